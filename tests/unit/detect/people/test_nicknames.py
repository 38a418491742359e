"""What somebody is called, inside his name."""

from __future__ import annotations

import pytest

from gptsanitize.detect.people.nicknames import nicknamed
from gptsanitize.detect.scan.scanner import Hit


def found(text: str, *people: str) -> list[str]:
    hits = [Hit(text.index(name), text.index(name) + len(name), "PERSON", "names", 0.8, "model") for name in people]
    return [text[hit.start : hit.end] for hit in nicknamed(text, hits)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Captain Quendrik "Skip" Zarow-Ortega, who', 'Quendrik "Skip" Zarow-Ortega'),
        ("by Maria “Mimi” Zarowny.", "Maria “Mimi” Zarowny"),
        ("Paolo «Pippo» Zarobruni è", "Paolo «Pippo» Zarobruni"),
        ('MR QUENDWUEMEKA "MEKA" ZAROW-FRANK, of', 'QUENDWUEMEKA "MEKA" ZAROW-FRANK'),
        ('Quendide "T-Boy" Robichaux', 'Quendide "T-Boy" Robichaux'),
        ('Quendrik J. "Old Nev" Zarow said', 'Quendrik J. "Old Nev" Zarow'),
    ],
)
def test_a_nickname_between_two_names_is_part_of_one(text: str, name: str) -> None:
    assert found(text) == [name]


def test_a_nickname_in_brackets_needs_a_person_on_both_sides() -> None:
    text = "Quendrik (Bobby) Zarow said"
    assert found(text) == []
    assert found(text, "Quendrik", "Zarow") == ["Quendrik (Bobby) Zarow"]


def test_a_nickname_before_a_name_goes_with_it() -> None:
    assert found('"Big" Quen Zarow, says', "Quen Zarow") == ['Big" Quen Zarow']
    assert found('He said "Hello" Quen Zarow', "Quen Zarow") == []


@pytest.mark.parametrize(
    "text",
    [
        'the Project "Alpha" Team met',
        'the Button "Save" Now',
        'a b "c" d',
        "no marks",
        "между «вашей» веткой",
        'Total "Net" Amount',
        'THE "SAVE" BUTTON',
    ],
)
def test_words_are_no_names(text: str) -> None:
    assert found(text) == []
