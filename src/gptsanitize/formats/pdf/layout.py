"""Reading order: runs of glyphs become lines, table cells and paragraphs, each a `Passage` with a way back to its
glyphs.

A value that wraps over a line, or is hyphenated there, stands in one passage; cells of a table row stand in passages
of their own, hinted by their column's header or the label to their left. The order of the stream is kept, as readers
of PDF do; `lines_by_place` is the second opinion, for text that was drawn out of order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from gptsanitize.formats.pdf.scene import Run

__all__ = ["BLANKS", "CELL_GAP", "Passage", "Piece", "letters", "lines_by_place", "passages", "squash"]

CELL_GAP = 1.8
"""A gap of so many font sizes ends a table cell."""
SAME_LINE = 0.45
LINE_PITCH = 1.95
_HYPHENS = "-\u00ad\u2010"
_LABEL = re.compile(r"[^\W\d_][\w .'-]{0,30}:(?=\s|$)")
"""A line that begins so is an entry of its own: `IBAN: DE44 ...`."""
_GROUP = re.compile(r"[0-9]{4}$")
"""Behind such an end of a line, digits go on with the number: house numbers before a postcode are shorter."""
_MARGIN = 6.0
"""Lines that begin within so many units have one margin."""
_MAX_HINT = 48


class Piece(NamedTuple):
    """`text[start:start + (high - low)]` of a passage is `run.text[low:high]`."""

    start: int
    run: Run
    low: int
    high: int


@dataclass(eq=False, slots=True)
class Passage:
    """Text that is read as one, and the runs that show it."""

    text: str = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)
    hint: str = field(default="", repr=False)
    column: str = ""
    hidden: bool = False
    spots: tuple[int, ...] = ()
    """PDFium's number of each character, for text that only PDFium can read (no pieces then)."""

    @property
    def is_cell(self) -> bool:
        return bool(self.column)


@dataclass(eq=False, slots=True)
class _Line:
    """Runs on one baseline without a gap of a cell's width. Positions are along (`a`) and across (`b`) the line."""

    runs: list[Run]
    text: str
    starts: list[int]
    ux: float
    uy: float
    a0: float
    a1: float
    b: float
    height: float
    joins: bool = False
    """The next cell of the same row as the line before it."""

    def along(self, x: float, y: float) -> float:
        return x * self.ux + y * self.uy

    def across(self, x: float, y: float) -> float:
        return y * self.ux - x * self.uy


def passages(runs: Sequence[Run]) -> Iterator[Passage]:
    """The passages of a page in the order of its content stream."""
    table: _Table | None = None
    groups = list(_groups(_lines(runs)))
    edges = _edges(chain.from_iterable(groups))
    for number, group in enumerate(groups):
        if any(line.joins for line in group):
            if table is None or not table.continues(group):
                table = _Table(number)
            yield from table.row(group)
        else:
            table = None
            yield _paragraph(group, max(edges[_margin(line)] for line in group))


def _edges(lines: Iterable[_Line]) -> dict[tuple[float, int], float]:
    """How far the lines that begin at the same margin reach: the edge at which they are wrapped."""
    edges: dict[tuple[float, int], float] = {}
    for line in lines:
        margin = _margin(line)
        edges[margin] = max(edges.get(margin, line.a1), line.a1)
    return edges


def _margin(line: _Line) -> tuple[float, int]:
    return round(line.ux, 2), round(line.a0 / _MARGIN)


# ---- lines


def _lines(runs: Iterable[Run]) -> Iterator[_Line]:
    line: _Line | None = None
    for run in runs:
        if not run.text:
            continue
        gap = _gap(line, run) if line else None
        if line is not None and gap is not None and gap < CELL_GAP:
            _extend(line, run, gap)
            continue
        if line is not None:
            yield line
        line = _begin(run)
        line.joins = gap is not None
    if line is not None:
        yield line


def _begin(run: Run) -> _Line:
    length = (run.ux * run.ux + run.uy * run.uy) ** 0.5 or 1.0
    ux, uy = run.ux / length, run.uy / length
    if run.advance < 0:
        ux, uy = -ux, -uy
    line = _Line([run], run.text, [0], ux, uy, 0.0, 0.0, 0.0, max(run.height, 0.01))
    line.a0, line.b = line.along(run.x, run.y), line.across(run.x, run.y)
    line.a1 = line.a0 + abs(run.advance) * length
    return line


def _gap(line: _Line, run: Run) -> float | None:
    """The gap between a line and a run that continues it, in font sizes; none where it does not."""
    length = (run.ux * run.ux + run.uy * run.uy) ** 0.5 or 1.0
    if abs(run.ux * line.ux + run.uy * line.uy) < 0.99 * length:
        return None
    size = max(line.height, run.height)
    if abs(line.across(run.x, run.y) - line.b) > SAME_LINE * size:
        return None
    gap = (line.along(run.x, run.y) - line.a1) / min(line.height, max(run.height, 0.01))
    if gap < -1.0 and not line.text.isspace():
        return None
    return gap


def _extend(line: _Line, run: Run, gap: float) -> None:
    spaced = line.text[-1:].isspace() or run.text[:1].isspace()
    if gap > 0.6 * run.font.space and not spaced:
        line.text += " "
    line.starts.append(len(line.text))
    line.text += run.text
    line.runs.append(run)
    length = (run.ux * run.ux + run.uy * run.uy) ** 0.5
    line.a1 = max(line.a1, line.along(run.x, run.y) + abs(run.advance) * length)
    if len(run.text) > 2 and not run.text.isspace():
        line.height = run.height or line.height
        line.b = line.across(run.x, run.y)


# ---- paragraphs and rows


def _groups(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    """Lines of one paragraph, or cells of one row."""
    group: list[_Line] = []
    row = False
    for line in lines:
        if group and (
            (line.joins and (row or len(group) == 1)) or (not row and not line.joins and _follows(group[-1], line))
        ):
            row = row or line.joins
            group.append(line)
            continue
        if line.joins and len(group) > 1 and not row:
            last = group.pop()  # the row begins with what looked like the paragraph's last line
            yield group
            group, row = [last, line], True
            continue
        if group:
            yield group
        group, row = [line], False
    if group:
        yield group


def _follows(above: _Line, line: _Line) -> bool:
    """Whether a line continues the paragraph of the one above it."""
    if above.ux * line.ux + above.uy * line.uy < 0.99:
        return False
    size = max(above.height, line.height)
    down = above.b - line.b
    if not 0.3 * size < down < LINE_PITCH * size or not 0.6 < above.height / line.height < 1.7:
        return False
    return line.a0 < above.a1 and above.a0 < line.a1 + size


def _pieces_of(line: _Line, offset: int, cut: int | None = None) -> Iterator[Piece]:
    """The pieces of a line that begins at `offset`, without what lies behind `cut`."""
    limit = len(line.text) if cut is None else cut
    for start, run in zip(line.starts, line.runs, strict=True):
        high = min(len(run.text), limit - start)
        if high > 0:
            yield Piece(offset + start, run, 0, high)


def _paragraph(lines: list[_Line], right: float) -> Passage:
    text = ""
    pieces: list[Piece] = []
    most = min(line.a0 for line in lines) * 0.3 + max(line.a1 for line in lines) * 0.7
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        cut, joint = _joint(line, following, right, most)
        pieces.extend(_pieces_of(line, len(text), cut))
        text += line.text[:cut] + joint
    return Passage(text, tuple(pieces), hidden=all(line.runs[0].hidden for line in lines))


def _joint(line: _Line, following: _Line | None, right: float, most: float) -> tuple[int, str]:
    """Where a line is cut, and what stands between it and the next one.

    A line was ended before a capital that had room before `right`, the edge of its margin. What goes on with a digit, a
    sign or a small letter may be a value in two parts: there only a line that does not reach `most` of the width of its
    paragraph was ended.
    """
    body = line.text.rstrip()
    if following is None:
        return len(line.text), ""
    after = following.text.lstrip()[:1]
    if body[-1:] in _HYPHENS and body[-2:-1].isalpha() and after.islower():
        return len(body) - 1, ""
    if after.isupper():
        is_ended = line.a1 + _width_of_first_word(following) <= right or _LABEL.match(following.text) is not None
    elif after.isdigit() and _GROUP.search(body):
        is_ended = False
    else:
        is_ended = line.a1 <= most
    return len(body), "\n" if is_ended else " "


def _width_of_first_word(line: _Line) -> float:
    """About: as if all letters of the line were of one width."""
    word = line.text.split(maxsplit=1)[:1]
    return (len(word[0]) + 1) * (line.a1 - line.a0) / len(line.text) if word else 0.0


def _holds_a_value(text: str) -> bool:
    """Column headers hold no digits, no address and do not end as labels do."""
    return text.strip().endswith(":") or "@" in text or any(char.isdigit() for char in text)


class _Table:
    """Consecutive rows. The first row names the columns; a cell that ends with a colon names the one to its right."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._header: list[_Line] = []
        self._last: _Line | None = None

    def continues(self, row: list[_Line]) -> bool:
        last = self._last
        return last is not None and 0 < last.b - row[0].b < 4 * max(last.height, row[0].height)

    def row(self, cells: list[_Line]) -> Iterator[Passage]:
        """The passages of one row."""
        for index, cell in enumerate(cells):
            label = cells[index - 1].text.strip() if index else ""
            column = self._column(cell)
            hint = label if label.endswith(":") else self._header[column].text.strip() if column is not None else ""
            if not hint and len(cells) == 2:
                hint = label
            hint = hint if len(hint) <= _MAX_HINT else ""
            name = f"{self._number}.{column if column is not None else index}"
            hidden = cell.runs[0].hidden
            yield Passage(cell.text, tuple(_pieces_of(cell, 0)), hint.rstrip(": "), name, hidden)
        if self._last is None and len(cells) > 1 and not any(_holds_a_value(cell.text) for cell in cells):
            self._header = cells
        self._last = cells[0]

    def _column(self, cell: _Line) -> int | None:
        best, found = 0.0, None
        for index, head in enumerate(self._header):
            shared = min(head.a1, cell.a1) - max(head.a0, cell.a0)
            if shared > best:
                best, found = shared, index
        return found


# ---- the second opinion


_BLANK = re.compile(r"[\s\u00ad\u200b\ufeff\x00-\x1f\u2010\ufffe\uffff\ufffd-]+")
BLANKS = r"[\s\u00ad\u200b\ufeff\x00-\x1f\u2010\ufffe\uffff\ufffd-]{0,4}+"
"""What may stand between two letters of one word, for readers."""


def squash(text: str) -> str:
    """Text without what readers disagree about: spaces, hyphens, compatibility forms."""
    if text.isascii():
        return _BLANK.sub("", text)
    return _BLANK.sub("", unicodedata.normalize("NFKC", text))


_NO_LETTER = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """The letters and digits of a text: what two readings of a page are compared by."""
    return _NO_LETTER.sub("", text if text.isascii() else unicodedata.normalize("NFKC", text))


def lines_by_place(runs: Sequence[Run]) -> Iterator[Passage]:
    """Lines as the eye joins them, wherever their parts stand in the stream. Only those of more than one run."""
    rows: dict[tuple[int, int, int], list[_Line]] = {}
    for run in runs:
        if run.text.strip():
            line = _begin(run)
            key = (round(line.ux * 8), round(line.uy * 8), round(line.b / max(2.0, line.height * 0.4)))
            rows.setdefault(key, []).append(line)
    for row in rows.values():
        if len(row) > 1:
            yield from _join_row(sorted(row, key=lambda line: line.a0))


def _join_row(row: list[_Line]) -> Iterator[Passage]:
    current: _Line | None = None
    for line in row:
        gap = _gap(current, line.runs[0]) if current else None
        if current is not None and gap is not None and -0.5 < gap < CELL_GAP:
            _extend(current, line.runs[0], gap)
            continue
        if current is not None and len(current.runs) > 1:
            yield Passage(current.text, tuple(_pieces_of(current, 0)))
        current = line
    if current is not None and len(current.runs) > 1:
        yield Passage(current.text, tuple(_pieces_of(current, 0)))
