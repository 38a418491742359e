"""CSV and its kin: a segment per cell, its column's header as hint; every byte around an edit is kept.

Rows are read one after the other, so a file of any length needs the memory of its longest row. A quoted cell may run
over lines and holds doubled (or, where the file does so, backslashed) quotes. A quote that is never closed properly is
an ordinary character, so a stray one does not swallow the rows below it. Ragged rows, `sep=` lines, blank lines and any
mix of line ends come back as they were. Empty cells are no segments.

On writing, a cell keeps its quoting, and gains it where its new text needs it; a cell that did not begin like a formula
does not begin so afterwards (https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from gptsanitize.formats import Document, Handler
from gptsanitize.formats.dialect import Dialect, find_header, separator_line, sniff
from gptsanitize.formats.edits import EditQueue
from gptsanitize.formats.encoding import Encoding, TextSink, cut_long, detect_encoding, read_lines, readable
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, Edit, FormatOptions, Place, Segment, Treatment

__all__ = ["HANDLER"]

_ROW_CHARACTERS = 1_000_000
_CELL_CHARACTERS = 32_000
_SAMPLE_LINES = 200
_SAMPLE_CHARACTERS = 200_000
_SAMPLE_ROWS = 20
_HINT_LENGTH = 100

_GENERIC_HEADERS = frozenset(
    {"", "value", "values", "wert", "setting", "detail", "details", "data", "content", "entry"}
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # full-width too


class _Row(NamedTuple):
    cells: list[str]
    """Raw, with their quotes; joined by the delimiter they are the row."""
    end: str
    """The line end, or nothing."""


class _Cell(NamedTuple):
    """The value of a raw cell: `raw[start:end]`, in which quotes may be escaped."""

    value: str
    start: int
    end: int
    quoted: bool


# ---- reading -------------------------------------------------------------------------------------------------------


class _Rows:
    """Rows out of physical lines. `stray` tells that a quote was met that is never closed."""

    def __init__(self, lines: Iterable[str], dialect: Dialect) -> None:
        self._lines = iter(lines)
        self._pending: deque[str] = deque()
        self._dialect = dialect
        self.stray = False

    def __iter__(self) -> Iterator[_Row]:
        delimiter, quote = self._dialect.delimiter, self._dialect.quote
        while (line := self._next()) is not None:
            if quote in line:
                yield self._quoted_row(line)
            else:
                body = line.rstrip("\r\n")
                yield _Row(body.split(delimiter), line[len(body) :])

    def _next(self) -> str | None:
        return self._pending.popleft() if self._pending else next(self._lines, None)

    def _quoted_row(self, line: str) -> _Row:
        cells: list[str] = []
        at = 0
        while True:
            cell, line, at = self._cell(line, at)
            cells.append(cell)
            if not line.startswith(self._dialect.delimiter, at):
                return _Row(cells, line[at:])
            at += 1

    def _cell(self, line: str, at: int) -> tuple[str, str, int]:
        """The raw cell that begins at `at`, the line it ends in, and where it ends there."""
        opening = self._dialect.opening.match(line, at)
        if opening:
            closed = self._close(line, at, opening.end())
            if closed:
                return closed
            self.stray = True
        end = self._plain_end(line, at)
        return line[at:end], line, end

    def _close(self, line: str, start: int, inner: int) -> tuple[str, str, int] | None:
        """A quoted cell to its end, over lines if need be; None, with no line consumed, if it is not closed.

        Over lines, the closing quote must be followed by a delimiter or a line end: else it opens another cell, and the
        first quote is a stray one. Every quote ends a search, so no text is searched more than twice.
        """
        dialect = self._dialect
        taken: list[str] = []
        current, at, size = line, inner, len(line)
        while (found := _end_of(dialect.inside.match(current, at))) == len(current) or current[found] != dialect.quote:
            following = self._next() if size <= _ROW_CHARACTERS else None
            if following is None:
                self._pending.extendleft(reversed(taken))
                return None
            taken.append(following)
            size += len(following)
            current, at = following, 0
        after = found + 1
        end = self._plain_end(current, after)
        if taken and current[after:end].strip(" "):
            self._pending.extendleft(reversed(taken))
            return None
        if not taken:
            return line[start:end], line, end
        return "".join((line[start:], *taken[:-1], current[:end])), current, end

    def _plain_end(self, line: str, at: int) -> int:
        return _end_of(self._dialect.plain.match(line, at))


def _end_of(match: re.Match[str] | None) -> int:
    """The end of a match of a pattern that matches the empty text too."""
    return match.end() if match else 0


def _cell(raw: str, dialect: Dialect) -> _Cell:
    """What a raw cell says. Blanks around it, and the quotes of a well-formed cell, stay outside."""
    value = raw.strip(" ")
    start = raw.index(value) if len(value) < len(raw) else 0
    end = start + len(value)
    quote = dialect.quote
    if len(value) >= 2 and value[0] == quote and value[-1] == quote:
        inner = dialect.inside.match(value, 1)
        if inner and inner.end() == len(value) - 1:
            return _Cell(dialect.escaped.sub(quote, inner[0]), start + 1, end - 1, quoted=True)
    return _Cell(value, start, end, quoted=False)


# ---- writing -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Writer:
    """Puts new text into raw cells. `stray`: the file holds an unclosed quote, which an added quote would pair with."""

    dialect: Dialect
    encoding: Encoding
    stray: bool

    def replace(self, raw: str, cell: _Cell, edits: Sequence[Edit]) -> str:
        """The raw cell with edits, whose places count in the cell's value, applied."""
        inner = raw[cell.start : cell.end]
        escapes = [match.start() for match in self.dialect.escaped.finditer(inner)] if cell.quoted else []
        places = [escape - count for count, escape in enumerate(escapes)]
        parts: list[str] = []
        done = 0
        for edit in edits:  # a place between the quotes is one further for each escaped quote before it
            start = edit.start + bisect_left(places, edit.start)
            end = edit.end + bisect_left(places, edit.end)
            parts += [inner[done:start], self._fit(edit.text, cell)]
            done = end
        new = "".join((*parts, inner[done:]))
        if new.startswith(_FORMULA_STARTS) and not inner.startswith(_FORMULA_STARTS):
            new = "'" + new
        return self._quote_if_needed(raw[: cell.start] + new + raw[cell.end :], raw, cell, edits)

    def _fit(self, text: str, cell: _Cell) -> str:
        new = self.encoding.express(text)
        if cell.quoted:
            return self.dialect.escape(new)
        return _without(new, self.dialect.needs_quotes) if self.stray else new

    def _quote_if_needed(self, new: str, raw: str, cell: _Cell, edits: Sequence[Edit]) -> str:
        if cell.quoted:
            return new
        marks = self.dialect.needs_quotes
        adds_marks = not self.stray and any(not marks.isdisjoint(edit.text) for edit in edits)
        if adds_marks or self._opens_anew(new, raw, cell, edits):
            return f"{self.dialect.quote}{self.dialect.escape(new)}{self.dialect.quote}"
        return new

    def _opens_anew(self, new: str, raw: str, cell: _Cell, edits: Sequence[Edit]) -> bool:
        """A cell that is not quoted now begins with a quote, and one that did not before or was closed elsewhere."""
        quote = self.dialect.quote
        if not new.lstrip(" ").startswith(quote):
            return False
        return not raw.lstrip(" ").startswith(quote) or any(
            quote in cell.value[edit.start : edit.end] for edit in edits
        )


def _without(text: str, marks: Iterable[str]) -> str:
    for mark in marks:
        text = text.replace(mark, " ")
    return text


# ---- the document --------------------------------------------------------------------------------------------------


class _Delimited:
    """One delimited file. Nothing is held open between walks."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path = path
        self._limits = limits
        self._encoding = detect_encoding(path)
        sample = self._sample()
        self._separator = sample[0] if sample and separator_line(sample[0]) else ""
        self._dialect = sniff(sample, "\t" if path.suffix.lower() in {".tsv", ".tab"} else ",")
        rows = islice(_Rows(sample[bool(self._separator) :], self._dialect), _SAMPLE_ROWS)
        values = [[_cell(raw, self._dialect).value for raw in row.cells] for row in rows]
        header = find_header(values)
        self._header = -1 if header is None else header
        self._hints = (
            [] if header is None else [" ".join(readable(cell).split())[:_HINT_LENGTH] for cell in values[header]]
        )
        self._generic = [bool(column) and hint.lower() in _GENERIC_HEADERS for column, hint in enumerate(self._hints)]
        self._groups: list[str] = []

    def _lines(self) -> Iterator[str]:
        return read_lines(self._path, self._encoding, _ROW_CHARACTERS)

    def _sample(self) -> list[str]:
        sample: list[str] = []
        size = 0
        for line in islice(self._lines(), _SAMPLE_LINES):
            sample.append(line)
            size += len(line)
            if size > _SAMPLE_CHARACTERS:
                break
        return sample

    def _rows(self) -> _Rows:
        lines = self._lines()
        return _Rows(islice(lines, bool(self._separator), None), self._dialect)

    def segments(self) -> Iterator[Segment]:
        """Cells in reading order; a cell over 32,000 characters in several segments."""
        number = cells = 0
        offset = bool(self._separator)
        for index, row in enumerate(self._rows()):
            cells += len(row.cells)
            self._limits.check("cells", cells)
            for column, raw in enumerate(row.cells):
                if not raw or raw.isspace():
                    continue
                value = _cell(raw, self._dialect).value
                hint, group = self._label(index, column, row)
                where = f"row {index + 1 + offset} column {column + 1}"
                for text in _parts(value):
                    yield Segment(number, readable(text), Place.TABLE, where, hint, group)
                    number += 1

    def _label(self, index: int, column: int, row: _Row) -> tuple[str, str]:
        """Hint and group of a cell. Under a header like "value", the row's first cell says what the value is."""
        if index <= self._header:
            return "", ""
        while len(self._groups) <= column:
            self._groups.append(f"column {len(self._groups) + 1}")
        if column >= len(self._hints):
            return "", self._groups[column]
        if self._generic[column]:
            return readable(_cell(row.cells[0], self._dialect).value)[:_HINT_LENGTH], ""
        return self._hints[column], self._groups[column]

    def write(self, target: BinaryIO, edits: Iterable[Edit]) -> Sequence[Coverage]:
        """Write the file with `edits`. Raises `WithheldError` for new text that the file's encoding cannot express."""
        queue, sink = EditQueue(edits), TextSink(target, self._encoding)
        sink.put(self._separator)
        rows = self._rows()
        number, edited = 0, False
        for row in rows:
            first, number = number, number + self._count(row)
            if queue.segment < number:
                writer = _Writer(self._dialect, self._encoding, rows.stray)
                self._edit(row, first, queue, writer)
                edited = True
            sink.put(self._dialect.delimiter.join(row.cells))
            sink.put(row.end)
        queue.finish()
        sink.flush()
        return (Coverage("table", Treatment.REWRITTEN if edited else Treatment.UNCHANGED),)

    def _count(self, row: _Row) -> int:
        """How many segments the row has."""
        total = 0
        for raw in row.cells:
            if raw and not raw.isspace():
                is_simple = len(raw) <= _CELL_CHARACTERS and raw[0] not in (" ", self._dialect.quote)
                total += 1 if is_simple else sum(1 for _ in _parts(_cell(raw, self._dialect).value))
        return total

    def _edit(self, row: _Row, number: int, queue: EditQueue, writer: _Writer) -> None:
        for column, raw in enumerate(row.cells):
            if not raw or raw.isspace():
                continue
            cell = _cell(raw, self._dialect)
            edits: list[Edit] = []
            start = 0
            for text in _parts(cell.value):
                found = queue.take(number, len(text)) if queue.segment <= number else ()
                edits += (Edit(edit.segment, start + edit.start, start + edit.end, edit.text) for edit in found)
                start += len(text)
                number += 1
            if edits:
                row.cells[column] = writer.replace(raw, cell, edits)

    def coverage(self) -> Sequence[Coverage]:
        """A delimited file is one part, and all of it is read."""
        return (Coverage("table", Treatment.UNCHANGED),)


def _parts(value: str) -> Iterable[str]:
    """The value as segments: none for an empty one, several for a very long one."""
    if not value:
        return ()
    return (value,) if len(value) <= _CELL_CHARACTERS else cut_long(value, _CELL_CHARACTERS)


def _open(path: Path, options: FormatOptions, limits: Limits) -> AbstractContextManager[Document]:
    """Decide encoding and dialect. Raises `CorruptError` for what is no text, `LimitError` for what is too large."""
    del options  # nothing in a delimited file is a matter of taste
    limits.check("file_bytes", path.stat().st_size)
    return nullcontext(_Delimited(path, limits))


HANDLER = Handler("delimited", (".csv", ".tsv", ".tab"), _open)
