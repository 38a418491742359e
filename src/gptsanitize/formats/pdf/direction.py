"""Lines that are written from right to left, in the order in which they are read.

A content stream shows their glyphs from left to right, as it shows all others; detection and readers want the order of
the words. Each glyph keeps its way back.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import NamedTuple

from gptsanitize.formats.pdf.layout import Passage, Piece
from gptsanitize.formats.pdf.scene import Run
from gptsanitize.formats.pdf.writing import directions, is_right_to_left

__all__ = ["as_read"]


_LABEL = re.compile(r"[A-Za-z][:;,](?:\s|$)")


class _Unit(NamedTuple):
    """The letters of one glyph, or a space between two, and where they stand."""

    text: str
    run: Run | None
    low: int
    line: int


def as_read(passage: Passage) -> Passage:
    """A passage with its letters in reading order; the same one where nothing goes from right to left."""
    if passage.spots or not is_right_to_left(passage.text):
        return passage
    backwards = _goes_backwards(passage.text)
    units: list[_Unit] = []
    for _, line in groupby(_units(passage), key=lambda unit: unit.line):
        units.extend(_reordered(list(line), backwards=backwards))
    text, pieces = "", []
    for unit in units:
        if unit.run is not None:
            pieces.append(Piece(len(text), unit.run, unit.low, unit.low + len(unit.text)))
        text += unit.text
    return Passage(text, tuple(pieces), passage.hint, passage.column, hidden=passage.hidden)


def _goes_backwards(text: str) -> bool:
    """Whether a line goes from right to left as a whole: most letters do, and no sign hangs on a Latin word."""
    if _LABEL.search(text):
        return False
    kinds = [unicodedata.bidirectional(char) for char in text]
    return sum(kind in {"R", "AL"} for kind in kinds) > sum(kind == "L" for kind in kinds)


def _units(passage: Passage) -> list[_Unit]:
    found: list[_Unit] = []
    position, line = 0, 0
    above: Run | None = None
    for piece in passage.pieces:
        found.extend(_Unit(char, None, 0, line) for char in passage.text[position : piece.start])
        if above is not None and _stands_lower(above, piece.run):
            line += 1
        above = piece.run
        found.extend(_units_of(piece, line))
        position = piece.start + piece.high - piece.low
    found.extend(_Unit(char, None, 0, line) for char in passage.text[position:])
    return found


def _units_of(piece: Piece, line: int) -> list[_Unit]:
    """The glyphs of a piece; a space that only a displacement makes stands by itself."""
    found: list[_Unit] = []
    text, position = piece.run.text, piece.low
    for cell in piece.run.cells():
        stop = cell.start + len(cell.code.text)
        if stop <= position or cell.start >= piece.high:
            continue
        found.extend(_Unit(char, None, 0, line) for char in text[position : cell.start])
        found.append(_Unit(text[max(cell.start, position) : min(stop, piece.high)], piece.run, cell.start, line))
        position = min(stop, piece.high)
    return found


def _stands_lower(above: Run, run: Run) -> bool:
    length = (above.ux**2 + above.uy**2) ** 0.5 or 1.0
    across = ((run.y - above.y) * above.ux - (run.x - above.x) * above.uy) / length
    return abs(across) > 0.6 * max(above.height, run.height)


def _reordered(units: list[_Unit], *, backwards: bool) -> list[_Unit]:
    """One line: what stands from left to right becomes what is read."""
    ends = [unit for unit in units if not unit.text.isspace()]
    tail = units[units.index(ends[-1]) + 1 :] if ends else []
    body = units[: len(units) - len(tail)]
    firsts = "".join(unit.text[0] for unit in body)
    parts = directions(firsts, backwards=backwards)
    read: list[_Unit] = []
    for side, low, high in reversed(parts) if backwards else parts:
        read.extend(reversed(body[low:high]) if side else body[low:high])
    return read + tail
