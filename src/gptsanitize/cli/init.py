"""`gptsanitize init`: a commented policy and a key."""

from __future__ import annotations

import os
from pathlib import Path

import click

__all__ = ["init"]

_POLICY = "gptsanitize.yaml"
_KEY = "gptsanitize.key"


@click.command(short_help="Write a commented policy and a new key.")
@click.argument("folder", default=".", type=click.Path(path_type=Path), metavar="[DIR]")
def init(folder: Path) -> None:
    """Write a commented policy (gptsanitize.yaml) and a new key (gptsanitize.key) to DIR.

    Whoever has the key can tell which fake stands for whom: keep it secret, keep a copy, and never upload it. Without
    it later releases cannot agree with earlier ones.
    """
    from gptsanitize.errors import TargetError
    from gptsanitize.mask import Key
    from gptsanitize.policy import default_text

    for name in (_POLICY, _KEY):
        if os.path.lexists(folder / name):
            raise TargetError(f"{name} exists", reason="target-exists", advice="it is never overwritten; move it first")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_new(folder / _KEY, Key.new().encode() + "\n", 0o600)
        _write_new(folder / _POLICY, default_text(), 0o644)
    except OSError:
        raise TargetError("the folder cannot be written", reason="target-unwritable", advice="check rights") from None
    click.echo(f"{folder / _POLICY}  what is masked, and how: edit it")
    click.echo(f"{folder / _KEY}   the masking key: keep it secret, keep a copy, add it to .gitignore")


def _write_new(path: Path, text: str, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
