"""Writes the account of a release into its folder: three files, each whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

from gptsanitize.manifest.facts import Manifest
from gptsanitize.manifest.report import to_html
from gptsanitize.manifest.table import to_csv

__all__ = ["CSV", "JSON", "REPORT", "write"]

JSON, CSV, REPORT = "manifest.json", "manifest.csv", "report.html"


def write(manifest: Manifest, folder: Path) -> None:
    """Write `manifest.json`, `manifest.csv` and `report.html`. Raises `OSError` where the folder cannot be written.

    The JSON comes last: where it is, the others are.
    """
    _write(folder / REPORT, to_html(manifest).encode("utf-8"))
    _write(folder / CSV, to_csv(manifest))
    _write(folder / JSON, manifest.to_json().encode("utf-8"))


def _write(target: Path, content: bytes) -> None:
    """Under a temporary name, to the disk, then into place."""
    partial = target.with_name(f".{target.name}.partial")
    try:
        with partial.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
