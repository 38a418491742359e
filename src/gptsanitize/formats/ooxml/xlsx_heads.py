"""What the first rows of a sheet say of its cells: headers of one table or of several, and labels beside their values.

A table ends at an empty row. One that begins further down is told by a header of words that tables commonly have, and a
form by rows in which such a word stands before each value. Knows cells by their letters and numbers, not the markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gptsanitize.formats.dialect import is_common_label
from gptsanitize.formats.ooxml.xlsx_book import Table, column_letters

__all__ = ["BLOCK_ROWS", "HEAD_ROWS", "Cells", "Head", "Header", "find_header", "read_head"]

HEAD_ROWS = 20
"""How many rows from the top the first header is looked for in."""
BLOCK_ROWS = 300
"""And how many the headers of further tables, and forms."""
_MAX_LABEL = 80
_MAX_WORDS = 4
_FEWEST_PAIRS = 2
_SHARE_OF_PAIRS = 0.6

Cells = Sequence[tuple[bytes, str | None]]
"""The cells of a row that hold something: column, text or `None` for what is no text."""


@dataclass(frozen=True, slots=True)
class Header:
    """The row that names the columns (0: none found) and what it calls them, by letters."""

    row: int
    names: Mapping[bytes, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Head:
    """Headers in order, at least one; and what a label beside a cell calls it, by row and column."""

    headers: Sequence[Header]
    labels: Mapping[tuple[int, bytes], str] = field(repr=False)

    @property
    def last_row(self) -> int:
        """The last row of which more is to be known than the last header: that header, or a form below it."""
        return max(self.headers[-1].row, max((row for row, _ in self.labels), default=0))

    def header_of(self, row: int) -> Header | None:
        """The header above a row; none for what is a header itself or stands above the first."""
        above = [header for header in self.headers if header.row <= row]
        return above[-1] if above and above[-1].row < row else None


def read_head(rows: Mapping[int, Cells], tables: Sequence[Table]) -> Head:
    """Headers and labels of a sheet, from its first rows."""
    first = find_header({row: cells for row, cells in rows.items() if row <= HEAD_ROWS}, tables)
    headers = [first]
    if not tables:
        headers += _further_headers(rows, first.row)
    labels: dict[tuple[int, bytes], str] = {}
    for block in _blocks(rows):
        begins = next((header.row for header in headers if header.row in block), block[-1] + 1)
        above = [row for row in block if row < begins]
        is_table = block[0] > first.row > 0 and begins > block[-1]
        if not is_table or _is_form([rows[row] for row in block]):
            for row in above:
                labels.update({(row, column): label for column, label in _pairs(rows[row])})
    return Head(tuple(headers), labels)


def find_header(rows: Mapping[int, Cells], tables: Iterable[Table]) -> Header:
    """The header among a sheet's first rows.

    A table says itself where its header is. Without one it is the first row that is nearly as wide as the widest,
    nearly all of short texts, not the last, and no row of a form.
    """
    named: dict[bytes, str] = {}
    top = 0
    for table in tables:
        for offset, name in enumerate(table.columns):
            named.setdefault(column_letters(table.area.left + offset), name)
        if table.header_row and (top == 0 or table.header_row < top):
            top = table.header_row
    if named:
        return Header(top, named)
    widest = max((len(cells) for cells in rows.values()), default=0)
    is_form = _is_form(list(rows.values()))
    for row in sorted(rows)[:-1]:
        cells = rows[row]
        labels = _texts(cells)
        is_of_form = is_form and (len(cells) == 1 or any(_pairs(cells)))
        if labels and len(cells) >= 0.6 * widest and len(labels) >= 0.7 * len(cells) and not is_of_form:
            return Header(row, labels)
    return Header(0, {})


def _texts(cells: Cells) -> dict[bytes, str]:
    return {column: text for column, text in cells if text is not None and _is_label(text)}


def _is_label(text: str) -> bool:
    return (
        0 < len(text.strip()) <= _MAX_LABEL and any(char.isalpha() or char == "#" for char in text) and "@" not in text
    )


def _further_headers(rows: Mapping[int, Cells], first: int) -> Iterator[Header]:
    """Headers of tables below the first, each behind an empty row, under a title perhaps, and above some row."""
    for block in _blocks(rows):
        wide = [row for row in block if len(rows[row]) > 1]
        if block[0] > first and len(wide) > 1 and _is_common_header(rows[wide[0]]):
            yield Header(wide[0], _texts(rows[wide[0]]))


def _is_common_header(cells: Cells) -> bool:
    texts = [text for _, text in cells if text is not None and _is_label(text)]
    known = sum(1 for text in texts if _names_a_value(text))
    return (
        len(texts) == len(cells)
        and 3 * known >= len(texts)
        and known > 0
        and not any(char.isdecimal() for text in texts for char in text)
        and not any(_pairs(cells))
    )


def _blocks(rows: Mapping[int, Cells]) -> list[list[int]]:
    """Rows that stand together, without an empty one between them."""
    blocks: list[list[int]] = []
    for row in sorted(rows):
        if blocks and blocks[-1][-1] == row - 1:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def _is_form(rows: Sequence[Cells]) -> bool:
    """Whether most rows of more than one cell are labels before their values."""
    wide = [cells for cells in rows if len(cells) > 1]
    pairs = sum(1 for cells in wide if 2 * sum(1 for _ in _pairs(cells)) >= len(cells) - 1)
    return pairs >= _FEWEST_PAIRS and pairs >= _SHARE_OF_PAIRS * len(wide)


def _pairs(cells: Cells) -> Iterator[tuple[bytes, str]]:
    """The columns of values behind a label in the same row, and the label."""
    for (_, left), (column, text) in pairwise(cells):
        if left is not None and _names_a_value(left) and not (text is not None and _names_a_value(text)):
            yield column, left.strip()[:_MAX_LABEL]


def _names_a_value(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _MAX_WORDS and len(text) <= _MAX_LABEL and is_common_label(text)
