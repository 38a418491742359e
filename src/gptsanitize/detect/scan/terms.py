"""The user's confidential terms: found in any case, spacing and hyphenation, in the plural and the possessive.

One Aho-Corasick automaton over the terms without their separators, so that a hundred thousand terms cost what one
costs. A term is a whole word: what stands inside another word is not found.
"""

from __future__ import annotations

from collections.abc import Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.lexicon import automaton, longest, squeeze, squeezed_offsets
from gptsanitize.model import Term

__all__ = ["Terms"]

_SEPARATORS = "-_./"
_ENDING = compiled(r"(?:es|s)?(?:['’]s?)?(?![^\W_])")
_POSSESSIVE = compiled(r"(?:['’]s)?(?![^\W_])")
_FEWEST_FOR_PLURAL = 3


class Terms:
    """A list of terms, ready to be searched."""

    def __init__(self, terms: Sequence[Term]) -> None:
        keys = {squeeze(term.text, _SEPARATORS): len(term.text) for term in terms}
        keys.pop("", None)
        self._automaton = automaton(keys)

    def find(self, text: str) -> list[tuple[int, int]]:
        """Spans of terms in a normalised text, none overlapping; a plural or possessive end is included."""
        if self._automaton is None:
            return []
        hits = [(last, length) for last, (length, _) in self._automaton.iter(squeeze(text, _SEPARATORS))]
        if not hits:
            return []
        offsets = squeezed_offsets(text, _SEPARATORS)
        spans = []
        for last, length in hits:
            start, end = offsets[last - length + 1], offsets[last] + 1
            end = _whole_word(text, start, end, length)
            if end:
                spans.append((start, end, None))
        return [(start, end) for start, end, _ in longest(spans)]


def _whole_word(text: str, start: int, end: int, length: int) -> int:
    """The end of the term with its inflection, or 0 where it is part of another word or spread over a paragraph."""
    if start and text[start].isalnum() and text[start - 1].isalnum():
        return 0
    if "\n\n" in text[start:end] or end - start > 3 * length + 8:
        return 0
    ending = (_ENDING if length >= _FEWEST_FOR_PLURAL else _POSSESSIVE).match(text, end)
    if ending is None:
        return 0
    kept = ending.group()
    return end + len(kept.rstrip("'’")) if kept else end
