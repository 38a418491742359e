"""What the bytes of a PDF stream decode to (ISO 32000-2, 7.4): the witness's own filters.

Filters of pixels are left alone: their bytes are examined as they are. Everything is bounded by the examination.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from gptsanitize.verify.examination import Examination, Unreadable

__all__ = ["Decoded", "decode", "inflate_stream"]

_PIXELS = frozenset({"DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode"})
_FLATE = frozenset({"FlateDecode", "Fl"})
_SPACES = b"\0\t\n\x0c\r "
_NO_HEX = re.compile(rb"[^0-9A-Fa-f]++")
_AT_ONCE = 1 << 20
_MOST_FILTERS = 8
_PNG = 10
_CLEAR, _EOD, _FIRST_CODE, _MOST_CODES = 256, 257, 258, 4096


class Decoded(NamedTuple):
    """What came out; whether all of it did; and how many of the bytes that went in belong to it."""

    data: bytes
    whole: bool
    used: int


def decode(
    raw: bytes, filters: Sequence[str], parameters: Sequence[Mapping[str, int]], examination: Examination
) -> Decoded:
    """Take off filters from the outermost on, up to the first that holds pixels.

    `used` counts bytes of `raw` that nobody has to look at. Raises `Unreadable` for a filter that is unknown and when
    the limits are reached.
    """
    if len(filters) > _MOST_FILTERS:
        raise Unreadable
    data, whole, used = raw, True, 0
    for index, name in enumerate(filters):
        if name in _PIXELS:
            return Decoded(data if index else b"", whole=whole, used=used)
        if name in _FLATE:
            data, complete, consumed = inflate_stream(data, examination)
            used = consumed if index == 0 and complete else used
            whole = whole and complete
        elif name in _OTHERS:
            data = _OTHERS[name](data, examination)
        elif name != "Crypt":
            raise Unreadable
        data = _without_predictor(data, parameters[index] if index < len(parameters) else {})
    return Decoded(data, whole=whole, used=used)


def inflate_stream(raw: bytes, examination: Examination) -> Decoded:
    """What zlib makes of it, as far as it goes."""
    reader, pieces, pending = zlib.decompressobj(), [], raw
    with suppress(zlib.error):  # what was inflated before the fault is examined
        while pending and not reader.eof:
            pieces.append(reader.decompress(pending, _AT_ONCE))
            examination.spend_bytes(len(pieces[-1]))
            if not pieces[-1]:
                break
            pending = reader.unconsumed_tail
    return Decoded(b"".join(pieces), whole=reader.eof, used=len(raw) - len(reader.unused_data) if reader.eof else 0)


# ---- the others ----------------------------------------------------------------------------------------------------


def _hexadecimal(data: bytes, _: Examination) -> bytes:
    digits = _NO_HEX.sub(b"", data.partition(b">")[0])
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _base85(data: bytes, _: Examination) -> bytes:
    digits = data.partition(b"~")[0].strip(_SPACES).removeprefix(b"<~")
    try:
        return base64.a85decode(digits, ignorechars=_SPACES + b"\x0b")
    except ValueError:
        raise Unreadable from None


def _run_lengths(data: bytes, examination: Examination) -> bytes:
    pieces, position = [], 0
    while position < len(data) and data[position] != 128:
        length = data[position]
        if length < 128:
            pieces.append(data[position + 1 : position + 2 + length])
            position += length + 2
        else:
            pieces.append(data[position + 1 : position + 2] * (257 - length))
            position += 2
        examination.spend_bytes(len(pieces[-1]))
    return b"".join(pieces)


def _lzw(data: bytes, examination: Examination) -> bytes:
    """With early change, as nearly all are; a table that changes late goes wrong after 510 codes (7.4.4.2)."""
    pieces: list[bytes] = []
    table: list[bytes] = []
    last, width, bits, held = b"", 9, 0, 0
    for byte in data:
        held, bits = held << 8 | byte, bits + 8
        if bits < width:
            continue
        bits -= width
        code, held = held >> bits, held & ((1 << bits) - 1)
        if code == _EOD:
            break
        if code == _CLEAR:
            table, last, width = [], b"", 9
            continue
        entry = _entry(code, table, last)
        if last and len(table) + _FIRST_CODE < _MOST_CODES:
            table.append(last + entry[:1])
        pieces.append(entry)
        examination.spend_bytes(len(entry))
        last, width = entry, min(12, max(9, (len(table) + _FIRST_CODE + 1).bit_length()))
    return b"".join(pieces)


def _entry(code: int, table: list[bytes], last: bytes) -> bytes:
    if code < _CLEAR:
        return bytes((code,))
    if code - _FIRST_CODE < len(table):
        return table[code - _FIRST_CODE]
    if code - _FIRST_CODE > len(table) or not last:
        raise Unreadable
    return last + last[:1]


_OTHERS: dict[str, Callable[[bytes, Examination], bytes]] = {
    "ASCIIHexDecode": _hexadecimal,
    "AHx": _hexadecimal,
    "ASCII85Decode": _base85,
    "A85": _base85,
    "RunLengthDecode": _run_lengths,
    "RL": _run_lengths,
    "LZWDecode": _lzw,
    "LZW": _lzw,
}


# ---- predictors ----------------------------------------------------------------------------------------------------


def _without_predictor(data: bytes, parameters: Mapping[str, int]) -> bytes:
    """Rows as they were before each was written as its difference from its neighbours (7.4.4.4)."""
    predictor = parameters.get("Predictor", 1)
    if predictor < 2:
        return data
    colors, bits = parameters.get("Colors", 1), parameters.get("BitsPerComponent", 8)
    pixel = max(1, colors * bits // 8)
    row = (colors * bits * parameters.get("Columns", 1) + 7) // 8
    if row < 1 or row > len(data):
        return data
    if predictor >= _PNG:
        return _png_rows(data, row, pixel)
    return _tiff_rows(data, row, pixel) if bits == 8 else data


def _tiff_rows(data: bytes, row: int, pixel: int) -> bytes:
    rows = bytearray(data)
    for start in range(0, len(rows), row):
        for index in range(start + pixel, min(start + row, len(rows))):
            rows[index] = (rows[index] + rows[index - pixel]) & 255
    return bytes(rows)


def _png_rows(data: bytes, size: int, pixel: int) -> bytes:
    out, above = bytearray(), bytes(size)
    for start in range(0, len(data), size + 1):
        kind, row = data[start], bytearray(data[start + 1 : start + 1 + size].ljust(size, b"\0"))
        if kind == 2:
            row = bytearray((one + two) & 255 for one, two in zip(row, above, strict=True))
        elif kind in {1, 3, 4}:
            _undo(kind, row, above, pixel)
        out += row
        above = bytes(row)
    return bytes(out)


def _undo(kind: int, row: bytearray, above: bytes, pixel: int) -> None:
    for index in range(len(row)):
        left = row[index - pixel] if index >= pixel else 0
        corner = above[index - pixel] if index >= pixel else 0
        if kind == 1:
            predicted = left
        elif kind == 3:
            predicted = (left + above[index]) // 2
        else:
            predicted = _paeth(left, above[index], corner)
        row[index] = (row[index] + predicted) & 255


def _paeth(left: int, above: int, corner: int) -> int:
    nearest = left + above - corner
    return min((abs(nearest - each), order, each) for order, each in enumerate((left, above, corner)))[2]
