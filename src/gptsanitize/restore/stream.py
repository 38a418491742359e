"""Text in pieces: what can be given out, and what must wait because it could still become a surrogate.

Responsible for the border between the two. Whatever the pieces, their sum ends as the whole text would.
"""

from __future__ import annotations

import re

from gptsanitize.restore.find import JOINT, MOST_WORDS, REACH, Finder, Found, Hit, Told
from gptsanitize.restore.index import Index
from gptsanitize.restore.numbers import OPEN_IBAN, OPEN_NUMBER
from gptsanitize.restore.view import View

__all__ = ["Stream"]

_BLOCK = 1 << 17
_TAIL = 160
_OPEN_UNIT = re.compile(r"(?:\\(?:u[0-9A-Fa-f]{0,4}(?:\\u?[0-9A-Fa-f]{0,3})?)?|&[#A-Za-z0-9]{0,31}|%[0-9A-Fa-f%]{0,12}"
                        r"|</?[a-z]{0,6}(?:\s[^<>]{0,200})?)$")  # fmt: skip
_AFTER_HIT = re.compile(r"(?:[\s,.*_~`'’-]|</?[a-z]{1,6}>|[A-Z]\.){0,8}[\w'’.%&#;\\-]{0,40}$")
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_a-zß-öø-ÿа-џα-ώ]\.?\s{0,40}+){1,3}$")
_OPEN_WORD = re.compile(r"\S{0,100}[\\&%]\S{0,12}$")
_OPEN = (_OPEN_WORD, _OPEN_UNIT, _INITIALS)


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
        found = self._finder.find(raw, told, floor)
        cut = len(raw) if is_last else max(self._border(found, floor), floor)
        hits = [hit for hit in found.hits if floor <= hit.start and hit.end <= cut]
        self._told.words |= {word: -1 for word, place in told.words.items() if place < cut}
        parts, position = [], floor
        for hit in hits:
            if hit.text is not None:
                parts += [raw[position : hit.start], hit.text]
                position = hit.end
        parts.append(raw[position:cut])
        self._past, self._open = raw[max(0, cut - REACH) : cut], raw[cut:]
        return "".join(parts), hits

    def _border(self, found: Found, floor: int) -> int:
        """The first place from which on more text could change something."""
        view, raw = found.view, found.view.raw
        border = self._first_beginning(view, floor)
        if self._index.numbers and (match := OPEN_NUMBER.search(view.text, max(len(view.text) - _TAIL, 0))):
            border = min(border, view.start(match.start()) if match[0] else border)
        if self._index.numbers.has_ibans and (match := OPEN_IBAN.search(view.text, max(len(view.text) - _TAIL, 0))):
            border = min(border, view.start(match.start()))
        for pattern in _OPEN:
            if match := pattern.search(raw, max(floor, border - _TAIL), border):
                border = match.start()
        border = self._start_of_chain(found, border)
        if match := _INITIALS.search(raw, max(floor, border - _TAIL), border):  # those of the first of the chain
            border = match.start()
        for hit in reversed(found.hits):
            if hit.end <= border:
                break
            border = min(border, hit.start)
        return border

    def _start_of_chain(self, found: Found, border: int) -> int:
        """The border, moved before the words that may be one name with what stands there or comes next."""
        view = found.view
        at, chained = view.first(border), int(border < len(view.raw))
        for start, end in reversed(found.marks):
            is_near = len(view.text) - end < _TAIL and _AFTER_HIT.match(view.text, end)
            is_chained = 0 < chained <= MOST_WORDS and end <= at and JOINT.fullmatch(view.text, end, at)
            if end <= at and not is_near and not is_chained:
                break
            at, chained = min(at, start), chained + 1
        return min(border, view.start(at)) if at < len(view.text) else border

    def _first_beginning(self, view: View, floor: int) -> int:
        """Where the earliest surrogate could begin that is not whole yet."""
        lower = view.lower
        for at in range(max(view.first(floor), len(lower) - self._index.longest - 1), len(lower)):
            if not self._index.begins(lower[at : at + 2]):
                continue
            tail = lower[at:]
            is_open_ending = tail[-1] == "e" and self._index.people.knows(tail[:-1])  # `Orosze` may become `Oroszes`
            if is_open_ending or self._index.begins(tail):
                return view.start(at)
        return len(view.raw)
