"""A walk over the steps of a package, in one fixed order for reading and for writing.

A step gives the texts of one part, or of one set of texts; `Walk` numbers them as segments and, when the same steps
are written, gives each the edits of its own. It knows nothing of any format and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from gptsanitize.formats.edits import EditQueue
from gptsanitize.model import Edit, Place, Segment

__all__ = ["NO_SEGMENT", "Site", "Step", "Take", "Walk", "drain"]

NO_SEGMENT = 1 << 62
"""`EditQueue.segment` is at least this where no edit is left."""

Take = Callable[[int], Sequence[Edit]]
"""Gives the edits of the next site, whose text has so many characters."""

Site = tuple[str, Place, str, str, str, int]
"""What a segment will be, without its number: text, place, where, hint, group, repeats."""


class Step(Protocol):
    """One part, or one set of texts, of the walk. `key` is unique among the steps of a file."""

    key: str

    def sites(self) -> Iterator[Site]:
        """The texts, in order."""
        ...


class Walk:
    """The steps of one file. The numbers of each step's segments are remembered once a walk has passed it."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = steps
        self._ranges: dict[str, tuple[int, int | None]] = {}

    def segments(self) -> Iterator[Segment]:
        """All texts. Raises `InputError`."""
        number = 0
        for step in self.steps:
            start = number
            self._ranges.setdefault(step.key, (start, None))
            for site in step.sites():
                yield Segment(number, *site)
                number += 1
            self._ranges[step.key] = (start, number)

    def taker(self, step: Step, queue: EditQueue) -> Take:
        """What gives the edits of a step's sites, in order."""
        segment = self._range(step)[0] if queue.segment < NO_SEGMENT else 0

        def take(length: int) -> Sequence[Edit]:
            nonlocal segment
            segment += 1
            return queue.take(segment - 1, length)

        return take

    def is_touched(self, step: Step, queue: EditQueue) -> bool:
        """Whether the next edit belongs to this step."""
        if queue.segment >= NO_SEGMENT:
            return False
        _, end = self._range(step)
        return end is None or queue.segment < end

    def _range(self, step: Step) -> tuple[int, int | None]:
        """Numbers of a step's first segment and, once a walk has passed its end, of the one after its last."""
        if step.key not in self._ranges:
            for _ in self.segments():
                pass
        return self._ranges[step.key]


def drain(step: Step, take: Take, *, touched: bool) -> None:
    """Use up the edits of texts that are not written."""
    if touched:
        for text, *_ in step.sites():
            take(len(text))
