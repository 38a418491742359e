"""Refuses regular expressions whose work could grow faster than the text.

The scanner tries a pattern at many places, so each try must cost a bounded number of steps. Every repeat needs an upper
bound, and the number of ways in which one text can be matched is bounded too: a repeat that can stop or go on at the
same character multiplies the ways of all that follows. Possessive repeats and atomic groups have one way. The count is
an upper bound taken from the parse tree of the standard library; it may refuse what is harmless, never the reverse.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from typing import Any, Final

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import re._constants as constants  # type: ignore[import-not-found]
    import re._parser as parser  # type: ignore[import-not-found]

__all__ = ["BROKEN", "OTHER", "charset", "complaint"]

BROKEN: Final = "is no regular expression"
"""How the complaint about a pattern begins that does not compile."""
_MAX_REPEAT: Final = 20_000
_MAX_WAYS: Final = 200_000
_ALL: Final = (1 << 129) - 1
_NOTHING: Final = 0  # after the last element nothing can fail, so that nothing is tried again
OTHER: Final = 1 << 128
"""Every character beyond ASCII, in a set of characters as bits."""
_CATEGORY = {
    constants.CATEGORY_DIGIT: r"\d",
    constants.CATEGORY_NOT_DIGIT: r"\D",
    constants.CATEGORY_SPACE: r"\s",
    constants.CATEGORY_NOT_SPACE: r"\S",
    constants.CATEGORY_WORD: r"\w",
    constants.CATEGORY_NOT_WORD: r"\W",
}
_CATEGORY_SETS = {
    category: OTHER | sum(1 << code for code in range(128) if re.match(pattern, chr(code)))
    for category, pattern in _CATEGORY.items()
}


class _Refused(Exception):  # noqa: N818 -- a finding of the lint, not a fault
    """Carries the complaint out of the walk."""


def complaint(regex: str) -> str:
    """What is wrong with `regex`, or an empty text."""
    if not regex:
        return ""
    try:
        re.compile(regex)
        tree = parser.parse(regex)
        ways, _ = _sequence(list(tree), _NOTHING, ignore_case=bool(tree.state.flags & re.IGNORECASE))
    except re.error as error:
        return f"{BROKEN}: {error.msg}" + (f" at character {error.pos + 1}" if error.pos is not None else "")
    except RecursionError:
        return "is nested too deeply"
    except _Refused as refused:
        return str(refused)
    return f"can be matched in more than {_MAX_WAYS} ways at one place" if ways > _MAX_WAYS else ""


Node = tuple[Any, Any]


def _sequence(nodes: Sequence[Node], follow: int, *, ignore_case: bool) -> tuple[int, int]:
    """The ways of a sequence, and the set of characters it can begin with (with `follow` if it can be empty)."""
    ways, first = 1, follow
    for node in reversed(nodes):
        here, first = _node(node, first, ignore_case=ignore_case)
        ways *= here
        if ways > _MAX_WAYS:
            return ways, first
    return ways, first


def _node(node: Node, follow: int, *, ignore_case: bool) -> tuple[int, int]:
    kind, value = node
    if kind in {constants.LITERAL, constants.NOT_LITERAL, constants.IN, constants.ANY}:
        return 1, charset(node, ignore_case=ignore_case)
    if kind in {constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT}:
        return _repeat(kind, value, follow, ignore_case=ignore_case)
    if kind is constants.SUBPATTERN:
        return _sequence(list(value[3]), follow, ignore_case=ignore_case or bool(value[1] & re.IGNORECASE))
    if kind is constants.ATOMIC_GROUP:
        ways, first = _sequence(list(value), follow, ignore_case=ignore_case)
        return (ways if ways > _MAX_WAYS else 1), first
    if kind is constants.BRANCH:
        return _branch(value[1], follow, ignore_case=ignore_case)
    if kind in {constants.ASSERT, constants.ASSERT_NOT}:
        ways, _ = _sequence(list(value[1]), _NOTHING, ignore_case=ignore_case)
        return (ways if ways > _MAX_WAYS else 1), _ALL
    if kind is constants.AT:
        return 1, _ALL
    if kind is constants.GROUPREF:
        return 1, _ALL
    raise _Refused("uses a construct that is not allowed here")


def _branch(branches: Sequence[Any], follow: int, *, ignore_case: bool) -> tuple[int, int]:
    """Branches that begin differently exclude each other, and so do words; the other overlapping ones add up."""
    words = [_word(branch) for branch in branches]
    if all(words):
        chain = max(sum(word.startswith(other) for other in words) for word in words)
        begins = 0
        for branch in branches:
            begins |= charset(branch[0], ignore_case=ignore_case)
        return chain, begins
    ways, first, most = 0, 0, 1
    disjoint = True
    for branch in branches:
        here, begins = _sequence(list(branch), follow, ignore_case=ignore_case)
        disjoint = disjoint and not begins & first
        ways, first, most = ways + here, first | begins, max(most, here)
    return (most if disjoint else max(most, min(ways, most + len(branches)))), first


def _word(branch: Sequence[Node]) -> str:
    """The text of a branch of plain characters, or an empty text."""
    if not all(kind is constants.LITERAL for kind, _ in branch):
        return ""
    return "".join(chr(code) for _, code in branch)


def _repeat(kind: Any, value: Any, follow: int, *, ignore_case: bool) -> tuple[int, int]:
    least, most, body = value
    if most is constants.MAXREPEAT or int(most) > _MAX_REPEAT:
        raise _Refused(f"has a repeat without an upper bound of at most {_MAX_REPEAT}")
    inner, first = _sequence(list(body), _ALL, ignore_case=ignore_case)
    begins = first | follow if least == 0 else first
    if kind is constants.POSSESSIVE_REPEAT or (most <= 1 and not first & follow):
        return (1 if kind is constants.POSSESSIVE_REPEAT and inner <= _MAX_WAYS else inner), begins
    choices = (most - least + 1) if first & follow else 1
    nested = _ways_inside(list(body), first, ignore_case=ignore_case)
    return min(choices * nested ** min(most, 64), _MAX_WAYS + 1), begins


def _ways_inside(body: Sequence[Node], again: int, *, ignore_case: bool) -> int:
    """The ways of one turn of a loop, after which the loop itself may begin again."""
    ways, _ = _sequence(body, again, ignore_case=ignore_case)
    return ways


def charset(node: Node, *, ignore_case: bool) -> int:
    """The characters that a node of one character takes, as bits: those of ASCII exactly, the others all or none."""
    kind, value = node
    if kind is constants.ANY:
        return _ALL & ~(1 << 10)
    if kind is constants.LITERAL:
        return _char(value, ignore_case=ignore_case)
    if kind is constants.NOT_LITERAL:
        return _ALL & ~_char(value, ignore_case=ignore_case) | OTHER
    return _class(value, ignore_case=ignore_case)


def _class(items: Sequence[Node], *, ignore_case: bool) -> int:
    bits, negated = 0, False
    for kind, value in items:
        if kind is constants.NEGATE:
            negated = True
        elif kind is constants.LITERAL:
            bits |= _char(value, ignore_case=ignore_case)
        elif kind is constants.RANGE:
            for code in range(value[0], min(value[1], 127) + 1):
                bits |= _char(code, ignore_case=ignore_case)
            bits |= OTHER if value[1] > 127 else 0
        elif kind is constants.CATEGORY:
            bits |= _CATEGORY_SETS[value]
    return (_ALL & ~bits) | OTHER if negated else bits


def _char(code: int, *, ignore_case: bool) -> int:
    if code > 127:
        return OTHER
    char = chr(code)
    return 1 << ord(char.lower()) | 1 << ord(char.upper()) if ignore_case else 1 << code
