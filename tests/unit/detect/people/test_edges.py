"""Everyday words are cut off the ends of people's names, and findings made of them alone are dropped."""

from __future__ import annotations

import pytest

from gptsanitize.detect.people.edges import without_everyday, without_tails
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.scan.scanner import Hit


def _left(value: str, entity: str = "PERSON", rule: str = NAMES_RULE) -> list[str]:
    hit = Hit(0, len(value), entity, rule, 0.8, "")
    return [value[each.start : each.end] for each in without_everyday(value, [hit])]


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ("Lebensgefährtin Jana Petrowski", "Jana Petrowski"),
        ("Kontoinhaber Edeltraud", "Edeltraud"),
        ("Cleaner Danuta", "Danuta"),
        ("Jana Petrowski Unterschrift", "Jana Petrowski"),
        ("Síndica Duarte", "Duarte"),
    ],
)
def test_words_at_the_ends_go(value: str, left: str) -> None:
    assert _left(value) == [left]


@pytest.mark.parametrize(
    "value", ["Rückgabe Dienstwagen", "der Teamsitzung", "des Klägers", "Retd", "Messrs", "Ältere Bestände", "Kantine"]
)
def test_findings_of_nothing_else_go(value: str) -> None:
    assert _left(value) == []


@pytest.mark.parametrize(
    ("value", "entity"),
    [
        ("Jana Petrowski", "PERSON"),
        ("Oma Inge", "PERSON"),
        ("Hotel Sonne", "ORGANIZATION"),
        ("Schule am Park", "ORGANIZATION"),
        ("Bluebell Ln", "LOCATION"),
        ("Baker", "PERSON"),
    ],
)
def test_names_stay(value: str, entity: str) -> None:
    assert _left(value, entity) == [value]


def test_what_a_rule_proves_stays() -> None:
    assert _left("Kontoinhaber Edeltraud", rule="labelled-person") == ["Kontoinhaber Edeltraud"]


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ("Corey Mackenzie NOT", "Corey Mackenzie"),
        ("THANDEKA CELE-NAIDOO TEL", "THANDEKA CELE-NAIDOO"),
        ("Mrs Grimshaw's", "Mrs Grimshaw"),
        ("Mme Claire DUPONT", "Mme Claire DUPONT"),
        ("MR BAKER", "MR BAKER"),
        ("Gaskell SJ", "Gaskell SJ"),
    ],
)
def test_a_titled_name_ends_before_labels(value: str, left: str) -> None:
    hit = Hit(0, len(value), "PERSON", "titled-person", 0.85, "")
    assert [value[each.start : each.end] for each in without_tails(value, [hit])] == [left]
