"""The ledger has one line for each member; with metadata kept and nothing edited, members are the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
from PIL import Image
from tests.canaries import docx as document
from tests.canaries import xlsx as workbook
from tests.canaries.docx import minimal, png, rels
from tests.canaries.xlsx import build_package

from gptsanitize.formats import open_document
from gptsanitize.formats.ooxml.boxes import box_for
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, Edit, FormatOptions, Segment, Treatment

KEEP = FormatOptions(metadata="keep", revisions="keep")
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NOTE = "planted" + "note"


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(
    data: bytes, folder: Path, suffix: str, options: FormatOptions, mark: str = ""
) -> tuple[list[Segment], dict[str, bytes], Sequence[Coverage]]:
    path, target = folder / f"in.{suffix}", io.BytesIO()
    path.write_bytes(data)
    with open_document(path, options, Limits()) as opened:
        segments = list(opened.segments())
        edits = [
            Edit(segment.id, segment.text.index(mark), segment.text.index(mark) + len(mark), "x")
            for segment in segments
            if mark and mark in segment.text
        ]
        expected = [line.part for line in opened.coverage()]
        coverage = opened.write(target, edits)
    assert [line.part for line in coverage] == expected
    return segments, members(target.getvalue()), coverage


def book(extra: Mapping[str, str | bytes] | None = None) -> bytes:
    """A workbook with further members."""
    stream = io.BytesIO()
    made = openpyxl.Workbook()
    made.worksheets[0]["A1"] = "secret"
    made.save(stream)
    parts: dict[str, str | bytes] = dict(members(stream.getvalue()))
    parts.update(extra or {})
    return build_package(parts)


@pytest.mark.parametrize("options", [KEEP, FormatOptions()], ids=["keep", "blank"])
@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_each_member_has_exactly_one_line(tmp_path: Path, suffix: str, options: FormatOptions) -> None:
    data = document.build()[0] if suffix == "docx" else workbook.build()[0]
    _, after, coverage = written(data, tmp_path, suffix, options, mark="Zx")
    before = members(data)
    own = [line for line in coverage if " > " not in line.part]
    assert len(own) == len(before)
    assert len({line.part for line in own}) == len(own)
    told = {line.part: line.treatment for line in own}
    for name in before.keys() & told.keys():
        if told[name] is Treatment.UNCHANGED:
            assert after[name] == before[name]
        elif told[name] is Treatment.DROPPED:
            assert after.get(name, b"") != before[name] or not before[name]
        else:
            assert name in after


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_labels_hold_no_value(tmp_path: Path, suffix: str) -> None:
    data = document.build()[0] if suffix == "docx" else workbook.build()[0]
    _, _, coverage = written(data, tmp_path, suffix, KEEP)
    assert not any("Zx" in line.part + line.note for line in coverage)


def test_a_second_list_of_strings_is_read_too(tmp_path: Path) -> None:
    kinds = members(book())["[Content_Types].xml"].decode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    data = book(
        {
            "[Content_Types].xml": kinds.replace(
                "</Types>", f'<Override PartName="/xl/strings2.xml" ContentType="{kind}"/></Types>'
            ),
            "xl/worksheets/_rels/sheet1.xml.rels": rels(("rId1", "sharedStrings", "../strings2.xml")),
            "xl/strings2.xml": f"<sst><si><t>{_NOTE}</t></si></sst>",
        }
    )
    _, after, _ = written(data, tmp_path, "xlsx", KEEP, mark=_NOTE)
    assert not any(_NOTE.encode() in content for content in after.values())


@pytest.mark.parametrize("mark", ["", "secret"])
def test_order_of_calculation_stays_only_if_it_is_that_and_nothing_changes(tmp_path: Path, mark: str) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    plain = members(book())
    for chain, stays in (('<c r="A1" i="1"/>', True), ('<c r="A1" i="1" secret="secret"/>', False)):
        data = book(
            {
                "[Content_Types].xml": plain["[Content_Types].xml"]
                .decode()
                .replace("</Types>", f'<Override PartName="/xl/calcChain.xml" ContentType="{kind}"/></Types>'),
                "xl/_rels/workbook.xml.rels": plain["xl/_rels/workbook.xml.rels"]
                .decode()
                .replace(
                    "</Relationships>",
                    f'<Relationship Id="rId99" Type="{_R}/calcChain" Target="calcChain.xml"/></Relationships>',
                ),
                "xl/calcChain.xml": "<calcChain "
                f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{chain}</calcChain>',
            }
        )
        _, after, _ = written(data, tmp_path, "xlsx", KEEP, mark=mark)
        assert ("xl/calcChain.xml" in after) is (stays and not mark)


@pytest.mark.parametrize(("note", "stays"), [("ordinary", True), (_NOTE, False)])
def test_notes_of_pictures_are_read_if_metadata_is_kept(tmp_path: Path, note: str, stays: bool) -> None:
    edges = f'<Relationship Id="rId1" Type="{_R}/image" Target="media/image1.png"/>'
    data = minimal("<w:p/>", {"word/media/image1.png": png(note)}, edges)
    segments, after, _ = written(data, tmp_path, "docx", KEEP, mark=_NOTE)
    assert any(note in segment.text for segment in segments)
    assert (after["word/media/image1.png"] == png(note)) is stays
    assert _NOTE.encode() not in after["word/media/image1.png"]


def test_a_position_goes_even_if_metadata_is_kept(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "JPEG", exif=exif)
    edges = f'<Relationship Id="rId1" Type="{_R}/image" Target="media/image1.jpeg"/>'
    data = minimal("<w:p/>", {"word/media/image1.jpeg": stream.getvalue()}, edges)
    _, after, coverage = written(data, tmp_path, "docx", KEEP)
    assert not Image.open(io.BytesIO(after["word/media/image1.jpeg"])).getexif()
    assert Treatment.REENCODED in {line.treatment for line in coverage}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
def test_settings_of_printers_are_read_if_metadata_is_kept(tmp_path: Path, encoding: str) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"
    blob = bytes(9) + f"Printer of {_NOTE}".encode(encoding) + bytes(31)
    kinds = members(book())["[Content_Types].xml"].decode()
    data = book(
        {
            "[Content_Types].xml": kinds.replace(
                "</Types>", f'<Default Extension="bin" ContentType="{kind}"/></Types>'
            ),
            "xl/worksheets/_rels/sheet1.xml.rels": rels(
                ("rId1", "printerSettings", "../printerSettings/printerSettings1.bin")
            ),
            "xl/printerSettings/printerSettings1.bin": blob,
        }
    )
    name = "xl/printerSettings/printerSettings1.bin"
    assert written(data, tmp_path, "xlsx", KEEP)[1][name] == blob
    after = written(data, tmp_path, "xlsx", KEEP, mark=_NOTE)[1][name]
    assert len(after) == len(blob)
    assert _NOTE.encode(encoding) not in after
    assert name not in written(data, tmp_path, "xlsx", FormatOptions())[1]


def test_a_drawing_with_a_document_type_becomes_a_box(tmp_path: Path) -> None:
    edges = f'<Relationship Id="rId1" Type="{_R}/image" Target="media/image1.svg"/>'
    drawing = f'<!DOCTYPE svg [<!ENTITY a "{_NOTE}">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>'
    data = minimal("<w:p/>", {"word/media/image1.svg": drawing}, edges)
    _, after, coverage = written(data, tmp_path, "docx", KEEP)
    assert after["word/media/image1.svg"] == box_for("image/svg+xml")
    assert [line.part for line in coverage if line.treatment is Treatment.DROPPED] == ["word/media/image1.svg"]


@pytest.mark.parametrize("kind", ["emf", "wmf", "png"])
def test_a_box_is_a_picture_of_its_kind(kind: str) -> None:
    with Image.open(io.BytesIO(box_for(f"image/x-{kind}"))) as image:
        assert image.format == {"png": "PNG"}.get(kind, "WMF")
        assert image.width > 0


def test_svg_in_a_workbook_is_read(tmp_path: Path) -> None:
    kinds = members(book())["[Content_Types].xml"].decode()
    data = book(
        {
            "[Content_Types].xml": kinds.replace(
                "</Types>", '<Default Extension="svg" ContentType="image/svg+xml"/></Types>'
            ),
            "xl/worksheets/_rels/sheet1.xml.rels": rels(("rId1", "image", "../media/image1.svg")),
            "xl/media/image1.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><text>{_NOTE}</text></svg>',
        }
    )
    _, after, _ = written(data, tmp_path, "xlsx", FormatOptions(), mark=_NOTE)
    assert b"<text>x</text>" in after["xl/media/image1.svg"]


def test_a_list_of_relationships_is_no_part(tmp_path: Path) -> None:
    """What a relationship leads to is written once, even if it is itself a list of relationships."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    edges = f'<Relationship Id="rId1" Type="{_R}/header" Target="_rels/document.xml.rels"/>'
    types = f'<Override PartName="/word/_rels/document.xml.rels" ContentType="{kind}"/>'
    path, target = tmp_path / "in.docx", io.BytesIO()
    path.write_bytes(minimal("<w:p/>", edges=edges, types=types))
    with open_document(path, KEEP, Limits()) as opened:
        opened.write(target, ())
    names = zipfile.ZipFile(target).namelist()
    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", ["text/planted-note", "application/vnd.ms-planted", "application/planted+xml"])
def test_content_types_of_nothing_do_not_pass(tmp_path: Path, kind: str) -> None:
    types = f'<Default Extension="txt" ContentType="{kind}"/>'
    _, after, _ = written(minimal("<w:p/>", types=types), tmp_path, "docx", KEEP)
    assert b"planted" not in after["[Content_Types].xml"]
