"""What is shown where the document's own font lacks the letters of a replacement."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdf
import pytest
from fontTools.ttLib import TTFont
from pdfminer.high_level import extract_text
from tests.unit.formats.pdf.test_pdf_editing import edit, make, pixels, shown

from gptsanitize.formats.pdf import faces
from gptsanitize.formats.pdf.faces import Face, typeset
from gptsanitize.formats.pdf.fonts import Font

NAMES = ["Żdzisław Ćwięk", "Ďáblův Ňouma", "Ğöksu Işıklar", "Βενέτιος Σπορδιλής", "Ратмир Мамонтов", "Trần Thị Bích"]


def font(name: str, flags: int = 0) -> Font:
    """A font of this name."""
    return Font(key=None, subtype="Type1", name=name, obj=pikepdf.Dictionary(), flags=flags)


def added(data: bytes) -> list[tuple[str, list[Any], bytes]]:
    """The fonts that the writer has added: name, widths, program."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Subtype") == "/CIDFontType2"]
        return [
            (str(font["/BaseFont"]), list(font["/W"]), font["/FontDescriptor"]["/FontFile2"].read_bytes())
            for font in fonts
        ]


@pytest.mark.parametrize("name", NAMES)
def test_every_reader_reads_the_name(tmp_path: Path, name: str) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (by Marge Milner, today) Tj ET")
    _, data = edit(path, {"Marge Milner": name})
    done = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    wanted = f"by {name}, today"
    assert shown(data) == wanted
    assert done.stdout.decode().strip() == wanted
    assert extract_text(io.BytesIO(data)).strip() == wanted
    assert pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text().strip() == wanted


def test_only_the_letters_shown_are_embedded(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (by Miller) Tj ET")
    _, data = edit(path, {"Miller": "Dvořák"})
    ((_, widths, program),) = added(data)
    font = TTFont(io.BytesIO(program))
    outlines = [font["glyf"][name] for name in font.getGlyphOrder() if font["glyf"][name].numberOfContours]
    parts = {part.glyphName for outline in outlines if outline.isComposite() for part in outline.components}
    assert len(widths) // 2 == len("Dvořák")
    assert len(outlines) <= len("Dvořák") + len(parts) + 1  # that of a missing letter
    assert len(data) < 12_000


def test_style_follows_the_replaced_font() -> None:
    found = [
        typeset(font(name, flags), "Ž").face.name
        for name, flags in [
            ("ABCDEF+TimesNewRomanPS-BoldMT", 0),
            ("Calibri-Italic", 0),
            ("CMBX10", 0),
            ("LucidaConsole", 0),
            ("Unknown", 2),
            ("Unknown", 2 | 64 | 1 << 18),
        ]
    ]
    assert found == ["Tinos-Bold", "Arimo-Italic", "Tinos-Bold", "Cousine-Regular", "Tinos-Regular", "Tinos-BoldItalic"]


@pytest.mark.parametrize("name", ["רחל", "עזיז 12"])
def test_hebrew_reads_in_its_order(tmp_path: Path, name: str) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (Miller) Tj ET")
    _, data = edit(path, {"Miller": name})
    assert shown(data).split() == name.split()


def test_arabic_is_drawn_in_joined_forms_and_read_in_letters(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (Miller) Tj ET")
    _, data = edit(path, {"Miller": "رضا عزيز"})
    assert shown(data) == "رضا عزيز"
    ((name, _, _),) = added(data)
    assert name.endswith("+DejaVuSans")


def test_chinese_is_read_though_no_font_is_embedded(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (Miller) Tj ET")
    _, data = edit(path, {"Miller": "左充利"})
    assert shown(data) == "左充利"


def test_what_no_typeface_has_is_no_row_of_boxes(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (Miller) Tj ET")
    _, data = edit(path, {"Miller": "धवतन"})
    assert shown(data) == "Dhavatana"


def test_a_name_of_the_first_pass_can_be_replaced_in_a_second_one(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (by Miller and Cooper) Tj ET")
    _, data = edit(path, {"Miller": "Dvořák"})
    (tmp_path / "again.pdf").write_bytes(data)
    _, data = edit(tmp_path / "again.pdf", {"Cooper": "Ňouma"})
    assert shown(data) == "by Dvořák and Ňouma"


def test_a_face_is_as_wide_as_the_font_it_stands_for(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (Cermak) Tj ET")
    _, data = edit(path, {"Cermak": "Čermak"})
    columns = [np.flatnonzero((image < 128).any(axis=0)) for image in (pixels(path.read_bytes()), pixels(data))]
    assert abs(columns[0][-1] - columns[1][-1]) <= 2


def test_all_faces_have_all_accents() -> None:
    letters = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0x180), *range(0x391, 0x3A2), *range(0x400, 0x460))))
    for family in ("Arimo", "Tinos", "Cousine"):
        for style in ("Regular", "Bold", "Italic", "BoldItalic"):
            assert Face(f"{family}-{style}").has(letters)


def test_hebrew_that_the_document_shows_is_read_in_the_order_of_its_words(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (Name: Miller) Tj ET")
    _, data = edit(path, {"Miller": "יוסי כהן"})
    (tmp_path / "hebrew.pdf").write_bytes(data)
    segments, data = edit(tmp_path / "hebrew.pdf", {"יוסי כהן": "Miller"})
    assert "Name: יוסי כהן" in [segment.text for segment in segments]
    assert shown(data) == "Name: Miller"


def test_hidden_words_of_replaced_letters_are_gone(tmp_path: Path) -> None:
    spoken = "Mill".encode("utf-16-be").hex()
    content = f"BT /F1 12 Tf 20 250 Td /Span <</ActualText <feff{spoken}>>> BDC (Mill) Tj EMC (er here) Tj ET"
    _, data = edit(make(tmp_path / "in.pdf", content), {"Miller": "Cooper"})
    assert shown(data) == "Cooper here"
    assert spoken.encode() not in b"".join(
        obj.read_bytes() for obj in pikepdf.open(io.BytesIO(data)).objects if isinstance(obj, pikepdf.Stream)
    )


def test_typefaces_come_with_their_licences() -> None:
    folder = Path(faces.__file__).with_name("typefaces")
    assert {path.name for path in folder.glob("*.txt")} == {"NOTICE.txt", "OFL.txt", "LICENSE_DEJAVU.txt"}


def test_a_name_in_a_column_is_shown_downwards(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /F9 20 Tf 200 250 Td <65e5672c8a9e6c34> Tj ET")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        descendant = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.CIDFontType0,
            BaseFont=pikepdf.Name("/HeiseiMin-W3"),
            CIDSystemInfo=pikepdf.Dictionary(
                Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Japan1"), Supplement=2
            ),
            FontDescriptor=pikepdf.Dictionary(
                Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name("/HeiseiMin-W3"), Flags=4
            ),
        )
        pdf.pages[0].obj["/Resources"]["/Font"]["/F9"] = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type0,
                BaseFont=pikepdf.Name("/HeiseiMin-W3"),
                Encoding=pikepdf.Name("/UniJIS-UTF16-V"),
                DescendantFonts=pikepdf.Array([pdf.make_indirect(descendant)]),
            )
        )
        pdf.save(path)
    _, data = edit(path, {"本語": "川治"})
    (tmp_path / "out.pdf").write_bytes(data)
    segments, _ = edit(tmp_path / "out.pdf", {})
    assert "日川治水" in {"".join(segment.text.split()) for segment in segments}
    with pikepdf.open(io.BytesIO(data)) as written:
        used = {str(o["/Encoding"]) for o in written.objects if isinstance(o, pikepdf.Dictionary) and "/Encoding" in o}
    assert "/UniJIS-UTF16-V" in used
