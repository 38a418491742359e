"""Whether plain words behind the word for a password are the password."""

from __future__ import annotations

import pytest

from gptsanitize.detect.rules.filters import FILTERS
from gptsanitize.detect.rules.sayings import said_aloud, thing_alone, things_in_a_row


@pytest.mark.parametrize(
    "value",
    ["correct horse battery staple", "lantern biscuit gravel", "tres tigres comen trigo azul", "blaue Elefanten"],
)
def test_things_in_a_row_are_a_pass_phrase(value: str) -> None:
    assert things_in_a_row(value)


@pytest.mark.parametrize(
    "value",
    [
        "stored encrypted",
        "case sensitive only",
        "kept in the vault",
        "trop court",
        "obligatoria siempre",
        "nicht gültig",
        "swordfish",
        "very very very",
    ],
)
def test_what_is_told_of_a_password_is_none(value: str) -> None:
    assert not things_in_a_row(value)


@pytest.mark.parametrize("value", ["marmalade on toast", "pizza margherita per tutti", "kaffee am morgen"])
def test_a_phrase_may_have_small_words_inside(value: str) -> None:
    assert said_aloud(value)


@pytest.mark.parametrize(
    "value", ["no idea ask Ida", "on the fridge", "same as before", "weiß ich nicht", "je ne sais pas"]
)
def test_a_reply_that_says_something_else_is_no_phrase(value: str) -> None:
    assert not said_aloud(value)


@pytest.mark.parametrize("value", ["swordfish", "butterscotch", "Sommerregen", "tournesol", "dragonfly"])
def test_the_name_of_a_thing_is_a_password(value: str) -> None:
    assert thing_alone(value)


@pytest.mark.parametrize(
    "value", ["required", "secret", "Pflicht", "expiré", "obligatoria", "gespeichert", "wrong", "scaduta"]
)
def test_an_adjective_or_participle_is_no_password(value: str) -> None:
    assert not thing_alone(value)


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("code_of_kinds", "NF5YI7", "AES256"),
        ("groups_by_chance", "xkqw ptzr mbvc hjlw", "work from home plan"),
        ("unspoken", "hayloft-summer", "slow"),
    ],
)
def test_forms_of_codes(name: str, good: str, bad: str) -> None:
    assert FILTERS[name](good)
    assert not FILTERS[name](bad)
