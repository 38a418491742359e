"""What the nouns promise beside their fields."""

from __future__ import annotations

import pickle

import pytest

from gptsanitize.model import Place, Segment


def test_a_segment_shows_nothing_of_the_document() -> None:
    segment = Segment(3, "Canary Miller", Place.TABLE, "sheet 1 B7", hint="Canary Name", group="g")
    assert "Canary" not in f"{segment!r}{segment}{[segment]}"
    assert "sheet 1 B7" in repr(segment)


def test_a_segment_cannot_be_changed_and_can_be_sent_to_a_worker() -> None:
    segment = Segment(3, "text", Place.BODY, "page 1")
    with pytest.raises(AttributeError):
        segment.text = "other"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(segment)) == segment
    assert (segment.hint, segment.group, segment.repeats) == ("", "", 1)
