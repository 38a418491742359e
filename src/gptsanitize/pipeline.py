"""The way of one corpus through the house: read this first.

    survey   read -> detect -> classify      one file; parallel           -> Survey
    plan     link, mask                      the whole corpus; a barrier  -> Plan
    rewrite  edit -> write -> verify         one file; parallel           -> Rewritten

`survey` reads a file as a stream of segments, finds what is sensitive and gives it a level. `plan` sees every mention
of the whole corpus and decides every replacement. `rewrite` merges the findings with the same stream of segments,
sweeps every segment for values known from other files, writes, and lets a witness who shares no code with the writer
search the bytes that were written. No function here opens a process, shows progress or decides where a file goes:
that is `batch`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from urllib.parse import quote, unquote

from gptsanitize.classify import Classifier, level_after, with_swept
from gptsanitize.detect import Detector, Lexicon, Pieces, Seams, find_in_name, value_of
from gptsanitize.errors import WithheldError
from gptsanitize.formats import Document, open_document
from gptsanitize.mask import Key, Ledger, Masker, Owners, moves_with_person
from gptsanitize.model import (
    Action,
    Coverage,
    Edit,
    Finding,
    Known,
    Level,
    Match,
    Mention,
    Place,
    Plan,
    Policy,
    Reason,
    Segment,
    Survey,
    Treatment,
)
from gptsanitize.presidio import foreign_recognizers
from gptsanitize.verify import Witness

__all__ = ["Rewriter", "Rewritten", "apply", "plan", "survey", "survey_document", "survey_name"]

MODEL = "names"
"""The rule that a finding of the names model names: what other places prove of the same words outranks it."""

ALLOWED = "ALLOWED"
"""What policy allows is known as itself, so that no value is swept out of its middle, and none is a survivor in it."""

SWEPT = "corpus"
"""The rule that a finding of the sweep names: the value was proven in another place of the corpus."""

_DROPPED = "removed"
_NEVER_EMPTY = frozenset({Place.NAME, Place.STRUCTURE})
_APART_FROM_TEXT = frozenset(
    {Place.NAME, Place.STRUCTURE, Place.METADATA, Place.LINK, Place.FORMULA, Place.FIELD, Place.DESCRIPTION}
)
"""Places that are read for themselves, though they come between two paragraphs."""
_MOST_HELD = 64  # segments that are held back to see what follows them
_BLANKS = " \t\u00a0\u202f"
_SIGNS = re.compile(r"[\W_]{0,12}\s{0,9}")
_JOINT = re.compile(r"[\W_]{1,3}")
_APART = re.compile(r",? ")
_GAP = re.compile(r"(?<=\w)(?=\W{0,12}\s)\W++(?=\w)")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")


# ---- survey ------------------------------------------------------------------------------------------------------


def survey(source: Path, detector: Detector, policy: Policy) -> Survey:
    """Read one file, find what is sensitive, classify. Raises `InputError`; reads only."""
    with open_document(source, policy.formats, policy.limits) as document:
        return survey_document(document, source.suffix.lower().lstrip("."), detector, policy)


def survey_document(document: Document, kind: str, detector: Detector, policy: Policy) -> Survey:
    """`survey` of a document that is already open."""
    classifier = Classifier(policy)
    owners = Owners(moves_with_person) if policy.dates.shift == "person" else None
    mentions = _Mentions(by_person=owners is not None)
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
    mentions = _Mentions()
    mentions.add(Segment(0, name, Place.NAME, "name"), found)
    return found, mentions.result()


class _Mentions:
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


# ---- plan --------------------------------------------------------------------------------------------------------


def plan(mentions: Iterable[Mention], key: Key, policy: Policy) -> Plan:
    """Every value of the corpus and what stands in its place. The order of mentions does not matter."""
    merged: dict[tuple[str, str, str], Mention] = {}
    for mention in mentions:
        known = merged.setdefault((mention.entity, mention.text, mention.person), mention)
        if known is not mention:
            merged[mention.entity, mention.text, mention.person] = replace(
                known,
                count=known.count + mention.count,
                score=max(known.score, mention.score),
                typed=known.typed or mention.typed,
            )
    ordered = sorted(merged.values(), key=lambda mention: (mention.entity, mention.text, mention.person))
    return Masker(key, policy).plan(ordered)


# ---- rewrite -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What writing one file brought: `counts` are the values masked, by entity.

    The level before and its reasons are those of the survey and of what was known from other files.
    """

    level_before: Level
    level_after: Level
    reasons: tuple[Reason, ...]
    counts: dict[str, int]
    coverage: tuple[Coverage, ...]
    pairs: dict[tuple[str, str, str], int] = field(repr=False, default_factory=dict)
    """How often which surrogate was written for which original: (entity, surrogate, original), if that is asked for."""


class Rewriter:
    """Applies one plan to any number of files. Built once per worker: it compiles the sweep and the witness.

    With `remember` it keeps every replacement as it was written, for a vault.
    """

    def __init__(self, plan: Plan, policy: Policy, *, remember: bool = False) -> None:
        self._remember = remember
        self._replacements = plan.replacements
        self._owned = plan.owned
        self._policy = policy
        lexicon = (*plan.lexicon, *_allowed(policy))
        self._lexicon = Lexicon(lexicon)
        self._seams = Seams(plan.lexicon, self._lexicon)
        self.witness = Witness(lexicon)

    def rewrite(self, source: Path, target: Path, surveyed: Survey) -> Rewritten:
        """Write the clean copy of `source` to `target` and let the witness search it. Raises `InputError`.

        `target` is a temporary name in the output folder with the suffix of the source; on any error its content must
        not be used.
        """
        with open_document(source, self._policy.formats, self._policy.limits) as document:
            written = self.write(document, target, surveyed)
        self._verify(target, written.coverage)
        return written

    def write(self, document: Document, target: Path, surveyed: Survey) -> Rewritten:
        """`rewrite` of a document that is already open, without the witness."""
        done = _Tally()
        edits = self._edits(document.segments(), surveyed.findings, done)
        with target.open("wb") as stream:
            coverage = tuple(document.write(stream, edits))
        if next(edits, None) is not None:
            raise WithheldError("the writer left edits undone", reason="edits-undone")
        before, reasons = with_swept(self._policy, surveyed.reasons, done.masked)
        after = level_after(self._policy, done.masked, done.kept, reasons)
        return Rewritten(before, after, reasons, dict(sorted(done.masked.items())), coverage, dict(done.pairs))

    def _edits(self, segments: Iterable[Segment], findings: Sequence[Finding], done: _Tally) -> Iterator[Edit]:
        """Merges the survey's findings with a second walk over the same segments, in step."""
        position = 0
        held: list[tuple[Segment, Sequence[Finding]]] = []
        for segment in segments:
            start = position
            while position < len(findings) and findings[position].segment == segment.id:
                position += 1
            if held and not self._goes_on(held, segment):
                yield from self._together(held, done)
                held = []
            held.append((segment, findings[start:position]))
        yield from self._together(held, done)
        if position != len(findings):
            raise WithheldError("the file read differently the second time", reason="changed-while-reading")

    def _goes_on(self, held: Sequence[tuple[Segment, Sequence[Finding]]], segment: Segment) -> bool:
        """Whether a known value may begin in what is held back and go on in the next segment."""
        if len(held) >= _MOST_HELD:
            return False
        if segment.place in _APART_FROM_TEXT or _SIGNS.fullmatch(segment.text):
            return True
        before = [each.text for each, _ in held if each.place not in _APART_FROM_TEXT]
        return bool(before) and self._seams.joins(before, segment.text)

    def _together(self, held: Sequence[tuple[Segment, Sequence[Finding]]], done: _Tally) -> Iterator[Edit]:
        """The edits of segments that follow each other, with those of values that lie over their seams."""
        read_on = [segment for segment, _ in held if segment.place not in _APART_FROM_TEXT]
        pieces: dict[int, Pieces] = {}
        if len(read_on) > 1:
            over = self._seams.find([segment.text for segment in read_on])
            pieces = {segment.id: found for segment, found in zip(read_on, over, strict=True)}
        for segment, findings in held:
            yield from self.edits(segment, findings, done, pieces.get(segment.id))

    def edits(
        self,
        segment: Segment,
        findings: Sequence[Finding],
        done: _Tally | None = None,
        pieces: Pieces | None = None,
    ) -> Iterator[Edit]:
        """The edits of one segment: its own findings and what is known from elsewhere in the corpus, resolved.

        `pieces` are parts of known values that go on in other segments.
        """
        done = done or _Tally()
        found = self._lexicon.find(segment.text)
        known = {(start, end): value for start, end, value in found if value.entity != ALLOWED}
        for (start, end), value in (pieces or {}).items():
            if not any(first < end and start < last for first, last in known):
                known[start, end] = value
        for finding in self._with_known(segment, findings, known) if known else findings:
            text = value_of(segment.text[finding.start : finding.end])
            replacement = self._replacement(finding, text, known.get((finding.start, finding.end)))
            if replacement is None:
                done.kept[finding.entity] += segment.repeats
            else:
                done.masked[finding.entity] += segment.repeats
                if self._remember:
                    original = segment.text[finding.start : finding.end]
                    done.pairs[finding.entity, replacement, original] += segment.repeats
                yield _edit(segment, finding, replacement)

    def _with_known(
        self, segment: Segment, findings: Sequence[Finding], known: dict[tuple[int, int], Known]
    ) -> list[Finding]:
        """The findings of the survey and what is known from elsewhere in the corpus, none overlapping another.

        A finding stays whole, for only whole it has its surrogate, unless a known value holds it. Of a known value that
        overlaps one in part, the rest is added to `known` and masked for itself. What policy keeps gives way.
        """
        kept = [each for each in findings if self._policy.entity(each.entity).action is Action.KEEP]
        masked = [each for each in findings if self._policy.entity(each.entity).action is not Action.KEEP]
        held: set[Finding] = set()
        added: list[Finding] = []
        for (start, end), value in list(known.items()):
            touched = _touched(masked, start, end)
            if all(start <= each.start and each.end <= end and each.end - each.start < end - start for each in touched):
                held.update(touched)
                added.append(_swept(segment, (start, end), value))
                continue
            for rest in _outside(start, end, touched):
                if any(map(str.isalnum, segment.text[slice(*rest)])):
                    known[rest] = value
                    added.append(_swept(segment, rest, value))
        merged = sorted([*added, *(each for each in masked if each not in held)], key=lambda each: each.start)
        left = [each for each in kept if not _touched(merged, each.start, each.end)]
        return sorted([*merged, *left], key=lambda each: each.start)

    def _replacement(self, finding: Finding, text: str, known: Known | None) -> str | None:
        """What stands in the place of a finding, or None where policy keeps it."""
        if known is not None and known.entity != finding.entity and finding.rule == MODEL:
            return in_form_of(text, known)
        planned = self._replacements.get((finding.entity, text))
        if finding.person:
            planned = self._owned.get((finding.entity, text, value_of(finding.person)), planned)
        if planned is not None:
            return planned
        if known is not None:
            return in_form_of(text, known)
        if self._policy.entity(finding.entity).action is Action.KEEP:
            return None
        raise WithheldError("a value is not in the plan", reason="not-in-plan")

    def _verify(self, target: Path, coverage: Sequence[Coverage]) -> None:
        if any(part.treatment is Treatment.REFUSED for part in coverage):
            raise WithheldError("a part could not be read", reason="part-refused")
        survivors = self.witness.examine(target)
        if not survivors:
            return
        first = survivors[0]
        if first.form == "unreadable":
            raise WithheldError(f"the witness cannot read {first.part}", reason="witness-unreadable")
        raise WithheldError(f"an original is left in {first.part} ({first.entity}, {first.form})", reason="survivor")


@dataclass(slots=True)
class _Tally:
    """What was done to the values of one file, by entity."""

    masked: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str, str]] = field(repr=False, default_factory=Counter)


def _edit(segment: Segment, finding: Finding, replacement: str) -> Edit:
    """The edit of one finding. What is dropped goes with the blank that would be left over; names are never empty."""
    if replacement:
        return Edit(segment.id, finding.start, finding.end, replacement)
    if segment.place in _NEVER_EMPTY:
        return Edit(segment.id, finding.start, finding.end, _DROPPED)
    return Edit(segment.id, *_with_blank(segment.text, finding.start, finding.end), "")


def _with_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """A span with the blanks after it, or where it ends a text or stands before a sign, those before it.

    `Call Jane today` -> `Call today`, `by Jane.` -> `by.`; nothing else but blanks goes as a whole.
    """
    if not text[:start].strip() and not text[end:].strip():
        return 0, len(text)
    if start == 0 or text[start - 1] in _BLANKS:
        rest = text[end:].lstrip(_BLANKS)
        if len(rest) < len(text) - end and rest[:1] not in {"\n", "\r"}:
            return start, len(text) - len(rest)
        if not text[end : end + 1].isalnum():
            return len(text[:start].rstrip(_BLANKS)), end
    return start, end


def _allowed(policy: Policy) -> Iterator[Known]:
    for rule in policy.allow:
        if rule.text:
            yield Known(rule.text, rule.text, ALLOWED, Match.ANYWHERE)


def _swept(segment: Segment, span: tuple[int, int], known: Known) -> Finding:
    return Finding(segment.id, *span, known.entity, SWEPT, 1.0, "known from elsewhere in the corpus")


def _touched(findings: Sequence[Finding], start: int, end: int) -> Sequence[Finding]:
    """Those of ordered, disjoint findings that overlap a span."""
    first = bisect_right(findings, start, key=lambda each: each.end)
    return findings[first : bisect_left(findings, end, key=lambda each: each.start)]


def _outside(start: int, end: int, findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """The parts of a span in which no finding lies."""
    for finding in findings:
        if start < finding.start:
            yield start, finding.start
        start = max(start, finding.end)
    if start < end:
        yield start, end


def in_form_of(text: str, known: Known) -> str:
    """The surrogate of a known value in the form in which the value was met.

    Where Jane Roe -> Mia Holt, JANE ROE -> MIA HOLT, jane_roe -> mia_holt and Jane%20Roe -> Mia%20Holt.
    Marks between the words stay: 'Jane', 'Roe' is two values.
    """
    surrogate = known.surrogate
    if text == known.text:
        return surrogate
    if _PERCENT.search(text) and not _PERCENT.search(known.text):
        return quote(in_form_of(unquote(text), known), safe="@:/+,")
    if text.isupper() and not known.text.isupper():
        surrogate = surrogate.upper()
    elif text.islower() and not known.text.islower():
        surrogate = surrogate.lower()
    elif known.text.isupper() and not text.isupper():
        surrogate = surrogate.title()
    gaps = _GAP.findall(text)
    words = _GAP.split(surrogate)
    if not all(map(str.isspace, gaps)) and len(gaps) == len(words) - 1 == len(_GAP.findall(known.text)):
        return "".join(chain.from_iterable(zip(words, (*gaps, ""), strict=True)))
    if " " in known.text and not any(map(str.isspace, text)):
        found = _JOINT.search(text)
        joint = found[0] if found else ""
        surrogate = _APART.sub(lambda _: joint, surrogate)
    return surrogate


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with ordered, non-overlapping edits applied."""
    pieces, position = [], 0
    for edit in edits:
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, text[position:]])


# ---- plain text --------------------------------------------------------------------------------------------------


class TextSanitizer:
    """The whole way for strings in memory, in this process: for code that has no file."""

    def __init__(self, policy: Policy, key: Key) -> None:
        self._policy = policy
        self._key = key
        self._detector = Detector(policy, foreign_recognizers(policy))

    def clean(self, text: str, ledger: Ledger | None = None) -> str:
        """The text with every finding replaced. Raises `WithheldError` if the witness still finds an original.

        What was replaced is added to `ledger`.
        """
        segment = Segment(0, text, Place.BODY, "text")
        mentions = _Mentions(by_person=self._policy.dates.shift == "person")
        findings: tuple[Finding, ...] = ()
        for _, findings in self._detector.find([segment]):
            mentions.add(segment, findings)
        if self._policy.dates.shift == "person":
            owners = Owners(moves_with_person)
            owners.add(segment, findings)
            findings = owners.findings()
            mentions.own(findings)
        planned = plan(mentions.result(), self._key, self._policy)
        rewriter, done = Rewriter(planned, self._policy, remember=ledger is not None), _Tally()
        cleaned = apply(text, rewriter.edits(segment, findings, done))
        if rewriter.witness.examine_text(cleaned, "text"):
            raise WithheldError("an original is left in the text", reason="survivor")
        if ledger is not None:
            ledger.plan(planned)
            ledger.write(done.pairs)
        return cleaned
