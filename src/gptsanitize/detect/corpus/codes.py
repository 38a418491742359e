"""Numbers with letters before them that may be somebody's: `OR-90019` counts where labels prove others of its form.

Responsible for finding what looks like the number of an employee, customer or document and stands without its label:
in a note, behind a name, in a file without headers. Such numbers are doubtful until the corpus is known: a company
gives its numbers one form, and labels tell of that form elsewhere whose it is. It decides nothing itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gptsanitize.detect.corpus.initials import LIKELY_RULE
from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.model import Finding, Place, Segment

__all__ = ["LIKELY_CODE_RULE", "LIKELY_RULES", "Codes"]

LIKELY_CODE_RULE = "code-likely"
"""The rule of numbers that count only where a label proves others of the same form."""
LIKELY_RULES = frozenset({LIKELY_RULE, LIKELY_CODE_RULE})
"""Rules whose findings count only where the rest of the corpus proves them."""
ENTITY = "CUSTOMER_ID"
_SCORE = 0.4
_MOST = 20_000  # places of one file that are remembered
_CODE = compiled(r"(?<![\w/.@#&=+-])(?>[A-Z]{2,5}[-_/]?|[A-Z][-_/])[0-9]{4,10}(?![\w@=+]|[-/.,:][A-Za-z0-9])", re.ASCII)
_PLACES = frozenset({Place.STRUCTURE, Place.FORMULA, Place.FIELD})


class Codes:
    """The doubtful numbers of one file, told segment by segment."""

    def __init__(self) -> None:
        self._places: list[tuple[int, int, int, str, int]] = []

    def add(self, segment: Segment, found: Iterable[Finding]) -> None:
        """The next segment with its findings, of which none is doubted."""
        if segment.place in _PLACES or len(self._places) >= _MOST:
            return
        for code in _CODE.finditer(segment.text):
            start, end = code.span()
            if not any(each.start < end and start < each.end for each in found):
                self._places.append((segment.id, start, end, code[0], segment.repeats))

    def findings(self) -> Iterator[tuple[Finding, str, int]]:
        """Each with its text and how often the document shows it."""
        for segment, start, end, text, repeats in self._places:
            yield Finding(segment, start, end, ENTITY, LIKELY_CODE_RULE, _SCORE, "form"), text, repeats
