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
from gptsanitize.formats.pdf.objects import encrypted

__all__ = ["Spot", "Viewer", "open_viewer"]

_ERR_PASSWORD = 4


class Spot(NamedTuple):
    """One character as PDFium sees it: its text, its origin, its font size. Generated spaces have no origin."""

    char: str
    x: float
    y: float
    size: float
    generated: bool


@contextmanager
def open_viewer(source: Path | bytes, password: str | None) -> Iterator[Viewer]:
    """Open a file or its bytes in PDFium. Raises `CorruptError` or `EncryptedError`."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(source, password=password)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", 0) == _ERR_PASSWORD or "password" in str(error).lower():
            raise encrypted(password) from None
        raise CorruptError("PDFium cannot open the file", reason="corrupt-pdf") from None
    except (OSError, ValueError):
        raise CorruptError("the file cannot be read", reason="corrupt-pdf") from None
    viewer = Viewer(document)
    try:
        yield viewer
    finally:
        viewer.leave()
        document.close()


class Viewer:
    """An opened file. Pages count from 0."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._loaded: tuple[int, Any, Any] | None = None

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
        textpage = self._textpage(page)
        found: str = textpage.get_text_range() if textpage is not None and textpage.count_chars() else ""
        return found.replace("\r\n", "\n").replace("\r", "\n")

    def spots(self, page: int) -> list[Spot]:
        """Every character of a page, with its place."""
        from pypdfium2 import raw

        textpage = self._textpage(page)
        if textpage is None:
            return []
        handle = textpage.raw
        x, y = ctypes.c_double(), ctypes.c_double()
        spots = []
        for index in range(textpage.count_chars()):
            code = raw.FPDFText_GetUnicode(handle, index)
            generated = raw.FPDFText_IsGenerated(handle, index) == 1
            raw.FPDFText_GetCharOrigin(handle, index, x, y)
            size = raw.FPDFText_GetFontSize(handle, index)
            char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
            spots.append(Spot(char, x.value, y.value, size, generated))
        return spots

    def _textpage(self, page: int) -> Any:
        """The text of a page, kept open for the next question; none where PDFium cannot load it."""
        import pypdfium2 as pdfium

        if self._loaded is not None and self._loaded[0] == page:
            return self._loaded[2]
        self.leave()
        try:
            loaded = self._document[page]
        except (pdfium.PdfiumError, IndexError):
            return None
        try:
            textpage = loaded.get_textpage()
        except pdfium.PdfiumError:
            loaded.close()
            return None
        self._loaded = (page, loaded, textpage)
        return textpage

    def render(self, page: int, dpi: int, *, limit: int) -> Any:
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
                return loaded.render(scale=scale).to_pil().convert("RGB")
            finally:
                loaded.close()
        except (pdfium.PdfiumError, IndexError, ValueError):
            raise CorruptError("a page cannot be drawn", reason="page-cannot-be-drawn") from None

    def sizes(self) -> Iterable[tuple[float, float]]:
        """Width and height of each page, in points."""
        return [self._document.get_page_size(index) for index in range(len(self))]
