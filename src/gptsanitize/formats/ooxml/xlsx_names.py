"""Names that other parts refer to: of sheets, defined names, tables and their columns. Read once, renamed everywhere.

A new name is made valid before it is used: Excel repairs a workbook in which a sheet's name is too long, or a table's
column is called other than its header cell. (ECMA-376-1 18.2.19 sheet, 18.2.5 definedName, 18.5.1.2 table, 18.5.1.3
tableColumn)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.xlsx_book import Table
from gptsanitize.formats.ooxml.xlsx_formulas import Renames
from gptsanitize.formats.ooxml.xlsx_rich import apply
from gptsanitize.model import Edit

__all__ = ["Name", "NewNames", "Space", "read_names", "rename_all"]

_BUILT_IN = "_xlnm."
_SHEET_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_MAX_SHEET_NAME = 31
_NAME_FORBIDDEN = re.compile(r"[^\w.\\]")
_LOOKS_LIKE_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]{1,7}|[Rr][0-9]*[Cc]?[0-9]*|[Cc][0-9]*", re.ASCII)
_MAX_NAME = 255


class Space(Enum):
    """What a name names. Defined names and tables share one space."""

    SHEET = "sheet"
    DEFINED = "defined name"
    TABLE = "table"
    COLUMN = "table column"


@dataclass(frozen=True, slots=True)
class Name:
    """One name. `owner` is the table's part and `offset` the number of the column in it, for columns."""

    space: Space
    text: str = field(repr=False)
    where: str
    owner: str = field(default="", repr=False)
    offset: int = 0


@dataclass(slots=True)
class NewNames:
    """The renames, and the new name of each table column that got one, by (part of the table, number of the column)."""

    renames: Renames
    columns: dict[tuple[str, int], str] = field(default_factory=dict, repr=False)


def read_names(sheet_names: Iterable[str], workbook: bytes, tables: Iterable[Table]) -> Iterator[Name]:
    """All names of a workbook, each once, in a fixed order."""
    for number, text in enumerate(sheet_names, 1):
        if text:
            yield Name(Space.SHEET, text, f"name of sheet {number}")
    seen: set[str] = set()
    for _, attributes in xml.elements(workbook, ("definedName",)):
        text = attributes.get("name", "")
        if text and not text.startswith(_BUILT_IN) and text.casefold() not in seen:
            seen.add(text.casefold())
            yield Name(Space.DEFINED, text, f"defined name {len(seen)}")
    for number, table in enumerate(tables, 1):
        yield Name(Space.TABLE, table.name, f"name of table {number}", table.part)
        for offset, text in enumerate(table.columns):
            if text:
                yield Name(Space.COLUMN, text, f"column {offset + 1} of table {number}", table.part, offset)


def rename_all(names: Sequence[Name], take: Callable[[int], Sequence[Edit]]) -> NewNames:
    """New names from edits: `take(length)` gives those of the next name, which is so long."""
    edited = [(name, take(len(name.text))) for name in names]
    sheets: dict[str, str] = {}
    defined: dict[str, str] = {}
    columns: dict[tuple[str, str], str] = {}
    by_offset: dict[tuple[str, int], str] = {}
    tables = {name.owner: name.text for name in names if name.space is Space.TABLE}
    taken = {
        (name.space is Space.SHEET, name.owner if name.space is Space.COLUMN else "", name.text.casefold())
        for name in names
    }
    for name, edits in edited:
        if not edits:
            continue
        new = apply(name.text, edits)
        scope = (name.space is Space.SHEET, name.owner if name.space is Space.COLUMN else "")
        match name.space:
            case Space.SHEET:
                new = _unique(_valid_sheet(new), scope, taken, _MAX_SHEET_NAME, " ")
                sheets[name.text.lower()] = new
            case Space.COLUMN:
                new = _unique(new.strip() or "Column", scope, taken, _MAX_NAME, "")
                columns[tables.get(name.owner, "").lower(), name.text.lower()] = new
                by_offset[name.owner, name.offset] = new
            case _:
                new = _unique(_valid_name(new), scope, taken, _MAX_NAME, "_")
                defined[name.text.lower()] = new
    return NewNames(Renames(sheets, defined, columns), by_offset)


def _unique(text: str, scope: tuple[bool, str], taken: set[tuple[bool, str, str]], longest: int, mark: str) -> str:
    candidate, number = text[:longest], 1
    while (*scope, candidate.casefold()) in taken:
        number += 1
        suffix = f"{mark}{number}"
        candidate = text[: longest - len(suffix)] + suffix
    taken.add((*scope, candidate.casefold()))
    return candidate


def _valid_sheet(text: str) -> str:
    return _SHEET_FORBIDDEN.sub("_", text).strip("' ")[:_MAX_SHEET_NAME].strip("' ") or "Sheet"


def _valid_name(text: str) -> str:
    clean = _NAME_FORBIDDEN.sub("_", text.strip()) or "Name"
    if not (clean[0].isalpha() or clean[0] in "_\\") or _LOOKS_LIKE_CELL.fullmatch(clean):
        clean = "_" + clean
    return clean
