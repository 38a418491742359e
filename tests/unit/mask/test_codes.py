"""Doubtful numbers count where labels prove others of their form."""

from __future__ import annotations

from gptsanitize.mask.codes import without_doubtful_codes
from gptsanitize.model import Mention


def kept(*mentions: Mention) -> set[str]:
    return {mention.text for mention in without_doubtful_codes(mentions)}


def proven(text: str, entity: str = "EMPLOYEE_ID") -> Mention:
    return Mention(entity, text, count=1, score=0.9, typed=True)


def doubtful(text: str) -> Mention:
    return Mention("CUSTOMER_ID", text, count=1, score=0.4, typed=False)


THREE = (proven("OR-11111"), proven("OR-22222"), proven("OR-33333", "CUSTOMER_ID"))


def test_a_form_that_three_labels_tell_proves_others() -> None:
    assert "OR-90019" in kept(*THREE, doubtful("OR-90019"))
    assert "OR-90019" not in kept(*THREE[:2], THREE[0], doubtful("OR-90019"))


def test_other_prefixes_and_lengths_stay_in_doubt() -> None:
    assert kept(*THREE, doubtful("OX-90019"), doubtful("OR-900191"), doubtful("OR90019")) == {m.text for m in THREE}


def test_a_number_that_is_proven_as_something_else_is_known_as_that() -> None:
    assert kept(*THREE, doubtful("OR-11111")) == {m.text for m in THREE}
    found = [m for m in without_doubtful_codes([*THREE, doubtful("OR-11111")]) if m.text == "OR-11111"]
    assert found == [THREE[0]]


def test_cases_and_products_prove_nothing() -> None:
    cases = [proven(f"RE-1000{digit}", "CASE_NUMBER") for digit in range(5)]
    assert "RE-20000" not in kept(*cases, doubtful("RE-20000"))
