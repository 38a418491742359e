"""One examination of one file: what was found so far, and how much more may be spent on it.

Text is fed in pieces of any size and searched in overlapping windows, so memory does not grow with the file. What
cannot be read is found like a survivor: a witness that has not seen everything testifies to nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from gptsanitize.limits import Limits
from gptsanitize.model import Survivor
from gptsanitize.verify.needles import Needles
from gptsanitize.verify.search import Haystack, Scope, search
from gptsanitize.verify.views import views

if TYPE_CHECKING:
    from gptsanitize.verify.sieve import Sieve

__all__ = ["SPLIT", "EnoughSeen", "Examination", "Feed", "Unreadable"]

SPLIT = "split over elements"
"""The form of a value that is whole only when the texts of elements are joined."""

_WINDOW = 1 << 17
_OVERLAP = 1 << 12
_MOST_SURVIVORS = 50


class Unreadable(Exception):  # noqa: N818 -- a state of the thing examined, turned into a survivor, never shown
    """This part cannot be opened or expanded within the limits."""


class EnoughSeen(Exception):  # noqa: N818 -- ends an examination early
    """So many survivors that more would tell nothing."""


class Examination:
    """Collects survivors, and counts expanded bytes, members and time against the limits."""

    def __init__(
        self,
        needles: Needles,
        limits: Limits,
        file_bytes: int = 0,
        *,
        reads_pictures: bool = False,
        strict: bool = False,
    ) -> None:
        self.limits = limits
        self.reads_pictures = reads_pictures
        self.strict = strict
        """Whether the words in pictures are looked at."""
        self._needles = needles
        self._survivors: set[Survivor] = set()
        self._bytes = 0
        self._members = 0
        self._until = time.monotonic() + limits.time_for(file_bytes, reads_pictures=reads_pictures)

    def survivors(self) -> list[Survivor]:
        """All that was found, in a fixed order. What stands somewhere in one piece is not also called split."""
        whole = {(each.part, each.entity) for each in self._survivors if not each.form.startswith(SPLIT)}
        told = [
            each for each in self._survivors if not each.form.startswith(SPLIT) or (each.part, each.entity) not in whole
        ]
        return sorted(told, key=lambda each: (each.part, each.form, each.entity))

    def unreadable(self, part: str) -> None:
        """A part could not be examined: nobody can say that nothing lives on in it."""
        self._survivors.add(Survivor(part, "unreadable", ""))

    def spend_bytes(self, amount: int) -> None:
        """Raise `Unreadable` when the file expands too far or takes too long."""
        self._bytes += amount
        if self._bytes > self.limits.expanded_bytes + self.limits.file_bytes or time.monotonic() > self._until:
            raise Unreadable

    def spend_member(self) -> None:
        """Raise `Unreadable` when the file has too many parts."""
        self._members += 1
        if self._members > self.limits.members * 4:  # a PDF has more objects than an archive has members
            raise Unreadable

    @contextmanager
    def part(self, part: str) -> Iterator[None]:
        """Within, whatever makes a part unreadable is noted, and the examination goes on with the next."""
        try:
            yield
        except Unreadable:
            self.unreadable(part)

    def text(self, part: str, text: str, scope: Scope = Scope.TEXT, form: str = "") -> None:
        """Examine a whole text."""
        with Feed(self, part, scope, form) as feed:
            feed.write(text)

    def window(self, part: str, form: str, haystack: Haystack) -> None:
        """Examine one window in all its readings. `form` says how it came out of the part, if not as plain text."""
        told: set[str] = set()
        for view, text, scope in views(haystack.text):
            if scope is Scope.TEXT or not haystack.scope.holds_words:
                scope = haystack.scope  # noqa: PLW2901 -- a decoded run of a binary is no more text than the binary
            hits = set(search(self._needles, haystack._replace(text=text, scope=scope)))
            for hit in hits:
                if hit.entity not in told:  # what stands there plainly stands in every decoded reading too
                    self._survivors.add(Survivor(part, ", ".join(filter(None, (form, view))) or hit.form, hit.entity))
            told.update(hit.entity for hit in hits)
            if len(self._survivors) >= _MOST_SURVIVORS:
                raise EnoughSeen

    @property
    def sieve(self) -> Sieve:
        """The quick look before a search, prepared once for all files."""
        from gptsanitize.verify.sieve import sieve_of  # it loads numpy, after the detector has told it how

        return sieve_of(self._needles)

    @property
    def wide_scripts(self) -> bool:
        """Whether any original is written in letters beyond Latin-1."""
        return self._needles.wide_scripts

    @property
    def overlap(self) -> int:
        """Characters that two windows share: more than any needle can span."""
        return max(_OVERLAP, self._needles.longest * 8)


class Feed:
    """Text that comes in pieces; closing it searches the rest."""

    def __init__(self, examination: Examination, part: str, scope: Scope = Scope.TEXT, form: str = "") -> None:
        self._examination = examination
        self._part = part
        self._scope = scope
        self._form = form
        self._pieces: list[str] = []
        self._size = 0
        self._begins = True
        self._full = _WINDOW + examination.overlap

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.close()

    def write(self, text: str) -> None:
        """Take the next piece."""
        self._pieces.append(text)
        self._size += len(text)
        if self._size >= self._full:
            self._search_full_windows()

    def close(self) -> None:
        """Search what is left."""
        text = "".join(self._pieces)
        if text:
            self._search(text, ends=True)
        self._pieces = []

    def _search_full_windows(self) -> None:
        text, start, step = "".join(self._pieces), 0, _WINDOW
        while len(text) - start >= step + self._examination.overlap:
            self._search(text[start : start + step + self._examination.overlap], ends=False)
            start += step
            self._begins = False
        self._pieces = [text[start:]]
        self._size = len(text) - start

    def _search(self, text: str, *, ends: bool) -> None:
        self._examination.spend_bytes(len(text))
        self._examination.window(self._part, self._form, Haystack(text, self._scope, self._begins, ends))
