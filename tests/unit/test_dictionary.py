"""What the dictionary knows."""

from __future__ import annotations

import pytest

from gptsanitize.dictionary import is_dictionary_word, is_irregular_verb, is_plain_word


@pytest.mark.parametrize("word", ["professional", "PROFESSIONAL", "Fire", "directors", "Properties", "acme"])
def test_words_are_known_in_any_case_and_number(word: str) -> None:
    assert is_dictionary_word(word)


@pytest.mark.parametrize("word", ["Microsoft", "Zquartermain", "Nordhavn", ""])
def test_made_up_words_are_not(word: str) -> None:
    assert not is_dictionary_word(word)


def test_a_company_may_be_called_after_a_noun_alone() -> None:
    assert is_plain_word("Professional")
    assert is_plain_word("fires")
    assert not is_plain_word("Acme")
    assert not is_plain_word("oracle")


def test_irregular_forms_of_verbs_are_told() -> None:
    assert is_irregular_verb("came")
    assert is_irregular_verb("Went")
    assert not is_irregular_verb("Quendlen")
    assert not is_irregular_verb("roebuck")
