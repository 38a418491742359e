"""A page for each rule, in Markdown, always with the same headings: what it finds, how, examples, how to change it.

The pages in `docs/rules/` are written by `gptsanitize rules pages docs/rules`; a test holds them against the rules.
Examples are shown as they stand in the rules, with `{{hex:32}}` for generated characters: no page has a value that
looks real.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gptsanitize.detect import Rule
    from gptsanitize.model import Policy

__all__ = ["INDEX", "listed", "pages"]

INDEX = "index.md"
_HEAD = "# Rules\n"
_LISTED = re.compile(r"(?m)^\| \[([\w-]{1,80})\]\(\1\.md\) \|")
_MOST_WORDS = 60
_WHERE = {
    "keyword": "at a keyword",
    "near": "near a keyword",
    "around": "around a keyword",
    "digits": "at digits",
    "everywhere": "everywhere",
}


def pages(rules: Sequence[Rule], policy: Policy) -> dict[str, str]:
    """The text of each page by the name of its file, and of the page that lists them."""
    written = {f"{rule.id}.md": _page(rule, policy) for rule in rules}
    return {INDEX: _index(rules), **written}


def listed(folder: Path) -> set[str]:
    """The names of the files in a folder that an earlier call wrote: its list and what that names."""
    index = folder / INDEX
    text = index.read_text("utf-8", "replace") if index.is_file() else ""
    return {INDEX, *(f"{name}.md" for name in _LISTED.findall(text))} if text.startswith(_HEAD) else set()


def _index(rules: Sequence[Rule]) -> str:
    lines = [_HEAD.strip(), "", f"{len(rules)} rules, by family. `gptsanitize rules test` runs all their examples.", ""]
    for family in sorted({rule.family for rule in rules}):
        lines += [f"## {family.capitalize()}", "", "| rule | entity | finds |", "| --- | --- | --- |"]
        lines += [f"| [{r.id}]({r.id}.md) | {r.entity} | {_cell(r.description)} |" for r in rules if r.family == family]
        lines.append("")
    return "\n".join(lines)


def _page(rule: Rule, policy: Policy) -> str:
    entity = policy.entity(rule.entity)
    lines = [
        f"# {rule.id}",
        "",
        rule.description,
        "",
        "## What it finds",
        "",
        f"`{rule.entity}`: {entity.level.label}; `{entity.action.value}`; from a score of {entity.threshold:.2f} on.",
        "",
        *_how(rule),
        "## Examples",
        "",
        *_examples("Found, between the brackets:", rule.must_match),
        *_examples("Not found:", rule.must_not_match),
        "## To change it",
        "",
        f"`disabled_rules: [{rule.id}]` in a policy switches it off; `entities: {{{rule.entity}: ...}}` decides what",
        f"is done. The rule stands in `{_home(rule)}`.",
        "",
    ]
    if rule.source:
        lines[4:4] = [f"Source of the format: {rule.source}.", ""]
    return "\n".join(lines)


def _home(rule: Rule) -> str:
    """The file of a rule: a shipped one's in the project; the user's by its name, without the place on a machine."""
    return Path(rule.where.rpartition(":")[0]).name if rule.own else f"recognizers/{rule.family}.yaml"


def _how(rule: Rule) -> list[str]:
    lines = ["## How", ""]
    for pattern in rule.patterns:
        checks = f", checked by {_code(pattern.validators)}" if pattern.validators else ""
        lines.append(f"- by its form, {_WHERE[pattern.at.value]}{checks}; score {pattern.score:.2f}")
    if rule.built_in:
        lines.append("- by a part of the engine, not by a pattern")
    if rule.labels:
        joint = ("", ", joined by a verb or a sign", ", joined by a sign", ", joined by a colon or `=`")[rule.link]
        how = "in the clause of a label" if rule.reach or rule.back else "behind a label"
        lines.append(f"- {how}{joint}; score {rule.score:.2f}: {_words(rule.labels)}")
    if rule.nouns:
        lines.append(f"- behind a noun with a word for numbers (`no.`, `ID`, `-Nr.`, `n° de`): {_words(rule.nouns)}")
    if rule.labels or rule.columns or rule.nouns:
        lines.append(f"- as a cell below such a header{': ' + _words(rule.columns) if rule.columns else ''}")
    if rule.needs:
        lines.append(f"- only where the sentence has one of {_words(rule.needs)}")
    if rule.unless:
        lines.append(f"- not where the sentence has one of {_words(rule.unless)}")
    if rule.filters:
        lines.append(f"- a labelled value must pass {_code(rule.filters)}")
    if rule.validators:
        lines.append(f"- a labelled value is checked by {_code(rule.validators)}; one that fails is found and says so")
    keywords = (*rule.keywords, *(word for pattern in rule.patterns for word in pattern.keywords))
    if keywords:
        lines.append(f"- keywords: {_words(keywords)}")
    if rule.places:
        lines.append(f"- only in {_words(sorted(place.value for place in rule.places))}")
    return [*lines, ""]


def _examples(title: str, examples: Iterable[object]) -> list[str]:
    lines = [title, "", "```text"]
    for example in examples:
        text, hint = getattr(example, "text", ""), getattr(example, "hint", "")
        lines.append((f"{hint} | " if hint else "") + _shown(text))
    return [*lines, "```", ""]


def _shown(text: str) -> str:
    """An example without what ends its block, or what scanners of repositories take for a key."""
    return text.replace("```", "'''").replace("PRIVATE KEY-----", "PRIVATE KEY·-----")


def _words(words: Sequence[str]) -> str:
    shown = ", ".join(f"`{word.strip()}`" for word in words[:_MOST_WORDS])
    return shown + (f" and {len(words) - _MOST_WORDS} more" if len(words) > _MOST_WORDS else "")


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
