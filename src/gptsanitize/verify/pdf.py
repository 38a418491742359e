"""PDF as a witness reads it: pages through pypdf, every listed object, every stream that the bytes show.

Streams are found twice: through pypdf, and in the raw bytes without believing any cross-reference, so that old
revisions and forgotten objects are seen too.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
from collections.abc import Iterator
from contextlib import suppress

import pypdf
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from gptsanitize.verify.binary import examine_bytes, inflate
from gptsanitize.verify.examination import Examination, Feed, Unreadable
from gptsanitize.verify.markup import examine_xml
from gptsanitize.verify.search import Scope
from gptsanitize.verify.vocabulary import without_vocabulary

__all__ = ["examine_pdf"]

_STREAM = re.compile(rb"stream\r?\n")
_END = b"endstream"
_PIXELS = frozenset({"/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode"})
_DEEPEST = 64

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings quote the document


def examine_pdf(content: bytes, part: str, examination: Examination) -> None:
    """Examine a PDF. Raises `Unreadable` if it is encrypted or no reader can open it."""
    prefix = f"{part} > " if part else ""
    examine_bytes(content, f"{prefix}raw bytes", examination, Scope.STRUCTURE)
    reader, count = _open(content)
    seen = _examine_objects(reader, prefix, examination)
    _examine_pages(reader, count, prefix, examination)
    _examine_raw_streams(content, seen, prefix, examination)


def _open(content: bytes) -> tuple[pypdf.PdfReader, int]:
    """A reader and how many pages it has."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
        count = -1 if reader.is_encrypted else len(reader.pages)
    except Exception:  # noqa: BLE001 -- pypdf raises anything on broken files
        raise Unreadable from None
    if count < 0:
        raise Unreadable
    return reader, count


# ---- pages ---------------------------------------------------------------------------------------------------------


def _examine_pages(reader: pypdf.PdfReader, count: int, prefix: str, examination: Examination) -> None:
    if count > examination.limits.pages:
        raise Unreadable
    for number in range(count):
        part = f"{prefix}page {number + 1}"
        with examination.part(part):
            examination.spend_member()
            text = _page_text(reader, number)
            examination.text(part, text)


def _page_text(reader: pypdf.PdfReader, number: int) -> str:
    try:
        return reader.pages[number].extract_text()
    except Exception:  # noqa: BLE001 -- pypdf raises anything on broken pages
        raise Unreadable from None


# ---- objects -------------------------------------------------------------------------------------------------------


def _examine_objects(reader: pypdf.PdfReader, prefix: str, examination: Examination) -> set[bytes]:
    """Every string, name and decoded stream of every listed object. Returns digests of the decoded streams."""
    seen: set[bytes] = set()
    with examination.part(f"{prefix}trailer"):
        _examine_object(reader.trailer, f"{prefix}trailer", examination, seen)
    for number, generation in sorted(_listed(reader)):
        part = f"{prefix}object {number}"
        with examination.part(part):
            examination.spend_member()
            _examine_object(_resolve(reader, number, generation), part, examination, seen)
    return seen


def _listed(reader: pypdf.PdfReader) -> set[tuple[int, int]]:
    plain = {(number, generation) for generation, table in reader.xref.items() for number in table}
    return plain | {(number, 0) for number in reader.xref_objStm}


def _resolve(reader: pypdf.PdfReader, number: int, generation: int) -> PdfObject | None:
    try:
        return reader.get_object(IndirectObject(number, generation, reader))
    except Exception:  # noqa: BLE001 -- pypdf raises anything on broken objects
        return None  # its bytes are examined as bytes


def _examine_object(found: PdfObject | None, part: str, examination: Examination, seen: set[bytes]) -> None:
    with Feed(examination, part) as strings, Feed(examination, part, Scope.STRUCTURE) as names:
        for leaf in _leaves(found, 0):
            if isinstance(leaf, NameObject):
                names.write(without_vocabulary(leaf[1:]) + "\n")
            elif isinstance(leaf, str):
                strings.write(without_vocabulary(leaf) + "\n")
            else:
                strings.write(_wide_or_narrow(leaf) + "\n")
    if isinstance(found, StreamObject):
        _examine_stream(found, part, examination, seen)


def _wide_or_narrow(value: bytes) -> str:
    """A byte string that pypdf found no text in: as Latin-1, without zero bytes too."""
    text = value.decode("latin-1")
    return text + "\n" + text.replace("\0", "") if "\0" in text else text


def _leaves(found: object, depth: int) -> Iterator[NameObject | str | bytes]:
    """Names and strings of one object; references are left to the object they lead to."""
    if depth > _DEEPEST:
        raise Unreadable
    if isinstance(found, DictionaryObject):
        for key in found:
            yield NameObject(key)
            if key != "/Registry":  # always Adobe: ISO 32000-1, 9.7.3
                yield from _leaves(found.raw_get(key), depth + 1)
    elif isinstance(found, ArrayObject):
        for each in list.__iter__(found):
            yield from _leaves(each, depth + 1)
    elif isinstance(found, (NameObject, TextStringObject)):
        yield found
    elif isinstance(found, (ByteStringObject, bytes)):
        yield bytes(found)


def _examine_stream(stream: StreamObject, part: str, examination: Examination, seen: set[bytes]) -> None:
    filters = stream.get("/Filter", [])
    kinds = {str(each) for each in (filters if isinstance(filters, list) else [filters])}
    if kinds & _PIXELS:
        return  # the raw bytes were examined; pixels are not text
    try:
        data = stream.get_data()
    except Exception:  # noqa: BLE001 -- pypdf raises anything on broken streams
        raise Unreadable from None
    seen.add(hashlib.sha256(data).digest())
    examine_bytes(data, part, examination, _scope(stream))
    if data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
        with suppress(Unreadable):  # XMP, XFA; what is no XML was examined as bytes
            examine_xml(io.BytesIO(data), part, examination)


def _scope(stream: StreamObject) -> Scope:
    """Fonts and images are bytes; everything else may be written text."""
    pixels = stream.get("/Subtype") == "/Image" or any(key in stream for key in ("/Length1", "/Length2", "/Length3"))
    return Scope.BINARY if pixels else Scope.STRUCTURE


# ---- bytes ---------------------------------------------------------------------------------------------------------


def _examine_raw_streams(content: bytes, seen: set[bytes], prefix: str, examination: Examination) -> None:
    """Deflated streams that no cross-reference led to: old revisions, forgotten objects, junk."""
    for match in _STREAM.finditer(content):
        with examination.part(f"{prefix}unlisted stream"):
            examination.spend_member()
            start = match.end()
            end = content.find(_END, start)
            if not _is_zlib(content[start : start + 2]):
                continue
            data = inflate(content[start : end if end >= 0 else len(content)], examination)
            if data and hashlib.sha256(data).digest() not in seen:
                examine_bytes(data, f"{prefix}unlisted stream", examination, Scope.STRUCTURE)


def _is_zlib(head: bytes) -> bool:
    return len(head) == 2 and head[0] & 15 == 8 and int.from_bytes(head) % 31 == 0
