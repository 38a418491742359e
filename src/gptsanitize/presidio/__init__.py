"""Presidio both ways: its recognizers in our engine, our engine and our surrogates in its pipelines.

    recognizers   a policy names Presidio recognizers; their findings stand beside those of our rules
    recognizer    `GptsanitizeRecognizer`: our engine as an `EntityRecognizer` of an `AnalyzerEngine`
    operator      `SurrogateOperator`: our masking as an `Operator` of an `AnonymizerEngine`
    entities      what a kind of value is called there and here

Needs the extra `presidio`; without it the first use says so. Nothing of Presidio is imported before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptsanitize.lazy import imported_when_used
from gptsanitize.presidio.recognizers import foreign_recognizers

if TYPE_CHECKING:
    from gptsanitize.presidio.operator import SurrogateOperator
    from gptsanitize.presidio.recognizer import GptsanitizeRecognizer

__all__ = ["GptsanitizeRecognizer", "SurrogateOperator", "foreign_recognizers"]

_HOMES = {"GptsanitizeRecognizer": "recognizer", "SurrogateOperator": "operator"}

__getattr__ = imported_when_used(__name__, _HOMES)
