"""gptsanitize: clean knowledge files before they go into a custom GPT or a RAG store.

    from gptsanitize import Policy, Sanitizer

    with Sanitizer(policy="policy.yaml", key="gptsanitize.key") as sanitizer:
        manifest = sanitizer.folder(["knowledge/"], "release/")

Importing this package loads no model and no format library; the first use of a name loads what it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptsanitize._version import __version__
from gptsanitize.lazy import imported_when_used

if TYPE_CHECKING:
    from gptsanitize.api import Policy, Sanitizer
    from gptsanitize.batch import Event, FileDone, Finished, Found, Scanned, ScanRecord, StageStarted, Surveyed
    from gptsanitize.errors import (
        GptsanitizeError,
        InputError,
        KeyFileError,
        KeyFileWarning,
        PolicyError,
        TargetError,
        UsageError,
        VaultError,
        WithheldError,
    )
    from gptsanitize.manifest import FileRecord, Manifest
    from gptsanitize.mask import Key
    from gptsanitize.model import Action, Level, OutcomeKind
    from gptsanitize.restore import Restored

__all__ = [
    "Action",
    "Event",
    "FileDone",
    "FileRecord",
    "Finished",
    "Found",
    "GptsanitizeError",
    "InputError",
    "Key",
    "KeyFileError",
    "KeyFileWarning",
    "Level",
    "Manifest",
    "OutcomeKind",
    "Policy",
    "PolicyError",
    "Restored",
    "Sanitizer",
    "ScanRecord",
    "Scanned",
    "StageStarted",
    "Surveyed",
    "TargetError",
    "UsageError",
    "VaultError",
    "WithheldError",
    "__version__",
]

_HOMES = {
    "Action": "model",
    "Event": "batch",
    "FileDone": "batch",
    "FileRecord": "manifest",
    "Finished": "batch",
    "Found": "batch",
    "GptsanitizeError": "errors",
    "InputError": "errors",
    "Key": "mask",
    "KeyFileError": "errors",
    "KeyFileWarning": "errors",
    "Level": "model",
    "Manifest": "manifest",
    "OutcomeKind": "model",
    "Policy": "api",
    "PolicyError": "errors",
    "Restored": "restore",
    "Sanitizer": "api",
    "ScanRecord": "batch",
    "Scanned": "batch",
    "StageStarted": "batch",
    "Surveyed": "batch",
    "TargetError": "errors",
    "UsageError": "errors",
    "VaultError": "errors",
    "WithheldError": "errors",
}

__getattr__ = imported_when_used(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
