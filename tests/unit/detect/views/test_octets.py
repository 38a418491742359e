"""One octet for each character, with its kind; and what words, runs and shapes are told from them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.detect.patterns import forms
from gptsanitize.detect.views.octets import DIGITS, SIGNS, Glance, octets_of, within_words, words_in

TEXTS = st.text(alphabet="aZ5 -_/éÉß²ªß€“żŻ中٣\ud800\x00\x80\x82\x84\U0001f600", max_size=40)


def goes_on(text: str, place: int) -> bool:
    """The long way to the same answer."""
    if not 0 < place < len(text):
        return False
    before, behind = text[place - 1], text[place]
    return before.isalnum() and behind.isalnum() and not (before.islower() and behind.isupper())


@given(text=TEXTS)
def test_a_word_goes_on_where_it_does_in_the_text(text: str) -> None:
    inside = within_words(octets_of(text))
    assert [bool(mark) for mark in inside] == [goes_on(text, place) for place in range(len(text) + 1)]


@given(text=TEXTS)
def test_signs_of_forms_differ_only_in_signs_that_no_form_tells_apart(text: str) -> None:
    shown = octets_of(text).translate(SIGNS).decode("latin-1")
    for sign, told in zip(shown, text.translate(forms.SIGNS), strict=True):
        assert sign == told or (not sign.isascii() and not told.isascii() and sign.isalpha() == told.isalpha())


@given(text=TEXTS)
def test_digits_tokens_and_small_letters(text: str) -> None:
    octets = octets_of(text)
    assert len(octets) == len(text)
    assert octets.translate(DIGITS).decode() == re.sub(r"(?s)[^0-9]", ".", re.sub(r"[0-9]", "0", text))
    assert [sign == 0x78 for sign in Glance(text).tokens] == [bool(re.match(r"[\w+/-]", c, re.ASCII)) for c in text]
    for char, word in zip(text, Glance(text).folded, strict=True):
        assert (word == 0x20) == (not char.isalpha())


def test_a_glance_tells_the_words_in_small_letters() -> None:
    text = "Don't écrire an\nÉCOLE-2024 or Łódź"
    assert Glance(text).words == words_in("don t écrire an école or łódź")
    assert Glance(text, octets_of(text)).words == Glance(text).words


@pytest.mark.parametrize("char", ["\x80", "\x81", "\x83"])
def test_a_control_character_is_no_letter_though_its_octet_stands_for_one(char: str) -> None:
    assert not any(within_words(octets_of(f"a{char}b“")))
