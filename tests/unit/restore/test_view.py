"""What a reader sees, and the way back to what is written."""

from __future__ import annotations

import pytest

from gptsanitize.restore.view import escaped_like, is_plain, view_of


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("a  b", "a b"),
        ("a\nb", "a b"),
        ("a\r\nb", "a b"),
        ("a\n\nb", "a\nb"),
        ("a\n> b", "a b"),
        ("**a** b", "a b"),
        ("_a_ b_c", "a b_c"),
        ("<em>a</em> <x>", "a <x>"),
        ("&amp;&#39;&eacute;&nosuch;", "&'é&nosuch;"),
        (r"\u00fc\n\"\*\q", 'ü "*\\q'),
        (r"\ud83d\ude00 \ud800", "\U0001f600 \\ud800"),
        ("%40%C3%BC%FF%zz", "@ü%FF%zz"),
        ("e\u0301", "é"),
        ("so\u00adft", "soft"),
        ("it\u2019s a\u00a0b \u2013", "it's a b -"),
    ],
)
def test_what_is_seen(raw: str, seen: str) -> None:
    view = view_of(raw)
    assert view.text == seen
    assert len(view.lower) == len(view.text)
    assert is_plain(raw) is False


def test_the_way_back() -> None:
    raw = "x **M&uuml;ller** y%C3%BCz"
    view = view_of(raw)
    start = view.text.index("Müller")
    assert raw[view.start(start) : view.end(start + 6)] == "M&uuml;ller"
    at = view.text.index("üz")
    assert raw[view.start(at) : view.end(at + 1)] == "%C3%BC"
    assert view.is_parted(start)
    assert not view.is_parted(at)
    assert view.first(raw.index("y")) == view.text.index("y")


def test_texts_are_escaped_as_their_surroundings() -> None:
    assert escaped_like('a"ü', "x\\u00e9", is_json=False) == 'a\\"\\u00fc'
    assert escaped_like('a"ü', "x", is_json=True) == 'a\\"ü'
    assert escaped_like("a ü", "b%20c", is_json=False) == "a%20%C3%BC"
    assert escaped_like("a&b", "x&amp;y", is_json=False) == "a&amp;b"
    assert escaped_like("a&b", "x", is_json=False) == "a&b"
