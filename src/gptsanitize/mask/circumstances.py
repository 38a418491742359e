"""A condition becomes another condition, a faith another faith: of the same language, form and gender.

Responsible for what texts say of somebody's health, belief, union and life. The words come from the rules that find
them (`recognizers/circumstances.yaml`), where each list is a class whose words can stand for one another. A list of
conditions is masked one by one, a word that stands in no class not at all: `terms` gives it a code name.
"""

from __future__ import annotations

import re
from functools import cache

from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.forms import carry_case
from gptsanitize.mask.key import Key
from gptsanitize.resources import load_yaml, recognizers_folder

__all__ = ["Circumstances"]

_JOINTS = re.compile(r"(,? (?:et|and|und|y|e|en|&|\+) |, |/| \+ |\+)")
_FILE = "circumstances.yaml"
_PREFIXES = {"HEALTH": "health_", "RELIGION": "religion_", "UNION": "union_", "CIRCUMSTANCE": "circumstance_"}
_LANGUAGES = {"et": "fr", "and": "en", "und": "de", "y": "es", "en": "nl"}
"""What a joint tells of the language of a list."""
_UNIONS = "union_names"
_UNIONS_OF = {
    "en": "UNISON|USDAW|Unite|GMB|NEU|PCS|RMT|UCU|Teamsters|AFSCME|SEIU|UFCW|IBEW|CWA|UAW",
    "de": "IG Metall|ver.di|IG BAU|IG BCE|EVG|GEW|NGG",
    "fr": "CFDT|CFTC|CGT|UNSA",
    "es": "CC.OO.|CCOO|U.G.T.|UGT|CSIF|USO",
    "it": "CGIL|CISL|UIL",
    "nl": "FNV|CNV|ABVV|ACV",
}
_ELIDING = ("fr", "it")
_VOWELS = frozenset("aeiouyhàâéèêëîïôûœ")
_GENDERS = frozenset("aoe")
_FEW = 2
_LONGEST_SHORT = 4
_SHORTEST_INSIDE = 4


class Circumstances:
    """Fakes under one key."""

    def __init__(self, key: Key) -> None:
        self._key = Subkey(key, "circumstances")

    def fake(self, entity: str, text: str, change: int = 0, around: str = "") -> str:
        """Another word of the class, for each that is listed in `text`; nothing where a word has no class.

        `around` is the language of the text around: of words that several languages have, those of it are chosen, and a
        word without a class becomes one of its nouns.
        """
        pieces = _JOINTS.split(text)
        told = (_LANGUAGES[joint.strip(" ,")] for joint in pieces[1::2] if joint.strip(" ,") in _LANGUAGES)
        language = next(told, around)
        whole = text.casefold()
        made = [
            self._one(entity, piece, language, change, whole) if i % 2 == 0 else piece for i, piece in enumerate(pieces)
        ]
        return (
            "".join(made) if all(made) else self._one(entity, text, language, change) or self._any(entity, text, around)
        )

    def _any(self, entity: str, text: str, language: str) -> str:
        """A noun of a language, for words that stand in no class."""
        words = tuple(_classes().get(f"{_PREFIXES.get(entity, '-')}{language or 'en'}_noun", {}).values())
        free = [word for word in words if word.casefold() not in text.casefold()]
        made = free[self._key.number(" ".join(text.split()).casefold()) % len(free)] if free else ""
        return carry_case(text, made) if made.islower() else made

    def _one(self, entity: str, text: str, language: str, change: int, besides: str = "") -> str:
        folded = " ".join(text.replace("’", "'").split()).casefold()
        names = _names_of(entity, folded, language)
        choices = _choices(names, folded, text[:1].isupper()) if names else ()
        if not choices:
            return ""
        choices = tuple(word for word in choices if word.casefold() not in besides) or choices
        made = choices[self._key.number(folded, change) % len(choices)]
        written = _classes()[names[0]].get(folded, "")
        if text.isupper() and not written.isupper() and len(text) > _LONGEST_SHORT:
            return made.upper()
        return made if written[:1].isupper() or not made.islower() else carry_case(text, made)


@cache
def _names_of(entity: str, folded: str, language: str) -> tuple[str, ...]:
    """The classes of a word, those of a language first."""
    prefix = _PREFIXES.get(entity)
    if prefix is None:
        return ()
    names = [name for name, words in _classes().items() if name.startswith(prefix) and folded in words]
    return _spoken(prefix, names or _held(prefix, folded), language)


def _spoken(prefix: str, names: list[str], language: str) -> tuple[str, ...]:
    """Of classes those of a language, and where nothing tells which it is those of English."""
    for each in (language, "en"):
        of_language = [name for name in names if name.startswith(f"{prefix}{each}_")] if each else []
        if of_language:
            return tuple(of_language)
    return tuple(names)


@cache
def _choices(names: tuple[str, ...], folded: str, capital: bool) -> tuple[str, ...]:
    """The words that can stand where a word stands: none that holds it, of its gender and case where there are some."""
    classes = [_classes()[name] for name in names]
    shared = [written for word, written in classes[0].items() if all(word in words for words in classes)]
    words = shared if len(shared) > _FEW else list(classes[0].values())
    free = [word for word in words if word.casefold() not in folded and folded not in word.casefold()]
    if not names[0].endswith("_is"):
        elides = folded[0] in _VOWELS  # `d'asthme`, `l'asma`: what stands before it agrees
        agreeing = [word for word in free if (word[0].casefold() in _VOWELS) == elides]
        is_eliding = names[0].partition("_")[2][:2] in _ELIDING
        return tuple(agreeing if is_eliding and len(agreeing) > _FEW else free)
    alike = [word for word in free if word[0].isupper() == (capital and folded in classes[0])] or free
    ending = folded.split(maxsplit=1)[0][-1:]
    same = [word for word in alike if ending in _GENDERS and word.split()[0].endswith(ending)]
    return tuple(same if len(same) > _FEW else alike)


def _held(prefix: str, folded: str) -> list[str]:
    """The classes of the longest listed word in a text (`seropositive rheumatoid arthritis`)."""
    longest = 0
    best: list[str] = []
    for name, words in _classes().items():
        if not name.startswith(prefix):
            continue
        for word in words:
            if len(word) >= max(_SHORTEST_INSIDE, longest) and _stands_in(word, folded):
                best = [*best, name] if len(word) == longest else [name]
                longest = len(word)
    return best


def _stands_in(word: str, folded: str) -> bool:
    at = folded.find(word)
    if at < 0:
        return False
    end = at + len(word)
    return not (at and folded[at - 1].isalnum()) and not (end < len(folded) and folded[end].isalnum())


@cache
def _classes() -> dict[str, dict[str, str]]:
    """Name of a class -> its words, folded -> as written."""
    parts: dict[str, str] = load_yaml(recognizers_folder() / _FILE)["parts"]
    classes = {
        name: {word.casefold(): word for word in words.replace("\\", "").split("|") if "’" not in word}
        for name, words in parts.items()
    }
    unions = classes.get(_UNIONS, {})
    for language, names in _UNIONS_OF.items():  # one of another country would be read as odd
        home = {word: unions.pop(word) for word in names.casefold().split("|") if word in unions}
        classes[f"union_{language}_names"] = home
    return classes
