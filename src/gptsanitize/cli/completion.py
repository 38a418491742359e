"""`gptsanitize completion`: completion for bash, zsh and fish."""

from __future__ import annotations

import click

__all__ = ["completion"]


@click.command(short_help="Print a shell completion script.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print a completion script for SHELL.

    \b
    bash:  eval "$(gptsanitize completion bash)"        in ~/.bashrc
    zsh:   eval "$(gptsanitize completion zsh)"         in ~/.zshrc
    fish:  gptsanitize completion fish > ~/.config/fish/completions/gptsanitize.fish
    """
    from click.shell_completion import get_completion_class

    from gptsanitize.cli import cli

    source = get_completion_class(shell)
    if source is None:  # pragma: no cover -- the choice above holds the shells that click knows
        raise click.ClickException(f"no completion for {shell}")
    click.echo(source(cli, {}, "gptsanitize", "_GPTSANITIZE_COMPLETE").source())
