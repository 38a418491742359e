"""Initials, halves and nicknames right beside a name."""

from __future__ import annotations

import pytest

from gptsanitize.detect.people.beside import beside_names
from gptsanitize.detect.scan.scanner import Hit


def found(text: str, *names: str) -> list[str]:
    hits = [Hit(text.index(name), text.index(name) + len(name), "PERSON", "names", 0.8, "") for name in names]
    return [text[hit.start : hit.end] for hit in beside_names(text, hits)]


@pytest.mark.parametrize(
    ("text", "seen", "whole"),
    [
        ("06/08 Quenda K: on leave", "Quenda", "Quenda K"),
        ("Quenda B. llamó", "Quenda", "Quenda B."),
        ("Quenda el-K. is out", "Quenda", "Quenda el-K."),
        ("`QUENDROCKS  M E   40-35", "QUENDROCKS", "QUENDROCKS  M E"),
        ("I appoint my nephew QUENDRINE JOHN ROKE of Quendham", "QUENDRINE JOHN", "QUENDRINE JOHN ROKE"),
        ("Robert Quenda jr - eviction", "Robert Quenda", "Robert Quenda jr"),
        ("Prénoms : Marie-Quendata", "Marie", "Marie-Quendata"),
        ("with Teri-Ann Quendcheck", "Ann Quendcheck", "Teri-Ann Quendcheck"),
        ("Signed  B A Quenda", "Quenda", "B A Quenda"),
        ("aan H.J. Quenda", "Quenda", "H.J. Quenda"),
        ('and Quendasade ("Quensa"), born', "Quendasade", "Quensa"),
        ('QUENDREN MOLL - "QUEZ". IC1', "QUENDREN MOLL", "QUEZ"),
        ("Mrs Quendrietta Roe (Quen), Upper", "Quendrietta Roe", "Quen"),
    ],
)
def test_what_stands_beside_a_name_belongs_to_it(text: str, seen: str, whole: str) -> None:
    assert whole in found(text, seen)


@pytest.mark.parametrize(
    "text", ["seiner Tochter (Quendi, 9).", "her young lad (Quendian, 11)", "Quendi (3 ans et demi)"]
)
def test_a_child_in_brackets_stands_before_its_age(text: str) -> None:
    assert found(text)[0].startswith("Quendi")


@pytest.mark.parametrize(
    "text",
    [
        "Thanks Quenda I will come",
        'Quenda ("Employee") signs',
        "Quenda (Manager) signs",
        "Quenda. B is next",
        "A Quenda speech",
        "said Mr. Quenda to",
        "SEEN BY Quenda TODAY",
        "(Chapter, 9)",
        "(Table, 11)",
    ],
)
def test_other_words_beside_a_name_do_not(text: str) -> None:
    assert found(text, *(["Quenda"] if "Quenda" in text else [])) == []
