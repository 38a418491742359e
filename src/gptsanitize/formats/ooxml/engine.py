"""One engine for all packages: what is read, in which order, what goes into the copy, and what is said of each part.

A format is a `Kind`: a table of kinds of parts, and `Contents`, which makes the steps for parts that are its own. All
else is done here, once: relationships, properties, pictures, documents inside the document, blanking and coverage. The
order of segments: what the format reads first, relationships of the package, then each part in the order of the
package with its relationships after it. The writer goes the same way, so that edits may come lazily. A part in which
nothing changes is copied as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Protocol

from gptsanitize.formats import Handler
from gptsanitize.formats.edits import EditQueue
from gptsanitize.formats.ooxml import embedded, fates, pictures
from gptsanitize.formats.ooxml.chunks import ChunkStep, as_text_chunk
from gptsanitize.formats.ooxml.docx_properties import Shown
from gptsanitize.formats.ooxml.embedded import EmbeddedStep
from gptsanitize.formats.ooxml.fates import PLAIN_TEXT, Fate, Rule, rule_of
from gptsanitize.formats.ooxml.links import LinkStep
from gptsanitize.formats.ooxml.names import has_neutral_name, neutral_name
from gptsanitize.formats.ooxml.notes import BlobStep
from gptsanitize.formats.ooxml.package import CONTENT_TYPES, Package, PackageWriter, Part, Selection
from gptsanitize.formats.ooxml.people import People
from gptsanitize.formats.ooxml.pictures import PictureStep
from gptsanitize.formats.ooxml.walk import NO_SEGMENT, Queue, Step, Walk, drain
from gptsanitize.formats.ooxml.xml_steps import can_be_blank, shared_step
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, Edit, FormatOptions, Segment, Treatment

__all__ = ["Contents", "Kind", "PackageDocument", "handler"]

_STAYING = frozenset({Fate.TEXT, Fate.SHEET, Fate.STRINGS, Fate.IMAGE, Fate.BOX, Fate.EMBEDDED})


class Contents(Protocol):
    """What a format knows of one opened package. Nothing is read when it is made."""

    def opening(self) -> Sequence[Step]:
        """Steps before those of the parts."""
        ...

    def step(self, part: Part, number: int) -> Step | None:
        """The step of a part that `rule` says is read; `None` if an opening step has read it."""
        ...

    def shown(self) -> Shown:
        """Properties that the text shows: they are not blanked."""
        ...

    def keeps(self, part: Part, *, edited: bool) -> bool:
        """Whether a part stays whose fate leaves that open: properties that have no blank form, and calculation."""
        ...

    def follow(self, target: str) -> str:
        """A target in the world outside the package as it now stands."""
        ...


@dataclass(frozen=True, slots=True)
class Kind:
    """A format: the row of a table."""

    name: str
    main_types: Collection[str]
    rules: Mapping[str, Rule]
    """By content type."""
    related: Mapping[str, Rule]
    """By the type of the relationship that leads to a part; they come first."""
    dropped_links: Collection[str]
    """Types of relationships to the outside that are removed."""
    contents: Callable[[PackageDocument], Contents]


class PackageDocument:
    """One opened package of any kind: a `Document`."""

    def __init__(self, package: Package, kind: Kind, options: FormatOptions) -> None:
        self.package = package
        self.kind = kind
        self.options = options
        self.main = package.main_part(kind.main_types)
        self.inside: dict[str, PackageDocument] = {}
        self.expanded = sum(member.size for member in package.archive.members.values())
        """Bytes of all members, with those of the documents inside."""
        self.rules = {part.name: self._rule(part) for part in package.parts}
        fates.check(self.rules.values(), options)
        self.contents = kind.contents(self)

    def _rule(self, part: Part) -> Rule:
        rule = rule_of(part, self.kind.rules, self.kind.related)
        if rule.fate is not Fate.OPAQUE:
            return pictures.sighted(self.package, part, rule)
        if chunk := as_text_chunk(self.package, part):
            return chunk
        found = embedded.open_inside(self.package, part, self.options, self.expanded)
        if found is None:
            return rule
        self.inside[part.name] = found
        self.expanded += found.expanded
        return Rule(Fate.EMBEDDED)

    # -- reading ----------------------------------------------------------------------------------------------------

    @cached_property
    def selection(self) -> Selection:
        """Parts that go into the copy if nothing is edited, and new names for those an author may have chosen."""
        return self.select(edited=False)

    def select(self, *, edited: bool) -> Selection:
        """Parts that go into the copy."""
        drops = {part.name for part in self.package.parts if not self._stays(part, edited=edited)}
        renames = {
            part.name: neutral_name(part.name, number)
            for number, part in enumerate(self.package.parts, 1)
            if not has_neutral_name(part.name)
        }
        return Selection(self.package, drops, renames, self.kind.dropped_links)

    def _stays(self, part: Part, *, edited: bool) -> bool:
        fate = self.rules[part.name].fate
        if fate is Fate.PROPERTIES and (self.options.metadata != "blank" or can_be_blank(part)):
            return True
        if fate in {Fate.PROPERTIES, Fate.CALCULATION}:
            return self.contents.keeps(part, edited=edited)
        if fate in {Fate.PREVIEW, Fate.BLOB}:
            return self.options.metadata != "blank" and not (edited and fate is Fate.PREVIEW)
        return fate in _STAYING

    @cached_property
    def walk(self) -> Walk:
        """All that is read, in order. Properties are read even if they are dropped: they name people."""
        steps = [*self.contents.opening(), LinkStep(self.package, "", "package", self.contents.follow)]
        for number, part in enumerate(self.package.parts, 1):
            step = self._step(part, number)
            if step is not None:
                steps.append(step)
            if self.package.has_relationships(part.name):
                steps.append(LinkStep(self.package, part.name, part.label, self.contents.follow))
        return Walk(steps)

    def _step(self, part: Part, number: int) -> Step | None:
        rule = self.rules[part.name]
        if part.name in self.inside:
            place = list(self.inside).index(part.name) + 1
            return EmbeddedStep(part, place, self.inside[part.name])
        if rule.fate is Fate.TEXT and part.content_type == PLAIN_TEXT:
            return ChunkStep(self.package, part, number)
        if rule.fate in {Fate.IMAGE, Fate.PREVIEW}:
            return PictureStep(self.package, part, self.options, stays=part.name in self.selection)
        if rule.fate is Fate.BLOB:
            return BlobStep(self.package, part) if self.options.metadata != "blank" else None
        dead = self.selection.dead_ids(part.name)
        shared = shared_step(self.package, part, rule, dead, self.contents.shown, self.options)
        if shared is None and rule.fate in {Fate.TEXT, Fate.SHEET, Fate.STRINGS}:
            return self.contents.step(part, number)
        return shared

    def segments(self) -> Iterator[Segment]:
        """All texts. Raises `InputError`."""
        return self.walk.segments()

    def coverage(self) -> Sequence[Coverage]:
        """What becomes of each part if nothing is edited."""
        return _Ledger(self, self.selection).lines({})

    # -- writing ----------------------------------------------------------------------------------------------------

    def write(self, target: BinaryIO, edits: Iterable[Edit]) -> Sequence[Coverage]:
        """Write the package with `edits` applied. Raises `InputError`."""
        queue = EditQueue(edits)
        people = People() if self.options.metadata == "blank" else None
        coverage = self.write_from(target, queue, people, edited=queue.segment < NO_SEGMENT)
        queue.finish()
        return coverage

    def write_from(self, target: BinaryIO, queue: Queue, people: People | None, *, edited: bool) -> Sequence[Coverage]:
        """`write` with edits from a queue that may hold those of others too; `edited`: some are of this package."""
        writing = _Writing(self, target, queue, people, edited=edited)
        for step in self.walk.steps:
            writing.write(step)
        return writing.finish()


class _Writing:
    """One writing of a package, step by step."""

    def __init__(
        self, document: PackageDocument, target: BinaryIO, queue: Queue, people: People | None, *, edited: bool
    ) -> None:
        self._document = document
        self.selection = document.select(edited=True) if edited else document.selection
        self.queue = queue
        self.people = people
        self._writer = PackageWriter(self.selection, target)
        self._done: dict[str, Coverage] = {}
        self._inside: dict[str, list[Coverage]] = {}

    def write(self, step: Step) -> None:
        """Write what a step reads. Edits of what is dropped are used up."""
        walk = self._document.walk
        touched = walk.is_touched(step, self.queue)
        take = walk.taker(step, self.queue)
        if step.source and step.source not in self.selection:
            drain(step, take, touched=touched)
        else:
            step.write(take, self, touched=touched)

    def put(
        self,
        part: Part,
        content: bytes | Iterable[bytes],
        note: str = "",
        treatment: Treatment = Treatment.REWRITTEN,
    ) -> None:
        """Write new content for a part."""
        self._writer.put(part.name, content)
        self._done[part.name] = Coverage(part.label, treatment, note)

    def copy(self, part: Part, treatment: Treatment = Treatment.UNCHANGED, note: str = "") -> None:
        """Take over a part as it is."""
        self._writer.copy(part.name)
        self._done[part.name] = Coverage(part.label, treatment, note)

    def put_relationships(self, source: str, data: bytes) -> None:
        """Write the relationships of a part."""
        package = self._document.package
        name = package.relationships_name(source)
        self._writer.put_relationships(source, data)
        self._done[name] = Coverage(name, _treatment(is_same=package.archive.read(name) == data))

    def tell(self, part: Part, inside: Iterable[Coverage]) -> None:
        """Say what became of the parts of the document that a part is."""
        self._inside[part.name] = list(inside)

    def first(self, step: Step) -> int:
        """The number of a step's first segment."""
        return self._document.walk.first(step)

    def finish(self) -> Sequence[Coverage]:
        """Write what no step has, and say what became of each part."""
        for part in self.selection.parts:
            if self._document.rules[part.name].fate is Fate.BOX:
                pictures.write_box(part, self)
            elif part.name not in self._done:
                self.copy(part)
        self._writer.finish()
        return _Ledger(self._document, self.selection, self._inside).lines(self._done)


class _Ledger:
    """What is said of each member of a package: exactly one line, and one for each member of the documents inside."""

    def __init__(
        self,
        document: PackageDocument,
        selection: Selection,
        inside: Mapping[str, Sequence[Coverage]] | None = None,
    ) -> None:
        self._document = document
        self._selection = selection
        self._inside = inside

    def lines(self, done: Mapping[str, Coverage]) -> list[Coverage]:
        """`done` is known of parts that were written; of others it is said what is to be expected."""
        package = self._document.package
        is_same = package.archive.read(package.content_types_name) == self._selection.content_types_xml()
        found = [Coverage(CONTENT_TYPES, _treatment(is_same=is_same)), *self._relationships("", "the package", done)]
        for part in package.parts:
            rule = self._document.rules[part.name]
            if part.name not in self._selection or rule.fate is Fate.BOX:
                found.append(Coverage(part.label, Treatment.DROPPED, rule.note))
            else:
                found.append(done.get(part.name) or self._prospect(part, rule))
                found += self._lines_inside(part)
            found += self._relationships(part.name, part.label, done)
        return [*found, *(Coverage(label, Treatment.DROPPED, "nothing refers to it") for label in package.orphans)]

    def _prospect(self, part: Part, rule: Rule) -> Coverage:
        if rule.fate is Fate.PROPERTIES and self._document.options.metadata == "blank":
            return Coverage(part.label, Treatment.REWRITTEN, "blanked")
        if rule.fate in {Fate.IMAGE, Fate.PREVIEW}:
            steps = self._document.walk.steps
            return next(step.prospect() for step in steps if isinstance(step, PictureStep) and step.part is part)
        return Coverage(part.label, Treatment.UNCHANGED)

    def _lines_inside(self, part: Part) -> Iterator[Coverage]:
        document = self._document.inside.get(part.name)
        if document is not None:
            lines = document.coverage() if self._inside is None else self._inside.get(part.name, ())
            for line in lines:
                yield Coverage(f"{part.label} > {line.part}", line.treatment, line.note)

    def _relationships(self, source: str, label: str, done: Mapping[str, Coverage]) -> Iterator[Coverage]:
        package = self._document.package
        if not package.has_relationships(source):
            return
        name = package.relationships_name(source)
        shown = name if has_neutral_name(name) else f"relationships of {label}"
        if source and source not in self._selection:
            yield Coverage(shown, Treatment.DROPPED)
        elif name in done:
            yield Coverage(shown, done[name].treatment)
        else:
            is_same = package.archive.read(name) == self._selection.relationships_xml(source)
            yield Coverage(shown, _treatment(is_same=is_same))


def _treatment(*, is_same: bool) -> Treatment:
    return Treatment.UNCHANGED if is_same else Treatment.REWRITTEN


def handler(kind: Kind) -> Handler:
    """How files of a kind are opened."""

    @contextmanager
    def open_package(path: Path, options: FormatOptions, limits: Limits) -> Iterator[PackageDocument]:
        with Package.open(path, limits) as package:
            yield PackageDocument(package, kind, options)

    return Handler(kind.name, (f".{kind.name}",), open_package)
