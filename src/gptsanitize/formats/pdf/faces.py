"""The typefaces in which a replacement is shown where the document's own font lacks its letters.

Open typefaces of our own data (`typefaces/`), with the widths of Arial, Times New Roman and Courier New, for Latin,
Greek, Cyrillic and Hebrew; DejaVu Sans for Arabic, Armenian and Georgian. Chinese, Japanese and Korean go to the
character collections that every PDF program knows by name (ISO 32000-1, 9.7.5.2). What is left is spelled in Latin
letters. Which face looks like a given font is told by its name, its flags and its weight.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from statistics import median
from typing import NamedTuple

from gptsanitize.formats.pdf.fonts import Code, Font
from gptsanitize.formats.pdf.objects import child, number
from gptsanitize.formats.pdf.programs import sfnt
from gptsanitize.formats.pdf.truetype import character_maps, keep_outlines, tables_of
from gptsanitize.formats.pdf.writing import drawn, spelled

__all__ = ["Collection", "Face", "Typeset", "as_drawn", "squeeze", "typeset", "typeset_downwards"]

_FOLDER = Path(__file__).with_name("typefaces")
_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
_WIDE = ("DejaVuSans", "DejaVuSans-Bold")
_LIKE = {"\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2217": "*", "\u2032": "'", "\u2215": "/", "\u00ad": "-"}
_NARROW, _BROAD = 0.7, 1.15
"""How far a face is squeezed or stretched to the widths of the font that it stands for."""
_DRAWN = (b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp")
_SAMPLE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_FEWEST_LETTERS = 6


class Typeset(NamedTuple):
    """A text set in a face: the codes to show, its advance for a size of 1, the letters of each code."""

    face: Face | Collection
    data: bytes
    advance: float
    letters: Mapping[bytes, str]


@dataclass(frozen=True, slots=False)
class Face:
    """One typeface of `typefaces/`. Codes are its glyph numbers, two bytes each."""

    name: str

    @cached_property
    def tables(self) -> dict[bytes, bytes]:
        """The tables of its file."""
        return tables_of((_FOLDER / f"{self.name}.ttf").read_bytes())

    @cached_property
    def glyphs(self) -> dict[str, int]:
        """The glyph of each character."""
        return {chr(code): glyph for code, glyph in character_maps(self.tables)[3, 1].items()}

    @cached_property
    def advances(self) -> list[float]:
        """The advance of each glyph, for a size of 1, in whole thousandths: as it is written."""
        long = int.from_bytes(self.tables[b"hhea"][34:36])
        metrics = struct.unpack(f">{2 * long}H", self.tables[b"hmtx"][: 4 * long])[::2]
        count = int.from_bytes(self.tables[b"maxp"][4:6])
        widths = (*metrics, *[metrics[-1]] * (count - long))
        return [round(width * 1000 / self.units) / 1000 for width in widths]

    @cached_property
    def units(self) -> int:
        """Font units to the em."""
        return int.from_bytes(self.tables[b"head"][18:20])

    def measure(self, table: bytes, at: int) -> int:
        """A signed number of a table, in thousandths of an em."""
        return round(int.from_bytes(self.tables[table][at : at + 2], signed=True) * 1000 / self.units)

    def has(self, text: str) -> bool:
        """Whether every sign of a text can be drawn."""
        return all(sign.shape in self.glyphs for sign in drawn(text))

    def set(self, text: str) -> Typeset:
        """A text that the face has, from left to right."""
        letters: dict[bytes, str] = {}
        codes, advance = [], 0.0
        for sign in drawn(text):
            glyph = self.glyphs[sign.shape]
            code = glyph.to_bytes(2)
            codes.append(code)
            advance += self.advances[glyph]
            letters.setdefault(code, sign.text)
        return Typeset(self, b"".join(codes), advance, letters)

    def program(self, codes: Iterable[bytes]) -> bytes:
        """A TrueType program with the glyphs of these codes and of their parts; glyphs keep their numbers."""
        shown = {tag: self.tables[tag] for tag in _DRAWN}
        kept = keep_outlines(shown, {int.from_bytes(code) for code in codes}) or shown
        return sfnt(b"\0\1\0\0", list(kept.items()))


@dataclass(frozen=True, slots=True)
class Collection:
    """A font that programs have for a character collection. Codes are UTF-16."""

    name: str
    ordering: str
    cmap: str

    def set(self, text: str) -> Typeset:
        """Any text: signs are as wide as they are high, those of ASCII half."""
        letters = {char.encode("utf-16-be"): char for char in text}
        advance = sum(0.5 if char.isascii() else 1.0 for char in text)
        return Typeset(self, text.encode("utf-16-be"), advance, letters)


_CHINESE = Collection("STSong-Light", "GB1", "UniGB-UTF16-H")
_TAIWANESE = Collection("MSung-Light", "CNS1", "UniCNS-UTF16-H")
_JAPANESE = Collection("HeiseiMin-W3", "Japan1", "UniJIS-UTF16-H")
_KOREAN = Collection("HYSMyeongJo-Medium", "Korea1", "UniKS-UTF16-H")
_COLLECTIONS = {each.ordering: each for each in (_CHINESE, _TAIWANESE, _JAPANESE, _KOREAN)}
_EAST_ASIAN = re.compile("[\u3000-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]")


# ---- which face


_FIXED = re.compile(r"cour|mono|consol|typewriter|fixed|(?:cm|sf|ec|lm)(?:v|sl|i)?tt")
_SANS = re.compile(r"sans|arial|helvet|verdana|calibri|tahoma|segoe|roboto|gothic|frutiger|univers|(?:cm|sf|ec|lm)ss")
_SERIF = re.compile(
    r"times|roman|serif|georgia|garamond|cambria|palatino|bookman|schoolbook|minion|nimbusrom|charter|baskerville|janson"
    r"|(?:cm|sf|ec|lm)(?:r|bx|ti|sl|b|csc|cc|u|mi|bi|dunh)[xm]?\d"
)
_BOLD = re.compile(r"bold|black|heavy|demi|(?:cm|sf|ec|lm)bx?\d|(?:cm|lm)bxti|(?:cm|sf)ssbx")
_SLANTED = re.compile(r"ital|obli|slant|(?:cm|sf|ec|lm)(?:bx)?(?:ti|sl|mi)\d")


@cache
def face(name: str) -> Face:
    """A face of our own data; its tables are read once."""
    return Face(name)


def _style(font: Font) -> tuple[str, bool, bool]:
    """The family of like style, by name (those of TeX among them), then by the descriptor; whether bold; italic."""
    name = font.name.split("+")[-1].lower()
    sans, serif = _SANS.search(name), _SERIF.search(name)
    if _FIXED.search(name) or (not sans and not serif and _is_fixed(font)):
        family = "Cousine"
    elif sans or serif or font.flags & 2:
        family = "Arimo" if sans else "Tinos"
    else:  # bitmaps without letters are mostly those of TeX
        like = _spread(font, "Tinos-Regular") < _spread(font, "Arimo-Regular") or (font.type3 and not _letters(font))
        family = "Tinos" if like else "Arimo"
    heavy = number(child(font.descriptor, "/FontWeight")) >= 600
    bold = bool(_BOLD.search(name)) or bool(font.flags & (1 << 18)) or heavy
    return family, bold, bool(_SLANTED.search(name)) or bool(font.flags & 64)


def _is_fixed(font: Font) -> bool:
    """Whether all letters are of one width; what the flags say is believed where too few are shown."""
    widths = {round(font.advance(code), 3) for code in _letters(font)}
    return len(widths) == 1 if len(_letters(font)) >= _FEWEST_LETTERS else bool(font.flags & 1)


def _letters(font: Font) -> list[Code]:
    """The Latin letters that a document shows in a font."""
    return [code for raw in font.shown for code in font.split(raw) if code.text in _SAMPLE and font.advance(code) > 0]


def typeset(font: Font, text: str) -> Typeset:
    """A text as it is shown in the place of letters of a font."""
    family, bold, italic = _style(font)
    own = face(f"{family}-{_STYLES[bold + 2 * italic]}")
    wide = face(_WIDE[bold])
    text = unicodedata.normalize("NFC", text)
    for form in (text, "".join(_LIKE.get(char, char) for char in text)):
        for candidate in (own, wide):
            if candidate.has(form):
                return candidate.set(form)
    if _EAST_ASIAN.search(text):
        return _collection(font, text).set(text)
    form = spelled(text)
    return own.set("".join(char if char in own.glyphs else "*" for char in form))


def typeset_downwards(font: Font, text: str) -> Typeset:
    """A text as it is shown from top to bottom: of each sign the height is the size."""
    across = _collection(font, text)
    downwards = Collection(across.name, across.ordering, across.cmap.replace("-H", "-V"))
    line = downwards.set(unicodedata.normalize("NFC", text))
    return line._replace(advance=float(len(text)))


def as_drawn(text: str) -> str:
    """What a reader reads of a text that no font of the document has."""
    plain = unicodedata.normalize("NFC", text)
    if _EAST_ASIAN.search(plain) or any(face(name).has(plain) for name in ("Arimo-Regular", _WIDE[0])):
        return plain
    return spelled(plain)


def _collection(font: Font, text: str) -> Collection:
    """The character collection of a text: by its letters, then as the document has it."""
    if re.search("[\u3130-\u318f\uac00-\ud7a3]", text):
        return _KOREAN
    if re.search("[\u3040-\u30ff]", text):
        return _JAPANESE
    return _COLLECTIONS.get(font.ordering, _CHINESE)


def _spread(font: Font, name: str) -> float:
    """How unlike the widths of a font's letters are to those of a face, whatever their size."""
    ratios = _ratios(font, face(name))
    return max(ratios) / min(ratios) if len(ratios) >= _FEWEST_LETTERS else 1.0


def _ratios(font: Font, shown: Face) -> list[float]:
    return sorted(font.advance(code) / shown.advances[shown.glyphs[code.text]] for code in _letters(font))


def squeeze(font: Font, shown: Face) -> float:
    """How much wider the letters of a font are than those of a face that stands for it."""
    ratios = _ratios(font, shown)
    if len(ratios) < _FEWEST_LETTERS:
        return 1.0
    return min(max(median(ratios) / (font.em if font.type3 else 1.0), _NARROW), _BROAD)
