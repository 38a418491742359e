"""The twelve standard text fonts, which every viewer has: the one that looks like a given font, and text encoded for
it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from gptsanitize.formats.pdf.encodings import COURIER_WIDTH, encoding, standard_widths, text_codes
from gptsanitize.formats.pdf.fonts import Font

__all__ = ["StandardFont", "can_show", "standard_for"]

_FAMILIES = {
    "Courier": ("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique"),
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "Times": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
}
_METRICS = {"Helvetica-Oblique": "Helvetica", "Helvetica-BoldOblique": "Helvetica-Bold"}
_ENCODING = "WinAnsiEncoding"
_PLAIN = {
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    "ħ": "h",
    "Ħ": "H",
    "ŋ": "n",
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
    "\u2217": "*",
    "\u2032": "'",
    "\u2215": "/",
}


@dataclass(frozen=True, slots=True)
class StandardFont:
    """One of the standard fonts in WinAnsiEncoding."""

    name: str

    def encode(self, text: str) -> tuple[bytes, float]:
        """Codes and advance (for a size of 1) of a text; a letter the font lacks is shown without its marks."""
        known, names = text_codes(_ENCODING), encoding(_ENCODING)
        codes = bytes([known[char] for char in _plain(text)])
        widths = standard_widths(_METRICS.get(self.name, self.name))
        return codes, sum(widths.get(names[code], COURIER_WIDTH) for code in codes) / 1000.0


def _plain(text: str) -> str:
    known = text_codes(_ENCODING)
    out = []
    for char in text:
        if char in known:
            out.append(char)
            continue
        bare = [part for part in unicodedata.normalize("NFKD", _PLAIN.get(char, char)) if part in known]
        out.extend(bare or ["?"])
    return "".join(out)


def can_show(text: str) -> bool:
    """Whether the standard fonts have every letter of a text."""
    return "?" not in _plain(text.replace("?", ""))


_FIXED = re.compile(r"cour|mono|consol|typewriter|fixed|(?:cm|sf|ec|lm)(?:v|sl|i)?tt")
_SANS = re.compile(r"sans|arial|helvet|verdana|calibri|tahoma|segoe|roboto|gothic|frutiger|univers|(?:cm|sf|ec|lm)ss")
_SERIF = re.compile(
    r"times|roman|serif|georgia|garamond|cambria|palatino|bookman|schoolbook|minion|nimbusrom|charter|baskerville|janson"
    r"|(?:cm|sf|ec|lm)(?:r|bx|ti|sl|b|csc|cc|u|mi|bi|dunh)[xm]?\d"
)
_BOLD = re.compile(r"bold|black|heavy|demi|(?:cm|sf|ec|lm)bx?\d|(?:cm|lm)bxti|(?:cm|sf)ssbx")
_SLANTED = re.compile(r"ital|obli|slant|(?:cm|sf|ec|lm)(?:bx)?(?:ti|sl|mi)\d")


def standard_for(font: Font, _text: str) -> StandardFont:
    """The standard font of like style: by name (those of TeX among them), then by the descriptor's flags."""
    name = font.name.split("+")[-1].lower()
    sans, serif = _SANS.search(name), _SERIF.search(name)
    if font.flags & 1 or _FIXED.search(name):
        family = "Courier"
    else:
        family = "Times" if not sans and (serif or font.flags & 2) else "Helvetica"
    bold = bool(_BOLD.search(name)) or bool(font.flags & (1 << 18))
    slanted = bool(_SLANTED.search(name)) or bool(font.flags & 64)
    return StandardFont(_FAMILIES[family][bold + 2 * slanted])
