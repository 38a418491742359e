"""What the codes of a PDF font say, and how far they move the pen: the witness's own reading of font dictionaries.

Simple fonts by their encoding and its differences, composite fonts by two bytes a code, both by ToUnicode first (ISO
32000-1, 9.6-9.10). What it cannot read, PDFium's reading of the same page has to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pypdf._codecs import adobe_glyphs, charset_encoding
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

__all__ = ["PdfFont", "child", "read_font"]

_HEX = re.compile(rb"<([0-9A-Fa-f\s]*+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]*+)>\s*+<([0-9A-Fa-f\s]*+)>\s*+(?:<([0-9A-Fa-f\s]*+)>|\[([^\]]*+)\])")
_MOST_CODES = 70_000
_UNKNOWN = frozenset({"", "\0", "\ufffd"})
_USUAL_ADVANCE = 500.0
_LATIN = charset_encoding["/WinAnsiEncoding"]


@dataclass(slots=True)
class PdfFont:
    """`texts` and `advances` (thousandths of the font size) by code; codes are of `width` bytes."""

    width: int = 1
    texts: dict[int, str] = field(default_factory=dict, repr=False)
    advances: dict[int, float] = field(default_factory=dict, repr=False)
    usual: float = _USUAL_ADVANCE
    scale: float = 0.001

    def read(self, shown: bytes) -> tuple[str, float]:
        """The text of a shown string, and its advance for a font size of 1."""
        codes: list[int] | bytes = shown
        if self.width == 2:
            codes = [high << 8 | low for high, low in zip(shown[::2], shown[1::2], strict=False)]
        texts, advances, usual = self.texts, self.advances, self.usual
        text = "".join([texts.get(code, "") for code in codes])
        return text, sum([advances.get(code, usual) for code in codes]) * self.scale


def child(found: object, key: str) -> object:
    """What stands under a key of a dictionary, references followed; none where nothing does."""
    return found[key] if isinstance(found, DictionaryObject) and key in found else None


def read_font(font: DictionaryObject) -> PdfFont:
    """The font of a font dictionary. What is missing or wrong reads as nothing."""
    composite = child(font, "/Subtype") == "/Type0"
    found = PdfFont(width=2 if composite else 1)
    if composite:
        _read_composite(found, font)
    else:
        _read_simple(found, font)
    unicode = child(font, "/ToUnicode")
    if isinstance(unicode, StreamObject):
        found.texts.update(_to_unicode(unicode.get_data()))
    return found


def _read_simple(found: PdfFont, font: DictionaryObject) -> None:
    encoding = child(font, "/Encoding")
    base = child(encoding, "/BaseEncoding") if isinstance(encoding, DictionaryObject) else encoding
    found.texts = dict(enumerate(charset_encoding.get(str(base), _LATIN)))
    found.texts.update(_differences(child(encoding, "/Differences")))
    widths, first = child(font, "/Widths"), child(font, "/FirstChar")
    if isinstance(widths, ArrayObject):
        listed = enumerate(widths[:_MOST_CODES], int(_number(first)))
        found.advances = {code: _number(width) for code, width in listed}
    matrix = child(font, "/FontMatrix")
    if child(font, "/Subtype") == "/Type3" and isinstance(matrix, ArrayObject) and matrix:
        found.scale = _number(matrix[0])


def _differences(listed: object) -> Iterator[tuple[int, str]]:
    code = 0
    for item in listed[:_MOST_CODES] if isinstance(listed, ArrayObject) else ():
        if isinstance(item, NameObject):
            yield code, _glyph(item)
            code += 1
        elif isinstance(item, int):
            code = int(item)


def _glyph(name: str) -> str:
    """The text of a glyph name: by Adobe's list, else by the number in it."""
    known = adobe_glyphs.get(name) or adobe_glyphs.get(name.partition(".")[0])
    if known:
        return known
    digits = name[4:] if name.startswith("/uni") else name[2:] if name.startswith("/u") else ""
    try:
        return chr(int(digits[:4] if name.startswith("/uni") else digits, 16)) if len(digits) >= 4 else ""
    except (ValueError, OverflowError):
        return ""


def _read_composite(found: PdfFont, font: DictionaryObject) -> None:
    encoding = str(child(font, "/Encoding"))
    if "UCS2" in encoding or "UTF16" in encoding:
        found.texts = {code: chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000}
    descendants = child(font, "/DescendantFonts")
    below = descendants[0].get_object() if isinstance(descendants, ArrayObject) and descendants else None
    usual = child(below, "/DW")
    found.usual = 1000.0 if usual is None else _number(usual)
    found.advances = dict(_cid_advances(child(below, "/W")))


def _cid_advances(listed: object) -> Iterator[tuple[int, float]]:
    """`c [w1 w2 ...]` or `first last w` (9.7.4.3)."""
    items = [item.get_object() for item in listed[:_MOST_CODES]] if isinstance(listed, ArrayObject) else []
    index = 0
    while index + 1 < len(items):
        first, second = int(_number(items[index])), items[index + 1]
        if isinstance(second, ArrayObject):
            yield from ((first + number, _number(width)) for number, width in enumerate(second[:_MOST_CODES]))
            index += 2
        elif index + 2 < len(items):
            last = min(int(_number(second)), first + _MOST_CODES)
            yield from ((code, _number(items[index + 2])) for code in range(first, last + 1))
            index += 3
        else:
            return


def _number(value: object) -> float:
    found = value.get_object() if hasattr(value, "get_object") else value
    return float(found) if isinstance(found, (int, float)) else 0.0


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
