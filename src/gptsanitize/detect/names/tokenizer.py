"""spaCy's rule tokenizer, for one chunk of text at a time.

Responsible for cutting text into chunks (a run of non-space characters with the space behind it, or a run of white
space) and a chunk into tokens: special cases, prefixes, suffixes, token and URL patterns, infixes, and special cases
that are found again among the split tokens. A chunk's tokens depend on the chunk alone, so a caller may remember
them.

spaCy looks for late special cases in the whole text. Across a chunk border such a match can hold no rule (its text
would hold white space), yet it takes its tokens from other matches. `Chunk` says where that may happen; a caller then
passes the neighbouring chunks to `Tokenizer.together`.

The patterns come from the model. They are not ours and not linear: spaCy looks for an affix from every character of
what is left of a chunk, after every affix it removes. Two bounds keep the time linear in the text. Chunks have at
most `LONGEST_WORD` characters, so that in longer runs without a space the result differs from spaCy's at the cuts.
And where a pattern's reach is known (see `export.affix_reach`), only as many characters are searched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from gptsanitize.detect.patterns.firsts import compiled

__all__ = ["CHUNK", "LONGEST_SPACE", "LONGEST_WORD", "REPLACED", "Affix", "Chunk", "Rules", "Token", "Tokenizer"]

LONGEST_WORD = 1_000
LONGEST_SPACE = 2_000
CHUNK = re.compile(rf"\S{{1,{LONGEST_WORD}}}+ ?|\s{{1,{LONGEST_SPACE}}}+")

REPLACED = re.compile("[\ud800-\udfff]")
"""Lone surrogates: spaCy cannot hash them. We read U+FFFD in their place, one character for one."""

Token: TypeAlias = tuple[str, str | None]
"""Text, and the norm that a special case gives it."""

_Search: TypeAlias = Callable[[str], "re.Match[str] | None"]


@dataclass(frozen=True, slots=True)
class Affix:
    """A prefix or suffix pattern. `reach`: characters from the edge that decide, or `None` where that is not known."""

    pattern: str
    reach: int | None


@dataclass(frozen=True, slots=True)
class Rules:
    """A model's tokenizer as data; a pattern that the model does not have is `None`."""

    special: Mapping[str, Sequence[Token]]
    prefix: Affix | None
    suffix: Affix | None
    infix: str | None
    token: str | None
    url: str | None
    spares_letters: bool
    """No affix or infix pattern can match in a word of ASCII letters."""
    all_late: bool
    """Special cases without affixes are looked for again too (spaCy: `faster_heuristics` off)."""


class Chunk(NamedTuple):
    """One chunk, tokenised. The flags concern late special cases."""

    tokens: Sequence[Token]
    late: bool
    """One matches inside the chunk."""
    opens: bool
    """The end of the chunk may be the beginning of one that goes on in the next chunk."""
    closes: bool
    """The beginning of the chunk may be the end of one that began in the chunk before."""


class Tokenizer:
    """Chunk -> tokens, as spaCy's `Tokenizer` with the same rules."""

    def __init__(self, rules: Rules) -> None:
        self._prefix = _affix_length(rules.prefix, at_end=False)
        self._suffix = _affix_length(rules.suffix, at_end=True)
        self._infixes = compiled(rules.infix).finditer if rules.infix else _no_infixes
        self._is_token: _Search = compiled(rules.token).match if rules.token else _never
        self._is_url: _Search = compiled(rules.url).match if rules.url else _never
        self._special: dict[str, tuple[Token, ...]] = {}
        self._late: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._spanning: dict[str, list[tuple[str, ...]]] = {}
        self._index_late(rules)
        self._special = {text: tuple(tokens) for text, tokens in rules.special.items()}
        self._plain = rules.spares_letters and rules.token is None

    def _index_late(self, rules: Rules) -> None:
        """Special cases by the tokens that they would be split into without special cases (hence none are set yet).

        Those of white space alone only ever replace themselves.
        """
        for text in sorted(rules.special):
            if text.isspace() or not (rules.all_late or self._has_affix(text)):
                continue
            parts = tuple(part for part, _ in self._split(text))
            self._late.setdefault(parts[0], []).append((parts, text))
            if len(parts) > 1:
                for part in set(parts):
                    self._spanning.setdefault(part, []).append(parts)

    def _has_affix(self, text: str) -> bool:
        return any(True for _ in self._infixes(text)) or bool(self._prefix(text)) or bool(self._suffix(text))

    def chunk(self, word: str) -> Chunk:
        """One chunk, given without the space behind it."""
        split = self._special.get(word)
        if split is None:
            split = ((word, None),) if self._is_plain(word) else tuple(self._split(word))
        texts = [text for text, _ in split]
        matches = self._late_matches(texts)
        tokens = _replace([split], matches, self._special) if matches else split
        return Chunk(tokens, bool(matches), self._opens(texts), self._closes(texts))

    def together(self, words: Sequence[str]) -> list[Token]:
        """The tokens of neighbouring chunks among which late special cases compete."""
        groups = [self._special.get(word) or self._split(word) for word in words]
        return _replace(groups, self._late_matches([text for group in groups for text, _ in group]), self._special)

    def _is_plain(self, word: str) -> bool:
        """The word needs no search: it is one token, whether or not it is a URL."""
        return self._plain and word.isascii() and word.isalpha()

    def _late_matches(self, texts: Sequence[str]) -> list[tuple[int, int, str]]:
        """(length, start, special case) of each late special case among the tokens."""
        found = []
        for start, first in enumerate(texts):
            for parts, text in self._late.get(first, ()):
                if len(parts) == 1 or tuple(texts[start : start + len(parts)]) == parts:
                    found.append((len(parts), start, text))
        return found

    def _opens(self, texts: list[str]) -> bool:
        """Some special case's tokens i to j end the chunk, with more to come, and with i = 0 or nothing before."""
        for parts in self._spanning.get(texts[-1], ()):
            for stop in range(1, len(parts)):
                for size in {stop, len(texts)}:
                    if size <= stop and texts[-size:] == list(parts[stop - size : stop]):
                        return True
        return False

    def _closes(self, texts: list[str]) -> bool:
        """The same from the other side."""
        for parts in self._spanning.get(texts[0], ()):
            for start in range(1, len(parts)):
                rest = len(parts) - start
                for size in {rest, len(texts)}:
                    if size <= rest and texts[:size] == list(parts[start : start + size]):
                        return True
        return False

    def _split(self, word: str) -> list[Token]:
        """Take affixes off both ends until nothing changes, then see what the middle is."""
        before: list[Token] = []
        behind: list[Token] = []
        last = -1
        while word and len(word) != last and not self._is_token(word) and word not in self._special:
            last = len(word)
            prefix = self._prefix(word)
            if prefix and word[prefix:] in self._special:
                before.append((word[:prefix], None))
                word = word[prefix:]
                break
            suffix = self._suffix(word[prefix:])
            if suffix and word[:-suffix] in self._special:
                behind.append((word[-suffix:], None))
                word = word[:-suffix]
                break
            if prefix:
                before.append((word[:prefix], None))
            if suffix:
                behind.append((word[-suffix:], None))
            word = word[prefix : len(word) - suffix]
        return [*before, *self._middle(word), *reversed(behind)]

    def _middle(self, word: str) -> Sequence[Token]:
        if not word:
            return ()
        special = self._special.get(word)
        if special is not None:
            return special
        if self._is_token(word) or self._is_url(word):
            return ((word, None),)
        return self._cut_infixes(word)

    def _cut_infixes(self, word: str) -> list[Token]:
        out: list[Token] = []
        done = 0
        for match in self._infixes(word):
            start, end = match.span()
            if start == 0:
                continue
            if start != done:
                out.append((word[done:start], None))
            if start != end:
                out.append((word[start:end], None))
            done = end
        if word[done:]:
            out.append((word[done:], None))
        return out


def _replace(
    groups: Sequence[Sequence[Token]],
    matches: list[tuple[int, int, str]],
    special: Mapping[str, Sequence[Token]],
) -> list[Token]:
    """Put special cases in the place of their split tokens.

    Longest match first, then the earliest; one whose first or last token is in an earlier match is dropped. A match
    over two groups is never replaced, yet takes its tokens, as in spaCy.
    """
    group_of = [index for index, group in enumerate(groups) for _ in group]
    taken: set[int] = set()
    chosen: dict[int, tuple[int, str]] = {}
    for length, start, text in sorted(matches, key=lambda match: (-match[0], match[1])):
        end = start + length - 1
        if group_of[start] == group_of[end] and start not in taken and end not in taken:
            chosen[start] = (length, text)
        taken.update(range(start, end + 1))
    tokens = [token for group in groups for token in group]
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        length, text = chosen.get(index, (1, ""))
        out.extend(special[text] if text else (tokens[index],))
        index += length
    return out


def _affix_length(affix: Affix | None, *, at_end: bool) -> Callable[[str], int]:
    """A function from a word to the length of its prefix or suffix, 0 where it has none.

    Where the pattern's reach is known, only that many characters and one more are searched. A match that fills them all
    may be the part of a longer run (of dots), so the whole word decides then.
    """
    if affix is None:
        return lambda _: 0
    search = compiled(affix.pattern).search
    if affix.reach is None:
        return lambda word: _size(search(word))
    width = affix.reach + 1

    def near_edge(word: str) -> int:
        size = _size(search(word[-width:] if at_end else word[:width]))
        return size if size < width or len(word) == size else _size(search(word))

    return near_edge


def _size(match: re.Match[str] | None) -> int:
    return match.end() - match.start() if match else 0


def _never(_: str) -> None:
    return None


def _no_infixes(_: str) -> Iterator[re.Match[str]]:
    return iter(())
