"""What the dictionary knows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gptsanitize.knowledge import dictionary
from gptsanitize.knowledge.dictionary import is_dictionary_word, is_irregular_verb, is_plain_word


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


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("GPTSANITIZE_CACHE", str(tmp_path))
    dictionary._tables.cache_clear()
    yield tmp_path
    dictionary._tables.cache_clear()


def test_words_that_are_kept_are_those_of_the_model(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = dictionary._tables()
    dictionary._tables.cache_clear()
    monkeypatch.setitem(sys.modules, "srsly", None)
    assert dictionary._tables() == read
    assert "lemma_index" in read


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"lemma_index": 1}', b"\xff"])
def test_damaged_words_are_read_again(cache: Path, content: bytes) -> None:
    read = dictionary._tables()
    (place,) = (cache / "words").iterdir()
    place.write_bytes(content)
    dictionary._tables.cache_clear()
    assert dictionary._tables() == read
    assert place.read_bytes() != content
