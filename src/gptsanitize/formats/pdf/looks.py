"""What a page looks like: which of its text is seen, and whether more is written in its pictures and drawings.

PDFium draws a page with its text and without. Text that makes no difference is not seen: it is invisible, white, cut
off, or lies below a picture. What is left without text is glanced at for lines of letters; none is read. A page on
which far more letters stand in pixels than in text is told by no reader of its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from gptsanitize.errors import InputError, WithheldError
from gptsanitize.formats.pdf.objects import child, integer
from gptsanitize.formats.pdf.scene import Run, Scene
from gptsanitize.formats.pdf.viewer import Frame, Viewer
from gptsanitize.formats.pictures.glance import is_smooth, letters_in

__all__ = ["FEWEST", "MORE", "Look", "Told", "has_unseen_text", "is_over", "look_at", "told", "withheld"]

Point = tuple[float, float]
Grey = NDArray[np.uint8]
_DPI = 100
_MOST_PIXELS = 4_000_000
_MOST_SAMPLES = 60_000_000
"""Pictures of more samples, all of a page together, are not drawn for a glance."""
_MOST_DRAWING = 8_000_000
"""Bytes of content; a map of more is not drawn for a glance."""
_COVERED = 0.5
_COVERED_BY_MANY = 0.8
_FULL = 800
"""A page with so many letters of text tells what it shows, unless a picture lies over or under them."""
_DRAWS = 400
"""Bytes of content without text that are more than a rule and a border."""
_FEW = 60
"""On a page with fewer letters of text, drawings may be letters."""
FEWEST, _FEWEST_DRAWN = 3.0, 22.0
"""On a page without text that is seen: in pictures, and in drawings alone, which may have ticks and hatches."""
_TIMES, MORE = 2, 6.0
"""A page with text is told by its pictures if they show so many times its letters and so many more: a chart, a diagram
or a photograph beside text is no scan."""
_SEEN = 30
_CHANGED = 0.02
"""A letter is seen if it changes so much of its box."""
_INK = 50


@dataclass(frozen=True, slots=True)
class Look:
    """A page that was looked at."""

    letters: float
    """About how many stand in pictures and drawings."""
    shown: int
    """Letters of text that are seen."""
    seen: tuple[bool, ...] = field(repr=False)
    """By PDFium's number of the character; blanks are not."""
    frame: Frame
    full: Grey = field(repr=False)
    bare: Grey = field(repr=False)

    def is_seen(self, corners: Iterable[Point]) -> bool:
        """Whether text is what is seen in a box (parts of the page as it is shown)."""
        rows, columns = _pixels(corners, self.full.shape)
        return _is_changed(_changed(self.full[rows, columns], self.bare[rows, columns]))

    def is_inked(self, corners: Iterable[Point]) -> bool:
        """Whether something is drawn in a box, beside text."""
        rows, columns = _pixels(corners, self.bare.shape)
        part = self.bare[rows, columns]
        return part.size > 0 and int(np.ptp(part)) >= _INK


def _needs_a_look(scene: Scene, area: float) -> bool:
    """Whether a page may show more than its text tells."""
    size = sum(len(content.data) for content in scene.contents)
    if size > _MOST_DRAWING or _samples(scene) > _MOST_SAMPLES:
        return False
    letters = sum(_count(run) for run in scene.runs if not run.hidden)
    if not scene.images:
        return letters < _FEW and size > _DRAWS
    return letters < _FULL or _covered(scene, area) or _below(scene) > 0


def _samples(scene: Scene) -> int:
    return sum(integer(child(each, "/Width")) * integer(child(each, "/Height")) for each in scene.pictures)


def _below(scene: Scene) -> int:
    """How many letters stand where a picture is drawn later."""
    last = [drawn for drawn in scene.drawn if drawn.runs]
    return sum(_count(run) for number, run in enumerate(scene.runs) if any(each.covers(number, run) for each in last))


def _covered(scene: Scene, area: float) -> bool:
    return scene.images > 0 and (scene.largest_image >= _COVERED * area or scene.images >= _COVERED_BY_MANY * area)


def _count(run: Run) -> int:
    return len(run.text) - run.text.count(" ")


def look_at(viewer: Viewer, page: int) -> Look | None:
    """Look at a page; none where PDFium cannot draw it."""
    try:
        bare = viewer.grey(page, _DPI, limit=_MOST_PIXELS, text=False)
    except InputError:
        return None
    return _look(viewer, page, bare, letters_in(bare))


def _look(viewer: Viewer, page: int, bare: Grey, letters: float) -> Look | None:
    try:
        full = viewer.grey(page, _DPI, limit=_MOST_PIXELS)
        frame = viewer.frame(page)
    except InputError:
        return None
    seen, changed = [], _changed(full, bare)
    for spot, box in zip(viewer.spots(page), viewer.boxes(page), strict=True):
        rows, columns = _pixels(frame.box(box), full.shape)
        is_letter = not spot.generated and not spot.char.isspace() and spot.char.isprintable()
        seen.append(is_letter and _is_changed(changed[rows, columns]))
    shown = sum(seen)
    if not shown and seen:  # glyphs that are procedures may have no boxes
        shown = round(letters_in(255 - np.abs(full.astype(np.int16) - bare).astype(np.uint8)))
    return Look(letters if shown else letters_in(full), shown, tuple(seen), frame, full, bare)


def _changed(full: Grey, bare: Grey) -> NDArray[np.bool_]:
    changed: NDArray[np.bool_] = np.abs(full.astype(np.int16) - bare) > _SEEN
    return changed


def _is_changed(part: NDArray[np.bool_]) -> bool:
    return part.size > 0 and int(np.count_nonzero(part)) / part.size >= _CHANGED


def _pixels(corners: Iterable[Point], shape: Sequence[int]) -> tuple[slice, slice]:
    """The rows and columns of a box."""
    us, vs = zip(*corners, strict=True)
    rows = slice(max(0, int(min(vs) * shape[0])), max(0, int(max(vs) * shape[0]) + 1))
    return rows, slice(max(0, int(min(us) * shape[1])), max(0, int(max(us) * shape[1]) + 1))


class Told(Enum):
    """Where what a page says stands."""

    IN_TEXT = "in text"
    IN_BOTH = "in both"
    """It has text, and more letters in pixels."""
    IN_PIXELS = "in pixels"


def told(scene: Scene, viewer: Viewer | None, page: int, area: float) -> Told:
    """Where what a page (of so many square points) says stands. Where it cannot be looked at, pictures are taken for
    what it says if no text is.
    """
    hidden = sum(_count(run) for run in scene.runs if run.hidden)
    open_ = sum(_count(run) for run in scene.runs if not run.hidden)
    is_silent = not open_ and not (viewer is not None and viewer.text(page).strip())
    if _covered(scene, area) and (hidden > open_ or is_silent):
        return Told.IN_TEXT if is_silent and not hidden and _is_smooth(viewer, page) else Told.IN_PIXELS
    if viewer is None or not _needs_a_look(scene, area):
        return Told.IN_PIXELS if scene.images and is_silent else Told.IN_TEXT
    return _told_by_a_look(scene, viewer, page, area, is_silent=is_silent)


def _is_smooth(viewer: Viewer | None, page: int) -> bool:
    """Whether a page shows nothing that could be read: a ground of one shade, or a gradient."""
    try:
        return viewer is not None and is_smooth(viewer.grey(page, _DPI, limit=_MOST_PIXELS))
    except InputError:
        return False


def _told_by_a_look(scene: Scene, viewer: Viewer, page: int, area: float, *, is_silent: bool) -> Told:
    fewest = FEWEST if scene.images else _FEWEST_DRAWN
    try:
        bare = viewer.grey(page, _DPI, limit=_MOST_PIXELS, text=False)
    except InputError:
        return Told.IN_PIXELS if scene.images and is_silent else Told.IN_TEXT
    letters = letters_in(bare)
    has_words = sum(_count(run) for run in scene.runs) >= _FEW
    if has_words and letters < MORE and not _covered(scene, area):
        return Told.IN_TEXT
    look = _look(viewer, page, bare, letters)
    if look is not None and look.shown:
        if scene.has_pictures_for_glyphs and not has_words:
            letters = max(letters, letters_in(look.full) - 2 * look.shown)
        return Told.IN_BOTH if letters > _TIMES * look.shown + MORE else Told.IN_TEXT
    return Told.IN_PIXELS if (look.letters if look else letters) >= fewest or _covered(scene, area) else Told.IN_TEXT


def withheld() -> WithheldError:
    """The error of a page that its pictures tell."""
    return WithheldError(
        "what a page says stands in pictures, which are not read",
        reason="image-only-page",
        advice="recognise its text in another program, or set formats.unread_images to deliver-pages",
    )


def has_unseen_text(scene: Scene) -> bool:
    """Whether text stands where a picture is, and may not be what is seen there."""
    hidden = (run for run in scene.runs if run.hidden)
    return bool(scene.drawn) and (_below(scene) > 0 or any(is_over(scene, (run.x, run.y) * 2) for run in hidden))


def is_over(scene: Scene, box: tuple[float, ...]) -> bool:
    """Whether a box (left, bottom, right, top) meets a picture."""
    left, low, right, high = box
    return any(
        left <= drawn.box[2] and drawn.box[0] <= right and low <= drawn.box[3] and drawn.box[1] <= high
        for drawn in scene.drawn
    )
