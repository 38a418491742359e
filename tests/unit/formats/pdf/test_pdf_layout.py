"""Columns, cells and lines: what a value is cut by on a page, and what names it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pytest

from gptsanitize.formats.pdf import HANDLER
from gptsanitize.limits import Limits
from gptsanitize.model import FormatOptions, Place, Segment

LEFT, RIGHT = 40, 290
Word = tuple[float, float, str]


def page_of(path: Path, words: Iterable[Word]) -> Path:
    """A page that shows words, each at its place, in this order."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(600, 800))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    shown = [f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in words]
    page.obj["/Contents"] = pdf.make_stream("\n".join(shown).encode("ascii"))
    pdf.save(path)
    return path


def read(path: Path) -> list[Segment]:
    with HANDLER.open(path, FormatOptions(images="leave"), Limits()) as document:
        return list(document.segments())


def row_by_row(rows: Iterable[Iterable[str]], places: Iterable[float], pitch: float = 14) -> list[Word]:
    """Words of rows, from top to bottom, at these places."""
    places = list(places)
    return [
        (x, 700 - pitch * number, text)
        for number, row in enumerate(rows)
        for x, text in zip(places, row, strict=False)
        if text
    ]


def test_two_columns_drawn_row_by_row_are_read_column_by_column(tmp_path: Path) -> None:
    left = ["The board has met again. Ms Winterstei-", "ger was asked for her view and Leopol-", "dine said no."]
    right = ["The second one is about fish and about", "all the birds of the lake, and the trees", "that grow there."]
    segments = read(page_of(tmp_path / "a.pdf", row_by_row(zip(left, right, strict=True), (LEFT, RIGHT))))
    assert [segment.text for segment in segments] == [
        "The board has met again. Ms Wintersteiger was asked for her view and Leopoldine said no.",
        "The second one is about fish and about all the birds of the lake, and the trees that grow there.",
    ]


def test_a_number_goes_on_below_itself_in_columns_of_different_length(tmp_path: Path) -> None:
    left = ["Her account, which we are to use, is", "DE44 5001 0517", "5407 3249 31", "at the bank in Linz"]
    right = ["The second one is about fish and about", "all the birds of the lake and the trees"]
    rows = [(left[0], right[0]), (left[1], right[1]), (left[2],), (left[3],)]
    segments = read(page_of(tmp_path / "a.pdf", row_by_row(rows, (LEFT, RIGHT))))
    assert "DE44 5001 0517 5407 3249 31" in segments[0].text


@pytest.mark.parametrize("gap", [30, 12, 6])
def test_the_header_of_a_column_names_its_cells_however_close_they_stand(tmp_path: Path, gap: float) -> None:
    """A gap between two cells may be no wider than one in justified text: what lies above and below tells."""
    rows = [
        ("Name", "Password", "Result"),
        ("Deshawn Pryce", "Kolibri88", "good"),
        ("Ingrid Vander", "tr0mmel?9", "bad"),
    ]
    places = (LEFT, LEFT + 70 + gap, LEFT + 120 + 2 * gap)
    segments = read(page_of(tmp_path / "a.pdf", row_by_row(rows, places, pitch=18)))
    assert [segment.text for segment in segments] == [text for row in rows for text in row]
    assert [segment.hint for segment in segments] == ["", "", "", *rows[0], *rows[0]]
    assert len({segment.group for segment in segments}) == 3
    assert {segment.place for segment in segments} == {Place.TABLE}


def test_wide_gaps_in_running_text_part_nothing(tmp_path: Path) -> None:
    lines = [
        ((40, "one"), (66, "line of"), (108, "running text that is")),
        ((40, "set between"), (102, "two edges in a very"), (191, "narrow")),
        ((40, "column"), (82, "with wide gaps"), (160, "in it")),
    ]
    words = [(x, 700 - 12 * n, text) for n, line in enumerate(lines) for x, text in line]
    segments = read(page_of(tmp_path / "a.pdf", words))
    assert len(segments) == 1
    assert segments[0].place is Place.BODY


def test_cells_of_several_lines_stand_beside_each_other(tmp_path: Path) -> None:
    """Each cell's lines are drawn before the next cell begins; words that are too long for it are cut."""
    cells = [
        ["Leopoldine", "Wintersteige", "r is our", "contact"],
        ["DE44 5001", "0517 5407", "3249 31"],
        ["leopoldine.winter", "steiger@grazbau", ".example"],
    ]
    words: list[Word] = [(LEFT, 720, "We write to Leopoldine Wintersteiger only.")]
    words += [(60 + 90 * n, 690 - 12 * m, line) for n, cell in enumerate(cells) for m, line in enumerate(cell)]
    texts = [segment.text for segment in read(page_of(tmp_path / "a.pdf", words))]
    assert texts[1].split() == ["Leopoldine", "Wintersteiger", "is", "our", "contact"]
    assert texts[2:] == ["DE44 5001 0517 5407 3249 31", "leopoldine.wintersteiger@grazbau.example"]


def test_words_below_each_other_in_a_narrow_cell_stay_words(tmp_path: Path) -> None:
    words = [(LEFT, 700.0, "International"), (LEFT, 688.0, "development"), (LEFT, 676.0, "or trade")]
    assert read(page_of(tmp_path / "a.pdf", words))[0].text.split() == ["International", "development", "or", "trade"]


def test_a_row_that_goes_on_with_the_one_above_is_part_of_it(tmp_path: Path) -> None:
    rows = [
        ("Number", "Contact", "Result of the year"),
        ("1", "Ingrid", "has sold more than all"),
        ("", "", "others have together"),
        ("2", "Deshawn", "has sold less than Ms Van-"),
        ("", "", "dermolen and her people"),
    ]
    segments = read(page_of(tmp_path / "a.pdf", row_by_row(rows, (LEFT, 120, 220))))
    assert [segment.text for segment in segments if segment.hint == "Result of the year"] == [
        "has sold more than all others have together",
        "has sold less than Ms Vandermolen and her people",
    ]


def test_the_halves_of_a_key_are_lines_that_can_be_joined(tmp_path: Path) -> None:
    head, tail = "AKIAQ7XN3R", "TVB5KLZ2WD"
    words = [(LEFT, 700.0, f"AWS access key: {head}"), (LEFT, 688.0, tail), (LEFT, 676.0, "which opens all")]
    assert f"{head}\n{tail}\n" in read(page_of(tmp_path / "a.pdf", words))[0].text


def test_an_entry_ends_with_its_line_though_no_line_is_longer(tmp_path: Path) -> None:
    words = [(LEFT, 700.0, "Patient: Rosalind Fenwick"), (LEFT, 688.0, "This line stays.")]
    assert read(page_of(tmp_path / "a.pdf", words))[0].text == "Patient: Rosalind Fenwick\nThis line stays."


# ---- what names a field


def form(path: Path, words: Iterable[Word], fields: Iterable[tuple[str, float, float, str, str]]) -> Path:
    """A page with text fields (name, left, bottom, value, tooltip), 200 wide and 20 high."""
    page_of(path, words)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0].obj
        made = []
        for name, x, y, value, tip in fields:
            shown = pdf.make_stream(f"/Tx BMC BT /F1 10 Tf 2 5 Td ({value}) Tj ET EMC".encode("ascii"))
            shown.stream_dict["/Type"], shown.stream_dict["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
            shown.stream_dict["/BBox"] = pikepdf.Array([0, 0, 200, 20])
            shown.stream_dict["/Resources"] = page["/Resources"]
            field = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T=pikepdf.String(name),
                V=pikepdf.String(value),
                Rect=pikepdf.Array([x, y, x + 200, y + 20]),
                AP=pikepdf.Dictionary(N=shown),
            )
            if tip:
                field["/TU"] = pikepdf.String(tip)
            made.append(pdf.make_indirect(field))
        page["/Annots"] = pikepdf.Array(made)
        pdf.Root["/AcroForm"] = pdf.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array(made)))
        pdf.save(path)
    return path


def hints(path: Path) -> dict[str, set[str]]:
    """What names each value of a form."""
    found: dict[str, set[str]] = {}
    for segment in read(path):
        if segment.place is Place.FIELD:
            found.setdefault(segment.text, set()).add(segment.hint)
    return found


def test_the_words_beside_a_field_name_its_value_and_its_appearance(tmp_path: Path) -> None:
    words = [(LEFT, 705.0, "Password:"), (LEFT, 665.0, "Surname ......"), (LEFT, 625.0, "City")]
    fields = [
        ("f3", 120.0, 700.0, "m0rgenTau", ""),
        ("Text12", 120.0, 660.0, "Quasten", ""),
        ("x", 120.0, 620.0, "Ulm", ""),
    ]
    assert hints(form(tmp_path / "a.pdf", words, fields)) == {
        "m0rgenTau": {"Password"},
        "Quasten": {"Surname"},
        "Ulm": {"City"},
    }


def test_the_words_above_a_field_name_it_where_none_stand_beside_it(tmp_path: Path) -> None:
    words = [(LEFT, 723.0, "First name"), (300.0, 723.0, "Password")]
    fields = [("a1", LEFT, 700.0, "Ingrid", ""), ("a2", 300.0, 700.0, "m0rgenTau", "")]
    assert hints(form(tmp_path / "a.pdf", words, fields)) == {"Ingrid": {"First name"}, "m0rgenTau": {"Password"}}


def test_a_field_between_takes_the_words_for_itself(tmp_path: Path) -> None:
    words = [(LEFT, 705.0, "Password:")]
    fields = [("f1", 95.0, 700.0, "m0rgenTau", ""), ("f2", 300.0, 700.0, "see below", "")]
    assert hints(form(tmp_path / "a.pdf", words, fields)) == {"m0rgenTau": {"Password"}, "see below": {"f2"}}


def test_tooltip_label_and_name_are_said_together(tmp_path: Path) -> None:
    words = [(LEFT, 705.0, "Code:")]
    fields = [("pin", 95.0, 700.0, "4711", "As on your card"), ("code", 95.0, 660.0, "0815", "Code")]
    found = hints(form(tmp_path / "a.pdf", words, fields))
    assert found["4711"] == {"As on your card / Code / pin"}
    assert found["0815"] == {"Code"}


def test_a_word_whose_parts_are_read_apart_is_read_as_a_whole_too(tmp_path: Path) -> None:
    """Its letters are known from elsewhere: that they stand in two passages is seen word by word."""
    words = [(LEFT, 700.0, "Winterstei"), (400.0, 650.0, "and"), (84.6, 700.0, "ger"), (300.0, 500.0, "Wintersteiger")]
    assert sum("Wintersteiger" in segment.text for segment in read(page_of(tmp_path / "a.pdf", words))) > 1


def test_a_file_whose_trailer_says_no_size_is_written_whole(tmp_path: Path) -> None:
    path = page_of(tmp_path / "a.pdf", [(LEFT, 700.0, "Some words")])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = re.sub(rb"/Size \d+", lambda found: b" " * len(found.group()), path.read_bytes())
    path.write_bytes(data)
    target = io.BytesIO()
    with HANDLER.open(path, FormatOptions(images="leave"), Limits()) as document:
        list(document.segments())
        document.write(target, [])
    with pikepdf.open(target) as written:
        assert len(written.pages) == 1


def test_lines_that_a_reader_joins_across_columns_are_not_read_again(tmp_path: Path) -> None:
    """PDFium reads columns that were drawn one after the other line by line, if it sees a hyphen: `Fenwick In`."""
    left = ["Name: Rosalind Fenwick", "The board has met. Ms Fen-", "wick was asked for her view."]
    right = ["In the second column Rosalind Fen-", "wick speaks of budgets and", "of nothing else."]
    words = [(LEFT, 700.0 - 14 * n, text) for n, text in enumerate(left)]
    words += [(RIGHT, 700.0 - 14 * n, text) for n, text in enumerate(right)]
    assert [" ".join(segment.text.split()) for segment in read(page_of(tmp_path / "a.pdf", words))] == [
        "Name: Rosalind Fenwick The board has met. Ms Fenwick was asked for her view.",
        "In the second column Rosalind Fenwick speaks of budgets and of nothing else.",
    ]


def test_pages_of_nothing_but_gaps_and_cells_are_read(tmp_path: Path) -> None:
    """Rows of thousands of cells, and thousands of gaps: what is compared with what is bounded."""
    cells = [(0.05 * n, 700.0 - 14 * row, "x") for row in range(3) for n in range(0, 60_000, 500)]
    gaps = [(11.0 * n + row % 3, 400.0 - 0.1 * row, "y") for row in range(60) for n in range(50)]
    words = [(40 * n, 100.0 + (row % 2), "z") for row in range(40) for n in range(60)]
    segments = read(page_of(tmp_path / "a.pdf", [*cells, *gaps, *words]))
    assert sum(segment.text.count("x") for segment in segments) >= 360


def test_the_longest_line_of_a_list_ends_too(tmp_path: Path) -> None:
    lines = [
        "Employee: Deshawn",
        "Department: Rope",
        "Manager: Ingrid",
        "Contract of Ingrid Vandermolen",
        "Notice period",
    ]
    words = [(LEFT, 700.0 - 14 * number, line) for number, line in enumerate(lines)]
    assert read(page_of(tmp_path / "a.pdf", words))[0].text == "\n".join(lines)
