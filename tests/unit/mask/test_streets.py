"""A street is known in all the ways in which addresses write it."""

from __future__ import annotations

import pytest
from tests.unit.mask.conftest import Planner

from gptsanitize.detect import Lexicon
from gptsanitize.mask import Masker
from gptsanitize.mask.streets import street_lines
from gptsanitize.pipeline.edits import in_form_of


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("Lindenstraße 14, 50674 Köln", ["Lindenstraße 14", "Lindenstr. 14"]),
        ("14 Harrow Street, Leeds LS1 4AP", ["14 Harrow Street", "14 Harrow St"]),
        ("Apt 4B, 2250 Juniper Rd.\nOakland", ["2250 Juniper Rd.", "2250 Juniper Road"]),
        ("Calle de los Olmos 27, 28013 Madrid", ["Calle de los Olmos 27", "C/ de los Olmos 27"]),
        ("P.O. Box 123, Oakland", []),
        ("50674 Köln", []),
        ("Leeds, England", []),
    ],
)
def test_the_line_of_a_street_is_told(address: str, lines: list[str]) -> None:
    assert list(street_lines(address)) == lines


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("Lindenstraße 14, 50674 Köln", "bei LINDENSTRASSE 14 oder Lindenstr. 14, auch Lindenstrasse 14"),
        ("14 Harrow Street, Leeds LS1 4AP", "at 14 HARROW ST or 14, Harrow Street or 14  harrow st."),
        ("12 avenue des Tilleuls, 69003 Lyon", "au 12, avenue des Tilleuls, 12 av. des Tilleuls"),
        ("2250 Juniper Road, Apt 4B, Oakland", "2250 JUNIPER RD and 2250 Juniper Road"),
    ],
)
def test_a_known_address_is_found_by_its_street(planned: Planner, address: str, text: str) -> None:
    found = Lexicon(planned([("ADDRESS", address)]).lexicon).find(text)
    number = "".join(c for c in address.split(",", maxsplit=1)[0] if c.isdigit())
    assert len(found) == text.count(number)
    left = text
    for start, end, known in reversed(found):
        left = left[:start] + in_form_of(text[start:end], known) + left[end:]
    assert number not in left


@pytest.mark.parametrize("text", ["114 Harrow Street", "14 Harrow Streetcar", "Lindenstraße 142", "Lindenstraße"])
def test_other_houses_are_not_found(planned: Planner, text: str) -> None:
    plan = planned([("ADDRESS", "14 Harrow Street, Leeds"), ("ADDRESS", "Lindenstraße 14, 50674 Köln")])
    assert Lexicon(plan.lexicon).find(text) == []


def test_the_kind_of_a_street_does_not_change_its_fake(masker: Masker) -> None:
    made = {
        masker.replacement("ADDRESS", f"Linden{kind} 14").removesuffix(f"{kind} 41").partition(kind)[0]
        for kind in ("straße", "strasse", "str.", "STRASSE".lower())
    }
    assert len(made) == 1
