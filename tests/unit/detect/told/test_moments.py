"""Ages, days, sums and turns of life as people write them of one another."""

from __future__ import annotations

import pytest

from gptsanitize.detect import Detector
from gptsanitize.model import Place, Policy, Segment

DETECTOR = Detector(Policy(names_model=""))


def found(text: str) -> list[str]:
    ((_, findings),) = DETECTOR.find([Segment(0, text, Place.BODY, "")])
    return [text[each.start : each.end] for each in findings]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("My sister is away till 20th and her leave ends 30/9, she says.", "20th"),
        ("My sister is away till 20th and her leave ends 30/9, she says.", "30/9"),
        ("He heard nothing since\nNovember, he told me.", "November"),
        ("She says she is 14 wks pregnant.", "14 wks pregnant"),
        ("My brother has three kids and no job.", "three kids"),
        ("He is on Antabuse, his wife tells us.", "Antabuse"),
        ("im sikh, if my dad hears this", "sikh"),
        ("We have been separated since last March, she and I.", "separated since last March"),
        ("Ma fille a onze ans, elle est dyslexique.", "onze ans"),
        ("My mum, shes 68 only speaks Polish, can wait.", "68"),
        ("I leave my niece £4,250 and my ring.", "£4,250"),
        ("made this twelfth day of May Two Thousand and Nineteen.", "twelfth day of May Two Thousand and Nineteen"),
    ],
)
def test_what_is_said_of_somebody_is_found(text: str, value: str) -> None:
    assert value in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Three children can share a tent in summer.",
        "Antabuse is a brand of disulfiram.",
        "The files were separated from the index in March.",
        "Entry costs €5 in summer.",
        "The ratio is 20/9 of the whole.",
        "Employees on parental leave keep their seats.",
        "It takes him 20 minutes.",
        "The first of many, the second of all.",
    ],
)
def test_what_is_said_of_nobody_stays(text: str) -> None:
    assert found(text) == []


def test_the_column_below_age_follows_a_name() -> None:
    rows = ("1   Mr Imogen Quellor      94    none seen", "2   Mrs Tamsin Quellor (x)     88  ok", "")
    text = "\n".join(("RM  NAME (likes)          AGE   DX", *rows))
    assert {"94", "88"} <= set(found(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("My nephew was transferred to Rushbrook Infirmary that night.", "Rushbrook Infirmary"),
        ("Mi hijo estudia en el CEBALTEP y vive conmigo.", "CEBALTEP"),
        ("My brother has a scar above the left eye.", "a scar above the left eye"),
        ("Er ist Klempner und wohnt bei seiner Mutter.", "Klempner"),
    ],
)
def test_houses_marks_and_trades_of_somebody_are_found(text: str, value: str) -> None:
    assert any(value.endswith(each) for each in found(text))
