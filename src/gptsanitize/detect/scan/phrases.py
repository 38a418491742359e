"""Whether a short text has one of some words: as a whole word, in any case.

For the context of a finding and the sentence of a label, which are looked at often and have long lists of words: one
automaton, made when it is first needed, instead of an expression that tries each word at each place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gptsanitize.detect.scan.lexicon import automaton

__all__ = ["Phrases"]


class Phrases:
    """Words and phrases, ready to be looked for. An underscore ends a word."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._automaton: Any = None

    def are_in(self, text: str) -> bool:
        """Whether one of them stands in `text`."""
        if self._automaton is None:
            self._automaton = automaton({word.lower(): word for word in self._words})
        folded = text.lower()
        size = len(folded)
        for last, (length, _) in self._automaton.iter(folded):
            start = last - length + 1
            if (not start or not folded[start - 1].isalnum()) and (last + 1 == size or not folded[last + 1].isalnum()):
                return True
        return False
