"""The way back of a whole text: line by line, what was changed where.

Pairs alone cannot tell which of two spellings stood where, nor whether a number in a clean file was put there. A trail
can: a clean text that comes back as it was becomes its source again, character by character. Line ends and a byte order
mark do not count, so that a file and its text are one.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterator, Mapping

from gptsanitize.mask.ledger import Step, Trail

__all__ = ["digest_of", "follow", "lines_of", "spans_of", "trail_of"]

_ENDS = re.compile(r"(\r\n|\r|\n)")
_TOKENS = re.compile(r"(\w+)")
_ALL = -1


def digest_of(text: str) -> str:
    """What a text is known by, whatever its line ends."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def lines_of(text: str) -> list[str]:
    """The lines of a text, without their ends."""
    return _ENDS.split(text.removeprefix("\ufeff"))[::2]


def trail_of(clean: str, source: str) -> Trail:
    """The steps from a clean text back to its source."""
    after, before = lines_of(clean), lines_of(source)
    if len(after) != len(before):
        return Trail(((_ALL, 0, 0, "\n".join(before)),))
    return Trail(
        tuple(
            (number, column, size, text)
            for number, (new, old) in enumerate(zip(after, before, strict=True))
            if new != old
            for column, size, text in _changes(new, old)
        )
    )


def _changes(new: str, old: str) -> Iterator[tuple[int, int, str]]:
    """`(column, length, what was there)`: word by word where the words agree in number, else from first to last."""
    words, were = _TOKENS.split(new), _TOKENS.split(old)
    if len(words) != len(were):
        start = len(_common(new, old))
        tail = len(_common(new[start:][::-1], old[start:][::-1]))
        yield start, len(new) - start - tail, old[start : len(old) - tail]
        return
    column = 0
    for is_same, run in itertools.groupby(zip(words, were, strict=True), key=lambda pair: pair[0] == pair[1]):
        pairs = list(run)
        size = sum(len(word) for word, _ in pairs)
        if not is_same:
            yield column, size, "".join(was for _, was in pairs)
        column += size


def _common(left: str, right: str) -> str:
    for at, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return left[:at]
    return min(left, right, key=len)


def follow(text: str, trails: Mapping[str, Trail]) -> tuple[str, int, bool] | None:
    """The source of a clean text, how many places were turned back, and whether another source is as likely."""
    trail = trails.get(digest_of(text)) if trails else None
    if trail is None:
        return None
    parts = _ENDS.split(text)
    if trail.steps and trail.steps[0][0] == _ALL:
        end = parts[1] if len(parts) > 1 else "\n"
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        return mark + trail.steps[0][3].replace("\n", end), 1, trail.contested
    shift = len(text) - len(text.removeprefix("\ufeff"))
    for number, steps in itertools.groupby(trail.steps, key=lambda step: step[0]):
        parts[2 * number] = _turned(parts[2 * number], list(steps), shift if not number else 0)
    return "".join(parts), len(trail.steps), trail.contested


def _turned(line: str, steps: list[Step], shift: int) -> str:
    for _, column, size, text in reversed(steps):
        line = line[: column + shift] + text + line[column + shift + size :]
    return line


def spans_of(clean: str, trail: Trail) -> list[tuple[int, int, str]] | None:
    """`(start, end, what was there)` of a trail's steps in its clean text; None where they are not by lines."""
    if trail.steps and trail.steps[0][0] == _ALL:
        return None
    shift = len(clean) - len(clean.removeprefix("\ufeff"))
    starts = [shift, *(end.end() for end in _ENDS.finditer(clean))]
    return [(starts[line] + column, starts[line] + column + size, was) for line, column, size, was in trail.steps]
