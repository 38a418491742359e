"""Pictures without what cameras, editors and authors write beside the pixels. Pixels themselves are not read.

JPEG, PNG, GIF and WebP are rebuilt from an allow-list of their segments, so the picture is bit-identical; BMP loses
what follows its pixels; TIFF is written anew. What was free of metadata comes back as the same object. SVG is XML and
is not treated here, EMF and WMF are drawings that may hold text and are opaque. (ITU T.81, PNG 3rd edition, GIF89a,
RIFF WebP)
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator

from gptsanitize.errors import LimitError
from gptsanitize.limits import Limits

__all__ = ["clean_image", "is_picture"]

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs acTL fcTL fdAT cICP".split())
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_NEXT_MARKER = re.compile(rb"\xff(?=[^\x00\xff\xd0-\xd7])")
_SIGNATURES = (b"\xff\xd8\xff", _PNG, b"GIF87a", b"GIF89a", b"BM", b"II*\0", b"MM\0*", b"RIFF")


class _BrokenError(Exception):
    pass


def is_picture(head: bytes) -> bool:
    """Whether the first bytes are those of a picture that can be cleaned."""
    return head.startswith(_SIGNATURES)


def clean_image(data: bytes, limits: Limits) -> bytes | None:
    """The picture without metadata, the same object if it had none, `None` if it cannot be cleaned.

    Raises `LimitError` for a picture of more pixels than allowed that would have to be decoded.
    """
    try:
        new = _clean(data, limits)
    except (_BrokenError, struct.error, IndexError):
        return None
    return data if new == data else new


def _clean(data: bytes, limits: Limits) -> bytes | None:
    if data.startswith(b"\xff\xd8\xff"):
        return b"".join(_jpeg(data))
    if data.startswith(_PNG):
        return b"".join(_png(data))
    if data.startswith((b"GIF87a", b"GIF89a")):
        return b"".join(_gif(data))
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _webp(data)
    if data.startswith((b"BM", b"II*\0", b"MM\0*")):
        return _reencode(data, limits)
    return None


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield b"\xff\xd8"
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":  # fill bytes
            at += 1
        if data[at] != 0xFF:
            raise _BrokenError
        kind = data[at + 1]
        if kind == 0xD9:
            yield b"\xff\xd9"
            return  # what follows the end is not part of the picture
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if end > len(data):
            raise _BrokenError
        if kind == 0xDA:  # a scan: its coded data runs to the next marker
            found = _NEXT_MARKER.search(data, end)
            if found is None:
                yield data[at:] + b"\xff\xd9"  # cut off, but shown by every viewer
                return
            end = found.start()
        if _keep_segment(kind, data[at + 4 : at + 18]):
            yield data[at:end]
        at = end


def _keep_segment(kind: int, start: bytes) -> bool:
    """Whether a JPEG segment is needed to show the picture. A thumbnail may lie in APP0 (JFIF, 4.2)."""
    if kind == 0xE0:
        return start.startswith(b"JFIF\0") and start[12:14] == b"\0\0"
    if kind == 0xE2:
        return start.startswith(b"ICC_PROFILE\0")
    if kind == 0xEE:
        return start.startswith(b"Adobe")
    return not (0xE0 <= kind <= 0xEF or kind == 0xFE)


def _png(data: bytes) -> Iterator[bytes]:
    yield _PNG
    at = len(_PNG)
    while True:
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise _BrokenError
        if kind in _PNG_KEPT:
            yield data[at:end]
        elif kind[0] < 0x60:  # an unknown critical chunk
            raise _BrokenError
        if kind == b"IEND":
            if length or zlib.crc32(kind) != struct.unpack_from(">I", data, end - 4)[0]:
                raise _BrokenError
            return
        at = end


def _gif(data: bytes) -> Iterator[bytes]:
    at = 13
    if data[10] & 0x80:
        at += 3 << (data[10] & 7) + 1
    yield data[:at]
    while True:
        kind = data[at]
        if kind == 0x3B:
            yield b"\x3b"
            return
        if kind == 0x2C:
            table = data[at + 9]
            start = at + 10 + (3 << (table & 7) + 1 if table & 0x80 else 0) + 1
            end = _skip_blocks(data, start)
            yield data[at:end]
        elif kind == 0x21:
            label, end = data[at + 1], _skip_blocks(data, at + 2)
            loops = label == 0xFF and data[at + 3 : at + 14] in _LOOPS
            if label == 0xF9 or loops:
                yield data[at:end]
        else:
            raise _BrokenError
        at = end


def _skip_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1


def _webp(data: bytes) -> bytes:
    chunks: list[bytes] = []
    at, end = 12, 8 + struct.unpack_from("<I", data, 4)[0]
    while at < min(end, len(data)):
        kind, length = struct.unpack_from("<4sI", data, at)
        stop = at + 8 + length + (length & 1)
        if stop > len(data):
            raise _BrokenError
        if kind == b"VP8X":
            flags = data[at + 8] & ~0x0C  # neither EXIF nor XMP follows
            chunks.append(data[at : at + 8] + bytes([flags]) + data[at + 9 : stop])
        elif kind in _WEBP_KEPT:
            chunks.append(data[at:stop])
        at = stop
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _reencode(data: bytes, limits: Limits) -> bytes | None:
    """BMP and TIFF from their pixels."""
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=("BMP", "TIFF")) as picture:
                limits.check("image_pixels", picture.width * picture.height)
                kind = picture.format or ""
                plain = Image.frombytes(picture.mode, picture.size, picture.tobytes())
                if picture.mode == "P":
                    plain.putpalette(picture.getpalette() or [])
                target = io.BytesIO()
                plain.save(target, kind, **({"compression": "tiff_lzw"} if kind == "TIFF" else {}))
                return target.getvalue()
    except LimitError:
        raise
    except Exception:  # noqa: BLE001 -- whatever a broken picture makes a decoder raise, it is not delivered
        return None
