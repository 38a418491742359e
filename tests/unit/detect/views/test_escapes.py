"""Characters written as codes: what is read, what stays, and where it stood."""

from __future__ import annotations

import quopri
import urllib.parse
from email.header import Header

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.detect.views.normalise import normalise

VALUE = "Zoë Ågren-Smythe, z@agren.example"


@pytest.mark.parametrize(
    "written",
    [
        "".join(f"&#{ord(sign)};" for sign in VALUE),
        "".join(f"&amp;#x{ord(sign):x};" for sign in VALUE),
        "".join(f"\\u{ord(sign):04x}" for sign in VALUE),
        "".join(f"\\\\u{ord(sign):04x}" for sign in VALUE),
        "".join(f"\\u{{{ord(sign):x}}}" for sign in VALUE),
        "".join(f"%u{ord(sign):04x}" for sign in VALUE),
        "".join(f"%{octet:02X}" for octet in VALUE.encode()),
        "".join(f"%25{octet:02x}" for octet in VALUE.encode()),
        "".join(f"\\x{octet:02x}" for octet in VALUE.encode()),
        "".join(f"\\{octet:03o}" for octet in VALUE.encode()),
        urllib.parse.quote(VALUE, safe=""),
        quopri.encodestring(VALUE.encode(), quotetabs=True).decode(),
        Header(VALUE, "utf-8").encode(),
        f"=?utf-8?Q?{quopri.encodestring(VALUE.encode(), header=True).decode()}?=",
    ],
)
def test_codes_are_read(written: str) -> None:
    view = normalise(f"from {written} to")
    assert view.text == f"from {VALUE} to"
    start, end = view.back(5, 5 + len(VALUE))
    assert f"from {written} to"[start:end] in written


@pytest.mark.parametrize(
    "text",
    [
        "100%41 of it, 5 %25 more",
        r"C:\Users\nina\temp\report",
        "x=20&y=30",
        "a=20, b=3",
        "&nothing; here",
        r"group \1 and \12",
        "=?none?X?a?=",
        "%00%01",
    ],
)
def test_what_only_looks_like_a_code_stays(text: str) -> None:
    assert normalise(text).text == text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (r"{\"key\": \"E-1044\"}", '{"key": "E-1044"}'),
        (r"jane\_doe\@mail\.example", "jane_doe@mail.example"),
        (r"Name: J. Roe\nPhone: 1", "Name: J. Roe\nPhone: 1"),
        (r"\rtf1 M\'fcller", r"\rtf1 Müller"),
        ("Name: ____Jane Roe____ x", "Name: ___ Jane Roe ___ x"),
        ("r\u0332o\u0332e\u0336", "roe"),
        ("Jane=\nRoe=C3=BC", "JaneRoeü"),
    ],
)
def test_signs_of_formats_are_read(text: str, seen: str) -> None:
    assert normalise(text).text == seen


@given(st.text(alphabet="&%\\=#x{}u;'nrt0123456789ABCDEFabcdef?Q_\n ", max_size=60))
def test_every_sign_of_the_view_stands_in_the_text(text: str) -> None:
    view = normalise(text)
    for at in range(len(view.text)):
        first, last = view.back(at, at + 1)
        assert 0 <= first < last <= len(text)
