"""Numbers and identifiers keep their form and can never have been issued.

Responsible for all values that are a string of digits and letters with a form of its own: cards, accounts, national,
tax and company numbers, VIN, plates, amounts, coordinates. The digits are permuted by the key, so that different
numbers stay different; then what proves a number genuine is broken (docs/adr/0010). It does not know phones or network
addresses.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from functools import lru_cache

from gptsanitize.mask.checks import digits_of, is_possibly_issued, luhn_digit, mod97, vin_digit
from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.key import Key
from gptsanitize.mask.sums import in_proportion
from gptsanitize.mask.unissued import card, german_iban, national, vin, with_letters

__all__ = ["Numbers"]

_ALPHABETS = {  # letter -> first letter of its alphabet and their number
    chr(first + i): (first, size)
    for first, size in ((65, 26), (97, 26), (0x410, 32), (0x430, 32), (0x391, 17), (0x5D0, 27), (0x30A2, 82))
    for i in range(size)
}
_LABEL = re.compile(r"[A-Za-z]{2,8}+(?=[-/ _#:.]{0,2}+\d)")  # EMP-00123, INV 2024/17: says what the number is
_WORDS = re.compile(  # Case No. 19-1234, 2:21-cv-00123
    r"(?>(?:case|file|docket|matter|claim|ticket|order|invoice|inv|ref|reference|nr|no|num|number|az|rg|id|emp|cust|"
    r"mrn|policy|acct|account|konto)(?:[.:#][ ]?|[ ]|(?=[0-9]))){1,3}+",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[A-Za-z](?=[-/ _#:.]?\d{2})")
_APART = re.compile(r"[A-Za-z]{2,8}+(?=[-/ _#:.]{1,2}\d)")  # a label, and no letters of the number itself
_VAT = re.compile(  # Directive 2006/112/EC, art. 215: which state gave it
    r"(?:ATU|CHE|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|XI)"
    r"(?=[-/ .]{0,2}[0-9]{2})"
)
_REGISTER = re.compile(r"(?<![^\W_])[A-Za-z]{1,5}(?![^\W_])|(?<![^\W_])[IVXLC]{1,8}(?![^\W_])")
"""What stands alone in a case number says which register or chamber it belongs to: `4 O 123/21`, `VIII ZR 24/08`."""
_DOCKET = re.compile(r"(?<![A-Za-z])(?:cv|cr|civ|crim|mc|md|mj|bk|ap)(?![A-Za-z])", re.IGNORECASE)
_JUDGES = re.compile(r"(?<=[0-9])(?:-[A-Z]{2,3}){1,3}\Z")
"""Initials of judges and clerks behind a federal docket number: `2:21-cv-00123-ABC-DEF`."""
_YEAR = re.compile(r"(?<![A-Za-z\d])(?:19[5-9]\d|20[0-4]\d)(?![A-Za-z\d])", re.ASCII)
_SHORT_YEAR = re.compile(r"(?<=[0-9]{2}/)[0-4][0-9](?![A-Za-z0-9/])")  # 4 O 123/21
_DATED = frozenset({"CASE_NUMBER", "INVOICE_NUMBER", "CUSTOMER_ID", "EMPLOYEE_ID"})
_LETTERED = frozenset({"CASE_NUMBER", "CUSTOMER_ID", "EMPLOYEE_ID", "MEDICAL_RECORD"})
_UNLABELLED = frozenset({"LICENSE_PLATE", "PASSPORT", "DRIVER_LICENSE", "NATIONAL_ID"})
_OF_STATES = frozenset({"TAX_ID", "INSURANCE_NUMBER", "NPI", "ROUTING_NUMBER"})
"""Numbers whose letters may be those of a name (codice fiscale, PAN, RFC): only what stands apart is a label."""
_ONE_REGISTER = {"TAX_ID": "NATIONAL_ID", "INSURANCE_NUMBER": "NATIONAL_ID"}
"""One number serves for all of these in many countries: it has one fake, whatever it is called."""
_DIGITS_BESIDE_YEAR = 3
_SIZE_OF_YEAR = 4
_FLOAT_TAIL = re.compile(r"(?<=\d)\.0{1,2}$")
_NUMBER = re.compile(r"\d++(?:\.\d++)?", re.ASCII)
_SHAPE = str.maketrans(string.digits + string.ascii_uppercase + string.ascii_lowercase, "9" * 10 + "A" * 26 + "a" * 26)
_LEADING_ZERO = re.compile(r"[^0-9]*+0")
_ATTEMPTS = 40
_PIECE = 32  # signs that are permuted as one number; longer texts in pieces, in linear time
_PIECES = 1 << 32
_LONGEST_CARD = 19
_LONGEST_IBAN = 34
_GERMAN_IBAN = 22

_SSN_GROUPS = (*range(1, 50), *range(66, 70), 89)  # with area 9xx neither an SSN nor an ITIN or ATIN: never issued
_VIN_SIGNS = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"


class Numbers:
    """Surrogates of numbers under one key. Every method takes the text and how many candidates to pass over."""

    def __init__(
        self,
        key: Key,
        year: Callable[[int], int] = int,
        checksum: str = "broken",
        name: Callable[[str], str] = str,
    ) -> None:
        """`year` moves the year of a case or document, as dates move; `checksum` is the policy's; `name` gives the fake
        of letters that are a person's of the corpus, and any others back."""
        self._name = name
        self._is_valid = checksum == "valid"
        self._key = key
        self._year = year
        self._subkeys: dict[str, Subkey] = {}

    def _subkey(self, entity: str) -> Subkey:
        entity = _ONE_REGISTER.get(entity, entity)
        found = self._subkeys.get(entity)
        if found is None:
            found = self._subkeys[entity] = Subkey(self._key, "numbers " + entity)
        return found

    def identifier(self, entity: str, text: str, change: int = 0) -> str:
        """A company's number, plate, licence or any other: digits for digits, letters for letters, a leading label
        kept."""
        label = _label_of(entity, text)
        tail = _FLOAT_TAIL.search(text)
        start, end = label.end() if label else 0, tail.start() if tail else len(text)
        if label and (named := self._name(label[0])) != label[0]:  # SMITHJ042
            text, start, end = named + text[start:], len(named), end + len(named) - start
        year = _year_in(entity, text, start, end)
        if year is None:
            return text[:start] + self.permute(entity, text[start:end], change) + text[end:]
        # The year of a case or document moves as dates do, and the rest is permuted as one text.
        head = year.start() - start
        rest = self.permute(entity, text[start : year.start()] + text[year.end() : end], change)
        moved = self._year(int(year[0])) if len(year[0]) == _SIZE_OF_YEAR else self._year(2000 + int(year[0])) % 100
        return text[:start] + rest[:head] + str(moved).zfill(len(year[0])) + rest[head:] + text[end:]

    def issued(self, entity: str, text: str, change: int = 0) -> str:
        """A number that an authority gives: as `identifier`, and refused by every checksum of its length that we
        know."""
        if self._is_valid:
            digits = digits_of(text)
            known = national(entity, digits, self._subkey(entity).number(digits, change))
            if known is not None:
                return _fill(text, known)
            signs = "".join(c for c in text.upper() if c.isalnum() or c in "+-")
            lettered = with_letters(entity, signs, self._subkey(entity).number(signs, change))
            if lettered is not None:
                return _fill_signs(text, lettered)
        for attempt in range(_ATTEMPTS):
            made = self.identifier(entity, text, change * _ATTEMPTS + attempt)
            if made != text and not is_possibly_issued(made):
                break
        return made

    def permute(self, entity: str, text: str, change: int = 0, *, letters: bool = True) -> str:
        """A keyed bijection on all texts of this form: same places of digits and letters, leading zeros kept."""
        if len(text) > 2 * _PIECE:
            pieces = [text[i : i + _PIECE] for i in range(0, len(text), _PIECE)]
            changes = (change + _PIECES * i for i in range(len(pieces)))
            made = (self.permute(entity, *pair, letters=letters) for pair in zip(pieces, changes, strict=True))
            return "".join(made)
        if text.isascii() and not (letters and any(map(str.isalpha, text))):
            return self._permute_digits(entity, text, change)
        kept = _registers(text, self._name) if entity == "CASE_NUMBER" else frozenset[int]()
        value, n, places = _read(text, letters=letters, kept=kept) if kept else _read_form(text, letters=letters)
        tweak = b"%d" % change
        value = self._subkey(entity).derange(value, n, tweak)
        signs = list(text)
        for i, radix, first in reversed(places):
            value, digit = divmod(value, radix)
            signs[i] = chr(first + digit)
        return "".join(signs)

    def _permute_digits(self, entity: str, text: str, change: int) -> str:
        """`permute` where only digits vary: their number, less than which no number has as many digits, is permuted."""
        digits = digits_of(text)
        bare = digits.lstrip("0")
        if not bare:
            return text
        low = 10 ** (len(bare) - 1)
        moved = self._subkey(entity).derange(int(bare) - low, 9 * low, b"%d" % change) + low
        made = digits[: len(digits) - len(bare)] + str(moved)
        return made if len(digits) == len(text) else _fill(text, made)

    def card(self, entity: str, text: str, change: int = 0) -> str:
        """A payment card: scheme digit and form kept, a last digit that Luhn's check (ISO/IEC 7812-1) refuses."""
        digits = digits_of(text)
        if not 8 <= len(digits) <= _LONGEST_CARD:
            return self.identifier(entity, text, change)
        key, size = self._subkey(entity), len(digits) - 2
        if self._is_valid and (made := card(digits, key.number(digits, change))):
            return _fill(text, made)
        body = digits[0] + str(key.permute(int(digits[1:-1]), 10**size, f"{digits[0]}/{change}".encode())).zfill(size)
        offset = (int(digits[-1]) - luhn_digit(digits[:-1])) % 10
        wrong = offset or 1 + key.number(digits) % 9
        return _fill(text, body + str((luhn_digit(body) + wrong) % 10))

    def iban(self, entity: str, text: str, change: int = 0) -> str:
        """An IBAN (ISO 13616): country and form kept, check digits that are never right."""
        signs = [i for i, c in enumerate(text) if c.isalnum()]
        if (
            not 8 <= len(signs) <= _LONGEST_IBAN
            or not text.isascii()
            or not (text[signs[2]] + text[signs[3]]).isdigit()
        ):
            return self.identifier(entity, text, change)
        start = signs[4]
        if self._is_valid and len(signs) == _GERMAN_IBAN and text[:start].upper().startswith("DE"):
            return _fill(text, german_iban(self._subkey(entity).number(digits_of(text), change))[2:])
        body = self.permute(entity, text[start:], change)
        plain = "".join(c for c in body if c.isalnum()).upper()
        country = (text[signs[0]] + text[signs[1]]).upper()
        right = 98 - mod97(plain + country + "00")
        wrong = 2 + (right - 2 + 1 + self._subkey(entity).number(plain) % 96) % 97
        made = list(text[:start])
        made[signs[2]], made[signs[3]] = str(wrong // 10), str(wrong % 10)
        return "".join(made) + body

    def ssn(self, entity: str, text: str, change: int = 0) -> str:
        """A US social security number with area 9xx and a group that is in no series, nor one of an ITIN."""
        digits = digits_of(text)
        if len(digits) != 9:
            return self.issued(entity, text, change)
        bits = self._subkey(entity).number(digits, change)
        bits, area = divmod(bits, 100)
        bits, group = divmod(bits, len(_SSN_GROUPS))
        return _fill(text, f"9{area:02d}{_SSN_GROUPS[group]:02d}{1 + bits % 9999:04d}")

    def vin(self, entity: str, text: str, change: int = 0) -> str:
        """A vehicle's number (ISO 3779): maker kept, a check digit (49 CFR 565.15) that is wrong."""
        plain = text.upper()
        if len(plain) != 17 or not plain.isascii() or not plain.isalnum():
            return self.identifier(entity, text, change)
        made = self.permute(entity, plain[3:8] + plain[9:], change)
        made = "".join(c if c in _VIN_SIGNS else _VIN_SIGNS[10 + ord(c) % 20] for c in made)
        body = plain[:3] + made[:5] + "0" + made[5:]
        if self._is_valid:
            made = vin(plain, body)
            return made.lower() if text.islower() else made
        right = vin_digit(body)
        wrong = "0123456789X"[("0123456789X".index(right) + 1 + self._subkey(entity).number(plain) % 10) % 11]
        made = body[:8] + wrong + body[9:]
        return made.lower() if text.islower() else made

    def bic(self, entity: str, text: str, change: int = 0) -> str:
        """A bank's code (ISO 9362): country kept, `0` in eighth place, which marks test codes."""
        if len(text) not in {8, 11} or not text.isascii() or not text.isalnum():
            return self.identifier(entity, text, change)
        bank = self.permute(entity, text[:4] + text[6:7] + text[8:], change)
        # XXX is no placeholder here: ISO 9362 writes the head office so.
        branch = "XXX" if text[8:].upper() == "XXX" else bank[5:]
        return bank[:4] + text[4:6] + bank[4:5] + "0" + branch

    def amount(self, entity: str, text: str, change: int = 0) -> str:
        """An amount: as many digits, round where it was round; of several the others in proportion to the first."""
        return in_proportion(text, lambda one: self._amount(entity, one, change))

    def _amount(self, entity: str, text: str, change: int) -> str:
        end = max((i for i, c in enumerate(text, 1) if c.isdigit()), default=len(text))  # 12.000 Euro
        cut = len(text[:end].rstrip("0,. '")) if text[:end].endswith("0") else end
        if not any(c.isdigit() for c in text[:cut]):
            cut = end
        return self.permute(entity, text[:cut], change, letters=False) + text[cut:]

    def coordinates(self, entity: str, text: str, change: int = 0) -> str:
        """Degrees that exist, as precise as they were."""
        key, parts = self._subkey(entity), iter((90, 60, 60) if "°" in text or "'" in text else (90, 180))
        bounds = list(parts) * 4

        def move(found: re.Match[str]) -> str:
            whole, _, rest = found[0].partition(".")
            if len(whole) > 3:
                return self.permute(entity, found[0], change)
            bound = min(bounds.pop(0) if bounds else 60, 10 ** len(whole))
            made = str(key.derange(int(whole) % bound, bound, b"%d" % change)).zfill(1)
            made = made.zfill(len(whole)) if whole.startswith("0") else made
            return f"{made}.{self.permute(entity, rest, change)}" if rest else made

        return _NUMBER.sub(move, text)


def _label_of(entity: str, text: str) -> re.Match[str] | None:
    """What in front of a number says only what it is."""
    if entity in _UNLABELLED:
        return None
    if entity in _OF_STATES:
        return _WORDS.match(text) or (_VAT.match(text) if entity == "TAX_ID" else None) or _APART.match(text)
    return _WORDS.match(text) or _LABEL.match(text) or (_LETTER.match(text) if entity in _LETTERED else None)


def _year_in(entity: str, text: str, start: int, end: int) -> re.Match[str] | None:
    """The one year in a number that has enough digits beside it."""
    if entity not in _DATED:
        return None
    years = list(_YEAR.finditer(text, start, end))
    if not years and entity == "CASE_NUMBER":
        years = list(_SHORT_YEAR.finditer(text, start, end))
    if len(years) != 1:
        return None
    beside = sum(c.isdecimal() for c in text[start:end]) - len(years[0][0])
    return years[0] if beside >= _DIGITS_BESIDE_YEAR else None


def _registers(text: str, name: Callable[[str], str]) -> frozenset[int]:
    """Places of the letters of a case number that say of which register it is; those of people's names say nothing."""
    judges = _JUDGES.search(text) if _DOCKET.search(text) else None
    found = _REGISTER.finditer(text, 0, judges.start() if judges else len(text))
    return frozenset(i for each in found if name(each[0]) == each[0] for i in range(*each.span()))


def _fill(text: str, digits: str) -> str:
    """`text` with its digits replaced, one by one."""
    if len(digits) == len(text):
        return digits
    rest = iter(digits)
    return "".join([next(rest) if c.isdigit() else c for c in text])


def _fill_signs(text: str, signs: str) -> str:
    """`text` with its letters and digits replaced, one by one, in capitals or small letters as it was."""
    rest = iter(c for c in signs if c.isalnum())
    made = "".join([next(rest) if c.isalnum() else c for c in text])
    return made.lower() if text.islower() else made


def _read_form(text: str, *, letters: bool) -> tuple[int, int, list[tuple[int, int, int]]]:
    """As `_read`; what the form of an ASCII text alone tells is kept for the next one."""
    if not text.isascii() or _LEADING_ZERO.match(text):
        return _read(text, letters=letters)
    n, places = _form(text.translate(_SHAPE), letters)
    value = 0
    for i, radix, first in places:
        value = value * radix + ord(text[i]) - first
    return value, n, places


@lru_cache(1024)
def _form(shape: str, letters: bool) -> tuple[int, list[tuple[int, int, int]]]:
    return _read(shape, letters=letters)[1:]


def _read(
    text: str, *, letters: bool = True, kept: frozenset[int] = frozenset()
) -> tuple[int, int, list[tuple[int, int, int]]]:
    """Rank of `text` among all texts of its form, their number, and (place, radix, first sign) of what varies."""
    value, n = 0, 1
    places: list[tuple[int, int, int]] = []
    leading = True
    for i, sign in enumerate(text):
        if i in kept:
            leading = True  # behind a register another number begins
            continue
        if sign in _ALPHABETS:
            if not letters:
                continue
            first, radix = _ALPHABETS[sign]
        elif sign.isdecimal():
            first, radix = ord(sign) - int(sign), 10
            if leading:
                if ord(sign) == first:
                    continue
                first, radix, leading = first + 1, 9, False
        else:
            continue
        value, n = value * radix + ord(sign) - first, n * radix
        places.append((i, radix, first))
    return value, n, places
