"""Names without the everyday words that were taken along, and without names that are nothing else.

A names model for English takes the nouns of German for names, and so it does with labels, roles and abbreviations of
notes: `Angebote`, `Lebensgefährtin Jana`, `Rückgabe Dienstwagen`, `Retd`. Responsible for cutting such words off the
ends of people's names and for dropping findings made of them. What kind of name is left is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.words.kinds import is_company
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.everyday import EVERYDAY, GERMAN
from gptsanitize.knowledge.gazetteer import given_names, surnames, towns
from gptsanitize.knowledge.words import FUNCTION_WORDS, LEGAL_FORMS

__all__ = ["without_everyday", "without_tails"]

_RULES = frozenset({NAMES_RULE, "foreign-name"})
_TITLED = frozenset({"titled-person", "someone-named", NAMES_RULE})
_NAMED = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})
_CHUNK = compiled(r"\S+")
_EDGES = ".,;:()[]\"'’“”„«»"
_INSTITUTIONS = frozenset(
    "hotel restaurant bar café cafe schule kita kindergarten praxis klinik krankenhaus apotheke kanzlei kirche verein "
    "verband stiftung bank halle hof haus werkstatt werk bahnhof station flughafen universität gaststätte museum "
    "theater platz straße park garten stadt gemeinde land kreis école lycée collège clinique hôpital pharmacie garage "
    "banque boulangerie boucherie bureau cabinet association agence centre maison résidence rue place parc jardin "
    "église mairie colegio escuela instituto clínica hospital farmacia taller tienda bodega banco panadería asociación "
    "fundación residencia calle parque universidad iglesia ayuntamiento scuola liceo ospedale clinica banca bottega "
    "officina studio ristorante albergo palestra chiesa istituto condominio villa via piazza palazzo parco escola "
    "colégio farmácia oficina padaria igreja rua praça prédio condomínio associação school ziekenhuis "
    "huisartsenpraktijk apotheek winkel kantoor stichting vereniging straat plein gebouw kerk".split()
)
"""Words that names of houses, firms and streets begin with."""
_CALLED = frozenset(
    "mom mum mam mummy mommy dad daddy nan nana gran granny grandma grandpa grandad uncle auntie aunt aunty nanny "
    "sister brother father mother mama papa opa oma opi omi tante onkel oom tía tío tita zia zio nonna nonno tia tio "
    "avó avô papy mamie dr sr jr prof capt col cllr adv engr gen supt sgt insp rev chief pastor deacon captain doctor "
    "inspector constable sergeant".split()
)
"""Before a given name these are how somebody is called, as titles are."""
_OF_STREETS = frozenset("ln rd st ave dr cl ct pl sq hwy cres bldg blk apt".split())
_SHORTEST_HEAD = 5
_HEADS = tuple(sorted(word for word in GERMAN if len(word) >= _SHORTEST_HEAD and word not in _INSTITUTIONS))
"""Last parts of German compounds: `Teamsitzung`."""
_LONGEST_COMPOUND = 40
_PREFIX = 3
_ENDS = ("es", "en", "s", "n", "e")
"""Endings of cases."""


def without_everyday(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits without everyday words at their ends; none that has no other word."""
    for hit in hits:
        if hit.rule not in _RULES or hit.entity not in _NAMED:
            yield hit
            continue
        first, last = _named(text[hit.start : hit.end], hit.entity)
        if last > first:
            yield (
                hit
                if last - first == hit.end - hit.start
                else hit._replace(start=hit.start + first, end=hit.start + last)
            )


def without_tails(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits, in which what a title proves ends before labels, small words and abbreviations: `Ms Roe TEL`."""
    for hit in hits:
        if hit.rule in _TITLED and hit.entity == "PERSON":
            end = _end(text[hit.start : hit.end])
            yield hit if end == hit.end - hit.start else hit._replace(end=hit.start + end)
        else:
            yield hit


@lru_cache(maxsize=4096)
def _end(value: str) -> int:
    words = list(_CHUNK.finditer(value))
    is_mixed = not value.isupper()
    while len(words) > 1 and _is_tail(words[-1][0].strip(_EDGES), is_mixed=is_mixed):
        words.pop()
    end = words[-1].end()
    return end - 2 if value[:end].endswith(("'s", "’s")) and end > _SHORTEST_HEAD else end


def _is_tail(word: str, *, is_mixed: bool) -> bool:
    """Whether a word behind a name is none of it: in capitals, where the name has small letters, or a label."""
    low = word.lower()
    if not word.isupper() or len(word) < _PREFIX - 1 or low in surnames() or low in given_names():
        return False
    return low in FUNCTION_WORDS or low in EVERYDAY or (is_mixed and is_dictionary_word(low))


@lru_cache(maxsize=8192)
def _named(value: str, entity: str) -> tuple[int, int]:
    """From where to where a value is a name; an empty span for none."""
    words = list(_CHUNK.finditer(value))
    plain = [word[0].strip(_EDGES).lower() for word in words]
    told = [index for index, word in enumerate(plain) if word and not _is_everyday(word) and word not in FUNCTION_WORDS]
    if not told:
        is_house = len(words) > 1 and not _INSTITUTIONS.isdisjoint(plain)
        is_word = any(word and _is_everyday(word) for word in plain)
        return (0, 0) if is_word and not is_house else (0, len(value))
    if entity != "PERSON" or not _INSTITUTIONS.isdisjoint(plain) or is_company(value):
        return 0, len(value)
    if not LEGAL_FORMS.isdisjoint(plain):
        return 0, len(value)
    first, last = 0, len(words)
    while first < told[0] and _is_everyday(plain[first]) and plain[first] not in _CALLED:
        first += 1
    while last - 1 > told[-1] and _is_everyday(plain[last - 1]) and plain[last - 1] not in _OF_STREETS:
        last -= 1
    return words[first].start(), words[last - 1].end()


@lru_cache(maxsize=16384)
def _is_everyday(word: str) -> bool:
    """Whether a word in small letters is one of everyday life, in a case or compound too, and nobody's name."""
    if word in EVERYDAY:
        return word not in surnames() or word in _ALSO_SURNAMES
    if word in _ALONE:
        return True
    if word in surnames() or word in given_names() or word in towns():
        return False
    if any(word.endswith(end) and word.removesuffix(end) in GERMAN for end in _ENDS):
        return True
    return _is_compound(word.removesuffix("es").removesuffix("s")) or _is_compound(word)


def _is_compound(word: str) -> bool:
    if not _SHORTEST_HEAD + _PREFIX <= len(word) <= _LONGEST_COMPOUND or not word.replace("-", "").isalpha():
        return False
    return word.endswith(_HEADS)


_ALONE = frozenset("alh engr retd messrs hon esq bros".split())
_ALSO_SURNAMES = frozenset("sohn vater mutter bruder chef notar anwalt richter herr frau tochter opa oma".split())
"""Words for people that families are called by too, though seldom."""
