"""Patterns that pass over signs with which no match begins, at the speed of memory.

CPython's engine does so by itself only where a pattern begins with the sign; most of ours first look at what stands
before it, and are then tried at every place, which takes three to ten times as long. The signs are read from the
pattern and told to the engine in the block that it has for them (CPython 3.11, `re._compiler._compile_info`). They are
a condition that each match fulfils, so that the matches stay the same. Where the interpreter has another engine, the
pattern is compiled as usual. Searches no text.
"""

# ruff: noqa: SLF001 -- the engine is told so in no other way

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from typing import Any, Final

from gptsanitize.detect.patterns.lint import OTHER, charset
from gptsanitize.detect.patterns.translated import Translation, known, note

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import re._compiler as compiler  # type: ignore[import-not-found]
    import re._constants as constants  # type: ignore[import-not-found]
    import re._parser as parser  # type: ignore[import-not-found]

__all__ = ["compiled", "firsts_of"]

_KNOWN_ENGINE: Final = constants.MAGIC == 20220615
_ALL: Final = (1 << 128) - 1 | OTHER
_CHARACTERS: Final = {constants.LITERAL, constants.NOT_LITERAL, constants.IN, constants.ANY}
_LOOPS: Final = {constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT}
_OF_NO_WIDTH: Final = {constants.ASSERT, constants.ASSERT_NOT, constants.AT}
_BEYOND_CASE: Final = OTHER | sum(1 << sign for sign in b"IKSiks")
"""Without case a letter beyond ASCII is one of ASCII, and the other way round: the long s, the sign of Kelvin."""
_INFO_MASK, _INFO_LEAST, _INFO_MOST = 2, 3, 4
_LAST_CODE: Final = 0x10FFFF


@lru_cache(maxsize=4096)
def compiled(source: str, flags: int = 0, *, keep: bool = True) -> re.Pattern[str]:
    """A pattern, compiled once for all detectors of a process, and if it may be kept once for all processes."""
    if not _KNOWN_ENGINE:
        return re.compile(source, flags)
    flags = int(flags)
    kept = known(source, flags) if keep else None
    if kept is not None:
        with suppress(RuntimeError, ValueError, IndexError):  # no code that the engine takes
            return _made(source, kept)
    made = _translation(source, flags)
    if keep:
        note(source, flags, made)
    return _made(source, made)


def _translation(source: str, flags: int) -> Translation:
    tree = parser.parse(source, flags)
    flags |= tree.state.flags
    code = compiler._code(tree, flags)
    if code[_INFO_MASK] == 0 and code[_INFO_LEAST] > 0:
        firsts, _ = _firsts(tree, ignore_case=bool(flags & re.IGNORECASE))
        if firsts not in {0, _ALL}:
            code = [*_info(firsts, code), *code[code[1] + 1 :]]
    return Translation(flags, tree.state.groups - 1, tree.state.groupdict, code)


def _made(source: str, translation: Translation) -> re.Pattern[str]:
    flags, groups, names, code = translation
    numbered: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        numbered[number] = name
    made: re.Pattern[str] = compiler._sre.compile(source, flags, code, groups, names, tuple(numbered))
    return made


def _info(firsts: int, code: list[int]) -> list[int]:
    """The block that says with which characters a match begins, with the widths of the one it takes the place of."""
    signs: list[tuple[Any, Any]] = [(constants.LITERAL, sign) for sign in range(128) if firsts >> sign & 1]
    if firsts & OTHER:
        signs.append((constants.RANGE, (128, _LAST_CODE)))
    info = [constants.INFO, 0, constants.SRE_INFO_CHARSET, code[_INFO_LEAST], code[_INFO_MOST]]
    compiler._compile_charset(compiler._optimize_charset(signs)[0], 0, info)
    info[1] = len(info) - 1
    return info


def firsts_of(source: str) -> int:
    """The characters that a match may begin with, as bits; 0 where it may be empty."""
    tree = parser.parse(source)
    firsts, is_empty = _firsts(tree, ignore_case=bool(tree.state.flags & re.IGNORECASE))
    return 0 if is_empty else firsts


def _firsts(nodes: Iterable[Any], *, ignore_case: bool) -> tuple[int, bool]:
    """The same of nodes, with whether a match of them may be empty: then what follows begins it."""
    firsts = 0
    for kind, value in nodes:
        if kind in _OF_NO_WIDTH:
            continue
        found, is_empty = _firsts_of_one(kind, value, ignore_case=ignore_case)
        firsts |= found
        if not is_empty:
            return firsts, False
    return firsts, True


def _firsts_of_one(kind: Any, value: Any, *, ignore_case: bool) -> tuple[int, bool]:
    if kind is constants.ANY:
        return _ALL, False
    if kind in _CHARACTERS:
        signs = charset((kind, value), ignore_case=ignore_case)
        return signs | _BEYOND_CASE if ignore_case else signs, False
    if kind is constants.SUBPATTERN:
        return _firsts(value[3], ignore_case=ignore_case or bool(value[1] & re.IGNORECASE))
    if kind is constants.ATOMIC_GROUP:
        return _firsts(value, ignore_case=ignore_case)
    if kind in _LOOPS:
        firsts, is_empty = _firsts(value[2], ignore_case=ignore_case)
        return firsts, is_empty or value[0] == 0
    if kind is constants.BRANCH:
        branches = [_firsts(branch, ignore_case=ignore_case) for branch in value[1]]
        firsts = 0
        for found, _ in branches:
            firsts |= found
        return firsts, any(is_empty for _, is_empty in branches)
    return _ALL, True  # a reference, a condition
