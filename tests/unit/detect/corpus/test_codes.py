"""Numbers without a label that have the form of somebody's."""

from __future__ import annotations

import pytest

from gptsanitize.detect.corpus.codes import Codes
from gptsanitize.model import Finding, Place, Segment


def told(text: str, *findings: Finding, place: Place = Place.BODY) -> list[str]:
    codes = Codes()
    codes.add(Segment(1, text, place, "line 1"), findings)
    return [code for _, code, _ in codes.findings()]


@pytest.mark.parametrize("text", ["Roe (OR-90019), late", "OR-90019", "Roe / OR-90019.", "for OR90019:", "A-90019"])
def test_letters_and_digits_are_told(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "X-OR-90019",
        "A90019",
        "OR-90019-B",
        "or-90019",
        "OR-123",
        "/OR-90019",
        "OR-90019.pdf",
        "OR-12345678901",
        "a=OR-90019",
    ],
)
def test_other_forms_are_not(text: str) -> None:
    assert told(text) == []


def test_what_is_found_already_or_is_structure_is_left_alone() -> None:
    assert told("by OR-90019", Finding(1, 0, 11, "URL", "url", 0.9, "")) == []
    assert told("OR-90019", place=Place.STRUCTURE) == []
