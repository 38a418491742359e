"""Given names, with a surname where one follows, that neither the names model nor a rule has found.

A word with a capital that people are called by, and nothing else, is a person wherever it stands. The names of English
texts are those of births, rare ones too; of other languages' texts, whose words the lists do not know, fewer are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.views.octets import Glance, by_octets, words_in
from gptsanitize.detect.words.kinds import PLAIN, is_ordinary
from gptsanitize.detect.words.languages import has_english, language_of
from gptsanitize.knowledge.dictionary import is_dictionary_word, is_plain_word
from gptsanitize.knowledge.gazetteer import given_in_english, given_or_words_in_english, surnames
from gptsanitize.knowledge.renown import renown_of
from gptsanitize.knowledge.words import ACRONYMS, FUNCTION_WORDS, GIVEN_CAPITAL, GIVEN_NAMES, GIVEN_OR_WORD
from gptsanitize.model import Place

__all__ = ["overlooked"]

_NOT_PROSE = frozenset({Place.STRUCTURE, Place.FORMULA, Place.LINK, Place.CODE, Place.NAME})
_CAPITAL_NAME = compiled(
    r"(?<![\w@./\\=#$%&+-])(?P<given>[^\W\d_a-z][^\W\d_A-Z]{2,13})(?:-[^\W\d_a-z][^\W\d_]{1,13})?"
    r"(?: [^\W\d_a-z]\.?(?= ))?(?: (?:van|von|de|del|della|di|da|dos|la|le|bin|al|el|der|ten) ?){0,3}"
    r"(?: ?(?P<last>(?:Mc|Mac|O['’]|D['’])?[^\W\d_a-z][^\W\d_A-Z]{1,20}(?:-[^\W\d_a-z][^\W\d_A-Z]{1,20})?))?"
    r"(?![\w@/\\]|-[a-z])"
)
_CAPITAL_LINE = compiled(r"(?m)^(?=[^\n]{0,40}[A-ZÀ-Þ]{4})[^a-zß-ÿ\n]{4,400}$")
"""A line without small letters, as telexes, logs of the police and forms have them."""
_CAPITAL_WORD = compiled(
    r"(?<![\w@./\\=#$%&+'’-])(?:[A-ZÀ-Þ]{4,14}|[A-ZÀ-Þ]{2,14}-[A-ZÀ-Þ]{2,14})(?![\w@/\\=(_]|[.'’-]\w{2})"
)
_CAPITAL_SURNAME = compiled(r" (?P<v>[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,20})(?![\w@/\\])")
_SHORT = 4
"""Capitals of a word that is a code or a tag as often as somebody: `INDI`."""
_GIVEN = GIVEN_NAMES | GIVEN_CAPITAL
_GLUED = compiled(r"(?<![\w@./\\=#$%&+-])(?P<given>[^\W\d_a-z][^\W\d_A-Z]{2,13})(?=[^\W\d_a-z][^\W\d_A-Z])")
"""Two words that are written as one: `JaneRoe`."""
_CAPITAL_BEFORE = compiled(r"(?<![\w@./\\'’-])([^\W\d_a-z][^\W\d_A-Z]{2,13}) $")
_CAPITALISED = compiled(r"[^\W\d_a-z][^\W\d_A-Z]{2,14}")
_SEARCHED_EACH = 24
"""Names that are looked for one by one."""
_ROOM = 16
_TOLD_BEFORE = compiled(
    r"(?<!\w)(?i:told|tell|tells|asked|asks|rang|phoned|texted|emailed|messaged|spoke (?:to|with)|spoke w/|thanked|w/|"
    r"c/o|attn:?|cc:?|married|sister|brother|mum|dad|auntie|aunty|nan|gran|grandad) $"
)
_TELLING = words_in(
    "told tell tells asked asks rang phoned texted emailed messaged spoke thanked attn cc married sister brother mum "
    "dad auntie aunty nan gran grandad"
)
_INITIAL_BEHIND = compiled(r"(?: [A-ZÀ-Þ]\.(?!\w))?(?![\w@/\\-]|[.'’]\w{2}| [A-ZÀ-Þ]\w)")
"""An initial, or nothing: what goes on with a capital is a firm's or a place's name."""
_ARTICLES = frozenset({"uma", "una", "uno", "einer", "nell", "alla", "pero", "sem", "mais", "edita", "lasse", "ana"})
_GOES_ON = compiled(r" [^\W\d_A-Z]{2}")
"""What stands behind an article: words in small letters."""


@cache
def _given(language: str) -> frozenset[str]:
    """Which words are given names in a text of a language."""
    return _GIVEN if language else _GIVEN | given_in_english()


@cache
def _octets() -> tuple[dict[bytes, list[str]], frozenset[bytes]]:
    known = by_octets(_given(""))
    return known, frozenset(known)


def _named(glance: Glance) -> list[str]:
    """The given names among the words of a text."""
    known, octets = _octets()
    return [name for word in octets & glance.words for name in known[word]]


def _matches(text: str, names: Sequence[str], glance: Glance, known: frozenset[str]) -> Iterator[re.Match[str]]:
    """Where the names stand with a capital, each with the surname behind it."""
    starts = sorted(start for start, _ in _standing(text, [name for name in names if name in known]))
    if glance.is_humped:
        glued = (match.start() for match in _GLUED.finditer(text) if match["given"].lower() in known)
        starts = sorted({*starts, *glued})
    last = 0
    for start in starts:
        match = _CAPITAL_NAME.match(text, start) if start >= last else None
        if match and match["given"].lower() in known and not _is_behind_name(text, start):
            last = match.end()
            yield match


@cache
def _word_octets() -> tuple[dict[bytes, list[str]], frozenset[bytes]]:
    known = by_octets(given_or_words_in_english() | GIVEN_OR_WORD)
    return known, frozenset(known)


def _told_of(text: str, glance: Glance) -> Iterator[Hit]:
    """Given names that are also words, behind what is said of people alone: `told Dot`, `keys w/ Carol`."""
    if _TELLING.isdisjoint(glance.words) and "w/" not in text:
        return
    known, octets = _word_octets()
    for start, end in _standing(text, [name for word in octets & glance.words for name in known[word]]):
        behind = _INITIAL_BEHIND.match(text, end)
        if behind and _TOLD_BEFORE.search(text, max(0, start - _ROOM), start):
            yield Hit(start, behind.end(), "PERSON", "given-name", 0.6, "told of a person")


def _standing(text: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where names stand with a capital: few are looked for one by one, of many each word is looked at once."""
    if len(names) > _SEARCHED_EACH:
        many = frozenset(names)
        yield from (word.span() for word in _CAPITALISED.finditer(text) if word[0].lower() in many)
        return
    for name in names:
        for start in _each(text, name[0].upper() + name[1:]):
            yield start, start + len(name)


def _each(text: str, name: str) -> Iterator[int]:
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + 1)


def _is_behind_name(text: str, start: int) -> bool:
    """Whether another word with a capital leads, that is no small one of a sentence as in `Since Jane passed`."""
    before = _CAPITAL_BEFORE.search(text, max(0, start - _ROOM), start)
    if before is None:
        return False
    low = before[1].lower()
    return not (low in FUNCTION_WORDS or low in PLAIN or is_plain_word(low))


def _capital_names(text: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Given names, and the surnames behind them, in lines that are written in capitals."""
    for line in _CAPITAL_LINE.finditer(text):
        at = line.start()
        while word := _CAPITAL_WORD.search(text, at, line.end()):
            at = word.end()
            if _is_given_in_capitals(word[0], known):
                while (last := _CAPITAL_SURNAME.match(text, at, line.end())) and _is_surname(last["v"]):
                    at = last.end()
                yield word.start(), at


def _is_given_in_capitals(word: str, known: frozenset[str]) -> bool:
    parts = word.lower().split("-")
    if len(parts) > 1:
        return not GIVEN_NAMES.isdisjoint(parts) and not any(map(is_ordinary, parts))
    is_known = parts[0] in (known if len(word) > _SHORT else GIVEN_NAMES)
    return is_known and word not in ACRONYMS and renown_of(parts[0]) is None


def _is_surname(word: str) -> bool:
    low = word.lower()
    return low not in PLAIN and not is_ordinary(word) and (low in surnames() or not is_dictionary_word(low))


def overlooked(text: str, place: Place, hits: Sequence[Hit], glance: Glance | None = None) -> Iterator[Hit]:
    """Given names, with a surname where one follows, that no other finding touches."""
    glance = glance or Glance(text)
    if place not in _NOT_PROSE:
        yield from _told_of(text, glance)
    names = _named(glance) if place not in _NOT_PROSE else []
    if not names and (place in _NOT_PROSE or not glance.is_humped):
        return
    known = _given(language_of(text))
    matches = list(_matches(text, names, glance, known))
    has_capitals = known is _given("") and (len(names) > _SEARCHED_EACH or any(name.upper() in text for name in names))
    capitals = [*_capital_names(text, known)] if has_capitals else []
    if not matches and not capitals:
        return
    touched = bytearray(len(text))
    for hit in hits:
        touched[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    for start, end in capitals:
        if not any(touched[start:end]):
            yield Hit(start, end, "PERSON", "given-name", 0.6, "given name in a line of capitals")
    for match in matches:
        is_whole = match["last"] is not None and match["last"].lower() not in PLAIN
        is_doubtful = not is_whole and match["given"].lower() in _ARTICLES
        if is_doubtful and _GOES_ON.match(text, match.end("given")) and not has_english(text):
            continue
        start, end = match.span() if is_whole else match.span("given")
        if not any(touched[start:end]):
            yield Hit(start, end, "PERSON", "given-name", 0.6, "given name")
