"""Containers and packages of both Office formats that are broken or built to harm: a typed outcome, in bounded memory."""

from __future__ import annotations

import io
import re
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from tests.canaries.docx import minimal
from tests.canaries.xlsx import build_package

from gptsanitize.errors import CorruptError, EncryptedError, InputError, LimitError
from gptsanitize.formats import open_document
from gptsanitize.formats.ooxml.archive import Archive
from gptsanitize.limits import Limits
from gptsanitize.model import Edit, FormatOptions

SECRET = "Zx0042q"
MAIN = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}
FORMATS = pytest.mark.parametrize("suffix", ["docx", "xlsx"])
_DECLARATION = re.compile(rb"\A<\?xml[^>]*\?>\s*")
_STRICT = (
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/", "relationships/"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "relationships"),
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "wordprocessingml/main"),
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "spreadsheetml/main"),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "drawingml/main"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", "extendedProperties"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", "docPropsVTypes"),
)


def package(suffix: str, text: str = SECRET) -> bytes:
    """A file with a text in it, as the common library writes it."""
    stream = io.BytesIO()
    if suffix == "docx":
        document = docx.Document()
        document.add_paragraph(text)
        document.save(stream)
    else:
        book = openpyxl.Workbook()
        book.worksheets[0]["B2"] = text
        book.save(stream)
    return stream.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = members(data)
    return build_package({**parts, name: change(parts[name])})


def clean(data: bytes, folder: Path, suffix: str, limits: Limits | None = None) -> bytes:
    """Every occurrence of the secret is replaced."""
    path, target = folder / f"in.{suffix}", io.BytesIO()
    path.write_bytes(data)
    with open_document(path, FormatOptions(), limits or Limits()) as opened:
        edits = (
            Edit(segment.id, segment.text.index(SECRET), segment.text.index(SECRET) + len(SECRET), "masked")
            for segment in opened.segments()
            if SECRET in segment.text
        )
        opened.write(target, edits)
    return target.getvalue()


def strict(content: bytes) -> bytes:
    for old, new in _STRICT:
        content = content.replace(old.encode(), b"http://purl.oclc.org/ooxml/officeDocument/" + new.encode())
    return content


def reason(data: bytes, folder: Path, suffix: str, error: type[InputError], limits: Limits | None = None) -> str:
    with pytest.raises(error) as caught:
        clean(data, folder, suffix, limits)
    return caught.value.reason


# ---- bombs -------------------------------------------------------------------------------------------------------


@FORMATS
def test_a_bomb_by_ratio_is_never_expanded(tmp_path: Path, suffix: str) -> None:
    data = changed(package(suffix), MAIN[suffix], lambda content: content + b" " * 30_000_000)
    tracemalloc.start()
    assert reason(data, tmp_path, suffix, LimitError) == "limit-expansion-ratio"
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


@FORMATS
def test_a_bomb_by_size_and_by_number(tmp_path: Path, suffix: str) -> None:
    data = package(suffix)
    assert reason(data, tmp_path, suffix, LimitError, Limits(expanded_bytes=1_000)) == "limit-expanded-bytes"
    assert reason(data, tmp_path, suffix, LimitError, Limits(members=3)) == "limit-members"


@FORMATS
def test_archives_in_archives(tmp_path: Path, suffix: str) -> None:
    inner = package(suffix)
    folder, kind = ("word", "wordprocessingml.document") if suffix == "docx" else ("xl", "spreadsheetml.sheet")
    source = {"docx": "word/_rels/document.xml.rels", "xlsx": "xl/_rels/workbook.xml.rels"}[suffix]
    edge = '<Relationship Id="rIdE" Type="http://x/package" Target="embeddings/embedded1.bin"/></Relationships>'
    default = f'<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.{kind}"/></Types>'
    for _ in range(8):
        parts = members(package(suffix))
        for name, end, new in (("[Content_Types].xml", b"</Types>", default), (source, b"</Relationships>", edge)):
            parts[name] = parts[name].replace(end, new.encode())
        inner = build_package({**parts, f"{folder}/embeddings/embedded1.bin": inner})
    assert reason(inner, tmp_path, suffix, LimitError) == "limit-depth"


@FORMATS
def test_billion_laughs(tmp_path: Path, suffix: str) -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]>'
    for name in (MAIN[suffix], "[Content_Types].xml", "_rels/.rels", "docProps/core.xml"):
        data = changed(package(suffix), name, lambda content: laughs + _DECLARATION.sub(b"", content))
        assert reason(data, tmp_path, suffix, CorruptError) == "doctype"


@FORMATS
def test_a_size_that_lies(tmp_path: Path, suffix: str) -> None:
    data = bytearray(package(suffix))
    at = data.rfind(b"PK\1\2", 0, data.find(MAIN[suffix].encode(), data.find(b"PK\1\2")))
    struct.pack_into("<L", data, at + 24, 100)
    assert reason(bytes(data), tmp_path, suffix, CorruptError) == "corrupt-archive"


# ---- the container -----------------------------------------------------------------------------------------------


@FORMATS
def test_two_members_of_one_name(tmp_path: Path, suffix: str) -> None:
    name = MAIN[suffix]
    stream = io.BytesIO(package(suffix))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, "<a/>")
    assert reason(stream.getvalue(), tmp_path, suffix, CorruptError) == "duplicate-member"
    folded = build_package({**members(package(suffix)), name.upper(): "<a/>"})
    assert reason(folded, tmp_path, suffix, CorruptError) == "duplicate-member"


@FORMATS
@pytest.mark.parametrize("name", ["../evil.xml", "/word/x.xml", "C:/x.xml", "word\\x.xml", "word//x.xml", "a/./x.xml"])
def test_names_that_leave_the_archive(tmp_path: Path, suffix: str, name: str) -> None:
    stand_in = "x" * len(name)
    data = build_package({**members(package(suffix)), stand_in: "x"}).replace(stand_in.encode(), name.encode())
    assert reason(data, tmp_path, suffix, CorruptError) == "path-trick"


@FORMATS
def test_members_that_overlap(tmp_path: Path, suffix: str) -> None:
    data = bytearray(package(suffix))
    first = data.find(b"PK\1\2")
    second = data.find(b"PK\1\2", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    assert reason(bytes(data), tmp_path, suffix, CorruptError) in {"overlapping-members", "header-mismatch"}


@FORMATS
def test_what_is_no_package(tmp_path: Path, suffix: str) -> None:
    for content, error, code in (
        (b"", CorruptError, "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), EncryptedError, "encrypted-or-legacy-office"),
        (b"{\\rtf1", CorruptError, "wrong-name"),
        (b"PK\x03\x04" + bytes(300), CorruptError, "truncated"),
    ):
        assert reason(content, tmp_path, suffix, error) == code


@FORMATS
def test_an_encrypted_member(tmp_path: Path, suffix: str) -> None:
    data = bytearray(package(suffix))
    at = data.find(b"PK\1\2")
    data[at + 8] |= 1
    assert reason(bytes(data), tmp_path, suffix, EncryptedError) == "encrypted-member"


@FORMATS
def test_a_member_that_is_empty_and_called_deflated(suffix: str) -> None:
    data = build_package({**members(package(suffix)), "empty.bin": b""})
    at = data.find(b"PK\3\4", data.find(b"empty.bin") - 40)
    (size,) = struct.unpack_from("<L", data, at + 18)
    name_end = at + 30 + len(b"empty.bin")
    shorter = bytearray(data[:name_end] + data[name_end + size :])
    struct.pack_into("<L", shorter, at + 18, 0)
    central = shorter.find(b"PK\1\2", shorter.find(b"empty.bin", name_end) - 60)
    struct.pack_into("<L", shorter, central + 20, 0)
    end = shorter.rfind(b"PK\5\6")
    (start,) = struct.unpack_from("<L", shorter, end + 16)
    struct.pack_into("<L", shorter, end + 16, start - size)
    assert Archive(io.BytesIO(bytes(shorter)), Limits()).read("empty.bin") == b""


@FORMATS
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_truncated(tmp_path: Path, suffix: str, part: float) -> None:
    data = package(suffix)
    with pytest.raises(CorruptError):
        clean(data[: int(len(data) * part)], tmp_path, suffix)


@FORMATS
def test_bytes_around_and_between_members_do_not_pass(tmp_path: Path, suffix: str) -> None:
    stream = io.BytesIO(package(suffix, "text"))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.comment = SECRET.encode()
        entry = zipfile.ZipInfo("unused.xml")
        entry.extra = struct.pack("<HH", 0x9999, len(SECRET)) + SECRET.encode()
        entry.comment = SECRET.encode()
        archive.writestr(entry, "<a/>")
    written = clean(stream.getvalue(), tmp_path, suffix)
    assert SECRET.encode() not in written


# ---- the package -------------------------------------------------------------------------------------------------


@FORMATS
def test_missing_members(tmp_path: Path, suffix: str) -> None:
    main = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}[suffix]
    codes = []
    for name in ("[Content_Types].xml", "_rels/.rels", main):
        parts = members(package(suffix))
        del parts[name]
        codes.append(reason(build_package(parts), tmp_path, suffix, CorruptError))
    assert codes == ["no-content-types", "missing-main-part", "missing-main-part"]


@FORMATS
def test_relationships_to_parts_that_are_missing(tmp_path: Path, suffix: str) -> None:
    """A file whose theme and styles are lost still opens in Office, and comes back clean."""
    parts = {name: data for name, data in members(package(suffix)).items() if "theme" not in name}
    written = clean(build_package(parts), tmp_path, suffix)
    assert all(SECRET.encode() not in content for content in members(written).values())


@FORMATS
def test_a_package_under_the_name_of_the_other_format(tmp_path: Path, suffix: str) -> None:
    other = {"docx": "xlsx", "xlsx": "docx"}[suffix]
    assert reason(package(other), tmp_path, suffix, CorruptError) == "wrong-content-type"


@FORMATS
@pytest.mark.parametrize("kind", ["", "image/png", "application/octet-stream"])
def test_wrong_content_types(tmp_path: Path, suffix: str, kind: str) -> None:
    """A part that says it is something else is dropped, and so is what it holds, or the file is refused."""
    name = {"docx": "word/styles.xml", "xlsx": "xl/worksheets/sheet1.xml"}[suffix]

    def change(content: bytes) -> bytes:
        at = content.index(b'"/' + name.encode() + b'"')
        start, end = content.rfind(b"<", 0, at), content.index(b">", at) + 1
        return content[:start] + f'<Override PartName="/{name}" ContentType="{kind}"/>'.encode() + content[end:]

    data = changed(package(suffix), "[Content_Types].xml", change)
    data = changed(data, name, lambda content: content.replace(b">", b"><!--" + SECRET.encode() + b"-->", 1))
    try:
        written = clean(data, tmp_path, suffix)
    except InputError:
        return
    assert all(SECRET.encode() not in content for content in members(written).values())


@FORMATS
def test_strict_files_are_delivered(tmp_path: Path, suffix: str) -> None:
    """ISO/IEC 29500 Strict: other namespaces and types of relationships, the same file."""
    parts = members(package(suffix))
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml":
            parts[name] = strict(content)
    written = members(clean(build_package(parts), tmp_path, suffix))
    main = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}[suffix]
    assert b"masked" in written[main]
    assert b"purl.oclc.org" in written[main]
    assert not any(SECRET.encode() in content for content in written.values())
    assert {name for name in parts if not name.startswith("docProps/thumbnail")} <= set(written)


# ---- size ---------------------------------------------------------------------------------------------------------


def test_the_farthest_cell_and_a_merge_of_the_whole_sheet_take_no_memory(tmp_path: Path) -> None:
    rows = (
        b'<sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>'
        + SECRET.encode()
        + b"</t></is></c></row>"
        b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )

    def change(content: bytes) -> bytes:
        start, end = content.index(b"<sheetData>"), content.index(b"</sheetData>") + len(b"</sheetData>")
        return content[:start] + rows + content[end:]

    data = changed(package("xlsx"), MAIN["xlsx"], change)
    tracemalloc.start()
    written = clean(data, tmp_path, "xlsx")
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert b"masked" in members(written)[MAIN["xlsx"]]


def test_empty_paragraphs_take_a_few_times_their_size(tmp_path: Path) -> None:
    data = minimal("<w:p/>" * 100_000 + f"<w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p>")
    tracemalloc.start()
    written = clean(data, tmp_path, "docx", Limits(expansion_ratio=10_000))
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert b"masked" in members(written)[MAIN["docx"]]
