"""The order and the forms in which letters are drawn and read."""

from __future__ import annotations

import unicodedata

import pytest

from gptsanitize.formats.pdf.writing import drawn, is_right_to_left, spelled


def shapes(text: str) -> str:
    """What is drawn, from left to right."""
    return "".join(sign.shape for sign in drawn(text))


def test_latin_is_drawn_as_it_is_written() -> None:
    assert shapes("Łukasz (12)") == "Łukasz (12)"
    assert not is_right_to_left("Łukasz Петров")


def test_hebrew_is_drawn_from_the_right() -> None:
    assert shapes("אבג דה") == "הד גבא"


def test_numbers_and_foreign_words_keep_their_order_in_hebrew() -> None:
    assert shapes("אב 12.5 גד") == "דג 12.5 בא"
    assert shapes("אב Anna Roe גד") == "דג Anna Roe בא"


def test_brackets_turn_with_the_direction() -> None:
    assert shapes("(אב)") == "(בא)"
    assert [sign.text for sign in drawn("(א")] == ["א", "("[::-1].translate({40: 41})]


def test_arabic_letters_take_the_forms_in_which_they_join() -> None:
    forms = [unicodedata.name(sign.shape) for sign in reversed(drawn("محمد"))]
    assert [name.rsplit(" ", 2)[1] for name in forms] == ["INITIAL", "MEDIAL", "MEDIAL", "FINAL"]


def test_a_letter_that_joins_no_other_ends_the_word_part() -> None:
    forms = [unicodedata.name(sign.shape) for sign in reversed(drawn("رضا"))]
    assert [name.rsplit(" ", 2)[1] for name in forms] == ["ISOLATED", "INITIAL", "FINAL"]


def test_lam_and_alef_are_one_sign_of_two_letters() -> None:
    (sign,) = drawn("لا")
    assert sign.text == "لا"
    assert unicodedata.name(sign.shape) == "ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM"


def test_marks_stay_on_their_letter() -> None:
    assert [sign.text for sign in drawn("בּא")] == ["א", "ב", "\u05bc"]


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("주후황", "Juhuhwang"),
        ("धवतन", "Dhavatana"),
        ("たかはし", "Takahasi"),
        ("plain", "plain"),
        ("มน", "Mn"),
        ("٣٤", "34"),
    ],
)
def test_what_no_typeface_has_is_spelled(text: str, spelt: str) -> None:
    assert spelled(text) == spelt


def test_every_text_can_be_spelled_in_ascii() -> None:
    assert spelled("".join(map(chr, range(0xA0, 0x3000)))).isascii()
