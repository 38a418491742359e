"""Base64, base32 and hexadecimal inside a text: which runs hold readable text, so that it can be searched too.

Responsible for finding and decoding them, up to three times one in another. The value that is masked is the run as it
stands; what the decoded text holds decides whether. HTML entities, percent signs and escapes are undone by `normalise`,
in place.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from functools import lru_cache

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.views.octets import Glance

__all__ = ["decoded_runs", "is_encoded_text"]

_RUN = compiled(r"[A-Za-z0-9+/_-]{20,8000}+={0,6}+(?![A-Za-z0-9+/=_-])")
_LONG = b"x" * 20
_SHORT_RUN = r"[ \t\"']{0,8}(?P<run>[A-Za-z0-9+/_-]{7,19}={0,6}+)(?![A-Za-z0-9+/=_-])"
_SHORT = compiled(rf"(?:[:=]{{1,2}}>?|\|){_SHORT_RUN}")
"""Where a label or a cell ends: a run that is short is told by it."""
_SHORT_IN_COLUMNS = compiled(rf"(?:[:=]{{1,2}}>?|(?<=\w)[ \t]{{2}}|\t|\|){_SHORT_RUN}")
"""The same where tabs or gaps part the columns."""
_WRAPPED = compiled(
    r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{40,80}(?:\r?\n[ \t]{0,24}[A-Za-z0-9+/]{40,80}){0,2000}+"
    r"\r?\n[ \t]{0,24}[A-Za-z0-9+/]{2,80}={0,2}+(?![A-Za-z0-9+/=])"
)
_BASE32 = compiled(r"(?:[A-Z2-7]{8})*+[A-Z2-7]{2,8}={0,6}+")
_BASE64 = compiled(r"[A-Za-z0-9+/]+")
_LEVELS = 3
_FEWEST_SHORT = 5
_MIXED = compiled(r"[A-Za-z+/_-]{0,40}[0-9A-Z]")
_OCTETS = compiled(r"(?:[2-7][0-9A-Fa-f]){6,4000}")
"""Octets of printable ASCII: a digest has others."""
_APART = compiled(r"(?<![\w:])[2-7][0-9A-Fa-f](?:[ :][2-7][0-9A-Fa-f]){9,4000}+(?![\w:])")
_OCTETS_APART = bytes(
    ord("h") if code in b"0123456789abcdefABCDEF" else ord(" ") if code in b" :" else ord(".") for code in range(256)
)
_LONG_APART = b" ".join([b"hh"] * 10)
_NOT_HEX = compiled(r"[ :]")
_UNREADABLE = compiled(r"[^\x20-\x7e\n\r\t\u00a0-\u024f\u2010-\u203a\u20ac]")
_URL_SAFE = str.maketrans("-_", "+/")


def decoded_runs(text: str, glance: Glance | None = None) -> Iterator[tuple[int, int, str]]:
    """`(start, end, decoded text)` of each run with readable text: base64 (URL-safe and unpadded too) and hexadecimal
    (octets together or apart). `glance` is one at `text`, where one was taken."""
    glance = glance or Glance(text)
    done = 0
    for start in _long_runs(glance.tokens):
        if start < done:
            continue
        for pattern in (_WRAPPED, _RUN):
            match = pattern.match(text, start)
            decoded = _readable(match.group()) if match and _MIXED.match(text, start) else ""
            if match and decoded:
                done = match.end()
                yield start, done, decoded
                break
    for match in (_SHORT_IN_COLUMNS if "\t" in text or "  " in text else _SHORT).finditer(text):
        decoded = _readable_short(match["run"]) if _MIXED.match(match["run"]) else ""
        if len(decoded) >= _FEWEST_SHORT:
            yield *match.span("run"), decoded
    if _LONG_APART in glance.octets.translate(_OCTETS_APART):
        yield from _hexadecimal(_APART, text)


def is_encoded_text(run: str) -> bool:
    """Whether a run of base64, or a piece of one from its beginning, holds readable text."""
    whole = run.rstrip("=")[: len(run) // 4 * 4]
    return len(whole) % 4 != 1 and bool(_decoded(whole))


def _long_runs(tokens: bytes) -> Iterator[int]:
    """Where runs of signs of base64 begin."""
    start = tokens.find(_LONG)
    while start >= 0:
        yield start
        end = tokens.find(b".", start)
        start = tokens.find(_LONG, end) if end >= 0 else -1


def _hexadecimal(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int, str]]:
    for match in pattern.finditer(text):
        decoded = _of_octets(bytes.fromhex(_NOT_HEX.sub("", match.group())))
        if decoded:
            yield *match.span(), decoded


def _readable(run: str) -> str:
    """What a run says, also where that is a run again."""
    said = ""
    for _ in range(_LEVELS):
        decoded = _once("".join(run.split()))
        if not decoded:
            break
        said = run = decoded
    return said


@lru_cache(maxsize=4096)
def _readable_short(run: str) -> str:
    """The same of a run that may be a word, a date or a number of a table: those come again."""
    return _readable(run)


def _once(run: str) -> str:
    if _OCTETS.fullmatch(run):
        return _of_octets(bytes.fromhex(run))
    return _decoded(run) or (_of_base32(run) if _BASE32.fullmatch(run) else "")


def _of_base32(run: str) -> str:
    bare = run.rstrip("=")
    try:
        return _of_octets(base64.b32decode(bare + "=" * (-len(bare) % 8)))
    except binascii.Error:
        return ""


def _of_octets(octets: bytes) -> str:
    try:
        text = octets.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "" if _UNREADABLE.search(text) else text


def _decoded(run: str) -> str:
    bare = run.rstrip("=").translate(_URL_SAFE)
    if len(bare) % 4 == 1 or not _BASE64.fullmatch(bare):
        return ""
    try:
        octets = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except binascii.Error:
        return ""
    return _of_octets(octets)
