"""Names of files and folders: they hold people too, and are masked with the same map as their content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from gptsanitize.batch.pool import Pool, Task
from gptsanitize.batch.walk import Source
from gptsanitize.model import Finding, Mention

__all__ = ["NameSurvey", "labelled", "masked", "survey"]

NameSurvey = tuple[tuple[Finding, ...], tuple[Mention, ...]]

_SECONDS = 60.0
_UNUSABLE = re.compile(r'[\x00-\x1f/\\:*?"<>|]')
_LONGEST = 120


def _parts(source: Source) -> Iterable[str]:
    """The folders of a source and its stem; the suffix is the format and stays."""
    return (*source.relative.parts[:-1], source.relative.stem)


def survey(sources: Sequence[Source], pool: Pool) -> dict[str, NameSurvey | None]:
    """Findings and mentions of each distinct part of all relative paths; None where they could not be looked for."""
    distinct = sorted({part for source in sources for part in _parts(source)})
    if not distinct:
        return {}
    answer = pool.one(Task("survey_names", (distinct,), _SECONDS + len(distinct) / 1000))
    return dict(zip(distinct, answer, strict=True))


def labelled(sources: Sequence[Source], pool: Pool) -> dict[Source, str]:
    """Names with what was found in them replaced by its entity, for `scan`, which has no key."""
    surveyed = survey(sources, pool)
    shown = {
        part: _label(part, found[0]) if found else f"name-{number}"
        for number, (part, found) in enumerate(sorted(surveyed.items()), 1)
    }
    return {source: str(path) for source, path in _paths(sources, shown).items()}


def masked(
    sources: Sequence[Source], surveyed: Mapping[str, NameSurvey | None], pool: Pool
) -> dict[Source, PurePosixPath]:
    """The output path of each source, below `clean/`: masked, usable on any file system, and no two alike."""
    pairs = [(part, found[0]) for part, found in sorted(surveyed.items()) if found]
    answer = pool.one(Task("mask_names", (pairs,), _SECONDS + len(pairs) / 1000)) if pairs else []
    proven = {part: name for (part, _), name in zip(pairs, answer, strict=True)}
    # A name that cannot be proven clean is replaced whole.
    shown = {part: proven.get(part) or f"name-{number}" for number, part in enumerate(sorted(surveyed), 1)}
    return _paths(sources, shown)


def _paths(sources: Sequence[Source], shown: Mapping[str, str]) -> dict[Source, PurePosixPath]:
    paths: dict[Source, PurePosixPath] = {}
    taken: set[str] = set()
    for source in sources:
        *folders, stem = (_usable(shown[part]) for part in _parts(source))
        suffix = _usable(source.relative.suffix) if source.relative.suffix else ""
        path, number = PurePosixPath(*folders, stem + suffix), 2
        # Folded by case: the release may be unpacked where A and a are one.
        while str(path).casefold() in taken:
            path, number = PurePosixPath(*folders, f"{stem}-{number}{suffix}"), number + 1
        taken.add(str(path).casefold())
        paths[source] = path
    return paths


def _usable(name: str) -> str:
    """A name that every file system takes: no separators, controls or lone surrogates, no leading or trailing dots."""
    safe = _UNUSABLE.sub("_", name.encode("utf-8", "replace").decode("utf-8"))[:_LONGEST]
    return safe if safe.strip(". ") else "_"


def _label(name: str, findings: Sequence[Finding]) -> str:
    pieces, position = [], 0
    for finding in findings:
        pieces += [name[position : finding.start], f"[{finding.entity}]"]
        position = finding.end
    return "".join([*pieces, name[position:]])
