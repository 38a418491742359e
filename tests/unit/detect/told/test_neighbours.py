"""What a paragraph says is somebody's where the paragraphs around it are her paper."""

from __future__ import annotations

import pytest

from gptsanitize.detect import Detector
from gptsanitize.model import Place, Policy, Segment

DETECTOR = Detector(Policy(names_model=""))


def found(*paragraphs: str, place: Place = Place.BODY) -> list[str]:
    """What is found in the last of some paragraphs."""
    segments = [Segment(at, text, place, f"paragraph {at + 1}") for at, text in enumerate(paragraphs)]
    *_, (last, findings) = DETECTOR.find(segments)
    return [last.text[each.start : each.end] for each in findings]


@pytest.mark.parametrize(
    ("heads", "paragraph", "value"),
    [
        (("Mrs Imogen Quellor", "DOB: 11/05/1948"), "Asthma, well controlled", "Asthma"),
        (("Frau Wiebke Tönnies", "geb. 11.05.1948"), "Nebendiagnose: Asthma", "Asthma"),
        (("DOB: 11/05/1948", "", "Ward 4"), "Asthma, gout", "Asthma, gout"),
    ],
)
def test_a_paper_tells_in_all_its_paragraphs(heads: tuple[str, ...], paragraph: str, value: str) -> None:
    assert value in found(*heads, paragraph)
    assert value not in found(paragraph)


def test_a_paper_reaches_only_so_far() -> None:
    assert found("Mrs Imogen Quellor, DOB: 11/05/1948", "The weather was fine. " * 100, "Asthma, well controlled") == []


def test_people_in_general_are_nobody_in_any_paper() -> None:
    assert found("Mrs Imogen Quellor, DOB: 11/05/1948", "Patients with asthma should rest") == []
