"""Confidential terms: those in the policy itself, and those in term files (YAML, CSV, or one a line).

Responsible for reading them as one list in which each term stands once, under the highest level that anybody gave it.
What is wrong or says two things at once raises `PolicyError` with file, line or field.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from gptsanitize.errors import PolicyError
from gptsanitize.model import Allow, Level, Term
from gptsanitize.resources import load_schema, load_yaml, read_text

__all__ = ["read_terms", "refuse_allowed"]

_SIGNS = re.compile(r"[\W_]+")
_PARTED = {
    sign: re.compile(
        rf"^[^,{sign}]*{sign}\s*(?:public|internal|confidential|restricted)?\s*(?:{sign}|$)", re.IGNORECASE
    )
    for sign in (";", "\t")
}
_YAML = frozenset({".yaml", ".yml"})


class _Entry(NamedTuple):
    """A term as somebody wrote it, and where."""

    text: str
    level: Level | None
    replacement: str | None
    where: str
    field: str


def read_terms(
    entries: Sequence[str | Mapping[str, str]], files: Iterable[Path], name: str, schema: Path, level: Level
) -> tuple[Term, ...]:
    """All terms of a policy and of its term files; `level` is that of a term which names none.

    Raises `PolicyError`, also for a term with two replacements and for one that stands in its own.
    """
    found = list(_of_mappings(entries, name, "terms."))
    for file in files:
        found += _of_yaml(file, schema) if file.suffix.lower() in _YAML else _of_lines(file)
    terms: dict[str, Term] = {}
    for entry in found:
        _refuse_leak(entry)
        term = Term(entry.text, level if entry.level is None else entry.level, entry.replacement)
        known = terms.get(entry.text)
        terms[entry.text] = term if known is None else _merged(known, term, entry)
    return tuple(terms.values())


def refuse_allowed(terms: Iterable[Term], allowed: Iterable[Allow], name: str) -> None:
    """Raise `PolicyError` where one text is a confidential term and allowed, too."""
    known = {term.text.casefold() for term in terms}
    for index, allow in enumerate(allowed):
        if allow.text.casefold() in known and allow.entity in {"", "TERM"}:
            message = "is a confidential term as well"
            raise PolicyError(
                message, where=name, field=f"allow.{index}.text", advice="take it out of one of the lists"
            )


def _of_mappings(entries: Iterable[str | Mapping[str, str]], where: str, field: str) -> Iterator[_Entry]:
    for index, entry in enumerate(entries):
        fields = {"text": entry} if isinstance(entry, str) else entry
        level = Level.parse(fields["level"]) if "level" in fields else None
        yield _Entry(fields["text"], level, fields.get("replacement"), where, f"{field}{index}.replacement")


def _of_yaml(path: Path, schema: Path) -> Iterator[_Entry]:
    """A list of terms as in a policy, by itself or under `terms:`."""
    whole = load_schema(schema)
    array = {**whole["properties"]["terms"], "$defs": whole["$defs"]}
    text = read_text(path)
    if isinstance(load_yaml(path, text=text), list):
        return _of_mappings(load_yaml(path, array, text=text), str(path), "")
    listed = {"type": "object", "additionalProperties": False, "required": ["terms"], "$defs": whole["$defs"]}
    content = load_yaml(path, {**listed, "properties": {"terms": whole["properties"]["terms"]}}, text=text)
    return _of_mappings(content["terms"], str(path), "terms.")


def _of_lines(path: Path) -> Iterator[_Entry]:
    """One term a line, `term[,level[,replacement]]`; empty lines and lines that begin with # are passed over."""
    lines = read_text(path).splitlines()
    rows = csv.reader(lines, delimiter=_delimiter(lines), skipinitialspace=True)
    for number, row in enumerate(rows, 1):
        text, level, replacement = [*(cell.strip() for cell in row[:3]), "", "", ""][:3]
        if not text or row[0].startswith("#") or (number == 1 and text.casefold() == "term"):
            continue
        where = f"{path}:{number}"
        if len(text) == 1:
            raise PolicyError("a term has two characters at least", where=where, field="term")
        try:
            yield _Entry(text, Level.parse(level) if level else None, replacement or None, where, "replacement")
        except KeyError:
            message = "the level must be one of public, internal, confidential, restricted"
            raise PolicyError(message, where=where, field="level") from None


def _merged(one: Term, other: Term, entry: _Entry) -> Term:
    if None not in {one.replacement, other.replacement} and one.replacement != other.replacement:
        message = "the term has another replacement elsewhere"
        raise PolicyError(message, where=entry.where, field=entry.field, advice="give each term one replacement")
    return replace(one, level=max(one.level, other.level), replacement=one.replacement or other.replacement)


def _refuse_leak(entry: _Entry) -> None:
    """Raise `PolicyError` for a term that would stand in its own replacement, however it is spelled there."""
    bare, replacement = _SIGNS.sub("", entry.text.casefold()), _SIGNS.sub("", (entry.replacement or "").casefold())
    if bare and bare in replacement:
        message = "the replacement contains the term itself, which would stay in every file"
        advice = "choose a replacement without the term's words"
        raise PolicyError(message, where=entry.where, field=entry.field, advice=advice)


def _delimiter(lines: list[str]) -> str:
    """What parts a term from its level: a comma, or what spreadsheet programs write in its place."""
    for sign in (";", "\t"):
        if any(_PARTED[sign].search(line) for line in lines):
            return sign
    return ","
