"""Whose a date is: the person that its paragraph, row or document is about.

Responsible for the link from a date or age to a person, for policies that move dates by person. A date belongs to the
person named before it in the same paragraph or cell, else to the first one after it there; a date in a table to the
first person of its row; any other to the person whom the file names most. A table's row without a person has one only
where the file names nobody else. It moves nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from gptsanitize.model import Finding, Segment

__all__ = ["Owners"]


class Owners:
    """The owners of one file's dates, told segment by segment, in order, and known at the end.

    `is_timed` says of an entity whether its values move with a person.
    """

    def __init__(self, is_timed: Callable[[str], bool]) -> None:
        self._is_timed = is_timed
        self._findings: list[Finding] = []
        self._people: Counter[str] = Counter()
        self._left: list[tuple[int, bool]] = []
        """Findings without an owner yet, and whether they stand in a table."""
        self._row: list[int] = []
        self._row_person = ""
        self._row_columns: set[str] = set()

    def add(self, segment: Segment, found: Sequence[Finding]) -> None:
        """The next segment with its findings, in order of their start."""
        self._turn_row(segment)
        people = [(each.start, segment.text[each.start : each.end]) for each in found if each.entity == "PERSON"]
        self._people.update(text for _, text in people)
        if people and segment.group and not self._row_person:
            self._row_person = people[0][1]
        for finding in found:
            if self._is_timed(finding.entity):
                before = [text for start, text in people if start < finding.start]
                owner = before[-1] if before else people[0][1] if people else ""
                finding = replace(finding, person=owner)  # noqa: PLW2901 -- with its owner
                if not owner:
                    self._wait(len(self._findings), segment)
            self._findings.append(finding)

    def _wait(self, index: int, segment: Segment) -> None:
        if segment.group:
            self._row.append(index)
        else:
            self._left.append((index, False))

    def _turn_row(self, segment: Segment) -> None:
        """A column that was met already begins a new row; so does a text outside of all columns."""
        if segment.group and segment.group not in self._row_columns:
            self._row_columns.add(segment.group)
            return
        self._end_row()
        self._row_columns = {segment.group} if segment.group else set()

    def _end_row(self) -> None:
        for index in self._row:
            if self._row_person:
                self._own(index, self._row_person)
            else:
                self._left.append((index, True))
        self._row, self._row_person = [], ""

    def _own(self, index: int, person: str) -> None:
        self._findings[index] = replace(self._findings[index], person=person)

    def findings(self) -> tuple[Finding, ...]:
        """All findings, each date with its owner, where it has one."""
        self._end_row()
        most = self._people.most_common(1)
        if most:
            for index, is_cell in self._left:
                if not is_cell or len(self._people) == 1:
                    self._own(index, most[0][0])
        return tuple(self._findings)
