"""Who signs in with a password: the word before it."""

from __future__ import annotations

import pytest

from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.told.logins import users_beside


@pytest.mark.parametrize(
    ("before", "user"),
    [
        ("online quendmgr / ", "quendmgr"),
        ("WaWi quendienst/", "quendienst"),
        ("logon QFO114 / ", "QFO114"),
        ("user quend_in pass ", "quend_in"),
        ("login quendish pw ", "quendish"),
        ("k.roe@example.org password: ", "k.roe@example.org"),
        ("the wifi / ", None),
        ("admin / ", None),
        ("zoom link pass ", None),
        ("for Roe ", None),
        ("https://example.org/", None),
    ],
)
def test_users_stand_before_passwords(before: str, user: str | None) -> None:
    text = before + "Xy44-quend!"
    hits = [Hit(len(before), len(text), "PASSWORD", "told", 0.8, "")]
    assert [text[hit.start : hit.end] for hit in users_beside(text, hits)] == ([user] if user else [])


def test_what_is_known_already_is_not_said_again() -> None:
    text = "login QFO114 / Xy44-quend!"
    hits = [Hit(15, 26, "PASSWORD", "told", 0.8, ""), Hit(6, 12, "USERNAME", "label", 0.7, "")]
    assert not list(users_beside(text, hits))
