"""What a cell says is somebody's where its row names a person."""

from __future__ import annotations

import pytest

from gptsanitize.detect import Detector
from gptsanitize.model import Place, Policy, Segment

DETECTOR = Detector(Policy(names_model=""))
HEADERS = ("Name", "Team", "Notes")


def found(*rows: tuple[str, ...], headers: tuple[str, ...] = HEADERS) -> list[tuple[str, str]]:
    """Entity and text of what the last column of a table tells."""
    segments = [
        Segment(width * line + column, text, Place.TABLE, f"row {line + 2}", headers[column], f"column {column}")
        for width in [len(headers)]
        for line, row in enumerate(rows)
        for column, text in enumerate(row)
    ]
    return [
        (finding.entity, segment.text[finding.start : finding.end])
        for segment, findings in DETECTOR.find(segments)
        if segment.hint == headers[-1]
        for finding in findings
    ]


@pytest.mark.parametrize(
    ("note", "entity", "value"),
    [
        ("on sick leave, depression", "HEALTH", "depression"),
        ("diabetic, needs breaks", "HEALTH", "diabetic"),
        ("Catholic, no shifts on Sunday", "RELIGION", "Catholic"),
        ("krankgeschrieben wegen Depression", "HEALTH", "Depression"),
        ("alleinerziehend", "CIRCUMSTANCE", "alleinerziehend"),
    ],
)
def test_a_note_beside_a_person_is_hers(note: str, entity: str, value: str) -> None:
    assert (entity, value) in found(("Anna Sørensen", "Finance", "ok"), ("Tom Brady", "IT", note))


def test_a_note_beside_nobody_is_nobodys() -> None:
    rows = [("Leaflet 4", "Print", "depression"), ("Leaflet 5", "Print", "diabetes")]
    assert found(*rows, headers=("Product", "Team", "Topic")) == []


@pytest.mark.parametrize("note", ["study on depression", "course for people with diabetes", "Catholic Church roof"])
def test_what_speaks_of_people_in_general_is_nobodys(note: str) -> None:
    assert not any(entity in {"HEALTH", "RELIGION"} for entity, _ in found(("Anna Roe", "Finance", note)))


def test_a_row_tells_nothing_of_the_next() -> None:
    told = found(("Anna Roe", "Finance", "ok"), ("4711", "Print", "depression"))
    assert not any(entity == "HEALTH" for entity, _ in told)
