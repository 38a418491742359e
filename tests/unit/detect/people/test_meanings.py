"""What the names model is shown, and what becomes of its answers."""

from __future__ import annotations

import pytest

from gptsanitize.detect.people.meanings import (
    firms_of_names,
    given_names,
    handles,
    letterheads,
    may_hold_names,
    names_from,
    prepared,
    repeated,
)
from gptsanitize.detect.people.overlooked import overlooked
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.words.kinds import ends_as_company, is_company, is_ordinary
from gptsanitize.model import Place


def named(text: str, *parts: tuple[str, str], place: Place = Place.BODY) -> list[tuple[str, str]]:
    entities = [(text.index(part), text.index(part) + len(part), label) for part, label in parts]
    return [(hit.entity, text[hit.start : hit.end]) for hit in names_from(text, place, entities)]


@pytest.mark.parametrize(
    "value",
    [
        "Travel", "Item", "Owner", "PROFILE", "Your", "Data Engineer", "Platform Engineer", "Head of Delivery",
        "Grafana",
        "the World Health Organization", "European Central Bank", "Central Bank", "Court", "the Court on Defendant",
        "HeaderChar", "Rechnungsnummer", "Case No", "VP of Engineering", "Q3", "Plaintiff",
    ],
)  # fmt: skip
def test_headings_jobs_software_and_public_bodies_are_ordinary(value: str) -> None:
    assert is_ordinary(value)
    for label in ("PERSON", "ORG", "GPE"):
        assert named(f"see {value} here", (value, label)) == []


@pytest.mark.parametrize("value", ["Jane Doe", "Initech", "Bluewater Foods", "Priya", "Lisbon", "Brandt Maschinenbau"])
def test_names_are_not_ordinary(value: str) -> None:
    assert not is_ordinary(value)


def test_neighbours_across_borders_are_apart() -> None:
    text = "Brandt Maschinenbau GmbH Thomas Müller"
    assert named(text, (text, "PERSON")) == [("ORGANIZATION", "Brandt Maschinenbau GmbH"), ("PERSON", "Thomas Müller")]
    text = "Thomas Müller\nJane Roe\tAnna Poe | Tom Coe"
    assert [value for _, value in named(text, (text, "PERSON"))] == ["Thomas Müller", "Jane Roe", "Anna Poe", "Tom Coe"]
    text = "with Jane Roe. Thomas Müller"
    assert [value for _, value in named(text, ("Jane Roe. Thomas Müller", "PERSON"))] == ["Jane Roe", "Thomas Müller"]


def test_words_of_a_name_prove_its_kind() -> None:
    assert named("met Bluewater Foods", ("Bluewater Foods", "PERSON")) == [("ORGANIZATION", "Bluewater Foods")]
    assert named("met Petra", ("Petra", "ORG")) == [("PERSON", "Petra")]
    assert named("by D. Okafor", ("D. Okafor", "ORG")) == [("PERSON", "D. Okafor")]
    assert named("the Turkish side", ("Turkish", "NORP")) == [("NATIONALITY", "Turkish")]
    assert named("in Wrocław", ("Wrocław", "NORP")) == [("LOCATION", "Wrocław")]


def test_greetings_and_titles_are_no_part_of_a_name() -> None:
    assert named("Liebe Sabine Kurz", ("Liebe Sabine Kurz", "PERSON")) == [("PERSON", "Sabine Kurz")]


@pytest.mark.parametrize(
    ("value", "kept"), [("3 May 2020", True), ("June", False), ("two years", False), ("1998", True)]
)
def test_dates_say_which_day_or_year(value: str, kept: bool) -> None:
    assert bool(named(f"since {value}.", (value, "DATE"))) is kept


def test_given_names_in_lower_case_are_found_in_prose_only() -> None:
    text = "hey maria, ping ahmed@x.com and cecilia.js"
    assert [text[hit.start : hit.end] for hit in given_names(text, Place.BODY)] == ["maria"]
    assert list(given_names("let maria = 1", Place.CODE)) == []


@pytest.mark.parametrize("cell", ["Novak, Petra", "Garcia Lopez, Maria", "Chen, Wei", "O'Connor, Siobhan"])
def test_surname_and_given_name_in_a_cell(cell: str) -> None:
    (hit,) = given_names(cell, Place.TABLE)
    assert (hit.start, hit.end, hit.entity) == (0, len(cell), "PERSON")


@pytest.mark.parametrize("text", ["Hello, Maria", "However, Maria came", "Anna, Maria", "Red, Blue"])
def test_other_pairs_with_a_comma_are_none(text: str) -> None:
    assert list(given_names(text, Place.TABLE)) == []


@pytest.mark.parametrize(
    ("text", "place", "shown"),
    [
        ("JOHN SMITH OF LONDON", Place.BODY, "JOHN Smith of London"),
        ("report_Jane-Roe.docx", Place.NAME, "report Jane Roe docx"),
        ("> Jane Roe\n> Acme", Place.BODY, "  Jane Roe\n  Acme"),
        ("follow up with patricia desrosiers now", Place.BODY, "follow up with Patricia Desrosiers now"),
        ("ask maria about it", Place.BODY, "ask Maria about it"),
        ("then maria came", Place.BODY, "then Maria came"),
    ],
)
def test_the_model_is_shown_what_it_can_read(text: str, place: Place, shown: str) -> None:
    assert prepared(text, place) == shown
    assert len(prepared(text, place)) == len(text)


def test_the_model_is_not_asked_in_vain() -> None:
    assert not may_hold_names("lower case words", Place.BODY, typed=False)
    assert not may_hold_names("12.50", Place.TABLE, typed=False)
    assert not may_hold_names("Jane", Place.STRUCTURE, typed=False)
    assert not may_hold_names("Jane", Place.TABLE, typed=True)
    assert may_hold_names("call maria", Place.BODY, typed=False)


def test_one_company_ends_as_one() -> None:
    assert ends_as_company("Schmidt & Co. KG")
    assert is_company("Brandt GmbH Thomas Müller")
    assert not ends_as_company("Brandt GmbH Thomas Müller")


def test_a_name_of_two_words_is_found_wherever_it_stands_again() -> None:
    text = "Gyala Antall\nExample Data\nGyala Antall, not Gyala Antallson"
    again = repeated(text, [Hit(0, 12, "PERSON", "names", 0.8)])
    assert [(hit.start, hit.end) for hit in again] == [(26, 38)]


def test_given_names_that_the_model_overlooks_are_found() -> None:
    text = "| Jane Roe | Peter van Dyck | In Summer Camp | mark@Jane.example"
    assert [text[hit.start : hit.end] for hit in overlooked(text, Place.TABLE, [])] == ["Jane Roe", "Peter van Dyck"]
    assert list(overlooked(text, Place.CODE, [])) == []
    assert list(overlooked("Jane Roe", Place.BODY, [Hit(0, 4, "PERSON", "x", 0.8)])) == []


def test_the_minutes_of_a_time_are_no_part_of_a_name() -> None:
    text = "At 14:03 Rupert Thackeray noticed the alarm."
    (hit,) = names_from(text, Place.BODY, [(6, 25, "GPE")])
    assert (hit.entity, text[hit.start : hit.end]) == ("PERSON", "Rupert Thackeray")


@pytest.mark.parametrize(
    "text",
    ["deployed by martina.hathersage, last", "hathersage_martina 10:41 works", "thanks to @martinahathersage for it"],
)
def test_accounts_of_a_given_name_and_a_surname_are_found(text: str) -> None:
    assert [
        text[hit.start : hit.end].strip("@") for hit in (*given_names(text, Place.BODY), *handles(text, Place.BODY))
    ] == [next(word.strip("@,") for word in text.split() if "hathersage" in word)]


@pytest.mark.parametrize(
    "text", ["see martina.html", "os.path.join", "martina.config", "grace_period", "@media and @import(a)"]
)
def test_files_modules_and_settings_are_no_accounts(text: str) -> None:
    assert list(handles(text, Place.BODY)) == []


def test_a_firm_of_three_surnames_is_one() -> None:
    text = "Owens, Duran and Oneal are our lawyers."
    assert [text[hit.start : hit.end] for hit in firms_of_names(text, Place.BODY)] == ["Owens, Duran and Oneal"]


@pytest.mark.parametrize("text", ["Peter, Paul and Mary sing.", "Paris, London and Rome", "Items, Orders and Invoices"])
def test_lists_of_people_towns_and_things_are_no_firm(text: str) -> None:
    assert list(firms_of_names(text, Place.BODY)) == []


def test_the_line_between_a_person_and_an_address_is_a_firm() -> None:
    text = "> Carly Jones\n> Topcoder\n> 53772 Holmatun 45\n"
    hits = [Hit(2, 13, "PERSON", "names", 0.8), Hit(text.index("5"), len(text) - 1, "ADDRESS", "street", 0.8)]
    assert [text[hit.start : hit.end] for hit in letterheads(text, hits)] == ["Topcoder"]
    assert list(letterheads(text, hits[1:])) == []


def test_the_account_behind_its_word_is_no_person() -> None:
    assert named("User aroebuck is locked", ("User aroebuck", "PERSON")) == [("USERNAME", "aroebuck")]
    assert named("Benutzer a.roebuck", ("Benutzer a.roebuck", "PERSON")) == [("USERNAME", "a.roebuck")]
    assert ("USERNAME", "guide") not in named("User guide", ("User guide", "PERSON"))


@pytest.mark.parametrize("text", ["\n12 Main Street", "12 Main Street\n", "\n\n", "Jane Roe\n12 Main Street"])
def test_letterheads_of_any_lines_are_read(text: str) -> None:
    hits = [Hit(0, len(text), "ADDRESS", "street", 0.8), Hit(0, 1, "PERSON", "names", 0.8)]
    assert list(letterheads(text, hits)) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("my friend lives in surquelle", ["surquelle"]),
        ("im from quellmar, you?", ["quellmar"]),
        ("the state lives in quellmar", []),
        ("i'm from marketing", []),
    ],
)
def test_towns_in_small_letters_where_somebody_lives(text: str, places: list[str]) -> None:
    found = [text[hit.start : hit.end] for hit in given_names(text, Place.BODY) if hit.entity == "LOCATION"]
    assert found == places


def test_a_firm_of_one_word_on_a_card_is_no_person() -> None:
    text = "Jane Roe\nQuellmar\n12 Long Acre\n"
    hits = [
        Hit(0, 8, "PERSON", NAMES_RULE, 0.8, ""),
        Hit(9, 17, "PERSON", NAMES_RULE, 0.8, ""),
        Hit(18, 30, "ADDRESS", "street", 0.8, ""),
    ]
    assert [(text[hit.start : hit.end], hit.entity) for hit in letterheads(text, hits)] == [
        ("Quellmar", "ORGANIZATION")
    ]


def test_the_name_of_a_card_once_more_is_a_person() -> None:
    text = "Quell Mar\nQuell Mar\n12 Long Acre\n"
    hits = [Hit(0, 9, "ORGANIZATION", NAMES_RULE, 0.7, ""), Hit(10, 19, "ORGANIZATION", NAMES_RULE, 0.7, "")]
    found = list(letterheads(text, [*hits, Hit(20, 32, "ADDRESS", "street", 0.8, "")]))
    assert [(hit.start, hit.entity) for hit in found] == [(0, "PERSON"), (10, "PERSON")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("para que sean legibles los archivos", []),
        ("uma lista de coisas", []),
        ("sean went home early and ella said she is ill", ["sean", "ella"]),
    ],
)
def test_names_that_are_words_elsewhere_are_names_in_english(text: str, names: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in given_names(text, Place.BODY)] == names
