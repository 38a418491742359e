"""Where names of peoples are names of languages: in lists of them, and before words for texts.

`Norwegian` of a patient tells of her; in a list of the languages that a program reads it tells of nobody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.scan.scanner import Hit

__all__ = ["without_languages"]

_NEAR = 80
_FEWEST = 4
"""Peoples so near each other that they are a list."""
_OF_TEXTS = compiled(
    r"[ -](?:languages?|texts?|characters?|alphabet|script|keyboard|layout|translations?|versions?|editions?|"
    r"dictionar(?:y|ies)|grammar|models?|corp(?:us|ora)|datasets?|data|locales?|spelling|words?|sentences?|speech|voices?|"
    r"subtitles?|fonts?|ocr|tokeni[sz]er|documents|sprachen?|version|texte?)(?!\w)",
)
"""Behind it, in small letters."""


def without_languages(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits without names of peoples that are names of languages there."""
    starts = sorted(hit.start for hit in hits if hit.entity == "NATIONALITY")
    for hit in hits:
        if hit.entity == "NATIONALITY" and hit.rule == NAMES_RULE:
            near = bisect_right(starts, hit.end + _NEAR) - bisect_left(starts, hit.start - _NEAR)
            if near >= _FEWEST or _OF_TEXTS.match(text, hit.end):
                continue
        yield hit
