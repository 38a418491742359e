"""The convolutional network of a spaCy `ner` component, in numpy float32.

Responsible for the vector of a word type (hash embeddings, static vector, maxout mix, layer norm) and for the vectors
of tokens in their sentence (window layers). What a sentence does not change is worked out once for a type; of the
first window layer even the products with a neighbour's weights, once for each type of a call. Per token remain the
products of the further layers, and of these two thirds: two tokens side by side share four products of a third of the
window's height, where one by one they would take six (F(2, 3) of Winograd, Arithmetic Complexity of Computations,
1980; Lavin and Gray, arXiv:1509.09308). Its rounding is as small as that of the plain sum. Larger tiles would take
fewer products, but there the rounding of a row depends on rows that it does not see.

A row's result must not depend on what it is computed with, or files would come out differently with another batch or
thread. BLAS rounds a row differently in matrices of different heights, so `times` multiplies blocks of a height that is
a multiple of `ROWS` and at most `BLOCK`, filled up with zero rows, by matrices whose width is a multiple of `ROWS`. In
such shapes each row goes through the same inner kernel, at every place and with any number of threads (a test compares
the bits). A row's place in its pair changes its rounding, so that texts begin with a pair. Everything else is done row
by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gptsanitize.detect.names.features import PAD, Features, Keys, WordType, hash_rows

__all__ = ["BLOCK", "ROWS", "TILE", "Embedding", "Encoder", "Layer", "StaticVectors", "Table", "times"]

ROWS = 16
BLOCK = 256
TILE = 2
"""Neighbouring tokens that share products."""
_STRETCH = 512
"""Tokens that go through all layers together, their context included: what fits a core's cache."""

_SHARED = 8192
"""Tokens whose types share the products of the first layer, which take up to 3,456 bytes for a type."""
_EMBEDDED = 1024
"""New types that are embedded together."""

_EPSILON = np.float32(1e-8)

Floats: TypeAlias = NDArray[np.float32]


class _Span(NamedTuple):
    """Rows `start` to `stop`, with their context `low` to `high`."""

    low: int
    start: int
    stop: int
    high: int


@dataclass(frozen=True, slots=True)
class Layer:
    """Maxout and layer norm. `weights` (inputs, pieces * width) and `bias` have a unit's pieces `width` apart."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    def finish(self, product: Floats, out: Floats | None = None) -> Floats:
        """Bias, maximum over the pieces, layer norm: (n, pieces * width) -> (n, width). Changes `product`."""
        product += self.bias
        return self.normalise(product, out)

    def normalise(self, product: Floats, out: Floats | None = None) -> Floats:
        """Maximum over the pieces and layer norm."""
        width = len(self.gain)
        best = np.maximum(product[:, :width], product[:, width : 2 * width], out=out)
        for piece in range(2 * width, product.shape[1], width):
            np.maximum(best, product[:, piece : piece + width], out=best)
        scale = np.float32(1 / width)
        best -= (np.einsum("ij->i", best) * scale)[:, None]
        spread = np.einsum("ij,ij->i", best, best)
        spread *= scale
        spread += _EPSILON
        np.sqrt(spread, out=spread)
        np.reciprocal(spread, out=spread)
        best *= spread[:, None]
        best *= self.gain
        best += self.shift
        return best


@dataclass(frozen=True, slots=True)
class Table:
    """A hash embedding: the four rows that a key selects are added."""

    rows: Floats
    seed: int

    def look_up(self, keys: Keys) -> Floats:
        """(n,) keys -> (n, width)."""
        chosen = (hash_rows(keys, self.seed) % np.uint64(len(self.rows))).astype(np.int64)
        total: Floats = self.rows[chosen[:, 0]]
        for column in (1, 2, 3):
            total = total + self.rows[chosen[:, column]]
        return total


@dataclass(frozen=True, slots=True)
class StaticVectors:
    """Pretrained word vectors, already projected to the network's width. `keys` are sorted."""

    keys: Keys
    row_of: NDArray[np.int32]
    rows: Floats

    def look_up(self, keys: Keys) -> Floats:
        """(n,) keys -> (n, width); zero for words without a vector."""
        place = np.searchsorted(self.keys, keys)
        place[place == len(self.keys)] = 0
        found: Floats = self.rows[self.row_of[place]]
        found[self.keys[place] != keys] = 0
        return found


@dataclass(frozen=True, slots=True)
class Embedding:
    """Word types -> vectors that do not depend on the sentence."""

    features: Features
    tables: Sequence[Table]
    static: StaticVectors | None
    mix: Layer

    def embed(self, words: Sequence[WordType]) -> Floats:
        """(n, width)."""
        out = np.empty((len(words), len(self.mix.gain)), np.float32)
        for start in range(0, len(words), _EMBEDDED):
            out[start : start + _EMBEDDED] = self._embed(words[start : start + _EMBEDDED])
        return out

    def _embed(self, words: Sequence[WordType]) -> Floats:
        keys = self.features.keys(words)
        parts = [table.look_up(keys[:, column]) for column, table in enumerate(self.tables, 1)]
        if self.static is not None:
            parts.append(self.static.look_up(keys[:, 0]))
        return self.mix.finish(times(np.concatenate(parts, axis=1), self.mix.weights))


class Encoder:
    """The window layers. Each sees one token to either side and is added to its input.

    The buffers of a stretch are kept: to get a megabyte of fresh memory from the system for each step costs as much
    as the step.
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        self._layers = layers
        self.width = len(layers[0].gain)
        self.reach = len(layers)
        """Tokens to either side that can change a token's vector."""
        self.context = -(-self.reach // TILE) * TILE
        """Tokens to either side of a stretch that are worked out with it: as many whole tiles as the reach takes."""
        first = layers[0].weights
        self._first_by_place = [
            np.ascontiguousarray(first[start : start + self.width]) for start in range(0, len(first), self.width)
        ]
        self._transformed = [_transformed(layer.weights, self.width) for layer in layers[1:]]
        self._product, self._addend = np.zeros((2, _STRETCH, first.shape[1]), np.float32)
        self._state = np.zeros((_STRETCH + 2 * TILE, self.width), np.float32)
        self._finished = np.zeros((_STRETCH, self.width), np.float32)
        self._tiles = np.zeros((TILE + 2, _STRETCH // TILE, self.width), np.float32)
        self._products = np.zeros((TILE + 2, _STRETCH // TILE, first.shape[1]), np.float32)

    def encode(self, types: NDArray[np.int32], vectors: Floats) -> Floats:
        """(n,) types, with `reach` pads before, between and behind texts, each of which begins at a multiple of `TILE`
        -> (n without pads, width)."""
        wanted = types != PAD
        out = np.empty((np.count_nonzero(wanted), self.width), np.float32)
        done = 0
        for span in _spans(0, len(types), _SHARED, self.context, len(types)):
            used, local = _renumber(types[span.low : span.high], len(vectors))
            inputs = vectors[used]
            products = [times(inputs, weights) for weights in self._first_by_place]
            products[1] += self._layers[0].bias
            body = _STRETCH - 2 * self.context
            for part in _spans(span.start - span.low, span.stop - span.low, body, self.context, len(local)):
                rows = self._layer_by_layer(local[part.low : part.high], inputs, products)
                chosen = wanted[span.low + part.start : span.low + part.stop]
                rows = rows[part.start - part.low : part.stop - part.low][chosen]
                out[done : done + len(rows)] = rows
                done += len(rows)
        return out

    def _layer_by_layer(self, types: NDArray[np.intp], inputs: Floats, products: list[Floats]) -> Floats:
        """The result is valid until the next call. Rows beyond the types are zero, so that heights fit `ROWS`."""
        count = len(types)
        height = -(-count // (TILE * ROWS)) * TILE * ROWS
        state = self._state[: height + 2 * TILE]
        centre = state[1 : 1 + count]
        state[1 + count :] = 0
        np.take(inputs, types, axis=0, out=centre, mode="clip")
        self._add_neighbours(types, products)
        centre += self._layers[0].normalise(self._product[:count], self._finished[:count])
        for layer, weights in zip(self._layers[1:], self._transformed, strict=True):
            centre += layer.normalise(
                self._convolved(state, height, layer.bias, weights)[:count], self._finished[:count]
            )
        return centre

    def _convolved(self, state: Floats, height: int, bias: Floats, weights: Floats) -> Floats:
        """Each row's window times a layer's weights: (height + 2, width) -> (height, pieces * width), in `_product`."""
        tiles = self._tiles[:, : height // TILE]
        products = self._products[:, : height // TILE]
        _spread(state, height, tiles)
        for rows, matrix, product in zip(tiles, weights, products, strict=True):
            np.matmul(rows, matrix, out=product)
        product = self._product[:height]
        _gathered(products, bias, product)
        return product

    def _add_neighbours(self, types: NDArray[np.intp], products: list[Floats]) -> None:
        """The first layer's sums, from its products with each type at each place of the window, into `_product`."""
        total, addend = self._product[: len(types)], self._addend[: len(types) - 1]
        np.take(products[1], types, axis=0, out=total, mode="clip")
        np.take(products[0], types[:-1], axis=0, out=addend, mode="clip")
        total[1:] += addend
        np.take(products[2], types[1:], axis=0, out=addend, mode="clip")
        total[:-1] += addend


def _transformed(weights: Floats, width: int) -> Floats:
    """The weights of a window of three, (3 * width, n), as the four that pairs are multiplied by, (4, width, n)."""
    before, here, behind = weights.astype(np.float64).reshape(3, width, -1)
    ends = before + behind
    return np.stack((before, (ends + here) / 2, (ends - here) / 2, behind)).astype(np.float32)


def _spread(state: Floats, height: int, out: Floats) -> None:
    """Each pair of rows with its two neighbours as the four factors of its products."""
    before, first, second, behind = (state[place : place + height : TILE] for place in range(TILE + 2))
    np.subtract(before, second, out=out[0])
    np.add(first, second, out=out[1])
    np.subtract(second, first, out=out[2])
    np.subtract(first, behind, out=out[3])


def _gathered(products: Floats, bias: Floats, out: Floats) -> None:
    """The sums of each pair from its four products. Neither takes a number from a row that its window does not hold."""
    before, total, difference, behind = products
    pairs = out.reshape(len(before), TILE, -1)
    first, second = pairs[:, 0], pairs[:, 1]
    np.add(total, difference, out=first)
    first += before
    np.subtract(total, difference, out=second)
    second -= behind
    out += bias


def _spans(first: int, last: int, size: int, reach: int, length: int) -> Iterator[_Span]:
    """Cut `first` to `last` into spans of `size`; with `reach` to either side, as far as 0 to `length` goes."""
    for start in range(first, last, size):
        stop = min(last, start + size)
        yield _Span(max(0, start - reach), start, stop, min(length, stop + reach))


def _renumber(types: NDArray[np.int32], count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The distinct types, and each type's place among them."""
    if len(types) * 8 < count:
        few, inverse = np.unique(types, return_inverse=True)
        return few.astype(np.intp), inverse.astype(np.intp)
    present = np.zeros(count, np.bool_)
    present[types] = True
    used = np.flatnonzero(present)
    places = np.empty(count, np.intp)
    places[used] = np.arange(len(used))
    return used, places[types]


def times(rows: Floats, weights: Floats) -> Floats:
    """(n, k) x (k, m) with each row's result independent of the other rows; m is a multiple of `ROWS`."""
    count = len(rows)
    height = -(-count // ROWS) * ROWS
    if height != count:
        filled = np.zeros((height, rows.shape[1]), np.float32)
        filled[:count] = rows
        rows = filled
    product = np.empty((height, weights.shape[1]), np.float32)
    for start in range(0, height, BLOCK):
        np.matmul(rows[start : start + BLOCK], weights, out=product[start : start + BLOCK])
    return product[:count]
