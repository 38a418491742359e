"""The result of a scan as JSON or CSV, on standard output or in a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gptsanitize.cli.explain import explained_rows
from gptsanitize.errors import TargetError

if TYPE_CHECKING:
    from gptsanitize.batch import ScanRecord
    from gptsanitize.cli.explain import Answers

__all__ = ["check", "to_csv", "to_json", "write"]

_SUFFIXES = (".json", ".csv")


def check(path: Path) -> None:
    """Raise `TargetError` if a report cannot be written to `path`, before the work is done."""
    if path.suffix.lower() not in _SUFFIXES:
        raise TargetError("a report is .json or .csv", reason="report-format", advice="name it so")
    if path.exists():
        raise TargetError("the report exists", reason="target-exists", advice="choose another name")
    if not path.absolute().parent.is_dir():
        raise TargetError("the report's folder does not exist", reason="target-no-folder", advice="make it first")


def write(records: Sequence[ScanRecord], path: Path) -> None:
    """Write the report in the format of the suffix, whole or not at all."""
    content = to_csv(records) if path.suffix.lower() == ".csv" else to_json(records) + "\n"
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_text(content, "utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8")
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise TargetError("the report cannot be written", reason="target-unwritable", advice="check rights") from None


def to_json(records: Sequence[ScanRecord], explained: Answers | None = None) -> str:
    """A JSON object with one entry per file, with its findings where they were asked for."""
    rows = [_row(record) for record in records]
    if explained:
        findings = explained_rows(explained)
        rows = [{**row, "findings": findings.get(row["source"], [])} for row in rows]
    return json.dumps({"schema_version": 1, "files": rows}, indent=2, ensure_ascii=False)


def to_csv(records: Sequence[ScanRecord]) -> str:
    """One line per file; counts as `ENTITY=n` pairs."""
    stream = io.StringIO()
    fields = ("source", "format", "outcome", "reason", "level", "counts")
    writer = csv.DictWriter(stream, fields, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for record in records:
        row = _row(record)
        row["counts"] = " ".join(f"{entity}={count}" for entity, count in record.counts.items())
        writer.writerow({name: _harmless(row[name]) for name in fields})
    return stream.getvalue()


def _harmless(value: object) -> object:
    """A name of a file must not become a formula in the program that opens the report."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value


def _row(record: ScanRecord) -> dict[str, Any]:
    return {
        "source": record.source,
        "format": record.format,
        "outcome": "scanned" if not record.reason else record.kind.value,
        "reason": record.reason,
        "level": record.level.label if record.level is not None else None,
        "reasons": [
            {"level": reason.level.label, "code": reason.code, "count": reason.count} for reason in record.reasons
        ],
        "counts": record.counts,
        "rules": record.rules,
    }
