"""Dates and sums with the words that belong to them; ages are their number."""

from __future__ import annotations

import pytest

from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.told.phrased import phrased


@pytest.mark.parametrize(
    ("text", "entity", "value", "phrase"),
    [
        ("due Sat 3 May, noon", "DATE", "3 May", "Sat 3 May"),
        ("ce mardi 25 mars au soir", "DATE", "25 mars", "mardi 25 mars"),
        ("am Freitag, den 3. Mai", "DATE", "3. Mai", "Freitag, den 3. Mai"),
        ("the month of May 2020", "DATE", "May 2020", "May 2020"),
        ("a boy aged 9 left", "AGE", "9", "9"),
        ("a 58-year-old man", "AGE", "58", "58"),
        ("63 y/o M, seen", "AGE", "63", "63"),
        ("71/F seen", "AGE", "71", "71"),
        ("tiene 66 años y", "AGE", "66", "66"),
        ("a 7-month-old baby", "AGE", "7", "7"),
        ("until the end of June", "DATE", "June", "the end of June"),
        ("made $900 a month there", "AMOUNT", "$900", "$900 a month"),
        ("salaire de 1 700 € par mois", "SALARY", "1 700 €", "1 700 € par mois"),
        ("paid $900 a person", "AMOUNT", "$900", "$900"),
        ("a retired teacher", "OCCUPATION", "teacher", "retired teacher"),
        ("she is 40 minutes away", "AGE", "40", "40"),
    ],
)
def test_a_value_is_read_as_its_phrase(text: str, entity: str, value: str, phrase: str) -> None:
    start = text.index(value)
    (hit,) = phrased(text, [Hit(start, start + len(value), entity, "rule", 0.8, "")])
    assert text[hit.start : hit.end] == phrase


def test_opinions_and_other_entities_stay_as_they_are() -> None:
    hits = [Hit(4, 9, "DATE", "rule", 0.4, ""), Hit(4, 9, "PERSON", "rule", 0.8, "")]
    assert list(phrased("Sat 3 May", hits)) == hits
