"""Policies: read from YAML, checked, completed by the defaults, frozen.

Every default stands in `default.yaml`. A user's file names only what differs; an entity's fields are merged one by one.
What is wrong raises `PolicyError` with file, line and field.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from gptsanitize.errors import PolicyError
from gptsanitize.limits import Limits
from gptsanitize.model import (
    Action,
    Allow,
    DateOptions,
    EntityPolicy,
    FormatOptions,
    Level,
    Policy,
    RecognizerSource,
)
from gptsanitize.policy.terms import read_terms, refuse_allowed
from gptsanitize.resources import check_schema, line_of, load_schema, load_yaml, read_text

__all__ = ["default_policy", "default_text", "load_policy", "policy_of"]

_FOLDER = Path(__file__).parent
_SCHEMA = _FOLDER / "policy.schema.json"
_DEFAULT = _FOLDER / "default.yaml"


def default_text() -> str:
    """The commented default policy, as `gptsanitize init` writes it."""
    return _DEFAULT.read_text("utf-8")


@cache
def default_policy() -> Policy:
    """The policy that holds where nobody says otherwise."""
    return _build(load_yaml(_DEFAULT), Path(), "")


def load_policy(path: Path) -> Policy:
    """The policy in a YAML file, completed by the defaults.

    Paths inside the file are relative to it. Raises `PolicyError`.
    """
    source = read_text(path)
    content = load_yaml(path, load_schema(_SCHEMA), text=source)
    try:
        return _build(_merged(load_yaml(_DEFAULT), content), path.parent, str(path))
    except PolicyError as error:
        if error.where != str(path) or not error.field:
            raise
        raise error.at_line(line_of(source, error.field)) from None


def policy_of(fields: Mapping[str, Any], folder: Path = Path()) -> Policy:
    """The policy that a program gives as a mapping in the shape of the YAML file, completed by the defaults.

    Paths inside are relative to `folder`. Raises `PolicyError`.
    """
    content = dict(fields)
    check_schema(content, load_schema(_SCHEMA), "policy")
    return _build(_merged(load_yaml(_DEFAULT), content), folder, "policy")


def _merged(default: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
    merged = {**default, **content}
    for name in ("dates", "formats", "limits", "other"):
        merged[name] = {**default[name], **content.get(name, {})}
    merged["entities"] = dict(default["entities"])
    for entity, fields in content.get("entities", {}).items():
        merged["entities"][entity] = {**merged["entities"].get(entity, merged["other"]), **fields}
    return merged


def _build(content: dict[str, Any], folder: Path, name: str) -> Policy:
    entities = {entity: _entity(fields) for entity, fields in content["entities"].items()}
    term_files = [_existing(folder / file, name, "term_files") for file in content["term_files"]]
    policy = Policy(
        entities=MappingProxyType(entities),
        other=_entity(content["other"]),
        masked_level=Level.parse(content["masked_level"]),
        markings=MappingProxyType({text.casefold(): Level.parse(v) for text, v in content["markings"].items()}),
        terms=read_terms(content["terms"], term_files, name, _SCHEMA, entities["TERM"].level),
        allow=tuple(_allow(fields, index, name) for index, fields in enumerate(content["allow"])),
        rule_files=tuple(_existing(folder / file, name, "rule_files") for file in content["rule_files"]),
        disabled_rules=frozenset(content["disabled_rules"]),
        recognizers=tuple(_recognizer(fields, folder, name) for fields in content["recognizers"]),
        names_model=content["names_model"],
        checksum=content["checksum"],
        dates=DateOptions(**content["dates"]),
        postcodes=content["postcodes"],
        public_names=content["public_names"],
        formats=FormatOptions(**content["formats"]),
        limits=Limits(**content["limits"]),
    )
    refuse_allowed(policy.terms, policy.allow, name)
    return replace(policy, digest=_digest(content, policy))


def _entity(fields: Mapping[str, Any]) -> EntityPolicy:
    return EntityPolicy(
        level=Level.parse(fields.get("level", "confidential")),
        action=Action(fields.get("action", "surrogate")),
        to=str(fields.get("to", "")),
        threshold=fields.get("threshold", 0.5),
        group=fields.get("group", "personal"),
    )


def _allow(entry: str | Mapping[str, str], index: int, name: str) -> Allow:
    fields = {"text": entry} if isinstance(entry, str) else entry
    try:
        re.compile(fields.get("pattern", ""))
    except re.error as error:
        message = f"is no regular expression: {error.msg} at character {(error.pos or 0) + 1}"
        advice = "try it with Python's `re.compile`; in YAML write patterns in single quotes"
        raise PolicyError(message, where=name, field=f"allow.{index}.pattern", advice=advice) from None
    return Allow(**fields)


def _recognizer(fields: Mapping[str, Any], folder: Path, name: str) -> RecognizerSource:
    source = fields["presidio"]
    if source.endswith((".yaml", ".yml")):
        source = str(_existing(folder / source, name, "recognizers"))
    return RecognizerSource(
        presidio=source,
        language=fields.get("language", "en"),
        entities=tuple(sorted(fields.get("entities", {}).items())),
        options=tuple(sorted(fields.get("options", {}).items())),
    )


def _existing(path: Path, name: str, field: str) -> Path:
    if not path.is_file():
        raise PolicyError(f"no such file: {path}", where=name, field=field, advice="paths are relative to the policy")
    return path


def _digest(content: Mapping[str, Any], policy: Policy) -> str:
    """SHA-256 of what was decided. Terms and allowed texts count as their number: a hash of them could be guessed."""
    private = {"terms", "term_files", "allow", "rule_files"}
    public = {name: value for name, value in content.items() if name not in private}
    public["terms"], public["allow"] = len(policy.terms), len(policy.allow)
    public["rules"] = [hashlib.sha256(path.read_bytes()).hexdigest() for path in policy.rule_files]
    return hashlib.sha256(json.dumps(public, sort_keys=True, default=str).encode()).hexdigest()
