"""`checksum: valid`: checks of another hand accept what was made, and no issuer's range holds it."""

from __future__ import annotations

import random
import re

import pytest
from stdnum.it import codicefiscale

from gptsanitize.mask import Key, Masker
from gptsanitize.model import Mention, Policy

VALID = Policy(checksum="valid")
COUNT = 400


def luhn(digits: str) -> bool:
    doubled = [sum(divmod(2 * int(c), 10)) if i % 2 else int(c) for i, c in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


def mod97(iban: str) -> int:
    return int("".join(str(int(c, 36)) for c in iban[4:] + iban[:4])) % 97


def weighted(digits: str, weights: list[int], modulus: int) -> bool:
    return sum(int(c) * w for c, w in zip(digits, weights, strict=True)) % modulus == 0


def iso7064(digits: str) -> bool:
    rest = 10
    for digit in digits[:-1]:
        rest = (rest + int(digit)) % 10 or 10
        rest = rest * 2 % 11
    return (11 - rest) % 10 == int(digits[-1])


def vin_holds(vin: str) -> bool:
    values = {c: int(c) for c in "0123456789"}
    for letters, first in (("ABCDEFGH", 1), ("JKLMN", 1), ("STUVWXYZ", 2)):
        values |= {c: first + i for i, c in enumerate(letters)}
    values |= {"P": 7, "R": 9}
    weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
    return vin[8] == "0123456789X"[sum(values[c] * w for c, w in zip(vin, weights, strict=True)) % 11]


def genuine(rng: random.Random, size: int, holds: object, first: str = "") -> str:
    """A random number of `size` digits that begins with `first` and passes a check."""
    while True:
        body = first + "".join(rng.choice("0123456789") for _ in range(size - len(first)))
        if holds(body):  # type: ignore[operator]
            return body


def npi(digits: str) -> bool:
    return luhn("80840" + digits)


def aba(digits: str) -> bool:
    return weighted(digits, [3, 7, 1] * 3, 10)


def nhs(digits: str) -> bool:
    return weighted(digits, list(range(10, 0, -1)), 11)


def pesel(digits: str) -> bool:
    return weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1], 10)


@pytest.mark.parametrize(
    ("entity", "size", "holds", "first", "begins"),
    [
        ("CREDIT_CARD", 16, luhn, "4", ("99",)),
        ("CREDIT_CARD", 15, luhn, "37", ("99",)),
        ("NPI", 10, npi, "1", tuple("3456789")),
        ("ROUTING_NUMBER", 9, aba, "02", ("9",)),
        ("NATIONAL_ID", 10, nhs, "4", ("999",)),
        ("TAX_ID", 11, iso7064, "3", ("0",)),
    ],
)
def test_a_check_accepts_it_and_nobody_is_issued_it(
    key: Key, entity: str, size: int, holds: object, first: str, begins: tuple[str, ...]
) -> None:
    rng = random.Random(entity)
    texts = sorted({genuine(rng, size, holds, first) for _ in range(COUNT)})
    texts = [text for text in texts if size != 11 or not pesel(text)]  # that scheme comes first
    made = Masker(key, VALID).plan(Mention(entity, text) for text in texts).replacements
    assert all(holds(surrogate) and surrogate.startswith(begins) for surrogate in made.values())  # type: ignore[operator]
    assert len(set(made.values())) == len(texts)
    assert not set(made.values()) & set(texts)


def test_pesel_numbers_are_of_people_who_are_not_born_yet(key: Key) -> None:
    rng = random.Random("pesel")
    for _ in range(COUNT):
        text = genuine(rng, 11, pesel, "8503")
        made = Masker(key, VALID).replacement("NATIONAL_ID", text)
        assert pesel(made)
        assert 61 <= int(made[2:4]) <= 72


def test_german_ibans_are_right_and_of_no_bank(key: Key) -> None:
    masker = Masker(key, VALID)
    for text in ("DE89370400440532013000", "DE89 3704 0044 0532 0130 00"):
        made = masker.replacement("IBAN", text)
        assert mod97(made.replace(" ", "")) == 1
        assert made.replace(" ", "")[4] == "9"
        assert [c == " " for c in made] == [c == " " for c in text]
    assert len({masker.replacement("IBAN", t).replace(" ", "") for t in (text, text.replace(" ", ""))}) == 1


def test_ibans_of_other_countries_stay_broken(key: Key) -> None:
    made = Masker(key, VALID).replacement("IBAN", "GB29NWBK60161331926819")
    assert made.startswith("GB")
    assert mod97(made) != 1


def test_vehicles_have_a_right_check_digit_and_a_letter_where_digits_must_stand(key: Key) -> None:
    rng = random.Random("vin")
    texts = ["1HG" + "".join(rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ0123456789") for _ in range(14)) for _ in range(COUNT)]
    made = Masker(key, VALID).plan(Mention("VIN", text) for text in texts).replacements
    assert all(vin_holds(surrogate) and surrogate[16].isalpha() for surrogate in made.values())
    assert {surrogate[:3] for surrogate in made.values()} == {"1HG"}
    assert len(set(made.values())) == len(set(texts))


@pytest.mark.parametrize(("entity", "text"), [("PASSPORT", "C01X00T47"), ("NATIONAL_ID", "12345678Z")])
def test_where_no_range_is_known_it_stays_broken(key: Key, entity: str, text: str) -> None:
    assert Masker(key, VALID).replacement(entity, text) == Masker(key, Policy()).replacement(entity, text)


def test_broken_is_the_default_and_never_passes(key: Key) -> None:
    rng = random.Random("broken")
    masker = Masker(key, Policy())
    for _ in range(COUNT):
        assert not luhn(masker.replacement("CREDIT_CARD", genuine(rng, 16, luhn, "4")))
        assert not npi(masker.replacement("NPI", genuine(rng, 10, npi, "1")))
        assert not nhs(masker.replacement("NATIONAL_ID", genuine(rng, 10, nhs, "4")))


def right(registry: str, text: str) -> bool:
    """Whether the check digits of a number are right, whatever its date says."""
    digits = re.sub(r"[^0-9]", "", text)
    match registry:
        case "it":
            return text[-1] == codicefiscale.calc_check_digit(text[:-1])
        case "fi":
            return text[-1] == "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(digits[:9]) % 31]
        case "se":
            return luhn(digits[-10:])
        case "dk":
            return weighted(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1], 11)
        case "no":
            first = weighted(digits[:10], [3, 7, 6, 1, 8, 9, 4, 5, 2, 1], 11)
            return first and weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1], 11)
        case "bg":
            return sum(int(c) * w for c, w in zip(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6], strict=False)) % 11 % 10 == int(
                digits[9]
            )
        case "ro":
            rest = sum(int(c) * w for c, w in zip(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9], strict=False)) % 11
            return int(digits[12]) == (1 if rest == 10 else rest)
        case _:
            return int(digits[13:]) == 97 - int(digits[:13]) % 97


@pytest.mark.parametrize(
    ("registry", "text", "never"),
    [
        ("it", "RSSMRA85T10A562S", r".{11}[N-Y].{4}"),
        ("fi", "131052-308T", r"\d{6}-9\d\d."),
        ("se", "850709-9805", r"\d{4}9[2-9]-\d{4}"),
        ("se", "19850709-9805", r"\d{6}9[2-9]-\d{4}"),
        ("dk", "070762-1249", r"9[2-9]\d{4}-\d{4}"),
        ("no", "17054026641", r"\d\d(?:8[1-9]|9[0-2])\d{7}"),
        ("bg", "7523169263", r"\d\d(?:6[1-9]|7[0-2])\d{6}"),
        ("ro", "1850709123455", r"\d{7}9\d{5}"),
        ("fr", "2 85 05 78 006 084 41", r"\d \d\d 1[3-9] .*"),
    ],
)
def test_personal_numbers_have_right_check_digits_and_a_day_month_or_place_that_is_none(
    key: Key, registry: str, text: str, never: str
) -> None:
    assert right(registry, text)
    made = Masker(key, VALID).replacement("NATIONAL_ID", text)
    assert made != text
    assert [c.isdigit() for c in made[:-1]] == [c.isdigit() for c in text[:-1]]
    assert right(registry, made)
    assert re.fullmatch(never, made)
