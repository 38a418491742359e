"""Why each finding of a file is one: its place, its rule, the evidence and the score. Nothing is written.

A finding is shown by its place and by the form of its value (`Xxxx 999`), never by the value: what explains is printed
and kept, and would be a copy of what it explains.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gptsanitize.detect import Detector
from gptsanitize.formats import open_document
from gptsanitize.mask import tied
from gptsanitize.model import Action, Finding, Policy, Segment

__all__ = ["Explained", "explain", "form_of"]

_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Explained:
    """One finding for a person's eyes. `action` is what the policy would do; `form` is the shape of the value."""

    where: str
    place: str
    entity: str
    rule: str
    score: float
    evidence: str
    action: str
    form: str


def explain(source: Path, detector: Detector, policy: Policy) -> Iterator[Explained]:
    """The findings of one file in the order of reading, those that the policy keeps too. Raises `InputError`."""
    with open_document(source, policy.formats, policy.limits) as document:
        for segment, findings in detector.find(document.segments()):
            for finding in tied(segment, findings):
                yield _explained(segment, finding, policy.entity(finding.entity).action)


def _explained(segment: Segment, finding: Finding, action: Action) -> Explained:
    return Explained(
        where=segment.where,
        place=str(segment.place.value),
        entity=finding.entity,
        rule=finding.rule,
        score=round(finding.score, 2),
        evidence=finding.evidence,
        action=str(action.value),
        form=form_of(segment.text[finding.start : finding.end]),
    )


def form_of(value: str) -> str:
    """`Jane 42!` -> `Xxxx 99!`: letters and digits stand for themselves no more; a long form is cut."""
    form = "".join(_sign(char) for char in value[:_SHOWN])
    return f"{form}… ({len(value)})" if len(value) > _SHOWN else form


def _sign(char: str) -> str:
    if char.isalpha():
        return "X" if char.isupper() else "x"
    if char.isnumeric():
        return "9"
    return " " if char.isspace() else char
