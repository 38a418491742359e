"""PDF as a witness reads it: pages by PDFium and by a reading of its own, every object, string and stream.

Objects are found in the bytes without believing any cross-reference, so that old revisions and forgotten objects are
seen too, and decoded by code of the witness's own. A sieve says where nothing can stand; everything else is searched.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from gptsanitize.verify.binary import examine_bytes
from gptsanitize.verify.examination import Examination, Unreadable
from gptsanitize.verify.markup import examine_xml
from gptsanitize.verify.pdf_content import read_content
from gptsanitize.verify.pdf_drawings import Drawing, Fonts, drawings
from gptsanitize.verify.pdf_filters import inflate_stream
from gptsanitize.verify.pdf_objects import PACKING, Body, PdfObjects, Stream
from gptsanitize.verify.pdf_strings import name_of, words_in
from gptsanitize.verify.search import Scope
from gptsanitize.verify.vocabulary import without_vocabulary

if TYPE_CHECKING:
    import pypdfium2 as pdfium

__all__ = ["examine_pdf"]

_GATHERED = 1 << 17
_GATHERED_AT_ONCE = 1 << 14
_FONT_KEYS = frozenset({"Length1", "Length2", "Length3"})
_FONT_KINDS = frozenset({"Type1C", "CIDFontType0C", "OpenType"})
_STREAM = re.compile(rb"stream\r?\n")
_END = b"endstream"
_LONGEST_UNLISTED = 1 << 24
_BETWEEN = b"\n\0\x02\n"


def examine_pdf(content: bytes, part: str, examination: Examination) -> None:
    """Examine a PDF. Raises `Unreadable` if it is encrypted or no reader can open it."""
    prefix = f"{part} > " if part else ""
    pages = _examine_pages(content, prefix, examination)
    _Objects(content, prefix, examination).examine(pages)


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


class _GatheredBytes:
    """Bytes of many parts, looked at together."""

    def __init__(self, examination: Examination, scope: Scope) -> None:
        self._examination, self._scope = examination, scope
        self._pieces: list[tuple[str, bytes]] = []
        self._size = 0

    def add(self, part: str, content: bytes) -> None:
        """Take the bytes of a part; long ones are examined at once."""
        self._examination.spend_bytes(len(content))
        if len(content) > _GATHERED_AT_ONCE:
            self._examine(part, content)
        elif content:
            self._pieces.append((part, content))
            self._size += len(content)
            if self._size > _GATHERED:
                self.search()

    def search(self) -> None:
        """Examine what was gathered."""
        if not self._is_quiet(_BETWEEN.join(content for _, content in self._pieces)):
            for part, content in self._pieces:
                with self._examination.part(part):
                    self._examine(part, content)
        self._pieces.clear()
        self._size = 0

    def _is_quiet(self, content: bytes) -> bool:
        return self._examination.sieve.bytes_are_quiet(content, binary=self._scope is Scope.BINARY)

    def _examine(self, part: str, content: bytes) -> None:
        if not self._is_quiet(content):
            examine_bytes(content, part, self._examination, self._scope)


# ---- pages as they are seen ----------------------------------------------------------------------------------------


def _examine_pages(content: bytes, prefix: str, examination: Examination) -> int:
    """The text of every page that PDFium can load, and how many there are.

    What it cannot load is read as a content stream. Raises `Unreadable`.
    """
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    texts = _Gathered(examination, Scope.TEXT)
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError:
        raise Unreadable from None
    try:
        count = len(document)
        if count > examination.limits.pages or raw.FPDF_GetSecurityHandlerRevision(document) != -1:
            raise Unreadable
        pages: list[pdfium.PdfPage] = []  # one is kept open while the next is read: fonts of both are loaded once
        for number in range(count):
            examination.spend_member()
            examination.spend_bytes(0)  # the time is looked at
            with suppress(pdfium.PdfiumError):
                pages.append(document[number])
                if len(pages) > 1:
                    pages.pop(0).close()
                texts.add(f"{prefix}page {number + 1}", _page_text(pages[0]))
    finally:
        document.close()
    texts.search()
    return count


def _page_text(page: pdfium.PdfPage) -> str:
    textpage = page.get_textpage()
    text: str = textpage.get_text_range() if textpage.count_chars() else ""
    textpage.close()
    return text


# ---- objects -------------------------------------------------------------------------------------------------------


class _Objects:
    """Every string, name and decoded stream of every object; content streams are read."""

    def __init__(self, content: bytes, prefix: str, examination: Examination) -> None:
        self._content, self._prefix, self._examination = content, prefix, examination
        self._objects = PdfObjects(content, examination)
        self._fonts = Fonts(self._objects)
        self._strings = _Gathered(examination, Scope.TEXT)
        self._names = _Gathered(examination, Scope.STRUCTURE)
        self._bytes = _GatheredBytes(examination, Scope.STRUCTURE)
        self._programs = _GatheredBytes(examination, Scope.BINARY)
        self._read: set[tuple[object, ...]] = set()
        self._told: dict[bytes, str] = {}
        """What names say: most are the format's own, and stand in every object."""
        self._seen: list[tuple[int, int]] = []

    def examine(self, pages: int) -> None:
        """Examine all objects, then the bytes between them. Raises `Unreadable` where not even a page is found."""
        drawn: set[Body] = set()
        sheets = list(drawings(self._objects))
        if pages and not any(sheet.is_page for sheet in sheets):
            raise Unreadable
        for sheet in sheets:
            drawn.update(stream.body for stream in sheet.streams)
            self._within(f"object {sheet.number}", self._examine_content, sheet)
        for body in self._objects.bodies:
            part = f"object {body.number}"
            self._within(part, self._examine_words, body.source[body.start : body.end])
            if body.stream >= 0:
                self._within(part, self._examine_stream, body, body in drawn)
        self._examine_between()
        for gathered in (self._strings, self._names, self._bytes, self._programs):
            gathered.search()

    def _within(self, part: str, examine: Callable[..., None], *about: object) -> None:
        """Examine a part; what makes it unreadable is noted, and the examination goes on."""
        with self._examination.part(self._prefix + part):
            examine(self._prefix + part, *about)

    def _examine_words(self, part: str, data: bytes) -> None:
        """Strings and names in the bytes of objects."""
        strings, names = words_in(data)
        self._strings.add(part, "\n".join(map(without_vocabulary, strings)))
        for raw in names:
            if raw not in self._told:
                self._told[raw] = without_vocabulary(name_of(raw)[1:])
        self._names.add(part, "\n".join(map(self._told.__getitem__, names)))

    # ---- streams

    def _examine_content(self, part: str, sheet: Drawing) -> None:
        same = (*(stream.body for stream in sheet.streams), id(sheet.resources))
        if same in self._read:
            return
        self._read.add(same)
        data = b"\n".join([self._objects.decoded(stream).data for stream in sheet.streams])
        self._examination.spend_bytes(len(data))
        shown = read_content(data, self._fonts.finder(sheet.resources))
        self._strings.add(part, shown.text)
        for kept in (shown.codes, shown.rest, data if shown.strange else b""):
            self._bytes.add(part, kept)

    def _examine_stream(self, part: str, body: Body, drawn: bool) -> None:
        stream = self._objects.value(body)
        if not isinstance(stream, Stream):
            return  # its bytes are examined as they are
        data, whole, used = self._objects.decoded(stream)
        if whole and used:
            self._seen.append((body.stream, body.stream + used))
        is_image = self._objects.child(stream, "Subtype") == "Image"
        if not whole and not data and body.stop > body.stream and not is_image:
            raise Unreadable
        if drawn or not data:
            return
        if is_image:
            self._examine_pixels(part, data)
        elif self._is_program(stream):
            self._programs.add(part, data)
        else:
            self._examine_data(part, stream, data)

    def _examine_pixels(self, part: str, data: bytes) -> None:
        self._examination.spend_bytes(len(data))
        if not self._examination.sieve.pixels_are_quiet(data):
            examine_bytes(data, part, self._examination, Scope.BINARY)

    def _examine_data(self, part: str, stream: Stream, data: bytes) -> None:
        if stream.entries.get("Type") == PACKING:
            self._examine_words(part, data)
        self._bytes.add(part, data)
        if data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
            with suppress(Unreadable):  # XMP, XFA; what is no XML was examined as bytes
                examine_xml(io.BytesIO(data), part, self._examination)

    def _is_program(self, stream: Stream) -> bool:
        """Whether a stream is a font: bytes, whose words are no text."""
        return not _FONT_KEYS.isdisjoint(stream.entries) or self._objects.child(stream, "Subtype") in _FONT_KINDS

    # ---- bytes

    def _examine_between(self) -> None:
        """All that was not inflated to its end: what stands between objects, dictionaries, pixels, junk."""
        pieces, position = [], 0
        for start, stop in sorted(self._seen):
            pieces.append(self._content[position:start])
            position = max(position, stop)
        between = b"\n".join([*pieces, self._content[position:]])
        self._within("raw bytes", self._bytes.add, between)
        self._within("unlisted stream", self._examine_unlisted, between)

    def _examine_unlisted(self, part: str, between: bytes) -> None:
        """What is deflated where no object says so."""
        position = 0
        for found in _STREAM.finditer(between):
            if found.start() < position or not _is_zlib(between[found.end() : found.end() + 2]):
                continue
            self._examination.spend_member()
            stop = between.find(_END, found.end(), found.end() + _LONGEST_UNLISTED)
            packed = between[found.end() : stop if stop >= 0 else found.end() + _LONGEST_UNLISTED]
            data, whole, used = inflate_stream(packed, self._examination)
            position = found.end() + used if whole else 0
            self._bytes.add(part, data)


def _is_zlib(head: bytes) -> bool:
    return len(head) == 2 and head[0] & 15 == 8 and int.from_bytes(head) % 31 == 0
