"""Given names, with a surname where one follows, that neither the names model nor a rule has found.

A word with a capital that people are called by, and nothing else, is a person wherever it stands. The names of English
texts are those of births, rare ones too; of other languages' texts, whose words the lists do not know, fewer are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.views.octets import Glance, by_octets
from gptsanitize.detect.words.kinds import PLAIN
from gptsanitize.detect.words.languages import has_english, language_of
from gptsanitize.knowledge.gazetteer import given_in_english
from gptsanitize.knowledge.words import GIVEN_CAPITAL, GIVEN_NAMES
from gptsanitize.model import Place

__all__ = ["overlooked"]

_NOT_PROSE = frozenset({Place.STRUCTURE, Place.FORMULA, Place.LINK, Place.CODE, Place.NAME})
_CAPITAL_NAME = compiled(
    r"(?<![\w@./\\=#$%&+-])(?P<given>[^\W\d_a-z][^\W\d_A-Z]{2,13})(?:-[^\W\d_a-z][^\W\d_]{1,13})?"
    r"(?: [^\W\d_a-z]\.?(?= ))?(?: (?:van|von|de|del|della|di|da|dos|la|le|bin|al|el|der|ten) ?){0,3}"
    r"(?: ?(?P<last>(?:Mc|Mac|O['’]|D['’])?[^\W\d_a-z][^\W\d_A-Z]{1,20}(?:-[^\W\d_a-z][^\W\d_A-Z]{1,20})?))?"
    r"(?![\w@/\\]|-[a-z])"
)
_GIVEN = GIVEN_NAMES | GIVEN_CAPITAL
_ARTICLES = frozenset({"uma", "una", "uno", "einer", "nell", "alla", "pero", "sem", "mais", "edita", "lasse", "ana"})
_GOES_ON = compiled(r" [^\W\d_A-Z]{2}")
"""What stands behind an article: words in small letters."""


@cache
def _given(language: str) -> frozenset[str]:
    """Which words are given names in a text of a language."""
    return _GIVEN if language else _GIVEN | given_in_english()


@cache
def _capital_octets() -> frozenset[bytes]:
    return frozenset(by_octets(_given("")))


def overlooked(text: str, place: Place, hits: Sequence[Hit], glance: Glance | None = None) -> Iterator[Hit]:
    """Given names, with a surname where one follows, that no other finding touches."""
    glance = glance or Glance(text)
    if place in _NOT_PROSE or (_capital_octets().isdisjoint(glance.words) and not glance.is_humped):
        return
    known = _given(language_of(text))
    matches = [match for match in _CAPITAL_NAME.finditer(text) if match["given"].lower() in known]
    if not matches:
        return
    touched = bytearray(len(text))
    for hit in hits:
        touched[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    for match in matches:
        is_whole = match["last"] is not None and match["last"].lower() not in PLAIN
        is_doubtful = not is_whole and match["given"].lower() in _ARTICLES
        if is_doubtful and _GOES_ON.match(text, match.end("given")) and not has_english(text):
            continue
        start, end = match.span() if is_whole else match.span("given")
        if not any(touched[start:end]):
            yield Hit(start, end, "PERSON", "given-name", 0.6, "given name")
