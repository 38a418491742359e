"""What the codes of a PDF font say, and how far they move the pen: the witness's own reading of font dictionaries.

Simple fonts by their encoding and its differences, composite fonts by two bytes a code, both by ToUnicode first (ISO
32000-1, 9.6-9.10). What it cannot read, PDFium's reading of the same page has to.
"""

from __future__ import annotations

import re
import struct
from codecs import charmap_decode
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from gptsanitize.verify.examination import Unreadable
from gptsanitize.verify.pdf_letters import glyph_text, standard_texts
from gptsanitize.verify.pdf_objects import Body, Name, PdfObjects, Stream

__all__ = ["PdfFont", "Tables", "read_font"]

_HEX = re.compile(rb"<([0-9A-Fa-f\s]*+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]*+)>\s*+<([0-9A-Fa-f\s]*+)>\s*+(?:<([0-9A-Fa-f\s]*+)>|\[([^\]]*+)\])")
_NO_LETTER = "\ufffe"
"""What `charmap_decode` takes for a code without a letter."""
_MOST_CODES = 70_000
_UNKNOWN = frozenset({"", "\0", "\ufffd"})
_USUAL_ADVANCE = 500.0
_MOST_NUMBER = 1e9


@dataclass
class PdfFont:
    """`texts` and `advances` (thousandths of the font size) by code; codes are of `width` bytes.

    Neither is changed after the first string was read.
    """

    width: int = 1
    texts: dict[int, str] = field(default_factory=dict, repr=False)
    advances: dict[int, float] = field(default_factory=dict, repr=False)
    usual: float = _USUAL_ADVANCE
    scale: float = 0.001

    def read(self, strings: Sequence[bytes]) -> tuple[str, float]:
        """The text of shown strings, with a space between them, and their advance for a font size of 1."""
        if self.width == 1:
            advance = sum(map(self._advances.__getitem__, b"".join(strings)))
            return " ".join([self._text(shown) for shown in strings]), advance * self.scale
        codes = [struct.unpack(f">{len(shown) // 2}H", shown[: len(shown) // 2 * 2]) for shown in strings]
        find, advances, usual = self.texts.get, self.advances.get, self.usual
        text = " ".join(["".join([find(code, "") for code in each]) for each in codes])
        return text, sum([advances(code, usual) for each in codes for code in each]) * self.scale

    def _text(self, shown: bytes) -> str:
        if self._letters:
            return charmap_decode(shown, "ignore", self._letters)[0]
        return "".join([self.texts.get(code, "") for code in shown])

    @cached_property
    def _letters(self) -> str:
        """The letters of all codes of one byte, U+FFFE for those without; empty where one reads as several."""
        listed = [self.texts.get(code) or _NO_LETTER for code in range(256)]
        return "".join(listed) if all(len(text) == 1 for text in listed) else ""

    @cached_property
    def _advances(self) -> list[float]:
        """The advances of all codes of one byte."""
        return [self.advances.get(code, self.usual) for code in range(256)]


Tables = dict[Body, dict[int, str]]
"""What tables of letters say, by where they stand: thousands of fonts may share one."""


def read_font(objects: PdfObjects, font: dict[str, object], tables: Tables | None = None) -> PdfFont:
    """The font of a font dictionary. What is missing or wrong reads as nothing."""
    tables = {} if tables is None else tables
    composite = objects.child(font, "Subtype") == "Type0"
    found = PdfFont(width=2 if composite else 1)
    if composite:
        _read_composite(found, objects, font)
    else:
        _read_simple(found, objects, font)
    unicode = objects.child(font, "ToUnicode")
    if isinstance(unicode, Stream):
        with suppress(Unreadable):  # the stream itself is examined, too, and found unreadable there
            if unicode.body not in tables:
                tables[unicode.body] = _to_unicode(objects.decoded(unicode).data)
            found.texts.update(tables[unicode.body])
    return found


def _read_simple(found: PdfFont, objects: PdfObjects, font: dict[str, object]) -> None:
    encoding = objects.child(font, "Encoding")
    base = objects.child(encoding, "BaseEncoding") if isinstance(encoding, dict) else encoding
    found.texts = dict(enumerate(standard_texts(str(base))))
    found.texts.update(_differences(objects, encoding))
    first = objects.child(font, "FirstChar")
    widths = enumerate(objects.numbers(font, "Widths")[:_MOST_CODES], first if isinstance(first, int) else 0)
    found.advances = dict(widths)
    matrix = objects.numbers(font, "FontMatrix")
    if objects.child(font, "Subtype") == "Type3" and matrix:
        found.scale = matrix[0]


def _differences(objects: PdfObjects, encoding: object) -> Iterator[tuple[int, str]]:
    code, listed = 0, objects.child(encoding, "Differences")
    for item in listed[:_MOST_CODES] if isinstance(listed, list) else ():
        if isinstance(item, Name):
            yield code, glyph_text(item)
            code += 1
        elif isinstance(item, int):
            code = item


def _read_composite(found: PdfFont, objects: PdfObjects, font: dict[str, object]) -> None:
    encoding = str(objects.child(font, "Encoding"))
    if "UCS2" in encoding or "UTF16" in encoding:
        found.texts = {code: chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000}
    descendants = objects.child(font, "DescendantFonts")
    below = objects.resolve(descendants[0]) if isinstance(descendants, list) and descendants else None
    usual = objects.child(below, "DW")
    found.usual = float(usual) if isinstance(usual, (int, float)) else 1000.0
    found.advances = dict(_cid_advances(objects, objects.child(below, "W")))


def _cid_advances(objects: PdfObjects, listed: object) -> Iterator[tuple[int, float]]:
    """`c [w1 w2 ...]` or `first last w` (9.7.4.3)."""
    items = [objects.resolve(item) for item in listed[:_MOST_CODES]] if isinstance(listed, list) else []
    index = 0
    while index + 1 < len(items):
        first, second = int(_number(items[index])), items[index + 1]
        if isinstance(second, list):
            yield from ((first + number, _number(width)) for number, width in enumerate(second[:_MOST_CODES]))
            index += 2
        elif index + 2 < len(items):
            last = min(int(_number(second)), first + _MOST_CODES)
            yield from ((code, _number(items[index + 2])) for code in range(first, last + 1))
            index += 3
        else:
            return


def _number(value: object) -> float:
    return value if isinstance(value, (int, float)) and abs(value) < _MOST_NUMBER else 0


# ---- ToUnicode (9.10.3)


def _to_unicode(data: bytes) -> dict[int, str]:
    texts: dict[int, str] = {}
    for block in data.split(b"beginbfchar")[1:]:
        pairs = iter(_HEX.findall(block.partition(b"endbfchar")[0]))
        texts.update((_code(code), _text(text)) for code, text in zip(pairs, pairs, strict=False))
    for block in data.split(b"beginbfrange")[1:]:
        for low, high, first, listed in _RANGE.findall(block.partition(b"endbfrange")[0]):
            texts.update(_range(_code(low), _code(high), first, listed))
            if len(texts) > _MOST_CODES:
                break
    return {code: text for code, text in texts.items() if text not in _UNKNOWN}


def _range(low: int, high: int, first: bytes, listed: bytes) -> Iterator[tuple[int, str]]:
    if listed:
        yield from ((low + index, _text(text)) for index, text in enumerate(_HEX.findall(listed)[:_MOST_CODES]))
        return
    digits = _digits(first)
    base, size = int(digits or b"0", 16), len(digits) // 2
    for code in range(low, min(high, low + _MOST_CODES) + 1):
        value = base + code - low
        if value < 1 << (8 * size):
            yield code, value.to_bytes(size, "big").decode("utf-16-be", "ignore")


def _digits(raw: bytes) -> bytes:
    return b"".join(raw.split())


def _code(raw: bytes) -> int:
    return int(_digits(raw) or b"0", 16)


def _text(raw: bytes) -> str:
    digits = _digits(raw)
    raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return (b"\0" + raw if len(raw) == 1 else raw).decode("utf-16-be", "ignore")
