"""What must be remembered of a clean text so that it comes back: its trail, and where a surrogate is not what it seems.

Runs when a text is cleaned, with both texts at hand: it restores the clean one, compares, and records each place where
the surrogates alone would have told something else.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from gptsanitize.mask.ledger import Ledger, Trail
from gptsanitize.restore.find import Finder, Hit, Told
from gptsanitize.restore.index import Index, context_of
from gptsanitize.restore.trail import digest_of, spans_of, trail_of

__all__ = ["Retracer"]

_BLOCK = 1 << 17


class Retracer:
    """Compares what its ledger would restore with what was there."""

    def __init__(self, ledger: Ledger) -> None:
        self._finder = Finder(Index(ledger))

    def retrace(self, clean: str, source: str, ledger: Ledger, encoding: str = "") -> Trail:
        """Add to `ledger` the trail of `clean`, and the contexts and strays in it."""
        trail = replace(trail_of(clean, source), encoding=encoding)
        ledger.follow(digest_of(clean), trail)
        spans = spans_of(clean, trail)
        if spans is not None:
            for start in range(0, len(clean), _BLOCK):
                block = clean[start : start + _BLOCK]
                hits = self._finder.find(block, Told()).hits
                self._compare(
                    block,
                    hits,
                    [(a - start, b - start, was) for a, b, was in _within(spans, start, start + len(block))],
                    ledger,
                )
        return trail

    def _compare(self, clean: str, hits: list[Hit], spans: list[tuple[int, int, str]], ledger: Ledger) -> None:
        for hit in hits:
            first = bisect_right(spans, hit.start, key=lambda span: span[1])
            inside = spans[first : bisect_left(spans, hit.end, key=lambda span: span[0])]
            if not inside:
                ledger.strays[hit.found] = ledger.strays.get(hit.found, 0) + 1
                was = None
            elif inside[0][0] < hit.start or inside[-1][1] > hit.end:
                continue
            else:
                was = _applied(clean, hit, inside)
            if was != hit.text or hit.doubt is not None or hit.found.isalpha():
                context = context_of(clean[max(hit.start - 64, 0) : hit.start], clean[hit.start : hit.end])
                ledger.contexts.setdefault(context, was)


def _within(spans: list[tuple[int, int, str]], start: int, end: int) -> list[tuple[int, int, str]]:
    first = bisect_left(spans, start, key=lambda span: span[0])
    return spans[first : bisect_left(spans, end, key=lambda span: span[0])]


def _applied(clean: str, hit: Hit, spans: list[tuple[int, int, str]]) -> str:
    parts, position = [], hit.start
    for start, end, was in spans:
        parts += [clean[position:start], was]
        position = end
    return "".join([*parts, clean[position : hit.end]])
