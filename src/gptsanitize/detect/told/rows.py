"""A row of a table that names a person tells of her: `Anna Roe | Finance | on sick leave, depression`.

Responsible for which cells stand in one row. What of their words may be somebody's is known to `told`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gptsanitize.detect.told.of_person import said_in_row, wait_for_row
from gptsanitize.detect.views.blocks import Hit
from gptsanitize.model import Place, Segment

__all__ = ["of_rows"]

_SURE = 0.5


def of_rows(batch: Sequence[Segment], hits: Sequence[tuple[Hit, ...]]) -> list[tuple[Hit, ...]]:
    """The hits of a batch, those in cells judged by whether their row names a person."""
    made = list(hits)
    if not any(map(wait_for_row, hits)):
        return made
    for row in _rows(batch):
        waiting = [index for index in row if wait_for_row(hits[index])]
        of_person = bool(waiting) and any(_names_a_person(batch[index], hits[index]) for index in row)
        for index in waiting:
            made[index] = said_in_row(batch[index].text, hits[index], of_person=of_person)
    return made


def _rows(batch: Sequence[Segment]) -> Iterator[list[int]]:
    """The places of cells that stand in one row: a column that was met already begins a new one."""
    row: list[int] = []
    columns: set[str] = set()
    for index, segment in enumerate(batch):
        if segment.group in columns or not segment.group:
            if row:
                yield row
            row, columns = [], set()
        if segment.group or segment.place is Place.TABLE:
            row.append(index)
            columns.add(segment.group)
    if row:
        yield row


def _names_a_person(segment: Segment, hits: Sequence[Hit]) -> bool:
    """Whether a cell is a person's name; one that only mentions her may be about something else."""
    size = len(segment.text.strip())
    return any(hit.entity == "PERSON" and hit.score >= _SURE and 2 * (hit.end - hit.start) > size for hit in hits)
