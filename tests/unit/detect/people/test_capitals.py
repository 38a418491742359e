"""Words of whole texts in capitals are read as running text; names in capitals elsewhere keep a capital."""

from __future__ import annotations

import pytest

from gptsanitize.detect.people.capitals import in_ordinary_case, is_in_capitals, named_in_capitals

_LOG = (
    "CALLER STATES EX PTNR AT BACK DOOR. NEIGHBOUR MRS OKAFOR SAYS MALE RUNNING TWDS CANAL. DOG UNIT REQ. "
    "VEH IS A BLU VAN. CHILD TYRELL HAS AN INHALER. INFT LOC AT FOREHEAD."
)


def test_a_log_in_capitals_becomes_running_text() -> None:
    assert is_in_capitals(_LOG)
    read = in_ordinary_case(_LOG)
    assert len(read) == len(_LOG)
    for word in ("Okafor", "Tyrell", "running", "canal", "states", "has an"):
        assert word in read


def test_a_name_in_capitals_amid_small_letters_keeps_its_capital() -> None:
    text = "The claim of MARGARET WOODS was sent to the NHS and OF THE is small."
    assert not is_in_capitals(text)
    assert in_ordinary_case(text) == "The claim of Margaret Woods was sent to the NHS and of the is small."


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ("RUNNING TYRELL", "TYRELL"),
        ("TYRELL HAS", "TYRELL"),
        ("INFT", ""),
        ("REQ", ""),
        ("SAYS SIDE", ""),
        ("L. OKAFOR", "L. OKAFOR"),
        ("WMZS", ""),
    ],
)
def test_only_what_may_be_a_name_is_left(value: str, left: str) -> None:
    start, end = named_in_capitals(value, 0, len(value))
    assert value[start:end] == left


def test_letters_without_a_small_twin_of_their_length_stay() -> None:
    assert len(in_ordinary_case("İSTANBUL İLE " * 20)) == len("İSTANBUL İLE " * 20)
