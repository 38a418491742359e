"""The steps of a walk through a workbook: what each part gives to read, and the same part with edits applied.

`xlsx` walks the steps in one fixed order, for reading and for writing. `sites()` yields texts; `rewrite(take)` asks
`take(length)` for the edits of each site in the same order. A step knows its part and nothing of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gptsanitize.errors import CorruptError
from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.fates import Fate, Rule
from gptsanitize.formats.ooxml.package import Package, Part, Selection
from gptsanitize.formats.ooxml.walk import Site, Take
from gptsanitize.formats.ooxml.xlsx_book import Sheet
from gptsanitize.formats.ooxml.xlsx_cells import (
    Cell,
    SheetChanges,
    SheetFacts,
    cell_sites,
    column_of,
    hidden_rows,
    is_special,
    rewrite_cells,
)
from gptsanitize.formats.ooxml.xlsx_grammar import CELL, Region
from gptsanitize.formats.ooxml.xlsx_names import Name, NewNames, Space
from gptsanitize.formats.ooxml.xlsx_parts import remove_dead_references, unbind_table
from gptsanitize.formats.ooxml.xlsx_people import blank_people
from gptsanitize.formats.ooxml.xlsx_rich import Slot
from gptsanitize.formats.ooxml.xlsx_strings import Usage, read_entries, rewrite_entries, string_sites
from gptsanitize.formats.ooxml.xlsx_surfaces import Surface, read_surfaces, rewrite_surfaces
from gptsanitize.formats.ooxml.xlsx_survey import Around, regions
from gptsanitize.model import Edit, Place

__all__ = ["Changes", "NameStep", "SheetStep", "StringsStep", "TextStep"]

_Context = tuple[str, Place, str, str]
"""Of a column: its name for people, place, hint, group."""


@dataclass(slots=True)
class Changes:
    """What has been decided so far in one writing, besides the edits of the part at hand."""

    names: NewNames
    selection: Selection
    drops_external: bool
    blanks: bool
    moved: dict[tuple[int, int], int] = field(default_factory=dict)


# ---- names -------------------------------------------------------------------------------------------------------


class NameStep:
    """Names of sheets, tables, columns and ranges."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.key = "names"
        self.names = names

    def sites(self) -> Iterator[Site]:
        for name in self.names:
            yield name.text, Place.NAME, name.where, "", "", 1


# ---- parts of moderate size --------------------------------------------------------------------------------------

_SHEET_REFERENCES = {("sheet", "name"), ("worksheetSource", "sheet"), ("rangeSet", "sheet"), ("dataRef", "sheet")}
_NAME_REFERENCES = {
    *(("definedName", "name"), ("table", "name"), ("table", "displayName")),
    *(("worksheetSource", "name"), ("rangeSet", "name"), ("dataRef", "name")),
}


class _Follower:
    """The names in a part that follow their name space, asked for once from its start to its end."""

    def __init__(self, part: str, known: KnownNames, new: NewNames) -> None:
        self._part = part
        self._known = known
        self._new = new
        self._column = -1

    def __call__(self, element: bytes, attributes: Mapping[str, str], name: str) -> str | None:
        kind = (element.decode("utf-8", "replace"), name)
        text = attributes[name].lower()
        if kind == ("tableColumn", "name"):
            self._column += 1
            return self._new.columns.get((self._part, self._column))
        if kind in _SHEET_REFERENCES and text in self._known.sheets:
            return self._new.renames.sheets.get(text)
        if kind in _NAME_REFERENCES and text in self._known.names:
            return self._new.renames.names.get(text)
        return None


class KnownNames:
    """Which names a name step has read, so that no other step reads them again."""

    def __init__(self, names: Iterable[Name]) -> None:
        by_space: dict[Space, set[str]] = {space: set() for space in Space}
        for name in names:
            by_space[name.space].add(name.text.lower())
        self.sheets = frozenset(by_space[Space.SHEET])
        self.names = frozenset(by_space[Space.DEFINED] | by_space[Space.TABLE])
        self.columns = frozenset(by_space[Space.COLUMN])

    def reads(self, element: bytes, attribute: bytes, text: str) -> bool:
        """Whether this attribute follows a name instead of being read itself."""
        kind = (element.decode("utf-8", "replace"), attribute.decode("utf-8", "replace"))
        lower = text.lower()
        return (
            (kind in _SHEET_REFERENCES and lower in self.sheets)
            or (kind in _NAME_REFERENCES and (lower in self.names or lower.startswith("_xlnm.")))
            or (kind == ("tableColumn", "name") and lower in self.columns)
        )


class TextStep:
    """A part that is read and rewritten as a whole."""

    def __init__(self, package: Package, part: Part, rule: Rule, known: KnownNames) -> None:
        self.key = part.name
        self.part = part
        self.is_property = rule.fate is Fate.PROPERTIES
        self._package = package
        self._place = rule.place
        self._known = known

    def sites(self) -> Iterator[Site]:
        data = self._package.read(self.part.name)
        yield from text_sites(data, self._place, self.part.label, self._known, self._package.limits.xml_depth)

    def must_change(self, changes: Changes) -> bool:
        """Whether something besides edits may change this part."""
        others = changes.names.renames or changes.drops_external or changes.blanks
        return bool(others or changes.selection.dead_ids(self.part.name))

    def rewrite(self, take: Take, changes: Changes) -> tuple[bytes, bytes]:
        """The part as it is and as it stands in the copy; the same object where nothing changes."""
        data = self._package.read(self.part.name)
        depth = self._package.limits.xml_depth
        return data, rewrite_text(data, self.part, self._place, self._known, take, changes, depth)


def text_sites(data: bytes, place: Place, where: str, known: KnownNames, max_depth: int) -> Iterator[Site]:
    """Comments in the XML, then the surfaces."""
    for text in xml.comments(data):
        yield text, Place.STRUCTURE, where, "", "", 1
    for surface in read_surfaces(xml.normalise(data), place, known.reads, max_depth):
        yield surface.text, surface.place, where, surface.hint, "", 1


def rewrite_text(
    data: bytes, part: Part, place: Place, known: KnownNames, take: Take, changes: Changes, max_depth: int
) -> bytes:
    """`data` with edits, names and dead references taken care of; the same bytes where nothing changes."""
    touched = [bool(take(len(text))) for text in xml.comments(data)]
    plain = xml.normalise(data)
    edited: list[tuple[Surface, Sequence[Edit]]] = []
    for surface in read_surfaces(plain, place, known.reads, max_depth):
        edits = take(len(surface.text))
        if edits:
            edited.append((surface, edits))
    follower = _Follower(part.name, known, changes.names)
    new = rewrite_surfaces(plain, edited, changes.names.renames, follower, drops_external=changes.drops_external)
    new = remove_dead_references(new, changes.selection.dead_ids(part.name))
    if part.content_type.endswith("table+xml"):
        new = unbind_table(new, changes.selection.dead_ids(part.name))
    if changes.blanks:
        new = blank_people(new, part.content_type)
    return data if new == plain and not any(touched) else new


_COUNT = re.compile(rb"\s(?:count|uniqueCount)\s*=\s*(?:\"[^\"]*+\"|'[^']*+')")

# ---- the long parts ----------------------------------------------------------------------------------------------


class StringsStep:
    """The shared strings."""

    def __init__(self, package: Package, around: Around, usage: Usage) -> None:
        self.key = around.part.name
        self.part = around.part
        self._package = package
        self._around = around
        self._usage = usage

    def sites(self) -> Iterator[Site]:
        label = self.part.label
        for text in (*xml.comments(self._around.rest()), *self._around.asides):
            yield text, Place.STRUCTURE, label, "", "", 1
        first, fonts = 0, set[str]()
        for piece in self._pieces():
            entries = read_entries(piece)
            for site in string_sites(first, entries, self._usage, fonts):
                if site.use < 0:
                    yield site.text, Place.STRUCTURE if site.slot >= Slot.FONT else Place.TABLE, label, "", "", 1
                    continue
                column, row, count = self._usage.use(site.entry, site.use)
                place = Place.HIDDEN if column.hidden else Place.TABLE
                yield site.text, place, f"{column.place}{row}", column.hint, column.group, count
            first += len(entries)

    def rewrite(self, take: Take, moved: dict[tuple[int, int], int]) -> Iterator[bytes]:
        """The table in pieces. When it is exhausted, `moved` says which cells must be pointed elsewhere."""
        rest = self._around.rest()
        for text in (*xml.comments(rest), *self._around.asides):
            take(len(text))
        head, tail = rest[: self._around.split_at], rest[self._around.split_at :]
        yield _without_counts(head)
        yield from rewrite_entries(self._pieces(), self._usage, take, moved, self._around.items)
        yield b"</sst>" if tail.lstrip().startswith((b"<extLst", b"</sst")) else b""

    def _pieces(self) -> Iterator[bytes]:
        return (piece for region, piece in regions(self._package, self._around) if region is Region.ITEMS)


def _without_counts(head: bytes) -> bytes:
    """The start tag without the numbers of strings, which are optional and may have changed."""
    start = head.rfind(b"<sst")
    return head[:start] + _COUNT.sub(b"", head[start:])


class SheetStep:
    """A worksheet: what stands around its rows, and its cells."""

    def __init__(
        self, package: Package, sheet: Sheet, around: Around, facts: SheetFacts, usage: Usage, known: KnownNames
    ) -> None:
        self.key = around.part.name
        self.part = around.part
        self.around = around
        self.facts = facts
        self._package = package
        self._number = sheet.number
        self._usage = usage
        self._known = known

    def sites(self) -> Iterator[Site]:
        where = f"sheet {self._number}"
        depth = self._package.limits.xml_depth
        yield from text_sites(self.around.rest(), Place.TABLE, where, self._known, depth)
        for text in self.around.asides:
            yield text, Place.STRUCTURE, where, "", "", 1
        for piece in self._pieces():
            yield from self._cell_sites(piece)

    def _cell_sites(self, piece: bytes) -> Iterator[Site]:
        if is_special(piece, self.facts):
            yield from self._special_sites(piece)
            return
        cells: list[Cell] = CELL.findall(piece)
        contexts: dict[bytes, _Context] = {}
        for index, part, text in cell_sites(cells, self.facts):
            cell = cells[index]
            context = contexts.get(cell[0])
            if context is None:
                context = contexts[cell[0]] = self._context(self.facts.columns(cell[0]))
            place, kind, hint, group = context
            if part >= 0:
                yield text, Place.FORMULA, place + cell[1].decode(), "", "", 1
            else:
                yield text, kind, place + cell[1].decode(), hint, group, 1

    def _special_sites(self, piece: bytes) -> Iterator[Site]:
        cells: list[Cell] = CELL.findall(piece)
        rows = hidden_rows(piece)
        for index, part, text in cell_sites(cells, self.facts):
            column, row, attributes = cells[index][:3]
            place, kind, hint, group = self._context(column_of(column, row, attributes, self.facts, rows))
            where = place + row.decode()
            yield (text, Place.FORMULA, where, "", "", 1) if part >= 0 else (text, kind, where, hint, group, 1)

    def _context(self, number: int) -> _Context:
        column = self._usage.columns[number]
        return column.place, Place.HIDDEN if column.hidden else Place.TABLE, column.hint, column.group

    def must_change(self, changes: Changes) -> bool:
        """Whether something besides edits changes this sheet."""
        return bool(
            changes.names.renames
            or changes.moved
            or (changes.drops_external and self.around.refers_outside)
            or changes.selection.dead_ids(self.part.name)
        )

    def rewrite(self, take: Take, changes: Changes) -> Iterator[bytes]:
        """The sheet in pieces."""
        rest = rewrite_text(
            self.around.rest(), self.part, Place.TABLE, self._known, take, changes, self._package.limits.xml_depth
        )
        for text in self.around.asides:
            take(len(text))
        head, tail = _split_at_rows(rest)
        yield head
        new_names = {
            place: changes.names.columns[owner]
            for place, owner in self.facts.names.items()
            if owner in changes.names.columns
        }
        cell_changes = SheetChanges(
            self._usage, changes.moved, changes.names.renames, new_names, changes.drops_external
        )
        for piece in self._pieces():
            yield rewrite_cells(piece, self.facts, cell_changes, take)
        yield tail

    def _pieces(self) -> Iterator[bytes]:
        return (piece for region, piece in regions(self._package, self.around) if region is Region.ITEMS)


def _split_at_rows(rest: bytes) -> tuple[bytes, bytes]:
    for start, tag_end, end in xml.find_elements(rest, (b"sheetData",)):
        if tag_end == end and rest[start:tag_end].endswith(b"/>"):
            return rest[:end], rest[end:]
        return rest[:tag_end], rest[tag_end:]
    raise CorruptError("a sheet has no rows element", reason="bad-sheet")
