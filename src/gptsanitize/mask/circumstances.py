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
_GENDERS = frozenset("aoe")
_FEW = 2
_LONGEST_SHORT = 4
_SHORTEST_INSIDE = 4


class Circumstances:
    """Fakes under one key."""

    def __init__(self, key: Key) -> None:
        self._key = Subkey(key, "circumstances")

    def fake(self, entity: str, text: str, change: int = 0) -> str:
        """Another word of the class, for each that is listed in `text`; nothing where a word has no class."""
        pieces = _JOINTS.split(text)
        language = next(
            (_LANGUAGES[joint.strip(" ,")] for joint in pieces[1::2] if joint.strip(" ,") in _LANGUAGES), ""
        )
        whole = text.casefold()
        made = [
            self._one(entity, piece, language, change, whole) if i % 2 == 0 else piece for i, piece in enumerate(pieces)
        ]
        return "".join(made) if all(made) else self._one(entity, text, "", change)

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
    of_language = [name for name in names if name.startswith(f"{prefix}{language}_")] if language else []
    return tuple(of_language or names or _held(prefix, folded))


@cache
def _choices(names: tuple[str, ...], folded: str, capital: bool) -> tuple[str, ...]:
    """The words that can stand where a word stands: none that holds it, of its gender and case where there are some."""
    classes = [_classes()[name] for name in names]
    shared = [written for word, written in classes[0].items() if all(word in words for words in classes)]
    words = shared if len(shared) > _FEW else list(classes[0].values())
    free = [word for word in words if word.casefold() not in folded and folded not in word.casefold()]
    if not names[0].endswith("_is"):
        return tuple(free)
    alike = [word for word in free if word[0].isupper() == (capital and folded in classes[0])] or free
    ending = folded.split(maxsplit=1)[0][-1:]
    same = [word for word in alike if ending in _GENDERS and word.split()[0].endswith(ending)]
    return tuple(same if len(same) > _FEW else alike)


def _held(prefix: str, folded: str) -> list[str]:
    """The class of the longest listed word in a text (`seropositive rheumatoid arthritis`)."""
    best: tuple[int, str] = (0, "")
    for name, words in _classes().items():
        if not name.startswith(prefix):
            continue
        for word in words:
            if len(word) >= _SHORTEST_INSIDE and len(word) > best[0] and _stands_in(word, folded):
                best = (len(word), name)
    return [best[1]] if best[1] else []


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
    return {
        name: {word.casefold(): word for word in words.replace("\\", "").split("|") if "’" not in word}
        for name, words in parts.items()
    }
