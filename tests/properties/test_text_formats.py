"""Laws 1, 2 and 4 for text, Markdown and delimited files."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.errors import InputError
from gptsanitize.formats import open_document
from gptsanitize.limits import Limits
from gptsanitize.model import Edit, FormatOptions, Segment

SUFFIXES = [".txt", ".md", ".csv", ".tsv"]
PIECES = [
    "a",
    "Zoë",
    "1",
    " ",
    ",",
    ";",
    "\t",
    "|",
    '"',
    '""',
    "'",
    "\\",
    "\n",
    "\r",
    "\r\n",
    "=",
    "-",
    "---",
    "```",
    ":",
    ": ",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def _read(path: Path) -> list[Segment]:
    with open_document(path, FormatOptions(), Limits()) as document:
        return list(document.segments())


def _write(path: Path, edits: list[Edit]) -> bytes:
    target = io.BytesIO()
    with open_document(path, FormatOptions(), Limits()) as document:
        document.write(target, iter(edits))
    return target.getvalue()


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=st.binary(max_size=300) | TEXTS.map(str.encode) | TEXTS.map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_refused_or_come_back_as_they_were(suffix: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x" + suffix)
        path.write_bytes(data)
        try:
            segments = _read(path)
        except InputError:
            return
        assert segments == _read(path)
        assert all(segment.text for segment in segments)
        assert _write(path, []) == data


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(text=TEXTS)
def test_all_text_is_in_a_segment(suffix: str, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x" + suffix)
        path.write_bytes(text.encode())
        read = "".join(segment.text for segment in _read(path))
        assert sorted(filter(str.isalnum, read)) == sorted(filter(str.isalnum, text))


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(text=TEXTS, data=st.data())
def test_an_edit_changes_its_range_and_nothing_else(suffix: str, text: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x" + suffix)
        path.write_bytes(text.encode())
        segments = _read(path)
        edits, expected = [], []
        for segment in segments:
            word = next((word for word in ("Zoë", "a", "1") if word in segment.text), None)
            if word and data.draw(st.booleans()):
                start = segment.text.index(word)
                edits.append(Edit(segment.id, start, start + len(word), "Xx"))
                expected.append(segment.text[:start] + "Xx" + segment.text[start + len(word) :])
            else:
                expected.append(segment.text)
        path.write_bytes(_write(path, edits))
        assert [segment.text for segment in _read(path)] == expected


@given(
    rows=st.lists(
        st.lists(st.sampled_from(["Zoë", "17", 'a "b"', "x, y", "two\nlines", "ok"]), min_size=2, max_size=4),
        min_size=1,
    ),
    new=st.text(st.sampled_from("ab ,;\"'\n=+-@|\t"), min_size=1, max_size=8),
)
def test_whatever_a_cell_becomes_the_others_stay_cells(rows: list[list[str]], new: str) -> None:
    import csv

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.csv")
        with path.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows([["name", "number"], *rows])
        edits = [Edit(segment.id, 0, len(segment.text), new) for segment in _read(path) if segment.text == "Zoë"]
        written = _write(path, edits).decode()
        replaced = "'" + new if new[0] in "=+-@\t" else new
        expected = [[replaced if cell == "Zoë" else cell for cell in row] for row in rows]
        assert list(csv.reader(io.StringIO(written, newline="")))[1:] == expected
