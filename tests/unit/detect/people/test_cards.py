"""What stands below a name on a card."""

from __future__ import annotations

import pytest

from gptsanitize.detect.people.cards import below_names
from gptsanitize.detect.scan.scanner import Hit


def found(text: str, **named: str) -> list[tuple[str, str]]:
    hits = [
        Hit(text.index(value), text.index(value) + len(value), entity, "rule", 0.8, "")
        for entity, value in named.items()
    ]
    return [(hit.entity, text[hit.start : hit.end]) for hit in below_names(text, hits)]


@pytest.mark.parametrize(
    "job", ["Leasing consultant", "Staff development specialist", "Court, municipal, and license clerk", "Head nurse"]
)
def test_ordinary_words_below_a_name_are_what_somebody_is(job: str) -> None:
    text = f"Quenda M. Zarow\n\n{job}\nPhone: 01632 960 117\n"
    assert found(text, PERSON="Quenda M. Zarow", PHONE="01632 960 117") == [("OCCUPATION", job)]


@pytest.mark.parametrize(
    "text",
    [
        "Quenda Zarow\nPersonal Info:\n01632 960 117",
        "Quenda Zarow\nwrote a long letter yesterday to her sister in the far north of all\n01632 960 117",
        "Quenda Zarow\nHarbour Widgets Ltd\n01632 960 117",
        "Quenda Zarow\nLeasing consultant\n",
        "We met Quenda Zarow there.\nLeasing consultant\n01632 960 117",
    ],
)
def test_other_lines_are_none(text: str) -> None:
    number = {"PHONE": "01632 960 117"} if "01632" in text else {}
    assert found(text, PERSON="Quenda Zarow", **number) == []


def test_the_first_line_of_a_card_in_small_letters_is_a_name() -> None:
    text = "quendidio p zarbardo\nunit 1009 box 0219\n01632 960 117"
    assert found(text, PHONE="01632 960 117") == [("PERSON", "quendidio p zarbardo")]
    assert found("some more words\n01632 960 117", PHONE="01632 960 117") == []
    assert found("\n", PHONE="\n") == []
