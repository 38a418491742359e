"""Long numbers in another grouping: `+1 (202) 555 0143` is `+1 202-555-0143`, and keeps the grouping of the answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gptsanitize.mask.ledger import Pair
from gptsanitize.restore.people import Choice, choose

__all__ = ["OPEN_NUMBER", "Numbers"]

_FEWEST = 8
_NUMBER = re.compile(r"[0-9 ()+./-]+")
_RUN = re.compile(r"(?<![\w.,+-])[+(]{0,2}[0-9](?:[ ()./-]{0,3}[0-9]){7,24}+(?![\w-])(?![.,/ ()]?[0-9])", re.ASCII)
OPEN_NUMBER = re.compile(r"(?<![\w.,+-])[+(]{0,2}(?:[0-9][0-9 ()./,-]{0,60})?$", re.ASCII)
_DIGIT = re.compile(r"[0-9]")


class Numbers:
    """The numbers of a ledger that are long enough to be known by their digits alone."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._known: dict[str, dict[str, int]] = {}
        for pair in pairs:
            if _NUMBER.fullmatch(pair.surrogate) and _NUMBER.fullmatch(pair.original):
                fake, real = _digits(pair.surrogate), _digits(pair.original)
                if len(fake) == len(real) >= _FEWEST:
                    made = self._known.setdefault(fake, {})
                    made[real] = made.get(real, 0) + pair.count

    def __bool__(self) -> bool:
        return bool(self._known)

    def find(self, text: str) -> Iterator[tuple[int, int, Choice]]:
        """`(start, end, what it becomes)` of each known number in a text."""
        if not self._known:
            return
        for run in _RUN.finditer(text):
            known = self._known.get(_digits(run[0]))
            if known is not None:
                digits = choose(known)
                made = None if digits.text is None else _regrouped(run[0], digits.text)
                yield *run.span(), Choice(made, digits.is_sure)


def _digits(text: str) -> str:
    return "".join(_DIGIT.findall(text))


def _regrouped(like: str, digits: str) -> str:
    """`digits` with the separators of a number that has as many."""
    rest = iter(digits)
    return _DIGIT.sub(lambda _: next(rest), like)
