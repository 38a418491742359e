"""One resolver for findings that overlap: exactly one opinion for each character, and no character lost.

Which opinion wins: what the policy masks before what it keeps; a rule before the names model, unless the model's
name holds a mere date or place; then the longer, then a rule of the user's own, then what a label names, then the
stronger. A loser keeps the part
that the winner leaves, if that part says anything. Findings of one entity that touch or overlap become one. The
result does not depend on the order of the input.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from gptsanitize.model import Finding

__all__ = ["NAMES_RULE", "resolve"]

NAMES_RULE = "names"
"""The rule id of findings of the names model."""

_SOFT = frozenset(
    {"DATE", "LOCATION", "AGE", "NATIONALITY", "PERSON", "TITLE", "ORGANIZATION", "RELIGION", "HEALTH", "UNION"}
)
_PROVEN = 0.95
"""What a form proves by itself is as good as named by a label: a token of a provider behind `USER_TOKEN`."""
_LONGEST_NAME = 200
"""Characters of a person's name; a text of nothing but names is many of them."""
_JOINED = frozenset({"ADDRESS", "PERSON", "ORGANIZATION", "LOCATION", "DATE", "BIRTH_DATE"})


def resolve(
    findings: Iterable[Finding], kept: frozenset[str] = frozenset(), own: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """Findings of any segments without overlaps, by segment and start.

    `kept` are entities that the policy leaves, `own` the ids of the user's rules.
    """
    by_segment: dict[int, list[Finding]] = {}
    for finding in findings:
        by_segment.setdefault(finding.segment, []).append(finding)
    return tuple(found for segment in sorted(by_segment) for found in _one(by_segment[segment], kept, own))


def _one(findings: list[Finding], kept: frozenset[str], own: frozenset[str]) -> list[Finding]:
    if len(findings) < 2:
        return findings
    findings.sort(key=attrgetter("start", "end"))
    if all(first.end <= second.start for first, second in pairwise(findings)):
        return findings
    chosen: list[Finding] = []
    for overlapping in _clusters(findings):
        if len(overlapping) == 1:
            chosen.extend(overlapping)
            continue
        joined = _join(sorted(overlapping, key=_whole_order))
        for cluster in _clusters(sorted(joined, key=_whole_order)):
            chosen.extend(cluster if len(cluster) == 1 else _choose(cluster, kept, own))
    return chosen


_whole_order = attrgetter("start", "end", "entity", "rule", "score", "evidence")


def _clusters(findings: list[Finding]) -> list[list[Finding]]:
    """Groups whose spans overlap, one after the other, of findings by their start."""
    clusters: list[list[Finding]] = []
    reach = -1
    for finding in findings:
        if finding.start >= reach:
            clusters.append([])
        clusters[-1].append(finding)
        reach = max(reach, finding.end)
    return clusters


def _choose(cluster: list[Finding], kept: frozenset[str], own: frozenset[str]) -> list[Finding]:
    chosen: list[Finding] = []
    for finding in sorted(cluster, key=lambda f: _rank(f, cluster, kept, own)):
        chosen.extend(_rests(finding, chosen))
    return sorted(chosen, key=attrgetter("start"))


def _rank(finding: Finding, cluster: list[Finding], kept: frozenset[str], own: frozenset[str]) -> tuple[object, ...]:
    weak = finding.rule == NAMES_RULE and not _holds_only_soft(finding, cluster)
    length = finding.end - finding.start
    typed = finding.evidence.startswith(("label", "column")) or finding.score >= _PROVEN
    return (
        finding.entity in kept,
        weak,
        -length,
        finding.rule not in own,
        not typed,
        -finding.score,
        finding.start,
        finding.entity,
        finding.rule,
    )


def _holds_only_soft(finding: Finding, cluster: list[Finding]) -> bool:
    """Whether a name of the model contains every rule's finding it meets, and those are no identifiers."""
    for other in cluster:
        meets = other.start < finding.end and finding.start < other.end
        if not meets or other.rule == NAMES_RULE:
            continue
        inside = finding.start <= other.start and other.end <= finding.end
        if not inside or other.entity not in _SOFT or other.end - other.start == finding.end - finding.start:
            return False
        if finding.entity == "PERSON" and other.entity in {"HEALTH", "RELIGION", "CIRCUMSTANCE"}:
            return False  # nobody is called by an illness or a faith
    return True


def _join(cluster: list[Finding]) -> list[Finding]:
    """Overlapping rule findings of one entity that is made of words become the one that covers them."""
    joined: list[Finding] = []
    last: dict[str, int] = {}
    for finding in cluster:
        at = last.get(finding.entity)
        if at is not None and finding.entity == "PERSON" and finding.end > joined[at].start + _LONGEST_NAME:
            finding = replace(finding, start=max(finding.start, joined[at].end))  # noqa: PLW2901 -- its own part
            if finding.start >= finding.end:
                continue
        if at is not None and finding.entity in _JOINED and finding.start < joined[at].end:
            best = max(joined[at], finding, key=lambda f: (f.rule != NAMES_RULE, f.end - f.start, f.score))
            joined[at] = replace(best, start=joined[at].start, end=max(joined[at].end, finding.end))
            continue
        last[finding.entity] = len(joined)
        joined.append(finding)
    return joined


def _rests(finding: Finding, chosen: list[Finding]) -> list[Finding]:
    """What is left of a finding between those that were chosen before it."""
    rests: list[Finding] = []
    start = finding.start
    for other in sorted(chosen, key=attrgetter("start")):
        if other.end <= start or other.start >= finding.end:
            continue
        if other.start > start:
            rests.append(replace(finding, start=start, end=other.start))
        start = max(start, other.end)
    if start < finding.end:
        rests.append(finding if start == finding.start else replace(finding, start=start))
    return rests
