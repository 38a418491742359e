"""Single names that stand in one place of a file as a person and in another as nothing."""

from __future__ import annotations

import pytest

from gptsanitize.detect.corpus.singles import Singles
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.model import Finding, Place, Segment


def told(*texts: str, place: Place = Place.BODY) -> list[tuple[int, int]]:
    """Segment and start of what is added; `<Name>` was found as a person, `{Name}` as a firm."""
    singles = Singles()
    for number, text in enumerate(texts):
        found, bare = [], ""
        for sign in text:
            if sign in "<{":
                start = len(bare)
            elif sign in ">}":
                entity = "PERSON" if sign == ">" else "ORGANIZATION"
                found.append(Finding(number, start, len(bare), entity, NAMES_RULE, 0.8))
            else:
                bare += sign
        singles.add(Segment(number, bare, place, "line"), found)
    return [(finding.segment, finding.start) for finding, _, _ in singles.findings()]


@pytest.mark.parametrize(
    ("texts", "places"),
    [
        (["<Quendlen> called.", "The Quendlen account."], [(1, 4)]),
        (["Quendlen, then <Quendlen>."], [(0, 0)]),
        (["<McQuendle> and McQuendle's"], [(0, 14)]),
        (["<Quendlen> called.", "QUENDLEN, quendlen, Quendlens, https://Quendlen/, x@Quendlen"], []),
        (["<Report> called.", "Report"], []),  # an ordinary word
        (["<Quendlen> called.", "{Quendlen}", "Quendlen"], []),  # as often a firm
        (["<Quendlen>", *["Quendlen"] * 4], []),  # mostly nobody took it for a name
        (["<Quendlen>", *["Quendlen"] * 3], [(1, 0), (2, 0), (3, 0)]),
        (["<البيانات>", "البيانات"], []),  # a script without capitals
        (["<Ada Quendlen>", "Quendlen"], []),  # the corpus tells
    ],
)
def test_a_single_name_is_found_in_the_rest_of_its_file(texts: list[str], places: list[tuple[int, int]]) -> None:
    assert told(*texts) == places


@pytest.mark.parametrize("place", [Place.CODE, Place.STRUCTURE, Place.NAME])
def test_what_is_no_prose_is_left_alone(place: Place) -> None:
    assert told("<Quendlen>", "Quendlen", place=place) == []
