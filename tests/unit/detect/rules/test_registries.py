"""The checks of python-stdnum by the name of the registry."""

from __future__ import annotations

import pytest

from gptsanitize.detect import load_rules
from gptsanitize.detect.rules.registries import REGISTRIES
from gptsanitize.model import Policy

RULES = [rule for rule in load_rules(Policy()) if rule.family == "registries"]


@pytest.mark.parametrize("name", sorted(REGISTRIES))
def test_every_check_answers_for_any_text(name: str) -> None:
    assert not REGISTRIES[name]("")
    assert not REGISTRIES[name]("no number \u0663 at all")
    assert "stdnum." in (REGISTRIES[name].__doc__ or "")


def test_every_check_is_used_by_a_rule_and_proven_there() -> None:
    used = {name for rule in RULES for pattern in rule.patterns for name in pattern.validators}
    assert used == set(REGISTRIES)


def test_what_is_only_digits_needs_a_word_beside_it() -> None:
    bare = [rule for rule in RULES if rule.patterns[0].score < 0.5]
    assert bare
    assert all(rule.context for rule in bare)
