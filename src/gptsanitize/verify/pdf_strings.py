"""Strings and names as they stand in a PDF's bytes (ISO 32000-1, 7.3.4, 7.3.5, 7.9.2.2), whatever refers to them.

Linear in the bytes, whatever they hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from gptsanitize.verify.pdf_letters import DOCUMENT

__all__ = ["NAME", "STRING", "Words", "end_of_string", "name_of", "string_bytes", "text_of", "words_in"]

STRING = rb"\((?>[^()\\]++|\\[\s\S])*+\)|<[0-9A-Fa-f\x00\t\n\x0c\r ]*+>"
NAME = rb"/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*+"
_STRING = re.compile(STRING + rb"|\(")
_NAME = re.compile(NAME)
_PARENTHESIS = re.compile(rb"\\[\s\S]|[()]")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3}+)|(\r\n|[\s\S]|\Z))")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_NO_DIGIT = re.compile(rb"[^0-9A-Fa-f]++")
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_DEPTHS = {b"(": 1, b")": -1}
_COLLECTIONS = ("Adobe", "Identity", "UCS", "Japan1", "GB1", "CNS1", "Korea1", "KR")
_STANDARD = b"/Registry"
_STANDARD_VALUE = re.compile(
    rb"/(?:Registry|Ordering)[\x00\t\n\x0c\r ]*+(?:"
    + b"|".join(
        rb"\(" + name.encode() + rb"\)|<feff" + name.encode("utf-16-be").hex().encode() + b">" for name in _COLLECTIONS
    )
    + b")"
)
"""Collections of characters that every PDF may name (9.7.3): nobody's words."""


class Words(NamedTuple):
    """The different strings, as text, and the different names, as they are written, of some objects."""

    strings: list[str]
    names: list[bytes]


def words_in(data: bytes) -> Words:
    """Every string and every name in the bytes of objects."""
    if _STANDARD in data:
        data = _STANDARD_VALUE.sub(b"", data)
    strings = dict.fromkeys(_STRING.findall(data))
    if b"(" in strings:
        strings = dict.fromkeys(_strings_in(data))
    names = dict.fromkeys(_NAME.findall(data))
    return Words([text_of(string_bytes(raw)) for raw in strings], list(names))


def _strings_in(data: bytes) -> Iterator[bytes]:
    """Strings some of which hold parentheses that are not escaped."""
    position = 0
    while (found := _STRING.search(data, position)) is not None:
        position = end_of_string(data, found.start()) if found[0] == b"(" else found.end()
        yield data[found.start() : position]


def end_of_string(data: bytes, start: int) -> int:
    """Where a string with balanced parentheses in it ends; unterminated, it takes the rest."""
    depth = 0
    for found in _PARENTHESIS.finditer(data, start):
        depth += _DEPTHS.get(found[0], 0)
        if not depth:
            return found.end()
    return len(data)


def string_bytes(raw: bytes) -> bytes:
    """The bytes of a literal or hexadecimal string."""
    if raw.startswith(b"<"):
        with suppress(ValueError):  # digits that do not pair, other bytes between them
            return bytes.fromhex(raw[1:-1].decode("ascii"))
        digits = _NO_DIGIT.sub(b"", raw)
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    body = raw[1:-1] if raw.endswith(b")") else raw[1:]
    return _ESCAPE.sub(_unescape, body) if b"\\" in body else body


def _unescape(escape: re.Match[bytes]) -> bytes:
    octal, char = escape.groups()
    return bytes([int(octal, 8) & 0xFF]) if octal is not None else _ESCAPES.get(char, char)


def text_of(string: bytes) -> str:
    """A string as text; one that has zero bytes and no mark of its encoding also without them."""
    if string.isascii() and b"\0" not in string:
        return string.decode("ascii")
    if string.startswith((b"\xfe\xff", b"\xff\xfe")):
        return string.decode("utf-16", "replace")
    if string.startswith(b"\xef\xbb\xbf"):
        return string.decode("utf-8-sig", "replace")
    text = string.decode("latin-1").translate(DOCUMENT)
    return text + "\n" + text.replace("\0", "") if "\0" in text else text


def name_of(raw: bytes) -> str:
    """A name with its slash, `#xx` resolved."""
    if b"#" in raw:
        raw = _NAME_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), raw)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
