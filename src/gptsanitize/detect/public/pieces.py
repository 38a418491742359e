"""Which part of what a names model found is everybody's, where it took neighbours along: `Rhonda Origin Energy`.

A table, a log or a note puts a firm beside a person, a town or a word without a comma, and the model reads one name.
Responsible for taking known names off its ends. Whether a whole name is everybody's is decided in `decision`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.words.kinds import is_ordinary
from gptsanitize.knowledge.dictionary import is_dictionary_word, is_plain_word
from gptsanitize.knowledge.famous import BRANDS, FAMOUS, PLACES
from gptsanitize.knowledge.gazetteer import given_names, surnames
from gptsanitize.knowledge.renown import Renown, renown_of
from gptsanitize.knowledge.words import BUSINESS_NOUNS, FUNCTION_WORDS, LANGUAGES, LEGAL_FORMS

__all__ = ["without_known_ends"]

_RULES = frozenset({NAMES_RULE, "foreign-name"})
_NAMED = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})
_CHUNK = compiled(r"\S+")
_MOST_WORDS = 8
_SHORTEST = 5
"""Letters of a lone word that names a firm."""
_JOINTS = frozenset({"and", "und", "et", "y", "e", "en", "or", "oder", "ou", "&", "/", "+"})
_OWN = (BUSINESS_NOUNS | LEGAL_FORMS) | frozenset(
    "hospital hospitals school schools college church trust clinic surgery club branch university foundation academy "
    "centre center stadium arena tower building house street road avenue park hotel museum theatre society council "
    "union team department dept division klinik klinikum schule verein stiftung filiale straße strasse platz halle "
    "haus stadion hôpital école lycée collège rue avenue place agence hospital colegio calle plaza sucursal ospedale "
    "scuola via piazza filiale escola rua praça agência ziekenhuis straat plein kantoor".split()
)
"""Beside these a known name is a part of another one's: `Barclays Stadium Manchester`."""


_OF_SHOPS = compiled(r"(?i)'(?:merchant|shop|store|retailer|carrier|airline|courier|brand|make|laden|geschäft|händler)")
"""Columns of what was paid for or who made it; a vendor or supplier is a party whatever it is called."""
_OF_TOWNS = frozenset(
    "sparkasse kreissparkasse stadtsparkasse volksbank raiffeisenbank vr-bank stadtwerke aok ihk hwk vhs caritas "
    "diakonie awo drk asb ymca ywca rotary scouts caf cpam urssaf msa ccas cáritas ggd".split()
)
"""Kinds of bodies that each town has one of: with its town a name is that one's."""


def without_known_ends(text: str, hit: Hit) -> Iterator[Hit]:
    """The hit, or what is left of it without names at its ends that everybody knows; nothing where that is no name."""
    value = text[hit.start : hit.end]
    if hit.rule == "organisation-labelled" and _OF_SHOPS.search(hit.evidence):
        length = _shop(value)
        if length < len(value):
            yield hit._replace(start=hit.start + length)
        return
    if hit.rule not in _RULES or hit.entity not in _NAMED or " " not in value:
        yield hit
        return
    first, last = _rest(value)
    if (first, last) == (0, len(value)):
        yield hit
    elif last > first:
        entity = "PERSON" if value[first:last].partition(" ")[0].lower() in given_names() else hit.entity
        yield hit._replace(start=hit.start + first, end=hit.start + last, entity=entity)


def _shop(value: str) -> int:
    """Where what stands behind the name of a chain begins in a cell of shops."""
    words = list(_CHUNK.finditer(value))
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        if _is_known(value[: words[count - 1].end()]) and _are_beside([word[0] for word in words[count:]]):
            return words[count].start() if count < len(words) else len(value)
    return 0


@lru_cache(maxsize=4096)
def _rest(value: str) -> tuple[int, int]:
    """Where what is left of a name begins and ends."""
    words = list(_CHUNK.finditer(value))
    is_party = any(word[0].strip(".,;()").lower() in LEGAL_FORMS for word in words)
    if is_party or len(words) > _MOST_WORDS or _is_known(value):
        return 0, len(value)
    for count in range(len(words) - 1, 0, -1):
        behind, before = [word[0] for word in words[count:]], [word[0] for word in words[:-count]]
        if _is_known(value[: words[count - 1].end()]) and (behind[0] in _JOINTS or _are_beside(behind)):
            return _named(value, words[count].start(), len(value))
        if _is_known(value[words[-count].start() :]) and (before[-1] in _JOINTS or _are_beside(before)):
            return _named(value, 0, words[-count - 1].end())
    return 0, len(value)


def _named(value: str, start: int, end: int) -> tuple[int, int]:
    return (start, end) if any(map(_may_name, value[start:end].split())) else (0, 0)


def _are_beside(words: list[str]) -> bool:
    """Whether words make no name of their own together with a known one beside them."""
    return all((low := word.strip(".,;:()").lower()) not in _OWN and low not in LANGUAGES for word in words)


def _may_name(word: str) -> bool:
    """Whether somebody or some place may be called so."""
    plain = word.strip(".,;:()'’\"")
    low = plain.lower()
    if low in given_names() or low in surnames() or low in PLACES:
        return True
    if not plain[:1].isupper() or plain.isupper() or not plain.isalpha() or low in FUNCTION_WORDS:
        return False
    return not (is_ordinary(plain) or is_dictionary_word(plain) or is_plain_word(plain))


def _is_known(value: str) -> bool:
    """Whether it is a firm or body by the lists, and nobody is called so."""
    phrase = value.lower().replace("’", "'").strip(" .,;:()")
    if phrase in _OF_TOWNS:
        return False
    if " " not in phrase:
        if len(phrase) < _SHORTEST and not value.isupper():
            return False
        if is_dictionary_word(phrase) or phrase in given_names() or phrase in surnames() or phrase in PLACES:
            return False
    if phrase in BRANDS or phrase in FAMOUS:
        return True
    return " " in phrase and renown_of(phrase) in {Renown.NAME, Renown.CHAIN}
