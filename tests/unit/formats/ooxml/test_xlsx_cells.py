"""Cells are found, read and written by the same rules, whichever of them a pattern passes over."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.errors import InternalError
from gptsanitize.formats.edits import EditQueue
from gptsanitize.formats.ooxml import xlsx_cells
from gptsanitize.formats.ooxml.walk import Take
from gptsanitize.formats.ooxml.xlsx_cells import (
    Kinds,
    SheetFacts,
    as_page,
    cell_sites,
    find_cells,
    group_formulas,
    place_of_formula,
)
from gptsanitize.formats.ooxml.xlsx_formulas import Renames, Words, literals, strangers
from gptsanitize.formats.ooxml.xlsx_grammar import SHEET
from gptsanitize.formats.ooxml.xlsx_numbers import parse_format
from gptsanitize.formats.ooxml.xlsx_rewrite import Counts, SheetChanges, rewrite_cells
from gptsanitize.formats.ooxml.xlsx_rich import read_text
from gptsanitize.formats.ooxml.xlsx_strings import Column, Usage, string_sites
from gptsanitize.model import Edit

FORMATS = [parse_format(0, None), parse_format(14, None), parse_format(0, "000-00-0000"), parse_format(2, None)]
NUMBERS = ("7", "123456", "1234567", "0", "007", "12.5", "1.0", "1234567.0", "1.5E7", "-1234567", "45000", ".5", "+3")
FORMULAS = ("", "A1+B2", "SUM(A1:A9)", 'IF(A1="","x 1","no")', "1234567", '"a ""b"', "B$3*C$3", "A1&amp;&quot;hi&quot;")
ATTRIBUTES = ("", ' s="0"', ' s="1"', ' s="2"', ' s="3"', ' s="9"')


def usage() -> Usage:
    found = Usage(1000)
    found.columns.append(Column(1, 1, "sheet 1 A", "", "", hidden=False))
    return found


def facts(identifiers: frozenset[bytes] = frozenset()) -> SheetFacts:
    return SheetFacts(
        Kinds(FORMATS, since_1904=False), lambda _: 1, lambda *_: 1, identifiers=identifiers, hidden_twin=lambda _: 1
    )


def take(*edits: Edit) -> Take:
    return Take(EditQueue(edits), 0)


def changes(**others: object) -> SheetChanges:
    return SheetChanges(usage(), {}, Renames(), **others)  # type: ignore[arg-type]


@st.composite
def cells(draw: st.DrawFn) -> str:
    column, style = draw(st.sampled_from(("A", "B", "AZ"))), draw(st.sampled_from(ATTRIBUTES))
    formula = draw(st.sampled_from(FORMULAS))
    formula = f"<f>{formula}</f>" if formula else draw(st.sampled_from(("", '<f t="shared" si="0"/>')))
    kind = draw(st.sampled_from(("n", "s", "b", "e", "str", "inlineStr", "none")))
    text = draw(st.sampled_from(("Jane Roe", "a &amp; b", "x_x0041_", " ")))
    value = {
        "n": f"{formula}<v>{draw(st.sampled_from(NUMBERS))}</v>",
        "s": f"{formula}<v>3</v>",
        "b": f"{formula}<v>1</v>",
        "e": f"{formula}<v>#N/A</v>",
        "str": f"{formula}<v>{text}</v>",
        "inlineStr": draw(
            st.sampled_from((f"<is><t>{text}</t></is>", f"<is><r><t>{text}</t></r><r><t>s</t></r></is>"))
        ),
        "none": "",
    }[kind]
    if kind == "none":
        return f'<c r="{column}5"{style}/>'
    return f'<c r="{column}5"{style}' + ("" if kind == "n" else f' t="{kind}"') + f">{value}</c>"


@given(st.lists(cells(), max_size=8), st.sampled_from((frozenset(), frozenset({b"A"}))))
def test_no_cell_is_passed_over_that_holds_a_text(row: list[str], identifiers: frozenset[bytes]) -> None:
    piece = f'<row r="5">{"".join(row)}</row>'.encode()
    assert SHEET.items.fullmatch(piece)
    some, every = facts(identifiers), facts(identifiers)
    page = as_page(piece)
    found = find_cells(page, some)
    read = [(found[index][:2], part, text) for index, part, text in cell_sites(found, some)]
    all_cells = xlsx_cells._EVERY.findall(page)
    assert read == [(all_cells[at][:2], part, text) for at, part, text in cell_sites(all_cells, every)]


@given(st.lists(cells(), max_size=8))
def test_formulas_are_read_as_if_each_were_read_alone(row: list[str]) -> None:
    piece = f'<row r="5">{"".join(row)}</row>'.encode()
    read: list[str] = []
    for match in re.finditer(rb"<f[^<>/]*>([^<]+)</f>", piece):
        formula = read_text(match[1])
        read += [literal.text for literal in literals(formula)] + [text for _, text in strangers(formula, ())]
    groups = group_formulas(piece, Words(()))
    assert sorted(text for group in groups for _, text in group.texts for _ in range(group.count)) == sorted(read)


def test_a_formula_down_a_column_is_read_once_and_edited_in_each_cell() -> None:
    rows = ("".join(f'<row r="{row}"><c r="B{row}"><f>IF(A{row}="Jane","x",2)</f><v>2</v></c></row>') for row in (8, 9))
    piece = "".join(rows).encode()
    (group,) = group_formulas(piece, Words(()))
    assert (group.texts, group.count) == (((0, "Jane"), (1, "x")), 2)
    assert place_of_formula(piece, group.first) == (b"B", b"8")
    new = rewrite_cells(piece, facts(), changes(), take(Edit(0, 0, 4, "Ann")))
    assert new == piece.replace(b"Jane", b"Ann")


@pytest.mark.parametrize("formula", ['"1-"&amp;0&amp;"x"', '"1-"&amp;A1&amp;"x"', '"A1"&amp;B2', '"A2"&amp;B2'])
def test_formulas_that_say_different_things_have_different_shapes(formula: str) -> None:
    words = Words(())
    for other in ('"1-"&amp;5&amp;"x"', '"1-"&amp;B7&amp;"x"', '"A3"&amp;B2'):
        words.read(other.encode())
    _, texts = words.read(formula.encode())
    assert [text for _, text in texts] == [literal.text for literal in literals(read_text(formula.encode()))]


@pytest.mark.parametrize(
    "second", ['<row r="6"><c r="A6">', '<row r="5"><c r="A5">', '<row r="6"><c r="A7">', '<row r="6"><c r="A5">']
)
def test_a_value_is_found_by_the_counts_of_its_row_and_without_them(second: str) -> None:
    tail = '<c r="B{}" t="inlineStr"><is><t>Ann</t></is></c></row>'
    first = '<row r="5"><c r="A6" t="inlineStr"><is><t>Zoë Poe</t></is></c>' + tail.format(5)
    third = '<row r="7"><c r="A7" t="inlineStr"><is><t>Jane Roe</t></is></c>' + tail.format(7)
    second = second.removesuffix(">") + ' t="inlineStr"><is><t>Bob</t></is></c>' + tail.format(6)
    piece = (first + second + third).encode()
    found = find_cells(as_page(piece), facts())
    rows = [found[index][1] for index, _, _ in cell_sites(found, facts())]
    for number in range(len(rows)):
        edit = Edit(number, 0, 3, "New")
        slow = rewrite_cells(piece, facts(), changes(), take(edit))
        assert rewrite_cells(piece, facts(), changes(), take(edit), Counts.of(0, rows)) == slow != piece


def test_many_styles_and_columns_change_nothing_but_the_speed() -> None:
    piece = b'<row r="5"><c r="A5" s="1"><v>45000</v></c><c r="B5"><v>12</v></c><c r="C5" s="77"><v>12</v></c></row>'
    kinds = Kinds(FORMATS + [parse_format(14, None)] * 90, since_1904=False)
    many = SheetFacts(
        kinds, lambda _: 1, lambda *_: 1, identifiers=frozenset(b"X%c" % letter for letter in range(65, 91))
    )
    assert [text for _, _, text in cell_sites(find_cells(as_page(piece), many), many)] == ["2023-03-15", "1900-01-12"]


def test_the_formulas_that_share_a_dropped_one_go_with_it() -> None:
    piece = (
        b'<row r="2"><c r="A2" t="str"><f t="shared" ref="A2:A4" si="0">"Jane Roe"</f><v>Jane Roe</v></c></row>'
        b'<row r="3"><c r="A3"><f t="shared" si="0"/><v>5</v></c></row>'
        b'<row r="4"><c r="A4"><f t="shared" si="1"/><v>5</v></c></row>'
    )
    new = rewrite_cells(piece, facts(), changes(), take(Edit(1, 0, 8, "Ann Poe")))
    assert b'si="0"' not in new
    assert b"Jane" not in new.replace(b'<f t="shared" ref="A2:A4">', b"")
    assert b'<c r="A4"><f t="shared" si="1"/><v>5</v></c>' in new


def test_a_renamed_sheet_is_followed_where_its_name_stands_and_nowhere_else() -> None:
    piece = (
        b'<row r="2"><c r="A2"><f>\'Roe\'\'s list\'!B1</f><v>1</v></c><c r="B2"><f>C2+1</f><v>2</v></c>'
        b'<c r="C2"><f>ROES!B1</f><v>1</v></c></row>'
    )
    renames = Renames(sheets={"roe's list": "Sheet1"})
    new = rewrite_cells(piece, facts(), SheetChanges(usage(), {}, renames), take())
    assert new == piece.replace(b"'Roe''s list'!", b"Sheet1!")


def test_strings_of_headers_are_the_same_sites_when_their_columns_are_renamed() -> None:
    used = usage()
    used.keep(0, ("table", 0))
    used.add(1, 1, 5)
    entries = [(b"Roe", b""), (b"Ann", b""), (b"unused", b""), (b"", b"<r><t>Poe</t></r>")]
    used.keep(3, ("table", 1))
    before = string_sites(0, entries, used, set())
    used.released = frozenset({("table", 0), ("table", 1)})
    assert string_sites(0, entries, used, set()) == before == [(1, 0, 0, "Ann"), (2, -1, 0, "unused")]


def test_edits_are_given_to_their_sites_and_to_no_other() -> None:
    texts = ["one", "two", "three", "four"]
    edits = (Edit(1, 0, 3, "2"), Edit(3, 0, 1, "F"), Edit(3, 2, 4, ""), Edit(5, 0, 1, "x"))
    among = take(*edits)
    assert among.among(4, lambda number: len(texts[number])) == [(1, [edits[0]]), (3, list(edits[1:3]))]
    assert among.passes(1)
    assert not among.passes(3)
    assert among(1) == [edits[3]]


def test_an_edit_beyond_its_text_or_too_late_is_refused() -> None:
    with pytest.raises(InternalError):
        take(Edit(0, 0, 9, "x")).among(1, lambda _: 3)
    late = Take(EditQueue([Edit(0, 0, 1, "x")]), 5)
    with pytest.raises(InternalError):
        late.among(2, lambda _: 3)
