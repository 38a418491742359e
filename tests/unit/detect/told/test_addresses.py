"""An address is one finding, from its first part to its last."""

from __future__ import annotations

import pytest

from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.told.addresses import whole_addresses


def _whole(text: str, street: str, *places: str) -> list[str]:
    start = text.index(street)
    hits = [Hit(start, start + len(street), "ADDRESS", "street", 0.8, "")]
    hits += [Hit(text.index(name), text.index(name) + len(name), "LOCATION", "names", 0.7, "") for name in places]
    return [text[hit.start : hit.end] for hit in whole_addresses(text, hits)]


@pytest.mark.parametrize(
    ("behind", "whole"),
    [
        (" - 69007 Lyon", " - 69007 Lyon"),
        ("\n01001 Kyiv\n", "\n01001 Kyiv"),
        (", 34710 Kadıköy/İstanbul closes", ", 34710 Kadıköy/İstanbul"),
        (", Singapore 238801.", ", Singapore 238801"),
        (", Flat 12, Exampleton EX4 1AB\nE-mail: x", ", Flat 12, Exampleton EX4 1AB"),
        (", 2. OG links, 13353 Berlin", ", 2. OG links, 13353 Berlin"),
        ("\nSeestadt\n, nan\n 51971 for", "\nSeestadt\n, nan\n 51971"),
        ("\n> Apt. 12\n> Seestadt\n> Finland 38524", "\n> Apt. 12\n> Seestadt\n> Finland 38524"),
        (", Seestadt, Co. Kerry, F35 X713", ", Seestadt, Co. Kerry, F35 X713"),
        (", 36941 Tann (Rhön) ist", ", 36941 Tann (Rhön)"),
        (", Exampletown, Germany", ", Exampletown, Germany"),
        (", Exampletown, ON K1A 0B1, Canada.", ", Exampletown, ON K1A 0B1, Canada"),
    ],
)
def test_what_belongs_to_a_street(behind: str, whole: str) -> None:
    street = "86, boulevard Haganshaw"
    assert _whole(street + behind, street) == [street + whole]


@pytest.mark.parametrize(
    "behind",
    [
        ". 2000 Items left",
        ", 2000 Tickets",
        ", Exampletown, 2000 people came",
        ", 50 people",
        "\nJane Roe\n07700 900123",
        "\nTel: 12345",
        " Exampletown",
        "",
    ],
)
def test_what_does_not(behind: str) -> None:
    street = "86, boulevard Haganshaw"
    assert not _whole(street + behind, street)


def test_behind_a_postcode_only_a_country_follows() -> None:
    street = "17 Long Acre, Exampleton EX4 1AB"
    assert not _whole(f"{street}\nJane Roe\n12345 Roetown", street)
    assert _whole(f"{street}, England", street) == [f"{street}, England"]


def test_a_place_that_the_model_saw_behind_a_street() -> None:
    assert _whole("at Haganvej 9, Sydhavn today", "Haganvej 9", "Sydhavn") == ["Haganvej 9, Sydhavn"]
    assert not _whole("at Haganvej 9 Sydhavn today", "Haganvej 9", "Sydhavn")


@pytest.mark.parametrize(
    ("text", "street", "whole"),
    [
        ("User: 5586 Haganvej 31", "Haganvej 31", "5586 Haganvej 31"),
        ("at Suite 12, Haganvej 31", "Haganvej 31", "Suite 12, Haganvej 31"),
        ("in 1010 Wien, Ringgasse 4", "Ringgasse 4", "1010 Wien, Ringgasse 4"),
        (
            "of Rose Cottage, Mill Lane, Little Roe, Exampleton EX4 1AB",
            "EX4 1AB",
            "Rose Cottage, Mill Lane, Little Roe, Exampleton EX4 1AB",
        ),
    ],
)
def test_what_stands_before_a_street(text: str, street: str, whole: str) -> None:
    assert _whole(text, street) == [whole]


@pytest.mark.parametrize(("text", "street"), [("in 2020 Haganvej 31", "Haganvej 31"), ("Jane Roe, EX4 1AB", "EX4 1AB")])
def test_what_does_not_stand_before_it(text: str, street: str) -> None:
    assert not _whole(text, street)


def test_the_cells_of_a_row_are_findings_of_their_own() -> None:
    assert _whole("Haganvej 9 | 12345 Roetown |", "Haganvej 9") == ["Haganvej 9", "12345 Roetown"]


@pytest.mark.parametrize(
    ("text", "street", "whole"),
    [
        ("Depot: Lot 13, 253 Quend Hwy", "253 Quend Hwy", "Lot 13, 253 Quend Hwy"),
        (
            "Come to 4th floor, Cotton Exchange, 19 Quend St now",
            "19 Quend St",
            "4th floor, Cotton Exchange, 19 Quend St",
        ),
        ("We're at 207 - 1632 Quendlin Drive.", "1632 Quendlin Drive", "207 - 1632 Quendlin Drive"),
        (
            "in Résidence Les Pins, bât. C, apt 44, 12 allée Quend",
            "12 allée Quend",
            "Résidence Les Pins, bât. C, apt 44, 12 allée Quend",
        ),
        ("at 17 Long Acre, unit C-18.", "17 Long Acre", "17 Long Acre, unit C-18"),
        ("i Quendgade 4, 2. tv., 8000 Aarhus C", "Quendgade 4", "Quendgade 4, 2. tv., 8000 Aarhus C"),
        (
            "Av. Quendista, 1578, ap. 44, São Quendo - SP, 01310-200",
            "Av. Quendista, 1578",
            "Av. Quendista, 1578, ap. 44, São Quendo - SP, 01310-200",
        ),
        ("Roe\nTŷ Quend, Ffordd y Môr, Tywyn LL36 7TG\n", "LL36 7TG", "Tŷ Quend, Ffordd y Môr, Tywyn LL36 7TG"),
        ("a cottage at 6b Maes Quendau, Roeparcau SY23 1QX. He", "SY23 1QX", "6b Maes Quendau, Roeparcau SY23 1QX"),
        ("Quend na Mara, 4 Lower Quendle, Isle of Roe HS2 0RG", "HS2 0RG", None),
        ("tel 1; Upper Quend Stud, nr Roebourn RG17 8TZ, m", "RG17 8TZ", "Upper Quend Stud, nr Roebourn RG17 8TZ"),
        ("at 12 Quend Street, off Roe Avenue.", "12 Quend Street", "12 Quend Street, off Roe Avenue"),
        ("14, rue du Quend, escalier B. Le code", "14, rue du Quend", "14, rue du Quend, escalier B"),
        ("at 4 Quend Lane, Roedulas LL22. He", "4 Quend Lane", "4 Quend Lane, Roedulas LL22"),
        ("at 1180 rue Quend, app. 6. Il", "1180 rue Quend", "1180 rue Quend, app. 6"),
        (
            "of The Old Quend, 3 Roe House Lane, Roedore",
            "3 Roe House Lane, Roedore",
            "The Old Quend, 3 Roe House Lane, Roedore",
        ),
        ("all 12 of them SY23 1QX", "SY23 1QX", ""),
        ("pay 12 and 4 Quend Lane", "4 Quend Lane", ""),
        ("Chapter 2, 4 Quend Lane", "4 Quend Lane", ""),
    ],
)
def test_units_buildings_and_doors_stand_before_and_behind(text: str, street: str, whole: str | None) -> None:
    """The whole text where `whole` is None."""
    assert _whole(text, street) == ([text if whole is None else whole] if whole != "" else [])


def test_who_lives_in_a_house_is_no_part_of_its_address() -> None:
    text = "Jane Roe, 4 Lower Quendle, Isle of Roe HS2 0RG"
    hits = [Hit(39, 46, "ADDRESS", "postcode", 0.7, ""), Hit(0, 8, "PERSON", "names", 0.8, "")]
    assert [text[hit.start : hit.end] for hit in whole_addresses(text, hits)] == [text[10:]]
