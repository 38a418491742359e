"""Answers in pieces: they end as the whole would, and what is settled is not held back."""

from __future__ import annotations

import pytest

from gptsanitize.mask import Ledger
from gptsanitize.restore import Restorer

ANSWER = (
    "Ms. Hallberg and **Margaret** Hallberg's team met Kellermann, Peter; M. Hallberg and the Hallbergs. "
    "Write to mhallberg@northwind.example or mhallberg%40northwind.example, or Mia Hallstr\\u00f6m, Mia Hallstr&ouml;m."
    "\n\n> Margaret\n> Hallberg of Northwind Trading GmbH, Margaret Kellermann, 37 people, +1 202-555-0143, x*y*z1!q "
    "Jones' end, +1 (202) 555 0143, 12025550143 or 1202555014, 3. Margaret"
)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 13, 40])
def test_any_pieces_end_as_the_whole(restorer: Restorer, size: int) -> None:
    whole = restorer.restore(ANSWER)
    stream = restorer.stream()
    pieces = list(stream.pieces(ANSWER[i : i + size] for i in range(0, len(ANSWER), size)))
    assert "".join(pieces) == whole.text
    assert (stream.count, stream.unsure) == (whole.count, whole.unsure)


def test_plain_words_pass_at_once(restorer: Restorer) -> None:
    stream = restorer.stream()
    assert stream.feed("The report was ") == "The report was "
    assert stream.feed("read by ") == "read by "
    assert stream.feed("Marg") == ""
    assert stream.held == 4
    assert stream.feed("inal ") == "Marginal "
    assert stream.close() == ""


def test_what_could_become_a_name_waits(restorer: Restorer) -> None:
    stream = restorer.stream()
    assert stream.feed("We met Margaret ") == "We met "
    assert stream.feed("Hallberg") == ""
    assert stream.feed(" yesterday and") == "Jane Roebuck yesterday and"


def test_a_long_text_without_anything_is_not_gathered(restorer: Restorer) -> None:
    stream = restorer.stream()
    stream.feed("z" * 300_000)
    assert stream.held < 400


def test_json_is_told_by_its_beginning(restorer: Restorer) -> None:
    stream = restorer.stream()
    assert "".join(stream.pieces('  { "a": "Mia Hallstr\\u00f6m"}')) == '  { "a": "Eva M\\u00fcller"}'


def test_a_plural_that_comes_in_two_pieces() -> None:
    ledger = Ledger("key")
    ledger.add("PERSON", "Vilma Orosz", "Eva Novak", 3)
    restorer = Restorer(ledger)
    text = "We met the Oroszes at the fair."
    for cut in range(len(text)):
        assert "".join(restorer.stream().pieces([text[:cut], text[cut:]])) == "We met the Novaks at the fair."
