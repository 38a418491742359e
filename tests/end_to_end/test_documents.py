"""What is written is true: marked code blocks run, links lead somewhere, named options, codes and fields exist.

A code block below a line `<!-- run -->` is run. The blocks of one page run in order, in one folder that holds the
sample files as `knowledge`, with the installed command line.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import gptsanitize
from gptsanitize.cli import cli
from gptsanitize.errors import InputError, InternalError, UsageError

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
PACKAGE = Path(gptsanitize.__file__).parent

_BLOCK = re.compile(r"^<!-- run -->\n```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_CALL = re.compile(r"gptsanitize ([a-z]+(?: [a-z]+)?)((?: [^`\n|#]*)?)")
_CODE = re.compile(r"`([^`\n]+)`")
_EXTRA = re.compile(r"^from (presidio_\w+)", re.MULTILINE)


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> list[tuple[str, str]]:
    return _BLOCK.findall(page.read_text("utf-8"))


RUNNABLE = [page for page in PAGES if blocks(page)]


# ---- what runs -----------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("page", RUNNABLE, ids=named)
def test_the_code_on_a_page_runs(page: Path, tmp_path: Path, samples: Path) -> None:
    shutil.copytree(samples / "knowledge", tmp_path / "knowledge")
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    environment.pop("GPTSANITIZE_KEY", None)
    for language, code in blocks(page):
        if any(find_spec(name) is None for name in _EXTRA.findall(code)):
            continue  # for who has the extra
        call = {"sh": ["sh", "-e", "-c", code], "python": [sys.executable, "-c", code]}[language]
        done = subprocess.run(
            call, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, f"{code}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr


def test_the_readme_runs_something() -> None:
    assert ROOT / "README.md" in RUNNABLE


def test_the_readme_shows_every_sample_in_what_make_demo_prints(samples: Path) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    shown = text.partition("`make demo` ends with:")[2].partition("```text\n")[2].partition("```")[0]
    truth = json.loads((samples / "truth.json").read_text("utf-8"))
    assert [name for name in truth["files"] if Path(name).name not in shown] == []
    assert f"{len(truth['files'])} of {len(truth['files'])} files are clean" in shown


# ---- what is named exists --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_relative_links_lead_to_a_file_and_a_heading(page: Path) -> None:
    text = _FENCE.sub("", page.read_text("utf-8"))
    broken = []
    for link in _LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in headings(target)):
            broken.append(link)
    assert broken == []


def headings(page: Path) -> set[str]:
    """The anchors of a page, as they are made from its headings."""
    lines = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_and_options_that_are_named_exist(page: Path) -> None:
    unknown = [call for call in calls(page.read_text("utf-8")) if not exists(*call)]
    assert unknown == []


def calls(text: str) -> Iterator[tuple[str, str]]:
    """The words behind `gptsanitize` in code, and what follows them."""
    code = [*_FENCE.findall(text), *_CODE.findall(_FENCE.sub("", text))]
    for piece in code:
        for line in piece.replace("\\\n", " ").splitlines():
            if line.lstrip("$ ").startswith(("gptsanitize ", "GPTSANITIZE_KEY=")):
                yield from _CALL.findall(line.split("  #")[0])


def exists(words: str, rest: str) -> bool:
    command: click.Command = cli
    for word in words.split():
        if isinstance(command, click.Group):
            if word not in command.commands:
                return False
            command = command.commands[word]
    known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    return set(re.findall(r"--[a-z][a-z-]*", rest)) <= known


def test_exit_codes_are_those_of_the_help_and_of_the_errors() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    table = set(re.findall(r"^\| (\d+) \|", readme, re.MULTILINE))
    help_text = str(cli.epilog).partition("Exit codes:")[2]
    assert table == set(re.findall(r"^ +(\d+) ", help_text, re.MULTILINE)) == {"0", "1", "2", "3", "130"}
    assert (InputError.exit_code, UsageError.exit_code, InternalError.exit_code) == (1, 2, 3)


# ---- reference pages against what they describe ---------------------------------------------------------------------


def properties(schema: Any) -> Iterator[str]:
    """Names of all properties, at any depth."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield from schema["properties"]
        for value in schema.values():
            yield from properties(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from properties(value)


def words_of(page: str) -> set[str]:
    """The words in the code of a page, fences and inline."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    return set(re.findall(r"[\w-]+", " ".join([*_FENCE.findall(text), *_CODE.findall(_FENCE.sub("", text))])))


@pytest.mark.parametrize(
    ("page", "schema"),
    [("policy.md", PACKAGE / "policy/policy.schema.json"), ("manifest.md", PACKAGE / "manifest/manifest.schema.json")],
)
def test_every_field_of_a_schema_is_described(page: str, schema: Path) -> None:
    assert sorted(set(properties(json.loads(schema.read_text("utf-8")))) - words_of(page)) == []


def test_the_policy_page_has_every_choice_and_every_entity() -> None:
    from gptsanitize.policy import default_policy

    schema = json.loads((PACKAGE / "policy/policy.schema.json").read_text("utf-8"))
    choices = {
        str(word) for found in re.findall(r'"enum": (\[.*?\])', json.dumps(schema)) for word in json.loads(found)
    }
    assert sorted((choices | set(default_policy().entities)) - words_of("policy.md")) == []


def test_the_policy_page_names_the_level_of_every_entity() -> None:
    from gptsanitize.policy import default_policy

    text = (ROOT / "docs" / "policy.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \| (\w+) \|", text, re.MULTILINE))
    assert rows == {name: entity.level.label for name, entity in default_policy().entities.items()}


def test_reason_codes_that_are_described_can_happen() -> None:
    text = (ROOT / "docs" / "manifest.md").read_text("utf-8").partition("## Reason codes")[2]
    described = set(re.findall(r"^\| `([a-z-]+)`", text, re.MULTILINE))
    source = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    assert described
    assert [code for code in sorted(described) if f'"{code}"' not in source] == []


def test_every_decision_is_on_the_index_page() -> None:
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    assert [page.name for page in (ROOT / "docs" / "adr").glob("*.md") if f"adr/{page.name}" not in index] == []


def test_rules_that_are_shown_pass_their_own_examples(tmp_path: Path) -> None:
    from gptsanitize.detect import check_rules, load_rules
    from gptsanitize.policy import load_policy

    shown = [
        textwrap.dedent(rule)
        for page in PAGES
        for rule in re.findall(r"^```yaml\n( +- id: .*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    ]
    assert shown
    policy = tmp_path / "policy.yaml"
    for rule in shown:
        (tmp_path / "rules.yaml").write_text("rules:\n" + textwrap.indent(rule, "  "))
        policy.write_text("rule_files: [rules.yaml]\n")
        assert check_rules(load_rules(load_policy(policy)), load_policy(policy)) == []


# ---- the lock files --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lock", "groups"), [("requirements.lock", ["build"]), ("requirements-dev.lock", ["build", "dev"])]
)
def test_lock_files_pin_every_requirement_and_name_no_place(lock: str, groups: list[str]) -> None:
    text = (ROOT / lock).read_text("utf-8")
    pins = {
        canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE)
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *(each for group in groups for each in project["dependency-groups"][group]),
    ]
    for line in wanted:
        requirement = Requirement(line)
        pinned = pins.get(canonicalize_name(requirement.name))
        assert pinned is not None, line
        assert requirement.specifier.contains(pinned, prereleases=True), line
    assert "://" not in text
