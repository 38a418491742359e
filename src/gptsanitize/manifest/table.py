"""`manifest.csv`: a line for each file, as a spreadsheet opens it without asking."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from gptsanitize.manifest.facts import FileRecord, Manifest
from gptsanitize.model import Level

__all__ = ["to_csv"]

_COLUMNS = (
    "source",
    "output",
    "format",
    "outcome",
    "reason",
    "message",
    "advice",
    "level_before",
    "level_after",
    "values_replaced",
    "counts",
    "unread_parts",
    "hidden_texts",
    "bytes",
    "sha256",
)
# Programs take a cell that begins so for a formula (OWASP, CSV injection); the apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def to_csv(manifest: Manifest) -> bytes:
    """The file's bytes: UTF-8 with a byte order mark, commas, CRLF (RFC 4180)."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows([_safe(cell) for cell in _cells(record)] for record in manifest.files)
    return target.getvalue().encode("utf-8-sig", "replace")


def _cells(record: FileRecord) -> tuple[str, ...]:
    return (
        record.source,
        record.output or "",
        record.format,
        record.outcome.value,
        record.reason,
        record.message,
        record.advice,
        _label(record.level_before),
        _label(record.level_after),
        str(sum(record.counts.values())),
        _counts(record.counts),
        str(record.unread),
        str(record.hidden),
        str(record.bytes) if record.is_clean else "",
        record.sha256,
    )


def _label(level: Level | None) -> str:
    return "" if level is None else level.label


def _counts(counts: Mapping[str, int]) -> str:
    """`EMAIL 3; PERSON 12`, by entity."""
    return "; ".join(f"{entity} {count}" for entity, count in sorted(counts.items()))


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
