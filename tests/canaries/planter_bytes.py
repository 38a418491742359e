"""Markers in what is no XML: metadata of pictures, and bytes at the end of everything else."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

__all__ = ["plant_bytes"]

_Mint = Callable[[str], str]
_PNG = b"\x89PNG\r\n\x1a\n"


def plant_bytes(name: str, content: bytes, mint: _Mint, kind: str) -> bytes:
    """`content` with markers where its kind has room for words."""
    if content.startswith(_PNG):
        return _png(content, mint)
    if content.startswith(b"\xff\xd8"):
        return _jpeg(content, mint)
    if content.startswith(b"GIF8") and content.endswith(b";"):
        remark = mint("picture: comment of a GIF").encode()
        extension = b"\x21\xfe" + bytes([len(remark)]) + remark + b"\0"
        return content[:-1] + extension + b";" + mint("picture: bytes behind a GIF").encode()
    suffix = name.rpartition(".")[2].lower()
    place = f"{suffix}: bytes at the end" if len(suffix) <= 5 and suffix.isalnum() else f"{kind}: bytes at the end"
    return content + mint(place).encode() + mint(place + " in UTF-16").encode("utf-16-le")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(content: bytes, mint: _Mint) -> bytes:
    end = 8 + 12 + struct.unpack(">I", content[8:12])[0]
    chunks = (
        _chunk(b"tEXt", b"Author\0" + mint("picture: text of a PNG").encode())
        + _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(mint("picture: packed text of a PNG").encode()))
        + _chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + mint("picture: XMP of a PNG").encode())
        + _chunk(b"eXIf", _tiff(mint("picture: EXIF of a PNG")))
    )
    return content[:end] + chunks + content[end:] + mint("picture: bytes behind a PNG").encode()


def _tiff(text: str) -> bytes:
    """EXIF with nothing but a description of the picture."""
    data = text.encode() + b"\0"
    return b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHII", 0x010E, 2, len(data), 26) + b"\0\0\0\0" + data


def _jpeg(content: bytes, mint: _Mint) -> bytes:
    def segment(kind: int, data: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, kind, len(data) + 2) + data

    exif = segment(0xE1, b"Exif\0\0" + _tiff(mint("picture: EXIF of a JPEG")))
    iptc = segment(0xED, b"Photoshop 3.0\0" + mint("picture: IPTC of a JPEG").encode())
    remark = segment(0xFE, mint("picture: comment of a JPEG").encode())
    return content[:2] + exif + iptc + remark + content[2:] + mint("picture: bytes behind a JPEG").encode()
