"""Whole texts: the trail brings every character back, whatever the line ends."""

from __future__ import annotations

import pytest

from gptsanitize.mask import Ledger
from gptsanitize.restore import Restorer, Retracer

SOURCE = "Jane Roe (34)\njane@ACME.test, jane@acme.test\nno change: 37 and Ida\n\nend Roe"
CLEAN = "Ida Grant (37)\na@x.example, a@x.example\nno change: 37 and Ida\n\nend Grant"


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger()
    made.add("PERSON", "Ida Grant", "Jane Roe", 1)
    made.add("EMAIL", "a@x.example", "jane@ACME.test", 1)
    made.add("EMAIL", "a@x.example", "jane@acme.test", 1)
    made.add("AGE", "37", "34", 1)
    return made


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_clean_text_becomes_its_source(ledger: Ledger, end: str, mark: str) -> None:
    Retracer(ledger).retrace(CLEAN, SOURCE, ledger)
    done = Restorer(ledger).restore(mark + CLEAN.replace("\n", end))
    assert done.text == mark + SOURCE.replace("\n", end)
    assert not done.unsure


def test_texts_with_other_lines_come_back_whole(ledger: Ledger) -> None:
    Retracer(ledger).retrace("a\nb c\nd", "a\nb\nc\nd\n", ledger)
    assert Restorer(ledger).restore("a\nb c\nd").text == "a\nb\nc\nd\n"


def test_a_text_without_change_comes_back_as_it_is(ledger: Ledger) -> None:
    Retracer(ledger).retrace("Ida Grant is a street.", "Ida Grant is a street.", ledger)
    assert Restorer(ledger).restore("Ida Grant is a street.").text == "Ida Grant is a street."


def test_two_sources_of_one_clean_text_are_reported(ledger: Ledger) -> None:
    for source in ("jane@ACME.test", "jane@acme.test"):
        Retracer(ledger).retrace("a@x.example", source, ledger)
    done = Restorer(ledger).restore("a@x.example")
    assert done.text == "jane@ACME.test"
    assert len(done.unsure) == 1


def test_a_quotation_tells_what_stood_there(ledger: Ledger) -> None:
    """A number that proves nothing is restored where the words before it are those of a clean file."""
    clean = "The patient was admitted at the age of 37 in May. The ward has 37 beds."
    source = "The patient was admitted at the age of 34 in May. The ward has 37 beds."
    Retracer(ledger).retrace(clean, source, ledger)
    restorer = Restorer(ledger)
    done = restorer.restore("You wrote: was admitted at the age of 37, and: The ward has 37 beds.")
    assert done.text == "You wrote: was admitted at the age of 34, and: The ward has 37 beds."
    assert restorer.restore("All 37 of them.").text == "All 37 of them."
