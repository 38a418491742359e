"""Given names that no other finding touches."""

from __future__ import annotations

import pytest

from gptsanitize.detect.people.overlooked import overlooked
from gptsanitize.model import Place


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in overlooked(text, Place.BODY, [])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("How long? Since Royce passed.", ["Royce"]),
        ("Sandeep blocks the public list", ["Sandeep"]),
        ("THANKS FOR THAT\nRGDS KENNY\n", ["KENNY"]),
        ("AD2 TELL MUSTAPHA TO READ IT", ["MUSTAPHA"]),
        ("KIDS ARE WITH NAN PATRICE QUENDWOOD 5", ["PATRICE QUENDWOOD"]),
        ("Then JaneQuenda came", ["JaneQuenda"]),
    ],
)
def test_given_names_are_people_wherever_they_stand(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "0 @I1@ INDI\n1 BIRT\n",
        "Quendcock Whitney bank",
        "an ALICE detector in small letters",
        "Ask Django about Sony",
    ],
)
def test_tags_brands_and_firms_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Meds keys w/ Carol. Clinic", ["Carol"]),
        ("she told Blessing O. that", ["Blessing O."]),
        ("told Amber Alert", []),
        ("w/ Tablet and told Nobody", []),
    ],
)
def test_names_that_are_words_need_somebody_who_is_told(text: str, names: list[str]) -> None:
    assert found(text) == names
