"""Where a value of the source went: the text at its place in the clean copy."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\w+|[^\w\s]")


def bounded(value: str, *, cased: bool = True) -> re.Pattern[str]:
    """The value as a word of its own; white space in it may be any."""
    body = r"\s+".join(map(re.escape, value.split()))
    left = r"(?<!\w)" if value[:1].isalnum() else ""
    right = r"(?!\w)" if value[-1:].isalnum() else ""
    return re.compile(left + body + right, 0 if cased else re.IGNORECASE)


def pair(source: Sequence[str], release: Sequence[str]) -> list[tuple[str, str]]:
    """The units of both files side by side; where their numbers differ, by the words they share."""
    if len(source) == len(release):
        return list(zip(source, release, strict=True))
    matcher = SequenceMatcher(
        None, [_skeleton(unit) for unit in source], [_skeleton(unit) for unit in release], autojunk=False
    )
    pairs: list[tuple[str, str]] = []
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        if i2 - i1 == j2 - j1:
            pairs += zip(source[i1:i2], release[j1:j2], strict=True)
        elif i1 < i2:
            pairs.append((" ".join(source[i1:i2]), " ".join(release[j1:j2])))
    return pairs


def _skeleton(unit: str) -> str:
    return re.sub(r"\w", "x", unit[:4]) + str(len(unit.split()))


def replaced(source: str, release: str, values: Sequence[str]) -> list[tuple[str, str | None]]:
    """Each value in the source unit with what stands there in the release; None where it cannot be told."""
    spans = _spans(source, values)
    by_literals = _by_literals(source, release, spans)
    if by_literals is not None:
        return [(source[a:b], text) for (a, b), text in zip(spans, by_literals, strict=True)]
    return _by_tokens(source, release, spans)


def _spans(source: str, values: Sequence[str]) -> list[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    for value in sorted(set(values), key=len, reverse=True):
        if value not in source:
            continue
        for match in bounded(value).finditer(source):
            if all(match.end() <= a or match.start() >= b for a, b in taken):
                taken.append(match.span())
    return sorted(taken)


def _by_literals(source: str, release: str, spans: Sequence[tuple[int, int]]) -> list[str] | None:
    """The texts between the literal pieces of the source, which must all stand in the release, in order."""
    found: list[str] = []
    edges = [0, *[edge for span in spans for edge in span], len(source)]
    literals = [source[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)]
    if not release.startswith(literals[0]) or not release.endswith(literals[-1]):
        return None
    position = len(literals[0])
    for literal, (a, b) in zip(literals[1:-1], spans, strict=False):
        place = release.find(literal, position + 1)
        for _ in range(source[a:b].count(literal)):  # the value itself holds such a piece, as "Surname, Given" does
            place = release.find(literal, place + 1)
        if place < 0 or not literal:
            return None
        found.append(release[position:place])
        position = place + len(literal)
    if spans:
        found.append(release[position : len(release) - len(literals[-1])])
    return found if all(text and len(text) < 90 for text in found) else None


def _by_tokens(source: str, release: str, spans: Sequence[tuple[int, int]]) -> list[tuple[str, str | None]]:
    left, right = list(_TOKEN.finditer(source)), list(_TOKEN.finditer(release))
    starts = [token.start() for token in left]
    matcher = SequenceMatcher(None, [token[0] for token in left], [token[0] for token in right], autojunk=False)
    codes = matcher.get_opcodes()
    found: list[tuple[str, str | None]] = []
    for a, b in spans:
        first, last = bisect_right(starts, a) - 1, bisect_right(starts, b - 1)
        begin, end = _edge(codes, first, upper=False), _edge(codes, last, upper=True)
        text = None
        if begin is not None and end is not None and begin < end:
            text = release[right[begin].start() : right[end - 1].end()]
        found.append((source[a:b], text))
    return found


def _edge(codes: Sequence[tuple[str, int, int, int, int]], place: int, *, upper: bool) -> int | None:
    for tag, i1, i2, j1, j2 in codes:
        inside = i1 < place <= i2 if upper else i1 <= place < i2
        if not inside:
            continue
        if tag == "equal" or i2 - i1 == j2 - j1:
            return j1 + place - i1
        if place == (i2 if upper else i1):
            return j2 if upper else j1
        return None
    return None
