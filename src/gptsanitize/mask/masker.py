"""`Masker`: the surrogates of one key under one policy.

Responsible for the public face of masking. The work is done in `surrogates` (one value) and `barrier` (a corpus).
"""

from __future__ import annotations

from collections.abc import Iterable

from gptsanitize.mask.actions import Labels, act
from gptsanitize.mask.barrier import make_plan
from gptsanitize.mask.key import Key
from gptsanitize.mask.surrogates import World
from gptsanitize.model import Action, Mention, Plan, Policy

__all__ = ["Masker"]


class Masker:
    """Replaces values by consistent synthetic ones. Cheap to make, safe to send to worker processes."""

    def __init__(self, key: Key, policy: Policy) -> None:
        self._key = key
        self._policy = policy
        self._world = World(key, policy)
        self._labels = Labels(key, self._world)

    def replacement(self, entity: str, text: str, action: Action | None = None) -> str:
        """What stands in the place of a value, as a function of key, policy and value alone.

        `action` takes the place of the policy's.
        A plan agrees with it but for the values that would collide in its corpus, and for what only a corpus tells: who
        `jsmith` is, or from which country a number without calling code.
        """
        action = action or self._policy.entity(entity).action
        if action is Action.SURROGATE:
            return self._world.surrogate(entity, text)
        return act(action, self._labels, entity, text, "")

    def plan(self, mentions: Iterable[Mention]) -> Plan:
        """The one plan for all mentions of a corpus; their order does not matter. See `gptsanitize.mask.barrier`."""
        return make_plan(self._key, self._policy, mentions)

    def __reduce__(self) -> tuple[object, ...]:
        return (Masker, (self._key, self._policy))
