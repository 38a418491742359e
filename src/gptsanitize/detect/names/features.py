"""What the network sees of a word: hashes of its norm, shape, prefix and suffix, and the rows they select.

Responsible for two hash functions that must agree with spaCy's bit for bit, for the lexical attributes, and for
nothing that depends on the sentence: everything here is a function of one word type.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["ATTRIBUTES", "PAD", "Features", "Keys", "WordType", "hash_rows", "hash_string", "word_shape"]

PAD = 0
"""The number of the type that stands between texts; its vector is zero."""

_WORD = (1 << 64) - 1
_MULTIPLIER = 0xC6A4A7935BD1E995
_SEED = 1
"""spaCy hashes every string with MurmurHash64A and this seed."""

_LONG_SHAPE = 100
"""From this length on spaCy does not spell a shape out."""

_MAX_IDS = 20_000
"""Ids of strings that are remembered."""

Keys: TypeAlias = NDArray[np.uint64]


class WordType(NamedTuple):
    """All of a token that the network can depend on; equal types have equal vectors."""

    text: str
    norm: str | None
    """Set by a special case of the tokenizer ("'m" -> "am"); `None` where the vocabulary decides."""
    spaced: bool
    """Followed by a space; always false for models that do not look at it, so that fewer types exist."""


def hash_string(text: str) -> int:
    """MurmurHash64A (Appleby, 2008) of the UTF-8 form: spaCy's id of a string that is not one of its symbols."""
    data = text.encode()
    length = len(data)
    value = _SEED ^ (length * _MULTIPLIER & _WORD)
    whole = length & ~7
    for index in range(0, whole, 8):
        block = int.from_bytes(data[index : index + 8], "little") * _MULTIPLIER & _WORD
        block = (block ^ (block >> 47)) * _MULTIPLIER & _WORD
        value = (value ^ block) * _MULTIPLIER & _WORD
    if length & 7:
        value = (value ^ int.from_bytes(data[whole:], "little")) * _MULTIPLIER & _WORD
    value = (value ^ (value >> 47)) * _MULTIPLIER & _WORD
    return value ^ (value >> 47)


def hash_rows(keys: Keys, seed: int) -> Keys:
    """(n,) keys -> (n, 4) numbers of 32 bits: MurmurHash3_x86_128 of each key, as thinc's HashEmbed draws its rows.

    thinc computes the 64-bit variant's body and finaliser for one block of 8 bytes and reads the 128 bits as four
    numbers; overflow is part of the function.
    """
    word = np.uint64
    with np.errstate(over="ignore"):
        low: Keys = keys * word(0x87C37B91114253D5)
        low = (low << word(31)) | (low >> word(33))
        low = low * word(0x4CF5AD432745937F)
        low = low ^ word(seed) ^ word(8)
        start = word(seed ^ 8)
        low = low + start
        high: Keys = low + start
        low, high = _finalise(low), _finalise(high)
        low = low + high
        high = high + low
    mask = word(0xFFFFFFFF)
    return np.stack([low & mask, low >> word(32), high & mask, high >> word(32)], axis=1)


def _finalise(value: Keys) -> Keys:
    """fmix64 of MurmurHash3."""
    word = np.uint64
    value = (value ^ (value >> word(33))) * word(0xFF51AFD7ED558CCD)
    value = (value ^ (value >> word(33))) * word(0xC4CEB9FE1A85EC53)
    return value ^ (value >> word(33))


def word_shape(text: str) -> str:
    """spaCy's `shape_`: X, x and d for capitals, other letters and digits, runs cut after four."""
    if len(text) >= _LONG_SHAPE:
        return "LONG"
    if text.isascii() and text.isalpha():
        if text.islower():
            return "xxxx"[: len(text)]
        if text[1:].islower():
            return "Xxxxx"[: len(text)]
    shape: list[str] = []
    last, run = "", 0
    for char in text:
        mark = ("X" if char.isupper() else "x") if char.isalpha() else "d" if char.isdigit() else char
        run = run + 1 if mark == last else 0
        last = mark
        if run < 4:
            shape.append(mark)
    return "".join(shape)


ATTRIBUTES: Mapping[str, Callable[[WordType], str | int] | None] = {
    "ORTH": lambda word: word.text,
    "LOWER": lambda word: word.text.lower(),
    "PREFIX": lambda word: word.text[0],
    "SUFFIX": lambda word: word.text[-3:],
    "SHAPE": lambda word: word_shape(word.text),
    "IS_SPACE": lambda word: int(word.text.isspace()),
    "SPACY": lambda word: int(word.spaced),
    "NORM": None,  # needs the model's tables
}
"""The attributes a model may embed, by spaCy's names. A model with any other is left to spaCy."""


class _Ids(dict[str | int, int]):
    """spaCy's ids of strings, remembered: shapes, prefixes and suffixes repeat. A number is its own id."""

    def __init__(self, symbols: Mapping[str, int]) -> None:
        super().__init__({"": 0})
        self._symbols = symbols

    def __missing__(self, value: str | int) -> int:
        known = value if isinstance(value, int) else self._symbols.get(value)
        if known is None:
            known = hash_string(str(value))
        if len(self) > _MAX_IDS:
            self.clear()
            self[""] = 0
        self[value] = known
        return known


class Features:
    """Turns word types into the keys that select rows of the embedding tables.

    `norms` maps ids of strings, `base_norms` strings, to norms; `symbols` are strings with fixed small ids.
    """

    def __init__(
        self,
        attributes: Sequence[str],
        norms: Mapping[int, str],
        base_norms: Mapping[str, str],
        symbols: Mapping[str, int],
    ) -> None:
        self._norms = norms
        self._base_norms = base_norms
        self._ids = _Ids(symbols)
        self._readers = [ATTRIBUTES[name] or self._norm for name in attributes]

    def keys(self, words: Sequence[WordType]) -> Keys:
        """(n, 1 + attributes) ids: first of the word itself, by which static vectors are found."""
        ids = self._ids
        table = np.empty((len(words), 1 + len(self._readers)), np.uint64)
        table[:, 0] = [ids[word.text] for word in words]
        for column, reader in enumerate(self._readers, 1):
            table[:, column] = [ids[value] for value in map(reader, words)]
        return table

    def _norm(self, word: WordType) -> str:
        if word.norm:
            return word.norm
        norm = self._norms.get(self._ids[word.text])
        if norm is None:
            norm = self._base_norms.get(word.text)
        return word.text.lower() if norm is None else norm
