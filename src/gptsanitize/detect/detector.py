"""The engine: segments in, segments with their findings out, lazily and in order.

Batches about 100 KB of text, detects equal texts once, and brings together rules, terms, names and columns. Allow
rules and thresholds of the policy are applied before overlaps are resolved, so that what is allowed or too weak
hides nothing.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
from typing import Protocol

from gptsanitize.detect.corpus.identifiers import Identifiers
from gptsanitize.detect.fields.accounts import fields_of_lines
from gptsanitize.detect.fields.columns import agree
from gptsanitize.detect.fields.commands import fields_of_commands
from gptsanitize.detect.fields.keyed import fields_of_keys, told_by_header
from gptsanitize.detect.fields.records import LAYOUT, fields_of_records, without_codes
from gptsanitize.detect.fields.statements import cells_of_statements
from gptsanitize.detect.fields.tables import cells_below_headers
from gptsanitize.detect.names import Names
from gptsanitize.detect.patterns.lint import complaint
from gptsanitize.detect.patterns.translated import keep_translations
from gptsanitize.detect.people.addressed import titles_beside
from gptsanitize.detect.people.beside import beside_names
from gptsanitize.detect.people.cards import below_names
from gptsanitize.detect.people.edges import without_everyday, without_tails
from gptsanitize.detect.people.initialled import initialled
from gptsanitize.detect.people.meanings import (
    firms_of_names,
    given_names,
    handles,
    letterheads,
    may_hold_names,
    names_from,
    prepared,
    repeated,
)
from gptsanitize.detect.people.nicknames import nicknamed
from gptsanitize.detect.people.overlooked import overlooked
from gptsanitize.detect.people.senses import resensed, told_people, told_places
from gptsanitize.detect.people.widened import relatives, widened
from gptsanitize.detect.public.decision import public_names, without_public
from gptsanitize.detect.rules.reading import load_rules
from gptsanitize.detect.scan.chance import keys_by_chance
from gptsanitize.detect.scan.resolve import NAMES_RULE, resolve
from gptsanitize.detect.scan.scanner import Hit, Scanner, Text
from gptsanitize.detect.scan.terms import Terms
from gptsanitize.detect.told.addresses import whole_addresses
from gptsanitize.detect.told.attributes import attributes
from gptsanitize.detect.told.cases import figures_of_parties
from gptsanitize.detect.told.continued import ages, plots
from gptsanitize.detect.told.conversions import with_conversions
from gptsanitize.detect.told.logins import users_beside
from gptsanitize.detect.told.neighbours import of_neighbours
from gptsanitize.detect.told.of_person import told
from gptsanitize.detect.told.papers import codes_of_papers, numbers_of_rows
from gptsanitize.detect.told.phrased import phrased
from gptsanitize.detect.told.rows import of_rows
from gptsanitize.detect.told.titles import stated
from gptsanitize.detect.views.blocks import block_of
from gptsanitize.detect.views.encoded import decoded_runs
from gptsanitize.detect.views.markup import unmarked
from gptsanitize.detect.views.normalise import View, normalise
from gptsanitize.detect.views.octets import Glance
from gptsanitize.detect.views.rejoined import Reading, readings
from gptsanitize.detect.words.kinds import is_ordinary
from gptsanitize.errors import PolicyError
from gptsanitize.garbage import collection_paused
from gptsanitize.model import Action, Allow, Finding, Place, Policy, Segment

__all__ = ["Detector", "Recognizer"]

_BATCH_CHARACTERS = 100_000
_BATCH_SEGMENTS = 5_000
_CACHED = 20_000
_CACHED_LENGTH = 500
_TERM_SCORE = 1.0
_DECODED_SCORE = 0.7
_PLACED_SCORE = 0.9
_COMMON_IN_CODE = frozenset({"URL", "HOST", "DATE"})

_REJOINED = frozenset(
    {
        "API_KEY",
        "PASSWORD",
        "SECRET",
        "PRIVATE_KEY",
        "CONNECTION_STRING",
        "IBAN",
        "CREDIT_CARD",
        "CRYPTO_ADDRESS",
        "EMAIL",
    }
)
"""What is looked for in other readings: values whose form proves them."""

_OF_WORDS = frozenset({"ADDRESS", "PERSON", "ORGANIZATION", "LOCATION"})
_OF_NAMES = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "DATE", "NATIONALITY"})

_TOLD = ("label", "column")
"""How the evidence of a hit begins that a label or header tells."""
_NAME_INSIDE = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]{1,20} [^\W\d_a-z][^\W\d_A-Z]{2,20}")
_TWO_WORDS = re.compile(r"[^\W\d_]{2,20} [^\W\d_]{2,20}")
_UNSPACED_LABEL = re.compile(r"[\u3041-\ud7a3]{1,12} ?: ?[^\s:]")
"""Scripts that part no words: to the model a label and its name are one."""
_HEAD_ROOM = 48
_CARD = re.compile(r"[0-9]{16}|(?:[0-9]{4}[ -]){3}[0-9]{4}")
_LOGIN = re.compile(r"[\w.@+-]{1,64}:\S{4,128}")
_ANNOUNCED = re.compile(r"(?i)(?:basic|auth\w{0,12}|credentials?)[\"'\s.:=_-]{1,6}$")

_Key = tuple[str, Place, str]
_Hits = tuple[Hit, ...]


class Recognizer(Protocol):
    """Somebody else's engine, beside our rules. Plain attributes and one method, so that it needs no class of ours."""

    entities: frozenset[str]
    """What it may find, in our names."""

    def find(self, texts: Sequence[str], hints: Sequence[str]) -> Sequence[Iterable[Hit]]:
        """The hits of each text, in its own offsets; `hints` name the values (column header, label)."""


class Detector:
    """Finds what a policy calls sensitive. Holds rules and a bounded cache of short texts.

    `recognizers` are others' that run beside the rules. Raises `PolicyError` for a bad rule file or allow rule. Rules
    are read here; the names model is loaded when the first text that may hold a name is met.
    """

    def __init__(self, policy: Policy, recognizers: Sequence[Recognizer] = ()) -> None:
        self._policy = policy
        self._recognizers = tuple(recognizers)
        foreign = frozenset(entity for each in self._recognizers for entity in each.entities)
        rules = load_rules(policy, foreign)
        self.entities = foreign | _OF_NAMES | {"TERM", "SECRET"} | {rule.entity for rule in rules}
        """What it may find."""
        self._scanner = Scanner(rules)
        self._own = frozenset(rule.id for rule in rules if rule.own)
        self._built_in = frozenset(rule.built_in for rule in rules)
        self._terms = Terms(policy.terms)
        self._names = Names(policy.names_model) if policy.names_model else None
        self._allowed = _Allowed(policy.allow)
        self._least = _Thresholds(policy)
        self._spares_public = policy.public_names == "keep"
        self._kept = frozenset(name for name, entity in policy.entities.items() if entity.action is Action.KEEP)
        self._cache: OrderedDict[_Key, _Hits] = OrderedDict()

    def find(
        self, segments: Iterable[Segment], identifiers: Identifiers | None = None
    ) -> Iterator[tuple[Segment, tuple[Finding, ...]]]:
        """Each segment with its findings, which do not overlap, in the order of the segments.

        `identifiers` are those of the text so far, and learn what these segments show.
        """
        identifiers = identifiers or Identifiers()
        for batch in _batches(segments):
            identifiers.learn(batch)
            hits = [identifiers.without(each, hits) for each, hits in zip(batch, self._hits(batch), strict=True)]
            for segment, found in zip(batch, agree(batch, of_neighbours(batch, of_rows(batch, hits))), strict=True):
                yield segment, self._findings(segment, found)

    def _findings(self, segment: Segment, hits: Sequence[Hit]) -> tuple[Finding, ...]:
        if not hits:
            return ()
        found = [
            Finding(segment.id, hit.start, hit.end, hit.entity, hit.rule, hit.score, hit.evidence)
            for hit in hits
            if hit.score >= self._least[hit.entity] and not self._allowed(segment.text, hit)
        ]
        decided = [kept for each in resolve(found, self._kept, self._own) if (kept := _shorn(segment.text, each))]
        if any(finding.entity == "PERSON" for finding in decided):
            titles = [each for each in titles_beside(segment.text, decided) if each.score >= self._least["TITLE"]]
            decided = sorted((*decided, *titles), key=attrgetter("start")) if titles else decided
        return tuple(with_conversions(segment.text, decided))

    def _hits(self, batch: Sequence[Segment]) -> list[_Hits]:
        """The raw hits of each segment, in offsets of its own text; equal segments are looked at once."""
        keys = [(segment.text, segment.place, segment.hint) for segment in batch]
        known: dict[_Key, _Hits] = {}
        unseen: dict[_Key, None] = {}
        for key in keys:
            if key in self._cache:
                self._cache.move_to_end(key)
                known[key] = self._cache[key]
            elif key[0].strip():
                unseen[key] = None
        with collection_paused():  # a batch makes hundreds of thousands of tuples, and no cycle
            found = self._detect(tuple(unseen))
        for key, hits in zip(unseen, found, strict=True):
            known[key] = hits
            self._remember(key, hits)
        keep_translations()
        return [known.get(key, ()) for key in keys]

    def _remember(self, key: _Key, hits: _Hits) -> None:
        if len(key[0]) <= _CACHED_LENGTH:
            self._cache[key] = hits
            if len(self._cache) > _CACHED:
                self._cache.popitem(last=False)

    def _detect(self, keys: Sequence[_Key]) -> list[_Hits]:
        if not keys:
            return []
        views = [normalise(text) for text, _, _ in keys]
        texts = [Text(view.text, hint, place) for view, (_, place, hint) in zip(views, keys, strict=True)]
        block = block_of(texts)
        found = self._scanner.scan_block(block)
        glances = block.glances()
        for text, glance, hits in zip(texts, glances, found, strict=True):
            hits.extend(
                Hit(start, end, "TERM", "term", _TERM_SCORE, "term list") for start, end in self._terms.find(text.text)
            )
            hits.extend(given_names(text.text, text.place, glance))
            hits.extend(self._tabled(text, glance))
            hits.extend(self._recorded(text, glance))
            if "encoded" in self._built_in:
                hits.extend(self._encoded(text, glance))
            if "chance" in self._built_in:
                hits.extend(keys_by_chance(text.text, glance))
            hits.extend(self._rejoined(text, glance, hits))
            hits.extend(self._unmarked(text, hits))
            hits.extend(tuple(whole_addresses(text.text, hits)))
            hits.extend(tuple(plots(text.text, hits)))
            hits.extend(figures_of_parties(text.text, glance))
        for recognizer in self._recognizers:
            others = recognizer.find([text.text for text in texts], [text.hint for text in texts])
            for hits, more in zip(found, others, strict=True):
                hits.extend(more)
        self._add_names(texts, glances, found)
        spared = [
            tuple(self._of_parties(text, hits, glance))
            for text, hits, glance in zip(texts, found, glances, strict=True)
        ]
        return [_back(view, hits) for view, hits in zip(views, spared, strict=True)]

    def _tabled(self, text: Text, glance: Glance | None = None) -> Iterator[Hit]:
        """What the headers of tables inside the text, and the columns of statements, tell of cells."""
        if text.place is Place.TABLE or ("\n" not in text.text and "(" not in text.text):
            return
        cells = [*cells_below_headers(text.text, self._scanner.is_header), *cells_of_statements(text.text, glance)]
        values = [text.text[cell.start : cell.end] for cell in cells]
        typed = self._scanner.typed([(value, cell.header) for value, cell in zip(values, cells, strict=True)])
        for value, cell, hits in zip(values, cells, typed, strict=True):
            for hit in hits:
                yield Hit(cell.start + hit.start, cell.start + hit.end, *hit[2:])
            if not hits and (means := told_by_header(value, cell.header, beside=cell.beside)).isupper():
                yield Hit(cell.start, cell.end, means, f"{LAYOUT}keys", _PLACED_SCORE, "column of keys")

    def _recorded(self, text: Text, glance: Glance) -> Iterator[Hit]:
        """What the places of records, and the keys of objects and commands, tell of their values."""
        told = (
            fields_of_records(text.text, glance),
            fields_of_commands(text.text),
            fields_of_keys(text.text),
            fields_of_lines(text.text, glance),
        )
        fields = list(chain.from_iterable(told))
        named = [field for field in fields if field.means.islower()]
        typed = self._scanner.typed([(text.text[f.start : f.end].replace("~", " "), f.means) for f in named])
        for field, hits in zip(named, typed, strict=True):
            for hit in hits:
                yield Hit(field.start + hit.start, field.start + hit.end, *hit[2:])
        for field in fields:
            if field.means.isupper():
                says = f"column of {field.layout}"
                yield Hit(field.start, field.end, field.means, f"{LAYOUT}{field.layout}", _PLACED_SCORE, says)

    def _encoded(self, text: Text, glance: Glance) -> list[Hit]:
        """Runs of base64 whose decoded text holds a finding."""
        runs = list(decoded_runs(text.text, glance))
        if not runs:
            return []
        heads = [_head(text.text, start) for start, _, _ in runs]
        inside = self._scanner.scan(
            [Text(f"{head}{decoded}", text.hint) for head, (_, _, decoded) in zip(heads, runs, strict=True)]
        )
        hits = []
        for (start, end, decoded), head, found in zip(runs, heads, inside, strict=True):
            says = self._told(decoded, head, found)
            if says:
                hits.append(Hit(start, end, "SECRET", "base64", _TERM_SCORE, f"base64 of {says}"))
        return hits

    def _told(self, decoded: str, head: str, found: Sequence[Hit]) -> str:
        """What a decoded text behind some text holds; nothing for no value."""
        strong = [
            hit
            for hit in found
            if hit.start >= len(head)
            and hit.entity not in _COMMON_IN_CODE
            and (hit.score >= _DECODED_SCORE or hit.evidence.startswith(_TOLD))
        ]
        if strong:
            return strong[0].entity
        if _is_login(head, decoded):
            return "a login"
        if self._terms.find(decoded):
            return "a term"
        named = self._names.find([decoded]) if self._names and _NAME_INSIDE.search(decoded) else [[]]
        return next((label for _, _, label in named[0] if label == "PERSON"), "")

    def _rejoined(self, text: Text, glance: Glance, known: Sequence[Hit]) -> list[Hit]:
        """Values of which no rule sees the whole: cut over lines, spaced out, quoted-printable."""
        read = list(readings(text.text, glance))
        if not read:
            return []
        whole, tokens = ([each for each in read if each.labelled is is_labelled] for is_labelled in (True, False))
        inside = [
            *self._scanner.scan([Text(each.text, text.hint, text.place) for each in whole]),
            *self._scanner.scan([Text(each.text, text.hint, text.place) for each in tokens], _REJOINED),
        ]
        people = [hit for each in whole for hit in self._spelled(each)]
        return people + [
            Hit(start, end, hit.entity, hit.rule, hit.score, f"{hit.evidence}, {reading.says}")
            for reading, found in zip((*whole, *tokens), inside, strict=True)
            for hit in found
            if (_is_told(reading.text, hit) if reading.labelled else hit.entity in _REJOINED)
            and any(hit.start < place < hit.end for place in reading.must)
            for start, end in [reading.back(hit.start, hit.end)]
            if reading.sure
            or all(
                other.end <= start or end <= other.start or (hit.score > other.score and start <= other.start)
                for other in known
            )
        ]

    def _spelled(self, reading: Reading) -> Iterator[Hit]:
        """A name whose letters stand apart: `j o h n   d o e`."""
        run = reading.text[reading.must[0] :] if reading.must else ""
        if self._names is None or not _TWO_WORDS.fullmatch(run):
            return
        (found,) = self._names.find([f"I met {run.title()} there."])
        if any(label == "PERSON" and end - start >= len(run) for start, end, label in found):
            start, end = reading.back(reading.must[0], len(reading.text))
            yield Hit(start, end, "PERSON", "spaced", _DECODED_SCORE, f"names model: PERSON, {reading.says}")

    def _unmarked(self, text: Text, known: Sequence[Hit]) -> list[Hit]:
        """Values that markup cuts, or parts from their labels."""
        read = list(unmarked(text.text))
        if not read:
            return []
        seen = [Text(reading.text, text.hint, text.place) for reading in read]
        return [
            hit._replace(start=start, end=end, evidence=f"{hit.evidence}, {reading.says}")
            for reading, view, found in zip(read, seen, self._scanner.scan(seen), strict=True)
            for hit in (*found, *self._tabled(view))
            if hit.evidence.startswith(_TOLD) or any(hit.start < place < hit.end for place in reading.must)
            for start, end in [reading.back(hit.start, hit.end)]
            if not any(other.start <= start and end <= other.end and hit.score <= other.score for other in known)
        ]

    def _of_parties(self, shown: Text, hits: Sequence[Hit], glance: Glance) -> Iterable[Hit]:
        """The hits without what is everybody's, or with it, as the policy says."""
        text = shown.text
        hits = tuple(without_tails(text, hits))
        hits = told(text, (*hits, *stated(text, hits, glance)), in_row=shown.place is Place.TABLE)
        private = tuple(without_public(text, hits)) if self._spares_public else (*hits, *public_names(text))
        papers = chain(codes_of_papers(text, private), numbers_of_rows(text, private), users_beside(text, private))
        private = (*private, *attributes(text, private), *papers)
        return without_codes(text, phrased(text, private))

    def _add_names(self, texts: Sequence[Text], glances: Sequence[Glance], found: list[list[Hit]]) -> None:
        if self._names is None:
            return
        asked = [index for index, text in enumerate(texts) if self._is_asked(text, found[index])]
        if not asked:
            return
        entities = self._names.find(
            [prepared(texts[index].text, texts[index].place, glances[index]) for index in asked]
        )
        for index, named in zip(asked, entities, strict=True):
            text, place = texts[index].text, texts[index].place
            found[index].extend(self._no_labels(text, without_everyday(text, names_from(text, place, named))))
            found[index][:] = widened(text, resensed(text, found[index]))
            found[index].extend(tuple(relatives(text, found[index])))
            found[index].extend(tuple(overlooked(text, place, found[index], glances[index])))
            found[index].extend(self._no_labels(text, told_people(text, found[index])))
            found[index].extend(self._no_labels(text, told_places(text, found[index])))
            found[index].extend(tuple(initialled(text, found[index])))
            found[index].extend(tuple(beside_names(text, found[index])))
            found[index].extend(tuple(repeated(text, found[index])))
            found[index].extend(tuple(ages(text, found[index])))
            found[index].extend(handles(text, place, glances[index]))
            found[index].extend(firms_of_names(text, place))
            found[index].extend(tuple(letterheads(text, found[index])))
            found[index].extend(tuple(nicknamed(text, found[index])))
            found[index].extend(tuple(below_names(text, found[index])))
            found[index].extend(tuple(whole_addresses(text, found[index])))

    def _no_labels(self, text: str, names: Iterable[Hit]) -> Iterator[Hit]:
        """The names that are no label or header of ours, nor stand in one: `Pers.-Nr.`, `SAM account`."""
        if self._scanner.is_label(text):
            return
        for hit in names:
            name = text[hit.start : hit.end]
            if ":" in name and not name.isascii() and _UNSPACED_LABEL.match(name):
                hit = hit._replace(start=hit.start + name.index(":") + 1)  # noqa: PLW2901 - cut to what it is
                name = text[hit.start : hit.end]
            if not self._scanner.is_label(name):
                yield hit

    def _is_asked(self, text: Text, hits: Sequence[Hit]) -> bool:
        whole = any(hit.start == 0 and hit.end == len(text.text) and hit.score >= 0.85 for hit in hits)
        return may_hold_names(text.text, text.place, typed=whole)


def _head(text: str, start: int) -> str:
    """What stands before a run in its line: a label, maybe."""
    return text[max(text.rfind("\n", 0, start) + 1, start - _HEAD_ROOM) : start]


def _is_told(text: str, hit: Hit) -> bool:
    """Whether a label tells a hit, or its form does: a check digit alone is met by chance, where parts are joined."""
    if hit.evidence.startswith(_TOLD):
        return hit.entity not in _OF_WORDS  # the next line is another matter: a name, and the address below it
    if hit.entity == "PHONE":
        return text[hit.start] == "+" and hit.score >= _DECODED_SCORE
    return hit.entity in _REJOINED and (
        hit.entity != "CREDIT_CARD" or _CARD.fullmatch(text[hit.start : hit.end]) is not None
    )


def _is_login(before: str, decoded: str) -> bool:
    """Whether a decoded text is user and password, behind a word that announces them (RFC 7617)."""
    return _LOGIN.fullmatch(decoded) is not None and _ANNOUNCED.search(before[-24:]) is not None


def _shorn(text: str, finding: Finding) -> Finding | None:
    """Without white space at its ends; nothing where another finding left no more than an ordinary word of a name."""
    value = text[finding.start : finding.end]
    bare = value.strip()
    if not bare or (finding.rule == NAMES_RULE and finding.entity != "DATE" and is_ordinary(bare)):
        return None
    if len(bare) == len(value):
        return finding
    start = finding.start + len(value) - len(value.lstrip())
    return replace(finding, start=start, end=start + len(bare))


def _back(view: View, hits: Iterable[Hit]) -> _Hits:
    if not view.runs:
        return tuple(hits)
    spans = ((view.back(hit.start, hit.end), hit) for hit in hits)
    return tuple(hit._replace(start=start, end=end) for (start, end), hit in spans)


def _batches(segments: Iterable[Segment]) -> Iterator[list[Segment]]:
    batch: list[Segment] = []
    size = 0
    for segment in segments:
        batch.append(segment)
        size += len(segment.text)
        if size >= _BATCH_CHARACTERS or len(batch) >= _BATCH_SEGMENTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    entity: str


class _Thresholds(dict[str, float]):
    """The least score of an entity's findings, filled as it is used."""

    def __init__(self, policy: Policy) -> None:
        super().__init__()
        self._policy = policy

    def __missing__(self, entity: str) -> float:
        least = self[entity] = self._policy.entity(entity).threshold
        return least


class _Allowed:
    """The allow rules of a policy: what is never masked."""

    def __init__(self, rules: Sequence[Allow]) -> None:
        self._texts = {(rule.entity, normalise(rule.text).text.strip().casefold()) for rule in rules if rule.text}
        self._patterns = tuple(_compiled(rule) for rule in rules if rule.pattern)

    def __call__(self, text: str, hit: Hit) -> bool:
        if not self._texts and not self._patterns:
            return False
        value = normalise(text[hit.start : hit.end]).text.strip()
        folded = value.casefold()
        if (hit.entity, folded) in self._texts or ("", folded) in self._texts:
            return True
        return any(rule.entity in {"", hit.entity} and rule.pattern.fullmatch(value) for rule in self._patterns)


def _compiled(rule: Allow) -> _Rule:
    problem = complaint(rule.pattern)
    if problem:
        raise PolicyError(problem, where="policy", field="allow.pattern", advice="make it linear: no nested repeats")
    return _Rule(re.compile(rule.pattern), rule.entity)
