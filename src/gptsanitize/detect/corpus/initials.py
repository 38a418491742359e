"""Initials of people whom the same file names in full: `AK asked about it`, `Best, AK`, `Version 3 - AK/BC`.

Responsible for telling a person's initials from acronyms, which look the same. Two or three capitals are initials
where the file names a person who has them, or calls them so by a label or column, and where they stand as only people
stand: in a column of initials, as a signature, beside another person, as who acts. Capitals that are used otherwise in
the same file, and acronyms that everybody uses, need a surer place. It masks nothing and knows no other file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.knowledge.words import ACRONYMS, ACTING_BODIES, CODES, PARTICLES, TITLES, VERBS_OF_PEOPLE
from gptsanitize.model import Finding, Place, Segment

__all__ = ["LIKELY_RULE", "Initials", "initials_of", "is_acronym"]

RULE = "initials"
LIKELY_RULE = "initials-likely"
"""The rule of initials that count only where another file names somebody who has them."""
_SCORE, _LIKELY_SCORE = 0.8, 0.4
_MOST = 100_000  # places of one file that are remembered
_FEWEST_CELLS = 3
_SHARE = 0.7
_MOST_WORDS = 5
_AROUND = 60  # characters before and behind that are read
_MODEL_OPINIONS = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "NATIONALITY", "DATE"})


_TOKEN = compiled(r"(?<![^\W_])[^\W\d_a-z]{2,3}+(?![^\W_])")
_CODE_EDGE = frozenset("-_@&#+\\=$%^~.\u2010\u2011")
_NAME_WORD = compiled(r"[^\W\d_]+(?:['’ʼ.][^\W\d_]+)*")

_SENTENCE = compiled(
    r"(?:^|\n|[.!?;:…]['\"”’)\]*_]{0,3}[ \t\u00a0]{1,3}|[|\t])[>| \t*_]{0,16}"
    r"(?:[-*+•–—‣◦][ \t]{1,4})?(?:\[[ xX]?\][ \t]{0,4})?(?:\d{1,3}[.)][ \t]{1,4})?[*_\"“„]{0,3}$"
)
_LINE = compiled(r"(?:^|\n)[>| \t]{0,16}(?:[-–—/~*_]{1,3}[ \t]{0,4})?$")
_LINE_END = compiled(r"[*_.,]{0,3}[ \t\r]{0,8}(?:\n|$)")
_SENTENCE_END = compiled(r"[.!?…:)][\"”’)]{0,2}\s{1,4}(?:[-–—/~]{1,2} ?)?$")
_TEXT_END = compiled(r"[.)]?\s*")
_LABEL = compiled(
    r"(?i:\b(?:owner|responsible|approve[dr]|approval|sign(?:ed)?[- ]?off|signed|author|editor|initials|reviewed|"
    r"reviewer|prepared|checked|verified|contact|lead|assignee|assigned|taken|minutes|kürzel|zeichen|bearbeite[rt]|verantwortlich|"
    r"geprüft|erstellt|freigegeben|protokoll|visum|sigle|responsable|firmado|visto)(?: (?:by|to|von|durch|par|por))?)"
    r" ?[:=] ?$|\b(?i:cc|attn|handler|prop\.|sec\.|seconded|entered by|logged by|seen by|"
    r"done by|z\. ?hd\.?|i\. ?[AV]\.) ?:? ?$"
)
_JOINT = r"(?:[ \t]?[/&+][ \t]?|,? (?:and|und|et|y|e|och|og|en|oder|or|with|mit|with) |, )"
_LONGEST_JOINT = 6
_JOINED_BEFORE = compiled(rf"{_JOINT}$")
_JOINED_BEHIND = compiled(_JOINT)
_FIELD_BEFORE = compiled(r"(?:^|[-–—|•·/,;:(\t\n] ?)$")
_FIELD_BEHIND = compiled(r" ?(?:$|[-–—|•·/,;)\t\n])")
_BY = compiled(
    r"\b(?:by|from|with|ask|asked|tell|told|ping|pinged|call|called|thank|thanks|via|cc|copy|joined|met|assign|"
    r"assigned to|von|mit|für|durch|bei|an|laut|fragt|fragen|bitte|par|avec|pour|por|con|para)[ \t\n]$"
)
_ACTS = compiled(r"(?:['’]s\b|:? ?(?:\([^()\n]{1,20}\) )?(?P<word>[^\W\d_A-Z]{2,20})(?![\w-]))")
_ACTED = compiled(
    r"(?i)\b(?:approv|sign|check|review|releas|freigabe|freigegeben|geprüft|prüfer|visum|kürzel|initial|owner|verantwort|"
    r"bearbeite|sachbearb|validé|visa|firmado|revisado|responsab|sigle)|\b(?:by|von|par|por)\b"
)
_TASK = compiled(r"\[[ xX]?\][ \t]{0,4}$")
_SPEAKS = compiled(r":(?: |$)")
_DAY = (
    r"(?:[0-9]{1,2}[./-][0-9]{1,2}(?:[./-](?:[0-9]{2}){1,2})?\.?|[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[ T,]{1,2}[0-9]{1,2}[:.h]?[0-9]{2})?"
)
_DATED_BEFORE = compiled(rf"(?:^|\n)[>| \t*•–-]{{0,8}}{_DAY}[ \t,|–-]{{1,4}}$")
_DATED_BEHIND = compiled(rf" {_DAY} ?:")
_ENTRY = compiled(r" ?:(?=\s)| {2}(?=\S)| [-–—] ")
_BEGINS = compiled(r"(?:^|\n)[>| \t*•–-]{0,8}$")
"""How the entries of a journal begin: `22/08 AK: met him`, `>> AK 11/09: thanks`."""
_FEWEST_ENTRIES = 2


class _Place(IntEnum):
    """How sure a place tells initials."""

    ANY = 0
    LIKELY = 1
    ACTS = 2
    """Who acts by a verb of people."""
    SURE = 3


@dataclass(slots=True)
class _Candidate:
    """Capitals that may be initials, and where they stand."""

    segment: int
    start: int
    end: int
    letters: str
    place: _Place
    group: str = ""
    repeats: int = 1
    beside: frozenset[str] = frozenset()
    """Words beside the letters that may be another person's name."""
    begins_entry: bool = False
    """Whether an entry of a journal begins so."""


@dataclass(slots=True)
class _Column:
    """The cells of one column: those that hold capitals alone, how many are told to be a person's, how many else."""

    candidates: list[_Candidate] = field(default_factory=list)
    people: int = 0
    others: int = 0
    names_people: bool = False
    """Whether the header says who acted: `Approved by`."""


def initials_of(name: str) -> Iterator[str]:
    """The initials that a person's name may have: `Jean-Luc de Roe` -> `JR`, `JLR`, `JDR`, `JLDR` is too long."""
    last, comma, first = name.partition(",")
    ordered = f"{first} {last}" if comma else name
    words = [word for word in _NAME_WORD.findall(ordered) if word.casefold() not in TITLES]
    capitals = [word for word in words if word[0].isupper() and word.casefold() not in PARTICLES]
    if len(capitals) < 2 or len(capitals) > _MOST_WORDS:
        return
    letters = [word[0] for word in capitals]
    surnames = len(_NAME_WORD.findall(last)) if comma else 1
    forms = {
        letters[0] + letters[-1],
        letters[0] + letters[-min(surnames, len(letters) - 1)],
        letters[0] + letters[1],
        "".join(letters),
        "".join(word[0].upper() for word in words),
    }
    yield from sorted(form for form in forms if 2 <= len(form) <= 3)


def is_acronym(letters: str) -> bool:
    """Whether capitals are used by everybody, so that alone they tell nobody's initials."""
    return letters in ACRONYMS


class Initials:
    """What one file tells of initials, segment by segment, in order; the findings are known at the end."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._people: set[str] = set()
        self._told: set[str] = set()
        self._candidates: list[_Candidate] = []
        self._columns: dict[str, _Column] = {}

    def add(self, segment: Segment, found: Sequence[Finding]) -> None:
        """The next segment with its findings, in order of their start."""
        text = segment.text
        for finding in found:
            if finding.entity == "PERSON":
                self._name(text[finding.start : finding.end], is_told=finding.rule != NAMES_RULE)
        if len(self._candidates) > _MOST:
            return
        if segment.group and len(text) <= _AROUND:
            self._cell(segment, found)
        elif segment.place is not Place.NAME:
            self._text(segment, found)

    def _name(self, text: str, *, is_told: bool) -> None:
        if _is_short(text):
            if is_told:
                self._told.add(text)
        elif text not in self._people and " " in text:
            self._people.add(text)
            self._known.update(initials_of(text))

    def _cell(self, segment: Segment, found: Sequence[Finding]) -> None:
        column = self._columns.get(segment.group)
        if column is None:
            column = self._columns[segment.group] = _Column(names_people=_ACTED.search(segment.hint) is not None)
        bare = segment.text.strip()
        if not _is_short(bare):
            column.others += bool(bare) and bare != segment.hint
            if len(bare) > 3:
                self._text(segment, found)
            return
        start = segment.text.index(bare)
        span = start, start + len(bare)
        if _is_taken(found, *span):
            column.people += any(each.entity == "PERSON" for each in found)
            return
        candidate = _Candidate(segment.id, *span, bare, _Place.ANY, segment.group, segment.repeats)
        column.candidates.append(candidate)
        self._candidates.append(candidate)

    def _text(self, segment: Segment, found: Sequence[Finding]) -> None:
        people = [(each.start, each.end) for each in found if each.entity == "PERSON"]
        for match in _TOKEN.finditer(segment.text):
            letters = match[0]
            if letters.isupper() and not _is_taken(found, *match.span()):
                place = _place(segment, match.start(), match.end(), people)
                if place is None:
                    continue
                beside = _neighbours(segment.text, *match.span())
                if place is _Place.ANY and any(map(str.istitle, beside)):
                    place = _Place.LIKELY
                entry = _begins_entry(segment.text, *match.span())
                found_here = _Candidate(segment.id, *match.span(), letters, place, "", segment.repeats, beside, entry)
                self._candidates.append(found_here)

    def findings(self) -> list[tuple[Finding, str, int]]:
        """The findings to add, their letters and how often the document shows them.

        Those of rule `LIKELY_RULE` stand where initials stand, but nobody in this file is known to have them.
        """
        self._judge_columns()
        for each in self._candidates:
            if each.beside and not each.beside.isdisjoint(self._people):
                each.place = _Place.SURE
        self._judge_entries()
        known = self._known | self._told
        used = Counter(each.letters for each in self._candidates if each.place is _Place.ANY and not each.group)
        sure = known & ({each.letters for each in self._candidates if each.place is _Place.SURE} | self._told)
        found = []
        for each in self._candidates:
            is_known = each.letters in known
            is_told = each.letters in self._told
            if _is_person(each, used[each.letters], is_known=is_known, is_sure=each.letters in sure, is_told=is_told):
                rule, score = (RULE, _SCORE) if is_known else (LIKELY_RULE, _LIKELY_SCORE)
                finding = Finding(each.segment, each.start, each.end, "PERSON", rule, score, "initials of a person")
                found.append((finding, each.letters, each.repeats))
        return found

    def _judge_entries(self) -> None:
        """Where entries of a journal begin is sure if several do: one date before capitals may be chance.

        Who writes several of them needs no name in full.
        """
        entries = [each for each in self._candidates if each.begins_entry]
        if len(entries) < _FEWEST_ENTRIES:
            return
        written = Counter(each.letters for each in entries)
        self._told.update(
            letters for letters, count in written.items() if count >= _FEWEST_ENTRIES and not is_acronym(letters)
        )
        for each in entries:
            each.place = _Place.SURE

    def _judge_columns(self) -> None:
        """The cells of a column are sure where nearly all of it are initials of people of this file."""
        for column in self._columns.values():
            cells = column.candidates
            total = len(cells) + column.people + max(column.others - 1, 0)  # a header is no cell
            held = sum(cell.letters in self._known or cell.letters in self._told for cell in cells) + column.people
            codes = sum(cell.letters in CODES for cell in cells)
            are_likely = column.names_people and not held and not column.others  # of people whom other files name
            if are_likely or (total >= _FEWEST_CELLS and held >= _SHARE * total and 2 * codes <= total):
                for cell in cells:
                    cell.place = _Place.SURE


def _is_person(candidate: _Candidate, used: int, *, is_known: bool, is_sure: bool, is_told: bool) -> bool:
    """Whether the place tells initials, for letters that somebody in the file is known to have, or is not.

    `is_told`: a legend of the file says whose they are, so that they are no acronym there.
    """
    place, is_common = candidate.place, candidate.letters in ACRONYMS
    if candidate.letters in ACTING_BODIES and not candidate.group:
        return False
    if not is_known:
        is_sure = place is _Place.SURE and (bool(candidate.group) or not is_common)
        return is_sure or (place is _Place.ACTS and not used)
    if place is _Place.SURE:
        return True
    if candidate.group:
        return False
    if is_common and not is_told:
        return place is _Place.ACTS and not used
    return is_sure or (place is not _Place.ANY and not used)


def _is_short(text: str) -> bool:
    return 2 <= len(text) <= 3 and text.isupper() and text.isalpha()


def _is_taken(found: Iterable[Finding], start: int, end: int) -> bool:
    """Whether a finding lies there that is more than the names model's opinion of these very letters."""
    return any(
        each.start < end
        and start < each.end
        and not (each.rule == NAMES_RULE and (each.start, each.end) == (start, end) and each.entity in _MODEL_OPINIONS)
        for each in found
    )


def _place(segment: Segment, start: int, end: int, people: Sequence[tuple[int, int]]) -> _Place | None:
    """How sure the place is; None inside a code."""
    text = segment.text
    before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if _is_in_code(before, behind):
        return None
    if _signs(before, behind) or _LABEL.search(before) or _beside_person(text, start, end, people):
        return _Place.SURE
    acts = _ACTS.match(behind)
    if _SENTENCE.search(before) and (acts or _SPEAKS.match(behind)):
        is_sure = acts and (acts["word"] is None or acts["word"] in VERBS_OF_PEOPLE)
        return _Place.ACTS if is_sure or _TASK.search(before) else _Place.LIKELY
    if segment.place is Place.HEADER and _stands_apart(before, behind):
        return _Place.SURE
    is_likely = _BY.search(before) or (before[-1:] == "(" and behind[:1] == ")") or _pairs(before, behind)
    return _Place.LIKELY if is_likely or _stands_alone(before, behind) else _Place.ANY


def _begins_entry(text: str, start: int, end: int) -> bool:
    """Whether a journal's entry begins so: a day before the letters or behind them, and the line goes on."""
    before = text[max(0, start - _AROUND) : start]
    if _DATED_BEFORE.search(before):
        return _ENTRY.match(text, end) is not None
    return _BEGINS.search(before) is not None and _DATED_BEHIND.match(text, end) is not None


def _is_in_code(before: str, behind: str) -> bool:
    """Whether a sign joins the letters to a neighbour, as in `QA-Team`, `AK_2` and `a.AK`."""
    joined_behind = behind[:1] in _CODE_EDGE and behind[1:2].isalnum()
    return joined_behind or (before[-1:] in _CODE_EDGE and before[-2:-1].isalnum())


def _signs(before: str, behind: str) -> bool:
    """Whether the letters end a text, as a signature does, or stand in a line of their own below another."""
    if _LINE.search(before) and _LINE_END.match(behind):
        return bool(before.strip(" \t\r\n>|-"))
    return bool(_SENTENCE_END.search(before) and _TEXT_END.fullmatch(behind))


def _stands_alone(before: str, behind: str) -> bool:
    return bool(_LINE.search(before) and _LINE_END.match(behind))


def _stands_apart(before: str, behind: str) -> bool:
    """Whether the letters are a field of a page header or footer: `Version 3 - AK/BC`, `AK | page 1`."""
    return bool(_FIELD_BEFORE.search(before) and _FIELD_BEHIND.match(behind))


def _beside_person(text: str, start: int, end: int, people: Sequence[tuple[int, int]]) -> bool:
    """Whether a person stands beside the letters: `Ada Roe and AK`, `Ada Roe (AK)`."""
    for first, last in people:
        if last <= start < last + _LONGEST_JOINT:
            gap = text[last:start]
            if _JOINED_BEHIND.fullmatch(gap) or (gap.strip() == "(" and text[end : end + 1] == ")"):
                return True
        if end <= first < end + _LONGEST_JOINT and _JOINED_BEHIND.fullmatch(text[end:first]):
            return True
    return False


def _neighbours(text: str, start: int, end: int) -> frozenset[str]:
    """The two or three words that are joined to the letters, before or behind: `Ada Roe and AK`."""
    found = []
    before = _JOINED_BEFORE.search(text, max(0, start - _AROUND), start)
    if before:
        words = text[max(0, before.start() - _AROUND) : before.start()].split(" ")
        found += [" ".join(words[-count:]) for count in (2, 3)]
    behind = _JOINED_BEHIND.match(text, end)
    if behind:
        words = text[behind.end() : behind.end() + _AROUND].split(" ")
        found += [" ".join(words[:count]).rstrip(".,;:!?") for count in (2, 3)]
    return frozenset(name for name in found if name[:1].isupper())


def _pairs(before: str, behind: str) -> bool:
    """Whether other short capitals stand beside the letters: `AK/BC`."""
    left = _JOINED_BEFORE.search(before)
    right = _JOINED_BEHIND.match(behind)
    return bool(
        (left and _is_short(_last_word(before[: left.start()])))
        or (right and _is_short(_first_word(behind[right.end() :])))
    )


def _last_word(text: str) -> str:
    match = re.search(r"[^\W\d_]{1,9}$", text)
    return match[0] if match else ""


def _first_word(text: str) -> str:
    match = re.match(r"[^\W\d_]{1,9}+(?!\w)", text)
    return match[0] if match else ""
