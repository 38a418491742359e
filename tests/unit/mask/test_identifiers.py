"""Names of programs are nobody's in the whole corpus."""

from __future__ import annotations

import pytest

from gptsanitize.mask import IDENTIFIER, Key, names_of_programs
from gptsanitize.model import Mention
from gptsanitize.pipeline.planning import plan
from gptsanitize.policy import default_policy

CALLED = Mention(IDENTIFIER, "zorvane", count=0, score=0.0)
KEY = Key(bytes(range(32)))


@pytest.mark.parametrize("text", ["Zorvane", "Zorvane Reader", "Pelikrat Zorvane"])
@pytest.mark.parametrize("entity", ["PERSON", "ORGANIZATION", "LOCATION"])
def test_what_code_calls_is_nobody(entity: str, text: str) -> None:
    named = Mention(entity, text, score=0.8)
    assert names_of_programs([named, CALLED]) == ([], [named])
    assert names_of_programs([named]) == ([named], [])


@pytest.mark.parametrize(
    "mention",
    [
        Mention("PERSON", "Zorvane", score=0.8, typed=True),
        Mention("PERSON", "Jane Zorvane", score=0.8),
        Mention("PERSON", "Pelikrat", score=0.8),
        Mention("EMAIL", "zorvane@roe.example", score=0.8),
    ],
)
def test_people_stay_people(mention: Mention) -> None:
    assert names_of_programs([CALLED, mention]) == ([mention], [])


def test_a_name_proven_once_is_somebodys_everywhere() -> None:
    told, doubtful = Mention("PERSON", "Zorvane", typed=True), Mention("PERSON", "Zorvane", score=0.8)
    planned = plan([told, doubtful, CALLED], KEY, default_policy())
    assert planned.replacements["PERSON", "Zorvane"] != "Zorvane"


def test_the_plan_says_that_a_program_keeps_its_name() -> None:
    planned = plan(
        [Mention("PERSON", "Zorvane", score=0.8), Mention("PERSON", "Jane Roe"), CALLED], KEY, default_policy()
    )
    assert planned.replacements["PERSON", "Zorvane"] == "Zorvane"
    assert planned.replacements["PERSON", "Jane Roe"] != "Jane Roe"
    assert all("zorvane" not in known.text.lower() for known in planned.lexicon)
    assert (IDENTIFIER, "zorvane") not in planned.replacements
