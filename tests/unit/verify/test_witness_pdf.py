"""PDFs with a value in each kind of place, made by reportlab and pikepdf."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from gptsanitize.model import Known
from gptsanitize.verify import Witness

NAME = "Ottoline Farnborough"
WITNESS = Witness([Known(NAME, "Alma Ritter", "PERSON")])


def page(draw: Callable[[Canvas], object]) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pageCompression=1, invariant=True)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def changed(change: Callable[[pikepdf.Pdf], object]) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(page(lambda canvas: canvas.drawString(72, 700, "harmless")))) as pdf:
        change(pdf)
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


def nothing(_: Canvas) -> None:
    """An empty page."""


def annotate(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=NAME)
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([note]))


def forget(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Forgotten = pdf.make_stream(f"BT (x) Tj ET % {NAME}".encode())


KERNED = b"BT /F1 12 Tf 20 20 Td [(Otto) 15 (line) -400 (Farn) 9 (borough)] TJ ET"


def hide_form(pdf: pikepdf.Pdf) -> None:
    """A form that no page draws, in a font that its page has."""
    pdf.Root.Forgotten = pdf.make_stream(KERNED, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)


def hide_codes(pdf: pikepdf.Pdf) -> None:
    """A form in a font whose codes are no letters."""
    table = b"1 beginbfrange <0101> <017a> <0041> endbfrange 1 beginbfchar <0201> <0020> endbfchar"
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, ToUnicode=pdf.make_stream(table))
    codes = b"".join(b"\2\1" if char == " " else bytes([1, ord(char) - 0x40]) for char in NAME)
    pdf.Root.Forgotten = pdf.make_stream(
        b"BT /G 9 Tf <" + codes.hex().encode() + b"> Tj ET",
        Subtype=pikepdf.Name.Form,
        Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(G=font)),
    )


def hide_in_glyph(pdf: pikepdf.Pdf) -> None:
    """The procedure of a Type 3 glyph."""
    procedures = pikepdf.Dictionary(a=pdf.make_stream(KERNED))
    pdf.Root.Forgotten = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3, CharProcs=procedures)
    )


def hide_in_samples(pdf: pikepdf.Pdf) -> None:
    """An image whose samples are letters."""
    samples = NAME.encode() * 3
    pdf.Root.Forgotten = pdf.make_stream(samples, Subtype=pikepdf.Name.Image, Width=len(samples), Height=1)


CASES: dict[str, bytes] = {
    "form nobody draws": changed(hide_form),
    "codes that are no letters": changed(hide_codes),
    "glyph procedure": changed(hide_in_glyph),
    "samples of an image": changed(hide_in_samples),
    "shown": page(lambda canvas: canvas.drawString(72, 700, f"to {NAME}, London")),
    "two strings": page(
        lambda canvas: (canvas.drawString(72, 700, "Ottoline"), canvas.drawString(72, 680, "Farnborough"))
    ),
    "title": page(lambda canvas: canvas.setTitle(NAME)),
    "annotation": changed(annotate),
    "name": changed(lambda pdf: pdf.Root.__setattr__("/OttolineFarnborough", 1)),
    "hexadecimal string": changed(lambda pdf: pdf.Root.__setattr__("/X", pikepdf.String(NAME.encode("utf-16-be")))),
    "stream": changed(forget),
    "behind the end": page(nothing) + b"\n" + NAME.encode(),
    "unlisted stream": page(nothing) + b"\n9 0 obj <<>> stream\n" + zlib.compress(NAME.encode()) + b"\nendstream",
}


@pytest.mark.parametrize("case", CASES)
def test_value_is_found_in_every_place_of_a_pdf(case: str, tmp_path: Path) -> None:
    path = tmp_path / "written.pdf"
    path.write_bytes(CASES[case])
    assert "PERSON" in {each.entity for each in WITNESS.examine(path)}


def test_clean_pdf_passes(tmp_path: Path) -> None:
    path = tmp_path / "written.pdf"
    path.write_bytes(page(lambda canvas: canvas.drawString(72, 700, "to Alma Ritter, Farnborough")))
    assert WITNESS.examine(path) == []


def test_a_third_reader_is_asked_where_it_is_wanted(tmp_path: Path) -> None:
    strict = Witness([Known(NAME, "Alma Ritter", "PERSON")], strict=True)
    path = tmp_path / "written.pdf"
    path.write_bytes(CASES["shown"])
    assert "read by pypdf" in {each.form for each in strict.examine(path)}
    assert "read by pypdf" not in {each.form for each in WITNESS.examine(path)}
    path.write_bytes(page(lambda canvas: canvas.drawString(72, 700, "to Alma Ritter, Farnborough")))
    assert strict.examine(path) == []


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nno more", b"\x00" * 100])
def test_broken_pdf_is_a_survivor(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "written.pdf"
    path.write_bytes(content)
    assert "unreadable" in {each.form for each in WITNESS.examine(path)}


def test_encrypted_pdf_is_a_survivor(tmp_path: Path) -> None:
    path = tmp_path / "written.pdf"
    with pikepdf.open(io.BytesIO(CASES["shown"])) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert "unreadable" in {each.form for each in WITNESS.examine(path)}
