"""Greedy decoding of spaCy's `ner` transitions (begin, in, last, unit, out), many tokens at once.

Responsible for entities from token vectors. spaCy walks token by token; most of its time goes there. Here:

- While no entity is open, the state holds nothing but the token itself: all tokens are scored at once for begin, unit
  and out. A begin is not allowed at a text's last token, begin and unit not at white space.
- Inside an entity only "in" and "last" of its label are allowed, and the state holds the first token, the last one and
  the present one: two dot products. All begins are followed in step, whether or not the walk will come by them.
- One walk over the candidates then drops those that lie inside an earlier entity.

The linear layer after the encoder and the lower layer of the transition model are folded into one matrix per token of
the state. Of equal scores spaCy takes the earlier action, and so does this.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gptsanitize.detect.names.network import times

__all__ = ["Decoder", "Span", "Weights"]

_STRETCH = 4096
_PATIENCE = 32  # tokens for which all candidates are followed side by side
"""Tokens scored together; bounds the memory of the scores."""

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]


class Span(NamedTuple):
    """Tokens `start` to `end` (exclusive), and the index of the label."""

    start: int
    end: int
    label: int


@dataclass(frozen=True, slots=True)
class Weights:
    """`places`: for the present token, the entity's first and the one before the present, (width, pieces * hidden);
    `alone` and `inside` are the biases of the hidden layer without and with an open entity. `outer` (hidden, actions)
    scores the actions while none is open, its columns filled up with actions that score minus infinity; `begins[a]` is
    the label that action `a` begins or -1, `units[a]` likewise. `stay` and `end` (labels, hidden) score in and last.
    """

    places: tuple[Floats, Floats, Floats]
    alone: Floats
    inside: Floats
    pieces: int
    outer: Floats
    outer_bias: Floats
    begins: Ints
    units: Ints
    stay: Floats
    stay_bias: Floats
    end: Floats
    end_bias: Floats


class Decoder:
    """Token vectors -> entities, with one model's weights."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._hidden = len(weights.outer)
        self._is_begin = weights.begins >= 0
        self._is_entity = self._is_begin | (weights.units >= 0)
        self._label_of = np.where(self._is_begin, weights.begins, weights.units)

    def decode(self, vectors: Floats, last: NDArray[np.bool_], space: NDArray[np.bool_]) -> Sequence[Span]:
        """(n, width) vectors -> entities in order. `last[i]`: token `i` ends its text; `space[i]`: it is white space.

        The vectors' last row must be the last token of a text, or of what is decoded now.
        """
        if not len(vectors):
            return ()
        actions = np.concatenate(
            [
                self._outer_actions(
                    vectors[low : low + _STRETCH], last[low : low + _STRETCH], space[low : low + _STRETCH]
                )
                for low in range(0, len(vectors), _STRETCH)
            ]
        )
        starts = np.flatnonzero(self._is_entity[actions])
        chosen = actions[starts]
        labels = self._label_of[chosen]
        ends = starts + 1
        begins = np.flatnonzero(self._is_begin[chosen])
        ends[begins] = self._follow(vectors, starts[begins], labels[begins], last, _PATIENCE)

        def finish(start: int, label: int) -> int:
            return int(self._follow(vectors, np.array([start]), np.array([label]), last, len(vectors))[0])

        return _walk(starts.tolist(), ends.tolist(), labels.tolist(), finish)

    def _outer_actions(self, vectors: Floats, last: NDArray[np.bool_], space: NDArray[np.bool_]) -> Ints:
        """The best allowed action of each token if no entity is open there."""
        weights = self._weights
        scores = times(self._activate(times(vectors, weights.places[0]) + weights.alone), weights.outer)
        scores += weights.outer_bias
        scores[np.ix_(last, self._is_begin)] = -np.inf
        scores[np.ix_(space, self._is_entity)] = -np.inf
        best: Ints = scores.argmax(axis=1)
        return best

    def _follow(self, vectors: Floats, starts: Ints, labels: Ints, last: NDArray[np.bool_], steps: int) -> Ints:
        """The ends of entities that begin at `starts`, all followed token by token in step.

        After `steps` tokens those that have no end yet are left with -1. In a text that is one endless entity each
        token begins a candidate; following all of them to the end would take the square of its length.
        """
        weights = self._weights
        ends = starts + 1
        open_ = np.arange(len(starts))
        first = times(vectors[starts], weights.places[1]) + weights.inside
        now = starts + 1
        for _ in range(steps):
            if not len(open_):
                break
            hidden = first[open_] + times(vectors[now], weights.places[0])
            hidden += times(vectors[now - 1], weights.places[2])
            hidden = self._activate(hidden)
            label = labels[open_]
            stay = np.einsum("ij,ij->i", hidden, weights.stay[label]) + weights.stay_bias[label]
            end = np.einsum("ij,ij->i", hidden, weights.end[label]) + weights.end_bias[label]
            done = (end > stay) | last[now]
            ends[open_[done]] = now[done] + 1
            open_, now = open_[~done], now[~done] + 1
        ends[open_] = -1
        return ends

    def _activate(self, values: Floats) -> Floats:
        """Maxout over the pieces, `hidden` apart; with one piece spaCy takes ReLU instead."""
        hidden = self._hidden
        best = values[:, :hidden]
        if self._weights.pieces == 1:
            return np.maximum(best, np.float32(0))
        for piece in range(1, self._weights.pieces):
            best = np.maximum(best, values[:, piece * hidden : (piece + 1) * hidden])
        return best


def _walk(starts: list[int], ends: list[int], labels: list[int], finish: Callable[[int, int], int]) -> list[Span]:
    """Candidates in order, without those that begin inside an earlier one; `finish` gives the ends that are not known.

    Only those that are taken are finished, and they do not overlap: the work stays linear.
    """
    spans: list[Span] = []
    free = 0
    for start, end, label in zip(starts, ends, labels, strict=True):
        if start >= free:
            free = end if end >= 0 else finish(start, label)
            spans.append(Span(start, free, label))
    return spans
