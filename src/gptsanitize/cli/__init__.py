"""The command line: thin commands over the library.

Nothing heavy is imported before a command runs, so that `--help` and `--version` answer at once. What a command prints
to standard output is its result; progress, errors and advice go to standard error.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import warnings
from types import FrameType
from typing import NoReturn, TextIO

import click

from gptsanitize._version import __version__
from gptsanitize.cli.clean import clean
from gptsanitize.cli.completion import completion
from gptsanitize.cli.doctor import doctor
from gptsanitize.cli.init import init
from gptsanitize.cli.restore import restore
from gptsanitize.cli.rules import rules
from gptsanitize.cli.scan import scan
from gptsanitize.cli.verify import verify
from gptsanitize.errors import GptsanitizeError, InternalError, KeyFileWarning

__all__ = ["cli", "main"]

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})

_EPILOG = """\b
Examples:
  gptsanitize init                                    a commented policy and a key
  gptsanitize scan knowledge/                         what is in there, and how sensitive is it
  gptsanitize clean knowledge/ --out release/ --key gptsanitize.key
  gptsanitize verify release/                         is the release what its manifest says
  gptsanitize restore answer.md --vault team.vault    an answer with the surrogates turned back

\b
Exit codes:
  0    everything is clean
  1    finished, but something was withheld, unsupported or failed (or `scan --fail-on`, `restore --strict`)
  2    wrong usage, policy, key or vault; nothing was done
  3    a fault of gptsanitize
  130  interrupted; nothing was written
"""


@click.group(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="gptsanitize")
def cli() -> None:
    """Clean knowledge files before they go into a custom GPT or a RAG store.

    Each file is given a sensitivity level; personal data, secrets and confidential terms are replaced by consistent
    synthetic values; clean files of the same format are written, proven clean, and listed in a manifest.
    """


for _command in (clean, scan, verify, restore, rules, init, doctor, completion):
    cli.add_command(_command)


def main() -> None:
    """Run the command line and exit with one of the documented codes."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)
    warnings.showwarning = _show_warning
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show()
        code = 2
    except GptsanitizeError as error:
        _say(error)
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted. No source was changed, and no output was written.", err=True)
        code = 130
    except BrokenPipeError:
        # The reader of our output went away.
        _print_no_more()
        code = 1
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _FULL:
            # A full disk under the release has its own error: here it is what our output was sent to.
            click.echo("Error: what was done cannot be printed: there is no room", err=True)
            _print_no_more()
            code = 1
        else:
            _say(InternalError(f"a fault in gptsanitize: {type(error).__name__}"))
            if os.environ.get("GPTSANITIZE_DEBUG"):
                raise
            code = 3
    sys.exit(code if isinstance(code, int) else 0)


def _print_no_more() -> None:
    """Python flushes once more when it ends, and would complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    """A polite kill ends as Ctrl-C does: workers ended, staging folder gone."""
    raise KeyboardInterrupt


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Our own warnings without the place in the code."""
    if issubclass(category, KeyFileWarning):
        click.echo(f"Warning: {message}", err=True)
    else:
        (file or sys.stderr).write(warnings.formatwarning(message, category, filename, lineno, line))


def _say(error: GptsanitizeError) -> None:
    click.echo(f"Error: {error.message}", err=True)
    if error.advice:
        click.echo(f"Advice: {error.advice}", err=True)
