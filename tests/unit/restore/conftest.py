"""A small vault's content, in which every fake is invented."""

from __future__ import annotations

import pytest

from gptsanitize.mask import Ledger
from gptsanitize.restore import Restorer


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    """Five people, a firm, and some values."""
    made = Ledger()
    for surrogate, original in (
        ("Margaret Hallberg", "Jane Roebuck"),
        ("HALLBERG", "ROEBUCK"),
        ("Peter Kellermann", "Otto Braun"),
        ("Mia Hallström", "Eva Müller"),
        ("Kai Jones", "Ben Carter"),
        ("Thea Marlo", "Ann Voss"),
    ):
        made.add("PERSON", surrogate, original, 3)
    made.add("EMAIL", "mhallberg@northwind.example", "jroebuck@acme.test", 2)
    made.add("ORGANIZATION", "Northwind Trading GmbH", "Acme Corporation AG", 2)
    made.add("ORGANIZATION", "Northwind", "Acme")
    made.add("PHONE", "+1 202-555-0143", "+1 617-321-9876", 1)
    made.add("AGE", "37", "34", 1)
    made.add("PASSWORD", "x*y*z1!q", "a*b*c9!z", 1)
    return made


@pytest.fixture(scope="session")
def restorer(ledger: Ledger) -> Restorer:
    """What restores it."""
    return Restorer(ledger)
