"""DOCX: a document as a stream of segments, and the same document with edits applied, part by part.

The order of segments: relationships of the package, then each part in the order of the package with its relationships
after it. The writer goes the same way, so that edits may come lazily. A part in which nothing changes is copied as it
is. The work is done in the `docx_*` modules beside this one, `surfaces`, `revisions`, `references` and `images`; this
one only leads through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from gptsanitize.errors import InternalError
from gptsanitize.formats import Handler
from gptsanitize.formats.edits import EditQueue
from gptsanitize.formats.ooxml import pictures, xml
from gptsanitize.formats.ooxml.docx_parts import DOCUMENT_TYPES, fate_of, holds_runs
from gptsanitize.formats.ooxml.docx_people import People
from gptsanitize.formats.ooxml.docx_properties import Shown, changes_to_blank, read_shown
from gptsanitize.formats.ooxml.docx_steps import PartStep
from gptsanitize.formats.ooxml.fates import Fate, blank_properties, check_opaque
from gptsanitize.formats.ooxml.links import LinkStep
from gptsanitize.formats.ooxml.names import has_neutral_name, neutral_name
from gptsanitize.formats.ooxml.package import Package, PackageWriter, Part, Selection
from gptsanitize.formats.ooxml.walk import Step, Take, Walk, drain
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, Edit, FormatOptions, Segment, Treatment

__all__ = ["HANDLER", "WordDocument"]

_READ = frozenset({Fate.TEXT, Fate.PROPERTIES})
_DROPPED_LINKS = frozenset(
    "attachedTemplate mailMergeSource mailMergeHeaderSource recipientData transform thumbnail".split()
)


class WordDocument:
    """One opened document: a `Document`."""

    def __init__(self, package: Package, options: FormatOptions) -> None:
        self.package = package
        self.options = options
        package.main_part(DOCUMENT_TYPES)
        self.rules = {part.name: fate_of(package, part) for part in package.parts}
        check_opaque(self.rules.values(), options)
        pictures.check_unread(self.rules.values(), options)

    @cached_property
    def selection(self) -> Selection:
        """Parts that go into the copy, and new names for those whose names an author may have chosen."""
        drops = {part.name for part in self.package.parts if not self._stays(part)}
        renames = {
            part.name: neutral_name(part.name, number)
            for number, part in enumerate(self.package.parts, 1)
            if not has_neutral_name(part.name)
        }
        return Selection(self.package, drops, renames, _DROPPED_LINKS)

    def _stays(self, part: Part) -> bool:
        fate = self.rules[part.name].fate
        if fate is Fate.PROPERTIES:
            return self.options.metadata != "blank" or blank_properties(part) is not None or self._is_shown(part)
        if fate is Fate.IMAGE:
            return pictures.can_stay(self.package, part)
        return fate is Fate.TEXT

    def _is_shown(self, part: Part) -> bool:
        """Whether the text shows one of the custom properties."""
        if not part.content_type.endswith("custom-properties+xml"):
            return False
        return changes_to_blank(xml.normalise(self.package.read(part.name)), self.shown)[1] > 0

    @cached_property
    def shown(self) -> Shown:
        """The properties that the text shows, which are not blanked."""
        return read_shown(
            xml.normalise(self.package.read(part.name)) for part in self.package.parts if holds_runs(part)
        )

    @cached_property
    def walk(self) -> Walk:
        """All that is read, in order. Properties are read even if they are dropped: they name people."""
        package = self.package
        steps: list[Step] = [LinkStep(package, "", "package")]
        for number, part in enumerate(package.parts, 1):
            rule = self.rules[part.name]
            if rule.fate in _READ:
                dead = self.selection.dead_ids(part.name)
                steps.append(PartStep(package, part, number, rule, dead, self.options))
                if package.has_relationships(part.name):
                    steps.append(LinkStep(package, part.name, part.label))
        return Walk(steps)

    def segments(self) -> Iterator[Segment]:
        """All texts of the document. Raises `InputError`."""
        return self.walk.segments()

    def coverage(self) -> Sequence[Coverage]:
        """What becomes of each part if nothing is edited."""
        return [*(self._prospect(part) for part in self.package.parts), *self.orphans()]

    def _prospect(self, part: Part) -> Coverage:
        rule = self.rules[part.name]
        if part.name not in self.selection:
            return Coverage(part.label, Treatment.DROPPED, rule.note)
        if rule.fate is Fate.PROPERTIES and self.options.metadata == "blank":
            return Coverage(part.label, Treatment.REWRITTEN, "blanked")
        if rule.fate is Fate.IMAGE:
            return pictures.prospect(part)
        return Coverage(part.label, Treatment.UNCHANGED)

    def orphans(self) -> list[Coverage]:
        """Members that are not part of the document."""
        count = self.package.orphans
        return [Coverage(f"{count} members that nothing refers to", Treatment.DROPPED)] if count else []

    def write(self, target: BinaryIO, edits: Iterable[Edit]) -> Sequence[Coverage]:
        """Write the document with `edits` applied. Raises `InputError`."""
        writing = _Writing(self, target, EditQueue(edits))
        for step in self.walk.steps:
            writing.write(step)
        return [*writing.finish(), *self.orphans()]


class _Writing:
    """One writing of a document, step by step."""

    def __init__(self, document: WordDocument, target: BinaryIO, queue: EditQueue) -> None:
        self._document = document
        self._selection = document.selection
        self._writer = PackageWriter(document.selection, target)
        self._queue = queue
        self._blanks = document.options.metadata == "blank"
        self._people = People() if self._blanks else None
        self._treatments: dict[str, Coverage] = {}

    def write(self, step: Step) -> None:
        """Write the step's part or its relationships, or copy it. Edits of what is dropped are used up."""
        walk = self._document.walk
        touched = walk.is_touched(step, self._queue)
        take = walk.taker(step, self._queue)
        if isinstance(step, LinkStep):
            self._write_links(step, take, touched=touched)
        elif isinstance(step, PartStep):
            if step.part.name not in self._selection:
                drain(step, take, touched=touched)
            elif step.is_property and self._blanks:
                self._write_blank(step, take, touched=touched)
            else:
                self._write_part(step, take, touched=touched)

    def _write_links(self, step: LinkStep, take: Take, *, touched: bool) -> None:
        if step.source and step.source not in self._selection:
            drain(step, take, touched=touched)
            return
        data = step.rewrite(take, self._selection)
        if data is not None:
            self._writer.put_relationships(step.source, data)

    def _write_blank(self, step: PartStep, take: Take, *, touched: bool) -> None:
        new = step.rewrite_shown(take, self._document.shown, touched=touched) or blank_properties(step.part)
        if new is None:
            raise InternalError(reason="part-not-blanked")
        self._put(step.part, new, Coverage(step.part.label, Treatment.REWRITTEN, "blanked"))

    def _write_part(self, step: PartStep, take: Take, *, touched: bool) -> None:
        new, is_changed = step.rewrite(take, self._people, touched=touched)
        if is_changed:
            self._put(step.part, new, Coverage(step.part.label, Treatment.REWRITTEN))
        else:
            self._copy(step.part)

    def _put(self, part: Part, content: bytes, coverage: Coverage) -> None:
        self._writer.put(part.name, content)
        self._treatments[part.name] = coverage

    def _copy(self, part: Part) -> None:
        self._writer.copy(part.name)
        self._treatments[part.name] = Coverage(part.label, Treatment.UNCHANGED)

    def finish(self) -> list[Coverage]:
        """Write the pictures, and say what became of each part."""
        coverage = []
        for part in self._document.package.parts:
            rule = self._document.rules[part.name]
            if part.name not in self._selection:
                self._treatments[part.name] = Coverage(part.label, Treatment.DROPPED, rule.note)
            elif rule.fate is Fate.IMAGE:
                self._treatments[part.name] = pictures.write_picture(self._document.package, part, self._writer)
            coverage.append(self._treatments[part.name])
        self._writer.finish()
        self._queue.finish()
        return coverage


@contextmanager
def _open(path: Path, options: FormatOptions, limits: Limits) -> Iterator[WordDocument]:
    with Package.open(path, limits) as package:
        yield WordDocument(package, options)


HANDLER = Handler("docx", (".docx",), _open)
