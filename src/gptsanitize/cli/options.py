"""Options that several commands share, and the sanitizer they make."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from gptsanitize.api import Sanitizer

__all__ = [
    "key_option",
    "make_sanitizer",
    "open_vault",
    "output_options",
    "policy_option",
    "run_options",
    "vault_options",
]

_LONGEST_PASSPHRASE = 4096
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


def vault_options(*, required: bool) -> Callable[[Command], Command]:
    """The options that name a vault and its passphrase."""
    return _all(
        click.option(
            "--vault",
            required=required,
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="The vault: keeps the way back, encrypted"
            + ("." if required else ", so that answers can be restored."),
        ),
        click.option(
            "--vault-passphrase-file",
            "passphrase_file",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="The vault's passphrase is the first line of FILE, or else in GPTSANITIZE_VAULT_PASSPHRASE. "
            "Without any, the masking key opens the vault.",
        ),
    )


def make_sanitizer(
    policy: Path | None,
    key: Path | None,
    jobs: int | None,
    password: str | None,
    vault: Path | None = None,
    passphrase_file: Path | None = None,
    *,
    strict: bool = False,
) -> Sanitizer:
    """A sanitizer from what was given on the command line."""
    from gptsanitize.api import Sanitizer
    from gptsanitize.errors import UsageError

    if vault is None and passphrase_file is not None:
        message = "--vault-passphrase-file without --vault"
        raise UsageError(message, reason="no-vault", advice="name the vault, or leave the passphrase out")
    passphrase = _passphrase(vault, passphrase_file) if vault is not None else None
    return Sanitizer(policy, key, jobs=jobs, password=password, strict=strict, vault=vault, passphrase=passphrase)


def open_vault(vault: Path, key: Path | None, passphrase_file: Path | None) -> Sanitizer:
    """A sanitizer for restoring alone. Raises `VaultError` where the vault is not there."""
    from gptsanitize.errors import VaultError

    if not os.path.lexists(vault):
        raise VaultError(f"{vault}: no such vault", reason="vault-missing", advice="`clean --vault` makes one")
    return make_sanitizer(None, key, None, None, vault, passphrase_file)


def _passphrase(vault: Path, file: Path | None) -> str | None:
    """From its file, the environment, or (for a vault that has one) whoever sits at the terminal."""
    from gptsanitize.api import PASSPHRASE_VARIABLE
    from gptsanitize.errors import VaultError
    from gptsanitize.mask import Vault, warn_if_shared

    if file is not None:
        warn_if_shared(file)
        try:
            with file.open(encoding="utf-8-sig") as stream:
                return stream.readline(_LONGEST_PASSPHRASE).rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            message = f"{file}: the passphrase cannot be read"
            raise VaultError(message, reason="vault-passphrase-file", advice="check path and rights") from None
    if PASSPHRASE_VARIABLE not in os.environ and Vault.wants_passphrase(vault) and sys.stderr.isatty():
        return str(click.prompt("Passphrase of the vault", hide_input=True, err=True))
    return None
