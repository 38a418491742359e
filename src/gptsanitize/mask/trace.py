"""Which words went into a surrogate, so that a word that takes another fake makes only what holds it anew.

Responsible for the memory of one planning. A corpus is planned in turns that differ in the fakes of a few words, and
most surrogates hold none of those. It makes no surrogate itself and knows no entity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

__all__ = ["Makings", "Trace", "memory"]

Made = TypeVar("Made")


class Trace:
    """The words whose fakes were asked for since `words` was set, also where a remembered answer was given."""

    __slots__ = ("words",)

    def __init__(self) -> None:
        self.words: set[str] = set()

    def remember(self, make: Callable[[str], Made]) -> Callable[[str], Made]:
        """`make` with a memory for its answers and for the words that went into them."""
        known: dict[str, tuple[Made, set[str]]] = {}

        def recall(text: str) -> Made:
            found = known.get(text)
            if found is None:
                outer, self.words = self.words, set()
                made = make(text)
                found = known[text] = (made, self.words)
                self.words = outer
            self.words |= found[1]
            return found[0]

        return recall


def memory(trace: Trace | None, size: int) -> Callable[[Callable[[str], Made]], Callable[[str], Made]]:
    """What gives a function of a text a memory: of `size` answers, or, where there is a trace, of all with their
    words."""
    return trace.remember if trace is not None else lru_cache(size)


class Makings:
    """The surrogates of one planning, each made once, and again when a word of it has taken another fake."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._make: Callable[[str, str, int], str]
        self._known: dict[tuple[str, str, int], str] = {}
        self._holders: dict[str, list[tuple[str, str, int]]] = {}

    def turn(self, make: Callable[[str, str, int], str], changed: Iterable[str] = ()) -> set[tuple[str, str]]:
        """Use `make(entity, text, change)` from now on; `changed` are the words that it fakes otherwise than before.
        Returns the values whose surrogates are forgotten."""
        self._make = make
        holders = {holder for word in changed for holder in self._holders.pop(word, ())}
        for holder in holders:
            self._known.pop(holder, None)  # some were not asked for again
        return {(entity, text) for entity, text, _ in holders}

    def surrogate(self, entity: str, text: str, change: int = 0) -> str:
        """The surrogate of a value that passes over `change` candidates."""
        value = (entity, text, change)
        made = self._known.get(value)
        if made is None:
            words = self._trace.words = set()
            made = self._known[value] = self._make(*value)
            for word in words:
                self._holders.setdefault(word, []).append(value)
        return made
