"""The barrier: all mentions of the corpus, and what stands in the place of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from gptsanitize.mask import Key, Masker, names_of_programs, without_doubtful_codes
from gptsanitize.model import Mention, Plan, Policy

__all__ = ["plan"]


def plan(mentions: Iterable[Mention], key: Key, policy: Policy) -> Plan:
    """Every value of the corpus and what stands in its place, for programs their own names. The order of mentions
    does not matter."""
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
    somebodys, programs = names_of_programs(without_doubtful_codes(merged.values()))
    ordered = sorted(somebodys, key=lambda mention: (mention.entity, mention.text, mention.person))
    planned = Masker(key, policy).plan(ordered)
    if not programs:
        return planned
    staying = {(mention.entity, mention.text): mention.text for mention in programs}
    return replace(planned, replacements=MappingProxyType({**staying, **planned.replacements}))
