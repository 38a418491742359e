"""Addresses of links: read decoded, edited letter by letter, encoded again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.formats.pdf.addresses import Address
from gptsanitize.model import Edit


def edited(raw: bytes, old: str, new: str) -> str:
    address = Address(raw)
    start = address.text.index(old)
    return address.edited([Edit(0, start, start + len(old), new)])


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"https://ex.org/a%20b", "https://ex.org/a b"),
        (b"https://ex.org/%4A%6f", "https://ex.org/Jo"),
        (b"https://ex.org/?q=ada+quist", "https://ex.org/?q=ada quist"),
        (b"https://ex.org/c++", "https://ex.org/c++"),
        (b"mailto:ada+x@ex.org?subject=1+1", "mailto:ada+x@ex.org?subject=1+1"),
        (b"tel:+4930", "tel:+4930"),
        (b"https://ex.org/?u=https%3A%2F%2Fb.org%2FAda%2520Quist", "https://ex.org/?u=https://b.org/Ada Quist"),
        (b"https://ex.org/J%C3%B6rg", "https://ex.org/J\u00f6rg"),
        (b"https://ex.org/J%F6rg", "https://ex.org/J\u00f6rg"),
        ("https://ex.org/J\u00f6rg".encode(), "https://ex.org/J\u00f6rg"),
        ("https://ex.org/J\u00f6rg".encode("utf-16"), "https://ex.org/J\u00f6rg"),
        (b"mailto: ada quist@ex.org ", "mailto: ada quist@ex.org"),
        (b"100%25 of %zz and %", "100% of %zz and %"),
    ],
)
def test_an_address_is_read_as_people_read_it(raw: bytes, text: str) -> None:
    assert Address(raw).text == text


@pytest.mark.parametrize(
    ("raw", "old", "new", "result"),
    [
        (b"https://ex.org/%41da%20Quist?x=%26", "Ada Quist", "Bo Lund", "https://ex.org/Bo%20Lund?x=%26"),
        (
            b"mailto: ada@ex.org?subject=Dear Ada",
            "Dear Ada",
            "Dear Zoe A",
            "mailto:%20ada@ex.org?subject=Dear%20Zoe%20A",
        ),
        (
            b"https://x/?u=https%3A%2F%2Fb%2FAda%2520Quist",
            "Ada Quist",
            "Bo Lund",
            "https://x/?u=https%3A%2F%2Fb%2FBo%2520Lund",
        ),
        (b"mailto:ada@ex.org", "ada@ex.org", "bo@ex.net", "mailto:bo@ex.net"),
        (b"https://ada.org/?a=1&b=2", "https://ada.org/?a=1&b=2", "https://bo.org/?a=1", "https://bo.org/?a=1"),
        (b"https://ex.org/Ada", "Ada", "J\u00f6", "https://ex.org/J%C3%B6"),
        (b"https://ex.org/Ada", "Ada", "a&b?c#d", "https://ex.org/a%26b%3Fc%23d"),
    ],
)
def test_what_is_put_in_is_encoded_and_the_rest_stays(raw: bytes, old: str, new: str, result: str) -> None:
    assert edited(raw, old, new) == result


@given(st.binary(max_size=60))
def test_any_bytes_are_an_address_in_ascii_that_reads_the_same_again(raw: bytes) -> None:
    address = Address(raw)
    assert address.spelled.isascii()
    assert address.edited([]) == address.spelled
    assert Address(address.spelled.encode()).text == address.text
