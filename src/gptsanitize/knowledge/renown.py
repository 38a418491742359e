"""Names that everybody knows, from openly licensed lists: people, brands and bodies, works, sights and events.

Read once per process and only when asked (30 ms); `.ci/public_names.py` writes the file and says where the names are
from. Whether a name of the lists is a private party's all the same is decided by who asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from pathlib import Path

__all__ = ["Renown", "names_of_renown", "renown_of"]

_FILE = Path(__file__).with_name("public_names.txt")


class Renown(Enum):
    """What a list has names of."""

    PERSON = "people"
    COMMON_PERSON = "people with a frequent name"
    NAME = "names"
    CHAIN = "chains"
    WORK = "works"
    SIGHT = "sights"


def renown_of(phrase: str) -> Renown | None:
    """What a phrase in lower case is known as, if everybody knows it."""
    return _names().get(phrase)


def names_of_renown() -> Iterable[str]:
    """All names of the lists, in lower case."""
    return _names().keys()


@cache
def _names() -> Mapping[str, Renown]:
    names: dict[str, Renown] = {}
    kind = None
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = Renown(line[1:-1])
        elif line and kind is not None and not line.startswith("#"):
            names.setdefault(line, kind)
    return names
