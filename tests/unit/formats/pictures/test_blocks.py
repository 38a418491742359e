"""Lines of a picture joined to what is read as one."""

from __future__ import annotations

import math

import pytest

from gptsanitize.formats.pictures.blocks import blocks, edited_lines
from gptsanitize.model import Edit
from gptsanitize.ocr import Line


def line(text: str, left: float, top: float, height: float = 20, width: float | None = None) -> Line:
    right = left + (len(text) * 10 if width is None else width)
    corners = ((left, top), (right, top), (right, top + height), (left, top + height))
    return Line(text, 1.0, corners, tuple(index / len(text) for index in range(len(text) + 1)))


def turned(lines: list[Line], degrees: float) -> list[Line]:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [
        Line(each.text, 1.0, tuple((x * c - y * s, x * s + y * c) for x, y in each.corners), each.edges)  # type: ignore[arg-type]
        for each in lines
    ]


PARAGRAPH = [
    line("Invoices are to be sent to Mar-", 50, 50),
    line("garet Thornbury, who reads", 50, 80),
    line("them.", 50, 110),
]


@pytest.mark.parametrize("degrees", [0, 3, 90, 180, 270])
def test_a_paragraph_is_one_text_whichever_way_it_runs(degrees: float) -> None:
    found = blocks(turned(PARAGRAPH, degrees))
    assert [block.text for block in found] == ["Invoices are to be sent to Margaret Thornbury, who reads them."]
    assert found[0].line == 1


def test_two_columns_are_two_texts() -> None:
    left = [line("The committee met in the town hall", 0, 30 * row) for row in range(3)]
    right = [line("Prices rose again in the last year", 400, 30 * row) for row in range(3)]
    mixed = [each for pair in zip(left, right, strict=True) for each in pair]
    assert [block.text.count("committee") for block in blocks(mixed)] == [3, 0]


def test_cells_are_hinted_by_label_or_header() -> None:
    form = [line("Name:", 0, 0), line("Ada Quist", 200, 0), line("SSN:", 0, 60), line("078-05-1120", 200, 60)]
    assert [(block.text, block.hint) for block in blocks(form)][1::2] == [("Ada Quist", "Name"), ("078-05-1120", "SSN")]
    table = [
        line(text, 200 * column, 60 * row)
        for row, cells in enumerate([("Name", "Town", "Passport"), ("Ada Quist", "Ulm", "C01X00T47")])
        for column, text in enumerate(cells)
    ]
    assert [block.hint for block in blocks(table)][3:] == ["Name", "Town", "Passport"]
    assert all(block.is_cell for block in blocks(table))


def test_an_edit_over_two_lines_burns_both_and_keeps_words_whole() -> None:
    text = blocks(PARAGRAPH)[0].text
    start = text.index("Margaret Thornbury")
    marks, lines = edited_lines(PARAGRAPH, blocks(PARAGRAPH), [(0, Edit(0, start, start + 18, "Lena Holt"))])
    assert [mark.text for mark in marks] == ["", "Lena Holt"]
    assert lines == ["Invoices are to be sent to -", "Lena Holt, who reads", "them."]
    assert marks[0].begin == pytest.approx(27 / 31)
    assert "Lena" not in repr(marks)


def test_two_edits_of_a_line_stay_in_their_places() -> None:
    lines = [line("From Ada Quist to Bo Lund.", 0, 0)]
    _, texts = edited_lines(lines, blocks(lines), [(0, Edit(0, 5, 14, "X")), (0, Edit(0, 18, 25, "Yolanda Zett"))])
    assert texts == ["From X to Yolanda Zett."]


def test_lines_without_letters_are_passed_over() -> None:
    assert blocks([Line("", 0.1, ((0, 0), (9, 0), (9, 9), (0, 9)), (0.0,))]) == []
