"""Pictures as a witness reads them: recognised anew, from the pixels of the result as PDFium and Pillow give them.

The recogniser is the one that the writer has, for there is no other; the way to the pixels is the witness's own, at
another resolution. What cannot be drawn has been examined as bytes. Nothing is read where pictures are not.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np

from gptsanitize.errors import WithheldError
from gptsanitize.ocr import read_picture
from gptsanitize.verify.examination import Examination, Unreadable

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["examine_pdf_pictures", "examine_picture", "is_picture"]

_HEADS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_FORM = "read in a picture"
_DPI = 180
_MOST_PIXELS = 40_000_000
_SMALLEST = (24, 8)
_MOST_ON_A_PAGE = 12
_MOST_ANNOTATIONS = 2000
_COVERED = 0.5
_PLAIN = 24
_DEEPEST = 12


def is_picture(head: bytes) -> bool:
    """Whether the first bytes are those of a picture, or of nothing that text could be told of otherwise."""
    return head.startswith(_HEADS) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP")


def examine_picture(content: bytes, part: str, examination: Examination) -> None:
    """Examine the words that a picture shows, in each of its frames."""
    from PIL import Image, ImageSequence

    pictures: list[Any] = []
    with suppress(OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        opened = Image.open(io.BytesIO(content))
        if opened.width * opened.height <= _MOST_PIXELS:
            pictures = [frame.copy() for frame, _ in zip(ImageSequence.Iterator(opened), range(8), strict=False)]
    for picture in pictures:
        _examine(_readings(picture), part, examination, set())


def examine_pdf_pictures(content: bytes, prefix: str, examination: Examination) -> None:
    """Examine the words that the pictures of a PDF show. Raises `Unreadable` where PDFium cannot open it."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError:
        raise Unreadable from None
    seen: set[bytes] = set()
    try:
        for number in range(len(document)):
            with suppress(pdfium.PdfiumError), examination.part(f"{prefix}page {number + 1}"):
                _examine(_drawn(document[number]), f"{prefix}page {number + 1}", examination, seen)
    finally:
        document.close()


def _drawn(page: Any) -> Iterator[Image.Image]:
    """The pictures of a page, or the page where it shows nothing else, too many, or some over it."""
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        found = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST))
        textpage = page.get_textpage()
        silent = not textpage.count_chars()
        textpage.close()
        if silent or len(found) > _MOST_ON_A_PAGE or _covers(found, page) or _has_stamps(page):
            width, height = page.get_size()
            scale = min(_DPI / 72, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            yield page.render(scale=scale).to_pil().convert("RGB")
            return
        for each in found:
            with suppress(pdfium.PdfiumError, ValueError):
                yield from _readings(each.get_bitmap(render=True, scale_to_original=True).to_pil())
    finally:
        page.close()


def _has_stamps(page: Any) -> bool:
    """Whether a picture, or a drawing that may hold one, is the look of an annotation: it is no object of the page."""
    from pypdfium2 import raw

    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        objects = (raw.FPDFAnnot_GetObject(annotation, at) for at in range(raw.FPDFAnnot_GetObjectCount(annotation)))
        kinds = {raw.FPDFPageObj_GetType(each) for each in objects}
        raw.FPDFPage_CloseAnnot(annotation)
        if kinds & {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM}:
            return True
    return False


def _covers(found: Iterable[Any], page: Any) -> bool:
    width, height = page.get_size()
    for each in found:
        left, bottom, right, top = each.get_bounds()
        if (right - left) * (top - bottom) >= _COVERED * width * height:
            return True
    return False


def _readings(picture: Image.Image) -> Iterator[Image.Image]:
    """A picture on white, and where it is as good as white there, on black."""
    from PIL import Image

    if picture.mode not in {"RGBA", "LA", "PA"} and "transparency" not in picture.info:
        yield picture.convert("RGB")
        return
    clear = picture.convert("RGBA")
    white = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
    if all(high - low < _PLAIN for low, high in white.getextrema()):  # type: ignore[misc]
        yield Image.alpha_composite(Image.new("RGBA", clear.size, "black"), clear).convert("RGB")
    else:
        yield white


def _examine(pictures: Iterable[Image.Image], part: str, examination: Examination, seen: set[bytes]) -> None:
    for picture in pictures:
        if max(picture.size) < _SMALLEST[0] or min(picture.size) < _SMALLEST[1]:
            continue
        pixels = np.asarray(picture, np.uint8)
        digest = hashlib.sha256(pixels.tobytes()).digest()
        if digest in seen:
            continue
        seen.add(digest)
        examination.spend_bytes(pixels.size)
        try:
            lines = read_picture(pixels)
        except WithheldError:  # the recogniser is gone since the file was written
            raise Unreadable from None
        examination.text(part, "\n".join(line.text for line in lines), form=_FORM)
