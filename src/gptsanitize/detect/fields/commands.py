r"""Arguments of commands that say what they are: `\name{Ada}{Quell}`, `\phone[mobile]{...}`, `{\author ada}`.

Responsible for LaTeX and RTF; which command says what stands in `recognizers/layouts/commands.yaml`. Macros are not
expanded, and what a command of no table holds is text like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any, Final

from gptsanitize.detect.fields.records import Field, may_be
from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.resources import load_yaml, recognizers_folder

__all__ = ["fields_of_commands"]

_ROOM: Final = 1_000
"""Characters of an argument."""
_MOST: Final = 9
_BLANKS = compiled(r"[ \t]*(?:\r?\n[ \t]*)?")
_OPTION = compiled(r"\[[^\]\n]{0,80}\]")
_KOMAVAR = compiled(r"\\setkomavar\*?\{(\w{1,30})\}(?=\{)")
_KEY = compiled(r"\b(?:pdf)?(?P<name>author|editor)\s{0,8}=\s{0,8}(?=\{)")
_ENTRY = compiled(r"@[A-Za-z]{4,20}\{[\w:./-]{1,60},")
_RTF = compiled(r"\{\\(?P<name>author|operator|manager|company) (?P<value>[^{}\\;]{1,100})\}")
_AUTHORS = compiled(
    r"\\(?:and|And|AND|quad|\\)(?![A-Za-z])| and |\\thanks\{[^{}]{0,400}\}|\$\^?[^$]{0,20}\$|\\[A-Za-z]{1,20}|[{}]"
)
_LINES = compiled(r"\\\\|\\newline(?![A-Za-z])|\n")
_PARTS: Final = {"PERSON": _AUTHORS, "OCCUPATION": compiled(r", |\\\\|\n")}
_EDGES: Final = " \t\r\n,;.{}\\"
_YEARS = compiled(r"(?:[^\W\d_]{3,9}\.? )?(?:19|20)[0-9]{2}(?! [^\W\d_])[-–—/0-9 .\w]{0,40}")
_USER = compiled(r"[a-z0-9](?:[\w.@-]{1,40})")


def fields_of_commands(text: str) -> Iterator[Field]:
    """The arguments of commands that can be what their commands say."""
    if "{" not in text:
        return
    if "@" in text and _ENTRY.search(text):
        yield from _of_entries(text)
    if "\\" not in text:
        return
    if "{\\rtf" in text:
        yield from _of_rtf(text)
    elif "}{" in text or "\\begin{" in text or "\\documentclass" in text or "\\author{" in text:
        yield from _of_latex(text)


def _of_rtf(text: str) -> Iterator[Field]:
    said = _tables()["rtf"]
    for match in _RTF.finditer(text):
        means = said[match["name"]]
        if means == "user":
            means = "USERNAME" if _USER.fullmatch(match["value"]) else "PERSON"
        yield from _field(text, *match.span("value"), means, "rtf")


def _of_latex(text: str) -> Iterator[Field]:
    said = _tables()["latex"]
    for match in _pattern().finditer(text):
        arguments = list(_arguments(text, match.end()))
        name = match["name"]
        table = said.get(f"{name}/{len(arguments)}") or said.get(name) or (_of_life(text, name) and said[f"{name}/cv"])
        for number, means in (table or {}).items():
            if number <= len(arguments):
                start, end = arguments[number - 1]
                yield from _values(text, start, end, means)
    for match in _KOMAVAR.finditer(text) if "komavar" in text else ():
        if means := _tables()["komavar"].get(match[1]):
            yield from _first(text, match.end(), means)
    if "pdfauthor" in text:
        yield from _of_entries(text)


def _of_entries(text: str) -> Iterator[Field]:
    """Those who wrote what stands in a list of references, or the document."""
    for match in _KEY.finditer(text):
        yield from _first(text, match.end(), "PERSON")


def _first(text: str, at: int, means: str) -> Iterator[Field]:
    for start, end in islice(_arguments(text, at), 1):
        yield from _values(text, start, end, means)


def _of_life(text: str, name: str) -> bool:
    """Whether the title is a person's, as in classes for a curriculum vitae."""
    return name == "title" and ("\\cventry" in text or "moderncv" in text or "awesome-cv" in text)


def _arguments(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The arguments in braces that begin at a place, without their braces; what stands in brackets is passed over."""
    for _ in range(_MOST):
        option = _OPTION.match(text, at)
        at = option.end() if option else at
        blanks = _BLANKS.match(text, at)
        begin = blanks.end() if blanks else at
        end = _closed(text, begin) if text.startswith("{", begin) else 0
        if not end:
            return
        yield begin + 1, end
        at = end + 1


def _closed(text: str, start: int) -> int:
    """Where the brace that opens at `start` closes; 0 where it does not soon."""
    depth = 0
    for at in range(start, min(len(text), start + _ROOM)):
        if text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
            if depth == 0:
                return at
    return 0


def _values(text: str, start: int, end: int, means: str) -> Iterator[Field]:
    """The values in an argument: each author, each line."""
    parts = _PARTS.get(means, _LINES)
    begin = start
    for cut in (*parts.finditer(text, start, end), None):
        stop = cut.start() if cut else end
        yield from _field(text, begin, stop, means, "latex")
        begin = cut.end() if cut else end


def _field(text: str, start: int, end: int, means: str, layout: str) -> Iterator[Field]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    value = text[start:end]
    if "#" in value or not may_be(value, means) or (means == "DATE" and not _YEARS.fullmatch(value)):
        return
    if means == "USERNAME" and not _USER.fullmatch(value.lower()):
        return
    if means == "PERSON" and (len(value) > 80 or (not value[:1].isupper() and " " not in value)):
        return
    yield Field(start, end, means, layout)


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted({name.partition("/")[0] for name in _tables()["latex"]}, key=len, reverse=True)
    return compiled(rf"\\(?P<name>{'|'.join(names)})\*?(?=[{{\[])")


@cache
def _tables() -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = load_yaml(recognizers_folder() / "layouts" / "commands.yaml")
    return tables
