"""Reading order: runs of glyphs become lines, table cells and paragraphs, each a `Passage` with a way back to its
glyphs.

A value that wraps over a line, or is hyphenated there, stands in one passage; cells of a table row stand in passages
of their own, hinted by their column's header or the label to their left. The order of the stream is kept, as readers
of PDF do; `lines_by_place` is the second opinion, for text that was drawn out of order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from gptsanitize.formats.pdf.baseline import CELL_GAP, Line, begin, extend, gap_between, lines_of
from gptsanitize.formats.pdf.grid import GROUP, HYPHENS, LABEL, Cell, Row, Table, blocks, groups_of, width_of_first_word
from gptsanitize.formats.pdf.scene import Run

__all__ = ["BLANKS", "CELL_GAP", "Passage", "Piece", "letters", "lines_by_place", "passages", "squash"]

_WORD_GAP = 0.7
"""Words that stand further from each other were not written in one line, if they were not drawn so."""
_MARGIN = 6.0
"""Lines that begin within so many units have one margin."""
_MAX_HINT = 48
_LIST = 3
"""Behind so many lines that ended, a short line before a capital ended, too."""
_STACK = 4
"""So many lines of one letter each are one word that is written downwards."""
_SHORT_LINE = 45
_NEAR_THE_EDGE = 1.2
"""Lines that end within so many font sizes have one edge."""
_NUMBERED = re.compile(r"[A-Z][\w-]{1,15}[.:]{1,2} ?[+(]?[0-9]")
"""A line that begins so is an entry of its own, too: `Tel. 0732`, `Kto-Nr. 48567`."""
_SIGNS = ".,;:!?()[]\"'"
_LONGEST_CODE = 80
_MIXED = r"(?<![^\s:=])(?=[A-Za-z0-9+/=_-]{0,79}[0-9])(?=[A-Za-z0-9+/=_-]{0,79}[A-Za-z])[A-Za-z0-9+/=_-]{8,80}+"
_CODE, _ENDING_CODE = re.compile(_MIXED + r"(?=\s|\Z)"), re.compile(_MIXED + r"\Z")
"""Letters and digits in one: what stands below it may be the rest of a key."""
_BEGUN_ADDRESS = re.compile(r"[a-z0-9._+-]{3,64}(?:@(?:[\w-]{0,63}|(?:[\w-]{1,63}\.){1,4}))?")
_REST_OF_ADDRESS = re.compile(r"[\w.+-]{0,64}@[\w.-]{0,63}|\.?[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}")
_END_OF_ADDRESS = re.compile(r"@[\w-]|\.[a-z]{2,24}(?![\w.])")
_NO_WORD = re.compile(r"(?![aeiouy])[a-z](?:(?![aeiouy])[a-z])?", re.ASCII)


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


def passages(runs: Sequence[Run]) -> Iterator[Passage]:
    """The passages of a page in the order of its content stream; columns drawn row by row are read downwards."""
    rows = list(groups_of(lines_of(runs)))
    page = _Page(rows)
    for number, block in enumerate(blocks(rows)):
        table = Table.of(block) if len(block[0]) > 1 else None
        if table is None:
            yield _paragraph(block[0][0], page)
        elif table.is_running_text():
            for lines in table.down_the_columns():
                yield from (_paragraph(cell, page) for row in groups_of(lines) for cell in row)
        else:
            yield from _cells(number, table.with_wrapped_rows(), page)


class _Page:
    """What the lines of a page say of one of them: where its margin ends, and which words there are."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._edges: dict[tuple[float, int], list[float]] = {}
        for row in rows:
            for line in chain.from_iterable(row):
                edges = self._edges.setdefault(_margin(line), [])
                edges.append(line.a1)
                if len(edges) > 2:
                    edges.remove(min(edges))

    def edge(self, lines: Sequence[Line]) -> float:
        """How far the lines that begin at the same margins reach: the edge at which they are wrapped."""
        return max(max(self._edges[_margin(line)]) for line in lines)

    def is_alone(self, line: Line) -> bool:
        """Whether an entry of its own is the longest line of its margin, by far: its end is no edge."""
        if LABEL.match(line.text) is None:
            return False
        edges = self._edges[_margin(line)]
        return line.a1 >= max(edges) > min(edges) + _NEAR_THE_EDGE * line.height and len(line.text) < _SHORT_LINE

    @cached_property
    def words(self) -> frozenset[str]:
        """All words, in small letters."""
        lines = (line for row in self._rows for cell in row for line in cell)
        return frozenset(word.strip(_SIGNS) for line in lines for word in line.text.casefold().split())


def _margin(line: Line) -> tuple[float, int]:
    return round(line.ux, 2), round(line.a0 / _MARGIN)


# ---- paragraphs and cells


def _pieces_of(line: Line, offset: int, cut: int | None = None) -> Iterator[Piece]:
    """The pieces of a line that begins at `offset`, without what lies behind `cut`."""
    limit = len(line.text) if cut is None else cut
    for start, run in zip(line.starts, line.runs, strict=True):
        high = min(len(run.text), limit - start)
        if high > 0:
            yield Piece(offset + start, run, 0, high)


def _paragraph(lines: Cell, page: _Page) -> Passage:
    """Lines that are read as one."""
    if len(lines) == 1:
        line = lines[0]
        return Passage(line.text, tuple(_pieces_of(line, 0)), hidden=line.runs[0].hidden)
    text = ""
    pieces: list[Piece] = []
    width = _Width(
        page.edge(lines),
        min(line.a0 for line in lines) * 0.3 + max(line.a1 for line in lines) * 0.7,
        max(line.ink for line in lines),
        max(line.ink - line.a0 for line in lines),
    )
    stacked = len(lines) >= _STACK and all(len(line.text.strip()) == 1 for line in lines)
    ended = 0
    for number, (line, following) in enumerate(zip(lines, [*lines[1:], None], strict=True)):
        cut, joint = _below(line, following) if stacked else _joint(line, following, width, page)
        pieces.extend(_pieces_of(line, len(text), cut))
        if joint == " " and following is not None and ended == number >= _LIST and _is_item(line, following):
            joint = "\n"  # below lines that all ended
        ended += joint == "\n"
        text += line.text[:cut] + joint
    return Passage(text, tuple(pieces), hidden=all(line.runs[0].hidden for line in lines))


def _is_item(line: Line, following: Line) -> bool:
    """Whether a short line is followed by one that begins with a capital."""
    return len(line.text) < _SHORT_LINE and following.text.lstrip()[:1].isupper()


def _below(line: Line, following: Line | None) -> tuple[int, str]:
    """The joint of letters that stand one below the other: they are one word, up to a capital behind a small letter."""
    letter, after = line.text.strip(), following.text.strip() if following is not None else ""
    return len(line.text.rstrip()), " " if letter.islower() and after.isupper() else ""


class _Width(NamedTuple):
    """How far lines reach: those of a margin, most of a paragraph, and its longest, and how long that is."""

    right: float
    most: float
    widest: float
    longest: float


def _joint(line: Line, following: Line | None, width: _Width, page: _Page) -> tuple[int, str]:
    """Where a line is cut, and what stands between it and the next one.

    A line was ended before a capital that had room before the edge of its margin. What goes on with a digit, a sign or
    a small letter may be a value in two parts: there only a line that does not reach `most` of the width of its
    paragraph was ended. A word too long for its cell is cut without a hyphen.
    """
    body = line.text.rstrip()
    if following is None:
        return len(line.text), ""
    after = following.text.lstrip()[:1]
    if body[-1:] in HYPHENS and body[-2:-1].isalpha() and after.islower():
        return len(body) - 1, ""
    if " " not in body and line.ink > width.widest - 0.5 * line.height and _is_cut(body, following.text, page):
        return len(body), ""
    if _ENDING_CODE.search(body[-_LONGEST_CODE:]) and _CODE.match(following.text.lstrip()):
        return len(body), "\n"
    if after.isupper():
        fits = line.a1 + width_of_first_word(following) <= width.right
        is_ended = (
            fits or page.is_alone(line) or LABEL.match(following.text) is not None or _looks_other(line, following)
        )
    elif after.isdigit() and GROUP.search(body):
        is_ended = False
    else:
        is_ended = line.a1 <= width.most or (after.isalpha() and _had_room(line, following, width))
    return len(body), "\n" if is_ended else " "


def _had_room(line: Line, following: Line, width: _Width) -> bool:
    """Whether the next word had room within the widest line: short lines in the middle of a card are no sentence."""
    is_short = max(len(line.text), len(following.text)) < _SHORT_LINE
    return is_short and line.ink - line.a0 + 1.3 * width_of_first_word(following) <= width.longest


def _looks_other(line: Line, following: Line) -> bool:
    """Whether a line is all of one typeface, and the next one all of another: a name, and what somebody is below."""
    above, below = ({run.font.key for run in each.runs if not run.text.isspace()} for each in (line, following))
    return len(above) == len(below) == 1 and above != below


def _is_cut(body: str, following: str, page: _Page) -> bool:
    """Whether the one word of a line goes on in the next line: as an address, a word of the page, or by no word."""
    head, tail = body.lstrip(), "".join(following.split(maxsplit=1)[:1])
    if not (head and tail):
        return False
    if head[-1:].isalnum() and _END_OF_ADDRESS.match(tail):
        return True
    if "@" in head + tail:
        return _BEGUN_ADDRESS.fullmatch(head) is not None and _REST_OF_ADDRESS.fullmatch(tail) is not None
    if not (head.isalpha() and tail[:1].islower()):
        return False
    return (head + tail).strip(_SIGNS).casefold() in page.words or _NO_WORD.fullmatch(tail) is not None


def _holds_a_value(text: str) -> bool:
    """Column headers hold no digits, no address and do not end as labels do."""
    return text.strip().endswith(":") or "@" in text or any(char.isdigit() for char in text)


def _cells(number: int, table: Table, page: _Page) -> Iterator[Passage]:
    """The cells of a table. The first row names the columns; a cell that ends with a colon names the one beside it."""
    header: dict[int, str] = {}
    for row in table.rows:
        texts = [_paragraph(cell, page) for cell in row]
        for index, cell in enumerate(texts):
            column = table.column(row[index])
            label = texts[index - 1].text.strip() if index else ""
            hint = label if label.endswith(":") else header.get(column, "")
            if not hint and len(texts) == 2 and len(row[0]) == 1:
                hint = label
            hint = " ".join(hint.split()) if len(hint) <= _MAX_HINT else ""
            yield Passage(cell.text, cell.pieces, hint.rstrip(": "), f"{number}.{column}", cell.hidden)
        if row is table.rows[0] and not any(_holds_a_value(cell.text) for cell in texts):
            header = {table.column(row[index]): cell.text for index, cell in enumerate(texts)}


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
    rows: dict[tuple[int, int, int], list[Line]] = {}
    for run in runs:
        if run.text.strip():
            line = begin(run)
            key = (round(line.ux * 8), round(line.uy * 8), round(line.b / max(2.0, line.height * 0.4)))
            rows.setdefault(key, []).append(line)
    for row in rows.values():
        if len(row) > 1:
            yield from _join_row(sorted(row, key=lambda line: line.a0))


def _join_row(row: list[Line]) -> Iterator[Passage]:
    current: Line | None = None
    for line in row:
        gap = gap_between(current, line.runs[0]) if current else None
        if current is not None and gap is not None and -0.5 < gap < _WORD_GAP:
            extend(current, line.runs[0], gap)
            continue
        if current is not None and len(current.runs) > 1:
            yield Passage(current.text, tuple(_pieces_of(current, 0)))
        current = line
    if current is not None and len(current.runs) > 1:
        yield Passage(current.text, tuple(_pieces_of(current, 0)))
