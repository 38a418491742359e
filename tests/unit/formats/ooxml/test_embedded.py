"""Documents inside documents are read and written by the same engine; what cannot be read is dropped or refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
import pytest
from tests.canaries.docx import minimal, rels
from tests.canaries.xlsx import build_package

from gptsanitize.errors import InputError, LimitError, WithheldError
from gptsanitize.formats import open_document
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, Edit, FormatOptions, Known, Segment, Treatment
from gptsanitize.verify import Witness

SECRET = "Zx0042q"
KEEP = FormatOptions(metadata="keep")
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OBJECT = '<w:p><w:r><w:object><o:OLEObject Type="Embed" r:id="rIdE"/></w:object></w:r></w:p>'


def workbook(*values: str) -> bytes:
    book = openpyxl.Workbook()
    for row, value in enumerate(values or (SECRET,), 2):
        book.worksheets[0].cell(row, 2, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def document(inside: bytes, name: str = "book.xlsx", kind: str = _SHEET, relation: str = "package") -> bytes:
    """A document that holds another one; `altChunk` for inserted files."""
    edges = f'<Relationship Id="rIdE" Type="{_R}/{relation}" Target="embeddings/{name}"/>'
    types = f'<Override PartName="/word/embeddings/{name}" ContentType="{kind}"/>'
    body = '<w:altChunk r:id="rIdE"/>' if relation == "aFChunk" else _OBJECT
    return minimal(body, {f"word/embeddings/{name}": inside}, edges, types)


def holder(inside: bytes) -> bytes:
    """A workbook that holds a document."""
    with zipfile.ZipFile(io.BytesIO(workbook("x"))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    kinds = parts["[Content_Types].xml"]
    assert isinstance(kinds, bytes)
    default = f'<Default Extension="docx" ContentType="{_WORD}"/></Types>'
    parts["[Content_Types].xml"] = kinds.replace(b"</Types>", default.encode())
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = rels(("rId1", "package", "../embeddings/document1.docx"))
    parts["xl/embeddings/document1.docx"] = inside
    return build_package(parts)


def clean(
    data: bytes, folder: Path, suffix: str = "docx", options: FormatOptions = KEEP, limits: Limits | None = None
) -> tuple[list[Segment], bytes, Sequence[Coverage]]:
    path, target = folder / f"in.{suffix}", io.BytesIO()
    path.write_bytes(data)
    with open_document(path, options, limits or Limits()) as opened:
        segments = list(opened.segments())
        assert [segment.id for segment in segments] == list(range(len(segments)))
        before = [line.part for line in opened.coverage()]
        edits = (
            Edit(segment.id, segment.text.index(SECRET), segment.text.index(SECRET) + len(SECRET), "masked")
            for segment in opened.segments()
            if SECRET in segment.text
        )
        coverage = opened.write(target, edits)
    assert [line.part for line in coverage] == before
    return segments, target.getvalue(), coverage


def member(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def expanded(data: bytes) -> bytes:
    """All that a package holds, what is packed in it too; a member that cannot be read as it stands."""
    found = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found += [expanded(archive.read(name)) for name in archive.namelist()]
    return b"\n".join(found)


def treatment(coverage: Sequence[Coverage], part: str) -> Treatment:
    (found,) = (line for line in coverage if line.part == part)
    return found.treatment


def test_a_workbook_in_a_document(tmp_path: Path) -> None:
    segments, written, coverage = clean(document(workbook()), tmp_path)
    (found,) = (segment for segment in segments if segment.text == SECRET)
    assert found.where == "embedded document 1, sheet 1 B2"
    inner = openpyxl.load_workbook(io.BytesIO(member(written, "word/embeddings/book.xlsx")))
    assert inner.worksheets[0]["B2"].value == "masked"
    assert treatment(coverage, "word/embeddings/book.xlsx") is Treatment.REWRITTEN
    assert treatment(coverage, "word/embeddings/book.xlsx > xl/workbook.xml") is Treatment.UNCHANGED
    assert b"rIdE" in member(written, "word/document.xml")


def test_a_document_in_a_workbook_in_a_document(tmp_path: Path) -> None:
    inner = minimal(f"<w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p>")
    segments, written, coverage = clean(document(holder(inner)), tmp_path)
    (found,) = (segment for segment in segments if SECRET in segment.text)
    assert found.where.startswith("embedded document 1, embedded document 1, document")
    middle = member(written, "word/embeddings/book.xlsx")
    assert b"masked" in member(member(middle, "xl/embeddings/document1.docx"), "word/document.xml")
    name = "word/embeddings/book.xlsx > xl/embeddings/document1.docx > word/document.xml"
    assert treatment(coverage, name) is Treatment.REWRITTEN


def test_what_holds_no_change_stays_byte_for_byte(tmp_path: Path) -> None:
    inside = workbook("nothing")
    _, written, coverage = clean(document(inside), tmp_path)
    assert member(written, "word/embeddings/book.xlsx") == inside
    assert {line.treatment for line in coverage} == {Treatment.UNCHANGED}


@pytest.mark.parametrize("where", ["comment", "behind"])
def test_notes_of_the_inner_container_do_not_pass(tmp_path: Path, where: str) -> None:
    inside = workbook("nothing")
    match where:
        case "comment":
            stream = io.BytesIO(inside)
            with zipfile.ZipFile(stream, "a") as archive:
                archive.comment = SECRET.encode()
            inside = stream.getvalue()
        case _:
            stream = io.BytesIO(inside)
            with zipfile.ZipFile(stream, "a") as archive:
                entry = zipfile.ZipInfo("xl/unused.xml")
                entry.comment = SECRET.encode()
                archive.writestr(entry, "<a/>")
            inside = stream.getvalue()
    _, written, _ = clean(document(inside), tmp_path)
    assert SECRET.encode() not in member(written, "word/embeddings/book.xlsx")


def test_properties_of_the_inner_document_are_blanked(tmp_path: Path) -> None:
    made = docx.Document()
    made.core_properties.author = SECRET
    stream = io.BytesIO()
    made.save(stream)
    _, written, _ = clean(document(stream.getvalue(), "document1.docx", _WORD), tmp_path, options=FormatOptions())
    inner = docx.Document(io.BytesIO(member(written, "word/embeddings/document1.docx")))
    assert inner.core_properties.author == "R1"


def test_an_inserted_document_is_read(tmp_path: Path) -> None:
    inner = minimal(f"<w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p>")
    _, written, _ = clean(document(inner, "document1.docx", _WORD, "aFChunk"), tmp_path)
    assert b"masked" in member(member(written, "word/embeddings/document1.docx"), "word/document.xml")
    assert b"altChunk" in member(written, "word/document.xml")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"])
def test_an_inserted_plain_text_is_read(tmp_path: Path, codec: str) -> None:
    mark = "\ufeff" if codec.startswith("utf-16") else ""
    text = f"{mark}one\r\n{SECRET} Ü\r\n\r\ntwo\n".encode(codec)
    segments, written, coverage = clean(document(text, "text1.txt", "text/plain", "aFChunk"), tmp_path)
    assert member(written, "word/embeddings/text1.txt") == text.decode(codec).replace(SECRET, "masked").encode(codec)
    assert treatment(coverage, "word/embeddings/text1.txt") is Treatment.REWRITTEN
    assert "inserted text" in next(segment.where for segment in segments if SECRET in segment.text)


@pytest.mark.parametrize(("name", "kind"), [("text1.txt", "text/plain"), ("text1.html", "text/html")])
def test_inserted_text_that_cannot_be_read_is_dropped(tmp_path: Path, name: str, kind: str) -> None:
    _, written, coverage = clean(document(b"\xff" + SECRET.encode(), name, kind, "aFChunk"), tmp_path)
    assert b"[inserted file removed]" in member(written, "word/document.xml")
    assert treatment(coverage, f"word/embeddings/{name}") is Treatment.DROPPED


def slides() -> bytes:
    data = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        'PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml'
        '.presentation.main+xml"/></Types>',
        "_rels/.rels": rels(("rId1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p>{SECRET}</p>",
    }
    return build_package(data)


def damaged() -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return build_package({**parts, "xl/worksheets/sheet1.xml": f"<worksheet>{SECRET}"})


UNREADABLE = {
    "slides": slides(),
    "cut off": workbook()[:-30],
    "bad XML": damaged(),
    "encrypted": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + SECRET.encode("utf-16-le"),
    "another archive": build_package({"a.txt": SECRET}),
    "no archive": SECRET.encode(),
}


@pytest.mark.parametrize("inside", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_dropped_with_a_word_or_refused(tmp_path: Path, inside: bytes) -> None:
    _, written, coverage = clean(document(inside), tmp_path)
    assert "word/embeddings/book.xlsx" not in zipfile.ZipFile(io.BytesIO(written)).namelist()
    assert b"[object removed]" in member(written, "word/document.xml")
    assert treatment(coverage, "word/embeddings/book.xlsx") is Treatment.DROPPED
    with pytest.raises(WithheldError):
        clean(document(inside), tmp_path, options=FormatOptions(opaque="refuse"))


def nested(levels: int) -> bytes:
    data = minimal(f"<w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p>")
    for _ in range(levels):
        data = document(data, "document1.docx", _WORD)
    return data


def test_depth_is_limited(tmp_path: Path) -> None:
    _, written, _ = clean(nested(3), tmp_path)
    path = tmp_path / "out.docx"
    witness = Witness((Known(SECRET, "masked", "PERSON"),))
    path.write_bytes(written)
    assert witness.examine(path) == []
    path.write_bytes(nested(3))
    assert [survivor.form for survivor in witness.examine(path)] == ["plain"]
    with pytest.raises(LimitError) as caught:
        clean(nested(4), tmp_path)
    assert caught.value.reason == "limit-depth"


def test_expanded_size_counts_for_all_together(tmp_path: Path) -> None:
    outer = document(workbook(*("x" * 900 for _ in range(100))))
    whole = sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(outer)).infolist())
    clean(outer, tmp_path, limits=Limits(expanded_bytes=whole + 200_000))
    with pytest.raises(LimitError):
        clean(outer, tmp_path, limits=Limits(expanded_bytes=whole + 50_000))


def test_a_bomb_inside_is_a_bomb(tmp_path: Path) -> None:
    inner = minimal("<w:p/>" + " " * 30_000_000)
    with pytest.raises(LimitError):
        clean(document(inner, "document1.docx", _WORD), tmp_path)


@pytest.mark.parametrize("length", range(60, 900, 60))
def test_a_damaged_inner_document_never_breaks_the_outer(tmp_path: Path, length: int) -> None:
    inside = bytearray(workbook())
    inside[length : length + 9] = b"\0" * 9
    try:
        _, written, _ = clean(document(bytes(inside)), tmp_path)
    except InputError:
        pytest.fail("a document that holds a damaged one is delivered")
    docx.Document(io.BytesIO(written))
    assert SECRET.encode() not in expanded(written)
