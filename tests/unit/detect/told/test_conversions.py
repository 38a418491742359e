"""A sum reaches to the end of what it is in another currency."""

from __future__ import annotations

import pytest

from gptsanitize.detect.told.conversions import with_conversions
from gptsanitize.model import Finding


def joined(text: str, entity: str, *values: str) -> list[str]:
    """What is found where `values` were."""
    findings = [Finding(0, text.index(v), text.index(v) + len(v), entity, "rule", 0.9) for v in values]
    return [text[f.start : f.end] for f in with_conversions(text, findings)]


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("to pay EUR 1,200 (USD 1,300) in damages", ["EUR 1,200", "USD 1,300"], "EUR 1,200 (USD 1,300"),
        ("is EUR 54,000 (approx. USD 58,320), i.e. EUR 4,500 a month", ["EUR 54,000"],
         "EUR 54,000 (approx. USD 58,320), i.e. EUR 4,500"),
        ("beträgt 4.250,50 € (ca. 4.600 USD)", ["4.250,50 €"], "4.250,50 € (ca. 4.600 USD"),
        ("rent is £715 / $910 a month", ["£715", "$910 a month"], "£715 / $910 a month"),
        ("gana 30.000 euros al año, o sea 2.500 euros al mes", ["30.000 euros al año"],
         "30.000 euros al año, o sea 2.500 euros"),
        ("touche 2 400 € par mois, soit 28 800 € par an", ["2 400 €"], "2 400 € par mois, soit 28 800 €"),
    ],
)  # fmt: skip
def test_a_sum_and_its_conversions_are_one(text: str, found: list[str], whole: str) -> None:
    assert joined(text, "AMOUNT", *found) == [whole]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("paid $500 (2019) for it", ["$500"]),
        ("paid $500 and $700 to them", ["$500", "$700"]),
        ("paid $500. EUR 300 was left", ["$500"]),
        ("paid EUR 500 (see page 300)", ["EUR 500"]),
    ],
)
def test_what_is_no_conversion_stays_apart(text: str, found: list[str]) -> None:
    assert joined(text, "AMOUNT", *found) == found


def test_only_sums_are_looked_behind() -> None:
    assert joined("on 4 May (USD 300)", "DATE", "4 May") == ["4 May"]


def test_what_something_else_was_found_in_is_left() -> None:
    text = "EUR 500 (USD 540)"
    findings = [Finding(0, 0, 7, "AMOUNT", "r", 0.9), Finding(0, 9, 16, "CUSTOMER_ID", "r", 0.9)]
    assert list(with_conversions(text, findings)) == findings
