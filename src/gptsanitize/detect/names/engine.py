"""Texts -> entities with a model's parts: tokens, vectors and transitions put together.

Responsible for cutting the work into flights of bounded size, so that memory grows with neither the number of texts
nor the length of one. Short texts fly together. A long text is decoded piece by piece: a piece has as many tokens of
context to either side as the network can see, and the next begins where no entity was open, so that the result is
that of the whole text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gptsanitize.detect.names.features import PAD, Features
from gptsanitize.detect.names.lexicon import Lexicon, Piece, Tokens
from gptsanitize.detect.names.modelfile import Parts
from gptsanitize.detect.names.network import TILE, Embedding, Encoder, Layer, StaticVectors, Table
from gptsanitize.detect.names.tokenizer import Affix, Rules, Tokenizer
from gptsanitize.detect.names.transitions import Decoder, Span, Weights

__all__ = ["FLIGHT", "MAX_REACH", "Engine"]

FLIGHT = 49_152
"""Characters that are worked on together."""

MAX_REACH = 8
"""Tokens of context for which a flight is long enough: 2 * 8 chunks of context and the cut one are at most 34,000."""

Entity: TypeAlias = tuple[int, int, str]


class Engine:
    """One model, ready to run. Not for several threads at once: its lexicon grows as it reads."""

    def __init__(self, parts: Parts) -> None:
        settings, arrays = parts.settings, parts.arrays
        embedding = _embedding(settings, arrays)
        self._labels: list[str] = settings["labels"]
        self._encoder = Encoder([_layer(arrays, f"layer{i}") for i in range(settings["depth"])])
        self._decoder = Decoder(_weights(settings, arrays))
        self._lexicon = Lexicon(
            Tokenizer(_rules(settings["tokenizer"])),
            embedding.embed,
            self._encoder.width,
            spaced="SPACY" in settings["attributes"],
        )

    def find(self, texts: Sequence[str]) -> list[list[Entity]]:
        """Entities of each text as (start, end, label), in order."""
        found: list[list[Entity]] = [[] for _ in texts]
        for flight in _flights(texts):
            if len(texts[flight[0]]) > FLIGHT:
                found[flight[0]] = self._find_long(texts[flight[0]])
            else:
                self._find_short(texts, flight, found)
        return found

    def tokenise(self, text: str) -> list[tuple[int, int]]:
        """Offsets of a text's tokens, for comparing with spaCy."""
        self._lexicon.make_room()
        tokens = self._lexicon.tokens([Piece(text, 0, len(text))])
        return list(zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True))

    def _find_short(self, texts: Sequence[str], flight: Sequence[int], found: list[list[Entity]]) -> None:
        self._lexicon.make_room()
        tokens = self._lexicon.tokens([Piece(texts[index], 0, len(texts[index])) for index in flight])
        last = np.zeros(len(tokens.types), np.bool_)
        sizes = np.diff(tokens.bounds)
        last[tokens.bounds[1:][sizes > 0] - 1] = True
        spans = self._decode(tokens, self._encode(tokens), last)
        owner = np.repeat(np.array(flight), sizes)
        for span in spans:
            found[int(owner[span.start])].append(self._entity(tokens, span))

    def _encode(self, tokens: Tokens) -> NDArray[np.float32]:
        """Vectors of all tokens; pads keep the pieces apart and let each begin with a tile."""
        reach = self._encoder.reach
        sizes = np.diff(tokens.bounds)
        rooms = -(-(sizes + reach) // TILE) * TILE
        starts = self._encoder.context + np.cumsum(rooms) - rooms
        places = np.arange(len(tokens.types)) + np.repeat(starts - tokens.bounds[:-1], sizes)
        padded = np.full(self._encoder.context + int(rooms.sum()), PAD, np.int32)
        padded[places] = tokens.types
        return self._encoder.encode(padded, self._lexicon.vectors)

    def _decode(self, tokens: Tokens, vectors: NDArray[np.float32], last: NDArray[np.bool_]) -> Sequence[Span]:
        return self._decoder.decode(vectors, last, self._lexicon.is_space[tokens.types])

    def _entity(self, tokens: Tokens, span: Span) -> Entity:
        return int(tokens.starts[span.start]), int(tokens.ends[span.end - 1]), self._labels[span.label]

    def _find_long(self, text: str) -> list[Entity]:
        """Piece after piece. An entity longer than a piece is cut; no name is."""
        found: list[Entity] = []
        lead = begin = 0
        while begin < len(text):
            self._lexicon.make_room()
            stop = min(len(text), begin + FLIGHT)
            tokens = self._lexicon.tokens([Piece(text, lead, stop)])
            spans, resume = self._decode_piece(tokens, begin, ends=stop == len(text))
            found.extend(self._entity(tokens, span) for span in spans)
            if resume is None:
                break
            begin = int(tokens.starts[resume])
            chunk = int(np.searchsorted(tokens.chunk_starts, begin, "right")) - 1
            lead = int(tokens.chunk_starts[max(0, chunk - self._encoder.reach)])
        return found

    def _decode_piece(self, tokens: Tokens, begin: int, *, ends: bool) -> tuple[list[Span], int | None]:
        """The entities of a piece from offset `begin` on, and the token from which to go on, if any.

        In a piece that does not end its text the last `reach` tokens are context. What touches the token before them is
        left for the next piece: whether an entity may begin or go on there depends on what follows.
        """
        first = int(np.searchsorted(tokens.starts, begin))
        stop = len(tokens.types) - (0 if ends else self._encoder.reach)
        vectors = self._encode(tokens)[first:stop]
        last = np.zeros(len(vectors), np.bool_)
        last[-1:] = True
        shown = tokens._replace(types=tokens.types[first:stop])
        spans = [Span(s.start + first, s.end + first, s.label) for s in self._decode(shown, vectors, last)]
        if ends:
            return spans, None
        if spans and spans[-1].end == stop and spans[-1].start > first:
            return spans[:-1], spans[-1].start
        if spans and spans[-1].end == stop:
            return spans, stop
        return spans, stop - 1


def _flights(texts: Sequence[str]) -> Iterator[list[int]]:
    """Indices of texts to be worked on together: of `FLIGHT` characters at most, or one longer text."""
    flight: list[int] = []
    size = 0
    for index, text in enumerate(texts):
        if flight and size + len(text) > FLIGHT:
            yield flight
            flight, size = [], 0
        if text:
            flight.append(index)
            size += len(text)
    if flight:
        yield flight


def _rules(settings: Mapping[str, Any]) -> Rules:
    prefix, suffix = settings["prefix"], settings["suffix"]
    return Rules(
        special={text: [(part, norm) for part, norm in parts] for text, parts in settings["special"].items()},
        prefix=Affix(*prefix) if prefix else None,
        suffix=Affix(*suffix) if suffix else None,
        infix=settings["infix"],
        token=settings["token"],
        url=settings["url"],
        spares_letters=settings["spares_letters"],
        all_late=settings["all_late"],
    )


def _embedding(settings: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Embedding:
    norms = {int(key): norm for key, norm in settings["norms"].items()}
    features = Features(settings["attributes"], norms, settings["base_norms"], settings["symbols"])
    tables = [Table(arrays[f"table{index}"], seed) for index, seed in enumerate(settings["seeds"])]
    static = None
    if "static_keys" in arrays:
        static = StaticVectors(arrays["static_keys"], arrays["static_row_of"], arrays["static_rows"])
    return Embedding(features, tables, static, _layer(arrays, "mix"))


def _layer(arrays: Mapping[str, NDArray[Any]], name: str) -> Layer:
    return Layer(*(np.ascontiguousarray(arrays[f"{name}_{part}"]) for part in ("weights", "bias", "gain", "shift")))


def _weights(settings: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Weights:
    present, first, before = (np.ascontiguousarray(place) for place in arrays["places"])
    return Weights(
        places=(present, first, before),
        pieces=settings["state_pieces"],
        **{
            name: arrays[name]
            for name in (
                *("alone", "inside", "outer", "outer_bias", "begins", "units"),
                *("stay", "stay_bias", "end", "end_bias"),
            )
        },
    )
