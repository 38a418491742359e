"""The empty box that stands in the place of a picture that cannot be read: crossed out, without words, of any kind.

The box takes the part's name and content type, so that nothing that refers to the picture changes. It has no words,
for a word could be someone's name. (MS-EMF 2.3, MS-WMF 2.3, PNG 3rd edition)
"""

from __future__ import annotations

import gzip
import struct
import zlib
from functools import cache

__all__ = ["box_for"]

_SIDE = 64
_INSET = 16
_SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
    b'<path d="M1 1H63V63H1ZM1 1L63 63M63 1L1 63" fill="none" stroke="#808080"/></svg>'
)


@cache
def box_for(content_type: str) -> bytes:
    """The box as a picture of this kind, given in small letters; a PNG where the kind is none of ours."""
    kind = content_type.rpartition("/")[2]
    if "svg" in kind:
        return _SVG
    if kind.endswith(("emz", "wmz")):
        return gzip.compress(_emf() if kind.endswith("emz") else _wmf(), mtime=0)
    if kind.endswith("emf"):
        return _emf()
    return _wmf() if kind.endswith("wmf") else _png()


def _png() -> bytes:
    last = _SIDE - 1
    rows = bytearray()
    for y in range(_SIDE):
        rows.append(0)
        rows += bytes(0x80 if x in (0, last, y, last - y) or y in (0, last) else 0xFF for x in range(_SIDE))
    header = struct.pack(">2I5B", _SIDE, _SIDE, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    )


def _emf() -> bytes:
    """A header, a rectangle, two lines and the end. (MS-EMF 2.3.4.2, 2.3.5.34, 2.3.11.26, 2.3.5.13, 2.3.4.1)"""
    last = _SIDE * 16
    lines = ((27, 0, 0), (54, last, last), (27, last, 0), (54, 0, last))
    records = [struct.pack("<2I4i", 43, 24, _INSET, _INSET, last - _INSET, last - _INSET)]
    records += [struct.pack("<2I2i", kind, 16, x, y) for kind, x, y in lines]
    records.append(struct.pack("<5I", 14, 20, 0, 16, 20))
    size = 88 + sum(map(len, records))
    box = (0, 0, last, last)
    frame = (0, 0, last * 26, last * 26)  # hundredths of a millimetre, at about 96 dots per inch
    rest = (0x464D4520, 0x10000, size, len(records) + 1, 1, 0, 0, 0, 0, 1024, 768, 271, 203)
    return struct.pack("<2I4i4i4I2H3I2i2i", 1, 88, *box, *frame, *rest[:4], *rest[4:6], *rest[6:]) + b"".join(records)


def _wmf() -> bytes:
    """A placeable header, a header and the same drawing. (MS-WMF 2.3.2.3, 2.3.2.2)"""
    last = _SIDE * 16
    records = [
        struct.pack("<IH2h", 5, 0x020B, 0, 0),  # the origin of the window
        struct.pack("<IH2h", 5, 0x020C, last, last),  # its extent
        struct.pack("<IH4h", 7, 0x041B, last - _INSET, last - _INSET, _INSET, _INSET),  # a rectangle
        *(struct.pack("<IH2h", 5, kind, y, x) for kind, x, y in ((0x0214, 0, 0), (0x0213, last, last))),
        *(struct.pack("<IH2h", 5, kind, y, x) for kind, x, y in ((0x0214, last, 0), (0x0213, 0, last))),
        struct.pack("<IH", 3, 0),
    ]
    words = 9 + sum(map(len, records)) // 2
    head = struct.pack("<IH4hHI", 0x9AC6CDD7, 0, 0, 0, last, last, 1440, 0)
    checksum = 0
    for (word,) in struct.iter_unpack("<H", head):
        checksum ^= word
    return head + struct.pack("<HHHHIHIH", checksum, 1, 9, 0x0300, words, 0, 7, 0) + b"".join(records)
