"""Known values, searched for in any text: the sweep over the whole corpus.

`Match.ANYWHERE` values are distinctive: they are found inside other text, in any case, and however white space is
spread in them. `Match.WORD` values are found as whole words, as written, in capitals or in title case. Both kinds
are searched by Aho-Corasick automata, whose time does not depend on how many values there are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from gptsanitize.detect.normalise import normalise
from gptsanitize.model import Known, Match

__all__ = ["Lexicon"]

T = TypeVar("T")


def squeeze(text: str, dropped: str = "") -> str:
    """Lower case without white space (and without the characters of `dropped`), one character for each that stays."""
    kept = "".join(text.split())
    for char in dropped:
        kept = kept.replace(char, "")
    return kept.replace("İ", "I").lower()


def squeezed_offsets(text: str, dropped: str = "") -> list[int]:
    """For each character of `squeeze(text, dropped)`, where it stands in `text`."""
    return [index for index, char in enumerate(text) if not char.isspace() and char not in dropped]


class Lexicon:
    """The values of a plan, ready to be searched. Values of `Match.NEVER` are not searched."""

    def __init__(self, known: Sequence[Known]) -> None:
        anywhere: dict[str, Known] = {}
        words: dict[str, Known] = {}
        for value in known:
            text = normalise(value.text).text.strip()
            if value.match is Match.ANYWHERE and (key := squeeze(text)):
                anywhere.setdefault(key, value)
            elif value.match is Match.WORD and text:
                for form in (text, text.upper(), text.title()):
                    words.setdefault(form, value)
        self._anywhere = automaton(anywhere)
        self._words = automaton(words)

    def find(self, text: str) -> list[tuple[int, int, Known]]:
        """`(start, end, known)` in reading order: the longest first, none overlapping another."""
        view = normalise(text)
        found = [*self._find_anywhere(view.text), *self._find_words(view.text)]
        return [(*view.back(start, end), value) for start, end, value in longest(found)] if found else []

    def _find_anywhere(self, text: str) -> list[tuple[int, int, Known]]:
        if self._anywhere is None:
            return []
        hits = [(last, length, value) for last, (length, value) in self._anywhere.iter(squeeze(text))]
        if not hits:
            return []
        offsets = squeezed_offsets(text)
        return [(offsets[last - length + 1], offsets[last] + 1, value) for last, length, value in hits]

    def _find_words(self, text: str) -> list[tuple[int, int, Known]]:
        if self._words is None:
            return []
        hits = ((last - length + 1, last + 1, value) for last, (length, value) in self._words.iter(text))
        return [(start, end, value) for start, end, value in hits if is_bounded(text, start, end)]


def is_bounded(text: str, start: int, end: int) -> bool:
    """Whether no word goes on before or after the span; an underscore ends a word, as in identifiers."""
    if start and text[start].isalnum() and text[start - 1].isalnum():
        return False
    return not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())


def automaton(values: dict[str, Any]) -> Any:
    """An Aho-Corasick automaton that gives `(length, value)` for each key, or nothing for no keys."""
    import ahocorasick

    if not values:
        return None
    built = ahocorasick.Automaton()
    for key, value in values.items():
        built.add_word(key, (len(key), value))
    built.make_automaton()
    return built


def longest(found: Iterable[tuple[int, int, T]]) -> list[tuple[int, int, T]]:
    """Of overlapping spans the longest, of equally long ones the first; in reading order."""
    taken: list[tuple[int, int, T]] = []
    for span in sorted(found, key=lambda item: (item[0] - item[1], item[0])):
        at = bisect_left(taken, span[0], key=lambda item: item[0])
        before_ends = taken[at - 1][1] if at else 0
        after_starts = taken[at][0] if at < len(taken) else span[1]
        if before_ends <= span[0] and span[1] <= after_starts:
            taken.insert(at, span)
    return taken
