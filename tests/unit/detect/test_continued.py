"""What follows a street and a person."""

from __future__ import annotations

import pytest

from gptsanitize.detect.continued import ages, continued
from gptsanitize.detect.scanner import Hit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("86, boulevard Haganshaw - 69007 Lyon Contact", ["69007 Lyon Contact"]),
        ("86, boulevard Haganshaw\n01001 Kyiv\n", ["01001 Kyiv"]),
        ("86, boulevard Haganshaw, 34710 Kadıköy/İstanbul closes", ["34710 Kadıköy/İstanbul"]),
        ("86, boulevard Haganshaw, Singapore 238801.", ["Singapore 238801"]),
        ("86, boulevard Haganshaw. 2000 Items left", []),
        ("86, boulevard Haganshaw, 2000 Tickets", []),
        ("86, boulevard Haganshaw", []),
    ],
)
def test_what_follows_a_street(text: str, expected: list[str]) -> None:
    street = Hit(0, len("86, boulevard Haganshaw"), "ADDRESS", "street", 0.8)
    assert [text[hit.start : hit.end] for hit in continued(text, [street])] == expected


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Jane Roe (64) came.", "64"),
        ("Jane Roe, 41, a nurse.", "41"),
        ("Jane Roe (aged 33)", "33"),
        ("Jane Roe is 60 and well.", "60"),
    ],
)
def test_the_number_behind_a_person_is_an_age(text: str, age: str) -> None:
    (hit,) = ages(text, [Hit(0, 8, "PERSON", "names", 0.8, "")])
    assert (hit.entity, text[hit.start : hit.end]) == ("AGE", age)


@pytest.mark.parametrize("text", ["Jane Roe (2)", "Jane Roe, 41 boxes", "Jane Roe (1984)", "Jane Roe"])
def test_other_numbers_behind_a_person_are_none(text: str) -> None:
    assert not list(ages(text, [Hit(0, 8, "PERSON", "names", 0.8, "")]))


def test_a_child_may_be_younger_than_ten() -> None:
    text = "my son Jan Roe (7) fell"
    (hit,) = ages(text, [Hit(7, 14, "PERSON", "names", 0.8, "")])
    assert text[hit.start : hit.end] == "7"


def test_a_code_behind_the_town_of_an_address_belongs_to_it() -> None:
    text = "17 Zorba Boulevard, Singapore 238801"
    (hit,) = continued(text, [Hit(0, 29, "ADDRESS", "street", 0.8, "")])
    assert text[hit.start : hit.end] == "238801"
