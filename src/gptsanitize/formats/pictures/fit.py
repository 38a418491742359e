"""Boxes fitted to the ink they stand on: a text layer of another program knows about where its words are seen.

An edge that cuts letters is moved outwards to where none are cut, not further than part of the line's height.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["fitted"]

Point = tuple[float, float]
_REACH = 0.7
"""In heights of the box."""
_INK = 40
_QUIET = 0.01
"""An edge row or column with less ink than this part of it cuts nothing."""


def fitted(corners: Sequence[Point], picture: Image.Image) -> tuple[Point, ...]:
    """A box (above its start, above its end, below its end, below its start; in pixels) that cuts no letter."""
    from PIL import Image

    a, b, _, d = corners
    length, height = math.dist(a, b), math.dist(a, d)
    if length < 1 or height < 1:
        return tuple(corners)
    along = ((b[0] - a[0]) / length, (b[1] - a[1]) / length)
    down = ((d[0] - a[0]) / height, (d[1] - a[1]) / height)
    reach = math.ceil(_REACH * height)
    corner = tuple(a[axis] - reach * (along[axis] + down[axis]) for axis in (0, 1))
    size = (round(length) + 2 * reach, round(height) + 2 * reach)
    matrix = (along[0], down[0], corner[0], along[1], down[1], corner[1])
    strip = picture.convert("L").transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)
    top, bottom, left, right = _clear_of_ink(np.asarray(strip, np.int16), reach)

    def place(x: float, y: float) -> Point:
        return (corner[0] + x * along[0] + y * down[0], corner[1] + x * along[1] + y * down[1])

    return (place(left, top), place(right, top), place(right, bottom), place(left, bottom))


def _clear_of_ink(strip: NDArray[np.int16], reach: int) -> tuple[int, int, int, int]:
    """Top, bottom, left and right of the inner part of a strip (all but `reach` on each side), moved outwards."""
    high, wide = strip.shape
    top, bottom, left, right = reach, high - reach, reach, wide - reach
    ink = np.abs(strip - int(np.median(strip[top:bottom, left:right]))) > _INK
    rows, columns = ink[:, left:right].mean(axis=1), ink[top:bottom].mean(axis=0)
    top, bottom = _outwards(rows, top, -1), _outwards(rows, bottom - 1, 1) + 1
    columns = ink[top:bottom].mean(axis=0)
    return top, bottom, _outwards(columns, left, -1), _outwards(columns, right - 1, 1) + 1


def _outwards(shares: NDArray[np.float64], start: int, step: int) -> int:
    """The first place from `start` on with next to no ink; the last one where there is none."""
    place = start
    while 0 <= place + step < len(shares) and shares[place] > _QUIET:
        place += step
    return place
