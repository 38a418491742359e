"""Sums, areas and weights in the cases of parties before a court."""

from __future__ import annotations

import pytest

from gptsanitize.detect.told.cases import figures_of_parties, is_case

CASE = (
    "The applicant lodged an appeal with the Regional Court. At the hearing the defendant denied it. "
    "{} The judgment was served on the applicant, and the proceedings ended. The plaintiff did not appear."
)
LETTER = "The order was shipped on time. {} The invoice is attached, and our driver has the keys of the store. " + (
    "It works. " * 20
)


def figures(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in figures_of_parties(text)]


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("She had sold the shares at 615 DEM each.", "615 DEM"),
        ("The expert put the loss at approximately 6,000 euros (EUR).", "6,000 euros (EUR)"),
        ("The price was 350,000 Polish zlotys.", "350,000 Polish zlotys"),
        ("He owns 1,200 square metres there.", "1,200 square metres"),
        ("The police found 50 grams of heroin.", "50 grams of heroin"),
        ("Damage of $4.5 million was claimed.", "$4.5 million"),
    ],
)
def test_a_figure_in_a_case_is_somebodys(sentence: str, figure: str) -> None:
    assert figures(CASE.format(sentence)) == [figure]


@pytest.mark.parametrize(
    "sentence",
    [
        "Such an offence is punishable by a fine of EUR 500.",
        "The fine shall be EUR 500.",
        "The limit is up to 2,000 euros.",
        "There were 500 pages and 20 % of errors.",
    ],
)
def test_figures_of_laws_and_other_numbers_are_none(sentence: str) -> None:
    assert figures(CASE.format(sentence)) == []


def test_a_letter_is_no_case() -> None:
    text = LETTER.format("It costs EUR 500.")
    assert not is_case(text)
    assert figures(text) == []
