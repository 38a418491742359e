"""The normalised view and the way back to the original offsets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.detect.views.normalise import normalise


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("４１１１　１１１１", "4111 1111"),
        ("٤١١١", "4111"),
        ("jane\u200b@exam\u00adple.com", "jane@example.com"),
        ("555\u20110132", "555-0132"),
        ("p\u0430ssword", "password"),  # a Cyrillic letter
        ("Иван", "Иван"),
        ("ﬁnance", "finance"),
        ("a\U000e0041b", "ab"),
        ("plain ascii", "plain ascii"),
        ("cafe\u0301", "café"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
    ],
)
def test_view_undoes_what_hides_a_value(text: str, seen: str) -> None:
    assert normalise(text).text == seen


def test_the_way_back_covers_what_was_removed_inside() -> None:
    text = "mail: jane\u200b@exam\u00adple.com!"
    view = normalise(text)
    start = view.text.index("jane")
    end = start + len("jane@example.com")
    first, last = view.back(start, end)
    assert text[first:last] == "jane\u200b@exam\u00adple.com"


@given(st.text(max_size=80))
def test_every_span_of_the_view_maps_into_the_text(text: str) -> None:
    view = normalise(text)
    for start in range(len(view.text)):
        first, last = view.back(start, start + 1)
        assert 0 <= first < last <= len(text)


@given(st.text(max_size=60))
def test_offsets_never_run_backwards(text: str) -> None:
    view = normalise(text)
    spans = [view.back(at, at + 1) for at in range(len(view.text))]
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))


def test_a_hidden_message_of_tag_characters_is_read() -> None:
    hidden = "".join(chr(0xE0000 + ord(char)) for char in "jane@example.com")
    assert "jane@example.com" in normalise("hello" + hidden).text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("?subject=Blue%20Falcon&body=SSN%20555", "?subject=Blue Falcon&body=SSN 555"),
        ("a%2Fb%3Dc", "a/b=c"),
        ("up 5 %20 units, 100%20", "up 5 %20 units, 100%20"),
    ],
)
def test_percent_codes_are_read_where_a_link_has_them(text: str, seen: str) -> None:
    assert normalise(text).text == seen


def test_a_letter_is_never_parted_from_its_mark() -> None:
    text = "x\u0301 and p%40q"
    view = normalise(text)
    assert view.text == "x and p@q"
    assert view.back(0, 1) == (0, 2)
    assert view.back(1, 5) == (2, 6)
    assert view.back(6, 9) == (7, 12)


def test_a_long_word_of_two_scripts_is_read_in_pieces() -> None:
    assert normalise("p\u0430" * 200).text == "pa" * 200
    assert normalise("\u0430\u044f" * 200).text == "\u0430\u044f" * 200


def test_the_name_of_a_folder_of_windows_begins_with_no_tab() -> None:
    assert normalise(r'File "C:\Users\t.quend\src\notes.py"').text == r'File "C:\Users\t.quend\src\notes.py"'
