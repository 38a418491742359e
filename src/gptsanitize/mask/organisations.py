"""Organisations: the words that name a firm become fakes, the words that say what it is stay.

Responsible for names of firms and for the labels of domains that tell them. Fakes are made word by word by `names`,
so that
"Acme Logistics GmbH", "ACME" and `acme-logistics.com` tell one firm, and a law firm keeps its partners' fake names.
"""

from __future__ import annotations

import re

from gptsanitize.mask.forms import split_possessive
from gptsanitize.mask.names import LETTERS, Names
from gptsanitize.mask.vocabulary import fold
from gptsanitize.mask.words import COUNTRIES, DIRECTIONS, LEGAL_FORMS, ORG_WORDS, REGIONS, ROLE_MAILBOXES, WEB_WORDS

__all__ = ["Organisations", "core_words"]

_WORD = re.compile(rf"{LETTERS}(?:['’ʼ.]{LETTERS})*+\.?")
_RUN = re.compile(rf"{LETTERS}|\d++")
_KEPT = LEGAL_FORMS | ORG_WORDS
_GENERIC_TAILS = tuple(
    sorted((word for word in ORG_WORDS if len(word) >= 4 and word.isascii()), key=lambda w: (-len(w), w))
)
_SHORTEST_CORE = 3


def core_words(text: str) -> list[str]:
    """The words that name the firm, folded: without legal form, trade and country. All words, if no other is left."""
    words = [_bare(found[0]) for found in _WORD.finditer(text)]
    core = [word for word in words if not _is_kept(word)]
    return [fold(word) for word in core or [w for w in words if fold(w) not in LEGAL_FORMS][:1] or words[:1]]


def _bare(word: str) -> str:
    return split_possessive(word.removesuffix("."))[0]


def _is_kept(word: str) -> bool:
    plain = word.casefold()
    return plain in _KEPT or plain in COUNTRIES or plain in REGIONS or plain in DIRECTIONS


class Organisations:
    """Fake firms under one key."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def name(self, text: str) -> str:
        """The fake of an organisation's name, in its form: legal form, trade and punctuation stay."""
        core = frozenset(core_words(text))
        return _WORD.sub(lambda found: self._word(found[0], core), text)

    def _word(self, word: str, core: frozenset[str]) -> str:
        bare = _bare(word)
        if fold(bare) not in core:
            return word
        return self._names.word(bare) + word[len(bare) :]

    def label(self, label: str) -> str:
        """The fake of a label of a domain: `acme-logistics` -> the fake of acme, and `-logistics`."""
        runs = _RUN.findall(label)
        core = [run for run in runs if not _is_kept(run) and fold(run) not in WEB_WORDS] or runs[:1]
        return _RUN.sub(lambda found: self._label_word(found[0]) if found[0] in core else found[0], label).lower()

    def _label_word(self, run: str) -> str:
        if run.isdecimal():
            return self._names.handle(run)
        plain = fold(run)
        if self._names.is_name(plain) or self._names.is_firm(plain):
            return self._names.plain(plain)
        for tail in _GENERIC_TAILS:
            if plain.endswith(tail) and len(plain) - len(tail) >= _SHORTEST_CORE:
                return self.label(plain[: -len(tail)]) + tail
        cut = self._cut(plain)
        if cut:
            return self.label(plain[:cut]) + self.label(plain[cut:])
        return self._names.plain(plain)

    def _cut(self, plain: str) -> int:
        """Where two words of a firm of the corpus were written as one."""
        cuts = range(_SHORTEST_CORE, len(plain) - 1)
        return next((cut for cut in cuts if self._names.is_firm(plain[:cut]) and self._is_part(plain[cut:])), 0)

    def _is_part(self, plain: str) -> bool:
        return self._names.is_firm(plain) or self._names.is_name(plain) or plain in _KEPT or plain in ROLE_MAILBOXES
