"""Fakes of sentences and of occupations."""

from __future__ import annotations

import pytest

from gptsanitize.mask.key import Key
from gptsanitize.mask.occupations import Occupations
from gptsanitize.mask.penalties import Penalties

KEY = Key(bytes(range(32)))


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("three years and nine months'", "years", "two three four five six seven eight nine ten eleven"),
        ("zwei Jahren und drei Monaten", "Jahren", "zwei drei vier fünf sechs sieben acht neun zehn elf"),
        ("trois ans", "ans", "deux trois quatre cinq six sept huit neuf dix onze"),
        ("dos años y seis meses", "años", "dos tres cuatro cinco seis siete ocho nueve diez once"),
        ("achttien maanden", "maanden", "twaalf vijftien achttien twintig"),
    ],
)
def test_the_units_of_a_sentence_stay_and_its_numbers_do_not(text: str, unit: str, words: str) -> None:
    made = Penalties(KEY).term(text)
    number, noun, *_ = made.split()
    assert noun == unit
    assert number in words.split()
    assert not text.startswith(number)
    assert made == Penalties(KEY).term(text)


@pytest.mark.parametrize(
    ("text", "many"),
    [("one year", "years"), ("ein Jahr", "Jahre"), ("un an", "ans"), ("un mes", "meses"), ("1 year’s", "years’")],
)
def test_what_was_one_is_several(text: str, many: str) -> None:
    assert Penalties(KEY).term(text).split()[1] == many


def test_figures_stay_figures() -> None:
    number, unit = Penalties(KEY).term("18 months").split()
    assert unit == "months"
    assert int(number) in set(range(12, 30)) - {18}


@pytest.mark.parametrize(
    ("text", "starts"), [("accountant", "aeiou"), ("artillery captain", "aeiou"), ("teacher", "bcdfghjklmnpqrstvwxyz")]
)
def test_the_article_before_an_english_occupation_still_fits(text: str, starts: str) -> None:
    made = Occupations(KEY).occupation(text)
    assert made[0] in starts
    assert made != text


@pytest.mark.parametrize(
    ("text", "endings"),
    [
        ("Altenpflegerin", ("in",)),
        ("infirmière", ("ère", "euse", "ne", "e")),
        ("enfermera", ("a",)),
        ("Infermiera", ("a", "e", "ice")),
    ],
)
def test_the_gender_of_an_occupation_stays(text: str, endings: tuple[str, ...]) -> None:
    made = Occupations(KEY).occupation(text)
    assert made.endswith(endings)
    assert made[0].isupper() == text[0].isupper()


def test_occupations_are_the_same_under_a_key_and_in_any_case() -> None:
    jobs = Occupations(KEY)
    assert jobs.occupation("Teacher") == jobs.occupation("teacher").capitalize()
    assert jobs.occupation("nurses").endswith("s")
