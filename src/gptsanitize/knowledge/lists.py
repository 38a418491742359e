"""How the lists of this room are written: words between blanks, and phrases between semicolons."""

from __future__ import annotations

__all__ = ["phrases", "words"]


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def phrases(*texts: str) -> frozenset[str]:
    """The phrases of some texts."""
    return frozenset(phrase.strip() for text in texts for phrase in text.split(";") if phrase.strip())
