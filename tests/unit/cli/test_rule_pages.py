"""The pages of the rules: one for each, and those of `docs/rules` are what the rules say today."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from gptsanitize.cli.rule_pages import INDEX, pages
from gptsanitize.cli.rules import rules
from gptsanitize.detect import load_rules
from gptsanitize.errors import TargetError
from gptsanitize.policy import default_policy

DOCS = Path(__file__).parents[3] / "docs" / "rules"
POLICY = default_policy()
WRITTEN = pages(load_rules(POLICY), POLICY)


def test_every_rule_has_a_page_with_the_same_headings() -> None:
    assert set(WRITTEN) == {INDEX} | {f"{rule.id}.md" for rule in load_rules(POLICY)}
    for name, text in WRITTEN.items():
        headings = [line for line in text.splitlines() if line.startswith("## ")]
        assert name == INDEX or headings == ["## What it finds", "## How", "## Examples", "## To change it"]


@pytest.mark.skipif(not DOCS.is_dir(), reason="the documentation is not here")
def test_the_pages_of_the_documentation_are_those_of_the_rules() -> None:
    """After a change of a rule: `gptsanitize rules pages docs/rules`."""
    assert {path.name: path.read_text("utf-8") for path in DOCS.glob("*.md")} == WRITTEN


def test_the_command_writes_them_and_takes_away_those_of_rules_that_are_gone(tmp_path: Path) -> None:
    assert CliRunner().invoke(rules, ["pages", str(tmp_path)]).exit_code == 0
    index = tmp_path / INDEX
    index.write_text(f"{index.read_text('utf-8')}\n| [gone](gone.md) | PERSON | It is gone. |\n", "utf-8")
    (tmp_path / "gone.md").write_text("# gone\n", "utf-8")
    assert CliRunner().invoke(rules, ["pages", str(tmp_path)]).exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == set(WRITTEN)


def test_the_command_touches_nothing_of_others(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", "utf-8")
    assert CliRunner().invoke(rules, ["pages", str(tmp_path)]).exit_code == 0
    assert (tmp_path / "README.md").read_text("utf-8") == "mine"


def test_the_command_refuses_a_folder_with_pages_of_others_by_the_same_names(tmp_path: Path) -> None:
    (tmp_path / INDEX).write_text("mine", "utf-8")
    done = CliRunner().invoke(rules, ["pages", str(tmp_path)])
    assert isinstance(done.exception, TargetError)
    assert [path.name for path in tmp_path.iterdir()] == [INDEX]


def test_the_page_of_a_rule_of_the_users_names_its_file_and_no_place(tmp_path: Path) -> None:
    from gptsanitize.model import Policy

    mine = tmp_path / "mine.yaml"
    mine.write_text(
        "rules:\n  - id: badge-of-ours\n    entity: BADGE\n    description: Ours.\n    keywords: [zq]\n"
        "    patterns: [{regex: 'zq[0-9]', at: keyword, score: 0.9}]\n"
        "    examples: {must_match: ['[[zq1]]'], must_not_match: [z1]}\n"
    )
    policy = Policy(rule_files=(mine,))
    page = pages(load_rules(policy), policy)["badge-of-ours.md"]
    assert "stands in `mine.yaml`" in page
    assert str(tmp_path) not in page
