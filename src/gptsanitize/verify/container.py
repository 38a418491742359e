"""Any content by its first bytes: archives member by member and into each other, PDF, XML, text, other bytes.

Nothing is believed that can be checked: members are compared with the bytes between them, so that nothing hides
outside.
"""

from __future__ import annotations

import codecs
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from gptsanitize.verify.binary import examine_bytes, inflate
from gptsanitize.verify.examination import Examination, Feed, Unreadable
from gptsanitize.verify.markup import examine_xml
from gptsanitize.verify.parts import part_name
from gptsanitize.verify.search import Scope
from gptsanitize.verify.vocabulary import without_vocabulary

__all__ = ["examine_content"]

_HEAD = 1024
_READ = 1 << 20
_TEXT_SUFFIXES = frozenset(
    {".txt", ".md", ".markdown", ".log", ".csv", ".tsv", ".tab", ".json", ".html", ".htm", ".css", ".rtf"}
)
_XML_SUFFIXES = frozenset({".xml", ".rels", ".vml", ".svg"})
_LOCAL_HEADER = 30
_MOST_DESCRIPTOR = 24  # bytes of a data descriptor, ZIP64 with signature (APPNOTE 4.3.9)

Opener = Callable[[], BinaryIO]


def examine_content(opener: Opener, suffix: str, part: str, examination: Examination, depth: int = 0) -> None:
    """Examine a content that `opener` opens as often as asked. `part` is what survivors are said to stand in."""
    with examination.part(part or "file"):
        if depth > examination.limits.depth:
            raise Unreadable
        with _opened(opener) as stream:
            head = _Guarded(stream).read(_HEAD)
        _reader_for(head, suffix)(opener, part, examination, depth)


def _opened(opener: Opener) -> BinaryIO:
    try:
        return opener()
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise Unreadable from None


Reader = Callable[[Opener, str, Examination, int], None]


def _reader_for(head: bytes, suffix: str) -> Reader:
    if head.startswith(b"PK\x03\x04") or suffix in {".docx", ".xlsx", ".pptx", ".zip"}:
        return _examine_archive
    if b"%PDF-" in head or suffix == ".pdf":
        return _examine_pdf
    if suffix in _XML_SUFFIXES or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        return _examine_text_of_markup if suffix in _TEXT_SUFFIXES else _examine_markup
    if head.startswith(b"\x1f\x8b"):
        return _examine_gzip
    return _examine_text if suffix in _TEXT_SUFFIXES else _examine_binary


def _examine_pdf(opener: Opener, part: str, examination: Examination, _depth: int) -> None:
    from gptsanitize.verify.pdf import examine_pdf

    with _opened(opener) as stream:
        content = _read_all(stream, examination)
    examine_pdf(content, part, examination)
    if examination.strict:
        from gptsanitize.verify.pdf_third import examine_as_pypdf

        examine_as_pypdf(content, f"{part} > " if part else "", examination)
    if examination.reads_pictures:
        from gptsanitize.verify.pictures import examine_pdf_pictures

        examine_pdf_pictures(content, f"{part} > " if part else "", examination)


def _examine_markup(opener: Opener, part: str, examination: Examination, depth: int) -> None:
    def examine_file(content: bytes) -> None:
        examination.spend_member()
        examination.spend_bytes(len(content))
        examine_content(lambda: io.BytesIO(content), "", f"{part or 'file'} > content", examination, depth + 1)

    with _opened(opener) as stream:
        examine_xml(_Guarded(stream), part or "file", examination, examine_file)


def _examine_text_of_markup(opener: Opener, part: str, examination: Examination, depth: int) -> None:
    """XML in a file of text: as the text that it is, and as markup where it is well-formed."""
    _examine_text(opener, part, examination, depth)
    try:
        _examine_markup(opener, part, examination, depth)
    except Unreadable:  # `&nbsp;`, or half a document: its text was read whole
        return


def _examine_gzip(opener: Opener, part: str, examination: Examination, depth: int) -> None:
    with _opened(opener) as stream:
        packed = _read_all(stream, examination)
    reader = zlib.decompressobj(31)
    try:
        content = reader.decompress(packed, examination.limits.expanded_bytes)
    except zlib.error:
        raise Unreadable from None
    if not reader.eof or reader.unused_data:
        raise Unreadable
    examine_content(lambda: io.BytesIO(content), "", f"{part} > content", examination, depth + 1)


def _examine_binary(opener: Opener, part: str, examination: Examination, _depth: int) -> None:
    with _opened(opener) as stream:
        content = _read_all(stream, examination)
    examine_bytes(content, part or "file", examination)
    if examination.reads_pictures:
        from gptsanitize.verify.pictures import examine_picture, is_picture

        if is_picture(content[:_HEAD]):
            examine_picture(content, part or "file", examination)


def _read_all(stream: BinaryIO, examination: Examination) -> bytes:
    pieces = []
    guarded = _Guarded(stream)
    while piece := guarded.read(_READ):
        examination.spend_bytes(len(piece))
        pieces.append(piece)
    return b"".join(pieces)


class _Guarded:
    """A stream whose errors say that it is unreadable: a bad checksum, an unknown method, a broken disk."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """As the stream does; raises `Unreadable` where the stream cannot."""
        try:
            return self._stream.read(size)
        except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError):
            raise Unreadable from None


# ---- text ----------------------------------------------------------------------------------------------------------


def _cp1252(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 are Windows-1252: a witness reads a mixed file to its end."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("gptsanitize-witness", _cp1252)


def _examine_text(opener: Opener, part: str, examination: Examination, _depth: int) -> None:
    for encoding in _encodings(opener):
        form = "" if encoding.startswith("utf-8") else "UTF-16"
        errors = "gptsanitize-witness" if encoding.startswith("utf-8") else "replace"
        decoder = codecs.getincrementaldecoder(encoding)(errors)
        with _opened(opener) as stream, Feed(examination, part or "text", form=form) as feed:
            for chunk in _chunks(stream):
                feed.write(decoder.decode(chunk))
            feed.write(decoder.decode(b"", True))  # noqa: FBT003 -- codecs takes it by place


def _encodings(opener: Opener) -> list[str]:
    """UTF-8 with Windows-1252 for what is none; both orders of UTF-16 as well where zero bytes speak for it."""
    with _opened(opener) as stream:
        head = _Guarded(stream).read(_READ)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ["utf-16"]
    return ["utf-8-sig", "utf-16-le", "utf-16-be"] if b"\0" in head else ["utf-8-sig"]


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    guarded = _Guarded(stream)
    while chunk := guarded.read(_READ):
        yield chunk


# ---- archives ------------------------------------------------------------------------------------------------------


def _examine_archive(opener: Opener, part: str, examination: Examination, depth: int) -> None:
    prefix = f"{part} > " if part else ""
    with _opened(opener) as stream:
        raw = _read_all(stream, examination)
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise Unreadable from None
    with archive:
        _examine_container(raw, archive, f"{prefix}archive", examination)
        for number, member in enumerate(archive.infolist(), 1):
            examination.spend_member()
            _examine_member(archive, member, prefix + part_name(member.filename, number), examination, depth)


def _examine_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, part: str, examination: Examination, depth: int
) -> None:
    examination.text(part, f"{without_vocabulary(member.filename)}\n", form="name of a member")
    if member.is_dir():
        return
    with examination.part(part):
        _check_member(member, examination)
        suffix = PurePosixPath(member.filename).suffix.lower()
        examine_content(lambda: _binary(archive.open(member)), suffix, part, examination, depth + 1)


def _binary(stream: object) -> BinaryIO:
    return cast("BinaryIO", stream)


def _check_member(member: zipfile.ZipInfo, examination: Examination) -> None:
    """Before a byte is expanded: encrypted, or a bomb."""
    limits = examination.limits
    ratio = member.file_size / max(1, member.compress_size)
    if member.flag_bits & 1 or (member.file_size > 10_000_000 and ratio > limits.expansion_ratio):
        raise Unreadable
    if member.file_size > limits.expanded_bytes:
        raise Unreadable


def _examine_container(raw: bytes, archive: zipfile.ZipFile, part: str, examination: Examination) -> None:
    """What belongs to no member: comments, extra fields, and bytes between, before and behind members."""
    kept = [archive.comment] + [field for each in archive.infolist() for field in (each.extra, each.comment)]
    outside = b"\n".join([*kept, *_between_members(raw, archive)])
    examine_bytes(outside, part, examination, Scope.STRUCTURE)
    inflated = inflate(outside, examination, raw=True)
    if inflated:
        examine_bytes(inflated, part, examination)


def _between_members(raw: bytes, archive: zipfile.ZipFile) -> Iterator[bytes]:
    """Runs of bytes outside members that are longer than a data descriptor; they are examined as they are."""
    position = 0
    for member in sorted(archive.infolist(), key=lambda each: each.header_offset):
        start = member.header_offset
        if start - position > _MOST_DESCRIPTOR or (position == 0 and start > 0):
            yield raw[position:start]
        names = int.from_bytes(raw[start + 26 : start + 28], "little") + int.from_bytes(
            raw[start + 28 : start + 30], "little"
        )
        position = start + _LOCAL_HEADER + names + member.compress_size
        yield raw[start + _LOCAL_HEADER : start + _LOCAL_HEADER + names]
    if archive.start_dir - position > _MOST_DESCRIPTOR:
        yield raw[position : archive.start_dir]
    yield raw[archive.start_dir :]
