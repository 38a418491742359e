"""What one written file tells of the way back, for a vault.

Responsible for reading a text file and its clean copy side by side, in the worker that wrote it. Office and PDF files
give pairs alone: what comes back of them is never the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from gptsanitize.errors import InputError, VaultError
from gptsanitize.formats.encoding import detect_encoding, read_lines
from gptsanitize.mask import Ledger
from gptsanitize.model import Plan, Policy
from gptsanitize.restore import Retracer

__all__ = ["Recorder", "check_vault"]

_TEXT = frozenset({".txt", ".md", ".markdown", ".log", ".csv", ".tsv", ".tab"})
_LONGEST_LINE = 1 << 20
_MOST_BYTES = 64_000_000


class Recorder:
    """Records the files that are written under one plan."""

    def __init__(self, plan: Plan, policy: Policy) -> None:
        self._plan, self._policy = plan, policy
        self._retracer: Retracer | None = None

    def record(self, source: Path, target: Path, pairs: Mapping[tuple[str, str, str], int]) -> Ledger:
        """What was replaced in one file, and of a text file of moderate size the whole way back."""
        ledger = Ledger()
        ledger.write(pairs)
        if source.suffix.lower() in _TEXT and max(source.stat().st_size, target.stat().st_size) <= _MOST_BYTES:
            if self._retracer is None:
                planned = Ledger()
                planned.plan(self._plan, self._policy)
                self._retracer = Retracer(planned)
            try:
                before, encoding = _read(source)
                clean, _ = _read(target)
            except InputError:
                return ledger
            self._retracer.retrace(clean, before, ledger, encoding)
        return ledger


def _read(path: Path) -> tuple[str, str]:
    encoding = detect_encoding(path)
    return "".join(read_lines(path, encoding, _LONGEST_LINE)), encoding.name


def check_vault(vault: Path, out: Path, sources: Iterable[Path]) -> None:
    """Raise `VaultError` for a vault in the release, where it would be uploaded, or among the sources."""
    place = vault.resolve()
    if place.is_relative_to(out.resolve()):
        advice = "keep it where you keep passwords"
        raise VaultError("the vault lies in the release, which is uploaded", reason="vault-in-release", advice=advice)
    if any(place.is_relative_to(source.resolve()) for source in sources):
        raise VaultError("the vault lies among the sources", reason="vault-in-source", advice="keep it elsewhere")
