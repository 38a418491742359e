"""What the tests of interoperability share. They run where Presidio is installed, and load no model of its."""

from __future__ import annotations

from typing import Any

import pytest

from gptsanitize.mask import Key

pytest.importorskip("presidio_analyzer")
pytest.importorskip("presidio_anonymizer")


@pytest.fixture(scope="session")
def key() -> Key:
    """A key. Keys of tests are no secrets."""
    return Key(bytes(range(7, 39)))


@pytest.fixture(scope="session")
def analyzer_without_model() -> Any:
    """Makes an `AnalyzerEngine` of given recognizers whose NLP engine knows words only."""
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
    from spacy import blank

    class Words(NlpEngine):  # type: ignore[misc, unused-ignore]
        """Splits into words, finds nothing."""

        def __init__(self) -> None:
            self._spacy = blank("en")

        def load(self) -> None:
            """Nothing to load."""

        def is_loaded(self) -> bool:
            """Always."""
            return True

        def process_text(self, text: str, language: str) -> NlpArtifacts:
            """The words of a text."""
            doc = self._spacy(text)
            indices = [token.idx for token in doc]
            return NlpArtifacts([], doc, indices, [token.text for token in doc], self, language)

        def process_batch(
            self,
            texts: Any,
            language: str,
            batch_size: int = 1,  # noqa: ARG002
            n_process: int = 1,  # noqa: ARG002
            **kwargs: Any,  # noqa: ARG002
        ) -> Any:
            """The words of texts."""
            return ((text, self.process_text(text, language)) for text in texts)

        def is_stopword(self, word: str, language: str) -> bool:  # noqa: ARG002
            """None is."""
            return False

        def is_punct(self, word: str, language: str) -> bool:  # noqa: ARG002
            """Whether it is no word."""
            return not word.isalnum()

        def get_supported_entities(self) -> list[str]:
            """None."""
            return []

        def get_supported_languages(self) -> list[str]:
            """English."""
            return ["en"]

    def make(*recognizers: Any) -> Any:
        registry = RecognizerRegistry(recognizers=list(recognizers), supported_languages=["en"])
        return AnalyzerEngine(registry=registry, nlp_engine=Words(), supported_languages=["en"])

    return make
