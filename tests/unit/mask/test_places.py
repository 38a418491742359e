"""Places: no town or street stays, country and form do, and what belongs together agrees."""

from __future__ import annotations

import re

import pytest
from tests.unit.mask.conftest import Planner

from gptsanitize.mask import Key, Masker
from gptsanitize.mask.towns import plain_town
from gptsanitize.mask.zip_codes import state_of
from gptsanitize.model import Policy


@pytest.mark.parametrize("text", ["Germany", "United States", "Illinois", "New Jersey", "Österreich", "USA"])
def test_countries_and_regions_stay(masker: Masker, text: str) -> None:
    assert masker.replacement("LOCATION", text) == text


@pytest.mark.parametrize("town", ["Chicago", "Springfield", "München", "Paris", "Kraków", "Malmö", "Utrecht", "Lisboa"])
def test_a_town_is_one_town_wherever_it_stands(masker: Masker, town: str) -> None:
    fake = masker.replacement("LOCATION", town)
    assert fake != town
    assert fake[0].isupper()
    assert masker.replacement("LOCATION", f"{town}, Germany") == f"{fake}, Germany"
    assert masker.replacement("ADDRESS", f"12 Oak Street, {town}").endswith(f", {fake}")
    assert masker.replacement("LOCATION", town.upper()) == fake.upper()


def test_known_towns_are_the_same_without_their_accents(masker: Masker) -> None:
    assert plain_town("Zürich") == plain_town("ZURICH") == "zurich"
    assert masker.replacement("LOCATION", "Munchen").isascii()


def test_towns_sound_like_their_country(masker: Masker) -> None:
    german = ("bach", "berg", "burg", "dorf", "heim", "hausen", "stadt", "wald", "au", "furt", "hain", "tal")
    made = [masker.replacement("LOCATION", town) for town in ("Hamburg", "Köln", "Dresden", "Mannheim", "Kassel")]
    assert sum(town.endswith(german) for town in made) >= 2
    assert not any(town.endswith(("ton", "ham", "shire", "bury")) for town in made)


def test_what_names_a_street_is_masked_even_if_it_names_a_state(masker: Masker) -> None:
    made = masker.replacement("ADDRESS", "1600 Pennsylvania Ave NW, Washington, DC 20500")
    assert "Pennsylvania" not in made
    assert "Washington" not in made
    assert re.fullmatch(r"\d{4} \w+ Ave NW, \w+, DC 20[2-5]\d\d", made)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("221B Baker Street, London NW1 6XE", r"\d{3}B \w+ Street, \w+ NW\d \d[CIKMOV][A-Z]"),
        ("Hauptstraße 12, 80331 München", r"\w+straße \d\d, \d{5} \w+"),
        ("12 rue de la Paix, 75002 Paris", r"\d\d rue de la \w+, \d{5} \w+"),
        ("P.O. Box 123, Springfield, IL 62701-4455", r"P\.O\. Box \d{3}, \w+, IL 6[0-2]\d{3}-\d{4}"),
        ("Keizersgracht 123, 1015 CJ Amsterdam", r"\w+gracht \d{3}, [1-9]\d{3} [A-Z]{2} \w+"),
        ("100 Queen St W, Toronto, ON M5H 2N2", r"\d{3} \w+ St W, \w+, ON [A-Z]\d[A-Z] \d[A-Z]\d"),
        ("7 Quarry Lane\nLeeds\nLS1 4AP", r"\d \w+ Lane\n\w+\nLS\d \d[CIKMOV][A-Z]"),
    ],
)
def test_form_is_kept(masker: Masker, text: str, form: str) -> None:
    made = masker.replacement("ADDRESS", text)
    assert re.fullmatch(form, made), made


@pytest.mark.parametrize("code", ["62701", "94607", "10001", "20500", "99950", "00501", "05001"])
def test_us_postcodes_stay_in_their_state_and_move(masker: Masker, code: str) -> None:
    made = masker.replacement("ADDRESS", f"1 Elm Road, Anytown, {code}")[-5:]
    assert made != code
    assert state_of(int(made[:3])) == state_of(int(code[:3]))


def test_every_prefix_has_a_range_that_holds_it() -> None:
    for prefix in range(1000):
        start, end = state_of(prefix)
        assert start <= prefix <= end
    assert state_of(627) == (600, 629)
    assert state_of(946) == (900, 966)


def test_british_postcodes_are_never_issued(masker: Masker) -> None:
    """Royal Mail uses no C I K M O V in the inward code (PAF Programmers' Guide)."""
    for number in range(200):
        made = masker.replacement("ADDRESS", f"{number} High Street, Leeds LS{number % 9 + 1} 4AP")
        assert made[-2] in "CIKMOV"


def test_house_numbers_of_one_street_stay_apart(planned: Planner) -> None:
    texts = [f"{number} Larkspur Road" for number in range(1, 400)]
    made = list(planned([("ADDRESS", text) for text in texts]).replacements.values())
    assert len(set(made)) == len(texts)
    assert len({text.split()[1] for text in made}) == 1
    assert not set(made) & set(texts)


def test_thousands_of_towns_stay_apart(planned: Planner) -> None:
    texts = [f"{a}{b}{c}".capitalize() for a in "bdfgklmnp" for b in ("ar", "el", "in", "or") for c in _TAILS]
    made = list(planned([("LOCATION", text) for text in texts]).replacements.values())
    assert len(set(made)) == len(texts) > 1000
    assert not set(made) & set(texts)


_TAILS = [f"{a}{b}" for a in "bdgkt" for b in ("ington", "by", "hausen", "ville", "ia", "o", "ice")]


def test_postcodes_leave_their_state_where_policy_lets_them(key: Key) -> None:
    free = Masker(key, Policy(postcodes="free"))
    texts = [f"1 Oak Street, Springfield, IL {code}" for code in range(62000, 62400)]
    made = [free.replacement("ADDRESS", text)[-5:] for text in texts]
    assert len(set(made)) == len(texts)
    shared = sum(code.startswith("62") for code in made)
    assert shared < len(texts) // 10
    kept = [Masker(key, Policy()).replacement("ADDRESS", text)[-5:] for text in texts[:20]]
    assert all(state_of(int(code[:3])) == state_of(620) for code in kept)
