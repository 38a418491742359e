"""Lines that close up behind a replacement (`layout: tight`): which glyphs move, and how far.

The words of the same line that follow, up to the next gap as wide as between table cells, move by what the replacement
is longer or shorter; a line does not grow over what stands beyond it. Underlines, links and marks stay where they are.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from gptsanitize.formats.pdf.layout import CELL_GAP
from gptsanitize.formats.pdf.lines import Lines
from gptsanitize.formats.pdf.scene import Cell, Run

__all__ = ["Moves", "Tail", "tail_of"]

_WORD_GAP = 0.8
"""A gap of more font sizes between two operations is that of a table cell."""
Key = tuple[int, int]
"""Part and offset of a code in its operation."""


@dataclass(eq=False, slots=True)
class Tail:
    """What moves with a replacement: parts of runs, from a code on (and up to another one), and the room behind."""

    parts: list[tuple[Run, Key, Key | None]] = field(default_factory=list)
    free: float = 1e9
    """How far the tail may move on, in page space."""
    end: tuple[object, ...] = ()
    """The same for all replacements of one line."""


class Moves:
    """How far codes are moved, by operation and code, in text space."""

    def __init__(self) -> None:
        self._moves: dict[tuple[tuple[object, ...], int], dict[Key, float]] = {}
        self._used: dict[tuple[object, ...], float] = {}

    def room(self, tail: Tail) -> float:
        """How far a line may still grow, in page space."""
        return max(0.0, tail.free - self._used.get(tail.end, 0.0))

    def add(self, tail: Tail, distance: float) -> None:
        """Move a tail along its line by a distance in page space."""
        self._used[tail.end] = self._used.get(tail.end, 0.0) + distance
        for run, start, stop in tail.parts:
            own = distance / ((run.ux**2 + run.uy**2) ** 0.5)
            moves = self._moves.setdefault((run.content.key, run.op), {})
            moves[start] = moves.get(start, 0.0) + own
            if stop is not None:
                moves[stop] = moves.get(stop, 0.0) - own

    def of(self, run: Run) -> dict[Key, float]:
        """The moves inside an operation: each code, and how far it and all behind it move."""
        return self._moves.get((run.content.key, run.op), {})


def tail_of(run: Run, cell: Cell, lines: Lines, right: float, beyond: float = 0.0) -> Tail:
    """What follows a glyph on its line. `right` is where the page ends; it may grow `beyond` the edge of its column."""
    length = (run.ux**2 + run.uy**2) ** 0.5
    ux, uy = run.ux / length, run.uy / length
    tail = Tail()
    end = _take(tail, run, (cell.part, cell.offset + 1), _along(run, ux, uy, cell.end), ux, uy)
    for begin, other in sorted(lines.beside(run, ux, uy), key=lambda each: each[0]):
        if end is None:
            break
        if begin < end - 0.3 * run.height:
            continue
        if begin - end > _WORD_GAP * run.height or other.content is not run.content or other.advance < 0:
            tail.free = max(0.0, 0.5 * (begin - end))
            break
        end = _take(tail, other, (-1, 0), begin, ux, uy)
    else:
        if end is not None:
            edge = lines.edge(end, ux, uy) + beyond
            tail.free = max(0.0, (min(edge, right) if abs(uy) < 0.01 and ux > 0 else edge) - end)
    last = tail.parts[-1][0] if tail.parts else run
    tail.end = (last.content.key, last.op, tail.parts[-1][2] if tail.parts else None)
    return tail


def _along(run: Run, ux: float, uy: float, position: float) -> float:
    return run.x * ux + run.y * uy + position * (run.ux * ux + run.uy * uy)


def _take(tail: Tail, run: Run, behind: Key, end: float, ux: float, uy: float) -> float | None:
    """Take the glyphs of a run behind a code; where they end on the line, none where a wide gap ends the tail."""
    cells = run.cells()
    place = bisect_left(cells, behind, key=lambda each: (each.part, each.offset))
    start: Key | None = None
    for cell in cells[place:]:
        begin = _along(run, ux, uy, cell.begin)
        key = (cell.part, cell.offset)
        if begin - end > CELL_GAP * run.height:
            tail.free = max(0.0, 0.5 * (begin - end))
            if start is not None:
                tail.parts.append((run, start, key))
            return None
        start = start or key
        end = max(end, _along(run, ux, uy, cell.end))
    if start is not None:
        tail.parts.append((run, start, None))
    return end
