"""Terms: neutral code names, in the form of the term."""

from __future__ import annotations

import pytest
from tests.unit.mask.conftest import Planner

from gptsanitize.mask import Key, Masker
from gptsanitize.mask.words import CODE_NAMES
from gptsanitize.model import Mention, Policy, Term


def test_a_code_name_keeps_case_number_and_what_says_what_it_is(key: Key) -> None:
    masker = Masker(key, Policy(terms=(Term("Bluebird"), Term("Red Fox"))))
    code = masker.replacement("TERM", "Bluebird")
    assert code in CODE_NAMES
    assert masker.replacement("TERM", "BLUEBIRD") == code.upper()
    assert masker.replacement("TERM", "bluebird") == code.lower()
    assert masker.replacement("TERM", "Bluebirds") == f"{code}s"
    assert masker.replacement("TERM", "Bluebird's") == f"{code}'s"
    assert masker.replacement("TERM", "Project Bluebird") == f"Project {code}"
    assert masker.replacement("TERM", "Red  Fox").split() == masker.replacement("TERM", "Red Fox").split()


def test_the_users_replacement_is_taken(key: Key) -> None:
    masker = Masker(key, Policy(terms=(Term("Bluebird", replacement="Northstar"),)))
    assert masker.replacement("TERM", "Bluebird") == "Northstar"
    assert masker.replacement("TERM", "bluebird's") == "Northstar's"


def test_numbers_in_terms_move(masker: Masker) -> None:
    made = masker.replacement("TERM", "Falcon 9000")
    assert made.split()[1].isdigit()
    assert made.split()[1] != "9000"
    assert len(made.split()[1]) == 4


def test_hundreds_of_terms_stay_apart_and_off_the_real_ones(planned: Planner) -> None:
    texts = [*CODE_NAMES[:60], *(f"Zeta{a}{b}" for a in "aeiou" for b in "bcdfghklmn")]
    made = list(planned([("TERM", text) for text in texts]).replacements.values())
    assert len(set(made)) == len(texts)
    assert not {word.casefold() for word in made} & {text.casefold() for text in texts}


def test_a_code_name_is_no_name_of_the_corpus(key: Key) -> None:
    masker = Masker(key, Policy())
    code = masker.replacement("TERM", "Bluebird")
    plan = masker.plan(_mentions(("TERM", "Bluebird"), ("PERSON", f"Mary {code}")))
    assert plan.replacements["TERM", "Bluebird"] != code


@pytest.mark.parametrize("text", ["diabetes", "HIV positive", "ADHD", "Catholic"])
def test_sensitive_words_are_replaced(masker: Masker, text: str) -> None:
    assert not set(masker.replacement("HEALTH", text).casefold().split()) & set(text.casefold().split())


def _mentions(*pairs: tuple[str, str]) -> list[Mention]:
    return [Mention(entity, text, typed=True) for entity, text in pairs]


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("Bluewater Foods", "Customer A"),
        ("BluewaterFoods", "CustomerA"),
        ("bluewater-foods", "customer-a"),
        ("BLUEWATER_FOODS", "CUSTOMER_A"),
        ("bluewater%20foods", "customer%20a"),
        ("BluewaterFoods's", "CustomerA's"),
    ],
)
def test_a_term_that_is_parted_otherwise_has_its_replacement_parted_so(key: Key, written: str, made: str) -> None:
    masker = Masker(key, Policy(terms=(Term("Bluewater Foods", replacement="Customer A"),)))
    assert masker.replacement("TERM", written) == made


def test_a_code_name_is_one_however_the_term_is_parted(key: Key) -> None:
    masker = Masker(key, Policy(terms=(Term("Project Nightjar"),)))
    name = masker.replacement("TERM", "Project Nightjar")
    assert masker.replacement("TERM", "ProjectNightjar") == name.replace(" ", "")
    assert masker.replacement("TERM", "project-nightjars") == name.replace(" ", "-").lower() + "s"


@pytest.mark.parametrize(
    ("entity", "written", "made"),
    [
        ("URL", "bluewaterfoods.com", "customera.example"),
        ("URL", "www.bluewater-foods.de", "www.customer-a.de.example"),
        ("HOST", "bluewaterfoods-portal.com", "customera-"),
        ("URL", "https://example.com/bluewater-foods", "/customer-a"),
    ],
)
def test_hosts_and_paths_follow_a_term(key: Key, entity: str, written: str, made: str) -> None:
    masker = Masker(key, Policy(terms=(Term("Bluewater Foods", replacement="Customer A"),)))
    found = masker.replacement(entity, written)
    assert made in found
    assert "blue" not in found
    assert "water" not in found


def test_of_a_firm_that_nobody_named_one_word_of_a_trade_stays_in_its_host(key: Key) -> None:
    made = Masker(key, Policy()).replacement("URL", "bluewaterfoods.com")
    assert made.endswith("foods.example")
    assert "water" not in made
