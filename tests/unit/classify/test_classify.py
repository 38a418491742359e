"""Levels with reasons: the highest part decides, markings are a floor, masking leaves personal data behind."""

from __future__ import annotations

import itertools
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.classify import MARKING, Classifier, level_after, markings_in, with_swept
from gptsanitize.model import EntityPolicy, Finding, Level, Place, Policy, Reason, Segment, Term

MARKINGS = {
    "strictly confidential": Level.RESTRICTED,
    "confidential": Level.CONFIDENTIAL,
    "internal": Level.INTERNAL,
    "nur für den internen gebrauch": Level.INTERNAL,
}
POLICY = Policy(
    entities=MappingProxyType(
        {
            "PERSON": EntityPolicy(Level.CONFIDENTIAL),
            "DATE": EntityPolicy(Level.INTERNAL, group="context"),
            "PASSWORD": EntityPolicy(Level.RESTRICTED, group="secret"),
            "COLOUR": EntityPolicy(Level.PUBLIC),
            "TERM": EntityPolicy(Level.CONFIDENTIAL, group="business"),
        }
    ),
    markings=MappingProxyType(MARKINGS),
    terms=(Term("Blue  Heron", Level.RESTRICTED),),
)


def classify(*segments: tuple[Segment, list[Finding]]) -> tuple[Level, tuple[Reason, ...]]:
    classifier = Classifier(POLICY)
    for segment, findings in segments:
        classifier.add(segment, findings)
    return classifier.result()


def segment(text: str, place: Place = Place.BODY, repeats: int = 1) -> Segment:
    return Segment(0, text, place, "line 1", repeats=repeats)


def finding(entity: str, end: int = 1) -> Finding:
    return Finding(0, 0, end, entity, "rule", 0.9)


def test_nothing_sensitive_is_public() -> None:
    assert classify((segment("the weather"), [])) == (Level.PUBLIC, ())


def test_highest_part_decides_and_every_kind_is_counted() -> None:
    level, reasons = classify(
        (segment("x", repeats=400), [finding("PERSON")]), (segment("y"), [finding("PASSWORD"), finding("DATE")])
    )
    assert level is Level.RESTRICTED
    assert reasons == (
        Reason(Level.RESTRICTED, "PASSWORD", 1),
        Reason(Level.CONFIDENTIAL, "PERSON", 400),
        Reason(Level.INTERNAL, "DATE", 1),
    )


def test_term_has_its_own_level_and_is_not_named() -> None:
    level, reasons = classify((segment("blue heron ships"), [finding("TERM", 10)]), (segment("Q"), [finding("TERM")]))
    assert level is Level.RESTRICTED
    assert reasons == (Reason(Level.RESTRICTED, "TERM"), Reason(Level.CONFIDENTIAL, "TERM"))


@pytest.mark.parametrize(
    ("text", "place", "marking"),
    [
        ("Strictly  Confidential", Place.HEADER, "strictly confidential"),
        ("ACME GmbH | Confidential | page 3 of 7", Place.HEADER, "confidential"),
        ("Classification: CONFIDENTIAL", Place.BODY, "confidential"),
        ("*** STRICTLY CONFIDENTIAL *** do not copy", Place.BODY, "strictly confidential"),
        ("This paper is STRICTLY CONFIDENTIAL", Place.BODY, "strictly confidential"),
        ("[Confidential document]", Place.BODY, "confidential"),
        ("Confidential - Finance", Place.METADATA, "confidential"),
        ("Nur für den internen Gebrauch!", Place.HEADER, "nur für den internen gebrauch"),
        ("Internal", Place.TABLE, "internal"),
    ],
)
def test_marking_is_a_floor_with_its_reason(text: str, place: Place, marking: str) -> None:
    assert classify((segment(text, place), [])) == (MARKINGS[marking], (Reason(MARKINGS[marking], MARKING + marking),))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Department of internal medicine", Place.HEADER),
        ("internal combustion", Place.BODY),
        ("Nothing here is strictly confidential to anyone", Place.BODY),
        ("Confidentiality", Place.HEADER),
        ("confidential", Place.COMMENT),
    ],
)
def test_words_of_a_sentence_are_no_marking(text: str, place: Place) -> None:
    assert classify((segment(text, place), [])) == (Level.PUBLIC, ())


def test_marking_in_the_body_counts_in_its_first_lines_only() -> None:
    lines = [(segment(f"line {number}"), list[Finding]()) for number in range(8)]
    assert classify(*lines[:7], (segment("Confidential"), []))[0] is Level.CONFIDENTIAL
    assert classify(*lines, (segment("Confidential"), []))[0] is Level.PUBLIC
    assert classify((segment("a\n" * 8 + "Confidential"), []))[0] is Level.PUBLIC


def test_label_text_is_read_alone() -> None:
    assert markings_in("Acme / Strictly Confidential / All", MARKINGS) == (("strictly confidential", Level.RESTRICTED),)


@pytest.mark.parametrize(
    ("replaced", "kept", "reasons", "after"),
    [
        ({}, {}, [], Level.PUBLIC),
        ({"PERSON": 3}, {}, [Reason(Level.CONFIDENTIAL, "PERSON", 3)], Level.INTERNAL),
        ({"PASSWORD": 1}, {}, [Reason(Level.RESTRICTED, "PASSWORD")], Level.INTERNAL),
        ({"COLOUR": 1}, {}, [Reason(Level.PUBLIC, "COLOUR")], Level.PUBLIC),
        ({"PERSON": 3}, {"PASSWORD": 1}, [], Level.RESTRICTED),
        ({"PERSON": 3}, {"PASSWORD": 0}, [], Level.INTERNAL),
        ({}, {"TERM": 1}, [Reason(Level.RESTRICTED, "TERM"), Reason(Level.CONFIDENTIAL, "TERM")], Level.RESTRICTED),
        ({"PERSON": 1}, {}, [Reason(Level.CONFIDENTIAL, MARKING + "confidential")], Level.CONFIDENTIAL),
        ({"SOMETHING_NEW": 1}, {}, [], Level.INTERNAL),
    ],
)
def test_level_of_the_copy(replaced: dict[str, int], kept: dict[str, int], reasons: list[Reason], after: Level) -> None:
    assert level_after(POLICY, replaced, kept, reasons) is after


entities = st.sampled_from(["PERSON", "DATE", "PASSWORD", "COLOUR", "TERM", "OTHER"])


@given(st.lists(st.tuples(entities, st.booleans()), max_size=20))
def test_masking_never_raises_a_level(met: list[tuple[str, bool]]) -> None:
    before, reasons = classify(*((segment("x"), [finding(entity)]) for entity, _ in met))
    replaced = {entity: 1 for entity, masked in met if masked}
    kept = {entity: 1 for entity, masked in met if not masked}
    assert level_after(POLICY, replaced, kept, reasons) <= before


@given(st.permutations([("PERSON", 1), ("DATE", 2), ("PASSWORD", 3), ("TERM", 1)]))
def test_order_does_not_matter(met: list[tuple[str, int]]) -> None:
    found = [(segment("x", repeats=count), [finding(entity)]) for entity, count in met]
    first = next(iter(itertools.permutations(found)))
    assert classify(*found) == classify(*sorted(first, key=lambda each: each[1][0].entity))


def test_what_only_other_files_could_tell_counts_for_the_level_before() -> None:
    told = (Reason(Level.INTERNAL, "ORGANIZATION", 2),)
    level, reasons = with_swept(POLICY, told, {"ORGANIZATION": 2, "PERSON": 3})
    assert level is Level.CONFIDENTIAL
    assert reasons == (Reason(Level.CONFIDENTIAL, "PERSON", 3), *told)
    assert with_swept(POLICY, (), {}) == (Level.PUBLIC, ())
