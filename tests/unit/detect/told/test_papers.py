"""Codes count in a paper that names a person and how she is reached, and nowhere else."""

from __future__ import annotations

import pytest

from gptsanitize.detect import Detector
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.told.papers import RULE, numbers_of_rows
from gptsanitize.model import Place, Segment
from gptsanitize.policy import default_policy


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(default_policy())


def codes(detector: Detector, text: str) -> list[str]:
    ((_, findings),) = detector.find([Segment(0, text, Place.BODY, "")])
    return [text[finding.start : finding.end] for finding in findings if finding.rule == RULE]


PAPER = "Ms Thora Lindqvist, born 4 March 1981, 12 Mill Lane, Leeds LS1 4AB. {} She signed."


@pytest.mark.parametrize("code", ["GRP/0041-277", "38D0993737", "80380 0089 3724 8978", "SW-770-8775"])
def test_a_code_beside_a_person_and_her_address_is_found(detector: Detector, code: str) -> None:
    assert codes(detector, PAPER.format(f"It went under {code} then.")) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Total 1 250 000 units were sold.",
        "Regulation 2016/679 applies.",
        "It follows ISO 27001-2022 and UTF-16.",
        "The run took 1234567 ms.",
        "It cost $1234567 and 1234567 EUR.",
        "See isbn 9783161484100.",
        "Read were 2948/4310    68.4 % of them.",
        "No. 13, pp. 2649-2653, tell it.",
    ],
)
def test_measures_norms_laws_and_sums_are_nobodys(detector: Detector, text: str) -> None:
    assert not codes(detector, PAPER.format(text))


def test_a_text_that_names_nobody_keeps_its_numbers(detector: Detector) -> None:
    assert not codes(detector, "Dossier GRP/0041-277 was closed. Limits are 4294967295 and 38D0993737.")


def test_what_is_far_from_the_person_stays(detector: Detector) -> None:
    assert not codes(detector, PAPER.format("") + " Nothing follows here." * 60 + " Dossier 38D0993737 is empty.")


def test_numbers_that_begin_lines_before_people_are_theirs() -> None:
    text = "004533  QUEND ROE\n 004540  ROE QUEND\n004555  GONE\n"
    people = [Hit(8, 17, "PERSON", "names", 0.8, ""), Hit(27, 36, "PERSON", "names", 0.8, "")]
    assert [text[hit.start : hit.end] for hit in numbers_of_rows(text, people)] == ["004533", "004540", "004555"]


@pytest.mark.parametrize(
    "text", ["12  Quend Roe\n13  Roe Quend\n", "2019  Quend Roe\n2020  Roe Quend\n", "Quend Roe, Roe Quend"]
)
def test_numbers_of_lines_and_years_are_nobodys(text: str) -> None:
    people = [
        Hit(text.index(name), text.index(name) + 9, "PERSON", "names", 0.8, "") for name in ("Quend Roe", "Roe Quend")
    ]
    assert not list(numbers_of_rows(text, people))
