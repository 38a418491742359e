"""The writer's own check: PDFium reads the written file, and each edited page must show the new words and not the old
ones.

This is no proof: that is the witness's. It decides whether the next step of the ladder is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from gptsanitize.formats.pdf.faces import as_drawn
from gptsanitize.formats.pdf.layout import BLANKS, letters, squash
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
            shown = after.text(page)
            if _leaks(shown, before, page, pages[page]):
                leaks.add(page)
            known = letters(shown)
            lost = (word for word in pages[page].new if letters(word) not in known)  # signs may read as like ones
            if any(letters(as_drawn(word)) not in known for word in lost):
                unread.add(page)
    return leaks, unread


def _leaks(shown: str, before: Viewer, page: int, edits: PageEdits) -> bool:
    """Whether an original stands on the page more often than the edits left it there."""
    text = squash(shown)
    if not any(len(old) >= SHORTEST and old in text for old in edits.old):
        return False
    blanked = _without(text, edits)
    suspects = [old for old in edits.old if len(old) >= SHORTEST and old in blanked]
    source = before.text(page) if suspects else ""
    return any(_is_left(old, shown, blanked, source, edits) for old in suspects)


def _is_left(old: str, shown: str, blanked: str, source: str, edits: PageEdits) -> bool:
    """Count an original as a word where the source shows it as one, else as letters in a row."""
    done = edits.old[old]
    brought = sum(count * new.count(old) for new, count in edits.new.items())
    word = re.compile(r"(?<![^\W_])" + BLANKS.join(map(re.escape, old)) + r"(?![^\W_])")
    words = len(word.findall(source))
    if words >= done:
        return len(word.findall(shown)) > words - done + brought
    return blanked.count(old) > max(0, squash(source).count(old) - done) + brought


def _without(text: str, edits: PageEdits) -> str:
    """The text with a mark in the place of each replacement that is no part of an original.

    `the` before `segal` reads as `these` when blanks do not count.
    """
    news = [new for new in edits.new if len(new) >= SHORTEST and not any(new in old for old in edits.old)]
    if not news:
        return text
    pattern = "|".join(re.escape(new) for new in sorted(news, key=len, reverse=True))
    return re.sub(pattern, "\0", text)
