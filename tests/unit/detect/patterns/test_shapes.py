"""What a pattern's matches hold: never more than they do, and enough to be of use."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.detect.patterns.shapes import holds_digit, shape_of
from gptsanitize.detect.rules.reading import At, load_rules
from gptsanitize.detect.views.octets import octets_of
from gptsanitize.model import Policy

PATTERNS = [pattern for rule in load_rules(Policy()) for pattern in rule.patterns]
SWEPT = [pattern.regex for pattern in PATTERNS if pattern.at is At.EVERYWHERE]
HARD = [
    r"[0-9a-f]{2}(?:[:-][0-9a-f]{2}){2}",
    r"(?i)ab[0-9]{3,5}(?:x|yz)?-[A-F]{3}",
    r"(?:a|b[0-9])[-][0-9]{2,}(?=[0-9a])c?",
    r"é[0-9] ?[^\W\d]{3}é",
    r"(?<=a)[^a]{3}a{2}(?!b)[0-9]?",
]
TEXTS = st.text(alphabet="0123456789abcdefAFxyz-: é€", max_size=40)


@pytest.mark.parametrize("regex", HARD)
@given(text=TEXTS)
def test_a_text_with_a_match_has_its_shape(regex: str, text: str) -> None:
    shape, match = shape_of(regex), re.search(regex, text)
    if match:
        assert shape is None or shape.is_in(octets_of(text))
        assert not holds_digit(regex) or re.search("[0-9]", match.group() + text[match.end() :])


@pytest.mark.parametrize("regex", SWEPT)
def test_a_shipped_pattern_that_is_tried_everywhere_has_a_shape(regex: str) -> None:
    shape = shape_of(regex)
    assert shape is not None
    assert not shape.is_in(octets_of("Ordinary words, and 12 of them: on a line - or two."))


@pytest.mark.parametrize(
    ("regex", "answer"),
    [
        (r"a[0-9]", True),
        (r"a[0-9]?", False),
        (r"(?:a|b)(?:1|[2-5]{2})", True),
        (r"(?:a|b)(?:1|c)", False),
        (r"(?=[a-z]{0,3}[0-9])[a-z0-9]{4}", True),
        (r"(?<=[0-9])a", False),
        (r"\d{2}", False),  # of any script
    ],
)
def test_a_digit_is_wanted_where_no_match_is_without_one(regex: str, *, answer: bool) -> None:
    assert holds_digit(regex) is answer
