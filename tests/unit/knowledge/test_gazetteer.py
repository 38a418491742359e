"""Lists of names of many languages."""

from __future__ import annotations

from gptsanitize.knowledge.gazetteer import (
    common_words,
    countries,
    given_in_english,
    given_names,
    person_provider,
    towns,
)


def test_given_names_of_many_languages_are_known_and_no_words() -> None:
    assert {"wiebke", "gonzalo", "marijke", "ornella"} <= given_names()
    assert given_names().isdisjoint({"grace", "rose", "will", "may", "und"})


def test_towns_countries_and_common_words_are_in_lower_case() -> None:
    assert "volterra" in towns()
    assert {"germany", "deutschland", "allemagne"} <= countries()
    assert "visita" in common_words("it")
    assert common_words("xx") == frozenset()


def test_providers_are_read_by_locale() -> None:
    assert person_provider("de_DE").first_names


def test_rare_given_names_are_known_in_english_and_no_words() -> None:
    assert {"royce", "sandeep", "gethin", "jaz"} <= given_in_english()
    assert given_in_english().isdisjoint({"hope", "exa", "django", "sony"})
