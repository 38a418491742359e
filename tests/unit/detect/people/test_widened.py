"""People whom the model saw in part are made whole."""

from __future__ import annotations

import pytest

from gptsanitize.detect.people.widened import relatives, widened
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.scan.scanner import Hit


def told(text: str, *seen: str, entity: str = "PERSON") -> list[str]:
    hits = [Hit(text.index(name), text.index(name) + len(name), entity, "names", 0.8, "names model") for name in seen]
    return sorted(text[hit.start : hit.end] for hit in widened(text, hits))


@pytest.mark.parametrize(
    ("text", "seen", "whole"),
    [
        ("We invite Ji-won Noh here", ("Ji-won", "Noh"), ["Ji-won Noh"]),
        ("Sabine Quendlbach called", ("Sabine",), ["Sabine Quendlbach"]),
        ("Sabine Quendl-Roebach, too", ("Sabine",), ["Sabine Quendl-Roebach"]),
    ],
)
def test_what_belongs_together_is_one(text: str, seen: tuple[str, ...], whole: list[str]) -> None:
    assert told(text, *seen) == whole


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Sabine, Quendlbach", ("Sabine", "Quendlbach")),
        ("Sabine Monday", ("Sabine",)),
        ("Sabine Project", ("Sabine",)),
        ("Sabine Hamburg", ("Sabine",)),
        ("gestern hat Sabine Technik und Kosten mit dem Chef der Firma besprochen", ("Sabine",)),
        ("Dr. Roe Sabine Poe", ("Dr. Roe", "Sabine Poe")),
    ],
)
def test_what_does_not_is_left_apart(text: str, seen: tuple[str, ...]) -> None:
    assert told(text, *seen) == sorted(seen)


def test_places_and_firms_are_left_alone() -> None:
    assert told("Sabine Quendlbach", "Sabine", entity="LOCATION") == ["Sabine"]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Please meet Ada Vogel and Quendina Vogel.", ["Quendina Vogel"]),
        ("Ada Vogel and Pleas Vogel, Quendo Vogel", ["Pleas Vogel", "Quendo Vogel"]),  # a word, but in a list
        ("Ada Vogel. Pleas Vogel", []),
        ("Ada Vogel. The Vogel report, Herr Vogel, Quendina Voss", []),
        ("Ada Vogel. Según Vogel, la cuenta de la casa no es de los dos", []),
    ],
)
def test_people_of_one_surname_are_found_together(text: str, more: list[str]) -> None:
    hits = [Hit(text.index("Ada Vogel"), text.index("Ada Vogel") + 9, "PERSON", "names", 0.8, "names model")]
    assert [text[hit.start : hit.end] for hit in relatives(text, hits)] == more


def test_a_name_that_ends_as_none_does_takes_the_word_behind_it() -> None:
    text = "Quendana Te Whara came"
    (hit,) = widened(text, [Hit(0, 11, "PERSON", NAMES_RULE, 0.8, "model")])
    assert text[hit.start : hit.end] == "Quendana Te Whara"
