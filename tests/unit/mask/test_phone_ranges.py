"""The tables of numbers that nobody has, held against an independent copy of all numbering plans."""

from __future__ import annotations

import phonenumbers
import pytest

from gptsanitize.mask.phone_ranges import FICTION, NEVER_ASSIGNED, UNKNOWN_COUNTRY, UNUSED_AREAS

RANGES = [
    (code, length, prefix)
    for code, lengths in NEVER_ASSIGNED.items()
    for length, many in lengths.items()
    for prefix in many
]


def test_every_entry_is_a_tuple_of_digits() -> None:
    """A bare string iterates as single digits: `("10")` once gave numbers that begin with 1 or 0."""
    tables = [*UNKNOWN_COUNTRY.values(), *(many for table in NEVER_ASSIGNED.values() for many in table.values())]
    for prefixes in tables:
        assert isinstance(prefixes, tuple)
        assert prefixes
        assert all(prefix.isdecimal() and prefix.isascii() for prefix in prefixes)
    for length, prefixes in UNKNOWN_COUNTRY.items():
        assert all(len(prefix) < length for prefix in prefixes)


def test_no_number_of_a_named_range_is_valid_anywhere() -> None:
    wrong = []
    for code, length, prefix in RANGES:
        for filler in ("0123456789012", "9876543210987", "5555555555555", "2222222222222"):
            number = phonenumbers.PhoneNumber(int(code), int((prefix + filler)[:length]))
            if phonenumbers.is_valid_number(number):
                wrong.append((code, length, prefix))
    assert wrong == []


def test_lengths_that_are_not_named_have_no_numbers_that_begin_with_one() -> None:
    wrong = []
    for code, lengths in NEVER_ASSIGNED.items():
        for length in sorted(set(range(4, 14)) - set(lengths)):
            for start in range(100, 200, 3):
                number = phonenumbers.PhoneNumber(int(code), int((str(start) + "2345678901")[:length]))
                if phonenumbers.is_valid_number(number):
                    wrong.append((code, length, start))
    assert wrong == []


def test_all_calling_codes_are_known() -> None:
    assert {str(code) for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE} <= set(NEVER_ASSIGNED) | {
        *("800", "808", "870", "878", "881", "882", "883", "888", "979")
    }


def test_no_calling_code_begins_another() -> None:
    for code in NEVER_ASSIGNED:
        assert not any(code != other and other.startswith(code) for other in NEVER_ASSIGNED)


@pytest.mark.parametrize("area", UNUSED_AREAS)
def test_unused_area_codes_are_unused(area: str) -> None:
    for exchange in (*range(200, 1000, 7), 555):  # on islands only some exchanges are in use
        assert not phonenumbers.is_valid_number(phonenumbers.PhoneNumber(1, int(f"{area}{exchange}4123")))


def test_numbers_for_fiction_are_of_the_length_that_their_country_has() -> None:
    for code, ranges in FICTION.items():
        for prefix, more in ranges:
            number = phonenumbers.PhoneNumber(int(code), int(prefix + "0" * more))
            assert phonenumbers.is_possible_number(number)
