"""Words are found as whole words, in any case."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.detect.scan.phrases import Phrases

WORDS = ("door", "key box", "tür", "é", "do", "c++")


@pytest.mark.parametrize("text", ["The DOOR", "a key box.", "(Tür)", "door_code", "x é y", "in C++ it"])
def test_a_word_is_found(text: str) -> None:
    assert Phrases(WORDS).are_in(text)


@pytest.mark.parametrize("text", ["", "doors", "indoor", "key  box", "doo", "doé1", "c+"])
def test_a_part_of_a_word_is_none(text: str) -> None:
    assert not Phrases(WORDS).are_in(text)


@given(st.text(alphabet="dor keybxtüDOÉ_+c1", max_size=30))
def test_they_are_those_of_an_expression(text: str) -> None:
    expression = re.compile(r"(?i)(?<![^\W_])(?:" + "|".join(map(re.escape, WORDS)) + r")(?![^\W_])")
    assert Phrases(WORDS).are_in(text) is (expression.search(text) is not None)
