"""Organisations: the words that name a firm become fakes, the words that say what it is stay.

Responsible for names of firms and for the labels of domains that tell them. Fakes are made word by word by `names`,
so that
"Acme Logistics GmbH", "ACME" and `acme-logistics.com` tell one firm, and a law firm keeps its partners' fake names.
"""

from __future__ import annotations

import re

from gptsanitize.knowledge.words import PARTICLES
from gptsanitize.mask.coin import LONGEST_SHORT
from gptsanitize.mask.forms import split_possessive
from gptsanitize.mask.names import LETTERS, Names
from gptsanitize.mask.terms import Terms
from gptsanitize.mask.trace import memory
from gptsanitize.mask.vocabulary import fold
from gptsanitize.mask.words import COUNTRIES, DIRECTIONS, LEGAL_FORMS, ORG_WORDS, REGIONS, ROLE_MAILBOXES, WEB_WORDS

__all__ = ["Organisations", "core_words"]

_WORD = re.compile(rf"{LETTERS}(?>['’ʼ.]{LETTERS})*+\.?")
_NAME = re.compile(rf"(?P<digits>[0-9]++)|{_WORD.pattern}")
_RUN = re.compile(rf"{LETTERS}|\d++")
_KEPT = LEGAL_FORMS | ORG_WORDS
_KEPT_OR_PLACE = _KEPT | DIRECTIONS | COUNTRIES | REGIONS
_BARE = re.compile(r"[^\W_](?:.*[^\W_])?")
_GENERIC_TAILS = tuple(
    sorted((word for word in ORG_WORDS if len(word) >= 4 and word.isascii()), key=lambda w: (-len(w), w))
)
_TAIL_ENDS = frozenset(tail[-3:] for tail in _GENERIC_TAILS)
_SHORTEST_CORE = 3
_CACHED = 1 << 15
_UNSPACED = (
    "株式会社",
    "有限会社",
    "合同会社",
    "有限公司",
    "集团",
    "銀行",
    "银行",
    "大学",
    "자동차",
    "전자",
    "은행",
    "주식회사",
)
"""Legal forms and trades that are written without a space."""


def core_words(text: str) -> list[str]:
    """The words that name the firm, folded: without legal form and trade.

    Where nothing is left, the country or region that names it ("Bank of America"), else the first word that is no
    legal form.
    """
    words = [_bare(word) for word in _WORD.findall(text)]
    core = [word for word in words if not _is_kept(word)]
    if not core:
        core = [word for word in words if _is_region(word)]
    return [fold(word) for word in core or [w for w in words if fold(w) not in LEGAL_FORMS][:1] or words[:1]]


def _bare(word: str) -> str:
    return split_possessive(word.removesuffix("."))[0]


def _unspaced(word: str) -> tuple[str, str, str]:
    """A legal form or trade that is written without a space before or behind the name, and the name between."""
    for form in _UNSPACED:
        if word.endswith(form) and len(word) > len(form):
            return "", word[: -len(form)], form
    head = next((form for form in _UNSPACED if word.startswith(form) and len(word) > len(form)), "")
    return head, word[len(head) :], ""


def _is_kept(word: str) -> bool:
    return word.casefold() in _KEPT_OR_PLACE or (word in PARTICLES and word.islower())  # `von Roe`


def _is_region(word: str) -> bool:
    return word.casefold() in COUNTRIES or word.casefold() in REGIONS


class Organisations:
    """Fake firms under one key."""

    def __init__(self, names: Names, terms: Terms) -> None:
        self._names = names
        self.terms = terms
        self.label = memory(names.trace, _CACHED)(self._label)

    def name(self, text: str) -> str:
        """The fake of an organisation's name, in its form: legal form, trade and punctuation stay.

        What is a person's name in the corpus is one here too: a column of payees holds both.
        """
        if self._is_person(text):
            return self._names.person(text)
        core = frozenset(core_words(text))
        return _NAME.sub(lambda found: self._part(found, core), text)

    def _is_person(self, text: str) -> bool:
        words = [fold(_bare(word)) for word in _WORD.findall(text)]
        names = [word for word in words if word not in PARTICLES]
        return len(names) > 1 and "&" not in text and all(map(self._names.is_proven, names)) and _KEPT.isdisjoint(names)

    def _part(self, found: re.Match[str], core: frozenset[str]) -> str:
        word = found[0]
        if found.lastgroup:
            return self._names.handle(word)
        bare = _bare(word)
        if fold(bare) not in core:
            return word
        head, body, tail = ("", bare, "") if bare.isascii() else _unspaced(bare)
        made = self._names.acronym(body) if self._is_acronym(body) else self._names.word(body)
        return head + made + tail + word[len(bare) :]

    def _is_acronym(self, word: str) -> bool:
        if not word.isupper() or not word.isascii() or self._names.is_name(fold(word)):
            return False
        return len(word) <= LONGEST_SHORT or not any(letter in "AEIOUY" for letter in word)

    def acronyms(self, text: str) -> set[str]:
        """The words of a firm's name that are written as acronyms, folded."""
        core = frozenset(core_words(text))
        words = (_bare(found[0]) for found in _WORD.finditer(text))
        return {fold(word) for word in words if fold(word) in core and len(word) > 1 and self._is_acronym(word)}

    def _label(self, label: str) -> str:
        """The fake of a label of a domain: `acme-logistics` -> the fake of acme, and `-logistics`."""
        if term := self.terms.in_label(label):
            start, end, made = term
            before, behind = (
                _BARE.sub(lambda part: self.label(part[0]), label[i:j]) for i, j in ((0, start), (end, 63))
            )
            return before + made.lower() + behind
        if label.isascii() and label.isalpha() and label.islower():
            return self._label_word(label).lower()
        runs = _RUN.findall(label)
        core = [run for run in runs if not _is_kept(run) and fold(run) not in WEB_WORDS] or runs[:1]
        return _RUN.sub(lambda found: self._label_word(found[0]) if found[0] in core else found[0], label).lower()

    def _label_word(self, run: str) -> str:
        if run.isdecimal():
            return self._names.handle(run)
        plain = fold(run)
        for tail in _GENERIC_TAILS if plain[-3:] in _TAIL_ENDS and plain.endswith(_GENERIC_TAILS) else ():
            core = plain[: -len(tail)]
            if plain.endswith(tail) and len(core) >= _SHORTEST_CORE and not self._is_known(plain):
                return self._joined_words(core) + tail  # one word of a trade: `waterfoods` is more than that
        return self._joined_words(plain)

    def _is_known(self, plain: str) -> bool:
        return self._names.is_acronym(plain) or self._names.is_name(plain) or self._names.is_firm(plain)

    def _joined_words(self, plain: str) -> str:
        if self._names.is_acronym(plain):
            return self._names.acronym(plain)
        cut = 0 if self._is_known(plain) else self._cut(plain)
        return self.label(plain[:cut]) + self.label(plain[cut:]) if cut else self._names.plain(plain)

    def _cut(self, plain: str) -> int:
        """Where two words of a firm of the corpus were written as one."""
        if not self._names.knows_firms:
            return 0
        cuts = range(_SHORTEST_CORE, len(plain) - 1)
        return next((cut for cut in cuts if self._names.is_firm(plain[:cut]) and self._is_part(plain[cut:])), 0)

    def _is_part(self, plain: str) -> bool:
        return self._names.is_firm(plain) or self._names.is_name(plain) or plain in _KEPT or plain in ROLE_MAILBOXES
