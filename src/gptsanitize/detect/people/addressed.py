"""The form of address directly beside somebody's name: `Mrs.`, `Herrn Dr.`, `, Dott.ssa`.

Looks at what stands beside the people that were found, when all is decided, so that it changes nothing about them.
Finds no people itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.knowledge.titles import is_title
from gptsanitize.model import Finding

__all__ = ["titles_beside"]

_RULE = "title-of-person"
_SCORE = 0.85
_ROOM = 40
_MOST = 4
_BEFORE = compiled(
    r"(?:^|(?<=[\s\"'“„«(\[,;:/|>*_-]))(?P<v>[^\W\d_][^\W\d_.-]{0,12}(?:\.-?[^\W\d_]{3,5})?\.?)[ \t\u00a0\u202f]{1,2}+$"
)
_BLANKS = frozenset(" \t\u00a0\u202f")
_BEHIND = compiled(r", ?(?P<v>[^\W\d_]{2,9}(?:\.[^\W\d_]{2,4})?\.?)(?=[ \t]{0,3}(?:[\n,;|)\]]|\Z))")


def titles_beside(text: str, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The titles before each person (`Prof. Dr. Roe`) and behind a name that is listed (`Roe, Jane, Dr.`)."""
    last = 0
    for finding, following in zip_longest(findings, findings[1:]):
        if finding.entity == "PERSON":
            start, end = _before(text, max(last, finding.start - _ROOM), finding.start)
            if start < end:
                yield _title(finding, start, end)
            behind = _BEHIND.match(text, finding.end)
            if behind and is_title(behind["v"]) and not (following and following.start < behind.end()):
                yield _title(finding, *behind.span("v"))
        last = finding.end


def _before(text: str, low: int, start: int) -> tuple[int, int]:
    """Where the titles before `start` begin and end; an empty span for none."""
    begin = end = start
    for _ in range(_MOST):
        match = _BEFORE.search(text, low, begin) if text[begin - 1 : begin] in _BLANKS else None
        if match is None or not is_title(match["v"]):
            break
        begin, end = match.start("v"), end if begin < start else match.end("v")
    return begin, end


def _title(person: Finding, start: int, end: int) -> Finding:
    return Finding(person.segment, start, end, "TITLE", _RULE, _SCORE, "beside a name")
