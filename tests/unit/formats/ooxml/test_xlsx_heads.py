"""What the first rows of a sheet say of its cells: headers of one table or several, and labels beside values."""

from __future__ import annotations

from gptsanitize.formats.ooxml.xlsx_heads import Cells, Head, read_head


def head(*rows: tuple[int, str]) -> Head:
    """The head of rows written as `A|B`; a number is no text, an empty cell is none."""
    return read_head({row: _cells(text) for row, text in rows}, ())


def _cells(text: str) -> Cells:
    cells = zip((b"A", b"B", b"C", b"D", b"E"), text.split("|"), strict=False)
    return [(column, None if cell.isdecimal() else cell) for column, cell in cells if cell]


def _header(found: Head, row: int) -> tuple[str, ...]:
    header = found.header_of(row)
    return tuple(header.names.values()) if header else ()


def test_a_second_table_behind_an_empty_row_has_its_own_header() -> None:
    found = head((1, "Week|Mon|Tue"), (2, "23|Ada|Kurt"), (4, "Code|Name|Phone"), (5, "AL|Ada Lovelace|123"))
    assert _header(found, 2) == ("Week", "Mon", "Tue")
    assert _header(found, 5) == _header(found, 300) == ("Code", "Name", "Phone")
    assert (_header(found, 4), found.last_row) == ((), 4)


def test_its_header_may_stand_under_a_title() -> None:
    found = head((1, "Name|Salary"), (2, "Ada|1"), (4, "Advances"), (5, "Employee|Amount"), (6, "Ada|7"))
    assert _header(found, 6) == ("Employee", "Amount")


def test_rows_of_words_behind_an_empty_row_go_on_with_the_table() -> None:
    found = head((1, "Name|City"), (2, "Ada|London"), (4, "Kurt|Brno"), (5, "Emmy|Erlangen"))
    assert _header(found, 5) == ("Name", "City")
    assert not found.labels


def test_a_form_has_no_header_and_each_label_names_its_value() -> None:
    found = head((1, "Claim"), (3, "Claimant|Ada Lovelace"), (4, "Date of birth|1815"), (5, "City|London"))
    assert _header(found, 5) == ()
    assert found.labels == {(3, b"B"): "Claimant", (4, b"B"): "Date of birth", (5, b"B"): "City"}


def test_a_form_may_stand_above_a_table_and_have_gaps_and_pairs() -> None:
    found = head((1, "Employee||Ada"), (2, "Phone|123|IBAN|456"), (4, "Date|Text|Amount"), (5, "1|taxi|7"))
    assert found.labels == {(1, b"C"): "Employee", (2, b"B"): "Phone", (2, b"D"): "IBAN"}
    assert _header(found, 5) == ("Date", "Text", "Amount")


def test_a_list_of_two_columns_is_no_form() -> None:
    found = head((1, "Name|Vessel"), (2, "Ada|Heron"), (3, "Kurt|Ibis"), (4, "Emmy|Crane"))
    assert _header(found, 4) == ("Name", "Vessel")
    assert not found.labels
