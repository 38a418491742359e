"""XLSX: what a workbook adds to the engine: names that other parts refer to and shared strings first, then cells.

The work is done in the `xlsx_*` modules beside this one; this one only leads through.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial

from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.data_addresses import clean_addresses
from gptsanitize.formats.ooxml.docx_properties import Shown
from gptsanitize.formats.ooxml.engine import Kind, PackageDocument, handler
from gptsanitize.formats.ooxml.fates import Fate
from gptsanitize.formats.ooxml.package import Part
from gptsanitize.formats.ooxml.walk import Step
from gptsanitize.formats.ooxml.xlsx_book import Sheet, Table, is_worksheet, read_formats, read_sheets, read_table
from gptsanitize.formats.ooxml.xlsx_formulas import rewrite
from gptsanitize.formats.ooxml.xlsx_names import Name, read_names
from gptsanitize.formats.ooxml.xlsx_numbers import GENERAL, NumberFormat
from gptsanitize.formats.ooxml.xlsx_parts import RULES, WORKBOOK_TYPES, is_calculation
from gptsanitize.formats.ooxml.xlsx_steps import (
    BookText,
    Changes,
    KnownNames,
    NameStep,
    SheetStep,
    StringsStep,
    TextStep,
)
from gptsanitize.formats.ooxml.xlsx_survey import BookSurvey, survey_book

__all__ = ["HANDLER", "KIND"]


class _Workbook:
    """The contents of one opened workbook."""

    def __init__(self, document: PackageDocument) -> None:
        self._document = document
        self._package = document.package
        self._main = document.main
        self._rules = document.rules
        self._changes = Changes(drops_external=self._drops_external())

    # -- steps ------------------------------------------------------------------------------------------------------

    def opening(self) -> Sequence[Step]:
        """Names, then shared strings."""
        book = self._book
        steps: list[Step] = [NameStep(self._names, book.usage, self._changes)]
        if book.strings:
            steps.append(StringsStep(self._package, self._text(book.strings.part), book.strings, book.usage))
        return steps

    def step(self, part: Part, number: int) -> Step | None:  # noqa: ARG002 -- a part is told by its name
        book = self._book
        if part is self._strings_part:
            return None
        text = self._text(part)
        index = self._by_part.get(part.name)
        if index is None:
            return TextStep(self._package, text)
        return SheetStep(self._package, text, book.sheets[index], book.around[index], book.facts[index], book.usage)

    def _text(self, part: Part) -> BookText:
        dead = self._document.selection.dead_ids(part.name)
        place = self._rules[part.name].place
        limits, options = self._package.limits, self._document.options
        clean = partial(clean_addresses, limits=limits, keeps_pictures=options.unread_images != "withhold")
        return BookText(part, place, self._known, self._changes, dead, limits.xml_depth, clean)

    def shown(self) -> Shown:
        return Shown()

    def keeps(self, part: Part, *, edited: bool) -> bool:
        """The order of calculation stays if no formula has changed and it holds nothing else."""
        if self._rules[part.name].fate is not Fate.CALCULATION:
            return False
        return not edited and not self._changes.drops_external and is_calculation(self._package.read(part.name))

    def follow(self, target: str) -> str:
        """A target inside the workbook names sheets, which may have been renamed."""
        return "#" + rewrite(target[1:], {}, self._changes.names.renames) if target.startswith("#") else target

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
        return survey_book(package, sheets, self._strings_part, self._formats(), since_1904=self._since_1904(workbook))

    def _tables_of(self, part: Part) -> tuple[Table, ...]:
        found = []
        for edge in self._package.relationships(part.name):
            if edge.type == "table" and edge.target and not edge.external:
                table = read_table(edge.target, self._package.read(edge.target))
                if table is not None:
                    found.append(table)
        return tuple(found)

    @cached_property
    def _strings_part(self) -> Part | None:
        package = self._package
        edges = (edge for edge in package.relationships(self._main.name) if not edge.external)
        parts = (package.by_name[edge.target] for edge in edges if edge.target)
        return next((part for part in parts if self._rules[part.name].fate is Fate.STRINGS), None)

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
    def _known(self) -> KnownNames:
        return KnownNames(self._names)

    @cached_property
    def _by_part(self) -> dict[str, int]:
        return {sheet.part.name: index for index, sheet in enumerate(self._book.sheets)}

    def _drops_external(self) -> bool:
        return any(part.content_type.endswith("externallink+xml") for part in self._package.parts)


KIND = Kind("xlsx", WORKBOOK_TYPES, RULES, {}, (), _Workbook)
HANDLER = handler(KIND)
