"""The language of a text by its small words, also where few of them are among codes and capitals."""

from __future__ import annotations

from gptsanitize.detect.words.languages import language_of

ROWS = "WE 5   Quendüz   74 MEA   Schlüssel Quendi\n" * 22


def test_a_list_with_few_small_words_is_read_further() -> None:
    assert language_of(f"{ROWS}Der Rest wird mit der Karte gezahlt und ist nicht offen.") == "de"


def test_capitals_tell_a_language_only_where_nothing_else_does() -> None:
    assert language_of("Die IT und WE 5 mit der Karte, WE 4 nicht, IT auch") == "de"
    assert language_of("CALLER SAYS HE IS AT THE DOOR WITH A KNIFE AND SHE IS NOT SAFE, I AM IN THE HALL") == ""
