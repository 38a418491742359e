"""The twelve standard text fonts, which every viewer has: the one that looks like a given font, and text encoded for
it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from gptsanitize.formats.pdf.encodings import COURIER_WIDTH, encoding, standard_widths, text_codes
from gptsanitize.formats.pdf.fonts import Font

__all__ = ["StandardFont", "standard_for"]

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


def standard_for(font: Font, _text: str) -> StandardFont:
    """The standard font of like style: by name, then by the descriptor's flags."""
    name = font.name.split("+")[-1].lower()
    fixed = bool(font.flags & 1) or any(word in name for word in ("cour", "mono", "consol", "typewriter"))
    sans = any(word in name for word in ("sans", "arial", "helvet", "verdana", "calibri"))
    serif = any(
        word in name for word in ("times", "roman", "serif", "cmr", "georgia", "garamond", "cambria", "palatino")
    )
    family = "Courier" if fixed else "Times" if not sans and (serif or font.flags & 2) else "Helvetica"
    bold = any(word in name for word in ("bold", "black", "heavy", "demi")) or bool(font.flags & (1 << 18))
    slanted = "ital" in name or "obli" in name or bool(font.flags & 64)
    return StandardFont(_FAMILIES[family][bold + 2 * slanted])
