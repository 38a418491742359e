"""A surname and initials are a person by their form, where no sentence or heading has the same."""

from __future__ import annotations

import pytest

from gptsanitize.detect.people.initialled import initialled
from gptsanitize.detect.scan.scanner import Hit


def found(text: str, *hits: Hit) -> list[str]:
    return [text[hit.start : hit.end] for hit in initialled(text, hits)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Approved: T. Quendaseki / CFO", "T. Quendaseki"),
        ('LOST  hearing aid "E. Quendtre".', "E. Quendtre"),
        ("CONVEYING TO HALL, CREW L. QUENDGETT / J", "L. QUENDGETT"),
        ("erstellt von M. Quendsüz am", "M. Quendsüz"),
        ("paid to\n`SMITH  M E   40-35", "SMITH  M E"),
        ("x;SMITH P & R;5", "SMITH P & R"),
    ],
)
def test_people_of_initials_are_found(text: str, name: str) -> None:
    assert found(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "A. Overview\nB. Quendflow\n",
        "It is plan B. Quendemens said so.",
        "caused by E. Coli",
        "signed by U.S. Congress",
        "TOTAL  A B   5",
        "see Fig. A. Table",
        "from S. Korea to",
    ],
)
def test_sentences_headings_and_words_are_not(text: str) -> None:
    assert found(text) == []


def test_what_a_rule_has_found_is_left() -> None:
    assert found("by T. Quendaseki", Hit(3, 16, "ORGANIZATION", "x", 0.8)) == []
