"""What number formats say by quotes and escapes: read, replaced, and spelled out in charts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.formats.ooxml.chart_formats import spell_out
from gptsanitize.formats.ooxml.xlsx_numbers import format_texts, rewrite_format


@pytest.mark.parametrize(
    ("code", "texts", "replaced"),
    [
        (r"\J\a\n\e0", ["Jane"], '"Mia"0'),
        (r'"Ja"\n"e" 0;-0', ["Jane"], '"Mia" 0;-0'),
        ("[$Jane-409]0.00", ["Jane"], "[$Mia-409]0.00"),
        ('0;0;0;"Jane"@', ["Jane"], '0;0;0;"Mia"@'),
        (r'"Jane"0\R\o\e', ["Jane", "Roe"], '"Mia"0"Mia"'),
        (r"000\-00\-0000", [], r"000\-00\-0000"),
        ("[Red]#,##0.00_);(#,##0.00)", [], "[Red]#,##0.00_);(#,##0.00)"),
        ("[h]:mm", [], "[h]:mm"),
    ],
)
def test_texts_of_a_format_are_read_and_replaced(code: str, texts: list[str], replaced: str) -> None:
    found = format_texts(code)
    assert [text for _, _, text in found] == texts
    assert rewrite_format(code, dict.fromkeys(range(len(found)), "Mia")) == replaced


@given(st.text(st.sampled_from('ab0#"\\[]$-;_*@ '), max_size=40))
def test_a_format_without_edits_stays(code: str) -> None:
    assert rewrite_format(code, {}) == code
    assert all(0 <= start < end <= len(code) for start, end, _ in format_texts(code))


def test_escaped_texts_of_charts_are_put_into_quotes_and_nothing_else_changes() -> None:
    data = rb"""<c><c:formatCode>\J\a\n\e0</c:formatCode><c:numFmt formatCode="\R\o\e\ 0" x="1"/></c>"""
    assert spell_out(data) == (
        b"""<c><c:formatCode>"Jane"0</c:formatCode><c:numFmt formatCode="&quot;Roe &quot;0" x="1"/></c>"""
    )
    single = rb"""<c:numFmt formatCode='"J"\a\n\e 0'/>"""
    assert spell_out(single) == b"""<c:numFmt formatCode='&quot;Jane&quot; 0'/>"""
    plain = rb"""<c:formatCode>"km" 0\ "x"\ \m</c:formatCode>"""
    assert spell_out(plain) is plain
