"""The words of a language have fakes of the language of the texts in which they stand."""

from __future__ import annotations

import itertools

import pytest

from gptsanitize.mask import Key, Masker
from gptsanitize.mask.occupations import _classes
from gptsanitize.model import Mention, Policy


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "nl"])
def test_an_occupation_in_no_list_is_of_the_language_of_the_text(masker: Masker, language: str) -> None:
    plan = masker.plan([Mention("OCCUPATION", "steward", language=language)])
    assert plan.replacements["OCCUPATION", "steward"] in _classes()[f"{language} 0"]


def test_an_english_occupation_stays_english_though_its_ending_looks_french(masker: Masker) -> None:
    plan = masker.plan([Mention("OCCUPATION", "chauffeur", language="en")])
    english = {*_classes()["en vowel"], *_classes()["en other"]}
    assert plan.replacements["OCCUPATION", "chauffeur"] in english


def test_the_most_frequent_language_decides_and_the_order_does_not(key: Key) -> None:
    mentions = [
        Mention("HEALTH", "diabetes", language="es"),
        Mention("HEALTH", "diabetes", count=3, language="en"),
        Mention("HEALTH", "diabetes"),
    ]
    made = {
        Masker(key, Policy()).plan(ordered).replacements["HEALTH", "diabetes"]
        for ordered in itertools.permutations(mentions)
    }
    english = Masker(key, Policy()).plan([Mention("HEALTH", "diabetes", language="en")])
    assert made == {english.replacements["HEALTH", "diabetes"]}
