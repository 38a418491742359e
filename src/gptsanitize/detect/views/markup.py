"""A text as its reader sees it: without tags, comments, emphasis and commands, with the rows of its tables as rows.

Responsible for the other reading of HTML, XML, Markdown, LaTeX, RTF and wiki text, with a way back. Markup parts a
value from its label (`<th>MRN</th><td>...`), stands inside of it (`Jo<b>hn</b>`), or is the label (`<mrn>...</mrn>`).
It does not parse: what looks like no markup stays as it is, and what stands in attributes is found in the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.views.rejoined import Reading

__all__ = ["unmarked"]

_ROOM = 4_000  # characters that are read as one
_TAG = compiled(
    r"<(?:!--[^>]{0,400}?--|!\[CDATA\[|/?(?P<name>[A-Za-z][\w.-]{0,40})(?::(?P<local>[\w.-]{1,40}))?"
    r"(?P<rest>(?:[\s/][^<>]{0,600})?))>|<!\[CDATA\[|\]\]>"
)
_EMPHASIS = r"(?P<emphasis>\*\*|~~|(?<=\w)==(?=\w)|(?<=[^\W\d_])\*(?=[^\W\d_])|'{2,5})"
_COMMAND = (
    r"(?P<command>\\(?:text[a-z]{2}|emph|underline|href|url|mbox|item|hline|par|cell|row|tab|line|pard|plain|b|i|ul|"
    r"f[0-9]{1,2}|fs[0-9]{1,3}|cf[0-9]{1,2}|lang[0-9]{1,5})(?![A-Za-z]) ?\{?|(?<=[^\\])\}"
    r"|\\\\(?=[ \t]*(?:\r?\n|\\|\Z)))"
)
_CELL = r"(?P<cell>\|\||(?<= )&(?= ))"
_TIE = r"(?P<tie>(?<=[\w\])])~(?=[\w\\(+])|\\[,~](?=[0-9\w])|\\euro(?![A-Za-z])(?:\{\})?)"
"""Blanks of LaTeX and RTF that break no line, and a sign that has a name: `06~51~57`, `46\\,800~\\euro`."""
_MARKS = compiled(f"{_TAG.pattern}|{_EMPHASIS}|{_TIE}|{_COMMAND}|{_CELL}")
_MAY_BE_TAG = r"</?[A-Za-z!][^<>]{0,640}>"
_MAY_BE_OTHER = (
    r"\*\*(?:(?<=[\w.@-]\*\*)(?=[^*\n]{1,40}\*\*)|[^*\n]{1,40}\*\*(?=\w))|\*(?<=[^\W\d_]\*)(?=[^\W\d_]{1,20}\*)"
    r"|~~[^~\n]{1,40}~~|==(?<=\w==)[^=\n]{1,40}==|'{3}(?=[^'\n]{1,60}'{3})|\n\|[^\n|]{0,200}\|\|"
    r"|\\(?:\\[ \t]*(?:\r?\n|\Z)|(?:text[a-z]{2}|emph|hline|par|cell|ul|b|f[0-9])(?![A-Za-z]))"
)
"""Each begins with a sign that is rare: the search passes over all others."""
_MAY_BE_ANY = compiled(f"{_MAY_BE_TAG}|{_MAY_BE_OTHER}")
_MAY_BE = compiled(_MAY_BE_OTHER)
_MAY_BE_TIED = compiled(r"(?<=\w)~(?=[\w\\])|\\[,~](?=[0-9])")
_OF_LATEX = ("\\begin{", "\\section{", "\\documentclass", "\\cv", "\\par", "\\textbf{")
_CLOSERS = ("</", "/>", "<!")
"""Where none of these is, what looks like tags are types and gaps to fill."""
_NAMED = compiled(r"(?<![\w-])(?:name|key|id|field|label|for|title)\s?=\s?[\"']([^\"'<>]{2,60})[\"']")
_INLINE = frozenset(
    "b i u s em strong span font mark code small big sup sub a tt var kbd samp del ins strike abbr cite q wbr bdi bdo "
    "value string text content data v val r t p1".split()
)
_CELLS = frozenset({"td", "th"})
_ROWS = frozenset({"tr"})
_OF_TABLES = _CELLS | _ROWS
_BLANKS = compiled(r"\s*+")
_LINES = frozenset(
    "br p div li ul ol h1 h2 h3 h4 h5 h6 table thead tbody tfoot section article header footer form fieldset legend dl "
    "pre blockquote hr body html head title option select textarea button nav main aside img input meta link".split()
)
_TERMS = frozenset({"dt", "label"})
_AFTER_TERMS = frozenset({"dd"})


def unmarked(text: str) -> Iterator[Reading]:
    """The readings of a text without its markup; none where it has none.

    `must` are the places where something was taken out or put in: what a finding owes to the reading.
    """
    may_be = _MAY_BE_ANY if any(closer in text for closer in _CLOSERS) else _MAY_BE
    if "\\" in text and any(sign in text for sign in _OF_LATEX) and _MAY_BE_TIED.search(text):
        may_be = compiled(f"{may_be.pattern}|{_MAY_BE_TIED.pattern}")
    end = 0
    while first := may_be.search(text, end):
        start = max(end, text.rfind("\n", 0, first.start()) + 1)
        end = _end(text, first.end(), may_be)
        reading = _read(text, start, end)
        if reading is not None:
            yield reading


def _end(text: str, position: int, may_be: re.Pattern[str]) -> int:
    """Where a part with markup ends: at a line end behind which two lines have none."""
    limit = min(len(text), position + _ROOM)
    while True:
        line_end = text.find("\n", position, limit)
        if line_end < 0:
            return limit
        after = text.find("\n", line_end + 1, limit)
        stop = text.find("\n", after + 1, limit) if after >= 0 else -1
        more = may_be.search(text, line_end + 1, stop if stop >= 0 else limit)
        if more is None:
            return after if after >= 0 else limit
        position = more.end()


def _read(text: str, start: int, end: int) -> Reading | None:
    read: list[str] = []
    offsets: list[int] = []
    must: list[int] = []
    done = start
    for mark in _MARKS.finditer(text, start, end):
        said = _said(mark)
        if said is None:
            continue
        read.append(text[done : mark.start()])
        offsets.extend(range(done, mark.start()))
        must.append(len(offsets))
        read.append(said)
        ends = said == "€" and not text[mark.end() : mark.end() + 1].isdigit()
        offsets.extend([mark.end() - 1 if ends else mark.start()] * len(said))
        done = mark.end()
        if (mark["name"] or "").lower() in _OF_TABLES:
            blanks = _BLANKS.match(text, done, end)
            done = blanks.end() if blanks else done
    if not must:
        return None
    read.append(text[done:end])
    offsets.extend(range(done, end))
    return Reading("".join(read), tuple(offsets), tuple(must), "without markup")


def _said(mark: re.Match[str]) -> str | None:
    """What a reader sees in the place of a mark; nothing for what is none."""
    if mark["emphasis"]:
        return ""
    if mark["command"]:
        return _of_command(mark["command"])
    if mark["cell"]:
        return "|"
    if mark["tie"]:
        return "€" if "euro" in mark["tie"] else " "
    name = (mark["local"] or mark["name"] or "").lower()
    if not name:
        return ""
    return _of_tag(name, mark["local"] or mark["name"], mark["rest"], closes=mark[0].startswith("</"))


def _of_command(command: str) -> str:
    if command.startswith("\\\\"):
        return "|"
    if command.startswith(("\\par", "\\line", "\\item", "\\row", "\\pard")):
        return "\n"
    return "|" if command.startswith(("\\cell", "\\tab")) else ""


def _of_tag(low: str, name: str, rest: str, *, closes: bool) -> str:
    if low in _INLINE:
        return ""
    if low in _CELLS:
        return "" if closes else "|"
    if low in _ROWS:
        return "|\n" if closes else ""
    if low in _LINES:
        return "\n"
    if low in _TERMS:
        return ": " if closes else "\n"
    if low in _AFTER_TERMS or closes:
        return "\n" if closes else ""
    named = _NAMED.search(rest)
    return f"\n{named[1] if named else name}: "
