"""The table of shared strings: which cells use which entry, its texts as a stream, and the table with edits applied.

An entry is read once for each *meaning* of the columns that use it, not once for each cell. Where two meanings lead to
two different texts, a second entry is appended and the cells of one column are pointed to it. Entries that no cell
uses are blanked when the table is rewritten. Ten bytes are kept for an entry, not its text. (ECMA-376-1 18.4.9)
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gptsanitize.errors import CorruptError, LimitError
from gptsanitize.formats.ooxml.walk import Take
from gptsanitize.formats.ooxml.xlsx_rich import Slot, apply, plain_item, read_item, read_text, rewrite_item
from gptsanitize.model import Edit, Place

__all__ = ["HEADER_MEANING", "Column", "StringSite", "Usage", "read_entries", "rewrite_entries", "string_sites"]

HEADER_MEANING = -1
"""The meaning of a table's header cells: their text is the name of the table's column."""

_ENTRY = re.compile(rb'<si>(?:<t(?> xml:space="[a-z]*+")?+>([^<]*+)</t></si>|((?>[^<]++|<(?!/si>))*+)</si>)|<si/>')
_ITEM_START = b"<si"
_BLANK = b"<si><t></t></si>"
_GROW = 1 << 14


@dataclass(frozen=True, slots=True)
class Column:
    """One column of one sheet, as far as text in it is concerned. Columns of the same header share a `meaning`."""

    index: int
    meaning: int
    place: str
    """`sheet 2 B`: a row's number completes it."""
    hint: str = field(repr=False)
    group: str
    hidden: bool

    @property
    def kind(self) -> Place:
        """What kind of place its cells are."""
        return Place.HIDDEN if self.hidden else Place.TABLE


@dataclass(slots=True)
class _Use:
    column: int
    row: int
    count: int


class Usage:
    """Which columns use which entry. Columns are counted from 1; 0 is none."""

    def __init__(self, max_entries: int) -> None:
        self._max_entries = max_entries
        self.columns: list[Column] = [Column(0, 0, "", "", "", hidden=False)]
        self.owner = array("I")
        self.count = array("I")
        self.row = array("I")
        self._more: dict[int, list[_Use]] = {}
        self._kept: dict[int, set[tuple[str, int]]] = {}
        self.released: frozenset[tuple[str, int]] = frozenset()
        """Columns of tables whose header cells get another text in the writing at hand."""

    def grow(self, entry: int) -> None:
        """Make room for an entry's number, which a hostile cell may choose."""
        if entry >= self._max_entries:
            raise CorruptError("a cell refers to a string that does not exist", reason="broken-shared-strings")
        extra = bytes(4 * (max(entry + 1, len(self.owner) + _GROW) - len(self.owner)))
        for column in (self.owner, self.count, self.row):
            column.frombytes(extra)

    def add(self, entry: int, column: int, row: int) -> None:
        """A cell of `column` uses `entry`, which another column may already use."""
        if entry >= len(self.owner):
            self.grow(entry)
        owner = self.owner[entry]
        if owner == 0:
            self.owner[entry], self.count[entry], self.row[entry] = column, 1, row
            return
        meaning = self.columns[column].meaning
        if self.columns[owner].meaning == meaning:
            self.count[entry] += 1
            return
        uses = self._more.setdefault(entry, [])
        for use in uses:
            if self.columns[use.column].meaning == meaning:
                use.count += 1
                return
        uses.append(_Use(column, row, 1))

    def keep(self, entry: int, owner: tuple[str, int]) -> None:
        """The header cell of a table's column (part, number) uses the entry: its text is read as the column's name."""
        if entry >= len(self.owner):
            self.grow(entry)
        self._kept.setdefault(entry, set()).add(owner)

    def is_header(self, entry: int) -> bool:
        """Whether a header cell of a table uses the entry, whatever becomes of its text."""
        return entry in self._kept

    def is_kept(self, entry: int) -> bool:
        """Whether a header cell that keeps its text uses the entry."""
        return entry in self._kept and not self._kept[entry] <= self.released

    def is_used(self, entry: int) -> bool:
        return self.is_kept(entry) or (entry < len(self.owner) and self.owner[entry] != 0)

    def last(self) -> int:
        """The greatest number of an entry that is used, or -1."""
        top = len(self.owner) - 1
        while top >= 0 and not self.owner[top]:
            top -= 1
        return max(top, *self._kept) if self._kept else top

    @property
    def several(self) -> Container[int]:
        """Entries that are used in several meanings."""
        return self._more

    def are_all_used(self, first: int, end: int) -> bool:
        """Whether cells use each entry from `first` to before `end`."""
        return end <= len(self.owner) and 0 not in self.owner[first:end]

    def use(self, entry: int, number: int) -> tuple[Column, int, int]:
        """One of `uses`."""
        if number == 0:
            return self.columns[self.owner[entry]], self.row[entry], self.count[entry]
        use = self._more[entry][number - 1]
        return self.columns[use.column], use.row, use.count

    def count_of_uses(self, entry: int) -> int:
        """How many `uses` an entry has."""
        if entry >= len(self.owner) or not self.owner[entry]:
            return 0
        return 1 + len(self._more[entry]) if entry in self._more else 1

    def uses(self, entry: int) -> Iterator[tuple[Column, int, int]]:
        """For each meaning: the column of its first cell, that cell's row, and the number of cells."""
        if entry < len(self.owner) and self.owner[entry]:
            yield self.columns[self.owner[entry]], self.row[entry], self.count[entry]
            for use in self._more.get(entry, ()):
                yield self.columns[use.column], use.row, use.count


def read_entries(piece: bytes) -> list[tuple[bytes, bytes]]:
    """The entries of a plain piece: a plain text, or else the inner XML of an entry with runs."""
    return _ENTRY.findall(piece)


StringSite = tuple[int, int, int, str]
"""Entry, which of its uses (-1 for texts that are read once), slot inside the entry, and the text to be read."""


def string_sites(first: int, entries: Iterable[tuple[bytes, bytes]], usage: Usage, fonts: set[str]) -> list[StringSite]:
    """The texts of entries in order; `first` is the number of the first one. `fonts` holds those already read.

    An entry that no cell uses is read once: a table that is copied as it is holds it too.
    """
    sites: list[StringSite] = []
    owner, several = usage.owner, usage.several
    size = len(owner)
    for entry, (raw, inner) in enumerate(entries, first):
        if raw:
            uses = 1 if entry < size and owner[entry] and entry not in several else usage.count_of_uses(entry)
            if uses or not usage.is_header(entry):
                text = read_text(raw)
                if text and not text.isspace():
                    if uses == 1:
                        sites.append((entry, 0, 0, text))
                    else:
                        sites += [(entry, use, 0, text) for use in range(uses)] or [(entry, -1, 0, text)]
        elif inner:
            sites += _rich_sites(entry, inner, usage, fonts)
    return sites


def _rich_sites(entry: int, inner: bytes, usage: Usage, fonts: set[str]) -> Iterator[StringSite]:
    uses = usage.count_of_uses(entry)
    for slot, text in read_item(inner):
        if not text or text.isspace():
            continue
        if slot == Slot.TEXT and (uses or usage.is_header(entry)):
            for use in range(uses):
                yield entry, use, slot, text
        elif slot < Slot.FONT or text not in fonts:
            if slot >= Slot.FONT:
                fonts.add(text)
            yield entry, -1, slot, text


class _Appendix:
    """Entries that are added because two meanings of one entry have become two texts."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.entries: list[bytes] = []
        self.moved: dict[tuple[int, int], int] = {}

    def add(self, entry: int, meaning: int, item: bytes) -> None:
        if len(self.entries) > 5_000_000:
            raise LimitError("too many strings have several meanings", reason="limit-cells")
        self.moved[entry, meaning] = self.first + len(self.entries)
        self.entries.append(item)


def rewrite_entries(
    pieces: Iterable[bytes],
    usage: Usage,
    take: Take,
    moved: dict[tuple[int, int], int],
    total: int,
) -> Iterator[bytes]:
    """The pieces with edits applied. The sites are those of `string_sites`, in that order.

    Afterwards `moved` holds the new entry for each (entry, meaning) whose cells must be pointed elsewhere. `total` is
    the number of entries, where the appended ones start.
    """
    fonts: set[str] = set()
    renamed: dict[str, str] = {}
    appendix = _Appendix(total)
    first = 0
    for piece in pieces:
        entries = read_entries(piece)
        by_entry = _collect(string_sites(first, entries, usage, fonts), take)
        end = first + len(entries)
        is_quiet = not fonts and usage.are_all_used(first, end)
        items = piece.split(_ITEM_START)
        for entry in sorted(by_entry) if is_quiet else range(first, end):
            source = entries[entry - first]
            if not usage.is_used(entry):
                new = _BLANK
            elif entry in by_entry or (renamed and source[1]):
                new = _rewrite_entry(entry, source, by_entry.get(entry, {}), usage, appendix, renamed)
            else:
                continue
            items[entry - first + 1] = new.removeprefix(_ITEM_START)
        yield _ITEM_START.join(items)
        first = end
    moved.update(appendix.moved)
    yield b"".join(appendix.entries)


def _collect(sites: Sequence[StringSite], take: Take) -> dict[int, dict[tuple[int, int], tuple[str, Sequence[Edit]]]]:
    found: dict[int, dict[tuple[int, int], tuple[str, Sequence[Edit]]]] = {}
    for number, edits in take.among(len(sites), lambda number: len(sites[number][3])):
        entry, use, slot, text = sites[number]
        found.setdefault(entry, {})[use, slot] = (text, edits)
    return found


def _rewrite_entry(
    entry: int,
    source: tuple[bytes, bytes],
    edits: Mapping[tuple[int, int], tuple[str, Sequence[Edit]]],
    usage: Usage,
    appendix: _Appendix,
    renamed: dict[str, str],
) -> bytes:
    for (_, slot), (text, changes) in edits.items():
        if slot >= Slot.FONT:
            renamed[text] = apply(text, changes)
    common = {slot: changes for (use, slot), (_, changes) in edits.items() if use < 0 and slot < Slot.FONT}
    common |= _font_edits(source[1], renamed)
    variants = [
        _variant(source, common, edits.get((use, int(Slot.TEXT)))) for use, _ in enumerate(usage.uses(entry))
    ] or [_variant(source, common, None)]
    for (column, _, _), item in zip(usage.uses(entry), variants, strict=False):
        if item != variants[0]:
            appendix.add(entry, column.meaning, item)
    if usage.is_kept(entry):
        appendix.add(entry, HEADER_MEANING, _variant(source, common, None))
    return variants[0]


def _font_edits(inner: bytes, renamed: Mapping[str, str]) -> dict[int, Sequence[Edit]]:
    if not renamed or not inner:
        return {}
    return {
        slot: (Edit(0, 0, len(text), renamed[text]),)
        for slot, text in read_item(inner)
        if slot >= Slot.FONT and text in renamed
    }


def _variant(
    source: tuple[bytes, bytes], common: Mapping[int, Sequence[Edit]], main: tuple[str, Sequence[Edit]] | None
) -> bytes:
    raw, inner = source
    edits = dict(common)
    if main:
        edits[int(Slot.TEXT)] = main[1]
    if inner:
        return b"<si>" + rewrite_item(inner, edits) + b"</si>"
    return b"<si>" + plain_item(apply(read_text(raw), main[1] if main else ())) + b"</si>"
