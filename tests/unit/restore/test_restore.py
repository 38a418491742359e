"""Answers turned back: every way of writing a fake that models use, and what must not be guessed."""

from __future__ import annotations

import json

import pytest

from gptsanitize.mask import Ledger
from gptsanitize.restore import Doubt, Restorer
from gptsanitize.restore.find import Finder, Told
from gptsanitize.restore.index import Index


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("Margaret Hallberg agreed.", "Jane Roebuck agreed."),
        ("Ms. Hallberg agreed.", "Ms. Roebuck agreed."),
        ("Frau Dr. Hallberg hat", "Frau Dr. Roebuck hat"),
        ("Hallberg agreed; so did Margaret.", "Roebuck agreed; so did Jane."),
        ("M. Hallberg and Hallberg, M.", "J. Roebuck and Roebuck, J."),
        ("Hallberg, Margaret; Kellermann, Peter", "Roebuck, Jane; Braun, Otto"),
        ("Margaret Hallberg's file, HALLBERG’S file", "Jane Roebuck's file, ROEBUCK’S file"),
        ("the Hallbergs and the Marlos", "the Roebucks and the Vosses"),
        ("Das ist Hallbergs Akte, und das ist Marlos Akte.", "Das ist Roebucks Akte, und das ist Voss' Akte."),
        ("Jones' car", "Carter's car"),
        ("MARGARET HALLBERG, margaret hallberg", "JANE ROEBUCK, jane roebuck"),
        ("ms. hallberg said", "ms. roebuck said"),
        ("**Margaret** Hallberg", "**Jane** Roebuck"),
        ("_Margaret_ **Hallberg**", "_Jane_ **Roebuck**"),
        ("<b>Margaret</b> Hallberg", "<b>Jane</b> Roebuck"),
        (
            "[Margaret Hallberg](mailto:mhallberg@northwind.example)",
            "[Jane Roebuck](mailto:jroebuck@acme.test)",
        ),
        ("Margaret\nHallberg", "Jane\nRoebuck"),
        ("> by Margaret\n> Hallberg", "> by Jane\n> Roebuck"),
        ("Mia Hallstro\u0308m", "Eva Müller"),
        ("Mia Hallstr&ouml;m", "Eva M&uuml;ller"),
        ("?q=Mia%20Hallstr%C3%B6m", "?q=Eva%20M%C3%BCller"),
        ("mhallberg%40northwind.example", "jroebuck%40acme.test"),
        ("Mar\u00adgaret Hallberg", "Jane Roebuck"),
        ("**Northwind Trading GmbH**, **Northwind** Trading GmbH", "**Acme Corporation AG**, **Acme** Corporation AG"),
        ("call +1 202-555-0143.", "call +1 617-321-9876."),
        ("call +1 (202) 555 0143, or 12025550143", "call +1 (617) 321 9876, or 16173219876"),
        ("it is x*y*z1!q here", "it is a*b*c9!z here"),
    ],
)
def test_what_models_do_to_fakes_is_undone(restorer: Restorer, answer: str, wanted: str) -> None:
    done = restorer.restore(answer)
    assert done.text == wanted
    assert done.count
    assert not done.unsure


@pytest.mark.parametrize(
    "text",
    [
        "Hallbergen, Northwinds2, Shallberg, mhallberg@northwind.example.com5",
        "+1 202-555-01439 and x202-555-0143, 120255501431, 5.12025550143, 1 2025550143 7",
        "Nothing of ours: Berlin, 2024, info@example.org",
        "",
        "\n\n",
    ],
)
def test_nothing_inside_another_word_is_touched(restorer: Restorer, text: str) -> None:
    assert restorer.restore(text).text in {text, text.replace("mhallberg@northwind.example", "jroebuck@acme.test")}


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("Margaret Kellermann called.", Doubt.MIXED),
        ("P. Hallberg called.", Doubt.UNKNOWN),
        ("Margaret Thatcher was a chemist.", Doubt.WEAK),
        ("There are 37 of them.", Doubt.WEAK),
    ],
)
def test_what_is_not_sure_is_left_and_reported(restorer: Restorer, answer: str, why: Doubt) -> None:
    done = restorer.restore(answer)
    assert done.text == answer
    assert [each.why for each in done.unsure] == [why]
    assert all("Roebuck" not in each.surrogate for each in done.unsure)


def test_two_originals_of_one_surrogate_are_not_guessed() -> None:
    ledger = Ledger()
    ledger.add("PERSON", "Ada Norwell", "Jane Roe", 9)
    ledger.add("PERSON", "Bea Norwell", "John Doe", 1)
    done = Restorer(ledger).restore("Norwell wrote; Ada Norwell and Bea Norwell did not.")
    assert done.text == "Norwell wrote; Jane Roe and John Doe did not."
    assert [(each.surrogate, each.why, each.count) for each in done.unsure] == [("Norwell", Doubt.AMBIGUOUS, 1)]


def test_two_spellings_of_one_value_become_the_commoner_and_are_reported() -> None:
    ledger = Ledger()
    ledger.add("EMAIL", "a@x.example", "jane@ACME.test", 1)
    ledger.add("EMAIL", "a@x.example", "jane@acme.test", 5)
    done = Restorer(ledger).restore("Write to a@x.example")
    assert done.text == "Write to jane@acme.test"
    assert [each.why for each in done.unsure] == [Doubt.SPELLING]


def test_a_label_stands_for_the_fullest_name() -> None:
    ledger = Ledger()
    ledger.add("PERSON", "[PERSON 3]", "Roe", 5)
    ledger.add("PERSON", "[PERSON 3]", "Jane Roe", 2)
    assert Restorer(ledger).restore("[PERSON 3] agreed.").text == "Jane Roe agreed."


def test_originals_are_escaped_in_json() -> None:
    ledger = Ledger()
    ledger.add("PERSON", "Mia Norwell", 'Eva "Evi" Müller', 1)
    answer = json.dumps({"owner": "Mia Norwell", "text": 'said "Mia Norwell"\nagain'})
    done = Restorer(ledger).restore(answer)
    assert json.loads(done.text) == {"owner": 'Eva "Evi" Müller', "text": 'said "Eva "Evi" Müller"\nagain'}


def test_json_escapes_are_read_and_written(restorer: Restorer) -> None:
    done = restorer.restore(json.dumps({"name": "Mia Hallström"}))
    assert "\\u00fc" in done.text
    assert json.loads(done.text) == {"name": "Eva Müller"}


def test_a_person_named_in_full_is_meant_by_a_short_form_later() -> None:
    ledger = Ledger()
    ledger.add("PERSON", "Ida Grant", "Jane Roe", 1)
    ledger.strays["Grant"] = 9
    restorer = Restorer(ledger)
    assert restorer.restore("The town got a Grant of money.").text == "The town got a Grant of money."
    assert restorer.restore("Ida Grant came. Grant stayed.").text == "Jane Roe came. Roe stayed."


def test_scripts_without_spaces_and_case() -> None:
    ledger = Ledger()
    ledger.add("PERSON", "王伟", "李娜", 1)
    ledger.add("PERSON", "Иван Петров", "Олег Соколов", 1)
    restorer = Restorer(ledger)
    assert restorer.restore("请联系王伟经理。").text == "请联系李娜经理。"
    assert restorer.restore("ИВАН ПЕТРОВ и Петров").text == "ОЛЕГ СОКОЛОВ и Соколов"


def test_an_empty_ledger_restores_nothing() -> None:
    done = Restorer(Ledger()).restore("Margaret Hallberg")
    assert (done.text, done.count, done.unsure) == ("Margaret Hallberg", 0, ())


def test_no_repr_tells_anything(restorer: Restorer, ledger: Ledger) -> None:
    done = restorer.restore("Margaret Hallberg")
    hits = Finder(Index(ledger)).find("Margaret Hallberg", Told())
    choice = Index(ledger).people.original("Hallberg")
    for shown in (repr(done), repr(ledger), repr(next(iter(ledger.all_pairs()))), repr(hits), repr(choice)):
        assert "Roebuck" not in shown
        assert "Jane" not in shown


def test_names_without_their_accents_and_short_names_of_firms() -> None:
    ledger = Ledger()
    ledger.add("PERSON", "Dontae Bäckhold", "Thomas Müller", 2)
    ledger.add("ORGANIZATION", "Corbett Maschinenbau GmbH", "Brandt Maschinenbau GmbH", 2)
    restorer = Restorer(ledger)
    assert restorer.restore("Backhold of Corbett").text == "Müller of Brandt"
    assert restorer.restore("user dontae.backhold").text == "user thomas.muller"
    assert restorer.restore("D. Backhold, B. Bäckhold").text == "T. Müller, B. Bäckhold"


def test_an_iban_in_another_grouping_keeps_the_grouping_of_the_answer() -> None:
    ledger = Ledger("key")
    ledger.add("IBAN", "DE58 6661 4240 5400 1166 62", "DE89 3704 0044 0532 0130 00", 1)
    restore = Restorer(ledger).restore
    assert restore("to DE58666142405400116662 today").text == "to DE89370400440532013000 today"
    assert restore("to DE58-6661-4240-5400-1166-62.").text == "to DE89-3704-0044-0532-0130-00."
    assert restore("to DE58 6661 4240 5400 1166 63").text == "to DE58 6661 4240 5400 1166 63"
    answer = "Pay DE58666142405400116662 or de58 6661 4240 5400 1166 62 now"
    pieces = Restorer(ledger).stream()
    assert "".join(pieces.pieces(answer)) == restore(answer).text


def test_initials_are_turned_back_where_they_are_no_acronym() -> None:
    ledger = Ledger("key")
    for fake, original in (("Zoe Quast", "Jane Roebuck"), ("ZQ", "JR"), ("MB", "AK"), ("Mia Bell", "Aldo Kern")):
        ledger.add("PERSON", fake, original, 1)
    restore = Restorer(ledger).restore
    assert restore("ZQ asked about zq.").text == "JR asked about zq."
    unsure = restore("It has 10 MB, and MB asked.")
    assert unsure.text == "It has 10 MB, and MB asked."
    assert {each.why for each in unsure.unsure} == {Doubt.WEAK}
    assert restore("Mia Bell has 10 MB, and MB asked.").text == "Aldo Kern has 10 MB, and AK asked."
