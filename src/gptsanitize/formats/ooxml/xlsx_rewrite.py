"""The cells of a worksheet, written with edits and new names applied.

`xlsx_cells` says which texts they hold; cells without an edit or a change stay as they are, byte for byte. Works on
plain pieces of `xlsx_grammar`. (ECMA-376-1 18.3.1.4 `c`, 18.3.1.40 `f`)
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from gptsanitize.errors import InternalError
from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.walk import Take
from gptsanitize.formats.ooxml.xlsx_cells import (
    CELL_START,
    FORMATTED,
    INNER,
    ITEM,
    PLAIN,
    SHARED,
    VALUE,
    VALUE_ELEMENT,
    Cell,
    FormulaGroup,
    SheetFacts,
    as_page,
    cell_sites,
    column_of,
    find_formulas,
    group_formulas,
    hidden_rows,
    telling,
)
from gptsanitize.formats.ooxml.xlsx_formulas import Renames, literals, refers_outside, rewrite
from gptsanitize.formats.ooxml.xlsx_grammar import CELL
from gptsanitize.formats.ooxml.xlsx_numbers import stored
from gptsanitize.formats.ooxml.xlsx_rich import apply, plain_item, read_text, rewrite_item, write_text
from gptsanitize.formats.ooxml.xlsx_strings import HEADER_MEANING, Usage
from gptsanitize.model import Edit

__all__ = ["Counts", "SheetChanges", "rewrite_cells"]

_TYPE = re.compile(rb' t="([A-Za-z]+)"')
_FORMULA = re.compile(rb"<f([^<>/]*+)(?:/>|>([^<]*+)</f>)")
_SHARED_FORMULA = re.compile(rb' si="([0-9]+)"')
_WORD = re.compile(r"[^\W_]{3,}")
_TELLING_PART = re.compile(r"[^\W\d_]{4,}|[0-9]{3,}", re.ASCII)
_NAME_WORD = re.compile(r"[a-z0-9]+")  # what is written in a formula as it is in the name


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

    def may_concern(self, cell: Cell) -> bool:
        """Whether a cell may change without an edit."""
        column, row, attributes, value, _, body = cell
        if self.dropped_shared or (self.names and (row, column) in self.names):
            return True
        if body and self._in_formulas.search(body):
            return True
        return bool(self.moved_entries) and b' t="s"' in attributes and (not value or int(value) in self.moved_entries)


def _pattern_of(renames: Renames, *, drops_external: bool) -> re.Pattern[bytes]:
    """Matches formulas in which a renamed sheet, table, column or range may be named, or another book."""
    names = (*renames.sheets, *renames.names, *(column for _, column in renames.columns))
    words = {max(_NAME_WORD.findall(name), key=len, default="") for name in names}
    signs = [word.encode() for word in sorted(words)] + ([rb"\["] if drops_external else [])
    return re.compile(rb"(?i)&#|[\x80-\xff]|" + b"|".join(signs) if signs else rb"(?!)")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many texts a piece has: in formulas, and in the values of each row that has some."""

    formulas: int
    rows: array[int]
    values: array[int]

    @classmethod
    def of(cls, formulas: int, rows: Sequence[str]) -> Counts | None:
        """`rows`: that of each value that is read. `None` where they do not ascend, as in no program's files."""
        numbers = list(map(int, rows))
        if numbers != sorted(numbers):
            return None
        counter = Counter(numbers)
        return cls(formulas, array("I", counter), array("I", counter.values()))

    def total(self) -> int:
        return self.formulas + sum(self.values)


_Edits = Mapping[int, tuple[str, Sequence[Edit]]]
_Edited = dict[int, dict[int, tuple[str, Sequence[Edit]]]]
"""By where a cell starts and part of the cell: the text and its edits."""

_Spot = tuple[int, int, str]
"""Where a cell starts, part of the cell, text."""


def rewrite_cells(
    piece: bytes, facts: SheetFacts, changes: SheetChanges, take: Take, counts: Counts | None = None
) -> bytes:
    """A piece with edits and changes applied.

    The texts are those of `group_formulas`, then of `cell_sites`, in that order; `counts` is what is known of them.
    """
    edited = _collect(piece, facts, take, counts)
    rows = hidden_rows(piece)
    out: list[bytes] = []
    done = 0
    for start in _starts(piece, edited, changes):
        cell = CELL.match(piece, start)
        if cell is None:
            raise InternalError(reason="cell-not-found")
        new = _rewrite_cell(cell.groups(b""), edited.get(start, {}), facts, changes, rows)  # type: ignore[arg-type]
        if new is not None:
            out += (piece[done:start], new)
            done = cell.end()
    return b"".join(out) + piece[done:] if out else piece


def _starts(piece: bytes, edited: _Edited, changes: SheetChanges) -> Iterator[int]:
    """Where the cells start that may change. What is done to one may concern those after it."""
    start = -1
    if changes.is_none():
        for start in sorted(edited):
            yield start
            if not changes.is_none():
                break
        else:
            return
    for cell in CELL.finditer(piece, start + 1):
        if cell.start() in edited or changes.may_concern(cell.groups(b"")):  # type: ignore[arg-type]
            yield cell.start()


def _collect(piece: bytes, facts: SheetFacts, take: Take, counts: Counts | None) -> _Edited:
    edited: _Edited = {}
    texts = _Texts(piece, facts, counts)
    for number, edits in take.among(texts.total, texts.length):
        for start, part, text in texts.spots(number):
            edited.setdefault(start, {})[part] = (text, edits)
    return edited


class _Texts:
    """The texts of a piece by their number. Where `counts` are known, only rows that are asked for are read."""

    def __init__(self, piece: bytes, facts: SheetFacts, counts: Counts | None) -> None:
        self._piece = piece
        self._facts = facts
        self._counts = counts
        self._ends = list(accumulate(counts.values)) if counts else []
        self._groups: list[tuple[FormulaGroup, int, str]] | None = None
        self._formula_starts: dict[bytes, list[int]] | None = None
        self._all: list[_Spot] | None = None
        self._row = -1
        self._at = 0
        self._row_spots: list[_Spot] = []
        self.formulas = counts.formulas if counts else len(self._formula_texts())
        self.total = self.formulas + (self._ends[-1] if self._ends else 0 if counts else len(self._values()))

    def length(self, number: int) -> int:
        """How many characters a text has."""
        if number < self.formulas:
            return len(self._formula_texts()[number][2])
        return len(self._value(number - self.formulas)[2])

    def spots(self, number: int) -> list[_Spot]:
        """Where a text stands: in one cell, or in all whose formulas say the same."""
        if number >= self.formulas:
            return [self._value(number - self.formulas)]
        group, part, text = self._formula_texts()[number]
        if self._formula_starts is None:
            self._formula_starts = find_formulas(self._piece, self._facts.words)
        return [(start, part, text) for start in self._formula_starts[group.shape]]

    def _formula_texts(self) -> list[tuple[FormulaGroup, int, str]]:
        if self._groups is None:
            groups = group_formulas(self._piece, self._facts.words)
            self._groups = [(group, part, text) for group in groups for part, text in group.texts]
        return self._groups

    def _value(self, number: int) -> _Spot:
        if self._counts is None or self._all is not None:
            return self._values()[number]
        index = bisect_right(self._ends, number)
        if index != self._row:
            row = self._counts.rows[index]
            spots = self._spots_in(*self._row_span(row))
            if len(spots) != self._counts.values[index] or not all(self._is_in_row(spot, row) for spot in spots):
                return self._values()[number]  # rows are not where their cells say
            self._row, self._row_spots = index, spots
        return self._row_spots[number - self._ends[index]]  # counted from the end of the row

    def _row_span(self, row: int) -> tuple[int, int]:
        """Where a row stands, which is asked for in ascending order."""
        start = max(self._piece.find(b'<row r="%d"' % row, self._at), self._at)
        end = self._piece.find(b"</row>", start)
        self._at = start
        return start, end if end >= 0 else len(self._piece)

    def _is_in_row(self, spot: _Spot, row: int) -> bool:
        cell = CELL_START.match(self._piece, spot[0])
        return cell is not None and int(cell[2]) == row

    def _values(self) -> list[_Spot]:
        if self._all is None:
            self._all = self._spots_in(0, len(self._piece))
        return self._all

    def _spots_in(self, start: int, end: int) -> list[_Spot]:
        matches = list(telling(self._facts).finditer(as_page(self._piece[start:end])))
        cells = [match.groups("") for match in matches]
        return [
            (start + matches[index].start(), part, text)
            for index, part, text in cell_sites(cells, self._facts)  # type: ignore[arg-type]
        ]


def _rewrite_cell(
    cell: Cell, edits: _Edits, facts: SheetFacts, changes: SheetChanges, rows: frozenset[bytes]
) -> bytes | None:
    column, row, attributes, _, text, body = cell
    name = changes.names.get((row, column))
    if name is not None:
        return _inline(cell, plain_item(name))
    if facts.kinds[attributes.decode()] == SHARED:
        return _point_elsewhere(cell, facts, changes, rows)
    if body and not body.startswith(b"<is>"):
        return _rewrite_formula_cell(cell, edits, facts, changes)
    if not edits:
        return None
    if body:
        inner = INNER.search(body)
        by_slot = {part - ITEM: found for part, (_, found) in edits.items()}
        return _inline(cell, rewrite_item(inner[1] if inner else b"", by_slot))
    before, found = edits[VALUE]
    after = apply(before, found)
    if text:
        return _inline(cell, plain_item(after))
    return _write_value(cell, b"", before, after, facts)


def _point_elsewhere(cell: Cell, facts: SheetFacts, changes: SheetChanges, rows: frozenset[bytes]) -> bytes | None:
    column, row, attributes, value, _, body = cell
    found = None if value else VALUE_ELEMENT.search(body)
    if not changes.moved or not (value or found):
        return None
    entry = int(value or (found[1] if found else b"0"))
    if (row, column) in facts.names:
        meaning = HEADER_MEANING
    else:
        meaning = changes.usage.columns[column_of(column, row, attributes.decode(), facts, rows)].meaning
    new = changes.moved.get((entry, meaning))
    if new is None:
        return None
    content = body[: found.start()] if found else b""
    return _cell(cell, attributes, content + b"<v>%d</v>" % new)


def _rewrite_formula_cell(cell: Cell, edits: _Edits, facts: SheetFacts, changes: SheetChanges) -> bytes | None:
    body = cell[5]
    formula, value = _FORMULA.match(body), VALUE_ELEMENT.search(body)
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
    if facts.kinds[attributes.decode()] in {PLAIN, FORMATTED}:
        number = stored(after, before, facts.kinds.format(attributes.decode()), since_1904=facts.kinds.since_1904)
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
