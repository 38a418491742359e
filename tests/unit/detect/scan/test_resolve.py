"""The resolver: no overlap, no lost character, no dependence on order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.detect import resolve
from gptsanitize.model import Finding

ENTITIES = ("PERSON", "DATE", "EMAIL", "LOCATION", "PHONE", "NATIONALITY")


@st.composite
def findings(draw: st.DrawFn) -> list[Finding]:
    made = []
    for _ in range(draw(st.integers(0, 9))):
        start = draw(st.integers(0, 40))
        made.append(
            Finding(
                draw(st.integers(0, 1)),
                start,
                start + draw(st.integers(1, 15)),
                draw(st.sampled_from(ENTITIES)),
                draw(st.sampled_from(("names", "email", "label"))),
                draw(st.sampled_from((0.5, 0.8, 0.95))),
                draw(st.sampled_from(("form", "label", ""))),
            )
        )
    return made


def covered(found: list[Finding] | tuple[Finding, ...]) -> set[tuple[int, int]]:
    return {(finding.segment, at) for finding in found for at in range(finding.start, finding.end)}


@given(findings())
def test_nothing_overlaps_and_no_character_is_lost(found: list[Finding]) -> None:
    result = resolve(found)
    assert covered(result) == covered(found)
    assert sum(finding.end - finding.start for finding in result) == len(covered(result))
    assert list(result) == sorted(result, key=lambda finding: (finding.segment, finding.start))


@given(findings(), st.randoms())
def test_the_order_of_the_input_does_not_matter(found: list[Finding], rng: object) -> None:
    shuffled = list(found)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(found) == resolve(shuffled)


@given(findings())
def test_resolving_twice_changes_nothing(found: list[Finding]) -> None:
    once = resolve(found)
    assert resolve(once) == once


def finding(start: int, end: int, entity: str, rule: str, score: float = 0.8) -> Finding:
    return Finding(0, start, end, entity, rule, score)


def test_what_is_masked_wins_over_what_the_policy_keeps() -> None:
    kept, masked = finding(0, 20, "NATIONALITY", "x"), finding(5, 10, "EMAIL", "email")
    result = resolve([kept, masked], frozenset({"NATIONALITY"}))
    assert ("EMAIL", 5, 10) in {(f.entity, f.start, f.end) for f in result}


def test_a_rule_wins_over_the_names_model() -> None:
    result = resolve([finding(0, 16, "PERSON", "names"), finding(0, 16, "EMAIL", "email")])
    assert [f.entity for f in result] == ["EMAIL"]


def test_a_name_that_holds_a_mere_date_stays_whole() -> None:
    result = resolve([finding(0, 20, "ORGANIZATION", "names"), finding(4, 8, "DATE", "date")])
    assert [(f.entity, f.start, f.end) for f in result] == [("ORGANIZATION", 0, 20)]


def test_a_rule_of_the_users_own_names_what_a_shipped_one_finds_too() -> None:
    shipped, own = finding(6, 15, "EMPLOYEE_ID", "employee-id", 0.9), finding(6, 15, "BADGE", "badge-number", 0.8)
    assert [each.entity for each in resolve([shipped, own])] == ["EMPLOYEE_ID"]
    assert [each.entity for each in resolve([shipped, own], own=frozenset({"badge-number"}))] == ["BADGE"]


def test_a_text_of_nothing_but_names_is_many_people() -> None:
    chain = [Finding(0, start, start + 11, "PERSON", "names", 0.8) for start in range(0, 3000, 6)]
    found = resolve(chain)
    assert 3006 // 200 < len(found) < 3006 // 100
    assert [each.start for each in found[1:]] == [each.end for each in found[:-1]], "no letter is lost"
    assert (found[0].start, found[-1].end) == (0, 3005)
