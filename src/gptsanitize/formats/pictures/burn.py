"""Replacements drawn into pixels: nothing of what stood there stays under them.

The strip of a line is filled with the colour of its ground, and the new words are drawn in the colour of its ink,
fitted to the room. Where the reader says that a letter ends, the strip is cut in the nearest gap between letters.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from gptsanitize.formats.pictures.blocks import Mark

if TYPE_CHECKING:
    from PIL import Image
    from PIL.ImageFont import FreeTypeFont

__all__ = ["burn"]

_FACE = Path(__file__).parents[1] / "pdf" / "typefaces" / "DejaVuSans.ttf"
_MARGIN = 0.08
"""A strip is so much higher, on each side, than the box of its line."""
_SEARCH = 0.35
"""So far, in heights of the line, a gap between letters is looked for."""
_LETTERS = 0.74
"""The size of new letters, in heights of the line."""
_NARROWEST = 0.6
_CONTRAST = 40.0
_INDENT = 0.12
"""Between the word before and the first new letter, where there is room, in heights of the line."""


def burn(picture: Image.Image, marks: Sequence[Mark]) -> Image.Image:
    """A copy of an RGB picture with all marks burnt."""
    burnt = picture.copy()
    for mark in marks:
        _burn(burnt, mark)
    return burnt


def _burn(picture: Image.Image, mark: Mark) -> None:
    from PIL import Image

    corners = _grown(mark.corners)
    length, height = round(math.dist(corners[0], corners[1])), round(math.dist(corners[0], corners[3]))
    if length < 1 or height < 1:
        return
    how = (Image.Transform.AFFINE, _matrix(corners, length, height))
    strip = picture.transform((length, height), *how, Image.Resampling.BILINEAR)
    inside = np.asarray(Image.new("L", picture.size, 255).transform((length, height), *how)) > 0
    if not inside.any():
        return
    pixels = np.array(strip, np.int16)
    ground = _ground(pixels[inside])
    pixels[~inside] = ground
    start, end = _span(pixels, ground, mark)
    written = _written(mark.text, (end - start, height), ground, _ink(pixels[:, start:end], ground))
    strip.paste(written, (start, 0))
    covered = Image.new("L", (length, height), 0)
    covered.paste(255, (start, 0, end, height))
    _put_back(picture, strip, covered, corners)


def _grown(corners: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    a, b, c, d = corners
    down = ((d[0] - a[0]) * _MARGIN, (d[1] - a[1]) * _MARGIN)
    return [
        (a[0] - down[0], a[1] - down[1]),
        (b[0] - down[0], b[1] - down[1]),
        (c[0] + down[0], c[1] + down[1]),
        (d[0] + down[0], d[1] + down[1]),
    ]


def _matrix(corners: Sequence[tuple[float, float]], length: int, height: int) -> tuple[float, ...]:
    """From the pixels of a strip to those of the picture."""
    a, b, _, d = corners
    along = ((b[0] - a[0]) / length, (b[1] - a[1]) / length)
    down = ((d[0] - a[0]) / height, (d[1] - a[1]) / height)
    return (along[0], down[0], a[0], along[1], down[1], a[1])


def _put_back(
    picture: Image.Image, strip: Image.Image, covered: Image.Image, corners: Sequence[tuple[float, float]]
) -> None:
    from PIL import Image

    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    left, top = max(0, math.floor(min(xs)) - 1), max(0, math.floor(min(ys)) - 1)
    right, bottom = min(picture.width, math.ceil(max(xs)) + 1), min(picture.height, math.ceil(max(ys)) + 1)
    if right <= left or bottom <= top:
        return
    a, b, c, d, e, f = _matrix(corners, strip.width, strip.height)
    turn = a * e - b * d
    if not turn:
        return
    back = (e / turn, -b / turn, (b * f - c * e) / turn, -d / turn, a / turn, (c * d - a * f) / turn)
    shifted = (*back[:2], back[0] * left + back[1] * top + back[2], *back[3:5])
    matrix = (*shifted, back[3] * left + back[4] * top + back[5])
    size = (right - left, bottom - top)
    turned = strip.transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.NEAREST)
    mask = covered.transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.NEAREST)
    picture.paste(turned, (left, top), mask)


# ---- colours


def _ground(pixels: NDArray[np.int16]) -> NDArray[np.int16]:
    """The commonest colour of some pixels."""
    kinds = (pixels[:, 0] >> 4) * 256 + (pixels[:, 1] >> 4) * 16 + (pixels[:, 2] >> 4)
    commonest = np.bincount(kinds).argmax()
    return np.asarray(np.median(pixels[kinds == commonest], axis=0), np.int16)


def _distance(pixels: NDArray[np.int16], ground: NDArray[np.int16]) -> NDArray[np.int64]:
    return np.asarray(np.abs(pixels - ground).sum(axis=-1), np.int64)


def _ink(pixels: NDArray[np.int16], ground: NDArray[np.int16]) -> tuple[int, ...]:
    """The colour furthest from the ground; black or white where there is none."""
    if pixels.size:
        far = _distance(pixels, ground)
        if far.max() > _CONTRAST:
            return tuple(int(value) for value in np.median(pixels[far >= 0.8 * far.max()], axis=0))
    return (0, 0, 0) if int(ground.sum()) > 3 * 110 else (255, 255, 255)


def _span(pixels: NDArray[np.int16], ground: NDArray[np.int16], mark: Mark) -> tuple[int, int]:
    """The columns to cover: from gap to gap."""
    height, length = pixels.shape[:2]
    profile = _distance(pixels, ground).sum(axis=0)
    start = 0 if mark.begin <= 0 else _gap(profile, mark.begin * length, height)
    end = length if mark.end >= 1 else _gap(profile, mark.end * length, height)
    return (start, end) if start < end else (min(start, end), max(start, end, min(start, end) + 1))


def _gap(profile: NDArray[np.int64], place: float, height: int) -> int:
    """The column with the least ink near a place, and of those the nearest."""
    reach = max(1, round(_SEARCH * height))
    low, high = max(0, round(place) - reach), min(len(profile), round(place) + reach + 1)
    part = profile[low:high]
    if not part.size:
        return min(max(round(place), 0), len(profile))
    clear = np.flatnonzero(part <= part.min() + 0.02 * max(1, int(profile.max())))
    return int(low + clear[np.abs(clear + low - place).argmin()])


# ---- letters


def _written(text: str, size: tuple[int, int], ground: NDArray[np.int16], ink: tuple[int, ...]) -> Image.Image:
    """A strip with the new words, and nothing else."""
    from PIL import Image, ImageDraw

    width, height = size
    strip = Image.new("RGB", size, tuple(int(value) for value in ground))
    points = max(5.0, height / (1 + 2 * _MARGIN) * _LETTERS)
    natural = _font(points).getlength(text)
    if not text or natural <= 0:
        return strip
    if width < natural * _NARROWEST:
        points = max(4.0, points * width / (natural * _NARROWEST))
        natural = _font(points).getlength(text)
    drawn = Image.new("L", (math.ceil(natural) + 2, height), 0)
    ImageDraw.Draw(drawn).text((1, height / 2), text, fill=255, font=_font(points), anchor="lm")
    if drawn.width > width:
        drawn = drawn.resize((max(1, width), height), Image.Resampling.BILINEAR)
    strip.paste(ink, (min(round(_INDENT * height), max(0, width - drawn.width)), 0), drawn)
    return strip


@cache
def _face() -> bytes:
    return _FACE.read_bytes()


def _font(points: float) -> FreeTypeFont:
    from PIL import ImageFont

    font: Any = ImageFont.truetype(BytesIO(_face()), size=max(4, points))
    return font  # type: ignore[no-any-return]
