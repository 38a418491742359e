"""The first half: one file is read, what is sensitive in it is found, and it is given a level. Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from gptsanitize.classify import Classifier
from gptsanitize.detect import (
    LIKELY_RULES,
    Codes,
    Detector,
    Identifiers,
    Initials,
    Logins,
    Singles,
    find_in_name,
    language_of,
    spelled,
    value_of,
)
from gptsanitize.formats import Document, open_document
from gptsanitize.mask import IDENTIFIER, Owners, is_money, is_spoken, moves_with_person, tied
from gptsanitize.model import Finding, Mention, Place, Policy, Segment, Survey

__all__ = ["MODEL", "Mentions", "Read", "survey", "survey_document", "survey_name"]

_SAMPLE, _SHORT, _AROUND = 4_000, 3, 300
"""Characters by which the language of a file and of a text around a value is told; shorter texts tell none."""
_WORDS_OF_ENGLISH = 12
"""Words after which a text that no other language claims is English."""
MODEL = "names"
"""The rule that a finding of the names model names: what other places prove of the same words outranks it."""


def survey(source: Path, detector: Detector, policy: Policy) -> Survey:
    """Read one file, find what is sensitive, classify. Raises `InputError`; reads only."""
    with open_document(source, policy.formats, policy.limits) as document:
        return survey_document(document, source.suffix.lower().lstrip("."), detector, policy)


def survey_document(document: Document, kind: str, detector: Detector, policy: Policy) -> Survey:
    """`survey` of a document that is already open."""
    classifier, read = Classifier(policy), Read(policy)
    segments = characters = hidden = 0
    for segment, found in detector.find(document.segments(), read.identifiers):
        segments += 1
        hidden += segment.place is Place.HIDDEN
        characters += len(segment.text)
        classifier.add(segment, found)
        read.add(segment, found)
    findings, mentions = read.result()
    level, reasons = classifier.result()
    return Survey(
        format=kind,
        findings=findings,
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


class Read:
    """The findings and values of one text, told segment by segment; those that only the whole tells come last."""

    def __init__(self, policy: Policy) -> None:
        self._owners = Owners(moves_with_person) if policy.dates.shift == "person" else None
        self._mentions = Mentions(by_person=self._owners is not None)
        self._late = Initials(), Codes(), Singles(), Logins()
        """What only the whole of a file tells."""
        self.identifiers = Identifiers()
        """What the code of the text calls by name; the detector learns it."""
        self._findings: list[Finding] = []

    def add(self, segment: Segment, found: Sequence[Finding]) -> None:
        """The next segment with its findings."""
        found = tied(segment, found)
        self._mentions.add(segment, found)
        for each in self._late:
            each.add(segment, found)
        if self._owners is None:
            self._findings.extend(found)
        else:
            self._owners.add(segment, found)

    def result(self) -> tuple[tuple[Finding, ...], Mentions]:
        """All findings by segment and start, none overlapping another, and the distinct values."""
        findings: Sequence[Finding] = self._findings
        if self._owners is not None:
            findings = self._owners.findings()
            self._mentions.own(findings)
        late = [found for each in self._late for found in each.findings()]
        for finding, letters, repeats in late:
            self._mentions.note(finding, letters, repeats)
        self._mentions.name(self.identifiers.packages)
        return tuple(_with_late(findings, [finding for finding, *_ in late]) if late else findings), self._mentions


def _with_late(findings: Sequence[Finding], late: Sequence[Finding]) -> list[Finding]:
    """Findings with those that came late, which outrank an opinion of the names model on the same letters."""
    spans = {(each.segment, each.start) for each in late}
    kept = (each for each in findings if (each.segment, each.start) not in spans)
    return sorted([*kept, *late], key=attrgetter("segment", "start"))


class Mentions:
    """The distinct values of one file, counted; `entities` counts every occurrence that is shown."""

    def __init__(self, *, by_person: bool = False) -> None:
        self.entities: Counter[str] = Counter()
        self._by_person = by_person
        self._seen: dict[tuple[str, str], Mention] = {}
        self._owned: dict[tuple[str, str, str], Mention] = {}
        self._dated: dict[tuple[int, int], str] = {}
        self._sample: list[str] = []
        self._room = _SAMPLE
        self._spoken: dict[tuple[str, str], str] = {}

    def add(self, segment: Segment, findings: Iterable[Finding]) -> None:
        if self._room > 0 and len(segment.text) > _SHORT:
            self._sample.append(segment.text[: self._room])
            self._room -= len(segment.text)
        for finding in findings:
            text = spelled(segment.text, finding.start, finding.end).value
            if is_spoken(finding.entity) and not self._spoken.get((finding.entity, text)):
                self._spoken[finding.entity, text] = _language_at(segment.text, finding)
            self.note(finding, text, segment.repeats)

    def note(self, finding: Finding, text: str, repeats: int) -> None:
        """One finding, its value and how often the document shows it."""
        is_likely = finding.rule in LIKELY_RULES
        if not is_likely:
            self.entities[finding.entity] += repeats
        key = (finding.entity, text)
        if self._by_person and moves_with_person(finding.entity):
            self._dated[finding.segment, finding.start] = text
        if finding.person and is_money(finding.entity):
            owner = value_of(finding.person)
            self._owned.setdefault((*key, owner), Mention(*key, count=0, score=finding.score, person=owner))
        typed = finding.rule != MODEL and not is_likely
        known = self._seen.get(key)
        if known is None:
            self._seen[key] = Mention(*key, count=repeats, score=finding.score, typed=typed)
        else:
            self._seen[key] = replace(
                known, count=known.count + repeats, score=max(known.score, finding.score), typed=known.typed or typed
            )

    def own(self, findings: Iterable[Finding]) -> None:
        """Dates as those of their owners too, now that these are known."""
        for finding in findings:
            if finding.person and not is_money(finding.entity):
                key = (finding.entity, self._dated[finding.segment, finding.start], value_of(finding.person))
                self._owned.setdefault(key, replace(self._seen[key[:2]], count=0, person=key[2]))

    def name(self, packages: Iterable[str]) -> None:
        """What code calls by name, which is nobody's name elsewhere either."""
        self._seen.update(((IDENTIFIER, word), Mention(IDENTIFIER, word, count=0, score=0.0)) for word in packages)

    def result(self) -> tuple[Mention, ...]:
        if self._spoken:
            of_file = language_of(" ".join(self._sample))
            for key, language in self._spoken.items():
                self._seen[key] = replace(self._seen[key], language=language or of_file)
        return (*self._seen.values(), *self._owned.values())


def _language_at(text: str, finding: Finding) -> str:
    """The language of the text around a value; nothing for one of few words that do not tell."""
    around = text[max(0, finding.start - _AROUND) : finding.end + _AROUND]
    return language_of(around) or ("en" if around.count(" ") >= _WORDS_OF_ENGLISH else "")
