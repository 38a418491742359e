"""Options that several commands share, and the sanitizer they make."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from gptsanitize.api import Sanitizer

__all__ = ["key_option", "make_sanitizer", "output_options", "policy_option", "run_options"]

Command = TypeVar("Command", bound=Callable[..., Any])


def _all(*decorators: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def decorate(command: Command) -> Command:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate


policy_option = click.option(
    "--policy",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A policy (YAML); what it does not name is as in the default policy.",
)

key_option = click.option(
    "--key",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The masking key. Without it, the environment variable GPTSANITIZE_KEY holds the key.",
)

run_options = _all(
    policy_option,
    click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes [default: one a core]."),
    click.option("--include", multiple=True, metavar="GLOB", help="Only files that match; may be repeated."),
    click.option("--exclude", multiple=True, metavar="GLOB", help="No files that match; may be repeated."),
    click.option(
        "--source-names",
        is_flag=True,
        help="Show names of files as they are. Without it they are masked, for names of files hold people too.",
    ),
    click.option(
        "--password",
        metavar="TEXT",
        envvar="GPTSANITIZE_PASSWORD",
        help="Password of encrypted PDF files; better given as GPTSANITIZE_PASSWORD.",
    ),
)

output_options = _all(
    click.option("--quiet", "-q", is_flag=True, help="No progress; plain lines."),
    click.option("--json", "as_json", is_flag=True, help="Print the result as JSON."),
)


def make_sanitizer(policy: Path | None, key: Path | None, jobs: int | None, password: str | None) -> Sanitizer:
    """A sanitizer from what was given on the command line."""
    from gptsanitize.api import Sanitizer

    return Sanitizer(policy, key, jobs=jobs, password=password)
