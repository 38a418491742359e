"""Policies: read from YAML, checked, completed by the defaults, frozen.

Every default stands in `default.yaml`. A user's file names only what differs; an entity's fields are merged one by one.
What is wrong raises `PolicyError` with file, line and field.
"""

from __future__ import annotations

import csv
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
    Term,
)
from gptsanitize.resources import check_schema, load_schema, load_yaml, read_text

__all__ = ["default_policy", "default_text", "load_policy", "policy_of"]

_FOLDER = Path(__file__).parent
_SCHEMA = _FOLDER / "policy.schema.json"
_DEFAULT = _FOLDER / "default.yaml"
_SIGNS = re.compile(r"[\W_]+")
_PARTED = {
    sign: re.compile(
        rf"^[^,{sign}]*{sign}\s*(?:public|internal|confidential|restricted)?\s*(?:{sign}|$)", re.IGNORECASE
    )
    for sign in (";", "\t")
}


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
    return _build(_merged(load_yaml(_DEFAULT), content), path.parent, str(path))


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
    policy = Policy(
        entities=MappingProxyType(entities),
        other=_entity(content["other"]),
        masked_level=Level.parse(content["masked_level"]),
        markings=MappingProxyType({text.casefold(): Level.parse(v) for text, v in content["markings"].items()}),
        terms=_terms(content, folder, name, entities["TERM"].level),
        allow=tuple(_allow(fields, index, name) for index, fields in enumerate(content["allow"])),
        rule_files=tuple(_existing(folder / file, name, "rule_files") for file in content["rule_files"]),
        disabled_rules=frozenset(content["disabled_rules"]),
        recognizers=tuple(_recognizer(fields, folder, name) for fields in content["recognizers"]),
        names_model=content["names_model"],
        checksum=content["checksum"],
        dates=DateOptions(**content["dates"]),
        postcodes=content["postcodes"],
        formats=FormatOptions(**content["formats"]),
        limits=Limits(**content["limits"]),
    )
    return replace(policy, digest=_digest(content, policy))


def _entity(fields: Mapping[str, Any]) -> EntityPolicy:
    return EntityPolicy(
        level=Level.parse(fields.get("level", "confidential")),
        action=Action(fields.get("action", "surrogate")),
        to=str(fields.get("to", "")),
        threshold=fields.get("threshold", 0.5),
        group=fields.get("group", "personal"),
    )


def _allow(fields: Mapping[str, str], index: int, name: str) -> Allow:
    try:
        re.compile(fields.get("pattern", ""))
    except re.error as error:
        message = f"is no regular expression: {error.msg}"
        raise PolicyError(message, where=name, field=f"allow.{index}.pattern") from None
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


def _terms(content: Mapping[str, Any], folder: Path, name: str, level: Level) -> tuple[Term, ...]:
    """All terms of the policy and of its term files; the first of equal terms wins."""
    terms: dict[str, Term] = {}
    for index, entry in enumerate(content["terms"]):
        fields = {"text": entry} if isinstance(entry, str) else entry
        term_level = Level.parse(fields["level"]) if "level" in fields else level
        term = Term(fields["text"], term_level, fields.get("replacement"))
        _refuse_leak(term, name, f"terms.{index}.replacement")
        terms.setdefault(term.text, term)
    for file in content["term_files"]:
        for term in _read_terms(folder / file, level):
            terms.setdefault(term.text, term)
    return tuple(terms.values())


def _read_terms(path: Path, level: Level) -> list[Term]:
    """One term a line, `term[,level[,replacement]]`; empty lines and lines that begin with # are passed over."""
    terms = []
    lines = read_text(path).splitlines()
    rows = csv.reader(lines, delimiter=_delimiter(lines), skipinitialspace=True)
    for number, row in enumerate(rows, 1):
        if not row or not row[0].strip() or row[0].startswith("#"):
            continue
        if number == 1 and row[0].strip().casefold() == "term":
            continue
        try:
            row_level = Level.parse(row[1]) if len(row) > 1 and row[1].strip() else level
        except KeyError:
            message = "the level must be one of public, internal, confidential, restricted"
            raise PolicyError(message, where=f"{path}:{number}", field="level") from None
        term = Term(row[0].strip(), row_level, row[2].strip() if len(row) > 2 and row[2].strip() else None)
        _refuse_leak(term, f"{path}:{number}", "replacement")
        terms.append(term)
    return terms


def _refuse_leak(term: Term, where: str, field: str) -> None:
    """Raise `PolicyError` for a term that would stand in its own replacement, however it is spelled there."""
    bare, replacement = _SIGNS.sub("", term.text.casefold()), _SIGNS.sub("", (term.replacement or "").casefold())
    if bare and bare in replacement:
        message = "the replacement contains the term itself, which would stay in every file"
        raise PolicyError(message, where=where, field=field, advice="choose a replacement without the term's words")


def _delimiter(lines: list[str]) -> str:
    """What parts a term from its level: a comma, or what spreadsheet programs write in its place."""
    for sign in (";", "\t"):
        if any(_PARTED[sign].search(line) for line in lines):
            return sign
    return ","


def _digest(content: Mapping[str, Any], policy: Policy) -> str:
    """SHA-256 of what was decided. Terms and allowed texts count as their number: a hash of them could be guessed."""
    private = {"terms", "term_files", "allow", "rule_files"}
    public = {name: value for name, value in content.items() if name not in private}
    public["terms"], public["allow"] = len(policy.terms), len(policy.allow)
    public["rules"] = [hashlib.sha256(path.read_bytes()).hexdigest() for path in policy.rule_files]
    return hashlib.sha256(json.dumps(public, sort_keys=True, default=str).encode()).hexdigest()
