"""A recogniser for tests: reads text that is drawn as bars, exactly, at any size, in a millisecond.

A line is a rail over a start bar, nine cells a letter (eight for the bits of its code, one blank), and an end bar. What
is burnt over breaks the rail: such a line is not read at all.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from gptsanitize.ocr import Line

START, CELLS, END, HEIGHT = 3, 9, 1, 6
"""All in cells."""


def draw_bars(
    picture: Image.Image, text: str, at: tuple[int, int], cell: int = 4, ink: int | tuple[int, ...] = 0
) -> None:
    """Draw a line of Latin-1 text with its upper left corner at `at`."""
    pen = ImageDraw.Draw(picture)

    def box(column: float, row: float, columns: float, rows: float) -> None:
        left, top = at[0] + column * cell, at[1] + row * cell
        pen.rectangle((left, top, left + columns * cell - 1, top + rows * cell - 1), fill=ink)

    box(0, 0, width_in_cells(text), 1)
    box(0, 0, START - 1, HEIGHT)
    box(width_in_cells(text) - END, 0, END, HEIGHT)
    for number, code in enumerate(text.encode("latin-1")):
        for bit in range(8):
            if code >> (7 - bit) & 1:
                box(START + CELLS * number + bit, 2, 1, HEIGHT - 2)


def width_in_cells(text: str) -> int:
    return START + CELLS * len(text) + END


class BarReader:
    """Reads bars; `confidence` is what it says of each line."""

    def __init__(self, confidence: float = 1.0) -> None:
        self.confidence = confidence
        self.pictures = 0

    def read_picture(self, pixels: NDArray[np.uint8]) -> Sequence[Line]:
        """The lines from top to bottom."""
        self.pictures += 1
        ink = 1 - pixels.mean(axis=2) / 255
        lines = (_line(ink, *rail, self.confidence) for rail in _rails(ink > 0.5))
        return [line for line in lines if line is not None]


def _rails(dark: NDArray[np.bool_]) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    before: list[tuple[int, int]] = []
    for row in range(len(dark)):
        steps = np.flatnonzero(np.diff(np.concatenate([[0], dark[row].astype(np.int8), [0]])))
        runs = [(int(a), int(b)) for a, b in zip(steps[::2], steps[1::2], strict=True) if b - a >= 24]
        found.extend((row, *run) for run in runs if not any(a < run[1] and run[0] < b for a, b in before))
        before = runs
    return found


def _line(ink: NDArray[np.float64], top: int, left: int, right: int, confidence: float) -> Line | None:
    dark, high = ink > 0.5, 0
    while top + high < len(dark) and dark[top + high, left + 2]:
        high += 1
    is_whole = dark[min(len(dark) - 1, top + high // 2), right - 2]
    if high < 9 or not is_whole:
        return None
    cell = float(ink[max(0, top - 1) : top + high + 1, left + 2].sum()) / HEIGHT
    length = right - left
    count = round((length / cell - START - END) / CELLS)
    whole = START + CELLS * count + END
    cell = length / whole
    middle = top + round(4 * cell)
    codes = []
    for number in range(count):
        columns = [left + int((START + CELLS * number + bit + 0.5) * cell) for bit in range(8)]
        codes.append(sum(int(dark[middle, column]) << (7 - place) for place, column in enumerate(columns)))
    edges = (0.0, *((START + CELLS * number - 0.5) / whole for number in range(1, count)), 1.0)
    bottom = top + high
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Line(bytes(codes).decode("latin-1"), confidence, corners, edges)
