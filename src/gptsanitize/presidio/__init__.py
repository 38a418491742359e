"""Presidio both ways: its recognizers in our engine, our engine and our surrogates in its pipelines.

    recognizers   a policy names Presidio recognizers; their findings stand beside those of our rules
    recognizer    `GptsanitizeRecognizer`: our engine as an `EntityRecognizer` of an `AnalyzerEngine`
    operator      `SurrogateOperator`: our masking as an `Operator` of an `AnonymizerEngine`
    entities      what a kind of value is called there and here

Needs `pip install gptsanitize[presidio]`; without it the first use says so. Nothing of Presidio is imported before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gptsanitize.presidio.recognizers import foreign_recognizers

if TYPE_CHECKING:
    from gptsanitize.presidio.operator import SurrogateOperator
    from gptsanitize.presidio.recognizer import GptsanitizeRecognizer

__all__ = ["GptsanitizeRecognizer", "SurrogateOperator", "foreign_recognizers"]

_HOMES = {"GptsanitizeRecognizer": "recognizer", "SurrogateOperator": "operator"}


def __getattr__(name: str) -> Any:
    """The two classes that stand on Presidio's are imported when they are first used (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
