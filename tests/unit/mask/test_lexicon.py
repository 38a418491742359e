"""Which values are looked for elsewhere: what identifies is, words that were taken for a name once are not."""

from __future__ import annotations

import pytest

from gptsanitize.mask import Key
from gptsanitize.model import Known, Match, Mention
from gptsanitize.pipeline import plan
from gptsanitize.policy import default_policy


def entries(*mentions: Mention) -> dict[str, Known]:
    """The lexicon of these mentions that is searched, by text."""
    planned = plan(mentions, Key(bytes(range(7, 39))), default_policy())
    return {known.text: known for known in planned.lexicon if known.match is not Match.NEVER}


def told(entity: str, text: str, *, typed: bool = False) -> Mention:
    return Mention(entity, text, 1, 0.9 if typed else 0.8, typed)


@pytest.mark.parametrize(
    ("mention", "present", "absent"),
    [
        (told("PERSON", "Simon Parker"), {"Simon Parker", "Dr Parker", "Parker, Simon"}, set()),
        (told("PERSON", "Anneliese Stone"), {"Anneliese Stone", "Frau Stone"}, set()),
        (told("PERSON", "First Line"), set(), {"Line", "First", "Line, First", "firstline"}),
        (told("PERSON", "Floor Lamp"), set(), {"Floor", "Lamp", "Lamp, Floor"}),
        (told("PERSON", "Will Power", typed=True), {"Will Power"}, {"willpower"}),
        (told("PERSON", "Part content type", typed=True), set(), {"Part content type", "Part type"}),
        (told("PERSON", "Mark Banker", typed=True), {"Mark Banker", "Banker"}, set()),
        (told("PERSON", "Ottoline Quendlbach", typed=True), {"Quendlbach", "Ottoline Quendlbach"}, set()),
        (told("PERSON", "Brunnagh McQuendle"), {"Brunnagh McQuendle", "McQuendle", "McQuendle, Brunnagh"}, set()),
        (told("PERSON", "QuendLib Vexility"), set(), {"QuendLib Vexility", "Vexility"}),
        (told("PERSON", "Quendlib Report"), set(), {"Quendlib Report", "Report"}),
        (told("ORGANIZATION", "Schedule A, Line 3"), set(), {"Schedule A, Line 3"}),
        (told("ORGANIZATION", "Schedule A, Line 3", typed=True), {"Schedule A, Line 3"}, set()),
        (told("ORGANIZATION", "Golden Lantern Bakery", typed=True), {"Golden Lantern Bakery"}, {"Golden"}),
        (told("ORGANIZATION", "Professional"), set(), {"Professional"}),
        (told("ORGANIZATION", "Quendlbach 24 GmbH"), {"Quendlbach 24 GmbH", "Quendlbach"}, set()),
    ],
)
def test_what_is_looked_for_elsewhere(mention: Mention, present: set[str], absent: set[str]) -> None:
    known = entries(mention)
    assert present <= set(known)
    assert not absent & set(known)


def test_a_given_name_of_no_list_is_told_by_lists_and_addresses() -> None:
    emeka = told("PERSON", "Emeka Ozoemena", typed=True)
    assert "Emeka" not in entries(emeka)
    assert "Emeka" in entries(emeka, told("EMAIL", "emeka.ozoemena@roe.example", typed=True))
    assert "Emeka" in entries(emeka, told("PERSON", "Ozoemena, Emeka", typed=True))
    assert "Sales" not in entries(told("PERSON", "Sales Roe", typed=True), told("EMAIL", "sales.roe@roe.example"))


@pytest.mark.parametrize("text", ["", "-", ".", "J", "J.", "J. K.", "--,", "\u200b", "1", "Dr.", ", ,"])
@pytest.mark.parametrize("entity", ["PERSON", "ORGANIZATION", "USERNAME", "URL", "EMAIL"])
def test_no_mention_ends_a_run(entity: str, text: str) -> None:
    known = entries(told(entity, text), told(entity, text, typed=True))
    assert not [each for each in known if not each.strip()], "what is nothing would be found everywhere"


def test_only_the_long_fragment_of_a_url_stands_for_itself() -> None:
    long, short = "section_" * 20, "installation-and-configuration"
    known = entries(*(told("URL", f"https://quendlbach.net/a#{each}", typed=True) for each in (long, short)))
    assert known[long].match is Match.ANYWHERE
    assert known[long].surrogate != long
    assert short not in known


def test_the_account_of_an_address_is_looked_for_where_it_is_a_known_persons() -> None:
    mail = told("EMAIL", "magda.quendlen@roe.example", typed=True)
    known = entries(mail, told("PERSON", "Magdalena Quendlen", typed=True))
    assert known[mail.text].surrogate.startswith(f"{known['magda.quendlen'].surrogate}@")
    assert "magda.quendlen" not in entries(mail)
    assert "sales.team" not in entries(told("EMAIL", "sales.team@roe.example"), told("PERSON", "Ada Roe", typed=True))


def test_a_street_of_a_column_is_looked_for_in_texts() -> None:
    found = entries(told("ADDRESS", "Am Hang 12", typed=True))
    assert found["Am Hang 12"].match is Match.ANYWHERE
