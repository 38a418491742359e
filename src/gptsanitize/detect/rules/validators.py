"""Checks of a candidate value: one pure `str -> bool` each, in one table by name.

A check confirms or refuses what a pattern proposed. It never searches, and it does not know where the value stood. Each
docstring names the published definition; what form and words tell stands in `filters`. To add one: a function and a
name in its table.
"""

from __future__ import annotations

import ipaddress
import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.rules.filters import FILTERS
from gptsanitize.detect.rules.registries import REGISTRIES

__all__ = ["VALIDATORS", "Validator"]

Validator = Callable[[str], bool]

_NOT_DIGIT = compiled(r"[^0-9]+")
_NOT_ALNUM = compiled(r"[^0-9A-Za-z]+")


def _digits(value: str) -> str:
    return _NOT_DIGIT.sub("", value)


def _alnum(value: str) -> str:
    return _NOT_ALNUM.sub("", value).upper()


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def luhn(value: str) -> bool:
    """ISO/IEC 7812-1 annex B, over the digits of the value; all-equal digits are refused."""
    digits = _digits(value)
    if len(digits) < 2 or len(set(digits)) == 1:
        return False
    total = 0
    for position, char in enumerate(reversed(digits)):
        digit = int(char) * (1 + position % 2)
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0


def card(value: str) -> bool:
    """A payment card: 12 to 19 digits, a major industry identifier of a card scheme (ISO/IEC 7812-1), and Luhn."""
    digits = _digits(value)
    return 12 <= len(digits) <= 19 and digits[0] in "23456" and luhn(digits)


def card_form(value: str) -> bool:
    """The length and first digits of a card scheme, whatever the check digit says: for values beside a strong label."""
    digits = _digits(value)
    return 12 <= len(digits) <= 19 and len(set(digits)) > 1


_IBAN_LENGTH_TEXT: Final = (
    "AD:24 AE:23 AL:28 AT:20 AZ:28 BA:20 BE:16 BG:22 BH:22 BI:27 BR:29 BY:28 CH:21 CR:22 CY:28 CZ:24 DE:22 DJ:27 "
    "DK:18 DO:28 EE:20 EG:29 ES:24 FI:18 FK:18 FO:18 FR:27 GB:22 GE:22 GI:23 GL:18 GR:27 GT:28 HN:28 HR:21 HU:28 "
    "IE:22 IL:23 IQ:23 IS:26 IT:27 JO:30 KW:30 KZ:20 LB:28 LC:32 LI:21 LT:20 LU:20 LV:21 LY:25 MC:27 MD:24 ME:22 "
    "MK:19 MN:20 MR:27 MT:31 MU:30 NI:28 NL:18 NO:15 OM:23 PK:24 PL:28 PS:29 PT:25 QA:29 RO:24 RS:22 RU:33 SA:24 "
    "SC:31 SD:18 SE:24 SI:19 SK:24 SM:27 SO:23 ST:25 SV:28 TL:23 TN:24 TR:26 UA:29 VA:22 VG:24 XK:20 YE:30"
)
_IBAN_LENGTH: Final = dict(pair.split(":") for pair in _IBAN_LENGTH_TEXT.split())


def iban_form(value: str) -> bool:
    """Country and length of the SWIFT IBAN registry, without the check digits."""
    text = _alnum(value)
    return _IBAN_LENGTH.get(text[:2]) == str(len(text))


def iban(value: str) -> bool:
    """ISO 13616: a registered country, its length, and mod 97 = 1 (ISO/IEC 7064)."""
    text = _alnum(value)
    if not iban_form(text) or not text[2:4].isdigit():
        return False
    return int("".join(str(int(char, 36)) for char in text[4:] + text[:4])) % 97 == 1


_COUNTRIES_TEXT: Final = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM "
    "JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT "
    "PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN "
    "TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
)
_COUNTRIES: Final = frozenset(_COUNTRIES_TEXT.split())


def bic(value: str) -> bool:
    """ISO 9362: four letters, a country, two characters of location, optionally three of branch."""
    text = value.strip().upper()
    return len(text) in {8, 11} and text[:4].isalpha() and text[4:6] in _COUNTRIES


def aba(value: str) -> bool:
    """ABA routing transit number: nine digits, a Federal Reserve prefix, weights 3-7-1 (ABA key to routing numbers)."""
    digits = _digits(value)
    if len(digits) != 9 or len(set(digits)) == 1:
        return False
    prefix = int(digits[:2])
    in_range = prefix <= 12 or 21 <= prefix <= 32 or 61 <= prefix <= 72 or prefix == 80
    return in_range and _weighted(digits, (3, 7, 1) * 3) % 10 == 0


def ssn(value: str) -> bool:
    """A US social security number that may have been issued (SSA: not 000, 666 or 9xx, since 2011)."""
    digits = _digits(value)
    return (
        len(digits) == 9
        and digits[:3] not in {"000", "666"}
        and digits[0] != "9"
        and digits[3:5] != "00"
        and digits[5:] != "0000"
    )


def itin(value: str) -> bool:
    """US individual taxpayer identification number: 9xx with a group of the IRS ranges."""
    digits = _digits(value)
    group = int(digits[3:5] or 0)
    in_range = 50 <= group <= 65 or 70 <= group <= 88 or (90 <= group <= 99 and group != 93)
    return len(digits) == 9 and digits[0] == "9" and in_range


_VIN_VALUES: Final = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", "12345678123457923456789", strict=True))


def vin(value: str) -> bool:
    """ISO 3779 with the check digit of 49 CFR 565 (North America): position 9, mod 11."""
    text = value.upper()
    if len(text) != 17 or text.isdigit() or text.isalpha():
        return False
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    try:
        total = sum(int(_VIN_VALUES.get(char, char)) * weight for char, weight in zip(text, weights, strict=True))
    except ValueError:
        return False
    return text[8] == "0123456789X"[total % 11]


def npi(value: str) -> bool:
    """US national provider identifier: ten digits, Luhn with the prefix 80840 (45 CFR 162.406)."""
    digits = _digits(value)
    return len(digits) == 10 and digits[0] in "12" and luhn("80840" + digits)


def ipv4(value: str) -> bool:
    """A dotted quad without leading zeros that is not all zeros, a mask or a version of four small numbers."""
    parts = value.partition("/")[0].split(".")
    in_range = all(part.isdigit() and int(part) < 256 and str(int(part)) == part for part in parts)
    return len(parts) == 4 and in_range and any(len(part) > 1 for part in parts)


def ipv6(value: str) -> bool:
    """RFC 4291 text form, with at least two groups that say something."""
    try:
        address = ipaddress.IPv6Address(re.split("[%/]", value, maxsplit=1)[0])
    except ValueError:
        return False
    return int(address) > 0xFFFF


def mac(value: str) -> bool:
    """EUI-48, neither all zeros nor broadcast."""
    return len(set(_alnum(value))) > 1


@lru_cache(maxsize=65536)
def phone(value: str) -> bool:
    """A number that `phonenumbers` holds possible in its country (with +) or valid in one of the commonest plans."""
    import phonenumbers

    text = value.strip()
    regions = (None,) if text.startswith(("+", "00")) else ("US", "GB", "DE", "FR", "IN")
    if text.startswith("00"):
        text = "+" + text[2:]
    for region in regions:
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if region is not None and phonenumbers.is_valid_number(number):
            return True
        result = phonenumbers.is_possible_number_with_reason(number)
        if region is None and result == phonenumbers.ValidationResult.IS_POSSIBLE:
            return True
    return False


def phone_form(value: str) -> bool:
    """7 to 15 digits (ITU-T E.164), not all the same."""
    digits = _digits(value)
    return 7 <= len(digits) <= 15 and len(set(digits)) > 1


def nanp(value: str) -> bool:
    """North American form: area code and exchange begin with 2-9 (NANP)."""
    digits = _digits(value)
    digits = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    return len(digits) == 10 and len(set(digits)) > 2


def nhs(value: str) -> bool:
    """NHS number (England, Wales): ten digits, mod 11 (NHS data dictionary)."""
    digits = _digits(value)
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = 11 - _weighted(digits, (10, 9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return digits[9] == str(0 if check == 11 else check) and check != 10


def aadhaar(value: str) -> bool:
    """Indian Aadhaar: twelve digits, not beginning with 0 or 1, Verhoeff (UIDAI)."""
    digits = _digits(value)
    return len(digits) == 12 and digits[0] not in "01" and _verhoeff(digits)


_VERHOEFF_D: Final = (
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
)  # fmt: skip
_VERHOEFF_P: Final = (
    "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258",
)  # fmt: skip


def _verhoeff(digits: str) -> bool:
    check = 0
    for position, digit in enumerate(reversed(digits)):
        check = int(_VERHOEFF_D[check][int(_VERHOEFF_P[position % 8][int(digit)])])
    return check == 0


def dni(value: str) -> bool:
    """Spanish DNI or NIE: the letter is the number mod 23 (Real Decreto 1553/2005)."""
    text = _alnum(value)
    if len(text) != 9:
        return False
    digits = text[:8].replace("X", "0", 1).replace("Y", "1", 1).replace("Z", "2", 1)
    return digits.isdigit() and text[8] == "TRWAGMYFPDXBNJZSQVHLCKE"[int(digits) % 23]


_CF_ODD: Final = dict(
    zip(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (1, 0, 5, 7, 9, 13, 15, 17, 19, 21) * 2 + (2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23),
        strict=True,
    )
)


def codice_fiscale(value: str) -> bool:
    """Italian codice fiscale: 16 characters, check letter (DM 23 December 1976)."""
    text = _alnum(value)
    if len(text) != 16:
        return False
    odd = sum(_CF_ODD[char] for char in text[0:15:2])
    even = sum(int(char) if char.isdigit() else ord(char) - 65 for char in text[1:15:2])
    return text[15] == chr(65 + (odd + even) % 26)


def nir(value: str) -> bool:
    """French NIR: 13 digits and the key 97 - n mod 97; 2A and 2B are counted as 19 and 18 (INSEE)."""
    text = _alnum(value).replace("2A", "19", 1).replace("2B", "18", 1)
    return len(text) == 15 and text.isdigit() and 97 - int(text[:13]) % 97 == int(text[13:])


def pesel(value: str) -> bool:
    """Polish PESEL: eleven digits, weights 1-3-7-9."""
    digits = _digits(value)
    return len(digits) == 11 and len(set(digits)) > 1 and _weighted(digits, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)) % 10 == 0


def cpf(value: str) -> bool:
    """Brazilian CPF: eleven digits with two check digits (Receita Federal)."""
    digits = _digits(value)
    if len(digits) != 11 or len(set(digits)) == 1:
        return False
    first = _weighted(digits, tuple(range(10, 1, -1))) * 10 % 11 % 10
    second = _weighted(digits, tuple(range(11, 1, -1))) * 10 % 11 % 10
    return digits[9:] == f"{first}{second}"


def bsn(value: str) -> bool:
    """Dutch BSN: nine digits, the "eleven test" with -1 for the last."""
    digits = _digits(value)
    return len(digits) == 9 and len(set(digits)) > 1 and _weighted(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0


def steuer_id(value: str) -> bool:
    """German tax identification number: eleven digits, ISO/IEC 7064 mod 11,10, one digit twice or thrice."""
    digits = _digits(value)
    if len(digits) != 11 or digits[0] == "0" or max(Counter(digits[:10]).values()) > 3 or len(set(digits[:10])) > 9:
        return False
    product = 10
    for digit in digits[:10]:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10 == int(digits[10])


def abn(value: str) -> bool:
    """Australian business number: eleven digits, mod 89 (ABR)."""
    digits = _digits(value)
    if len(digits) != 11 or digits[0] == "0":
        return False
    return _weighted(str(int(digits[0]) - 1) + digits[1:], (10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)) % 89 == 0


def tfn(value: str) -> bool:
    """Australian tax file number: nine digits, mod 11 (ATO)."""
    digits = _digits(value)
    return len(digits) == 9 and len(set(digits)) > 1 and _weighted(digits, (1, 4, 3, 7, 5, 8, 6, 9, 10)) % 11 == 0


def medicare_au(value: str) -> bool:
    """Australian Medicare card: ten digits, the ninth is the check digit."""
    digits = _digits(value)
    if len(digits) not in {10, 11} or digits[0] not in "23456":
        return False
    return _weighted(digits, (1, 3, 7, 9, 1, 3, 7, 9)) % 10 == int(digits[8])


def sin(value: str) -> bool:
    """Canadian social insurance number: nine digits, Luhn, not beginning with 0 or 8."""
    digits = _digits(value)
    return len(digits) == 9 and digits[0] not in "08" and luhn(digits)


_UP_TO_FOUR: Final = compiled(r"[0-9]{1,4}")


@lru_cache(maxsize=8192)
def date(value: str) -> bool:
    """Numbers that can be a day of a calendar in one of the usual orders, years 1800 to 2199."""
    numbers = _UP_TO_FOUR.findall(value)
    if len(numbers) < 3:
        return False
    first, second, third = map(int, numbers[:3])
    if first > 31:
        return 1800 <= first < 2200 and 1 <= second <= 12 and 1 <= third <= 31
    year_fits = third < 100 or 1800 <= third < 2200
    return year_fits and min(first, second) >= 1 and min(first, second) <= 12 and max(first, second) <= 31


_BASE58: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def bitcoin(value: str) -> bool:
    """Base58Check (version 0 or 5) or bech32 (BIP 173, 350), with its checksum."""
    return _bech32(value) if value.lower().startswith("bc1") else _base58check(value)


def _base58check(value: str) -> bool:
    from hashlib import sha256

    number = 0
    for char in value:
        index = _BASE58.find(char)
        if index < 0:
            return False
        number = number * 58 + index
    if number.bit_length() > 200:
        return False
    raw = number.to_bytes(25, "big")
    return raw[0] in {0, 5} and sha256(sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:]


def _bech32(value: str) -> bool:
    alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    text = value.lower()
    data = [alphabet.find(char) for char in text[3:]]
    if -1 in data or len(text) > 90:
        return False
    check = 1
    for item in [3, 3, 0, 2, 3, *data]:  # "bc" expanded (BIP 173)
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ item
        for bit, word in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= word if top >> bit & 1 else 0
    return check in {1, 0x2BC830A3}


VALIDATORS: Final[dict[str, Validator]] = (
    {
        check.__name__: check
        for check in (
            aadhaar,
            aba,
            abn,
            bic,
            bitcoin,
            bsn,
            card,
            card_form,
            codice_fiscale,
            cpf,
            date,
            dni,
            iban,
            iban_form,
            ipv4,
            ipv6,
            itin,
            luhn,
            mac,
            medicare_au,
            nanp,
            nhs,
            nir,
            npi,
            pesel,
            phone,
            phone_form,
            sin,
            ssn,
            steuer_id,
            tfn,
            vin,
        )
    }
    | FILTERS
    | REGISTRIES
)
