"""Products, medicines, programs, hosts and abbreviations are told by what stands beside them, and people are not."""

from __future__ import annotations

import pytest

from gptsanitize.detect.public.things import initials_of, is_abbreviation, is_thing
from gptsanitize.detect.scan.scanner import Hit


def place(text: str, value: str) -> tuple[int, int]:
    start = text.index(value)
    return start, start + len(value)


@pytest.mark.parametrize(
    ("text", "value", "entity"),
    [
        ("one Grundvox submersible pump, used", "Grundvox", "ORGANIZATION"),
        ("takes Lokelva 10 g daily", "Lokelva", "PERSON"),
        ("Jardianz 10 1-0-0 weiter", "Jardianz", "LOCATION"),
        ("wants 3x HiLoox by Monday", "HiLoox", "PERSON"),
        ("orders go via VendorBoard now", "VendorBoard", "ORGANIZATION"),
        ("the caldaia Riellox is old", "Riellox", "LOCATION"),
        ("the zone is Europe/Dublin here", "Dublin", "LOCATION"),
        ("a script using Quorlix.", "Quorlix", "PERSON"),
        ("the Quorlix documentation says", "Quorlix", "PERSON"),
        ("written in Julia or Python", "Julia", "PERSON"),
        ("a Cassandra cluster with a database", "Cassandra", "PERSON"),
        ("the learning rate of Adam", "Adam", "PERSON"),
        ("Dijkstra finds shortest paths in a graph", "Dijkstra", "PERSON"),
    ],
)
def test_things_are_told(text: str, value: str, entity: str) -> None:
    assert is_thing(text, *place(text, value), entity)


@pytest.mark.parametrize(
    ("text", "value", "entity"),
    [
        ("Maria 10 g more", "Maria", "PERSON"),
        ("Julia is ill and stays at home", "Julia", "PERSON"),
        ("ask Mrs Dijkstra about the proof", "Dijkstra", "PERSON"),
        ("the scanner: Schneider", "Schneider", "PERSON"),
        ("sent via Xiulanqe yesterday", "Xiulanqe", "PERSON"),
        ("they went via Dublin home", "Dublin", "LOCATION"),
        ("the works of Hester Wraxall pump", "Hester Wraxall", "PERSON"),
    ],
)
def test_people_and_places_are_no_things(text: str, value: str, entity: str) -> None:
    assert not is_thing(text, *place(text, value), entity)


def test_an_abbreviation_in_small_letters_is_a_term() -> None:
    text = "PF will be settled by EPFO within twenty days"
    assert is_abbreviation(text, *place(text, "EPFO"), frozenset())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dictated by PKA at the end of the day", "PKA"),
        ("she worked for KSW until the spring", "KSW"),
        ("SMITH AND KSW LIMITED, LONDON", "KSW"),
        ("we asked KIM for the report again", "KIM"),
        ("the KSW Textiles hall was closed", "KSW"),
    ],
)
def test_initials_employers_and_names_are_no_terms(text: str, value: str) -> None:
    assert not is_abbreviation(text, *place(text, value), frozenset())


def test_the_initials_of_a_firm_of_the_text_are_the_firm() -> None:
    text = "Kestrel Street Works pays; the bill of KSW follows later"
    initials = initials_of(text, [Hit(0, 20, "ORGANIZATION", "names", 0.7, "")])
    assert not is_abbreviation(text, *place(text, "KSW"), initials)
