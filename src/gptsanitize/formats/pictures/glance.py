"""A glance at pixels: about how many letters stand in a picture. No letter is read here.

A line of letters has a plain ground, ink of one polarity, many edges along itself and few above and below it. Pixels
are cut into tiles; in each, bands of rows with many edges are looked for, upright and turned, and at four sizes, so
that fine print and headlines, scans a little askew and pages on their side are all seen. Photographs and drawings have
few such bands that go on in the next tile.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["is_smooth", "letters_in"]

Grey = NDArray[np.float32]

_TILE = 48
_SIZES = 4
_EDGE = 20
_FEWEST_EDGES = 4
_HIGH = (3, 16)
"""Rows of a band, without what stands out above and below."""
_AROUND = 12
_QUIET = 0.4
"""A row with fewer edges than this part of the most around it lies between two lines."""
_NEAR, _FAR = 26.0, 40.0
_GROUND, _INK, _OTHER_INK = 0.45, 0.05, 0.15
_EDGES_OF_A_LETTER = 4.5
_ALONE = 0.25
"""What a band counts that does not go on in a tile beside it."""
_SMALLEST = (8, 16)
_LEAST_EDGE, _FRAME = 12, 4
"""Shades between neighbours, of 255, that are an edge; rows and columns with edges that a frame around a ground has."""


class _Band(NamedTuple):
    top: int
    bottom: int
    letters: float
    ground: float
    is_dark: bool

    def goes_on_in(self, other: _Band) -> bool:
        """Whether another tile's band is of the same line."""
        near = abs(self.top - other.top) <= 3 and abs(self.bottom - other.bottom) <= 3
        return near and self.is_dark is other.is_dark and abs(self.ground - other.ground) < _NEAR


def letters_in(grey: NDArray[np.uint8]) -> float:
    """About how many letters a grey picture (height, width) shows, of about 100 dots an inch."""
    pixels = _cut_to_edges(grey)
    most = 0.0
    for _ in range(_SIZES):
        most = max(most, _letters(pixels), _letters(np.ascontiguousarray(pixels.T)))
        if min(pixels.shape) < _TILE:
            break
        pixels = _halved(pixels)
    return most


def is_smooth(grey: NDArray[np.uint8]) -> bool:
    """Whether nothing can be written in a picture (height, width): it is one shade or a gradient, framed at most."""
    shades = grey.astype(np.int16)
    down, across = (np.abs(np.diff(shades, axis=axis)) >= _LEAST_EDGE for axis in (0, 1))
    edges = int(np.count_nonzero(down.any(axis=1))), int(np.count_nonzero(across.any(axis=0)))
    return max(edges) <= _FRAME


def _cut_to_edges(grey: NDArray[np.uint8]) -> Grey:
    """The part of a picture in which anything is drawn, with some of its ground."""
    before, behind = grey[:, :-1], grey[:, 1:]
    across = np.maximum(before, behind) - np.minimum(before, behind) > _EDGE
    rows, columns = np.flatnonzero(across.any(axis=1)), np.flatnonzero(across.any(axis=0))
    if not rows.size:
        return grey[:0].astype(np.float32)
    top, left = max(0, int(rows[0]) - _AROUND), max(0, int(columns[0]) - _AROUND)
    return grey[top : int(rows[-1]) + _AROUND, left : int(columns[-1]) + _AROUND].astype(np.float32)


def _halved(pixels: Grey) -> Grey:
    high, wide = pixels.shape[0] // 2, pixels.shape[1] // 2
    rows = pixels[0 : 2 * high : 2] + pixels[1 : 2 * high : 2]
    halved: Grey = (rows[:, 0 : 2 * wide : 2] + rows[:, 1 : 2 * wide : 2]) * np.float32(0.25)
    return halved


def _letters(pixels: Grey) -> float:
    """Letters in upright lines."""
    high, wide = pixels.shape
    if high < _SMALLEST[0] or wide < _SMALLEST[1]:
        return 0.0
    count = -(-wide // _TILE)
    pixels = np.pad(pixels, ((0, 0), (0, count * _TILE - wide)), mode="edge")
    edges = np.abs(np.diff(pixels, axis=1, append=pixels[:, -1:])) > _EDGE
    rows = edges.reshape(high, count, _TILE).sum(2)
    around = np.pad(rows, ((_AROUND, _AROUND), (0, 0)))
    most = np.lib.stride_tricks.sliding_window_view(around, 2 * _AROUND + 1, axis=0).max(-1)
    busy = (rows >= _FEWEST_EDGES) & (rows > _QUIET * most)
    tiles: list[list[_Band]] = [[] for _ in range(count)]
    for index in np.flatnonzero(busy.any(0)):
        tile = pixels[:, index * _TILE : (index + 1) * _TILE]
        tiles[index] = list(_bands(tile, rows[:, index], busy[:, index]))
    beside = zip(tiles, [[], *tiles], [*tiles[1:], []], strict=False)
    return sum(
        band.letters * (1.0 if any(map(band.goes_on_in, [*before, *after])) else _ALONE)
        for tile, before, after in beside
        for band in tile
    )


def _bands(tile: Grey, rows: NDArray[np.int64], busy: NDArray[np.bool_]) -> Iterator[_Band]:
    steps = np.flatnonzero(np.diff(np.concatenate([[0], busy.astype(np.int8), [0]])))
    for top, bottom in zip(steps[::2].tolist(), steps[1::2].tolist(), strict=True):
        if not _HIGH[0] <= bottom - top <= _HIGH[1]:
            continue
        low, high = max(0, top - 4), min(len(rows), bottom + 4)
        edges = int(rows[top:bottom].sum()) / (bottom - top)
        if any(part.size and part.min() > _QUIET * edges for part in (rows[low:top], rows[bottom:high])):
            continue
        ground = _median(tile[low:high])
        away = tile[low:high] - ground
        dark, light = _share(away < -_FAR), _share(away > _FAR)
        is_plain = _share(np.abs(away) < _NEAR) >= _GROUND
        if is_plain and max(dark, light) >= _INK and min(dark, light) <= _OTHER_INK * max(dark, light):
            yield _Band(top, bottom, edges / _EDGES_OF_A_LETTER, ground, dark > light)


def _median(tile: Grey) -> float:
    """Of a tile, which holds an even number of pixels: `np.median` asks for much more than this."""
    half = tile.size // 2
    middle = np.partition(tile, (half - 1, half), axis=None)[half - 1 : half + 1]
    return float(middle.sum()) / 2


def _share(chosen: NDArray[np.bool_]) -> float:
    return int(np.count_nonzero(chosen)) / chosen.size
