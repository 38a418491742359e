"""What is burnt is gone, and everything else stays."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from gptsanitize.formats.pictures import burn as burning
from gptsanitize.formats.pictures.blocks import Mark
from gptsanitize.formats.pictures.burn import burn

GROUND, INK = (250, 240, 200), (30, 30, 120)


def written(
    text: str, size: tuple[int, int] = (600, 120), at: tuple[int, int] = (40, 40)
) -> tuple[Image.Image, tuple[tuple[float, float], ...]]:
    picture = Image.new("RGB", size, GROUND)
    font = ImageFont.truetype(str(burning._FACE), 30)
    box = ImageDraw.Draw(picture).textbbox(at, text, font=font)
    ImageDraw.Draw(picture).text(at, text, fill=INK, font=font)
    left, top, right, bottom = box[0] - 4, box[1] - 5, box[2] + 4, box[3] + 5
    return picture, ((left, top), (right, top), (right, bottom), (left, bottom))


def dark(picture: Image.Image) -> NDArray[np.bool_]:
    return np.asarray(np.abs(np.asarray(picture, np.int16) - np.array(GROUND)).sum(axis=2) > 60)


def test_a_box_without_new_words_shows_the_ground_alone() -> None:
    picture, corners = written("Thornbury")
    assert dark(picture).any()
    assert not dark(burn(picture, [Mark(corners, 0.0, 1.0, "")])).any()
    assert dark(picture).any(), "the source is not changed"


def test_new_words_have_the_colours_of_the_old() -> None:
    picture, corners = written("Thornbury")
    burnt = np.asarray(burn(picture, [Mark(corners, 0.0, 1.0, "Holt")]))
    colours = {tuple(int(value) for value in colour) for colour in burnt.reshape(-1, 3)}
    assert GROUND in colours
    assert min(sum(abs(a - b) for a, b in zip(colour, INK, strict=True)) for colour in colours) < 30


def test_the_cut_is_made_in_the_gap_between_words() -> None:
    picture, corners = written("Dear Thornbury")
    font = ImageFont.truetype(str(burning._FACE), 30)
    length = corners[1][0] - corners[0][0]
    edge = (font.getlength("Dear ") + 10) / length  # some pixels into the T
    burnt = burn(picture, [Mark(corners, edge, 1.0, "")])
    before, _ = written("Dear")
    assert (dark(burnt) == dark(before)).all()


@pytest.mark.parametrize("at", [(300, 250), (40, 40)], ids=["inside", "half outside"])
@pytest.mark.parametrize("degrees", [-30, -2, 2, 90, 180])
def test_turned_lines_are_covered_to_their_edges(degrees: float, at: tuple[int, int]) -> None:
    picture, corners = written("Thornbury", (700, 700), at)
    turned = picture.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=GROUND)
    c, s = math.cos(math.radians(-degrees)), math.sin(math.radians(-degrees))
    moved = tuple((350 + (x - 350) * c - (y - 350) * s, 350 + (x - 350) * s + (y - 350) * c) for x, y in corners)
    assert not dark(burn(turned, [Mark(moved, 0.0, 1.0, "")])).any()


def test_words_that_are_much_too_long_stay_in_their_box() -> None:
    picture, corners = written("Roe")
    burnt = dark(burn(picture, [Mark(corners, 0.0, 1.0, "Bartholomew Featherstonehaugh-Cholmondeley")]))
    assert burnt.any()
    assert not burnt[:, round(corners[1][0]) + 2 :].any()


def test_a_box_outside_the_picture_is_passed_over() -> None:
    picture, _ = written("Roe")
    outside = ((900.0, 10.0), (950.0, 10.0), (950.0, 30.0), (900.0, 30.0))
    assert burn(picture, [Mark(outside, 0.0, 1.0, "x")]).tobytes() == picture.tobytes()
