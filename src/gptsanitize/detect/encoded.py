"""Base64 and hexadecimal inside a text: which runs hold readable text, so that it can be searched too.

Responsible for finding and decoding one level. The value that is masked is the run as it stands; what the decoded text
holds decides whether. HTML entities, percent signs and JSON escapes are undone by `normalise`, in place.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

__all__ = ["decoded_runs"]

_RUN = re.compile(r"[^A-Za-z0-9+/_-](?P<run>[A-Za-z0-9+/_-]{20,8000}+={0,2}+)(?![A-Za-z0-9+/=_-])")
_MIXED = re.compile(r"[A-Za-z+/_-]{0,40}[0-9A-Z]")
_OCTETS = re.compile(r"(?:[2-7][0-9A-Fa-f]){12,4000}")
"""Octets of printable ASCII: a digest has others."""
_APART = re.compile(r"(?<![\w:])[2-7][0-9A-Fa-f](?:[ :][2-7][0-9A-Fa-f]){9,4000}+(?![\w:])")
_ESCAPED = re.compile(r"\\x[2-7][0-9A-Fa-f](?:\\x[2-7][0-9A-Fa-f]){7,4000}+")
_NOT_HEX = re.compile(r"\\x|[ :]")
_UNREADABLE = re.compile(r"[^\x20-\x7e\n\r\t\u00a0-\u024f\u2010-\u203a\u20ac]")
_URL_SAFE = str.maketrans("-_", "+/")


def decoded_runs(text: str) -> Iterator[tuple[int, int, str]]:
    """`(start, end, decoded text)` of each run with readable text: base64 (URL-safe and unpadded too) and hexadecimal
    (octets together, apart, or as `\\x41`)."""
    for match in _RUN.finditer(f" {text}"):
        run = match["run"]
        decoded = _readable(run) if _MIXED.match(run) else ""
        if decoded:
            start, end = match.span("run")
            yield start - 1, end - 1, decoded
    for pattern in (_APART, _ESCAPED) if "\\x" in text else (_APART,):
        for match in pattern.finditer(text):
            decoded = _of_octets(bytes.fromhex(_NOT_HEX.sub("", match.group())))
            if decoded:
                yield *match.span(), decoded


def _readable(run: str) -> str:
    return _of_octets(bytes.fromhex(run)) if _OCTETS.fullmatch(run) else _decoded(run)


def _of_octets(octets: bytes) -> str:
    try:
        text = octets.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "" if _UNREADABLE.search(text) else text


def _decoded(run: str) -> str:
    bare = run.rstrip("=").translate(_URL_SAFE)
    if len(bare) % 4 == 1:
        return ""
    try:
        octets = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except binascii.Error:
        return ""
    return _of_octets(octets)
