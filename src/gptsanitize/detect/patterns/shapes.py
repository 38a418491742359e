"""What every match of a pattern holds, read from the pattern: a digit, or a run of signs of some kinds.

So that a pattern is not tried where it cannot match: a run of kinds is found in octets (`octets`) at the speed of
memory. Like `forms` it errs to one side: what it refuses cannot match. It does not search text.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from gptsanitize.detect.patterns.lint import OTHER, charset
from gptsanitize.detect.patterns.translated import Facts, facts_known, note_facts

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import re._constants as constants  # type: ignore[import-not-found]
    import re._parser as parser  # type: ignore[import-not-found]

__all__ = ["Facts", "Shape", "facts_of", "holds_digit", "longest_match", "shape_of", "sign_of"]

_DIGITS: Final = sum(1 << code for code in b"0123456789")
_LONGEST: Final = 64
_FEWEST: Final = 3
_WIDEST: Final = 70  # characters of a kind; one that nearly all are of tells nothing
_RARE: Final = frozenset("@<>=|\\{}[]^~#$%&*+;!?")
_MOST: Final = 1_000_000
_CHARACTERS: Final = {constants.LITERAL, constants.NOT_LITERAL, constants.IN, constants.ANY}
_LOOPS: Final = {constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT}
_OF_NO_WIDTH: Final = {constants.ASSERT, constants.ASSERT_NOT, constants.AT}

_Kinds = Iterator[int | None]
"""Sets of characters as bits, one for each sign that follows the last; nothing where the run is broken."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A run of signs, told by their kinds."""

    table: bytes
    run: bytes

    def is_in(self, octets: bytes) -> bool:
        """Whether the run stands in a text."""
        return self.run in octets.translate(self.table)


@lru_cache(maxsize=4096)
def shape_of(regex: str) -> Shape | None:
    """The longest run of signs that each match holds; nothing where it tells too little."""
    tree = parser.parse(regex)
    best: list[int] = []
    for run in _runs(_kinds(tree, ignore_case=bool(tree.state.flags & re.IGNORECASE))):
        best = max(best, run, key=len)
    if len(best) < _FEWEST:
        return None
    kinds = list(dict.fromkeys(best))
    table = bytes(
        next((number for number, kind in enumerate(kinds, 1) if _is_of(octet, kind)), 0) for octet in range(256)
    )
    return Shape(table, bytes(kinds.index(kind) + 1 for kind in best))


def _is_of(octet: int, kind: int) -> bool:
    return bool(kind >> octet & 1) if octet < 0x80 else bool(kind & OTHER)


def _runs(kinds: Iterable[int | None]) -> Iterator[list[int]]:
    """Runs in which two signs are of the same kind or of kinds that have no character in common."""
    run: list[int] = []
    for kind in kinds:
        if kind is None or kind.bit_count() > _WIDEST or len(run) >= _LONGEST:
            yield run
            run = []
            continue
        clash = max((at for at, other in enumerate(run) if other != kind and other & kind), default=-1)
        if clash >= 0:
            yield run
        run = [*run[clash + 1 :], kind]
    yield run


def _kinds(nodes: Iterable[Any], *, ignore_case: bool) -> _Kinds:
    for kind, value in nodes:
        if kind in _CHARACTERS:
            yield charset((kind, value), ignore_case=ignore_case)
        elif kind is constants.SUBPATTERN:
            yield from _kinds(value[3], ignore_case=ignore_case or bool(value[1] & re.IGNORECASE))
        elif kind is constants.ATOMIC_GROUP:
            yield from _kinds(value, ignore_case=ignore_case)
        elif kind in _LOOPS:
            least, most, body = value
            for _ in range(min(least, _LONGEST)):
                yield from _kinds(body, ignore_case=ignore_case)
            if most > least or least > _LONGEST:
                yield None
        elif kind not in _OF_NO_WIDTH:
            yield None


@lru_cache(maxsize=4096)
def facts_of(regex: str, *, keep: bool = True) -> Facts:
    """What holds for each match, read once for all processes where the pattern may be kept."""
    facts = facts_known(regex) if keep else None
    if facts is None:
        facts = Facts(holds_digit(regex), sign_of(regex), longest_match(regex))
        if keep:
            note_facts(regex, facts)
    return facts


@lru_cache(maxsize=4096)
def sign_of(regex: str) -> str:
    """A sign of ASCII that each match holds, as `@`; none where it holds only letters, digits and common signs."""
    tree = parser.parse(regex)
    for kind in _kinds(tree, ignore_case=bool(tree.state.flags & re.IGNORECASE)):
        if kind is not None and kind.bit_count() == 1 and chr(kind.bit_length() - 1) in _RARE:
            return chr(kind.bit_length() - 1)
    return ""


@lru_cache(maxsize=4096)
def longest_match(regex: str) -> int:
    """The most characters that a match may have."""
    return min(int(parser.parse(regex).getwidth()[1]), _MOST)


@lru_cache(maxsize=4096)
def holds_digit(regex: str) -> bool:
    """Whether each match holds a digit of ASCII, or asserts one behind its beginning."""
    tree = parser.parse(regex)
    return _wants_digit(tree, ignore_case=bool(tree.state.flags & re.IGNORECASE))


def _wants_digit(nodes: Sequence[Any], *, ignore_case: bool) -> bool:
    return any(_is_digit(kind, value, ignore_case=ignore_case) for kind, value in nodes)


def _is_digit(kind: Any, value: Any, *, ignore_case: bool) -> bool:
    if kind in _CHARACTERS:
        return not charset((kind, value), ignore_case=ignore_case) & ~_DIGITS
    if kind is constants.SUBPATTERN:
        return _wants_digit(value[3], ignore_case=ignore_case or bool(value[1] & re.IGNORECASE))
    if kind is constants.ATOMIC_GROUP:
        return _wants_digit(value, ignore_case=ignore_case)
    if kind in _LOOPS:
        return value[0] > 0 and _wants_digit(value[2], ignore_case=ignore_case)
    if kind is constants.BRANCH:
        return all(_wants_digit(branch, ignore_case=ignore_case) for branch in value[1])
    return kind is constants.ASSERT and value[0] > 0 and _wants_digit(value[1], ignore_case=ignore_case)
