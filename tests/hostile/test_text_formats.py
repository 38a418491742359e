"""Text built against the parsers ends, and in time that grows with the input only.

Time is not asserted; a quadratic parser would not end within anybody's patience at these sizes.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from gptsanitize.formats import open_document
from gptsanitize.limits import Limits
from gptsanitize.model import FormatOptions

SIZE = 1 << 18


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("quotes.csv", '"'),
        ("open.csv", '"a\n'),
        ("doubled.csv", '""\n'),
        ("quote-comma.csv", '",'),
        ("odd.csv", '"""a,\n'),
        ("backslash.csv", '"a\\"b'),
        ("delimiters.csv", ","),
        ("blanks.csv", " "),
        ("spaced.csv", ' "'),
        ("returns.csv", "\r"),
        ("pipes.md", "|"),
        ("rules.md", "|-\n"),
        ("dashes.md", "-"),
        ("colons.md", ":-|"),
        ("fences.md", "```\n"),
        ("ticks.md", "`"),
        ("front.md", "---\n"),
        ("quoted.md", "> "),
        ("tabs.txt", "\t"),
        ("pem.txt", "-----BEGIN x\n"),
        ("marks.txt", "\u0301"),
    ],
)
def test_repetitions_end_and_come_back(tmp_path: Path, name: str, unit: str) -> None:
    path = tmp_path / name
    data = (unit * (SIZE // len(unit.encode()))).encode()
    path.write_bytes(data)
    target = io.BytesIO()
    with open_document(path, FormatOptions(), Limits()) as document:
        assert sum(len(segment.text) for segment in document.segments()) <= len(data)
        document.write(target, [])
    assert target.getvalue() == data
