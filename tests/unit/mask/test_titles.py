"""The plain form of a title."""

from __future__ import annotations

import pytest

from gptsanitize.knowledge.titles import PLAIN, TITLES
from gptsanitize.mask.titles import plain_title


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Mrs.", "Ms."),
        ("Miss", "Ms"),
        ("Mr.", "Mr."),
        ("MRS", "MS"),
        ("Sir", "Mr"),
        ("Fräulein", "Frau"),
        ("Frau Prof. Dr.", "Frau"),
        ("Herrn Dr.", "Herrn"),
        ("Mlle", "Mme"),
        ("Srta.", "Sra."),
        ("Dra.", "Sra."),
        ("dott.ssa", "sig.ra"),
        ("Dr.", "Prof."),
        ("Prof. Dr.", "Dr."),
        ("Captain", "Dr"),
        ("Manager", ""),
    ],
)
def test_language_and_sex_stay_and_no_more(title: str, plain: str) -> None:
    assert plain_title(title) == plain


def test_a_plain_form_is_itself_a_title_and_its_own_plain_form_but_for_ranks() -> None:
    forms = set(PLAIN.values())
    assert {form.casefold() for form in forms} <= TITLES
    assert {form for form in forms if PLAIN[form.casefold()] != form} == {"Dr", "Prof"}
