"""Content streams written by hand, and what the witness reads in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.limits import Limits
from gptsanitize.verify.examination import Examination
from gptsanitize.verify.needles import Needles
from gptsanitize.verify.pdf_content import Shown, read_content
from gptsanitize.verify.pdf_fonts import PdfFont, read_font
from gptsanitize.verify.pdf_objects import PdfObjects

LATIN = PdfFont(texts={code: chr(code) for code in range(256)}, advances=dict.fromkeys(range(256), 500.0))
WIDE = PdfFont(width=2, texts={code: chr(code + 96) for code in range(1, 27)})
FONTS = {b"/F1": LATIN, b"/F2": WIDE}


def read(content: str) -> Shown:
    return read_content(content.encode("latin-1"), FONTS.get)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("BT /F1 10 Tf 72 700 Td (John) Tj ET", "John"),
        ("BT /F1 10 Tf 72 700 Td [(Jo) 20 (h) -15 (n)] TJ ET", "John"),
        ("BT /F1 10 Tf 72 700 Td [(John) -300 (Roe)] TJ ET", "John Roe"),
        ("BT /F1 10 Tf 1 0 0 1 72 700 Tm (Jo) Tj 1 0 0 1 82 700 Tm (hn) Tj ET", "John"),
        ("BT /F1 10 Tf 72 700 Td (Jo) Tj 10 0 Td (hn) Tj 13 0 Td (Roe) Tj ET", "John Roe"),
        ("BT /F1 10 Tf 72 700 Td (John) Tj 0 -12 Td (Roe) Tj ET", "John\nRoe"),
        ("BT /F1 10 Tf 12 TL 72 700 Td (John) Tj (Roe) ' ET", "John\nRoe"),
        ("BT /F1 10 Tf 72 700 Td (J\\157\\(h\\)n) Tj ET", "Jo(h)n"),
        ("BT /F1 10 Tf 72 700 Td (J(o)hn) Tj ET", "J(o)hn"),
        ("BT /F2 10 Tf 72 700 Td <000a 000F0008 000e> Tj ET", "john"),
        ("/Span << /ActualText <FEFF004A006F> >> BDC EMC", "Jo"),
        ("q BI /W 1 ID ( ( EI Q BT /F1 9 Tf (after) Tj ET", "after"),
    ],
)
def test_text_is_read_where_the_pen_stands(content: str, text: str) -> None:
    shown = read(content)
    assert shown.text.strip().replace("\n\n", "\n") == text
    assert not shown.strange


def test_codes_are_kept_without_a_font() -> None:
    shown = read("BT (Jo) Tj <686e> Tj ET")
    assert shown.codes.split() == [b"Jo", b"hn"]


def test_numbers_and_painting_leave_nothing() -> None:
    assert read("q 1 0 0 1 0.5 -.5 cm 10 20 m 30 40 l S 0 g f* Q") == Shown("", b"", b"", strange=False)


@pytest.mark.parametrize("content", ["% John", "John Roe", "12 Main rg", "}"])
def test_anything_else_is_strange(content: str) -> None:
    assert read(content).strange


def test_names_are_kept() -> None:
    assert read("/John gs /John gs /Roe Do").rest == b"/John\n/Roe"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_and_hide_nothing_before_them(content: bytes) -> None:
    shown = read_content(b"BT /F1 10 Tf 72 700 Td (John) Tj ET\n" + content, FONTS.get)
    assert shown.text.lstrip().startswith("John")


@given(st.text(alphabet="()<>[]/%TjdmBIEI q 12.-\\'\"", max_size=200))
def test_any_near_content_is_read_and_hides_nothing_before_it(content: str) -> None:
    before = "BT /F1 10 Tf 72 700 Td (John) Tj ET /Kept gs (codes) Tj\n"
    shown, alone = read(before + content), read(before)
    assert shown.text.lstrip().startswith("John")
    assert shown.codes.startswith(alone.codes)
    assert shown.rest.startswith(alone.rest)


# ---- fonts ---------------------------------------------------------------------------------------------------------


def font(entries: str, *more: bytes) -> PdfFont:
    """The font of a dictionary; objects from 2 on stand behind it."""
    content = f"1 0 obj << {entries} >> endobj".encode()
    for number, body in enumerate(more, 2):
        content += b"\n%d 0 obj << /Length %d >> stream\n%s\nendstream endobj" % (number, len(body), body)
    objects = PdfObjects(content, Examination(Needles([]), Limits()))
    value = objects.value(objects.bodies[0])
    assert isinstance(value, dict)
    return read_font(objects, value)


def test_simple_font_reads_by_its_differences() -> None:
    found = font("/Subtype /Type1 /Encoding << /Differences [65 /eacute /uni0416 /f_i.alt] >>")
    assert found.read([b"ABD"])[0] == "éЖD"


def test_widths_move_the_pen() -> None:
    found = font("/Subtype /TrueType /FirstChar 65 /Widths [250 750]")
    assert found.read([b"AB"])[1] == pytest.approx(1.0)
    assert found.read([b"A", b"", b"B"])[0] == "A  B"


def test_unicode_table_comes_first() -> None:
    table = b"2 beginbfchar <0001> <004A> <0002> <0066 0069> endbfchar 1 beginbfrange <0003> <0004> <0061> endbfrange"
    found = font("/Subtype /Type0 /ToUnicode 2 0 R", table)
    assert found.read([b"\0\1\0\2\0\3\0\4"])[0] == "Jfiab"


def test_broken_font_reads_as_nothing() -> None:
    found = font("/Subtype /Type0 /DescendantFonts 3 /ToUnicode 2 0 R", b"<<<>")
    assert found.read([b"\0\1\2"]) == ("", 1.0)
