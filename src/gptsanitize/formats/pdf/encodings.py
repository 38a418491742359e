"""Facts of the standard encodings and the 14 standard fonts: code -> glyph name -> Unicode, and advance widths.

Loaded once from `standard14.json` (Adobe's AFM files and ISO 32000-1, annex D). Widths are in thousandths of an em.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

__all__ = ["ENCODINGS", "encoding", "glyph_text", "standard_name", "standard_widths", "text_codes"]

ENCODINGS = frozenset({"WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding", "MacExpertEncoding"})
_ALIASES = {
    "Arial": "Helvetica",
    "ArialMT": "Helvetica",
    "Arial-Bold": "Helvetica-Bold",
    "Arial-BoldMT": "Helvetica-Bold",
    "Arial-Italic": "Helvetica",
    "Arial-ItalicMT": "Helvetica",
    "Arial-BoldItalic": "Helvetica-Bold",
    "Arial-BoldItalicMT": "Helvetica-Bold",
    "Helvetica-Oblique": "Helvetica",
    "Helvetica-BoldOblique": "Helvetica-Bold",
    "Helvetica-Italic": "Helvetica",
    "Helvetica-BoldItalic": "Helvetica-Bold",
    "TimesNewRoman": "Times-Roman",
    "TimesNewRomanPSMT": "Times-Roman",
    "TimesNewRoman-Bold": "Times-Bold",
    "TimesNewRomanPS-BoldMT": "Times-Bold",
    "TimesNewRoman-Italic": "Times-Italic",
    "TimesNewRomanPS-ItalicMT": "Times-Italic",
    "TimesNewRoman-BoldItalic": "Times-BoldItalic",
    "TimesNewRomanPS-BoldItalicMT": "Times-BoldItalic",
    "Times": "Times-Roman",
}
COURIER_WIDTH = 600


@cache
def _facts() -> dict[str, dict[str, str]]:
    facts: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("standard14.json").read_text("ascii"))
    return facts


@cache
def encoding(name: str) -> tuple[str, ...]:
    """The 256 glyph names of a standard encoding (`WinAnsiEncoding`, ..., `SymbolEncoding`)."""
    return tuple(_facts()["encodings"][name].split(" "))


@cache
def type1_strings() -> tuple[str, ...]:
    """The standard strings of CFF programs (Adobe Technical Note 5176, appendix A), by their numbers."""
    return tuple(_facts()["strings"]["cff"].split(" "))


@cache
def glyph_text(name: str, *, dingbats: bool = False) -> str:
    """The Unicode text of a glyph name (Adobe Glyph List rules); empty where it names none."""
    if name == ".notdef":
        return ""
    from fontTools.agl import toUnicode

    text: str = toUnicode(name, dingbats)
    return text


def standard_name(base_font: str) -> str:
    """The standard font whose metrics a font of this name has by convention; empty where none."""
    plain = base_font.rsplit("+", maxsplit=1)[-1].replace(",", "-").replace(" ", "")
    name = _ALIASES.get(plain, plain)
    if name.startswith(("Courier", "CourierNew")):
        return "Courier"
    return name if name in _facts()["widths"] else ""


@cache
def standard_widths(name: str) -> dict[str, int]:
    """Glyph name -> advance of a standard font; empty for Courier, whose every glyph is 600 wide."""
    pairs = _facts()["widths"].get(name, "").split()
    return {glyph: int(width) for glyph, _, width in (pair.rpartition(":") for pair in pairs)}


@cache
def text_codes(name: str) -> dict[str, int]:
    """Unicode character -> code of a standard encoding."""
    codes: dict[str, int] = {}
    for code, glyph in enumerate(encoding(name)):
        text = glyph_text(glyph)
        if len(text) == 1 and code >= 32:
            codes.setdefault(text, code)
    return codes
