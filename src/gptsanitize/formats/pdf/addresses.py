"""Addresses of links as texts: read without percent-encoding, edited letter by letter, encoded again (RFC 3986, 2.1).

What is not edited keeps its spelling; what is put in is spelled as often encoded as what it replaces: an address inside
an address is encoded twice. Nothing is said here about which links are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from gptsanitize.model import Edit

__all__ = ["Address"]

_ONE = re.compile(r"%((?:25){0,4})([0-9A-Fa-f]{2})", re.ASCII)
"""An octet, encoded once or more often."""
_RUN = re.compile(rf"(?>{_ONE.pattern})++", re.ASCII)
_WEB = re.compile(r"\s*+https?:", re.ASCII | re.IGNORECASE)
_PLAIN = "/:@!$'()*,;~-._+"
"""Signs that part nothing where an author's words stand."""


class Address:
    """One address: `text` as people read it, and how each of its letters is spelled."""

    def __init__(self, raw: bytes) -> None:
        spelled = _ascii(raw)
        found = list(_letters(spelled))
        self.text = "".join(letter for letter, _ in found)
        self._spelling = [spelling for _, spelling in found]
        self.spelled = spelled

    def edited(self, edits: Sequence[Edit]) -> str:
        """The address with these edits of its text, in ASCII."""
        out: list[str] = []
        position = 0
        for edit in sorted(edits, key=lambda each: each.start):
            out += self._spelling[position : edit.start]
            out.append(_encoded(edit.text, self._spelling[edit.start : edit.end]))
            position = edit.end
        return "".join([*out, *self._spelling[position:]])


def _ascii(raw: bytes) -> str:
    """An address as it should be (12.6.4.7 has 7-bit letters): anything else is percent-encoded."""
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        text = raw.decode("utf-16", "replace")
    else:
        try:
            text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
        except UnicodeDecodeError:
            text = raw.decode("latin-1")
    return "".join(char if " " < char < "\x7f" else quote(char) for char in text.strip())


def _letters(spelled: str) -> Iterator[tuple[str, str]]:
    """The letters that are read, each with its spelling."""
    query = spelled.find("?") if _WEB.match(spelled) else -1
    position = 0
    for run in _RUN.finditer(spelled):
        yield from _plain(spelled, position, run.start(), query)
        yield from _decoded([(one[0], int(one[2], 16)) for one in _ONE.finditer(run[0])])
        position = run.end()
    yield from _plain(spelled, position, len(spelled), query)


def _plain(spelled: str, start: int, end: int, query: int) -> Iterator[tuple[str, str]]:
    for index in range(start, end):
        sign = spelled[index]
        yield (" " if sign == "+" and 0 <= query < index else sign), sign


def _decoded(octets: Sequence[tuple[str, int]]) -> Iterator[tuple[str, str]]:
    """Octets as UTF-8, and each that is none by itself."""
    index = 0
    while index < len(octets):
        count = _length(octets[index][1])
        data = bytes(value for _, value in octets[index : index + count])
        try:
            letter = data.decode("utf-8")
        except UnicodeDecodeError:
            letter, count = data[:1].decode("latin-1"), 1
        yield letter, "".join(spelling for spelling, _ in octets[index : index + count])
        index += count


def _length(octet: int) -> int:
    """How many octets a letter of UTF-8 has that begins with this one."""
    return 1 if octet < 0xC0 else 2 if octet < 0xE0 else 3 if octet < 0xF0 else 4


def _encoded(text: str, before: Iterable[str]) -> str:
    """A replacement, encoded as often as what stood there; signs that stood there plainly may stand there again."""
    times, plain = 1, _PLAIN
    for spelling in before:
        octet = _ONE.match(spelling)
        if octet is None:
            plain += spelling
        else:
            times = max(times, 1 + len(octet[1]) // 2)
    for _ in range(times):
        text = quote(text, safe=plain if times == 1 else "")
    return text
