"""Text in pieces: what can be given out, and what must wait because it could still become a surrogate.

Responsible for the border between the two. Whatever the pieces, their sum ends as the whole text would.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gptsanitize.restore.find import JOINT, MOST_WORDS, REACH, Finder, Hit, Told
from gptsanitize.restore.index import Index
from gptsanitize.restore.view import View

__all__ = ["Stream"]

_BLOCK = 1 << 17
_TAIL = 160
_OPEN_UNIT = re.compile(r"(?:\\(?:u[0-9A-Fa-f]{0,4}(?:\\u?[0-9A-Fa-f]{0,3})?)?|&[#A-Za-z0-9]{0,31}|%[0-9A-Fa-f%]{0,12}"
                        r"|</?[a-z]{0,6}(?:\s[^<>]{0,200})?)$")  # fmt: skip
_AFTER_HIT = re.compile(r"(?:[\s,.*_~`'’-]|</?[a-z]{1,6}>|[A-Z]\.){0,8}[\w'’.%&#;\\-]{0,40}$")
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_a-zß-öø-ÿа-џα-ώ]\.?\s?){1,3}$")
_OPEN_WORD = re.compile(r"\S{0,100}[\\&%]\S{0,12}$")


class Stream:
    """Settles a text from its beginning to its end; what was given out is only looked back at."""

    def __init__(self, finder: Finder, index: Index, told: Told) -> None:
        self._finder = finder
        self._index = index
        self._told = told
        self._past = ""
        self._open = ""

    @property
    def held(self) -> int:
        """How many characters wait."""
        return len(self._open)

    def feed(self, text: str) -> tuple[str, list[Hit]]:
        """What is settled with this piece, restored, and the hits in it."""
        settled: list[str] = []
        hits: list[Hit] = []
        for start in range(0, len(text), _BLOCK):
            self._open += text[start : start + _BLOCK]
            piece, found = self._settle(is_last=False)
            settled.append(piece)
            hits += found
        return "".join(settled), hits

    def close(self) -> tuple[str, list[Hit]]:
        """All that was still open."""
        return self._settle(is_last=True)

    def _settle(self, *, is_last: bool) -> tuple[str, list[Hit]]:
        raw, floor = self._past + self._open, len(self._past)
        told = Told(dict.fromkeys(self._told.words, -1))
        hits, view = self._finder.find(raw, told, floor)
        cut = len(raw) if is_last else max(self._border(view, hits, floor), floor)
        hits = [hit for hit in hits if hit.end <= cut]
        self._told.words |= {word: -1 for word, place in told.words.items() if place < cut}
        parts, position = [], floor
        for hit in hits:
            if hit.text is not None:
                parts += [raw[position : hit.start], hit.text]
                position = hit.end
        parts.append(raw[position:cut])
        self._past, self._open = raw[max(0, cut - REACH) : cut], raw[cut:]
        return "".join(parts), hits

    def _border(self, view: View, hits: Sequence[Hit], floor: int) -> int:
        """The first place from which on more text could change something."""
        raw = view.raw
        border = self._first_beginning(view, floor)
        for pattern in (_OPEN_WORD, _OPEN_UNIT, _INITIALS):
            found = pattern.search(raw, max(floor, border - _TAIL), border)
            if found:
                border = found.start()
        chained = 0
        for hit in reversed(hits):
            is_near = len(raw) - hit.end < _TAIL and _AFTER_HIT.match(raw, hit.end)
            is_chained = 0 < chained < MOST_WORDS and JOINT.fullmatch(
                view.text, view.first(hit.end), view.first(border)
            )
            if hit.end <= border and not is_near and not is_chained:
                break
            border, chained = min(border, hit.start), chained + 1
        return border

    def _first_beginning(self, view: View, floor: int) -> int:
        """Where the earliest surrogate could begin that is not whole yet."""
        lower = view.lower
        for at in range(max(view.first(floor), len(lower) - self._index.longest), len(lower)):
            if self._index.begins(lower[at : at + 2]) and self._index.begins(lower[at:]):
                return view.start(at)
        return len(view.raw)
