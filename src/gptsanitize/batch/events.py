"""What a caller who draws its own progress is told. Names in events are those of the manifest: masked, unless asked."""

from __future__ import annotations

from dataclasses import dataclass

from gptsanitize.manifest import FileRecord, Manifest
from gptsanitize.model import Level, OutcomeKind, Reason

__all__ = ["Event", "FileDone", "Finished", "Found", "ScanRecord", "Scanned", "StageStarted", "Surveyed"]


@dataclass(frozen=True, slots=True)
class Found:
    """The walk is over: this many files and bytes lie ahead."""

    files: int
    size: int


@dataclass(frozen=True, slots=True)
class StageStarted:
    """`survey`, `plan`, `rewrite` or `manifest` has begun over this many files."""

    stage: str
    files: int


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One file was read, or could not be; `size` bytes of the whole are done."""

    size: int


@dataclass(frozen=True, slots=True)
class FileDone:
    """One file has its outcome."""

    record: FileRecord
    size: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The release is written."""

    manifest: Manifest


@dataclass(frozen=True, slots=True)
class ScanRecord:
    """What `scan` says of one file. `kind` is CLEAN where it was read, else how it could not be."""

    source: str
    format: str
    kind: OutcomeKind
    reason: str
    message: str
    advice: str
    level: Level | None
    reasons: tuple[Reason, ...]
    counts: dict[str, int]
    rules: dict[str, int]


@dataclass(frozen=True, slots=True)
class Scanned:
    """`scan` is over; records are ordered by source."""

    records: tuple[ScanRecord, ...]


Event = Found | StageStarted | Surveyed | FileDone | Finished | Scanned
