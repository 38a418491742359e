"""`gptsanitize scan`: how sensitive is it, and what is in it."""

from __future__ import annotations

from pathlib import Path

import click

from gptsanitize.cli.explain import show_explained
from gptsanitize.cli.options import make_sanitizer, output_options, run_options

__all__ = ["scan"]

_LEVELS = ("public", "internal", "confidential", "restricted")


@click.command(
    short_help="Give files their levels; change nothing.",
    epilog="""\b
Examples:
  gptsanitize scan knowledge/
  gptsanitize scan knowledge/ --report scan.csv
  gptsanitize scan notes.md --explain                        rule, evidence and score of each finding
  gptsanitize scan docs/ --fail-on confidential --quiet      in a build: exit code 1 if something is
""",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--report", type=click.Path(path_type=Path), metavar="FILE", help="Write it to FILE, too (.json, .csv).")
@click.option(
    "--fail-on",
    type=click.Choice(_LEVELS, case_sensitive=False),
    metavar="LEVEL",
    help="Exit with 1 if a file has this level or a higher one: " + ", ".join(_LEVELS) + ".",
)
@click.option("--explain", is_flag=True, help="Also say of each finding where it is and why it is one.")
@run_options
@output_options
def scan(
    paths: tuple[Path, ...],
    *,
    report: Path | None,
    fail_on: str | None,
    explain: bool,
    policy: Path | None,
    jobs: int | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    source_names: bool,
    password: str | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Give PATH... their levels and count what is sensitive in them. Changes nothing and needs no key.

    Each file is counted by itself. `clean` counts what it replaced, knowing all files: a name that only another file
    tells comes on top, and what all files together show to be one value, or nobody's, is counted so.
    """
    from gptsanitize.batch import Scanned
    from gptsanitize.cli import report as reports
    from gptsanitize.cli import show
    from gptsanitize.model import Level, OutcomeKind

    if report is not None:
        reports.check(report)
    with make_sanitizer(policy, None, jobs, password) as sanitizer:
        events = sanitizer.stream_scan(paths, include=include, exclude=exclude, source_names=source_names)
        records = show.follow(events, Scanned, quiet=quiet or as_json).records
        explained = (
            dict(sanitizer.explain(paths, include=include, exclude=exclude, source_names=source_names))
            if explain
            else {}
        )
    if report is not None:
        reports.write(records, report)
    if as_json:
        click.echo(reports.to_json(records, explained))
    else:
        show.scan(records, quiet=quiet)
        show_explained(explained)
    reached = fail_on is not None and any(
        record.level is not None and record.level >= Level.parse(fail_on) for record in records
    )
    if reached or any(record.kind is not OutcomeKind.CLEAN for record in records):
        raise click.exceptions.Exit(1)
