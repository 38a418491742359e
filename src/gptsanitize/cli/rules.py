"""`gptsanitize rules`: what is looked for, one rule in full, and all examples through the real engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gptsanitize.cli.options import policy_option

if TYPE_CHECKING:
    from gptsanitize.detect import Rule
    from gptsanitize.model import Policy

__all__ = ["rules"]


@click.group(short_help="List, show and test the rules.")
def rules() -> None:
    """Show and test the rules, the shipped ones and those that a policy names."""


@rules.command("list")
@policy_option
def list_rules(policy: Path | None) -> None:
    """One line a rule: its id, its entity, and what it finds."""
    loaded = _load(policy)
    width = max((len(rule.id) for rule in loaded), default=0)
    for rule in loaded:
        click.echo(f"{rule.id:{width}}  {rule.entity:18}  {rule.description}")


@rules.command(short_help="Everything about one rule.")
@click.argument("identifier", metavar="ID")
@policy_option
def show(identifier: str, policy: Path | None) -> None:
    """Everything about the rule ID: where it stands, its patterns, checks, labels and examples."""
    from gptsanitize.errors import UsageError

    found = [rule for rule in _load(policy) if rule.id == identifier]
    if not found:
        raise UsageError("no such rule", reason="no-such-rule", advice="`gptsanitize rules list` shows all")
    for line in _described(found[0]):
        click.echo(line)


@rules.command("pages", short_help="Write a page for each rule.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER")
@policy_option
def write_pages(folder: Path, policy: Path | None) -> None:
    """Write a page in Markdown for each rule into FOLDER, and one that lists them.

    Pages that an earlier list names and whose rules are gone go; nothing else in FOLDER is touched.
    """
    from gptsanitize.cli.rule_pages import listed, pages
    from gptsanitize.errors import TargetError

    written = pages(_load(policy), _policy(policy))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = listed(folder)
        if foreign := sorted(name for name in written.keys() - before if (folder / name).exists()):
            raise TargetError(
                f"{foreign[0]} is no page of a rule", reason="target-foreign", advice="name another folder"
            )
        for old in before - written.keys():
            (folder / old).unlink(missing_ok=True)
        for name, text in written.items():
            (folder / name).write_text(text, "utf-8")
    except OSError:
        raise TargetError("the pages cannot be written", reason="target-unwritable", advice="check rights") from None
    click.echo(f"{len(written)} pages in {folder}")


@rules.command(short_help="Run the examples of all rules.")
@policy_option
def test(policy: Path | None) -> None:
    """Run the examples of all rules through the real engine: each must match, or must not, just as it says."""
    from gptsanitize.detect import check_rules, load_rules

    used = _policy(policy)
    loaded = load_rules(used)
    problems = check_rules(loaded, used)
    for problem in problems:
        click.echo(f"{problem.where}: {problem.rule}: {problem.example}: {problem.message}")
    examples = sum(len(rule.must_match) + len(rule.must_not_match) for rule in loaded)
    counted = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    click.echo(f"{len(loaded)} rules, {examples} examples, {counted}")
    if problems:
        raise click.exceptions.Exit(1)


def _load(policy: Path | None) -> tuple[Rule, ...]:
    from gptsanitize.detect import load_rules

    return load_rules(_policy(policy))


def _policy(path: Path | None) -> Policy:
    from gptsanitize.policy import default_policy, load_policy

    return load_policy(path) if path else default_policy()


def _described(rule: Rule) -> list[str]:
    lines = [rule.id, f"  {rule.description}", f"  entity   {rule.entity}", f"  stands   {rule.where}"]
    if rule.source:
        lines.append(f"  source   {rule.source}")
    for title, values in (
        ("keywords", (*rule.keywords, *(word for pattern in rule.patterns for word in pattern.keywords))),
        ("labels", rule.labels),
        ("columns", rule.columns),
        ("nouns", rule.nouns),
        ("needs", rule.needs),
        ("unless", rule.unless),
        ("checks", (*rule.filters, *rule.validators)),
        ("patterns", tuple(pattern.regex for pattern in rule.patterns)),
        ("matches", tuple(example.text for example in rule.must_match)),
        ("not", tuple(example.text for example in rule.must_not_match)),
    ):
        for number, value in enumerate(values):
            lines.append(f"  {title if not number else '':8} {value}")
    return lines
