"""What of a names model's findings is believed."""

from __future__ import annotations

import pytest

from gptsanitize.detect.people.believable import is_believable, is_foreign
from gptsanitize.model import Place

ENGLISH = "The delivery was signed by two people of the northern branch, and the second part is to follow next week."
POLISH = "Warunki prowadzenia oraz zasady tej pracy jest przy tym bardzo wiele razy nie wszystkie osoby dla których"


@pytest.mark.parametrize(
    ("entity", "value"),
    [
        ("PERSON", "Zofia Krawczyk"),
        ("PERSON", "McAllister"),
        ("PERSON", "김민수"),
        ("ORGANIZATION", "LexCorp"),
        ("ORGANIZATION", "Zorvane"),
        ("ORGANIZATION", "stillwater supercomputing inc"),
        ("ORGANIZATION", "Blue Falcon"),
        ("ORGANIZATION", "SUMMIT PARTNERS"),
        ("ORGANIZATION", "OV"),
        ("ORGANIZATION", "Harbour Foundation"),
        ("ORGANIZATION", "Evergreen Construction"),
        ("ORGANIZATION", "Summit Management"),
        ("LOCATION", "Reading"),
    ],
)
def test_names_are_believed(entity: str, value: str) -> None:
    assert is_believable(entity, value, f"{ENGLISH} {value}", Place.BODY, foreign=False)


@pytest.mark.parametrize(
    ("entity", "value"),
    [
        ("PERSON", "ResponseDrafter"),
        ("PERSON", "Duis autem vel eum"),
        ("PERSON", "보험금을 지급하는 것이 타당하다"),
        ("ORGANIZATION", "DocumentParserOptions"),
        ("ORGANIZATION", "Strawberry"),
        ("ORGANIZATION", "Chart1"),
        ("ORGANIZATION", "dimethoxyphenyl"),
        ("ORGANIZATION", "por→6"),
        ("ORGANIZATION", "Workspace Configuration"),
        ("ORGANIZATION", "Computer Science"),
        ("ORGANIZATION", "Vision-Language Models"),
        ("ORGANIZATION", "N-0.2-aliquot6"),
        ("PERSON", "PDFParser"),
        ("LOCATION", "README.md"),
        ("ORGANIZATION", "INVALID COPY ATTACHMENT"),
        ("LOCATION", "properties"),
        ("LOCATION", "fig2s1"),
    ],
)
def test_code_sentences_and_headings_are_not(entity: str, value: str) -> None:
    assert not is_believable(entity, value, f"{ENGLISH} {value}", Place.BODY, foreign=False)


def test_a_place_in_small_letters_is_believed_where_all_letters_are_small() -> None:
    assert is_believable("LOCATION", "calgary", "she moved to calgary last year", Place.BODY, foreign=False)
    assert not is_believable("LOCATION", "calgary", "She moved to calgary last year", Place.BODY, foreign=False)


def test_other_languages_are_told_by_their_small_words() -> None:
    assert is_foreign(POLISH)
    assert not is_foreign(ENGLISH)
    assert not is_foreign("Jane Roe, 4 Elm Street")


def test_in_another_language_a_name_needs_two_words_with_capitals() -> None:
    def believed(value: str) -> bool:
        return is_believable("PERSON", value, f"{POLISH} {value}", Place.BODY, foreign=True)

    assert believed("Zofia Krawczyk")
    assert not believed("Warunki")
    assert not believed("Warunki prowadzenia")
