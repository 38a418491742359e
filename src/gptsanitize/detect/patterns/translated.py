"""What the engine's compiler made of our patterns, kept in the user's cache directory: a start compiles none of them.

To compile the patterns of a first result takes longer than all else of it. Kept is the engine's code of shipped
patterns, and what is read from them, never that of the user's own, which may quote what they look for. The file belongs
to one build of Python and one version of ours; it is written whole or not at all, and used only where nobody else can
write. The engine checks each code before it takes it. Compiles nothing itself: `firsts` does.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sys
from array import array
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from gptsanitize._version import __version__
from gptsanitize.resources import cache_folder, keep, read_kept

__all__ = ["Facts", "Translation", "facts_known", "keep_translations", "known", "note", "note_facts"]

_FORMAT: Final = 1
"""Raised with every change of what is written here, and of what `firsts` makes."""
_WORTH: Final = 2_000
"""New codes, those of some four patterns, for which the file is written again."""
_OF_FACTS: Final = 500
"""Codes that what is read from a pattern is worth."""
_MOST: Final = 4_000
_MOST_KEPT: Final = 4
_OCTETS: Final = 4


class Translation(NamedTuple):
    """What the engine is given for a pattern."""

    flags: int
    groups: int
    names: dict[str, int]
    code: Sequence[int]


class Facts(NamedTuple):
    """What holds for each match of a pattern."""

    holds_digit: bool
    sign: str
    """One that it holds."""
    longest: int
    """Its most characters."""


_new: Final[dict[str, Translation]] = {}
"""Made in this process, by the digest of pattern and flags."""
_new_facts: Final[dict[str, Facts]] = {}


def known(source: str, flags: int) -> Translation | None:
    """The translation of a pattern that an earlier process made."""
    return _read(_kept(), _digest(source, flags))


def note(source: str, flags: int, made: Translation) -> None:
    """Remember a translation for the next process."""
    if len(_new) < _MOST:
        _new[_digest(source, flags)] = made


def facts_known(source: str) -> Facts | None:
    """What an earlier process read from a pattern."""
    facts = _kept().facts.get(_digest(source, 0))
    return Facts(*facts) if facts else None


def note_facts(source: str, facts: Facts) -> None:
    """Remember them for the next process."""
    if len(_new_facts) < _MOST:
        _new_facts[_digest(source, 0)] = facts


def keep_translations() -> None:
    """Write what was made in this process, if it is worth it; where that cannot be done, nothing is lost."""
    if not _new and not _new_facts:
        return
    if sum(len(made.code) for made in _new.values()) + _OF_FACTS * len(_new_facts) < _WORTH:
        return
    kept = _kept()
    if len(kept.entries) >= _MOST:
        kept = _NOTHING
    before = ((digest, _read(kept, digest)) for digest in kept.entries)
    whole = {digest: made for digest, made in before if made is not None} | _new
    facts = kept.facts | _new_facts
    _new.clear()
    _new_facts.clear()
    with contextlib.suppress(OSError, RuntimeError):
        _store(whole, facts, _place())
        _kept.cache_clear()


class _Kept(NamedTuple):
    """`entries` tell flags, groups, names, first octet and number of codes of a pattern."""

    entries: dict[str, tuple[int, int, dict[str, int], int, int]]
    facts: dict[str, Facts]
    codes: bytes


_NOTHING: Final = _Kept({}, {}, b"")


def _digest(source: str, flags: int) -> str:
    return hashlib.blake2b(f"{flags} {source}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _place() -> Path:
    of_build = hashlib.sha256(f"{_FORMAT} {__version__} {sys.version} {sys.byteorder}".encode()).hexdigest()[:32]
    return cache_folder() / "patterns" / of_build


@cache
def _kept() -> _Kept:
    """The file of this build; empty where there is none that we wrote, or others may have written."""
    try:
        head, _, codes = read_kept(_place()).partition(b"\n")
        entries, facts = map(dict, json.loads(head))
        return _Kept(entries, facts, codes)
    except (OSError, RuntimeError, ValueError, AttributeError, TypeError):
        return _NOTHING


def _read(kept: _Kept, digest: str) -> Translation | None:
    """A kept translation; None for one that is not there, or cut."""
    entry = kept.entries.get(digest)
    if entry is None:
        return None
    code = array("I")
    try:
        flags, groups, names, first, count = entry
        code.frombytes(kept.codes[first : first + _OCTETS * count])
    except (TypeError, ValueError):
        return None
    return Translation(flags, groups, names, code.tolist()) if len(code) == count else None


def _store(translations: dict[str, Translation], facts: dict[str, Facts], place: Path) -> None:
    index, codes = {}, array("I")
    if codes.itemsize != _OCTETS:
        return
    for digest, made in translations.items():
        index[digest] = made.flags, made.groups, made.names, _OCTETS * len(codes), len(made.code)
        codes.extend(made.code)
    keep(place, json.dumps([index, facts], separators=(",", ":")).encode() + b"\n" + codes.tobytes(), most=_MOST_KEPT)
