"""What proves that a number was issued: check digits, so that surrogates can be made to fail them.

Responsible for knowing, of a made number, whether any published check of its length accepts it. Detection has its own
checks; these are kept apart because here every check of a length applies at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import mul

__all__ = [
    "CHECKS",
    "Check",
    "digits_of",
    "finnish_sign",
    "is_possibly_issued",
    "italian_letter",
    "luhn_digit",
    "mod97",
    "vin_digit",
]

Check = Callable[[str], bool]

_DIGIT_OF = dict(zip("0123456789", range(10), strict=True)).__getitem__
_TWICE_OF = dict(zip("0123456789", (0, 2, 4, 6, 8, 1, 3, 5, 7, 9), strict=True)).__getitem__
_NO_DIGITS = {i: None for i in range(128) if not chr(i).isdigit()}
_AS_NUMBERS = {ord(c): str(10 + i) for letters in ("abcdefghijklmnopqrstuvwxyz",) for i, c in enumerate(letters)}
_AS_NUMBERS |= {ord(chr(c).upper()): number for c, number in _AS_NUMBERS.items()}
_VIN_VALUES = dict(
    zip(
        "0123456789ABCDEFGHJKLMNPRSTUVWXYZ",
        [*range(10), *range(1, 9), *range(1, 6), 7, *range(9, 10), *range(2, 10)],
        strict=True,
    )
)
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_D5 = (
    *("0123456789", "1234067895", "2340178956", "3401289567", "4012395678"),
    *("5987604321", "6598710432", "7659821043", "8765932104", "9876543210"),
)
_P8 = ("0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258")


def digits_of(text: str) -> str:
    """The decimal digits of a text, in ASCII."""
    if text.isascii():
        return text if text.isdigit() else text.translate(_NO_DIGITS)
    return "".join(c if c.isascii() else str(int(c)) for c in text if c.isdecimal())


def luhn_digit(body: str) -> int:
    """The digit that makes `body` pass Luhn's check (ISO/IEC 7812-1, annex B)."""
    return -(sum(map(_TWICE_OF, body[-1::-2])) + sum(map(_DIGIT_OF, body[-2::-2]))) % 10


def mod97(signs: str) -> int:
    """Remainder by 97 with letters as 10 to 35 (ISO 7064, as IBAN uses it)."""
    return int(signs.translate(_AS_NUMBERS)) % 97


def vin_digit(vin: str) -> str:
    """The ninth sign that is right for a VIN (49 CFR 565.15)."""
    total = sum(map(mul, map(_VIN_VALUES.__getitem__, vin), _VIN_WEIGHTS))
    return "0123456789X"[total % 11]


def _luhn(digits: str) -> bool:
    return luhn_digit(digits[:-1]) == int(digits[-1])


def npi(digits: str) -> bool:
    """A provider of health care in the United States (45 CFR 162.406): Luhn's check after 80840."""
    return _luhn("80840" + digits)


def _weighted(name: str, weights: tuple[int, ...], modulus: int) -> Check:
    def check(digits: str) -> bool:
        return bool(sum(map(mul, map(_DIGIT_OF, digits), weights)) % modulus == 0)

    check.__name__ = name
    return check


def _verhoeff(digits: str) -> bool:
    state = 0
    for i, digit in enumerate(reversed(digits)):
        state = int(_D5[state][int(_P8[i % 8][int(digit)])])
    return state == 0


def german_tax(digits: str) -> bool:
    """A German tax number (ISO 7064, MOD 11,10)."""
    state = 10
    for digit in map(_DIGIT_OF, digits[:-1]):
        state = ((state + digit) % 10 or 10) * 2 % 11
    return (state + int(digits[-1])) % 10 == 1


def _mod97_tail(digits: str) -> bool:
    """French social security and Belgian national numbers: the last two are 97 less the remainder of the rest."""
    body, tail = int(digits[:-2]), int(digits[-2:])
    return tail in {97 - body % 97, 97 - (2 * 10 ** (len(digits) - 2) + body) % 97}


def _two_digits(first: tuple[int, ...], second: tuple[int, ...]) -> Callable[[str], bool]:
    """Brazilian CPF and CNPJ: two check digits modulo 11."""

    def digit(digits: str, weights: tuple[int, ...]) -> int:
        rest = sum(map(mul, map(_DIGIT_OF, digits), weights)) % 11
        return 0 if rest < 2 else 11 - rest

    def check(digits: str) -> bool:
        one = digit(digits[:-2], first)
        return digits[-2] == str(one) and digits[-1] == str(digit(digits[:-1], second))

    return check


def _by_rest(name: str, weights: tuple[int, ...], digits_by_rest: str, place: int = -1) -> Check:
    """The digit at `place` follows from the weighted sum of the others modulo 11."""

    def check(digits: str) -> bool:
        rest = sum(map(mul, map(_DIGIT_OF, digits), weights)) % 11
        return digits_by_rest[rest : rest + 1] == digits[place]

    check.__name__ = name
    return check


_baltic_first = _by_rest("baltic first", (1, 2, 3, 4, 5, 6, 7, 8, 9, 1), "0123456789")
_baltic_second = _by_rest("baltic second", (3, 4, 5, 6, 7, 8, 9, 1, 2, 3), "01234567890")


def _baltic(digits: str) -> bool:
    """Estonian isikukood, Lithuanian asmens kodas; whichever of the two sums counts."""
    return _baltic_first(digits) or _baltic_second(digits)


def _turkish(digits: str) -> bool:
    """Turkish T.C. Kimlik No: two check digits."""
    values = list(map(_DIGIT_OF, digits))
    first = (7 * sum(values[:9:2]) - sum(values[1:8:2])) % 10
    return values[9] == first and values[10] == sum(values[:10]) % 10


_norwegian_first = _weighted("norwegian first", (3, 7, 6, 1, 8, 9, 4, 5, 2, 1), 11)
_norwegian_second = _weighted("norwegian second", (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), 11)


def _norwegian(digits: str) -> bool:
    """Norwegian fødselsnummer: two check digits."""
    return _norwegian_first(digits) and _norwegian_second(digits)


def _czech(digits: str) -> bool:
    """Czech and Slovak rodné číslo: a multiple of 11, or before 1985 one that ends in 0 for a rest of 10."""
    return int(digits[:9]) % 11 % 10 == int(digits[9])


def danish_day(digits: str) -> bool:
    """A Danish CPR number by its day alone: since 2007 some are given that fail the check."""
    return "01" <= digits[:2] <= "31" and "01" <= digits[2:4] <= "12"


CHECKS: dict[int, tuple[Check, ...]] = {
    7: (_luhn,),
    8: (_luhn,),
    9: (
        _luhn,  # Canadian SIN
        _weighted("bsn", (9, 8, 7, 6, 5, 4, 3, 2, -1), 11),  # Dutch BSN
        _weighted("aba", (3, 7, 1, 3, 7, 1, 3, 7, 1), 10),  # ABA routing number
        _weighted("tfn", (1, 4, 3, 7, 5, 8, 6, 9, 10), 11),  # Australian TFN
        _weighted("nif", (9, 8, 7, 6, 5, 4, 3, 2, 1), 11),  # Portuguese NIF
    ),
    10: (
        _luhn,
        npi,
        _weighted("nhs", (10, 9, 8, 7, 6, 5, 4, 3, 2, 1), 11),  # British NHS number
        _weighted("nip", (6, 5, 7, 2, 3, 4, 5, 6, 7, -1), 11),  # Polish NIP
        _czech,
        _weighted("cpr", (4, 3, 2, 7, 6, 5, 4, 3, 2, 1), 11),  # Danish CPR
        danish_day,
        _by_rest("egn", (2, 4, 8, 5, 10, 9, 7, 3, 6), "01234567890"),  # Bulgarian EGN
        _by_rest("vnr", (3, 7, 9, 0, 5, 8, 4, 2, 1, 6), "0123456789", 3),  # Austrian insurance number
    ),
    11: (
        german_tax,
        _weighted("pesel", (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1), 10),  # Polish PESEL
        _two_digits((10, 9, 8, 7, 6, 5, 4, 3, 2), (11, 10, 9, 8, 7, 6, 5, 4, 3, 2)),  # CPF
        _mod97_tail,
        _luhn,
        _baltic,
        _turkish,
        _norwegian,
    ),
    12: (_verhoeff, _luhn, _by_rest("my number", (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2), "00987654321")),  # Japan
    13: (
        _luhn,
        _weighted("gtin", (1, 3) * 6 + (1,), 10),
        _by_rest("thai", (13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2), "10987654321"),  # Thailand
        _by_rest("emšo", (7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2), "00987654321"),  # Slovenia, North Macedonia, Serbia
        _by_rest("cnp", (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9), "01234567891"),  # Romania
        _by_rest("rrn", (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5), "10987654321"),  # South Korea
    ),
    14: (_two_digits((5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2), (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)), _luhn),
    15: (_luhn, _mod97_tail),
    16: (_luhn,),
    19: (_luhn,),
}
_LETTERS_BY_REST = "TRWAGMYFPDXBNJZSQVHLCKE"


def _spanish(text: str) -> bool:
    """DNI and NIE: the letter follows from the number modulo 23."""
    signs = "".join(c for c in text.upper() if c.isascii() and c.isalnum())
    if len(signs) != 9 or not signs[-1].isalpha() or not signs[1:8].isdigit():
        return False
    number = {"X": "0", "Y": "1", "Z": "2"}.get(signs[0], signs[0]) + signs[1:8]
    return number.isdigit() and _LETTERS_BY_REST[int(number) % 23] == signs[-1]


def italian_letter(signs: str) -> str:
    """The last letter of a codice fiscale, of its fifteen other signs (D.M. 23 December 1976)."""
    odd = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)
    ranks = [int(c) if c.isdigit() else ord(c) - 65 for c in signs[:15]]
    return chr(65 + sum(odd[rank] if i % 2 == 0 else rank for i, rank in enumerate(ranks)) % 26)


def _italian(text: str) -> bool:
    signs = "".join(c for c in text.upper() if c.isascii() and c.isalnum())
    return len(signs) == 16 and signs[-1].isalpha() and italian_letter(signs) == signs[-1]


_MONTH, _DAY = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"
_UNCHECKED = re.compile(  # no check digit proves these, so what has their form may be somebody's
    r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]|"  # Britain: national insurance
    r"[A-Z]{3}[ABCEFGHJKLPT][A-Z][0-9]{4}[A-Z]|"  # India: permanent account number, with its kinds of holders
    rf"[A-ZÑ&]{{3,4}}[0-9]{{2}}{_MONTH}{_DAY}[A-Z0-9]{{3}}|"  # Mexico: RFC
    rf"[A-Z]{{4}}[0-9]{{2}}{_MONTH}{_DAY}[HMX][A-Z]{{5}}[A-Z0-9][0-9]"  # Mexico: CURP
)
_AROUND = re.compile(r"[^\w&-]+")


def finnish_sign(digits: str) -> str:
    """The last sign of a Finnish henkilötunnus, of its nine digits."""
    return "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(digits) % 31]


def _finnish(text: str) -> bool:
    found = re.fullmatch(r"([0-9]{6})[-+A-FU-Y]([0-9]{3})([0-9A-FHJ-NPR-Y])", text)
    return bool(found and finnish_sign(found[1] + found[2]) == found[3])


def is_possibly_issued(text: str) -> bool:
    """Whether any check we know of a number of this length accepts it, or it has the form of one that has no check."""
    digits = digits_of(text)
    checks = CHECKS.get(len(digits), ())
    if any(check(digits) for check in checks):
        return True
    if len(digits) == len(text):
        return False
    plain = _AROUND.sub("", text.upper())
    return _UNCHECKED.fullmatch(plain) is not None or _finnish(plain) or _spanish(text) or _italian(text)
