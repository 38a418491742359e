"""Generalised values: coarser, true, and never what stood there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.mask import Key
from gptsanitize.mask.dates import Dates
from gptsanitize.mask.generalise import generalise
from gptsanitize.mask.names import Corpus

DATES = Dates(Key(bytes(range(7, 39))))


@pytest.mark.parametrize(
    ("entity", "text", "to", "made"),
    [
        ("DATE", "1980-03-02", "", "1980"),
        ("BIRTH_DATE", "2 March 1980", "month", "1980-03"),
        ("BIRTH_DATE", "02.03.80", "month", "1980-03"),
        ("DATE", "March 1980", "", "1980"),
        ("DATE", "1980", "", "1980s"),
        ("DATE", "4 March", "", "[DATE]"),
        ("DATE", "45000", "", "44927"),
        ("DATE", "45000", "month", "44986"),
        ("HIRE_DATE", "1999-12-31", "year", "1999"),
        ("AGE", "42", "", "40-49"),
        ("AGE", "42 years", "5", "40-44 years"),
        ("AGE", "forty-two", "", "40-49"),
        ("AGE", "97", "", "90+"),
        ("AGE", "6 months", "", "[AGE]"),
        ("SALARY", "$85,000", "", "$80,000-90,000"),
        ("SALARY", "85.300,50 €", "", "80.000-90.000 €"),
        ("SALARY", "80000", "", "0-100000"),
        ("ADDRESS", "12 Main St, Springfield, IL 62704", "", "IL 627**"),
        ("ADDRESS", "10 Elm Street, Hull HU1 2AA", "", "HU1"),
        ("ADDRESS", "1 Ash Rd, Ottawa, ON K1A 0B1", "", "ON K1A"),
        ("ADDRESS", "Hauptstr. 5, 80331 München", "", "803**"),
        ("ADDRESS", "12345 Oak Avenue", "", "[ADDRESS]"),
        ("ADDRESS", "03601", "", "000**"),
        ("LOCATION", "Lyon, France", "", "France"),
        ("LOCATION", "Springfield", "", "[LOCATION]"),
        ("IP_ADDRESS", "10.1.2.3", "", "10.1.2.0/24"),
        ("IP_ADDRESS", "10.1.2.0", "", "10.1.0.0/16"),
        ("IP_ADDRESS", "2001:db8:1:2::5", "", "2001:db8:1::/48"),
        ("COORDINATES", "48.8566, -2.3522", "", "48°, -2°"),
        ("COORDINATES", "48°51'24\"N 2°21'07\"E", "", "48°N 2°E"),
        ("PERSON", "Jane Roe", "", "[PERSON]"),
    ],
)
def test_each_kind_has_something_coarser(entity: str, text: str, to: str, made: str) -> None:
    assert generalise(entity, text, to, DATES) == made


def test_day_and_month_are_told_apart_as_the_corpus_proves() -> None:
    month_first = Dates(Key(bytes(range(7, 39))), Corpus(month_first=frozenset("/")))
    day_first = Dates(Key(bytes(range(7, 39))), Corpus(day_first=frozenset("/")))
    assert generalise("DATE", "03/04/1980", "month", month_first) == "1980-03"
    assert generalise("DATE", "03/04/1980", "month", day_first) == "1980-04"


@given(st.integers(10, 10**9))
def test_an_amount_lies_inside_its_band_and_is_not_its_edge(value: int) -> None:
    made = generalise("SALARY", str(value), "", DATES)
    low, high = map(int, made.split("-"))
    assert low < value < high


@given(
    st.sampled_from(["DATE", "AGE", "SALARY", "ADDRESS", "COORDINATES", "IP_ADDRESS", "OTHER"]), st.text(max_size=40)
)
def test_no_text_stops_it_or_comes_back(entity: str, text: str) -> None:
    made = generalise(entity, text, "", DATES)
    assert made
    assert made.casefold() != text.strip().casefold() or re.fullmatch(r"\[[A-Z_]+\]", made)
