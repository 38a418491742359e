"""Where a release is built and how it appears: in a hidden folder beside its place, renamed into it when whole."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gptsanitize.errors import TargetError

__all__ = ["CLEAN", "staged"]

CLEAN = "clean"
"""The tree to upload, inside a release."""

# The manifest is what makes a folder a release: of an old release it goes first, of a new one it comes last.
_ENTRIES = ("manifest.json", "manifest.csv", "report.html", CLEAN)


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A new folder to build the release in; on success it becomes `out`, on any error it is gone.

    Files in `out` that are no part of a release are left alone. Raises `TargetError` if it cannot be written.
    """
    out = out.absolute()
    staging = out.parent / f".{out.name}.partial-{secrets.token_hex(4)}"
    try:
        (staging / CLEAN).mkdir(parents=True)
        yield staging
        _appear(staging, out)
    except OSError as error:
        raise _target_error(error) from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _appear(staging: Path, out: Path) -> None:
    if not out.exists():
        staging.rename(out)
        return
    moved: list[tuple[Path, Path]] = []
    try:
        for name in _ENTRIES:
            if os.path.lexists(out / name):
                _move(out / name, staging / f".old-{name}", moved)
        for name in reversed(_ENTRIES):
            _move(staging / name, out / name, moved)
    except BaseException:
        for source, target in reversed(moved):
            target.rename(source)
        raise


def _move(source: Path, target: Path, moved: list[tuple[Path, Path]]) -> None:
    source.rename(target)
    moved.append((source, target))


def _target_error(error: OSError) -> TargetError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return TargetError("the disk is full", reason="disk-full", advice="free some space, and run again")
    message = "the output folder cannot be written"
    return TargetError(message, reason="target-unwritable", advice="check its rights, or choose another --out")
