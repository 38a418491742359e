"""Which doubtful numbers the corpus proves: those of a form that labels tell of others (`OR-` and five digits)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from gptsanitize.model import Mention

__all__ = ["without_doubtful_codes"]

_DOUBTFUL = 0.5  # score below which a number counts only if labels prove its form
_FEWEST = 3  # numbers of one form that labels must tell of
_ENTITY = "CUSTOMER_ID"
_PROVING = frozenset(
    {
        "EMPLOYEE_ID",
        "CUSTOMER_ID",
        "MEDICAL_RECORD",
        "INSURANCE_NUMBER",
        "PASSPORT",
        "LICENSE_NUMBER",
        "STUDENT_ID",
        "ID",
    }
)
_FORM = re.compile(r"([A-Z]{1,5}[-_/]?)([0-9]{4,10})", re.ASCII)


def without_doubtful_codes(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions; of numbers that stood without a label only those whose form three labels and more prove."""
    every = list(mentions)
    forms = sorted((form, m.text) for m in every if m.typed and m.entity in _PROVING and (form := _form(m.text))[1])
    distinct = {form: len({text for _, text in group}) for form, group in groupby(forms, key=lambda pair: pair[0])}
    elsewhere = {m.text for m in every if m.typed and m.entity != _ENTITY}
    for mention in every:
        is_doubtful = mention.entity == _ENTITY and not mention.typed and mention.score < _DOUBTFUL
        is_proven = distinct.get(_form(mention.text), 0) >= _FEWEST and mention.text not in elsewhere
        if is_proven or not is_doubtful:
            yield mention


def _form(text: str) -> tuple[str, int]:
    """What stands before the digits, and how many there are; nothing for another form."""
    found = _FORM.fullmatch(text)
    return (found[1], len(found[2])) if found and len(found[1]) > 1 else ("", 0)
