"""Broken and hostile documents end as an `InputError` or as a document, never as anything else, and never late."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile
from pathlib import Path

import pytest
from tests.canaries.docx import build, minimal, png
from tests.canaries.xlsx import build_package

from gptsanitize.errors import InputError, LimitError, WithheldError
from gptsanitize.formats.ooxml.boxes import box_for
from gptsanitize.formats.ooxml.docx import HANDLER
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, Edit, FormatOptions, Segment, Treatment

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARAGRAPH = "<w:p><w:r><w:t>secret</w:t></w:r></w:p>"


def run(
    data: bytes, folder: Path, limits: Limits | None = None, mark: str = "secret", options: FormatOptions | None = None
) -> tuple[list[Segment], bytes, list[Coverage]]:
    """Read, and write with every occurrence of `mark` replaced."""
    path = folder / "in.docx"
    path.write_bytes(data)
    target = io.BytesIO()
    with HANDLER.open(path, options or FormatOptions(), limits or Limits()) as document:
        segments = list(document.segments())
        edits = [
            Edit(segment.id, segment.text.index(mark), segment.text.index(mark) + len(mark), "masked")
            for segment in segments
            if mark in segment.text
        ]
        coverage = list(document.write(target, edits))
    return segments, target.getvalue(), coverage


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(data: bytes, **new: bytes | None) -> bytes:
    """The package with members replaced (`__` stands for a dot, `_0_` for a slash) or left out."""
    parts: dict[str, str | bytes] = dict(members(data))
    for key, content in new.items():
        name = key.replace("_0_", "/").replace("__", ".")
        parts.pop(name, None)
        if content is not None:
            parts[name] = content
    return build_package(parts)


# ---- the package -------------------------------------------------------------------------------------------------


def test_relationships_in_a_circle(tmp_path: Path) -> None:
    edges = f'<Relationship Id="rId1" Type="{_R}/header" Target="header1.xml"/>'
    back = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{_R}/x" Target="document.xml"/><Relationship Id="rId2" Type="{_R}/header" Target="header1.xml"/></Relationships>'
    kind = '<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>'
    extra = {"word/header1.xml": "<w:hdr xmlns:w='w'/>", "word/_rels/header1.xml.rels": back}
    _, written, _ = run(minimal(_PARAGRAPH, extra, edges, kind), tmp_path)
    assert b"secret" not in members(written)["word/document.xml"]


def test_relationships_to_nothing_and_out_of_the_package(tmp_path: Path) -> None:
    targets = ("nowhere.xml", "../../../etc/passwd", "NULL", "", "#x", "%00", "document.xml#secret")
    edges = "".join(
        f'<Relationship Id="rId{n}" Type="{_R}/image" Target="{target}"/>' for n, target in enumerate(targets)
    )
    body = "".join(
        f'<w:p><w:r><w:drawing><a:blip r:embed="rId{n}"/></w:drawing></w:r></w:p>' for n in range(len(targets))
    )
    _, written, _ = run(minimal(_PARAGRAPH + body, edges=edges), tmp_path)
    parts = members(written)
    assert not any(b"secret" in content for content in parts.values())
    assert b"rId0" not in parts["word/document.xml"]


def test_two_relationships_of_one_id(tmp_path: Path) -> None:
    edges = f'<Relationship Id="rId1" Type="{_R}/image" Target="a.png"/>' * 2
    _, written, _ = run(minimal(_PARAGRAPH, {"word/a.png": png()}, edges), tmp_path)
    assert b"secret" not in members(written)["word/document.xml"]


def test_a_thousand_dead_references(tmp_path: Path) -> None:
    body = "".join(f'<w:p><w:r><w:drawing><a:blip r:embed="rId{n}"/></w:drawing></w:r></w:p>' for n in range(20_000))
    edges = "".join(f'<Relationship Id="rId{n}" Type="{_R}/image" Target="{n}.emf"/>' for n in range(20_000))
    _, written, _ = run(minimal(_PARAGRAPH + body, edges=edges), tmp_path)
    assert members(written)["word/document.xml"].count(b"[object removed]") == 20_000


# ---- XML ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b" ",
        b"no XML",
        b"<w:document",
        b'<w:document xmlns:w="w"><w:body>',
        b'<w:document xmlns:w="w"><w:body></w:document></w:body>',
        b'<!DOCTYPE x [<!ENTITY a "b">]><w:document xmlns:w="w">&a;</w:document>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><w:document xmlns:w="w"/>',
        b'<!DOCTYPE lolz [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;">]><w:document xmlns:w="w">&m;</w:document>',
        b'<w:document xmlns:w="w">&nbsp;</w:document>',
        b'<w:document xmlns:w="w"><w:p>\x00</w:p></w:document>',
        b'<w:document xmlns:w="w"><w:p>\xff\xfe</w:p></w:document>',
        b'<w:document xmlns:w="w" a="1" a="2"/>',
        b'<?xml version="1.0" encoding="x-secret"?><w:document xmlns:w="w"/>',
        b'<?xml version="1.0" encoding="zlib"?><w:document xmlns:w="w"/>',
        b"<a>" * 100_000,
    ],
)
def test_broken_xml(tmp_path: Path, document: bytes) -> None:
    with pytest.raises(InputError):
        run(repacked(minimal(""), word_0_document__xml=document), tmp_path)


@pytest.mark.parametrize(
    "body",
    [
        "<w:p><w:r><w:t>sec<!--x-->ret</w:t></w:r></w:p>",
        "<w:p><w:r><w:t><![CDATA[sec]]>r<![CDATA[et]]></w:t></w:r></w:p>",
        "<w:p ><w:r\n><w:t\txml:space='preserve' >secret</w:t ></w:r></w:p >",
        "<w:p a='>'><w:r b='/>'><w:t c=\"'>\">secret</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>&#115;&#x65;cre&#0000116;</w:t></w:r></w:p>",
        "<w:p><w:p><w:r><w:t>sec</w:t></w:r><w:r><w:t>ret</w:t></w:r></w:p></w:p>",
        "<w:t>secret</w:t>",
        "secret",
        "<x:p xmlns:x='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><x:r><x:t>secret</x:t></x:r></x:p>",
        "<p xmlns='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><r><t>sec</t><t>ret</t></r></p>",
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:tc></w:tbl></w:tr>" * 0
        + "<w:tc><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:tc>",
        "<w:p><w:r><w:t/><w:t></w:t><w:t>secret</w:t></w:r></w:p>",
        "<w:p><w:r><w:t secret='secret'>x</w:t></w:r></w:p>",
        "<w:ins><w:del><w:ins><w:p><w:r><w:t>x</w:t></w:r></w:p></w:ins></w:del></w:ins>" + _PARAGRAPH,
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>sec</w:t></w:r></w:p><w:p><w:r><w:t>ret</w:t></w:r></w:p>",
    ],
)
@pytest.mark.parametrize("revisions", ["accept", "keep"])
def test_unusual_spellings_are_read_and_rewritten(tmp_path: Path, body: str, revisions: str) -> None:
    segments, written, _ = run(minimal(body), tmp_path, options=FormatOptions(revisions=revisions))
    assert any("secret" in segment.text for segment in segments)
    content = members(written)["word/document.xml"].replace(b" secret=", b"")
    assert b"secret" not in content
    assert b">sec" not in content


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "latin-1"])
def test_other_encodings(tmp_path: Path, codec: str) -> None:
    name = {"latin-1": "iso-8859-1", "utf-8-sig": "utf-8"}.get(codec, "utf-16")
    text = f'<?xml version="1.0" encoding="{name}"?><w:document xmlns:w="w"><w:body>{_PARAGRAPH}<w:p><w:r><w:t>é</w:t></w:r></w:p></w:body></w:document>'
    segments, written, _ = run(repacked(minimal(""), word_0_document__xml=text.encode(codec)), tmp_path)
    assert {"secret", "é"} <= {segment.text for segment in segments}
    assert "masked" in members(written)["word/document.xml"].decode()


def test_two_million_empty_paragraphs(tmp_path: Path) -> None:
    body = "<w:p/>" * 2_000_000 + _PARAGRAPH
    segments, _, _ = run(minimal(body), tmp_path, Limits(expansion_ratio=10_000))
    assert [segment.text for segment in segments] == ["secret"]


@pytest.mark.parametrize("part", ["word/document.xml", "word/charts/chart1.xml", "docProps/app.xml"])
def test_nesting_is_limited_in_every_part(tmp_path: Path, part: str) -> None:
    parts = members(build()[0])
    for levels in (200, 20_000):
        start = parts[part].index(b">", parts[part].index(b"?>") + 2) + 1
        deep = b"<x>" * levels + b"/>" * levels + b"</x>" * levels
        data = build_package({**parts, part: parts[part][:start] + deep + parts[part][start:]})
        with pytest.raises(LimitError) if levels > 256 else contextlib.nullcontext() as caught:
            run(data, tmp_path)
        assert caught is None or caught.value.reason == "limit-xml-depth"


@pytest.mark.parametrize(
    "unit", ["<w:ins>", "<w:del a='b'>", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "<w:sdt><w:sdtPr>", "<w:pict>"]
)
def test_tags_that_never_close(tmp_path: Path, unit: str) -> None:
    with pytest.raises(InputError):
        run(minimal(unit * 20_000), tmp_path)


def test_deep_revisions_are_accepted_in_time(tmp_path: Path) -> None:
    mark = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
    segments, _, _ = run(minimal(mark * 20_000 + _PARAGRAPH), tmp_path, Limits(expansion_ratio=10_000))
    assert [segment.text for segment in segments] == ["x" * 20_000 + "secret"]


# ---- objects and pictures ----------------------------------------------------------------------------------------


def test_opaque_content_is_refused_if_the_policy_says_so(tmp_path: Path) -> None:
    with pytest.raises(WithheldError) as caught:
        run(build()[0], tmp_path, options=FormatOptions(opaque="refuse"))
    assert caught.value.reason == "opaque-content"


def test_pictures_withhold_the_file_if_the_policy_says_so(tmp_path: Path) -> None:
    with pytest.raises(WithheldError) as caught:
        run(build()[0], tmp_path, options=FormatOptions(unread_images="withhold"))
    assert caught.value.reason == "unread-images"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        png()[:40],
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"BM" + bytes(20),
        b"II*\0",
        b"RIFF",
        b"x" * 100,
    ],
)
def test_a_box_takes_the_place_of_a_broken_picture(tmp_path: Path, content: bytes) -> None:
    edges = f'<Relationship Id="rId1" Type="{_R}/image" Target="media/image1.png"/>'
    body = _PARAGRAPH + '<w:p><w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r></w:p>'
    _, written, coverage = run(minimal(body, {"word/media/image1.png": content}, edges), tmp_path)
    assert members(written)["word/media/image1.png"] == box_for("image/png")
    assert b'r:embed="rId1"' in members(written)["word/document.xml"]
    assert [part.part for part in coverage if part.treatment is Treatment.DROPPED] == ["word/media/image1.png"]


@pytest.mark.parametrize("seed", range(80))
def test_damaged_members(tmp_path: Path, seed: int) -> None:
    """Bytes of one member are changed, removed or doubled."""
    dice = random.Random(seed)
    parts = members(build()[0])
    name = dice.choice(sorted(name for name in parts if parts[name]))
    content = bytearray(parts[name])
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(content))
        match dice.randrange(4):
            case 0:
                content[at] = dice.randrange(256)
            case 1:
                del content[at : at + dice.randint(1, min(30, len(content) - 1))]
            case 2:
                content[at:at] = content[at : at + dice.randint(1, 60)]
            case _:
                content[at:at] = dice.choice(
                    [b"<", b">", b"&#x110000;", b"]]>", b"<!--", b'"', b"\xff", b"<w:p>", b"<w:del/>", b"</w:p>"]
                )
        if not content:
            break
    options = FormatOptions(metadata=dice.choice(["blank", "keep"]), revisions=dice.choice(["accept", "keep"]))
    with contextlib.suppress(InputError):
        run(build_package({**parts, name: bytes(content)}), tmp_path, mark="Zx00", options=options)
