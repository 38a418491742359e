from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gptsanitize.model import Policy, Term
from gptsanitize.presidio import GptsanitizeRecognizer

TEXT = "Write to jane.roe@halden.org; the password is Tr0ub4dor&3x. Project Nightjar."


@pytest.fixture(scope="module")
def recognizer() -> Any:
    """Our engine without names."""
    return GptsanitizeRecognizer(Policy(names_model="", terms=(Term("Nightjar"),)))


def test_our_engine_runs_in_an_analyzer(recognizer: Any, analyzer_without_model: Any) -> None:
    results = analyzer_without_model(recognizer).analyze(TEXT, language="en")
    found = {result.entity_type: TEXT[result.start : result.end] for result in results}
    assert found["EMAIL_ADDRESS"] == "jane.roe@halden.org"
    assert found["PASSWORD"].startswith("Tr0ub4dor&3x")
    assert found["TERM"] == "Nightjar"


def test_each_result_explains_itself(recognizer: Any, analyzer_without_model: Any) -> None:
    engine = analyzer_without_model(recognizer)
    for result in engine.analyze(TEXT, language="en", return_decision_process=True):
        explanation = result.analysis_explanation
        assert explanation.recognizer == "GptsanitizeRecognizer"
        assert explanation.pattern_name in explanation.textual_explanation
        assert explanation.score > 0
        assert not any(word in str(explanation) for word in ("jane", "Tr0ub4dor", "Nightjar"))


def test_only_what_is_asked_for_is_reported(recognizer: Any, analyzer_without_model: Any) -> None:
    results = analyzer_without_model(recognizer).analyze(TEXT, language="en", entities=["EMAIL_ADDRESS"])
    assert [result.entity_type for result in results] == ["EMAIL_ADDRESS"]


def test_it_says_what_it_supports_in_the_names_of_either_house() -> None:
    policy = Policy(names_model="")
    assert {"EMAIL_ADDRESS", "API_KEY", "PERSON"} <= set(GptsanitizeRecognizer(policy).supported_entities)
    assert "EMAIL" in GptsanitizeRecognizer(policy, presidio_names=False).supported_entities


def test_it_stands_beside_recognizers_of_presidio(recognizer: Any, analyzer_without_model: Any) -> None:
    from presidio_analyzer.predefined_recognizers import UkPostcodeRecognizer

    results = analyzer_without_model(recognizer, UkPostcodeRecognizer()).analyze(
        "postcode SW1A 1AA, jane.roe@halden.org", language="en"
    )
    assert {"UK_POSTCODE", "EMAIL_ADDRESS"} <= {result.entity_type for result in results}


def test_a_policy_may_be_named_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text("names_model: ''\nterms: [Nightjar]\n", "utf-8")
    results = GptsanitizeRecognizer(path).analyze("Project Nightjar", [])
    assert [result.entity_type for result in results] == ["TERM"]
