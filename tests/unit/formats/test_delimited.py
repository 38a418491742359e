"""Delimited files: cells, headers and dialects are found, and a write changes the cells it is told to."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from gptsanitize.errors import LimitError, WithheldError
from gptsanitize.formats import open_document
from gptsanitize.limits import Limits
from gptsanitize.model import Edit, FormatOptions, Place, Segment, Treatment


def _segments(folder: Path, data: bytes | str, name: str = "sample.csv") -> list[Segment]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with open_document(path, FormatOptions(), Limits()) as document:
        segments = list(document.segments())
        assert list(document.segments()) == segments
        target = io.BytesIO()
        assert [part.treatment for part in document.write(target, [])] == [Treatment.UNCHANGED]
        assert target.getvalue() == path.read_bytes()
    assert [segment.id for segment in segments] == list(range(len(segments)))
    assert {segment.place for segment in segments} <= {Place.TABLE}
    return segments


def _texts(folder: Path, data: bytes | str, name: str = "sample.csv") -> list[str]:
    return [segment.text for segment in _segments(folder, data, name)]


def _rewrite(folder: Path, data: bytes | str, edits: dict[str, str], name: str = "sample.csv") -> str:
    """The file after each segment's `old` became `new`, decoded with its encoding's inverse."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    target = io.BytesIO()
    with open_document(path, FormatOptions(), Limits()) as document:
        lazily = (
            Edit(segment.id, segment.text.index(old), segment.text.index(old) + len(old), new)
            for segment in document.segments()
            for old, new in edits.items()
            if old in segment.text
        )
        assert [part.treatment for part in document.write(target, lazily)] == [Treatment.REWRITTEN]
    return target.getvalue().decode()


def test_a_cell_knows_its_column(tmp_path: Path) -> None:
    segments = _segments(tmp_path, 'id,full name,note\n1,"Smith, John",\n2,Ann,x,extra\n')
    assert [(s.text, s.where, s.hint, s.group) for s in segments[3:]] == [
        ("1", "row 2 column 1", "id", "column 1"),
        ("Smith, John", "row 2 column 2", "full name", "column 2"),
        ("2", "row 3 column 1", "id", "column 1"),
        ("Ann", "row 3 column 2", "full name", "column 2"),
        ("x", "row 3 column 3", "note", "column 3"),
        ("extra", "row 3 column 4", "", "column 4"),
    ]
    assert all(segment.hint == segment.group == "" for segment in segments[:3])


@pytest.mark.parametrize(
    ("text", "name", "cells"),
    [
        ("a;b\n1,5;2\n1,7;3\n", "x.csv", ["a", "b", "1,5", "2", "1,7", "3"]),
        ("name;city\nSmith, John;Bonn, DE\nLee, Ann;Ulm, DE\n", "x.csv", ["name", "city", "Smith, John", "Bonn, DE"]),
        ("a|b\n1|2\n", "x.csv", ["a", "b", "1", "2"]),
        ("a\tb\n1, 2\t3\n", "x.csv", ["a", "b", "1, 2", "3"]),
        ("a\tb\n1, 2\t3\n", "x.tsv", ["a", "b", "1, 2", "3"]),
        ("sep=;\r\na;b\r\n1,2;3\r\n", "x.csv", ["a", "b", "1,2", "3"]),
        ("single\nvalue one\n", "x.csv", ["single", "value one"]),
        ("'a','b'\n'1,5','it''s'\n", "x.csv", ["a", "b", "1,5", "it's"]),
        ('a,b\n"say \\"hi, you\\" now",2\n', "x.csv", ["a", "b", 'say "hi, you" now', "2"]),
    ],
)
def test_the_dialect_is_found(tmp_path: Path, text: str, name: str, cells: list[str]) -> None:
    assert _texts(tmp_path, text, name)[: len(cells)] == cells


def test_a_separator_line_counts_as_a_row_and_is_kept(tmp_path: Path) -> None:
    assert _segments(tmp_path, "sep=|\nname|id\nx|1\n")[-1].where == "row 3 column 2"
    assert _rewrite(tmp_path, "sep=|\nname|id\nx|1\n", {"x": "a|b"}) == 'sep=|\nname|id\n"a|b"|1\n'


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("John,Berlin\nMary,Rome\n", ["", ""]),
        ("name,city\nJohn,Berlin\n", ["name", "city"]),
        ("Report 2026\n\nname,city\nJohn,Berlin\nAnn,Rome\n", ["name", "city"]),
        ("Report 2026,,\n,,\nname,city,zip\nJohn,Berlin,1\nAnn,Rome,2\n", ["city", "zip"]),
        ("vorname;ort\nJohn;Berlin\n", ["vorname", "ort"]),
        ("alpha,beta\n17,23\n", ["alpha", "beta"]),
        ("a@example.com,1\nb@example.com,2\n", ["", ""]),
        ("key,value\npassword,abc\n", ["key", "password"]),
    ],
)
def test_the_header_is_found(tmp_path: Path, text: str, hints: list[str]) -> None:
    assert [segment.hint for segment in _segments(tmp_path, text)[-2:]] == hints


def test_a_quoted_cell_holds_quotes_delimiters_and_lines(tmp_path: Path) -> None:
    text = 'a,b\r\n"he said ""hi""\r\nand, left",2\r\n'
    assert _texts(tmp_path, text)[2:] == ['he said "hi"\r\nand, left', "2"]
    assert _rewrite(tmp_path, text, {'"hi"': '"yo", x', "left": "went"}) == (
        'a,b\r\n"he said ""yo"", x\r\nand, went",2\r\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        'a,b\n"never closed,1\nx,"Smith, John"\n',
        'a,b\n"x"y,1\n2,3\n',
        '"\n',
        '""',
        '"""',
        'a,"b\nc\n',
        'x "y" z,1\n "q" ,2\n',
        ",,,\n\n\r\n,\r,",
        '"a\nb"c,d\n',
        '"a"\r"b"\n\r',
    ],
)
def test_malformed_quotes_come_back_as_they_were(tmp_path: Path, text: str) -> None:
    joined = "".join(_texts(tmp_path, text))
    assert all(letter in joined for letter in text if letter.isalnum())


def test_a_stray_quote_does_not_swallow_the_rows_below(tmp_path: Path) -> None:
    assert _texts(tmp_path, 'name,id\n"Big Tony,1\nAnn,2\n"Smith, John",3\n')[2:] == [
        '"Big Tony',
        "1",
        "Ann",
        "2",
        "Smith, John",
        "3",
    ]


def test_in_a_file_with_a_stray_quote_no_cell_gains_quotes(tmp_path: Path) -> None:
    assert (
        _rewrite(tmp_path, 'name,id\n"Big Tony,1\nAnn,2\n', {"Ann": "Lee, Ann"}) == 'name,id\n"Big Tony,1\nLee  Ann,2\n'
    )


@pytest.mark.parametrize(
    ("old", "new", "raw"),
    [
        ("Ann", "Lee, Ann", '"Lee, Ann"'),
        ("Ann", 'the "Lee"', '"the ""Lee"""'),
        ("Ann", "two\nlines", '"two\nlines"'),
        ("Ann", "=1+1", "'=1+1"),
        ("Ann", "@cmd", "'@cmd"),
        ("Ann", "+49 1, 2", '"\'+49 1, 2"'),
        ("Ann", "Eve", "Eve"),
    ],
)
def test_new_text_is_quoted_and_guarded_where_it_must(tmp_path: Path, old: str, new: str, raw: str) -> None:
    written = _rewrite(tmp_path, "name,id\nAnn,2\n", {old: new})
    assert written == f"name,id\n{raw},2\n"
    assert [len(row) for row in csv.reader(io.StringIO(written, newline=""))] == [2, 2]


def test_a_cell_that_began_like_a_formula_may_stay_so(tmp_path: Path) -> None:
    assert _rewrite(tmp_path, "phone,id\n+49 30 1,2\n", {"+49 30 1": "+49 30 9"}) == "phone,id\n+49 30 9,2\n"


def test_removing_text_does_not_uncover_a_formula_or_a_quote(tmp_path: Path) -> None:
    assert _rewrite(tmp_path, "a,b\nx=1,2\n", {"x": ""}) == "a,b\n'=1,2\n"
    assert _rewrite(tmp_path, 'a,b\n5" pipe,2\n', {"5": ""}) == 'a,b\n""" pipe",2\n'
    assert _rewrite(tmp_path, 'a,b\n"x"y,2\n', {'x"y': "Ann"}) == 'a,b\n"""Ann",2\n'


def test_blanks_and_quotes_around_a_value_stay(tmp_path: Path) -> None:
    assert _rewrite(tmp_path, 'a,b\n  Ann ,  "Lee"  \n', {"Ann": "Eve", "Lee": "Kim"}) == 'a,b\n  Eve ,  "Kim"  \n'


def test_a_very_long_cell_is_several_segments_and_one_cell(tmp_path: Path) -> None:
    cell = "word " * 10_000
    segments = _segments(tmp_path, f'note,id\n"{cell}needle",7\n')
    assert "".join(segment.text for segment in segments[2:-1]) == cell + "needle"
    assert len(segments) == 5
    assert {segment.where for segment in segments[2:-1]} == {"row 2 column 1"}
    assert _rewrite(tmp_path, f'note,id\n"{cell}needle",7\n', {"needle": "pin"}) == f'note,id\n"{cell}pin",7\n'


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_other_encodings_are_kept(tmp_path: Path, encoding: str) -> None:
    text = "name;città\r\nZoë;Forlì\r\n"
    path = tmp_path / "e.csv"
    path.write_bytes(text.encode(encoding))
    target = io.BytesIO()
    with open_document(path, FormatOptions(), Limits()) as document:
        found = next(segment for segment in document.segments() if segment.text == "Zoë")
        document.write(target, [Edit(found.id, 0, 3, "Anaïs")])
    assert target.getvalue() == text.replace("Zoë", "Anaïs").encode(encoding)


def test_a_legacy_file_that_cannot_hold_the_new_text_is_withheld(tmp_path: Path) -> None:
    with pytest.raises(WithheldError):
        _rewrite(tmp_path, "name,b\nZoë,1\n".encode("cp1252"), {"Zoë": "Юля"})


def test_an_empty_file_has_no_cells(tmp_path: Path) -> None:
    assert _segments(tmp_path, b"") == []
    assert _segments(tmp_path, b"\xef\xbb\xbf") == []


def test_too_many_cells_are_our_error(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("a,b,c\n" * 10)
    with open_document(path, FormatOptions(), Limits(cells=20)) as document, pytest.raises(LimitError):
        list(document.segments())
