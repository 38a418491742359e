"""Which codes of which font are still shown when all edits are made, and tables that speak of no others.

A ToUnicode table that still names the letters of removed words, in the order in which a producer met them, spells the
words.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

import pikepdf

from gptsanitize.formats.pdf.cmap import parse_cmap, write_to_unicode
from gptsanitize.formats.pdf.edit import Surgery
from gptsanitize.formats.pdf.fonts import Font
from gptsanitize.formats.pdf.objects import Budget, Key, child, items, key_of
from gptsanitize.formats.pdf.scene import Run
from gptsanitize.formats.pdf.walk import Walk

__all__ = ["codes_left", "reduce_to_unicode", "typed_fonts"]

_LIGATURE = 3
"""No glyph of an alphabet reads as more letters."""


def codes_left(runs: Iterable[Run], fonts: Iterable[Font], surgery: Surgery) -> dict[object, set[bytes]]:
    """The codes that each font still shows, by the font's key. `runs` are all runs of the file."""
    touched = surgery.fonts
    left = {font.key: set() if font.key in touched else set(font.shown) for font in fonts}
    if touched:
        whole: dict[object, set[bytes]] = {key: set() for key in touched}
        edited: dict[object, set[bytes]] = {key: set() for key in touched}
        for run in runs:
            if run.font.key in touched:
                if surgery.touches(run):
                    left.setdefault(run.font.key, set()).update(surgery.codes_left(run))
                    edited[run.font.key].update(run.strings)
                else:
                    whole[run.font.key].update(run.strings)
        for font in fonts:
            if font.key in touched:
                kept = font.codes_in(whole[font.key])
                left[font.key] |= kept | (font.shown - kept - font.codes_in(edited[font.key]))
    for key, codes in surgery.added.items():
        left.setdefault(key, set()).update(codes)
    return left


def typed_fonts(form: Any) -> set[object]:
    """The keys of the fonts that fields of a form are filled in with: they keep all their letters."""
    return {key_of(font) for _, font in items(child(child(form, "/DR"), "/Font"))}


def reduce_to_unicode(
    kept: Walk, fonts: Iterable[Font], left: dict[object, set[bytes]], form: Any, budget: Budget
) -> None:
    """Write ToUnicode tables anew, with the codes that are shown. Fonts that fields are filled in with keep letters."""
    typed = typed_fonts(form)
    read = {font.key: font.to_unicode for font in fonts}
    known: dict[Key | int, dict[bytes, str]] = {}
    wanted: dict[Key | int, dict[bytes, str]] = {}
    tables: dict[Key | int, Any] = {}
    fonts_kept = kept.met.get("font", ())
    encodings = {key_of(child(font, "/Encoding")) for font in fonts_kept} - {None}
    for font in fonts_kept:
        table = child(font, "/ToUnicode")
        if not isinstance(table, pikepdf.Stream):
            continue
        if key_of(table) in encodings:  # what cuts strings into codes must stay, and says nothing of letters
            del font["/ToUnicode"]
            continue
        identity = key_of(table) or id(table)
        if identity not in known:
            tables[identity], wanted[identity] = table, {}
            known[identity] = read.get(key_of(font)) or parse_cmap(budget.decode(table)).unicode
        key = key_of(font)
        shown = left.get(key, set()) if key in left else None
        wanted[identity].update(
            (code, text)
            for code, text in known[identity].items()
            if (shown is not None and _is_shown(code, shown, known[identity]))
            or ((shown is None or key in typed) and len(text) <= _LIGATURE)
        )
    for identity, table in tables.items():
        table.write(write_to_unicode(wanted[identity]))


def _is_shown(code: bytes, shown: set[bytes], known: Container[bytes]) -> bool:
    """Whether a table's code is one that is shown, or stands for one of another length that the table lacks."""
    if code in shown:
        return True
    short, long = code[1:] if len(code) == 2 and code[0] == 0 else b"", b"\0" + code
    return (short in shown and short not in known) or (long in shown and long not in known)
