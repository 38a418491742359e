"""Sums of one text keep their proportions and the ways in which they are written."""

from __future__ import annotations

import re

import pytest

from gptsanitize.mask import Masker
from gptsanitize.mask.sums import in_proportion
from gptsanitize.model import Mention


def numbers(text: str) -> list[float]:
    """English numbers."""
    return [float(found.replace(",", "")) for found in re.findall(r"[0-9][0-9,]*(?:[.][0-9]+)?", text)]


@pytest.mark.parametrize(
    ("text", "first", "fake", "made"),
    [
        ("EUR 1,200 (USD 1,300)", "1,200", "2,400", "EUR 2,400 (USD 2,600)"),
        ("EUR 1,200 (USD 1,300)", "1,200", "1,900", "EUR 1,900 (USD 2,060)"),
        ("1.200,50 € (1.300,75 CHF)", "1.200,50", "2.401,00", "2.401,00 € (2.601,50 CHF)"),
        ("2 400 €, soit 28 800 €", "2 400", "4 800", "4 800 €, soit 57 600 €"),
        ("£715 / $910", "715", "119", "£119 / $151"),
        ("30 % of EUR 1,000 or EUR 500", "1,000", "2,000", "30 % of EUR 2,000 or EUR 1,000"),
        ("EUR 900 to EUR 12,000", "900", "1,800", "EUR 1,800 to EUR 24,000"),
        ("54k USD (50k EUR)", "54", "98", "98k USD (91k EUR)"),
        ("EUR 1,200", "1,200", "2,400", "EUR 2,400"),
    ],
)
def test_others_are_scaled_as_the_first(text: str, first: str, fake: str, made: str) -> None:
    assert in_proportion(text, lambda piece: piece.replace(first, fake)) == made


@pytest.mark.parametrize("entity", ["AMOUNT", "SALARY"])
def test_a_conversion_agrees_with_the_sum_alone(masker: Masker, entity: str) -> None:
    alone, both = "EUR 54,000", "EUR 54,000 (approx. USD 58,320), i.e. EUR 4,500"
    plan = masker.plan([Mention(entity, alone), Mention(entity, both)])
    made = numbers(plan.replacements[entity, both])
    assert made[0] == numbers(plan.replacements[entity, alone])[0]
    assert made[1] / made[0] == pytest.approx(58_320 / 54_000, rel=0.01)
    assert made[2] / made[0] == pytest.approx(1 / 12, rel=0.01)


@pytest.mark.parametrize("text", ["12.000 Euro", "12,000 USD", "£300", "1500 kr"])
def test_a_round_sum_stays_round_before_its_currency(masker: Masker, text: str) -> None:
    digits, made = (re.sub("[^0-9]", "", each) for each in (text, masker.replacement("AMOUNT", text)))
    assert len(made) == len(digits)
    assert len(made) - len(made.rstrip("0")) >= len(digits) - len(digits.rstrip("0"))
