"""Files that were read and closed, kept as they are until they are opened again: a survey is followed by a rewrite.

A bounded shelf for one process. What is taken from it stands there no more; what finds no room is closed. Nothing is
written anywhere. A file is known by its place and by what the file system says of it, so that one that was changed in
between is read anew.
"""

from __future__ import annotations

import atexit
from collections.abc import Hashable
from contextlib import suppress
from pathlib import Path
from typing import Generic, Protocol, TypeVar

__all__ = ["Shelf", "identity_of"]

MOST_FILES = 48
MOST_BYTES = 64_000_000
_WORTH_MORE = 2
"""A file of so many times the weight takes the place of the lightest."""
_PATIENCE = 500
"""When so many files found no room, nobody comes back for those that stand there."""


class _Closable(Protocol):
    def close(self) -> None:
        """Let go of everything."""


T = TypeVar("T", bound=_Closable)


def identity_of(path: Path) -> Hashable | None:
    """What tells whether a file is the same as before; none where the file system does not say."""
    with suppress(OSError, ValueError):
        found = path.stat()
        return (str(path.absolute()), found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
    return None


class Shelf(Generic[T]):
    """Opened files by key, each with its weight in bytes of memory."""

    def __init__(self, most_files: int = MOST_FILES, most_bytes: int = MOST_BYTES) -> None:
        self._most_files, self._most_bytes = most_files, most_bytes
        self._standing: dict[Hashable, tuple[T, int]] = {}
        self._weight = self._refused = 0
        self._is_cleared_at_exit = False

    def put(self, key: Hashable | None, opened: T, weight: int) -> None:
        """Keep an opened file, or close it. The first ones stay, they are the first to be asked for again; but a file
        that takes long to read stands for one that is read at once.
        """
        if self._refused >= _PATIENCE:
            self.clear()
        if key is None or key in self._standing:
            opened.close()
            return
        if len(self._standing) >= self._most_files:
            lightest = min(self._standing, key=self._weight_of)
            if self._weight_of(lightest) * _WORTH_MORE < weight:
                self._refused += 1
                self._drop(lightest)
        if len(self._standing) >= self._most_files or self._weight + weight > self._most_bytes:
            self._refused += 1
            opened.close()
            return
        if not self._is_cleared_at_exit:
            # Not before the first file: what PDFium registers when it is loaded must run after this, or it complains.
            atexit.register(self.clear)
            self._is_cleared_at_exit = True
        self._standing[key] = (opened, weight)
        self._weight += weight

    def _weight_of(self, key: Hashable) -> int:
        return self._standing[key][1]

    def _drop(self, key: Hashable) -> None:
        opened = self.take(key)
        if opened is not None:
            opened.close()

    def take(self, key: Hashable | None) -> T | None:
        """The opened file, if it stands here; it is the caller's then."""
        opened, weight = self._standing.pop(key, (None, 0))
        self._weight -= weight
        return opened

    def clear(self) -> None:
        """Close all files."""
        self._refused = 0
        for key in list(self._standing):
            self._drop(key)
