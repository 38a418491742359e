"""What a reader sees after an edit: the words, their places, and everything that was not edited."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pikepdf
import pypdf
import pypdfium2
import pytest

from gptsanitize.errors import InputError, WithheldError
from gptsanitize.formats.pdf import HANDLER
from gptsanitize.formats.pdf.names import plain_glyph
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, Edit, FormatOptions, Segment, Treatment

FONTS = {"F1": "Helvetica", "F2": "Times-Bold", "F3": "Courier"}


def make(path: Path, *contents: str) -> Path:
    """A file with one page for each content."""
    pdf = pikepdf.new()
    fonts = pikepdf.Dictionary(
        {
            "/" + key: pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type1,
                    BaseFont=pikepdf.Name("/" + name),
                    Encoding=pikepdf.Name.WinAnsiEncoding,
                )
            )
            for key, name in FONTS.items()
        }
    )
    for content in contents:
        page = pdf.add_blank_page(page_size=(400, 300))
        page.obj["/Resources"] = pikepdf.Dictionary(Font=fonts)
        page.obj["/Contents"] = pdf.make_stream(content.encode("cp1252"))
    pdf.save(path)
    return path


def edit(path: Path, words: dict[str, str]) -> tuple[list[Segment], bytes]:
    """Read, and write with every occurrence of the words replaced."""
    target = io.BytesIO()
    with HANDLER.open(path, FormatOptions(images="leave"), Limits()) as document:
        segments = list(document.segments())
        edits = []
        for segment in segments:
            for old, new in words.items():
                at = segment.text.find(old)
                if at >= 0:
                    edits.append(Edit(segment.id, at, at + len(old), new))
        document.write(target, sorted(edits, key=lambda item: (item.segment, item.start)))
    return segments, target.getvalue()


def shown(data: bytes, page: int = 0) -> str:
    """The page as PDFium reads it."""
    text: str = pypdfium2.PdfDocument(data)[page].get_textpage().get_text_range()
    return text.replace("\r\n", "\n").strip()


def pixels(data: bytes, page: int = 0) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    """The page as PDFium draws it."""
    return np.asarray(pypdfium2.PdfDocument(data)[page].render(scale=2).to_pil().convert("L"), dtype=np.int16)


def test_nothing_edited_looks_the_same(tmp_path: Path) -> None:
    path = make(
        tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (One line) Tj 0 -20 Td /F2 14 Tf (Another) Tj ET 10 10 50 50 re f"
    )
    _, data = edit(path, {})
    assert (pixels(path.read_bytes()) == pixels(data)).all()
    assert shown(data) == shown(path.read_bytes())


def test_an_edit_changes_its_own_line_only(tmp_path: Path) -> None:
    path = make(
        tmp_path / "in.pdf",
        "BT /F1 12 Tf 20 TL 20 250 Td (first line) Tj T* (with Miller in it) Tj T* (last line) Tj ET",
    )
    _, data = edit(path, {"Miller": "Bakers"})
    different = np.abs(pixels(path.read_bytes()) - pixels(data)) > 8
    rows = np.flatnonzero(different.any(axis=1))
    assert shown(data) == "first line\nwith Bakers in it\nlast line"
    assert rows.min() > 2 * (300 - 230 - 14)
    assert rows.max() < 2 * (300 - 230 + 6)


def test_what_follows_a_shorter_or_longer_word_stays_where_it_was(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (from Alexandra to the end) Tj ET")
    for word in ("Bo", "Wilhelmina-Charlotte"):
        _, data = edit(path, {"Alexandra": word})
        end = (slice(None), slice(240, 400))
        assert " ".join(shown(data).split()) == f"from {word} to the end"
        assert (pixels(path.read_bytes())[end] == pixels(data)[end]).all()


def test_a_word_over_two_lines_is_one(tmp_path: Path) -> None:
    path = make(
        tmp_path / "in.pdf",
        "BT /F1 12 Tf 14 TL 20 250 Td (we wrote to Mister Hart-) Tj T* (well and to his brother) Tj ET",
    )
    segments, data = edit(path, {"Hartwell": "Bergmann"})
    assert segments[0].text == "we wrote to Mister Hartwell and to his brother"
    assert "Hart" not in shown(data)
    assert "well" not in shown(data)
    assert "Bergmann" in shown(data)


def test_a_name_three_times_as_long_is_not_set_tiny_at_the_edge_of_its_column(tmp_path: Path) -> None:
    lines = "(it is held there and at the bank in Linz by us.) Tj T* (so the minutes of that meeting say.) Tj"
    _, data = edit(make(tmp_path / "in.pdf", f"BT /F1 12 Tf 14 TL 20 250 Td {lines} ET"), {"Linz": "Dellelhausen"})
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    at = page.get_text_range().index("Dellelhausen")
    left = page.get_charbox(at)[0]
    last = page.get_charbox(at + len("Dellelhausen") - 1)
    assert shown(data).startswith("it is held there and at the bank in Dellelhausen by us.")
    assert last[2] - left > 45
    assert page.get_charbox(at + len("Dellelhausen by us."))[2] < 390


def test_letters_below_each_other_are_one_word(tmp_path: Path) -> None:
    letters = " T* ".join(f"({letter}) Tj" for letter in "Montgomerie")
    segments, data = edit(
        make(tmp_path / "in.pdf", f"BT /F1 12 Tf 14 TL 20 250 Td {letters} ET"), {"Montgomerie": "Selman"}
    )
    assert segments[0].text == "Montgomerie"
    assert "".join(shown(data).split()) == "Selman"


def test_a_line_in_another_typeface_is_no_part_of_a_name(tmp_path: Path) -> None:
    lines = "/F2 12 Tf (Samira Benkirane) Tj T* /F1 12 Tf (Crewing and Shipping) Tj"
    segments, _ = edit(make(tmp_path / "in.pdf", f"BT 14 TL 20 250 Td {lines} ET"), {})
    assert segments[0].text == "Samira Benkirane\nCrewing and Shipping"


def test_a_word_too_long_for_its_part_of_a_line_is_parted_as_before(tmp_path: Path) -> None:
    path = make(
        tmp_path / "in.pdf",
        "BT /F1 12 Tf 14 TL 20 250 Td (a description of a fixed-) Tj T* (layout and of more) Tj ET",
    )
    _, data = edit(path, {"fixedlayout": "bahinmodordinal"})
    first, second = shown(data).replace("\x02", "-\n").replace("\ufffe", "-\n").split("-\n")
    assert first.startswith("a description of a bahin")
    assert second.endswith("dinal and of more")
    assert first.split()[-1] + second.split()[0] == "bahinmodordinal"
    right = (slice(None), slice(2 * 56, None))
    below = slice(2 * (300 - 246), 2 * (300 - 230))  # what follows the word stays where it was
    assert (pixels(path.read_bytes())[below][right] == pixels(data)[below][right]).mean() > 0.99


def test_an_address_cut_by_its_cell_stays_in_the_lines_it_had(tmp_path: Path) -> None:
    lines = "(leopoldine.winter) Tj T* (steiger@grazbau) Tj T* (.example) Tj"
    path = make(tmp_path / "in.pdf", f"BT /F1 12 Tf 14 TL 20 250 Td {lines} ET")
    segments, data = edit(path, {"leopoldine.wintersteiger@grazbau.example": "hatice.fivelett-moor@tollulton.example"})
    assert segments[0].text == "leopoldine.wintersteiger@grazbau.example"
    assert shown(data).count("\n") == 2
    assert "".join(shown(data).split()) == "hatice.fivelett-moor@tollulton.example"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            ("Name: G. Ashcroft", "IBAN: DE44 5001 0517 5407 3249 31"),
            "Name: G. Ashcroft\nIBAN: DE44 5001 0517 5407 3249 31",
        ),
        (("Patient: Rosalind Fenwick", "Diagnosis: gout"), "Patient: Rosalind Fenwick\nDiagnosis: gout"),
        (("we wrote to Mister", "Hartwell and"), "we wrote to Mister Hartwell and"),
        (("Her account is", "DE44 5001 0517", "5407 3249 31", "held at the bank in Linz"), None),
    ],
)
def test_a_line_that_ended_early_is_no_part_of_the_next_sentence(
    tmp_path: Path, lines: tuple[str, ...], text: str | None
) -> None:
    """Else `Ashcroft IBAN` is a name; but a number that goes on with digits is one number."""
    shown_lines = " T* ".join(f"({line}) Tj" for line in lines)
    path = make(tmp_path / "in.pdf", f"BT /F1 12 Tf 14 TL 20 250 Td {shown_lines} ET")
    segments, _ = edit(path, {})
    assert text in {None, segments[0].text}
    assert text or "DE44 5001 0517 5407 3249 31" in segments[0].text


def test_a_value_of_several_lines_stands_line_by_line(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 14 TL 20 250 Td (9 Long Street) Tj T* (411 06 Gothenburg) Tj ET")
    segments, data = edit(path, {"9 Long Street\n411 06 Gothenburg": "7 Far Road\n200 01 Malmberg"})
    assert [segment.text for segment in segments] == ["9 Long Street\n411 06 Gothenburg"]
    assert shown(data) == "7 Far Road\n200 01 Malmberg"


def test_as_many_words_stand_on_each_line_as_before(tmp_path: Path) -> None:
    path = make(
        tmp_path / "in.pdf", "BT /F1 12 Tf 14 TL 20 250 Td (at Rua das Flores no 12) Tj T* (near Porto now) Tj ET"
    )
    segments, data = edit(path, {"Rua das Flores no 12 near Porto": "Rua das Daldercombe no 20 near Lagos"})
    assert [segment.text for segment in segments] == ["at Rua das Flores no 12 near Porto now"]
    assert shown(data) == "at Rua das Daldercombe no 20\nnear Lagos now"


def test_cells_of_a_table_are_hinted_by_their_column(tmp_path: Path) -> None:
    rows = [("Name", "City"), ("Miller", "Bonn"), ("Smith", "Rome")]
    content = "".join(
        f"BT /F1 10 Tf 1 0 0 1 {20 + 150 * column} {250 - 20 * row} Tm ({text}) Tj ET "
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    )
    segments, _ = edit(make(tmp_path / "in.pdf", content), {})
    assert [(segment.text, segment.hint) for segment in segments][2:] == [
        ("Miller", "Name"),
        ("Bonn", "City"),
        ("Smith", "Name"),
        ("Rome", "City"),
    ]


def test_the_words_around_a_replacement_make_no_survivor(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 14 TL 20 250 Td (these things and the crate) Tj ET")
    _, data = edit(path, {"these": "other", "crate": "segal"})
    assert shown(data) == "other things and the segal"


def test_an_operator_inside_an_array_is_passed_over(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td [(by ) 0 Tc (Mil) -20 (ler)] TJ ET")
    _, data = edit(path, {"Miller": "Bakers"})
    assert shown(data) == "by Bakers"


def test_an_object_is_of_one_kind_only(tmp_path: Path) -> None:
    """An annotation that calls a page its parent does not make the page an annotation."""
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (first) Tj ET", "BT /F1 12 Tf 20 250 Td (second) Tj ET")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        second = pdf.pages[1].obj
        note = pikepdf.Dictionary(Subtype=pikepdf.Name.Widget, Rect=[0, 0, 9, 9], Parent=second, Popup=pdf.Root)
        pdf.pages[0].obj["/Annots"] = pikepdf.Array([pdf.make_indirect(note)])
        pdf.Root["/AcroForm"] = pikepdf.Dictionary(Fields=pdf.pages[0].obj["/Annots"])
        pdf.save(path)
    _, data = edit(path, {})
    assert pypdfium2.PdfDocument(data).get_page_size(1) == (400, 300)
    assert shown(data, 1) == "second"


def test_coverage_names_every_page_and_what_is_gone(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (by Miller) Tj ET", "BT /F1 12 Tf 20 250 Td (x) Tj ET")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.save(path)
    with HANDLER.open(path, FormatOptions(), Limits()) as document:
        segment = next(iter(document.segments()))
        found = document.write(io.BytesIO(), [Edit(segment.id, 3, 9, "Bakers")])
    assert Coverage("page 1", Treatment.REWRITTEN) in found
    assert Coverage("page 2", Treatment.UNCHANGED) in found
    assert Coverage("scripts", Treatment.DROPPED, "1 removed") in found


def test_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    from tests.canaries.pdf import build

    path.write_bytes(build()[0])
    code = (
        "import sys, io, hashlib; from pathlib import Path; from gptsanitize.formats.pdf import HANDLER;"
        "from gptsanitize.limits import Limits; from gptsanitize.model import FormatOptions\n"
        "with HANDLER.open(Path(sys.argv[1]), FormatOptions(), Limits()) as document:\n"
        "    target = io.BytesIO(); document.write(target, [])\n"
        "print(hashlib.sha256(target.getvalue()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, str(path)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(digests) == 1


def test_no_pdf_at_all(tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    path.write_bytes(b"%PDF-1.7 and nothing else")
    with pytest.raises(InputError), HANDLER.open(path, FormatOptions(), Limits()):
        pass


def test_policy_may_withhold_what_has_pictures(tmp_path: Path) -> None:
    from PIL import Image
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 700, "text beside a picture")
    canvas.drawInlineImage(Image.new("RGB", (9, 7)), 72, 500, 40, 30)
    canvas.save()
    for choice, expected in (("deliver", ""), ("withhold", "unread-images")):
        with HANDLER.open(path, FormatOptions(images="leave", unread_images=choice), Limits()) as document:
            try:
                list(document.segments())
                reason = ""
            except WithheldError as error:
                reason = error.reason
        assert reason == expected


@pytest.mark.parametrize("filters", ["/LZWDecode", "/Unheard"])
def test_streams_that_cannot_be_decoded_are_noted_and_pages_withheld(tmp_path: Path, filters: str) -> None:
    path = make(tmp_path / "plain.pdf", "BT /F1 12 Tf 20 200 Td (Kellermann) Tj ET /X Do")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        form = pdf.make_stream(b"", Subtype=pikepdf.Name.Form, BBox=pikepdf.Array([0, 0, 9, 9]))
        form.write(b"\xff" * 40, filter=pikepdf.Name(filters))
        pdf.pages[0].obj["/Resources"]["/XObject"] = pikepdf.Dictionary(X=form)
        pdf.save(path)
    target = io.BytesIO()
    with HANDLER.open(path, FormatOptions(), Limits()) as document:
        list(document.segments())
        noted = [document.coverage(), document.write(target, [])]
    for coverage in noted:
        assert ("streams that cannot be decoded", Treatment.DROPPED) in {(c.part, c.treatment) for c in coverage}
    with pikepdf.open(io.BytesIO(target.getvalue())) as pdf:
        assert not any(
            b"\xff" * 40 in each.read_raw_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)
        )
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj["/Contents"].write(b"\xff" * 40, filter=pikepdf.Name(filters))
        pdf.save(path)
    with (
        HANDLER.open(path, FormatOptions(), Limits()) as document,
        pytest.raises(WithheldError, match="cannot be decoded"),
    ):
        list(document.segments())


def test_encoding_that_is_the_unicode_table_too_stays(tmp_path: Path) -> None:
    codes = b"1 begincodespacerange <0001> <ffff> endcodespacerange 1 begincidrange <0020> <007e> 1 endcidrange"
    path = make(tmp_path / "plain.pdf", "BT /F1 12 Tf 20 200 Td <004b004c> Tj ET")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        font, shared = pdf.pages[0].obj["/Resources"]["/Font"]["/F1"], pdf.make_stream(codes)
        below = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType0, DW=500)
        font["/Subtype"], font["/DescendantFonts"] = pikepdf.Name.Type0, pikepdf.Array([below])
        font["/Encoding"] = font["/ToUnicode"] = shared
        pdf.save(path)
    _, data = edit(path, {})
    with pikepdf.open(io.BytesIO(data)) as pdf:
        encoding = pdf.pages[0].obj["/Resources"]["/Font"]["/F1"]["/Encoding"].read_bytes()
    assert b"begincidrange" in encoding


def test_signs_that_a_replacement_keeps_stay_in_their_font(tmp_path: Path) -> None:
    path = make(tmp_path / "plain.pdf", "BT /F1 12 Tf 20 200 Td (Jane Kellermann) Tj /F3 6 Tf (*+) Tj ET")
    _, data = edit(path, {"Jane Kellermann*+": "Mia Holt*+"})
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert b"/F3 6 Tf (*+) Tj" in pdf.pages[0].obj["/Contents"].read_bytes()
    assert "Mia Holt" in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()


def test_table_of_letters_is_read_by_readers_that_go_line_by_line(tmp_path: Path) -> None:
    table = (
        b"begincmap 3 beginbfchar <01> <004A> <02> <0061> <03> <006E> endbfchar "
        b"1 beginbfrange <04> <06> <0065> endbfrange endcmap"
    )
    path = make(tmp_path / "plain.pdf", "BT /F1 12 Tf 20 200 Td <010203040506> Tj ET")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj["/Resources"]["/Font"]["/F1"]["/ToUnicode"] = pdf.make_stream(table)
        pdf.save(path)
    _, data = edit(path, {})
    assert pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text().strip() == "Janefg"


def test_signs_hug_a_shorter_replacement(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (asked by Millerstein, today) Tj ET")
    _, data = edit(path, {"Millerstein": "Roe"})
    assert shown(data) == "asked by Roe, today"
    before, after = pixels(path.read_bytes()), pixels(data)
    columns = np.flatnonzero((before != after).any(axis=0))
    assert columns[-1] < np.flatnonzero((before < 128).any(axis=0))[-1] - 40  # what follows stays where it was


def test_signs_come_along_where_no_space_stands_before(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (\\(Millerstein\\), today) Tj ET")
    _, data = edit(path, {"Millerstein": "Roe"})
    assert shown(data) == "(Roe), today"


def test_letters_that_are_drawn_again_to_look_bold_are_cut_too(tmp_path: Path) -> None:
    word = "".join(f"1 0 0 1 {20 + 12 * i + d} 250 Tm ({c}) Tj " for i, c in enumerate("Miller") for d in (0, 0.3, 0.6))
    path = make(tmp_path / "in.pdf", f"BT /F3 20 Tf {word} 1 0 0 1 20 200 Tm (Miller) Tj ET")
    _, data = edit(path, {"Miller": "Cooper"})
    assert "Miller" not in shown(data)
    assert shown(data).count("Cooper") == 2


def test_the_look_of_media_stays(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        look = pdf.make_stream(b"0 0 40 40 re f", Subtype=pikepdf.Name.Form, BBox=pikepdf.Array([0, 0, 40, 40]))
        media = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.RichMedia,
            Rect=pikepdf.Array([10, 10, 50, 50]),
            AP=pikepdf.Dictionary(N=look),
            RichMediaContent=pikepdf.Dictionary(Assets=pikepdf.String("film of Miller")),
        )
        pdf.pages[0].obj["/Annots"] = pikepdf.Array([pdf.make_indirect(media)])
        pdf.save(path)
    _, data = edit(path, {})
    assert (pixels(path.read_bytes()) == pixels(data)).all()
    assert b"film" not in data


def test_variants_and_ligatures_keep_their_names() -> None:
    assert all(map(plain_glyph, ["eight.oldstyle", "f_f_i", "A.sc", "one", "uni0041"]))
    assert not any(map(plain_glyph, ["J_a_n_e", "jane.doe", "Miller", "_"]))


def edit_tightly(path: Path, old: str, new: str) -> bytes:
    """Replace a word where lines close up."""
    target = io.BytesIO()
    with HANDLER.open(path, FormatOptions(layout="tight"), Limits()) as document:
        found = [(segment.id, segment.text.find(old)) for segment in document.segments()]
        document.write(target, [Edit(number, at, at + len(old), new) for number, at in found if at >= 0])
    return target.getvalue()


def places(data: bytes) -> dict[str, float]:
    """Where each letter of a page stands that is there once."""
    textpage = pypdfium2.PdfDocument(data)[0].get_textpage()
    chars = [textpage.get_text_range(index, 1) for index in range(textpage.count_chars())]
    return {char: textpage.get_charbox(i)[0] for i, char in enumerate(chars) if chars.count(char) == 1}


@pytest.mark.parametrize("new", ["Li", "Konstantina"])
def test_lines_close_up_where_the_policy_says_so(tmp_path: Path, new: str) -> None:
    content = "BT /F1 12 Tf 20 250 Td (by Miller and) Tj ( B_) Tj 0 -20 Td (A longer line than the one above it) Tj ET"
    path = make(tmp_path / "in.pdf", content)
    data = edit_tightly(path, "Miller", new)
    own = make(tmp_path / "own.pdf", content.replace("Miller", new))
    assert f"by {new} and B_" in shown(data)
    assert places(data)["B"] == pytest.approx(places(own.read_bytes())["B"], abs=0.2)


def test_cells_stay_where_lines_close_up(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (Miller) Tj 60 0 Td (Boss) Tj ET")
    data = edit_tightly(path, "Miller", "Li")
    assert places(data)["B"] == places(path.read_bytes())["B"]


def test_a_line_does_not_grow_over_the_edge_of_its_column(tmp_path: Path) -> None:
    path = make(
        tmp_path / "in.pdf", "BT /F1 12 Tf 20 250 Td (by Miller and Boss) Tj 0 -20 Td (and some words below) Tj ET"
    )
    data = edit_tightly(path, "Miller", "Konstantina Papadopoulou of Thessaloniki")
    column = np.flatnonzero((pixels(path.read_bytes()) < 128).any(axis=0))[-1] / 2
    assert np.flatnonzero((pixels(data) < 128).any(axis=0))[-1] / 2 <= column + 1


def test_a_stamp_makes_no_page_of_text_of_a_scan(tmp_path: Path) -> None:
    path = make(
        tmp_path / "in.pdf",
        "q 400 0 0 300 0 0 cm /Im0 Do Q BT /F1 12 Tf 3 Tr 20 250 Td (Miller lives in Springfield) Tj "
        "0 Tr 0 -200 Td (p. 1) Tj ET",
    )
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        image = pdf.make_stream(bytes(100), Subtype=pikepdf.Name.Image, Width=10, Height=10, BitsPerComponent=8)
        image["/ColorSpace"] = pikepdf.Name.DeviceGray
        pdf.pages[0].obj["/Resources"]["/XObject"] = pikepdf.Dictionary(Im0=image)
        pdf.save(path)
    with pytest.raises(WithheldError, match="pictures"):
        edit(path, {"Miller": "Cooper"})


def test_a_line_makes_room_for_what_would_be_tiny(tmp_path: Path) -> None:
    path = make(
        tmp_path / "in.pdf",
        "BT /F1 12 Tf 20 250 Td (by Li and B_) Tj 0 -20 Td (A longer line than the one above it) Tj ET",
    )
    _, data = edit(path, {"Li": "Konstantina"})
    own = make(tmp_path / "own.pdf", "BT /F1 12 Tf 20 250 Td (by Konstantina and B_) Tj ET")
    assert places(data)["B"] == pytest.approx(places(own.read_bytes())["B"], abs=0.2)


def test_a_number_without_digits_is_nought(tmp_path: Path) -> None:
    path = make(tmp_path / "in.pdf", ". .59 .84 rg 20 20 100 100 re f")
    _, data = edit(path, {})
    looks = [pypdfium2.PdfDocument(each)[0].render().to_pil().getpixel((50, 250)) for each in (path.read_bytes(), data)]
    assert looks[0] == looks[1]
    assert len(set(looks[0])) > 1
