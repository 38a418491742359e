"""Words of health, faith and need: found where one person is told of, left where a text speaks of them in general."""

from __future__ import annotations

import pytest

from gptsanitize.detect import Detector
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.told.of_person import told
from gptsanitize.model import Place, Segment
from gptsanitize.policy import default_policy

_KINDS = frozenset({"HEALTH", "RELIGION", "UNION", "CIRCUMSTANCE"})


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(default_policy())


def _found(detector: Detector, text: str) -> list[str]:
    ((_, findings),) = detector.find([Segment(0, text, Place.BODY, "")])
    return [text[found.start : found.end] for found in findings if found.entity in _KINDS]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Working diagnosis is open; she also has coeliac disease.", "coeliac disease"),
        ("My son was in hospital twice with brittle asthma.", "brittle asthma"),
        ("The tall customer is blind in his right eye, read him the slip.", "blind in his right eye"),
        ("Quill gets more door time because she uses a wheelchair.", "uses a wheelchair"),
        ("Die Patientin: Hypothyreose, Z.n. Mamma-Ca 2011\n", "Hypothyreose, Z.n. Mamma-Ca 2011"),
        ("Frau Ahlers ist hochschwanger.", "hochschwanger"),
        ("L'élève a dyslexie et TDAH reconnus.", "dyslexie et TDAH"),
        ("una rampa per la moglie invalida al 75%.", "invalida al 75%"),
        ("Zijn klachten: burn-out en rouw, na het overlijden", "burn-out en rouw"),
        ("A minha filha está grávida de cinco meses.", "grávida de cinco meses"),
        ("Hij vroeg of hij tijdens de ramadan later mag beginnen.", "ramadan"),
        ("ask my sister, newborn twins and no sleep", "newborn twins"),
        ("le père de ma voisine est incarcéré depuis mars", "incarcéré"),
    ],
)
def test_what_is_said_of_one_person_is_found(detector: Detector, text: str, value: str) -> None:
    assert value in _found(detector, text)


@pytest.mark.parametrize(
    "text",
    [
        "Paracetamol is given for arthritis and migraine. The dose depends on the weight.",
        "Asthma is a chronic disease of the airways.",
        "Patients with epilepsy should not stop the tablets.",
        "Sick leave: employees with depression or burnout keep their pay for six weeks.",
        "The study of coeliac disease by J. Roe was published in 2019.",
        "If she has diabetes, a person should ask anyone with training.",
        "Parental leave is granted for twelve months. Maternity leave comes on top.",
        "Menschen mit Diabetes leben heute länger.",
        "Les personnes atteintes d'un cancer ont droit à un suivi.",
        "Las personas con asma pueden hacer deporte.",
        "Le persone con celiachia possono mangiare riso.",
        "As pessoas com epilepsia podem conduzir.",
        "Mensen met reuma kunnen zwemmen.",
        "The Catholic Church and the Methodist School are on the map.",
        "Ramadan begins on another day each year.",
        "He lent her the drill.",
        "Use Postman or Insomnia to try it. Max body 2 MB.",
    ],
)
def test_what_is_said_in_general_stays(detector: Detector, text: str) -> None:
    assert _found(detector, text) == []


def test_a_record_of_one_person_needs_no_pronoun() -> None:
    text = "DOB 01/02/1960\nPMH\nHTN, gout, appendicitis\n"
    gout = text.index("gout")
    word = Hit(gout, gout + 4, "HEALTH", "told-health", 0.4, "")
    born = Hit(4, 14, "BIRTH_DATE", "birth-date", 0.9, "")
    assert [hit.start for hit in told(text, [word, born]) if hit.entity == "HEALTH"] == [gout]
    assert not [hit for hit in told(text[16:], [word._replace(start=gout - 16, end=gout - 12)]) if hit.score > 0.5]


def test_a_condition_that_a_model_takes_for_a_person_proves_nobody() -> None:
    text = "Crohn's disease affects the bowel."
    word = Hit(0, 15, "HEALTH", "told-health", 0.4, "")
    kept = told(text, [word, Hit(0, 5, "PERSON", "names", 0.8, "")])
    assert [hit for hit in kept if hit.score > 0.5] == [Hit(0, 5, "PERSON", "names", 0.8, "")]


def test_texts_without_such_words_keep_their_hits() -> None:
    hits = [Hit(0, 3, "PERSON", "names", 0.8, "")]
    assert told("Ann went", hits) is hits


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She came home with a torn calf tendon and a cough.", ""),
        ("My brother is off work after left elbow surgery.", "left elbow surgery"),
        ("Her nephew has a kiwi allergy, so no fruit salad.", "kiwi allergy"),
        ("Mr Roe is a known case of hypothyroidism for years.", "hypothyroidism"),
        ("Frau Roe kam mit einer Nierenbeckenentzündung zu uns.", "Nierenbeckenentzündung"),
        ("Ma tante a eu une fracture du poignet en ski.", "une fracture du poignet"),
        ("A mi abuela la operaron de la cadera en enero.", "la cadera"),
    ],
)
def test_conditions_are_told_by_their_form(detector: Detector, text: str, value: str) -> None:
    assert (value in _found(detector, text)) if value else not _found(detector, text)


@pytest.mark.parametrize(
    "text",
    [
        "The disk failure of the server was total, and he left.",
        "Heart failure is common in old age.",
        "Patients with kidney stones should drink.",
        "A back panel removal takes an hour.",
        "Die Netzstörung ist behoben, sagt er.",
        "L'opération de maintenance de mon frère dure.",
    ],
)
def test_faults_of_things_are_no_conditions(detector: Detector, text: str) -> None:
    assert _found(detector, text) == []


def test_a_paper_of_one_person_tells_without_naming_her_again(detector: Detector) -> None:
    paper = "Client: Jane Roe, phone 0161 496 0182\nLives alone, divorced. Worked as a tram driver."
    ((_, findings),) = detector.find([Segment(0, paper, Place.BODY, "")])
    told_of = {paper[found.start : found.end] for found in findings}
    assert {"divorced", "tram driver"} <= told_of
    assert "divorced" not in _found(detector, "Lives alone, divorced. Works as a tram driver.")


def _values(detector: Detector, text: str, entity: str) -> list[str]:
    ((_, findings),) = detector.find([Segment(0, text, Place.BODY, "")])
    return [text[found.start : found.end] for found in findings if found.entity == entity]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("My neighbour is owing N512,000 on the loan.", "N512,000"),
        ("Her husband made $71,000 before the mill closed.", "$71,000"),
        ("Ma mère a un prêt de 83 000 euros à la banque.", "83 000 euros"),
        ("Mi hermano tiene una deuda de 2.300 euros.", "2.300 euros"),
    ],
)
def test_sums_of_one_person_are_told(detector: Detector, text: str, value: str) -> None:
    assert value in _values(detector, text, "AMOUNT")


@pytest.mark.parametrize(
    "text", ["The loan programme is worth 83,000 euros.", "Employees earn up to 4,000 euros.", "A ticket costs £120."]
)
def test_sums_of_nobody_stay(detector: Detector, text: str) -> None:
    assert _values(detector, text, "AMOUNT") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("My sister is off Weds 23rd again.", "Weds 23rd"),
        ("Dad lands on the 23rd, so no car.", "the 23rd"),
        ("Ma fille revient vendredi 23 à midi.", "vendredi 23"),
        ("Seine Mutter ist ab 23. in Kur.", "23."),
    ],
)
def test_days_without_a_month_are_told_of_one_person(detector: Detector, text: str, value: str) -> None:
    assert value in _values(detector, text, "DATE")


@pytest.mark.parametrize(
    "text", ["He lives on the 23rd floor.", "Bins are emptied on the 23rd.", "Am 3. Tag war er krank."]
)
def test_other_ordinals_stay(detector: Detector, text: str) -> None:
    assert _values(detector, text, "DATE") == []


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("i work at the aldi in brackenholt til 9", "ORGANIZATION", "the aldi in brackenholt"),
        ("He lost his job at the Ferndale cannery.", "ORGANIZATION", "the Ferndale cannery"),
        ("Her hubby drives for Quellor Haulage now.", "ORGANIZATION", "Quellor Haulage"),
        ("Frau Roe lebt von 1.090 Euro Rente.", "AMOUNT", "1.090 Euro"),
        ("Mi cuñado, natural de Larache, lo vio.", "LOCATION", "Larache"),
        ("Mr Roe is a citizen of Eritrea and lives here.", "LOCATION", "Eritrea"),
    ],
)
def test_where_one_person_works_and_comes_from_is_told(detector: Detector, text: str, entity: str, value: str) -> None:
    assert value in _values(detector, text, entity)


@pytest.mark.parametrize(
    "text",
    ["He works at the office.", "Many people work at the cannery.", "She left for work."],
)
def test_places_of_everybody_stay(detector: Detector, text: str) -> None:
    assert _values(detector, text, "ORGANIZATION") == _values(detector, text, "LOCATION") == []
