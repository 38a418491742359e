"""Patterns that know what their matches begin with: they match as they did."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.detect.patterns.firsts import compiled, firsts_of
from gptsanitize.detect.patterns.lint import OTHER
from gptsanitize.detect.rules.reading import load_rules
from gptsanitize.model import Policy

RULES = load_rules(Policy())
PATTERNS = sorted({pattern.regex for rule in RULES for pattern in rule.patterns})
EXAMPLES = "\n".join(example.text for rule in RULES for example in (*rule.must_match, *rule.must_not_match))
HARD = [
    r"(?<!\w)(?:a|[b-d])?e",
    r"(?i)(?<![a-z])(?:straße|kg|ſx)",
    r"(?<=x)(?>a|)(?:b|(?:c|d)+)",
    r"(?:(?<=a)b|^c|\.)",
    r"(?i:k)|[^a-z]b",
    r"(?P<v>a)?(?P=v)?[0-9]",
    r"a*b?",
    r"(?s:.)a",
]
TEXTS = st.text(alphabet="abcdeksxKS .0ſK\u00e9ß\n", max_size=30)


@pytest.mark.parametrize("regex", HARD)
@given(text=TEXTS)
def test_matches_are_those_of_the_pattern_compiled_as_usual(regex: str, text: str) -> None:
    told = [(match.span(), match.groups()) for match in compiled(regex).finditer(text)]
    assert told == [(match.span(), match.groups()) for match in re.finditer(regex, text)]


@pytest.mark.parametrize("regex", PATTERNS)
def test_a_shipped_pattern_matches_as_usual(regex: str) -> None:
    mine, usual = compiled(regex), re.compile(regex)
    assert (mine.groups, mine.groupindex, mine.pattern) == (usual.groups, usual.groupindex, usual.pattern)
    for start in range(0, len(EXAMPLES), len(EXAMPLES) // 8):
        text = EXAMPLES[start : start + 2_000]
        assert [match.span() for match in mine.finditer(text)] == [match.span() for match in usual.finditer(text)]


def test_firsts_are_read_through_what_has_no_width() -> None:
    assert firsts_of(r"(?<!\w)(?=b)(?:a|b?c)") == sum(1 << ord(sign) for sign in "abc")
    assert firsts_of(r"(?<!\w)é") == OTHER
    assert firsts_of(r"a*b?") == 0
