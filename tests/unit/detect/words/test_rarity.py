"""What looks like a secret beside a word for one, and what looks odd for a reason of its own."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.detect.words.rarity import MEDIUM, NONE, STRONG, WEAK, is_drawn, is_technical, rarity

ORDINARY = (
    "BCrypt.gensalt make_password PBKDF2 hashed_pwd model.Email /login-page/ packageName/packageName.config api_key "
    "next=request.url @wraps SHA-256 v1.2.3 getPassword password-stdin README.md Cheat_Sheet.md#maximum 12px 2FA "
    "ISO-27001 JavaScript config.json 0x66A1 2^work windows10 2021-05-06 12:30 TIKA-3716 "
    "https://example.org/a1 key:$pepper"
)


@pytest.mark.parametrize("token", ORDINARY.split())
def test_what_has_a_reason_to_look_odd_is_none(token: str) -> None:
    assert rarity(token) == NONE


def _password(seed: int) -> str:
    source = random.Random(seed)
    word = "".join(source.choice("bcdfghklmnprst") + source.choice("aeiou") for _ in range(4))
    return word.capitalize() + source.choice("!#%?") + str(source.randrange(10, 99)) + source.choice("xyz")


@pytest.mark.parametrize("seed", range(20))
def test_words_with_signs_and_digits_are_strong(seed: int) -> None:
    assert rarity(_password(seed)) == STRONG


@pytest.mark.parametrize("seed", range(20))
def test_long_hexadecimal_and_base64_are_strong(seed: int) -> None:
    source = random.Random(seed)
    assert rarity("a1" + "".join(source.choices(string.hexdigits.lower(), k=30))) == STRONG
    assert rarity("a1B" + "".join(source.choices(string.ascii_letters + string.digits, k=40))) == STRONG


def test_a_word_with_a_year_is_between() -> None:
    assert rarity("Sunflower" + "2019") == MEDIUM


def test_technical_names_are_known_as_such() -> None:
    assert is_technical("sha-256")
    assert not is_technical("kq7" + "x2mp")


@given(st.text(max_size=200))
def test_any_text_has_a_rarity(text: str) -> None:
    assert NONE <= rarity(text) <= STRONG


@pytest.mark.parametrize("token", ["jau" + "WyeKZ", "YSX" + "UUvRZwg", "qTrB" + "mxQLw"])
def test_letters_whose_case_changes_without_a_reason_are_between(token: str) -> None:
    assert rarity(token) == MEDIUM


@pytest.mark.parametrize("token", ["parseJsonFile", "MyDatabaseURL", "HTTPServerError", "getUserName", "JavaScript"])
def test_names_in_humps_are_none(token: str) -> None:
    assert rarity(token) <= WEAK


@pytest.mark.parametrize("value", ["Z0ddeR38", "TqWzKNqT", "2bfZ0jJkW1"])
def test_a_short_token_drawn_by_chance_is_known(value: str) -> None:
    assert is_drawn(value)


@pytest.mark.parametrize("value", ["MacOS12", "README2", "GalaxyS24Ultra", "iPhone14", "getUserName2", "short1A"])
def test_names_of_things_are_not_drawn(value: str) -> None:
    assert not is_drawn(value)


@pytest.mark.parametrize("value", ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "video/3gpp", "1Password"])
def test_identifiers_media_types_and_products_are_no_secrets(value: str) -> None:
    assert rarity(value) == NONE


def test_capitals_inside_a_part_are_odd() -> None:
    assert rarity("peanut-EGaDI") == MEDIUM
    assert rarity("JollofDBSSunday!") == MEDIUM
    assert rarity("peanut-butter") == NONE
