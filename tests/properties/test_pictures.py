"""Properties of pictures: an edit changes its own letters, whatever lines a recogniser gives; any bytes are bounded."""

from __future__ import annotations

import math
import re

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gptsanitize.formats.pictures.blocks import blocks, edited_lines
from gptsanitize.formats.pictures.burn import burn
from gptsanitize.formats.pictures.files import opened
from gptsanitize.model import Edit
from gptsanitize.ocr import Line

numbers = st.floats(-50, 400)
words = st.text("abcxyz ÄÖ-", max_size=24)


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """Lines of any text anywhere, turned any way."""
    found = []
    for text in draw(st.lists(words, max_size=8)):
        x, y, length, height = draw(numbers), draw(numbers), draw(st.floats(0, 300)), draw(st.floats(0, 40))
        turn = draw(st.sampled_from([0.0, 0.03, math.pi / 2, math.pi, 4.0]))
        along, down = (
            (math.cos(turn) * length, math.sin(turn) * length),
            (-math.sin(turn) * height, math.cos(turn) * height),
        )
        corners = (
            (x, y),
            (x + along[0], y + along[1]),
            (x + along[0] + down[0], y + along[1] + down[1]),
            (x + down[0], y + down[1]),
        )
        edges = tuple(index / max(1, len(text)) for index in range(len(text) + 1))
        found.append(Line(text, 1.0, corners, edges))
    return found


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


@given(lines())
def test_every_letter_of_every_line_stands_in_exactly_one_block(found: list[Line]) -> None:
    read = blocks(found)
    assert sorted(letters("".join(block.text for block in read))) == sorted(
        letters("".join(each.text for each in found))
    )
    assert sorted(piece.line for block in read for piece in block.pieces) == [
        number for number, each in enumerate(found) if each.text.strip()
    ]


@given(lines(), st.data())
def test_an_edit_changes_its_own_letters_and_no_others(found: list[Line], data: st.DataObject) -> None:
    read = blocks(found)
    edits, after = [], []
    for number, block in enumerate(read):
        start = data.draw(st.integers(0, len(block.text)))
        end = data.draw(st.integers(start, len(block.text)))
        if letters(block.text[start:end]):
            edits.append((number, Edit(number, start, end, "QWE RTZ")))
            after.append(block.text[:start] + "QWE RTZ" + block.text[end:])
        else:
            after.append(block.text)
    marks, texts = edited_lines(found, read, edits)
    assert sorted(letters("".join(texts))) == sorted(letters("".join(after)))
    assert all(0 <= mark.begin <= mark.end <= 1 for mark in marks)
    picture = Image.new("RGB", (200, 120), "white")
    assert burn(picture, marks).size == picture.size


@given(
    st.binary(max_size=300),
    st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"BM", b"II*\0", b"RIFF"]),
)
def test_any_bytes_are_a_picture_or_none(data: bytes, head: bytes) -> None:
    picture = opened(head + data)
    assert picture is None or picture.mode == "RGB"
