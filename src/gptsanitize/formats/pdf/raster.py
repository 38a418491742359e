"""A page, or a picture on it, written anew as pixels with replacements burnt in.

What can be seen of a page and not be edited otherwise becomes one picture, with its words under it as text that is not
painted (ISO 32000-1, 9.3.6: rendering mode 3), so that the page can be searched and copied as before. Nothing of the
old content stays reachable: neither its streams and fonts nor its pictures.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pikepdf

from gptsanitize.formats.pdf.cmap import write_to_unicode
from gptsanitize.formats.pdf.objects import child
from gptsanitize.formats.pdf.viewer import Frame

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["TextLayer", "Word", "put_page", "put_picture"]

_QUALITY = 85
_MIDDLE = 0.02
"""A picture with fewer middle tones than this, to its dark ones, has two tones."""
_NEARLY = 48
_GREY = 12
_NARROWEST = 0.05


class Word(NamedTuple):
    """Text and its box in the page as it is shown (parts of its width and height, from above left)."""

    text: str
    corners: tuple[tuple[float, float], ...]

    def __repr__(self) -> str:
        """Without the document's text."""
        return "Word()"


class TextLayer:
    """The font of text that is not painted, and how it is shown: one for a file, codes as they come."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._codes: dict[str, int] = {}
        self._font: Any = None

    @property
    def font(self) -> Any:
        """The font object; `finish` completes it."""
        if self._font is None:
            self._font = self._pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font))
        return self._font

    def operators(self, words: Iterable[Word], frame: Frame) -> bytes:
        """The content that places the words."""
        out = []
        for word in words:
            text = " ".join(word.text.split())
            places = [frame.page(x, y) for x, y in word.corners]
            if text:
                out.append(self._shown(text, places))
        return b"BT 3 Tr\n" + b"\n".join(out) + b"\nET" if out else b""

    def _shown(self, text: str, corners: Sequence[tuple[float, float]]) -> bytes:
        (ax, ay), (bx, by), _, (dx, dy) = corners
        length, height = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5, ((dx - ax) ** 2 + (dy - ay) ** 2) ** 0.5
        size = max(1.0, 0.75 * height)
        scale = max(_NARROWEST, length / (0.5 * size * len(text)))
        ux, uy = ((bx - ax) / length, (by - ay) / length) if length else (1.0, 0.0)
        x, y = ax + 0.78 * (dx - ax), ay + 0.78 * (dy - ay)
        codes = "".join(f"{self._codes.setdefault(char, len(self._codes) + 1):04x}" for char in text)
        matrix = " ".join(f"{value:.4f}" for value in (ux, uy, -uy, ux, x, y))
        return f"/F {size:.3f} Tf {100 * scale:.3f} Tz {matrix} Tm <{codes}> Tj".encode("ascii")

    def finish(self) -> None:
        """Write the font, with the codes that were shown. It has no glyphs: none are painted."""
        if self._font is None:
            return
        name = pikepdf.Name("/TextLayer")
        system = pikepdf.Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0)
        descriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=name,
            Flags=5,
            FontBBox=pikepdf.Array([0, -220, 500, 780]),
            ItalicAngle=0,
            Ascent=780,
            Descent=-220,
            CapHeight=700,
            StemV=80,
        )
        descendant = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=system,
            FontDescriptor=self._pdf.make_indirect(descriptor),
            CIDToGIDMap=pikepdf.Name.Identity,
            DW=500,
        )
        self._font["/Subtype"], self._font["/BaseFont"] = pikepdf.Name.Type0, name
        self._font["/Encoding"] = pikepdf.Name("/Identity-H")
        self._font["/DescendantFonts"] = pikepdf.Array([self._pdf.make_indirect(descendant)])
        letters = {code.to_bytes(2): char for char, code in self._codes.items()}
        self._font["/ToUnicode"] = self._pdf.make_stream(write_to_unicode(letters))


def put_page(
    pdf: pikepdf.Pdf, page: Any, picture: Image.Image, words: Iterable[Word], frame: Frame, layer: TextLayer
) -> None:
    """Let a page show this picture (of all that it shows), with these words, and nothing else."""
    image = pdf.make_stream(b"")
    _write(image, picture)
    (ax, ay), (bx, by), (cx, cy) = (frame.page(*corner) for corner in ((0.0, 1.0), (1.0, 1.0), (0.0, 0.0)))
    matrix = " ".join(f"{value:.4f}" for value in (bx - ax, by - ay, cx - ax, cy - ay, ax, ay))
    content = f"q {matrix} cm /Im Do Q\n".encode("ascii") + layer.operators(words, frame)
    page["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image), Font=pikepdf.Dictionary(F=layer.font))
    page["/Contents"] = pdf.make_stream(content)
    for key in ("/Group", "/StructParents", "/Thumb", "/PieceInfo"):
        if key in page:
            del page[key]


_OF_THE_OLD = ("/SMask", "/Mask", "/Decode", "/Matte", "/SMaskInData", "/Intent", "/Alternates", "/DecodeParms")


def put_picture(stream: Any, picture: Image.Image) -> None:
    """Let an image object show this picture. A stencil stays one: it is painted in a colour of the page's."""
    is_stencil = child(stream, "/ImageMask") is True
    for key in _OF_THE_OLD:
        if key in stream:
            del stream[key]
    if is_stencil:
        stream.write(zlib.compress(_two_tones(picture)), filter=pikepdf.Name.FlateDecode)
        stream["/Width"], stream["/Height"], stream["/BitsPerComponent"] = picture.width, picture.height, 1
        if "/ColorSpace" in stream:
            del stream["/ColorSpace"]
    else:
        _write(stream, picture)


def _write(stream: Any, picture: Image.Image) -> None:
    """The pixels of an RGB picture in as few colours as they have: two tones, greys, or all."""
    pixels = np.asarray(picture, np.uint8)
    is_grey = int((pixels.max(axis=2) - pixels.min(axis=2)).max(initial=0)) <= _GREY
    dark, light = int((pixels < _NEARLY).sum()), int((pixels > 255 - _NEARLY).sum())
    stream["/Type"], stream["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Image
    stream["/Width"], stream["/Height"] = picture.width, picture.height
    stream["/BitsPerComponent"] = 8
    stream["/ColorSpace"] = pikepdf.Name.DeviceGray if is_grey else pikepdf.Name.DeviceRGB
    if is_grey and pixels.size - dark - light <= _MIDDLE * dark:
        stream["/BitsPerComponent"] = 1
        stream.write(zlib.compress(_two_tones(picture)), filter=pikepdf.Name.FlateDecode)
        return
    buffer = io.BytesIO()
    plain = picture.convert("L" if is_grey else "RGB")
    plain.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    packed = zlib.compress(plain.tobytes())
    if len(packed) <= len(buffer.getvalue()):  # letters on plain paper: nothing is lost
        stream.write(packed, filter=pikepdf.Name.FlateDecode)
    else:
        stream.write(buffer.getvalue(), filter=pikepdf.Name.DCTDecode)


def _two_tones(picture: Image.Image) -> bytes:
    """One bit a pixel, rows filled to whole bytes; 1 is white."""
    return np.packbits(np.asarray(picture.convert("L")) >= 128, axis=1).tobytes()
