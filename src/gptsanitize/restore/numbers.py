"""Long numbers and IBANs in another grouping: `+1 (202) 555 0143` is `+1 202-555-0143`, and keeps the grouping of the
answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gptsanitize.mask.ledger import Pair
from gptsanitize.restore.people import Choice, choose

__all__ = ["OPEN_IBAN", "OPEN_NUMBER", "Numbers"]

_FEWEST = 8
_NUMBER = re.compile(r"[0-9 ()+./-]+")
_RUN = re.compile(r"(?<![\w.,+-])[+(]{0,2}[0-9](?:[ ()./-]{0,3}[0-9]){7,24}+(?![\w-])(?![.,/ ()]?[0-9])", re.ASCII)
OPEN_NUMBER = re.compile(r"(?<![\w.,+-])[+(]{0,2}(?:[0-9][0-9 ()./,-]{0,60})?$", re.ASCII)
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}", re.ASCII | re.IGNORECASE)  # ISO 13616, without separators
_IBAN_RUN = re.compile(r"(?<![\w.,+-])[A-Z]{2}[ -]?[0-9]{2}(?:[ -]?[A-Z0-9]){8,30}+", re.ASCII | re.IGNORECASE)
OPEN_IBAN = re.compile(
    r"(?<![\w.,+-])[A-Z]{1,2}(?:[ -]?[0-9]{1,2}(?:[ -]?[A-Z0-9]){0,30}[ -]?)?$", re.ASCII | re.IGNORECASE
)
_SIGN = re.compile(r"[^\W_]")
_DIGIT = re.compile(r"[0-9]")


class Numbers:
    """The numbers of a ledger that are long enough to be known by their digits alone."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._known: dict[str, dict[str, int]] = {}
        self._ibans: dict[str, dict[str, int]] = {}
        for pair in pairs:
            fake, real = _signs(pair.surrogate), _signs(pair.original)
            if pair.entity == "IBAN" and _IBAN.fullmatch(fake) and len(fake) == len(real):
                made = self._ibans.setdefault(fake, {})
                made[real] = made.get(real, 0) + pair.count
            if _NUMBER.fullmatch(pair.surrogate) and _NUMBER.fullmatch(pair.original):
                fake, real = _digits(pair.surrogate), _digits(pair.original)
                if len(fake) == len(real) >= _FEWEST:
                    made = self._known.setdefault(fake, {})
                    made[real] = made.get(real, 0) + pair.count

    def __bool__(self) -> bool:
        return bool(self._known)

    @property
    def has_ibans(self) -> bool:
        """Whether any IBAN is known."""
        return bool(self._ibans)

    def find(self, text: str) -> Iterator[tuple[int, int, Choice]]:
        """`(start, end, what it becomes)` of each known number in a text."""
        if self._ibans:
            yield from self._find_ibans(text)
        if not self._known:
            return
        for run in _RUN.finditer(text):
            known = self._known.get(_digits(run[0]))
            if known is not None:
                digits = choose(known)
                made = None if digits.text is None else _regrouped(run[0], digits.text)
                yield *run.span(), Choice(made, digits.is_sure)

    def _find_ibans(self, text: str) -> Iterator[tuple[int, int, Choice]]:
        """A run of signs in groups may go on in the words behind it: the longest beginning that is a known IBAN."""
        sizes = sorted({len(known) for known in self._ibans}, reverse=True)
        for run in _IBAN_RUN.finditer(text):
            ends = [run.start() + sign.end() for sign in _SIGN.finditer(run[0])]
            plain = _signs(run[0])
            for size in sizes:
                known = self._ibans.get(plain[:size]) if size <= len(ends) else None
                if known is None or text[ends[size - 1] : ends[size - 1] + 1].isalnum():
                    continue
                signs = choose(known)
                like = text[run.start() : ends[size - 1]]
                made = None if signs.text is None else _regrouped(like, signs.text, _SIGN)
                yield run.start(), ends[size - 1], Choice(made, signs.is_sure)
                break


def _signs(text: str) -> str:
    return "".join(c for c in text if c.isalnum()).upper()


def _digits(text: str) -> str:
    return "".join(_DIGIT.findall(text))


def _regrouped(like: str, digits: str, sign: re.Pattern[str] = _DIGIT) -> str:
    """`digits` with the separators of a number that has as many."""
    rest = iter(digits)
    return sign.sub(lambda _: next(rest), like)
