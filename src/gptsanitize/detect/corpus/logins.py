"""User names that are made of the name of somebody whom the same file names: `jdoe` beside Jane Doe.

Responsible for words in small letters, alone or with digits behind them, in the ways in which offices make accounts of
names: initial and surname, surname and initial, both names with a sign between them. A word that a dictionary has, or
that is an ordinary one, is left. It knows no other file.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, permutations

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.knowledge.dictionary import is_dictionary_word, is_plain_word
from gptsanitize.knowledge.words import PARTICLES
from gptsanitize.model import Finding, Place, Segment

__all__ = ["Logins"]

RULE = "login-of-person"
_SCORE, _LEAST = 0.8, 0.5
_SAYS = "made of a name in the file"
_MOST_NAMES, _MOST_WORDS, _MOST_EACH = 20_000, 50_000, 40
_SHORTEST, _SHORTEST_CUT = 5, 6
"""Letters of a user name, and of one whose surname is cut (`swhitco` of Whitcombe)."""
_UNREAD = frozenset({Place.STRUCTURE, Place.FORMULA, Place.FIELD, Place.NAME})
_LOGIN = compiled(r"(?<![\w@./\\-])(?P<v>[a-z]{1,20}(?:[._-][a-z]{1,20}|(?<=[a-z]{2})))[0-9]{0,4}(?![\w@\\-]|[./]\w)")
_WORD = compiled(r"[^\W\d_]+")
_JOINED = str.maketrans(dict.fromkeys("'’ʼ-", "") | {"ß": "ss", "ø": "o", "ł": "l", "đ": "d"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})


class Logins:
    """The user names of one file, told segment by segment."""

    def __init__(self) -> None:
        self._people: dict[tuple[str, str], None] = {}
        self._places: dict[str, list[tuple[int, int, str, int]]] = {}

    def add(self, segment: Segment, found: Sequence[Finding]) -> None:
        """The next segment with its findings."""
        text = segment.text
        for finding in found:
            if finding.entity == "PERSON" and finding.score >= _LEAST and len(self._people) < _MOST_NAMES:
                self._people.update(dict.fromkeys(_spellings(text[finding.start : finding.end])))
        if segment.place in _UNREAD or len(self._places) >= _MOST_WORDS:
            return
        ends = [each.end for each in found]
        for word in filter(_is_strange, set(_LOGIN.findall(text))):
            places = self._places.setdefault(word, [])
            for login in islice(_each(text, word), _MOST_EACH - len(places)):
                behind = bisect_right(ends, login.start())
                if behind == len(ends) or login.end() <= found[behind].start:
                    places.append((segment.id, login.start(), login[0], segment.repeats))

    def findings(self) -> Iterator[tuple[Finding, str, int]]:
        """The places to add, each with its text and how often the document shows it."""
        made = {login for names in self._people for login in _logins(names)}
        for word in sorted(self._places.keys() & made):
            for segment, start, login, repeats in self._places[word]:
                yield Finding(segment, start, start + len(login), "USERNAME", RULE, _SCORE, _SAYS), login, repeats


def _each(text: str, word: str) -> Iterator[re.Match[str]]:
    """The places where a user name stands."""
    start = text.find(word)
    while start >= 0:
        login = _LOGIN.match(text, start)
        if login is not None and login["v"] == word:
            yield login
        start = text.find(word, start + 1)


@lru_cache(maxsize=65_536)
def _is_strange(word: str) -> bool:
    """Whether no dictionary has a word of some length."""
    return len(word) >= _SHORTEST and not (is_dictionary_word(word) or is_plain_word(word))


def _spellings(name: str) -> Iterator[tuple[str, str]]:
    """First and last word of a name in plain small letters, umlauts in both ways; halves of a double name joined."""
    low = name.lower().translate(_JOINED)
    for spelled in {low, low.translate(_UMLAUTS)}:
        bare = "".join(sign for sign in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(sign))
        words = [word for word in _WORD.findall(bare) if word not in PARTICLES and word.isascii()]
        if len(words) > 1:
            yield words[0], words[-1]


def _logins(names: tuple[str, str]) -> Iterator[str]:
    """What offices make of a first and a last name, whichever stands first."""
    for given, surname in permutations(names):
        if len(given) + len(surname) < _SHORTEST:
            continue
        first = given[0]
        yield from (first + surname, surname + first, given + surname, given + surname[0])
        yield from (first + surname[:length] for length in range(_SHORTEST_CUT - 1, len(surname)))
        for sign in "._-":
            yield from (f"{given}{sign}{surname}", f"{first}{sign}{surname}", f"{given}{sign}{surname[0]}")
