"""Colour profiles without words (ICC.1:2010): header and colour tables."""

from __future__ import annotations

import struct

__all__ = ["clean_icc"]

_ICC_TAGS = frozenset(
    b"rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad chrm lumi gamt A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 D2B0 D2B1 D2B2 "
    b"D2B3 B2D0 B2D1 B2D2 B2D3 pre0 pre1 pre2".split()
)
_ICC_TYPES = frozenset(b"XYZ  curv para mft1 mft2 mAB  mBA  mpet sf32 chrm".split(b" ")) | {b"XYZ ", b"mAB ", b"mBA "}
_PARAMETERS = {0: 1, 1: 3, 2: 4, 3: 5, 4: 7}
_NAMELESS = b"desc\0\0\0\0\0\0\0\x01" + bytes(79)
_NO_RIGHTS = b"text\0\0\0\0\0"


def clean_icc(data: bytes) -> bytes | None:
    """A profile's header and colour tables; its descriptions, makers, dates and private tags are gone."""
    if len(data) < 132 or data[36:40] != b"acsp":
        return None
    head = bytearray(data[:128])
    for start, stop in ((4, 8), (24, 36), (40, 44), (48, 56), (80, 128)):
        head[start:stop] = bytes(stop - start)
    tags = [(b"desc", _NAMELESS), (b"cprt", _NO_RIGHTS)]
    for index in range(min(int.from_bytes(data[128:132]), 100)):
        entry = data[132 + 12 * index : 144 + 12 * index]
        if len(entry) == 12 and entry[:4] in _ICC_TAGS:
            offset, size = struct.unpack(">II", entry[4:])
            body = data[offset : offset + size]
            if body[:4] in _ICC_TYPES:
                tags.append((entry[:4], _cut(body)))
    return _profile(bytes(head), tags)


def _cut(body: bytes) -> bytes:
    """A tag's data without what follows its numbers, where their count is told (10.6, 10.18, 10.31)."""
    kind, count = body[:4], int.from_bytes(body[8:12])
    if kind == b"XYZ ":
        size = 20
    elif kind == b"curv":
        size = 12 + 2 * count
    elif kind == b"para":
        size = 12 + 4 * _PARAMETERS.get(int.from_bytes(body[8:10]), 7)
    elif kind in {b"mft1", b"mft2"}:
        size = _table_bytes(body)
    else:
        size = len(body)
    return kind + bytes(4) + body[8:size]


def _table_bytes(body: bytes) -> int:
    """The length of a table of 8 or 16 bits (10.10, 10.11)."""
    if len(body) < 52:
        return len(body)
    ins, outs, points = body[8], body[9], body[10]
    grid = outs
    for _ in range(min(ins, 15)):  # more inputs than a profile may have (10.10)
        grid *= points
    if body[:4] == b"mft1":
        return 48 + 256 * ins + grid + 256 * outs
    first, last = int.from_bytes(body[48:50]), int.from_bytes(body[50:52])
    return 52 + 2 * (ins * first + grid + outs * last)


def _profile(head: bytes, tags: list[tuple[bytes, bytes]]) -> bytes:
    table, bodies, placed = [], [], {}  # type: list[bytes], list[bytes], dict[bytes, int]
    position = 132 + 12 * len(tags)
    for tag, body in tags:
        if body not in placed:
            placed[body] = position
            padded = body + bytes(-len(body) % 4)
            bodies.append(padded)
            position += len(padded)
        table.append(tag + struct.pack(">II", placed[body], len(body)))
    whole = head + struct.pack(">I", len(tags)) + b"".join(table) + b"".join(bodies)
    return struct.pack(">I", len(whole)) + whole[4:]
