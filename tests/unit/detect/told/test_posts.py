"""Posts right behind a name, and on the line below one."""

from __future__ import annotations

import pytest

from gptsanitize.detect import Detector
from gptsanitize.detect.told.posts import post_at
from gptsanitize.model import Place, Policy, Segment

DETECTOR = Detector(Policy(names_model=""))


def found(text: str) -> list[str]:
    ((_, findings),) = DETECTOR.find([Segment(0, text, Place.BODY, "")])
    return [text[each.start : each.end] for each in findings if each.entity == "OCCUPATION"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Dear Mr Roe, team leader, please call.", "team leader"),
        ("We met Ms Imogen Quellor, Regional Operations Director, there.", "Regional Operations Director"),
        ("Frau Wiebke Tönnies (Staplerfahrerin) und ihr Sohn sind da.", "Staplerfahrerin"),
        ("Mme Solange Kervella, directrice d'exploitation, vous recevra avec le chef.", "directrice d'exploitation"),
        ("Kind regards,\nMs Imogen Quellor\nHead of People\n", "Head of People"),
    ],
)
def test_a_post_behind_a_name_is_an_occupation(text: str, value: str) -> None:
    assert value in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Mr Roe, the manager of the house will hand it over.",
        "The Head of People signs here.",
        "Mr Roe, please ask your partner",
        "Ms Imogen Quellor\nThe operator must wear gloves.\n",
    ],
)
def test_a_post_elsewhere_stays(text: str) -> None:
    assert found(text) == []


def test_a_post_fills_its_item() -> None:
    assert post_at("Head of People", 0, 14, "") == 14
    assert post_at("team leader who left", 0, 20, "") == 0
    assert post_at("Geschäftsführerin", 0, 17, "de") == 17
    assert post_at("chef de cuisine", 0, 15, "fr") == 15
