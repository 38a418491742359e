"""What the words of a capitalised value tell of it: that it is no name at all, or that it is a company's.

Responsible for these two questions; the lists they are answered by stand in `words`. It does not search text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.knowledge.famous import PLACES
from gptsanitize.knowledge.words import (
    BUSINESS_NOUNS,
    FUNCTION_WORDS,
    LEGAL_FORMS,
    ORDINARY,
    PRODUCTS,
    PUBLIC_BODIES,
    PUBLIC_HEADS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    SCOPED_HEADS,
    SCOPES,
)

__all__ = ["PLAIN", "ends_as_company", "is_company", "is_ordinary", "words_of"]

PLAIN = ORDINARY | FUNCTION_WORDS | ROLE_HEADS | ROLE_MODIFIERS | PRODUCTS
"""Words that make no name, alone or together."""

_SPLIT = compiled(r"[\s/–—-]+|(?<=[a-z])(?=[A-Z])")
_PUBLIC = frozenset(
    " ".join(words[begin:]) for words in map(str.split, PUBLIC_BODIES) for begin in range(len(words) - 1)
)
"""Public bodies of two words and more, and the ends of their names: a pattern may begin inside one."""
_ENDINGS = (
    *("nummer", "datum", "gesetz", "verordnung", "vertrag", "kosten", "betrag", "gericht", "stellung"),
    *("amt", "amtes", "behörde", "ministerium", "polizei", "anstalt", "verwaltung", "aufsicht", "kammer"),
)
"""Last parts of German compounds that no name has."""
_TOWNS = PLACES - SCOPES
"""Beside one of these a body is that place's, and tells where somebody was."""
_ARTICLES = frozenset({"the", "a", "an"})
_FORMS_INSIDE = LEGAL_FORMS - {"&", "co."}


@lru_cache(maxsize=4096)
def words_of(value: str) -> tuple[str, ...]:
    """The words of a name in lower case, parts of compounds apart, without punctuation around them."""
    return tuple(word for part in _SPLIT.split(value) if (word := part.strip(".,'’()&:;\"").lower()))


@lru_cache(maxsize=4096)
def is_ordinary(value: str) -> bool:
    """Whether a value is made of words of forms, headings, jobs and software alone, or names a public body."""
    words = words_of(value)
    if words and words[0] in _ARTICLES:
        words = words[1:]
    phrase = " ".join(words)
    if value.strip(".:").lower() in PLAIN:  # written with a capital inside: `MwSt`, `BitLocker`
        return True
    if phrase in PUBLIC_BODIES or phrase in _PUBLIC or _is_public_body(words):
        return True
    return all(word in PLAIN or len(word) < 2 or word.isdigit() or word.endswith(_ENDINGS) for word in words)


def _is_public_body(words: Sequence[str]) -> bool:
    """A body of a state by the words of its name: `Federal Employment Agency`, `Ministerio de Industria`."""
    if len(words) == 1:
        return words[0] in PUBLIC_HEADS
    if not words or LEGAL_FORMS.intersection(words):
        return False
    if not PUBLIC_HEADS.isdisjoint(words):
        return True
    return not SCOPED_HEADS.isdisjoint(words) and not SCOPES.isdisjoint(words) and _TOWNS.isdisjoint(words)


def ends_as_company(value: str) -> bool:
    """Whether a legal form or a noun of business ends the value, and no legal form stands inside it."""
    parts = [part.strip(",;)") for part in value.lower().split()]
    while len(parts) > 1 and parts[-1] in LEGAL_FORMS:
        parts.pop()
    return is_company(value) and not any(part in _FORMS_INSIDE for part in parts[1:])


@lru_cache(maxsize=4096)
def is_company(value: str) -> bool:
    """Whether a legal form stands in the value behind its first word, or a noun of business ends it."""
    parts = value.lower().split()
    if any(part.strip(",;)") in _FORMS_INSIDE for part in parts[1:]):
        return True
    words = words_of(value)
    return len(words) > 1 and words[-1] in BUSINESS_NOUNS
