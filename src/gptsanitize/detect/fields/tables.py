"""Tables that stand in the middle of a text: rows pasted into a mail, a log, a wiki page, an export in a `.txt`.

A table is a header and at least one row below it, cut into as many cells by the same sign (`;`, `|`, a tab, a comma,
or gaps of two blanks and more). Whether its header means anything is decided by the rules, which type a cell by the
header above it; a file format that knows its tables gives cells as segments of their own, and nothing is found here.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from typing import NamedTuple

from gptsanitize.detect.fields.keyed import is_key, is_telling
from gptsanitize.detect.patterns.firsts import compiled

__all__ = ["Cell", "cells_below_headers"]

_FEWEST = 3
"""Columns of a table: two cells in a row are as often a sentence with a comma."""
_PAIR = 2
"""Columns of one whose borders, quotes or places show what it is."""
_MOST = 60
_SHIFT = 2
"""Characters by which a cell may begin beside its column, as where a long one pushes it."""
_LONGEST_HEADER = 40
_LONGEST_LINE = 2_000
_SIGNS = (";", "|", "\t", ",", "^", "~")
_GAP = compiled(r"[ \t]{2,}")
_GAPS = "  "
"""Stands for gaps among signs."""
_FIRST_HEADER = compiled(
    r"\n(?=[\w .'’/()#°º€£$%\t|*`\"\r;,^~-]{3,2000}+\n)"
    r"[ \t|*`\"'\r;,^~]*+[^\W\d][\w .'’/()#°º€£$%*`\"\r-]{0,80}?(?:[;|\t,^~]| {2})"
)
"""A line that may be a header: of signs of cells alone; its first cell begins with a letter, and ends soon."""
_RULE = compiled(r"[ \t|:+=-]*[-=]{2}[ \t|:+=-]*")
_HEADER_CELL = compiled(r"(?:[€£$] )?[^\W\d][\w .'’/()#°º€£$%-]{0,39}")

_NUMBER = compiled(r"(?i)(?:id|n[or]?\.?|nº|n°|#|num|lfd\.? ?nr\.?|code|código|codigo|cód\.?|ref\.?)")
_OF_NUMBERS = "customer id"
"""What numbers in front of the rows of people are."""
_QUOTED = frozenset(",;^~")

_Spans = list[tuple[int, int]]


class _Header(NamedTuple):
    name: str
    beside: bool


class Cell(NamedTuple):
    """Where a cell stands in the text, and the header above it; `beside`, whether another header tells of people."""

    start: int
    end: int
    header: str
    beside: bool = False


def cells_below_headers(text: str, means: Callable[[str], bool]) -> Iterator[Cell]:
    """The cells of all tables of a text that stand below a header which `means` something, without empty ones."""
    done = 0
    for candidate in _FIRST_HEADER.finditer(f"\n{text}") if "\n" in text else ():
        line = _line(text, candidate.start())
        if line[0] < done or line[1] == len(text):
            continue
        sign = _sign_of(text, line, _line(text, line[1] + 1))
        header = _cells(text, line, sign) if sign else []
        names = [text[start:end] for start, end in header]
        if sign and _is_header(names, _PAIR if _shows(text, line, sign) else _FEWEST):
            telling = [number for number, name in enumerate(names) if is_telling(name)]
            wanted = {
                number: _Header(said, beside)
                for number, name in enumerate(names)
                for beside in [any(other != number for other in telling)]
                for said in [_OF_NUMBERS if len(telling) > 1 and _NUMBER.fullmatch(name) else name]
                if said and (means(said) or (beside and is_key(said)))
            }
            begins = [start - line[0] for start, _ in header] if sign == _GAPS else []
            done = yield from _below(text, line[1] + 1, sign, len(header), wanted, begins)


def _below(
    text: str, start: int, sign: str, count: int, wanted: Mapping[int, _Header], begins: Sequence[int]
) -> Generator[Cell, None, int]:
    """The cells of the rows that begin at `start`, of some columns; returns where the table ends.

    `begins` are the places in the line at which the columns begin, where no sign shows them: a row that leaves a cell
    out is cut by them.
    """
    while start <= len(text):
        line = _line(text, start)
        if line[1] == line[0] or line[1] - line[0] > _LONGEST_LINE:
            return start
        if not _RULE.fullmatch(text, *line):
            row = _spans(text, line, sign) if wanted else ()
            width = len(row) if wanted else _width(text, line, sign)
            if width != count and wanted and begins:
                row = _by_place(row, line[0], begins)
                width = len(row)
            if width != count and not _is_ragged(text, line, sign, width, count):
                return start
            for number, header in wanted.items():
                begin, end = _bare(text, *row[number]) if number < width else (0, 0)
                if end > begin:
                    yield Cell(begin, end, *header)
        start = line[1] + 1
    return start


def _by_place(row: Sequence[tuple[int, int]], start: int, begins: Sequence[int]) -> _Spans:
    """The cells of a row under the columns where they begin, empty ones where none does; no cell for another row."""
    placed: dict[int, tuple[int, int]] = {}
    for span in row:
        column = min(range(len(begins)), key=lambda number: abs(begins[number] - (span[0] - start)))
        if abs(begins[column] - (span[0] - start)) <= _SHIFT:
            placed.setdefault(column, span)
    if len(placed) < _PAIR or 0 not in placed or len(row) > len(begins) + 1:
        return []
    return [placed.get(number, (start, start)) for number in range(len(begins))]


def _is_ragged(text: str, line: tuple[int, int], sign: str, width: int, count: int) -> bool:
    """Whether a row of another width goes on with the table: a sign in a remark, empty cells that were left out.

    Where the sign is a comma, the row behind it has to be of the table again.
    """
    if width < max(_FEWEST, count // 2) or sign == _GAPS:
        return False
    return sign not in _QUOTED - {";"} or _width(text, _line(text, line[1] + 1), sign) == count


def _line(text: str, start: int) -> tuple[int, int]:
    end = text.find("\n", start)
    return start, len(text) if end < 0 else end


def _sign_of(text: str, line: tuple[int, int], following: tuple[int, int]) -> str:
    """What parts the cells of two lines; a single blank is nothing, two stand for a gap."""
    if not 0 < line[1] - line[0] <= _LONGEST_LINE:
        return ""
    for sign in _SIGNS:
        count = text.count(sign, *line)
        if count == 0 or (count < _FEWEST - 1 and not _shows(text, line, sign)):
            continue
        if _count(text, following, sign) == count or _RULE.fullmatch(text, *following):
            return sign
    gaps = len(_GAP.findall(text, *line))
    if gaps >= _FEWEST - 1 and _GAP.search(text, *following):
        return _GAPS
    return _GAPS if gaps == 1 and _shows(text, line, _GAPS) else ""


def _count(text: str, line: tuple[int, int], sign: str) -> int:
    """How often a sign parts cells of a line."""
    return len(_parts(text[slice(*line)], sign)) - 1


def _shows(text: str, line: tuple[int, int], sign: str) -> bool:
    """Whether two columns are enough: borders, quotes or a tab show them, or the cells below begin where theirs do."""
    bare = text[slice(*line)].strip()
    if sign == "|":
        return len(bare) > 1 and bare[-1] == "|"
    if sign in _QUOTED:
        return len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'"
    return sign == "\t" or (sign == _GAPS and _is_aligned(text, line))


def _is_aligned(text: str, line: tuple[int, int]) -> bool:
    """Whether the second cell of the next line begins where that of the header does."""
    below = _line(text, line[1] + 1)
    if _RULE.fullmatch(text, *below):
        below = _line(text, below[1] + 1)
    gaps = [[gap.end() - span[0] for gap in _GAP.finditer(text, *span)] for span in (line, below)]
    return len(gaps[0]) == len(gaps[1]) == 1 and gaps[0] == gaps[1] and below[0] + gaps[1][0] < below[1]


def _cells(text: str, line: tuple[int, int], sign: str) -> _Spans:
    """The cells of a line without the blanks, borders and quotes around them."""
    return [_bare(text, *span) for span in _spans(text, line, sign)]


def _inner(text: str, line: tuple[int, int], sign: str) -> tuple[int, int]:
    """A line without its borders."""
    start, end = line
    while end > start and text[end - 1] in " \r\t" and sign != "\t":
        end -= 1
    while start < end and text[start] == " ":
        start += 1
    if sign == "|":
        start += text.startswith("|", start)
        end -= end > start and text[end - 1] == "|"
    return start, end


def _width(text: str, line: tuple[int, int], sign: str) -> int:
    """How many cells a line has."""
    start, end = _inner(text, line, sign)
    return 1 + len(_GAP.findall(text, start, end)) if sign == _GAPS else len(_parts(text[start:end], sign))


def _spans(text: str, line: tuple[int, int], sign: str) -> _Spans:
    """What stands between the signs of a line, without its borders."""
    start, end = _inner(text, line, sign)
    if sign == _GAPS:
        edges = [start, *(edge for gap in _GAP.finditer(text, start, end) for edge in gap.span()), end]
        return [(edges[n], edges[n + 1]) for n in range(0, len(edges), 2)]
    spans = []
    for part in _parts(text[start:end], sign):
        spans.append((start, start + len(part)))
        start += len(part) + 1
    return spans


def _parts(line: str, sign: str) -> list[str]:
    """A line cut at a sign, but not within quotes (RFC 4180)."""
    if '"' not in line or sign not in _QUOTED:
        return line.split(sign)
    parts: list[str] = []
    open_quote = False
    for part in line.split(sign):
        if open_quote:
            parts[-1] += sign + part
        else:
            parts.append(part)
        open_quote ^= part.count('"') % 2 == 1
    return parts


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\r*`":
        start += 1
    while end > start and text[end - 1] in " \t\r*`":
        end -= 1
    if end - start > 1 and text[start] == text[end - 1] and text[start] in "\"'":
        return start + 1, end - 1
    return start, end


def _is_header(cells: Sequence[str], fewest: int) -> bool:
    """Whether all cells are short words; a header has no numbers and no sentence."""
    named = [cell for cell in cells if cell]
    return (
        len(named) >= fewest
        and len(cells) <= _MOST
        and all(len(cell) <= _LONGEST_HEADER and _HEADER_CELL.fullmatch(cell) for cell in named)
        and len(set(named)) == len(named)
        and not named[-1].endswith(".")
    )
