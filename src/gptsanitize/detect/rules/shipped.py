"""The shipped rules in a form that is read ten times as fast as YAML: kept in the user's cache directory.

A file there is named by a digest of all that its content depends on: the rule files, how they are read, and the
versions of both. It is JSON, written whole or not at all, and used only where nobody else can write. Where it cannot be
kept, the rule files are read each time. The user's own rules are never kept: they may quote what they look for.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from gptsanitize._version import __version__
from gptsanitize.detect.rules.labels import Link
from gptsanitize.detect.rules.reading import At, Example, Pattern, Rule
from gptsanitize.model import Place
from gptsanitize.resources import cache_folder, keep, read_kept

__all__ = ["kept_rules"]

_FORMAT = 2
"""Raised with every change of what is written here."""
_MOST_KEPT = 4


def kept_rules(paths: Sequence[Path], read: Callable[[Path], Sequence[Rule]]) -> tuple[Rule, ...]:
    """The rules of some shipped files, from the cache directory or by `read`."""
    try:
        place = cache_folder() / "rules" / f"{_digest(paths)}.json"
    except (OSError, RuntimeError):  # no home, or the sources are in an archive
        return tuple(rule for path in paths for rule in read(path))
    found = _load(place)
    if found is None:
        found = tuple(rule for path in paths for rule in read(path))
        with contextlib.suppress(OSError):
            _store(found, place)
    return found


def _digest(paths: Sequence[Path]) -> str:
    digest = hashlib.sha256(f"{_FORMAT} {__version__}".encode())
    here = Path(__file__).parent
    for path in (*paths, here / "reading.py", here / "labels.py"):
        content = path.read_bytes()
        digest.update(f"\n{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:32]


def _load(place: Path) -> tuple[Rule, ...] | None:
    """The rules of a file; None where it is none that we wrote, or others may have written."""
    try:
        entries = json.loads(read_kept(place))
        return tuple(_rule(entry) for entry in entries) if entries and isinstance(entries, list) else None
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _store(rules: Sequence[Rule], place: Path) -> None:
    keep(
        place,
        json.dumps([_plain(rule) for rule in rules], ensure_ascii=False, separators=(",", ":")).encode(),
        most=_MOST_KEPT,
    )


def _plain(thing: Rule | Pattern | Example) -> dict[str, Any]:
    """What differs from the defaults."""
    plain = {}
    for each in fields(thing):
        value = getattr(thing, each.name)
        if each.default is MISSING or value != each.default:
            plain[each.name] = _plain_value(value)
    return plain


def _plain_value(value: Any) -> Any:
    if isinstance(value, Pattern | Example):
        return _plain(value)
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain_value(each) for each in value] if isinstance(value, tuple) else value


def _rule(entry: dict[str, Any]) -> Rule:
    made: dict[str, Any] = {name: tuple(value) if type(value) is list else value for name, value in entry.items()}
    made["patterns"] = tuple(_pattern(each) for each in entry.get("patterns", ()))
    for name in ("must_match", "must_not_match"):
        made[name] = tuple(_example(each) for each in entry.get(name, ()))
    if "link" in entry:
        made["link"] = Link(entry["link"])
    made["places"] = frozenset(Place(place) for place in entry.get("places", ()))
    return Rule(**made)


def _pattern(entry: dict[str, Any]) -> Pattern:
    made: dict[str, Any] = {name: tuple(value) if type(value) is list else value for name, value in entry.items()}
    return Pattern(**{**made, "at": At(entry["at"])})


def _example(entry: dict[str, Any]) -> Example:
    return Example(entry["text"], entry.get("hint", ""), Place(entry["place"]) if "place" in entry else Place.BODY)
