"""Pictures in formats of their own, without the parts that no decoder needs: JPEG, JPEG 2000, JBIG2.

Pure functions from bytes to bytes. What is kept is a list; comments, extensions, reserved segments, tables that
nothing refers to and profiles' words are gone. What makes no sense is answered with none: it is then not copied.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from gptsanitize.formats.pdf.icc import clean_icc

__all__ = ["clean_jbig2", "clean_jpeg", "clean_jpx"]


# ---- JPEG (ITU-T T.81, annex B)

_ALONE = frozenset({0x01, *range(0xD0, 0xDA)})
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
_HUFFMAN_TABLES, _ARITHMETIC, _QUANTISATION_TABLES = 0xC4, 0xCC, 0xDB
_FRAMES = frozenset(range(0xC0, 0xD0)) - {_HUFFMAN_TABLES, 0xC8, _ARITHMETIC}
_NEEDED = frozenset({*_FRAMES, _HUFFMAN_TABLES, _ARITHMETIC, _START_OF_SCAN, _QUANTISATION_TABLES, *range(0xDC, 0xE0)})
_SCAN = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")
_JFIF, _ADOBE = b"JFIF\0", b"Adobe"

Segment = tuple[int, bytes, bytes]
"""Marker, body, and the coded data behind it."""


def clean_jpeg(data: bytes) -> bytes | None:
    """A JPEG with the segments that decoding takes; of application segments only JFIF's and Adobe's own, cut short."""
    start = data.find(b"\xff\xd8")
    segments = list(_jpeg_segments(data, start + 2)) if start >= 0 else []
    if not segments:
        return None
    quantised, coded = _tables_used(segments)
    out = [b"\xff\xd8"]
    for marker, body, scan in segments:
        tables = body
        if marker == _QUANTISATION_TABLES:
            tables = b"".join(table for table in _quantisation_tables(body) if table[0] & 15 in quantised)
        elif marker == _HUFFMAN_TABLES:
            tables = b"".join(table for table in _huffman_tables(body) if table[0] in coded)
        out += [_segment(marker, tables), scan]
    return b"".join(out) + b"\xff\xd9"


def _tables_used(segments: list[Segment]) -> tuple[set[int], set[int]]:
    """The tables that frames and scans refer to: of quantisation by number, of Huffman codes by class and number."""
    frames = [body for marker, body, _ in segments if marker in _FRAMES]
    scans = [body for marker, body, _ in segments if marker == _START_OF_SCAN]
    selectors = {body[2 + 2 * index] for body in scans for index in _parts(body, 0, 2)}
    quantised = {body[8 + 3 * index] for body in frames for index in _parts(body, 5, 8)}
    return quantised, {one for each in selectors for one in (each >> 4, 0x10 | each & 15)}


def _parts(body: bytes, count: int, first: int) -> range:
    """The numbers of the components that a frame or a scan names, as far as they stand in it."""
    told = body[count] if len(body) > count else 0
    size = 3 if first == 8 else 2
    return range(min(told, max(0, (len(body) - first + size - 1) // size)))


def _jpeg_segments(data: bytes, position: int) -> Iterator[Segment]:
    while position + 4 <= len(data):
        if data[position] != 0xFF:
            position = _next_marker(data, position)
            continue
        marker = data[position + 1]
        if marker == 0xFF or marker in _ALONE:
            if marker == _END_OF_IMAGE:
                return
            position += 1 if marker == 0xFF else 2
            continue
        stop = position + 2 + int.from_bytes(data[position + 2 : position + 4])
        end = _next_marker(data, stop) if marker == _START_OF_SCAN else stop
        yield marker, data[position + 4 : stop], data[stop:end]
        position = end


def _next_marker(data: bytes, position: int) -> int:
    found = _SCAN.search(data, position)
    return found.end() - 2 if found else len(data)


def _quantisation_tables(body: bytes) -> Iterator[bytes]:
    position = 0
    while position < len(body):
        size = 129 if body[position] >> 4 else 65
        yield body[position : position + size]
        position += size


def _huffman_tables(body: bytes) -> Iterator[bytes]:
    position = 0
    while position + 17 <= len(body):
        size = 17 + sum(body[position + 1 : position + 17])
        yield body[position : position + size]
        position += size


def _segment(marker: int, body: bytes) -> bytes:
    if marker == 0xE0:
        body = body[:12] + b"\0\0" if body.startswith(_JFIF) else b""
    elif marker == 0xEE:
        body = body[:12] if body.startswith(_ADOBE) else b""
    elif marker not in _NEEDED:
        body = b""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body if body else b""


# ---- JPEG 2000 (ISO 15444-1, annexes A and I)

_SIGNATURE = b"\r\n\x87\n"
_BRANDS = frozenset({b"jp2 ", b"jpx ", b"jpxb", b"jph "})
_HEADER_BOXES = frozenset({b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef", b"res "})
_CODESTREAM = b"\xff\x4f\xff\x51"
_MAIN = frozenset({0x51, 0x50, 0x52, 0x53, 0x5C, 0x5D, 0x5E, 0x5F, 0x55, 0x57, 0x58, 0x60, 0x61, 0x63})
_TILE_LENGTHS = 0x55
_START_OF_TILE, _START_OF_DATA = 0x90, 0x93
_GREY_SPACE, _RGB_SPACE = 17, 16


def clean_jpx(data: bytes) -> bytes | None:
    """A JPEG 2000 image without boxes of metadata, comments and unknown segments."""
    if data.startswith(_CODESTREAM):
        return _clean_codestream(data)
    out = []
    for kind, body in _boxes(data):
        if kind == b"jp2c":
            out.append(_box(kind, _clean_codestream(body)))
        elif kind == b"jp2h":
            out.append(_box(kind, b"".join(_header_boxes(body))))
        elif kind == b"jP  ":
            out.append(_box(kind, _SIGNATURE))
        elif kind == b"ftyp":
            brands = [body[index : index + 4] for index in range(8, len(body), 4)]
            known = b"".join(brand for brand in brands if brand in _BRANDS)
            out.append(_box(kind, b"jp2 \0\0\0\0" + (known or b"jp2 ")))
    return b"".join(out) or None


def _header_boxes(body: bytes) -> Iterator[bytes]:
    channels = 0
    for kind, content in _boxes(body):
        if kind == b"ihdr":
            channels = int.from_bytes(content[8:10])
            yield _box(kind, content[:14])
        elif kind == b"colr":
            yield _box(kind, _colours(content, channels))
        elif kind in _HEADER_BOXES:
            yield _box(kind, content)


def _colours(content: bytes, channels: int) -> bytes:
    """A colour specification; a profile in it loses its words, or is named by number where it is none."""
    if content[:1] not in {b"\2", b"\3"}:
        return content[:7]
    profile = clean_icc(content[3:])
    if profile is not None:
        return content[:3] + profile
    return b"\1\0\0" + (_RGB_SPACE if channels >= 3 else _GREY_SPACE).to_bytes(4)


def _boxes(data: bytes) -> list[tuple[bytes, bytes]]:
    found, position = [], 0
    while position + 8 <= len(data):
        size, head = int.from_bytes(data[position : position + 4]), 8
        if size == 1:
            size, head = int.from_bytes(data[position + 8 : position + 16]), 16
        stop = len(data) if size == 0 else position + max(size, head)
        found.append((data[position + 4 : position + 8], data[position + head : stop]))
        position = stop
    return found


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


def _clean_codestream(data: bytes) -> bytes:
    """Its heads without comments and unknown segments, and nothing behind its end."""
    main, position = _known_segments(data, 2)
    tiles, changed = [], False
    while data[position : position + 2] == b"\xff\x90" and position + 12 <= len(data):
        size = int.from_bytes(data[position + 6 : position + 10])
        stop = position + size if size else len(data)
        inner, begin = _known_segments(data, position + 12)
        inside = b"".join(body for _, body in inner)
        changed = changed or len(inside) != begin - position - 12
        body = inside + (data[begin:stop] if size else _up_to_the_end(data[begin:]))
        length = struct.pack(">I", len(body) + 12 if size else 0)
        tiles.append(data[position : position + 6] + length + data[position + 10 : position + 12] + body)
        position = max(stop, begin)
    head = b"".join(body for marker, body in main if not changed or marker != _TILE_LENGTHS)
    if not tiles:
        return data[:2] + head + _up_to_the_end(data[position:])
    return data[:2] + head + b"".join(tiles) + b"\xff\xd9" * (not tiles[-1].endswith(b"\xff\xd9"))


def _known_segments(data: bytes, position: int) -> tuple[list[tuple[int, bytes]], int]:
    """The segments of a head that decoding takes, and where the head ends."""
    found = []
    while position + 4 <= len(data) and data[position] == 0xFF and data[position + 1] not in {0x90, 0x93}:
        stop = position + 2 + int.from_bytes(data[position + 2 : position + 4])
        if data[position + 1] in _MAIN:
            found.append((data[position + 1], data[position:stop]))
        position = max(stop, position + 2)
    return found, position


def _up_to_the_end(data: bytes) -> bytes:
    end = data.rfind(b"\xff\xd9")
    return data[: end + 2] if end >= 0 else data


# ---- JBIG2 (ITU-T T.88, 7.2)

_KNOWN = frozenset({0, 4, 6, 7, 16, 20, 22, 23, 36, 38, 39, 40, 42, 43, 48, 49, 50, 52, 53})
_END_OF_PAGE, _GENERIC_REGION = 49, 38
_UNKNOWN_LENGTH = 0xFFFFFFFF


def clean_jbig2(data: bytes) -> bytes | None:
    """The segments of an embedded JBIG2 stream that draw or are drawn with; none where it is none."""
    out: list[bytes] = []
    position = 0
    while position + 11 <= len(data):
        kind = data[position + 4] & 63
        head = _head_of_segment(data, position)
        length = int.from_bytes(data[head - 4 : head])
        if length == _UNKNOWN_LENGTH and kind == _GENERIC_REGION:
            return b"".join([*out, data[position:]])  # its end is known to its decoder only
        stop = head + length
        if kind in _KNOWN and stop <= len(data):
            out.append(data[position:stop])
        elif kind in _KNOWN:
            out.append(data[position:])
        position = stop
        if kind == _END_OF_PAGE:
            break
    return b"".join(out) or None


def _head_of_segment(data: bytes, position: int) -> int:
    """Where the head of a segment ends."""
    number, count, at = int.from_bytes(data[position : position + 4]), data[position + 5] >> 5, position + 6
    if count == 7:
        count = int.from_bytes(data[position + 5 : position + 9]) & 0x1FFFFFFF
        at = position + 9 + (count + 8) // 8
    at += count * (1 if number <= 256 else 2 if number <= 65536 else 4)
    return at + (4 if data[position + 4] & 64 else 1) + 4
