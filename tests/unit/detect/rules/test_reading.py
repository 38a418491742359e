"""Rule files of users: what is wrong is said with file, line and field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gptsanitize.detect import Detector, load_rules
from gptsanitize.detect.rules.reading import read_rules
from gptsanitize.errors import PolicyError
from gptsanitize.model import Allow, Place, Policy, Segment
from gptsanitize.policy import default_policy

GOOD = """rules:
  - id: ticket
    entity: TICKET
    description: A ticket of the help desk.
    keywords: ['tk-']
    patterns: [{regex: 'tk-[0-9]{4}', at: keyword, score: 0.9}]
    examples: {must_match: ['see [[tk-1234]]'], must_not_match: ['tk-12']}
"""


Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(text: str) -> Path:
        path = tmp_path / "mine.yaml"
        path.write_text(text, "utf-8")
        return path

    return write


def findings(policy: Policy, text: str) -> list[tuple[str, str]]:
    detector = Detector(replace(policy, names_model=""))
    (result,) = detector.find([Segment(0, text, Place.BODY, "")])
    return [(f.entity, text[f.start : f.end]) for f in result[1]]


def test_a_rule_of_the_users_is_found_beside_the_shipped_ones(write: Write) -> None:
    policy = Policy(rule_files=(write(GOOD),))
    assert findings(policy, "see tk-1234 of jane@example.com") == [("TICKET", "tk-1234"), ("EMAIL", "jane@example.com")]


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ("    entity: TICKET\n", "", 2, "entity"),
        ("score: 0.9", "score: 9", 6, "score"),
        ("at: keyword", "at: somewhere", 6, "at"),
        ("id: ticket", "id: Not An Id", 2, "id"),
        ("examples: {must_match", "colour: red\n    examples: {must_match", 7, "colour"),
        (", must_not_match: ['tk-12']", "", 7, "must_not_match"),
    ],
)
def test_schema_errors_name_line_and_field(write: Write, old: str, new: str, line: int, field: str) -> None:
    path = write(GOOD.replace(old, new))
    with pytest.raises(PolicyError) as caught:
        read_rules(path)
    said = str(caught.value)
    assert f"mine.yaml:{line}" in said
    assert field in said


@pytest.mark.parametrize(
    ("regex", "complaint"),
    [
        ("tk-[0-9", "regular expression"),
        ("(a{1,50}){1,50}b", "more than"),
        ("tk-.*x", "upper bound"),
        ("(?:a|a){0,60}b", "more than"),
        ("(?:x{0,40}y{0,40}){1,40}z", "more than"),
    ],
)
def test_bad_and_catastrophic_patterns_are_refused_with_their_place(write: Write, regex: str, complaint: str) -> None:
    path = write(GOOD.replace("tk-[0-9]{4}'", regex + "'"))
    with pytest.raises(PolicyError) as caught:
        read_rules(path)
    said = str(caught.value)
    assert complaint in said
    assert "mine.yaml:6: rules.0.patterns.0.regex" in said  # the line of the pattern itself
    assert "patterns.0.regex" in said


@pytest.mark.parametrize("regex", ["(a++)++b", r"(?>\w{1,99})-[0-9]{1,40}", "a{0,40}+b", "(?:Inc|Ltd|GmbH)"])
def test_linear_patterns_are_taken(write: Write, regex: str) -> None:
    assert read_rules(write(GOOD.replace("tk-[0-9]{4}'", regex.replace("++", "{1,9}+") + "'")))


def test_broken_yaml_names_the_line(write: Write) -> None:
    with pytest.raises(PolicyError, match=r"mine\.yaml:\d"):
        read_rules(write("rules:\n  - id: [unclosed\n"))


def test_an_unknown_validator_is_named_with_the_known_ones(write: Write) -> None:
    path = write(GOOD.replace("score: 0.9", "score: 0.9, validators: [lunh]"))
    with pytest.raises(PolicyError, match=r"lunh.*luhn"):
        read_rules(path)


def test_an_unknown_or_circular_part_is_refused(write: Write) -> None:
    for parts in ("", "parts: {digits: 'x%{digits}'}\n"):
        with pytest.raises(PolicyError, match="part"):
            read_rules(write(parts + GOOD.replace("[0-9]{4}", "%{digits}")))


def test_an_id_that_is_taken_is_refused(write: Write) -> None:
    for text in (GOOD.replace("id: ticket", "id: email"), GOOD + GOOD.removeprefix("rules:\n")):
        with pytest.raises(PolicyError, match="taken"):
            load_rules(Policy(rule_files=(write(text),)))


def test_labels_need_a_value_and_keyword_patterns_need_keywords(write: Write) -> None:
    with pytest.raises(PolicyError, match="labels need a value"):
        read_rules(write(GOOD.replace("    keywords", "    labels: [ticket]\n    keywords")))
    with pytest.raises(PolicyError, match="waits for keywords"):
        read_rules(write(GOOD.replace("    keywords: ['tk-']\n", "")))
    with pytest.raises(PolicyError, match="a keyword is empty"):
        read_rules(write("parts: {begins: 'tk-|'}\n" + GOOD.replace("'tk-'", "'%{begins}'")))


def test_a_pattern_may_have_keywords_of_its_own(write: Write) -> None:
    own = GOOD.replace("    keywords: ['tk-']\n", "").replace("[{regex:", "[{keywords: ['tk-'], regex:")
    (rule,) = read_rules(write(own))
    assert not rule.keywords
    assert rule.patterns[0].keywords == ("tk-",)
    assert findings(Policy(rule_files=(write(own),)), "see tk-1234") == [("TICKET", "tk-1234")]


def test_a_disabled_rule_finds_nothing() -> None:
    policy = Policy(disabled_rules=frozenset({"email"}))
    assert findings(policy, "jane@example.com") == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("base64", "blob bWFpbCBqYW5lLnJvZUBleGFtcGxlLm9yZyBzb29u"),
        ("key-by-chance", 'then send "Q7dkZ2fM8sLw0Yc4RtB6vN1xJh5KpA3uWE9e" along'),
    ],
)
def test_what_the_engine_finds_without_a_pattern_is_a_rule_too(rule: str, text: str) -> None:
    assert findings(Policy(), text)
    assert findings(Policy(disabled_rules=frozenset({rule})), text) == []


def test_allow_rules_keep_what_they_name_and_no_more() -> None:
    policy = Policy(allow=(Allow(text="Info@Example.com"), Allow(pattern=r"ops-\d{1,4}@example\.com", entity="EMAIL")))
    text = "info@example.com ops-12@example.com ops-x@example.com"
    assert findings(policy, text) == [("EMAIL", "ops-x@example.com")]


def test_an_allow_rule_for_one_entity_leaves_the_others() -> None:
    policy = Policy(allow=(Allow(text="jane@example.com", entity="PERSON"),))
    assert findings(policy, "jane@example.com") == [("EMAIL", "jane@example.com")]


def test_a_bad_allow_pattern_is_refused() -> None:
    with pytest.raises(PolicyError, match="regular expression"):
        Detector(Policy(allow=(Allow(pattern="("),), names_model=""))


def test_the_evidence_names_the_label_and_never_the_value() -> None:
    ((_, findings),) = Detector(default_policy()).find([Segment(0, "Door code: 4471#", Place.BODY, "")])
    assert [finding.evidence for finding in findings] == ["label 'door code'"]


def test_the_evidence_names_what_a_header_is_known_by() -> None:
    segment = Segment(0, "wren-55-otter", Place.TABLE, "", hint="Portal_Pass (new)")
    ((_, findings),) = Detector(default_policy()).find([segment])
    assert [(finding.entity, finding.evidence) for finding in findings] == [("PASSWORD", "column 'pass'")]
