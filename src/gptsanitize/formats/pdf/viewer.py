"""PDFium's view of a file: its text, where it stands, and how a page looks. The only module that knows pypdfium2.

All positions are in page space (points, origin below left of the media box), as in the interpreter. PDFium's failures
become `CorruptError` or `EncryptedError`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from gptsanitize.errors import CorruptError
from gptsanitize.formats.pdf.objects import encrypted, passwords

__all__ = ["Frame", "Spot", "Viewer", "open_viewer"]

_ERR_PASSWORD = 4
_KEPT_PAGES = 500
_KEPT_LETTERS = 20_000
"""Texts of so many pages, of so many letters each, are kept for the next question."""
_UNIT, _FAR = 1_000_000, 1000.0
_MOST_OBJECTS = 500_000


class Spot(NamedTuple):
    """One character as PDFium sees it: its text, its origin, its font size. Generated spaces have no origin."""

    char: str
    x: float
    y: float
    size: float
    generated: bool


class Frame(NamedTuple):
    """Where the points of a page stand when it is shown, as parts of its width and height from above left:
    `(x * xx + y * yx + dx, x * xy + y * yy + dy)`.
    """

    xx: float
    xy: float
    yx: float
    yy: float
    dx: float
    dy: float

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page, as it is shown."""
        return x * self.xx + y * self.yx + self.dx, x * self.xy + y * self.yy + self.dy

    def box(self, box: tuple[float, float, float, float]) -> list[tuple[float, float]]:
        """The corners of a box of the page (left, bottom, right, top), as they are shown."""
        left, low, right, high = box
        return [self.shown(x, y) for x, y in ((left, high), (right, high), (right, low), (left, low))]

    def page(self, u: float, v: float) -> tuple[float, float]:
        """The point of the page that is shown there."""
        turn = self.xx * self.yy - self.yx * self.xy
        u, v = u - self.dx, v - self.dy
        return (u * self.yy - v * self.yx) / turn, (v * self.xx - u * self.xy) / turn


def _sign(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


@contextmanager
def open_viewer(source: Path | bytes, password: str | None) -> Iterator[Viewer]:
    """Open a file or its bytes in PDFium. Raises `CorruptError` or `EncryptedError`."""
    document = _opened(source, password)
    viewer = Viewer(document)
    try:
        yield viewer
    finally:
        viewer.leave()
        document.close()


def _opened(source: Path | bytes, password: str | None) -> Any:
    import pypdfium2 as pdfium

    for word in passwords(password):
        try:
            return pdfium.PdfDocument(source, password=word)
        except pdfium.PdfiumError as error:
            if getattr(error, "err_code", 0) != _ERR_PASSWORD and "password" not in str(error).lower():
                raise CorruptError("PDFium cannot open the file", reason="corrupt-pdf") from None
        except (OSError, ValueError):
            raise CorruptError("the file cannot be read", reason="corrupt-pdf") from None
    raise encrypted(password)


class Viewer:
    """An opened file. Pages count from 0."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._loaded: tuple[int, Any, Any] | None = None
        self._texts: dict[int, str] = {}

    def leave(self) -> None:
        """Let go of the page that was read last."""
        if self._loaded is not None:
            _, page, textpage = self._loaded
            textpage.close()
            page.close()
            self._loaded = None

    def __len__(self) -> int:
        return len(self._document)

    def text(self, page: int) -> str:
        """The text of a page, lines separated by newlines; empty where PDFium cannot load the page."""
        known = self._texts.get(page)
        if known is not None:
            return known
        textpage = self._textpage(page)
        found: str = textpage.get_text_range() if textpage is not None and textpage.count_chars() else ""
        found = found.replace("\r\n", "\n").replace("\r", "\n")
        if len(self._texts) < _KEPT_PAGES and len(found) < _KEPT_LETTERS:
            self._texts[page] = found
        return found

    def signs(self, page: int) -> list[str]:
        """Every character of a page, by the number that its spot has."""
        from pypdfium2 import raw

        textpage = self._textpage(page)
        if textpage is None:
            return []
        handle, read = textpage.raw, raw.FPDFText_GetUnicode
        return [_sign(read(handle, index)) for index in range(textpage.count_chars())]

    def spots(self, page: int, numbers: Iterable[int] | None = None) -> list[Spot]:
        """Every character of a page with its place, or those of these numbers."""
        from pypdfium2 import raw

        textpage = self._textpage(page)
        if textpage is None:
            return []
        handle = textpage.raw
        x, y = ctypes.c_double(), ctypes.c_double()
        spots = []
        for index in range(textpage.count_chars()) if numbers is None else numbers:
            code = raw.FPDFText_GetUnicode(handle, index)
            generated = raw.FPDFText_IsGenerated(handle, index) == 1
            raw.FPDFText_GetCharOrigin(handle, index, x, y)
            size = raw.FPDFText_GetFontSize(handle, index)
            spots.append(Spot(_sign(code), x.value, y.value, size, generated))
        return spots

    def _textpage(self, page: int) -> Any:
        """The text of a page, kept open for the next question; none where PDFium cannot load it."""
        import pypdfium2 as pdfium

        if self._loaded is not None and self._loaded[0] == page:
            return self._loaded[2]
        try:
            loaded = self._document[page]
        except (pdfium.PdfiumError, IndexError):
            return None
        try:
            textpage = loaded.get_textpage()
        except pdfium.PdfiumError:
            loaded.close()
            return None
        self.leave()  # not before: fonts that both pages show are loaded once
        self._loaded = (page, loaded, textpage)
        return textpage

    def boxes(self, page: int) -> list[tuple[float, float, float, float]]:
        """The box of every character of `spots`: left, bottom, right, top, as high as its font."""
        from pypdfium2 import raw

        textpage = self._textpage(page)
        if textpage is None:
            return []
        box = raw.FS_RECTF()
        found = []
        for index in range(textpage.count_chars()):
            if raw.FPDFText_GetLooseCharBox(textpage.raw, index, box):
                found.append((box.left, box.bottom, box.right, box.top))
            else:
                found.append((0.0, 0.0, 0.0, 0.0))
        return found

    def frame(self, page: int) -> Frame:
        """How a page is shown. Raises `CorruptError` where PDFium cannot."""
        import pypdfium2 as pdfium
        from pypdfium2 import raw

        try:
            loaded = self._document[page]
        except (pdfium.PdfiumError, IndexError):
            raise CorruptError("a page cannot be drawn", reason="page-cannot-be-drawn") from None
        u, v = ctypes.c_int(), ctypes.c_int()
        corners = []
        for x, y in ((0.0, 0.0), (_FAR, 0.0), (0.0, _FAR)):
            raw.FPDF_PageToDevice(loaded.raw, 0, 0, _UNIT, _UNIT, 0, x, y, u, v)
            corners.append((u.value / _UNIT, v.value / _UNIT))
        loaded.close()
        (dx, dy), (ux, uy), (vx, vy) = corners
        frame = Frame((ux - dx) / _FAR, (uy - dy) / _FAR, (vx - dx) / _FAR, (vy - dy) / _FAR, dx, dy)
        if not frame.xx * frame.yy - frame.yx * frame.xy:
            raise CorruptError("a page cannot be drawn", reason="page-cannot-be-drawn")
        return frame

    def render(self, page: int, dpi: int, *, limit: int, annotations: bool = True) -> Any:
        """A page as a Pillow RGB image, in its own rotation. Raises `CorruptError` where PDFium cannot."""
        import pypdfium2 as pdfium

        try:
            loaded = self._document[page]
            try:
                width, height = loaded.get_size()
                scale = dpi / 72
                pixels = width * height * scale * scale
                if pixels > limit:
                    scale *= (limit / pixels) ** 0.5
                return loaded.render(scale=scale, draw_annots=annotations).to_pil().convert("RGB")
            finally:
                loaded.close()
        except (pdfium.PdfiumError, IndexError, ValueError):
            raise CorruptError("a page cannot be drawn", reason="page-cannot-be-drawn") from None

    def grey(self, page: int, dpi: int, *, limit: int, text: bool = True) -> Any:
        """A page in grey (height, width) as it is shown without annotations, or without its `text`, too.

        Raises `CorruptError` where PDFium cannot draw it, or holds more objects than are looked at.
        """
        import pypdfium2 as pdfium

        try:
            loaded = self._document[page]
            try:
                width, height = loaded.get_size()
                if not text:
                    _hide_text(loaded)
                scale = min(dpi / 72, (limit / max(1.0, width * height)) ** 0.5)
                pixels = loaded.render(scale=scale, grayscale=True, draw_annots=False).to_numpy()
                return (pixels[..., 0] if pixels.ndim == 3 else pixels).copy()
            finally:
                loaded.close()
        except (pdfium.PdfiumError, IndexError, ValueError):
            raise CorruptError("a page cannot be drawn", reason="page-cannot-be-drawn") from None

    def sizes(self) -> Iterable[tuple[float, float]]:
        """Width and height of each page, in points."""
        return [self._document.get_page_size(index) for index in range(len(self))]


def _hide_text(page: Any) -> None:
    """Let a loaded page show everything but text. Raises `ValueError` for too many objects."""
    from pypdfium2 import raw

    waiting = [raw.FPDFPage_GetObject(page.raw, index) for index in range(raw.FPDFPage_CountObjects(page.raw))]
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        found = waiting.pop()
        kind = raw.FPDFPageObj_GetType(found)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            raw.FPDFPageObj_SetIsActive(found, 0)
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            waiting += [raw.FPDFFormObj_GetObject(found, index) for index in range(raw.FPDFFormObj_CountObjects(found))]
    raise ValueError
