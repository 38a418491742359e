from __future__ import annotations

import pytest

from gptsanitize.policy import default_policy
from gptsanitize.presidio.entities import ours, theirs


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ("EMAIL_ADDRESS", "EMAIL"),
        ("UK_PASSPORT", "PASSPORT"),
        ("NG_VEHICLE_REGISTRATION", "LICENSE_PLATE"),
        ("PH_TIN", "TAX_ID"),
        ("PERSON", "PERSON"),
        ("badge", "BADGE"),
    ],
)
def test_a_name_of_presidio_has_one_of_ours(there: str, here: str) -> None:
    assert ours(there) == here


def test_what_the_user_names_comes_first() -> None:
    assert ours("UK_PASSPORT", {"UK_PASSPORT": "CASE_NUMBER"}) == "CASE_NUMBER"


def test_every_name_of_ours_comes_back() -> None:
    assert {ours(theirs(entity)) for entity in default_policy().entities} == set(default_policy().entities)


def test_each_predefined_recognizer_of_presidio_has_an_entity_of_the_policy_or_its_own() -> None:
    import presidio_analyzer.predefined_recognizers as shipped

    own = set()
    for name in ("UkNinoRecognizer", "UsSsnRecognizer", "DePlzRecognizer", "IbanRecognizer", "CryptoRecognizer"):
        own |= {ours(entity) for entity in getattr(shipped, name)().supported_entities}
    assert own <= set(default_policy().entities)
