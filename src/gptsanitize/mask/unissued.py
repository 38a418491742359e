"""Numbers that checks accept and nobody is issued: for the policy `checksum: valid`.

Responsible for the ranges that issuers have reserved, or that their own rules leave out (docs/adr/0015, with sources),
and for making a number in them right. Where no such range is known, the caller breaks the checksum instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gptsanitize.mask.checks import CHECKS, Check, luhn_digit, mod97, vin_digit

__all__ = ["card", "german_iban", "national", "vin"]

_TRIES = 400
_LAST_SIGNS = "ABCDEFGHJKLMNPRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class _Scheme:
    """Numbers of one issuer: its check, and what a made number begins with, where it is never issued."""

    size: int
    check: Check
    begin: Callable[[int], str]
    entities: frozenset[str]


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
        if len(digits) == scheme.size and entity in scheme.entities and scheme.check(digits):
            return _made(scheme, bits)
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


def _named(size: int, name: str) -> Check:
    return next(check for check in CHECKS[size] if check.__name__ == name)


_NATIONAL = frozenset({"NATIONAL_ID", "TAX_ID", "INSURANCE_NUMBER", "MEDICAL_RECORD"})
_SCHEMES = (
    _Scheme(10, _named(10, "npi"), lambda bits: str(3 + bits % 7), frozenset({"NPI"})),
    _Scheme(9, _named(9, "aba"), lambda bits: str(90 + bits % 10), frozenset({"ROUTING_NUMBER"})),
    _Scheme(10, _named(10, "nhs"), lambda _: "999", _NATIONAL),
    _Scheme(11, _named(11, "pesel"), _pesel, _NATIONAL),
    _Scheme(11, _named(11, "german_tax"), lambda _: "0", _NATIONAL),
)
