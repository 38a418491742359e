"""The numpy runtime finds exactly what spaCy finds, and an endless entity costs no square."""

from __future__ import annotations

import random

from gptsanitize.detect.names import Names
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
