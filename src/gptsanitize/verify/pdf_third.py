"""A third reading of a PDF's pages, by pypdf: slow, and wanted only where somebody asks for the strictest proof.

It shares neither objects nor decoding with PDFium or with the witness's own reading.
"""

from __future__ import annotations

import io
import logging

from gptsanitize.verify.examination import Examination, Unreadable

__all__ = ["examine_as_pypdf"]


def examine_as_pypdf(content: bytes, prefix: str, examination: Examination) -> None:
    """Search the text that pypdf extracts from each page; a page that it cannot read is unreadable."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings quote the document
    try:
        pages = list(pypdf.PdfReader(io.BytesIO(content), strict=False).pages)
    except Exception:  # noqa: BLE001 -- pypdf raises anything on broken files
        raise Unreadable from None
    for number, page in enumerate(pages, 1):
        part = f"{prefix}page {number}"
        with examination.part(part):
            examination.spend_member()
            examination.text(part, _text_of(page), form="read by pypdf")


def _text_of(page: object) -> str:
    try:
        text: str = page.extract_text()  # type: ignore[attr-defined]
    except Exception:  # noqa: BLE001
        raise Unreadable from None
    return text
