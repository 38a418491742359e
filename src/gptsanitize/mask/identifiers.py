"""Which names of the names model are programs' and packages': the code of one file tells it of all.

A manual without an example speaks of the same package as the page with `pip install`, and its name would be a person's
there. Names that lists know as people's, and what a label, column or title proves, stay people.
"""

from __future__ import annotations

from collections.abc import Iterable

from gptsanitize.mask.names import WORD
from gptsanitize.mask.vocabulary import fold, script_of, vocabulary
from gptsanitize.model import Mention

__all__ = ["IDENTIFIER", "names_of_programs"]

IDENTIFIER = "IDENTIFIER"
"""The entity of mentions that say what code calls by name. No such value is masked."""
_KINDS = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})


def names_of_programs(mentions: Iterable[Mention]) -> tuple[list[Mention], list[Mention]]:
    """The mentions that may be somebody's, and those that name programs; what code calls by name is in neither."""
    every = list(mentions)
    known = {fold(mention.text) for mention in every if mention.entity == IDENTIFIER}
    others = [mention for mention in every if mention.entity != IDENTIFIER]
    programs = [mention for mention in others if known and _is_program(mention, known)]
    gone = {(mention.entity, mention.text) for mention in programs}
    return [mention for mention in others if (mention.entity, mention.text) not in gone], programs


def _is_program(mention: Mention, known: set[str]) -> bool:
    """Whether a package names it, and nobody beside it: `Docling Reader`."""
    if mention.typed or mention.entity not in _KINDS:
        return False
    words = [fold(word) for word in WORD.findall(mention.text)]
    return not (known.isdisjoint(words) or any(word in vocabulary(script_of(word)).lexemes for word in words))
