"""Every text that can be read in a file, with code of the benchmark's own.

`haystacks` gives everything, for looking whether a value is left; `units` gives the visible text in order (paragraphs,
cells, lines), for comparing a file with its clean copy. Neither uses code of the product.
"""

from __future__ import annotations

import base64
import binascii
import csv
import io
import logging
import re
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from lxml import etree  # type: ignore[import-untyped]

for _reader in ("pypdf", "pdfminer"):
    logging.getLogger(_reader).setLevel(logging.CRITICAL)
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,4000}={0,2}")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def decode(data: bytes) -> str:
    """The text of a text file: by its byte order mark, else UTF-8, else windows-1252."""
    for mark, name in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def fold(text: str) -> str:
    """Compatibility forms, small letters, one space for any white space."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("\u200b", "")
    return " ".join(plain.casefold().split())


def haystacks(path: Path) -> Iterator[str]:
    """All readings of a file; unfolded."""
    data = path.read_bytes()
    yield path.as_posix()
    for text in _readings(data, 0):
        yield text
        if "%" in text:
            yield unquote(text)
        if "&" in text:
            yield unescape(text)
        yield from _base64(text)
    if path.suffix.lower() == ".pdf":
        yield from _pdf_texts(path)


def _readings(data: bytes, depth: int) -> Iterator[str]:
    if depth > 4:
        return
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield decode(archive.comment)
            for member in archive.infolist():
                if "/theme/" in member.filename:
                    continue  # colours and fonts of the program: small numbers and words that mean nothing
                yield member.filename
                yield from _readings(archive.read(member), depth + 1)
        return
    if data.startswith(b"%PDF"):
        yield from _pdf_bytes(data)
        return
    yield decode(data)
    if b"\x00" in data[:4000]:
        yield data.decode("utf-16-le", "replace")
    if data.lstrip()[:1] == b"<":
        yield from _xml(data)


def _xml(data: bytes) -> Iterator[str]:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError:
        return
    yield " ".join(root.itertext())
    yield "".join(root.itertext())
    for element in root.iter():
        if isinstance(element.tag, str):
            yield from (value for value in element.values() if len(value) > 3)
            if element.tag.rpartition("}")[2] in {"p", "si", "is", "c", "f", "textbox", "text"}:
                yield "".join(element.itertext())


def _base64(text: str) -> Iterator[str]:
    for match in _BASE64.finditer(text):
        raw = match[0].rstrip("=").replace("-", "+").replace("_", "/")
        try:
            yield base64.b64decode(raw + "=" * (-len(raw) % 4)).decode("utf-8")
        except (binascii.Error, ValueError):
            continue


def _pdf_bytes(data: bytes) -> Iterator[str]:
    """Raw bytes, every stream inflated, every string of every object."""
    import pikepdf

    yield data.decode("latin-1")
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            yield zlib.decompressobj().decompress(match[1]).decode("latin-1")
        except zlib.error:
            continue
    with pikepdf.open(io.BytesIO(data)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream):
                try:
                    yield thing.read_bytes().decode("latin-1")
                except pikepdf.PdfError:
                    continue
            yield from _strings(thing, 0)


def _strings(thing: object, depth: int) -> Iterator[str]:
    import pikepdf

    if depth > 6:
        return
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for item in thing:
            yield from _strings(item, depth + 1)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, item in thing.items():
            yield key
            if not getattr(item, "is_indirect", False):
                yield from _strings(item, depth + 1)


def _pdf_texts(path: Path) -> Iterator[str]:
    from pdfminer.high_level import extract_text
    from pypdf import PdfReader

    yield extract_text(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for page in PdfReader(path).pages:
            yield page.extract_text()


def units(path: Path) -> list[str]:
    """The visible text in order: paragraphs, cells, lines, or the lines of the pages; nothing where a reader fails."""
    try:
        return _units(path)
    except (ValueError, KeyError, TypeError, AttributeError, OSError):
        return []


def _units(path: Path) -> list[str]:
    suffix = path.suffix.lower()
    if suffix == ".docx":
        return list(_paragraphs(path))
    if suffix == ".xlsx":
        return list(_cells(path))
    if suffix == ".pdf":
        return list(_pdf_lines(path))
    text = decode(path.read_bytes())
    if suffix in {".csv", ".tsv"}:
        return [cell for row in table(text, suffix) for cell in row]
    return text.splitlines()


def table(text: str, suffix: str) -> list[list[str]]:
    head = text.partition("\n")[0]
    delimiter = "\t" if suffix == ".tsv" else max(",;", key=head.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _paragraphs(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml", name):
                root = etree.fromstring(archive.read(name))
                for paragraph in root.iter(f"{_WORD}p"):
                    yield "".join(_own_text(paragraph))


def _own_text(paragraph: etree._Element) -> Iterator[str]:
    """The text of a paragraph without that of text boxes inside it, which are paragraphs themselves."""
    for element in paragraph.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br"):
        owner = next(element.iterancestors(f"{_WORD}p"))
        if owner is paragraph:
            yield (element.text or "") if element.tag == f"{_WORD}t" else " "


def _cells(path: Path) -> Iterator[str]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(path)
    for sheet in book.worksheets:
        yield sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                yield "" if cell.value is None else str(cell.value)
                if cell.comment is not None:
                    yield str(cell.comment.text)
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("xl/charts/chart"):
                root = etree.fromstring(archive.read(name))
                yield from (element.text or "" for element in root.iter() if str(element.tag).endswith("main}t"))


def _pdf_lines(path: Path) -> Iterator[str]:
    """The lines of each page in the order in which they are drawn."""
    from pypdf import PdfReader

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for page in PdfReader(path).pages:
            yield from (" ".join(line.split()) for line in page.extract_text().splitlines())
            yield "\f"


def second_reading(path: Path) -> str:
    """The text of a PDF by another reader, which orders it by place; empty for other formats."""
    if path.suffix.lower() != ".pdf":
        return ""
    from pdfminer.high_level import extract_text

    return str(extract_text(path))
