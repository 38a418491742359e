"""The seam to a text recogniser, and the recogniser itself where the extra is installed."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from tests.eyes import BarReader, draw_bars

from gptsanitize import ocr
from gptsanitize.errors import WithheldError
from gptsanitize.formats.pictures import burn
from gptsanitize.formats.pictures.blocks import blocks, edited_lines
from gptsanitize.model import Edit

WORDS = ("Invoice for Ms. Jane Thornbury", "IBAN DE89 3704 0044 0532 0130 00", "Straße 17, 80331 München")
needs_the_extra = pytest.mark.skipif(not ocr.is_installed(), reason="the extra [ocr] is not installed")


def letter(size: int = 28) -> Image.Image:
    picture = Image.new("RGB", (900, 320), "white")
    font = ImageFont.truetype(str(burn._FACE), size)
    for number, words in enumerate(WORDS):
        ImageDraw.Draw(picture).text((40, 40 + 80 * number), words, fill=(20, 20, 40), font=font)
    return picture


def test_policy_and_installation_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    assert [ocr.reads_pictures(choice) for choice in ("auto", "read", "leave")] == [True, True, False]
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    assert [ocr.reads_pictures(choice) for choice in ("auto", "read", "leave")] == [False, True, False]


def test_without_the_extra_a_picture_is_refused_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    monkeypatch.setattr(ocr, "_reader", ocr._reader.__wrapped__)
    with pytest.raises(WithheldError) as caught:
        ocr.read_picture(np.zeros((40, 41, 3), np.uint8))
    assert caught.value.reason == "ocr-missing"
    assert "gptsanitize[ocr]" in caught.value.advice


def test_a_picture_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = BarReader()
    monkeypatch.setattr(ocr, "_reader", lambda: reader)
    picture = Image.new("RGB", (400, 90), "white")
    draw_bars(picture, "Zobrulax", (10, 10))
    pixels = np.asarray(picture)
    assert [line.text for line in ocr.read_picture(pixels)] == ["Zobrulax"]
    assert ocr.read_picture(pixels.copy()) is ocr.read_picture(pixels)
    assert reader.pictures == 1


def test_a_line_says_nothing_of_its_text() -> None:
    line = ocr.Line("Zobrulax", 0.95, ((0, 0), (9, 0), (9, 3), (0, 3)), (0.0, 1.0))
    assert "Zobrulax" not in repr(line)
    assert line.is_sure
    assert not ocr.Line("", 0.5, line.corners, (0.0,)).is_sure


@needs_the_extra
@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_the_recogniser_reads_letters_however_they_are_turned(turns: int) -> None:
    picture = letter().rotate(90 * turns, expand=True)
    lines = ocr.read_picture(np.asarray(picture))
    assert tuple(line.text for line in lines) == WORDS
    assert all(line.is_sure and len(line.edges) == len(line.text) + 1 for line in lines)
    assert all(list(line.edges) == sorted(line.edges) for line in lines)


@needs_the_extra
def test_the_recogniser_finds_nothing_where_nothing_is() -> None:
    assert ocr.read_picture(np.full((300, 400, 3), 255, np.uint8)) == ()
    assert ocr.read_picture(np.full((2, 900, 3), 255, np.uint8)) == ()


@needs_the_extra
@pytest.mark.parametrize("degrees", [0, 2, 90, 180])
def test_what_is_burnt_is_not_read_again_and_its_neighbours_are(degrees: int) -> None:
    picture = letter().rotate(degrees, expand=True, resample=Image.Resampling.BICUBIC, fillcolor="white")
    lines = ocr.read_picture(np.asarray(picture))
    read = blocks(lines)
    old = ("Jane Thornbury", "DE89 3704 0044 0532 0130 00", "80331 München")
    edits = [
        (number, Edit(number, block.text.index(value), block.text.index(value) + len(value), "Zoe"))
        for number, block in enumerate(read)
        for value in old
        if value in block.text
    ]
    assert len(edits) == 3
    marks, _ = edited_lines(lines, read, edits)
    again = " ".join(line.text for line in ocr.read_picture(np.asarray(burn.burn(picture, marks))))
    assert not [value for value in old if value in again]
    assert not [word for word in ("Thornbury", "3704", "0532", "80331", "ünchen") if word in again]
    assert [word for word in ("Invoice for Ms.", "IBAN", "Straße 17") if word not in again] == []
    assert again.count("Zoe") == 3
