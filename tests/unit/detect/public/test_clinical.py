"""What clinicians write that names nobody."""

from __future__ import annotations

import pytest

from gptsanitize.detect.public.clinical import is_clinical, is_clinical_term

NOTE = "71 y/o M s/p hip arthroplasty, PMH HTN. {} Hgb 10.2, metformin 500 mg bid, BP 120/80."
LETTER = "Dear all, the meeting with {} went well and we ordered the parts."


def term(name: str, inside: str = "{}", text: str = NOTE) -> bool:
    whole = text.format(inside.format(name))
    start = whole.index(name)
    return is_clinical_term(whole, start, start + len(name))


def test_a_text_is_a_clinicians_by_several_of_their_words() -> None:
    assert is_clinical(NOTE)
    assert not is_clinical(LETTER)
    assert not is_clinical("He took 5 mg of it.")


@pytest.mark.parametrize(
    "name", ["Babinski", "Zosyn", "WBAT", "Hgb 10.2", "INR 3.8", "Swan-Ganz", "Dilaudid, Jardiance"]
)
def test_signs_drugs_and_tests_are_no_names(name: str) -> None:
    assert term(name)
    assert not term(name, text=LETTER)


@pytest.mark.parametrize("inside", ["{} out POD 1.", "{} catheter in place.", "{} cath removed."])
def test_a_surname_with_its_thing_is_the_thing(inside: str) -> None:
    assert term("Foley", inside)


@pytest.mark.parametrize("inside", ["Dr. {} saw him.", "{} came by.", "Seen by {} today.", "Attending: {}, MD."])
def test_a_surname_without_it_may_be_somebody(inside: str) -> None:
    assert not term("Foley", inside)
    assert not term("Wilson", inside)


@pytest.mark.parametrize("name", ["Anandakumar", "Marlowe General", "Jane Roe"])
def test_other_names_are_names(name: str) -> None:
    assert not term(name)
