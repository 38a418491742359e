"""Forms of address beside a name, and which plain one says no more than each: one table for finding and masking.

A title tells the sex of who bears it, often the rank and sometimes whether she is married. The plain form of its
language keeps the sex, so that a sentence about `her` stays true, and tells nothing more. What tells a rank and no sex
(`Dr`, `Capt.`) has another of that kind. Searches no text.
"""

from __future__ import annotations

from types import MappingProxyType

__all__ = ["PLAIN", "TITLES", "is_title"]

_GENTLE = {  # plain form -> titles of the same language and sex
    "Mr": "Mr Sir Lord Baron Count Esq",
    "Ms": "Ms Mrs Miss Dame Lady Baroness Countess Mesdames",
    "Mx": "Mx",
    "Herr": "Herr",
    "Herrn": "Herrn",
    "Frau": "Frau Fräulein Frl",
    "M": "M MM",
    "Monsieur": "Monsieur Messieurs",
    "Mme": "Mme Mmes Mlle Mlles",
    "Madame": "Madame Mademoiselle",
    "Sr": "Sr Sres",
    "Sra": "Sra Sras Srta Dra Profa Dña Da",
    "Señor": "Señor Señores",
    "Señora": "Señora Señorita Doña Doctora Profesora",
    "Senhor": "Senhor",
    "Senhora": "Senhora Doutora Dona Professora",
    "Sig": "Sig Sigg Dott Cav",
    "Sig.ra": "Sig.ra Sig.na Sigra Dott.ssa Dottssa Prof.ssa Profssa",
    "Signor": "Signor Signore Dottor Dottore",
    "Signora": "Signora Signorina Dottoressa Professoressa",
    "Dhr": "Dhr",
    "Meneer": "Meneer",
    "Mevr": "Mevr Mw Mej",
    "Mevrouw": "Mevrouw Mejuffrouw Juffrouw",
    "Pan": "Pan",
    "Pani": "Pani",
    "Hr": "Hr",
    "Fru": "Fru Frøken Fröken",
    "Shri": "Shri Sri",
    "Smt": "Smt Kum Kumari",
}
_RANKS = (
    "Dr Drs Prof Professor Doctor Doktor Docteur Doutor Rev Revd Reverend Hon Capt Captain Col Colonel Gen Sgt "
    "Sergeant Lt Lieut Maj Major Cpl Corporal Cmdr Commander Ing Dipl.-Ing Mag Judge Justice Cllr Councillor Rabbi "
    "Imam Pastor Canon Maître Me Avv Geom Eng PD Dr.-Ing Univ.-Prof"
)


def _plain_forms() -> dict[str, str]:
    plain = {title.casefold(): form for form, titles in _GENTLE.items() for title in titles.split()}
    plain.update((rank.casefold(), "Dr") for rank in _RANKS.split())
    return plain | {"dr": "Prof"}


PLAIN = MappingProxyType(_plain_forms())
"""For a title in small letters without its last dot, the form that stands for it."""

TITLES = frozenset(PLAIN)

_ALSO_SMALL = frozenset("mr mrs ms dr prof sig dott sig.ra dott.ssa prof.ssa sr sra dra".split())
"""What chats write in small letters; of others the word is another: `miss`, `sir`, `pan`, `don`."""
_NEEDS_DOT = frozenset("m me da hr ing mag col gen hon esq cav".split())
"""Titles whose letters are also a word, an initial or a unit."""


def is_title(word: str) -> bool:
    """Whether a word as it stands in a text, dot included, is a form of address: `Mrs.`, `dott.ssa`, but not `miss`."""
    bare = word.removesuffix(".")
    low = bare.casefold()
    if low not in TITLES or (low in _NEEDS_DOT and bare == word):
        return False
    return bare[0].isupper() or low in _ALSO_SMALL
