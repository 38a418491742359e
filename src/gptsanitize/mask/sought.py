"""The values that are looked for in a corpus, and whether a surrogate holds one of them.

Responsible for keeping what the sweep and the witness look for out of surrogates: a surrogate may hold a value only
where its original held it, and then the value gives way to its own surrogate. It makes no surrogate.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from gptsanitize.mask.lexicon import Entries
from gptsanitize.mask.vocabulary import fold
from gptsanitize.model import Match

__all__ = ["Contained", "Sought", "squeeze"]

_SHORTEST_CONTAINED = 6
_SIGNS = re.compile(r"[\W_]+")
_ASCII = {i: chr(i).lower() if chr(i).isalnum() else None for i in range(128)}
_WHOLE = r"(?<![^\W_]){}(?![^\W_])"


def squeeze(text: str) -> str:
    """Letters and digits alone, folded: as loosely as any sweep or witness reads."""
    return text.translate(_ASCII) if text.isascii() else _SIGNS.sub("", fold(text))


class Contained:
    """Finds whether a text holds any of many others.

    A text that begins with another is left out: what holds it holds the other. So at each place of a text only one
    of the sorted rest can stand, the last that is not greater.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts: list[str] = []
        for text in sorted({squeezed for text in texts if len(squeezed := squeeze(text)) >= _SHORTEST_CONTAINED}):
            if not (self._texts and text.startswith(self._texts[-1])):
                self._texts.append(text)
        self._starts = {text[:_SHORTEST_CONTAINED] for text in self._texts}

    def holds_any(self, squeezed: str) -> bool:
        """Whether one of the texts stands in `squeezed`."""
        starts = self._starts
        for i in range(len(squeezed) - _SHORTEST_CONTAINED + 1):
            if squeezed[i : i + _SHORTEST_CONTAINED] in starts:
                rest = squeezed[i:]
                if rest.startswith(self._texts[bisect_right(self._texts, rest) - 1]):
                    return True
        return False


class Sought:
    """The lexicon of one planning with its surrogates of now, and what surrogates hold of it.

    `made` are the surrogates of `entries.known`, one by one, `holding` the places of those that hold a value.
    """

    def __init__(self, entries: Entries) -> None:
        self._entries, self._known = entries, entries.known
        looked_for = [known for known in entries.known if known.match is not Match.NEVER]
        self._contained = Contained(known.text for known in looked_for)
        self._words = {known.text.casefold() for known in looked_for if known.match is Match.WORD}
        self._owner = {
            known.text.casefold(): i for i, known in enumerate(self._known) if known.match is not Match.NEVER
        }
        """Which entry says what stands in the place of a value."""
        self._sizes = sorted(set(map(len, self._owner)))
        self._fakes: dict[str, str] = {}
        self._answers: dict[str, bool] = {}
        self._pieces: dict[str, set[str]] = {}
        self._raw = [known.surrogate for known in self._known]
        self.made = list(self._raw)
        self.holding: set[int] = set()
        self.places: dict[tuple[str, str], list[int]] = {}
        """Entity and text of which an entry's surrogate is made -> places of such entries."""
        for i, known in enumerate(self._known):
            self.places.setdefault((known.entity, entries.source(known)), []).append(i)

        self._renew(range(len(self._known)))

    def turn(self, stale: Iterable[tuple[str, str]]) -> None:
        """Make the surrogates of stale values anew, and all in which others give way to theirs."""
        changed = {i for pair in stale for i in self.places.get(pair, ())}
        for i in changed:
            self._raw[i] = self._entries.surrogate(self._known[i])
        self._renew(changed)

    def _renew(self, changed: Iterable[int]) -> None:
        for i in changed:
            known, made = self._known[i], self._raw[i]
            if known.match is not Match.NEVER and self._owner[known.text.casefold()] == i:
                self._fakes[known.text.casefold()] = made
            self.made[i] = made
            self.holding.discard(i)
            if self.stands_in(made):
                self.holding.add(i)
        for i in self.holding:
            self.made[i] = self.give_way(self._known[i].text, self._raw[i])

    def stands_in(self, surrogate: str) -> bool:
        """Whether a surrogate holds a value, read as loosely as may be."""
        answer = self._answers.get(surrogate)
        if answer is None:
            answer = self._answers[surrogate] = self._contained.holds_any(squeeze(surrogate))
        return answer

    def give_way(self, text: str, surrogate: str) -> str:
        """A surrogate in which no word that it keeps of its original is a value itself, as a term of the policy is."""
        if surrogate == text or not self.stands_in(surrogate):
            return surrogate
        own = text.casefold()
        held = [piece for piece in self._held(surrogate) if piece in own and piece != own]
        if not held:
            return surrogate
        fakes, ordered = self._fakes, sorted(held, key=lambda value: (-len(value), value))
        pattern = "|".join((_WHOLE if value in self._words else "{}").format(re.escape(value)) for value in ordered)
        return re.sub(pattern, lambda found: fakes.get(found[0].casefold(), found[0]), surrogate, flags=re.IGNORECASE)

    def _held(self, surrogate: str) -> set[str]:
        """The values that stand in a surrogate as they are written, but for their case."""
        held = self._pieces.get(surrogate)
        if held is None:
            made = surrogate.casefold()
            pieces = {made[i : i + size] for size in self._sizes for i in range(len(made) - size + 1)}
            held = self._pieces[surrogate] = pieces & self._owner.keys()
        return held
