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
_GENDERED = re.compile(r"[^\W\d_]{3,}(?:[oae]|in|er|ée|é)\Z")
_SHORTEST_INSIDE = 4


class Circumstances:
    """Fakes under one key."""

    def __init__(self, key: Key) -> None:
        self._key = Subkey(key, "circumstances")

    def fake(self, entity: str, text: str, change: int = 0) -> str:
        """Another word of the class, for each that is listed in `text`; nothing where a word has no class."""
        whole = self._one(entity, text, change)
        if whole:
            return whole
        pieces = _JOINTS.split(text)
        if len(pieces) < 3:
            return ""
        made = [self._one(entity, piece, change) if i % 2 == 0 else piece for i, piece in enumerate(pieces)]
        return "".join(made) if all(made) else ""

    def _one(self, entity: str, text: str, change: int) -> str:
        folded = " ".join(text.replace("’", "'").split()).casefold()
        choices = _class_of(entity, folded)
        if not choices:
            return ""
        made = choices[self._key.number(folded, change) % len(choices)]
        if text.isupper() and len(text) > 5:
            return made.upper()
        return carry_case(text, made) if text[0].isupper() and made.islower() else made


@cache
def _class_of(entity: str, folded: str) -> tuple[str, ...]:
    """The words that can stand where a word stands, which is none of them and in none of them."""
    prefix = _PREFIXES.get(entity, "")
    names = [name for name, words in _classes().items() if name.startswith(prefix) and folded in words]
    if not prefix:
        return ()
    if not names:
        names = _held(prefix, folded)
    if not names:
        return ()
    common = [w for w in _classes()[names[0]].values() if all(w.casefold() in _classes()[name] for name in names)]
    words = common if len(common) > 3 else list(_classes()[names[0]].values())
    free = [word for word in words if word.casefold() not in folded and folded not in word.casefold()]
    like = _GENDERED.search(folded)
    same = [word for word in free if like and word.endswith(folded[-1]) and " " not in word]
    return tuple(same if len(same) > 2 and "_is" in names[0] else free)


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
