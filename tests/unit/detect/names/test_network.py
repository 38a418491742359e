"""The network's layers are what their definition says, and a row does not depend on what it is worked out with."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from gptsanitize.detect.names.features import PAD
from gptsanitize.detect.names.network import BLOCK, ROWS, TILE, Encoder, Layer, times

WIDTH, PIECES, DEPTH, TYPES = 32, 3, 4, 50


@pytest.fixture
def source() -> np.random.Generator:
    return np.random.default_rng(20261121)


@pytest.fixture
def layers(source: np.random.Generator) -> list[Layer]:
    return [_layer(source) for _ in range(DEPTH)]


def _layer(source: np.random.Generator) -> Layer:
    drawn = (source.standard_normal(shape) for shape in ((3 * WIDTH, PIECES * WIDTH), PIECES * WIDTH, WIDTH, WIDTH))
    weights, bias, gain, shift = (part.astype(np.float32) for part in drawn)
    return Layer(weights, bias, gain, shift)


def _by_definition(layers: list[Layer], vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    """Window, maxout, layer norm and the sum with the input, in double precision; `DEPTH` zero rows stand around."""
    state = np.pad(vectors.astype(np.float64), ((DEPTH, DEPTH), (0, 0)))
    for layer in layers:
        window = np.concatenate([np.roll(state, 1, 0), state, np.roll(state, -1, 0)], axis=1)
        window[0, :WIDTH], window[-1, -WIDTH:] = 0, 0
        pieces = (window @ layer.weights + layer.bias).reshape(len(state), PIECES, WIDTH).max(1)
        pieces -= pieces.mean(1, keepdims=True)
        state = state + pieces / np.sqrt(pieces.var(1, keepdims=True) + 1e-8) * layer.gain + layer.shift
    return state[DEPTH:-DEPTH]


def _laid_out(texts: list[NDArray[np.int32]], context: int) -> NDArray[np.int32]:
    """Pads before, between and behind texts, so that each begins with a tile."""
    parts = [np.full(context, PAD, np.int32)]
    for text in texts:
        parts += [text, np.full(-(len(text) + DEPTH) % TILE + DEPTH, PAD, np.int32)]
    return np.concatenate(parts)


@pytest.mark.parametrize("count", [1, 2, 5, 64, 1016, 2500])
def test_layers_are_as_defined(source: np.random.Generator, layers: list[Layer], count: int) -> None:
    vectors = np.concatenate([np.zeros((1, WIDTH)), source.standard_normal((TYPES, WIDTH))]).astype(np.float32)
    types = source.integers(1, TYPES + 1, count).astype(np.int32)
    encoder = Encoder(layers)
    found = encoder.encode(_laid_out([types], encoder.context), vectors)
    assert found.shape == (count, WIDTH)
    assert np.abs(found - _by_definition(layers, vectors[types])).max() < 1e-4


def test_a_text_has_the_same_bits_alone_and_among_others(source: np.random.Generator, layers: list[Layer]) -> None:
    vectors = np.concatenate([np.zeros((1, WIDTH)), source.standard_normal((TYPES, WIDTH))]).astype(np.float32)
    texts = [source.integers(1, TYPES + 1, int(source.integers(1, 90))).astype(np.int32) for _ in range(120)]
    encoder = Encoder(layers)
    together = encoder.encode(_laid_out(texts, encoder.context), vectors)
    alone = [encoder.encode(_laid_out([text], encoder.context), vectors) for text in texts]
    assert np.array_equal(together, np.concatenate(alone))


def test_a_row_of_a_product_has_the_same_bits_at_every_place(source: np.random.Generator) -> None:
    rows = source.standard_normal((3 * BLOCK + 5, 96)).astype(np.float32)
    weights = source.standard_normal((96, 18 * ROWS)).astype(np.float32)
    whole = times(rows, weights)
    for low, high in ((0, 1), (1, 18), (7, 7 + BLOCK), (BLOCK - 3, 3 * BLOCK)):
        assert np.array_equal(times(rows[low:high], weights), whole[low:high])
