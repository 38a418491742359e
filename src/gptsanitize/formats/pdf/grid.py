"""Lines become paragraphs, and rows of cells; consecutive rows become a table, or columns of running text.

Which of the two it is, the cells tell: where lines of a column go on with what the line above began (a hyphen before a
small letter, a line that is as full as its column), the rows are lines of columns that were drawn side by side.
A cell that is wrapped is one cell, whether its lines were drawn one after the other or row by row.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from gptsanitize.formats.pdf.baseline import SAME_LINE, Line

__all__ = ["GROUP", "HYPHENS", "LABEL", "Cell", "Row", "Table", "blocks", "follows", "groups_of", "width_of_first_word"]

HYPHENS = "-\u00ad\u2010"
LABEL = re.compile(r"[^\W\d_][\w .'-]{0,30}:(?=\s|$)")
"""A line that begins so is an entry of its own: `IBAN: DE44 ...`."""
GROUP = re.compile(r"[0-9]{4}$")
"""Behind such an end of a line, digits go on with the number: house numbers before a postcode are shorter."""
LINE_PITCH = 1.95
_WRAPPED_PITCH = 1.6
"""Lines of one cell stand closer than so many font sizes."""
_INDENT = 6.0
"""A line that begins so many font sizes to the right of the one above, and is not centred, continues nothing."""
_ROW_GAP = 4.0
_MOST_LOOKED_BACK = 8
_MOST_CELLS = 100
_MOST_LINES = 8
"""A taller cell is a column of text."""
_FULL = 4
"""A line of so many words, as wide as its column, is one of running text."""

_begin = itemgetter(0)
Cell = list[Line]
Row = list[Cell]


# ---- lines that belong together


def follows(above: Line, line: Line) -> bool:
    """Whether a line continues the paragraph of the one above it."""
    if above.ux * line.ux + above.uy * line.uy < 0.99:
        return False
    size = max(above.height, line.height)
    down = above.b - line.b
    if not 0.3 * size < down < LINE_PITCH * size or not 0.6 < above.height / line.height < 1.7:
        return False
    if not (line.a0 < above.a1 and above.a0 < line.a1 + size):
        return False
    return line.a0 - above.a0 < _INDENT * size or _is_centred(above, line, size) or _is_hyphenated(above, line)


def _is_centred(above: Line, line: Line, size: float) -> bool:
    middle = abs(above.a0 + above.ink - line.a0 - line.ink) < 2 * size
    return middle or abs(above.ink - line.ink) < size


def _is_hyphenated(above: Line, line: Line) -> bool:
    end, start = above.text.rstrip(), line.text.lstrip()
    return end[-1:] in HYPHENS and end[-2:-1].isalpha() and start[:1].islower()


def width_of_first_word(line: Line) -> float:
    """About: as if all letters of the line were of one width."""
    word = line.text.split(maxsplit=1)[:1]
    return (len(word[0]) + 1) * (line.a1 - line.a0) / len(line.text) if word else 0.0


def groups_of(lines: Iterable[Line]) -> Iterator[Row]:
    """Rows of cells, each of which is a list of lines; a paragraph is a row of one cell."""
    row: Row = []
    for line in lines:
        if not row:
            row = [[line]]
        elif line.joins:
            last = row[-1]
            if len(row) == 1 and len(last) > 1:
                yield [last[:-1]]  # the row begins with what looked like the paragraph's last line
                row = [[last[-1]]]
            row.append([line])
        elif _continues_cell(row, line):
            row[-1].append(line)
        elif _stands_beside(row, line):
            row.append([line])
        else:
            yield row
            row = [[line]]
    if row:
        yield row


def _continues_cell(row: Row, line: Line) -> bool:
    above = row[-1][-1]
    if not follows(above, line):
        return False
    return len(row) == 1 or _is_wrapped(row, line)


def _is_wrapped(row: Row, line: Line) -> bool:
    """Whether a line is a further line of a row's last cell: directly below, at one edge or middle, with letters."""
    above, size = row[-1][-1], max(row[-1][-1].height, line.height)
    if above.b - line.b > _WRAPPED_PITCH * size or line.a0 < row[-2][-1].ink or len(row[-1]) >= _MOST_LINES:
        return False
    if abs(above.a0 - line.a0) > 1.0 and not _is_centred(above, line, 0.5):
        return False
    beside_others = line.b > min(cell[-1].b for cell in row[:-1]) - SAME_LINE * size
    return beside_others or any(char.isalpha() for char in line.text)


def _stands_beside(row: Row, line: Line) -> bool:
    """Whether a line begins the next cell of a row whose cells were drawn one after the other."""
    last = row[-1]
    if len(last) > _MOST_LINES or len(row) > _MOST_CELLS or last[-1].ux * line.ux + last[-1].uy * line.uy < 0.99:
        return False
    size = max(last[-1].height, line.height)
    if line.b < last[-1].b + SAME_LINE * size and len(last) > 1 and not line.joins:
        return False
    top = max(cell[0].b for cell in row) + size
    low = min(cell[-1].b for cell in row) - SAME_LINE * size
    right = max(each.ink for each in last)
    return low < line.b < top and line.a0 > right + 0.3 * size and (len(row) > 1 or len(last) > 1)


# ---- rows that belong together


@dataclass(eq=False, slots=True)
class Table:
    """Consecutive rows, and their columns from left to right."""

    rows: list[Row]
    columns: list[tuple[float, float]] = field(default_factory=list)

    @classmethod
    def of(cls, rows: list[Row]) -> Table:
        """The table of some rows."""
        return cls(rows, _columns(rows))

    def column(self, cell: Cell) -> int:
        """The number of a cell's column: the one of which it covers most."""
        return _column(self.columns, cell)

    def is_running_text(self) -> bool:
        """Whether the rows are lines of columns that are read downwards."""
        goes_on = ends = 0.0
        for above, below in self._pairs():
            if _is_hyphenated(above, below):
                goes_on += 2
            elif self._goes_on(above, below):
                goes_on += 1
            elif self._begins(above, below):
                ends += 1
        return goes_on > ends

    def _pairs(self) -> Iterator[tuple[Line, Line]]:
        """Lines of one column that stand directly below one another, in consecutive rows."""
        for upper, lower in zip(self.rows, self.rows[1:], strict=False):
            above = {self.column(cell): cell[-1] for cell in upper}
            for cell in lower:
                line = above.get(self.column(cell))
                if line is not None and follows(line, cell[0]):
                    yield line, cell[0]

    def _edge(self, line: Line) -> float:
        return self.columns[self.column([line])][1]

    def _is_full(self, above: Line, below: Line) -> bool:
        return above.ink + width_of_first_word(below) > self._edge(above)

    def _goes_on(self, above: Line, below: Line) -> bool:
        """Whether a line goes on with a small letter behind a line that is full and has two words or more."""
        return below.text.lstrip()[:1].islower() and " " in above.text.strip() and self._is_full(above, below)

    def _begins(self, above: Line, below: Line) -> bool:
        """Whether a line begins something: a capital or a digit, not behind a full line of running text."""
        first = below.text.lstrip()[:1]
        if LABEL.match(below.text):
            return True
        if not (first.isupper() or first.isdigit()) or (first.isdigit() and GROUP.search(above.text.rstrip())):
            return False
        return len(above.text.split()) < _FULL or not self._is_full(above, below)

    def down_the_columns(self) -> Iterator[list[Line]]:
        """The lines of each column, from left to right."""
        columns: defaultdict[int, list[Cell]] = defaultdict(list)
        for row in self.rows:
            for cell in row:
                columns[self.column(cell)].append(cell)
        for _, cells in sorted(columns.items()):
            for before, cell in zip([None, *cells], cells, strict=False):
                if before is None or abs(before[-1].b - cell[0].b) > SAME_LINE * cell[0].height:
                    cell[0].joins = False
            yield [line for cell in cells for line in cell]

    def with_wrapped_rows(self) -> Table:
        """The table with rows that only go on with the cells above put to those."""
        rows: list[Row] = []
        for row in self.rows:
            if rows and self.continues(rows[-1], row):
                above = {self.column(cell): cell for cell in rows[-1]}
                for cell in row:
                    above[self.column(cell)].extend(cell)
            else:
                rows.append([list(cell) for cell in row])
        return Table(rows, self.columns)

    def continues(self, upper: Row, row: Row) -> bool:
        """Whether all cells of a row go on with those above, at least one of them visibly."""
        above = {self.column(cell): cell[-1] for cell in upper}
        pairs = [(above.get(self.column(cell)), cell[0]) for cell in row]
        goes_on = False
        for line, first in pairs:
            if line is None or not follows(line, first) or self._begins(line, first):
                return False
            goes_on = goes_on or _is_hyphenated(line, first) or self._goes_on(line, first)
        return goes_on


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """From where to where each column goes: the row with most cells names them, the others widen them."""
    fullest = max(rows, key=len)
    columns = sorted((_left(cell), _right(cell)) for cell in fullest)
    for row in rows:
        for cell in row:
            number = _column(columns, cell)
            a0, a1 = columns[number]
            least = columns[number - 1][1] if number else float("-inf")
            most = columns[number + 1][0] if number + 1 < len(columns) else float("inf")
            if _left(cell) >= least and _right(cell) <= most:
                columns[number] = min(a0, _left(cell)), max(a1, _right(cell))
    return columns


def _left(cell: Cell) -> float:
    return min(line.a0 for line in cell)


def _right(cell: Cell) -> float:
    return max(line.ink for line in cell)


def _column(columns: Sequence[tuple[float, float]], cell: Cell) -> int:
    left, right = _left(cell), _right(cell)
    low = max(0, bisect_right(columns, left, key=_begin) - 2)
    high = max(low + 1, min(len(columns), bisect_right(columns, right, key=_begin) + 1))
    shared = [min(right, a1) - max(left, a0) for a0, a1 in columns[low:high]]
    return low + max(range(len(shared)), key=shared.__getitem__)


def blocks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows of one table together, with those of one cell that stand in one of its columns; paragraphs alone."""
    table: list[Row] = []
    for row in rows:
        if table and _is_next(table, row):
            table.append(row)
            continue
        yield from _released(table)
        table = [row]
    yield from _released(table)


def _is_next(table: Sequence[Row], row: Row) -> bool:
    last = table[-1]
    if len(table[0]) == 1:
        return False
    down = min(cell[-1].b for cell in last) - max(cell[0].b for cell in row)
    if not -_ROW_GAP * last[0][0].height < down < _ROW_GAP * max(last[0][0].height, row[0][0].height):
        return False
    if last[0][0].ux * row[0][0].ux + last[0][0].uy * row[0][0].uy < 0.99 or row[0][0].b >= last[0][0].b:
        return False
    if len(row) > 1:
        return True
    return len(last) > 1 and _fits_a_column(_columns(table[-_MOST_LOOKED_BACK:]), row[0])


def _fits_a_column(columns: Sequence[tuple[float, float]], cell: Cell) -> bool:
    number = _column(columns, cell)
    least = columns[number - 1][1] if number else columns[0][0] - cell[0].height
    most = columns[number + 1][0] if number + 1 < len(columns) else columns[-1][1] + cell[0].height
    return least < _left(cell) and _right(cell) < most


def _released(rows: list[Row]) -> Iterator[list[Row]]:
    """A table. What stands alone in one of its columns and goes on with nothing ends it, and is a paragraph."""
    if not rows:
        return
    table = Table.of(rows)
    if len(rows) < 2 or table.is_running_text():
        yield rows
        return
    begin = 0
    for number, row in enumerate(rows):
        if len(row) == 1 and not table.continues(rows[number - 1], row):
            if begin < number:
                yield rows[begin:number]
            yield [row]
            begin = number + 1
    if begin < len(rows):
        yield rows[begin:]
