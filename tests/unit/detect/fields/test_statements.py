"""Rows of database statements: each value under the name of its column."""

from __future__ import annotations

import pytest

from gptsanitize.detect.fields.statements import cells_of_statements


def told(text: str) -> list[tuple[str, str]]:
    return [(cell.header, text[cell.start : cell.end]) for cell in cells_of_statements(text)]


def test_values_of_an_insert_have_the_names_of_its_columns() -> None:
    text = "INSERT INTO crew (id, surname, `passport_no`) VALUES\n(1, 'O''Roe', 'L71'),\n(2, NULL, 'K22');\nSELECT 1"
    assert told(text) == [
        ("id", "1"),
        ("surname", "O''Roe"),
        ("passport_no", "L71"),
        ("id", "2"),
        ("passport_no", "K22"),
    ]


def test_rows_of_a_copy_end_at_its_mark() -> None:
    text = "COPY public.crew (id, surname) FROM stdin;\n1\tRoe\n2\t\\N\n\\.\n3\tPoe\n"
    assert told(text) == [("id", "1"), ("surname", "Roe"), ("id", "2")]


@pytest.mark.parametrize(
    "text",
    ["INSERT INTO crew VALUES (1, 'Roe')", "insert into the slot (left) values matter", "INSERT INTO t (a) VALUES ("],
)
def test_what_names_no_columns_or_has_no_values_gives_nothing(text: str) -> None:
    assert told(text) == []


def test_a_value_more_than_there_are_columns_is_left_alone() -> None:
    assert told("insert into t (a) values ('x', 'y')") == [("a", "x")]
