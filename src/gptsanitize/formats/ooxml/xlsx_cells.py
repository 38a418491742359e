"""The cells of a worksheet: which of their values are read as text.

Read are: inline and formula strings, ISO dates, literals in formulas, and numbers that may identify someone: integers
of seven digits and more, dates, numbers under a mask or text format, and all numbers of a column whose header asks for
it. Other numbers, booleans and errors are passed over. Shared strings are read in `xlsx_strings`; here their cells are
only counted. Works on plain pieces of `xlsx_grammar`, and on *pages*: pieces as text of one character for each byte,
whose parts cost nothing to cut out. `xlsx_rewrite` writes the cells. (ECMA-376-1 18.3.1.4 `c`, 18.3.1.40 `f`)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from gptsanitize.errors import InternalError
from gptsanitize.formats.ooxml.xlsx_formulas import FormulaTexts, Words
from gptsanitize.formats.ooxml.xlsx_numbers import GENERAL, Kind, NumberFormat, number_text, shown
from gptsanitize.formats.ooxml.xlsx_rich import read_item, read_text
from gptsanitize.formats.ooxml.xlsx_strings import Usage

__all__ = [
    "CELL_START",
    "FORMATTED",
    "INNER",
    "ITEM",
    "PLAIN",
    "SHARED",
    "VALUE",
    "VALUE_ELEMENT",
    "Cell",
    "CellSite",
    "FormulaGroup",
    "Found",
    "Kinds",
    "SheetFacts",
    "as_page",
    "cell_sites",
    "column_of",
    "count_strings",
    "find_cells",
    "find_formulas",
    "group_formulas",
    "hidden_rows",
    "is_special",
    "place_of_formula",
    "telling",
]

VALUE = -1
"""Part of a cell that is its value; literals of its formula count from 0, texts of a rich item from `ITEM`."""
ITEM = -2_000_000

Cell = tuple[bytes, bytes, bytes, bytes, bytes, bytes]
"""Column, row, attributes, plain value, plain inline text, other content: the groups of `CELL`."""

SKIP, PLAIN, FORMATTED, TEXT, SHARED = range(5)
_LONG = 7
_MAX_CHOICES = 50  # styles or columns that a pattern tries one after the other
_MAX_SHOWN = 20_000
_TYPE = re.compile(r' t="([A-Za-z]+)"')
_STYLE = re.compile(r' s="([0-9]+)"')
VALUE_ELEMENT = re.compile(rb"<v(?> xml:space=\"[a-z]*+\")?+>([^<]*+)</v>")
INNER = re.compile(rb"<is>(.*)</is>", re.DOTALL)
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]+)"[^>]*? hidden="(?:1|true)"')
_ROW_NUMBER = re.compile(rb'<c r="[A-Z]+([0-9]+)"')
_FORMULA_PASSED = r"(?:<f[^<>/]*+(?:/>|>[^<]*+</f>))?+"
_FOUND = (
    r'([A-Z]{1,3})([0-9]{1,7})"([^<>/]*+)>'
    r"(?:" + _FORMULA_PASSED + r'<v>([^<]*+)</v>|<is><t(?> xml:space="[a-z]*+")?+>([^<]*+)</t></is>'
    r"|((?>[^<]++|<(?!/c>))*+))</c>"
)
_EVERY = re.compile(r'<c r="' + _FOUND)
_STRINGS = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?> (?!t=)[a-z]++="[^"]*+")*+ t="s"[^<>/]*+>'
    + _FORMULA_PASSED
    + r"<v>([0-9]++)</v>"
)
_STRINGS_WITH_STYLE = re.compile(_STRINGS.pattern.replace(r'"(?> (?!t=)', r'"((?> (?!t=)', 1).replace("*+>", "*+)>", 1))
_DULL_NUMBER = r"(?:[^<]{1,6}|[-+]?+[0-9]*+\.[0-9]++(?<!\.0))</v>"
_FORMULAS = re.compile(  # but those of cells, built-in functions and short numbers: no literal, no word of the author's
    rb"<f[^<>/]*+>(?!(?>[^<\"&0-9A-Za-z_'\[#\\\x80-\xff]++|&[gl]t;|[A-Z]{1,3}(?![A-Za-z_.])|[A-Z][A-Z0-9.]*+\("
    rb"|[0-9]{1,6}(?![0-9A-Za-z_]))*+</f>)([^<]++)</f>"
)
CELL_START = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')


class Kinds(dict[str, int]):
    """What a cell's attributes say about its value; a sheet has few different ones, so each is read once."""

    def __init__(self, formats: Sequence[NumberFormat], *, since_1904: bool) -> None:
        super().__init__()
        self._formats = formats
        self.since_1904 = since_1904
        self.hides = any(form.hidden for form in formats)
        self.formatted = frozenset(
            number for number, form in enumerate(formats) if form.kind not in {Kind.PLAIN, Kind.TIME}
        )
        """The styles under which a number is not read as it is stored."""
        self.hidden: set[str] = set()
        self._shown: dict[tuple[str, str], str] = {}
        self._cell_formats: dict[str, NumberFormat] = {}

    def format(self, attributes: str) -> NumberFormat:
        self[attributes]
        return self._cell_formats[attributes]

    def shown(self, attributes: str, value: str) -> str | None:
        """A number under a date, mask or text format as it is read."""
        known = self._shown.get((attributes, value))
        if known is None:
            if len(self._shown) > _MAX_SHOWN:
                self._shown.clear()
            known = shown(value, self.format(attributes), since_1904=self.since_1904) or ""
            self._shown[attributes, value] = known
        return known

    def is_hidden(self, attributes: str) -> bool:
        """Whether the cell's number format shows nothing."""
        self[attributes]
        return attributes in self.hidden

    def __missing__(self, attributes: str) -> int:
        kind, style = _TYPE.search(attributes), _STYLE.search(attributes)
        number = int(style[1]) if style else 0
        form = self._formats[number] if number < len(self._formats) else GENERAL
        if form.hidden:
            self.hidden.add(attributes)
        self._cell_formats[attributes] = form
        match kind[1] if kind else "n":
            case "s":
                code = SHARED
            case "n":
                code = PLAIN if form.kind in {Kind.PLAIN, Kind.TIME} else FORMATTED
            case "str" | "d" | "inlineStr":
                code = TEXT
            case _:
                code = SKIP
        self[attributes] = code
        return code


@dataclass(slots=True)
class SheetFacts:
    """What is known of a sheet before its cells are read. Columns are letters as bytes."""

    kinds: Kinds
    columns: Callable[[bytes], int]
    """Number of a column in `Usage.columns`."""
    described: Callable[[int, bytes], int]
    """The same by row too, for cells down to the last header row: in earlier tables, in forms, and in no table."""
    identifiers: frozenset[bytes] = frozenset()
    """Columns all of whose numbers are read."""
    header_row: int = 0
    names: Mapping[tuple[bytes, bytes], tuple[str, int]] = field(default_factory=dict, repr=False)
    """Header cells of tables by (row, column): the table's part and which of its columns. Read there, not here."""
    hidden_columns: frozenset[bytes] = frozenset()
    hidden_twin: Callable[[int], int] = lambda column: column
    """The same column with hidden content."""
    words: Words = field(default_factory=Words)
    """What formulas may name without naming anything of the author's that is read nowhere else."""


Found = tuple[str, str, str, str, str, str]
"""Column, row, attributes, plain value, plain inline text, other content: the groups of `_FOUND`."""

CellSite = tuple[int, int, str]
"""Number of the cell among those found, part of the cell, text."""


@dataclass(slots=True)
class FormulaGroup:
    """Formulas of a piece that say the same, as those down a column do: how many there are, and the first of them."""

    shape: bytes
    first: bytes
    texts: FormulaTexts
    count: int = 0


def hidden_rows(piece: bytes) -> frozenset[bytes]:
    """Numbers of the rows of a piece that are not shown."""
    return frozenset(_HIDDEN_ROW.findall(piece)) if b" hidden=" in piece else frozenset()


def as_page(piece: bytes) -> str:
    """A piece as text in which each character stands for one byte."""
    return piece.decode("latin-1")


# ---- formulas ----------------------------------------------------------------------------------------------------


def group_formulas(piece: bytes, words: Words) -> list[FormulaGroup]:
    """The formulas of a piece that hold a literal, or a word that names nothing in the workbook, by what they say."""
    groups: dict[bytes, FormulaGroup] = {}
    for formula in _FORMULAS.findall(piece):
        shape, texts = words.read(formula)
        if texts:
            group = groups.get(shape)
            if group is None:
                group = groups[shape] = FormulaGroup(shape, formula, texts)
            group.count += 1
    return list(groups.values())


def place_of_formula(piece: bytes, formula: bytes) -> tuple[bytes, bytes]:
    """Column and row of the first cell with this formula."""
    start = piece.rfind(b'<c r="', 0, piece.find(b">" + formula + b"</f>"))
    cell = CELL_START.match(piece, start)
    if cell is None:
        raise InternalError(reason="cell-not-found")
    return cell[1], cell[2]


def find_formulas(piece: bytes, words: Words) -> dict[bytes, list[int]]:
    """Where the cells start whose formulas are of a group, by the group's shape."""
    starts: dict[bytes, list[int]] = {}
    for match in _FORMULAS.finditer(piece):
        shape, texts = words.read(match[1])
        if texts:
            starts.setdefault(shape, []).append(piece.rfind(b'<c r="', 0, match.start()))
    return starts


# ---- values ------------------------------------------------------------------------------------------------------


def find_cells(page: str, facts: SheetFacts) -> list[Found]:
    """The cells of a page whose value may be a text to be read. Others cost no more than a look."""
    return telling(facts).findall(page)


def telling(facts: SheetFacts) -> re.Pattern[str]:
    """Matches what `find_cells` finds."""
    return _telling(facts.kinds.formatted, facts.identifiers)


@cache
def _telling(formatted: frozenset[int], identifiers: frozenset[bytes]) -> re.Pattern[str]:
    """Matches the cells that `cell_sites` may read: not shared strings, booleans, errors, short numbers and fractions.

    The numbers of identifier columns and under the formats that are `formatted` are read whatever their length.
    """
    columns = rf"(?!(?:{'|'.join(sorted(map(bytes.decode, identifiers)))})[0-9])" if identifiers else ""
    start, end = columns + r'[A-Z]++[0-9]++"', _FORMULA_PASSED + "<v>" + _DULL_NUMBER
    number = start + _dull_style(formatted) + r'(?> t="n")?+>' + end
    other = r'[A-Z]++[0-9]++"(?> s="[0-9]++")?+ t="[sbe]"(?> s="[0-9]++")?+>' + _FORMULA_PASSED + "<v>"
    skipped = other if len(identifiers) > _MAX_CHOICES else number + "|" + other
    return re.compile(rf'<c r="(?!{skipped})' + _FOUND)


def _dull_style(formatted: frozenset[int]) -> str:
    """Matches the style, if any, of a number that is read as it is stored."""
    choice = "|".join(str(number) for number in sorted(formatted))
    style = rf' s="(?!(?:{choice})")(?:0|[1-9][0-9]*+)"' if choice else ' s="[0-9]++"'
    if len(formatted) > _MAX_CHOICES:
        style = "(?!)"
    return f"(?>{style}" + (")" if 0 in formatted else ")?+")


def cell_sites(cells: Sequence[Found], facts: SheetFacts) -> list[CellSite]:
    """The texts of cells in order."""
    kinds = facts.kinds
    identifiers = frozenset(map(bytes.decode, facts.identifiers))
    names = {(row.decode(), column.decode()) for row, column in facts.names}
    sites: list[CellSite] = []
    found: str | None
    for index, (column, row, attributes, value, text, body) in enumerate(cells):
        if value:
            kind = kinds[attributes]
            if kind == TEXT:
                found = read_page(value)
            elif kind == FORMATTED:
                found = kinds.shown(attributes, value)
            elif kind == PLAIN and (len(value) >= _LONG or column in identifiers):
                found = value if value[0] != "0" and value.isdigit() else _number(value, column in identifiers)
            else:
                continue
            if found:
                sites.append((index, VALUE, found))
        elif text:
            if not names or (row, column) not in names:
                is_plain = text.isascii() and "&" not in text and "_x" not in text and "\r" not in text
                sites.append((index, VALUE, text if is_plain else read_page(text)))
        elif body and (row, column) not in names:
            sites += _body_sites(index, (column, row, attributes), body, facts)
    return sites


def read_page(text: str) -> str:
    """`read_text` of the bytes that a part of a page stands for."""
    if text.isascii() and "&" not in text and "_x" not in text and "\r" not in text:
        return text
    return read_text(text.encode("latin-1"))


def _number(value: str, wanted: bool) -> str | None:
    """A number as text if it is read: all of a wanted column, else integers of seven digits and more."""
    if value.isdigit():
        if value[0] != "0":
            return value
        return number_text(value) if wanted or len(value.lstrip("0")) >= _LONG else None
    if not wanted and "." in value and not value.endswith(".0") and "E" not in value and "e" not in value:
        return None
    text = number_text(value)
    if text is None or wanted:
        return text
    digits = text.removeprefix("-")
    return text if digits.isdigit() and len(digits) >= _LONG else None


def _body_sites(index: int, place: tuple[str, str, str], body: str, facts: SheetFacts) -> Iterator[CellSite]:
    """A string in runs, or a cell whose value is written in a rare way."""
    raw = body.encode("latin-1")
    inner = INNER.search(raw)
    if inner:
        for slot, text in read_item(inner[1]):
            if text and not text.isspace():
                yield index, ITEM + slot, text
        return
    value = VALUE_ELEMENT.search(raw)
    if value and value[1]:
        for _, part, text in cell_sites(((*place, value[1].decode("latin-1"), "", ""),), facts):
            yield index, part, text


# ---- shared strings ----------------------------------------------------------------------------------------------


def count_strings(piece: bytes, facts: SheetFacts, usage: Usage) -> None:
    """Note which shared strings the cells of a piece use."""
    if b't="s"' not in piece:
        return
    page = as_page(piece)
    if is_special(piece, facts):
        _count_with_care(page, piece, facts, usage)
        return
    owner, count, rows, add = usage.owner, usage.count, usage.row, usage.add
    size = len(owner)
    numbers: dict[str, int] = {}
    for column, row, value in _STRINGS.findall(page):
        number = numbers.get(column)
        if number is None:
            number = numbers[column] = facts.columns(column.encode())
        entry = int(value)
        if entry < size and (known := owner[entry]) in (number, 0):
            if known:
                count[entry] += 1
            else:
                owner[entry], count[entry], rows[entry] = number, 1, int(row)
        else:
            add(entry, number, int(row))
            size = len(owner)


def is_special(piece: bytes, facts: SheetFacts) -> bool:
    """Whether some cell of the piece may be hidden, in a header, or above it."""
    first = _ROW_NUMBER.search(piece)
    if first and int(first[1]) <= facts.header_row:
        return True
    rows = {row for row, _ in facts.names}
    return bool(facts.kinds.hides or hidden_rows(piece)) or any(b'<row r="' + row + b'"' in piece for row in rows)


def _count_with_care(page: str, piece: bytes, facts: SheetFacts, usage: Usage) -> None:
    rows = hidden_rows(piece)
    for column, row, attributes, value in _STRINGS_WITH_STYLE.findall(page):
        place = row.encode(), column.encode()
        if place in facts.names:
            usage.keep(int(value), facts.names[place])
        else:
            usage.add(int(value), column_of(place[1], place[0], attributes, facts, rows), int(row))


def column_of(column: bytes, row: bytes, attributes: str, facts: SheetFacts, rows: frozenset[bytes]) -> int:
    """The column, in the sense of `Usage`, that a cell belongs to."""
    number = facts.described(int(row), column) if int(row) <= facts.header_row else facts.columns(column)
    if row in rows or facts.kinds.is_hidden(attributes):
        return facts.hidden_twin(number)
    return number
