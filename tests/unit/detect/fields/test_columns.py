"""Columns agree: doubtful cells take the column's entity, and headers are neither places nor firms."""

from __future__ import annotations

from gptsanitize.detect.fields.columns import agree
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.model import Place, Segment


def cell(number: int, text: str, hint: str = "") -> Segment:
    return Segment(number, text, Place.TABLE, f"row {number}", hint, "column 1" if hint else "")


def guess(text: str, entity: str, rule: str = "names") -> tuple[Hit, ...]:
    return (Hit(0, len(text), entity, rule, 0.7, "names model"),)


def test_an_unknown_word_that_heads_a_column_is_no_place() -> None:
    batch = [cell(0, "Buchungstag"), cell(1, "heute", "Buchungstag")]
    assert agree(batch, [guess("Buchungstag", "LOCATION"), ()]) == [(), ()]


def test_a_person_a_town_and_what_a_rule_found_may_head_a_column() -> None:
    for text, entity, rule in (
        ("Ada Lovelace", "PERSON", "names"),
        ("Hamburg", "LOCATION", "names"),
        ("x", "TERM", "term"),
    ):
        batch = [cell(0, text), cell(1, "yes", text)]
        assert agree(batch, [guess(text, entity, rule), ()])[0], text


def test_the_same_word_in_a_cell_is_judged_as_it_was() -> None:
    batch = [cell(0, "Valuta"), cell(1, "Valuta", "Ort")]
    assert agree(batch, [guess("Valuta", "LOCATION"), guess("Valuta", "LOCATION")])[1]


def test_the_code_of_a_country_is_no_place() -> None:
    batch = [cell(1, "KR", "Country"), cell(2, "Seoul", "City")]
    assert agree(batch, [guess("KR", "LOCATION"), guess("Seoul", "LOCATION")]) == [(), guess("Seoul", "LOCATION")]


def test_a_name_of_which_the_model_saw_one_word_is_whole_in_a_column_of_people() -> None:
    names = ["Ada Roe", "Kurt Poe", "Emmy Doe", "Alan Moe", "SAETHER, Ragnhild"]
    hits = [guess(name, "PERSON") for name in names[:4]] + [(Hit(9, 17, "PERSON", "names", 0.8, "names model"),)]
    batch = [cell(number, name, "Seafarer") for number, name in enumerate(names)]
    assert [(hit.start, hit.end) for hit in agree(batch, hits)[4]] == [(0, 17)]


def test_jobs_and_states_are_no_names() -> None:
    batch = [cell(1, "Oiler", "Rank"), cell(2, "Crewing", "Department"), cell(3, "Oiler", "Employee")]
    hits = [guess("Oiler", "ORGANIZATION"), guess("Crewing", "PERSON"), guess("Oiler", "PERSON")]
    assert agree(batch, hits) == [(), (), hits[2]]
