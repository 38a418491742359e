"""What a ledger remembers of a plan."""

from __future__ import annotations

import pytest

from gptsanitize.mask import Key, Ledger, Masker
from gptsanitize.model import Action, EntityPolicy, Mention, Policy


@pytest.mark.parametrize(
    ("action", "is_remembered"),
    [(Action.SURROGATE, True), (Action.LABEL, True), (Action.GENERALISE, False), (Action.DROP, False)],
)
def test_what_is_made_less_exact_does_not_lead_back(action: Action, is_remembered: bool) -> None:
    policy = Policy(entities={"BIRTH_DATE": EntityPolicy(action=action)})
    ledger = Ledger()
    ledger.plan(Masker(Key(bytes(range(32))), policy).plan([Mention("BIRTH_DATE", "1980-03-04", typed=True)]), policy)
    assert bool(ledger.pairs) is is_remembered
