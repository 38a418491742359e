"""The plain form of a worksheet's rows and of the shared strings, as patterns; and cutting a long part into pieces of
it.

Both parts can be as long as a table of ten million cells, and all but very few are written in one plain form: no
comments, no prefixes, attributes in few orders. A piece that matches the grammar here *entirely* holds nothing that
the readers in `xlsx_cells` and `xlsx_strings` do not see; that proof costs a fifth of a microsecond a cell. What does
not match is brought into the plain form by `xlsx_plain`. (ECMA-376-1 18.3.1.4, 18.3.1.73, 18.4.8, 18.4.9)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from gptsanitize.errors import CorruptError, LimitError

__all__ = ["CELL", "ERRORS", "NUMBER", "SHEET", "STRINGS", "Flat", "NotPlainError", "Region", "split_plain"]

_PIECE = 1 << 17
_MAX_EDGE = 64_000_000  # bytes before the first and after the last row
_MAX_ROW = 256_000_000


class NotPlainError(Exception):
    """The part is not in the plain form; it says nothing about whether the part is sound."""


class Region(Enum):
    """Which part of a long part a piece belongs to."""

    HEAD = "head"
    ITEMS = "items"
    TAIL = "tail"
    ASIDE = "aside"  # text that the plain form has no room for: comments, unknown elements; never written


@dataclass(frozen=True, slots=True)
class Flat:
    """A part that is one long list: how its list starts, how it ends, and what its items look like."""

    head: re.Pattern[bytes]
    """Matches from the start of the part to the start of the list, or to the end of an empty list (group 1)."""
    item_start: bytes
    end: re.Pattern[bytes]
    items: re.Pattern[bytes]
    root: str
    container: str


NUMBER = rb"[-+]?+(?:[0-9]++\.?+[0-9]*+|\.[0-9]++)(?>[eE][-+]?+[0-9]{1,3})?+"
ERRORS = (
    rb"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!"
    rb"|EXTERNAL!|TIMEOUT!|PYTHON!)"
)
_CHARS = rb"[^<\x00-\x08\x0b\x0c\x0e-\x1f]*+"
_KEEP = rb' xml:space="(?:preserve|default)"'
_SPACE = rb"(?>" + _KEEP + rb")?+"
_T = rb"(?><t" + _SPACE + rb"(?:/>|>" + _CHARS + rb"</t>))"
_FONT = (
    rb"(?><(?:b|i|u|strike|outline|shadow|condense|extend|sz|color|family|charset|scheme|vertAlign)"
    rb'(?> (?:val|rgb|theme|tint|indexed|auto)="[-A-Za-z0-9.]{0,24}")*+/>|<rFont val="[^"<>]{0,64}"/>)'
)
_RUN = rb"(?:<r>(?><rPr>" + _FONT + rb"*+</rPr>|<rPr/>)?+" + _T + rb"?+</r>)"
_PHONETIC = (
    rb'(?:<rPh sb="[0-9]{1,6}" eb="[0-9]{1,6}">'
    + _T
    + rb'</rPh>|<phoneticPr(?> (?:fontId|type|alignment)="[A-Za-z0-9]{0,24}")*+/>)'
)
_RICH = rb"(?:" + _T + rb"?+(?>" + _RUN + rb"|" + _PHONETIC + rb")*+)"

_REF = rb' r="[A-Z]{1,3}[0-9]{1,7}"'
_STYLE = rb'(?> (?:s|cm|vm)="[0-9]{1,7}"| ph="[a-z01]{1,5}")*+'
_FORMULA = (
    rb"(?><f(?> (?:t|ref|si|aca|ca|bx|dt2D|dtr|r1|r2|del1|del2)"
    rb'="(?:[A-Z]{1,3}[0-9]{1,7}(?>:[A-Z]{1,3}[0-9]{1,7})?+|[0-9]{1,6}|true|false|normal|array|shared|dataTable)"'
    rb"|" + _KEEP + rb")*+(?:/>|>" + _CHARS + rb"</f>))?+"
)
_V = rb"<v" + _SPACE + rb">"
_CELL = (
    rb"<c" + _REF + _STYLE + rb"(?:/>"
    rb'|(?> t="n")?+' + _STYLE + rb"(?:/>|>" + _FORMULA + rb"(?>" + _V + NUMBER + rb"</v>|<v/>|<v></v>)?+</c>)"
    rb'|(?: t="s")' + _STYLE + rb"(?:/>|>" + _FORMULA + rb"(?><v>[0-9]{1,9}</v>|<v/>)?+</c>)"
    rb'|(?: t="b")' + _STYLE + rb"(?:/>|>" + _FORMULA + rb"(?><v>(?:[01]|true|false)</v>|<v/>)?+</c>)"
    rb'|(?: t="e")' + _STYLE + rb"(?:/>|>" + _FORMULA + rb"(?><v>" + ERRORS + rb"</v>|<v/>)?+</c>)"
    rb'|(?: t="(?:str|d)")' + _STYLE + rb"(?:/>|>" + _FORMULA + rb"(?>" + _V + rb"" + _CHARS + rb"</v>|<v/>)?+</c>)"
    rb'|(?: t="inlineStr")' + _STYLE + rb"(?:/>|>" + _FORMULA + rb"(?><is>" + _RICH + rb"</is>|<is/>)?+</c>)"
    rb")"
)
_ROW_ATTRIBUTE = (
    rb'(?> (?:r|s|outlineLevel)="[0-9]{1,7}"| spans="[0-9]{1,5}:[0-9]{1,5}(?: [0-9]{1,5}:[0-9]{1,5}){0,16}"'
    rb'| (?:ht|x14ac:dyDescent)="' + NUMBER + rb'"'
    rb'| (?:customFormat|hidden|customHeight|collapsed|thickTop|thickBot|ph)="(?:0|1|true|false)")'
)
_ROW = rb"<row" + _ROW_ATTRIBUTE + rb"*+(?:/>|>(?>" + _CELL + rb")*+</row>)"
_SI = rb"(?><si>" + _RICH + rb"</si>|<si/>)"

_DECLARATION = rb"(?>\xef\xbb\xbf)?+(?><\?xml[^>?]*+\?>)?+\s*+"
_ATTRIBUTES = rb"(?>[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+"
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"'](?!utf-8|us-ascii|ascii)", re.IGNORECASE)

SHEET = Flat(
    head=re.compile(_DECLARATION + rb"<worksheet(?=[\s>])[^!]*?<sheetData\s*+(?:(/)>|>)", re.DOTALL),
    item_start=b"<row",
    end=re.compile(rb"</sheetData\s*+>"),
    items=re.compile(rb"(?>" + _ROW + rb")*+"),
    root="worksheet",
    container="sheetData",
)
STRINGS = Flat(
    head=re.compile(
        _DECLARATION + rb"<sst(?>\s[^<>/\"']*+(?>\"[^\"<>]*+\"[^<>/\"']*+|'[^'<>]*+'[^<>/\"']*+)*+)?+(?:(/)>|>)"
    ),
    item_start=b"<si",
    end=re.compile(rb"</sst\s*+>|<extLst"),
    items=re.compile(_SI + rb"*+"),
    root="sst",
    container="sst",
)

CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"((?> (?:s|t|cm|vm|ph)="[A-Za-z0-9]{0,9}")*+)>'
    rb"(?:<v>([^<]*+)</v>|<is><t" + _SPACE + rb">([^<]*+)</t></is>|((?>[^<]++|<(?!/c>))*+))</c>"
)
"""Of a plain piece: column, row, other attributes, plain value, plain inline text, any other content."""


def split_plain(blocks: Iterable[bytes], flat: Flat, *, proven: bool = False) -> Iterator[tuple[Region, bytes]]:
    """Cut a part into its head, pieces of whole items, and its tail; each piece is proven to be plain, unless it was
    before.

    Raises `NotPlainError` as soon as that cannot be proven, `CorruptError` for a part that ends too early,
    `LimitError`.
    """
    source = iter(blocks)
    head, rest, is_empty = _read_head(source, flat)
    yield Region.HEAD, head
    if is_empty:
        yield Region.TAIL, _read_tail(source, rest)
        return
    buffer = rest
    while True:
        stop = flat.end.search(buffer)
        if stop:
            yield from _prove(buffer[: stop.start()], flat, proven)
            yield Region.TAIL, _read_tail(source, buffer[stop.start() :])
            return
        cut = buffer.rfind(flat.item_start) if len(buffer) >= _PIECE else -1
        if cut > 0:
            yield from _prove(buffer[:cut], flat, proven)
            buffer = buffer[cut:]
        elif len(buffer) > _MAX_ROW:
            raise LimitError("a row is longer than any program writes", reason="limit-row")
        block = b"".join(_take(source, _PIECE))
        if not block:
            raise CorruptError("a part of the package ends too early", reason="bad-xml")
        buffer += block


def _take(source: Iterator[bytes], wanted: int) -> Iterator[bytes]:
    """Blocks until there are `wanted` bytes: joining once keeps the work linear."""
    for block in source:
        yield block
        wanted -= len(block)
        if wanted <= 0:
            return


def _read_head(source: Iterator[bytes], flat: Flat) -> tuple[bytes, bytes, bool]:
    """The head, what was read after it, and whether the list is one empty element."""
    buffer = b""
    for wanted in (1 << 16, 1 << 20, _MAX_EDGE):
        block = b"".join(_take(source, wanted))
        buffer += block
        match = flat.head.match(buffer)
        if match:
            if _ENCODING.match(buffer.removeprefix(b"\xef\xbb\xbf")):
                raise NotPlainError
            return buffer[: match.end()], buffer[match.end() :], match[1] is not None
        if not block:
            break
    raise NotPlainError


def _read_tail(source: Iterator[bytes], start: bytes) -> bytes:
    pieces, size = [start], len(start)
    for block in source:
        size += len(block)
        if size > _MAX_EDGE:
            raise LimitError("a sheet has more settings than any program writes", reason="limit-sheet-settings")
        pieces.append(block)
    return b"".join(pieces)


def _prove(piece: bytes, flat: Flat, proven: bool) -> Iterator[tuple[Region, bytes]]:
    if not proven and not flat.items.fullmatch(piece):
        raise NotPlainError
    if piece:
        yield Region.ITEMS, piece
