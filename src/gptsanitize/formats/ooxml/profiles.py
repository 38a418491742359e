"""Colour profiles of pictures without their words: description, copyright, device and calibration notes.

A profile is rebuilt from an allow-list of tags that hold numbers only, in types that hold numbers only; its header
keeps what describes colour and loses maker, model, creator and date. The two texts that every profile must have are
written anew and say nothing. A profile that cannot be rebuilt so is dropped: colours then are read as sRGB, which they
nearly always are. (ICC.1:2022, 7.2, 7.3, 9.2, 10)
"""

from __future__ import annotations

import struct

__all__ = ["clean_profile"]

_KEPT = frozenset(
    b"""
    rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 gamt
    """.split()
)
_PARAMETERS = (1, 3, 4, 5, 7)  # numbers of a parametric curve, by its kind (10.18)
_HEADER = 128
_MAX_TAGS = 100
_MAX_CHANNELS = 15
_TAG = struct.Struct(">4sII")
_OLD_TEXT = b"desc\0\0\0\0" + struct.pack(">I", 2) + b"-\0" + bytes(8 + 3 + 67 + 1)
_OLD_NOTE = b"text\0\0\0\0-\0\0\0"
_NEW_TEXT = b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", 2, 28) + b"\0-\0\0"


def clean_profile(data: bytes) -> bytes | None:
    """The profile without words, the same bytes if it has none; `None` if it is damaged or of an unknown kind."""
    try:
        return _rebuilt(data)
    except struct.error:
        return None


def _rebuilt(data: bytes) -> bytes | None:
    (count,) = struct.unpack_from(">I", data, _HEADER)
    if data[36:40] != b"acsp" or count > _MAX_TAGS:
        return None
    is_old = data[8] < 4
    tags = {b"desc": _OLD_TEXT if is_old else _NEW_TEXT, b"cprt": _OLD_NOTE if is_old else _NEW_TEXT}
    for index in range(count):
        name, at, size = _TAG.unpack_from(data, _HEADER + 4 + index * _TAG.size)
        if name in _KEPT:
            value = data[at : at + size]
            needed = _size_of(value)
            if not 0 < needed <= len(value):
                return None
            tags[name] = value[:needed]
    return _assembled(_clean_header(data), tags)


def _size_of(value: bytes) -> int:
    """How many bytes the numbers of a tag take; 0 for types that may hold something else."""
    kind = value[:4]
    if kind == b"XYZ ":
        return 20
    if kind == b"sf32":
        return 44
    if kind == b"curv":
        return 12 + 2 * int(struct.unpack_from(">8xI", value)[0])
    if kind == b"para":
        (function,) = struct.unpack_from(">8xH", value)
        return 12 + 4 * _PARAMETERS[function] if function < len(_PARAMETERS) else 0
    if kind in {b"mft1", b"mft2"}:
        return _size_of_table(value)
    return 0


def _size_of_table(value: bytes) -> int:
    """Matrix, tables of the input, a grid, tables of the output (10.10, 10.11)."""
    inputs, outputs, points = map(int, struct.unpack_from(">8x3B", value))
    if inputs > _MAX_CHANNELS:
        return 0
    grid = outputs
    for _ in range(inputs):
        grid *= points
    if value[:4] == b"mft1":
        return 48 + 256 * inputs + grid + 256 * outputs
    before, after = map(int, struct.unpack_from(">48x2H", value))
    return 52 + 2 * (before * inputs + grid + after * outputs)


def _clean_header(data: bytes) -> bytes:
    """Size, maker of the transform, date, maker, model, attributes, creator and identity are left open (7.2)."""
    kept = bytearray(_HEADER)
    for start, end in ((8, 24), (36, 40), (64, 80)):
        kept[start:end] = data[start:end]
    return bytes(kept)


def _assembled(header: bytes, tags: dict[bytes, bytes]) -> bytes:
    start = _HEADER + 4 + _TAG.size * len(tags)
    table, body = b"", b""
    places: dict[bytes, int] = {}
    for name, value in sorted(tags.items()):
        if value not in places:
            places[value] = start + len(body)
            body += value + bytes(-len(value) % 4)
        table += _TAG.pack(name, places[value], len(value))
    size = start + len(body)
    return struct.pack(">I", size) + header[4:] + struct.pack(">I", len(tags)) + table + body
