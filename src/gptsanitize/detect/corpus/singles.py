"""Single names that the names model saw in one sentence of a file and not in another: `Voskuijlen called`.

Responsible for the rest of the places where such a word stands in the same file, as it is written. A word that is
also an ordinary one, that is something else as often, or that stands mostly where nobody took it for a name proves
nothing, so that a first mistake does not spread. It knows no other file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.words.kinds import is_ordinary
from gptsanitize.knowledge.dictionary import is_dictionary_word, is_plain_word
from gptsanitize.model import Finding, Place, Segment

__all__ = ["Singles"]

_SCORE = 0.8
_SAYS = "named elsewhere in the file"
_MOST = 50_000  # words of one file that are remembered
_MOST_EACH = 40  # places of one word
_FEWEST = 3
"""Places without a name, for each with one, up to which the word is a name in all."""
_UNREAD = frozenset({Place.STRUCTURE, Place.FORMULA, Place.FIELD, Place.LINK, Place.CODE, Place.NAME})
_SINGLE = compiled(r"(?:(?:Ma?c|[ODL]['’])(?=[A-Z]))?[^\W\d_a-z][^\W\d_A-Z]{4,20}")
_WORD = compiled(rf"(?<![\w@./\\&'’-]){_SINGLE.pattern}(?![\w@/\\])")


class Singles:
    """The single names of one file, told segment by segment."""

    def __init__(self) -> None:
        self._people: Counter[str] = Counter()
        self._others: Counter[str] = Counter()
        self._places: dict[str, list[tuple[int, int, int]]] = {}

    def add(self, segment: Segment, found: Sequence[Finding]) -> None:
        """The next segment with its findings."""
        text = segment.text
        for finding in found:
            value = text[finding.start : finding.end]
            if finding.rule == NAMES_RULE and _SINGLE.fullmatch(value):
                (self._people if finding.entity == "PERSON" else self._others)[value] += 1
        if segment.place in _UNREAD or len(self._places) >= _MOST:
            return
        ends = [each.end for each in found]
        for word in _WORD.finditer(text):
            start, end = word.span()
            behind = bisect_right(ends, start)
            if behind == len(ends) or end <= found[behind].start:
                places = self._places.setdefault(word[0], [])
                if len(places) < _MOST_EACH:
                    places.append((segment.id, start, segment.repeats))

    def findings(self) -> Iterator[tuple[Finding, str, int]]:
        """The places to add, each with its text and how often the document shows it."""
        for word, count in sorted(self._people.items()):
            places = self._places.get(word, ())
            if places and len(places) <= _FEWEST * count and self._others[word] < count and _is_rare(word):
                for segment, start, repeats in places:
                    span = start, start + len(word)
                    yield Finding(segment, *span, "PERSON", NAMES_RULE, _SCORE, _SAYS), word, repeats


def _is_rare(word: str) -> bool:
    """Whether a word with a capital is no ordinary one, alone or as the plural of one."""
    return word[0].isupper() and not (is_ordinary(word) or is_dictionary_word(word) or is_plain_word(word))
