"""Telephone numbers: in form, of the same country, and nobody's."""

from __future__ import annotations

import re

import phonenumbers
import pytest
from tests.unit.mask.conftest import Planner

from gptsanitize.mask import Masker
from gptsanitize.mask.phone_ranges import UNKNOWN_COUNTRY

EXAMPLES = sorted(
    {
        phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        for region in phonenumbers.SUPPORTED_REGIONS
        for kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE)
        if (example := phonenumbers.example_number_for_type(region, kind)) is not None
    }
)
FORMS = [
    "+1 312-444-7812", "(312) 444-1234", "312.444.1234", "3124441234", "+44 20 7946 0958", "020 7946 0958",
    "+49 30 1234567", "030/1234567", "0171 1234567", "+33 1 42 68 53 00", "555-1234", "+1 (312) 444-1234 ext. 12",
    "+44 (0)20 7946 0958", "13124441234", "0049 30 1234567", "tel:+1-312-444-1234", "ext. 4411", "01 42 68 53 00",
]  # fmt: skip


def shape(text: str) -> str:
    return re.sub(r"\d", "9", text)


@pytest.mark.parametrize("text", FORMS)
def test_form_is_kept_and_the_number_is_not(masker: Masker, text: str) -> None:
    made = masker.replacement("PHONE", text)
    assert shape(made) == shape(text)
    assert made != text


def test_numbers_of_all_countries_become_numbers_that_nobody_has(masker: Masker) -> None:
    assert len(EXAMPLES) > 400
    for text in EXAMPLES:
        made = masker.replacement("PHONE", text)
        number = phonenumbers.parse(made)
        original = phonenumbers.parse(text)
        assert number.country_code == original.country_code
        fiction = made.replace(" ", "").startswith(("+441632960", "+447700900", "+35320800", "+353208"))
        assert fiction or not phonenumbers.is_valid_number(number), (text, made)
        assert shape(made) == shape(text)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("020 7946 0958", "GB"), ("030/1234567", "DE"), ("0171 1234567", "DE"), ("01 42 68 53 00", "FR"),
        ("06 1234 5678", "IT"), ("044 668 18 00", "CH"), ("0412 345 678", "AU"), ("02 123 45 67", "BE"),
        ("01 234567", "AT"), ("090-1234-5678", "JP"), ("(312) 444-1234", "US"),
    ],
)  # fmt: skip
def test_national_numbers_are_nobodys(masker: Masker, text: str, region: str) -> None:
    for last in range(10):
        made = masker.replacement("PHONE", text[:-1] + str(last))
        assert not phonenumbers.is_valid_number(phonenumbers.parse(made, region)) or "555-01" in made, made


def test_a_number_of_no_country_begins_with_a_whole_prefix(masker: Masker) -> None:
    """`("10")` is a string: numbers then began with its single digits."""
    for last in range(50):
        made = re.sub(r"\D", "", masker.replacement("PHONE", f"0 4711 4711 {last:02d}"))
        assert made[1:].startswith(UNKNOWN_COUNTRY[10])


def test_american_numbers_are_numbers_for_fiction(masker: Masker) -> None:
    for line in range(200):
        assert re.fullmatch(r"\(\d{3}\) 555-01\d\d", masker.replacement("PHONE", f"(312) 444-{line:04d}"))


def test_all_spellings_of_one_number_agree(masker: Masker) -> None:
    for spellings in (
        ("+1 312-444-1234", "(312) 444-1234", "312.444.1234", "1-312-444-1234", "001 312 444 1234"),
        ("+44 20 7946 0958", "+44 (0)20 7946 0958", "0044 20 7946 0958", "+442079460958"),
    ):
        made = {re.sub(r"\D", "", masker.replacement("PHONE", text))[-10:] for text in spellings}
        assert len(made) == 1


def test_the_corpus_tells_the_country_of_a_national_number(planned: Planner) -> None:
    plan = planned([("PHONE", "+44 20 7946 0958"), ("PHONE", "020 7946 0958")])
    full, national = (re.sub(r"\D", "", plan.replacements["PHONE", t]) for t in ("+44 20 7946 0958", "020 7946 0958"))
    assert full.removeprefix("44") == national.removeprefix("0")


def test_extensions_are_changed_too(masker: Masker) -> None:
    assert not masker.replacement("PHONE", "+1 (312) 444-1234 ext. 12").endswith("12")
    assert masker.replacement("PHONE", "ext. 4411") != "ext. 4411"


def test_thousands_of_numbers_stay_apart(planned: Planner) -> None:
    texts = [f"+1 {area}-444-{line:04d}" for area in (212, 312, 415) for line in range(1500)]
    made = list(planned([("PHONE", text) for text in texts]).replacements.values())
    assert len(set(made)) == len(texts)
    for text in made:
        assert not phonenumbers.is_valid_number(phonenumbers.parse(text))
