"""Numbers that checks accept and nobody is issued: for the policy `checksum: valid`.

Responsible for the ranges that issuers have reserved, or that their own rules leave out (docs/adr/0015, with sources),
and for making a number in them right. Where no such range is known, the caller breaks the checksum instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from gptsanitize.mask.checks import CHECKS, Check, finnish_sign, italian_letter, luhn_digit, mod97, vin_digit

__all__ = ["card", "german_iban", "national", "vin", "with_letters"]

_TRIES = 400
_LAST_SIGNS = "ABCDEFGHJKLMNPRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class _Scheme:
    """Numbers of one issuer: its check, and what a made number begins with, where it is never issued."""

    size: int
    check: Check
    begin: Callable[[int], str]
    entities: frozenset[str]
    form: str = ""
    """What its numbers look like besides, where several issuers' checks may accept one by chance."""

    def knows(self, entity: str, digits: str) -> bool:
        """Whether a value is one of its numbers."""
        if len(digits) != self.size or entity not in self.entities or not self.check(digits):
            return False
        return not self.form or re.fullmatch(self.form, digits) is not None


def card(digits: str, bits: int) -> str | None:
    """A card number of the same length that passes Luhn's check, under 99.

    ISO/IEC 7812-1: numbers that begin with 9 are given by national bodies and go on with the country's code of ISO
    3166-1, which has none from 900 to 999 (they are left to users). No scheme of the world begins so.
    """
    if not 13 <= len(digits) <= 19:
        return None
    free = len(digits) - 3
    body = "99" + str(bits % 10**free).zfill(free)
    return body + str(luhn_digit(body))


def german_iban(bits: int) -> str:
    """22 signs of an IBAN with right check digits, whose bank code begins with 9.

    Deutsche Bundesbank, Bankleitzahlen: the first digit is the clearing area, 1 to 8.
    """
    body = "9" + str(bits % 10**17).zfill(17)
    return f"DE{98 - mod97(body + 'DE00'):02d}{body}"


def vin(plain: str, made: str) -> str:
    """`made` with the maker of `plain`, a right check digit (49 CFR 565.15) and a letter at the end.

    ISO 3779 and 49 CFR 565.15 (c): the last four signs of a vehicle's number are digits.
    """
    last = _LAST_SIGNS[ord(made[16]) % len(_LAST_SIGNS)]
    body = plain[:3] + made[3:8] + "0" + made[9:16] + last
    return body[:8] + vin_digit(body) + body[9:]


def national(entity: str, digits: str, bits: int) -> str | None:
    """A number of the scheme whose check `digits` passes, from a range in which it issues none, or None.

    No other check of that length that we know accepts it.
    """
    for scheme in _SCHEMES:
        if scheme.knows(entity, digits):
            return _made(scheme, bits)
    return None


def with_letters(entity: str, signs: str, bits: int) -> str | None:
    """As `national`, of the letters and digits of a number in which letters stand."""
    if entity not in _NATIONAL:
        return None
    for form, right, make in _LETTERED:
        if re.fullmatch(form, signs) and right(signs[:-1]) == signs[-1]:
            body = make(signs, bits)
            return body + right(body)
    return None


def _made(scheme: _Scheme, bits: int) -> str | None:
    others = [check for check in CHECKS[scheme.size] if check is not scheme.check]
    for attempt in range(_TRIES):
        begin = scheme.begin(bits + attempt)
        free = scheme.size - len(begin) - 1
        body = begin + str((bits // 64 + attempt) % 10**free).zfill(free)
        for last in "0123456789":
            made = body + last
            if scheme.check(made) and not any(check(made) for check in others):
                return made
    return None


def _pesel(bits: int) -> str:
    """A birth date in the years 2200 to 2299, whose months are counted from 61: nobody has one yet."""
    return f"{bits % 100:02d}{61 + bits // 100 % 12}{1 + bits // 1200 % 28:02d}"


def _day(bits: int) -> str:
    """Two digits that are no day, nor one of those that some countries add 40 or 60 to."""
    return str(92 + bits % 8)


def _month_above(first: int, last: int, century: str = "") -> Callable[[int], str]:
    """The begin of a number that tells year, month and day, with a month in a range that stands for none."""

    def begin(bits: int) -> str:
        month = first + bits // 100 % (last - first + 1)
        return f"{century}{bits % 100:02d}{month:02d}{1 + bits // 1200 % 28:02d}"

    return begin


def _norwegian_begin(bits: int) -> str:
    return f"{1 + bits % 28:02d}{81 + bits // 28 % 12}{bits // 336 % 100:02d}"


def _swedish_begin(bits: int) -> str:
    return f"{bits % 100:02d}{1 + bits // 100 % 12:02d}{_day(bits // 1200)}"


def _danish_begin(bits: int) -> str:
    return f"{_day(bits)}{1 + bits // 8 % 12:02d}{bits // 96 % 100:02d}"


def _french_begin(bits: int) -> str:
    return f"{1 + bits % 2}{bits // 2 % 100:02d}{13 + bits // 200 % 7}"


def _romanian_begin(bits: int) -> str:
    born = f"{bits // 2 % 100:02d}{1 + bits // 200 % 12:02d}{1 + bits // 2400 % 28:02d}"
    return f"{1 + bits % 2}{born}{90 + bits // 67200 % 10}"


_CONSONANTS = "BCDFGLMNPRSTVZ"


def _codice_fiscale(_signs: str, bits: int) -> str:
    letters = ""
    for _ in range(6):
        bits, rank = divmod(bits, len(_CONSONANTS))
        letters += _CONSONANTS[rank]
    day = 1 + bits // 1200 % 28 + 40 * (bits // 33600 % 2)
    place = "NOPQRSTUVWXY"[bits // 67200 % 12]
    born = f"{bits % 100:02d}{'ABCDEHLMPRST'[bits // 100 % 12]}{day:02d}"
    return f"{letters}{born}{place}{bits // 806400 % 1000:03d}"


def _henkilotunnus(signs: str, bits: int) -> str:
    born = f"{1 + bits % 28:02d}{1 + bits // 28 % 12:02d}{bits // 336 % 100:02d}"
    return f"{born}{signs[6]}{900 + bits // 33600 % 100}"


def _finnish_right(body: str) -> str:
    return finnish_sign(body[:6] + body[7:])


def _named(size: int, name: str) -> Check:
    return next(check for check in CHECKS[size] if check.__name__ == name)


_NATIONAL = frozenset({"NATIONAL_ID", "TAX_ID", "INSURANCE_NUMBER", "MEDICAL_RECORD"})
_YYMMDD = r"[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_DDMMYY = r"(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{2}"


def _swedish(digits: str) -> bool:
    """Swedish personnummer with or without its century: Luhn's check over the last ten digits."""
    return luhn_digit(digits[-10:-1]) == int(digits[-1])


_LETTERED = (
    (r"[A-Z]{6}[0-9]{2}[ABCDEHLMPRST][0-9]{2}[A-Z][0-9]{3}[A-Z]", italian_letter, _codice_fiscale),
    (rf"{_DDMMYY}[-+A-FU-Y][0-9]{{3}}[0-9A-Z]", _finnish_right, _henkilotunnus),
)
"""Form, the last sign by the others, and what stands before it in a made number."""
_SCHEMES = (
    _Scheme(10, _named(10, "nhs"), lambda _: "999", _NATIONAL),
    _Scheme(10, _named(10, "_luhn"), _swedish_begin, _NATIONAL, _YYMMDD + "[0-9]{4}"),
    _Scheme(
        12, _swedish, lambda b: f"{19 + b % 2}{_swedish_begin(b // 2)}", _NATIONAL, "(?:19|20)" + _YYMMDD + "[0-9]{4}"
    ),
    _Scheme(10, _named(10, "cpr"), _danish_begin, _NATIONAL, _DDMMYY + "[0-9]{4}"),
    _Scheme(10, _named(10, "_czech"), _month_above(83, 94), _NATIONAL, r"[0-9]{2}[0-3578][0-9]{7}"),
    _Scheme(10, _named(10, "egn"), _month_above(61, 72), _NATIONAL, r"[0-9]{2}[0-5][0-9][0-3][0-9]{5}"),
    _Scheme(11, _named(11, "_norwegian"), _norwegian_begin, _NATIONAL, _DDMMYY + "[0-9]{5}"),
    _Scheme(13, _named(13, "cnp"), _romanian_begin, _NATIONAL, "[1-9]" + _YYMMDD + "[0-9]{6}"),
    _Scheme(15, _named(15, "_mod97_tail"), _french_begin, _NATIONAL, "[12][0-9]{14}"),
    _Scheme(10, _named(10, "npi"), lambda bits: str(3 + bits % 7), frozenset({"NPI"})),
    _Scheme(9, _named(9, "aba"), lambda bits: str(90 + bits % 10), frozenset({"ROUTING_NUMBER"})),
    _Scheme(11, _named(11, "pesel"), _pesel, _NATIONAL),
    _Scheme(11, _named(11, "german_tax"), lambda _: "0", _NATIONAL),
)
