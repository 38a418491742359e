"""Surnames that are inflected: Kowalski, Kowalska and Kowalskiego are one family, as are Novák, Nováka and Nováková.

Responsible for the form under which a name in -ski is known and for its other forms; and for the names of which a word
may be a form in Czech, Slovak, Polish, Croatian, Hungarian, Finnish, Lithuanian and Greek. It does not know what is a
name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Inflected", "as_adjective", "declined", "forms", "inflected", "lemma"]

_FORM = re.compile(r"(?P<stem>[^\W\d_]{2,24}(?:s|c|dz)k)(?P<ending>iego|iemu|imi|ich|iej|im|i|a|ą)", re.IGNORECASE)
_ENDINGS = ("i", "a", "iego", "iemu", "im", "iej", "ą", "ich", "imi")
_DECLENSIONS = {
    "": "a u em iem om owi ovi owie ow ov ova ove ovou owa owej ne nek nak nenak tol nel",
    "a": "y i e o u ou ovi ova ove ovou ow",
    "y": "a e eho emu ym ou",
    "as": "o ui a iene aite",
    "is": "io iui iene yte",
    "us": "aus iene ute",
    "os": "ou",
    "nen": "sen selle selta sella sta seen sesta",
}
"""How a folded family name ends -> how its other forms end."""
_MARRIED = frozenset("ova ove ovou owa owej ne iene aite yte ute".split())
_NAMES_END = {
    ending: [end for end, endings in _DECLENSIONS.items() if ending in endings.split()]
    for ending in {ending for endings in _DECLENSIONS.values() for ending in endings.split()}
}
_LONGEST_ENDING = max(map(len, _NAMES_END))
_SHORTEST_NAME = 3
_VOWELS = frozenset("aeiouy")
_OFTEN = {
    ("cs", "consonant"): "a ovi em u ová ové ovou",
    ("cs", "a"): "y ovi u ou ová ové ovou",
    ("cs", "y"): "á ého ému ým é ou",
    ("hr", "consonant"): "a u om em",
    ("pl", "consonant"): "a owi em iem owa",
    ("hu", "consonant"): "né",
    ("hu", "a"): "áné",
}
"""Language and end of a family name -> how its commonest forms end."""
_POLISH = re.compile(r"[^\W\d_]{2,20}(?:czyk|czak|iak|[^aeiou\W]ak|[^aeiou\W]ek|arz|icz)")
_WOMAN = re.compile(r"(?<=[^\W\d_]{3})ov[aá]\Z", re.IGNORECASE)
_LOOSE_END = re.compile(r"[aeiouyk]{0,3}\Z")


def lemma(word: str) -> tuple[str, str]:
    """The form of a man's name in the nominative, and the ending that the word has; the word and nothing for others.

    `Kowalskiego` -> (`Kowalski`, `iego`), `NOWICKA` -> (`NOWICKI`, `A`).
    """
    found = _FORM.fullmatch(word)
    if found is None:
        return word, ""
    return found["stem"] + ("I" if found["ending"].isupper() and word.isupper() else "i"), found["ending"]


def forms(word: str) -> tuple[str, ...]:
    """All forms of such a name; nothing for others."""
    base, ending = lemma(word)
    return tuple(base[:-1] + each for each in _ENDINGS) if ending and not word.isupper() else ()


def as_adjective(word: str) -> str:
    """A made name that can have those forms."""
    return word if word.endswith(("ski", "cki")) else _LOOSE_END.sub("", word) + "owski"


class Inflected(NamedTuple):
    """A reading of a folded word as the form of a family name."""

    base: str
    ends: str
    """How the family name itself ends, where that end gives way."""
    ending: str

    @property
    def is_own(self) -> bool:
        """Whether the form is a name in papers, that of a wife or daughter, and no case of another's."""
        return self.ending in _MARRIED

    def of(self, fake: str) -> str:
        """The same form of another name, folded as that is: `Kučera` in that of `Nováková` -> `Kučerova`."""
        fake = _WOMAN.sub("", fake) or fake  # lists hold Vlčková beside Vlček
        if self.ends and fake.endswith(self.ends):
            return fake.removesuffix(self.ends) + self.ending
        if self.ending[0] in _VOWELS:
            return (fake.rstrip("aeiouyáéíóúůý") or fake) + self.ending
        return fake + self.ending


def inflected(plain: str) -> Iterator[Inflected]:
    """The names of which a folded word may be a form, the longest ending first."""
    for size in range(min(_LONGEST_ENDING, len(plain) - _SHORTEST_NAME), 0, -1):
        ending, stem = plain[-size:], plain[:-size]
        for ends in _NAMES_END.get(ending, ()):
            if len(stem + ends) > _SHORTEST_NAME or not ends:
                yield Inflected(stem + ends, ends, ending)
        if "" in _NAMES_END.get(ending, ()) and ending[0] in _VOWELS and stem[-1] not in _VOWELS:
            yield Inflected(f"{stem[:-1]}e{stem[-1]}", "", ending)  # Němcová of Němec


def declined(word: str, language: str) -> tuple[str, ...]:
    """The commonest forms of a family name that is of a language, or that ends as in Polish; nothing for others."""
    if not language and _POLISH.fullmatch(word):
        language = "pl"
    end = {"a": "a", "y": "y", "ý": "y"}.get(word[-1], "" if word[-1] in "eiouáéíóöőúüű" else "consonant")
    stem = word if end == "consonant" else word[:-1]
    return tuple(stem + ending for ending in _OFTEN.get((language, end), "").split())
