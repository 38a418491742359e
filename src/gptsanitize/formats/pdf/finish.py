"""What is left to do when all streams are written: what nothing shows is taken out, images and tables are made clean.

Runs over the lists the walk made on its way. Unused resources are removed, content that is never executed is emptied,
and the body of every other stream that is copied is rewritten without words (`streams`, `programs`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from typing import Any

import pikepdf

from gptsanitize.formats.pdf.icc import clean_icc
from gptsanitize.formats.pdf.interpret import Interpreter
from gptsanitize.formats.pdf.names import Renamer
from gptsanitize.formats.pdf.objects import MAX_STREAM_BYTES, Budget, Key, child, integer, items, key_of, name_of
from gptsanitize.formats.pdf.programs import (
    Choice,
    clean_cff,
    clean_sfnt,
    clean_type1,
    type1_lengths,
    without_segments,
)
from gptsanitize.formats.pdf.segments import clean_jbig2, clean_jpeg, clean_jpx
from gptsanitize.formats.pdf.streams import clean_cmap, clean_function, without_tail
from gptsanitize.formats.pdf.subset import choices, reduce_tables
from gptsanitize.formats.pdf.surplus import most_bytes, without_fax_tail, without_strangers
from gptsanitize.formats.pdf.truetype import tables_of
from gptsanitize.formats.pdf.walk import Walk

__all__ = ["finish"]

_COPIED = ("image", "icc", "data", "shared-tables", "function-object", "shading", "cmap")
_CONTENT = ("content", "form-xobject", "glyph-procedure", "pattern")
_FLATE = frozenset({"FlateDecode", "Fl"})
_SFNT = frozenset({b"\0\1\0\0", b"true", b"OTTO", b"typ1"})
_IMAGES: Mapping[str, Callable[[bytes], bytes | None]] = {
    "DCTDecode": clean_jpeg,
    "DCT": clean_jpeg,
    "JPXDecode": clean_jpx,
    "JBIG2Decode": clean_jbig2,
    "CCITTFaxDecode": without_fax_tail,
    "CCF": without_fax_tail,
}


def finish(
    kept: Walk,
    interpreter: Interpreter,
    budget: Budget,
    *,
    added: set[Key | None],
    left: Mapping[object, set[bytes]],
    touched: Collection[object],
) -> None:
    """Clean what the edits do not reach. Changes the objects that were kept.

    `added` are the keys of fonts of ours, `left` the codes that each font still shows, `touched` the keys of the fonts
    of which glyphs were cut: no others are left in them.
    """
    _empty_unexecuted(kept, interpreter)
    _drop_unused(kept, interpreter, added)
    fonts = interpreter.fonts
    shown = choices(fonts, left, touched, budget, kept.rename.program_glyph)
    _clean_bodies(kept, budget, shown)
    reduce_tables(fonts, left, touched)


def _empty_unexecuted(kept: Walk, interpreter: Interpreter) -> None:
    """A form or glyph procedure that nothing draws was not read: nothing of it may be delivered."""
    executed = {content.key for content in interpreter.contents}
    for stream in _contents(kept):
        if ("stream", key_of(stream)) not in executed:
            stream.write(b"")


def _contents(kept: Walk) -> list[Any]:
    """Every stream that is content: forms, tiling patterns, glyph procedures."""
    found = [obj for kind in _CONTENT[1:] for obj in kept.met.get(kind, ())]
    return [obj for obj in found if isinstance(obj, pikepdf.Stream)]


def _drop_unused(kept: Walk, interpreter: Interpreter, added: set[Key | None]) -> None:
    """Fonts, forms and images that stand in resources and are never used."""
    fonts = {font.key for font in interpreter.fonts} | added
    executed = {content.key for content in interpreter.contents}
    for resources in kept.met.get("resources", ()):
        for name, font in items(child(resources, "/Font")):
            if key_of(font) is not None and key_of(font) not in fonts and _embedded(font):
                del resources["/Font"][name]
        for name, found in items(child(resources, "/XObject")):
            if name_of(child(found, "/Subtype")) == "Image":
                used = key_of(found) in interpreter.images
            else:
                used = ("stream", key_of(found)) in executed
            if not used:
                del resources["/XObject"][name]


def _embedded(font: Any) -> bool:
    descriptor = child(font, "/FontDescriptor")
    return child(font, "/DescendantFonts") is not None or any(
        child(descriptor, key) is not None for key in ("/FontFile", "/FontFile2", "/FontFile3")
    )


# ---- bodies


def _clean_bodies(kept: Walk, budget: Budget, shown: Mapping[Key, Choice]) -> None:
    for kind in _COPIED:
        for stream in kept.met.get(kind, ()):
            if isinstance(stream, pikepdf.Stream):
                _clean_body(kind, stream, budget)
    for font in kept.met.get("cid-font", ()):
        _clean_glyph_table(font, budget)
    for stream in kept.met.get("font-program", ()):
        if isinstance(stream, pikepdf.Stream):
            key = key_of(stream)
            _clean_program(stream, budget, kept.rename, shown.get(key) if key is not None else None)
    for kind in _CONTENT:
        for stream in kept.met.get(kind, ()):
            if not isinstance(stream, pikepdf.Stream):
                continue
            if key_of(stream) in budget.damaged:
                stream.write(budget.decode(stream))
            elif _filters(stream)[:1] and _filters(stream)[0] in _FLATE:
                _cut_tail(stream)


def _clean_body(kind: str, stream: Any, budget: Budget) -> None:
    if kind == "icc":
        stream.write(clean_icc(budget.decode(stream)) or b"")
    elif kind == "shared-tables":
        stream.write(clean_jbig2(budget.decode(stream)) or b"")
    elif kind == "cmap":
        stream.write(clean_cmap(budget.decode(stream)))
    elif kind == "function-object" and integer(child(stream, "/FunctionType")) == 4:
        stream.write(clean_function(budget.decode(stream)))
    else:
        filters = _filters(stream)
        if filters and filters[-1] in _IMAGES:
            _clean_image(stream, filters, budget)
        elif len(filters) == 1 and filters[0] in _FLATE and child(stream, "/DecodeParms") is None:
            _cut_tail(stream, lambda whole: most_bytes(kind, stream, whole))
        else:
            _cut_surplus(kind, stream, budget, filters)


def _clean_glyph_table(font: Any, budget: Budget) -> None:
    """Numbers of glyphs that the font does not have are no numbers of glyphs."""
    table, program = child(font, "/CIDToGIDMap"), child(child(font, "/FontDescriptor"), "/FontFile2")
    if isinstance(table, pikepdf.Stream) and isinstance(program, pikepdf.Stream):
        glyphs = int.from_bytes(tables_of(budget.decode(program)).get(b"maxp", b"")[4:6])
        clean = without_strangers(budget.decode(table), glyphs) if glyphs else None
        if clean is not None:
            table.write(clean)


def _cut_surplus(kind: str, stream: Any, budget: Budget, filters: list[str]) -> None:
    """What is decoded and not used; behind the end of data of other filters stands what is not even decoded."""
    data = budget.decode(stream)
    most = most_bytes(kind, stream, len(data))
    surplus = most is not None and most < len(data)
    if surplus or not _FLATE.issuperset(filters):
        stream.write(data[:most])


def _clean_program(stream: Any, budget: Budget, rename: Renamer, choice: Choice | None) -> None:
    """A font program by what it is, whatever the file says it is. Broken ones stay: their glyphs still are shown."""
    data = budget.decode(stream)
    if data[:4] in _SFNT:
        clean = clean_sfnt(data, rename.program_glyph, choice)
    elif data[:2] == b"%!" or data[:1] == b"\x80":
        clean = clean_type1(without_segments(data), rename.program_glyph, choice)
    else:
        clean = clean_cff(data, rename.program_glyph, choice)
    if clean is None:
        return
    stream.write(clean)
    if data[:2] == b"%!" or data[:1] == b"\x80":
        stream["/Length1"], stream["/Length2"] = type1_lengths(clean)
        stream["/Length3"] = 0
    elif "/Length1" in stream:
        stream["/Length1"] = len(clean)


def _filters(stream: Any) -> list[str]:
    found = child(stream, "/Filter")
    return [name_of(item) for item in found] if isinstance(found, pikepdf.Array) else [name_of(found)] * bool(found)


def _clean_image(stream: Any, filters: list[str], budget: Budget) -> None:
    """A picture in a coding of its own, which may be coded in others besides. One that cannot be cleaned is lost."""
    parms = child(stream, "/DecodeParms")
    each = list(parms) if isinstance(parms, pikepdf.Array) and len(parms) == len(filters) else []
    last = each[-1] if each else parms if len(filters) == 1 else None
    clean = _IMAGES[filters[-1]](_coded(bytes(stream.read_raw_bytes()), filters[:-1], each))
    if clean is None:
        budget.lost.add(key_of(stream))
    options = last if isinstance(last, pikepdf.Dictionary) else None
    stream.write(clean or b"", filter=pikepdf.Name("/" + filters[-1]), decode_parms=options)


def _coded(raw: bytes, filters: list[str], parms: list[Any]) -> bytes:
    """What the filters before a picture's own give: ASCII, run lengths, deflate."""
    if not filters:
        return raw
    with pikepdf.new() as scratch, suppress(pikepdf.PdfError, RuntimeError):
        outer = scratch.make_stream(raw)
        outer["/Filter"] = pikepdf.Array([pikepdf.Name("/" + name) for name in filters])
        if any(isinstance(each, pikepdf.Dictionary) for each in parms[:-1]):
            outer["/DecodeParms"] = pikepdf.Array(_numbers(each) for each in parms[:-1])
        return bytes(outer.read_bytes(pikepdf.StreamDecodeLevel.specialized))
    return b""


def _numbers(parms: Any) -> Any:
    """Parameters of a filter (predictor, columns, colors) for another document."""
    found = {name: integer(value) for name, value in items(parms)}
    return pikepdf.Dictionary(found) if found else None


def _cut_tail(stream: Any, longest: Callable[[int], int | None] | None = None) -> None:
    clean = without_tail(bytes(stream.read_raw_bytes()), MAX_STREAM_BYTES, longest)
    if clean is not None:
        stream.write(clean, filter=child(stream, "/Filter"), decode_parms=child(stream, "/DecodeParms"))
