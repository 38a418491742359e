"""Edits that do not fit stop the writing: an edit that gets lost is a value that stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gptsanitize.errors import InternalError
from gptsanitize.formats.edits import EditQueue
from gptsanitize.model import Edit


def test_edits_come_with_their_segment() -> None:
    queue = EditQueue([Edit(2, 0, 1, "a"), Edit(2, 3, 4, "b"), Edit(5, 1, 1, "c")])
    assert queue.segment == 2
    assert [edit.text for edit in queue.take(2, 4)] == ["a", "b"]
    assert queue.segment == 5
    assert [edit.text for edit in queue.take(5, 1)] == ["c"]
    queue.finish()


def test_edits_are_drawn_one_ahead() -> None:
    drawn = []

    def stream() -> Iterator[Edit]:
        for number in range(10):
            drawn.append(number)
            yield Edit(number, 0, 1, "x")

    queue = EditQueue(stream())
    queue.take(0, 1)
    assert drawn == [0, 1]


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(1, 0, 2, ""), Edit(1, 1, 3, "")],
        [Edit(1, 2, 9, "")],
        [Edit(1, 2, 1, "")],
        [Edit(0, 0, 1, "")],
    ],
    ids=["overlap", "past the end", "backwards", "late"],
)
def test_edits_that_do_not_fit_are_a_fault(edits: list[Edit]) -> None:
    with pytest.raises(InternalError):
        EditQueue(edits).take(1, 5)


def test_an_edit_left_over_is_a_fault() -> None:
    with pytest.raises(InternalError):
        EditQueue([Edit(1, 0, 1, "")]).finish()
