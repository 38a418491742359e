"""A text as a reader sees it, with the way back: what stands between and inside the words of an answer undone.

Undoes JSON and Markdown escapes, HTML references, percent signs, emphasis, tags of emphasis, wrapped and quoted lines,
soft hyphens, typographic apostrophes and hyphens. One line end is a space, an empty line stays a line end, so that
nothing is found over two paragraphs. Nothing is written from here but what `escaped_like` returns.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

__all__ = ["View", "escaped_like", "is_plain", "view_of"]

_ONE_TO_ONE = str.maketrans({
    **dict.fromkeys(map(chr, (9, 10, 13, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)), " "),
    **dict.fromkeys("\u2018\u2019\u02bc\u02b9\u2032\uff07", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-"),
    "İ": "I",
})  # fmt: skip
_UNIT = re.compile(
    r"\\u[0-9a-fA-F]{4}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?"
    r"|\\[!-/:-@\[-`{-~nrt]"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
    r"|%(?:[0-7][0-9A-Fa-f]|[c-dC-D][0-9A-Fa-f]%[89abAB][0-9A-Fa-f]|[eE][0-9A-Fa-f](?:%[89abAB][0-9A-Fa-f]){2}"
    r"|[fF][0-7](?:%[89abAB][0-9A-Fa-f]){3})"
    r"|</?(?:b|i|em|strong|u|mark|span|code)\b[^<>\n]{0,200}>"
    r"|\*{1,3}|~~|`{1,3}"
    r"|(?<![^\W_])_{1,3}(?=[^\W_])|(?<=[^\W_])_{1,3}(?![^\W_])"
    r"|[^\S\n]{0,80}+\n[^\S\n]{0,80}+(?:>[^\S\n]{0,8}+){1,8}+"
    r"|\s{2,200}+"
    r"|[\u00ad\u200b-\u200d\u2060\ufeff]+"
    r"|[^\W\d_][\u0300-\u036f]{1,4}"
)
_SPECIAL = re.compile(r"[\\&%<*~`_\s](?<! )|  ")
_EMPHASIS = re.compile(r"[*~`_<]")
_CONTROL = "nrt"


@dataclass(frozen=True, slots=True)
class View:
    """`text` is what a reader sees, in the case in which it stands; `lower` is as long, in small letters."""

    raw: str = field(repr=False)
    text: str = field(repr=False)
    lower: str = field(repr=False)
    _shown: list[int] = field(repr=False)
    _starts: list[int] = field(repr=False)
    _ends: list[int] = field(repr=False)
    """Where each piece begins in `text` and in `raw`; where it ends in `raw` if it is one unit, else -1."""

    def start(self, at: int) -> int:
        """Where the character `at` of the view begins in the raw text."""
        piece = bisect_right(self._shown, at) - 1
        return self._starts[piece] + (0 if self._ends[piece] >= 0 else at - self._shown[piece])

    def end(self, at: int) -> int:
        """Where the character before `at` of the view ends in the raw text."""
        if at <= 0:
            return 0
        piece = bisect_right(self._shown, at - 1) - 1
        end = self._ends[piece]
        return end if end >= 0 else self._starts[piece] + at - self._shown[piece]

    def first(self, raw: int) -> int:
        """The first character of the view that begins at or after `raw`."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.start(middle) < raw:
                low = middle + 1
            else:
                high = middle
        return low

    def is_parted(self, at: int) -> bool:
        """Whether emphasis stands in the raw text before the character `at`: a word ends there."""
        if not 0 < at < len(self.text):
            return False
        begin, end = self.end(at), self.start(at)
        return begin < end and _EMPHASIS.search(self.raw, begin, end) is not None


def is_plain(raw: str) -> bool:
    """Whether a reader sees a text as it is written, letter by letter."""
    return raw.isascii() and _SPECIAL.search(raw) is None


def view_of(raw: str) -> View:
    """The view of a text. Its time is linear in the text."""
    parts: list[str] = []
    shown: list[int] = [0]
    starts: list[int] = [0]
    ends: list[int] = [-1]
    at = position = 0
    for unit in _UNIT.finditer(raw):
        seen = _seen(unit[0])
        if seen is None:
            continue
        begin, end = unit.span()
        if begin > position:
            parts.append(raw[position:begin])
            at += begin - position
        if seen:
            shown.append(at)
            starts.append(begin)
            ends.append(end)
            parts.append(seen)
            at += len(seen)
        shown.append(at)
        starts.append(end)
        ends.append(-1)
        position = end
    parts.append(raw[position:])
    text = "".join(parts).translate(_ONE_TO_ONE).replace(_BREAK, "\n")
    return View(raw, text, _lower(text), shown, starts, ends)


_BREAK = "\x1e"


def _lower(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _seen(unit: str) -> str | None:
    """What a reader sees of a unit; None where it is nothing special."""
    first = unit[0]
    if first == "\\":
        if unit[1] == "u" and len(unit) > 2:
            return _json(unit)
        return " " if unit[1] in _CONTROL else unit[1]
    if first == "&":
        char = html.unescape(unit)
        return char if char != unit else None
    if first == "%":
        try:
            return unquote_to_bytes(unit).decode("utf-8")
        except UnicodeDecodeError:
            return None
    if first.isspace():
        return _BREAK if unit.count("\n") > 1 else " "
    if first.isalpha():
        return unicodedata.normalize("NFC", unit)
    return ""


def _json(unit: str) -> str | None:
    try:
        char = str(json.loads(f'"{unit}"'))
        char.encode()
    except ValueError:
        return None
    return char


def escaped_like(text: str, found: str, *, is_json: bool) -> str:
    """`text` in the manner in which `found` is written: with the codes of HTML, URLs, JSON, mail."""
    from gptsanitize.detect.views.spelling import spelled

    if not is_json:
        return spelled(found, 0, len(found))._replace(tags="").write(text)
    written = spelled(plain, 0, len(plain)).write(text) if (plain := _unquoted(found)) else text
    written = json.dumps(written, ensure_ascii="\\u" in found)[1:-1]
    return written.replace("/", "\\/") if "\\/" in found else written


def _unquoted(found: str) -> str:
    """What the inside of a JSON string stands for; nothing where it is none."""
    try:
        return str(json.loads(f'"{found}"'))
    except ValueError:
        return ""
