"""What a person sees: progress while it works, and at the end a table that is read at a glance.

A terminal gets a bar and a table; a pipe or `--quiet` gets plain lines, one a file. Progress goes to standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from gptsanitize.errors import InternalError

if TYPE_CHECKING:
    from gptsanitize.batch import Event, ScanRecord
    from gptsanitize.manifest import FileRecord, Manifest
    from gptsanitize.model import Level

__all__ = ["follow", "release", "scan"]

Last = TypeVar("Last")

_COLOURS = {"Public": "green", "Internal": "cyan", "Confidential": "yellow", "Restricted": "red"}
_OUTCOMES = {"clean": "green", "withheld": "yellow", "unsupported": "magenta", "failed": "red"}
_SHOWN_ENTITIES = 4


def follow(events: Iterator[Event], last: type[Last], *, quiet: bool) -> Last:
    """Draw events as they come and return the last one."""
    drawn = events if quiet or not sys.stderr.isatty() else _with_bar(events)
    for event in drawn:
        if isinstance(event, last):
            return event
    raise InternalError(reason="no-result")


def _with_bar(events: Iterator[Event]) -> Iterator[Event]:
    """The events, with a bar of files, rate and time left while they come. It advances by bytes: they take the time."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    from gptsanitize.batch import FileDone, Found, StageStarted, Surveyed

    columns = (
        TextColumn("{task.description:10}"),
        BarColumn(),
        TextColumn("{task.fields[files]}"),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task, done, files, size = progress.add_task("", total=None, files=""), 0, 0, 0
        for event in events:
            if isinstance(event, Found):
                size = event.size
            elif isinstance(event, StageStarted):
                progress.remove_task(task)
                done, files = 0, event.files
                counted = event.stage != "plan"  # the plan is one step over all files
                text = f"0 of {files} files" if counted else ""
                task = progress.add_task(event.stage, total=max(size, 1) if counted else None, files=text)
            elif isinstance(event, Surveyed | FileDone):
                done += 1
                progress.update(task, advance=event.size, files=f"{done} of {files} files")
            yield event


# ---- clean -------------------------------------------------------------------------------------------------------


def release(manifest: Manifest, out: Path, *, quiet: bool) -> None:
    """What became of each file, the sums, and where to look next."""
    records = sorted(manifest.files, key=lambda record: (record.outcome.value == "clean", record.source))
    if quiet or not sys.stdout.isatty():
        for record in records:
            click.echo(_plain(record))
    else:
        titles = ("file", "level", "masked", "outcome", "reason")
        columns = titles if any(record.reason for record in records) else titles[:-1]
        _table(columns, [_cells(record)[: len(columns)] for record in records])
    clean = sum(record.outcome.value == "clean" for record in records)
    verb = "file is" if len(records) == 1 else "files are"
    click.echo(f"{clean} of {len(records)} {verb} clean: {out / 'clean'}")
    if clean < len(records):
        left = "1 is" if len(records) - clean == 1 else f"{len(records) - clean} are"
        click.echo(f"{left} not in the release; why, and what to do: {out / 'report.html'}")
    elif not quiet:
        click.echo(f"To review and sign: {out / 'report.html'}")


def _plain(record: FileRecord) -> str:
    level = f"{_label(record.level_before)} -> {_label(record.level_after)}"
    return f"{record.outcome.value:11}  {level:28}  {record.source}  {_why(record)}".rstrip()


def _why(record: FileRecord | ScanRecord) -> str:
    if record.reason:
        return f"[{record.reason}] {record.message}" + (f"; {record.advice}" if record.advice else "")
    return f"({_found(record)})" if record.counts else ""


def _problem(record: FileRecord | ScanRecord) -> str:
    if not record.reason:
        return ""
    return _escaped(record.message) + (f": {_escaped(record.advice)}" if record.advice else "")


def _cells(record: FileRecord) -> tuple[str, ...]:
    outcome = record.outcome.value
    before, after = _coloured(record.level_before), _coloured(record.level_after)
    reason = _problem(record)
    level = f"{before} → {after}" if record.level_after is not None else before
    colour = _OUTCOMES[outcome]
    return (_escaped(record.source), level, _found(record), f"[{colour}]{outcome}[/]", reason)


# ---- scan --------------------------------------------------------------------------------------------------------


def scan(records: Sequence[ScanRecord], *, quiet: bool) -> None:
    """The level of each file and what was found in it, the most sensitive first."""
    ordered = sorted(records, key=lambda record: (-(record.level if record.level is not None else 9), record.source))
    if quiet or not sys.stdout.isatty():
        for record in ordered:
            click.echo(f"{_label(record.level):12}  {record.source}  {_why(record)}".rstrip())
    else:
        rows = [(_escaped(r.source), _coloured(r.level), _found(r), _problem(r)) for r in ordered]
        _table(("file", "level", "found", "problem"), rows)
    read = [record for record in records if record.level is not None]
    by_level: dict[str, int] = {}
    for record in sorted(read, key=lambda record: -(record.level or 0)):
        by_level[_label(record.level)] = by_level.get(_label(record.level), 0) + 1
    summary = ", ".join(f"{count} {level}" for level, count in by_level.items())
    unread = f"; {len(records) - len(read)} could not be read" if len(read) < len(records) else ""
    click.echo(
        ("1 file" if len(records) == 1 else f"{len(records)} files") + (f": {summary}" if summary else "") + unread
    )


# ---- pieces ------------------------------------------------------------------------------------------------------


def _table(titles: Iterable[str], rows: Iterable[Sequence[str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for number, title in enumerate(titles):
        table.add_column(title, overflow="fold", ratio=None if number else 2)
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _label(level: Level | None) -> str:
    return level.label if level is not None else "-"


def _coloured(level: Level | None) -> str:
    return f"[{_COLOURS[level.label]}]{level.label}[/]" if level is not None else "-"


def _found(record: FileRecord | ScanRecord) -> str:
    """The entities that count most: `PASSWORD 1, PERSON 12, ...`."""
    from gptsanitize.manifest import worst_first

    ordered = worst_first(record.counts, record.reasons)
    shown = ", ".join(f"{entity} {count}" for entity, count in ordered[:_SHOWN_ENTITIES])
    return shown + (f", {len(ordered) - _SHOWN_ENTITIES} more kinds" if len(ordered) > _SHOWN_ENTITIES else "")


def _escaped(text: str) -> str:
    """Names of files may hold brackets, which rich would read as styles, and controls, which a terminal would obey."""
    from rich.markup import escape

    return escape("".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text))
