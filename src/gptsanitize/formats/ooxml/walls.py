"""Runs that touch without belonging to one word: a label and its number, a number and the mark of its note.

Word keeps no blank between a bold label and what follows it, nor before a raised digit. Joined, `SSN` and `531-89-9043`
are one word that no rule knows. Where letters meet digits, digits meet digits, or a small letter meets a capital, the
runs are therefore also read apart; where a word is merely cut in two, they are not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

__all__ = ["apart"]

R = TypeVar("R")

_MOST = 64
"""Seams of a paragraph; one of which each letter is a run is no text of labels and numbers."""


def apart(runs: Sequence[R], raw_of: Callable[[R], bytes], wall_before: Callable[[R], R]) -> list[R]:
    """The runs with a wall at each such seam; nothing if there is none, or too many to be told from spelling."""
    seams = {number for number, (left, right) in enumerate(pairwise(runs), 1) if _meet(raw_of(left), raw_of(right))}
    if not 0 < len(seams) <= _MOST:
        return []
    return [
        each for number, run in enumerate(runs) for each in ((wall_before(run), run) if number in seams else (run,))
    ]


def _meet(left: bytes, right: bytes) -> bool:
    before, after = left[-1:], right[:1]
    if not (before.isalnum() and after.isalnum()):
        return False
    return before.isdigit() or after.isdigit() or (before.islower() and after.isupper())
