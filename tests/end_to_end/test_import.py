"""What an import costs: no model, no format library, before they are needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "spacy",
    "numpy",
    "pikepdf",
    "pypdfium2",
    "pypdf",
    "PIL",
    "faker",
    "jsonschema",
    "phonenumbers",
    "rich",
    "yaml",
)


@pytest.mark.parametrize("statement", ["import gptsanitize", "import gptsanitize.cli"])
def test_importing_loads_nothing_heavy(statement: str) -> None:
    program = f"{statement}; import sys; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_public_names_are_there_and_unknown_ones_are_not() -> None:
    import gptsanitize

    for name in gptsanitize.__all__:
        assert getattr(gptsanitize, name) is not None
    with pytest.raises(AttributeError):
        _ = gptsanitize.no_such_name
