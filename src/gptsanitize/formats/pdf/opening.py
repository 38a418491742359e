"""A PDF opened as objects, its pages, and their boxes."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pikepdf

from gptsanitize.errors import CorruptError
from gptsanitize.formats.pdf.objects import MAX_STREAM_BYTES, child, encrypted, numbers, passwords
from gptsanitize.limits import Limits

__all__ = ["box_of", "open_objects", "pages_of"]

LETTER = (0.0, 0.0, 612.0, 792.0)


def open_objects(path: Path, password: str | None, limits: Limits) -> pikepdf.Pdf:
    """Open a file. Raises `InputError`."""
    bound = min(limits.expanded_bytes, MAX_STREAM_BYTES)
    set_limits = getattr(pikepdf.settings, "set_qpdf_limits", None)
    if set_limits is not None:
        set_limits(flate_max_memory=bound, run_length_max_memory=bound, png_max_memory=bound, tiff_max_memory=bound)
    try:
        for word in passwords(password):
            with suppress(pikepdf.PasswordError):
                return pikepdf.open(path, password=word, suppress_warnings=True)
    except (pikepdf.PdfError, OSError):
        raise CorruptError("the PDF is damaged", reason="corrupt-pdf") from None
    raise encrypted(password)


def pages_of(pdf: pikepdf.Pdf, limits: Limits) -> list[Any]:
    """The pages of a file, at least one. Raises `InputError`."""
    count = len(pdf.pages)
    limits.check("pages", count)
    if not count:
        raise CorruptError("the PDF has no pages", reason="no-pages")
    return [page.obj for page in pdf.pages]


def box_of(page: Any) -> tuple[float, ...]:
    """What is shown of a page: left, bottom, right, top, in points."""
    box = numbers(child(page, "/CropBox"), 4) or numbers(child(page, "/MediaBox"), 4) or LETTER
    x0, y0, x1, y1 = box
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
