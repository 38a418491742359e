"""What directly follows a finding: postcode and town behind a street, the age behind a person.

A postcode beside a word is too common a sight to be an address by itself (`20000 Items`); behind a street it is one.
Only what directly follows a found address is read, over one separator or line end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gptsanitize.detect.kinds import is_ordinary
from gptsanitize.detect.scanner import Hit

__all__ = ["ages", "continued"]

_WORD = r"[^\W\d_a-z][^\W\d_]{1,30}(?:['’./-][^\W\d_]{1,30}){0,3}"
_TOWN = rf"{_WORD}(?: (?:{_WORD}|de|la|le|sur|am|an|der|di|do|da|upon)(?![\w])){{0,3}}"
_REST = re.compile(
    r"(?:[ \t]{0,3}(?:,|-|–|\||·|;)[ \t]{0,3}|[ \t]{0,3}\r?\n[ \t>]{0,8}|[ \t]{1,3})"
    rf"(?P<v>(?:[A-Z]{{1,2}}-)?[0-9]{{4,6}}(?![0-9])[ ](?P<town>{_TOWN})|(?P<city>{_TOWN})[ ][0-9]{{5,6}}(?![\w]))"
)


_TOWN_ALONE = re.compile(rf", ?(?P<town>{_TOWN})(?= [-–·|•] |[,.;)\n]|\Z)")
_CODE_ALONE = re.compile(r",? (?P<v>[0-9]{5,6})(?![\w]|[.,][0-9]| [^\W\d_])", re.ASCII)


def continued(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """For each address, postcode and town that directly follow it."""
    for hit in hits:
        if hit.entity != "ADDRESS":
            continue
        match = _REST.match(text, hit.end)
        if match and not is_ordinary(match["town"] or match["city"]):
            yield Hit(*match.span("v"), "ADDRESS", "address-continued", hit.score, "behind a street")
            continue
        code = _CODE_ALONE.match(text, hit.end) if text[hit.end - 1].isalpha() else None
        if code:
            yield Hit(*code.span("v"), "ADDRESS", "address-continued", hit.score, "behind a street")
            continue
        alone = _TOWN_ALONE.match(text, hit.end) if text[hit.end - 1].isdigit() else None
        if alone and not is_ordinary(alone["town"]):
            yield Hit(*alone.span("town"), "ADDRESS", "address-continued", hit.score, "behind a street")


_AGE = re.compile(
    r" ?\((?:aged? )?(?P<a>1[01][0-9]|[1-9][0-9])(?=\)|, [^\W\d_])|"
    r", (?:aged )?(?P<b>1[01][0-9]|[1-9][0-9])(?=,| and | from | of )|"
    r"(?:, who)? (?:is|was|turned|turns) (?:now |just )?(?P<c>1[01][0-9]|[1-9]?[0-9])(?=[,.;]| and | years )"
    r"(?![.,][0-9])|,? (?:di|de|von|mit) (?P<d>1[01][0-9]|[1-9][0-9])(?= (?:anni|años|anos|ans|Jahren))",
    re.ASCII,
)
_CHILD = re.compile(
    r"(?i)(?<!\w)(?:sons?|daughters?|child|children|kids?|baby|boy|girl|brother|sister|nephew|niece|grandson|granddaughter|"
    r"sohn|tochter|kind|enkel|enkelin|fils|fille|enfant|hijo|hija|figlio|figlia|filho|filha|zoon|dochter|kleinzoon),? $"
)
_CHILDS_AGE = re.compile(r" ?\((?P<a>[1-9])\)|, (?P<b>[1-9])(?=,)", re.ASCII)


def ages(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The number in brackets or between commas that directly follows each person: `Jane Roe (64)`, `my son Jan (7)`."""
    for hit in hits:
        if hit.entity != "PERSON":
            continue
        match = _AGE.match(text, hit.end)
        if match is None and _CHILD.search(text, max(0, hit.start - 24), hit.start):
            match = _CHILDS_AGE.match(text, hit.end)
        if match and match.lastgroup:
            yield Hit(*match.span(match.lastgroup), "AGE", "age-behind-person", 0.65, "behind a person")
