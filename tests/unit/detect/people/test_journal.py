"""News, obituaries and notes name towns, ages and people beside others; headings and services are none."""

from __future__ import annotations

import pytest

from gptsanitize.detect.people.journal import journal
from gptsanitize.detect.scan.scanner import Hit


def told(text: str, *values: tuple[str, str]) -> list[tuple[str, str]]:
    hits = [Hit(text.index(v), text.index(v) + len(v), entity, "names", 0.8, "") for v, entity in values]
    return [(hit.entity, text[hit.start : hit.end]) for hit in journal(text, hits)]


def test_a_dateline_is_a_town() -> None:
    assert told("HOLLOW QUELL — A blaze broke out, officials said.") == [("LOCATION", "HOLLOW QUELL")]


@pytest.mark.parametrize(
    "text", ["WARNING — A blaze, police said.", "TERMS OF USE — The user said", "HOLLOW QUELL — A plan"]
)
def test_headings_are_no_datelines(text: str) -> None:
    assert not told(text)


def test_the_place_of_a_byline() -> None:
    text = "Quenda Ruiz · Villarqueva del Monte · 16 de marzo"
    assert told(text, ("Quenda Ruiz", "PERSON")) == [("LOCATION", "Villarqueva del Monte")]


def test_age_and_town_behind_a_person() -> None:
    text = "Quenda Roe, 37, of Pawquet, passed away."
    assert told(text, ("Quenda Roe", "PERSON")) == [("AGE", "37"), ("LOCATION", "Pawquet")]


def test_towns_of_kin_in_an_obituary_only() -> None:
    text = "survived by her son Dennis (Thuy) of Mysticq; and others"
    assert told(text, ("Dennis", "PERSON")) == [("LOCATION", "Mysticq")]
    assert not told("a report by Dennis of Mysticq, later", ("Dennis", "PERSON"))


@pytest.mark.parametrize(("before", "name"), [("Tell Olumidq (", "Olumidq"), ("Ask for Svetlaq on ", "Svetlaq")])
def test_who_stands_right_before_a_number(before: str, name: str) -> None:
    assert told(f"{before}+49 151 66324501)", ("+49 151 66324501", "PHONE")) == [("PERSON", name)]


def test_what_one_pays_with_before_a_number_is_nobody() -> None:
    assert not told("Cobro con Bizum al +49 151 66324501", ("+49 151 66324501", "PHONE"))


def test_services_before_a_number_are_nobody() -> None:
    assert not told("Call Support (+49 151 66324501)", ("+49 151 66324501", "PHONE"))
