"""Checks: the published examples hold, and one wrong digit does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.detect.rules.validators import VALIDATORS

VALID = {
    "aadhaar": "2341 2341 2346",
    "aba": "021000021",
    "abn": "51 824 753 556",
    "bic": "DEUTDEFF500",
    "bsn": "111222333",
    "card": "4111 1111 1111 1111",
    "cpf": "529.982.247-25",
    "iban": "DE89 3704 0044 0532 0130 00",
    "itin": "912-70-1234",
    "luhn": "79927398713",
    "nhs": "943 476 5919",
    "nir": "2 55 08 14 168 025 38",
    "npi": "1234567893",
    "pesel": "44051401359",
    "sin": "130 692 544",
    "ssn": "536-90-4399",
    "steuer_id": "86 095 742 719",
    "vin": "1M8GDM9AXKP042788",
}
CHECKED = ("aadhaar", "aba", "bsn", "card", "cpf", "iban", "luhn", "nhs", "nir", "npi", "pesel", "sin", "steuer_id")


@pytest.mark.parametrize(("name", "value"), VALID.items())
def test_a_published_example_holds(name: str, value: str) -> None:
    assert VALIDATORS[name](value)


@pytest.mark.parametrize("name", CHECKED)
def test_one_changed_last_digit_fails(name: str) -> None:
    value = VALID[name]
    wrong = [value[:-1] + digit for digit in "0123456789" if digit != value[-1]]
    assert not any(VALIDATORS[name](text) for text in wrong)


@given(st.sampled_from(sorted(VALIDATORS)), st.text(max_size=40))
def test_any_text_gives_an_answer(name: str, text: str) -> None:
    assert VALIDATORS[name](text) in {True, False}


@given(st.integers(0, 10**14 - 1))
def test_every_number_has_exactly_one_luhn_digit(number: int) -> None:
    body = f"4{number:014d}"
    assert sum(VALIDATORS["luhn"](body + digit) for digit in "0123456789") == 1


@pytest.mark.parametrize(
    "value",
    ["<password>", "${TOKEN}", "$DB_PASSWORD", "$(cat file)", "{{ secret }}", "xxxxxxxx", "********",
     "%(password)s", "get_password()"],
)  # fmt: skip
def test_stand_ins_are_no_secrets(value: str) -> None:
    assert not VALIDATORS["not_placeholder"](value)


@pytest.mark.parametrize("value", ["$g#" + "Q40dpVf", "hunter" + "2!x", "Copper-" + "Finch-44", "pa$$" + "word1"])
def test_odd_values_are_no_stand_ins(value: str) -> None:
    assert VALIDATORS["not_placeholder"](value)


@pytest.mark.parametrize("value", ["Example Foods Inc.", "Harbour Logistics", "Schmidt & Co. KG", "Muster GmbH"])
def test_companies_are_told_from_people(value: str) -> None:
    assert VALIDATORS["company_form"](value)
    assert not VALIDATORS["person_form"](value)


@pytest.mark.parametrize("value", ["Jane Doe", "O'Connor, Siobhan", "Ludwig van Beethoven", "Grant Price"])
def test_people_are_told_from_companies(value: str) -> None:
    assert VALIDATORS["person_form"](value)
    assert not VALIDATORS["company_form"](value)


@pytest.mark.parametrize(
    "value", ["Data Engineer", "Head of People", "Platform Team", "Item", "Your", "Case No", "GitLab"]
)
def test_jobs_teams_and_headings_are_nobody(value: str) -> None:
    assert not VALIDATORS["person_form"](value)
