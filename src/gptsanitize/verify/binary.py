"""Bytes that are no text: every run of letters in them, in 8 and 16 bits, and what PNG chunks compress."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress

from gptsanitize.verify.examination import Examination, Feed
from gptsanitize.verify.search import Scope
from gptsanitize.verify.vocabulary import without_makers

__all__ = ["examine_bytes", "inflate"]

_RUN = re.compile(rb"[\x09\x20-\x7e\x80-\xff]{6,}+")
_ASCII_RUN = re.compile(rb"[\x20-\x7e]{6,}+")
_WIDE_RUN = re.compile(rb"(?>[\x20-\x7e\xa0-\xff]\0){6,}+|(?>\0[\x20-\x7e\xa0-\xff]){6,}+")
_SLICE = 1 << 22
_SHARED = 1 << 12
_SIEVED = 1 << 14
"""Bytes from which on it pays to look quickly before."""
_INFLATED_AT_ONCE = 1 << 20

_PNG = b"\x89PNG\r\n\x1a\n"


def examine_bytes(content: bytes, part: str, examination: Examination, scope: Scope = Scope.BINARY) -> None:
    """Examine bytes of any kind. Raises `Unreadable` when the limits are reached."""
    for start in range(0, len(content), _SLICE):
        piece = content[max(0, start - _SHARED) : start + _SLICE]
        examination.spend_bytes(len(piece))
        if len(piece) < _SIEVED or not examination.sieve.bytes_are_quiet(piece, binary=scope is Scope.BINARY):
            _examine_piece(piece, part, examination, scope)
    if content.startswith(_PNG):
        for text in _png_texts(content, examination):
            examination.text(part, text.decode("utf-8", "replace"))


def _examine_piece(piece: bytes, part: str, examination: Examination, scope: Scope) -> None:
    with Feed(examination, part, scope) as narrow:
        for run in _ASCII_RUN.findall(piece):
            narrow.write(without_makers(run.decode("ascii")) + "\n")
    with Feed(examination, part, scope) as broad:
        for run in _RUN.findall(piece):
            if not run.isascii():
                broad.write(
                    without_makers(f"{run.decode('utf-8', 'ignore')}\n{run.decode('cp1252', 'replace')}") + "\n"
                )
    with Feed(examination, part, scope, "UTF-16") as wide:
        for run in _WIDE_RUN.findall(piece):
            wide.write(without_makers(run.replace(b"\0", b"").decode("latin-1")) + "\n")
    if examination.wide_scripts:
        _examine_wide_scripts(piece, part, examination, scope)


def _examine_wide_scripts(piece: bytes, part: str, examination: Examination, scope: Scope) -> None:
    """Letters beyond Latin-1 in UTF-16 have no zero bytes: every alignment and order is read."""
    for encoding in ("utf-16-le", "utf-16-be"):
        for shift in (0, 1):
            examination.text(part, piece[shift:].decode(encoding, "replace"), scope, "UTF-16")


def _png_texts(content: bytes, examination: Examination) -> Iterator[bytes]:
    """Keywords and texts of tEXt, zTXt, iTXt, and the profile of iCCP (PNG 3rd edition, 11.3.3)."""
    position = len(_PNG)
    while position + 8 <= len(content):
        size = int.from_bytes(content[position : position + 4])
        kind, body = content[position + 4 : position + 8], content[position + 8 : position + 8 + size]
        position += size + 12
        if kind in {b"zTXt", b"iCCP", b"iTXt"}:
            examination.spend_member()
            keyword, _, rest = body.partition(b"\0")
            yield keyword
            at = rest.find(b"\x78")
            if at >= 0:
                yield inflate(rest[at:], examination)


def inflate(content: bytes, examination: Examination, *, raw: bool = False) -> bytes:
    """What zlib makes of it, as far as it goes; nothing if it is none. Raises `Unreadable` when it grows too far."""
    reader = zlib.decompressobj(-15 if raw else 15)
    pieces, pending = [], content
    with suppress(zlib.error):  # what was inflated before the fault is examined
        while pending and not reader.eof:
            pieces.append(reader.decompress(pending, _INFLATED_AT_ONCE))
            examination.spend_bytes(len(pieces[-1]))
            if not pieces[-1]:
                break
            pending = reader.unconsumed_tail
    return b"".join(pieces)
