"""The shipped rules: valid against the schema, linear, proven by their examples, and each with both kinds of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gptsanitize.detect import check_rules, load_rules
from gptsanitize.detect.rules.examples import expand
from gptsanitize.detect.rules.reading import Rule, read_rules
from gptsanitize.detect.rules.validators import VALIDATORS
from gptsanitize.detect.scan.scanner import Scanner, Text
from gptsanitize.model import Policy
from gptsanitize.policy import default_policy
from gptsanitize.resources import recognizers_folder

FILES = sorted(recognizers_folder().glob("*.yaml"))
RULES = load_rules(Policy())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_passes_the_checks_that_a_users_file_must_pass(path: Path) -> None:
    assert read_rules(path)


@pytest.mark.parametrize("policy", [Policy(), default_policy()], ids=["bare", "default"])
def test_all_examples_hold_in_the_real_engine(policy: Policy) -> None:
    assert check_rules(load_rules(policy), policy) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_has_examples_of_both_kinds_and_marks_its_values(rule: Rule) -> None:
    assert rule.must_match
    assert rule.must_not_match
    for number, example in enumerate(rule.must_match):
        assert expand(example, f"{rule.id} {number}")[1], "an example marks no value"


def test_ids_are_unique_over_all_files() -> None:
    ids = [rule.id for path in FILES for rule in read_rules(path, trusted=True)]
    assert len(ids) == len(set(ids))


def test_two_hundred_and_more_kinds_of_providers_tokens_are_known() -> None:
    assert len(read_rules(recognizers_folder() / "tokens.yaml", trusted=True)) >= 200


@pytest.mark.parametrize("rule", read_rules(recognizers_folder() / "tokens.yaml", trusted=True), ids=lambda r: r.id)
def test_a_token_is_found_by_its_own_rule_alone(rule: Rule) -> None:
    """Other random characters than those of `rules test`, and no other rule to step in."""
    scanner = Scanner([rule])
    for number, example in enumerate(rule.must_match):
        text, spans = expand(example, f"alone {number}")
        assert spans[0] in {(hit.start, hit.end) for hit in scanner.scan([Text(text)])[0]}


def test_every_named_validator_exists() -> None:
    named = {name for rule in RULES for name in (*rule.validators, *rule.filters)}
    named |= {name for rule in RULES for pattern in rule.patterns for name in pattern.validators}
    assert named <= set(VALIDATORS)


def test_an_example_that_does_not_hold_is_reported_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        """rules:
  - id: ticket
    entity: TICKET
    description: A ticket.
    keywords: ['tk-']
    patterns: [{regex: 'tk-[0-9]{4}', at: keyword, score: 0.9}]
    examples: {must_match: ['see [[tk-12]]'], must_not_match: ['see tk-1234']}
""",
        "utf-8",
    )
    policy = Policy(rule_files=(path,))
    problems = check_rules(load_rules(policy), policy)
    assert [(problem.rule, problem.example) for problem in problems] == [
        ("ticket", "must_match 1 (see [[tk-12]])"),
        ("ticket", "must_not_match 1 (see tk-1234)"),
    ]
    assert problems[0].where == f"{path}:2"
