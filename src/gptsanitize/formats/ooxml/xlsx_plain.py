"""Brings a worksheet or shared strings of any spelling into the plain form of `xlsx_grammar`, as a stream.

For the few files that were written by hand, by rare programs or with intent: prefixed names, comments inside text,
CDATA, other encodings, cells without a reference, unknown elements between rows. What the plain form has no room for
comes out as asides, to be read but never written. The cost is that of an event parser, some 5 microseconds a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from gptsanitize.errors import CorruptError, LimitError
from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.xlsx_grammar import ERRORS, NUMBER, STRINGS, Flat, Region

__all__ = ["split_any"]

_PIECE = 1 << 20
_ROW_RULES = {
    "r": r"[0-9]{1,7}",
    "s": r"[0-9]{1,7}",
    "outlineLevel": r"[0-9]{1,7}",
    "spans": r"[0-9]{1,5}:[0-9]{1,5}(?: [0-9]{1,5}:[0-9]{1,5}){0,16}",
    "ht": NUMBER.decode(),
    **dict.fromkeys(
        ("customFormat", "hidden", "customHeight", "collapsed", "thickTop", "thickBot", "ph"), "0|1|true|false"
    ),
}
_CELL_RULES = {"s": r"[0-9]{1,7}", "cm": r"[0-9]{1,7}", "vm": r"[0-9]{1,7}", "ph": r"[a-z01]{1,5}"}
_F_VALUE = (  # as in the grammar
    r"[A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?|[0-9]{1,6}|true|false|normal|array|shared|dataTable"
)
_F_RULES = dict.fromkeys(("t", "ref", "si", "aca", "ca", "bx", "dt2D", "dtr", "r1", "r2", "del1", "del2"), _F_VALUE)
_FONT_ATTRIBUTES = dict.fromkeys(("val", "rgb", "theme", "tint", "indexed", "auto"), r"[-A-Za-z0-9.]{0,24}")
_FONT_RULES = dict.fromkeys(
    (
        *("b", "i", "u", "strike", "outline", "shadow", "condense", "extend"),
        *("sz", "color", "family", "charset", "scheme", "vertAlign"),
    ),
    _FONT_ATTRIBUTES,
)
_PHONETIC_RULES = dict.fromkeys(("fontId", "type", "alignment"), r"[A-Za-z0-9]{0,24}")
_VALUES = {
    "n": re.compile(NUMBER.decode(), re.ASCII),
    "s": re.compile(r"[0-9]{1,9}", re.ASCII),
    "b": re.compile(r"[01]|true|false"),
    "e": re.compile(ERRORS.decode()),
}
_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.ASCII)
_RICH = {"t", "r", "rPr", "rPh", "phoneticPr"}


def split_any(blocks: Iterable[bytes], flat: Flat, xml_depth: int) -> Iterator[tuple[Region, bytes]]:
    """As `xlsx_grammar.split_plain`, for any well-formed part; asides come as UTF-8 text, before what follows them."""
    writer = _Plain(flat, xml_depth)
    for block in blocks:
        writer.feed(block, last=False)
        yield from writer.take()
    writer.feed(b"", last=True)
    yield from writer.take()


class _Plain:
    """An expat client that writes plain pieces. `_path` are the open elements inside the list."""

    def __init__(self, flat: Flat, xml_depth: int) -> None:
        self._flat = flat
        self._max_depth = xml_depth
        self._region = Region.HEAD
        self._edge: list[str] = []
        self._items: list[str] = []
        self._size = 0
        self._ready: list[tuple[Region, bytes]] = []
        self._prefix = ""
        self._depth = 0
        self._path: list[str] = []
        self._skipped = 0
        self._text: list[str] = []
        self._cell: dict[str, str] = {}
        self._value: str | None = None
        self._formula = ""
        self._rich: list[str] | None = None
        self._row = self._column = 0
        self._root_seen = False
        self._parser = expat.ParserCreate()
        self._parser.ordered_attributes = True
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.CommentHandler = self._comment
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, block: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(block, last)
        except (expat.ExpatError, LookupError, ValueError):
            raise CorruptError("a part of the package is no well-formed XML", reason="bad-xml") from None
        if last:
            self._ready.append((self._region, "".join(self._edge).encode("utf-8", "replace")))

    def take(self) -> Iterator[tuple[Region, bytes]]:
        """What is ready so far; an unfinished head or tail is kept back."""
        ready, self._ready = self._ready, []
        for region, piece in ready:
            if region is Region.ITEMS and not self._flat.items.fullmatch(piece):
                raise CorruptError("a sheet is built as no program writes it", reason="unusual-sheet")
            yield region, piece

    # -- events -----------------------------------------------------------------------------------------------------

    def _doctype(self, *_: object) -> None:
        raise CorruptError("a part declares a document type", reason="doctype", advice="leave the file out")

    def _start(self, name: str, attributes: list[str]) -> None:
        self._depth += 1
        if self._depth > self._max_depth:
            raise LimitError("XML is nested too deeply", reason="limit-xml-depth")
        if not self._root_seen:
            self._open_root(name, attributes)
            return
        name = name.removeprefix(self._prefix)
        if self._region is Region.ITEMS:
            self._start_inside(name, attributes)
        elif self._region is Region.HEAD and name == self._flat.container:
            self._edge.append(f"<{name}>")
            self._enter()
        else:
            self._edge.append(_tag(name, attributes))

    def _open_root(self, name: str, attributes: list[str]) -> None:
        self._root_seen = True
        prefix, colon, local = name.rpartition(":")
        if local != self._flat.root:
            raise CorruptError("a part is not what its content type says", reason="wrong-root")
        self._prefix = prefix + colon
        pairs = dict(zip(attributes[::2], attributes[1::2], strict=True))
        if prefix:
            main = pairs.get(f"xmlns:{prefix}", "")
            if pairs.get("xmlns", main) != main:
                raise CorruptError(
                    "a part mixes namespaces in a way that no program writes", reason="unusual-namespaces"
                )
            pairs["xmlns"] = main
        self._edge.append('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
        self._edge.append(_tag(local, [item for pair in pairs.items() for item in pair]))
        if self._flat.root == self._flat.container:
            self._enter()

    def _enter(self) -> None:
        self._ready.append((Region.HEAD, "".join(self._edge).encode("utf-8", "replace")))
        self._edge = []
        self._region = Region.ITEMS

    def _leave(self) -> None:
        self._flush()
        self._region = Region.TAIL

    def _flush(self) -> None:
        if self._items:
            self._ready.append((Region.ITEMS, "".join(self._items).encode("utf-8", "replace")))
            self._items, self._size = [], 0

    def _end(self, name: str) -> None:
        self._depth -= 1
        name = name.removeprefix(self._prefix)
        if self._region is Region.ITEMS:
            if self._path or self._skipped:
                self._end_inside(name)
                return
            self._leave()
        self._edge.append(f"</{name}>")

    def _characters(self, text: str) -> None:
        if self._region is not Region.ITEMS:
            self._edge.append(xml.escape_text(text))
        elif not self._skipped and self._path and self._path[-1] in {"t", "v", "f"}:
            self._text.append(text)
        elif not text.isspace():
            self._aside(text)

    def _comment(self, text: str) -> None:
        self._aside(text)

    def _instruction(self, target: str, text: str) -> None:
        self._aside(f"{target} {text}")

    def _aside(self, text: str) -> None:
        if text.strip():
            self._ready.append((Region.ASIDE, text.strip().encode("utf-8", "replace")))

    # -- inside the list --------------------------------------------------------------------------------------------

    def _start_inside(self, name: str, attributes: list[str]) -> None:
        if self._flat is STRINGS and name == "extLst" and not self._path:
            self._leave()
            self._edge.append(_tag(name, attributes))
            return
        if self._skipped or not self._is_expected(name):
            self._skipped += 1
            for text in attributes[1::2]:
                self._aside(text)
            return
        self._path.append(name)
        self._text = []
        pairs = dict(zip(attributes[::2], attributes[1::2], strict=True))
        if name == "row":
            self._start_row(pairs)
        elif name == "c":
            self._start_cell(pairs)
        elif name == "f":
            self._formula = "<f" + self._known(pairs, _F_RULES) + ">"
        elif name in {"is", "si"}:
            self._reject(pairs)
            self._rich = []
        elif name == "v":
            self._reject(pairs, "xml:space")
        elif name != "t":
            self._start_rich(name, pairs)
        else:
            self._reject(pairs, "xml:space")

    def _is_expected(self, name: str) -> bool:
        parent = self._path[-1] if self._path else ""
        match parent:
            case "":
                return name == ("si" if self._flat is STRINGS else "row")
            case "row":
                return name == "c"
            case "c":
                return name in {"f", "v", "is"}
            case "is" | "si":
                return name in {"t", "r", "rPh", "phoneticPr"}
            case "r":
                return name in {"rPr", "t"}
            case "rPh":
                return name == "t"
            case "rPr":
                return name in _FONT_RULES or name == "rFont"
            case _:
                return False

    def _start_row(self, pairs: dict[str, str]) -> None:
        given = pairs.get("r", "")
        self._row = int(given) if re.fullmatch(r"[0-9]{1,7}", given, re.ASCII) else self._row + 1
        self._column = 0
        known = self._known({**pairs, "r": str(self._row)}, _ROW_RULES, "x14ac:dyDescent")
        self._items.append(f"<row{known}>")

    def _start_cell(self, pairs: dict[str, str]) -> None:
        self._cell, self._value, self._formula, self._rich = pairs, None, "", None
        match = _REF.fullmatch(pairs.get("r", ""))
        if match:
            self._column = _column_number(match[1])
        else:
            self._aside(pairs.get("r", ""))
            self._column += 1
            self._cell = {**pairs, "r": f"{_column_letters(self._column)}{self._row}"}

    def _start_rich(self, name: str, pairs: dict[str, str]) -> None:
        rich = self._rich if self._rich is not None else []
        if name == "rPh":
            begin, stop = pairs.get("sb", ""), pairs.get("eb", "")
            sound = all(re.fullmatch(r"[0-9]{1,6}", text, re.ASCII) for text in (begin, stop))
            rich.append(f'<rPh sb="{begin}" eb="{stop}">' if sound else '<rPh sb="0" eb="0">')
            self._reject(pairs, *(("sb", "eb") if sound else ()))
        elif name == "phoneticPr":
            rich.append(f"<phoneticPr{self._known(pairs, _PHONETIC_RULES)}/>")
        elif name == "rFont":
            rich.append(f'<rFont val="{xml.escape_attribute(pairs.get("val", ""))[:64].partition("&")[0]}"/>')
            self._reject(pairs, "val") if len(pairs.get("val", "")) < 64 else self._reject(pairs)
        elif name in _FONT_RULES:
            rich.append(f"<{name}{self._known(pairs, _FONT_RULES[name])}/>")
        else:
            self._reject(pairs)
            rich.append(f"<{name}>")

    def _end_inside(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        self._path.pop()
        text = "".join(self._text)
        self._text = []
        if name == "row":
            self._add("</row>")
        elif name == "c":
            self._write_cell()
        elif name == "f":
            self._formula += xml.escape_text(text) + "</f>"
        elif name == "v":
            self._value = text
        elif name == "si":
            self._add("<si>" + "".join(self._rich or ()) + "</si>")
        elif self._rich is not None:
            self._end_rich(self._rich, name, text)

    def _end_rich(self, rich: list[str], name: str, text: str) -> None:
        if name == "t":
            rich.append(f'<t xml:space="preserve">{xml.escape_text(text)}</t>')
        elif name in {"r", "rPr", "rPh"}:
            if name == "rPh" and not rich[-1].startswith("<t"):
                rich.append("<t></t>")
            rich.append(f"</{name}>")

    def _write_cell(self) -> None:
        kind = self._cell.get("t", "n")
        value = self._value
        if kind not in {"n", "s", "b", "e", "str", "d", "inlineStr"}:
            self._aside(kind)
            kind = "str"
        if value is not None and kind in _VALUES:
            value = value.strip()
            if value and not _VALUES[kind].fullmatch(value):
                kind = "str"
        if kind == "inlineStr" and self._rich is None and value is not None:
            kind = "str"
        elif kind != "inlineStr" and self._rich is not None:
            kind = "inlineStr"
        reference = f' r="{self._cell["r"]}"'
        others = {key: text for key, text in self._cell.items() if key not in {"r", "t"}}
        start = f'<c{reference}{self._known(others, _CELL_RULES)} t="{kind}">'
        self._add(start + self._formula + self._content(kind, value) + "</c>")

    def _content(self, kind: str, value: str | None) -> str:
        if kind == "inlineStr":
            if value is not None:
                self._aside(value)
            return "<is>" + "".join(self._rich or ()) + "</is>"
        if not value:
            return ""
        return ('<v xml:space="preserve">' if value != value.strip() else "<v>") + xml.escape_text(value) + "</v>"

    def _add(self, text: str) -> None:
        self._items.append(text)
        self._size += len(text)
        if self._size >= _PIECE and len(self._path) == 0:
            self._flush()

    def _known(self, pairs: dict[str, str], rules: dict[str, str], ignored: str = "") -> str:
        """Attributes that the plain form has room for; the values of others become asides."""
        kept = []
        for key, text in pairs.items():
            if key in rules and re.fullmatch(rules[key], text, re.ASCII):
                kept.append(f' {key}="{text}"')
            elif key != ignored or not re.fullmatch(NUMBER.decode(), text, re.ASCII):
                self._aside(text)
        return "".join(kept)

    def _reject(self, pairs: dict[str, str], *known: str) -> None:
        for key, text in pairs.items():
            if key not in known:
                self._aside(text)


def _tag(name: str, attributes: list[str]) -> str:
    pairs = zip(attributes[::2], attributes[1::2], strict=True)
    return f"<{name}" + "".join(f' {key}="{xml.escape_attribute(text)}"' for key, text in pairs) + ">"


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _column_letters(number: int) -> str:
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(65 + digit) + letters
    return letters or "A"
