"""Boxes fitted to the ink they stand on: a text layer of another program knows about where its words are seen.

An edge that cuts a word is moved outwards to the next gap between words, not further than about the line's height. A
box whose ends stand in no gaps is told: it was not made for this picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["fitted", "stands_on_words", "without"]

Point = tuple[float, float]
_REACH = 1.0
"""In heights of the box."""
_INK = 40
_QUIET = 0.01
"""A row with less ink than this part of it cuts nothing."""
_RULE = 0.9
"""A row with more is a rule."""
_GAP = 0.13
"""The width of a gap between words, in heights."""
_NEAR = 0.45
"""So far from a gap, in heights, an end may be."""
_FEWEST = 0.02
_BEYOND = 3.0
"""So far beyond its ends, in heights, a line is followed."""


class _Strip(NamedTuple):
    """The ink in and around a box, along its direction; the box begins `reach` pixels from each edge."""

    ink: NDArray[np.bool_]
    reach: int
    corner: Point
    along: Point
    down: Point

    @property
    def height(self) -> int:
        return int(self.ink.shape[0]) - 2 * self.reach

    def columns(self, top: int, bottom: int) -> NDArray[np.bool_]:
        """Which columns hold ink between two rows, rules left out."""
        rows = self.ink[top:bottom]
        plain = rows[rows.mean(axis=1) < _RULE]
        return np.asarray(plain.any(axis=0), np.bool_)

    def place(self, x: float, y: float) -> Point:
        """A point of the strip in the picture."""
        return (
            self.corner[0] + x * self.along[0] + y * self.down[0],
            self.corner[1] + x * self.along[1] + y * self.down[1],
        )


def _strip(corners: Sequence[Point], picture: Image.Image) -> _Strip | None:
    from PIL import Image

    a, b, _, d = corners
    length, height = math.dist(a, b), math.dist(a, d)
    if length < 1 or height < 1:
        return None
    along, down = _steps(a, b, d)
    reach = math.ceil(_REACH * height)
    corner = (a[0] - reach * (along[0] + down[0]), a[1] - reach * (along[1] + down[1]))
    size = (round(length) + 2 * reach, round(height) + 2 * reach)
    matrix = (along[0], down[0], corner[0], along[1], down[1], corner[1])
    how = (Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)
    grey = np.asarray(picture.convert("L").transform(size, *how, fillcolor=255), np.int16)
    ground = int(np.median(grey[reach : size[1] - reach, reach : size[0] - reach]))
    return _Strip(np.abs(grey - ground) > _INK, reach, corner, along, down)


def fitted(corners: Sequence[Point], picture: Image.Image) -> tuple[Point, ...]:
    """A box (above its start, above its end, below its end, below its start; in pixels) that cuts no word."""
    strip = _strip(corners, picture)
    if strip is None:
        return tuple(corners)
    (high, wide), reach = strip.ink.shape, strip.reach
    rows = strip.ink[:, reach : wide - reach].mean(axis=1) > _QUIET
    top = _to_gap(rows, reach, -1, 1)
    bottom = _to_gap(rows, high - reach - 1, 1, 1) + 1
    columns, gap = strip.columns(top, bottom), _gap(strip)
    left = _to_gap(columns, reach, -1, gap)
    right = _to_gap(columns, wide - reach - 1, 1, gap) + 1
    return (strip.place(left, top), strip.place(right, top), strip.place(right, bottom), strip.place(left, bottom))


def without(picture: Image.Image, boxes: Iterable[Sequence[Point]]) -> Image.Image:
    """A picture of which these boxes, and a little around them, are taken."""
    from PIL import ImageDraw

    rest = picture.convert("L")
    pen = ImageDraw.Draw(rest)
    ground = int(np.median(np.asarray(rest)))
    for a, b, c, d in boxes:
        along, down = _steps(a, b, d)
        near = _NEAR * math.dist(a, d)
        x, y = near * along[0], near * along[1]
        u, v = near * down[0], near * down[1]
        grown = [(a[0] - x - u, a[1] - y - v), (b[0] + x - u, b[1] + y - v)]
        grown += [(c[0] + x + u, c[1] + y + v), (d[0] - x + u, d[1] - y + v)]
        pen.polygon(grown, fill=ground)
    return rest


def _steps(a: Point, b: Point, d: Point) -> tuple[Point, Point]:
    """One pixel along and one down a box."""
    length, height = math.dist(a, b) or 1.0, math.dist(a, d) or 1.0
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length), ((d[0] - a[0]) / height, (d[1] - a[1]) / height)


def _goes_on(corners: Sequence[Point], rest: Image.Image) -> bool:
    """Whether the line of a box goes on beyond its ends in the rest of the picture."""
    a, b, c, d = corners
    along, _ = _steps(a, b, d)
    far = _BEYOND * math.dist(a, d)
    x, y = far * along[0], far * along[1]
    before = ((a[0] - x, a[1] - y), a, d, (d[0] - x, d[1] - y))
    behind = (b, (b[0] + x, b[1] + y), (c[0] + x, c[1] + y), c)
    for part in (before, behind):
        strip = _strip(part, rest)
        if strip is not None:
            high, wide = strip.ink.shape
            inside = strip.columns(strip.reach, high - strip.reach)[strip.reach : wide - strip.reach]
            if inside.sum() > _GAP * strip.height:
                return True
    return False


def stands_on_words(corners: Sequence[Point], picture: Image.Image, rest: Image.Image) -> bool:
    """Whether whole words are seen in a box: there is ink, both its ends are next to gaps between words, and in the
    rest of the picture, without the boxes of all words, the line does not go on.
    """
    strip = _strip(corners, picture)
    if strip is None:
        return False
    high, wide = strip.ink.shape
    reach, near, gap = strip.reach, math.ceil(_NEAR * strip.height), _gap(strip)
    inside = strip.ink[reach : high - reach, reach : wide - reach]
    if inside.mean() < _FEWEST:
        return False
    columns = strip.columns(reach, high - reach)
    ends = (columns[max(0, end - near - gap) : end + near + gap] for end in (reach, wide - reach))
    return all(_has_gap(part, gap) for part in ends) and not _goes_on(corners, rest)


def _gap(strip: _Strip) -> int:
    return max(2, round(_GAP * strip.height))


def _has_gap(inked: NDArray[np.bool_], width: int) -> bool:
    clear = np.concatenate([[0], np.cumsum(~inked)])
    return bool((clear[width:] - clear[:-width] == width).any()) if len(inked) >= width else False


def _to_gap(inked: NDArray[np.bool_], start: int, step: int, width: int) -> int:
    """The first place from `start` on with so much clear behind it; the last place where there is none."""
    place, clear = start, 0
    while 0 <= place < len(inked):
        clear = 0 if inked[place] else clear + 1
        if clear == width:
            return place - step * (width - 1)
        place += step
    return place - step
