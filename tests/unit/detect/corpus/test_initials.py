"""Initials of people whom the file names in full, told from acronyms."""

from __future__ import annotations

import pytest

from gptsanitize.detect.corpus.initials import LIKELY_RULE, Initials, initials_of
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.model import Finding, Place, Segment

PERSON = "Aldo Kern"  # AK
OTHER = "Beata Cornel"  # BC


def found_in(*texts: str, place: Place = Place.BODY, named: tuple[str, ...] = (PERSON, OTHER)) -> list[str]:
    """`letters rule` of all initials found in texts that follow a paragraph which names people."""
    told = Initials()
    for number, text in enumerate([*named, *texts]):
        spans = [(text.find(name), name) for name in (PERSON, OTHER) if name in text]
        findings = [Finding(number, at, at + len(name), "PERSON", "label", 0.9) for at, name in sorted(spans)]
        told.add(Segment(number, text, place if number >= len(named) else Place.BODY, "line"), findings)
    found = []
    for finding, letters, _ in told.findings():
        text = [*named, *texts][finding.segment]
        assert text[finding.start : finding.end] == letters
        found.append(letters if finding.rule != LIKELY_RULE else f"{letters}?")
    return found


@pytest.mark.parametrize(
    "text",
    [
        "AK asked about the margin.",
        "The price is high. AK will check it.",
        "No decision; AK sends an offer.",
        "- [ ] AK: add an alert",
        "10 done. AK: tomorrow",
        "It will be ready on Monday.\n\nBest\nAK",
        "It will be ready.\n>> AK",
        "Call me on Monday. AK",
        "She agreed with Beata Cornel and AK to wait.",
        "AK and Beata Cornel agreed.",
        "Approved by: AK",
        "Please ask AK about it.",
        "AK's notes are here.",
    ],
)
def test_initials_are_found_where_people_stand(text: str) -> None:
    assert found_in(text) == ["AK"]


@pytest.mark.parametrize(
    "text",
    [
        "The AK-47 part of model AK_2.",
        "Use the AK protocol.",
        "UK asked about it.",
        "AK",
    ],
)
def test_capitals_elsewhere_stay(text: str) -> None:
    assert found_in("The AK works.", text) == []


def test_a_footer_of_two_people() -> None:
    assert found_in("Version 3.2 - AK/BC", place=Place.HEADER) == ["AK", "BC"]
    assert found_in("AK - page 1 of 1", place=Place.HEADER) == ["AK"]


def test_capitals_of_nobody_in_the_file_are_left_to_the_other_files() -> None:
    assert found_in("AK will check it.", named=()) == ["AK?"]
    assert found_in("AK is the protocol. See the AK handbook.", named=()) == []


def test_sure_initials_are_found_in_any_place() -> None:
    assert found_in("Done.\n\nBest\nAK", "Only the AK plan counts.") == ["AK", "AK"]


def test_letters_beyond_ascii() -> None:
    told = Initials()
    told.add(Segment(0, "Tuva Åker", Place.BODY, "line"), [Finding(0, 0, 9, "PERSON", "label", 0.9)])
    told.add(Segment(1, "TÅ agrees.", Place.BODY, "line"), [Finding(1, 0, 2, "LOCATION", NAMES_RULE, 0.7)])
    assert [letters for _, letters, _ in told.findings()] == ["TÅ"]


def cells(*values: str, named: tuple[str, ...] = (PERSON, OTHER, "Ciro Dahl")) -> list[str]:
    told = Initials()
    for number, name in enumerate(named):
        told.add(
            Segment(number, name, Place.TABLE, "cell", group="A"), [Finding(number, 0, len(name), "PERSON", "x", 0.9)]
        )
    for number, value in enumerate(values, 10):
        told.add(Segment(number, value, Place.TABLE, "cell", hint="Approver", group="B"), [])
    return [letters for _, letters, _ in told.findings()]


def test_a_column_of_initials() -> None:
    assert cells("AK", "BC", "CD", "AK") == ["AK", "BC", "CD", "AK"]


def test_a_column_of_codes_or_of_other_capitals_stays() -> None:
    assert cells("AK", "BC", "XQ", "ZV") == []
    assert cells("DE", "AT", "FR", named=("Dora Ende", "Ada Tol", "Finn Rau")) == []


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Aldo Kern", ["AK"]),
        ("Kern, Aldo", ["AK"]),
        ("Dr. Aldo van Kern", ["AK", "AVK"]),
        ("Ana Bell Cruz", ["AB", "ABC", "AC"]),
        ("Seo-yeon Hwang", ["SH", "SYH"]),
        ("Jean-Luc Roe", ["JL", "JLR", "JR"]),
        ("Kern", []),
    ],
)
def test_initials_of_names(name: str, initials: list[str]) -> None:
    assert list(initials_of(name)) == initials


def test_entries_of_a_journal_begin_with_whoever_writes_them() -> None:
    assert found_in("22/08 QK: met him\n>> QK 11/09: thanks\n>> QX 12/09: ok", named=()) == ["QK", "QK", "QX?"]
    assert found_in("26/02 1205 QRA  rang\n27/02 0915 QRA  no answer\n", named=()) == ["QRA", "QRA"]


def test_one_date_before_capitals_or_an_acronym_is_no_journal() -> None:
    assert "QK" not in found_in("22/08 QK: met him", named=())
    assert found_in("22/08 API: added\n23/08 API: fixed\n", named=()) == []
