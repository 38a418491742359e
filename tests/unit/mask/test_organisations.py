"""Firms: name, short name and domain tell one fake firm, legal form and trade stay."""

from __future__ import annotations

import pytest
from tests.unit.mask.conftest import Planner

from gptsanitize.mask import Masker
from gptsanitize.mask.organisations import core_words


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("Acme Corporation", ["acme"]),
        ("Acme Logistics GmbH & Co. KG", ["acme"]),
        ("Bank of America", ["america"]),
        ("University of Texas", ["texas"]),
        ("First National Bank", ["first"]),
        ("Smith, Jones & Partners LLP", ["smith", "jones"]),
        ("Müller's Bakery", ["muller"]),
        ("The Company", ["the"]),
    ],
)
def test_core_words_name_the_firm(text: str, core: list[str]) -> None:
    assert core_words(text) == core


def test_all_spellings_and_the_domain_tell_one_firm(planned: Planner) -> None:
    spellings = ["Acme Logistics GmbH", "Acme", "ACME Corp.", "Acme's", "Acme Logistics"]
    plan = planned(
        [
            *(("ORGANIZATION", text) for text in spellings),
            ("EMAIL", "info@acme-logistics.com"),
            ("EMAIL", "info@acmelogistics.com"),
            ("HOST", "mail.acme.co.uk"),
            ("URL", "https://www.acme.com/about"),
        ]
    )
    fake = plan.replacements["ORGANIZATION", "Acme"]
    low = fake.lower()
    assert plan.replacements["ORGANIZATION", "Acme Logistics GmbH"] == f"{fake} Logistics GmbH"
    assert plan.replacements["ORGANIZATION", "ACME Corp."] == f"{fake.upper()} Corp."
    assert plan.replacements["ORGANIZATION", "Acme's"] == f"{fake}'s"
    assert plan.replacements["EMAIL", "info@acme-logistics.com"] == f"info@{low}-logistics.example"
    assert plan.replacements["EMAIL", "info@acmelogistics.com"] == f"info@{low}logistics.example"
    assert plan.replacements["HOST", "mail.acme.co.uk"] == f"mail.{low}.co.uk.example"
    assert plan.replacements["URL", "https://www.acme.com/about"] == f"https://www.{low}.example/about"


def test_a_firm_of_two_words_is_cut_in_its_domain(planned: Planner) -> None:
    plan = planned([("ORGANIZATION", "Hartwell Brimstone Ltd"), ("HOST", "hartwellbrimstone.com")])
    one, two, _ = plan.replacements["ORGANIZATION", "Hartwell Brimstone Ltd"].lower().split()
    assert plan.replacements["HOST", "hartwellbrimstone.com"] == f"{one}{two}.example"


def test_a_law_firm_keeps_its_partners(planned: Planner) -> None:
    plan = planned([("ORGANIZATION", "Okafor & Partners LLP"), ("PERSON", "Daniel Okafor")])
    surname = plan.replacements["PERSON", "Daniel Okafor"].split()[1]
    assert plan.replacements["ORGANIZATION", "Okafor & Partners LLP"] == f"{surname} & Partners LLP"


@pytest.mark.parametrize("name", ["IBM", "KPMG", "UBS", "BMW", "HSBC"])
def test_acronyms_stay_acronyms_also_in_domains(planned: Planner, name: str) -> None:
    plan = planned([("ORGANIZATION", f"{name} AG"), ("HOST", f"{name.lower()}.com")])
    fake = plan.replacements["ORGANIZATION", f"{name} AG"].removesuffix(" AG")
    assert len(fake) == len(name)
    assert fake.isupper()
    assert fake != name
    assert plan.replacements["HOST", f"{name.lower()}.com"] == f"{fake.lower()}.example"


@pytest.mark.parametrize("text", ["3M", "4711 GmbH", "Studio 54", "1234"])
def test_digits_are_part_of_a_name(masker: Masker, text: str) -> None:
    made = masker.replacement("ORGANIZATION", text)
    assert made != text
    assert "".join(c for c in made if c.isdigit()) != "".join(c for c in text if c.isdigit())


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("トヨタ自動車株式会社", "株式会社"),
        ("株式会社日立", "株式会社"),
        ("华为有限公司", "有限公司"),
        ("ООО Ромашка", "ООО"),
        ("Deutsche Bank AG", "Bank AG"),
        ("The Home Depot, Inc.", ", Inc."),
        ("Société Générale", "Société"),
        ("Brandt Maschinenbau GmbH", "Maschinenbau GmbH"),
        ("Svea Logistik AB", "Logistik AB"),
    ],
)
def test_form_and_trade_stay(masker: Masker, text: str, kept: str) -> None:
    made = masker.replacement("ORGANIZATION", text)
    assert kept in made
    assert made != text


def test_katakana_is_no_row_of_one_sign(masker: Masker) -> None:
    assert len(set(masker.replacement("ORGANIZATION", "トヨタ自動車"))) > 2


def test_a_person_in_a_column_of_firms_is_the_same_person(planned: Planner) -> None:
    texts = ["Fiammetta Lo Presti", "Faisal Al-Otaibi"]
    people = [("PERSON", text) for text in texts]
    plan = planned([*people, ("PERSON", "Lo Presti"), *(("ORGANIZATION", text) for text in texts)])
    for text in texts:
        assert plan.replacements["ORGANIZATION", text] == plan.replacements["PERSON", text]
    assert " Lo " in plan.replacements["ORGANIZATION", texts[0]]


def test_the_firm_of_a_family_keeps_its_trade(planned: Planner) -> None:
    plan = planned([("PERSON", "Anna Lo Presti"), ("ORGANIZATION", "Lo Presti Logistics")])
    assert plan.replacements["ORGANIZATION", "Lo Presti Logistics"].endswith(" Logistics")
