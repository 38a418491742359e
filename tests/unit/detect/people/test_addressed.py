"""Titles beside the people that were found."""

from __future__ import annotations

import pytest

from gptsanitize.detect.people.addressed import titles_beside
from gptsanitize.model import Finding


def found(text: str, *people: str) -> list[str]:
    """The titles beside `people`, who were found in `text`."""
    findings = [
        Finding(0, text.index(name), text.index(name) + len(name), "PERSON", "names", 0.8, "model") for name in people
    ]
    return [text[each.start : each.end] for each in titles_beside(text, findings)]


@pytest.mark.parametrize(
    ("text", "person", "title"),
    [
        ("saw Mr. Quendal there", "Quendal", "Mr."),
        ("saw mrs Quendal there", "Quendal", "mrs"),
        ("Sehr geehrte Frau Prof. Dr. Quenda Zarow,", "Quenda Zarow", "Frau Prof. Dr."),
        ("an Herrn Dr.-Ing. Zarow", "Zarow", "Herrn Dr.-Ing."),
        ("chez Mme Quendal", "Quendal", "Mme"),
        ("reçu de M. Quendal", "Quendal", "M."),
        ("con la Sra. Quendal", "Quendal", "Sra."),
        ("la dott.ssa Quendal", "Quendal", "dott.ssa"),
        ('"Dra. Quendal', "Quendal", "Dra."),
        ("Zarow, Quenda, Dr.\nnext", "Zarow, Quenda", "Dr."),
    ],
)
def test_a_title_stands_directly_beside_a_name(text: str, person: str, title: str) -> None:
    assert found(text, person) == [title]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("I miss Quendal", "Quendal"),
        ("a Col Quendal", "Quendal"),
        ("call me Quendal", "Quendal"),
        ("the Manager Quendal", "Quendal"),
        ("Mr. x Quendal", "Quendal"),
        ("Quendal, drive on", "Quendal"),
        ("Quendal, Dr. Who", "Quendal"),
    ],
)
def test_other_words_are_none(text: str, person: str) -> None:
    assert found(text, person) == []


def test_each_person_has_a_title_of_their_own() -> None:
    assert found("Rev. Quendal, Rev. Zarow", "Quendal", "Zarow") == ["Rev.", "Rev."]
    assert found("QUENDAL Dr. ZAROW", "QUENDAL", "ZAROW") == ["Dr."]
