"""The line of a street within an address, in the ways in which the same street is written elsewhere.

Responsible for `14 Harrow Street` of an address over three lines or behind commas, and for `14 Harrow St`. What stands
in its place is made by `places`, which gives the words of a street the same fakes however its kind is shortened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gptsanitize.mask.words import STREET_ENDINGS, STREET_WORDS

__all__ = ["street_lines"]

_PARTED = re.compile(r"[,;\n]")
_WORD = re.compile(r"[^\W\d_]+(?:/|\.[a-z]{2}(?!\w))?")
_FEWEST_LETTERS = 5
_SHORTEST_NAME = 4
_ROW = (  # kinds of streets and how they are shortened
    "street st;road rd;avenue ave av;boulevard blvd bd;lane ln;drive dr;court ct;place pl;square sq;crescent cres;"
    "gardens gdns;highway hwy;parkway pkwy;circle cir;trail trl;terrace ter;calle c/;avenida avda av;carrera cra;"
    "plaza pza;via v;viale v.le;piazza p.za;corso c.so;rua r;praça pç;travessa tv;chemin ch;route rte;impasse imp"
)
_KINDS = {
    word: tuple(other for other in row.split() if other != word)
    for row in reversed(_ROW.split(";"))
    for word in row.split()
}
_ENDING = re.compile(
    r"(?<=[^\W\d_]{3})(?:(?P<s>straße|strasse|str)|(?P<p>platz|pl)|(?P<n>straat))\.?(?![^\W\d_])", re.IGNORECASE
)
_OTHER_ENDINGS = {"s": ("straße", "str."), "p": ("platz", "pl."), "n": ("straat", "str.")}


def street_lines(address: str) -> Iterator[str]:
    """The part of an address that names street and number, as it stands there and with its kind otherwise written."""
    for part in _PARTED.split(address):
        line = " ".join(part.split())
        if _is_street(line):
            yield from dict.fromkeys((line, *_otherwise(line)))
            return


def _is_street(line: str) -> bool:
    if not any(map(str.isdecimal, line)) or sum(map(str.isalpha, line)) < _FEWEST_LETTERS:
        return False
    words = [word.lower() for word in _WORD.findall(line)]
    named = [word for word in words if word.rstrip("/.") not in STREET_WORDS and len(word) >= _SHORTEST_NAME]
    is_kind = any(word in _KINDS or word in STREET_WORDS for word in words)
    return bool(named) and (is_kind or any(word.endswith(tuple(STREET_ENDINGS)) for word in words))


def _otherwise(line: str) -> Iterator[str]:
    ending = _ENDING.search(line)
    if ending is not None and ending.lastgroup:
        for other in _OTHER_ENDINGS[ending.lastgroup]:
            yield line[: ending.start()] + other + line[ending.end() :]
    for found in _WORD.finditer(line):
        for other in _KINDS.get(found[0].lower(), ()):
            written = other.capitalize() if found[0][0].isupper() else other
            yield line[: found.start()] + written + line[found.end() :].removeprefix(".")
        if found[0].lower() in _KINDS:
            return
