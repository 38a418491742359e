"""The runs of a page by the line they stand on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from gptsanitize.formats.pdf.scene import Run

__all__ = ["Lines"]


class Lines:
    """The runs of a page by the line they stand on, for each direction that was asked for."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = runs
        self._tallest = max((run.height for run in runs), default=0.0)
        self._sorted: dict[tuple[float, float], tuple[list[float], list[int]]] = {}

    def beside(self, run: Run, ux: float, uy: float) -> list[tuple[float, Run]]:
        """The other runs on a run's line, with where they begin along it, in the order in which they are shown."""
        across = run.y * ux - run.x * uy
        reach = 0.9 * max(run.height, self._tallest)
        places, order = self._by_place(ux, uy)
        near = sorted(order[bisect_left(places, across - reach) : bisect_right(places, across + reach)])
        return [
            (other.x * ux + other.y * uy, other)
            for other in map(self.runs.__getitem__, near)
            if other is not run and abs(other.y * ux - other.x * uy - across) < 0.9 * max(run.height, other.height)
        ]

    def edge(self, end: float, ux: float, uy: float) -> float:
        """How far lines of one direction reach that begin before a place: the right edge of its column."""
        return max(
            (
                run.x * ux + run.y * uy + run.advance * (run.ux * ux + run.uy * uy)
                for run in self.runs
                if abs(run.ux * uy - run.uy * ux) < 1e-3 and run.x * ux + run.y * uy < end and not run.text.isspace()
            ),
            default=end,
        )

    def _by_place(self, ux: float, uy: float) -> tuple[list[float], list[int]]:
        found = self._sorted.get((ux, uy))
        if found is None:
            pairs = sorted((run.y * ux - run.x * uy, number) for number, run in enumerate(self.runs))
            found = self._sorted[ux, uy] = ([place for place, _ in pairs], [number for _, number in pairs])
        return found
