"""The cells of a worksheet: which of their values are read as text, and cells written with edits applied.

Read are: inline and formula strings, ISO dates, literals in formulas, and numbers that may identify someone: integers
of seven digits and more, dates, numbers under a mask or text format, and all numbers of a column whose header asks for
it. Other numbers, booleans and errors are passed over. Shared strings are read in `xlsx_strings`; here their cells are
only counted and pointed elsewhere. Works on plain pieces of `xlsx_grammar`. (ECMA-376-1 18.3.1.4 `c`, 18.3.1.40 `f`)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from gptsanitize.errors import InternalError
from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.walk import Take
from gptsanitize.formats.ooxml.xlsx_formulas import Renames, Words, literals, refers_outside, rewrite
from gptsanitize.formats.ooxml.xlsx_grammar import CELL
from gptsanitize.formats.ooxml.xlsx_numbers import GENERAL, Kind, NumberFormat, number_text, shown, stored
from gptsanitize.formats.ooxml.xlsx_rich import apply, plain_item, read_item, read_text, rewrite_item, write_text
from gptsanitize.formats.ooxml.xlsx_strings import HEADER_MEANING, Usage
from gptsanitize.model import Edit

__all__ = [
    "VALUE",
    "Cell",
    "CellSite",
    "Found",
    "Kinds",
    "SheetChanges",
    "SheetFacts",
    "cell_sites",
    "column_of",
    "count_strings",
    "find_cells",
    "hidden_rows",
    "rewrite_cells",
]

VALUE = -1
"""Part of a cell that is its value; literals of its formula count from 0, texts of a rich item from `_ITEM`."""
_ITEM = -2_000_000

Cell = tuple[bytes, bytes, bytes, bytes, bytes, bytes]
"""Column, row, attributes, plain value, plain inline text, other content: the groups of `CELL`."""

_SKIP, _PLAIN, _FORMATTED, _TEXT, _SHARED = range(5)
_LONG = 7
_MAX_CHOICES = 50  # styles or columns that a pattern tries one after the other
_ZERO = ord("0")
_MAX_SHOWN = 20_000
_TYPE = re.compile(rb' t="([A-Za-z]+)"')
_STYLE = re.compile(rb' s="([0-9]+)"')
_FORMULA = re.compile(rb"<f([^<>/]*+)(?:/>|>([^<]*+)</f>)")
_VALUE = re.compile(rb"<v(?> xml:space=\"[a-z]*+\")?+>([^<]*+)</v>")
_INNER = re.compile(rb"<is>(.*)</is>", re.DOTALL)
_SHARED_FORMULA = re.compile(rb' si="([0-9]+)"')
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]+)"[^>]*? hidden="(?:1|true)"')
_ROW_NUMBER = re.compile(rb'<c r="[A-Z]+([0-9]+)"')
_LITERAL = re.compile(rb'"|&quot;|&#|&amp;[0-9]|CHAR\(|[0-9]{7}')
_STRING = re.compile(rb'"((?>[^"]++|"")*+)"?')
_TELLING = re.compile(r"[A-Za-z0-9]")
_IN_DOUBT = re.compile(rb"(?i)['\[_\r\x80-\xff]|&(?![gl]t;)|[0-9]{7}|CONCAT|TEXTJOIN|CHAR")
_WORD = re.compile(r"[^\W_]{3,}")
_TELLING_PART = re.compile(r"[^\W\d_]{4,}|[0-9]{3,}", re.ASCII)
_NAME_WORD = re.compile(r"[a-z0-9]+")  # what is written in a formula as it is in the name
_ANY_FORMULA = rb"(?:<f[^<>/]*+(?:/>|>([^<]*+)</f>))?+"
_FOUND = (
    rb'([A-Z]{1,3})([0-9]{1,7})"([^<>/]*+)>'
    rb"(?:" + _ANY_FORMULA + rb'<v>([^<]*+)</v>|<is><t(?> xml:space="[a-z]*+")?+>([^<]*+)</t></is>'
    rb"|((?>[^<]++|<(?!/c>))*+))</c>"
)
_EVERY = re.compile(rb'<c r="' + _FOUND)
_STRINGS = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"((?> (?!t=)[a-z]++="[^"]*+")*+ t="s"[^<>/]*+)>'
    + _ANY_FORMULA.replace(b"([^<]*+)", b"[^<]*+")
    + rb"<v>([0-9]++)</v>"
)
_DULL_NUMBER = rb"(?:[^<]{1,6}|[-+]?+[0-9]*+\.[0-9]++(?<!\.0))</v>"
_DULL_FORMULA = (  # of cells, built-in functions and short numbers: neither a literal nor a word of the author's
    rb'(?><f>(?>[^<"&0-9A-Za-z_\'\[#\\\x80-\xff]++|[A-Z]{1,3}(?![A-Za-z_.])|[A-Z][A-Z0-9.]*+\(|[0-9]{1,6}(?![0-9A-Za-z_]))*+</f>)?+'
)


class Kinds(dict[bytes, int]):
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
        self.hidden: set[bytes] = set()
        self._shown: dict[tuple[bytes, bytes], str] = {}
        self._cell_formats: dict[bytes, NumberFormat] = {}

    def format(self, attributes: bytes) -> NumberFormat:
        self[attributes]
        return self._cell_formats[attributes]

    def shown(self, attributes: bytes, value: bytes) -> str | None:
        """A number under a date, mask or text format as it is read."""
        known = self._shown.get((attributes, value))
        if known is None:
            if len(self._shown) > _MAX_SHOWN:
                self._shown.clear()
            known = shown(value.decode(), self.format(attributes), since_1904=self.since_1904) or ""
            self._shown[attributes, value] = known
        return known

    def is_hidden(self, attributes: bytes) -> bool:
        """Whether the cell's number format shows nothing."""
        self[attributes]
        return attributes in self.hidden

    def __missing__(self, attributes: bytes) -> int:
        kind, style = _TYPE.search(attributes), _STYLE.search(attributes)
        number = int(style[1]) if style else 0
        form = self._formats[number] if number < len(self._formats) else GENERAL
        if form.hidden:
            self.hidden.add(attributes)
        self._cell_formats[attributes] = form
        match kind[1] if kind else b"n":
            case b"s":
                code = _SHARED
            case b"n":
                code = _PLAIN if form.kind in {Kind.PLAIN, Kind.TIME} else _FORMATTED
            case b"str" | b"d" | b"inlineStr":
                code = _TEXT
            case _:
                code = _SKIP
        self[attributes] = code
        return code


@dataclass(slots=True)
class SheetFacts:
    """What is known of a sheet before its cells are read. Columns are letters as bytes."""

    kinds: Kinds
    columns: Callable[[bytes], int]
    """Number of a column in `Usage.columns`."""
    unlabelled: Callable[[bytes], int]
    """The same for cells in and above the header row, which no header describes."""
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


Found = tuple[bytes, bytes, bytes, bytes, bytes, bytes, bytes]
"""Column, row, attributes, formula, plain value, plain inline text, other content: the groups of `_FOUND`."""

CellSite = tuple[int, int, str]
"""Number of the cell among those found, part of the cell, text."""


def hidden_rows(piece: bytes) -> frozenset[bytes]:
    """Numbers of the rows of a piece that are not shown."""
    return frozenset(_HIDDEN_ROW.findall(piece)) if b" hidden=" in piece else frozenset()


def find_cells(piece: bytes, facts: SheetFacts) -> list[Found]:
    """The cells of a piece that may hold a text to be read. Others cost no more than a look."""
    found: list[Found] = _telling(facts.kinds.formatted, facts.identifiers).findall(piece)
    return found


@cache
def _telling(formatted: frozenset[int], identifiers: frozenset[bytes]) -> re.Pattern[bytes]:
    """Matches the cells that `cell_sites` may read: not shared strings, booleans, errors, short numbers and fractions.

    The numbers of identifier columns and under the formats that are `formatted` are read whatever their length.
    """
    columns = rb"(?!(?:%b)[0-9])" % b"|".join(sorted(identifiers)) if identifiers else b""
    number = columns + rb'[A-Z]++[0-9]++"' + _dull_style(formatted) + b">" + _DULL_FORMULA + b"<v>" + _DULL_NUMBER
    other = rb'[A-Z]++[0-9]++"(?> s="[0-9]++")?+ t="[sbe]"(?> s="[0-9]++")?+><v>'
    skipped = other if len(identifiers) > _MAX_CHOICES else number + b"|" + other
    return re.compile(rb'<c r="(?!' + skipped + b")" + _FOUND)


def _dull_style(formatted: frozenset[int]) -> bytes:
    """Matches the style, if any, of a number that is read as it is stored."""
    choice = b"|".join(b"%d" % number for number in sorted(formatted))
    style = rb' s="(?!(?:%b)")(?:0|[1-9][0-9]*+)"' % choice if choice else rb' s="[0-9]++"'
    if len(formatted) > _MAX_CHOICES:
        style = rb"(?!)"
    return b"(?>" + style + (b")" if 0 in formatted else b")?+")


def cell_sites(cells: Iterable[Found], facts: SheetFacts) -> list[CellSite]:
    """The texts of cells in order."""
    kinds, identifiers, names = facts.kinds, facts.identifiers, facts.names
    sites: list[CellSite] = []
    found: str | None
    for index, (column, row, attributes, formula, value, text, body) in enumerate(cells):
        if formula:
            sites += _formula_sites(index, formula, facts.words)
        if value:
            kind = kinds[attributes]
            if kind == _TEXT:
                found = read_text(value)
            elif kind == _FORMATTED:
                found = kinds.shown(attributes, value)
            elif kind == _PLAIN and (len(value) >= _LONG or column in identifiers):
                is_long = value[0] != _ZERO and value.isdigit()
                found = value.decode() if is_long else _number(value, column in identifiers)
            else:
                continue
            if found:
                sites.append((index, VALUE, found))
        elif text:
            if not names or (row, column) not in names:
                sites.append((index, VALUE, read_text(text)))
        elif body:
            sites += _body_sites(index, (column, row, attributes), body, facts)
    return sites


def _formula_sites(index: int, formula: bytes, words: Words) -> list[CellSite]:
    """Literals, then words that name nothing in the workbook."""
    sites = _literal_sites(index, formula) if _LITERAL.search(formula) else []
    if not words.explain(formula):
        sites += ((index, number, text) for number, text in words.strangers(formula, read_text(formula)))
    return sites


def _literal_sites(index: int, formula: bytes) -> list[CellSite]:
    texts = _plain_strings(formula)
    if texts is None:
        texts = [literal.text for literal in literals(read_text(formula))]
    return [(index, number, text) for number, text in enumerate(texts)]


def _plain_strings(formula: bytes) -> list[str] | None:
    """What `literals` finds where nothing but plain strings can be found; `None` where there may be more."""
    if _IN_DOUBT.search(formula):
        return None
    texts = [read_text(text) for text in _STRING.findall(formula)]
    return [text.replace('""', '"') for text in texts if _TELLING.search(text)]


def _number(value: bytes, wanted: bool) -> str | None:
    """A number as text if it is read: all of a wanted column, else integers of seven digits and more."""
    if value.isdigit():
        if value[0] != _ZERO:
            return value.decode()
        return number_text(value.decode()) if wanted or len(value.lstrip(b"0")) >= _LONG else None
    if not wanted and b"." in value and not value.endswith(b".0") and b"E" not in value and b"e" not in value:
        return None
    text = number_text(value.decode())
    if text is None or wanted:
        return text
    digits = text.removeprefix("-")
    return text if digits.isdigit() and len(digits) >= _LONG else None


def _body_sites(index: int, place: tuple[bytes, bytes, bytes], body: bytes, facts: SheetFacts) -> Iterator[CellSite]:
    """A string in runs, or a cell whose formula or value is written in a rare way."""
    column, row, attributes = place
    formula = _FORMULA.match(body)
    if formula and formula[2]:
        yield from _formula_sites(index, formula[2], facts.words)
    if (row, column) in facts.names:
        return
    inner = _INNER.search(body)
    if inner:
        for slot, text in read_item(inner[1]):
            if text and not text.isspace():
                yield index, _ITEM + slot, text
        return
    value = _VALUE.search(body)
    if value and value[1]:
        for _, part, text in cell_sites(((column, row, attributes, b"", value[1], b"", b""),), facts):
            yield index, part, text


def count_strings(piece: bytes, facts: SheetFacts, usage: Usage) -> None:
    """Note which shared strings the cells of a piece use."""
    if b't="s"' not in piece:
        return
    cells: list[tuple[bytes, bytes, bytes, bytes]] = _STRINGS.findall(piece)
    if is_special(piece, facts):
        _count_with_care(cells, piece, facts, usage)
        return
    owner, count, columns, add = usage.owner, usage.count, facts.columns, usage.add
    size = len(owner)
    numbers: dict[bytes, int] = {}
    for column, row, _, value in cells:
        number = numbers.get(column)
        if number is None:
            number = numbers[column] = columns(column)
        entry = int(value)
        if entry < size and owner[entry] == number:
            count[entry] += 1
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


def _count_with_care(
    cells: Iterable[tuple[bytes, bytes, bytes, bytes]], piece: bytes, facts: SheetFacts, usage: Usage
) -> None:
    rows = hidden_rows(piece)
    for column, row, attributes, value in cells:
        if (row, column) in facts.names:
            usage.keep(int(value), facts.names[row, column])
        else:
            usage.add(int(value), column_of(column, row, attributes, facts, rows), int(row))


def column_of(column: bytes, row: bytes, attributes: bytes, facts: SheetFacts, rows: frozenset[bytes]) -> int:
    """The column, in the sense of `Usage`, that a cell belongs to."""
    number = facts.unlabelled(column) if int(row) <= facts.header_row else facts.columns(column)
    if row in rows or facts.kinds.is_hidden(attributes):
        return facts.hidden_twin(number)
    return number


# ---- writing -----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class SheetChanges:
    """What else changes in a sheet's cells besides edits."""

    usage: Usage
    moved: Mapping[tuple[int, int], int]
    """New entry of the shared strings by (entry, meaning)."""
    renames: Renames
    names: Mapping[tuple[bytes, bytes], str] = field(default_factory=dict, repr=False)
    """New text of header cells by (row, column)."""
    drops_external: bool = False
    """Formulas that refer to another book are dropped, since what is known of that book is."""
    dropped_shared: set[bytes] = field(default_factory=set)

    moved_entries: frozenset[int] = field(init=False, default=frozenset())
    _in_formulas: re.Pattern[bytes] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.moved_entries = frozenset(entry for entry, _ in self.moved)
        self._in_formulas = _pattern_of(self.renames, drops_external=self.drops_external)

    def is_none(self) -> bool:
        """Whether no cell without an edit changes."""
        return not (self.moved or self.renames or self.names or self.drops_external or self.dropped_shared)

    def may_concern(self, cell: Found) -> bool:
        """Whether a cell may change without an edit."""
        column, row, attributes, formula, value, _, body = cell
        if body or self.dropped_shared:
            return True
        if formula and self._in_formulas.search(formula):
            return True
        if self.names and (row, column) in self.names:
            return True
        return bool(self.moved_entries and value) and b' t="s"' in attributes and int(value) in self.moved_entries


def _pattern_of(renames: Renames, *, drops_external: bool) -> re.Pattern[bytes]:
    """Matches formulas in which a renamed sheet, table, column or range may be named, or another book."""
    names = (*renames.sheets, *renames.names, *(column for _, column in renames.columns))
    words = {max(_NAME_WORD.findall(name), key=len, default="") for name in names}
    signs = [word.encode() for word in sorted(words)] + ([rb"\["] if drops_external else [])
    return re.compile(rb"(?i)&#|[\x80-\xff]|" + b"|".join(signs) if signs else rb"(?!)")


def rewrite_cells(piece: bytes, facts: SheetFacts, changes: SheetChanges, take: Take) -> bytes:
    """A piece with edits and changes applied. The sites are those of `cell_sites`, in that order."""
    pattern = _telling(facts.kinds.formatted, facts.identifiers) if changes.is_none() else _EVERY
    matches = list(pattern.finditer(piece))
    cells: list[Found] = [match.groups(b"") for match in matches]  # type: ignore[misc]
    sites = cell_sites(cells, facts)
    edited: dict[int, dict[int, tuple[str, Sequence[Edit]]]] = {}
    for number, edits in take.among(len(sites), lambda number: len(sites[number][2])):
        index, part, text = sites[number]
        edited.setdefault(index, {})[part] = (text, edits)
    rows = hidden_rows(piece)
    out: list[bytes] = []
    done = 0
    is_quiet = changes.is_none()
    for index, cell in enumerate(cells):
        if index not in edited and (is_quiet or not changes.may_concern(cell)):
            continue
        start, end = matches[index].span()
        new = _rewrite_cell(_cell_at(piece, start), edited.get(index, {}), facts, changes, rows)
        if new is not None:
            out += (piece[done:start], new)
            done = end
        is_quiet = changes.is_none()
    return b"".join(out) + piece[done:] if out else piece


def _cell_at(piece: bytes, start: int) -> Cell:
    cell = CELL.match(piece, start)
    if cell is None:
        raise InternalError(reason="cell-not-found")
    return cell.groups(b"")  # type: ignore[return-value]


_Edits = Mapping[int, tuple[str, Sequence[Edit]]]


def _rewrite_cell(
    cell: Cell, edits: _Edits, facts: SheetFacts, changes: SheetChanges, rows: frozenset[bytes]
) -> bytes | None:
    column, row, attributes, _, text, body = cell
    name = changes.names.get((row, column))
    if name is not None:
        return _inline(cell, plain_item(name))
    if facts.kinds[attributes] == _SHARED:
        return _point_elsewhere(cell, facts, changes, rows)
    if body and not body.startswith(b"<is>"):
        return _rewrite_formula_cell(cell, edits, facts, changes)
    if not edits:
        return None
    if body:
        inner = _INNER.search(body)
        by_slot = {part - _ITEM: found for part, (_, found) in edits.items()}
        return _inline(cell, rewrite_item(inner[1] if inner else b"", by_slot))
    before, found = edits[VALUE]
    after = apply(before, found)
    if text:
        return _inline(cell, plain_item(after))
    return _write_value(cell, b"", before, after, facts)


def _point_elsewhere(cell: Cell, facts: SheetFacts, changes: SheetChanges, rows: frozenset[bytes]) -> bytes | None:
    column, row, attributes, value, _, body = cell
    found = None if value else _VALUE.search(body)
    if not changes.moved or not (value or found):
        return None
    entry = int(value or (found[1] if found else b"0"))
    if (row, column) in facts.names:
        meaning = HEADER_MEANING
    else:
        meaning = changes.usage.columns[column_of(column, row, attributes, facts, rows)].meaning
    new = changes.moved.get((entry, meaning))
    if new is None:
        return None
    content = body[: found.start()] if found else b""
    return _cell(cell, attributes, content + b"<v>%d</v>" % new)


def _rewrite_formula_cell(cell: Cell, edits: _Edits, facts: SheetFacts, changes: SheetChanges) -> bytes | None:
    body = cell[5]
    formula, value = _FORMULA.match(body), _VALUE.search(body)
    source = formula[0] if formula else b""
    kept = _keep_formula(formula, edits, changes) if formula else b""
    if VALUE not in edits:
        if kept == source:
            return None
        return _cell(cell, cell[2], kept + (value[0] if value else b""))
    before, found = edits[VALUE]
    simple = (*cell[:3], value[1] if value else b"", b"", b"")
    return _write_value(simple, kept, before, apply(before, found), facts)


def _keep_formula(formula: re.Match[bytes], edits: _Edits, changes: SheetChanges) -> bytes:
    """The formula with edits and new names, or nothing where it would bring an edited value back."""
    shared = _SHARED_FORMULA.search(formula[1])
    if shared and shared[1] in changes.dropped_shared:
        return b""
    if formula[2] is None:  # the formula of the cell that a shared one starts with, which may lead elsewhere here
        return b"" if VALUE in edits else formula[0]
    source = read_text(formula[2])
    new = rewrite(source, {part: apply(*found) for part, found in edits.items() if part >= 0}, changes.renames)
    external = changes.drops_external and refers_outside(new)
    if external or (VALUE in edits and (_is_built(source, edits) or _spells(new, edits[VALUE]))):
        if shared:
            changes.dropped_shared.add(shared[1])
        return b""
    return formula[0] if new == source else b"<f" + formula[1] + b">" + xml.escape_text(new).encode() + b"</f>"


def _is_built(formula: str, edits: _Edits) -> bool:
    """Whether a text was replaced that the formula puts together: its value stays, the formula goes."""
    return any(literal.joined for number, literal in enumerate(literals(formula)) if number in edits)


def _spells(formula: str, edited: tuple[str, Sequence[Edit]]) -> bool:
    """Whether what was taken out of a formula's value, or some of it, is still written in the formula."""
    text, edits = edited
    gone = " ".join(text[edit.start : edit.end] for edit in edits).casefold()
    written = [literal.text.strip().casefold() for literal in literals(formula)]
    if any(text in gone for text in written if len(text) > 1):
        return True
    bones, whole = "".join(filter(str.isalnum, gone)), " ".join(written)
    if bones and bones in "".join(filter(str.isalnum, whole)):
        return True
    if any(part in whole for part in _TELLING_PART.findall(gone)):  # `SUBSTITUTE("532x48x9173","x","-")`
        return True
    words = set(_WORD.findall(gone))
    return any(word in words for word in _WORD.findall(formula.casefold()))


def _write_value(cell: Cell, formula: bytes, before: str, after: str, facts: SheetFacts) -> bytes:
    """A cell whose value is `after`: a number where it was one and still is, else a string."""
    attributes = cell[2]
    if facts.kinds[attributes] in {_PLAIN, _FORMATTED}:
        number = stored(after, before, facts.kinds.format(attributes), since_1904=facts.kinds.since_1904)
        if number is not None:
            return _cell(cell, attributes, formula + b"<v>" + number.encode() + b"</v>")
    elif formula == b"" and not after:
        return _cell(cell, _TYPE.sub(b"", attributes), b"")
    if not formula:
        return _inline(cell, plain_item(after))
    space = b' xml:space="preserve"' if after != after.strip() else b""
    return _cell(cell, _typed(attributes, b"str"), formula + b"<v" + space + b">" + write_text(after) + b"</v>")


def _inline(cell: Cell, inner: bytes) -> bytes:
    return _cell(cell, _typed(cell[2], b"inlineStr"), b"<is>" + inner + b"</is>")


def _typed(attributes: bytes, kind: bytes) -> bytes:
    return _TYPE.sub(b"", attributes) + b' t="' + kind + b'"'


def _cell(cell: Cell, attributes: bytes, content: bytes) -> bytes:
    return b'<c r="' + cell[0] + cell[1] + b'"' + attributes + b">" + content + b"</c>"
