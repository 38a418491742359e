"""What codes and glyph names of PDFs mean by standard (ISO 32000-2, annex D; Adobe's glyph list)."""

from __future__ import annotations

from functools import cache

__all__ = ["DOCUMENT", "glyph_text", "standard_texts"]


def _placed(first: int, chars: str) -> dict[int, str]:
    """Characters at codes from the first on; a blank leaves its code as it is."""
    return {first + index: char for index, char in enumerate(chars) if char != " "}


DOCUMENT = {0x16: "\x17"} | _placed(0x18, "˘ˇˆ˙˝˛˚˜") | _placed(0x80, "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž") | {0xA0: "€"}
"""PDFDocEncoding where it differs from Latin-1 (D.2)."""

_STANDARD = (
    {0x27: "’", 0x60: "‘"}
    | _placed(0xA4, "⁄ ƒ ¤'“ ‹›ﬁﬂ –†‡·  •‚„” …‰")
    | _placed(0xC1, "`´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—")
    | {0xE1: "Æ", 0xE3: "ª", 0xF1: "æ", 0xF5: "ı"}
    | _placed(0xE8, "ŁØŒº")
    | _placed(0xF8, "łøœß")
)


@cache
def standard_texts(name: str) -> tuple[str, ...]:
    """The characters of the 256 codes of a standard encoding; of WinAnsiEncoding where it is none of them."""
    if name == "StandardEncoding":
        return tuple(_STANDARD.get(code, chr(code)) for code in range(256))
    codec = "mac_roman" if name == "MacRomanEncoding" else "cp1252"
    return tuple(bytes((code,)).decode(codec, "replace") for code in range(256))


@cache
def glyph_text(name: str) -> str:
    """The text of a glyph name: by Adobe's list, else by the number in it; nothing where it has neither."""
    stem = name.partition(".")[0]
    return _listed(name) or "".join(_listed(part) or _numbered(part) for part in stem.split("_"))


def _listed(name: str) -> str:
    from fontTools.agl import AGL2UV, LEGACY_AGL2UV  # the list, not code that reads documents

    known = AGL2UV.get(name) or LEGACY_AGL2UV.get(name) or ()
    return chr(known) if isinstance(known, int) else "".join(map(chr, known))


def _numbered(name: str) -> str:
    if name.startswith("uni"):
        pieces = [name[start : start + 4] for start in range(3, len(name), 4)]
    else:
        pieces = [name[1:]] if name.startswith("u") else []
    try:
        return "".join(chr(int(piece, 16)) for piece in pieces if len(piece) >= 4)
    except (ValueError, OverflowError):
        return ""
