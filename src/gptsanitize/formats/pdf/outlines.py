"""Outlines of single glyphs in font programs: what a glyph is composed of."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["parts_of"]

_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80


def parts_of(outline: bytes) -> Iterator[int]:
    """The glyphs that a composite TrueType outline is made of (OpenType, glyf)."""
    if outline[:2] != b"\xff\xff" and not (outline and outline[0] & 0x80):
        return
    position, flags = 10, _MORE
    while flags & _MORE and position + 4 <= len(outline):
        flags = int.from_bytes(outline[position : position + 2])
        yield int.from_bytes(outline[position + 2 : position + 4])
        position += 8 if flags & _WORDS else 6
        position += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
