"""Which streams of a PDF draw, and in which fonts: pages, forms, patterns, glyph procedures.

Knows the object graph as pypdf gives it (ISO 32000-1, 7.7.3, 8.7, 8.10, 9.6.5); reads no stream but fonts' ToUnicode.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from gptsanitize.verify.pdf_fonts import PdfFont, child, read_font
from gptsanitize.verify.pdf_strings import name_of

__all__ = ["Drawing", "Fonts", "drawings"]

_ANCESTORS = 32


class Drawing(NamedTuple):
    """Streams that are drawn as one, by object number, with their resources. `number` is the object that shows them."""

    number: int
    streams: tuple[int, ...]
    resources: object


def drawings(found: Mapping[int, object]) -> Iterator[Drawing]:
    """Everything that draws, pages first. What pypdf cannot follow is left out: it is examined as bytes."""
    later: list[Drawing] = []
    for number, each in found.items():
        with suppress(Exception):
            if child(each, "/Type") == "/Page":
                yield Drawing(number, tuple(_references(each, "/Contents")), _inherited(each, "/Resources"))
            elif isinstance(each, StreamObject) and (child(each, "/Subtype") == "/Form" or "/PatternType" in each):
                later.append(Drawing(number, (number,), child(each, "/Resources")))
            elif child(each, "/Subtype") == "/Type3":
                procedures, resources = child(each, "/CharProcs"), child(each, "/Resources")
                references = dict.values(procedures) if isinstance(procedures, DictionaryObject) else ()
                numbers = [item.idnum for item in references if isinstance(item, IndirectObject)]
                later.extend(Drawing(one, (one,), resources) for one in numbers)
    yield from later


def _references(holder: object, key: str) -> Iterator[int]:
    """The object numbers that an entry refers to, itself or as an array."""
    raw = holder.raw_get(key) if isinstance(holder, DictionaryObject) and key in holder else None
    listed = child(holder, key)
    for each in list.__iter__(listed) if isinstance(listed, ArrayObject) else [raw]:
        if isinstance(each, IndirectObject):
            yield each.idnum


def _inherited(page: object, key: str) -> object:
    """An entry of a page, or of the nearest node above it that has one."""
    for _ in range(_ANCESTORS):
        found = child(page, key)
        if found is not None:
            return found
        page = child(page, "/Parent")
    return None


class Fonts:
    """The fonts of a file, each read once. A name that resources do not know is that of the first font so called."""

    def __init__(self) -> None:
        self._read: dict[int, PdfFont] = {}
        self._named: dict[str, PdfFont] = {}

    def finder(self, resources: object) -> Callable[[bytes], PdfFont | None]:
        """Finds the font of a resource name, as it is written in a content stream."""

        def find(raw: bytes) -> PdfFont | None:
            name = name_of(raw)
            font = self._font(resources, name)
            if font is not None:
                self._named.setdefault(name, font)
            return font or self._named.get(name)

        return find

    def _font(self, resources: object, name: str) -> PdfFont | None:
        with suppress(Exception):  # what pypdf cannot follow is no font
            font = child(child(resources, "/Font"), name)
            if isinstance(font, DictionaryObject):
                if id(font) not in self._read:
                    self._read[id(font)] = read_font(font)
                return self._read[id(font)]
        return None
