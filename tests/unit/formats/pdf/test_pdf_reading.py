"""The two ways through a content stream, whole operations and token by token, must read the same."""

from __future__ import annotations

import re
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gptsanitize.formats.pdf.interpret import Interpreter
from gptsanitize.formats.pdf.lexer import TAGS, Lexed, Op, lex
from gptsanitize.formats.pdf.names import Renamer
from gptsanitize.formats.pdf.objects import Budget
from gptsanitize.formats.pdf.scene import Scene, parts_of, strings_and_shifts
from gptsanitize.formats.pdf.schema import NAMES
from gptsanitize.formats.pdf.scrub import scrub
from gptsanitize.limits import Limits

OPERATIONS = [
    b"q",
    b"Q",
    b"BT",
    b"ET",
    b"EMC",
    b"1 0 0 1 5 6.5 cm",
    b"2 0 0 -2 7 8 cm",
    b"/F1 12 Tf",
    b"/F1 -.5 Tf",
    b"3 4 Td",
    b"3 -4. TD",
    b"1 0 0 1 50 60 Tm",
    b"T*",
    b"14 TL",
    b".2 Tc",
    b"--3 Tw",
    b"90 Tz",
    b"3 Tr",
    b"2 Ts",
    b"(abc)Tj",
    b"(a\\)b\\101)Tj",
    b"(a(b)c)Tj",
    b"<414243> Tj",
    b"(next)'",
    b'1 2 (both)"',
    b"[(ab)-300(c)20(d)]TJ",
    b"[<4142>-300<43>]TJ",
    b"[-20(ab)<43>10 5(\\()]TJ",
    b"[(a)()-200-200(b)] TJ",
    b"[]TJ",
    b"0 0 5 5 re f",
    b"/Cs1 cs",
    b"[3 2] 0 d",
    b"/P <</MCID 3>>BDC",
    b"/Span <</ActualText (x)>> BDC",
    b"/OC /MC0 BDC",
    b"/Perceptual ri",
    b"1 2 3 m",
    b"Tj",
    b"7 8 9 Td",
    b"5 Td",
    b"(stray)",
    b"unknown",
    b"% remark",
    b"[ (open",
    b"]",
]


def interpreted(content: bytes) -> Scene:
    """What a page with one font shows."""
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page = pikepdf.Dictionary(Contents=pdf.make_stream(content), Resources=resources)
        return Interpreter(Budget(Limits())).page(page)


def told(scene: Scene) -> list[Any]:
    runs = [
        (run.text, run.x, run.y, run.ux, run.height, run.advance, run.spacing, run.mode, run.parts)
        for run in scene.runs
    ]
    return [*runs, *((marked.key, marked.text) for marked in scene.marked)]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(OPERATIONS), max_size=14))
def test_whole_operations_and_tokens_read_the_same(operations: list[bytes]) -> None:
    content = b"\n".join(operations)
    tokens = re.sub(rb"\n(?=[^%])", b"\n\0", b"\0" + content.replace(b" ", b"\0"))  # whole operations know no zeros
    if b"%" in content:
        tokens = tokens.replace(b"%\0remark", b"% remark")
    assert told(interpreted(content)) == told(interpreted(tokens))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(OPERATIONS), max_size=14))
def test_an_operation_is_found_again_by_its_place(operations: list[bytes]) -> None:
    scene = interpreted(b"\n".join(operations))
    for run in scene.runs:
        found = run.content.lexed.ops[run.op]
        assert found.start == run.op
        assert found.name in {b"Tj", b"TJ", b"'", b'"'}


def test_an_operation_that_is_asked_for_again_is_not_cut_again() -> None:
    lexed = lex(b"q /Span << /ActualText (one) /Alt (two) >> BDC")
    assert lexed.ops[2] is lexed.ops[2]


def test_what_is_written_as_specified_is_cut_in_whole_operations() -> None:
    content = b"q 1 0 0 1 5 6 cm BT /F1 12 Tf 3 4 Td [(ab)-300(c)]TJ (d) Tj ET Q"
    lexed = lex(content)
    assert [type(part) for part in lexed.program] == [list]
    assert len(lexed) == 8
    assert not lexed.cuts


@pytest.mark.parametrize("content", [b"/Nora 12 Tf", b"/Nora Do", b"/Nora gs", b"/Nora cs", b"/Nora scn", b"/Nora sh"])
def test_names_are_renamed_whichever_way_they_are_read(content: bytes) -> None:
    cleaned = scrub(content, lex(content), Renamer())
    assert cleaned is not None
    assert b"Nora" not in cleaned
    assert b"/Gz1 " in cleaned


def test_tags_that_are_passed_over_are_those_of_the_specification() -> None:
    assert set(TAGS.split("|")) <= NAMES


@given(st.lists(st.one_of(st.integers(-999, 999), st.binary(max_size=4)), max_size=8))
def test_arrays_read_as_one_hold_what_their_parts_hold(items: list[int | bytes]) -> None:
    array = b" ".join(b"%d" % item if isinstance(item, int) else b"<%s>" % item.hex().encode() for item in items)
    strings, shifts = strings_and_shifts(array)
    parts = parts_of(array)
    if strings:
        assert strings == [part.data for part in parts if part.data]
        assert sum(shifts) == sum(part.shift for part in parts)
        assert len(shifts) == len(strings) + 1


def test_a_stream_of_nothing_has_no_operations() -> None:
    assert len(lex(b" \n")) == 0
    assert isinstance(lex(b""), Lexed)
    assert not any(isinstance(part, Op) for part in lex(b"0 0 m 5 5 l S\n").program)
