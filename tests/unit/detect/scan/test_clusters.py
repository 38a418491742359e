"""A form refuses only what no match can hold: whatever a pattern finds in a cluster, its clusters led to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gptsanitize.detect.patterns import forms
from gptsanitize.detect.patterns.forms import LEFT, RIGHT, Surroundings
from gptsanitize.detect.rules.reading import At, Pattern, load_rules
from gptsanitize.detect.scan.clusters import Clusters
from gptsanitize.detect.views.blocks import Text, block_of
from gptsanitize.model import Policy

DIGITS = [pattern for rule in load_rules(Policy()) for pattern in rule.patterns if pattern.at is At.DIGITS]
HARD = [
    r"(?<![\w.])[0-9]{3}([- ])[0-9]{2}\1[0-9]{4}(?![\w]|-[0-9])",
    r"(?i:no ?)[0-9]{2,30}+(?=x)?",
    r"(?>[0-9]{1,3}[.,])*+[0-9]{2}(?!%)",
    r"(?:[A-Z]{2}-)?[0-9]{4,6}[^\W\d]{0,2}",
    r"[^a-z]{2}[0-9]a|[0-9]{2}(?<!19)\b",
    r"(?s:.)[0-9]{2}(?:[0-9]{2}|(?:[.][0-9]{2}){2,5})?",
    r"[0-9]{2}(?= ?[a-f]{2})|(?<=n )[0-9]{2}(?![0-9])",
    r"(?i)(?<![a-f])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){2,40}",
]
TEXTS = st.text(alphabet="0123456789 -./:,()+abfANZé°É\n", min_size=1, max_size=60)


@pytest.fixture(autouse=True, scope="module")
def patterns_are_read_at_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forms, "_WORTH", 0)
        patch.setattr(forms, "_OFTEN", 2)
        yield


def _pattern(regex: str) -> Pattern:
    return Pattern(regex, At.DIGITS, 0.5)


def _missed(pattern: Pattern, text: str) -> list[str]:
    """Matches that hold a digit of a cluster which the pattern would wait for, and none that led to it."""
    known = Clusters([pattern]).anchors(block_of([Text(text)])).get(0, [])
    every = Clusters([Pattern(".{0,2000}", At.DIGITS, 0.5, pattern.digits, pattern.capital, pattern.has)])
    waited = every.anchors(block_of([Text(text)])).get(0, [])
    missed = []
    for match in re.finditer(pattern.regex, text):
        begin, stop = match.span()
        if any(start < stop and begin < end for start, end in waited) and not any(
            start < stop and begin < end for start, end in known
        ):
            missed.append(match.group())
    return missed


@pytest.mark.parametrize("regex", HARD)
@given(text=TEXTS)
@example(text="No 12345x 19.99 AB-4711 aa:01:Fe-00 123-45-6789")
def test_no_match_is_refused(regex: str, text: str) -> None:
    assert _missed(_pattern(regex), text) == []


@given(text=TEXTS, number=st.integers(0, len(DIGITS) - 1))
def test_no_match_of_a_shipped_pattern_is_refused(text: str, number: int) -> None:
    assert _missed(DIGITS[number], text) == []


@given(text=TEXTS, keyword=st.sampled_from(["ab", "fa-", "No"]))
def test_no_match_beside_a_keyword_is_refused(text: str, keyword: str) -> None:
    regex = r"(?<![\w-])[0-9]{1,3} ?(?:ab|Fa-)(?!f)|(?i:no)[:.]? [0-9]+(?=\s?ab)|fa-{2,4}"
    surroundings, whole = Surroundings(regex), f"{text}{keyword} {text}"
    padded = f"{' ' * LEFT}{whole}{' ' * RIGHT}"
    for match in re.finditer(regex, whole):
        for place in re.finditer(f"(?i){keyword}", whole):
            if place.start() < match.end() and match.start() < place.end():
                assert surroundings.fit(padded, *place.span())


def test_a_keyword_is_told_as_it_is_written() -> None:
    surroundings = Surroundings(r"(?:[A-Z][a-z]+ ){1,3}(?:Court|Council)(?!\w)")
    for text, is_part in (("Royal Court of", True), ("the court of", False), ("City Courts", False)):
        start = text.lower().index("court")
        padded = f"{' ' * LEFT}{text}{' ' * RIGHT}"
        assert surroundings.fit(padded, start, start + 5)  # what is met once is tried
        assert surroundings.fit(padded, start, start + 5) is is_part


def test_few_keywords_are_tried_without_reading_their_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "_WORTH", 2)
    surroundings = Surroundings(r"[A-Z][a-z]+ Court")
    fits = [surroundings.fit(f"{' ' * LEFT}the court{' ' * RIGHT}", 4, 9) for _ in range(4)]
    assert fits == [True, True, False, False]


def test_what_is_remembered_of_keywords_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gptsanitize.detect.patterns.forms._REMEMBERED", 10)
    surroundings = Surroundings("ab[0-9]")
    for number in range(60):
        assert surroundings.fit(f"{' ' * LEFT}ab{number % 10}{number}{' ' * RIGHT}", 0, 2)
        assert len(surroundings._known) <= 10
        assert len(surroundings._met) <= 10


def test_what_is_met_seldom_is_tried_without_learning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "_OFTEN", 3)
    surroundings = Surroundings(r"[A-Z][a-z]+ Court")
    assert [surroundings.fit(f"{' ' * LEFT}the court{' ' * RIGHT}", 4, 9) for _ in range(4)] == [
        True,
        True,
        False,
        False,
    ]


def test_forms_keep_patterns_from_numbers_that_cannot_be_theirs() -> None:
    clusters = Clusters([_pattern(r"(?<![\w.])[0-9]{3}-[0-9]{2}-[0-9]{4}(?!\w)")])
    assert clusters.anchors(block_of([Text("a 123-45-6789 b")])) == {0: [(2, 13)]}
    for other in ("2024-01-12", "123-45-67890", "x123-45-6789", "12,345.67", "123-45-6789x"):
        assert clusters.anchors(block_of([Text(f"a {other} b")])) == {}


def test_a_pattern_beyond_reading_may_match_anywhere() -> None:
    long = "|".join(f"{number}x" for number in range(1000))
    assert Clusters([_pattern(long)]).anchors(block_of([Text("7 7")])) == {0: [(0, 3)]}


def test_what_is_remembered_of_a_stream_of_forms_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gptsanitize.detect.scan.clusters._REMEMBERED", 10)
    clusters = Clusters([_pattern("[0-9]{4}")])
    for length in range(4, 60):
        assert clusters.anchors(block_of([Text("1" * length)])) == {0: [(0, length)]}
        assert len(clusters._known) <= 10
