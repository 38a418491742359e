"""Which texts a formula holds, also those that it only puts together, and formulas with other texts and names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.formats.ooxml.xlsx_formulas import STRANGER, Renames, Words, literals, rewrite, strangers


def texts(formula: str) -> list[str]:
    return [literal.text for literal in literals(formula)]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ('"a"', ["a"]),
        ('"say ""a"""', ['say "a"']),
        ('IF(A1="-","a",1234567)', ["a", "1234567"]),
        ('"532-48-"&"9173"', ["532-48-9173"]),
        ('"532" & "-48-" & "9173"', ["532-48-9173"]),
        ('532&"-"&48&"-"&9173', ["532-48-9173"]),
        ('CONCATENATE("532","-48-","9173")', ["532-48-9173"]),
        ('concat("532","-48-",9173)', ["532-48-9173"]),
        ('TEXTJOIN("-",TRUE,"532","48",9173)', ["532-48-9173"]),
        ('_xlfn.TEXTJOIN("",FALSE,"a",CHAR(98))', ["ab"]),
        ("CHAR(74)&UNICHAR(97)", ["Ja"]),
        ('"a"&CONCATENATE("b","c")&"d"', ["abcd"]),
        ('A1&"532-"&"48"&A2', ["532-48"]),
        ('IF(A1=1,"a"&"b","c")', ["ab", "c"]),
        ('{"a","b"}', ["a", "b"]),
    ],
)
def test_literals_that_are_put_together_are_one(formula: str, expected: list[str]) -> None:
    assert texts(formula) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ('"x"&A1', ["x"]),
        ('A1&"x"&A2&"y"', ["x", "y"]),
        ('2*3&"x"', ["x"]),
        ('CONCATENATE(A1,"b","c")', ["b", "c"]),
        ('TEXTJOIN("-")', []),
        ("CHAR(A1)&CHAR()", []),
        ("CHAR(99999999)", ["99999999"]),
        ("SUM(1,2)", []),
        ("CHAR(", []),
        ('"open', ["open"]),
    ],
)
def test_what_depends_on_cells_is_not_put_together(formula: str, expected: list[str]) -> None:
    assert texts(formula) == expected


def test_a_text_that_was_put_together_is_replaced_as_one() -> None:
    formula = 'IF(A1="","532-48-"&"9173",CONCATENATE("x","y"))&Sheet1!B2'
    assert rewrite(formula, {0: 'a "b"'}, Renames()) == 'IF(A1="","a ""b""",CONCATENATE("x","y"))&Sheet1!B2'
    assert rewrite(formula, {1: "z"}, Renames()) == 'IF(A1="","532-48-"&"9173","z")&Sheet1!B2'


@given(st.text(st.sampled_from("\"&(),;ACHR74 .'[]{}!_"), max_size=60))
def test_literals_lie_in_the_formula_one_after_the_other(formula: str) -> None:
    end = 0
    for literal in literals(formula):
        assert end <= literal.start < literal.end <= len(formula)
        end = literal.end
    assert rewrite(formula, {}, Renames()) == formula


@pytest.mark.parametrize("piece", ["CHAR(", "CONCATENATE(", '"a"&', "TEXTJOIN(1,", "[", "'"])
def test_deep_and_long_formulas_end(piece: str) -> None:
    assert len(literals(piece * 20_000)) <= 20_000


KNOWN = frozenset({"people", "name", "sheet1", "a sheet", "rate"})


@pytest.mark.parametrize(
    "formula",
    [
        "B$6+$B6+$B$6+B6+Sheet1!B$6",
        "SUM(A1:$B$2,Sheet1!A:A,'A sheet'!1:1)*Rate",
        "People[[#This Row],[Name]]&People[@Name]&People[#All]",
        "_xlfn.XLOOKUP(A1,B:B,C:C)+LOG10(5)+F.DIST(1,2,3,TRUE)+_xlfn._xlws.FILTER(A1:A2,B1:B2)",
        "IFERROR(#REF!,#N/A)+R[-1]C[2]+[1]Sheet1!A1",
        '"Some Text"&A1#',
    ],
)
def test_words_of_the_workbook_and_of_excel_are_no_strangers(formula: str) -> None:
    assert strangers(formula, KNOWN) == []


@pytest.mark.parametrize(
    ("formula", "word", "replaced"),
    [
        ("_xlfn.LET(_xlpm.JaneRoe,1,2)", "JaneRoe", "_xlfn.LET(_xlpm.Mia_Holt,1,2)"),
        ("JaneRoe*2", "JaneRoe", "Mia_Holt*2"),
        ("RoeTax(A1)", "RoeTax", "Mia_Holt(A1)"),
        ("JaneRoe!A1", "JaneRoe", "'Mia Holt'!A1"),
        ("'Jane''s'!A1", "Jane's", "'Mia Holt'!A1"),
        ("People[Jane Roe]", "Jane Roe", "People[Mia Holt]"),
        ("#JaneRoe!", "JaneRoe!", "#REF!"),
        ("[0]!JaneRoe", "JaneRoe", "[0]!Mia_Holt"),
    ],
)
def test_a_word_that_names_nothing_is_read_and_replaced(formula: str, word: str, replaced: str) -> None:
    ((number, text),) = strangers(formula, KNOWN)
    assert (text, number >= STRANGER) == (word, True)
    assert rewrite(formula, {number: "Mia Holt"}, Renames()) == replaced


def test_a_word_and_a_literal_of_one_formula_are_replaced_together() -> None:
    formula = 'Roe&"a"&"b"&Roe&SUM(A1)'
    first, second = strangers(formula, KNOWN)
    assert rewrite(formula, {0: "x", first[0]: "Holt", second[0]: "Holt"}, Renames()) == 'Holt&"x"&Holt&SUM(A1)'


def test_a_named_function_follows_its_name() -> None:
    assert rewrite("JaneRoe(A1)+JaneRoe", {}, Renames(names={"janeroe": "Mia"})) == "Mia(A1)+Mia"


@given(st.text(st.sampled_from("ab\"&(),;#!'[]{}@._"), max_size=60), st.text(max_size=8))
def test_strangers_can_be_replaced_in_any_formula(formula: str, new: str) -> None:
    found = strangers(formula, frozenset())
    assert isinstance(rewrite(formula, dict.fromkeys((number for number, _ in found), new), Renames()), str)


pieces = st.sampled_from(
    [
        "B$6",
        "$B6",
        "B6",
        "12",
        "+",
        "(",
        ")",
        "!",
        "'",
        '"',
        "[",
        "]",
        "#",
        "R",
        "Roe",
        "x1",
        "A",
        ".",
        "\\",
        "$",
        "é",
        " ",
        "&amp;",
    ]
)


@given(st.lists(st.lists(pieces, max_size=7).map("".join), max_size=8))
def test_what_was_seen_before_never_changes_what_a_formula_names(formulas: list[str]) -> None:
    words = Words({"roe"})
    for formula in formulas:
        raw, text = formula.encode(), formula.replace("&amp;", "&")
        _, found = words.read(raw)
        assert [each for each in found if each[0] >= STRANGER] == strangers(text, {"roe"})
        assert [each for number, each in found if number < STRANGER] == texts(text)
