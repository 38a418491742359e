"""Paragraphs of one paper tell of one person together: `Dx: sarcoidosis` below the line with her name and number.

A document comes in paragraphs, and what names somebody seldom stands in the one that tells of her. Responsible for
where in a batch each paragraph stands. What may be somebody's, and what makes a paper hers, is known to `told`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from gptsanitize.detect.told.of_person import Paper, said_in_paper, wait_for_row
from gptsanitize.detect.views.blocks import Hit
from gptsanitize.model import Place, Segment

__all__ = ["of_neighbours"]


def of_neighbours(batch: Sequence[Segment], hits: Sequence[tuple[Hit, ...]]) -> list[tuple[Hit, ...]]:
    """The hits of a batch, those that wait outside of cells judged by the paragraphs around them."""
    made = list(hits)
    waiting = [
        at
        for at, (each, found) in enumerate(zip(batch, hits, strict=True))
        if not each.group and each.place is not Place.TABLE and wait_for_row(found)
    ]
    if not waiting:
        return made
    offsets = [0, *accumulate(len(segment.text) + 1 for segment in batch)]
    parts = [Paper.of(found, offset) for found, offset in zip(hits, offsets, strict=False) if found]
    paper = Paper(*([place for part in parts for place in part[kind]] for kind in range(len(Paper._fields))))
    for at in waiting:
        made[at] = said_in_paper(batch[at].text, hits[at], paper, offsets[at])
    return made
