"""The first half: one file is read, what is sensitive in it is found, and it is given a level. Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from gptsanitize.classify import Classifier
from gptsanitize.detect import Detector, find_in_name, value_of
from gptsanitize.formats import Document, open_document
from gptsanitize.mask import Owners, moves_with_person
from gptsanitize.model import Finding, Mention, Place, Policy, Segment, Survey

__all__ = ["MODEL", "Mentions", "survey", "survey_document", "survey_name"]

MODEL = "names"
"""The rule that a finding of the names model names: what other places prove of the same words outranks it."""


def survey(source: Path, detector: Detector, policy: Policy) -> Survey:
    """Read one file, find what is sensitive, classify. Raises `InputError`; reads only."""
    with open_document(source, policy.formats, policy.limits) as document:
        return survey_document(document, source.suffix.lower().lstrip("."), detector, policy)


def survey_document(document: Document, kind: str, detector: Detector, policy: Policy) -> Survey:
    """`survey` of a document that is already open."""
    classifier = Classifier(policy)
    owners = Owners(moves_with_person) if policy.dates.shift == "person" else None
    mentions = Mentions(by_person=owners is not None)
    findings: list[Finding] = []
    segments = characters = hidden = 0
    for segment, found in detector.find(document.segments()):
        segments += 1
        hidden += segment.place is Place.HIDDEN
        characters += len(segment.text)
        classifier.add(segment, found)
        mentions.add(segment, found)
        if owners is None:
            findings.extend(found)
        else:
            owners.add(segment, found)
    if owners is not None:
        findings.extend(owners.findings())
        mentions.own(findings)
    level, reasons = classifier.result()
    return Survey(
        format=kind,
        findings=tuple(findings),
        mentions=mentions.result(),
        segments=segments,
        characters=characters,
        level=level,
        reasons=reasons,
        coverage=tuple(document.coverage()),
        counts=dict(sorted(mentions.entities.items())),
        hidden=hidden,
    )


def survey_name(name: str, detector: Detector) -> tuple[tuple[Finding, ...], tuple[Mention, ...]]:
    """Findings and mentions in the name of one file or folder (without its suffix): names hold people too."""
    found = find_in_name(name, detector)
    mentions = Mentions()
    mentions.add(Segment(0, name, Place.NAME, "name"), found)
    return found, mentions.result()


class Mentions:
    """The distinct values of one file, counted; `entities` counts every occurrence that is shown."""

    def __init__(self, *, by_person: bool = False) -> None:
        self.entities: Counter[str] = Counter()
        self._by_person = by_person
        self._seen: dict[tuple[str, str], Mention] = {}
        self._owned: dict[tuple[str, str, str], Mention] = {}
        self._dated: dict[tuple[int, int], str] = {}

    def add(self, segment: Segment, findings: Iterable[Finding]) -> None:
        for finding in findings:
            self.entities[finding.entity] += segment.repeats
            key = (finding.entity, value_of(segment.text[finding.start : finding.end]))
            if self._by_person and moves_with_person(finding.entity):
                self._dated[finding.segment, finding.start] = key[1]
            typed = finding.rule != MODEL
            known = self._seen.get(key)
            if known is None:
                self._seen[key] = Mention(*key, count=segment.repeats, score=finding.score, typed=typed)
            else:
                self._seen[key] = replace(
                    known,
                    count=known.count + segment.repeats,
                    score=max(known.score, finding.score),
                    typed=known.typed or typed,
                )

    def own(self, findings: Iterable[Finding]) -> None:
        """Dates as those of their owners too, now that these are known."""
        for finding in findings:
            if finding.person:
                key = (finding.entity, self._dated[finding.segment, finding.start], value_of(finding.person))
                self._owned.setdefault(key, replace(self._seen[key[:2]], count=0, person=key[2]))

    def result(self) -> tuple[Mention, ...]:
        return (*self._seen.values(), *self._owned.values())
