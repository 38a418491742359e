"""Conditions, faiths and needs become others of their kind."""

from __future__ import annotations

import pytest

from gptsanitize.mask import Key
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


def test_what_stands_in_no_class_has_no_fake() -> None:
    assert Circumstances(_KEYS[0]).fake("HEALTH", "zzyzx") == ""
    assert Circumstances(_KEYS[0]).fake("PERSON", "asthma") == ""
