"""What the markup of a word-processing part says about the text in it: table cells, hidden runs, tracked changes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gptsanitize.formats.dialect import is_common_label
from gptsanitize.formats.ooxml.people import is_nobody
from gptsanitize.formats.ooxml.surfaces import DELETED, HIDDEN, INSERTED, Kind, Surface, Tracker
from gptsanitize.model import Place

__all__ = ["WordTracker", "marks_of"]

_TABLE_MARKS = frozenset({b"tbl", b"tr", b"tc", b"gridCol", b"gridSpan", b"tblHeader"})
_REVISION_MARKS = frozenset({b"ins", b"del", b"moveFrom", b"moveTo"})
_HIDING_MARKS = frozenset({b"r", b"vanish", b"webHidden", b"specVanish", b"color", b"sz"})
_VANISHING = (b"anish", b"webHidden")
_WHITE_COLOR = re.compile(rb":color\s[^>]*\"(?:[Ff]{6}|[Ff][Ee][Ff][Ee][Ff][Ee])\"")
_SMALL_SIZE = re.compile(rb":sz\s+[\w:]*val=\"[0-2]\"")
_VALUE = re.compile(rb"[\w:]*val\s*=\s*[\"']([^\"']{0,40})[\"']")
_OFF = (b"0", b"false", b"off")
_WHITE = (b"ffffff", b"fefefe")
_MAX_HINT = 80
_MAX_LABEL_WORDS = 5
_WORD = re.compile(r"\w+")
_NUMBERS = re.compile(r"[0-9]{3}|@")
_LABEL_WORDS = frozenset(
    """
    account address amount author birth born city company contact country customer data date department description
    details dob due e email employee fax full iban id job mail manager mobile name no note notes number owner passport
    password person phone place position price reference remarks role salary signature signed ssn state status street
    surname tax tel telephone title type user username value zip code
    """.split()
)
"""Words of headers. Only the shape of a table of two columns hangs on them, never what is found in it."""
_HINTS = {
    "author": "author",
    "userName": "author",
    "suggestedsigner": "author",
    "initials": "initials",
    "userId": "user",
    "providerId": "user",
    "ed": "user",
    "date": "date",
}


def marks_of(data: bytes, *, readings: bool) -> frozenset[bytes]:
    """The marks that a part needs: few parts have tables, hidden text or revisions that are kept."""
    marks: frozenset[bytes] = frozenset()
    if b":tbl" in data or b"<tbl" in data:
        marks |= _TABLE_MARKS
    if any(word in data for word in _VANISHING) or _WHITE_COLOR.search(data) or _SMALL_SIZE.search(data):
        marks |= _HIDING_MARKS
    return marks | _REVISION_MARKS if readings else marks


@dataclass(slots=True)
class _Table:
    number: int
    columns: int = 0
    row: int = -1
    column: int = 0
    width: int = 1
    headers: dict[int, str] = field(default_factory=dict, repr=False)
    has_header_row: bool = False
    left: str = field(default="", repr=False)
    cell: list[str] = field(default_factory=list, repr=False)
    in_cell: bool = False

    def is_form(self, text: str) -> bool:
        """Whether the left cell of each row names the right one. Two columns under two labels are a list.

        `text` is that of the cell at hand, which in the first row may be such a label. Four columns and more are pairs
        where labels and what is none take turns, in the first row and in the one at hand.
        """
        if self.has_header_row:
            return False
        if self.columns != 2:
            return self.columns % 2 == 0 and self._begins_with_pairs(text)
        words = _WORD.findall((self.headers.get(1, "") if self.row > 0 else text[:_MAX_HINT]).lower())
        return not (0 < len(words) <= _MAX_LABEL_WORDS and _LABEL_WORDS.intersection(words))

    def _begins_with_pairs(self, text: str) -> bool:
        if self.row == 0:  # of which the rest is not known yet: a header holds no numbers
            return bool(self.column % 2 and is_common_label(self.left)) and _NUMBERS.search(text) is not None
        return is_common_label(self.left if self.column % 2 else text[:_MAX_HINT]) and all(
            is_common_label(self.headers.get(column, "")) is (column % 2 == 0) for column in range(self.columns)
        )


class WordTracker(Tracker):
    """Follows tables and runs of one part.

    `title` names the part for people, `place` is that of its paragraphs, `number` tells its
    tables from those of others.
    """

    def __init__(self, title: str, place: Place, number: int = 0) -> None:
        self._title = title
        self._place = place
        self._number = number
        self._tables_met = 0
        self._tables: list[_Table] = []
        self._paragraphs = 0
        self._in_run = False

    def mark(self, local: bytes, tag: bytes, *, closing: bool, empty: bool) -> None:
        if local in _TABLE_MARKS:
            self._mark_table(local, tag, closing=closing, empty=empty)
        elif local in _REVISION_MARKS:
            if not empty:
                flag = DELETED if local in (b"del", b"moveFrom") else INSERTED
                self.flags = self.flags & ~flag if closing else self.flags | flag
            elif local in (b"ins", b"moveTo"):  # of a paragraph's mark (17.13.5.20)
                self.has_open_end = True
        elif local == b"r":
            self._in_run = not closing
            self.flags &= ~HIDDEN
        elif self._in_run and not closing and _hides(local, tag):
            self.flags |= HIDDEN

    def refine(self, surface: Surface) -> None:
        if surface.kind is Kind.ATTRIBUTE:
            surface.where = f"{self._title} attribute"
            if surface.place is Place.NAME and self._place is Place.STRUCTURE:
                surface.place = Place.STRUCTURE  # styles, fonts and lists are hardly ever named after people
            if not is_nobody(surface.text):
                surface.hint = _HINTS.get(surface.attribute, "")
            elif surface.attribute in _HINTS:
                surface.place = Place.STRUCTURE
            return
        self._paragraphs += 1
        surface.where = f"{self._title} paragraph {self._paragraphs}"
        if surface.kind is Kind.RUNS:
            surface.place = self._place
            if self._tables and self._tables[-1].in_cell:
                self._refine_cell(surface, self._tables[-1])
            if surface.flags & (INSERTED | DELETED):
                surface.place = Place.REVISION
        if surface.flags & HIDDEN:
            surface.place = Place.HIDDEN

    def _refine_cell(self, surface: Surface, table: _Table) -> None:
        if self._place is Place.BODY:
            surface.place = Place.TABLE
        if table.left.rstrip().endswith(":"):
            surface.hint = table.left
        elif table.is_form(surface.text):
            surface.hint = table.left if table.column % 2 else ""
        elif table.row > 0:
            surface.hint = table.headers.get(table.column, "")
            surface.group = f"{self._number}.{table.number}.{table.column}"
        if sum(map(len, table.cell)) < _MAX_HINT:
            table.cell.append(surface.text)

    def _mark_table(self, local: bytes, tag: bytes, *, closing: bool, empty: bool) -> None:
        if local == b"tbl":
            if closing and self._tables:
                self._tables.pop()
            elif not closing and not empty:
                self._tables_met += 1
                self._tables.append(_Table(self._tables_met))
        elif self._tables:
            table = self._tables[-1]
            if local == b"gridCol":
                table.columns += not closing
            elif local == b"tblHeader":
                table.has_header_row |= table.row <= 0
            elif local == b"gridSpan":
                value = _VALUE.search(tag)
                table.width = min(int(value[1]), 64) if value and value[1].isdigit() else 1
            elif local == b"tr" and not closing:
                table.row, table.column, table.left = table.row + 1, 0, ""
            elif local == b"tc" and not empty:
                _mark_cell(table, closing=closing)


def _mark_cell(table: _Table, *, closing: bool) -> None:
    if not closing:
        table.in_cell, table.width = True, 1
        table.cell = []
        return
    text = " ".join(table.cell).strip()[:_MAX_HINT]
    if table.row == 0:
        table.headers[table.column] = text
    table.left, table.in_cell = text, False
    table.column += table.width


def _hides(local: bytes, tag: bytes) -> bool:
    """Whether a run property hides text: vanish, white, or one point and less (17.3.2.41, .6, .38)."""
    found = _VALUE.search(tag)
    value = found[1].lower() if found else b""
    if local == b"color":
        return value in _WHITE
    if local == b"sz":
        return value in (b"0", b"1", b"2")
    return value not in _OFF
