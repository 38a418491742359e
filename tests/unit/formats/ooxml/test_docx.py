"""What a document gives to read, and that nothing but the edits changes when it is written."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from tests.canaries.docx import build, minimal, png, rels

from gptsanitize.errors import InternalError
from gptsanitize.formats.ooxml.docx import HANDLER
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, Edit, FormatOptions, Place, Segment, Treatment

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def read(data: bytes, folder: Path, options: FormatOptions | None = None) -> list[Segment]:
    path = folder / "in.docx"
    path.write_bytes(data)
    with HANDLER.open(path, options or FormatOptions(), Limits()) as document:
        first, second = list(document.segments()), list(document.segments())
    assert first == second
    assert [segment.id for segment in first] == list(range(len(first)))
    return first


def write(
    data: bytes, folder: Path, edits: Sequence[Edit] = (), options: FormatOptions | None = None
) -> tuple[dict[str, bytes], Sequence[Coverage]]:
    path, target = folder / "in.docx", io.BytesIO()
    path.write_bytes(data)
    with HANDLER.open(path, options or FormatOptions(), Limits()) as document:
        coverage = document.write(target, edits)
    return members(target.getvalue()), coverage


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def by_library() -> bytes:
    document = docx.Document()
    document.add_heading("Title", 0)
    document.add_paragraph("Some ").add_run("text").bold = True
    document.add_table(2, 2).cell(1, 1).text = "cell"
    document.add_picture(io.BytesIO(png()))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_without_edits_every_part_is_the_same(tmp_path: Path) -> None:
    data = by_library()
    written, coverage = write(data, tmp_path, options=FormatOptions(metadata="keep"))
    assert written == members(data)
    assert {part.part for part in coverage if part.treatment is Treatment.UNREAD} == {
        "word/media/image1.png",
        "docProps/thumbnail.jpeg",
    }


def test_an_edit_changes_one_part_and_nothing_else_in_it(tmp_path: Path) -> None:
    data = by_library()
    options = FormatOptions(metadata="keep")
    segment = next(segment for segment in read(data, tmp_path, options) if segment.text == "Some text")
    written, _ = write(data, tmp_path, [Edit(segment.id, 5, 9, "word")], options)
    before = members(data)
    assert {name for name in written if written[name] != before[name]} == {"_rels/.rels", "word/document.xml"}
    assert set(before) - set(written) == {"docProps/thumbnail.jpeg"}  # it shows the text as it was
    assert written["word/document.xml"] == before["word/document.xml"].replace(b">text<", b">word<")


def test_the_same_edits_give_the_same_bytes(tmp_path: Path) -> None:
    data = build()[0]
    segments = read(data, tmp_path)
    edits = [Edit(segment.id, 0, 1, "Y") for segment in segments if segment.text.startswith("Z")]
    first, second = (write(data, tmp_path, edits) for _ in range(2))
    assert first == second


def test_the_written_document_reads_the_same(tmp_path: Path) -> None:
    data, _, dropped = build()
    path, target = tmp_path / "in.docx", io.BytesIO()
    path.write_bytes(data)
    options = FormatOptions(metadata="keep")
    with HANDLER.open(path, options, Limits()) as document:
        before = list(document.segments())
        document.write(target, [])
    after = read(target.getvalue(), tmp_path, options)

    def kept(segments: list[Segment]) -> list[str]:
        """What is neither technical nor of a part or link that is dropped."""
        texts = (segment.text for segment in segments if segment.place is not Place.STRUCTURE)
        return [text for text in texts if not any(marker in text for marker in dropped.values())]

    assert kept(after) == kept(before)
    assert len(kept(after)) > 100


def test_coverage_before_and_after_names_the_same_parts(tmp_path: Path) -> None:
    path = tmp_path / "in.docx"
    path.write_bytes(build()[0])
    with HANDLER.open(path, FormatOptions(), Limits()) as document:
        list(document.segments())
        before = [part.part for part in document.coverage()]
        after = [part.part for part in document.write(io.BytesIO(), [])]
    assert before == after
    assert not any("Zx" in part for part in after)


@pytest.mark.parametrize("edit", [Edit(0, 0, 10_000, "x"), Edit(1 << 40, 0, 1, "x")])
def test_an_edit_that_does_not_fit_is_not_lost(tmp_path: Path, edit: Edit) -> None:
    with pytest.raises(InternalError):
        write(by_library(), tmp_path, [edit])


# ---- places, hints and columns -----------------------------------------------------------------------------------


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc>{properties}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def table(*rows: Sequence[str], header: bool = False) -> str:
    columns = "<w:gridCol/>" * len(rows[0])
    mark = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    lines = [f"<w:tr>{mark if not number else ''}{''.join(map(cell, row))}</w:tr>" for number, row in enumerate(rows)]
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{''.join(lines)}</w:tbl>"


def test_cells_have_the_text_of_their_column_as_hint_and_their_column_as_group(tmp_path: Path) -> None:
    body = table(("Name", "City", "Born"), ("Ada", "London", "1815"), ("Kurt", "Brno", "1906"))
    segments = {segment.text: segment for segment in read(minimal(body), tmp_path)}
    assert {text: segment.hint for text, segment in segments.items()} == {
        **dict.fromkeys(("Name", "City", "Born"), ""),
        "Ada": "Name",
        "London": "City",
        "1815": "Born",
        "Kurt": "Name",
        "Brno": "City",
        "1906": "Born",
    }
    assert segments["Ada"].group == segments["Kurt"].group != segments["London"].group
    assert segments["Ada"].place is Place.TABLE


def test_a_table_of_two_columns_is_a_form(tmp_path: Path) -> None:
    body = table(("Name", "Ada"), ("City", "London"))
    hints = {segment.text: segment.hint for segment in read(minimal(body), tmp_path)}
    assert hints == {"Name": "", "Ada": "Name", "City": "", "London": "City"}


def test_a_table_of_two_columns_under_labels_is_a_list(tmp_path: Path) -> None:
    body = table(("Employee", "Date of birth"), ("Ada", "1815"))
    hints = {segment.text: segment.hint for segment in read(minimal(body), tmp_path)}
    assert hints == {"Employee": "", "Date of birth": "", "Ada": "Employee", "1815": "Date of birth"}


def test_a_table_of_two_columns_with_a_header_row_is_a_list(tmp_path: Path) -> None:
    body = table(("Name", "City"), ("Ada", "London"), header=True)
    hints = {segment.text: segment.hint for segment in read(minimal(body), tmp_path)}
    assert hints == {"Name": "", "City": "", "Ada": "Name", "London": "City"}


def test_a_table_of_labels_and_values_in_turn_is_a_form(tmp_path: Path) -> None:
    body = table(("Surname", "Lovelace", "First name", "Ada"), ("Born", "1815-12-10", "Tel.", "0170 1"))
    hints = {segment.text: segment.hint for segment in read(minimal(body), tmp_path)}
    assert {text: hint for text, hint in hints.items() if hint} == {"1815-12-10": "Born", "0170 1": "Tel."}
    listed = table(("Name", "Vessel", "Phone", "Port"), ("Ada", "Heron", "1", "Kiel"))
    hints = {segment.text: segment.hint for segment in read(minimal(listed), tmp_path)}
    assert {text: hints[text] for text in ("Heron", "1")} == {"Heron": "Vessel", "1": "Phone"}


def test_spanned_cells_move_those_after_them(tmp_path: Path) -> None:
    wide = (
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>wide</w:t></w:r></w:p></w:tc>'
        + cell("c3")
        + "</w:tr>"
    )
    body = table(("A", "B", "C")).replace("</w:tbl>", wide + "</w:tbl>")
    hints = {segment.text: segment.hint for segment in read(minimal(body), tmp_path)}
    assert hints["c3"] == "C"


@pytest.mark.parametrize(
    ("properties", "place"),
    [
        ("<w:vanish/>", Place.HIDDEN),
        ('<w:vanish w:val="0"/>', Place.BODY),
        ('<w:color w:val="FFFFFF"/>', Place.HIDDEN),
        ('<w:color w:val="FF0000"/>', Place.BODY),
        ('<w:sz w:val="2"/>', Place.HIDDEN),
        ('<w:sz w:val="20"/>', Place.BODY),
    ],
)
def test_hidden_text_is_told(tmp_path: Path, properties: str, place: Place) -> None:
    body = f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>text</w:t></w:r></w:p><w:p><w:r><w:t>next</w:t></w:r></w:p>"
    places = {segment.text: segment.place for segment in read(minimal(body), tmp_path)}
    assert places == {"text": place, "next": Place.BODY}


def test_places_of_parts(tmp_path: Path) -> None:
    places: dict[str, Place] = {}
    data, replaced, _ = build()
    for segment in read(data, tmp_path):
        places.update({name: segment.place for name, marker in replaced.items() if marker in segment.text})
    assert places["paragraph"] is Place.BODY
    assert places["cell"] is Place.TABLE
    assert places["first header"] is Place.HEADER
    assert places["even footer"] is Place.HEADER
    assert places["footnote"] is places["endnote"] is Place.NOTE
    assert places["comment"] is Place.COMMENT
    assert places["field instruction"] is Place.FIELD
    assert places["mail link"] is Place.LINK
    assert places["alternative text of a picture"] is Place.DESCRIPTION
    assert places["bookmark"] is Place.NAME
    assert places["name of a style"] is Place.STRUCTURE
    assert places["cached text of a chart"] is Place.CHART
    assert places["bound custom XML"] is Place.METADATA


def test_kept_changes_are_read_before_and_after(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:t>a </w:t></w:r><w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>new</w:t></w:r></w:ins></w:p>'
    )
    kept = [(segment.text, segment.place) for segment in read(minimal(body), tmp_path, FormatOptions(revisions="keep"))]
    assert kept == [(text, Place.REVISION) for text in ("a new", "a old", "a ", "a oldnew")]
    assert [segment.text for segment in read(minimal(body), tmp_path)] == ["a new"]


# ---- names of people and parts -----------------------------------------------------------------------------------


def test_one_person_is_one_pseudonym_in_all_parts(tmp_path: Path) -> None:
    comment = '<w:comment w:id="{}" w:author="{}" w:initials="X" w:date="2026-01-01T00:00:00Z"><w:p/></w:comment>'
    comments = [comment.format(number, name) for number, name in enumerate(("Ada", "Kurt", "Ada"))]
    person = '<w:person w:author="Kurt"><w:presenceInfo w:providerId="AD" w:userId="kurt@firm"/></w:person>'
    root = 'xmlns:w="w"'
    kinds = ("comments", "people")
    edges = "".join(f'<Relationship Id="rId_{kind}" Type="{_R}/{kind}" Target="{kind}.xml"/>' for kind in kinds)
    types = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{_WORD}{kind}+xml"/>' for kind in kinds)
    extra = {
        "word/comments.xml": f"<w:comments {root}>{''.join(comments)}</w:comments>",
        "word/people.xml": f"<w:people {root}>{person}</w:people>",
    }
    written, _ = write(minimal("<w:p/>", extra, edges, types), tmp_path)
    new = written["word/comments.xml"].decode()
    assert new.count('w:author="R1" w:initials="R1"') == 2
    assert new.count('w:author="R2" w:initials="R2"') == 1
    assert "date" not in new
    assert b'<w:person w:author="R2"><w:presenceInfo w:providerId="None"' in written["word/people.xml"]
    assert b"kurt" not in written["word/people.xml"]


def test_text_that_looks_like_markup_of_people_stays(tmp_path: Path) -> None:
    body = '<w:p><w:r><w:t> author="Ada" w:date="x"</w:t></w:r><w:ins w:id="1" w:author="Ada"/></w:p>'
    written, _ = write(minimal(body), tmp_path, options=FormatOptions(revisions="keep"))
    assert b' author="Ada" w:date="x"</w:t>' in written["word/document.xml"]
    assert b'w:author="R1"' in written["word/document.xml"]


def test_properties_that_the_text_shows_stay(tmp_path: Path) -> None:
    values = "<dc:title>Shown</dc:title><dc:subject>hidden</dc:subject><dc:creator>Ada</dc:creator>"
    core = f'<cp:coreProperties xmlns:cp="c" xmlns:dc="d">{values}</cp:coreProperties>'
    bound = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a:coreProperties[1]/b:creator[1]"/></w:sdtPr></w:sdt>'
    body = f'<w:p><w:fldSimple w:instr=" TITLE "/></w:p>{bound}'
    extra = {
        "docProps/core.xml": core,
        "_rels/.rels": rels(
            ("rId1", "officeDocument", "word/document.xml"),
            (
                "rId2",
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
        ),
    }
    kind = "application/vnd.openxmlformats-package.core-properties+xml"
    types = f'<Override PartName="/docProps/core.xml" ContentType="{kind}"/>'
    data = minimal(body, extra, types=types)
    ada = next(segment for segment in read(data, tmp_path) if segment.text == "Ada")
    assert ada.hint == "author"
    written, _ = write(data, tmp_path, [Edit(ada.id, 0, 3, "Eve")])
    assert written["docProps/core.xml"].decode() == core.replace("<dc:subject>hidden</dc:subject>", "").replace(
        "Ada", "Eve"
    )


def test_parts_with_chosen_names_are_renamed(tmp_path: Path) -> None:
    edges = f'<Relationship Id="rId1" Type="{_R}/image" Target="media/Ada%20Byron.png"/>'
    body = '<w:p><w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r></w:p>'
    written, coverage = write(minimal(body, {"word/media/Ada Byron.png": png()}, edges), tmp_path)
    assert "word/parts/part2.png" in written
    assert b'Target="/word/parts/part2.png"' in written["word/_rels/document.xml.rels"]
    assert not any("Ada" in name for name in (*written, *(part.part for part in coverage)))


def test_a_value_twice_in_one_tag_is_replaced_twice(tmp_path: Path) -> None:
    extra = {"customXml/item1.xml": '<d xmlns="urn:secret" xmlns:a="urn:secret"><secret secret="x"/></d>'}
    edges = f'<Relationship Id="rId1" Type="{_R}/customXml" Target="../customXml/item1.xml"/>'
    data = minimal("<w:p/>", extra, edges)
    found = [segment for segment in read(data, tmp_path) if "secret" in segment.text]
    edits = [Edit(each.id, each.text.index("secret"), each.text.index("secret") + 6, "masked") for each in found]
    written, _ = write(data, tmp_path, edits)
    assert written["customXml/item1.xml"] == extra["customXml/item1.xml"].replace("secret", "masked").encode()


@pytest.mark.parametrize("name", ["Author", "Unknown Author", "Microsoft Office User", "Author 3", "admin"])
def test_an_author_who_is_not_named_is_nobody(tmp_path: Path, name: str) -> None:
    body = f'<w:p><w:ins w:id="1" w:author="{name}"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'
    segments = read(minimal(body), tmp_path, FormatOptions(revisions="keep"))
    assert [(segment.place, segment.hint) for segment in segments if segment.text == name] == [(Place.STRUCTURE, "")]


@pytest.mark.parametrize(("outer", "inner"), [("moveTo", "del"), ("ins", "del"), ("moveFrom", "ins")])
def test_what_was_inserted_and_deleted_again_is_read_where_changes_are_kept(
    tmp_path: Path, outer: str, inner: str
) -> None:
    run = f'<w:{outer} w:id="1"><w:{inner} w:id="2"><w:r><w:delText>secret</w:delText></w:r></w:{inner}></w:{outer}>'
    data = minimal(f"<w:p><w:r><w:t>a </w:t></w:r>{run}<w:r><w:t> b</w:t></w:r></w:p>")
    options = FormatOptions(revisions="keep")
    found = [segment for segment in read(data, tmp_path, options) if "secret" in segment.text]
    assert [segment.text for segment in found] == ["a secret b"]
    written, _ = write(data, tmp_path, [Edit(found[0].id, 2, 8, "masked")], options)
    assert b"secret" not in written["word/document.xml"]
    assert b"masked" in written["word/document.xml"]


@pytest.mark.parametrize(
    ("runs", "value"),
    [
        (("see SSN", "531-89-9043"), "531-89-9043"),
        (("see 531-89-9043", "1", " and"), "531-89-9043"),
        (("531-89-9043", "531-89-9044"), "531-89-9043"),
        (("Name", "Jane Roe"), "Jane Roe"),
    ],
)
def test_what_touches_in_another_run_is_also_read_apart(tmp_path: Path, runs: tuple[str, ...], value: str) -> None:
    data = minimal("<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>")
    found = [s for s in read(data, tmp_path) if re.search(rf"(?<!\w){value}(?!\w)", s.text)]
    assert len(found) == 1
    at = found[0].text.index(value)
    written, _ = write(data, tmp_path, [Edit(found[0].id, at, at + len(value), "masked")])
    assert value.encode() not in written["word/document.xml"]
    assert b"masked" in written["word/document.xml"]


def test_a_word_that_is_cut_in_two_is_read_once(tmp_path: Path) -> None:
    data = minimal("<w:p><w:r><w:t>qui</w:t></w:r><w:r><w:t>ckly</w:t></w:r></w:p>")
    assert [segment.text for segment in read(data, tmp_path) if "qui" in segment.text] == ["quickly"]
