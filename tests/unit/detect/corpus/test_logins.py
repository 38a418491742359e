"""User names that are made of the names of people in the same file."""

from __future__ import annotations

import pytest

from gptsanitize.detect.corpus.logins import Logins
from gptsanitize.model import Finding, Place, Segment


def told(people: str, text: str, place: Place = Place.BODY) -> list[str]:
    """What is found in `text`, in a file that names `people`, parted by `;`."""
    logins = Logins()
    for number, name in enumerate(people.split(";")):
        logins.add(Segment(number, name, Place.BODY, ""), [Finding(number, 0, len(name), "PERSON", "names", 0.8)])
    logins.add(Segment(99, text, place, ""), [])
    return [login for _, login, _ in logins.findings()]


@pytest.mark.parametrize(
    ("people", "login"),
    [
        ("Quenda Marlund", "qmarlund"),
        ("Quenda Marlund", "marlundq2"),
        ("Quenda Marlund", "q.marlund"),
        ("Quenda Marlund", "quenda_marlund"),
        ("Quenda Marlund", "quendam"),
        ("Marlund, Quenda", "qmarlund"),
        ("Stuart Whitquend", "swhitqu2"),  # cut to eight signs
        ("Bridie O'Quare", "boquare"),
        ("Jörg Müllquend", "jmuellquend"),
        ("Jörg Müllquend", "jmullquend"),
        ("Ada van der Quelm", "aquelm"),
        ("Ada Quelm-Roe", "aquelmroe"),
    ],
)
def test_a_login_made_of_a_name_is_found(people: str, login: str) -> None:
    assert told(people, f"opened by {login}, closed") == [login]


@pytest.mark.parametrize(
    ("people", "text"),
    [
        ("Quenda Marlund", "zmarlund and marlund and quenda"),
        ("Quenda Marlund", "qmarlund@example.com, a/qmarlund/b, qmarlund.txt"),  # rules of their own know these
        ("Quenda", "quendam"),
        ("Mark Etting", "marketing, market"),  # a word
        ("Quenda Marlund", "qmar"),  # too short
    ],
)
def test_other_words_are_left(people: str, text: str) -> None:
    assert told(people, text) == []


@pytest.mark.parametrize("place", [Place.STRUCTURE, Place.NAME])
def test_what_is_no_text_is_left_alone(place: Place) -> None:
    assert told("Quenda Marlund", "qmarlund", place) == []


def test_a_login_that_was_found_is_not_found_again() -> None:
    logins = Logins()
    logins.add(Segment(0, "Quenda Marlund", Place.BODY, ""), [Finding(0, 0, 14, "PERSON", "names", 0.8)])
    logins.add(Segment(1, "user qmarlund", Place.BODY, ""), [Finding(1, 5, 13, "USERNAME", "username", 0.8)])
    assert list(logins.findings()) == []
