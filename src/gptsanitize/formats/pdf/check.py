"""The writer's own check: PDFium reads the written file, and each edited page must show the new words and not the old
ones.

This is no proof: that is the witness's. It decides whether the next step of the ladder is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from gptsanitize.formats.pdf.layout import squash
from gptsanitize.formats.pdf.viewer import Viewer, open_viewer

__all__ = ["PageEdits", "find_faults"]

SHORTEST = 4
"""Shorter values are found by chance in other words."""


@dataclass(slots=True)
class PageEdits:
    """What was replaced on one page: originals and replacements, squashed, with how often."""

    edits: int = 0
    old: Counter[str] = field(default_factory=Counter, repr=False)
    new: Counter[str] = field(default_factory=Counter, repr=False)

    def add(self, old: str, new: str) -> None:
        """Note one edit."""
        self.edits += 1
        self.old[squash(old)] += 1
        self.new[squash(new)] += 1


def find_faults(data: bytes, before: Viewer, pages: Mapping[int, PageEdits]) -> tuple[set[int], set[int]]:
    """The pages that still show an original more often than they may, and those that do not show a replacement."""
    leaks: set[int] = set()
    unread: set[int] = set()
    edited = [page for page in sorted(pages) if page >= 0]
    if not edited:
        return leaks, unread
    with open_viewer(data, None) as after:
        for page in edited:
            text = squash(after.text(page))
            if _leaks(text, before, page, pages[page]):
                leaks.add(page)
            if any(word and word not in text for word in pages[page].new):
                unread.add(page)
    return leaks, unread


def _leaks(text: str, before: Viewer, page: int, edits: PageEdits) -> bool:
    """Whether an original stands on the page that was not there beside the edited ones.

    Replacements are blanked first: `the` before `segal` reads as `these` when blanks do not count.
    """
    if not any(len(old) >= SHORTEST and old in text for old in edits.old):
        return False
    text = _without(text, edits)
    suspects = [old for old in edits.old if len(old) >= SHORTEST and old in text]
    if not suspects:
        return False
    source = squash(before.text(page))
    for old in suspects:
        brought = sum(count * new.count(old) for new, count in edits.new.items())
        if text.count(old) > max(0, source.count(old) - edits.old[old]) + brought:
            return True
    return False


def _without(text: str, edits: PageEdits) -> str:
    """The text with a mark in the place of each replacement that is no part of an original."""
    news = [new for new in edits.new if len(new) >= SHORTEST and not any(new in old for old in edits.old)]
    if not news:
        return text
    pattern = "|".join(re.escape(new) for new in sorted(news, key=len, reverse=True))
    return re.sub(pattern, "\0", text)
