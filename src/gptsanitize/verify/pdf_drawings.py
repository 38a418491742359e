"""Which streams of a PDF draw, and in which fonts: pages, forms, patterns, glyph procedures.

Knows the object graph (ISO 32000-2, 7.7.3, 8.7, 8.10, 9.6.4); reads no stream but fonts' ToUnicode.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

from gptsanitize.verify.examination import Unreadable
from gptsanitize.verify.pdf_fonts import PdfFont, Tables, read_font
from gptsanitize.verify.pdf_objects import Body, PdfObjects, Stream
from gptsanitize.verify.pdf_strings import name_of

__all__ = ["Drawing", "Fonts", "drawings"]

_ANCESTORS = 32
_MAY_DRAW = re.compile(rb"/(?:Page|Contents|Form|PatternType|Type3)(?![A-Za-z])|#")


class Drawing(NamedTuple):
    """Streams that are drawn as one, with their resources. `number` is the object that shows them."""

    number: int
    streams: tuple[Stream, ...]
    resources: object
    is_page: bool = False


def drawings(objects: PdfObjects) -> Iterator[Drawing]:
    """Everything that draws, pages first. What draws in no way known here is examined as bytes."""
    later: list[Drawing] = []
    for body in (*objects.bodies, *objects.packed):
        if _MAY_DRAW.search(body.source, body.start, body.end) is None:
            continue
        with suppress(Unreadable):
            each = objects.value(body)
            if objects.child(each, "Type") == "Page":
                yield Drawing(
                    body.number, _contents(objects, each), _inherited(objects, each, "Resources"), is_page=True
                )
            elif isinstance(each, Stream):
                if objects.child(each, "Subtype") == "Form" or "PatternType" in each.entries:
                    later.append(Drawing(body.number, (each,), objects.child(each, "Resources")))
            elif objects.child(each, "Subtype") == "Type3":
                later.extend(_procedures(objects, body, each))
    yield from later


def _contents(objects: PdfObjects, page: object) -> tuple[Stream, ...]:
    listed = objects.child(page, "Contents")
    found = map(objects.resolve, listed if isinstance(listed, list) else [listed])
    return tuple(each for each in found if isinstance(each, Stream))


def _procedures(objects: PdfObjects, font: Body, value: object) -> Iterator[Drawing]:
    procedures, resources = objects.child(value, "CharProcs"), objects.child(value, "Resources")
    for each in procedures.values() if isinstance(procedures, dict) else ():
        stream = objects.resolve(each)
        if isinstance(stream, Stream):
            yield Drawing(font.number, (stream,), resources)


def _inherited(objects: PdfObjects, page: object, key: str) -> object:
    """An entry of a page, or of the nearest node above it that has one."""
    for _ in range(_ANCESTORS):
        found = objects.child(page, key)
        if found is not None:
            return found
        page = objects.child(page, "Parent")
    return None


class Fonts:
    """The fonts of a file, each read once. A name that resources do not know is that of the first font so called."""

    def __init__(self, objects: PdfObjects) -> None:
        self._objects = objects
        self._read: dict[int, PdfFont] = {}
        self._tables: Tables = {}
        self._named: dict[str, PdfFont] = {}

    def finder(self, resources: object) -> Callable[[bytes], PdfFont | None]:
        """Finds the font of a resource name, as it is written in a content stream."""
        known: dict[bytes, PdfFont | None] = {}
        listed = self._objects.child(resources, "Font")

        def find(raw: bytes) -> PdfFont | None:
            if raw not in known:
                name = name_of(raw)[1:]
                font = self._font(self._objects.child(listed, name))
                if font is not None:
                    self._named.setdefault(name, font)
                known[raw] = font or self._named.get(name)
            return known[raw]

        return find

    def _font(self, font: object) -> PdfFont | None:
        if not isinstance(font, dict):
            return None
        if id(font) not in self._read:
            self._read[id(font)] = read_font(self._objects, font, self._tables)
        return self._read[id(font)]
