"""People whom the names model saw in part: `Ji-won` and `Noh`, `Ragnhild` of `Ragnhild Saether`.

Two names that only a blank parts are one person, and a given name takes along the word behind it that looks like a
surname: capitalised, no word of any list, in a text that writes no nouns so. It finds nobody where nobody was seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.words.kinds import is_ordinary
from gptsanitize.detect.words.languages import language_of
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.gazetteer import given_names, towns
from gptsanitize.knowledge.words import TITLES

__all__ = ["relatives", "widened"]

_SURNAME = compiled(r" ([^\W\d_a-z][^\W\d_A-Z]{2,24}(?:-[^\W\d_a-z][^\W\d_A-Z]{2,24})?)(?![\w@/\\-]|[.'’]\w|['’]?\()")
_BEFORE_SURNAME = compiled(
    r"(?<![\w@./\\-])(?P<given>[^\W\d_a-z][^\W\d_A-Z]{2,15})(?= (?P<last>[^\W\d_a-z][\w'’-]{2,25})(?![\w@]))"
)
_JOINED = compiled(r"(?: (?:and|und|et|y|e|en|&) |, )$")
_NOUNS_IN_CAPITALS = frozenset({"de"})
_PARTICLES = frozenset("Te Van Von De Del Della Di Da Dos Du La Le El Al Bin Ibn Ben Abu Ter Ten Mac Mc Ap".split())
"""Words that end no name."""


def widened(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, in which names of the model that belong together are one."""
    people = sorted(hit for hit in hits if hit.rule == NAMES_RULE and hit.entity == "PERSON")
    if not people:
        return list(hits)
    joined = _joined(text, people)
    taken = sorted({hit.start for hit in hits})
    wide = [_with_surname(text, hit, taken) for hit in joined]
    named = set(people)
    return [*(hit for hit in hits if hit not in named), *wide]


def relatives(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """People of whom the model saw another of the same surname: `Ada Roe and Quenda Roe`, where it saw Ada."""
    people = [hit for hit in hits if hit.entity == "PERSON"]
    names = [text[hit.start : hit.end].split() for hit in people]
    surnames = {name[-1] for name in names if len(name) > 1}
    if not surnames:
        return
    ends, seen = {hit.end for hit in people}, bytearray(len(text))
    for hit in people:
        seen[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    told = [
        match
        for match in _BEFORE_SURNAME.finditer(text)
        if match["last"] in surnames and match["given"][0].isupper() and not any(seen[match.start() : match.end()])
    ]
    is_english = bool(told) and not language_of(text)  # as the dictionary is
    for match in told:
        given, start = match["given"], match.start()
        joint = _JOINED.search(text, max(0, start - 5), start)
        is_listed = joint is not None and joint.start() in ends
        is_rare = is_english and not is_dictionary_word(given)
        if not is_ordinary(given) and given.lower() not in TITLES and (is_listed or is_rare):
            yield Hit(start, match.end("last"), "PERSON", NAMES_RULE, 0.8, "before a surname of the text")


def _joined(text: str, people: Sequence[Hit]) -> list[Hit]:
    joined: list[Hit] = []
    for hit in people:
        last = joined[-1] if joined else None
        if (
            last is not None
            and text[last.end : hit.start] == " "
            and _is_one(text[last.start : last.end])
            and _is_one(text[hit.start : hit.end])
        ):
            joined[-1] = last._replace(end=hit.end)
        else:
            joined.append(hit)
    return joined


def _is_one(name: str) -> bool:
    """Whether a name is one word of a person's, no title and no abbreviation."""
    return name.replace("-", "").isalpha() and name[:1].isupper()


def _with_surname(text: str, hit: Hit, taken: Sequence[int]) -> Hit:
    name = text[hit.start : hit.end]
    is_cut = name.rpartition(" ")[2] in _PARTICLES and " " in name
    if not is_cut and (" " in name or name.casefold() not in given_names()):
        return hit
    found = _SURNAME.match(text, hit.end)
    if is_cut and found and found.start(1) not in taken:
        return hit._replace(end=found.end(1))
    if found is None or found.start(1) in taken or not _may_be_surname(found[1], text):
        return hit
    return hit._replace(end=found.end(1))


def _may_be_surname(word: str, text: str) -> bool:
    low = word.lower()
    if is_ordinary(word) or is_dictionary_word(word) or low in towns():
        return False
    return language_of(text) not in _NOUNS_IN_CAPITALS
