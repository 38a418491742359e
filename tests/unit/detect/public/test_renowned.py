"""A name that everybody knows stays; a private person's or an employer's that is spelled the same does not."""

from __future__ import annotations

import pytest

from gptsanitize.detect import Detector
from gptsanitize.knowledge.renown import Renown, renown_of
from gptsanitize.model import Place, Segment
from gptsanitize.policy import default_policy


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(default_policy())


def found(detector: Detector, text: str) -> set[str]:
    ((_, findings),) = detector.find([Segment(0, text, Place.BODY, "")])
    return {text[finding.start : finding.end] for finding in findings if finding.entity in {"PERSON", "ORGANIZATION"}}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The salary was credited to HDFC Bank yesterday.", "HDFC Bank"),
        ("An ardent fan of the Boston Red Sox, she never missed a game.", "Boston Red Sox"),
        ("Senator Amy Klobuchar posted a message.", "Amy Klobuchar"),
        ("A film with Keira Knightley opened in March.", "Keira Knightley"),
    ],
)
def test_what_everybody_knows_stays(detector: Detector, text: str, name: str) -> None:
    assert not any(name in value or value in name for value in found(detector, text))


@pytest.mark.parametrize(
    "text",
    [
        "Our tenant Mrs. Amy Klobuchar called.",
        "Amy Klobuchar, tel. 0163 5551234, will come on Monday.",
        "Name: Amy Klobuchar\nAmy Klobuchar did not answer.",
    ],
)
def test_a_private_person_of_a_famous_name_is_found(detector: Detector, text: str) -> None:
    assert "Amy Klobuchar" in found(detector, text)


def test_a_surname_behind_the_famous_name_is_the_same_person(detector: Detector) -> None:
    assert not found(detector, "Senator Amy Klobuchar spoke first. Klobuchar asked for calm.")


def test_an_employer_is_found_though_everybody_knows_it(detector: Detector) -> None:
    assert "Trader Joe's" in found(detector, "She worked at Trader Joe's for two years.")


def test_who_is_named_in_a_high_office_stays(detector: Detector) -> None:
    assert not found(detector, "Gov. Quendrick Walzer called the family on Sunday.")
    assert found(detector, "Gov. Quendrick Walzer, tel. 0163 5551234, called the family on Sunday.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Paulette Ormeaux, alors ministre de la Culture, a refusé.", "Paulette Ormeaux"),
        ("A proposta foi de Dalva Serpa, ministra da Saúde.", "Dalva Serpa"),
        ("O governador Anselmo Quadros visitou a serra.", "Anselmo Quadros"),
        ("We met Thora Lindqvist, then foreign minister of Norway.", "Thora Lindqvist"),
    ],
)
def test_an_office_behind_a_name_tells_too(detector: Detector, text: str, name: str) -> None:
    assert name not in found(detector, text)


def test_a_post_in_a_club_is_no_high_office(detector: Detector) -> None:
    assert found(detector, "Thora Lindqvist, treasurer of the rowing club, wrote to us.") == {"Thora Lindqvist"}


def test_somebody_of_our_time_stays_and_her_namesake_does_not(detector: Detector) -> None:
    assert not found(detector, "Central banks listened when Christine Lagarde spoke.")
    assert found(detector, "Dear Mary Robinson, your parcel is here.") == {"Mary Robinson"}


def test_frequent_names_are_told_apart() -> None:
    assert renown_of("george harrison") is Renown.COMMON_PERSON
    assert renown_of("keira knightley") is Renown.PERSON
    assert renown_of("trader joe's") is Renown.CHAIN
    assert renown_of("spotify") is Renown.NAME
    assert renown_of("hester wraxall") is None


@pytest.mark.parametrize(
    "text",
    [
        "See Quillor Corp. v. Catrano, 477 U.S. 317 (1986); the rule stands.",
        "The court followed Vandermeer v. Ostrowska [2004] EWCA Civ 12.",
    ],
)
def test_the_parties_of_a_reported_decision_are_everybodys(detector: Detector, text: str) -> None:
    assert not found(detector, text)


def test_the_parties_of_this_case_are_somebodys(detector: Detector) -> None:
    assert "Jane Roebuck" in found(detector, "Jane Roebuck v. Vandermeer, No. 22-cv-311, is before us.")
