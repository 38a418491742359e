"""What a file says and what the corpus knows become edits that overlap nowhere, and no known value stays."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.model import Action, Allow, EntityPolicy, Finding, Known, Level, Match, Place, Plan, Segment
from gptsanitize.pipeline import Rewriter, apply
from gptsanitize.pipeline.edits import _edit, in_form_of
from gptsanitize.policy import default_policy

JANE = Known("Jane Roe", "Mia Holt", "PERSON", Match.ANYWHERE)
ROE = Known("Roe", "Holt", "PERSON", Match.WORD)
POLICY = replace(
    default_policy(),
    entities={**default_policy().entities, "NATIONALITY": EntityPolicy(Level.INTERNAL, action=Action.KEEP)},
)


def cleaned(text: str, *found: tuple[str, str], known: tuple[Known, ...] = (JANE, ROE)) -> str:
    """The text after edits; `found` are entities and the texts in which a detector found them."""
    replacements = {pair: f"<{pair[0][0]}{number}>" for number, pair in enumerate(found)}
    rewriter = Rewriter(Plan(replacements, known), POLICY)
    segment = Segment(0, text, Place.BODY, "line 1")
    findings = [Finding(0, text.index(part), text.index(part) + len(part), entity, "r", 1.0) for entity, part in found]
    return apply(text, rewriter.editor.of_segment(segment, sorted(findings, key=lambda each: each.start)))


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("Ask Jane Roe.", [], "Ask Mia Holt."),
        ("Ask Jane Roe.", [("PERSON", "Jane")], "Ask Mia Holt."),  # a known value holds the finding
        ("Ask Jane Roe.", [("PERSON", "Ask Jane Roe")], "<P0>."),  # a finding holds the known value
        ("Ask Jane Roe.", [("PERSON", "Jane Roe")], "Ask <P0>."),  # the same span: the finding has its own surrogate
        ("Acme Jane Roe.", [("ORGANIZATION", "Acme Jane")], "<O0> Holt."),  # in part: the rest is masked for itself
        ("Jane Roe Ltd.", [("ORGANIZATION", "Roe Ltd")], "Mia <O0>."),  # of a person the part that is left
        ("ask jane roe ltd", [("ORGANIZATION", "roe ltd")], "ask mia <O0>"),
        ("Jane Roe Ltd.", [("ORGANIZATION", "Ltd")], "Mia Holt <O0>."),
        ("Jane Roe Ltd.", [("NATIONALITY", "Roe Ltd")], "Mia Holt Ltd."),  # what policy keeps gives way
        ("Jane Smith Roe", [("PERSON", "Smith")], "Jane <P0> Holt"),
    ],
)
def test_findings_stay_whole_and_known_values_go(text: str, found: list[tuple[str, str]], expected: str) -> None:
    assert cleaned(text, *found) == expected


def test_a_list_form_loses_its_comma_in_a_file_name() -> None:
    assert in_form_of("roe_jane", Known("Roe, Jane", "Holt, Mia", "PERSON", Match.ANYWHERE)) == "holt_mia"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Roe", "Mia Holt"),
        ("JANE ROE", "MIA HOLT"),
        ("jane roe", "mia holt"),
        ("jane_roe", "mia_holt"),
        ("jane-roe", "mia-holt"),
        ("JaneRoe", "MiaHolt"),
        ("jane\\roe", "mia\\holt"),
    ],
)
def test_a_surrogate_takes_the_form_of_what_it_replaces(text: str, expected: str) -> None:
    assert in_form_of(text, JANE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a&#64;b.org", "x&#64;y.example"),
        ("a%40b.org", "x%40y.example"),
        ("a@b\u200b.org", "x@y.example"),
        ("a@b.org", "x@y.example"),
    ],
)
def test_a_value_is_one_however_its_signs_are_encoded(text: str, expected: str) -> None:
    rewriter = Rewriter(Plan({("EMAIL", "a@b.org"): "x@y.example"}, ()), POLICY)
    finding = Finding(0, 4, 4 + len(text), "EMAIL", "r", 1.0)
    edits = list(rewriter.editor.of_segment(Segment(0, f"Ask {text}!", Place.BODY, "line 1"), [finding]))
    assert apply(f"Ask {text}!", edits) == f"Ask {expected}!"


@given(
    st.text(alphabet="Jane Ro_.-\nx", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=6),
)
def test_edits_never_overlap_whatever_was_found(text: str, spans: list[tuple[int, int]]) -> None:
    findings, end = [], 0
    for start, size in sorted(spans):
        if end <= start and start + size <= len(text):
            end = start + size
            findings.append(Finding(0, start, end, "PERSON", "r", 1.0))
    plan = Plan({("PERSON", text[f.start : f.end]): "Q" for f in findings}, (JANE, ROE))
    edits = list(Rewriter(plan, POLICY).editor.of_segment(Segment(0, text, Place.BODY, "line 1"), findings))
    assert all(before.end <= after.start for before, after in itertools.pairwise(edits))
    assert "Jane Roe" not in apply(text, edits)


def test_no_value_is_swept_out_of_what_policy_allows() -> None:
    policy = replace(POLICY, allow=(Allow(text="Roe Logistics Ltd"),))
    rewriter = Rewriter(Plan({}, (JANE, ROE)), policy)
    text = "Ask Roe at Roe Logistics Ltd."
    clean = apply(text, rewriter.editor.of_segment(Segment(0, text, Place.BODY, "line 1"), []))
    assert clean == "Ask Holt at Roe Logistics Ltd."
    assert not rewriter.witness.examine_text(clean, "text")
    assert rewriter.witness.examine_text("Ask Roe at Roe Logistics Ltd.", "text")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane', 'Roe", "Mia', 'Holt"),
        ("Jane** Roe", "Mia** Holt"),
        ("JANE | ROE", "MIA | HOLT"),
        ("Jane  Roe", "Mia Holt"),
    ],
)
def test_marks_between_the_words_of_a_value_stay(text: str, expected: str) -> None:
    assert in_form_of(text, JANE) == expected


def test_a_comma_of_a_value_is_no_mark_between_two() -> None:
    assert in_form_of("ROE, JANE", Known("Roe, Jane", "Holt, Mia", "PERSON")) == "HOLT, MIA"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("**Ada** (staff) left", "(staff) left"),
        ("so `Ada` left", "so left"),
        ("_Ada_", ""),
        ("**Ada**b", "****b"),
        ("**so Ada** left", "**so** left"),
    ],
)
def test_emphasis_goes_with_what_is_dropped(text: str, left: str) -> None:
    start = text.index("Ada")
    edit = _edit(Segment(0, text, Place.BODY, "line"), Finding(0, start, start + 3, "PERSON", "rule", 1.0), "")
    assert apply(text, [edit]) == left


@pytest.mark.parametrize("text", ["Jane; Roe", "JANE ROE", "jane_roe", "Jane Roe"])
def test_a_label_has_one_form(text: str) -> None:
    policy = replace(POLICY, entities={**POLICY.entities, "PERSON": EntityPolicy(Level.INTERNAL, action=Action.LABEL)})
    editor = Rewriter(Plan({}, (replace(JANE, surrogate="[PERSON 1]"),)), policy).editor
    segment = Segment(0, f"ask {text} now", Place.BODY, "line 1")
    assert apply(segment.text, editor.of_segment(segment, [])) == "ask [PERSON 1] now"
