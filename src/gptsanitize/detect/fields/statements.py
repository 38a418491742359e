"""Rows in statements of a database: `INSERT INTO t (surname, iban) VALUES ('Roe', 'DE..')`, and PostgreSQL's `COPY`.

The names of the columns are to the values what a header is to its cells. Reads no other statement, and nothing of one
without names; what a name means is decided by the rules. (ISO/IEC 9075-2 14.11; PostgreSQL 17, COPY)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gptsanitize.detect.fields.tables import Cell
from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.views.octets import Glance

__all__ = ["cells_of_statements"]

_NAME = r"[\w.\"`\[\]$]{1,130}"
_INSERT = compiled(
    rf"\b(?:INSERT|REPLACE)\s{{1,8}}(?:IGNORE\s{{1,8}})?INTO\s{{1,8}}{_NAME}\s{{0,8}}"
    r"\(([^()';]{1,4000})\)\s{0,8}VALUES\s{0,8}(?=\()",
    re.IGNORECASE,
)
_COPY = compiled(
    rf"\bCOPY\s{{1,8}}{_NAME}\s{{0,8}}\(([^()';]{{1,4000}})\)\s{{1,8}}FROM\s{{1,8}}stdin\b[^\n]{{0,200}}\n",
    re.IGNORECASE,
)
_VALUE = compiled(
    r"\s{0,40}(?:[NE]?'((?:[^'\\]|''|\\.){0,4000}+)'|\"((?:[^\"\\]|\\.){0,4000}+)\"|([^\s,()'\"]++))\s{0,40}", re.DOTALL
)
_NEXT_ROW = compiled(r"\)\s{0,40},\s{0,40}(?=\()")
_EMPTY = frozenset({"NULL", "\\N", "DEFAULT"})


def cells_of_statements(text: str, glance: Glance | None = None) -> Iterator[Cell]:
    """The values of all rows whose columns are named; quotes are no part of them."""
    if "(" not in text:
        return
    words = (glance or Glance(text)).words
    if b"into" in words and b"values" in words:
        for insert in _INSERT.finditer(text):
            yield from _rows(text, insert.end(), _names(insert[1]))
    if b"copy" in words and b"stdin" in words:
        for copy in _COPY.finditer(text):
            yield from _lines(text, copy.end(), _names(copy[1]))


def _names(columns: str) -> list[str]:
    return [name.strip(' \t\r\n"`[]') for name in columns.split(",")]


def _rows(text: str, start: int, names: list[str]) -> Iterator[Cell]:
    """The cells of `(1, 'Roe'), (2, 'Poe')`, as far as they are understood."""
    while True:
        column, at = 0, start + 1
        while value := _VALUE.match(text, at):
            group = next((number for number in (1, 2, 3) if value[number] is not None), 3)
            if column < len(names) and value[group] and value[group].upper() not in _EMPTY:
                yield Cell(value.start(group), value.end(group), names[column])
            column, at = column + 1, value.end()
            if text[at : at + 1] != ",":
                break
            at += 1
        following = _NEXT_ROW.match(text, at)
        if following is None:
            return
        start = following.end()


def _lines(text: str, start: int, names: list[str]) -> Iterator[Cell]:
    """The cells of lines parted by tabs, up to the line `\\.`."""
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text.startswith("\\.", start):
            return
        at = start
        for name, value in zip(names, text[start:end].split("\t"), strict=False):
            if value and value not in _EMPTY:
                yield Cell(at, at + len(value), name)
            at += len(value) + 1
        start = end + 1
