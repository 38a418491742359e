from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from gptsanitize.detect import Detector
from gptsanitize.errors import PolicyError, UsageError, WithheldError
from gptsanitize.mask import Key
from gptsanitize.model import Finding, Place, Policy, Segment
from gptsanitize.pipeline import TextSanitizer
from gptsanitize.policy import load_policy
from gptsanitize.presidio import foreign_recognizers

BADGES = """
recognizers:
  - name: badges
    supported_language: en
    supported_entity: BADGE
    patterns: [{name: badge, regex: '\\bZQ-\\d{4}\\b', score: 0.2}]
    context: [sigil]
  - name: code words
    supported_language: en
    supported_entity: CODE_WORD
    deny_list: [Nightjar]
"""


@pytest.fixture
def policy_of(tmp_path: Path) -> Any:
    """Reads a policy that knows `badges.yaml` and no names model."""

    def make(text: str) -> Policy:
        (tmp_path / "badges.yaml").write_text(BADGES, "utf-8")
        path = tmp_path / "policy.yaml"
        path.write_text("names_model: ''\n" + text, "utf-8")
        return load_policy(path)

    return make


def find(policy: Policy, text: str, hint: str = "") -> list[Finding]:
    """The findings of one text."""
    detector = Detector(policy, foreign_recognizers(policy))
    return [each for _, found in detector.find([Segment(0, text, Place.BODY, "text", hint)]) for each in found]


def test_a_class_runs_beside_our_rules(policy_of: Any) -> None:
    policy = policy_of("recognizers: [{presidio: 'presidio_analyzer.predefined_recognizers:InVoterRecognizer'}]\n")
    text = "Her voter card says KSD1287349, mail jane.roe@halden.org"
    found = {(each.entity, text[each.start : each.end], each.rule.partition(":")[0]) for each in find(policy, text)}
    assert ("NATIONAL_ID", "KSD1287349", "presidio") in found
    assert ("EMAIL", "jane.roe@halden.org", "email") in found


def test_a_yaml_file_of_presidio_runs_with_its_own_entities(policy_of: Any) -> None:
    policy = policy_of("recognizers: [{presidio: badges.yaml}]\nentities: {BADGE: {level: restricted}}\n")
    text = "His sigil ZQ-4711 opens Nightjar."
    assert [(each.entity, text[each.start : each.end]) for each in find(policy, text)] == [
        ("BADGE", "ZQ-4711"),
        ("CODE_WORD", "Nightjar"),
    ]


def test_context_words_and_hints_raise_a_weak_score_as_in_presidio(policy_of: Any) -> None:
    policy = policy_of("recognizers: [{presidio: badges.yaml}]\n")
    assert not find(policy, "He said ZQ-4711 aloud.")
    with_context = find(policy, "the sigil that he wears says ZQ-4711")
    assert [each.score for each in with_context] == [pytest.approx(0.55)]
    assert [each.entity for each in find(policy, "ZQ-4711", hint="Sigil")] == ["BADGE"]


def test_entities_of_the_policy_rename_theirs(policy_of: Any) -> None:
    policy = policy_of("recognizers: [{presidio: badges.yaml, entities: {BADGE: EMPLOYEE_ID}}]\n")
    assert [each.entity for each in find(policy, "sigil ZQ-4711")] == ["EMPLOYEE_ID"]


def test_what_others_find_is_masked(policy_of: Any, key: Key) -> None:
    policy = policy_of("recognizers: [{presidio: badges.yaml}]\n")
    cleaned = TextSanitizer(policy, key).clean("sigil ZQ-4711 opens Nightjar")
    assert "4711" not in cleaned
    assert "Nightjar" not in cleaned


def test_zero_width_signs_do_not_hide_a_value_from_others(policy_of: Any) -> None:
    policy = policy_of("recognizers: [{presidio: badges.yaml}]\n")
    text = "sigil ZQ-47\u200b11 here"
    assert [text[each.start : each.end] for each in find(policy, text)] == ["ZQ-47\u200b11"]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("presidio_analyzer.predefined_recognizers:NoSuch", "no such class"),
        ("no_such_module:Class", "no such class"),
        ("pathlib:PurePath", "no EntityRecognizer"),
        ("presidio_analyzer:PatternRecognizer", "cannot be made"),
        ("presidio_analyzer.predefined_recognizers:SpacyRecognizer", "NLP engine"),
    ],
)
def test_what_is_no_recognizer_for_us_is_refused(policy_of: Any, source: str, says: str) -> None:
    policy = policy_of(f"recognizers: [{{presidio: '{source}'}}]\n")
    with pytest.raises(PolicyError, match=says) as caught:
        foreign_recognizers(policy)
    assert caught.value.field == "recognizers.0.presidio"


def test_a_missing_file_is_refused_when_the_policy_is_read(policy_of: Any) -> None:
    with pytest.raises(PolicyError, match="no such file"):
        policy_of("recognizers: [{presidio: other.yaml}]\n")


def test_a_slip_in_the_source_is_refused_when_the_policy_is_read(policy_of: Any) -> None:
    with pytest.raises(PolicyError) as caught:
        policy_of("recognizers: [{presidio: 'package.module.Class'}]\n")
    assert caught.value.field == "recognizers.0.presidio"


def test_an_entity_that_only_others_find_may_stand_in_the_policy(policy_of: Any) -> None:
    policy = policy_of("entities: {BADGE: {level: restricted}}\n")
    with pytest.raises(PolicyError, match="no rule finds 'BADGE'"):
        Detector(policy, foreign_recognizers(policy))


def test_a_recognizer_that_fails_withholds_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from presidio_analyzer import EntityRecognizer

    class Fails(EntityRecognizer):  # type: ignore[misc, unused-ignore]
        """Raises with the text in its message."""

        def __init__(self) -> None:
            super().__init__(["BADGE"], name="OurBadges")

        def load(self) -> None:
            """Nothing."""

        def analyze(self, text: str, entities: Any, nlp_artifacts: Any = None) -> Any:  # noqa: ARG002
            """Raise."""
            raise ValueError(text)

    module = ModuleType("our_recognizers")
    module.Fails = Fails  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "our_recognizers", module)
    from gptsanitize.model import RecognizerSource

    policy = Policy(names_model="", recognizers=(RecognizerSource("our_recognizers:Fails"),))
    with pytest.raises(WithheldError) as caught:
        find(policy, "canary-value")
    assert caught.value.reason == "recognizer-failed"
    assert "OurBadges" in str(caught.value)
    assert "recognizers" in caught.value.advice
    assert "canary" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_without_presidio_the_policy_says_what_to_install(policy_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    policy = policy_of("recognizers: [{presidio: badges.yaml}]\n")
    monkeypatch.setitem(sys.modules, "presidio_analyzer", None)
    with pytest.raises(UsageError) as caught:
        foreign_recognizers(policy)
    assert caught.value.reason == "presidio-missing"
    assert "gptsanitize[presidio]" in caught.value.advice
    assert caught.value.advice in str(caught.value)  # a traceback of an import shows nothing else
