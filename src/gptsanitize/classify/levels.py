"""The level of a file before and after masking, with the reasons for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from gptsanitize.classify.markings import Markings
from gptsanitize.model import Finding, Level, Policy, Reason, Segment

__all__ = ["MARKING", "Classifier", "level_after", "with_swept"]

MARKING = "marking: "
"""A reason's code that begins so names a marking of the policy; all others are entities."""

_TERM = "TERM"


class Classifier:
    """Takes the segments of one file with their findings as they pass; memory does not grow with the file."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._markings = Markings(policy.markings)
        self._terms = {" ".join(term.text.casefold().split()): term.level for term in policy.terms}
        self._reasons: Counter[tuple[Level, str]] = Counter()

    def add(self, segment: Segment, findings: Sequence[Finding]) -> None:
        """Take the next segment. `findings` are those in it; each counts as often as the document shows the segment."""
        for finding in findings:
            self._reasons[self._level(segment, finding), finding.entity] += segment.repeats
        for marking, level in self._markings.of(segment):
            self._reasons[level, MARKING + marking] += segment.repeats

    def result(self) -> tuple[Level, tuple[Reason, ...]]:
        """The level, and every reason, the weightiest first. A file in which nothing was found is public."""
        reasons = tuple(
            Reason(level, code, count)
            for (level, code), count in sorted(
                self._reasons.items(), key=lambda item: (-item[0][0], -item[1], item[0][1])
            )
        )
        return max((reason.level for reason in reasons), default=Level.PUBLIC), reasons

    def _level(self, segment: Segment, finding: Finding) -> Level:
        """A term has a level of its own; every other finding that of its entity."""
        if finding.entity == _TERM and self._terms:
            text = " ".join(segment.text[finding.start : finding.end].casefold().split())
            if text in self._terms:
                return self._terms[text]
        return self._policy.entity(finding.entity).level


def with_swept(
    policy: Policy, reasons: Sequence[Reason], masked: Mapping[str, int]
) -> tuple[Level, tuple[Reason, ...]]:
    """The level before and its reasons, with what only other files of the corpus could tell: that a word is a name."""
    known = {reason.code for reason in reasons}
    told = [
        Reason(policy.entity(entity).level, entity, count) for entity, count in masked.items() if entity not in known
    ]
    every = sorted([*reasons, *told], key=lambda reason: (-reason.level, -reason.count, reason.code))
    return max((reason.level for reason in every), default=Level.PUBLIC), tuple(every)


def level_after(
    policy: Policy, replaced: Mapping[str, int], kept: Mapping[str, int], reasons: Iterable[Reason] = ()
) -> Level:
    """The level of a clean copy. `replaced` and `kept` count values by entity; `reasons` are those of the source.

    Replaced values leave at least `policy.masked_level` behind, but never more than they were worth: pseudonymised
    data stays personal data (GDPR art. 4(5)). Kept values keep their level. A marking stays a floor: what its author
    called confidential is lifted by a person, not by masking names. Where nothing was sensitive, the copy is public.
    """
    worth: dict[str, Level] = {}
    level = Level.PUBLIC
    for reason in reasons:
        worth[reason.code] = max(reason.level, worth.get(reason.code, Level.PUBLIC))
        if reason.code.startswith(MARKING):
            level = max(level, reason.level)
    for counts, most in ((kept, Level.RESTRICTED), (replaced, policy.masked_level)):
        for entity, count in counts.items():
            if count > 0:
                level = max(level, min(most, worth.get(entity, policy.entity(entity).level)))
    return level
