"""Where the segments of a PDF come from: passages of pages, marked texts, surfaces, pictures that were read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gptsanitize.formats.pdf.layout import Passage
from gptsanitize.formats.pdf.read import page_passages
from gptsanitize.formats.pdf.scene import MarkedText, Scene
from gptsanitize.formats.pdf.sight import Seen
from gptsanitize.formats.pdf.walk import Surface
from gptsanitize.model import Place, Segment

__all__ = ["Source", "appearance_sources", "marked_sources", "place_of", "surface_source"]

MARGIN = 0.08
"""The share of a page's height above and below which its headers and footers stand."""


@dataclass(eq=False, slots=True)
class Source:
    """Where a segment comes from: exactly one of `passage`, `surface`, `marked`, `seen`."""

    segment: Segment = field(repr=False)
    page: int = -1
    scene: Scene | None = field(default=None, repr=False)
    passage: Passage | None = field(default=None, repr=False)
    surface: Surface | None = field(default=None, repr=False)
    marked: MarkedText | None = field(default=None, repr=False)
    seen: Seen | None = field(default=None, repr=False)
    block: int = -1
    """Which block of what was seen."""


def place_of(passage: Passage, box: tuple[float, ...]) -> Place:
    if passage.hidden:
        return Place.HIDDEN
    if passage.is_cell:
        return Place.TABLE
    if passage.pieces:
        y, height = passage.pieces[0].run.y, box[3] - box[1]
        if not box[1] + MARGIN * height < y < box[3] - MARGIN * height:
            return Place.HEADER
    return Place.BODY


def surface_source(surface: Surface) -> Source:
    return Source(Segment(0, surface.text, surface.place, surface.where, hint=surface.hint), surface=surface)


def appearance_sources(scene: Scene, where: str) -> Iterator[Source]:
    for passage in page_passages(scene, None, -1, 0.0, pixels=True):
        yield Source(Segment(0, passage.text, Place.FIELD, where, hint=passage.hint), scene=scene, passage=passage)


def marked_sources(index: int, scene: Scene, seen: set[tuple[object, ...]]) -> Iterator[Source]:
    for marked in scene.marked:
        key = (marked.content.key, marked.op, marked.token)
        if key in seen or not marked.text.strip():
            continue
        seen.add(key)
        place = Place.BODY if marked.key == "/ActualText" else Place.DESCRIPTION
        where = f"page {index + 1} marked text" if index >= 0 else "appearance marked text"
        yield Source(Segment(0, marked.text, place, where), page=index, scene=scene, marked=marked)
