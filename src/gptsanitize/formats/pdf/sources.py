"""Where the segments of a PDF come from: passages of pages, marked texts, surfaces, pictures that were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gptsanitize.formats.pdf.layout import Passage
from gptsanitize.formats.pdf.objects import Key, key_of
from gptsanitize.formats.pdf.read import page_passages
from gptsanitize.formats.pdf.scene import MarkedText, Scene
from gptsanitize.formats.pdf.sight import Seen
from gptsanitize.formats.pdf.walk import Surface
from gptsanitize.model import Place, Segment

__all__ = ["NO_KEY", "Source", "appearance_sources", "marked_sources", "place_of", "surface_source"]

NO_KEY: Key = (0, 0)
_VALUES = frozenset({"/V", "/DV"})
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


def surface_source(surface: Surface, labels: Mapping[Key, str]) -> Source:
    """The words of a surface; `labels` name the fields."""
    hint = surface.hint
    if surface.place is Place.FIELD and surface.key in _VALUES:
        hint = labels.get(key_of(surface.holder) or NO_KEY, hint)
    return Source(Segment(0, surface.text, surface.place, surface.where, hint=hint), surface=surface)


def appearance_sources(scene: Scene, where: str, label: str) -> Iterator[Source]:
    """The words of an appearance; `label` names its field."""
    for passage in page_passages(scene, None, -1):
        hint = passage.hint or label
        yield Source(Segment(0, passage.text, Place.FIELD, where, hint=hint), scene=scene, passage=passage)


def marked_sources(index: int, scene: Scene, seen: set[tuple[object, ...]]) -> Iterator[Source]:
    for marked in scene.marked:
        key = (marked.content.key, marked.op, marked.token)
        if key in seen or not marked.text.strip():
            continue
        seen.add(key)
        place = Place.BODY if marked.key == "/ActualText" else Place.DESCRIPTION
        where = f"page {index + 1} marked text" if index >= 0 else "appearance marked text"
        yield Source(Segment(0, marked.text, place, where), page=index, scene=scene, marked=marked)
