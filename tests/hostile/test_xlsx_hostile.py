"""Broken and hostile workbooks end as an `InputError` or as a workbook, never as anything else, and never late."""

from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from tests.canaries.xlsx import build, build_package

from gptsanitize.errors import CorruptError, InputError, LimitError, WithheldError
from gptsanitize.formats.ooxml.xlsx import HANDLER
from gptsanitize.limits import Limits
from gptsanitize.model import Edit, FormatOptions, Segment

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(rows: str, strings: str | None = None, after: str = "", sheet: str | None = None) -> bytes:
    """A workbook of one sheet with these rows."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    edges = f'<Relationship Id="rId1" Type="{_R}/worksheet" Target="worksheets/sheet1.xml"/>'
    types = f'<Override PartName="/xl/workbook.xml" ContentType="{kind}sheet.main+xml"/>'
    types += f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}worksheet+xml"/>'
    parts: dict[str, str | bytes] = {}
    if strings is not None:
        edges += f'<Relationship Id="rId2" Type="{_R}/sharedStrings" Target="sharedStrings.xml"/>'
        types += f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}sharedStrings+xml"/>'
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}" count="7" uniqueCount="-1">{strings}</sst>'
    package = "http://schemas.openxmlformats.org/package/2006"
    rels = f'<Relationships xmlns="{package}/relationships">'
    return build_package(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
            "_rels/.rels": f'{rels}<Relationship Id="rId1" Type="{_R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/_rels/workbook.xml.rels": f"{rels}{edges}</Relationships>",
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_R}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": sheet
            or f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>',
            **parts,
        }
    )


def run(data: bytes, folder: Path, limits: Limits | None = None, mark: str = "") -> tuple[list[Segment], bytes]:
    """Read, and write with every occurrence of `mark` replaced."""
    path = folder / "in.xlsx"
    path.write_bytes(data)
    target = io.BytesIO()
    with HANDLER.open(path, FormatOptions(), limits or Limits()) as document:
        segments = list(document.segments())
        edits = [
            Edit(segment.id, segment.text.index(mark), segment.text.index(mark) + len(mark), "masked")
            for segment in segments
            if mark and mark in segment.text
        ]
        document.write(target, edits)
    return segments, target.getvalue()


def test_a_string_that_does_not_exist(tmp_path: Path) -> None:
    for strings in (None, "<si><t>one</t></si>"):
        with pytest.raises(CorruptError) as caught:
            run(book('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', strings), tmp_path)
        assert caught.value.reason == "broken-shared-strings"


def test_a_string_with_a_huge_number_takes_no_memory(tmp_path: Path) -> None:
    with pytest.raises(CorruptError):
        run(book('<row r="1"><c r="A1" t="s"><v>999999999</v></c></row>', "<si><t>one</t></si>"), tmp_path)


def test_more_cells_than_allowed(tmp_path: Path) -> None:
    rows = '<row r="1">' + '<c r="A1"/>' * 50 + "</row>"
    with pytest.raises(LimitError):
        run(book(rows), tmp_path, Limits(cells=49))


def test_two_million_empty_rows(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{number}"/>' for number in range(1, 200_000))
    segments, _ = run(book(rows), tmp_path)
    assert [segment.text for segment in segments] == ["S"]


def test_far_cells_and_a_merge_of_the_whole_sheet(tmp_path: Path) -> None:
    rows = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>'
    after = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    segments, _ = run(book(rows, after=after), tmp_path)
    assert [(segment.text, segment.where) for segment in segments][1:] == [("far", "sheet 1 XFD1048576")]


@pytest.mark.parametrize(
    "sheet",
    [
        "",
        "<worksheet",
        "no XML",
        f'<worksheet xmlns="{_MAIN}"><sheetData>',
        f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"></sheetData></worksheet>',
        f'<!DOCTYPE x [<!ENTITY a "b">]><worksheet xmlns="{_MAIN}"><sheetData/></worksheet>',
        f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>\x00</t></is></c></row></sheetData></worksheet>',
        f'<worksheet xmlns="{_MAIN}">' + "<a>" * 100_000,
        f'<other xmlns="{_MAIN}"><sheetData/></other>',
    ],
)
def test_broken_sheets(tmp_path: Path, sheet: str) -> None:
    with pytest.raises(InputError):
        run(book("", sheet=sheet or " "), tmp_path)


@pytest.mark.parametrize(
    "sheet",
    [
        f'<x:worksheet xmlns:x="{_MAIN}"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>secret</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
        f"<worksheet xmlns='{_MAIN}'><sheetData ><row r='1'>\n<c r='A1' t='str'><v><![CDATA[sec]]>ret</v></c></row></sheetData ></worksheet>",
        f'<worksheet xmlns="{_MAIN}"><!-- <sheetData> --><sheetData><row r="1"><c t="inlineStr" r="A1"><is><t>sec<!--x-->ret</t></is></c></row></sheetData></worksheet>',
        f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1"><v>secret</v></c></row></sheetData></worksheet>',
        f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c>secret</row></sheetData></worksheet>',
        f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1" secret="secret"/></sheetData></worksheet>',
        f'<worksheet xmlns="{_MAIN}"><sheetData/><x><!-- secret --></x></worksheet>',
    ],
)
def test_unusual_spellings_are_read_and_rewritten(tmp_path: Path, sheet: str) -> None:
    segments, written = run(book("", sheet=sheet), tmp_path, mark="secret")
    assert any("secret" in segment.text for segment in segments)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        content = archive.read("xl/worksheets/sheet1.xml")
    assert b"secret" not in content.replace(b' secret="masked"', b"")


def test_utf_16(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>secret</t></is></c></row>'
    sheet = (
        f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    )
    data = book("")
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, sheet.encode("utf-16") if "sheet1" in name else old.read(name))
    segments, _ = run(stream.getvalue(), tmp_path, mark="secret")
    assert segments[-1].text == "secret"


def test_opaque_content_is_refused_if_the_policy_says_so(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    path.write_bytes(build()[0])
    with pytest.raises(WithheldError), HANDLER.open(path, FormatOptions(opaque="refuse"), Limits()):
        pass


@pytest.mark.parametrize("seed", range(60))
def test_damaged_members(tmp_path: Path, seed: int) -> None:
    """Bytes of one member are changed, removed or doubled."""
    dice = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(build()[0])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(sorted(parts))
    content = bytearray(parts[name])
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(content))
        match dice.randrange(4):
            case 0:
                content[at] = dice.randrange(256)
            case 1:
                del content[at : at + dice.randint(1, 30)]
            case 2:
                content[at:at] = content[at : at + dice.randint(1, 60)]
            case _:
                content[at:at] = dice.choice(
                    [b"<", b">", b"&#x110000;", b"]]>", b"<!--", b'"', b"\xff", b"<row>", b"-1", b"9" * 40]
                )
    with suppress(InputError):
        run(build_package({**parts, name: bytes(content)}), tmp_path, mark="Zx0030q")
