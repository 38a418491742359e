"""What a tokenizer pattern can look at, read from its parsed form.

Responsible for two facts that make the tokenizer fast and linear without changing what it finds. Both are only
claimed where the parsed form proves them; the standard library's parser is private, and where it is not what we know,
nothing is claimed.
"""

from __future__ import annotations

import importlib
import re
import string
from typing import Any

__all__ = ["affix_reach", "spares_letters"]

_LETTERS = frozenset(map(ord, string.ascii_letters))


def _parse(pattern: str) -> list[Any] | None:
    try:
        parser: Any = importlib.import_module("re._parser")
        return list(parser.parse(pattern))
    except (ImportError, AttributeError, re.error):
        return None


def spares_letters(pattern: str) -> bool:
    """Whether the pattern cannot match inside a word of nothing but ASCII letters, because each way to match it needs
    some other character. Such words need no search.
    """
    tree = _parse(pattern)
    return tree is not None and _needs_other(tree)


def _needs_other(items: Any) -> bool:
    """Some part that cannot be left out needs a character that is no ASCII letter."""
    return any(_item_needs_other(str(kind), value) for kind, value in items)


def _item_needs_other(kind: str, value: Any) -> bool:
    if kind == "LITERAL":
        return value not in _LETTERS
    if kind == "IN":
        return not any(_admits_letter(str(inner), what) for inner, what in value)
    if kind == "SUBPATTERN":
        return _needs_other(value[-1])
    if kind == "ASSERT":
        return _needs_other(value[1])
    if kind == "BRANCH":
        return all(_needs_other(alternative) for alternative in value[1])
    return kind == "MAX_REPEAT" and value[0] > 0 and _needs_other(value[2])


def _admits_letter(kind: str, value: Any) -> bool:
    """A member of a character class; of those not understood the answer is yes."""
    if kind == "LITERAL":
        return value in _LETTERS
    if kind == "RANGE":
        return any(value[0] <= letter <= value[1] for letter in _LETTERS)
    return kind != "CATEGORY" or str(value) not in {"CATEGORY_DIGIT", "CATEGORY_SPACE"}


def affix_reach(pattern: str, *, at_end: bool) -> int | None:
    """How many characters from the edge a prefix or suffix pattern can look at, lookarounds included.

    `None` where that is not bounded or not known. Runs of one character ("...") count with their least length: a
    caller sees them fill what it searches, and searches again. Every alternative must be bound to the edge, or the
    search could succeed anywhere in the word.
    """
    tree = _parse(pattern)
    if tree is None:
        return None
    edge = ("AT", "AT_END" if at_end else "AT_BEGINNING")
    reaches = [_reach(alternative, edge, at_end=at_end) for alternative in _alternatives(tree)]
    return None if None in reaches else max((reach for reach in reaches if reach is not None), default=None)


def _alternatives(tree: list[Any]) -> list[list[Any]]:
    """The parser takes a common "^" out of the alternatives; it is put back."""
    if str(tree[-1][0]) != "BRANCH" or len(tree) > 2 or (len(tree) == 2 and str(tree[0][0]) != "AT"):
        return [tree]
    return [[*tree[:-1], *alternative] for alternative in tree[-1][1][1]]


def _reach(items: list[Any], edge: tuple[str, str], *, at_end: bool) -> int | None:
    if not items or tuple(map(str, items[-1 if at_end else 0])) != edge:
        return None
    rest = items[:-1] if at_end else items[1:]
    run = _run_length(rest)
    return run or _width(rest)


def _run_length(items: list[Any]) -> int:
    """Least length of a run of one literal, such as `\\.\\.+`; 0 for anything else."""
    least, chars = 0, set()
    for kind, value in items:
        if str(kind) == "LITERAL":
            least += 1
            chars.add(value)
        elif str(kind) == "MAX_REPEAT" and [str(inner[0]) for inner in value[2]] == ["LITERAL"]:
            least += value[0]
            chars.add(value[2][0][1])
        else:
            return 0
    return least if len(chars) == 1 else 0


def _width(items: Any) -> int | None:
    """Most characters that a parsed pattern can look at."""
    total = 0
    for kind, value in items:
        size = _item_width(str(kind), value)
        if size is None:
            return None
        total += size
    return total


def _item_width(kind: str, value: Any) -> int | None:
    if kind in {"LITERAL", "NOT_LITERAL", "IN", "ANY"}:
        return 1
    if kind == "SUBPATTERN":
        return _width(value[-1])
    if kind in {"ASSERT", "ASSERT_NOT"}:
        return _width(value[1])
    if kind == "BRANCH":
        widths = [_width(alternative) for alternative in value[1]]
        return None if None in widths else max(width for width in widths if width is not None)
    if kind == "MAX_REPEAT" and value[1] < 100:
        inner = _width(value[2])
        return inner and inner * int(value[1])
    return None
