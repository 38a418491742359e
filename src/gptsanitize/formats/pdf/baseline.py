"""Runs on one baseline become a `Line`: words side by side, without a gap of a cell's width.

Where a gap is narrower than that, but wider than between two words, lines around it tell whether it parts two cells:
those begin, or end, at one place there, and nothing is written across.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from gptsanitize.formats.pdf.scene import Run

__all__ = ["CELL_GAP", "Line", "begin", "extend", "gap_between", "lines_of"]

CELL_GAP = 1.8
"""A gap of so many font sizes ends a table cell."""
_SEAM = 0.45
"""A gap of so many font sizes may end one."""
SAME_LINE = 0.45
_WIDE = 1.0
"""Between words in a line gaps are narrower than so many font sizes."""
_ALIGNED = 0.6
"""Edges of one column differ by less (units of the page)."""
_REACH = 7.0
"""Lines so many font sizes above and below are of the same table."""
_MOST_AROUND = 160
_MOST_LOOKS = 3_000_000
"""So often two gaps are compared on a page, at most: what a page of nothing but gaps would take."""


class _Seam(NamedTuple):
    """A wide gap of a line: the number of the run behind it, and from where to where it goes."""

    run: int
    start: float
    stop: float


@dataclass(eq=False, slots=True)
class Line:
    """Runs on one baseline. Positions are along (`a`) and across (`b`) the line."""

    runs: list[Run]
    text: str
    starts: list[int]
    ux: float
    uy: float
    a0: float
    a1: float
    b: float
    height: float
    joins: bool = False
    """The next cell of the same row as the line before it."""
    ink: float = 0.0
    """Where its last letter ends."""
    seams: list[_Seam] = field(default_factory=list)
    """Wide gaps inside it."""

    def along(self, x: float, y: float) -> float:
        return x * self.ux + y * self.uy

    def across(self, x: float, y: float) -> float:
        return y * self.ux - x * self.uy


def lines_of(runs: Iterable[Run]) -> list[Line]:
    """The lines of a page in the order of its content stream, parted where columns are."""
    lines = list(_lines(runs))
    if not any(line.seams for line in lines):
        return lines
    rows = _Rows(lines)
    return [part for line in lines for part in _parts_of(line, rows.real_seams(line))]


def _lines(runs: Iterable[Run]) -> Iterator[Line]:
    line: Line | None = None
    for run in runs:
        if not run.text:
            continue
        gap = gap_between(line, run) if line else None
        if line is not None and gap is not None and gap < CELL_GAP:
            extend(line, run, gap)
            continue
        if line is not None:
            yield line
        line = begin(run)
        line.joins = gap is not None
    if line is not None:
        yield line


def begin(run: Run) -> Line:
    """A line of one run."""
    length = (run.ux * run.ux + run.uy * run.uy) ** 0.5 or 1.0
    ux, uy = run.ux / length, run.uy / length
    if run.advance < 0:
        ux, uy = -ux, -uy
    line = Line([run], run.text, [0], ux, uy, 0.0, 0.0, 0.0, max(run.height, 0.01))
    line.a0, line.b = line.along(run.x, run.y), line.across(run.x, run.y)
    line.a1 = line.a0 + abs(run.advance) * length
    line.ink = line.a0 if run.text.isspace() else line.a1
    return line


def gap_between(line: Line, run: Run) -> float | None:
    """The gap between a line and a run that continues it, in font sizes; none where it does not."""
    length = (run.ux * run.ux + run.uy * run.uy) ** 0.5 or 1.0
    if abs(run.ux * line.ux + run.uy * line.uy) < 0.99 * length:
        return None
    size = max(line.height, run.height)
    if abs(line.across(run.x, run.y) - line.b) > SAME_LINE * size:
        return None
    gap = (line.along(run.x, run.y) - line.a1) / min(line.height, max(run.height, 0.01))
    if gap < -1.0 and not line.text.isspace():
        return None
    return gap


def extend(line: Line, run: Run, gap: float) -> None:
    """Put a run at the end of a line."""
    spaced = line.text[-1:].isspace() or run.text[:1].isspace()
    if gap > 0.6 * run.font.space and not spaced:
        line.text += " "
    blank = run.text.isspace()
    length = (run.ux * run.ux + run.uy * run.uy) ** 0.5
    start = line.along(run.x, run.y)
    if not blank and start - line.ink > _SEAM * line.height and not line.text.isspace():
        line.seams.append(_Seam(len(line.runs), line.ink, start))
    line.starts.append(len(line.text))
    line.text += run.text
    line.runs.append(run)
    line.a1 = max(line.a1, start + abs(run.advance) * length)
    if not blank:
        line.ink = line.a1
    if len(run.text) > 2 and not blank:
        line.height = run.height or line.height
        line.b = line.across(run.x, run.y)


# ---- gaps that part cells


class _Stretch(NamedTuple):
    """What stands between two wide gaps of a line; `gap` is where the one before it begins, if there is one."""

    a0: float
    a1: float
    gap: float | None

    def aligns(self, other: _Stretch) -> bool:
        """Whether two stretches begin at one place, or end there behind a gap each."""
        return abs(self.a0 - other.a0) < _ALIGNED or (other.gap is not None and abs(self.a1 - other.a1) < _ALIGNED)

    def is_alike(self, other: _Stretch) -> bool:
        """Whether what stands before them ends at one place, too: the same words are as wide in any line."""
        return self.gap is not None and other.gap is not None and abs(self.gap - other.gap) < _ALIGNED / 2


class _Sight(NamedTuple):
    """What one row says of a gap in another: something stands in the same column, or is written across."""

    agrees: bool
    crosses: bool


def _stretches(line: Line) -> list[_Stretch]:
    begins = [(line.a0, line.a0 if line.joins else None), *((seam.stop, seam.start) for seam in line.seams)]
    ends = [*(seam.start for seam in line.seams), line.ink]
    return [_Stretch(a0, a1, gap) for (a0, gap), a1 in zip(begins, ends, strict=True)]


class _Rows:
    """The lines of a page from bottom to top, to look around one."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = sorted((line for line in lines if not line.text.isspace()), key=_place)
        self._stretches = {id(line): _stretches(line) for line in self._lines}
        self._looks = _MOST_LOOKS

    def real_seams(self, line: Line) -> list[_Seam]:
        """Those of a line's gaps that part two columns."""
        return [seam for seam in line.seams if self._looks > 0 and self._parts(line, seam)] if line.seams else []

    def _parts(self, line: Line, seam: _Seam) -> bool:
        """Two rows have something in the same column, or one has at several gaps; none beside it is written across."""
        rows = self._sights(line, seam)
        beside = [rows[b] for b in (_next_above(rows, line.b), _next_below(rows, line.b)) if b is not None]
        if not any(sight.agrees for sight in beside):
            return False
        votes = sum(sight.agrees and not sight.crosses for sight in rows.values())
        if votes > 1:
            return not all(sight.crosses for sight in beside)
        return votes == 1 and not any(sight.crosses for sight in beside) and (len(line.seams) > 1 or line.joins)

    def _sights(self, line: Line, seam: _Seam) -> dict[float, _Sight]:
        """What the rows around a line say of one of its gaps, by their place."""
        mine = next(each for each in self._stretches[id(line)] if each.a0 == seam.stop)
        is_wide = seam.stop - seam.start > _WIDE * line.height
        rows: dict[float, _Sight] = {}
        for other in self._around(line):
            theirs = self._stretches[id(other)]
            self._looks -= len(theirs)
            before = rows.get(round(other.b), _Sight(agrees=False, crosses=False))
            agrees = any(mine.aligns(each) and (is_wide or not mine.is_alike(each)) for each in theirs)
            crosses = any(each.a0 < seam.start and each.a1 > seam.stop for each in theirs)
            rows[round(other.b)] = _Sight(before.agrees or agrees, before.crosses or crosses)
        return rows

    def _around(self, line: Line) -> Iterator[Line]:
        reach = _REACH * line.height
        low = bisect_left(self._lines, line.b - reach, key=_place)
        high = bisect_right(self._lines, line.b + reach, key=_place)
        for other in self._lines[low : min(high, low + _MOST_AROUND)]:
            if abs(other.b - line.b) > SAME_LINE * line.height and other.ux * line.ux + other.uy * line.uy > 0.99:
                yield other


def _place(line: Line) -> float:
    return line.b


def _next_above(rows: Iterable[float], b: float) -> float | None:
    return min((place for place in rows if place > b), default=None)


def _next_below(rows: Iterable[float], b: float) -> float | None:
    return max((place for place in rows if place < b), default=None)


def _parts_of(line: Line, seams: Sequence[_Seam]) -> Iterator[Line]:
    """The parts of a line between gaps, the later ones as further cells of its row."""
    if not seams:
        yield line
        return
    cuts = [0, *(seam.run for seam in seams), len(line.runs)]
    for low, high in pairwise(cuts):
        part = begin(line.runs[low])
        for run in line.runs[low + 1 : high]:
            extend(part, run, gap_between(part, run) or 0.0)
        part.joins = line.joins if low == 0 else True
        yield part
