"""How many outlines stand in the fonts of a PDF that nothing in it shows: read by pdfminer.six and fontTools alone.

A producer's subset holds the glyphs that the text needs. Those that are left over when words are gone say which letters
the words had. `orphans` compares a cleaned file with its source; no code of the product is used.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

CODES_OF_SYMBOLS = (0, 0xF000, 0xF100, 0xF200)
EMPTY = 4
"""A charstring of so few bytes draws nothing: a width and the end."""


def orphans(source: bytes, data: bytes) -> int:
    """Outlines that nothing shows in `data`, beyond those that nothing shows in its source."""
    return max(0, unshown(data) - unshown(source))


def unshown(data: bytes) -> int:
    """Outlines in embedded programs that no page shows. Programs that fontTools cannot read count as none."""
    return sum(_unshown(uses) for uses in _uses(data).values())


def _uses(data: bytes) -> dict[int, list[tuple[Any, Any, set[int]]]]:
    """For each program: font dictionary, pdfminer's font and the codes shown, of all fonts that use it."""
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    shown: dict[int, set[int]] = defaultdict(set)
    fonts: dict[int, tuple[Any, Any]] = {}

    class Manager(PDFResourceManager):
        def get_font(self, objid: Any, spec: Any) -> Any:
            font = super().get_font(objid, spec)
            fonts[id(font)] = (font, spec)  # the composite font comes after its descendant
            return font

    class Device(PDFTextDevice):
        def render_string(self, textstate: Any, seq: Iterable[Any], *_: Any) -> None:
            for each in seq:
                if isinstance(each, bytes):
                    shown[id(textstate.font)].update(textstate.font.decode(each))

    manager = Manager()
    interpreter = PDFPageInterpreter(manager, Device(manager))
    for page in PDFPage.get_pages(io.BytesIO(data)):
        interpreter.process_page(page)
    uses: dict[int, list[tuple[Any, Any, set[int]]]] = defaultdict(list)
    for key, (font, spec) in fonts.items():
        program = _program(font)
        if program is not None and shown[key]:
            uses[program.objid or id(program)].append((spec, font, shown[key]))
    return uses


def _program(font: Any) -> Any:
    from pdfminer.pdftypes import resolve1

    return next((s for k in ("FontFile", "FontFile2", "FontFile3") if (s := resolve1(font.descriptor.get(k)))), None)


def _unshown(uses: list[tuple[Any, Any, set[int]]]) -> int:
    data = _program(uses[0][1]).get_data()
    try:
        if data[:4] in {b"\0\1\0\0", b"true", b"OTTO"}:
            return _of_sfnt(data, uses)
        if data[:2] == b"%!" or data[:1] == b"\x80":
            return _of_type1(data, uses)
        return _of_cff(data, uses)
    except Exception:  # noqa: BLE001 -- broken programs are common; they are counted nowhere
        return 0


def _of_sfnt(data: bytes, uses: list[tuple[Any, Any, set[int]]]) -> int:
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True)
    if "glyf" not in font:
        return _of_cff(font.reader["CFF "], uses)
    order, glyf = font.getGlyphOrder(), font["glyf"]
    reached = {order[0]}
    for spec, _, codes in uses:
        if "DescendantFonts" in spec:
            table = _resolve(_resolve(spec["DescendantFonts"])[0]).get("CIDToGIDMap")
            stream = _resolve(table)
            raw = stream.get_data() if hasattr(stream, "get_data") else b""
            glyphs = {int.from_bytes(raw[2 * c : 2 * c + 2]) if raw else c for c in codes}
            reached |= {order[glyph] for glyph in glyphs if glyph < len(order)}
        else:
            reached |= _by_maps(font, spec, codes)
    drawn = {name for name in order if glyf[name].numberOfContours}
    todo = list(reached)
    while todo:
        parts = {part.glyphName for part in getattr(glyf[todo.pop()], "components", ())} - reached
        todo += parts
        reached |= parts
    return len(drawn - reached)


def _by_maps(font: Any, spec: Any, codes: set[int]) -> set[str]:
    from fontTools.agl import toUnicode

    names, found = _names(spec), set()
    for table in font["cmap"].tables if "cmap" in font else ():
        for code in codes:
            keys = {page + code for page in CODES_OF_SYMBOLS}
            text = toUnicode(names[code]) if code in names else bytes([code]).decode("cp1252", "ignore")
            keys |= {ord(char) for char in text[:1]}
            found |= {table.cmap[key] for key in keys if key in table.cmap}
    return found | (set(names.values()) & set(font.getGlyphOrder()))


def _of_cff(data: bytes, uses: list[tuple[Any, Any, set[int]]]) -> int:
    from fontTools.cffLib import CFFFontSet

    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts[0]
    outlines = {name: top.CharStrings[name].bytecode for name in top.charset}
    drawn = {name for name, code in outlines.items() if code and len(code) > EMPTY} - {".notdef"}
    reached: set[str] = set()
    for spec, _, codes in uses:
        if "DescendantFonts" in spec:
            keyed = hasattr(top, "ROS")
            reached |= (
                {f"cid{c:05d}" for c in codes} if keyed else {top.charset[c] for c in codes if c < len(top.charset)}
            )
        else:
            own = top.Encoding if isinstance(top.Encoding, list) else []
            names = _names(spec)
            reached |= {names.get(code) or (own[code] if code < len(own) else "") for code in codes}
            reached |= {_standard(code) for code in codes if not own}
    return len(drawn - reached)


def _of_type1(data: bytes, uses: list[tuple[Any, Any, set[int]]]) -> int:
    from fontTools import t1Lib

    font = t1Lib.T1Font.__new__(t1Lib.T1Font)
    font.data, font.encoding = data, "ascii"
    font.parse()
    own = font["Encoding"] if isinstance(font["Encoding"], list) else []
    strings = font["CharStrings"]
    drawn = {name for name in strings if len(strings[name].bytecode) > EMPTY + 4} - {".notdef"}
    reached: set[str] = set()
    for spec, _, codes in uses:
        names = _names(spec)
        reached |= {names.get(code) or (own[code] if code < len(own) else _standard(code)) for code in codes}
        reached |= {_standard(code) for code in codes}
    return len(drawn - reached)


def _standard(code: int) -> str:
    from fontTools.encodings.StandardEncoding import StandardEncoding

    return str(StandardEncoding[code]) if code < 256 else ""


def _names(spec: Any) -> dict[int, str]:
    """Code and name, of the differences and of the base encoding."""
    from pdfminer.encodingdb import EncodingDB

    value = _resolve(spec.get("Encoding"))
    base = _resolve(value.get("BaseEncoding")) if isinstance(value, dict) else value
    name = getattr(base, "name", "")
    found: dict[int, str] = {}
    if name in {"WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding"}:
        from fontTools.agl import UV2AGL

        table = EncodingDB.get_encoding(name)
        found = {code: UV2AGL.get(ord(text), "") for code, text in table.items() if len(text) == 1}
    code = 0
    for item in _resolve(value.get("Differences")) or () if isinstance(value, dict) else ():
        if isinstance(item, int):
            code = item
        else:
            found[code] = getattr(item, "name", str(item))
            code += 1
    return found


def _resolve(value: Any) -> Any:
    from pdfminer.pdftypes import resolve1

    return resolve1(value)
