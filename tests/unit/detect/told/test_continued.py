"""What follows a person, and a plot of land."""

from __future__ import annotations

import pytest

from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.told.continued import ages, plots


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


def test_the_numbers_of_a_list_of_plots_are_found_one_by_one() -> None:
    text = "plots nos. 260, 268, 119/5 and 425. The house has 120 square metres."
    hits = plots(text, [Hit(11, 14, "CASE_NUMBER", "plot-of-land", 0.7, "")])
    assert [text[hit.start : hit.end] for hit in hits] == ["268", "119/5", "425"]


def test_a_measure_behind_a_plot_is_no_plot() -> None:
    text = "plot no. 26, 300 m² in size"
    assert not list(plots(text, [Hit(9, 11, "CASE_NUMBER", "plot-of-land", 0.7, "")]))
