"""Pictures without what cameras, editors and authors write beside the pixels. Pixels themselves are not read.

JPEG, PNG, GIF and WebP are rebuilt from an allow-list of their segments, so the picture is bit-identical; their colour
profiles lose their words (see `profiles`). A BMP that holds more than its pixels and TIFF are written anew. What was
free of metadata comes back as the same object. SVG is XML and is not treated here, EMF and WMF are drawings that may
hold text and are opaque. (ITU T.81, PNG 3rd edition, GIF89a, RIFF WebP)
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator

from gptsanitize.errors import LimitError
from gptsanitize.formats.ooxml.profiles import clean_profile
from gptsanitize.limits import Limits

__all__ = ["clean_image", "is_picture", "notes_of"]

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD hIST pHYs acTL fcTL fdAT cICP".split())
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"))
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_ICC_NAME = b"ICC Profile"
_BMP_HEADS = 54
_BMP_PALETTE = 8  # bits of a pixel up to which a BMP has a list of its colours
_NEXT_MARKER = re.compile(rb"\xff(?=[^\x00\xff\xd0-\xd7])")
_SIGNATURES = (b"\xff\xd8\xff", _PNG, b"GIF87a", b"GIF89a", b"BM", b"II*\0", b"MM\0*", b"RIFF")


_ICC_JPEG = b"ICC_PROFILE\0"
_ICC_PIECE = 65_000
_MAX_NOTE = 10_000_000
_POSITION = (b"\x88\x25", b"\x25\x88")
"""The tag of an EXIF block that leads to the place where a picture was taken, in either order of bytes."""


class _BrokenError(Exception):
    pass


class _Notes(list[bytes]):
    """What a picture holds beside its pixels."""


def is_picture(head: bytes) -> bool:
    """Whether the first bytes are those of a picture that can be cleaned."""
    return head.startswith(_SIGNATURES)


def clean_image(data: bytes, limits: Limits) -> bytes | None:
    """The picture without metadata, the same object if it had none, `None` if it cannot be cleaned.

    Raises `LimitError` for a picture of more pixels than allowed that would have to be decoded.
    """
    try:
        new = _clean(data, limits, _Notes())
    except (_BrokenError, struct.error, IndexError):
        return None
    return data if new == data else new


def notes_of(data: bytes, limits: Limits) -> bytes | None:
    """What `clean_image` takes away, unpacked; `None` where that cannot be read as words: a position, other kinds."""
    notes = _Notes()
    try:
        if data.startswith((b"BM", b"II*\0", b"MM\0*")):
            return b"" if data.startswith(b"BM") and _is_bare_bitmap(data) else None
        _clean(data, limits, notes)
    except (_BrokenError, struct.error, IndexError):
        return None
    joined = b"\n".join(notes)
    is_placed = any(note.find(b"Exif") >= 0 or note[:2] in (b"II", b"MM") for note in notes) and any(
        sign in joined for sign in _POSITION
    )
    return None if is_placed or b"GPS" in joined else joined


def _clean(data: bytes, limits: Limits, notes: _Notes) -> bytes | None:
    if data.startswith(b"\xff\xd8\xff"):
        return b"".join(_jpeg(data, notes))
    if data.startswith(_PNG):
        return b"".join(_png(data, notes))
    if data.startswith((b"GIF87a", b"GIF89a")):
        return b"".join(_gif(data, notes))
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _webp(data, notes)
    if data.startswith((b"BM", b"II*\0", b"MM\0*")):
        return data if _is_bare_bitmap(data) else _reencode(data, limits)
    return None


def _jpeg(data: bytes, notes: _Notes) -> Iterator[bytes]:
    yield b"\xff\xd8"
    at = 2
    profile: list[bytes] = []
    while True:
        while data[at : at + 2] == b"\xff\xff":  # fill bytes
            at += 1
        if data[at] != 0xFF:
            raise _BrokenError
        kind = data[at + 1]
        if kind == 0xD9:
            yield b"\xff\xd9"
            notes.append(data[at + 2 :])
            return  # what follows the end is not part of the picture
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if end > len(data):
            raise _BrokenError
        if profile and not _is_profile(kind, data[at + 4 : at + 18]):
            yield from _jpeg_profile(profile, notes)
            profile = []
        if kind == 0xDA:  # a scan: its coded data runs to the next marker
            found = _NEXT_MARKER.search(data, end)
            if found is None:
                yield data[at:] + b"\xff\xd9"  # cut off, but shown by every viewer
                return
            end = found.start()
        if _is_profile(kind, data[at + 4 : at + 18]):
            profile.append(data[at:end])
        elif _keep_segment(kind, data[at + 4 : at + 18]):
            yield data[at:end]
        else:
            notes.append(data[at + 4 : end])
        at = end


def _is_profile(kind: int, start: bytes) -> bool:
    return kind == 0xE2 and start.startswith(_ICC_JPEG)


def _jpeg_profile(segments: list[bytes], notes: _Notes) -> Iterator[bytes]:
    """The segments of a colour profile, in pieces that one segment can hold (ICC.1:2022, B.4)."""
    head = 4 + len(_ICC_JPEG) + 2
    profile = b"".join(segment[head:] for segment in segments)
    new = clean_profile(profile)
    if new == profile:
        yield from segments
        return
    notes.append(profile)
    pieces = [new[at : at + _ICC_PIECE] for at in range(0, len(new), _ICC_PIECE)] if new else []
    for number, piece in enumerate(pieces, 1):
        content = _ICC_JPEG + bytes((number, len(pieces))) + piece
        yield b"\xff\xe2" + struct.pack(">H", len(content) + 2) + content


def _keep_segment(kind: int, start: bytes) -> bool:
    """Whether a JPEG segment is needed to show the picture. A thumbnail may lie in APP0 (JFIF, 4.2)."""
    if kind == 0xE0:
        return start.startswith(b"JFIF\0") and start[12:14] == b"\0\0"
    if kind == 0xEE:
        return start.startswith(b"Adobe")
    return not (0xE0 <= kind <= 0xEF or kind == 0xFE)


def _png(data: bytes, notes: _Notes) -> Iterator[bytes]:
    yield _PNG
    at = len(_PNG)
    while True:
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise _BrokenError
        if kind == b"iCCP":
            yield _png_profile(data[at:end], notes)
        elif kind in _PNG_KEPT:
            yield data[at:end]
        elif kind[0] < 0x60:  # an unknown critical chunk
            raise _BrokenError
        else:
            notes.append(_unpacked(kind, data[at + 8 : end - 4]))
        if kind == b"IEND":
            if length or zlib.crc32(kind) != struct.unpack_from(">I", data, end - 4)[0]:
                raise _BrokenError
            notes.append(data[end:])
            return
        at = end


def _png_profile(chunk: bytes, notes: _Notes) -> bytes:
    """The chunk of a colour profile, or nothing (PNG, 11.3.2.3)."""
    name, _, packed = chunk[8:-4].partition(b"\0")
    profile = _inflated(packed[1:])
    new = clean_profile(profile)
    if new == profile and name == _ICC_NAME:
        return chunk
    notes.append(name + b"\n" + profile)
    if new is None:
        return b""
    content = b"iCCP" + _ICC_NAME + b"\0\0" + zlib.compress(new)
    return struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))


def _unpacked(kind: bytes, content: bytes) -> bytes:
    """A chunk of text as it is read (11.3.3)."""
    if kind == b"zTXt":
        name, _, packed = content.partition(b"\0")
        return name + b"\n" + _inflated(packed[1:])
    if kind == b"iTXt":
        name, _, rest = content.partition(b"\0")
        language, _, tail = rest[2:].partition(b"\0")
        translated, _, text = tail.partition(b"\0")
        return b"\n".join((name, language, translated, _inflated(text) if rest[:1] == b"\1" else text))
    return content


def _inflated(packed: bytes) -> bytes:
    expander = zlib.decompressobj()
    try:
        text = expander.decompress(packed, _MAX_NOTE)
    except zlib.error:
        raise _BrokenError from None
    if not expander.eof:
        raise _BrokenError
    return text


def _gif(data: bytes, notes: _Notes) -> Iterator[bytes]:
    at = 13
    if data[10] & 0x80:
        at += 3 << (data[10] & 7) + 1
    yield data[:at]
    while True:
        kind = data[at]
        if kind == 0x3B:
            yield b"\x3b"
            notes.append(data[at + 1 :])
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
                notes.append(_sub_blocks(data, at + 2))
        else:
            raise _BrokenError
        at = end


def _skip_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1


def _sub_blocks(data: bytes, at: int) -> bytes:
    """The content of sub-blocks, joined."""
    pieces = []
    while data[at]:
        pieces.append(data[at + 1 : at + 1 + data[at]])
        at += 1 + data[at]
    return b"".join(pieces)


def _webp(data: bytes, notes: _Notes) -> bytes:
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
        elif kind == b"ICCP":
            profile = data[at + 8 : at + 8 + length]
            new = clean_profile(profile)
            if new != profile:
                notes.append(profile)
            if new is None:
                raise _BrokenError  # the flags of the file would lie
            chunks.append(kind + struct.pack("<I", len(new)) + new + bytes(len(new) & 1))
        elif kind in _WEBP_KEPT:
            chunks.append(data[at:stop])
        else:
            notes.append(data[at + 8 : stop])
        at = stop
    notes.append(data[at:])
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _is_bare_bitmap(data: bytes) -> bool:
    """Whether a BMP is a header of the common kind, its colours, and its pixels, and nothing else."""
    if not data.startswith(b"BM") or len(data) < _BMP_HEADS:
        return False
    start, size, width, height, _, depth, packing = struct.unpack_from("<10xIIiiHHI", data)
    (colours,) = struct.unpack_from("<46xI", data)
    palette = 4 * (colours or (1 << depth if depth <= _BMP_PALETTE else 0))
    rows = (width * depth + 31) // 32 * 4 * abs(height)
    return (size, packing) == (40, 0) and start == _BMP_HEADS + palette and len(data) == start + rows


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
