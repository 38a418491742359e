"""A glance tells lines of letters from what else is drawn, without reading one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

import gptsanitize
from gptsanitize.formats.pictures.fit import fitted, stands_on_words, without
from gptsanitize.formats.pictures.glance import is_smooth, letters_in

FACE = Path(gptsanitize.__file__).parent / "formats" / "pdf" / "typefaces" / "DejaVuSans.ttf"
LINE = "the quick brown foxes of the lake go on and on"
Box = tuple[tuple[float, float], ...]


def sheet(size: int, lines: int = 8, ink: int = 0, ground: int = 255, line: str = LINE) -> Image.Image:
    font = ImageFont.truetype(FACE, size)
    picture = Image.new("L", (1000, 1000), ground)
    for number in range(lines):
        ImageDraw.Draw(picture).text((30, 30 + number * size * 1.5), line, font=font, fill=ink)
    return picture


def count(picture: Image.Image) -> float:
    return letters_in(np.asarray(picture, np.uint8))


@pytest.mark.parametrize("size", [9, 12, 16, 20, 30])
@pytest.mark.parametrize("turn", [0, 90, 2])
def test_letters_are_counted_about_right(size: int, turn: int) -> None:
    found = count(sheet(size).rotate(turn, fillcolor=255))
    assert 0.45 < found / (8 * len(LINE.replace(" ", ""))) < 1.9


@pytest.mark.parametrize(("ink", "ground"), [(255, 0), (150, 210), (30, 120)])
def test_any_ink_on_any_plain_ground_counts(ink: int, ground: int) -> None:
    assert count(sheet(16, ink=ink, ground=ground)) > 120


def test_a_single_name_is_seen() -> None:
    assert count(sheet(18, lines=1, line="Ada Quistberg")) > 5


def test_ground_noise_shapes_and_slopes_are_no_letters() -> None:
    chance = np.random.default_rng(5)
    noise = Image.fromarray(chance.integers(0, 255, (600, 600)).astype(np.uint8))
    slope = Image.fromarray(np.tile(np.linspace(0, 255, 600).astype(np.uint8), (600, 1)))
    shapes = Image.new("L", (600, 600), 255)
    pen = ImageDraw.Draw(shapes)
    for number in range(6):
        pen.ellipse((20 + 90 * number, 40, 90 + 90 * number, 200), fill=80)
        pen.line((10, 300 + 40 * number, 590, 260 + 50 * number), fill=0, width=3)
    for picture in (Image.new("L", (600, 600), 200), noise, slope, shapes, Image.new("L", (3, 900))):
        assert count(picture) < 10


# ---- boxes on words


def word(picture: Image.Image, text: str, at: tuple[int, int]) -> Box:
    font = ImageFont.truetype(FACE, 30)
    ImageDraw.Draw(picture).text(at, text, font=font, fill=0)
    return box(at[0], at[1], at[0] + font.getlength(text), at[1] + 38)


def box(left: float, top: float, right: float, bottom: float) -> Box:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def test_a_box_that_cuts_a_word_is_moved_to_the_gaps_beside_it() -> None:
    picture = Image.new("RGB", (600, 100), "white")
    word(picture, "by", (20, 30))
    whole = word(picture, "Quistberg", (80, 30))
    word(picture, "now", (300, 30))
    cut = box(whole[0][0] + 12, 36, whole[1][0] - 15, 58)
    (left, top), _, (right, bottom), _ = fitted(cut, picture)
    assert 60 < left <= 81
    assert whole[1][0] - 2 <= right < 300
    assert top <= 38
    assert bottom >= 62


@pytest.mark.parametrize(
    ("moved", "wider", "fine"), [(0, 1.0, True), (4, 1.0, True), (0, 0.7, False), (60, 1.0, False)]
)
def test_words_of_another_width_or_place_are_told(moved: int, wider: float, fine: bool) -> None:
    picture = Image.new("RGB", (900, 100), "white")
    boxes = [
        word(picture, text, (40 + 190 * number, 30)) for number, text in enumerate(["Quistberg", "Almarind", "Torvald"])
    ]
    told = [box(40 + (a[0] - 40) * wider + moved, a[1], 40 + (b[0] - 40) * wider + moved, c[1]) for a, b, c, _ in boxes]
    rest = without(picture, told)
    assert all(stands_on_words(each, picture, rest) for each in told) is fine


def test_nothing_is_seen_in_an_empty_box() -> None:
    picture = Image.new("RGB", (300, 100), "white")
    assert not stands_on_words(box(20, 20, 120, 50), picture, picture)
    assert fitted(box(20, 20, 20.2, 50), picture) == box(20, 20, 20.2, 50)


def test_a_gradient_in_a_frame_shows_nothing_and_one_word_does() -> None:
    page = np.full((400, 300), 255, np.uint8)
    page[50:350, 20:280] = np.linspace(40, 220, 300).astype(np.uint8)[:, None]
    assert is_smooth(page)
    assert is_smooth(np.full((20, 20), 7, np.uint8))
    page[100:110, 100:130:3] = 0
    assert not is_smooth(page)
