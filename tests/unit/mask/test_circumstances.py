"""Conditions, faiths and needs become others of their kind."""

from __future__ import annotations

import pytest

from gptsanitize.mask import Key, circumstances
from gptsanitize.mask.circumstances import Circumstances

_KEYS = [Key(bytes(range(number, number + 128, 4))) for number in range(1, 120, 15)]


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("HEALTH", "coeliac disease"),
        ("HEALTH", "uses a wheelchair"),
        ("HEALTH", "hochschwanger"),
        ("HEALTH", "seropositive rheumatoid arthritis"),
        ("RELIGION", "röm.-kath."),
        ("RELIGION", "Jumu’ah"),
        ("UNION", "shop steward"),
        ("UNION", "ver.di"),
        ("CIRCUMSTANCE", "newborn twins"),
    ],
)
def test_a_word_becomes_another_that_holds_none_of_it(entity: str, text: str) -> None:
    for key in _KEYS:
        made = Circumstances(key).fake(entity, text)
        assert made
        assert text.casefold() not in made.casefold()
        assert made.casefold() not in text.casefold()


def test_the_same_word_has_the_same_fake_in_any_case() -> None:
    for key in _KEYS:
        fakes = Circumstances(key)
        assert fakes.fake("HEALTH", "whiplash").upper() == fakes.fake("HEALTH", "WHIPLASH")


def test_gender_and_form_stay() -> None:
    for key in _KEYS:
        fakes = Circumstances(key)
        assert fakes.fake("HEALTH", "diabética").split()[0].endswith("a")
        assert fakes.fake("CIRCUMSTANCE", "vedovo").split()[0].endswith("o")
        assert fakes.fake("HEALTH", "Epilepsie")[0].isupper()


def test_a_list_stays_a_list() -> None:
    for key in _KEYS:
        made = Circumstances(key).fake("HEALTH", "dyslexie et TDAH")
        assert " et " in made
        assert "TDAH" not in made


def test_what_stands_in_no_class_becomes_a_noun_of_its_kind() -> None:
    nouns = circumstances._classes()["health_en_noun"].values()
    assert Circumstances(_KEYS[0]).fake("HEALTH", "zzyzx").casefold() in {noun.casefold() for noun in nouns}
    assert Circumstances(_KEYS[0]).fake("PERSON", "asthma") == ""


@pytest.mark.parametrize(
    ("language", "entity", "text"),
    [
        (language, entity, text)
        for entity, words in (
            ("HEALTH", ("type 2 diabetes", "diabetes", "depression", "some unheard-of syndrome")),
            ("UNION", ("UGT", "IG Metall")),
        )
        for text in words
        for language in ("en", "de", "fr", "es", "it", "nl")
        if entity != "UNION" or (language, text) in {("es", "UGT"), ("de", "IG Metall")}
    ],
)
def test_a_fake_is_of_the_language_of_the_text_around(language: str, entity: str, text: str) -> None:
    classes = circumstances._classes()
    prefix = f"{entity.lower()}_"
    others = {
        word
        for name, words in classes.items()
        if name.startswith(prefix) and not name.startswith(prefix + language)
        for word in words.values()
    }
    own = {word for name, words in classes.items() if name.startswith(prefix + language) for word in words.values()}
    holders = [
        n
        for n, words in classes.items()
        if n.startswith(prefix) and any(circumstances._stands_in(w, text.casefold()) for w in words)
    ]
    if not any(name.startswith(prefix + language) for name in holders) and holders:
        return  # the language has no such word: the word's own language is kept
    for key in _KEYS:
        made = Circumstances(key).fake(entity, text, around=language)
        assert made.casefold() in {word.casefold() for word in own}
        assert made in own or made.casefold() not in {word.casefold() for word in others - own}


def test_an_english_word_is_not_spanish_where_nothing_is_known() -> None:
    english = {w for n, words in circumstances._classes().items() if n.startswith("health_en_") for w in words}
    assert all(Circumstances(key).fake("HEALTH", "type 2 diabetes").casefold() in english for key in _KEYS)


def test_what_elides_before_a_word_elides_before_its_fake() -> None:
    for key in _KEYS:
        assert Circumstances(key).fake("HEALTH", "asthme")[0].casefold() in "aeiouyhéèêœ"
        assert Circumstances(key).fake("HEALTH", "migraine", around="fr")[0].casefold() not in "aeiouyhéèêœ"
