"""Tables that stand in the middle of a text: rows pasted into a mail, a log, a wiki page, an export in a `.txt`.

A table is a header and at least one row below it, cut into as many cells by the same sign (`;`, `|`, a tab, a comma,
or gaps of two blanks and more). Whether its header means anything is decided by the rules, which type a cell by the
header above it; a file format that knows its tables gives cells as segments of their own, and nothing is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

__all__ = ["Cell", "cells_below_headers"]

_FEWEST = 3
"""Columns of a table: two cells in a row are as often a sentence with a comma."""
_MOST = 60
_LONGEST_HEADER = 40
_LONGEST_LINE = 2_000
_SIGNS = (";", "|", "\t", ",")
_GAP = re.compile(r"[ \t]{2,}")
_RULE = re.compile(r"[ \t|:+=-]*-[ \t|:+=-]*")
_HEADER_CELL = re.compile(r"[^\W\d][\w .'’/()#°º-]{0,39}")

_Spans = list[tuple[int, int]]


class Cell(NamedTuple):
    """Where a cell stands in the text, and the header above it."""

    start: int
    end: int
    header: str


def cells_below_headers(text: str) -> Iterator[Cell]:
    """The cells of all tables of a text, without empty ones."""
    if "\n" not in text:
        return
    lines = _lines(text)
    at = 0
    while at + 1 < len(lines):
        sign = _sign_of(text, lines[at], lines[at + 1])
        if not sign:
            at += 1
            continue
        header = _cells(text, lines[at], sign)
        if not _is_header([text[start:end] for start, end in header]):
            at += 1
            continue
        at += 1
        while at < len(lines) and (row := _row(text, lines[at], sign, len(header))) is not None:
            for (start, end), (above, below) in zip(row, header, strict=False):
                if end > start:
                    yield Cell(start, end, text[above:below])
            at += 1


def _lines(text: str) -> _Spans:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def _sign_of(text: str, line: tuple[int, int], following: tuple[int, int]) -> str:
    """What parts the cells of two lines; a single blank is nothing, two stand for a gap."""
    if not 0 < line[1] - line[0] <= _LONGEST_LINE:
        return ""
    for sign in _SIGNS:
        count = text.count(sign, *line)
        if count >= _FEWEST - 1 and (text.count(sign, *following) == count or _RULE.fullmatch(text, *following)):
            return sign
    return "  " if len(_GAP.findall(text, *line)) >= _FEWEST - 1 and _GAP.search(text, *following) else ""


def _row(text: str, line: tuple[int, int], sign: str, count: int) -> _Spans | None:
    """The cells of a row; none of a line that only rules off the header; None where the table ends."""
    if line[1] == line[0] or line[1] - line[0] > _LONGEST_LINE:
        return None
    if _RULE.fullmatch(text, *line):
        return []
    cells = _cells(text, line, sign)
    return cells if len(cells) == count else None


def _cells(text: str, line: tuple[int, int], sign: str) -> _Spans:
    """The cells of a line without the blanks, borders and quotes around them."""
    start, end = line
    while end > start and text[end - 1] in " \r\t" and sign != "\t":
        end -= 1
    while start < end and text[start] == " ":
        start += 1
    if sign == "|":
        start += text.startswith("|", start)
        end -= end > start and text[end - 1] == "|"
    pattern = _GAP if sign == "  " else re.compile(re.escape(sign))
    edges = [start, *(edge for gap in pattern.finditer(text, start, end) for edge in gap.span()), end]
    return [_bare(text, *edges[n : n + 2]) for n in range(0, len(edges), 2)]


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\r*`":
        start += 1
    while end > start and text[end - 1] in " \t\r*`":
        end -= 1
    if end - start > 1 and text[start] == text[end - 1] == '"':
        return start + 1, end - 1
    return start, end


def _is_header(cells: Sequence[str]) -> bool:
    """Whether all cells are short words; a header has no numbers and no sentence."""
    named = [cell for cell in cells if cell]
    return (
        len(named) >= _FEWEST
        and len(cells) <= _MOST
        and all(len(cell) <= _LONGEST_HEADER and _HEADER_CELL.fullmatch(cell) for cell in named)
        and len(set(named)) == len(named)
        and not named[-1].endswith(".")
    )
