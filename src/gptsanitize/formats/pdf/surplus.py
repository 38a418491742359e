"""Bytes that nothing draws behind those that something does: samples beyond the last row, colours beyond the table.

Says how long the decoded data of a stream of samples may be (ISO 32000-2, 7.10.2, 8.6.6.3, 8.7.4.5, 8.9.5), from its
dictionary alone. Where that does not say it, nothing is cut.
"""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from collections.abc import Mapping
from contextlib import suppress
from math import prod
from typing import Any

import pikepdf

from gptsanitize.formats.pdf.objects import child, integer, name_of

__all__ = ["components", "inline_bytes", "most_bytes", "without_fax_tail", "without_strangers"]

_DEEPEST = 4
_ONE = frozenset({"DeviceGray", "CalGray", "Indexed", "Separation", "G", "I"})
_THREE = frozenset({"DeviceRGB", "CalRGB", "Lab", "RGB"})
_FOUR = frozenset({"DeviceCMYK", "CMYK"})
_BITS = frozenset({1, 2, 4, 8, 12, 16, 24, 32})
_MOST_INLINE = 1 << 24
_MESHES = frozenset({4, 5})


def components(space: Any, depth: int = 0) -> int:
    """How many numbers a colour has in a space; 0 where that is not known."""
    family = name_of(space[0]) if isinstance(space, pikepdf.Array) and len(space) else name_of(space)
    if family in _ONE:
        return 1
    if family in _THREE:
        return 3
    if family in _FOUR:
        return 4
    if not isinstance(space, pikepdf.Array) or len(space) < 2 or depth > _DEEPEST:
        return 0
    if family == "ICCBased":
        return max(0, integer(child(space[1], "/N")))
    return len(space[1]) if family == "DeviceN" and isinstance(space[1], pikepdf.Array) else 0


def most_bytes(kind: str, stream: Any, whole: int) -> int | None:
    """How many of `whole` decoded bytes a stream of a kind of the schema can use; none where that is not known."""
    if kind == "image":
        return _samples(stream)
    if kind == "function-object" and integer(child(stream, "/FunctionType")) == 0:
        return _function_samples(stream)
    return _vertices(stream, whole) if kind == "shading" else None


def _samples(image: Any) -> int | None:
    mask = child(image, "/ImageMask") is True
    bits = 1 if mask else integer(child(image, "/BitsPerComponent"))
    numbers = 1 if mask else components(child(image, "/ColorSpace"))
    width, height = integer(child(image, "/Width")), integer(child(image, "/Height"))
    if bits not in _BITS or min(numbers, width, height) < 1:
        return None
    return (width * numbers * bits + 7) // 8 * height


def _function_samples(function: Any) -> int | None:
    size, results, bits = (
        child(function, "/Size"),
        child(function, "/Range"),
        integer(child(function, "/BitsPerSample")),
    )
    if not isinstance(size, pikepdf.Array) or not isinstance(results, pikepdf.Array) or bits not in _BITS:
        return None
    sizes = [integer(each) for each in size]
    return (prod(sizes) * (len(results) // 2) * bits + 7) // 8 if sizes and min(sizes) > 0 else None


def _vertices(shading: Any, whole: int) -> int | None:
    """Whole vertices of a mesh of triangles; those of curves are not of one length."""
    kind, function = integer(child(shading, "/ShadingType")), child(shading, "/Function")
    numbers = 1 if function is not None else components(child(shading, "/ColorSpace"))
    place, color = integer(child(shading, "/BitsPerCoordinate")), integer(child(shading, "/BitsPerComponent"))
    flag = integer(child(shading, "/BitsPerFlag")) if kind == 4 else 0
    if kind not in _MESHES or place not in _BITS or color not in _BITS or numbers < 1:
        return None
    vertex = (flag + 2 * place + numbers * color + 7) // 8
    return whole // vertex * vertex


# ---- tables from codes to glyphs (9.7.4.2)


def without_strangers(table: bytes, glyphs: int) -> bytes | None:
    """A table of glyph numbers in which those that the font does not have are 0; none where it is that already."""
    numbers = array("H", table[: len(table) // 2 * 2])
    if sys.byteorder == "little":
        numbers.byteswap()
    if not numbers or (max(numbers) < glyphs and not len(table) % 2):
        return None
    known = array("H", [number if number < glyphs else 0 for number in numbers])
    if sys.byteorder == "little":
        known.byteswap()
    return known.tobytes()


# ---- pictures in content streams (8.9.7)

_FILTER_ENDS = {"ASCII85Decode": b"~>", "A85": b"~>", "ASCIIHexDecode": b">", "AHx": b">", "DCTDecode": b"\xff\xd9"}
_FILTER_ENDS["DCT"] = _FILTER_ENDS["DCTDecode"]


def inline_bytes(entries: Mapping[str, list[bytes]], data: bytes) -> int:
    """How many bytes of an inline picture are used, by its dictionary: keys and the tokens of their values."""

    def value(short: str, long: str) -> str:
        tokens = [raw for raw in entries.get(short) or entries.get(long) or () if raw not in {b"[", b"]"}]
        return tokens[0].decode("latin-1").lstrip("/") if tokens else ""

    def number(short: str, long: str) -> int:
        text = value(short, long)
        return int(text) if text.isdecimal() and len(text) < 10 else 0

    first = value("/F", "/Filter")
    if first in _FILTER_ENDS:
        end = data.rfind(_FILTER_ENDS[first]) if first.startswith("DCT") else data.find(_FILTER_ENDS[first])
        return end + len(_FILTER_ENDS[first]) if end >= 0 else len(data)
    if first in {"FlateDecode", "Fl"}:
        return _inflated(data)
    if first in {"RunLengthDecode", "RL"}:
        return _unrolled(data)
    if first:
        return len(data)
    mask = value("/IM", "/ImageMask") == "true"
    bits = 1 if mask else number("/BPC", "/BitsPerComponent")
    numbers = 1 if mask else components(pikepdf.Name("/" + (value("/CS", "/ColorSpace") or "None")))
    size = (number("/W", "/Width") * numbers * bits + 7) // 8 * number("/H", "/Height")
    return min(size, len(data)) if size else len(data)


def _inflated(data: bytes) -> int:
    inflater = zlib.decompressobj()
    with suppress(zlib.error):
        inflater.decompress(data, _MOST_INLINE)
    return len(data) - len(inflater.unused_data) if inflater.eof else len(data)


def _unrolled(data: bytes) -> int:
    position = 0
    while position < len(data) and data[position] != 128:
        position += data[position] + 2 if data[position] < 128 else 2
    return min(position + 1, len(data))


# ---- fax (ITU-T T.6)

_END_OF_BLOCK = 0x001001
"""Two codes of eleven zeros and a one."""


def _at_bit(shift: int) -> bytes:
    """An expression for the code that begins so many bits into a byte."""
    spread = (_END_OF_BLOCK << (8 - shift)).to_bytes(4)
    first = bytes(spread[0] | high << (8 - shift) for high in range(1 << shift))
    last = bytes(spread[3] | low for low in range(1 << (8 - shift))) if shift else b""
    return _one_of(first) + re.escape(spread[1:3]) + (_one_of(last) if shift else b"")


def _one_of(codes: bytes) -> bytes:
    return b"[" + b"".join(b"\\x%02x" % code for code in codes) + b"]"


_FAX_END = re.compile(b"|".join(map(_at_bit, range(8))), re.DOTALL)


def without_fax_tail(data: bytes) -> bytes:
    """Data of group 4 up to its end-of-block code, at whatever bit that stands; all of it where there is none."""
    found = _FAX_END.search(data)
    return data[: found.end()] if found else data
