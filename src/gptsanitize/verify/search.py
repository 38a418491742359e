"""One pass over a piece of text for all originals at once, in time linear in the text.

Grams of the text's skeleton and the set of its words are intersected with those of the needles: both run at the speed
of a set. Only what both share is looked at by pattern. Knows nothing of files or encodings.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from gptsanitize.verify.fold import fold, normal, skeleton, words
from gptsanitize.verify.needles import GRAM, MARK, STRIDE, LongNeedle, Needles, ShortNeedle

__all__ = ["Haystack", "Hit", "Scope", "search"]

_PAIRS_WORTH = 8  # candidates from which on a table of neighbouring words is cheaper than looking for each


class Scope(Enum):
    """What kind of text is searched, hence for what."""

    TEXT = "text"  # what people read or write: every needle
    RUN = "run"  # one run of a paragraph: a single word may be half of one, the paragraph tells
    SEAM = "seam"  # runs and paragraphs with marks between: what is whole only over a mark
    STRUCTURE = "structure"  # names, code, decoded runs: no ordinary words, no short numbers
    BINARY = "binary"  # no words at all: neighbours of a value mean nothing

    @property
    def holds_words(self) -> bool:
        """Whether people wrote it, so that ordinary words and short numbers count."""
        return self in {Scope.TEXT, Scope.RUN}


class Haystack(NamedTuple):
    """A window of text. `begins` and `ends` say whether its edges are those of the text or were cut."""

    text: str
    scope: Scope = Scope.TEXT
    begins: bool = True
    ends: bool = True


class Hit(NamedTuple):
    """A needle that was found: what it is, and how it was written compared with the original."""

    entity: str
    form: str


def search(needles: Needles, haystack: Haystack) -> Iterator[Hit]:
    """Every needle that stands in the haystack, once each; nothing for needles inside one of our own surrogates."""
    written = normal(haystack.text)
    folded = fold(written)
    yield from _search_long(needles, haystack, folded)
    if haystack.scope is not Scope.BINARY:
        yield from _search_short(needles, haystack, written, folded)
    if haystack.scope.holds_words:
        yield from (Hit(each.entity, "plain") for each in needles.literal if each.text in haystack.text)


def _search_long(needles: Needles, haystack: Haystack, folded: str) -> Iterator[Hit]:
    bones = skeleton(folded)
    grams = {bones[start : start + GRAM] for start in range(0, len(bones) - GRAM + 1, STRIDE)}
    candidates = {needle for gram in needles.grams & grams for needle in needles.long[gram]}
    for needle in candidates:
        if needle.skeleton not in bones or (haystack.scope is Scope.RUN and needle.is_one_word):
            continue
        pattern = needle.loose if _needs_no_boundary(needle, haystack.scope) else needle.pattern
        if _stands(needles, needle, pattern, haystack, folded):
            yield Hit(needle.entity, _form(needle.text, haystack.text, folded))


def _needs_no_boundary(needle: LongNeedle, scope: Scope) -> bool:
    return needle.glued or scope is Scope.BINARY


def _search_short(needles: Needles, haystack: Haystack, written: str, folded: str) -> Iterator[Hit]:
    sequence = words(written)
    spelled = set(sequence)
    present = set(words(folded)) if written.isascii() else {fold(word) for word in spelled}
    candidates = [
        needle
        for anchor in needles.anchors & present
        for needle in needles.short[anchor]
        if (haystack.scope.holds_words or needle.structural)
        and not (haystack.scope is Scope.RUN and needle.is_one_word)
        and (not needle.exact or needle.heads & spelled)
        and present.issuperset(needle.words)
    ]
    if len(candidates) > _PAIRS_WORTH:
        candidates = _neighbours(candidates, sequence)
    for needle in candidates:
        text = written if needle.exact else folded
        if _stands(needles, needle, needle.pattern, haystack, text):
            yield Hit(needle.entity, _form(needle.text, haystack.text, folded))


def _neighbours(candidates: list[ShortNeedle], sequence: list[str]) -> list[ShortNeedle]:
    """The candidates whose words follow each other somewhere."""
    folded = [fold(word) for word in sequence]
    pairs = set(itertools.pairwise(folded))
    return [each for each in candidates if pairs.issuperset(itertools.pairwise(each.words))]


def _stands(
    needles: Needles, needle: LongNeedle | ShortNeedle, pattern: re.Pattern[str], haystack: Haystack, text: str
) -> bool:
    """Whether the needle stands in the text as itself, and not as a part of one of our surrogates.

    A match at an edge that was cut is left to the neighbouring window, which sees what lies beyond.
    """
    folded_needle = fold(needle.text)
    surrogates: set[str] | None = None
    for match in pattern.finditer(text):
        start, end = match.span()
        if (start == 0 and not haystack.begins) or (end == len(text) and not haystack.ends):
            continue
        if haystack.scope is Scope.SEAM and MARK not in match[0]:
            continue
        surrogates = needles.surrogates_with(folded_needle) if surrogates is None else surrogates
        if not any(_covers(each, len(folded_needle), text, start, end) for each in surrogates):
            return True
    return False


def _covers(surrogate: str, needle: int, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` lies inside a surrogate: no other place in this slice has room for it."""
    spare = len(surrogate) - needle
    return surrogate in fold(text[max(0, start - spare) : end + spare])


def _form(original: str, text: str, folded: str) -> str:
    if original in text:
        return "plain"
    return "other case" if fold(original) in folded else "other spacing"
