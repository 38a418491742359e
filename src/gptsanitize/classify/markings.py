"""Markings that authors put on documents: "strictly confidential" in a header, a label or the first lines.

A marking is a line, or a piece of one between separators, that says nothing else: "Internal | page 3" is marked,
"internal medicine" is not. One of several words in capitals is a marking wherever it stands in such a place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gptsanitize.model import Level, Place, Segment

__all__ = ["Markings", "markings_in"]

_FIRST_LINES = 8
_LONGEST = 2_000  # characters of a segment that are looked at: markings stand at the top of things
_EVERYWHERE = frozenset({Place.HEADER, Place.METADATA})
_FIRST = frozenset({Place.BODY, Place.TABLE})

_SEPARATORS = re.compile(
    r"[|\n\r\t•·:;,/\\()\[\]{}<>*_#=~«»\"“”„]++|\s[-–—]++\s|[-–—]{2,}+|\s{3,}+|(?<=\w)[.!](?:\s|$)"
)
_SPACE = re.compile(r"\s++")
_EDGES = " .!?-–—'"
_FILLERS = re.compile(r"(?:company|document|information|only|use only|copy|draft|when filled|and proprietary)")


@dataclass(frozen=True, slots=True)
class _Marking:
    text: str
    level: Level
    pattern: re.Pattern[str]


class Markings:
    """The markings of a policy, looked for in the segments of one file as they pass."""

    def __init__(self, levels: Mapping[str, Level]) -> None:
        self._known = [
            _Marking(text, level, re.compile(rf"(?<!\w){re.escape(_plain(text))}(?!\w)"))
            for text, level in sorted(levels.items(), key=lambda item: (-len(item[0]), item[0]))
            if _plain(text)
        ]
        self._lines = 0

    def of(self, segment: Segment) -> Iterator[tuple[str, Level]]:
        """`(marking, level)` of each marking that a segment bears, if it stands where documents are marked."""
        if not self._known:
            return
        text = segment.text[:_LONGEST]
        if segment.place in _EVERYWHERE:
            yield from self.find(text)
        elif segment.place in _FIRST and self._lines < _FIRST_LINES:
            lines = [line for line in text.splitlines() if line.strip()][: _FIRST_LINES - self._lines]
            self._lines += len(lines)
            yield from self.find("\n".join(lines))

    def find(self, text: str) -> Iterator[tuple[str, Level]]:
        """Each marking that stands in a text as a piece of its own; of those within each other, the longest."""
        pieces = {_plain(piece) for piece in _SEPARATORS.split(text)}
        capitals = _plain_case(text)
        found: list[str] = []
        for marking in self._known:
            plain = _plain(marking.text)
            shouted = " " in plain and re.search(rf"(?<!\w){re.escape(plain.upper())}(?!\w)", capitals)
            if any(plain in longer for longer in found):
                continue
            if shouted or any(_says_only(piece, marking) for piece in pieces):
                found.append(plain)
                yield marking.text, marking.level


def _says_only(piece: str, marking: _Marking) -> bool:
    """Whether a piece is the marking and at most words that go with one ("confidential document")."""
    match = marking.pattern.search(piece)
    if match is None:
        return False
    rest = f"{piece[: match.start()]} {piece[match.end() :]}".strip(_EDGES)
    return not _FILLERS.sub("", rest).strip(_EDGES)


def _plain_case(text: str) -> str:
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip(_EDGES)


def _plain(text: str) -> str:
    return _plain_case(text).casefold()


def markings_in(text: str, levels: Mapping[str, Level]) -> Iterable[tuple[str, Level]]:
    """The markings of a policy in one text that is known to be a place for them, as a sensitivity label."""
    return tuple(Markings(levels).find(text))
