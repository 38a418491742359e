"""All surrogates of a ledger, ready to be looked for in any text.

Responsible for what is looked for and how much it proves by itself. A surrogate that is a number of few digits, or one
short or ordinary word, stands in many texts that have nothing to do with it: it is weak, and is restored only where its
surroundings tell. Names of people in single words are the affair of `People`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, NamedTuple

from gptsanitize.garbage import collection_paused
from gptsanitize.mask.ledger import Ledger, Pair
from gptsanitize.mask.vocabulary import is_ordinary
from gptsanitize.restore.numbers import Numbers
from gptsanitize.restore.people import Choice, People, choose, is_name, recased
from gptsanitize.restore.view import is_plain, view_of

__all__ = ["Form", "Index", "context_of"]

_FEWEST_DIGITS = 5
_FEWEST_SIGNS = 5
_FEWEST_LETTERS = 4
_PLAINLY_LONG = 24
_LEFT = 24
_SELDOM = 5
_CASED = frozenset({"PASSWORD", "API_KEY", "PRIVATE_KEY", "SECRET", "CONNECTION_STRING", "CRYPTO_ADDRESS"})


class Form(NamedTuple):
    """What is written alike but for case: the pairs of it, and whether it proves nothing by itself.

    `edges` are the characters of the surrogate before and after what a reader sees of it, or None where all is seen.
    """

    pairs: tuple[Pair, ...]
    is_weak: bool
    edges: tuple[int, int] | None


class Index:
    """The forms and names of a ledger, and the automaton that finds them."""

    def __init__(self, ledger: Ledger) -> None:
        with collection_paused():
            self._fill(ledger)

    def _fill(self, ledger: Ledger) -> None:
        names: list[Pair] = []
        others: list[Pair] = []
        for pair in ledger.all_pairs():
            (names if is_name(pair) else others).append(pair)
        others += _short_names(others)
        self.people = People(names)
        self.numbers = Numbers(others)
        self.contexts = ledger.contexts
        self.strays = _common(ledger)
        """What clean files hold often enough as a word of their own, in small letters."""
        self._forms = _forms([*others, *(pair for pair in names if " " in pair.surrogate.strip())])
        self.longest = 0
        """Characters of the longest that is looked for."""
        self._automaton = self._build()

    def _build(self) -> Any:
        """An automaton in whose values a form, a name, or both are given for each key."""
        from gptsanitize.detect.scan.lexicon import automaton

        keys: dict[str, tuple[Form | None, bool]] = {
            key: (form, self.people.knows(key)) for key, form in self._forms.items()
        }
        words = [*self.people.written, *self.people.aliases]
        self.longest = max(map(len, (*keys, *words)), default=0)
        keys |= {key: (None, True) for key in words if key not in keys}
        return automaton(keys)

    def hits(self, lower: str) -> list[tuple[int, int, Form | None, bool]]:
        """`(start, end, form, is a word of a name)` of all that stands in a text in small letters, in any order."""
        if self._automaton is None:
            return []
        return [(last - size + 1, last + 1, *value) for last, (size, value) in self._automaton.iter(lower)]

    def begins(self, lower: str) -> bool:
        """Whether something that is looked for begins with this text."""
        return self._automaton is not None and self._automaton.match(lower)

    def original(self, form: Form, raw: str, seen: str) -> Choice | None:
        """What stands for a form that is written `raw` and read as `seen`; None where it is not that form after all."""
        for written in (raw, seen):  # with the codes of its file it is surer than without
            exact = _counted((pair.original, pair.count) for pair in form.pairs if pair.surrogate == written)
            if exact:
                return choose(exact)
        made = _counted(
            (recased(pair.original, pair.surrogate, seen), pair.count)
            for pair in form.pairs
            if pair.entity not in _CASED and (form.edges is None or _key(pair.surrogate)[1] in {None, (0, 0)})
        )
        return choose(made) if made else None


def _common(ledger: Ledger) -> frozenset[str]:
    uses: dict[str, int] = {}
    for pair in ledger.all_pairs():
        for text in {pair.surrogate.lower(), *pair.surrogate.lower().split()}:
            uses[text] = uses.get(text, 0) + pair.count
    strays: dict[str, int] = {}
    for text, count in ledger.strays.items():
        strays[text.lower()] = strays.get(text.lower(), 0) + count
    return frozenset(text for text, count in strays.items() if _SELDOM * count >= uses.get(text, 0))


def _counted(originals: Iterable[tuple[str, int]]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for original, count in originals:
        counted[original] = counted.get(original, 0) + count
    return counted


def context_of(left: str, found: str) -> str:
    """A digest of a surrogate as it was found and of the text just before it."""
    near = left[-2 * _LEFT :].replace("\r\n", "\n")[-_LEFT:]
    return hashlib.blake2b(f"{near}\0{found}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _forms(pairs: list[Pair]) -> dict[str, Form]:
    grouped: dict[str, list[Pair]] = {}
    edges: dict[str, tuple[int, int] | None] = {}
    for pair in pairs:
        key, around = _key(pair.surrogate)
        if key.strip():
            grouped.setdefault(key, []).append(pair)
            edges[key] = edges.get(key) or around
    return {key: Form(tuple(found), _is_weak(found), edges[key]) for key, found in grouped.items()}


def _short_names(pairs: Iterable[Pair]) -> list[Pair]:
    """Firms without what stands alike behind their names: `Corbett` of `Corbett Foods GmbH`, where it is nobody's."""
    known = {pair.surrogate.lower() for pair in pairs}
    found: dict[str, set[Pair]] = {}
    for pair in pairs:
        fakes, reals = pair.surrogate.split(), pair.original.split()
        if pair.entity != "ORGANIZATION" or len(fakes) != len(reals):
            continue
        while len(fakes) > 1 and fakes[-1] == reals[-1]:
            del fakes[-1], reals[-1]
            short, original = " ".join(fakes).rstrip(","), " ".join(reals).rstrip(",")
            if short.lower() not in known and short != original and not short[:1].islower():
                found.setdefault(short.lower(), set()).add(Pair(pair.entity, short, original))
    return [pair for made in found.values() for pair in sorted(made, key=lambda each: (each.surrogate, each.original))]


def _key(surrogate: str) -> tuple[str, tuple[int, int] | None]:
    if is_plain(surrogate):
        return surrogate.lower(), None
    seen = view_of(surrogate)
    if len(seen.text) == len(surrogate):
        return seen.lower, None
    return seen.lower, (seen.start(0), len(surrogate) - seen.end(len(seen.text)))


def _is_weak(pairs: list[Pair]) -> bool:
    text = next((pair.surrogate for pair in pairs if not pair.surrogate.islower()), pairs[0].surrogate)
    if len(text) > _PLAINLY_LONG:
        return False
    letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
    if not letters:
        return digits < _FEWEST_DIGITS
    if digits:
        return letters + digits < _FEWEST_SIGNS
    if text.isascii() and text.strip().isalpha():
        return letters < _FEWEST_LETTERS or is_ordinary(text.strip())
    return letters < (_FEWEST_SIGNS if text.isascii() else 2)
