"""`gptsanitize verify`: is a release what its manifest says."""

from __future__ import annotations

import json
from pathlib import Path

import click

__all__ = ["verify"]


@click.command(short_help="Check a release against its manifest.")
@click.argument("release", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--quiet", "-q", is_flag=True, help="Only problems.")
def verify(release: Path, *, as_json: bool, quiet: bool) -> None:
    """Check the release in DIR against its manifest: every file there, unchanged, and nothing else.

    It needs no key and no source: whoever is about to upload DIR/clean/ can run it.
    """
    from gptsanitize.manifest import check

    problems = check(release)
    if as_json:
        click.echo(json.dumps({"problems": [{"reason": p.reason, "where": p.where} for p in problems]}, indent=2))
    else:
        for problem in problems:
            click.echo(f"{problem.reason}: {problem.where}")
        if not problems and not quiet:
            click.echo("The release is what its manifest says.")
    if problems:
        raise click.exceptions.Exit(1)
