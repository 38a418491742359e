"""Known names at the ends of what the names model found are taken off, and what is left is a name or nothing."""

from __future__ import annotations

import pytest

from gptsanitize.detect.public.pieces import without_known_ends
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.scan.scanner import Hit


def _left(value: str, entity: str = "ORGANIZATION", rule: str = NAMES_RULE) -> list[tuple[str, str]]:
    hit = Hit(0, len(value), entity, rule, 0.65, "")
    return [(value[each.start : each.end], each.entity) for each in without_known_ends(value, hit)]


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ("Rhonda Origin Energy", [("Rhonda", "PERSON")]),
        ("Punjab National Bank Khanna", [("Khanna", "ORGANIZATION")]),
        ("Police Scotland re", []),
        ("R21m. Eskom", []),
        ("Compensation Recovery Unit diary", []),
    ],
)
def test_a_known_name_is_taken_off(value: str, left: list[tuple[str, str]]) -> None:
    assert _left(value) == left


@pytest.mark.parametrize(
    "value",
    ["Barclays Stadium Manchester", "Sparkasse Oberwesermark", "Marchwood Energy Ltd", "Paris Hilton", "Jane Roe"],
)
def test_a_name_of_its_own_stays_whole(value: str) -> None:
    assert _left(value) == [(value, "ORGANIZATION")]


def test_what_a_rule_proves_stays_whole() -> None:
    assert _left("Rhonda Origin Energy", rule="organisation-labelled") == [("Rhonda Origin Energy", "ORGANIZATION")]
