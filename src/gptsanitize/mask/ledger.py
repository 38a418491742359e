"""What a run remembers so that its surrogates can be turned back: the content of a vault.

Responsible for the shape of that content, for merging two of them, and for its plain bytes. It encrypts nothing and
writes no file: that is `vault`.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from gptsanitize.model import Action, Plan, Policy

__all__ = ["Ledger", "Pair", "Trail", "leads_back"]

_FORMAT = 1
_FOLLOWING = frozenset({"PERSON", "USERNAME"})


def leads_back(policy: Policy, entity: str) -> bool:
    """Whether what policy puts in the place of an entity's values stands for one of them."""
    return policy.entity(entity).action not in {Action.GENERALISE, Action.DROP}


@dataclass(frozen=True, slots=True)
class Pair:
    """A surrogate as it was written, and the original as it stood there; `count` says how often, 0 for never yet."""

    entity: str
    surrogate: str = field(repr=False)
    original: str = field(repr=False)
    count: int = 0


Step = tuple[int, int, int, str]
"""Line (from 0), column and length in the clean text, and what stood there before."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The way back of one clean text as a whole: its steps in reading order.

    `contested` says that another source became the same clean text: then the steps are those of the first.
    """

    steps: tuple[Step, ...] = field(repr=False)
    contested: bool = False
    encoding: str = ""
    """Of the source's file, where there was one."""


@dataclass(slots=True)
class Ledger:
    """Pairs, trails and contexts of any number of runs under one masking key.

    `masking` is the id of that key, empty before the first run. `trails` are kept by the digest of the clean text,
    `contexts` by a digest of a surrogate with the text before it: what stood just there, or None where the text only
    looks like a surrogate. `strays` are such texts, with how often clean files hold them.
    """

    masking: str = ""
    pairs: dict[tuple[str, str, str], int] = field(repr=False, default_factory=dict)
    trails: dict[str, Trail] = field(repr=False, default_factory=dict)
    contexts: dict[str, str | None] = field(repr=False, default_factory=dict)
    strays: dict[str, int] = field(repr=False, default_factory=dict)

    def __len__(self) -> int:
        return len(self.pairs)

    def add(self, entity: str, surrogate: str, original: str, count: int = 0) -> None:
        """Remember that `surrogate` stands for `original`, where the two differ."""
        if surrogate != original and surrogate:
            key = (entity, surrogate, original)
            self.pairs[key] = max(count, self.pairs.get(key, 0))

    def plan(self, plan: Plan, policy: Policy) -> None:
        """Remember what a plan would write: its values, and the short names of firms and the domains of its corpus.

        Parts and other spellings of people's names follow from whole names. What policy makes less exact is not
        remembered: the year of an answer is no birth date.
        """
        for (entity, original), surrogate in plan.replacements.items():
            if leads_back(policy, entity):
                self.add(entity, surrogate, original)
        for known in plan.lexicon:
            if known.entity not in _FOLLOWING and leads_back(policy, known.entity):
                self.add(known.entity, known.surrogate, known.text)

    def write(self, pairs: Mapping[tuple[str, str, str], int]) -> None:
        """Remember what was written: how often which (entity, surrogate, original)."""
        for (entity, surrogate, original), count in pairs.items():
            self.add(entity, surrogate, original, count + self.pairs.get((entity, surrogate, original), 0))

    def follow(self, digest: str, trail: Trail) -> None:
        """Remember the way back of a clean text. A second, different one makes it contested."""
        known = self.trails.setdefault(digest, trail)
        if known.steps != trail.steps and not known.contested:
            self.trails[digest] = replace(known, contested=True)

    def all_pairs(self) -> Iterable[Pair]:
        """Every pair, in the order in which it was first met."""
        return (Pair(*key, count) for key, count in self.pairs.items())

    def merge(self, other: Ledger) -> bool:
        """Take in what `other` knows; whether anything was new. Merging twice is merging once."""
        before = (len(self.pairs), len(self.trails), len(self.contexts), len(self.strays), self.masking)
        raised = any(count > self.pairs.get(key, -1) for key, count in other.pairs.items())
        self.masking = self.masking or other.masking
        for key, count in other.pairs.items():
            self.pairs[key] = max(count, self.pairs.get(key, 0))
        for digest, trail in other.trails.items():
            self.follow(digest, trail)
        for digest, original in other.contexts.items():
            self.contexts.setdefault(digest, original)
        for text, count in other.strays.items():
            self.strays[text] = max(count, self.strays.get(text, 0))
        after = (len(self.pairs), len(self.trails), len(self.contexts), len(self.strays), self.masking)
        return raised or before != after

    def encode(self) -> bytes:
        """The plain bytes of a vault."""
        pairs: dict[str, list[tuple[str, str, int]]] = {}
        for (entity, surrogate, original), count in self.pairs.items():
            pairs.setdefault(entity, []).append((surrogate, original, count))
        content = {
            "format": _FORMAT,
            "masking": self.masking,
            "pairs": pairs,
            "trails": {digest: [trail.contested, trail.encoding, trail.steps] for digest, trail in self.trails.items()},
            "contexts": self.contexts,
            "strays": self.strays,
        }
        return zlib.compress(json.dumps(content, separators=(",", ":")).encode("ascii"), 6)

    @classmethod
    def decode(cls, data: bytes) -> Ledger:
        """The ledger of `encode`. Raises `ValueError` for anything else, also for a later format."""
        try:
            content = json.loads(zlib.decompress(data))
            if content["format"] != _FORMAT:
                raise ValueError("format")
            return cls._of(content)
        except (zlib.error, KeyError, TypeError, AttributeError, RecursionError):
            raise ValueError("no ledger") from None

    @classmethod
    def _of(cls, content: Mapping[str, Any]) -> Ledger:
        return cls(
            masking=content["masking"],
            pairs={
                (entity, surrogate, original): count
                for entity, rows in content["pairs"].items()
                for surrogate, original, count in rows
            },
            trails={
                digest: Trail(
                    tuple((line, column, size, was) for line, column, size, was in steps), contested, encoding
                )
                for digest, (contested, encoding, steps) in content["trails"].items()
            },
            contexts=content["contexts"],
            strays=content["strays"],
        )
