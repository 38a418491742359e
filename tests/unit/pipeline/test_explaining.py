"""Why a finding is one, told without its value."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.detect import Detector
from gptsanitize.model import Policy
from gptsanitize.pipeline import explain
from gptsanitize.pipeline.explaining import form_of


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(Policy())


def test_every_finding_says_where_by_which_rule_and_why(tmp_path: Path, detector: Detector) -> None:
    password = "Gull" + "-77-" + "Marsh"
    source = tmp_path / "notes.txt"
    source.write_text(f"The wifi password is {password}.\n\nKd.-Nr. K14" + "8221\n", "utf-8")
    found = list(explain(source, detector, Policy()))
    assert [(each.entity, each.rule) for each in found] == [
        ("PASSWORD", "password-sentence"),
        ("CUSTOMER_ID", "customer-id"),
    ]
    assert all(each.where and each.evidence and 0 < each.score <= 1 for each in found)
    assert found[0].form == "Xxxx-99-Xxxxx"
    assert password not in repr(found)


@given(st.text(max_size=100))
def test_a_form_has_no_letter_or_digit_of_its_value(value: str) -> None:
    kept = {char for char in form_of(value[:20]) if char.isalnum()}
    assert kept <= {"x", "X", "9"}
