"""`gptsanitize doctor`: versions, models, what is missing and how to get it."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import click

__all__ = ["doctor"]

_LIBRARIES = {
    "click": "the command line",
    "cryptography": "the vault",
    "faker": "vocabulary of surrogates",
    "fonttools": "fonts in PDF",
    "jsonschema": "policies, rules, manifests",
    "numpy": "the names engine",
    "phonenumbers": "phones of all countries",
    "pikepdf": "writing PDF",
    "pillow": "images",
    "pyahocorasick": "keywords and known values",
    "pypdf": "the third reader of PDFs, for --strict",
    "pypdfium2": "reading PDF",
    "pyyaml": "policies and rules",
    "rich": "tables and progress",
    "spacy": "names",
}


@dataclass(frozen=True, slots=True)
class _Check:
    name: str
    found: str
    fine: bool = True
    advice: str = ""


@click.command(short_help="What is installed, and what is missing.")
def doctor() -> None:
    """Say what is installed, what is missing, and how to get it."""
    checks = [*_versions(), *_model(), _eyes(), *_rules(), _key()]
    width = max(len(check.name) for check in checks)
    for check in checks:
        click.echo(f"{'ok ' if check.fine else '!! '} {check.name:{width}}  {check.found}")
        if check.advice:
            click.echo(f"    {'':{width}}  {check.advice}")
    if not all(check.fine for check in checks):
        raise click.exceptions.Exit(1)


def _versions() -> Iterator[_Check]:
    from importlib.metadata import PackageNotFoundError, version

    from gptsanitize._version import __version__

    yield _Check("gptsanitize", __version__)
    supported = (3, 11) <= sys.version_info[:2] <= (3, 14)
    advice = "" if supported else "use Python 3.11 to 3.14"
    yield _Check("python", f"{platform.python_version()} on {platform.system()}", supported, advice)
    for library, purpose in _LIBRARIES.items():
        try:
            yield _Check(library, f"{version(library)}  ({purpose})")
        except PackageNotFoundError:
            yield _Check(library, f"missing  ({purpose})", fine=False, advice=f"pip install {library}")


def _model() -> Iterator[_Check]:
    from importlib.metadata import PackageNotFoundError, version

    from gptsanitize.policy import default_policy

    model = default_policy().names_model
    try:
        yield _Check(model, f"{version(model)}  (English names)")
    except PackageNotFoundError:
        advice = f"pip install {model}, or name another installed spaCy model in the policy (names_model)"
        yield _Check(model, "missing  (English names)", fine=False, advice=advice)


def _eyes() -> _Check:
    from importlib.metadata import version

    from gptsanitize.ocr import ADVICE, is_installed

    if is_installed():
        return _Check("ocr", f"rapidocr {version('rapidocr')}  (reading pictures)")
    return _Check("ocr", "not installed: pictures are not read", advice=f"if you want them read: {ADVICE}")


def _rules() -> Iterator[_Check]:
    from gptsanitize.detect import load_rules
    from gptsanitize.errors import PolicyError
    from gptsanitize.policy import default_policy

    try:
        yield _Check("rules", f"{len(load_rules(default_policy()))} shipped")
    except PolicyError as error:
        yield _Check("rules", "broken", fine=False, advice=f"{error.message}; reinstall gptsanitize")


def _key() -> _Check:
    import os

    from gptsanitize.api import KEY_VARIABLE

    found = "set" if os.environ.get(KEY_VARIABLE) else "not set; a key file is named by --key"
    return _Check(KEY_VARIABLE, found)
