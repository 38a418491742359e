"""Tables inside a text: what is one, and what the headers tell of the cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.detect import Detector
from gptsanitize.detect.fields.tables import cells_below_headers
from gptsanitize.model import Place, Segment
from gptsanitize.policy import default_policy

TABLES = {
    "csv": "id,contact,portal_pass\n7,Jo,wren{}\n8,Al,havn-{}",
    "semicolons": "Nome;Tessera;Password app\nJo;x;wren{}\nAl;y;havn-{}",
    "pipes": "| Server | User | Kennwort |\n|---|---|---|\n| db | root | wren{} |\n| web | sa | havn-{} |",
    "tabs": "Server\tUser\tKennwort\ndb\troot\twren{}\nweb\tsa\thavn-{}",
    "aligned": "Server    User    Kennwort\ndb        root    wren{}\nweb       sa      havn-{}",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_password_below_its_header_is_found_in_the_middle_of_a_text(table: str) -> None:
    text = f"Hallo zusammen, anbei die Liste:\n{table.format(55, 'fjord')}\nViele Grüße"
    found = {text[start:end] for start, end, entity in _found(text) if entity == "PASSWORD"}
    assert found == {"wren55", "havn-fjord"}


def test_cells_are_told_with_their_headers() -> None:
    text = "a,b,c\n1,,3\n"
    assert [(text[cell.start : cell.end], cell.header) for cell in cells_below_headers(text, bool)] == [
        ("1", "a"),
        ("3", "c"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I came, I saw, I won.\nThey came, they saw, they lost.",
        "one,two,three",
        "2020,2021,2022\n1,2,3",
        "name,name,name\na,b,c",
        "x = f(a, b, c);\ny = g(d, e, f);",
    ],
)
def test_what_is_no_table_has_no_cells(text: str) -> None:
    assert [cell for cell in cells_below_headers(text, bool) if cell.header in {"name", "I won.", "2020"}] == []


@given(st.text(alphabet='ab,;|\t \n-"', max_size=200))
def test_cells_lie_in_the_text_one_behind_the_other(text: str) -> None:
    end = 0
    for cell in cells_below_headers(text, bool):
        assert end <= cell.start < cell.end <= len(text)
        assert "\n" not in text[cell.start : cell.end]
        end = cell.end


def _found(text: str) -> list[tuple[int, int, str]]:
    detector = Detector(default_policy())
    ((_, findings),) = detector.find([Segment(0, text, Place.BODY, "")])
    return [(finding.start, finding.end, finding.entity) for finding in findings]


@pytest.mark.parametrize(
    "text",
    [
        "| Ref | Kennwort |\n| --- | --- |\n| 1 | wren55 |",
        "+-----+----------+\n| Ref | Kennwort |\n+-----+----------+\n| 1   | wren55   |",
        "Ref    Kennwort\n1      wren55",
        "Ref    Kennwort\n=====  ========\n1      wren55",
        "Ref\tKennwort\n1\twren55",
        "'Ref','Kennwort'\n'1','wren55'",
        "Ref^User^Kennwort\n1^sa^wren55",
        "Ref~User~Kennwort\n1~sa~wren55",
    ],
)
def test_two_columns_are_a_table_where_their_form_shows_it(text: str) -> None:
    cells = {(text[cell.start : cell.end], cell.header) for cell in cells_below_headers(text, bool)}
    assert {("1", "Ref"), ("wren55", "Kennwort")} <= cells


@pytest.mark.parametrize("text", ["Hello, you\nand, me", "To do  later\nso  it is", "one two\nthree four"])
def test_two_words_of_a_line_are_none(text: str) -> None:
    assert list(cells_below_headers(text, bool)) == []


def test_a_sign_within_quotes_parts_no_cells() -> None:
    text = 'Ref,Kennwort,Note\n1,wren55,"rang twice, left a note"\n2,"a, b",none\n'
    cells = {(text[cell.start : cell.end], cell.header) for cell in cells_below_headers(text, bool)}
    assert {("wren55", "Kennwort"), ("a, b", "Kennwort"), ("rang twice, left a note", "Note")} <= cells


def test_a_row_with_a_sign_in_its_remark_does_not_end_the_table() -> None:
    text = "nome;celular;obs\nMoira Quell;47 9000;\nAnna Tarn;47 9001;late; call first\nOsbert Bell;47 9002;x\n"
    cells = cells_below_headers(text, {"nome"}.__contains__)
    names = [text[cell.start : cell.end] for cell in cells if cell.header == "nome"]
    assert names == ["Moira Quell", "Anna Tarn", "Osbert Bell"]


def test_prose_with_commas_ends_a_table() -> None:
    text = "name,phone,city\nMoira,47 9000,Leeds\nDear all, we met, as planned, on Friday, in Leeds.\nBest, Anna\n"
    cells = cells_below_headers(text, {"name"}.__contains__)
    assert [text[cell.start : cell.end] for cell in cells if cell.header == "name"] == ["Moira"]


def test_numbers_in_front_of_rows_of_people_are_theirs() -> None:
    text = "id;nome;celular;data_nascimento\n000487;Moira Quell;47 9000;1.2.1980\n"
    cells = {
        cell.header: text[cell.start : cell.end] for cell in cells_below_headers(text, {"customer id"}.__contains__)
    }
    assert cells["customer id"] == "000487"


def test_a_row_that_leaves_a_cell_out_is_cut_by_the_places_of_the_columns() -> None:
    text = (
        "No  System        User        Key          Remark\n"
        "01  domain        jo          wren-1\n"
        "02  safe                      havn-2       box\n"
        "03  till           al         rook-3\n"
        "That is all of them.\n"
    )
    found = [text[cell.start : cell.end] for cell in cells_below_headers(text, lambda name: name == "Key")]
    assert found == ["wren-1", "havn-2", "rook-3"]
