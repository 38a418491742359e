"""What a pattern may hold, told by the signs beside an anchor: most numbers and keywords are parts of nothing.

A form is a cluster with the signs beside it, where all digits, all small letters and all capitals are one sign: a
document has few forms, so that what is worked out for one is looked up for the next. A pattern is read as an automaton
of its positions (Glushkov 1961) that takes every way through and knows assertions at the ends only: what it refuses
cannot match, what it lets through is then matched. A keyword is told as it is written. Does not search text.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from operator import or_
from typing import Any, Final, NamedTuple

from gptsanitize.detect.patterns.lint import OTHER, charset

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import re._constants as constants  # type: ignore[import-not-found]
    import re._parser as parser  # type: ignore[import-not-found]

__all__ = ["LEFT", "RIGHT", "SIGNS", "Automaton", "Surroundings", "automaton_of"]

LEFT, RIGHT = 4, 4
"""Signs before and behind a cluster that are parts of its form."""

_SINGLE_TURNS: Final = 24  # of a loop over one character that are told apart; in the last it may stay
_SMALL_TURNS: Final = 12  # of one over a few
_FEW: Final = 4
_TURNS: Final = 3  # and of a loop over more
_LONGEST: Final = 2_900  # characters of a pattern; to read a longer one takes longer than to try it
_LONGEST_SURROUNDINGS: Final = 60
_WORTH = 200
"""Keywords after which it is quicker to have read the pattern than to try it at each."""
_OFTEN = 4
"""How often surroundings are met before a pattern's automaton is asked, which takes as long as some runs."""
_REMEMBERED: Final = 2_000
_CHARACTERS: Final = {constants.LITERAL, constants.NOT_LITERAL, constants.IN, constants.ANY}
_LOOPS: Final = {constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT}
_ANY: Final = -1  # a line end too, for a dot may be told to take it
_SETS: Final = {
    "0": sum(1 << code for code in b"0123456789"),
    "a": sum(1 << code for code in b"abcdefghijklmnopqrstuvwxyz"),
    "A": sum(1 << code for code in b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
}


class _Signs(dict[int, str]):
    """A table for `str.translate`, filled as it is used."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char.isalpha():
            sign = ("A" if char.isupper() else "a") if code < 128 else "Ä" if char.isupper() else "ä"
        else:
            sign = "0" if code < 128 and char.isdigit() else char
        self[code] = sign
        return sign


SIGNS: Final = _Signs()
"""One sign for all digits, all small letters, all capitals; letters beyond ASCII have two of their own."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a pattern: its first and last positions as bits, and whether it may be empty."""

    first: int
    last: int
    empty: bool = field(kw_only=True)


_NOTHING: Final = _Part(0, 0, empty=True)


class _Step(NamedTuple):
    alive: bool
    asserts: bool
    """What is asserted behind a match may end here."""
    ends: bool
    """A match may end here."""
    reached: int


class Automaton:
    """One pattern's positions: what each takes, and what may follow it."""

    def __init__(self, regex: str) -> None:
        self._takes: list[int] = []
        self._follow: list[int] = []
        self._groups: dict[int, tuple[Sequence[Any], bool]] = {}
        self._at_sign: dict[str, int] = {}
        self._steps: dict[tuple[int, str | None, str], _Step] = {}
        self._before = self._behind = 0
        self._first_before = self._last_behind = 0
        """Positions at which what is asserted before or behind a match begins or ends: it belongs to the match here."""
        self._whole: _Part | None = None
        """Nothing for a pattern that is not read: it may match anywhere."""
        if len(regex) <= _LONGEST:
            self._read(regex)

    def _read(self, regex: str) -> None:
        tree = parser.parse(regex)
        nodes, ignore_case = list(tree), bool(tree.state.flags & re.IGNORECASE)
        self._before = _refused(nodes, -1, ignore_case=ignore_case)
        self._behind = _refused(nodes[::-1], 1, ignore_case=ignore_case)
        self._whole = self._sequence(nodes, ignore_case=ignore_case)
        self._inner = reduce(or_, self._follow, self._whole.first)

    # ---- asking

    def may_hold(self, form: str) -> bool:
        """Whether a match may hold a sign of the cluster that stands in `form` between its neighbours."""
        if self._whole is None:
            return True
        reached, before, end = self._inner, "", len(form) - RIGHT
        for index, sign in enumerate(form):
            key = (reached, before if index < end else None, sign)
            alive, asserts, ends, reached = self._steps.get(key) or self._step(*key)
            if index >= LEFT and (asserts or (ends and not _is_refused(form[index + 1 : index + 2], self._behind))):
                return True
            if not alive and index >= end - 1:
                return False
            before = sign
        return True

    def _step(self, reached: int, before: str | None, sign: str) -> _Step:
        """What one sign more makes of the positions reached; where `before` is known, a match may begin behind it."""
        key = reached, before, sign
        if before is not None and self._whole is not None:
            reached |= self._first_before
            reached |= 0 if _is_refused(before, self._before) else self._whole.first
        alive = reached & self._taking(sign)
        last = self._whole.last if self._whole is not None else 0
        if len(self._steps) >= _REMEMBERED:
            self._steps.clear()
        step = self._steps[key] = _Step(
            alive != 0, alive & self._last_behind != 0, alive & last != 0, self._after(alive)
        )
        return step

    def _after(self, alive: int) -> int:
        reached = 0
        while alive:
            lowest = alive & -alive
            reached |= self._follow[lowest.bit_length() - 1]
            alive ^= lowest
        return reached

    def _taking(self, sign: str) -> int:
        """The positions that take some character of this sign."""
        known = self._at_sign.get(sign)
        if known is None:
            wanted = _set_of(sign)
            known = sum(1 << at for at, taken in enumerate(self._takes) if taken & wanted)
            self._at_sign[sign] = known
        return known

    # ---- reading a pattern

    def _sequence(self, nodes: Iterable[Any], *, ignore_case: bool) -> _Part:
        whole = _NOTHING
        for node in nodes:
            whole = self._join(whole, self._part(node, ignore_case=ignore_case))
        return whole

    def _join(self, left: _Part, right: _Part) -> _Part:
        self._go_on(left.last, right.first)
        return _Part(
            left.first | (right.first if left.empty else 0),
            right.last | (left.last if right.empty else 0),
            empty=left.empty and right.empty,
        )

    def _go_on(self, last: int, first: int) -> None:
        while last:
            lowest = last & -last
            self._follow[lowest.bit_length() - 1] |= first
            last ^= lowest

    def _part(self, node: Any, *, ignore_case: bool) -> _Part:
        kind, value = node
        if kind in _CHARACTERS:
            return self._position(_ANY if kind is constants.ANY else charset(node, ignore_case=ignore_case))
        if kind in _LOOPS:
            return self._loop(*value, ignore_case=ignore_case)
        if kind is constants.SUBPATTERN:
            group, added, _, body = value
            ignore_case = ignore_case or bool(added & re.IGNORECASE)
            self._groups[group] = body, ignore_case
            return self._sequence(body, ignore_case=ignore_case)
        if kind is constants.ATOMIC_GROUP:
            return self._sequence(value, ignore_case=ignore_case)
        if kind is constants.BRANCH:
            return _either([self._sequence(branch, ignore_case=ignore_case) for branch in value[1]])
        if kind is constants.GROUPREF:
            body, of_group = self._groups[value]
            return self._sequence(body, ignore_case=of_group)
        return self._asserted(*value, ignore_case=ignore_case) if kind is constants.ASSERT else _NOTHING

    def _asserted(self, direction: int, body: Sequence[Any], *, ignore_case: bool) -> _Part:
        part = self._sequence(body, ignore_case=ignore_case)
        if direction < 0:
            self._first_before |= part.first
            return _Part(0, part.last, empty=True)
        self._last_behind |= part.last
        return _Part(part.first, 0, empty=True)

    def _position(self, taken: int) -> _Part:
        bit = 1 << len(self._takes)
        self._takes.append(taken)
        self._follow.append(0)
        return _Part(bit, bit, empty=False)

    def _loop(self, least: int, most: int, body: Sequence[Any], *, ignore_case: bool) -> _Part:
        turns = min(most, _turns(body))
        whole = part = _NOTHING
        for turn in range(turns):
            part = self._sequence(body, ignore_case=ignore_case)
            whole = self._join(whole, part if turn < least else _Part(part.first, part.last, empty=True))
        if most > turns:
            self._go_on(part.last, part.first)
        return whole


@lru_cache(maxsize=2048)
def automaton_of(regex: str) -> Automaton:
    """A pattern's automaton, read once for all detectors of a process."""
    return Automaton(regex)


class Surroundings:
    """Keywords of one pattern as they are written, with the signs beside them: mostly it is the same ones again."""

    def __init__(self, regex: str) -> None:
        self._regex = regex
        self._automaton: Automaton | None = None
        self._known: dict[str, bool] = {}
        self._met: dict[str, int] = {}
        """How often what is not known yet was met: to run a pattern takes less than to learn what it may hold."""
        self._asked = 0

    def fit(self, padded: str, start: int, end: int) -> bool:
        """Whether a match may hold a sign of the keyword that `padded` has at `start:end`, behind `LEFT` signs more.

        `padded` has `RIGHT` signs more behind its text.
        """
        around = padded[start : end + LEFT + RIGHT]
        known = self._known.get(around)
        return self._learn(around) if known is None else known

    def _learn(self, around: str) -> bool:
        if len(around) > _LONGEST_SURROUNDINGS:
            return True
        met = self._met.get(around, 0) + 1
        if met < _OFTEN:
            if len(self._met) >= _REMEMBERED:
                self._met.clear()
            self._met[around] = met
            return True
        if self._automaton is None:
            self._asked += 1
            if self._asked < _WORTH:
                return True
            self._automaton = automaton_of(self._regex)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        known = self._known[around] = self._automaton.may_hold(around)
        return known


def _turns(body: Sequence[Any]) -> int:
    if len(body) == 1 and body[0][0] in _CHARACTERS:
        return _SINGLE_TURNS
    is_small = all(kind in _CHARACTERS or (kind in _LOOPS and value[2][0][0] in _CHARACTERS) for kind, value in body)
    return _SMALL_TURNS if is_small and len(body) <= _FEW else _TURNS


def _either(parts: Sequence[_Part]) -> _Part:
    return _Part(
        reduce(or_, (part.first for part in parts), 0),
        reduce(or_, (part.last for part in parts), 0),
        empty=any(part.empty for part in parts),
    )


def _refused(nodes: Iterable[Any], direction: int, *, ignore_case: bool) -> int:
    """The characters that assertions at one end of a pattern refuse beside it; `nodes` begin at that end."""
    refused = 0
    for kind, value in nodes:
        if kind is constants.ASSERT_NOT and value[0] == direction:
            refused |= _alone(list(value[1]), ignore_case=ignore_case)
        elif kind not in {constants.ASSERT, constants.ASSERT_NOT, constants.AT}:
            break
    return refused


def _alone(nodes: Sequence[Any], *, ignore_case: bool) -> int:
    """The characters that match `nodes` by themselves."""
    if len(nodes) != 1:
        return 0
    kind, value = nodes[0]
    if kind is constants.BRANCH:
        return reduce(or_, (_alone(list(branch), ignore_case=ignore_case) for branch in value[1]), 0)
    return charset(nodes[0], ignore_case=ignore_case) if kind in _CHARACTERS else 0


def _set_of(sign: str) -> int:
    return _SETS.get(sign) or (1 << ord(sign) if sign.isascii() else OTHER)


def _is_refused(sign: str, refused: int) -> bool:
    """Whether every character of a sign is refused; of those beyond ASCII, and where no sign is, that is not known."""
    return sign != "" and sign.isascii() and not _set_of(sign) & ~refused
