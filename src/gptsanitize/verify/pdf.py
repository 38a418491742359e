"""PDF as a witness reads it: pages by PDFium and by a reading of its own, every object, string and stream.

Streams are found twice: through pypdf's objects, and in the raw bytes without believing any cross-reference, so that
old revisions and forgotten objects are seen too. A sieve says where nothing can stand; everything else is searched.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
import zlib
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

from gptsanitize.verify.binary import examine_bytes
from gptsanitize.verify.examination import Examination, Unreadable
from gptsanitize.verify.markup import examine_xml
from gptsanitize.verify.pdf_content import read_content
from gptsanitize.verify.pdf_drawings import Drawing, Fonts, drawings
from gptsanitize.verify.pdf_fonts import child
from gptsanitize.verify.pdf_strings import text_of, words_in
from gptsanitize.verify.search import Scope
from gptsanitize.verify.vocabulary import without_vocabulary

__all__ = ["examine_pdf"]

_STREAM = re.compile(rb"stream\r?\n")
_END = b"endstream"
_PIXELS = frozenset({"/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode"})
_PROCEDURES = b"/Type3"
_DEEPEST = 64
_GATHERED = 1 << 17
_INFLATED_AT_ONCE = 1 << 20

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings quote the document


def examine_pdf(content: bytes, part: str, examination: Examination) -> None:
    """Examine a PDF. Raises `Unreadable` if it is encrypted or no reader can open it."""
    prefix = f"{part} > " if part else ""
    reader, count = _open(content)
    if count > examination.limits.pages:
        raise Unreadable
    _Objects(reader, prefix, examination).examine(content)
    _examine_pages(content, prefix, examination)


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


class _Gathered:
    """Texts of many parts, looked at together: only where something may stand, each is searched for itself."""

    def __init__(self, examination: Examination, scope: Scope) -> None:
        self._examination, self._scope = examination, scope
        self._texts: list[tuple[str, str]] = []
        self._size = 0

    def add(self, part: str, text: str) -> None:
        """Take the text of a part."""
        if text:
            self._texts.append((part, text))
            self._size += len(text)
            if self._size > _GATHERED:
                self.search()

    def search(self) -> None:
        """Examine what was gathered."""
        quiet = self._examination.sieve.text_is_quiet
        self._examination.spend_bytes(self._size)
        if not quiet("\n".join(text for _, text in self._texts)):
            for part, text in self._texts:
                if not quiet(text):
                    with self._examination.part(part):
                        self._examination.text(part, text, self._scope)
        self._texts.clear()
        self._size = 0


# ---- pages as they are seen ----------------------------------------------------------------------------------------


def _examine_pages(content: bytes, prefix: str, examination: Examination) -> None:
    """The text of every page that PDFium can load; what it cannot load was read as a content stream."""
    import pypdfium2 as pdfium

    texts = _Gathered(examination, Scope.TEXT)
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError:
        raise Unreadable from None
    try:
        for number in range(len(document)):
            examination.spend_member()
            examination.spend_bytes(0)  # the time is looked at
            with suppress(pdfium.PdfiumError):
                texts.add(f"{prefix}page {number + 1}", _page_text(document, number))
    finally:
        document.close()
    texts.search()


def _page_text(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]
    textpage = page.get_textpage()
    text: str = textpage.get_text_range() if textpage.count_chars() else ""
    textpage.close()
    page.close()
    return text


# ---- objects -------------------------------------------------------------------------------------------------------


class _Objects:
    """Every string, name and decoded stream of every listed object; content streams are read."""

    def __init__(self, reader: pypdf.PdfReader, prefix: str, examination: Examination) -> None:
        self._reader, self._prefix, self._examination = reader, prefix, examination
        self._strings = _Gathered(examination, Scope.TEXT)
        self._names = _Gathered(examination, Scope.STRUCTURE)
        self._fonts = Fonts()
        self._seen: set[bytes] = set()
        self._found: dict[int, PdfObject | None] = {}

    def examine(self, content: bytes) -> None:
        """Examine all objects, then the bytes between them."""
        self._examine_object(self._reader.trailer, f"{self._prefix}trailer")
        listed = {(number, generation) for generation, table in self._reader.xref.items() for number in table}
        self._found = {number: self._resolve(number, generation) for number, generation in sorted(listed)}
        drawn: set[int] = set()
        for sheet in self._drawings():
            drawn.update(sheet.streams)
            part = f"{self._prefix}object {sheet.number}"
            with self._examination.part(part):
                self._examine_content(sheet, part)
        for number, each in self._found.items():
            part = f"{self._prefix}object {number}"
            self._examination.spend_member()
            self._examine_object(each, part)
            if isinstance(each, StreamObject) and number not in drawn:
                with self._examination.part(part):
                    self._examine_stream(each, part)
        self._strings.search()
        self._names.search()
        self._examine_raw(content)

    def _drawings(self) -> Iterator[Drawing]:
        """Everything that draws. What is packed into object streams is looked up only where it may be such a thing."""
        packed = {number: self._resolve(number, 0) for number in sorted(self._packed_drawings())}
        return drawings({**packed, **self._found})

    def _packed_drawings(self) -> set[int]:
        """The pages among the packed objects; all of them where fonts are made of procedures."""
        if any(_PROCEDURES in (self._data(each) or b"") for each in self._found.values() if _is_packing(each)):
            return set(self._reader.xref_objStm)
        with suppress(Exception):  # a page tree that pypdf cannot follow is read by PDFium
            references = [page.indirect_reference for page in self._reader.pages]
            return {each.idnum for each in references if each is not None} & set(self._reader.xref_objStm)
        return set()

    def _resolve(self, number: int, generation: int) -> PdfObject | None:
        try:
            return self._reader.get_object(IndirectObject(number, generation, self._reader))
        except Exception:  # noqa: BLE001 -- pypdf raises anything on broken objects
            return None  # its bytes are examined as bytes

    def _examine_object(self, found: PdfObject | None, part: str) -> None:
        strings: list[str] = []
        names: list[str] = []
        with self._examination.part(part):
            for leaf in _leaves(found, 0):
                if isinstance(leaf, NameObject):
                    names.append(without_vocabulary(leaf[1:]))
                elif isinstance(leaf, str):
                    strings.append(without_vocabulary(leaf))
                else:
                    strings.append(text_of(leaf))
            self._strings.add(part, "\n".join(strings))
            self._names.add(part, "\n".join(names))

    # ---- streams

    def _examine_content(self, sheet: Drawing, part: str) -> None:
        pieces = [self._data(self._found.get(number)) for number in sheet.streams]
        data = b"\n".join(piece for piece in pieces if piece is not None)
        shown = read_content(data, self._fonts.finder(sheet.resources))
        self._strings.add(part, shown.text)
        for kept in (shown.codes, shown.rest, data if shown.strange else b""):
            _examine_bytes(kept, part, self._examination)

    def _examine_packed(self, data: bytes, part: str) -> None:
        """Objects that are packed into a stream: their words as they stand there."""
        strings, names = words_in(data)
        self._strings.add(part, "\n".join(map(without_vocabulary, strings)))
        self._names.add(part, "\n".join(without_vocabulary(name[1:]) for name in names))

    def _examine_stream(self, stream: StreamObject, part: str) -> None:
        data = self._data(stream)
        if data is None:
            return
        if _is_packing(stream):
            self._examine_packed(data, part)
        self._examination.spend_bytes(len(data))
        if child(stream, "/Subtype") == "/Image":
            if not self._examination.sieve.pixels_are_quiet(data):
                examine_bytes(data, part, self._examination, Scope.BINARY)
            return
        _examine_bytes(data, part, self._examination, _scope(stream))
        if data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
            with suppress(Unreadable):  # XMP, XFA; what is no XML was examined as bytes
                examine_xml(io.BytesIO(data), part, self._examination)

    def _data(self, stream: object) -> bytes | None:
        """What a stream decodes to; none for pixels, whose raw bytes are examined. Raises `Unreadable`."""
        if not isinstance(stream, StreamObject) or _filters(stream) & _PIXELS:
            return None
        try:
            data = _samples(stream) or stream.get_data()
        except Exception:  # noqa: BLE001 -- pypdf raises anything on broken streams
            raise Unreadable from None
        self._seen.add(hashlib.sha256(data).digest())
        return data

    # ---- bytes

    def _examine_raw(self, content: bytes) -> None:
        """What no cross-reference led to: old revisions, forgotten objects, junk, and all that is not deflated."""
        part, between, position = f"{self._prefix}unlisted stream", [], 0
        for match in _STREAM.finditer(content):
            if match.start() < position or not _is_zlib(content[match.end() : match.end() + 2]):
                continue
            with self._examination.part(part):
                self._examination.spend_member()
                data, stop = _inflate(content, match.end(), self._examination)
                if data and hashlib.sha256(data).digest() not in self._seen:
                    _examine_bytes(data, part, self._examination)
                between.append(content[position : match.end()])
                position = stop
        raw = b"\n".join([*between, content[position:]])
        _examine_bytes(raw, f"{self._prefix}raw bytes", self._examination)


def _is_packing(found: object) -> bool:
    return isinstance(found, StreamObject) and child(found, "/Type") == "/ObjStm"


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


def _filters(stream: StreamObject) -> set[str]:
    filters = child(stream, "/Filter")
    return {str(each) for each in (filters if isinstance(filters, list) else [filters])}


def _samples(stream: StreamObject) -> bytes:
    """The inflated samples of an image, as its predictor left them: nothing but pixels comes out of it."""
    if child(stream, "/Subtype") != "/Image" or _filters(stream) != {"/FlateDecode"}:
        return b""
    packed: bytes = stream._data  # noqa: SLF001 -- pypdf has no other way to the bytes before the predictor
    reader = zlib.decompressobj()
    with suppress(zlib.error):
        data = reader.decompress(packed)
        return data if reader.eof else b""
    return b""


def _scope(stream: StreamObject) -> Scope:
    """Fonts are bytes; everything else may be written text."""
    font = any(key in stream for key in ("/Length1", "/Length2", "/Length3"))
    return Scope.BINARY if font else Scope.STRUCTURE


def _examine_bytes(content: bytes, part: str, examination: Examination, scope: Scope = Scope.STRUCTURE) -> None:
    examination.spend_bytes(len(content))
    if content and not examination.sieve.bytes_are_quiet(content, binary=scope is Scope.BINARY):
        examine_bytes(content, part, examination, scope)


def _inflate(content: bytes, start: int, examination: Examination) -> tuple[bytes, int]:
    """What is deflated at a place, and where that ends; the place itself where it does not end before `endstream`."""
    end = content.find(_END, start)
    end = len(content) if end < 0 else end
    reader, pieces, pending = zlib.decompressobj(), [], content[start:end]
    with suppress(zlib.error):  # what was inflated before the fault is examined
        while pending and not reader.eof:
            pieces.append(reader.decompress(pending, _INFLATED_AT_ONCE))
            examination.spend_bytes(len(pieces[-1]))
            if not pieces[-1]:
                break
            pending = reader.unconsumed_tail
    return b"".join(pieces), end - len(reader.unused_data) if reader.eof else start


def _is_zlib(head: bytes) -> bool:
    return len(head) == 2 and head[0] & 15 == 8 and int.from_bytes(head) % 31 == 0
