"""Which texts a formula holds, also those that it only puts together, and formulas with other texts and names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.formats.ooxml.xlsx_formulas import Renames, literals, rewrite


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
