"""Case and possessives."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.mask import Masker
from gptsanitize.mask.forms import carry_case, is_unfortunate, split_possessive


@pytest.mark.parametrize(
    ("original", "made"), [("smith", "hall"), ("SMITH", "HALL"), ("Smith", "Hall"), ("McKay", "Hall"), ("J", "Hall")]
)
def test_case_is_carried(original: str, made: str) -> None:
    assert carry_case(original, "hall") == made


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Smith's", ("Smith", "'s")),
        ("SMITH’S", ("SMITH", "’S")),
        ("Smiths", ("Smiths", "")),
        ("O's", ("O's", "")),
        ("", ("", "")),
    ],
)
def test_possessives_are_split(word: str, parts: tuple[str, str]) -> None:
    assert split_possessive(word) == parts


@given(st.text())
def test_possessive_parts_are_the_word(word: str) -> None:
    assert "".join(split_possessive(word)) == word


def test_no_coined_name_or_town_holds_a_word_that_nobody_wants(masker: Masker) -> None:
    rng = random.Random(5)
    words = ["".join(rng.choice("abcdefghiklmnoprstuv") for _ in range(7)).title() for _ in range(4_000)]
    for entity in ("PERSON", "LOCATION"):
        assert not any(is_unfortunate(masker.replacement(entity, word).lower()) for word in words)
    assert is_unfortunate("rudopolicegate")
