"""Tokens cut over lines, spaced out, in quoted-printable: found whole, and nothing beside them."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.detect import Detector
from gptsanitize.detect.views.rejoined import readings
from gptsanitize.model import Place, Policy, Segment

DETECTOR = Detector(Policy())
TOKEN = "gh" + "p_" + "".join(random.Random(3).choices(string.ascii_letters + string.digits, k=36))


def _found(text: str) -> list[tuple[str, str]]:
    ((segment, findings),) = DETECTOR.find([Segment(0, text, Place.BODY, "here")])
    return [(finding.entity, segment.text[finding.start : finding.end]) for finding in findings]


@pytest.mark.parametrize("cut", [6, 15, 25, 34])
@pytest.mark.parametrize("joint", ["\n", "\r\n", "\n    ", "\n> ", "\n>> ", "\\\n", "=\n", " \n\t"])
def test_a_token_over_a_line_end_is_found_whole(cut: int, joint: str) -> None:
    written = TOKEN[:cut] + joint + TOKEN[cut:]
    assert _found(f"we use {written}\nand no other") == [("API_KEY", written)]


def test_a_token_over_three_lines_is_found_whole() -> None:
    written = "\n".join((TOKEN[:12], TOKEN[12:25], TOKEN[25:]))
    assert _found(f"key: {written}\n\nend") == [("API_KEY", written)]


@pytest.mark.parametrize("left", [1, 2, 3])
def test_the_last_characters_of_a_token_on_a_line_of_their_own_belong_to_it(left: int) -> None:
    written = f"{TOKEN[:-left]}\n{TOKEN[-left:]}"
    assert _found(f"we use {written}\n\nand no other") == [("API_KEY", written)]


def test_a_word_on_the_next_line_belongs_to_no_whole_token() -> None:
    assert _found(f"we use {TOKEN}\nOK\n") == [("API_KEY", TOKEN)]


def test_a_token_spaced_out_is_found_whole() -> None:
    written = " ".join(TOKEN)
    assert _found(f"we use {written} and no other") == [("API_KEY", written)]


def test_a_whole_token_at_the_end_of_a_line_takes_nothing_of_the_next() -> None:
    assert _found(f"we use {TOKEN}\nPlease keep it") == [("API_KEY", TOKEN)]


def test_an_address_in_quoted_printable_is_found() -> None:
    assert _found("From: jane.roe=40mill.example to us") == [("EMAIL", "jane.roe=40mill.example")]


def test_an_address_at_the_end_of_a_line_takes_nothing_of_the_next() -> None:
    assert _found("write to jane.roe@mill.example\nPlease answer") == [("EMAIL", "jane.roe@mill.example")]
    assert _found("a comment\n@decorator.name\ndef f(): ...") == []


@pytest.mark.parametrize("written", [TOKEN.encode().hex(), TOKEN.encode().hex(" "), TOKEN.encode().hex(":")])
def test_octets_of_a_token_are_found(written: str) -> None:
    assert _found(f"dump: {written} of it") == [("SECRET", written)]


def test_a_digest_is_no_text() -> None:
    assert _found("sha256 " + "9f86d081884c7d659a2feaa0c55ad015" + "a3bf4f1b2b0b822cd15d6c15b0f00a08") == []


@given(st.text(alphabet=string.ascii_letters + string.digits + " \n\t>=\\@._-\r", max_size=300))
def test_every_reading_leads_back_to_the_characters_it_shows(text: str) -> None:
    for reading in readings(text):
        assert len(reading.text) == len(reading.offsets)
        assert list(reading.offsets) == sorted(set(reading.offsets))
        assert all(0 <= place < len(reading.text) for place in reading.must)
        for start in range(0, len(reading.text), 7):
            begin, end = reading.back(start, start + 1)
            assert 0 <= begin < end <= len(text)


def test_a_whole_key_weighs_more_than_its_beginning_beside_a_label() -> None:
    """Neither half looks like a token by itself: what is whole is of the form of one maker's keys."""
    written = "AKIA" + "Q7XN3R" + "\n" + "TVB5KLZ2WD"
    assert _found(f"AWS access key: {written}") == [("API_KEY", written)]
    assert _found(f"AWS access key: {written}\nwhich opens all") == [("API_KEY", written)]


@pytest.mark.parametrize(
    "written",
    [
        "0048-\n1123",
        "0048\n> 1123",
        "0048\n# 1123",
        "0048\n      1123",
        "0.0.4.8.1.1.2.3",
        "|0|0|4|8|1|1|2|3|",
        "0-0-4-8-1-1-2-3",
        "0 0 4 8 1 1 2 3",
    ],
)
def test_a_number_behind_its_label_is_found_over_lines_and_in_boxes(written: str) -> None:
    assert _found(f"MRN: {written}\nWard: north") == [("MEDICAL_RECORD", written.strip("|"))]


@pytest.mark.parametrize(
    "text",
    [
        "Copies 12\n45 of them",
        "Total: 12\n19:30 at noon",
        "MRN: none\n3. the next item of a list",
        "Part 4111 1111\n1111 1112 of it",
        "see 1.2.3.4.5.6.7.8.9",
    ],
)
def test_numbers_of_two_lines_are_not_one_for_being_neighbours(text: str) -> None:
    assert _found(text) == []


def test_a_name_whose_letters_stand_apart_is_found() -> None:
    assert _found("Chair: j o h n   s m i t h, as ever") == [("PERSON", "j o h n   s m i t h")]
    assert _found("C O N T E N T S   P A G E") == []
