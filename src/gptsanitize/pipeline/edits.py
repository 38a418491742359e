"""Which letters of a segment give way to which: the survey's findings and all values known from the corpus, as one.

A finding is replaced as the plan says. Each segment is also swept for every value that was proven anywhere: in the form
in which it stands there, over the seams of segments, and without two edits that touch.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import itemgetter
from urllib.parse import quote, unquote

from gptsanitize.detect import LIKELY_RULES, Lexicon, Pieces, Seams, spelled, value_of
from gptsanitize.errors import WithheldError
from gptsanitize.knowledge.dictionary import is_plain_word
from gptsanitize.mask import leads_back
from gptsanitize.model import Action, Edit, Finding, Known, Match, Place, Plan, Policy, Segment
from gptsanitize.pipeline.surveying import MODEL

__all__ = ["Editor", "Tally", "apply", "in_form_of", "known_to"]

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
_MARKS_BEFORE = re.compile(r"\*{1,3}$|_{1,3}$|~~$|`{1,2}$")
_NAMED = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})
_WORD = re.compile(r"[^\W\d_]+")
_SAFE = "@:/+,"
"""Signs that stay as they are where the rest is percent-encoded."""
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")


@dataclass(slots=True)
class Tally:
    """What was done to the values of one file, by entity."""

    masked: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str, str]] = field(repr=False, default_factory=Counter)


def known_to(plan: Plan, policy: Policy) -> tuple[Known, ...]:
    """What is looked for in every segment and every written file: the plan's values, and what policy allows."""
    allowed = (Known(rule.text, rule.text, ALLOWED, Match.ANYWHERE) for rule in policy.allow if rule.text)
    return (*plan.lexicon, *allowed)


class Editor:
    """The edits of any number of documents under one plan. With `remember` every replacement is kept as it was made."""

    def __init__(self, plan: Plan, policy: Policy, *, remember: bool = False) -> None:
        self._remember = remember
        self._replacements = plan.replacements
        self._owned = plan.owned
        self._policy = policy
        self._lexicon = Lexicon(known_to(plan, policy))
        self._seams = Seams(plan.lexicon, self._lexicon)

    def of_document(self, segments: Iterable[Segment], findings: Sequence[Finding], done: Tally) -> Iterator[Edit]:
        """Merges the survey's findings with a second walk over the same segments, in step.

        Raises `WithheldError` where they do not fit: the file read differently the second time.
        """
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

    def _together(self, held: Sequence[tuple[Segment, Sequence[Finding]]], done: Tally) -> Iterator[Edit]:
        """The edits of segments that follow each other, with those of values that lie over their seams."""
        read_on = [segment for segment, _ in held if segment.place not in _APART_FROM_TEXT]
        pieces: dict[int, Pieces] = {}
        if len(read_on) > 1:
            over = self._seams.find([segment.text for segment in read_on])
            pieces = {segment.id: found for segment, found in zip(read_on, over, strict=True)}
        for segment, findings in held:
            yield from self.of_segment(segment, findings, done, pieces.get(segment.id))

    def of_segment(
        self,
        segment: Segment,
        findings: Sequence[Finding],
        done: Tally | None = None,
        pieces: Pieces | None = None,
    ) -> Iterator[Edit]:
        """The edits of one segment: its own findings and what is known from elsewhere in the corpus, resolved.

        `pieces` are parts of known values that go on in other segments.
        """
        done = done or Tally()
        findings = [each for each in findings if each.rule not in LIKELY_RULES or self._is_proven(segment, each)]
        found = self._lexicon.find(segment.text)
        known = {(start, end): value for start, end, value in found if value.entity != ALLOWED}
        for (start, end), value in (pieces or {}).items():
            if not any(first < end and start < last for first, last in known):
                known[start, end] = value
        for finding in self._with_known(segment, findings, known) if known else findings:
            original = spelled(segment.text, finding.start, finding.end)
            replacement = self._replacement(finding, original.value, known.get((finding.start, finding.end)))
            if replacement is None:
                done.kept[finding.entity] += segment.repeats
            else:
                done.masked[finding.entity] += segment.repeats
                written = original.write(replacement)
                if self._remember and leads_back(self._policy, finding.entity):
                    pair = (written, segment.text[finding.start : finding.end])
                    if original.tags or (original.pieces and (written == replacement or finding.entity == "PERSON")):
                        # no code tells how to write it, names are restored word by word, and tags are nobody's
                        pair = (replacement, original.value)
                    done.pairs[(finding.entity, *pair)] += segment.repeats
                yield _edit(segment, finding, written)

    def _is_proven(self, segment: Segment, finding: Finding) -> bool:
        """Whether the corpus proves what the file alone left in doubt."""
        return (finding.entity, spelled(segment.text, finding.start, finding.end).value) in self._replacements

    def _with_known(
        self, segment: Segment, findings: Sequence[Finding], known: dict[tuple[int, int], Known]
    ) -> list[Finding]:
        """The findings of the survey and what is known from elsewhere in the corpus, none overlapping another.

        A finding stays whole, for only whole it has its surrogate, unless a known value holds it. Of a known value that
        overlaps one in part, the rest is added to `known` and masked for itself. What policy keeps gives way.
        """
        spans = sorted(known)
        kept = [each for each in findings if self._policy.entity(each.entity).action is Action.KEEP]
        masked = [
            each
            for each in findings
            if self._policy.entity(each.entity).action is not Action.KEEP
            and not _misread(segment.text, each, known, spans)
        ]
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
                    known[rest] = _part_of(value, segment.text[slice(*rest)])
                    added.append(_swept(segment, rest, value))
        merged = sorted([*added, *(each for each in masked if each not in held)], key=lambda each: each.start)
        left = [each for each in kept if not _touched(merged, each.start, each.end)]
        return sorted([*merged, *left], key=lambda each: each.start)

    def _replacement(self, finding: Finding, text: str, known: Known | None) -> str | None:
        """What stands in the place of a finding, or None where policy keeps it or nothing else may stand."""
        if known is not None and known.entity != finding.entity and finding.rule == MODEL:
            return self._in_form_of(text, known)
        planned = self._replacements.get((finding.entity, text))
        if finding.person:
            planned = self._owned.get((finding.entity, text, value_of(finding.person)), planned)
        if planned is not None and planned != text:
            return planned
        if known is not None:
            return self._in_form_of(text, known)
        if planned is not None:
            return None
        if self._policy.entity(finding.entity).action is Action.KEEP:
            return None
        raise WithheldError("a value is not in the plan", reason="not-in-plan")

    def _in_form_of(self, text: str, known: Known) -> str:
        """The surrogate in the form in which the value was met; labels and the like have one form."""
        is_fake = self._policy.entity(known.entity).action is Action.SURROGATE
        return in_form_of(text, known) if is_fake else known.surrogate


def _misread(
    text: str, finding: Finding, known: Mapping[tuple[int, int], Known], spans: Sequence[tuple[int, int]]
) -> bool:
    """Whether the names model took a person known from elsewhere, with ordinary words or numbers beside the name, for
    something else: `14:03 Ada Roe`, `See Roe` in `See Roe, A.`; `spans` are those of `known` in order"""
    if finding.rule != MODEL or finding.entity not in _NAMED:
        return False
    first = bisect_right(spans, finding.start, key=itemgetter(1))
    for start, end in spans[first : bisect_left(spans, (finding.end, 0), first)]:
        if known[start, end].entity == "PERSON":
            rest = f"{text[finding.start : max(start, finding.start)]} {text[min(end, finding.end) : finding.end]}"
            if rest.strip() and all(map(is_plain_word, _WORD.findall(rest))):
                return True
    return False


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
    while mark := _MARKS_BEFORE.search(text, max(0, start - 3), start):  # emphasis of nothing is no emphasis
        first, last = mark.start(), end + len(mark[0])
        if text[end:last] != mark[0] or text[first - 1 : first].isalnum() or text[last : last + 1].isalnum():
            break
        start, end = first, last
    if not text[:start].strip() and not text[end:].strip():
        return 0, len(text)
    if start == 0 or text[start - 1] in _BLANKS:
        rest = text[end:].lstrip(_BLANKS)
        if len(rest) < len(text) - end and rest[:1] not in {"\n", "\r"}:
            return start, len(text) - len(rest)
        if not text[end : end + 1].isalnum():
            return len(text[:start].rstrip(_BLANKS)), end
    return start, end


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


def _part_of(known: Known, text: str) -> Known:
    """A part of a known person with its own part of the surrogate, word by word; of others the whole stands for it."""
    if known.entity != "PERSON":
        return known
    names, fakes = _WORD.findall(known.text.casefold()), _WORD.findall(known.surrogate)
    pairs: dict[str, str] = dict(zip(names, fakes, strict=False)) if len(names) == len(fakes) else {}
    if not all(word in pairs for word in _WORD.findall(text.casefold())):
        return known

    def fake(found: re.Match[str]) -> str:
        word, made = found[0], pairs[found[0].casefold()]
        return made.upper() if word.isupper() and len(word) > 1 else made.lower() if word.islower() else made

    return replace(known, text=text, surrogate=_WORD.sub(fake, text))


def in_form_of(text: str, known: Known) -> str:
    """The surrogate of a known value in the form in which the value was met.

    Where Jane Roe -> Mia Holt, JANE ROE -> MIA HOLT, jane_roe -> mia_holt and Jane%20Roe -> Mia%20Holt.
    Marks between the words stay: 'Jane', 'Roe' is two values.
    """
    surrogate = known.surrogate
    if text == known.text:
        return surrogate
    if _PERCENT.search(text) and not _PERCENT.search(known.text):
        return quote(in_form_of(unquote(text), known), safe=_SAFE)
    if text.isupper() and not known.text.isupper():
        surrogate = surrogate.upper()
    elif text.islower() and not known.text.islower():
        surrogate = surrogate.lower()
    elif known.text.isupper() and not text.isupper():
        surrogate = surrogate.title()
    gaps = _GAP.findall(text)
    words = _GAP.split(surrogate)
    own = _GAP.findall(known.text)
    is_over_lines = "\n" in "".join((*gaps, *own)) and gaps != own
    if (is_over_lines or not all(map(str.isspace, gaps))) and len(gaps) == len(words) - 1 == len(own):
        return "".join(chain.from_iterable(zip(words, (*gaps, ""), strict=True)))
    if "\n" in surrogate and "\n" not in text:  # on one line here
        surrogate = " ".join(surrogate.split())
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
