"""Sums that follow from each other in one paragraph keep doing so; all others are fakes of their own."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gptsanitize.mask import Key, Masker, tied
from gptsanitize.mask.sums import beside, value_of_number
from gptsanitize.model import Action, EntityPolicy, Finding, Level, Mention, Place, Segment
from gptsanitize.pipeline import TextSanitizer
from gptsanitize.policy import default_policy


def found(text: str, *sums: str) -> list[tuple[str, str, str]]:
    """(text, entity, sum from which it follows) of what is found after the given salaries are."""
    segment = Segment(0, text, Place.BODY, "line 1")
    at = [(text.index(each), text.index(each) + len(each)) for each in sums]
    findings = [Finding(0, *span, "SALARY", "r", 0.8) for span in at]
    return [(text[each.start : each.end], each.entity, each.person) for each in tied(segment, findings)]


@pytest.mark.parametrize(
    ("text", "sums", "others"),
    [
        ("EUR 40,000 and 12 % of 40,000", ["EUR 40,000"], ["40,000"]),
        ("EUR 40,000 and 12 % of it, EUR 4,800", ["EUR 40,000", "EUR 4,800"], ["EUR 4,800"]),
        ("$85,000, bonus 12% = $10,200", ["$85,000"], ["10,200"]),
        ("48.000 € zzgl. 15 % (7.200 €)", ["48.000 €"], ["7.200"]),
        ("52,000 EUR, less 10 %: 46,800", ["52,000 EUR"], ["46,800"]),
        ("52,000 EUR, plus 2.5 percent: 53300", ["52,000 EUR"], ["53300"]),
        ("54,000 a year, 4,500 a month", ["54,000", "4,500"], ["4,500"]),
    ],
)
def test_a_sum_follows_from_the_first(text: str, sums: list[str], others: list[str]) -> None:
    told = found(text, *sums)
    assert [value for value, _, first in told if first] == others
    assert {first for *_, first in told if first} == {sums[0]}
    assert {entity for _, entity, _ in told} == {"SALARY"}


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("40,000 and 41,000", ["40,000"]),  # no relation
        ("EUR 40,000 in 2026, page 4800, 12 %", ["EUR 40,000"]),  # no sum by its form
        ("54,000 a year for 4,500 items", ["54,000"]),  # a month of it, but nobody found it to be money
        ("item A40,000 of 40,000", ["40,000"]),
        ("40,000" + " x" * 120 + " 40,000", ["40,000"]),  # too far
        ("12 % of nothing", []),
    ],
)
def test_other_numbers_follow_from_none(text: str, sums: list[str]) -> None:
    assert [value for value, _, first in found(text, *sums) if first] == []


def test_numbers_of_other_findings_are_theirs() -> None:
    text = "EUR 40,000, account 40,000"
    at = text.rindex("40,000")
    account = Finding(0, at, at + 6, "ACCOUNT", "r", 0.8)
    salary = Finding(0, 0, 10, "SALARY", "r", 0.8)
    assert list(tied(Segment(0, text, Place.BODY, "line 1"), [salary, account])) == [salary, account]


def test_a_sum_beside_is_in_proportion() -> None:
    assert beside("7.200 €", "48.000 €", "19.000 €") == "2.850 €"
    assert beside("USD 4,800 a year", "EUR 40,000", "EUR 30,000") == "USD 3,600 a year"
    assert beside("7,200", "nothing", "19.000 €") == "7,200"


@pytest.mark.parametrize(
    "text",
    [
        "Her salary is EUR 40,000 and the bonus 12 % of 40,000, that is EUR 4,800.",
        "Annual salary: $85,000. Bonus: 12% of $85,000 = $10,200.",
    ],
)
def test_a_cleaned_text_still_adds_up(text: str) -> None:
    cleaned = TextSanitizer(replace(default_policy(), names_model=""), Key(bytes(range(7, 39)))).clean(text)
    base, rate, again, bonus = map(value_of_number, re.findall(r"[0-9][0-9,]*", cleaned))
    assert rate == 12
    assert base == again
    assert base not in {40_000, 85_000}
    assert bonus == pytest.approx(base * 0.12, rel=0.01)


def test_a_sum_beside_a_generalised_one_tells_nothing_of_it() -> None:
    salary = EntityPolicy(Level.RESTRICTED, action=Action.GENERALISE)
    policy = replace(default_policy(), names_model="", entities={**default_policy().entities, "SALARY": salary})
    first, second = Mention("SALARY", "£61,000"), Mention("AMOUNT", "£64,050")
    masker = Masker(Key(bytes(range(7, 39))), policy)
    plan = masker.plan([first, second, replace(second, person=first.text)])
    alone = masker.plan([second]).replacements["AMOUNT", second.text]
    assert plan.owned["AMOUNT", second.text, first.text] == alone
