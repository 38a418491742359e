"""The barrier: all mentions of the corpus, and what stands in the place of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gptsanitize.mask import Key, Masker, without_doubtful_codes
from gptsanitize.model import Mention, Plan, Policy

__all__ = ["plan"]


def plan(mentions: Iterable[Mention], key: Key, policy: Policy) -> Plan:
    """Every value of the corpus and what stands in its place. The order of mentions does not matter."""
    merged: dict[tuple[str, str, str], Mention] = {}
    for mention in mentions:
        known = merged.setdefault((mention.entity, mention.text, mention.person), mention)
        if known is not mention:
            merged[mention.entity, mention.text, mention.person] = replace(
                known,
                count=known.count + mention.count,
                score=max(known.score, mention.score),
                typed=known.typed or mention.typed,
            )
    ordered = sorted(
        without_doubtful_codes(merged.values()), key=lambda mention: (mention.entity, mention.text, mention.person)
    )
    return Masker(key, policy).plan(ordered)
