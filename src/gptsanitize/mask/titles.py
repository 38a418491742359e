"""The form of address of somebody becomes the plain one of its language and sex.

A keyed draw would call a woman `Herr` or put a German title before an English name. So there is no draw: the same
title has the same surrogate under every key, `Mrs.` and `Dame` are `Ms.`, and what is plain already stays.
"""

from __future__ import annotations

from gptsanitize.knowledge.titles import PLAIN
from gptsanitize.mask.forms import carry_case

__all__ = ["plain_title"]


def plain_title(text: str) -> str:
    """`Mrs.` -> `Ms.`, `Dott.ssa` -> `Sig.ra`, `Frau Prof. Dr.` -> `Frau`, `Dr` -> `Prof`; nothing for others."""
    words = text.split()
    for word in words:  # the first that tells a sex, or the first
        plain = PLAIN.get(word.removesuffix(".").casefold(), "")
        if plain and plain not in {"Dr", "Prof"}:
            return _written(word, plain)
    plain = PLAIN.get(words[0].removesuffix(".").casefold(), "") if words else ""
    return _written(words[0], plain) if plain else ""


def _written(word: str, plain: str) -> str:
    """A plain form with the case and the last dot of a title, where it is one that is cut short."""
    made = carry_case(word, plain)
    return f"{made}." if word.endswith(".") and len(plain) <= 4 else made
