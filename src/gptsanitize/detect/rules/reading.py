"""Rules: what one is, and how rule files are read and checked.

A rule is one YAML entry (see `recognizers/schema.json`). Shipped files are trusted to be valid, which a test proves, so
that a start costs no schema check and no pattern is compiled before its anchor is met; files of the user's are checked
whole, with file, line and field in the error. This module does not search text: `scanner` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product
from pathlib import Path
from typing import Any

from gptsanitize.detect.patterns.lint import BROKEN, complaint
from gptsanitize.detect.rules.labels import Link
from gptsanitize.detect.rules.validators import VALIDATORS
from gptsanitize.errors import PolicyError
from gptsanitize.model import Place, Policy
from gptsanitize.resources import line_of, load_schema, load_yaml, read_text, recognizers_folder

__all__ = ["At", "Example", "Pattern", "Rule", "load_rules", "read_rules"]

_PART = re.compile(r"%\{([a-z0-9_]{1,40})\}")
_PART_DEPTH = 5
_LINKS = {"optional": Link.NOTHING, "required": Link.VERB, "symbol": Link.SYMBOL, "colon": Link.COLON}


class At(StrEnum):
    """Where a pattern is tried."""

    KEYWORD = "keyword"
    NEAR = "near"
    AROUND = "around"
    DIGITS = "digits"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One regular expression of a rule, with the anchor that decides where it runs."""

    regex: str
    at: At
    score: float
    digits: int = 1
    capital: bool = False
    has: str = ""
    holds: str = ""
    before: int = 0
    after: int = 0
    validators: tuple[str, ...] = ()
    says: str = ""
    keywords: tuple[str, ...] = ()
    """Those of its own, where not all of the rule's lead to it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text of a rule file as it stands there: pieces and generators are expanded by `examples`."""

    text: str
    hint: str = ""
    place: Place = Place.BODY


@dataclass(frozen=True, slots=True)
class Rule:
    """What finds one kind of value, in which forms, and the examples that prove it."""

    id: str
    entity: str
    description: str
    family: str
    where: str
    source: str = ""
    keywords: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    labels: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    """Words that are a label with a word for numbers beside them."""
    coded: str = ""
    """What may stand right behind a noun without such a word."""
    value: str = ""
    column_value: str = ""
    link: Link = Link.NOTHING
    """The weakest joint of label and value that is believed."""
    starts: bool = False
    gap: int = 0
    reach: int = 0
    back: int = 0
    answered: bool = False
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    score: float = 0.85
    validators: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    places: frozenset[Place] = frozenset()
    must_match: tuple[Example, ...] = ()
    must_not_match: tuple[Example, ...] = ()
    built_in: str = ""
    """A finder of the engine's own that it stands for, beside patterns and labels: `chance` or `encoded`."""
    own: bool = False
    """Whether it is the user's: of the same letters it knows more than any shipped one."""


_MEND = "try it with Python's `re.compile`; in YAML write patterns in single quotes, where a backslash stays one"
_BOUND = "bound repeats, or make them possessive: a{0,40}+"
_FOUND_OTHERWISE = frozenset({"TERM"})
"""What a policy's own terms are called."""


def load_rules(policy: Policy, foreign: frozenset[str] = frozenset()) -> tuple[Rule, ...]:
    """The shipped rules and those of the policy's rule files, without the disabled ones. Raises `PolicyError`.

    `foreign` are the entities that recognizers of others find.
    """
    rules: dict[str, Rule] = {}
    for rule in _shipped_rules():
        rules[rule.id] = rule
    for path in policy.rule_files:
        for rule in read_rules(path):
            if rule.id in rules:
                raise PolicyError(f"the rule id {rule.id!r} is taken", where=rule.where, field="id")
            rules[rule.id] = replace(rule, own=True)
    _check_policy(policy, rules, foreign)
    return tuple(rule for rule in rules.values() if rule.id not in policy.disabled_rules)


def _shipped_rules() -> tuple[Rule, ...]:
    from gptsanitize.detect.rules.shipped import kept_rules  # it knows what a rule is

    return kept_rules(sorted(recognizers_folder().glob("*.yaml")), lambda path: read_rules(path, trusted=True))


def _check_policy(policy: Policy, rules: Mapping[str, Rule], foreign: frozenset[str]) -> None:
    """Raise `PolicyError` for a name in the policy that nothing has: a slip there is a leak."""
    for identifier in sorted(policy.disabled_rules - rules.keys()):
        advice = "`gptsanitize rules list` names all rules"
        raise PolicyError(f"no rule is called {identifier!r}", where="policy", field="disabled_rules", advice=advice)
    known = {rule.entity for rule in rules.values()} | _FOUND_OTHERWISE | foreign
    for entity in sorted(policy.entities.keys() - known):
        advice = "the default policy names all kinds; those of your own come from your rules"
        raise PolicyError(f"no rule finds {entity!r}", where="policy", field="entities", advice=advice)


def read_rules(path: Path, *, trusted: bool = False) -> tuple[Rule, ...]:
    """The rules of one file. Unless `trusted`, schema, patterns and validators are checked; raises `PolicyError`."""
    text = read_text(path)
    schema = None if trusted else load_schema(recognizers_folder() / "schema.json")
    content = load_yaml(path, schema, text=text)
    lines = _lines(text)
    parts = content.get("parts", {})
    rules = []
    for index, entry in enumerate(content["rules"]):
        where = f"{path}:{lines.get(entry['id'], 1)}" if not trusted else f"{path.name}:{lines.get(entry['id'], 1)}"
        rule = _rule(entry, _Parts(parts, where, f"rules.{index}"), path.stem, where)
        rule = replace(
            rule, patterns=tuple(_checked(pattern, content.get("validators", ())) for pattern in rule.patterns)
        )
        if not trusted:
            _check_at(rule, f"rules.{index}", text)
        rules.append(rule)
    return tuple(rules)


def _lines(text: str) -> dict[str, int]:
    """The line on which each rule's id stands."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r"\s{0,20}-?\s{0,20}id:\s{0,20}[\"']?([a-z0-9-]{1,200})", line)
        if match:
            found.setdefault(match[1], number)
    return found


@dataclass(frozen=True, slots=True)
class _Parts:
    """The named pieces of a file, put into its patterns."""

    parts: Mapping[str, str]
    where: str
    field: str

    def expand(self, pattern: str, depth: int = 0) -> str:
        def piece(match: re.Match[str]) -> str:
            if match[1] not in self.parts or depth >= _PART_DEPTH:
                raise PolicyError(f"unknown or circular part {match[1]!r}", where=self.where, field=self.field)
            return self.expand(self.parts[match[1]], depth + 1)

        return _PART.sub(piece, pattern)


def _rule(entry: Mapping[str, Any], parts: _Parts, family: str, where: str) -> Rule:
    examples = entry["examples"]
    return Rule(
        id=entry["id"],
        entity=entry["entity"],
        description=entry["description"],
        family=family,
        where=where,
        source=entry.get("source", ""),
        keywords=_keywords(entry.get("keywords", ()), parts),
        patterns=tuple(_pattern(pattern, parts) for pattern in entry.get("patterns", ())),
        labels=_phrases(entry.get("labels", ())),
        columns=_phrases(entry.get("columns", ())),
        nouns=_phrases(entry.get("nouns", ())),
        coded=parts.expand(entry.get("coded", "")),
        value=parts.expand(entry.get("value", "")),
        column_value=parts.expand(entry.get("column_value", "") or entry.get("value", "")),
        link=_LINKS[entry.get("link", "optional")],
        starts=entry.get("starts", False),
        gap=entry.get("gap", 0),
        reach=entry.get("reach", 0),
        back=entry.get("back", 0),
        answered=entry.get("answered", False),
        needs=_words(entry.get("needs", ())),
        unless=_words(entry.get("unless", ())),
        score=entry.get("score", 0.85),
        validators=tuple(entry.get("validators", ())),
        filters=tuple(entry.get("filters", ())),
        context=tuple(entry.get("context", ())),
        places=frozenset(Place(place) for place in entry.get("places", ())),
        built_in=entry.get("built_in", ""),
        must_match=tuple(_example(example) for example in examples["must_match"]),
        must_not_match=tuple(_example(example) for example in examples["must_not_match"]),
    )


def _pattern(entry: Mapping[str, Any], parts: _Parts) -> Pattern:
    near = entry["at"] in {At.NEAR, At.AROUND, At.DIGITS}
    return Pattern(
        regex=parts.expand(entry["regex"]),
        at=At(entry["at"]),
        score=entry["score"],
        keywords=_keywords(entry.get("keywords", ()), parts),
        digits=entry.get("digits", 1),
        capital=entry.get("capital", False),
        has=entry.get("has", ""),
        holds=parts.expand(entry.get("holds", "")),
        before=entry.get("before", 8 if near else 0),
        after=entry.get("after", 24 if near else 0),
        validators=tuple(entry.get("validators", ())),
        says=entry.get("says", ""),
    )


def _checked(pattern: Pattern, validators: Iterable[str]) -> Pattern:
    """The pattern with the checks of its file behind its own."""
    return replace(pattern, validators=(*pattern.validators, *validators))


def _words(entries: Iterable[str]) -> tuple[str, ...]:
    """`["her|his", mother]` -> the three words."""
    return tuple(word for entry in entries for word in entry.split("|"))


def _keywords(entries: Iterable[str], parts: _Parts) -> tuple[str, ...]:
    """Literal texts; `%{part}` stands for all alternatives of a part that is a mere list of words."""
    return tuple(
        word
        for entry in entries
        for word in (parts.expand(entry).replace("\\", "").split("|") if _PART.fullmatch(entry) else (entry,))
    )


def _phrases(entries: Iterable[str]) -> tuple[str, ...]:
    """`"staff|employee id|no"` -> the four phrases it stands for; an empty choice leaves the word out.

    A phrase that says a word twice (`sort code code`) is none that anybody writes.
    """
    phrases: dict[str, None] = {}
    for entry in entries:
        for words in product(*(word.split("|") for word in entry.lower().split(" "))):
            said = " ".join(word.replace("~", " ") for word in words if word)
            if len(set(said.split())) == len(said.split()):
                phrases[said] = None
    return tuple(phrases)


def _example(entry: str | list[str] | Mapping[str, Any]) -> Example:
    if isinstance(entry, Mapping):
        return Example(_joined(entry["text"]), entry.get("hint", ""), Place(entry.get("place", Place.BODY)))
    return Example(_joined(entry))


def _joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)


def _check_at(rule: Rule, field: str, text: str) -> None:
    """`_check`, with the line on which what is wrong stands."""
    try:
        _check(rule, field)
    except PolicyError as error:
        raise error.at_line(line_of(text, error.field)) from None


def _check(rule: Rule, field: str) -> None:
    """Every pattern compiles and is linear, every validator exists, every anchor has its keywords."""
    if not all((*rule.keywords, *(word for pattern in rule.patterns for word in pattern.keywords))):
        raise PolicyError("a keyword is empty", where=rule.where, field=f"{field}.keywords")
    for index, pattern in enumerate(rule.patterns):
        _check_regex(pattern.regex, rule.where, f"{field}.patterns.{index}.regex")
        _check_regex(pattern.holds, rule.where, f"{field}.patterns.{index}.holds")
        _check_names(pattern.validators, rule.where, f"{field}.patterns.{index}.validators")
        if pattern.at in {At.KEYWORD, At.NEAR, At.AROUND} and not (pattern.keywords or rule.keywords):
            raise PolicyError("a pattern waits for keywords, but the rule has none", where=rule.where, field=field)
    for name, regex in (("value", rule.value), ("column_value", rule.column_value), ("coded", rule.coded)):
        _check_regex(regex, rule.where, f"{field}.{name}")
    _check_names((*rule.validators, *rule.filters), rule.where, f"{field}.validators")
    if (rule.labels or rule.nouns) and not rule.value:
        raise PolicyError("labels need a value", where=rule.where, field=f"{field}.labels")
    if not (rule.labels or rule.columns or rule.nouns or rule.patterns or rule.built_in):
        raise PolicyError("lacks patterns or labels", where=rule.where, field=field)


def _check_regex(regex: str, where: str, field: str) -> None:
    problem = complaint(regex)
    if problem:
        is_broken = problem.startswith(BROKEN)
        raise PolicyError(problem, where=where, field=field, advice=_MEND if is_broken else _BOUND)


def _check_names(names: Iterable[str], where: str, field: str) -> None:
    for name in names:
        if name not in VALIDATORS:
            known = ", ".join(sorted(VALIDATORS))
            raise PolicyError(f"unknown validator {name!r}; known: {known}", where=where, field=field)
