"""XLSX: a workbook as a stream of segments, and the same workbook with edits applied, part by part.

The order of segments: names that other parts refer to, shared strings, then each part in the order of the package; of
a sheet first what stands around its rows, then its cells. The writer goes the same way, so that edits may come lazily.
A part in which nothing changes is copied as it is. The work is done in the `xlsx_*` modules beside this one; this one
only leads through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from gptsanitize.errors import WithheldError
from gptsanitize.formats import Handler
from gptsanitize.formats.edits import EditQueue
from gptsanitize.formats.ooxml import pictures, xml
from gptsanitize.formats.ooxml.fates import Fate, Rule, blank_properties, check_opaque
from gptsanitize.formats.ooxml.links import LinkStep
from gptsanitize.formats.ooxml.names import has_neutral_name, neutral_name
from gptsanitize.formats.ooxml.package import Package, PackageWriter, Part, Selection
from gptsanitize.formats.ooxml.walk import NO_SEGMENT, Step, Take, Walk, drain
from gptsanitize.formats.ooxml.xlsx_book import Sheet, Table, is_worksheet, read_formats, read_sheets, read_table
from gptsanitize.formats.ooxml.xlsx_formulas import rewrite
from gptsanitize.formats.ooxml.xlsx_names import Name, read_names, rename_all
from gptsanitize.formats.ooxml.xlsx_numbers import GENERAL, NumberFormat
from gptsanitize.formats.ooxml.xlsx_parts import WORKBOOK_TYPES, fate_of
from gptsanitize.formats.ooxml.xlsx_steps import (
    Changes,
    KnownNames,
    NameStep,
    SheetStep,
    StringsStep,
    TextStep,
)
from gptsanitize.formats.ooxml.xlsx_survey import BookSurvey, survey_book
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, Edit, FormatOptions, Segment, Treatment

__all__ = ["HANDLER", "Workbook"]


class Workbook:
    """One opened workbook: a `Document`."""

    def __init__(self, package: Package, options: FormatOptions) -> None:
        self._package = package
        self._options = options
        self._main = package.main_part(WORKBOOK_TYPES)
        self._fates = {part.name: fate_of(package, part) for part in package.parts}
        self._check_fates()

    def _check_fates(self) -> None:
        if any(rule.fate is Fate.REFUSE for rule in self._fates.values()):
            raise WithheldError("the workbook has a macro sheet", reason="macro-sheet")
        check_opaque(self._fates.values(), self._options)
        pictures.check_unread(self._fates.values(), self._options)

    # -- what is there ----------------------------------------------------------------------------------------------

    @cached_property
    def _book(self) -> BookSurvey:
        package = self._package
        workbook = package.read(self._main.name)
        sheets = [
            Sheet(number, part, hidden, self._tables_of(part))
            for number, (_, hidden, part) in enumerate(read_sheets(package, self._main, workbook), 1)
            if part is not None and is_worksheet(part)
        ]
        return survey_book(
            package, sheets, self._strings_part(), self._formats(), since_1904=self._since_1904(workbook)
        )

    def _tables_of(self, part: Part) -> tuple[Table, ...]:
        found = []
        for edge in self._package.relationships(part.name):
            if edge.type == "table" and edge.target and not edge.external:
                table = read_table(edge.target, self._package.read(edge.target))
                if table is not None:
                    found.append(table)
        return tuple(found)

    def _strings_part(self) -> Part | None:
        return next((part for part in self._package.parts if self._fates[part.name].fate is Fate.STRINGS), None)

    def _formats(self) -> Sequence[NumberFormat]:
        for part in self._package.parts:
            if part.content_type.endswith("spreadsheetml.styles+xml"):
                return read_formats(self._package.read(part.name))
        return [GENERAL]

    def _since_1904(self, workbook: bytes) -> bool:
        return any(
            attributes.get("date1904", "0") in {"1", "true"}
            for _, attributes in xml.elements(workbook, ("workbookPr",))
        )

    @cached_property
    def _names(self) -> Sequence[Name]:
        workbook = self._package.read(self._main.name)
        sheets = [name for name, _, _ in read_sheets(self._package, self._main, workbook)]
        return list(read_names(sheets, workbook, [table for sheet in self._book.sheets for table in sheet.tables]))

    @cached_property
    def walk(self) -> Walk:
        """All that is read, in order."""
        package, book = self._package, self._book
        known = KnownNames(self._names)
        steps: list[Step] = [NameStep(self._names)]
        if book.strings:
            steps.append(StringsStep(package, book.strings, book.usage))
        by_part = {sheet.part.name: index for index, sheet in enumerate(book.sheets)}
        for part in package.parts:
            rule = self._fates[part.name]
            if part.name in by_part:
                index = by_part[part.name]
                steps.append(
                    SheetStep(package, book.sheets[index], book.around[index], book.facts[index], book.usage, known)
                )
            elif rule.fate in {Fate.TEXT, Fate.PROPERTIES}:
                steps.append(TextStep(package, part, rule, known))
            if rule.fate in {Fate.TEXT, Fate.SHEET} and any(edge.external for edge in package.relationships(part.name)):
                steps.append(LinkStep(package, part.name, part.label))
        return Walk(steps)

    # -- reading ----------------------------------------------------------------------------------------------------

    def segments(self) -> Iterator[Segment]:
        """All texts of the workbook. Raises `InputError`."""
        return self.walk.segments()

    def coverage(self) -> Sequence[Coverage]:
        """What becomes of each part if nothing is edited."""
        return [*(Coverage(part.label, *self._treatment(part)) for part in self._package.parts), *self._orphans()]

    def _treatment(self, part: Part) -> tuple[Treatment, str]:
        rule = self._fates[part.name]
        if rule.fate in {Fate.TEXT, Fate.SHEET, Fate.STRINGS, Fate.CALCULATION}:
            return Treatment.UNCHANGED, ""
        if rule.fate is Fate.PROPERTIES:
            return (Treatment.REWRITTEN, "blanked") if self._options.metadata == "blank" else (Treatment.UNCHANGED, "")
        if rule.fate is Fate.IMAGE and pictures.can_stay(self._package, part):
            coverage = pictures.prospect(part)
            return coverage.treatment, coverage.note
        return Treatment.DROPPED, rule.note

    def _orphans(self) -> list[Coverage]:
        count = self._package.orphans
        return [Coverage(f"{count} members that nothing refers to", Treatment.DROPPED)] if count else []

    # -- writing ----------------------------------------------------------------------------------------------------

    def write(self, target: BinaryIO, edits: Iterable[Edit]) -> Sequence[Coverage]:
        """Write the workbook with `edits` applied. Raises `InputError`."""
        queue = EditQueue(edits)
        names = self.walk.steps[0]
        selection = self._select(any_edit=queue.segment < NO_SEGMENT)
        new_names = rename_all(self._names, self.walk.taker(names, queue))
        self._book.usage.released = frozenset(new_names.columns)
        changes = Changes(new_names, selection, self._drops_external(), self._options.metadata == "blank")
        writing = _Writing(self, selection, target, queue, changes)
        for step in self.walk.steps:
            writing.write(step)
        return [*writing.finish(self._fates), *self._orphans()]

    def _select(self, *, any_edit: bool) -> Selection:
        """Parts that go into the copy, and new names for those whose names an author may have chosen."""
        drops = set()
        for part in self._package.parts:
            fate = self._fates[part.name].fate
            stays = fate in {Fate.TEXT, Fate.SHEET, Fate.STRINGS}
            if fate is Fate.CALCULATION:
                stays = not any_edit and not self._drops_external()
            elif fate is Fate.IMAGE:
                stays = pictures.can_stay(self._package, part)
            elif fate is Fate.PROPERTIES:
                stays = self._options.metadata != "blank" or blank_properties(part) is not None
            if not stays:
                drops.add(part.name)
        renames = {
            part.name: neutral_name(part.name, number)
            for number, part in enumerate(self._package.parts, 1)
            if not has_neutral_name(part.name)
        }
        return Selection(self._package, drops, renames)

    def _drops_external(self) -> bool:
        return any(part.content_type.endswith("externallink+xml") for part in self._package.parts)


class _Writing:
    """One writing of a workbook, step by step."""

    def __init__(
        self, workbook: Workbook, selection: Selection, target: BinaryIO, queue: EditQueue, changes: Changes
    ) -> None:
        self._workbook = workbook
        self._selection = selection
        self._writer = PackageWriter(selection, target)
        self._queue = queue
        self._changes = changes
        self._treatments: dict[str, Coverage] = {}

    def write(self, step: Step) -> None:
        """Write the step's part or its relationships, or copy it. Edits of what is dropped are used up."""
        if not isinstance(step, (StringsStep, SheetStep, TextStep, LinkStep)):
            return
        touched = self._workbook.walk.is_touched(step, self._queue)
        take = self._workbook.walk.taker(step, self._queue)
        name = step.source if isinstance(step, LinkStep) else step.part.name
        if name not in self._selection:
            drain(step, take, touched=touched)
            return
        match step:
            case LinkStep():
                self._write_links(step, take)
            case StringsStep() if touched:
                self._put(step.part, step.rewrite(take, self._changes.moved))
            case SheetStep() if touched or step.must_change(self._changes):
                self._put(step.part, step.rewrite(take, self._changes))
            case TextStep() if step.is_property and self._changes.blanks:
                self._write_properties(step)
                drain(step, take, touched=touched)
            case TextStep() if touched or step.must_change(self._changes):
                self._write_text(step, take)
            case _:
                self._copy(step.part)

    def _write_links(self, step: LinkStep, take: Take) -> None:
        data = step.rewrite(take, self._selection, self._follow)
        if data is not None:
            self._writer.put_relationships(step.source, data)

    def _follow(self, target: str) -> str:
        """A target inside the workbook names sheets, which may have been renamed."""
        return "#" + rewrite(target[1:], {}, self._changes.names.renames) if target.startswith("#") else target

    def _write_properties(self, step: TextStep) -> None:
        blank = blank_properties(step.part)
        if blank is None or next(step.sites(), None) is None:
            self._copy(step.part)
        else:
            self._put(step.part, blank, "blanked")

    def _write_text(self, step: TextStep, take: Take) -> None:
        data, new = step.rewrite(take, self._changes)
        if data == new:
            self._copy(step.part)
        else:
            self._put(step.part, new)

    def _put(self, part: Part, content: bytes | Iterable[bytes], note: str = "") -> None:
        self._writer.put(part.name, content)
        self._treatments[part.name] = Coverage(part.label, Treatment.REWRITTEN, note)

    def _copy(self, part: Part) -> None:
        self._writer.copy(part.name)
        self._treatments[part.name] = Coverage(part.label, Treatment.UNCHANGED)

    def finish(self, fates: Mapping[str, Rule]) -> list[Coverage]:
        """Write what no step has, and say what became of each part."""
        coverage = []
        for part in self._selection.package.parts:
            if part.name not in self._selection:
                self._treatments[part.name] = Coverage(part.label, Treatment.DROPPED, fates[part.name].note)
            elif fates[part.name].fate is Fate.IMAGE:
                package = self._selection.package
                self._treatments[part.name] = pictures.write_picture(package, part, self._writer)
            elif part.name not in self._treatments:
                self._copy(part)
            coverage.append(self._treatments[part.name])
        self._writer.finish()
        self._queue.finish()
        return coverage


@contextmanager
def _open(path: Path, options: FormatOptions, limits: Limits) -> Iterator[Workbook]:
    with Package.open(path, limits) as package:
        yield Workbook(package, options)


HANDLER = Handler("xlsx", (".xlsx",), _open)
