"""Words in capitals as the names model reads them: in the case that running text would give them.

A name in capitals in a text of small letters is a name, and so is most of what a form prints in capitals. Whole logs,
telexes and registers in capitals are prose: there every word would be a name to the model, so that the small words,
verbs and things of the dictionary are written small, and only what may be somebody's name keeps its capital. The
length of a text stays. What the model says is judged elsewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.knowledge.dictionary import is_dictionary_word, is_plain_word
from gptsanitize.knowledge.famous import PLACES
from gptsanitize.knowledge.gazetteer import given_names, surnames, towns
from gptsanitize.knowledge.words import (
    BUSINESS_NOUNS,
    ENGLISH_FUNCTION_WORDS,
    GIVEN_NAMES,
    LEGAL_FORMS,
    PUBLIC_HEADS,
    SCOPED_HEADS,
)

__all__ = ["in_ordinary_case", "is_in_capitals", "named_in_capitals"]

_CAPITAL_WORD = compiled(r"(?<![\w])[A-ZÀ-ÖØ-Þ]{2,40}(?![\w])")
_FEWEST_CAPITALS = 5  # shorter words in capitals are acronyms more often than names
_SHORT_WORDS = frozenset({"AND", "OF", "THE", "FOR", "ON", "AT", "BY", "TO", "DE", "LA", "VON", "VAN"})
_FEWEST_WORDS = 12
"""Words in capitals of a text that may be in capitals as a whole."""
_SHARE = 0.45
"""Of all characters of such a text, those of words in capitals; digits, signs and spaces are the others."""
_OF_FIRMS = (BUSINESS_NOUNS | LEGAL_FORMS | PUBLIC_HEADS | SCOPED_HEADS) | frozenset(
    "school college church hospital house street road lane avenue close drive court park farm hotel inn surgery "
    "clinic practice bank club bar cafe restaurant primary secondary infants nursery academy trust clearing trading "
    "sons daughters bros brothers partners associates enterprises ventures lodge grange manor cottage mill mills way "
    "place square gardens terrace crescent grove hill green quay wharf estate mews villas heights view row rise".split()
)
"""Words that names of firms, bodies and streets end with."""
_ABBREVIATED = compiled(r"[A-Z]{0,4}[BCDFGHJKLMNPQRSTVWXZ]{3}|[A-Z]{0,2}[BCDFGHJKLMNPQRSTVWXZ]{4}[A-Z]?")
"""Consonants that no name has so: `INFT`, `PTNR`."""
_ONSET = compiled(
    r"(?:[B-DF-HJ-NP-TV-XZ]?|B[HJLR]|C[HLRZ]|CHR|D[HJRWZ]|F[JLR]|G[HLNRWU]|H[JLR]|K[HJLNRVW]|L[HL]|M[BCKNPW]|N[DGHJKT]|"
    r"P[FHLRS]|PRZ|QU|R[HZ]|S[CHJKLMNPQRTVWZ]|SCH[LMNRW]?|S[HPT]R|SZCZ|T[CHJRSWZ]|THR|V[LR]|W[HLR]|X[HI]|Z[BDGHJLMNRVW])"
    r"[AEIOUYÀ-ÖØ-Þ]"
)
"""How names begin, in the languages of these letters."""
_LONGEST_ABBREVIATION = 6
_PARTED = compiled(r"[^\w]+")
_SAMPLE = 400
_CHUNK = compiled(r"\S+")
_SHORTEST = 4
"""Letters of a word that is in no list and may be a name."""


def in_ordinary_case(text: str) -> str:
    """The text with its words in capitals in ordinary case."""
    return _CAPITAL_WORD.sub(_among_capitals if is_in_capitals(text) else _alone, text)


@lru_cache(maxsize=64)
def is_in_capitals(text: str) -> bool:
    """Whether a text is written in capitals as a whole, so that they tell no name."""
    if text[:_SAMPLE].islower():
        return False
    words = _CAPITAL_WORD.findall(text)
    return len(words) >= _FEWEST_WORDS and sum(map(len, words)) >= _SHARE * len(text)


def named_in_capitals(text: str, start: int, end: int) -> tuple[int, int]:
    """Of a name in a text in capitals, from where to where it may be one; an empty span for none."""
    words = [word for word in _CHUNK.finditer(text, start, end) if not word[0].isupper() or _tells(word[0])]
    if not words:
        return start, start
    return words[0].start(), words[-1].end()


def _tells(word: str) -> bool:
    """Whether a word in capitals may be of a name: one is written so in running text, or an initial."""
    return any(len(part) == 1 or not (_cased(part).islower() or _cased(part).isupper()) for part in _parts(word))


def _parts(word: str) -> list[str]:
    return [part for part in _PARTED.split(word) if part]


def _alone(match: re.Match[str]) -> str:
    word = match.group()
    if word in _SHORT_WORDS:
        return word.lower()
    return _title(word) if len(word) >= _FEWEST_CAPITALS else word


def _among_capitals(match: re.Match[str]) -> str:
    return _cased(match.group())


@lru_cache(maxsize=8192)
def _cased(word: str) -> str:
    """A word of a text in capitals."""
    low = word.lower()
    if len(low) != len(word):
        return word
    if low in ENGLISH_FUNCTION_WORDS or word in _SHORT_WORDS:
        return low
    if low in GIVEN_NAMES or low in given_names() or low in surnames() or low in PLACES or low in towns():
        return _title(word)
    if low in _OF_FIRMS:
        return _title(word) if len(word) >= _SHORTEST else word
    if is_dictionary_word(low) or is_plain_word(low):
        return low
    is_word = len(word) > _LONGEST_ABBREVIATION or (
        len(word) >= _SHORTEST and _ONSET.match(word) and not _ABBREVIATED.fullmatch(word)
    )
    return _title(word) if is_word else word


def _title(word: str) -> str:
    changed = word.title()
    return changed if len(changed) == len(word) else word
