"""Items of lists beside people: age, origin, faith, trade and state of life; nothing where nobody is named."""

from __future__ import annotations

import pytest

from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.told.attributes import attributes


def _found(text: str, *marked: tuple[str, str]) -> list[tuple[str, str]]:
    """What is listed beside the marked parts: entity and value."""
    hits = []
    for entity, value in marked:
        start = text.index(value)
        hits.append(Hit(start, start + len(value), entity, "rule", 0.8, ""))
    return [(hit.entity, text[hit.start : hit.end]) for hit in attributes(text, hits)]


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        ("Present: Jo Roe, retired sheep shearer, and two.", "Jo Roe", [("OCCUPATION", "retired sheep shearer")]),
        ("Jo Roe (71, ferry deckhand) says so.", "Jo Roe", [("AGE", "71"), ("OCCUPATION", "ferry deckhand")]),
        ("Jo Roe, a Bolivian roofer.", "Jo Roe", [("CIRCUMSTANCE", "Bolivian"), ("OCCUPATION", "roofer")]),
        ("Jo Roe, Peruvian-born, left.", "Jo Roe", [("CIRCUMSTANCE", "Peruvian")]),
        ("Jo Roe, Bolivian, roofer.", "Jo Roe", [("CIRCUMSTANCE", "Bolivian"), ("OCCUPATION", "roofer")]),
        ("Jo Roe, a Chilean citizen, left.", "Jo Roe", [("CIRCUMSTANCE", "Chilean citizen")]),
        ("Hilde Roe, 54 Jahre, Kranführerin, kam.", "Hilde Roe", [("AGE", "54 Jahre"), ("OCCUPATION", "Kranführerin")]),
        ("Luc Roe, couvreur, et sa sœur sont venus avec elle.", "Luc Roe", [("OCCUPATION", "couvreur")]),
        ("Ana Roe, pescadora, viuda, vive en la casa del puerto.", "Ana Roe",
         [("OCCUPATION", "pescadora"), ("CIRCUMSTANCE", "viuda")]),
        ("The former tram driver Jo Roe spoke.", "Jo Roe", [("OCCUPATION", "former tram driver")]),
        ("Jo Roe, parish clerk of Little Snoring, wrote.", "Jo Roe", [("OCCUPATION", "parish clerk")]),
    ],
)  # fmt: skip
def test_items_beside_a_person_are_told(text: str, person: str, expected: list[tuple[str, str]]) -> None:
    assert _found(text, ("PERSON", person)) == expected


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Jo Roe, who has the best seat of all people in it, roofer.", "Jo Roe"),
        ("Signed by Jo Roe, notary public.", "Jo Roe"),
        ("Jo Roe, 54% of the votes.", "Jo Roe"),
        ("Jo Roe, 12 apples, 3 pears.", "Jo Roe"),
        ("Jo Roe, the next driver, will bring it.", "Jo Roe"),
        ("Judge Jo Roe said no.", "Jo Roe"),
        ("Jo Roe, director, was there.", "Jo Roe"),
    ],
)
def test_other_items_stay(text: str, person: str) -> None:
    assert _found(text, ("PERSON", person)) == []


def test_a_list_may_lead_with_an_age_alone() -> None:
    text = "Client Jo Roe.\n37, Ghanaian, arrived in May."
    assert _found(text, ("PERSON", "Jo Roe")) == [("AGE", "37"), ("CIRCUMSTANCE", "Ghanaian")]


def test_a_list_may_follow_a_day_of_birth() -> None:
    text = "nata a Roe il 3/5/1950, pensionata, codice 12"
    assert _found(text, ("DATE", "3/5/1950")) == [("OCCUPATION", "pensionata")]
    assert _found("dal 3/5/1950, pensionata", ("DATE", "3/5/1950")) == []


def test_nobody_named_nothing_told() -> None:
    assert _found("37, Ghanaian, roofer.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The appellant, a Sri Lankan national, left.", [("CIRCUMSTANCE", "Sri Lankan national")]),
        ("The father, a cockler, shall pay.", [("OCCUPATION", "cockler")]),
        (
            "El acusado, de nacionalidad boliviana, fue detenido por los agentes en la calle.",
            [("CIRCUMSTANCE", "boliviana")],
        ),
        ("The patient, who slept, was well.", []),
    ],
)
def test_a_list_may_follow_a_role(text: str, expected: list[tuple[str, str]]) -> None:
    assert _found(text) == expected
