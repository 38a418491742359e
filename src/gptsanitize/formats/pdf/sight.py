"""What a PDF shows in pixels, read: pages that are pictures, and pictures on pages that have text.

A page whose words only the eye can read (a scan, a font that maps to nothing, letters drawn as outlines) is rendered by
PDFium and read as a whole. A picture on any other page is taken alone, drawn by PDFium in its own size, whatever its
filter, colours and mask are. Nothing is changed here: `raster` does that.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf

from gptsanitize.errors import InputError, WithheldError
from gptsanitize.formats.pdf.looks import has_unseen_text, look_at
from gptsanitize.formats.pdf.objects import child, integer, key_of
from gptsanitize.formats.pdf.scene import Scene
from gptsanitize.formats.pdf.viewer import Viewer, open_viewer
from gptsanitize.formats.pictures.eyes import Sight, is_worth_reading, see
from gptsanitize.model import FormatOptions

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["DPI", "MOST_PIXELS", "Eyes", "Seen", "drawn_alone", "shows_nothing_but_lines"]

DPI = 200
"""The resolution at which pages are read, and written where they become pictures."""
_DRAWS = 400
"""Bytes of content without text that are more than a rule and a border."""
_MOST_PICTURES = 12
"""A page with more pictures is read as a whole: its pictures may be strips of one."""
MOST_PIXELS = 24_000_000


@dataclass(eq=False, slots=True)
class Seen:
    """A page as a whole (`picture` is None), or a picture on a page, and what is read in it."""

    sight: Sight
    picture: Any = None
    number: int = 0
    """The number of the picture on its page, from 1."""
    is_again: bool = False
    """Whether the picture stands on an earlier page, too: its text is told there."""
    is_all: bool = False
    """Whether everything that the page says is read here."""

    @property
    def is_page(self) -> bool:
        return self.picture is None


def shows_nothing_but_lines(scene: Scene, seen: str) -> bool:
    """Whether a page without text and pictures draws so much that it may be letters drawn as lines."""
    told = any(run.text.strip() for run in scene.runs if not run.hidden) or bool(seen.strip())
    return not told and not scene.images and sum(len(content.data) for content in scene.contents) > _DRAWS


class Eyes:
    """Reads the pages of one file, each picture once. Holds what was read, no pixels."""

    def __init__(self, options: FormatOptions) -> None:
        self._options = options
        self._sights: dict[object, Sight | None] = {}
        self.found: dict[int, list[Seen]] = {}
        """By page."""
        self.unseen: dict[int, int] = {}
        """Pictures of a page that could not be looked at."""

    def look(self, page: int, scene: Scene, viewer: Viewer, *, whole: bool, apart: bool = False) -> list[Seen]:
        """Read a page: as a whole, or its pictures. `apart` reads the page as a whole, but for its text, unless one
        picture is all that is drawn. Raises `WithheldError` where too much is read unsurely.
        """
        if page not in self.found:
            apart = (apart and len(scene.drawn) != 1) or scene.is_odd or has_unseen_text(scene)
            pictures = [] if whole or apart else self._pictures(page, scene.pictures)
            if whole or apart or len(pictures) > _MOST_PICTURES:
                self.found[page] = [self._page(page, viewer, is_all=whole)]
            else:
                self.found[page] = pictures
        return self.found[page]

    def look_alone(self, pictures: Iterable[Any]) -> list[Seen]:
        """Read pictures that are no part of a page's content."""
        return self._pictures(-1, pictures)

    def _page(self, page: int, viewer: Viewer, *, is_all: bool) -> Seen:
        picture = viewer.render(page, DPI, limit=MOST_PIXELS, annotations=False)
        sight = see(picture)
        if is_all and not sight.is_legible and self._options.unread_images != "deliver-pages":
            raise WithheldError(
                "a page is a picture of which too much cannot be read surely",
                reason="image-page-in-doubt",
                advice="scan it again with more dots per inch, or set formats.unread_images to deliver-pages",
            )
        return Seen(sight if is_all else _apart_from(sight, viewer, page, picture.size), is_all=is_all)

    def _pictures(self, page: int, pictures: Iterable[Any]) -> list[Seen]:
        found = []
        for number, picture in enumerate(pictures, 1):
            key = key_of(picture) or id(picture)
            is_again = key in self._sights
            if not is_again:
                self._sights[key] = self._alone(picture)
            sight = self._sights[key]
            if sight is None:
                self.unseen[page] = self.unseen.get(page, 0) + 1
            else:
                found.append(Seen(sight, picture, number, is_again))
        return found

    def _alone(self, picture: Any) -> Sight | None:
        if not is_worth_reading(integer(child(picture, "/Width")), integer(child(picture, "/Height"))):
            return Sight((), ())
        drawn = drawn_alone(picture)
        return see(drawn) if drawn is not None else None


def _apart_from(sight: Sight, viewer: Viewer, page: int, size: tuple[int, int]) -> Sight:
    """The lines that no text of the page shows that is seen."""
    from gptsanitize.formats.pictures.blocks import blocks

    look = look_at(viewer, page)
    if look is None:
        return sight
    spots = zip(viewer.spots(page), look.seen, strict=True)
    points = [look.frame.shown(spot.x, spot.y) for spot, is_seen in spots if is_seen]
    places = [(x * size[0], y * size[1]) for x, y in points]
    lines = []
    for line in sight.lines:
        xs, ys = zip(*line.corners, strict=True)
        inside = sum(min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys) for x, y in places)
        if inside < 0.5 * len(line.text.replace(" ", "")):
            lines.append(line)
    return Sight(tuple(lines), tuple(blocks(lines)))


def drawn_alone(picture: Any) -> Image.Image | None:
    """An image object as it looks, pixel by pixel, on white, or on black where it is white itself; none where PDFium
    cannot draw it.
    """
    width, height = integer(child(picture, "/Width")), integer(child(picture, "/Height"))
    if width < 1 or height < 1:
        return None
    try:
        drawn = _drawn_on(picture, width, height, white=True)
        if (child(picture, "/SMask") or child(picture, "/Mask")) is not None and _is_plain(drawn):
            return _drawn_on(picture, width, height, white=False)
    except InputError:
        return None
    return drawn


def _drawn_on(picture: Any, width: int, height: int, *, white: bool) -> Image.Image:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(width, height))
        copy = pdf.copy_foreign(picture)
        for key in ("/OC", "/Alternates", "/StructParent"):
            if key in copy:
                del copy[key]
        page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=copy))
        ground = b"" if white else b"0 g 0 0 %d %d re f " % (width, height)
        page.obj["/Contents"] = pdf.make_stream(ground + b"0 g q %d 0 0 %d 0 0 cm /Im Do Q" % (width, height))
        buffer = io.BytesIO()
        pdf.save(buffer)
    with open_viewer(buffer.getvalue(), None) as viewer:
        return viewer.render(0, 72, limit=MOST_PIXELS)  # type: ignore[no-any-return]


def _is_plain(picture: Image.Image) -> bool:
    return all(high - low < 24 for low, high in picture.getextrema())  # type: ignore[misc]
