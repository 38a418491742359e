"""The names of people, word by word: which original a fake word stands for, and which words are one person's.

Masking maps names word by word, so the way back is found in the pairs alone: the words of a surrogate and of its
original stand in the same order. Responsible for that index; it looks at no answer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from gptsanitize.knowledge.words import PARTICLES, SUFFIXES, TITLES
from gptsanitize.mask.forms import split_possessive
from gptsanitize.mask.ledger import Pair
from gptsanitize.mask.names import ELISION, LONGEST_INITIALS, WORD, is_initials
from gptsanitize.mask.vocabulary import fold

__all__ = ["Choice", "People", "choose", "is_name", "recased", "without_marks"]

_FORM = TITLES | PARTICLES | SUFFIXES
_NO_NAME = re.compile(r"[\d@_\[\]]")
_SHORTEST = 2
_MOST_WORDS = 6


class Choice(NamedTuple):
    """What stands for a surrogate: `text` is None where several things may; `is_sure` is false where one was chosen."""

    text: str | None
    is_sure: bool

    def __repr__(self) -> str:
        return f"Choice(is_sure={self.is_sure})"


def is_name(pair: Pair) -> bool:
    """Whether a pair is the name of a person, in words."""
    if pair.entity != "PERSON" and not pair.entity.endswith("_NAME"):
        return False
    return pair.entity != "FILE_NAME" and _NO_NAME.search(pair.surrogate) is None


def recased(original: str, surrogate: str, found: str) -> str:
    """The original in the case in which its surrogate was found."""
    if found == surrogate:
        return original
    if found.isupper() and not surrogate.isupper() and len(found) > 1:
        return original.upper()
    if found.islower() and not surrogate.islower():
        return original.lower()
    if (surrogate.isupper() and original.isupper()) or (surrogate.islower() and original.islower()):
        return found if found.isupper() or found.islower() else original.title()
    return original


def choose(candidates: dict[str, int]) -> Choice:
    """One of several originals by how often they were met, if they are one value in several spellings.

    Where one holds all others (`Jane Roe` and `Roe` under one label) it stands for all.
    """
    if len(candidates) == 1:
        return Choice(next(iter(candidates)), is_sure=True)
    if len({_bare(original) for original in candidates}) == 1:
        return Choice(max(candidates, key=lambda original: candidates[original]), is_sure=False)
    longest = max(candidates, key=len)
    words = set(_words(longest))
    if len(words) < _MOST_WORDS and all(words.issuperset(_words(original)) for original in candidates):
        return Choice(longest, is_sure=False)
    return Choice(None, is_sure=False)


def without_marks(word: str) -> str:
    """A word without accents: `Müller` -> `Muller`."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _bare(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())


def _words(text: str) -> list[str]:
    return [fold(word) for word in WORD.findall(text)]


class People:
    """Every fake word of a name, in small letters, with what it stands for and who has it."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self.written: dict[str, dict[tuple[str, str], int]] = {}
        """Fake word -> (as written, original as written) -> how often."""
        self.given: set[str] = set()
        self.surnames: set[str] = set()
        self._persons: list[dict[str, str]] = []
        self._holders: dict[str, list[int]] = {}
        seen: set[tuple[str, ...]] = set()
        for pair in pairs:
            self._add(pair, seen)
        plain = {bare: word for word in self.written if not word.isascii() and (bare := without_marks(word)) != word}
        self.aliases = {bare: word for bare, word in plain.items() if bare not in self.written}
        """Fake words without their accents, as addresses and some models write them -> the words."""

    def word(self, lower: str) -> str:
        """The fake word that is written so, in small letters."""
        return self.aliases.get(lower, lower)

    def knows(self, lower: str) -> bool:
        """Whether something in small letters is a fake word."""
        return lower in self.written or lower in self.aliases

    def are_initials(self, lower: str) -> bool:
        """Whether a fake word, in small letters, was only ever written as somebody's initials."""
        return len(lower) <= LONGEST_INITIALS and all(
            is_initials(fake) and is_initials(real) for fake, real in self.written.get(lower, ())
        )

    def has_initials(self, letters: str, words: Iterable[str]) -> bool:
        """Whether a person who has one of some fake words has these fake initials, in small letters."""
        holders = {number for word in words for number in self._holders.get(word, ())}
        return any(set(letters) <= {word[0] for word in self._persons[number]} for number in holders)

    def _add(self, pair: Pair, seen: set[tuple[str, ...]]) -> None:
        words = list(_aligned(pair.surrogate, pair.original))
        person: dict[str, str] = {}
        for fake, original in words:
            lower = fake.lower()
            person.setdefault(lower, original)
            if len(fake) >= _SHORTEST:
                written = self.written.setdefault(lower, {})
                written[fake, original] = written.get((fake, original), 0) + (pair.count or 1)
        if len(words) < 2:
            return
        self._sort(words, is_reversed="," in pair.surrogate)
        key = tuple(sorted(person))
        if key not in seen:
            seen.add(key)
            for word in person:
                self._holders.setdefault(word, []).append(len(self._persons))
            self._persons.append(person)

    def _sort(self, words: list[tuple[str, str]], *, is_reversed: bool) -> None:
        surname = words[0] if is_reversed else words[-1]
        self.surnames.add(surname[0].lower())
        self.given.update(fake.lower() for fake, original in words if (fake, original) != surname)

    def original(self, found: str) -> Choice:
        """What a fake word stands for, in the case in which it was found."""
        lower = found.lower()
        pairs = self.written.get(self.word(lower))
        if pairs is None:
            return Choice(None, is_sure=False)
        if lower in self.aliases and found.islower():  # mailboxes and user names have no accents
            return choose({without_marks(original).lower(): count for (_, original), count in pairs.items()})
        exact = {original: count for (fake, original), count in pairs.items() if fake == found}
        if exact:
            return choose(exact)
        made: dict[str, int] = {}
        for (fake, original), count in pairs.items():
            text = recased(original, fake, found)
            made[text] = made.get(text, 0) + count
        return choose(made)

    def persons(self, words: Iterable[str]) -> list[dict[str, str]]:
        """Those whose name has all of some fake words (in small letters)."""
        holders = [set(self._holders.get(word, ())) for word in words]
        return [self._persons[number] for number in sorted(set.intersection(*holders))] if holders else []

    def initial(self, letter: str, words: Iterable[str]) -> Choice:
        """The original of a fake initial before or after some words of a name; none if nobody there has it."""
        wanted, known = fold(letter), set(words)
        found: dict[str, int] = {}
        for person in self.persons(known):
            for fake, original in person.items():
                if fake not in known and fold(fake[:1]) == wanted:
                    initial = original[:1].upper()
                    found[initial] = found.get(initial, 0) + 1
        return choose(found) if found else Choice(None, is_sure=False)


def _aligned(surrogate: str, original: str) -> Iterable[tuple[str, str]]:
    """The words of a surrogate with those of its original, without titles, particles, suffixes and possessives."""
    fakes, reals = WORD.findall(surrogate), WORD.findall(original)
    if len(fakes) != len(reals):
        return
    for fake, real in zip(fakes, reals, strict=True):
        if fake == real or (fake.lower() == real.lower() and fake.lower() in _FORM):
            continue
        fake, real = split_possessive(fake)[0], split_possessive(real)[0]  # noqa: PLW2901 -- the bare words
        elision = ELISION.match(fake)
        if elision and real.startswith(elision[1]):
            yield fake[elision.end() :], real[elision.end() :]
        else:
            yield fake, real
