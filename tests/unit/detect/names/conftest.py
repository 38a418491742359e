"""One export of the installed model, and spaCy's own answer, for all tests of this folder."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from gptsanitize.detect.names import Names
from gptsanitize.detect.names.finder import DEFAULT_MODEL
from gptsanitize.detect.names.reference import SpacyFinder, load_pipeline


@pytest.fixture(scope="session")
def pipeline() -> Any:
    """spaCy's tokenizer and `ner`."""
    return load_pipeline(DEFAULT_MODEL)


@pytest.fixture(scope="session")
def spacy_finder(pipeline: Any) -> SpacyFinder:
    return SpacyFinder(pipeline)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache directory that holds the exported model."""
    folder = tmp_path_factory.mktemp("cache")
    Names(DEFAULT_MODEL, folder).find(["Paris"])
    return folder


@pytest.fixture
def names(cache: Path) -> Names:
    return Names(DEFAULT_MODEL, cache)


@pytest.fixture
def rng() -> random.Random:
    return random.Random(20261121)
