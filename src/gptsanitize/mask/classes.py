"""Which name of the vocabulary stands for which: one to one, within classes, in an order that only the key knows.

Responsible for the keyed pairing of listed names. The fake of a name begins with the fake of its initial and is, as
far as the lists reach, of its language and its role. Common names choose first, for they are met most. It knows
nothing of names that no list has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.vocabulary import Vocabulary, fold

__all__ = ["Classes"]

_COMMON = 0.0005  # share of a list's people from which on a name chooses before the rest
_ROLES = ("m", "f", "u", "s", "i", "p", "q")
_NEAR = {"m": "u", "f": "u", "u": "mf", "s": "i", "i": "s"}
"""Roles whose names may stand for those of a role when its own are used up."""

_FAMILIES = (
    *("en de nl nordic", "es pt it fr ro", "pl cs hr hu", "zh ko ja vi", "in africa id", "nordic fi"),
    *("ru bg uk", "ar fa", "ja zh"),
)


@cache
def _nearness(own: str, other: str) -> int:
    if own == other:
        return 0
    return 1 if any(own in family and other in family for family in map(str.split, _FAMILIES)) else 2


class Classes:
    """The pairings of one script under one key, made initial by initial when they are met."""

    def __init__(self, key: Subkey, words: Vocabulary, initials: Mapping[str, str]) -> None:
        self._key = key
        self._words = words
        self._initials = initials
        self._paired: dict[str, dict[str, str]] = {}

    def fake(self, plain: str) -> str | None:
        """The name, as written, that stands for a folded name; None if there is none left for it."""
        letter = plain[0] if self._words.lettered else ""
        pairs = self._paired.get(letter)
        if pairs is None:
            pairs = self._paired[letter] = self._pair(letter) if letter else self._turn()
        return pairs.get(plain)

    def others(self, plain: str) -> list[str]:
        """The names that might stand for a folded name, in its own order, first come first."""
        language, role = self._words.lexemes[plain]
        letter = self._initials.get(plain[0], plain[0]) if self._words.lettered else ""
        names = self._words.targets.get((language, role, letter), [])
        start = self._key.number(plain, 4) % (len(names) or 1)
        return names[start:] + names[:start]

    def _pair(self, letter: str) -> dict[str, str]:
        """The names of one initial -> those of the fake initial."""
        words, fake = self._words, self._initials.get(letter, letter)
        free = {
            (language, role): self._key.order(words.targets.get((language, role, fake), ()), 2)
            for language in words.languages
            for role in _ROLES
        }
        pairs: dict[str, str] = {}
        for is_common in (True, False):
            left = {
                (language, role): self._by_weight(words.sources.get((language, role, letter), ()), is_common=is_common)
                for language in words.languages
                for role in _ROLES
            }
            for sources, targets in self._choices(left, free):
                pairs.update(zip(sources, targets, strict=False))
                taken = min(len(sources), len(targets))
                del sources[:taken], targets[:taken]
        return pairs

    def _choices(
        self, left: dict[tuple[str, str], list[str]], free: dict[tuple[str, str], list[str]]
    ) -> Iterator[tuple[list[str], list[str]]]:
        """Who may choose from what, the nearest first: own language and role, then a near role, then any language.

        Names with accents choose first, from names with accents, so that a Müller may be a Köhler.
        """
        languages = self._words.languages
        for pair, sources in left.items():
            yield from self._accented(sources, free[pair])
            yield sources, free[pair]
        for (own, role), sources in left.items():
            for near in _NEAR.get(role, ""):
                yield sources, free[own, near]
        for distance in (1, 2):
            for role in _ROLES:
                for near in (role, *_NEAR.get(role, "")):
                    for own in languages:
                        if not left[own, role]:
                            continue
                        for other in languages:
                            if free[other, near] and _nearness(own, other) == distance:
                                yield left[own, role], free[other, near]

    def _accented(self, sources: list[str], targets: list[str]) -> Iterator[tuple[list[str], list[str]]]:
        """Sources and targets with accents; what was chosen is taken from the given lists."""
        mine = [word for word in sources if word in self._words.accented]
        theirs = [name for name in targets if not name.isascii()]
        taken = min(len(mine), len(theirs))
        chosen, used = set(mine[:taken]), set(theirs[:taken])
        yield mine, theirs
        sources[:] = [word for word in sources if word not in chosen]
        targets[:] = [name for name in targets if name not in used]

    def _by_weight(self, sources: Sequence[str], *, is_common: bool) -> list[str]:
        weights = self._words.weights
        chosen = [word for word in sources if (weights.get(word, 0.0) >= _COMMON) == is_common]
        return sorted(chosen, key=lambda word: (-weights.get(word, 0.0), self._key.number(word, 1), word))

    def _turn(self) -> dict[str, str]:
        """Without initials: the names of each language and role in keyed order, each to the one before."""
        pairs = {}
        for names in self._words.targets.values():
            ordered = self._key.order(names, 2)
            pairs.update({fold(name): ordered[i - 1] for i, name in enumerate(ordered) if len(ordered) > 1})
        return pairs
