from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gptsanitize.errors import KeyFileError, UsageError
from gptsanitize.mask import Key, Masker
from gptsanitize.model import Policy
from gptsanitize.presidio import SurrogateOperator


def anonymize(text: str, spans: dict[str, str], parameters: dict[str, Any], **others: dict[str, Any]) -> str:
    """A text whose values (value -> entity) were given to the operator by Presidio's engine."""
    from presidio_anonymizer import AnonymizerEngine
    from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

    engine: Any = AnonymizerEngine()  # type: ignore[no-untyped-call, unused-ignore]
    engine.add_anonymizer(SurrogateOperator)
    results = [
        RecognizerResult(entity, start, start + len(value), 1.0)
        for value, entity in spans.items()
        for start in [text.index(value)]
    ]
    operators = {"DEFAULT": OperatorConfig("gptsanitize", parameters)}
    operators |= {entity: OperatorConfig("gptsanitize", {**parameters, **more}) for entity, more in others.items()}
    return str(engine.anonymize(text, results, operators).text)


SPANS = {"Jane Roe": "PERSON", "jane.roe@halden.org": "EMAIL_ADDRESS", "415-555-2671": "PHONE_NUMBER"}
TEXT = "Jane Roe, jane.roe@halden.org, 415-555-2671"


def test_the_same_person_is_the_same_fake_person_everywhere(key: Key) -> None:
    cleaned = anonymize(TEXT, SPANS, {"key": key})
    name, mail, phone = cleaned.split(", ")
    assert name == anonymize("Dear Jane Roe!", {"Jane Roe": "PERSON"}, {"key": key})[5:-1]
    assert mail.partition("@")[0] == name.lower().replace(" ", ".")
    assert name == Masker(key, Policy()).replacement("PERSON", "Jane Roe")
    assert phone != "415-555-2671"


def test_other_keys_other_people(key: Key) -> None:
    other = Key(bytes(range(150, 182)))
    assert anonymize(TEXT, SPANS, {"key": key}) != anonymize(TEXT, SPANS, {"key": other})


def test_a_key_may_be_given_in_any_form(key: Key, tmp_path: Path) -> None:
    path = tmp_path / "masking.key"
    path.write_text(key.encode(), "utf-8")
    path.chmod(0o600)
    body = key.encode().splitlines()[-1]
    made = {anonymize(TEXT, SPANS, {"key": given}) for given in (key, bytes(range(7, 39)), str(path), path, body)}
    assert len(made) == 1


def test_actions_may_differ_by_entity(key: Key) -> None:
    cleaned = anonymize(TEXT, SPANS, {"key": key}, PHONE_NUMBER={"action": "redact"}, PERSON={"action": "keep"})
    name, mail, phone = cleaned.split(", ")
    assert (name, phone) == ("Jane Roe", "[REDACTED]")
    assert mail != "jane.roe@halden.org"


def test_entities_may_be_named(key: Key) -> None:
    named = anonymize("no. 4711-22", {"4711-22": "BADGE"}, {"key": key, "entities": {"BADGE": "EMPLOYEE_ID"}})
    assert named == f"no. {Masker(key, Policy()).replacement('EMPLOYEE_ID', '4711-22')}"


@pytest.mark.parametrize(
    ("parameters", "error"),
    [
        ({}, KeyFileError),
        ({"key": "too short"}, KeyFileError),
        ({"key": bytes(range(7, 39)), "action": "fake"}, UsageError),
        ({"key": bytes(range(7, 39)), "entities": ["BADGE"]}, UsageError),
    ],
)
def test_parameters_that_cannot_be_used_are_refused(parameters: dict[str, Any], error: type[UsageError]) -> None:
    with pytest.raises(error):
        anonymize(TEXT, SPANS, parameters)


def test_nothing_of_presidio_is_imported_before_it_is_used() -> None:
    code = (
        "import sys, gptsanitize.api, gptsanitize.presidio; print([m for m in sys.modules if m.startswith('presidio')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_without_presidio_the_first_use_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['presidio_anonymizer'] = None\n"
        "import gptsanitize.presidio\n"
        "try: gptsanitize.presidio.SurrogateOperator\n"
        "except Exception as error: print(type(error).__name__, error.reason, error.advice)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[:2] == ["UsageError", "presidio-missing"]
    assert "gptsanitize[presidio]" in done.stdout
