"""Fonts as the interpreter needs them: cut a shown string into codes, and say each code's text and advance.

Simple fonts, Type 3 fonts and composite (CID) fonts (ISO 32000-1, 9.6-9.7). Advances are in text space for a size of 1.
Whether a text can be shown in a font is answered by `Font.encode`, which uses only codes that the document shows
already, or that a font outside the file is sure to have. Font programs are not read here.
"""

from __future__ import annotations

import codecs
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import pikepdf

from gptsanitize.formats.pdf.cmap import CMap, charset_of, parse_cmap
from gptsanitize.formats.pdf.encodings import (
    COURIER_WIDTH,
    ENCODINGS,
    encoding,
    glyph_text,
    standard_name,
    standard_widths,
)
from gptsanitize.formats.pdf.objects import Budget, child, integer, items, key_of, name_of, number, numbers
from gptsanitize.formats.pdf.programs import own_encoding

__all__ = ["Code", "Font", "Measure", "load_font"]

_MAX_WIDTHS = 70_000
_NO_LETTER = "\ufffe"
"""What `charmap_decode` takes for a code without a letter."""
_UNREADABLE = frozenset({"", "\0", "\ufffd"})
DEFAULT_SPACE = 0.25


class Code(NamedTuple):
    """One code of a shown string: its bytes, its number (the code, or the CID), its text."""

    raw: bytes
    cid: int
    text: str


class Measure(NamedTuple):
    """Shown strings: their texts, and in all their advance for a size of 1, the codes, the single-byte spaces."""

    texts: list[str]
    advance: float
    codes: int
    spaces: int


@dataclass(eq=False, slots=False)
class Font:
    """One font of the file. `shown` gathers the codes that the file shows in it."""

    key: object
    subtype: str
    name: str
    obj: Any = field(repr=False)
    flags: int = 0
    embedded: bool = False
    vertical: bool = False
    matrix: tuple[float, ...] = (0.001, 0, 0, 0.001, 0, 0)
    widths: dict[int, float] = field(default_factory=dict, repr=False)
    missing: float = 0.0
    to_unicode: dict[bytes, str] = field(default_factory=dict, repr=False)
    glyphs: tuple[str, ...] = ()
    """Glyph names by code, of simple fonts."""
    cmap: CMap | None = None
    charset: str = ""
    drop: float = -1.0
    """Advance down, of vertical writing."""
    shown: set[bytes] = field(default_factory=set, repr=False)
    _met: dict[bytes, Code] = field(default_factory=dict, repr=False)
    """The codes of a composite font that were read."""
    _used: set[int] = field(default_factory=set, repr=False)
    """`shown` of a simple font, as numbers."""
    _known: tuple[int, dict[str, Code]] = field(default=(-1, {}), repr=False)

    @property
    def composite(self) -> bool:
        return self.subtype == "Type0"

    @property
    def type3(self) -> bool:
        return self.subtype == "Type3"

    @property
    def descriptor(self) -> Any:
        """The font descriptor, or none."""
        return child(self.described, "/FontDescriptor")

    @property
    def ordering(self) -> str:
        """The name of a composite font's character collection (`GB1`, `Identity`)."""
        value = child(child(self.described, "/CIDSystemInfo"), "/Ordering")
        return str(value) if isinstance(value, pikepdf.String) else ""

    @property
    def described(self) -> Any:
        """The dictionary that holds descriptor and widths: the descendant of a composite font, else its own."""
        descendants = child(self.obj, "/DescendantFonts") if self.composite else None
        return descendants[0] if isinstance(descendants, pikepdf.Array) and len(descendants) else self.obj

    @cached_property
    def texts(self) -> list[str]:
        """The text of each code of a simple font."""
        named = _texts_of(self.glyphs, dingbats=self.name.split("+")[-1] == "ZapfDingbats")
        return [self._told(code) or text for code, text in enumerate(named)] if self.to_unicode else list(named)

    @cached_property
    def advances(self) -> list[float]:
        """The advance of each code of a simple font."""
        scale = self.matrix[0]
        return [self.widths.get(code, self.missing) * scale for code in range(256)]

    def _told(self, code: int) -> str:
        """What ToUnicode says of a code of a simple font; nothing where that is no text."""
        text = self.to_unicode.get(_SINGLES[code])
        if text is None:
            text = self.to_unicode.get(b"\0" + _SINGLES[code])
        return "" if text is None or text in _UNREADABLE else text

    @cached_property
    def _single(self) -> list[Code]:
        """Every code of a simple font."""
        return [Code(raw, code, text) for code, (raw, text) in enumerate(zip(_SINGLES, self.texts, strict=True))]

    def split(self, data: bytes) -> list[Code]:
        """The codes of a shown string, in order."""
        if not self.composite:
            single = self._single
            return [single[byte] for byte in data]
        return [self._met.get(raw) or self._meet(raw) for raw in self._cut(data)]

    def _meet(self, raw: bytes) -> Code:
        code = self._met[raw] = Code(raw, self._cid(raw), self._composite_text(raw))
        return code

    def codes(self, data: bytes) -> set[bytes]:
        """The different codes of a shown string."""
        return set(self._cut(data)) if self.composite else {_SINGLES[byte] for byte in set(data)}

    def codes_in(self, strings: Collection[bytes]) -> set[bytes]:
        """The different codes of many strings."""
        return set().union(*map(self._cut, strings)) if self.composite else self.codes(b"".join(strings))

    def _cut(self, data: bytes) -> list[bytes]:
        if self.cmap is not None:
            return self.cmap.split(data)
        if self.charset and self.charset != "utf-16-be":
            return list(_cut_by_charset(data, self.charset))
        return [data[i : i + 2] for i in range(0, len(data), 2)]

    def _cid(self, raw: bytes) -> int:
        return int.from_bytes(raw, "big") if self.cmap is None else self.cmap.cid(raw)

    def _composite_text(self, raw: bytes) -> str:
        text = self.to_unicode.get(raw)
        if text is None and self.to_unicode and len(raw) == 2 and raw[0] == 0:
            text = self.to_unicode.get(raw[1:])
        if text is None and self.charset:
            text = raw.decode(self.charset, "ignore")
        return "" if text is None or text in _UNREADABLE else text

    def advance(self, code: Code) -> float:
        """The advance of one code for a size of 1: to the right, or down in vertical writing."""
        if not self.composite:
            return self.advances[code.cid]
        if self.vertical:
            return self.drop
        return self.widths.get(code.cid, self.missing) * 0.001

    def measure(self, strings: list[bytes]) -> Measure:
        """Texts and advance of shown strings; marks their codes as shown."""
        if not self.composite:
            data = b"".join(strings)
            used = set(data)
            if not self._used >= used:
                self.shown.update(_SINGLES[byte] for byte in used - self._used)
                self._used |= used
            units = sum(map(self.advances.__getitem__, data))
            return Measure(list(map(self._read, strings)), units, len(data), data.count(32))
        split = [self.split(string) for string in strings]
        codes = [code for each in split for code in each]
        self.shown.update([code.raw for code in codes])
        texts = ["".join([code.text for code in each]) for each in split]
        return Measure(texts, sum(map(self.advance, codes)), len(codes), sum([code.raw == b" " for code in codes]))

    def _read(self, data: bytes) -> str:
        """The text of a string shown in a simple font."""
        if self._letters:
            return codecs.charmap_decode(data, "ignore", self._letters)[0]
        return "".join(map(self.texts.__getitem__, data))

    @cached_property
    def _letters(self) -> str:
        """The letter of each code of a simple font, U+FFFE where it has none; empty where one reads as several."""
        if any(len(text) > 1 or text == _NO_LETTER for text in self.texts):
            return ""
        return "".join(text or _NO_LETTER for text in self.texts)

    @cached_property
    def em(self) -> float:
        """The height of the letters' square for a size of 1: 1, but in Type 3 fonts what their boxes or widths tell."""
        if not self.type3:
            return 1.0
        box = numbers(child(self.obj, "/FontBBox"), 4)
        tall = abs(box[3] - box[1]) * abs(self.matrix[3]) if box else 0.0
        wide = [abs(advance) for advance in self.advances if advance]
        usual = 2.0 * sum(wide) / len(wide) if wide else 1.0
        return tall if 0.3 * usual < tall < 3.0 * usual else usual

    @cached_property
    def upright(self) -> float:
        """1.0, or -1.0 for a Type 3 font whose letters hang down in text space: its box and its matrix tell."""
        box = numbers(child(self.obj, "/FontBBox"), 4) if self.type3 else None
        middle = box[1] + box[3] if box else 0.0
        return -1.0 if self.type3 and (self.matrix[3] < 0) != (middle < 0) else 1.0

    @cached_property
    def space(self) -> float:
        """The width of a space, from the font or by convention, for a size of 1."""
        if self.composite:
            return DEFAULT_SPACE
        for code in (32, 160):
            if self.texts[code].isspace() and 0.1 < self.advances[code] < 0.5:
                return self.advances[code]
        return DEFAULT_SPACE

    @cached_property
    def reads(self) -> bool:
        """False where no code has a text: the font's words can be seen but not read."""
        return bool(self.to_unicode or self.charset or any(self.texts if not self.composite else ()))

    def encode(self, text: str) -> list[Code] | None:
        """Codes that show `text`, or none where the font is not sure to have every glyph."""
        known = self._known_codes()
        codes = [known.get(char) for char in text]
        return None if None in codes else [code for code in codes if code is not None]

    def _known_codes(self) -> dict[str, Code]:
        """The code of each character that the font is sure to have, of what is shown so far."""
        if self._known[0] != len(self.shown):
            self._known = (len(self.shown), self._find_codes())
        return self._known[1]

    def _find_codes(self) -> dict[str, Code]:
        known: dict[str, Code] = {}
        for raw in sorted(self.shown):
            for code in self.split(raw):
                if len(code.text) == 1 and (code.text.isspace() or self.advance(code) != 0):
                    known.setdefault(code.text, code)
        if not self.composite and not self.embedded and not self.type3:
            for value in range(32, 256):
                code = Code(bytes([value]), value, self.texts[value])
                if len(code.text) == 1 and self.advances[value] > 0:
                    known.setdefault(code.text, code)
        return known


_SINGLES = [bytes([value]) for value in range(256)]


@lru_cache(maxsize=32)
def _texts_of(glyphs: tuple[str, ...], *, dingbats: bool) -> tuple[str, ...]:
    """The text of each glyph name of an encoding: most fonts have one of a few."""
    return tuple(glyph_text(name, dingbats=dingbats) for name in glyphs) or ("",) * 256


def _cut_by_charset(data: bytes, charset: str) -> Iterator[bytes]:
    """Codes of a multi-byte character set: the shortest prefix that decodes."""
    position = 0
    while position < len(data):
        size = next((n for n in (1, 2, 3, 4) if _decodes(data[position : position + n], charset)), 1)
        yield data[position : position + size]
        position += size


def _decodes(raw: bytes, charset: str) -> bool:
    try:
        return len(raw.decode(charset)) == 1
    except UnicodeDecodeError:
        return False


def load_font(obj: Any, budget: Budget) -> Font:
    """Read a font dictionary. Whatever is missing or wrong reads as viewers read it: by default."""
    subtype = name_of(child(obj, "/Subtype"))
    font = Font(key=key_of(obj) or object(), subtype=subtype, name=name_of(child(obj, "/BaseFont")), obj=obj)
    to_unicode = child(obj, "/ToUnicode")
    if isinstance(to_unicode, pikepdf.Stream):
        key = key_of(to_unicode)
        if key is None or key not in budget.tables:
            budget.tables[key] = parse_cmap(budget.decode(to_unicode)).unicode
        font.to_unicode = budget.tables[key]
    if font.composite:
        _load_composite(font, obj, budget)
    else:
        _load_simple(font, obj, budget)
    return font


def _load_descriptor(font: Font, descriptor: Any) -> None:
    font.flags = integer(child(descriptor, "/Flags"))
    font.embedded = any(child(descriptor, key) is not None for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _load_simple(font: Font, obj: Any, budget: Budget) -> None:
    descriptor = child(obj, "/FontDescriptor")
    _load_descriptor(font, descriptor)
    font.missing = number(child(descriptor, "/MissingWidth"))
    if font.type3:
        font.matrix = numbers(child(obj, "/FontMatrix"), 6) or font.matrix
    font.glyphs = _glyph_names(font, child(obj, "/Encoding"))
    if child(obj, "/Encoding") is None and not font.to_unicode:
        font.glyphs = _own_names(font, descriptor, budget)
    widths, first = child(obj, "/Widths"), integer(child(obj, "/FirstChar"))
    if isinstance(widths, pikepdf.Array):
        listed = [number(width) for width in list(widths)[:_MAX_WIDTHS]]
        font.widths = {first + index: width for index, width in enumerate(listed)}
    elif not font.type3:
        font.widths = _standard_advances(font)


def _own_names(font: Font, descriptor: Any, budget: Budget) -> tuple[str, ...]:
    """The names of the codes as the embedded program has them, for fonts that tell no encoding (9.6.6.2)."""
    program = child(descriptor, "/FontFile") or child(descriptor, "/FontFile3")
    own = own_encoding(budget.decode(program)) if isinstance(program, pikepdf.Stream) else {}
    return tuple(own.get(code, name) for code, name in enumerate(font.glyphs)) if own else font.glyphs


def _standard_advances(font: Font) -> dict[int, float]:
    name = standard_name(font.name) or ("Courier" if font.flags & 1 else "Helvetica")
    if name == "Courier":
        return dict.fromkeys(range(256), float(COURIER_WIDTH))
    widths = standard_widths(name)
    return {code: float(widths[glyph]) for code, glyph in enumerate(font.glyphs) if glyph in widths}


def _glyph_names(font: Font, value: Any) -> tuple[str, ...]:
    plain = font.name.split("+")[-1]
    base = name_of(value) or name_of(child(value, "/BaseEncoding"))
    if plain in {"Symbol", "ZapfDingbats"} and base not in ENCODINGS:
        base = f"{plain}Encoding"
    elif base not in ENCODINGS:
        base = "WinAnsiEncoding" if font.subtype == "TrueType" else "StandardEncoding"
    names = list(encoding(base))
    if base == "WinAnsiEncoding":
        names = ["bullet" if n == ".notdef" and c > 126 else n for c, n in enumerate(names)]
    code = 0
    differences = child(value, "/Differences")
    for item in list(differences)[:_MAX_WIDTHS] if isinstance(differences, pikepdf.Array) else ():
        if isinstance(item, pikepdf.Name):
            if 0 <= code < 256:
                names[code] = name_of(item)
            code += 1
        else:
            code = integer(item)
    return tuple(names)


def _load_composite(font: Font, obj: Any, budget: Budget) -> None:
    descendants = child(obj, "/DescendantFonts")
    descendant = descendants[0] if isinstance(descendants, pikepdf.Array) and len(descendants) else None
    _load_descriptor(font, child(descendant, "/FontDescriptor"))
    _load_cmap(font, child(obj, "/Encoding"), budget)
    font.missing = number(child(descendant, "/DW"), 1000.0)
    font.widths = _cid_widths(child(descendant, "/W"))
    vertical = numbers(child(descendant, "/DW2"), 2)
    font.drop = (vertical[1] if vertical else -1000.0) * 0.001


def _load_cmap(font: Font, value: Any, budget: Budget) -> None:
    if isinstance(value, pikepdf.Stream):
        font.cmap = parse_cmap(budget.decode(value))
        font.vertical = font.cmap.vertical or integer(child(value, "/WMode")) == 1
        return
    name = name_of(value)
    font.vertical = name.endswith("-V") or name == "V"
    if name not in {"Identity-H", "Identity-V"}:
        font.charset = charset_of(name)


def _cid_widths(value: Any) -> dict[int, float]:
    """The `W` array (9.7.4.3): `c [w1 w2 ...]` or `first last w`."""
    widths: dict[int, float] = {}
    parts = list(value)[:_MAX_WIDTHS] if isinstance(value, pikepdf.Array) else []
    index = 0
    while index + 1 < len(parts) and len(widths) < _MAX_WIDTHS:
        first, second = integer(parts[index]), parts[index + 1]
        if isinstance(second, pikepdf.Array):
            widths.update((first + i, number(width)) for i, width in enumerate(list(second)[:_MAX_WIDTHS]))
            index += 2
        elif index + 2 < len(parts):
            last = min(integer(second), first + _MAX_WIDTHS)
            widths.update(dict.fromkeys(range(first, last + 1), number(parts[index + 2])))
            index += 3
        else:
            break
    return widths


def resource_fonts(resources: Any) -> list[tuple[str, Any]]:
    """The font entries of a resource dictionary."""
    return items(child(resources, "/Font"))
