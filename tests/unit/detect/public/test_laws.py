"""Laws: cited ones are everybody's, and so are the days they were made on."""

from __future__ import annotations

import re

import pytest

from gptsanitize.detect.public.laws import is_day_of_law, is_in_numbered_law

CITED = [
    "Regulation (EU) 2016/679 of [27 April 2016]",
    "Directive 95/46/EC of 24 October [1995]",
    "Loi n° 78-17 du 6 [janvier 1978]",
    "das BDSG vom [30.06.2017]",
    "das Bundesdatenschutzgesetz (BDSG) vom 30. Juni [2017]",
    "Real Decreto 1720/2007, de [21 de diciembre de 2007]",
    "decreto legislativo [30 giugno 2003], n. 196",
    "Public Law 104-191 of [August 21, 1996]",
]
OURS = [
    "the contract of [3 May 2010]",
    "Vertrag der Muster AG vom [3. Mai 2010]",
    "Order 4711 of [3 May 2020]",
    "our law firm, invoice 12 of [3 May 2010]",
    "decreto [30 giugno 2003] e altro",
]


def _place(marked: str) -> tuple[str, int, int]:
    start, end = marked.index("["), marked.index("]") - 1
    return re.sub(r"[\[\]]", "", marked), start, end


@pytest.mark.parametrize("marked", CITED)
def test_the_day_of_a_law_is_nobodys(marked: str) -> None:
    assert is_day_of_law(*_place(marked))


@pytest.mark.parametrize("marked", OURS)
def test_other_days_move(marked: str) -> None:
    assert not is_day_of_law(*_place(marked))


def test_the_words_of_a_numbered_law_are_no_name() -> None:
    assert is_in_numbered_law(*_place("selon la [Loi] n° 78-17"))
    assert not is_in_numbered_law(*_place("selon [Loi] Nguyen, n° 78-17"))
