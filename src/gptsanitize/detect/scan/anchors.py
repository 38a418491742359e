"""Where the scan looks: the keywords of all rules in one automaton, and the surroundings of what it met.

Which pattern runs there, and what its matches are, the scanner says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gptsanitize.detect.rules.reading import Pattern
from gptsanitize.detect.views.blocks import Block

__all__ = ["Places", "automaton_of_keywords", "windows"]


class Places(dict[int, list[tuple[int, int]]]):
    """For the number of a probe, the spans of its keywords."""

    def __missing__(self, number: int) -> list[tuple[int, int]]:
        places = self[number] = []
        return places


def windows(block: Block, pattern: Pattern, places: list[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """The surroundings of anchors, cut at the borders of their texts and joined.

    `(index of the text, low, high, end of the last anchor)`.
    """
    before, after = pattern.before, pattern.after
    index, low, high, limit, last = -1, 0, 0, -1, 0
    for start, end in places:
        begin, stop = start - before, end + after
        if end <= limit and begin <= high:
            if stop > high:
                high = min(stop, limit)
            last = max(last, end)
            continue
        if index >= 0:
            yield index, low, high, last
        if end > limit:
            index = block.index(start)
            low, limit = max(block.starts[index], begin), block.ends[index]
        else:
            low = begin
        high, last = min(stop, limit), end
    if index >= 0:
        yield index, low, high, last


def automaton_of_keywords(keywords: dict[str, list[int]]) -> Any:
    """Each keyword with its length, whether a word must begin and end there, and the numbers of its probes; more of
    these where it stands in rules in several ways.
    """
    import ahocorasick

    if not keywords:
        return None
    automaton = ahocorasick.Automaton()
    known: dict[str, tuple[int, bool, bool, tuple[int, ...], tuple[tuple[bool, bool, tuple[int, ...]], ...]]] = {}
    for word, numbers in keywords.items():
        bare = word if word[0] != "*" != word[-1] else word.strip("*") or word
        left, right = word[0] == bare[0] and bare[0].isalnum(), word[-1] == bare[-1] and bare[-1].isalnum()
        way = len(bare), left, right, tuple(numbers), ()
        first = known.setdefault(bare, way)
        if first is not way:
            known[bare] = (*first[:4], (*first[4], way[1:4]))
    for bare, ways in known.items():
        automaton.add_word(bare, ways)
    automaton.make_automaton()
    return automaton
