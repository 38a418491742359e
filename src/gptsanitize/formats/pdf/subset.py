"""Which glyphs of an embedded font are shown when all edits are made: its program, widths and names keep no others.

Only fonts of which glyphs were cut are touched. A code leads to its glyph as viewers find it (ISO 32000-1, 9.6.6,
9.7.4); where several ways are possible, all of them are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import pikepdf

from gptsanitize.formats.pdf.cff import Cff
from gptsanitize.formats.pdf.encodings import ENCODINGS, encoding, glyph_text, text_codes
from gptsanitize.formats.pdf.fonts import Font
from gptsanitize.formats.pdf.objects import Budget, Key, child, integer, key_of, name_of
from gptsanitize.formats.pdf.programs import RenameGlyph
from gptsanitize.formats.pdf.truetype import character_maps, glyph_names

__all__ = ["Shown", "choices", "reduce_tables"]

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_SYMBOL_PAGES = (0, 0xF000, 0xF100, 0xF200)


class Shown:
    """The codes that the file shows with one font program, by the fonts that use it."""

    def __init__(self, budget: Budget, rename: RenameGlyph) -> None:
        self._budget, self._rename = budget, rename
        self._uses: list[tuple[Font, set[bytes]]] = []

    def add(self, font: Font, codes: set[bytes]) -> None:
        """Another font with the same program."""
        self._uses.append((font, codes))

    def of_truetype(self, tables: Mapping[bytes, bytes]) -> set[int] | None:
        """The glyphs of a TrueType program; none where a font tells no way to them."""
        wanted: set[int] = set()
        for font, codes in self._uses:
            found = self._of_cids(font, codes) if font.composite else self._of_codes(font, codes, tables)
            if found is None:
                return None
            wanted |= found
        return wanted

    def of_cff(self, program: Cff) -> set[int] | None:
        """The glyphs of a CFF program."""
        wanted: set[int] = set()
        for font, codes in self._uses:
            way = self._of_composite_cff if font.composite else self._of_simple_cff
            found = way(font, codes, program)
            if found is None:
                return None
            wanted |= found
        return wanted

    def of_type1(self, names: set[str], codes: Mapping[int, str]) -> set[str] | None:
        """The names of the glyphs of a Type 1 program."""
        if any(font.composite for font, _ in self._uses):
            return None
        return {name for font, shown in self._uses for name in self._names(font, shown, names, codes)}

    def _of_cids(self, font: Font, codes: set[bytes]) -> set[int] | None:
        """By CID, and by the table from CIDs to glyphs."""
        if font.charset:
            return None
        cids = {code.cid for raw in codes for code in font.split(raw)}
        table = child(font.described, "/CIDToGIDMap")
        if not isinstance(table, pikepdf.Stream):
            return cids
        data = self._budget.decode(table)
        return {int.from_bytes(data[2 * cid : 2 * cid + 2]) for cid in cids}

    def _of_composite_cff(self, font: Font, codes: set[bytes], program: Cff) -> set[int] | None:
        cids = self._of_cids(font, codes)
        if cids is None or not program.keyed_by_cid:
            return cids
        return {glyph for glyph, cid in enumerate(program.charset) if cid in cids}

    def _of_simple_cff(self, font: Font, codes: set[bytes], program: Cff) -> set[int]:
        if program.keyed_by_cid:
            return {raw[0] for raw in codes if raw}
        glyphs = program.glyph_names
        wanted = set(self._names(font, codes, glyphs, program.encoding))
        return {glyph for glyph, name in enumerate(glyphs) if name in wanted}

    def _names(self, font: Font, codes: set[bytes], names: Iterable[str], own: Mapping[int, str]) -> Iterator[str]:
        """The names of the codes of a simple font: its differences', its base encoding's, else the program's own.

        The font's are renamed already, those of the program are not.
        """
        written = {self._rename(name): name for name in names if name}
        differences, base = _differences(font), _base(font)
        for raw in codes:
            code = raw[0] if raw else 0
            own_name = self._rename(own[code]) if code in own else ""
            ways = (
                differences.get(code, ""),
                base[code] if base else "",
                own_name,
                (font.glyphs or base or _NONE)[code],
            )
            yield from islice((written[name] for name in ways if name in written and name != ".notdef"), 1)

    def _of_codes(self, font: Font, codes: set[bytes], tables: Mapping[bytes, bytes]) -> set[int]:
        """By all ways that viewers go: characters, Macintosh codes, symbol codes, names."""
        maps = character_maps(tables)
        posts = {self._rename(name): glyph for glyph, name in enumerate(glyph_names(tables.get(b"post", b"")))}
        wanted: set[int] = set()
        for raw in codes:
            code = raw[0] if raw else 0
            name = font.glyphs[code] if font.glyphs else ""
            for (platform, _), table in maps.items():
                wanted |= {table[key] for key in _keys(code, glyph_text(name), platform) if key in table}
            if name in posts:
                wanted.add(posts[name])
            if not maps:
                wanted.add(code)
        return wanted


_NONE = ("",) * 256


def _keys(code: int, text: str, platform: int) -> list[int]:
    """What a code may be called in a table of characters."""
    keys = [page + code for page in _SYMBOL_PAGES]
    if text and platform in {0, 3}:
        keys.append(ord(text[0]))
    if platform == 1 and text in (macintosh := text_codes("MacRomanEncoding")):
        keys.append(macintosh[text])
    return keys


def _differences(font: Font) -> dict[int, str]:
    found: dict[int, str] = {}
    differences = child(child(font.obj, "/Encoding"), "/Differences")
    code = 0
    for item in differences if isinstance(differences, pikepdf.Array) else ():
        if isinstance(item, pikepdf.Name):
            found[code] = name_of(item)
            code += 1
        else:
            code = integer(item)
    return found


def _base(font: Font) -> tuple[str, ...]:
    value = child(font.obj, "/Encoding")
    name = name_of(value) or name_of(child(value, "/BaseEncoding"))
    return encoding(name) if name in ENCODINGS else ()


# ---- all fonts of a file


def choices(
    fonts: Iterable[Font],
    left: Mapping[object, set[bytes]],
    touched: Collection[object],
    budget: Budget,
    rename: RenameGlyph,
) -> dict[Key, Shown]:
    """For each program of which glyphs were cut: what is shown of it. `touched` are the keys of those fonts."""
    uses: dict[Key, list[Font]] = defaultdict(list)
    for font in fonts:
        key = key_of(program_of(font))
        if key is not None:
            uses[key].append(font)
    found: dict[Key, Shown] = {}
    for key, sharing in uses.items():
        if any(font.key in touched for font in sharing):
            shown = found[key] = Shown(budget, rename)
            for font in sharing:
                shown.add(font, left.get(font.key, set()))
    return found


def program_of(font: Font) -> Any:
    """The embedded program of a font, or none."""
    return next((found for key in _PROGRAMS if (found := child(font.descriptor, key)) is not None), None)


def reduce_tables(fonts: Iterable[Font], left: Mapping[object, set[bytes]], touched: Collection[object]) -> None:
    """Widths, names of codes and Type 3 glyphs of touched fonts, without those that are not shown."""
    descendants: dict[Key, list[Font]] = defaultdict(list)
    for font in fonts:
        key = key_of(font.described) if font.composite else None
        if key is not None:
            descendants[key].append(font)
        elif font.key in touched:
            codes = left.get(font.key, set())
            if font.composite:
                _reduce_cid_widths(font, _cids(font, codes))
            else:
                _reduce_simple(font, {raw[0] for raw in codes if raw})
    for sharing in descendants.values():
        if any(font.key in touched for font in sharing):
            shown = (_cids(font, left.get(font.key, set())) for font in sharing)
            _reduce_cid_widths(sharing[0], set().union(*shown))


def _cids(font: Font, codes: set[bytes]) -> set[int]:
    return {code.cid for raw in codes for code in font.split(raw)}


def _reduce_simple(font: Font, codes: set[int]) -> None:
    widths, first = child(font.obj, "/Widths"), integer(child(font.obj, "/FirstChar"))
    if isinstance(widths, pikepdf.Array) and (font.embedded or font.type3):
        shown = [width if first + index in codes else 0 for index, width in enumerate(widths)]
        font.obj["/Widths"] = pikepdf.Array(shown)  # other fonts may have the same array
    value = child(font.obj, "/Encoding")
    if isinstance(child(value, "/Differences"), pikepdf.Array) and (font.embedded or font.type3):
        names = {code: name for code, name in _differences(font).items() if code in codes}
        own = pikepdf.Dictionary(value)
        own["/Differences"] = pikepdf.Array(_rows(names))
        font.obj["/Encoding"] = own
    if font.type3:
        _reduce_procedures(font, codes)


def _rows(names: Mapping[int, str]) -> Iterator[Any]:
    following = -1
    for code in sorted(names):
        if code != following:
            yield code
        yield pikepdf.Name("/" + names[code])
        following = code + 1


def _reduce_procedures(font: Font, codes: set[int]) -> None:
    procedures = child(font.obj, "/CharProcs")
    base, differences = _base(font) or _NONE, _differences(font)
    shown = {differences.get(code, base[code]) for code in codes}
    for name in list(procedures.keys()) if isinstance(procedures, pikepdf.Dictionary) else ():
        if name[1:] not in shown:
            del procedures[name]


def _reduce_cid_widths(font: Font, cids: set[int]) -> None:
    if isinstance(child(font.described, "/W"), pikepdf.Array) and not font.charset:  # whose codes are no CIDs
        row: list[Any] = []
        for cid in sorted(cids & font.widths.keys()):
            row += [cid, pikepdf.Array([font.widths[cid]])]
        font.described["/W"] = pikepdf.Array(row)
