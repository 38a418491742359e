"""`scan --explain`: every finding with its place, rule, evidence and score, as lines and as rows of JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from gptsanitize.batch import Explained
    from gptsanitize.errors import GptsanitizeError

    Answers = Mapping[str, tuple[Explained, ...] | GptsanitizeError]

__all__ = ["explained_rows", "show_explained"]


def show_explained(answers: Answers) -> None:
    """A block of lines a file. The value itself is not shown: its form is, so that the output can be kept."""
    for source, found in answers.items():
        if isinstance(found, Exception) or not found:
            continue
        click.echo(f"\n{source}")
        widths = [max(len(cell) for cell in column) for column in zip(*map(_cells, found), strict=True)]
        for finding in found:
            line = "  ".join(cell.ljust(width) for cell, width in zip(_cells(finding), widths, strict=True))
            click.echo(f"  {line.rstrip()}")


def _cells(finding: Explained) -> Sequence[str]:
    action = "" if finding.action == "surrogate" else f" ({finding.action})"
    score = f"{finding.score:.2f}"
    return (finding.where, finding.entity + action, finding.form, finding.rule, score, finding.evidence)


def explained_rows(answers: Answers) -> dict[str, list[dict[str, Any]]]:
    """The findings of each file as plain values for JSON."""
    return {
        source: [asdict(finding) for finding in found]
        for source, found in answers.items()
        if not isinstance(found, Exception)
    }
