"""`gptsanitize restore`: an answer with the surrogates turned back."""

from __future__ import annotations

import codecs
import os
import select
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from gptsanitize.cli.options import key_option, open_vault, vault_options

if TYPE_CHECKING:
    from gptsanitize.api import Sanitizer
    from gptsanitize.restore import Unsure

__all__ = ["restore"]

_READ_BYTES = 1 << 20
_MOST_AHEAD = 64_000_000
_BLINK = 0.2
_SHOWN = 20


@click.command(
    short_help="Turn surrogates in an answer back.",
    epilog="""\b
Examples:
  gptsanitize restore answer.md --vault team.vault --key gptsanitize.key
  ask-the-model | gptsanitize restore --vault team.vault --key gptsanitize.key
  gptsanitize restore answer.docx --vault team.vault -o restored.docx
""",
)
@click.argument("source", default="-", type=click.Path(path_type=Path, allow_dash=True), metavar="[FILE|-]")
@vault_options(required=True)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT", help="Write to OUT, not to the terminal."
)
@click.option("--force", is_flag=True, help="Replace an existing OUT.")
@click.option("--strict", is_flag=True, help="Exit with 1 if something was not sure.")
@click.option("--quiet", "-q", is_flag=True, help="Do not say what was restored and what was not sure.")
@key_option
def restore(
    source: Path,
    *,
    vault: Path,
    passphrase_file: Path | None,
    output: Path | None,
    force: bool,
    strict: bool,
    quiet: bool,
    key: Path | None,
) -> None:
    """Write the answer in FILE, or from standard input, with the surrogates of a vault turned back.

    Standard input is restored as it comes. A text file that is a clean file as it was written becomes its source
    again. What may mean two things is left as it stands and listed, by its surrogate, on standard error.
    """
    from gptsanitize.errors import TargetError

    if output is not None and os.path.lexists(output) and not force:
        raise TargetError("the target exists", reason="target-exists", advice="choose another, or --force")
    if output is None and source.suffix.lower() in {".docx", ".xlsx"}:
        raise TargetError("a document needs a place to go to", reason="target-missing", advice="name it: -o OUT")
    count, unsure = _restored(source, output, open_vault(vault, key, passphrase_file))
    if not quiet:
        _report(count, unsure)
    if strict and unsure:
        raise click.exceptions.Exit(1)


def _restored(source: Path, output: Path | None, sanitizer: Sanitizer) -> tuple[int, tuple[Unsure, ...]]:
    if str(source) == "-":
        with _target(output) as target:
            return _restore_input(sanitizer, target)
    if output is not None:
        done = sanitizer.restore_file(source, output, force=True)
        return done.count, done.unsure
    content, done = sanitizer.restore_bytes(source)
    with _target(None) as target:
        target.write(content)
    return done.count, done.unsure


@contextmanager
def _target(output: Path | None) -> Iterator[BinaryIO]:
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    from gptsanitize.batch import written_whole

    with written_whole(output) as stream:
        yield stream


def _restore_input(sanitizer: Sanitizer, target: BinaryIO) -> tuple[int, tuple[Unsure, ...]]:
    """Standard input to `target`: a file that is there at once as a whole, an answer as it comes.

    It is read as UTF-8; bytes that are none pass as they are.
    """
    restoring = sanitizer.restore_stream()
    source = _standard_input()
    ready, is_all = _read_ahead(source)
    if is_all:
        done = sanitizer.restore(ready.decode("utf-8", "surrogateescape"))
        target.write(done.text.encode("utf-8", "surrogateescape"))
        return done.count, done.unsure
    for piece in restoring.pieces(_pieces(ready, source)):
        target.write(piece.encode("utf-8", "surrogateescape"))
        target.flush()
    return restoring.count, restoring.unsure


def _read_ahead(descriptor: int) -> tuple[bytes, bool]:
    """What standard input holds within a blink, and whether that is all of it."""
    end = time.monotonic() + _BLINK
    parts: list[bytes] = []
    while sum(map(len, parts)) < _MOST_AHEAD and _is_ready(descriptor, end):
        data = _read(descriptor)
        if not data:
            return b"".join(parts), True
        parts.append(data)
    return b"".join(parts), False


def _is_ready(descriptor: int, end: float) -> bool:
    """Whether something can be read, or its end is there, before a moment: a file can always be read."""
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return True
    try:
        return bool(select.select([descriptor], [], [], max(end - time.monotonic(), 0))[0])
    except (OSError, ValueError):  # Windows waits for sockets alone: what a pipe brings is restored as it comes
        return False


def _standard_input() -> int:
    from gptsanitize.errors import UsageError

    if sys.stdin is None:  # closed by the caller
        raise UsageError("there is no standard input", reason="no-input", advice="name a file, or pipe one in")
    return sys.stdin.fileno()


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, _READ_BYTES)
    except OSError:
        from gptsanitize.errors import CorruptError

        raise CorruptError("standard input cannot be read", reason="unreadable", advice="name a file") from None


def _pieces(ready: bytes, descriptor: int) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    yield decoder.decode(ready)
    while data := _read(descriptor):
        yield decoder.decode(data)
    yield decoder.decode(b"", final=True)


def _report(count: int, unsure: tuple[Unsure, ...]) -> None:
    doubtful = sum(each.count for each in unsure)
    click.echo(f"restored: {count}" + (f", not sure: {doubtful}" if unsure else ""), err=True)
    for each in unsure[:_SHOWN]:
        click.echo(f"  {_printable(each.surrogate)}  x{each.count}  ({each.why.value})", err=True)
    if len(unsure) > _SHOWN:
        click.echo(f"  and {len(unsure) - _SHOWN} more", err=True)


def _printable(text: str) -> str:
    shown = "".join(char if char.isprintable() else " " for char in text)
    return shown if len(shown) <= 60 else shown[:57] + "..."
