"""The words around a rare name tell its kind, and name people whom the model overlooks."""

from __future__ import annotations

import pytest

from gptsanitize.detect.people.senses import resensed, told_people, told_places
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.scan.scanner import Hit


def _kind(text: str, name: str, entity: str) -> str:
    start = text.index(name)
    (hit,) = resensed(text, [Hit(start, start + len(name), entity, NAMES_RULE, 0.7, "names model")])
    return hit.entity


@pytest.mark.parametrize(
    ("text", "name", "entity", "kind"),
    [
        ('"It moves," says Quellová.', "Quellová", "LOCATION", "PERSON"),
        ("Then Quellsdóttir called.", "Quellsdóttir", "ORGANIZATION", "PERSON"),
        ("Quellor lives with her aunt.", "Quellor", "ORGANIZATION", "PERSON"),
        ("They flew to Quellor by night.", "Quellor", "ORGANIZATION", "LOCATION"),
        ("an agency based in Quellor.", "Quellor", "PERSON", "LOCATION"),
        ("We told Tamsin Quellor of it.", "Tamsin Quellor", "ORGANIZATION", "PERSON"),
        ("He lives in Quellová now.", "Quellová", "LOCATION", "LOCATION"),
        ("Quellor Group lives on.", "Quellor Group", "ORGANIZATION", "ORGANIZATION"),
        ("The prices of Quellor rose.", "Quellor", "ORGANIZATION", "ORGANIZATION"),
    ],
)
def test_the_kind_of_a_name(text: str, name: str, entity: str, kind: str) -> None:
    assert _kind(text, name, entity) == kind


def test_what_a_rule_found_keeps_its_kind() -> None:
    hit = Hit(0, 7, "ORGANIZATION", "organisation-labelled", 0.8, "label")
    assert resensed("Quellor lives here.", [hit]) == [hit]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("When Quellor earns 92k, we", ["Quellor"]),
        ("maybe under Elivra B Quellor now", ["Elivra B Quellor"]),
        ("as Quellsdóttir did", ["Quellsdóttir"]),
        ("Quellor Vanth was born in May", ["Quellor Vanth"]),
        ("The baker lives here", []),
        ("Nobody lives here", []),
        ("Vitamin B Complex", []),
        ("Plan B Solutions", []),
        ("the city of London lives on", []),
    ],
)
def test_people_whom_nobody_saw(text: str, people: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in told_people(text, [])] == people


def test_nobody_is_found_twice() -> None:
    text = "Quellor lives here"
    assert not list(told_people(text, [Hit(0, 7, "PERSON", NAMES_RULE, 0.8, "names model")]))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("she's at the flat in Surquelle til Friday", ["Surquelle"]),
        ("they drove to Surquelle upon Vanth.", ["Surquelle upon Vanth"]),
        ("we moved to Production", []),
        ("configured in Quellmar", []),
    ],
)
def test_places_that_nobody_saw(text: str, places: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in told_places(text, [])] == places


def test_words_in_small_letters_of_other_scripts_are_nobody() -> None:
    text = "Как дела сегодня у вас? Я живу в Москве."
    assert list(told_people(text, [])) == []
