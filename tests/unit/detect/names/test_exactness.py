"""The numpy runtime finds exactly what spaCy finds, and an endless entity costs no square."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from tests.unit.detect.names import texts

from gptsanitize.detect.names import Names, modelfile
from gptsanitize.detect.names.engine import Engine
from gptsanitize.detect.names.finder import DEFAULT_MODEL
from gptsanitize.detect.names.reference import SpacyFinder


def test_entities_equal_spacys(names: Names, spacy_finder: SpacyFinder, rng: random.Random) -> None:
    words = (
        "Jane Roe met Acme Corp. in Paris on 3 May 2021 , and Dr. Müller left IBM for the U.N. \n said Li Wei".split(
            " "
        )
    )
    texts = [" ".join(rng.choices(words, k=rng.randint(1, 40))) for _ in range(300)]
    assert names.find(texts) == spacy_finder.find(texts)


def test_long_runs_of_names_equal_spacys(names: Names, spacy_finder: SpacyFinder) -> None:
    texts = ["Jane Roe\n" * 150, "Jane " * 200, "Roe Jane, " * 150, "The Bank of Paris and " * 80]
    assert names.find(texts) == spacy_finder.find(texts)


def test_entities_of_many_kinds_of_texts_equal_spacys(
    names: Names, spacy_finder: SpacyFinder, rng: random.Random
) -> None:
    made = texts.make(rng, 400)
    differ = [
        text
        for text, ours, theirs in zip(made, names.find(made), spacy_finder.find(made), strict=True)
        if ours != theirs
    ]
    assert not differ, differ[:3]


def test_a_text_finds_the_same_alone_and_among_others(names: Names, rng: random.Random) -> None:
    made = texts.make(rng, 25)
    together = names.find(made)
    rng.shuffle(order := list(range(len(made))))
    alone = {index: names.find([made[index]])[0] for index in order}
    assert together == [alone[index] for index in range(len(made))]


def test_tokens_of_many_kinds_of_texts_equal_spacys(pipeline: Any, cache: Path, rng: random.Random) -> None:
    folder = modelfile.model_folder(DEFAULT_MODEL, cache)
    assert folder is not None
    parts = modelfile.read(folder)
    assert parts is not None
    engine = Engine(parts)
    for text in texts.make(rng, 200):
        assert engine.tokenise(text) == [(token.idx, token.idx + len(token)) for token in pipeline.make_doc(text)]
