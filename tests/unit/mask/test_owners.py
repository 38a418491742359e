"""Whose a date is, and that each person's dates keep their intervals."""

from __future__ import annotations

import datetime as dt

from gptsanitize.mask import Key, Masker, Owners, moves_with_person
from gptsanitize.model import DateOptions, Finding, Mention, Place, Policy, Segment

Cell = tuple[str, str, str]
"""Text, entity, column."""


def owners_of(*cells: Cell) -> list[str]:
    """The owners of dates, in order: each cell is a segment that is one finding, or none where its entity is empty."""
    owners = Owners(moves_with_person)
    for index, (text, entity, column) in enumerate(cells):
        segment = Segment(index, text, Place.TABLE if column else Place.BODY, "text", group=column)
        owners.add(segment, [Finding(index, 0, len(text), entity, "rule", 1.0)] if entity else [])
    return [each.person for each in owners.findings() if moves_with_person(each.entity)]


def in_paragraph(text: str, *spans: tuple[str, str]) -> list[str]:
    """The owners of the dates of one paragraph."""
    owners = Owners(moves_with_person)
    found = [Finding(0, text.index(v), text.index(v) + len(v), entity, "rule", 1.0) for v, entity in spans]
    owners.add(Segment(0, text, Place.BODY, "text"), sorted(found, key=lambda each: each.start))
    return [each.person for each in owners.findings() if moves_with_person(each.entity)]


def test_a_date_is_of_the_person_named_before_it() -> None:
    text = "Jane Roe (1980-03-02) met Sam Poe (1990-12-01)"
    spans = [("Jane Roe", "PERSON"), ("1980-03-02", "BIRTH_DATE"), ("Sam Poe", "PERSON"), ("1990-12-01", "DATE")]
    assert in_paragraph(text, *spans) == ["Jane Roe", "Sam Poe"]


def test_or_of_the_first_one_after_it() -> None:
    spans = [("2020-01-01", "DATE"), ("Jane Roe", "PERSON"), ("Sam Poe", "PERSON")]
    assert in_paragraph("On 2020-01-01 Jane Roe met Sam Poe", *spans) == ["Jane Roe"]


def test_a_row_is_of_its_person_wherever_the_name_stands() -> None:
    assert owners_of(
        ("1980-03-02", "BIRTH_DATE", "a"), ("Jane Roe", "PERSON", "b"), ("45", "AGE", "c"),
        ("1990-12-01", "BIRTH_DATE", "a"), ("Sam Poe", "PERSON", "b"), ("34", "AGE", "c"),
    ) == ["Jane Roe", "Jane Roe", "Sam Poe", "Sam Poe"]  # fmt: skip


def test_a_row_without_a_person_has_none_among_many() -> None:
    rows = [("Jane Roe", "PERSON", "b"), ("x", "", "b"), ("1990-12-01", "DATE", "a")]
    assert owners_of(*rows, ("y", "", "b"), ("Sam Poe", "PERSON", "b")) == [""]
    assert owners_of(*rows) == ["Jane Roe"]


def test_a_paragraph_without_a_person_is_of_whom_the_file_names_most() -> None:
    text = [
        ("2020-01-01", "DATE", ""),
        ("Jane Roe", "PERSON", ""),
        ("Sam Poe", "PERSON", ""),
        ("Jane Roe", "PERSON", ""),
    ]
    assert owners_of(*text) == ["Jane Roe"]
    assert owners_of(("2020-01-01", "DATE", "")) == [""]


def test_all_spellings_of_a_person_share_a_shift_and_others_do_not(key: Key) -> None:
    policy = Policy(dates=DateOptions(shift="person"))
    days = ("1980-03-02", "2020-05-06", "2021-01-01")
    people = ("Jane Roe", "Roe, Jane", "Ms. Roe", "ROE")
    mentions = [Mention("PERSON", text, typed=True) for text in (*people, "Sam Poe")]
    mentions += [Mention("DATE", day, person=person) for day in days for person in (*people, "Sam Poe", "")]
    plan = Masker(key, policy).plan(mentions)
    shifts = {
        (person, dt.date.fromisoformat(made) - dt.date.fromisoformat(day))
        for (_, day, person), made in plan.owned.items()
    }
    assert len(shifts) == 5
    assert len({shift for person, shift in shifts if person != "Sam Poe"}) == 1
    assert len({shift for _, shift in shifts}) == 2
    assert plan.replacements["DATE", days[0]] == Masker(key, Policy()).replacement("DATE", days[0])


def test_the_order_of_mentions_does_not_matter(key: Key) -> None:
    policy = Policy(dates=DateOptions(shift="person"))
    mentions = [
        Mention("PERSON", "Jane Roe", typed=True),
        Mention("AGE", "45", person="Jane Roe"),
        Mention("AGE", "45"),
    ]
    assert Masker(key, policy).plan(mentions) == Masker(key, policy).plan(mentions[::-1])
