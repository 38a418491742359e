"""What names everybody's things, and what only looks so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gptsanitize.detect import Detector
from gptsanitize.detect.public.decision import is_public, is_public_here, without_public
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.model import Place, Segment
from gptsanitize.policy import default_policy


@pytest.mark.parametrize(
    "value",
    [
        "the Salvation Army",
        "Advertising Standards Authority",
        "The Bureau of Labor Statistics",
        "Microsoft Outlook",
        "Canon EOS R6",
        "Ford Transit Custom",
        "Parkinson's UK",
        "Guardia Civil",
    ],
)
def test_brands_products_and_bodies_are_everybodys(value: str) -> None:
    assert is_public(value)


@pytest.mark.parametrize(
    "value",
    [
        "Nordhavn Housing Office",
        "Microsoft Deutschland GmbH",
        "Lodestar Bikes",
        "Otto Hardenbrook",
        "Visa Quartermain Ltd",
    ],
)
def test_parties_are_not(value: str) -> None:
    assert not is_public(value)


def kept(text: str, value: str, entity: str, rule: str = "names") -> bool:
    start = text.index(value)
    return bool(list(without_public(text, [Hit(start, start + len(value), entity, rule, 0.8, "")])))


@pytest.mark.parametrize(
    ("text", "value", "entity"),
    [
        ("Apply the Kalman filter.", "Kalman", "PERSON"),
        ("Check for Crohn's disease.", "Crohn", "PERSON"),
        ("The Equality Act 2010 applies.", "2010", "DATE"),
        ("Windows Server 2022 runs.", "2022", "DATE"),
        ("Q3 2024 was weak.", "2024", "DATE"),
        ("The field counts seconds since 1970.", "1970", "DATE"),
        ("A Dyson cleaner.", "Dyson", "PERSON"),
    ],
)
def test_what_stands_around_makes_a_thing_of_a_name(text: str, value: str, entity: str) -> None:
    assert not kept(text, value, entity)


@pytest.mark.parametrize(
    ("text", "value", "entity", "rule"),
    [
        ("We met Kalman today.", "Kalman", "PERSON", "names"),
        ("Maria's test was late.", "Maria", "PERSON", "names"),
        ("He left in 2010 for good.", "2010", "DATE", "names"),
        ("We must act 2010 times.", "2010", "DATE", "names"),
        ("Yesterday Dyson called.", "Dyson", "PERSON", "names"),
        ("Customer: Siemens", "Siemens", "ORGANIZATION", "party-labelled"),
        ("Customer: Siemens", "Siemens", "ORGANIZATION", "names"),
    ],
)
def test_people_years_and_labelled_parties_stay(text: str, value: str, entity: str, rule: str) -> None:
    assert kept(text, value, entity, rule)


def test_a_name_that_is_a_persons_in_the_text_is_no_thing_there() -> None:
    text = "Imre Kalman called. The Kalman filter of the pump was dirty."
    first, second = text.index("Imre"), text.index("Kalman filter")
    person = Hit(first, first + 11, "PERSON", "titled-person", 0.8, "")
    alone = Hit(second, second + 6, "PERSON", "names", 0.8, "")
    assert list(without_public(text, [person, alone])) == [person, alone]


def test_no_word_of_a_laws_title_is_anybodys() -> None:
    text = "Under the Provision and Use of Work Equipment Regulations 1998 guards are required."
    assert not kept(text, "Work Equipment Regulations", "ORGANIZATION")
    assert not kept(text, "the Provision and Use", "ORGANIZATION")
    assert not kept("I give my Steinway piano away.", "Steinway", "PERSON")


@pytest.mark.parametrize(
    ("text", "value", "entity"),
    [
        ("According to ISO 13485:2016 it is.", "2016", "DATE"),
        ("Regulation (EU) 2016/679 applies.", "2016/679", "DATE"),
        ("The route FRA - KIX is late.", "FRA", "ORGANIZATION"),
        ("the Federal Institute for Materials Research", "Institute for Materials Research", "ORGANIZATION"),
        ("The Polish Government replied.", "The Polish Government", "ORGANIZATION"),
        ("the Supreme Administrative Court", "the Supreme Administrative Court", "ORGANIZATION"),
        ("The University of Edinburgh runs it.", "University of Edinburgh", "ORGANIZATION"),
    ],
)
def test_norms_routes_states_and_their_courts_stay(text: str, value: str, entity: str) -> None:
    assert not kept(text, value, entity)


@pytest.mark.parametrize("value", ["the Istanbul State Security Court", "Antalya Assize Court", "Oslo Housing Office"])
def test_a_body_with_a_town_in_its_name_is_that_towns(value: str) -> None:
    assert not is_public(value)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Napoléon et Louis XIV sont dans le livre.", "Louis XIV"),
        ("wir lesen über Karl den Großen.", "Karl"),
        ("Burke against Warren Hastings in 1788.", "Warren Hastings"),
        ("a lesson in history: Adam Smith", "Adam Smith"),
        ("Rembrandt, Frans Hals und andere", "Frans Hals"),
        ("ein Ausflug in den Kölner Dom", "Kölner Dom"),
        ("auskunft der Autobahnpolizei", "Autobahnpolizei"),
    ],
)
def test_rulers_sights_and_people_of_history_are_everybodys(text: str, name: str) -> None:
    start = text.index(name)
    assert is_public_here(text, start, start + len(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Please invoice Adam Smith in accounts.", "Adam Smith"),
        ("Thomas Mann wohnt im dritten Stock.", "Thomas Mann"),
        ("John Larkham III has signed.", "John Larkham III"),
        ("room 1204: Michael Jackson, order 1450", "Michael Jackson"),
    ],
)
def test_people_of_today_who_share_a_famous_name_are_not(text: str, name: str) -> None:
    start = text.index(name)
    assert not is_public_here(text, start, start + len(name))


@pytest.mark.parametrize(
    "name", ["Netflix", "Bundesagentur für Arbeit", "Brandenburger Tor", "Agencia Tributaria", "Rosa Luxemburg"]
)
def test_the_policy_decides_about_public_names(name: str) -> None:
    text = f"We wrote of {name} in the newsletter."
    found = {}
    for choice in ("keep", "mask"):
        detector = Detector(replace(default_policy(), public_names=choice))
        ((_, findings),) = detector.find([Segment(0, text, Place.BODY, "")])
        found[choice] = [text[finding.start : finding.end] for finding in findings]
    assert found == {"keep": [], "mask": [name]}


def test_a_public_name_is_a_party_behind_a_label() -> None:
    text = "Customer: Netflix\n"
    ((_, findings),) = Detector(default_policy()).find([Segment(0, text, Place.BODY, "")])
    assert [text[finding.start : finding.end] for finding in findings] == ["Netflix"]


@pytest.mark.parametrize(
    "value",
    [
        "Snaresbrook Crown Court",
        "Franklin County Municipal Court",
        "Devon County Council",
        "Mumbai Police",
        "Punjab National Bank",
        "Telstra",
        "Access to Work",
    ],
)
def test_courts_of_places_and_firms_of_millions_are_everybodys(value: str) -> None:
    assert is_public(value)


@pytest.mark.parametrize("value", ["Marchwood Motors", "Harrowgill Parish Council", "Bartlett Street Surgery"])
def test_small_firms_and_bodies_are_not(value: str) -> None:
    assert not is_public(value)
