"""Text found and read in pixels by two small networks (PP-OCRv6, Apache-2.0) under ONNX Runtime.

The models lie in the wheel of rapidocr; nothing is ever downloaded, and of that package only the files are used. One
network marks where text is, the other reads a line of it (connectionist temporal classification: each column of a line
names a letter or nothing). One thread, because the product runs one worker a core.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gptsanitize.errors import WithheldError
from gptsanitize.ocr import ADVICE, Line

__all__ = ["Engine", "load"]

Pixels = NDArray[np.uint8]
Quad = NDArray[np.float32]
"""Four corners, clockwise from above left."""

_FINDER, _READER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
_SIDE = 1600
"""Text is looked for in pictures of at most so many pixels a side."""
_SMALL_SIDE = 700
"""Smaller pictures are enlarged for it."""
_LOW_LINE = 15.0
"""Lines lower than this (pixels, as looked for) call for a closer look at parts of the picture."""
_INK, _BOX = 0.3, 0.5
"""How sure the finder must be of a pixel, and of a box."""
_GROW = 1.6
"""The finder marks the core of a line: its box grows by so much of its area to its girth."""
_HEIGHT = 48
_LONGEST = 4000
_PADDING = 12
_UPRIGHT = 1.5
"""A box so much higher than wide holds a line that runs up or down."""
_DOUBT = 0.92
"""A line read with less confidence is read upside down, too."""
_GAP = 2.8
"""Letters so many times further apart than most of a line's belong to different words."""
_FAINTEST = 0.3
"""Letters less certain than this are none."""


@cache
def load() -> Engine:
    """The engine, with its models. Raises `WithheldError` where they are missing."""
    spec = find_spec("rapidocr")
    folder = Path(spec.origin).parent / "models" if spec is not None and spec.origin else Path()
    if not (folder / _FINDER).is_file() or not (folder / _READER).is_file():
        raise WithheldError("the models that read pictures are missing", reason="ocr-missing", advice=ADVICE)
    _cv2().setNumThreads(1)
    return Engine(_session(folder / _FINDER), _session(folder / _READER))


@cache
def _cv2() -> Any:
    """OpenCV, which comes with the extra."""
    import cv2

    return cv2


def _session(path: Path) -> Any:
    import onnxruntime as runtime

    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # it would keep the memory of the largest picture
    options.log_severity_level = 4
    return runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Engine:
    """Both networks, loaded."""

    def __init__(self, finder: Any, reader: Any) -> None:
        self._finder, self._reader = finder, reader
        letters = reader.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._letters = ["", *letters, " "]

    def read_picture(self, pixels: Pixels) -> list[Line]:
        """The lines of a picture; see `Reader.read_picture`."""
        lines = []
        turned = False
        for quad in self._find(pixels):
            line, turned = self._read(pixels, quad, turned=turned)
            lines.append(line)
        return _in_order(lines)

    # ---- finding

    def _find(self, pixels: Pixels) -> list[Quad]:
        height, width = pixels.shape[:2]
        if min(height, width) < 4:
            return []
        scale = min(1.0, _SIDE / max(height, width))
        if max(height, width) < _SMALL_SIDE:
            scale = min(2.0, _SMALL_SIDE / max(height, width))
        found = self._find_in(pixels, scale)
        lines = [_size(quad)[1] * scale for quad in found]
        if scale < 0.8 and (len(lines) < 3 or float(np.median(lines)) < _LOW_LINE):
            found = [*found, *self._find_closely(pixels)]
        return _without_doubles(found)

    def _find_closely(self, pixels: Pixels) -> Iterator[Quad]:
        """In overlapping parts of the picture, at its own scale."""
        height, width = pixels.shape[:2]
        step = _SIDE - 200
        for top in range(0, max(1, height - 200), step):
            for left in range(0, max(1, width - 200), step):
                part = pixels[top : top + _SIDE, left : left + _SIDE]
                for quad in self._find_in(part, 1.0):
                    yield (quad + np.array([left, top], np.float32)).astype(np.float32)

    def _find_in(self, pixels: Pixels, scale: float) -> list[Quad]:
        padded = _cv2().copyMakeBorder(pixels, *[_PADDING] * 4, _cv2().BORDER_REPLICATE)
        height, width = padded.shape[:2]
        rows, columns = (max(32, round(side * scale / 32) * 32) for side in (height, width))
        sized = _cv2().resize(
            padded, (columns, rows), interpolation=_cv2().INTER_AREA if scale < 1 else _cv2().INTER_CUBIC
        )
        chances = self._finder.run(None, {self._finder.get_inputs()[0].name: _as_input(sized)})[0][0, 0]
        ratio = np.array([width / columns, height / rows], np.float32)
        limit = np.array([pixels.shape[1], pixels.shape[0]], np.float32)
        return [np.clip(quad * ratio - _PADDING, 0, limit).astype(np.float32) for quad in _boxes(chances)]

    # ---- reading

    def _read(self, pixels: Pixels, quad: Quad, *, turned: bool) -> tuple[Line, bool]:
        """A line, and whether it was read upside down: its neighbours will be so, too."""
        first = np.roll(quad, 2, axis=0) if turned else quad
        line = self._read_upright(pixels, first)
        if line.confidence >= _DOUBT:
            return line, turned
        other = self._read_upright(pixels, np.roll(first, 2, axis=0))
        if other.confidence > line.confidence:
            return other, not turned
        return line, turned

    def _read_upright(self, pixels: Pixels, quad: Quad) -> Line:
        chances = self._reader.run(None, {self._reader.get_inputs()[0].name: _as_input(_cut(pixels, quad))})[0][0]
        best = chances.argmax(axis=1)
        certainty = chances.max(axis=1)
        fresh = (best > 0) & np.concatenate([[True], best[1:] != best[:-1]]) & (certainty > _FAINTEST)
        columns = np.flatnonzero(fresh)
        text, places = self._letters_at(best, columns)
        confidence = float(certainty[columns].mean()) if len(columns) else 0.0
        a, b, c, d = ((float(x), float(y)) for x, y in quad)
        return Line(text, confidence, (a, b, c, d), _edges(text, places))

    def _letters_at(self, best: NDArray[np.int64], columns: NDArray[np.int64]) -> tuple[str, list[float]]:
        """The text of a line, and where each of its letters stands. Of a wide gap the reader makes no blank."""
        usual = float(np.median(np.diff(columns))) if len(columns) > 2 else 1e9
        text, places, last = "", list[float](), 0.0
        for column in columns:
            letter = self._letters[best[column]]
            place = (float(column) + 0.5) / len(best)
            if text and (place - last) * len(best) > _GAP * usual and not (text[-1].isspace() or letter.isspace()):
                text += " "
                places.append((place + last) / 2)
            text += letter
            places.extend([place] * len(letter))
            last = place
        return text, places


def _as_input(pixels: Pixels) -> NDArray[np.float32]:
    """Blue, green, red from -1 to 1: what both networks were trained with."""
    scaled = pixels[:, :, ::-1].astype(np.float32) / np.float32(127.5) - np.float32(1)
    return np.ascontiguousarray(scaled.transpose(2, 0, 1)[None])


def _boxes(chances: NDArray[np.float32]) -> Iterator[Quad]:
    """The boxes of what the finder marked, grown to whole lines."""
    marked = _cv2().dilate((chances > _INK).astype(np.uint8), np.ones((2, 2), np.uint8))
    for outline in _cv2().findContours(marked, _cv2().RETR_LIST, _cv2().CHAIN_APPROX_SIMPLE)[0]:
        centre, (width, height), angle = _cv2().minAreaRect(outline)
        if min(width, height) < 3:
            continue
        left, top, columns, rows = _cv2().boundingRect(outline)
        inside = np.zeros((rows, columns), np.uint8)
        _cv2().fillPoly(inside, [outline - [left, top]], 1)
        if chances[top : top + rows, left : left + columns][inside > 0].mean() < _BOX:
            continue
        grown = width * height * _GROW / (width + height)
        box = _cv2().boxPoints((centre, (width + grown, height + grown), angle))
        yield _clockwise(np.asarray(box, np.float32))


def _clockwise(box: Quad) -> Quad:
    """Corners from above left; a box that stands upright begins so that its line runs up."""
    by_x = box[np.argsort(box[:, 0], kind="stable")]
    left, right = (half[np.argsort(half[:, 1], kind="stable")] for half in (by_x[:2], by_x[2:]))
    quad = np.array([left[0], right[0], right[1], left[1]], np.float32)
    width, height = _size(quad)
    return np.roll(quad, 1, axis=0) if height >= _UPRIGHT * width else quad


def _size(quad: Quad) -> tuple[float, float]:
    """Length along the line, and height."""
    a, b, c, d = quad
    along = max(np.linalg.norm(a - b), np.linalg.norm(d - c))
    return float(along), float(max(np.linalg.norm(a - d), np.linalg.norm(b - c)))


def _cut(pixels: Pixels, quad: Quad) -> Pixels:
    """A line made straight, as high as the reader wants it."""
    along, height = _size(quad)
    width = min(_LONGEST, max(_HEIGHT, round(_HEIGHT * along / max(height, 1.0))))
    goal = np.array([[0, 0], [width, 0], [width, _HEIGHT], [0, _HEIGHT]], np.float32)
    matrix = _cv2().getPerspectiveTransform(quad, goal)
    how = _cv2().INTER_AREA if height > _HEIGHT else _cv2().INTER_CUBIC
    cut = _cv2().warpPerspective(pixels, matrix, (width, _HEIGHT), borderMode=_cv2().BORDER_REPLICATE, flags=how)
    return np.asarray(cut, np.uint8)


def _edges(text: str, places: Sequence[float]) -> tuple[float, ...]:
    """Where letters begin: half way between two of them, in the middle of a blank."""
    edges = [0.0]
    for index, (before, after) in enumerate(pairwise(places)):
        first, second = text[index].isspace(), text[index + 1].isspace()
        edges.append(before if first and not second else after if second and not first else (before + after) / 2)
    return (*edges, 1.0) if text else (0.0,)


def _in_order(lines: Sequence[Line]) -> list[Line]:
    """As a person reads who turns the picture until most of its lines run from left to right."""
    ux, uy = _direction(lines)
    placed = []
    for line in lines:
        x, y = (sum(corner[axis] for corner in line.corners) / 4 for axis in (0, 1))
        (ax, ay), (_, _), (_, _), (dx, dy) = line.corners
        placed.append((y * ux - x * uy, x * ux + y * uy, math.hypot(dx - ax, dy - ay), line))
    rows: list[list[tuple[float, float, float, Line]]] = []
    for entry in sorted(placed, key=itemgetter(0, 1)):
        if rows and abs(rows[-1][-1][0] - entry[0]) < 0.5 * min(entry[2], rows[-1][-1][2]):
            rows[-1].append(entry)
        else:
            rows.append([entry])
    return [entry[3] for row in rows for entry in sorted(row, key=itemgetter(1))]


def _direction(lines: Sequence[Line]) -> tuple[float, float]:
    """The unit vector in which most of the text runs."""
    x = sum(line.corners[1][0] - line.corners[0][0] for line in lines)
    y = sum(line.corners[1][1] - line.corners[0][1] for line in lines)
    length = math.hypot(x, y)
    return (x / length, y / length) if length else (1.0, 0.0)


def _without_doubles(quads: Sequence[Quad]) -> list[Quad]:
    """One of two boxes of the same line: the larger."""
    kept: list[Quad] = []
    for quad in sorted(quads, key=lambda quad: -_size(quad)[0] * _size(quad)[1]):
        if not any(_covers(other, quad) for other in kept):
            kept.append(quad)
    return kept


def _covers(large: Quad, small: Quad) -> bool:
    """Whether most of a box lies within another: its ends and its middle do."""
    low, high = large.min(axis=0), large.max(axis=0)
    centre = small.mean(axis=0)
    if (centre < low).any() or (centre > high).any():
        return False
    a, b, c, d = small
    points = [centre, *((start + end) / 2 * 0.9 + centre * 0.1 for start, end in ((a, d), (b, c)))]
    return all(_cv2().pointPolygonTest(large, (float(x), float(y)), measureDist=False) >= 0 for x, y in points)
