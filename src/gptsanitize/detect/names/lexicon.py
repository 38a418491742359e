"""Texts -> tokens as arrays, each chunk of text looked at once.

Responsible for remembering the tokens of every chunk and the vector of every word type within a bounded memory, and for
turning texts into arrays of types and offsets. Nothing here looks at neighbours, except late special cases over a
chunk border (see `tokenizer`).

When a bound is passed (`make_room`), what only one flight has used is dropped: the common words of a language stay, an
endless stream of numbers and odd names does not. Ids are only valid until then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from gptsanitize.detect.names.features import PAD, WordType
from gptsanitize.detect.names.tokenizer import CHUNK, REPLACED, Token, Tokenizer

__all__ = ["MAX_CHARACTERS", "MAX_CHUNKS", "MAX_TYPES", "Lexicon", "Piece", "Tokens"]

MAX_TYPES = 40_000
"""Word types whose vectors are kept: 384 bytes each at a width of 96, and about 300 for the key."""
MAX_CHUNKS = 60_000
MAX_CHARACTERS = 4_000_000
"""Of all chunks that are kept."""

_LATE, _OPENS, _CLOSES = 1, 2, 4

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float32]
_Item = TypeVar("_Item", bound=np.generic)


class Piece(NamedTuple):
    """A stretch of a text that begins at a chunk's beginning. Ends inside a chunk leave that chunk out."""

    text: str
    start: int
    end: int


class Tokens(NamedTuple):
    """Tokens of several pieces, one after the other."""

    types: NDArray[np.int32]
    starts: Ints
    """Offset of each token in its own text."""
    ends: Ints
    bounds: Ints
    """(pieces + 1,) index of the first token of each piece."""
    chunk_starts: Ints
    """Offsets of the chunks of the last piece in its text."""


class Lexicon:
    """Chunks and word types seen so far. `embed` gives the vectors of new types, (n, width) float32."""

    def __init__(
        self, tokenizer: Tokenizer, embed: Callable[[Sequence[WordType]], Floats], width: int, *, spaced: bool
    ) -> None:
        self._tokenizer = tokenizer
        self._embed = embed
        self._width = width
        self._spaced = spaced
        self._chunks: dict[str, int] = {}
        self._runs: dict[tuple[str, ...], int] = {}
        self._types: dict[WordType, int] = {}
        self._characters = 0
        self._chunk_count = 0
        self._token_count = 0
        self._type_count = 1  # PAD
        # Room for the bounds and a flight beyond them; pages that are never written take no memory.
        self._chunk_table = np.zeros((2 * MAX_CHUNKS, 5), np.int32)  # first token, tokens, characters, flags, flights
        self._token_table = np.zeros((4 * MAX_CHUNKS, 3), np.int32)  # type, offset in the chunk, characters
        self._vectors = np.zeros((2 * MAX_TYPES, width), np.float32)
        self._is_space = np.zeros(2 * MAX_TYPES, np.bool_)

    def make_room(self) -> None:
        """Forget what is rare if a bound is passed. Invalidates all ids."""
        if self._type_count > MAX_TYPES or self._chunk_count > MAX_CHUNKS or self._characters > MAX_CHARACTERS:
            self._forget(least=2)
            if self._type_count > MAX_TYPES // 2 or self._chunk_count > MAX_CHUNKS // 2:
                self._forget(least=1 << 30)

    def _forget(self, least: int) -> None:
        """Keep the chunks that `least` flights have used since the last time, and their types. Runs are rare and go."""
        flights = self._chunk_table[: self._chunk_count, 4]
        kept = [chunk for chunk, entry in self._chunks.items() if flights[entry] >= least]
        rows = self._chunk_table[[self._chunks[chunk] for chunk in kept] or np.zeros(0, np.int64)]
        tokens = self._token_table[_spread(rows[:, 0], rows[:, 1])]
        renumbered = self._keep_types(tokens[:, 0])
        tokens[:, 0] = renumbered[tokens[:, 0]]
        rows[:, 0] = np.cumsum(rows[:, 1]) - rows[:, 1]
        rows[:, 4] = 0
        self._chunks = {chunk: entry for entry, chunk in enumerate(kept)}
        self._runs = {}
        self._characters = sum(map(len, kept))
        self._chunk_count, self._token_count = len(rows), len(tokens)
        self._chunk_table[: len(rows)] = rows
        self._token_table[: len(tokens)] = tokens

    def _keep_types(self, types: NDArray[np.int32]) -> NDArray[np.int32]:
        """Keep these types only; the new number of each."""
        present = np.zeros(self._type_count, np.bool_)
        present[types] = present[PAD] = True
        used = np.flatnonzero(present)
        renumbered = np.zeros(self._type_count, np.int32)
        renumbered[used] = np.arange(len(used))
        self._types = {word: int(renumbered[kind]) for word, kind in self._types.items() if present[kind]}
        self._vectors[: len(used)] = self._vectors[used]
        self._is_space[: len(used)] = self._is_space[used]
        self._type_count = len(used)
        return renumbered

    @property
    def vectors(self) -> Floats:
        """(types, width): row `i` is the vector of type `i`, before any look at neighbours."""
        return self._vectors[: self._type_count]

    @property
    def is_space(self) -> NDArray[np.bool_]:
        """(types,): the type is white space."""
        return self._is_space[: self._type_count]

    def tokens(self, pieces: Sequence[Piece]) -> Tokens:
        """The tokens of `pieces`, learning what is new."""
        ids, counts = self._ids(pieces)
        self._chunk_table[ids, 4] += 1
        table = self._chunk_table[ids].astype(np.int64)
        token_counts = table[:, 1]
        tokens = self._token_table[_spread(table[:, 0], token_counts)]
        chunk_bounds = np.concatenate([[0], np.cumsum(counts)])
        chunk_starts = _starts(table[:, 2], chunk_bounds, [piece.start for piece in pieces])
        starts = np.repeat(chunk_starts, token_counts) + tokens[:, 1]
        firsts = np.concatenate([[0], np.cumsum(token_counts)])
        return Tokens(
            types=tokens[:, 0],
            starts=starts,
            ends=starts + tokens[:, 2],
            bounds=firsts[chunk_bounds],
            chunk_starts=chunk_starts[chunk_bounds[-2] :],
        )

    def _ids(self, pieces: Sequence[Piece]) -> tuple[Ints, list[int]]:
        """Chunk ids of all pieces, and how many belong to each."""
        chunks: list[str] = []
        counts: list[int] = []
        for text, start, end in pieces:
            found = CHUNK.findall(text, start, end)
            if end < len(text):
                found.pop()
            chunks.extend(found)
            counts.append(len(found))
        known = self._chunks
        new = [chunk for chunk in dict.fromkeys(chunks) if chunk not in known]
        if new:
            self._learn([(chunk,) for chunk in new])
        ids = np.fromiter(map(known.__getitem__, chunks), np.int64, len(chunks))
        return self._join(chunks, ids, counts)

    def _join(self, chunks: list[str], ids: Ints, counts: list[int]) -> tuple[Ints, list[int]]:
        """Where late special cases may compete over chunk borders, put one entry in the place of those chunks."""
        flags = self._chunk_table[ids, 3]
        touching = (flags[:-1] & _OPENS > 0) & (flags[1:] & _CLOSES > 0)
        if not touching.any():
            return ids, counts
        borders = np.cumsum(counts)
        touching[borders[(borders > 0) & (borders < len(ids))] - 1] = False
        kept = np.ones(len(ids), np.bool_)
        for start, end in _stretches(touching):
            if (flags[start : end + 1] & _LATE).any():
                ids[start] = self._run(tuple(chunks[start : end + 1]))
                kept[start + 1 : end + 1] = False
        before = np.concatenate([[0], np.cumsum(kept)])[np.concatenate([[0], borders])]
        return ids[kept], np.diff(before).tolist()

    def _run(self, chunks: tuple[str, ...]) -> int:
        if chunks not in self._runs:
            self._learn([chunks])
        return self._runs[chunks]

    def _learn(self, runs: Sequence[tuple[str, ...]]) -> None:
        """Enter runs of chunks (mostly of one) with their tokens; then embed the types that are new."""
        chunk_rows: list[tuple[int, int, int, int, int]] = []
        token_rows: list[tuple[int, int, int]] = []
        new_types: list[WordType] = []
        for run in runs:
            words = [_word_of(chunk) for chunk in run]
            tokens, flags = self._tokenise(words)
            first = self._token_count + len(token_rows)
            for word, offset, size in self._place(run, words, tokens):
                token_rows.append((self._type(word, new_types), offset, size))
            chunk_rows.append((first, len(tokens), sum(map(len, run)), flags, 0))
            self._name(run, self._chunk_count + len(chunk_rows) - 1)
        self._chunk_table = _append(self._chunk_table, self._chunk_count, np.array(chunk_rows, np.int32))
        self._token_table = _append(self._token_table, self._token_count, np.array(token_rows, np.int32).reshape(-1, 3))
        self._chunk_count += len(chunk_rows)
        self._token_count += len(token_rows)
        if new_types:
            self._add_types(new_types)

    def _tokenise(self, words: list[str]) -> tuple[Sequence[Token], int]:
        if len(words) > 1:
            return self._tokenizer.together(words), 0
        tokens, late, opens, closes = self._tokenizer.chunk(words[0])
        return tokens, late * _LATE + opens * _OPENS + closes * _CLOSES

    def _place(
        self, run: Sequence[str], words: Sequence[str], tokens: Sequence[Token]
    ) -> Iterator[tuple[WordType, int, int]]:
        """Each token's type, offset in the run, and length. Tokens fill the words; a word may have a space behind."""
        chunks = zip(run, words, strict=True)
        offset = word_end = chunk_end = 0
        for text, norm in tokens:
            size = len(text)
            if offset == word_end:
                chunk, word = next(chunks)
                offset, word_end, chunk_end = chunk_end, chunk_end + len(word), chunk_end + len(chunk)
            spaced = self._spaced and offset + size == word_end < chunk_end
            yield WordType(text, norm, spaced), offset, size
            offset += size

    def _type(self, word: WordType, new: list[WordType]) -> int:
        known = self._types.get(word)
        if known is None:
            known = self._types[word] = self._type_count + len(new)
            new.append(word)
        return known

    def _add_types(self, words: list[WordType]) -> None:
        self._vectors = _append(self._vectors, self._type_count, self._embed(words))
        spaces = np.array([word.text.isspace() for word in words], np.bool_)
        self._is_space = _append(self._is_space, self._type_count, spaces)
        self._type_count += len(words)

    def _name(self, run: tuple[str, ...], entry: int) -> None:
        self._characters += sum(map(len, run))
        if len(run) == 1:
            self._chunks[run[0]] = entry
        else:
            self._runs[run] = entry


def _word_of(chunk: str) -> str:
    """The chunk without the space behind it, fit for spaCy's hashes: lone surrogates become U+FFFD."""
    word = chunk[:-1] if chunk[-1] == " " and not chunk.isspace() else chunk
    return word if word.isascii() else REPLACED.sub("\ufffd", word)


def _spread(firsts: NDArray[Any], counts: NDArray[Any]) -> Ints:
    """first, first + 1, ... for each entry, one after the other: where the tokens of chunks stand."""
    ends = np.cumsum(counts, dtype=np.int64)
    places: Ints = np.repeat(firsts - ends + counts, counts) + np.arange(ends[-1] if len(ends) else 0)
    return places


def _stretches(marks: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """(first, end) of each run of marks, `end` exclusive."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marks, [False]]).astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _starts(lengths: Ints, bounds: Ints, origins: list[int]) -> Ints:
    """Offsets of chunks of these lengths, each piece beginning at its origin."""
    ends = np.cumsum(lengths)
    before = np.concatenate([[0], ends])[bounds[:-1]]
    starts: Ints = ends - lengths + np.repeat(np.array(origins, np.int64) - before, np.diff(bounds))
    return starts


def _append(table: NDArray[_Item], used: int, rows: NDArray[_Item]) -> NDArray[_Item]:
    """`table` with `rows` from row `used` on, grown by half at least when it is full."""
    need = used + len(rows)
    if need > len(table):
        grown = np.zeros((max(need, len(table) * 3 // 2), *table.shape[1:]), table.dtype)
        grown[:used] = table[:used]
        table = grown
    table[used:need] = rows
    return table
