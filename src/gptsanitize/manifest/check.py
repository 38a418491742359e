"""Is a release what its manifest says? Every clean file there, unchanged, and nothing else; the three accounts agree.

Needs no key, no source and no policy: whoever is about to upload the folder can ask.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gptsanitize._version import __version__
from gptsanitize.errors import UsageError
from gptsanitize.manifest.facts import FileRecord, Manifest
from gptsanitize.manifest.report import to_html
from gptsanitize.manifest.table import to_csv
from gptsanitize.manifest.write import CSV, JSON, REPORT

__all__ = ["Problem", "check"]

_CLEAN = "clean"


@dataclass(frozen=True, slots=True)
class Problem:
    """One way in which a release is not what its manifest says.

    `reason` is one of: `file-missing`, `file-changed`, `file-extra`, `folder-extra`, `file-unreadable`,
    `no-ordinary-file`, `path-outside`, `named-twice`, `manifest-disagrees`, `csv-missing`, `csv-disagrees`,
    `report-missing`, `report-disagrees`. `where` is a path inside the release.
    """

    reason: str
    where: str


def check(release: Path) -> list[Problem]:
    """All problems of a release, in a fixed order; none if it may be uploaded as it was approved.

    Raises `UsageError` where there is no folder, or no manifest, or one that is damaged.
    """
    if not release.is_dir():
        raise UsageError(f"{release}: there is no such folder", reason="no-release", advice="name the --out of a run")
    manifest = Manifest.read(release / JSON)
    problems = [*_accounts(release, manifest), *_delivered(release, manifest), *_extra(release, manifest)]
    return sorted(problems, key=lambda problem: (problem.where, problem.reason))


def _accounts(release: Path, manifest: Manifest) -> Iterator[Problem]:
    """JSON, CSV and report tell the same. A report of another version may be drawn otherwise."""
    if _content(release / JSON) != manifest.to_json().encode("utf-8"):
        yield Problem("manifest-disagrees", JSON)
    yield from _same(release / CSV, to_csv(manifest), "csv")
    report = to_html(manifest).encode("utf-8") if manifest.version == __version__ else None
    yield from _same(release / REPORT, report, "report")


def _same(path: Path, expected: bytes | None, what: str) -> Iterator[Problem]:
    content = _content(path)
    if content is None:
        yield Problem(f"{what}-missing", path.name)
    elif expected is not None and content != expected:
        yield Problem(f"{what}-disagrees", path.name)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _delivered(release: Path, manifest: Manifest) -> Iterator[Problem]:
    outputs = Counter(record.output for record in manifest.files if record.output is not None)
    yield from (Problem("named-twice", f"{_CLEAN}/{output}") for output, count in outputs.items() if count > 1)
    for record in manifest.files:
        if record.output is not None:
            yield from _file(release / _CLEAN, record.output, record)


def _file(clean: Path, output: str, record: FileRecord) -> Iterator[Problem]:
    where = f"{_CLEAN}/{output}"
    inside = PurePosixPath(output)
    if inside.is_absolute() or ".." in inside.parts:
        yield Problem("path-outside", where)
        return
    path = clean / inside
    if any((clean / parent).is_symlink() for parent in inside.parents) or path.is_symlink():
        yield Problem("no-ordinary-file", where)
    elif not path.is_file():
        yield Problem("file-missing", where)
    else:
        yield from _bytes(path, where, record)


def _bytes(path: Path, where: str, record: FileRecord) -> Iterator[Problem]:
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            size = stream.tell()
    except OSError:
        yield Problem("file-unreadable", where)
        return
    if digest != record.sha256 or size != record.bytes:
        yield Problem("file-changed", where)


def _extra(release: Path, manifest: Manifest) -> Iterator[Problem]:
    """What lies in `clean` and is in no record: it would be uploaded with the rest."""
    known = {PurePosixPath(record.output) for record in manifest.files if record.output is not None}
    folders = {folder for each in known for folder in each.parents}
    clean = release / _CLEAN
    if clean.is_symlink():
        yield Problem("no-ordinary-file", _CLEAN)
        return
    for path in sorted(clean.rglob("*")):
        inside = PurePosixPath(path.relative_to(clean).as_posix())
        if path.is_dir() and not path.is_symlink():
            if inside not in folders:
                yield Problem("folder-extra", f"{_CLEAN}/{inside}")
        elif inside not in known:
            yield Problem("file-extra", f"{_CLEAN}/{inside}")
