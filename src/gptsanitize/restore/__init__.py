"""The way back: surrogates in an answer become the originals again.

A `Restorer` knows the ledger of a vault. It restores whole texts and streams: surrogates as they were written,
shortened, inflected, in another case, inside Markdown, JSON, HTML and URLs. It guesses nothing: what may mean two
things is left and reported, by the surrogate, never by an original. It reads and writes no files and no vault.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gptsanitize.mask.ledger import Ledger
from gptsanitize.restore.find import Doubt, Finder, Hit, Told
from gptsanitize.restore.index import Index
from gptsanitize.restore.retrace import Retracer
from gptsanitize.restore.stream import Stream
from gptsanitize.restore.trail import digest_of, follow

__all__ = ["Doubt", "Restored", "Restorer", "Restoring", "Retracer", "Unsure"]

_JSON = re.compile(r'\s*(?:\{\s*"|\[\s*[\[{"])')


@dataclass(frozen=True, slots=True)
class Unsure:
    """A surrogate, as it was found, of which it is not sure what it stands for; `why` says what was done about it."""

    surrogate: str
    why: Doubt
    count: int


@dataclass(frozen=True, slots=True)
class Restored:
    """A restored text. `count` surrogates were turned back; `unsure` lists what was not sure, the commonest first."""

    text: str = field(repr=False)
    count: int
    unsure: tuple[Unsure, ...]


class _Tally:
    """What was restored so far, and what was not sure."""

    def __init__(self) -> None:
        self.count = 0
        self._doubts: Counter[tuple[str, Doubt]] = Counter()

    def add(self, hits: Iterable[Hit]) -> None:
        for hit in hits:
            self.count += hit.text is not None
            if hit.doubt is not None:
                self._doubts[hit.found, hit.doubt] += 1

    def unsure(self) -> tuple[Unsure, ...]:
        ordered = sorted(self._doubts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Unsure(found, doubt, count) for (found, doubt), count in ordered)


class Restorer:
    """Turns back what one ledger knows. Built once, it restores any number of texts."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._size = _size_of(ledger)
        self._index = Index(ledger)

    def knows_all_of(self, ledger: Ledger) -> bool:
        """Whether a ledger, which may have grown, holds nothing that this one would have to look for anew."""
        return ledger is self._ledger and _size_of(ledger) == self._size

    def restore(self, text: str, *, is_json: bool | None = None) -> Restored:
        """The text with its surrogates turned back.

        A text that is a clean file as it was written becomes its source again, character by character. `is_json` says
        that originals must be escaped as JSON strings; by default the beginning of the text tells.
        """
        known = follow(text, self._ledger.trails)
        if known is not None:
            restored, count, is_contested = known
            doubts = (Unsure("the whole text", Doubt.SPELLING, 1),) if is_contested else ()
            return Restored(restored, count, doubts)
        restoring = self.stream(is_json=is_json)
        parts = [restoring.feed(text), restoring.close()]
        return Restored("".join(parts), restoring.count, restoring.unsure)

    def encoding_of(self, text: str) -> str:
        """The encoding of the file whose clean text this is; empty for any other text."""
        trail = self._ledger.trails.get(digest_of(text))
        return trail.encoding if trail else ""

    def stream(self, *, is_json: bool | None = None) -> Restoring:
        """Restores a text that comes in pieces."""
        return Restoring(self._index, is_json=is_json)


def _size_of(ledger: Ledger) -> tuple[int, int, int]:
    return len(ledger.pairs), len(ledger.contexts), len(ledger.strays)


class Restoring:
    """A text that is restored while it comes. Holds back only what could still become a surrogate."""

    def __init__(self, index: Index, *, is_json: bool | None = None) -> None:
        self._index = index
        self._is_json = is_json
        self._stream: Stream | None = None
        self._head = ""
        self._tally = _Tally()

    def feed(self, text: str) -> str:
        """Take a piece in, and give what is settled by now."""
        stream = self._stream
        if stream is None:
            self._head += text
            if not self._head.strip()[1:].strip() and self._is_json is None:
                return ""
            stream, text, self._head = self._begin(self._head), self._head, ""
        return self._take(stream.feed(text))

    def close(self) -> str:
        """The rest, when nothing more will come."""
        stream = self._stream or self._begin(self._head)
        head, self._head = self._head, ""
        return (self._take(stream.feed(head)) if head else "") + self._take(stream.close())

    def pieces(self, texts: Iterable[str]) -> Iterator[str]:
        """The restored pieces of a text that comes in pieces."""
        for text in texts:
            if piece := self.feed(text):
                yield piece
        if piece := self.close():
            yield piece

    @property
    def count(self) -> int:
        """How many surrogates were turned back so far."""
        return self._tally.count

    @property
    def held(self) -> int:
        """How many characters wait, because they could still become a surrogate."""
        return self._stream.held if self._stream else len(self._head)

    @property
    def unsure(self) -> tuple[Unsure, ...]:
        """What was not sure so far, the commonest first."""
        return self._tally.unsure()

    def _begin(self, head: str) -> Stream:
        is_json = _JSON.match(head[:4096]) is not None if self._is_json is None else self._is_json
        self._stream = Stream(Finder(self._index, is_json=is_json), self._index, Told())
        return self._stream

    def _take(self, settled: tuple[str, list[Hit]]) -> str:
        text, hits = settled
        self._tally.add(hits)
        return text
