"""Runs the examples of rules through the real engine, with the policy's thresholds and without the names model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gptsanitize.detect.detector import Detector
from gptsanitize.detect.rules.examples import Problem, check_examples
from gptsanitize.detect.rules.reading import Rule
from gptsanitize.model import Policy

__all__ = ["check_rules"]


def check_rules(rules: Sequence[Rule], policy: Policy | None = None) -> list[Problem]:
    """The examples of `rules` that do not hold in an engine over all rules of `policy`. Raises `PolicyError`."""
    detector = Detector(replace(policy or Policy(), names_model="", terms=(), allow=()))
    return check_examples(rules, detector.find)
