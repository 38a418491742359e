"""Names of files hold people, with underscores for spaces."""

from __future__ import annotations

from functools import cache

import pytest

from gptsanitize.detect import Detector, find_in_name
from gptsanitize.policy import default_policy


@cache
def detector() -> Detector:
    return Detector(default_policy())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Smith_John_CV", ["Smith_John"]),
        ("salary-review-Priya-Nair", ["Priya-Nair"]),
        ("Arbeitsvertrag_Schneider_Maria", ["Schneider_Maria"]),
        ("invoice_Acme_GmbH", ["Acme_GmbH"]),
        ("anna.berg@example.org", ["anna.berg@example.org"]),
        ("travel-policy", []),
        ("Employee_List_Final", []),
        ("runbook", []),
        ("testEXCEL_diagramData", []),
        ("Report__Readme", []),
        ("docling__TOOLS-CORE", []),
        ("merge_range04", []),
        ("BUILTIN-TOOLS", []),
        ("", []),
        ("___", []),
    ],
)
def test_values_in_names(name: str, expected: list[str]) -> None:
    assert [name[each.start : each.end] for each in find_in_name(name, detector())] == expected
