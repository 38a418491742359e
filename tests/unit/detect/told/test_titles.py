"""Titles of trades: their extent, and the phrases that announce them."""

from __future__ import annotations

import pytest

from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.told.titles import stated, title_at


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("retired coal miner from Wales", "", "retired coal miner"),
        ("Senior Weld Inspector since 2019", "", "Senior Weld Inspector"),
        ("treasurer of Roe Bowls Club", "", "treasurer"),
        ("gelernte Buchbinderin aus Jena", "de", "gelernte Buchbinderin"),
        ("vendeuse qualifiée chez Roe", "fr", "vendeuse qualifiée"),
        ("souffleur de verre", "fr", "souffleur de verre"),
        ("cuoco di bordo", "it", "cuoco di bordo"),
        ("auxiliar de enfermería en Vigo", "es", "auxiliar de enfermería"),
        ("motorista na fábrica", "pt", "motorista"),
        ("heftruckchauffeur bij Roe", "nl", "heftruckchauffeur"),
    ],
)
def test_a_title_has_its_extent(text: str, language: str, expected: str) -> None:
    title = title_at(text, 0, len(text), language)
    assert title is not None
    assert text[title.start : title.end] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("good cook", ""),
        ("treasurer", ""),
        ("the year", ""),
        ("table of tailors", ""),
        ("Haus am See", "de"),
        ("pain", "fr"),
    ],
)
def test_other_words_are_no_title(text: str, language: str) -> None:
    assert title_at(text, 0, len(text), language) is None


_PERSON = [Hit(0, 3, "PERSON", "names", 0.85, "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roe was hired me as a crane operator.", "crane operator"),
        ("Roe was employed with Foo Pvt. Ltd., Pune, as Lead Test Engineer from May.", "Lead Test Engineer"),
        ("Roe, a former bus conductor, spoke of it.", "former bus conductor"),
        ("Roe ist von Beruf Dachdecker und wohnt mit der Frau in dem Haus.", "Dachdecker"),
        ("Roe est engagée comme relieuse à la maison et elle est dans les murs.", "relieuse"),
        ("Roe werkt als metselaar en woont met zijn vrouw in het huis van de buren.", "metselaar"),
    ],
)
def test_phrases_announce_titles(text: str, expected: str) -> None:
    assert expected in [text[hit.start : hit.end] for hit in stated(text, _PERSON)]


def test_where_nobody_is_named_nothing_is_looked_for() -> None:
    assert list(stated("It serves as a crane operator.", [])) == []
