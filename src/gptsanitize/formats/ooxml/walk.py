"""A walk over the steps of a package, in one fixed order for reading and for writing.

A step gives the texts of one part, or of one set of texts; `Walk` numbers them as segments and, when the same steps
are written, gives each the edits of its own. It knows nothing of any format and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from gptsanitize.formats.ooxml.package import Part, Selection
from gptsanitize.formats.ooxml.people import People
from gptsanitize.model import Coverage, Edit, Place, Segment, Treatment

__all__ = ["NO_SEGMENT", "Queue", "Site", "Step", "Take", "Walk", "Within", "Writing", "drain"]

NO_SEGMENT = 1 << 62
"""`Queue.segment` is at least this where no edit is left."""


class Queue(Protocol):
    """Edits that are merged with segments as both pass by: an `EditQueue`, or a window on one."""

    @property
    def segment(self) -> int:
        """Id of the next segment that has edits."""
        ...

    def take(self, segment: int, length: int) -> Sequence[Edit]:
        """The edits of a segment, whose text has so many characters."""
        ...


class Take:
    """Gives the edits of a step's sites, in order. `first` is the segment of the first one."""

    def __init__(self, queue: Queue, first: int) -> None:
        self._queue = queue
        self._segment = first

    def __call__(self, length: int) -> Sequence[Edit]:
        """The edits of the next site, whose text has so many characters."""
        self._segment += 1
        return self._queue.take(self._segment - 1, length)

    def passes(self, count: int) -> bool:
        """Pass over the next `count` sites if none of them has an edit; whether that was so."""
        is_free = not self._segment <= self._queue.segment < self._segment + count
        self._segment += count * is_free
        return is_free

    def among(self, count: int, length: Callable[[int], int]) -> list[tuple[int, Sequence[Edit]]]:
        """Those of the next `count` sites that have edits, with these: nothing is asked of the others.

        `length(n)` is the number of characters of the text of the n-th of them, counted from 0.
        """
        first, self._segment = self._segment, self._segment + count
        found: list[tuple[int, Sequence[Edit]]] = []
        while (segment := max(self._queue.segment, first)) < self._segment:
            found.append((segment - first, self._queue.take(segment, length(segment - first))))
        return found


Site = tuple[str, Place, str, str, str, int]
"""What a segment will be, without its number: text, place, where, hint, group, repeats."""


class Within:
    """The edits of a document inside a document, whose segments count from `first` there and from 0 here."""

    def __init__(self, queue: Queue, first: int) -> None:
        self._queue = queue
        self._first = first

    @property
    def segment(self) -> int:
        return self._queue.segment - self._first

    def take(self, segment: int, length: int) -> Sequence[Edit]:
        return self._queue.take(segment + self._first, length)


class Writing(Protocol):
    """One writing of a package, as its steps see it."""

    selection: Selection
    queue: Queue
    people: People | None
    """Gives pseudonyms where metadata is blanked."""

    def put(
        self,
        part: Part,
        content: bytes | Iterable[bytes],
        note: str = "",
        treatment: Treatment = Treatment.REWRITTEN,
    ) -> None:
        """Write new content for a part."""
        ...

    def copy(self, part: Part, treatment: Treatment = Treatment.UNCHANGED, note: str = "") -> None:
        """Take over a part as it is."""
        ...

    def put_relationships(self, source: str, data: bytes) -> None:
        """Write the relationships of a part, from `Selection.relationships_xml`."""
        ...

    def tell(self, part: Part, inside: Iterable[Coverage]) -> None:
        """Say what became of the parts of the document that a part is."""
        ...

    def first(self, step: Step) -> int:
        """The number of a step's first segment."""
        ...


class Step(Protocol):
    """One part, or one set of texts, of the walk."""

    key: str
    """Unique among the steps of a file."""
    source: str
    """The part that it belongs to: without it there is nothing to write. Empty for the package itself."""

    def sites(self) -> Iterator[Site]:
        """The texts, in order."""
        ...

    def write(self, take: Take, writing: Writing, *, touched: bool) -> None:
        """Write what the step reads, with the edits that `take` gives; `touched`: there are some."""
        ...


class Walk:
    """The steps of one file. The numbers of each step's segments are remembered once a walk has passed it."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = steps
        self._ranges: dict[str, tuple[int, int | None]] = {}

    def segments(self) -> Iterator[Segment]:
        """All texts. Raises `InputError`."""
        make = tuple.__new__  # there may be millions: the constructor of a named tuple costs twice as much
        number = 0
        for step in self.steps:
            start = number
            self._ranges.setdefault(step.key, (start, None))
            for number, site in enumerate(step.sites(), start + 1):
                yield make(Segment, (number - 1, *site))
            self._ranges[step.key] = (start, number)

    def taker(self, step: Step, queue: Queue) -> Take:
        """What gives the edits of a step's sites, in order."""
        return Take(queue, self.first(step) if queue.segment < NO_SEGMENT else 0)

    def is_touched(self, step: Step, queue: Queue) -> bool:
        """Whether the next edit belongs to this step."""
        if queue.segment >= NO_SEGMENT:
            return False
        _, end = self._range(step)
        return end is None or queue.segment < end

    def first(self, step: Step) -> int:
        """The number of a step's first segment."""
        return self._range(step)[0]

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
