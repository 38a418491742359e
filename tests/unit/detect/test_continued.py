"""Postcode and town behind a street."""

from __future__ import annotations

import pytest

from gptsanitize.detect.continued import continued
from gptsanitize.detect.scanner import Hit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("86, boulevard Haganshaw - 69007 Lyon Contact", ["69007 Lyon Contact"]),
        ("86, boulevard Haganshaw\n01001 Kyiv\n", ["01001 Kyiv"]),
        ("86, boulevard Haganshaw, 34710 Kadıköy/İstanbul closes", ["34710 Kadıköy/İstanbul"]),
        ("86, boulevard Haganshaw, Singapore 238801.", ["Singapore 238801"]),
        ("86, boulevard Haganshaw. 2000 Items left", []),
        ("86, boulevard Haganshaw, 2000 Tickets", []),
        ("86, boulevard Haganshaw", []),
    ],
)
def test_what_follows_a_street(text: str, expected: list[str]) -> None:
    street = Hit(0, len("86, boulevard Haganshaw"), "ADDRESS", "street", 0.8)
    assert [text[hit.start : hit.end] for hit in continued(text, [street])] == expected
