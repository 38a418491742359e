"""The facts of a release, and their JSON: written in a fixed order, read back with every field checked."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gptsanitize._version import __version__
from gptsanitize.errors import PolicyError, UsageError
from gptsanitize.model import Coverage, Level, OutcomeKind, Reason, Treatment
from gptsanitize.resources import check_schema, load_schema

__all__ = ["SCHEMA", "FileRecord", "Manifest", "Totals", "worst_first"]

SCHEMA = Path(__file__).parent / "manifest.schema.json"
"""The published JSON Schema (draft 2020-12) of `manifest.json`."""

SCHEMA_VERSION = 1
_TOOL = "gptsanitize"
_ADVICE = "make the release again with `gptsanitize clean`"


def worst_first(counts: Mapping[str, int], reasons: Iterable[Reason]) -> list[tuple[str, int]]:
    """Counts by entity in the order in which a reader must see them: what raised the level, then the commonest.

    A list that is cut short must not drop the one password behind twenty names.
    """
    levels = {reason.code: reason.level for reason in reasons}
    return sorted(counts.items(), key=lambda item: (-levels.get(item[0], Level.PUBLIC), -item[1], item[0]))


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What became of one input. `source` and `output` are names as the run was told to show them: masked by default.

    `output` is relative to the release's `clean` folder, with forward slashes, and None where nothing was delivered;
    `sha256` and `bytes` are of the output. `counts` are the values replaced, by entity. `hidden` are texts of the
    source that a reader does not see (hidden sheets, rows and runs); they are cleaned and delivered like all others.
    """

    source: str
    output: str | None
    format: str
    outcome: OutcomeKind
    reason: str = ""
    message: str = ""
    advice: str = ""
    level_before: Level | None = None
    level_after: Level | None = None
    reasons: tuple[Reason, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    coverage: tuple[Coverage, ...] = ()
    sha256: str = ""
    bytes: int = 0
    hidden: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether a clean copy was delivered."""
        return self.outcome is OutcomeKind.CLEAN

    @property
    def unread(self) -> int:
        """How many parts were delivered whose content was not read."""
        return sum(part.treatment is Treatment.UNREAD for part in self.coverage)


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over the files of a release. `moves` counts files by level before and after, None for unknown."""

    files: int
    outcomes: Mapping[OutcomeKind, int]
    moves: Mapping[tuple[Level | None, Level | None], int]
    counts: Mapping[str, int]
    files_with: Mapping[str, int]
    bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The facts of one release. `files` are sorted by source, then output; `created` is UTC in ISO 8601."""

    files: tuple[FileRecord, ...]
    policy_digest: str
    key_id: str
    created: str
    version: str = __version__

    @classmethod
    def of(cls, files: Iterable[FileRecord], *, policy_digest: str, key_id: str) -> Manifest:
        """A manifest made now, or at SOURCE_DATE_EPOCH where that is set, in whatever order the files come."""
        ordered = sorted(files, key=lambda record: (record.source, record.output or "", record.outcome))
        return cls(tuple(ordered), policy_digest, key_id, _now())

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """The manifest in a file. Raises `UsageError` if there is none, or if it is damaged or of another shape."""
        try:
            content = json.loads(path.read_text("utf-8"))
        except FileNotFoundError:
            raise UsageError(f"{path}: there is no manifest", reason="manifest-missing", advice=_ADVICE) from None
        except OSError:
            raise UsageError(
                f"{path}: cannot be read", reason="manifest-unreadable", advice="check its rights"
            ) from None
        except (ValueError, RecursionError):
            raise UsageError(f"{path}: is not JSON", reason="manifest-damaged", advice=_ADVICE) from None
        try:
            check_schema(content, load_schema(SCHEMA), str(path))
        except PolicyError as error:
            raise UsageError(error.message, reason="manifest-damaged", advice=_ADVICE) from None
        return _manifest(content)

    @property
    def totals(self) -> Totals:
        """Sums over all files."""
        counts: Counter[str] = Counter()
        files_with: Counter[str] = Counter()
        for record in self.files:
            counts.update(record.counts)
            files_with.update(entity for entity, count in record.counts.items() if count)
        return Totals(
            files=len(self.files),
            outcomes={kind: sum(record.outcome is kind for record in self.files) for kind in OutcomeKind},
            moves=Counter((record.level_before, record.level_after) for record in self.files),
            counts=counts,
            files_with=files_with,
            bytes=sum(record.bytes for record in self.files),
        )

    def to_json(self) -> str:
        """The text of `manifest.json`: the same for the same facts, with a line for every field."""
        content = {
            "schema_version": SCHEMA_VERSION,
            "tool": {"name": _TOOL, "version": self.version},
            "created": self.created,
            "policy_digest": self.policy_digest,
            "key_id": self.key_id,
            "totals": _totals(self.totals),
            "files": [_record(record) for record in self.files],
        }
        return json.dumps(content, indent=2, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8") + "\n"


def _now() -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        moment = datetime.now(UTC)
    elif epoch.isascii() and epoch.isdecimal() and len(epoch) < 12:
        moment = datetime.fromtimestamp(int(epoch), UTC)
    else:
        raise UsageError("SOURCE_DATE_EPOCH is no number of seconds", reason="source-date-epoch", advice="unset it")
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


# ---- facts to JSON -------------------------------------------------------------------------------------------------


def _label(level: Level | None) -> str | None:
    return None if level is None else level.label


def _totals(totals: Totals) -> dict[str, Any]:
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for (was, became), count in totals.moves.items():
        before[_label(was) or "unknown"] += count
        after[_label(became) or "unknown"] += count
    names = [*(level.label for level in Level), "unknown"]
    return {
        "files": totals.files,
        "outcomes": {kind.value: totals.outcomes[kind] for kind in OutcomeKind},
        "level_before": {name: before[name] for name in names},
        "level_after": {name: after[name] for name in names},
        "counts": dict(sorted(totals.counts.items())),
        "bytes": totals.bytes,
    }


def _record(record: FileRecord) -> dict[str, Any]:
    return {
        "source": record.source,
        "output": record.output,
        "format": record.format,
        "outcome": record.outcome.value,
        "reason": record.reason or None,
        "message": record.message,
        "advice": record.advice,
        "level_before": _label(record.level_before),
        "level_after": _label(record.level_after),
        "reasons": [{"level": each.level.label, "code": each.code, "count": each.count} for each in record.reasons],
        "counts": dict(sorted(record.counts.items())),
        "coverage": [
            {"part": each.part, "treatment": each.treatment.value, "note": each.note} for each in record.coverage
        ],
        "hidden_texts": record.hidden,
        "sha256": record.sha256 or None,
        "bytes": record.bytes if record.output is not None else None,
    }


# ---- JSON to facts -------------------------------------------------------------------------------------------------


def _level(label: str | None) -> Level | None:
    return None if label is None else Level.parse(label)


def _manifest(content: Mapping[str, Any]) -> Manifest:
    return Manifest(
        files=tuple(_read_record(record) for record in content["files"]),
        policy_digest=content["policy_digest"],
        key_id=content["key_id"],
        created=content["created"],
        version=content["tool"]["version"],
    )


def _read_record(record: Mapping[str, Any]) -> FileRecord:
    return FileRecord(
        source=record["source"],
        output=record["output"],
        format=record["format"],
        outcome=OutcomeKind(record["outcome"]),
        reason=record["reason"] or "",
        message=record["message"],
        advice=record["advice"],
        level_before=_level(record["level_before"]),
        level_after=_level(record["level_after"]),
        reasons=tuple(Reason(Level.parse(each["level"]), each["code"], each["count"]) for each in record["reasons"]),
        counts=dict(record["counts"]),
        coverage=tuple(
            Coverage(each["part"], Treatment(each["treatment"]), each["note"]) for each in record["coverage"]
        ),
        hidden=record.get("hidden_texts", 0),
        sha256=record["sha256"] or "",
        bytes=record["bytes"] or 0,
    )
