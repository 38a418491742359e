"""The steps of a walk through a workbook: what each part gives to read, and the same part with edits applied.

`xlsx` walks the steps in one fixed order, for reading and for writing. `sites()` yields texts; `rewrite(take)` asks
`take(length)` for the edits of each site in the same order. A step knows its part and nothing of the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gptsanitize.errors import CorruptError
from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.package import Package, Part
from gptsanitize.formats.ooxml.people import People
from gptsanitize.formats.ooxml.walk import Site, Take, Writing
from gptsanitize.formats.ooxml.xlsx_book import Sheet
from gptsanitize.formats.ooxml.xlsx_cells import (
    CellSite,
    Found,
    SheetFacts,
    as_page,
    cell_sites,
    column_of,
    find_cells,
    group_formulas,
    hidden_rows,
    is_special,
    place_of_formula,
)
from gptsanitize.formats.ooxml.xlsx_formulas import Renames, Words
from gptsanitize.formats.ooxml.xlsx_grammar import Region
from gptsanitize.formats.ooxml.xlsx_names import Name, NewNames, Space, rename_all
from gptsanitize.formats.ooxml.xlsx_parts import remove_dead_references, unbind_table
from gptsanitize.formats.ooxml.xlsx_rewrite import Counts, SheetChanges, rewrite_cells
from gptsanitize.formats.ooxml.xlsx_rich import Slot
from gptsanitize.formats.ooxml.xlsx_strings import Usage, read_entries, rewrite_entries, string_sites
from gptsanitize.formats.ooxml.xlsx_surfaces import Surface, read_surfaces, rewrite_surfaces
from gptsanitize.formats.ooxml.xlsx_survey import Around, regions
from gptsanitize.model import Edit, Place

__all__ = ["BookText", "Changes", "NameStep", "SheetStep", "StringsStep", "TextStep"]

_Context = tuple[str, Place, str, str]
"""Of a column: its name for people, place, hint, group."""


@dataclass(slots=True)
class Changes:
    """What has been decided so far in one writing, besides the edits of the part at hand. Names begin a writing."""

    drops_external: bool
    names: NewNames = field(default_factory=lambda: NewNames(Renames()))
    moved: dict[tuple[int, int], int] = field(default_factory=dict)

    def begin(self, names: NewNames) -> None:
        """Forget the last writing."""
        self.names, self.moved = names, {}


# ---- names -------------------------------------------------------------------------------------------------------


class NameStep:
    """Names of sheets, tables, columns and ranges."""

    def __init__(self, names: Sequence[Name], usage: Usage, changes: Changes) -> None:
        self.key = "names"
        self.source = ""
        self._names = names
        self._usage = usage
        self._changes = changes

    def sites(self) -> Iterator[Site]:
        for name in self._names:
            yield name.text, Place.NAME, name.where, "", "", 1

    def write(self, take: Take, writing: Writing, *, touched: bool) -> None:  # noqa: ARG002 -- names are no part
        """Nothing is written: all other steps follow the new names."""
        self._changes.begin(rename_all(self._names, take))
        self._usage.released = frozenset(self._changes.names.columns)


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
        self.words = self.sheets | self.names | self.columns

    def reads(self, element: bytes, attribute: bytes, text: str) -> bool:
        """Whether this attribute follows a name instead of being read itself."""
        kind = (element.decode("utf-8", "replace"), attribute.decode("utf-8", "replace"))
        lower = text.lower()
        return (
            (kind in _SHEET_REFERENCES and lower in self.sheets)
            or (kind in _NAME_REFERENCES and (lower in self.names or lower.startswith("_xlnm.")))
            or (kind == ("tableColumn", "name") and lower in self.columns)
        )


@dataclass(frozen=True, slots=True)
class BookText:
    """How the XML of one part is read and rewritten. `dead`: ids of its relationships that the copy does not have."""

    part: Part
    place: Place
    known: KnownNames
    changes: Changes
    dead: Collection[str]
    max_depth: int
    clean: Callable[[bytes], bytes]
    """Takes the notes of pictures away that stand in the XML itself."""

    def sites(self, data: bytes, where: str) -> Iterator[Site]:
        """Comments in the XML, then the surfaces."""
        for text in xml.comments(data):
            yield text, Place.STRUCTURE, where, "", "", 1
        for surface in self._surfaces(self._prepared(xml.normalise(data))):
            yield surface.text, surface.place, where, surface.hint, "", 1

    def rewrite(self, data: bytes, take: Take, people: People | None) -> bytes:
        """`data` with edits, names, pseudonyms and dead references taken care of; the same bytes if nothing changes."""
        touched = [bool(take(len(text))) for text in xml.comments(data)]
        normal = xml.normalise(data)
        plain = self._prepared(normal)
        edited: list[tuple[Surface, Sequence[Edit]]] = []
        for surface in self._surfaces(plain):
            edits = take(len(surface.text))
            if edits:
                edited.append((surface, edits))
        names = self.changes.names
        new = rewrite_surfaces(
            plain,
            edited,
            names.renames,
            _Follower(self.part.name, self.known, names),
            drops_external=self.changes.drops_external,
            instead=people.in_book(plain, self.part.content_type) if people else (),
        )
        is_same = new == normal and not any(touched) and not xml.has_open_breaks(data)
        return data if is_same else new

    def is_bound_to_change(self, people: People | None) -> bool:
        """Whether something besides edits may change the part."""
        return bool(self.changes.names.renames or self.changes.drops_external or people or self.dead)

    def holds_pictures(self, data: bytes) -> bool:
        """Whether there are pictures in the XML itself that lose their notes."""
        normal = xml.normalise(data)
        return self.clean(normal) is not normal

    def _prepared(self, normal: bytes) -> bytes:
        new = self.clean(remove_dead_references(normal, self.dead))
        return unbind_table(new, self.dead) if self.part.content_type.endswith("table+xml") else new

    def _surfaces(self, plain: bytes) -> Iterator[Surface]:
        return read_surfaces(plain, self.place, self.known.reads, self.max_depth, self.known.words)


class TextStep:
    """A part that is read and rewritten as a whole."""

    def __init__(self, package: Package, text: BookText) -> None:
        self.key = self.source = text.part.name
        self.part = text.part
        self._package = package
        self._text = text

    def sites(self) -> Iterator[Site]:
        return self._text.sites(self._package.read(self.part.name), self.part.label)

    def write(self, take: Take, writing: Writing, *, touched: bool) -> None:
        """The part with edits applied, or as it is where nothing changes."""
        new = data = self._package.read(self.part.name)
        if touched or self._text.is_bound_to_change(writing.people) or self._text.holds_pictures(data):
            new = self._text.rewrite(data, take, writing.people)
        if new == data:
            writing.copy(self.part)
        else:
            writing.put(self.part, new)


_COUNT = re.compile(rb"\s(?:count|uniqueCount)\s*=\s*(?:\"[^\"]*+\"|'[^']*+')")

# ---- the long parts ----------------------------------------------------------------------------------------------


class StringsStep:
    """The shared strings."""

    def __init__(self, package: Package, text: BookText, around: Around, usage: Usage) -> None:
        self.key = self.source = around.part.name
        self.part = around.part
        self._package = package
        self._text = text
        self._around = around
        self._usage = usage
        self._changes = text.changes

    def sites(self) -> Iterator[Site]:
        label = self.part.label
        yield from self._text.sites(self._around.rest(), label)
        for text in self._around.asides:
            yield text, Place.STRUCTURE, label, "", "", 1
        usage = self._usage
        first, fonts = 0, set[str]()
        contexts: dict[int, _Context] = {}
        for piece in self._pieces():
            entries = read_entries(piece)
            for entry, use, slot, text in string_sites(first, entries, usage, fonts):
                if use == 0:
                    number = usage.owner[entry]
                    context = contexts.get(number)
                    if context is None:
                        context = contexts[number] = _context(usage, number)
                    place, kind, hint, group = context
                    yield text, kind, f"{place}{usage.row[entry]}", hint, group, usage.count[entry]
                    continue
                if use < 0:
                    yield text, Place.STRUCTURE if slot >= Slot.FONT else Place.TABLE, label, "", "", 1
                    continue
                column, row, count = usage.use(entry, use)
                yield text, column.kind, f"{column.place}{row}", column.hint, column.group, count
            first += len(entries)

    def write(self, take: Take, writing: Writing, *, touched: bool) -> None:
        """The table with edits applied. After it `Changes.moved` says which cells must be pointed elsewhere."""
        if touched:
            writing.put(self.part, self._rewritten(take, self._changes.moved))
        else:
            writing.copy(self.part)

    def _rewritten(self, take: Take, moved: dict[tuple[int, int], int]) -> Iterator[bytes]:
        rest = self._text.rewrite(self._around.rest(), take, None)
        for text in self._around.asides:
            take(len(text))
        start = rest.rfind(b"<sst")
        split_at = rest.find(b">", start) + 1
        yield rest[:start] + _COUNT.sub(b"", rest[start:split_at])
        yield from rewrite_entries(self._pieces(), self._usage, take, moved, self._around.items)
        yield rest[split_at:]

    def _pieces(self) -> Iterator[bytes]:
        return (piece for region, piece in regions(self._package, self._around) if region is Region.ITEMS)


def _context(usage: Usage, number: int) -> _Context:
    column = usage.columns[number]
    return column.place, column.kind, column.hint, column.group


class SheetStep:
    """A worksheet: what stands around its rows, and its cells."""

    def __init__(
        self, package: Package, text: BookText, sheet: Sheet, around: Around, facts: SheetFacts, usage: Usage
    ) -> None:
        self.key = self.source = around.part.name
        self.part = around.part
        self.around = around
        self.facts = facts
        facts.words = Words(text.known.words)
        self._package = package
        self._text = text
        self._number = sheet.number
        self._counts: list[Counts | None] = []  # of each piece, once they have been read
        self._usage = usage
        self._changes = text.changes

    def sites(self) -> Iterator[Site]:
        where = f"sheet {self._number}"
        yield from self._text.sites(self.around.rest(), where)
        for text in self.around.asides:
            yield text, Place.STRUCTURE, where, "", "", 1
        counts: list[Counts | None] = []
        for piece in self._pieces():
            formulas = self._formula_sites(piece)
            cells = find_cells(as_page(piece), self.facts)
            found = cell_sites(cells, self.facts)
            counts.append(Counts.of(len(formulas), [cells[index][1] for index, _, _ in found]))
            yield from formulas
            yield from self._value_sites(piece, cells, found)
        self._counts = counts

    def _formula_sites(self, piece: bytes) -> list[Site]:
        sites: list[Site] = []
        for group in group_formulas(piece, self.facts.words):
            column, row = place_of_formula(piece, group.first)
            where = _context(self._usage, self.facts.columns(column))[0] + row.decode()
            sites += [(text, Place.FORMULA, where, "", "", group.count) for _, text in group.texts]
        return sites

    def _value_sites(self, piece: bytes, cells: list[Found], found: list[CellSite]) -> list[Site]:
        if is_special(piece, self.facts):
            return self._special_sites(cells, found, hidden_rows(piece))
        contexts: dict[str, _Context] = {}
        sites: list[Site] = []
        for index, _, text in found:
            cell = cells[index]
            column = cell[0]
            context = contexts.get(column)
            if context is None:
                context = contexts[column] = _context(self._usage, self.facts.columns(column.encode()))
            place, kind, hint, group = context
            sites.append((text, kind, place + cell[1], hint, group, 1))
        return sites

    def _special_sites(self, cells: list[Found], found: list[CellSite], rows: frozenset[bytes]) -> list[Site]:
        sites: list[Site] = []
        for index, _, text in found:
            column, row, attributes = cells[index][:3]
            number = column_of(column.encode(), row.encode(), attributes, self.facts, rows)
            place, kind, hint, group = _context(self._usage, number)
            sites.append((text, kind, place + row, hint, group, 1))
        return sites

    def write(self, take: Take, writing: Writing, *, touched: bool) -> None:
        """The sheet with edits applied, or as it is where nothing changes."""
        if touched or self._must_change():
            writing.put(self.part, self._rewritten(take, writing.people))
        else:
            writing.copy(self.part)

    def _must_change(self) -> bool:
        """Whether something besides edits changes this sheet."""
        changes = self._changes
        outside = changes.drops_external and self.around.refers_outside
        return bool(changes.names.renames or changes.moved or outside or self._text.dead)

    def _rewritten(self, take: Take, people: People | None) -> Iterator[bytes]:
        """The sheet in pieces."""
        changes = self._changes
        rest = self._text.rewrite(self.around.rest(), take, people)
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
        for number, piece in enumerate(self._pieces()):
            counts = self._counts[number] if number < len(self._counts) else None
            if counts is not None and cell_changes.is_none() and take.passes(counts.total()):
                yield piece
            else:
                yield rewrite_cells(piece, self.facts, cell_changes, take, counts)
        yield tail

    def _pieces(self) -> Iterator[bytes]:
        return (piece for region, piece in regions(self._package, self.around) if region is Region.ITEMS)


def _split_at_rows(rest: bytes) -> tuple[bytes, bytes]:
    for start, tag_end, end in xml.find_elements(rest, (b"sheetData",)):
        if tag_end == end and rest[start:tag_end].endswith(b"/>"):
            return rest[:end], rest[end:]
        return rest[:tag_end], rest[tag_end:]
    raise CorruptError("a sheet has no rows element", reason="bad-sheet")
