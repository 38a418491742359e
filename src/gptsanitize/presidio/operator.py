"""Our masking as an operator of Presidio's: consistent surrogates in an existing `AnonymizerEngine`.

Imported lazily, for it stands on Presidio's classes. A surrogate is a function of key and value, so that the same
person is the same fake person in every text, process and year, and in releases of gptsanitize under the same key.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gptsanitize.errors import KeyFileError, UsageError
from gptsanitize.mask import Key, Masker
from gptsanitize.model import Action, Policy
from gptsanitize.policy import default_policy, load_policy
from gptsanitize.presidio.entities import ours
from gptsanitize.presidio.missing import require

if TYPE_CHECKING:
    from presidio_anonymizer.operators import Operator, OperatorType
else:
    Operator = require("presidio_anonymizer.operators").Operator
    OperatorType = require("presidio_anonymizer.operators").OperatorType

__all__ = ["SurrogateOperator"]


class SurrogateOperator(Operator):  # type: ignore[misc, unused-ignore]
    """`gptsanitize`, an operator for `AnonymizerEngine`.

        engine = AnonymizerEngine()
        engine.add_anonymizer(SurrogateOperator)
        engine.anonymize(text, results, {"DEFAULT": OperatorConfig("gptsanitize", {"key": "gptsanitize.key"})})

    Parameters: `key`, a `Key`, 32 bytes, the text of a key, or the path of a key file; it has to be there. `policy`, a
    policy or the path of one: its terms and checksums hold. `action`, one of the policy's actions for the values of
    this entity (by default what the policy says). `entities`, a mapping from Presidio's names to ours over the known
    ones.
    """

    def operate(self, text: str, params: dict[str, Any] | None = None) -> str:
        """What stands in the place of `text`, a value of the entity `params["entity_type"]`."""
        params = params or {}
        entity = ours(str(params.get("entity_type", "")), params.get("entities"))
        masker = _masker(_key(params.get("key")), _policy_of(params.get("policy")))
        action = params.get("action")
        return masker.replacement(entity, text, Action(action) if action is not None else None)

    def validate(self, params: dict[str, Any] | None = None) -> None:
        """Raises `UsageError` (`KeyFileError`, `PolicyError`) for parameters that cannot be used."""
        params = params or {}
        _key(params.get("key"))
        _policy_of(params.get("policy"))
        if params.get("action") not in {None, *Action}:
            choices = ", ".join(Action)
            raise UsageError(f"the operator's action must be one of {choices}", reason="operator-action")
        if not isinstance(params.get("entities") or {}, Mapping):
            raise UsageError("the operator's entities must be a mapping", reason="operator-entities")

    def operator_name(self) -> str:
        """What `OperatorConfig` calls it."""
        return "gptsanitize"

    def operator_type(self) -> OperatorType:
        """It anonymizes; the way back is a vault's."""
        return OperatorType.Anonymize


def _key(given: object) -> Key:
    match given:
        case Key():
            return given
        case bytes():
            return Key(given)
        case Path():
            return _read_key(str(given))
        case str() if given:
            return _read_key(given) if Path(given[:4096]).is_file() else Key.parse(given)
        case _:
            raise KeyFileError("the operator needs a masking key", advice="OperatorConfig('gptsanitize', {'key': ...})")


@lru_cache(16)
def _read_key(path: str) -> Key:
    return Key.read(Path(path))


def _policy_of(given: object) -> Policy:
    if isinstance(given, Policy):
        return given
    return default_policy() if given is None else _read_policy(str(given))


@lru_cache(16)
def _read_policy(path: str) -> Policy:
    return load_policy(Path(path))


class _Maskers:
    """The last maskers: making one costs more than many surrogates. Policies are compared by identity."""

    def __init__(self) -> None:
        self._made: dict[tuple[Key, int], tuple[Policy, Masker]] = {}

    def __call__(self, key: Key, policy: Policy) -> Masker:
        known = self._made.get((key, id(policy)))
        if known is None or known[0] is not policy:
            if len(self._made) >= 16:
                self._made.clear()
            known = self._made[key, id(policy)] = (policy, Masker(key, policy))
        return known[1]


_masker = _Maskers()
