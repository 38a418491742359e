"""The fonts that replacements are shown in, added to the resources of the streams that need one.

The codes that are shown are gathered while streams are written; `finish` then writes each font with their glyphs, their
widths and their letters, and no others.
"""

from __future__ import annotations

import hashlib
from typing import Any

import pikepdf

from gptsanitize.formats.pdf.cmap import write_to_unicode
from gptsanitize.formats.pdf.faces import Collection, Face, Typeset
from gptsanitize.formats.pdf.objects import Key, child, key_of
from gptsanitize.formats.pdf.scene import Content

__all__ = ["FontTable"]

_ITALIC, _FIXED, _SERIF, _SYMBOLIC = 64, 1, 2, 4
_BOLD_STEM, _STEM = 140, 80


class FontTable:
    """One font object a face."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._objects: dict[Face | Collection, Any] = {}
        self._letters: dict[Face | Collection, dict[bytes, str]] = {}

    @property
    def keys(self) -> set[Key | None]:
        """The keys of the fonts that were added."""
        return {key_of(obj) for obj in self._objects.values()}

    def name_for(self, content: Content, typeset: Typeset) -> str:
        """The resource name, in this stream, of the face that a text is set in; notes its codes."""
        self._letters.setdefault(typeset.face, {}).update(typeset.letters)
        font = self._object(typeset.face)
        resources = content.resources
        if not isinstance(resources, pikepdf.Dictionary):
            resources = content.resources = pikepdf.Dictionary()
            if content.owner is not None:
                content.owner["/Resources"] = resources
        if not isinstance(child(resources, "/Font"), pikepdf.Dictionary):
            resources["/Font"] = pikepdf.Dictionary()
        return _entry(resources["/Font"], font)

    def _object(self, face: Face | Collection) -> Any:
        if face not in self._objects:
            empty = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0)
            self._objects[face] = self._pdf.make_indirect(empty)
        return self._objects[face]

    def finish(self) -> None:
        """Write the fonts, with what is shown of them."""
        for face, font in self._objects.items():
            letters = self._letters[face]
            if isinstance(face, Face):
                self._embed(face, font, letters)
            else:
                _refer(face, font)
            font["/ToUnicode"] = self._pdf.make_stream(write_to_unicode(letters))

    def _embed(self, face: Face, font: Any, letters: dict[bytes, str]) -> None:
        name = pikepdf.Name(f"/{_tag(letters)}+{face.name}")
        program = face.program(letters)
        stream = self._pdf.make_stream(program)
        stream["/Length1"] = len(program)
        descriptor = self._pdf.make_indirect(_descriptor(face, name))
        descriptor["/FontFile2"] = stream
        font["/BaseFont"], font["/Encoding"] = name, pikepdf.Name("/Identity-H")
        widths = pikepdf.Array()
        for code in sorted(letters):
            glyph = int.from_bytes(code)
            widths.append(glyph)
            widths.append(pikepdf.Array([round(face.advances[glyph] * 1000)]))
        descendant = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=_system("Identity", 0),
            FontDescriptor=descriptor,
            CIDToGIDMap=pikepdf.Name.Identity,
            DW=0,
            W=widths,
        )
        font["/DescendantFonts"] = pikepdf.Array([self._pdf.make_indirect(descendant)])


def _entry(fonts: Any, font: Any) -> str:
    """The name of a font in a dictionary of fonts, entered where it is not there; the file may have such names."""
    number = 1
    while (found := fonts.get(f"/Gy{number}")) is not None:
        if key_of(found) == key_of(font):
            return f"Gy{number}"
        number += 1
    fonts[f"/Gy{number}"] = font
    return f"Gy{number}"


def _tag(letters: dict[bytes, str]) -> str:
    """Six capitals that tell this subset from others (9.6.4)."""
    digest = hashlib.sha256(b"".join(sorted(letters))).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _system(ordering: str, supplement: int) -> Any:
    return pikepdf.Dictionary(
        Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String(ordering), Supplement=supplement
    )


def _descriptor(face: Face, name: Any) -> Any:
    bold, italic = "Bold" in face.name, "Italic" in face.name
    flags = _FIXED * face.name.startswith("Cousine") + _SERIF * face.name.startswith("Tinos") + _ITALIC * italic
    return pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor,
        FontName=name,
        Flags=flags + _SYMBOLIC,
        FontBBox=pikepdf.Array([face.measure(b"head", at) for at in (36, 38, 40, 42)]),
        ItalicAngle=-12 * italic,
        Ascent=face.measure(b"hhea", 4),
        Descent=face.measure(b"hhea", 6),
        CapHeight=face.measure(b"OS/2", 88),
        StemV=_BOLD_STEM if bold else _STEM,
    )


def _refer(face: Collection, font: Any) -> None:
    """A font that is not embedded, of a character collection that programs know."""
    name = pikepdf.Name("/" + face.name)
    font["/BaseFont"], font["/Encoding"] = name, pikepdf.Name("/" + face.cmap)
    descriptor = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor,
        FontName=name,
        Flags=_SYMBOLIC + _SERIF,
        FontBBox=pikepdf.Array([0, -250, 1000, 880]),
        ItalicAngle=0,
        Ascent=880,
        Descent=-120,
        CapHeight=700,
        StemV=_STEM,
    )
    descendant = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType0,
        BaseFont=name,
        CIDSystemInfo=_system(face.ordering, 2),
        FontDescriptor=descriptor,
        DW=1000,
        W=pikepdf.Array([1, 95, 500]),
    )
    font["/DescendantFonts"] = pikepdf.Array([descendant])
