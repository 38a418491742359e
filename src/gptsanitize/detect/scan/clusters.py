"""Clusters of digits in a text, and for each the patterns that it may be a part of.

Most numbers of a document are parts of nothing that is looked for, and tables and logs are full of them. What may hold
a cluster is decided by its form (`forms`), and remembered: for a form that was met before it costs one look.
"""

from __future__ import annotations

from collections.abc import Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.patterns.forms import LEFT, RIGHT, Automaton, automaton_of
from gptsanitize.detect.rules.reading import Pattern
from gptsanitize.detect.views.blocks import Block
from gptsanitize.detect.views.octets import SIGNS

__all__ = ["Clusters"]

_CLUSTER = compiled(r"[0-9](?>[^A-Za-z\n]{0,3}[0-9])*+")
_BEFORE, _BEHIND = "\n" * LEFT, "\n" * RIGHT
_BESIDE = 2
"""Signs to either side among which a pattern may want a capital."""
_LONGEST = 64
"""Characters of a cluster whose form is looked at; a longer one is tried with all patterns."""
_REMEMBERED = 20_000


class Clusters:
    """Patterns that wait for digits. Remembers a bounded number of forms and no text."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns
        self._automata: list[Automaton | None] = [None] * len(patterns)
        self._fewest = min((pattern.digits for pattern in patterns), default=1)
        self._known: dict[str, tuple[int, ...]] = {}

    def anchors(self, block: Block) -> dict[int, list[tuple[int, int]]]:
        """For the numbers of patterns, the clusters that they may hold."""
        places: dict[int, list[tuple[int, int]]] = {}
        known, fewest = self._known, self._fewest
        signs = f"{_BEFORE}{block.octets.translate(SIGNS).decode('latin-1')}{_BEHIND}"
        for cluster in _CLUSTER.finditer(block.text):
            start, end = span = cluster.span()
            if end - start < fewest:
                continue
            form = signs[start : end + LEFT + RIGHT]
            numbers = known.get(form)
            if numbers is None:
                numbers = self._learn(form)
            for number in numbers:
                places.setdefault(number, []).append(span)
        return places

    def _learn(self, form: str) -> tuple[int, ...]:
        end = len(form) - RIGHT
        cluster = form[LEFT:end]
        digits = cluster.count("0")
        beside = form[LEFT - _BESIDE : LEFT] + form[end : end + _BESIDE]
        capital = any(sign.isupper() for sign in beside)
        numbers = [
            number
            for number, pattern in enumerate(self._patterns)
            if pattern.digits <= digits
            and (capital or not pattern.capital)
            and (not pattern.has or not set(pattern.has).isdisjoint(cluster))
        ]
        if len(cluster) > _LONGEST:
            return tuple(numbers)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        found = self._known[form] = tuple(number for number in numbers if self._automaton(number).may_hold(form))
        return found

    def _automaton(self, number: int) -> Automaton:
        known = self._automata[number]
        if known is None:
            known = self._automata[number] = automaton_of(self._patterns[number].regex)
        return known
