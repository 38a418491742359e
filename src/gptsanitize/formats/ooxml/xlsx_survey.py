"""One pass over the sheets before anything is read: headers, which column uses which shared string, what stands around
rows.

The pass is what makes it possible to read each shared string once with the headers of its columns as context. It keeps
a few bytes for each string, the settings of each sheet (compressed), and no cells.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gptsanitize.errors import CorruptError, LimitError
from gptsanitize.formats.ooxml.package import Package, Part
from gptsanitize.formats.ooxml.xlsx_book import Sheet, column_letters, hidden_columns, is_identifier_header
from gptsanitize.formats.ooxml.xlsx_cells import Cell, Kinds, SheetFacts, count_strings
from gptsanitize.formats.ooxml.xlsx_grammar import CELL, SHEET, STRINGS, Flat, NotPlainError, Region, split_plain
from gptsanitize.formats.ooxml.xlsx_heads import BLOCK_ROWS, Head, Header, read_head
from gptsanitize.formats.ooxml.xlsx_numbers import NumberFormat
from gptsanitize.formats.ooxml.xlsx_plain import split_any
from gptsanitize.formats.ooxml.xlsx_rich import Slot, read_item, read_text
from gptsanitize.formats.ooxml.xlsx_strings import Column, Usage, read_entries

__all__ = ["Around", "BookSurvey", "regions", "survey_book"]

_MAX_ASIDES = 10_000_000
_HEAD_CELLS = 4_000
_OUTSIDE = re.compile(rb"<f[^<>]*+>[^<\[]*+\[[^<]*+</f>")


@dataclass(slots=True)
class Around:
    """What a long part holds besides its items. `is_plain` says how it is to be cut."""

    part: Part
    flat: Flat
    is_plain: bool = True
    is_proven: bool = False
    packed: bytes = field(default=b"", repr=False)
    split_at: int = 0
    asides: list[str] = field(default_factory=list, repr=False)
    aside_size: int = 0
    items: int = 0
    refers_outside: bool = False

    def keep(self, head: bytes, tail: bytes) -> None:
        self.packed, self.split_at, self.is_proven = zlib.compress(head + tail, 1), len(head), True

    def rest(self) -> bytes:
        """Head and tail joined: a complete XML document whose list is empty."""
        return zlib.decompress(self.packed)


@dataclass(slots=True)
class BookSurvey:
    """What the pass found. `facts` and `around` go with `sheets`."""

    sheets: Sequence[Sheet]
    facts: list[SheetFacts]
    around: list[Around]
    strings: Around | None
    usage: Usage
    columns: ColumnTable
    cells: int = 0


class ColumnTable:
    """Numbers the columns of all sheets; those under the same header share a meaning, and with it their strings."""

    def __init__(self, usage: Usage) -> None:
        self._usage = usage
        self._numbers: dict[tuple[int, bytes, str], int] = {}
        self._meanings: dict[tuple[object, ...], int] = {}
        self._groups: dict[int, str] = {}
        self._twins: dict[int, int] = {}

    def number(self, sheet: int, column: bytes, hint: str, *, hidden: bool, kind: str) -> int:
        """The number of a column; `kind` begins with "cells", unless it is of cells that are part of no table."""
        key = (sheet, column, kind)
        found = self._numbers.get(key)
        if found is not None:
            return found
        letters = column.decode()
        is_column = kind.startswith("cells")
        if not hint and not is_column:
            meaning = self._meaning("header", hidden)
        elif hint:
            meaning = self._meaning("named", hint.casefold(), hidden)
        else:
            meaning = self._meaning("column", sheet, column, hidden, kind)
        group = "" if not is_column else self._groups.setdefault(meaning, f"sheet {sheet} column {letters}")
        index = self._add(meaning, f"sheet {sheet} {letters}", hint, group, hidden=hidden)
        self._numbers[key] = index
        return index

    def hidden_twin(self, number: int) -> int:
        """The column that the hidden cells of this one are counted in."""
        column = self._usage.columns[number]
        if column.hidden:
            return number
        if number not in self._twins:
            meaning = self._meaning("hidden", column.meaning)
            self._twins[number] = self._add(meaning, column.place, column.hint, column.group, hidden=True)
        return self._twins[number]

    def _meaning(self, *key: object) -> int:
        return self._meanings.setdefault(key, len(self._meanings) + 1)

    def _add(self, meaning: int, place: str, hint: str, group: str, *, hidden: bool) -> int:
        columns = self._usage.columns
        columns.append(Column(len(columns), meaning, place, hint, group, hidden))
        return len(columns) - 1


def regions(package: Package, around: Around) -> Iterator[tuple[Region, bytes]]:
    """The part in pieces, in the plain form."""
    blocks = package.chunks(around.part.name)
    if around.is_plain:
        return split_plain(blocks, around.flat, proven=around.is_proven)
    return split_any(blocks, around.flat, package.limits.xml_depth)


def survey_book(
    package: Package,
    sheets: Sequence[Sheet],
    strings: Part | None,
    formats: Sequence[NumberFormat],
    *,
    since_1904: bool,
) -> BookSurvey:
    """Read all sheets and shared strings once. Raises `CorruptError` and `LimitError`."""
    usage = Usage(package.limits.cells)
    columns = ColumnTable(usage)
    around = [Around(sheet.part, SHEET) for sheet in sheets]
    heads = [_read_head(package, sheet, each) for sheet, each in zip(sheets, around, strict=True)]
    wanted = {entry for head in heads for entry in head.wanted()}
    table = Around(strings, STRINGS) if strings else None
    texts = _read_strings(package, table, wanted) if table else {}
    facts = [
        _facts(sheet, head, texts, columns, Kinds(formats, since_1904=since_1904))
        for sheet, head in zip(sheets, heads, strict=True)
    ]
    survey = BookSurvey(sheets, facts, around, table, usage, columns)
    for fact, each in zip(facts, around, strict=True):
        survey.cells += _read_sheet(package, each, fact, usage, package.limits.cells - survey.cells)
    if usage.last() >= (table.items if table else 0):
        raise CorruptError("a cell refers to a string that does not exist", reason="broken-shared-strings")
    return survey


@dataclass(slots=True)
class _Head:
    """The first rows of a sheet: a number stands for a shared string, `None` for what is no text."""

    hidden: frozenset[bytes]
    rows: dict[int, list[tuple[bytes, str | int | None]]]

    def wanted(self) -> set[int]:
        return {value for cells in self.rows.values() for _, value in cells if isinstance(value, int)}


def _read_head(package: Package, sheet: Sheet, around: Around) -> _Head:
    try:
        return _try_head(package, sheet, around)
    except NotPlainError:
        around.is_plain = False
        return _try_head(package, sheet, around)


def _try_head(package: Package, sheet: Sheet, around: Around) -> _Head:
    hidden: frozenset[bytes] = frozenset()
    rows: dict[int, list[tuple[bytes, str | int | None]]] = {}
    headers = {table.header_row for table in sheet.tables}
    deepest = max(BLOCK_ROWS, *headers) if headers else BLOCK_ROWS
    for region, piece in regions(package, around):
        if region is Region.HEAD:
            hidden = hidden_columns(piece)
        elif region is Region.ITEMS:
            for cell in CELL.finditer(piece):
                row = int(cell[2])
                if row > deepest:
                    return _Head(hidden, rows)
                if (row <= BLOCK_ROWS and len(rows.get(row, ())) < _HEAD_CELLS) or row in headers:
                    content: Cell = cell.groups(b"")  # type: ignore[assignment]
                    if any(content[3:]):
                        rows.setdefault(row, []).append((content[0], _head_value(content)))
    return _Head(hidden, rows)


def _head_value(cell: Cell) -> str | int | None:
    _, _, attributes, value, text, body = cell
    if b't="s"' in attributes:
        return int(value) if value else None
    if text:
        return read_text(text)
    if body.startswith(b"<is>"):
        return next((found for slot, found in read_item(body) if slot == Slot.TEXT), None)
    return None


def _read_strings(package: Package, around: Around, wanted: set[int]) -> dict[int, str]:
    try:
        return _try_strings(package, around, wanted)
    except NotPlainError:
        around.is_plain, around.asides, around.aside_size, around.items = False, [], 0, 0
        return _try_strings(package, around, wanted)


def _try_strings(package: Package, around: Around, wanted: set[int]) -> dict[int, str]:
    texts: dict[int, str] = {}
    waiting = set(wanted)
    head = tail = b""
    for region, piece in regions(package, around):
        match region:
            case Region.HEAD:
                head = piece
            case Region.TAIL:
                tail = piece
            case Region.ASIDE:
                _note_aside(around, piece)
            case Region.ITEMS:
                if waiting:
                    _pick(piece, around.items, waiting, texts)
                around.items += piece.count(b"<si>") + piece.count(b"<si/>")
    around.keep(head, tail)
    return texts


def _pick(piece: bytes, first: int, waiting: set[int], texts: dict[int, str]) -> None:
    """Texts of the wanted entries in a piece, whose first entry has the number `first`."""
    for entry, (raw, inner) in enumerate(read_entries(piece), first):
        if entry in waiting:
            waiting.discard(entry)
            texts[entry] = read_item(inner)[0][1] if inner else read_text(raw)


def _facts(sheet: Sheet, first: _Head, texts: Mapping[int, str], columns: ColumnTable, kinds: Kinds) -> SheetFacts:
    rows = {
        row: [(column, texts.get(value, "") if isinstance(value, int) else value) for column, value in cells]
        for row, cells in first.rows.items()
    }
    head = read_head(rows, sheet.tables)

    def is_hidden(column: bytes) -> bool:
        return sheet.hidden or column in first.hidden

    def under(header: Header, column: bytes) -> int:
        kind = "cells" if header is head.headers[-1] else f"cells under {header.row}"
        return columns.number(sheet.number, column, header.names.get(column, ""), hidden=is_hidden(column), kind=kind)

    def labelled(column: bytes) -> int:
        return under(head.headers[-1], column)

    def described(row: int, column: bytes) -> int:
        label = head.labels.get((row, column), "")
        header = head.header_of(row)
        if label or header is None:
            kind = f"beside {label}" if label else "header"
            return columns.number(sheet.number, column, label, hidden=is_hidden(column), kind=kind)
        return under(header, column)

    return SheetFacts(
        kinds,
        labelled,
        described,
        identifiers=_identifiers(head),
        header_row=head.last_row,
        names=_table_headers(sheet, rows),
        hidden_columns=first.hidden,
        hidden_twin=columns.hidden_twin,
    )


def _identifiers(head: Head) -> frozenset[bytes]:
    named = [(column, name) for header in head.headers for column, name in header.names.items()]
    named += [(column, label) for (_, column), label in head.labels.items()]
    return frozenset(column for column, name in named if is_identifier_header(name))


def _table_headers(
    sheet: Sheet, rows: Mapping[int, Sequence[tuple[bytes, str | None]]]
) -> dict[tuple[bytes, bytes], tuple[str, int]]:
    """Header cells that hold their table column's name, by (row, column): the table's part and the column's number."""
    found: dict[tuple[bytes, bytes], tuple[str, int]] = {}
    for table in sheet.tables:
        cells = dict(rows.get(table.header_row, ()))
        for offset, name in enumerate(table.columns):
            column = column_letters(table.area.left + offset)
            text = cells.get(column)
            if table.header_row and text is not None and text == name.replace("_x000a_", "\n").replace("_x000D_", "\r"):
                found[str(table.header_row).encode(), column] = (table.part, offset)
    return found


def _read_sheet(package: Package, around: Around, facts: SheetFacts, usage: Usage, cells_left: int) -> int:
    """Count a sheet's strings; how many cells it has. A sheet that turns out late not to be plain is read again.

    The strings counted until then are counted twice: their number only says how often something is repeated.
    """
    try:
        return _try_sheet(package, around, facts, usage, cells_left)
    except NotPlainError:
        around.is_plain, around.asides, around.aside_size, around.items = False, [], 0, 0
        return _try_sheet(package, around, facts, usage, cells_left)


def _try_sheet(package: Package, around: Around, facts: SheetFacts, usage: Usage, cells_left: int) -> int:
    head = tail = b""
    for region, piece in regions(package, around):
        match region:
            case Region.HEAD:
                head = piece
            case Region.TAIL:
                tail = piece
            case Region.ASIDE:
                _note_aside(around, piece)
            case Region.ITEMS:
                around.items += piece.count(b"<c ")
                if around.items > cells_left:
                    raise LimitError("the workbook has too many cells", reason="limit-cells")
                count_strings(piece, facts, usage)
                if b"[" in piece and not around.refers_outside:
                    around.refers_outside = _OUTSIDE.search(piece) is not None
    around.keep(head, tail)
    return around.items


def _note_aside(around: Around, piece: bytes) -> None:
    around.asides.append(piece.decode("utf-8", "replace"))
    around.aside_size += len(piece)
    if around.aside_size > _MAX_ASIDES:
        raise LimitError("a part holds too much that is no cell", reason="limit-asides")
