"""Presidio's packages, or an error that says what to install."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from gptsanitize.errors import UsageError

__all__ = ["require"]


def require(module: str) -> ModuleType:
    """A module of `presidio_analyzer` or `presidio_anonymizer`. Raises `UsageError` where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        package = module.partition(".")[0].replace("_", "-")
        advice = "pip install 'gptsanitize[presidio]', or '.[presidio]' in its source tree"
        message = f"{package} is not installed: {advice}"  # an import shows the message alone
        raise UsageError(message, reason="presidio-missing", advice=advice) from None
