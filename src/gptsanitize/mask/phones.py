"""Telephone numbers become numbers that nobody has, in the same form.

Responsible for reading a number into calling code, national number and extension, and for writing a fake one over
its digits. The fake depends on calling code and national number alone, so that all ways of writing one number agree;
the barrier tells the calling codes of numbers that stand elsewhere without theirs.
"""

from __future__ import annotations

import re

from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.key import Key
from gptsanitize.mask.names import Corpus
from gptsanitize.mask.phone_ranges import FICTION, NEVER_ASSIGNED, UNKNOWN_COUNTRY, UNUSED_AREAS

__all__ = ["Phones", "international"]

_EXTENSION = re.compile(r"\s*(?:;?ext\.?|extension|x|#|durchwahl|poste)[\s.:=]*\d{1,7}\s*$", re.IGNORECASE)
_NORTH_AMERICAN = re.compile(r"\(?[2-9]\d{2}\)?[-. /]*[2-9]\d{2}[-. ]*\d{4}")
_BEGIN_WITH_NOUGHT = frozenset({"1", "39", "225", "229", "241", "242", "378", "379"})
"""Countries in which a 0 belongs to the number (or, in the first, never stands)."""
_FICTION_NORTH_AMERICA = "55501"


def international(text: str) -> tuple[str, str]:
    """(calling code, national number) of a number with `+` or `00`, of a North American one; else empty and the
    digits."""
    code, national, _ = _parse(text, {})
    return code, national


def _parse(text: str, codes: dict[str, str]) -> tuple[str, str, int]:
    """Calling code, national number, and how many leading digits of `text` are not the national number's."""
    digits = "".join(str(int(c)) for c in text if c.isdecimal())
    lead = text.lstrip(" (tel:TEL.")
    if lead.startswith(("+", "＋")) or digits.startswith("00"):
        skipped = 2 if digits.startswith("00") and not lead.startswith("+") else 0
        code = _calling_code(digits[skipped:])
        skipped += len(code)
        if code and digits[skipped : skipped + 1] == "0" and code not in _BEGIN_WITH_NOUGHT:
            skipped += 1  # the trunk digit, as in +44 (0)20
        return code, digits[skipped:], skipped
    if len(digits) == 11 and digits[0] == "1":
        return "1", digits[1:], 1
    if len(digits) == 10 and _NORTH_AMERICAN.fullmatch(text.strip()):
        return "1", digits, 0
    trunk = 1 if digits.startswith("0") else 0
    return codes.get(digits[trunk:], ""), digits[trunk:], trunk


def _calling_code(digits: str) -> str:
    return next((digits[:size] for size in (1, 2, 3) if digits[:size] in NEVER_ASSIGNED), "")


class Phones:
    """Fake telephone numbers under one key."""

    def __init__(self, key: Key, corpus: Corpus = Corpus()) -> None:  # noqa: B008 -- frozen
        self._key = Subkey(key, "phones")
        self._codes = dict(corpus.calling_codes)

    def identity(self, text: str) -> str:
        """What is the same in all ways of writing the number."""
        code, national, _ = _parse(_without_extension(text)[0], self._codes)
        return f"{code} {national}"

    def phone(self, text: str, change: int = 0) -> str:
        """The fake number in the form of `text`."""
        body, extension = _without_extension(text)
        code, national, kept = _parse(body, self._codes)
        if not national:
            return text[: len(text) - len(extension)] + self._extension(extension)
        fake = iter(self._national(code, national, change, has_trunk=kept > 0))
        made = list(body)
        for i, sign in enumerate(body):
            if sign.isdecimal():
                if kept:
                    kept -= 1
                else:
                    made[i] = next(fake)
        return "".join(made) + self._extension(extension)

    def _national(self, code: str, national: str, change: int, *, has_trunk: bool) -> str:
        bits = self._key.number(f"{code} {national}", change)
        size = len(national)
        if code == "1" and size == 10:
            return self._north_american(bits, change)
        if not code and size == 7 and not has_trunk:
            return _pick(("5550",), 7, bits) if not change else _pick(("0", "1"), 7, bits)
        for prefix, more in FICTION.get(code, ()) if not change else ():
            if size == len(prefix) + more and national[0] == prefix[0]:
                return prefix + _low_digits(bits, more)
        prefixes = NEVER_ASSIGNED.get(code, {}).get(size, ()) if code else UNKNOWN_COUNTRY.get(size, ())
        return _pick(prefixes or ("1",), size, bits)

    def _north_american(self, bits: int, change: int) -> str:
        """An unused area code with 555-01xx; where that is taken, with an exchange that begins with 0 or 1."""
        area = UNUSED_AREAS[bits % len(UNUSED_AREAS)]
        bits //= len(UNUSED_AREAS)
        return area + (_pick(("0", "1"), 7, bits) if change else _FICTION_NORTH_AMERICA + _low_digits(bits, 2))

    def _extension(self, extension: str) -> str:
        digits = "".join(c for c in extension if c.isdecimal())
        if not digits:
            return extension
        fake = iter(str(self._key.derange(int(digits), 10 ** len(digits), b"extension")).zfill(len(digits)))
        return "".join(next(fake) if c.isdecimal() else c for c in extension)


def _without_extension(text: str) -> tuple[str, str]:
    found = _EXTENSION.search(text)
    return (text[: found.start()], found[0]) if found else (text, "")


def _low_digits(bits: int, size: int) -> str:
    return str(bits % 10**size).zfill(size)


def _pick(prefixes: tuple[str, ...], size: int, bits: int) -> str:
    bits, pick = divmod(bits, len(prefixes))
    prefix = prefixes[pick][:size]
    return prefix + _low_digits(bits, size - len(prefix)) if size > len(prefix) else prefix
