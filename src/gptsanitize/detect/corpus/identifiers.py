"""Names that are a program's: classes, functions and packages, which the names model takes for people and firms.

A file that shows code says itself which words are identifiers. `Identifiers` learns them from the code of a stream of
segments (fenced code, words in backticks) and takes findings back that are nothing else, in the code and in the prose
about it, or that `commons` knows for words of the stream. Only what the names model alone says is taken back; strings
and comments of code are prose. What a word's own form proves is decided in `believable`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gptsanitize.detect.corpus.commons import Commons
from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.gazetteer import given_names
from gptsanitize.model import Place, Segment

__all__ = ["Identifiers"]

_KINDS = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})
_SPAN = compiled(
    r"```[^\n]{0,40}\n(?P<block>(?:(?!```)[^\n]{0,500}\n){1,400})[ \t>]{0,12}```|`(?P<word>[^`\n]{1,120})`"
)
_PROSE = compiled(
    r"\"(?:[^\"\\\n]|\\.){0,300}\"|'(?:[^'\\\n]|\\.){0,300}'|(?<![^\s])(?:#|//|--) [^\n]{0,300}|/\*.{0,500}?\*/",
    re.DOTALL,
)
_FORMED = compiled(r"[A-Za-z]\w{0,60}(?:_\w{1,60}|[a-z0-9][A-Z]\w{0,60}|[A-Z]{3}[a-z]\w{0,60})|__\w{1,40}__", re.ASCII)
_CALLED = compiled(r"(?<![\w.])(?P<v>[A-Za-z]\w{2,60})(?=\(|\[|::|\.[A-Za-z_]\w{0,60}[(.])", re.ASCII)
_MEMBER = compiled(r"(?<=\w\.|::|->)(?P<v>[A-Za-z]\w{2,60})", re.ASCII)
_DECLARED = compiled(
    r"(?<![\w.])(?:class|def|new|extends|implements|raise|except|throws?|struct|enum|interface|func|fn|trait|impl) +"
    r"(?P<v>[A-Za-z]\w{1,60})|@(?P<d>[a-z]\w{2,40})",
    re.ASCII,
)
_PACKAGE = compiled(
    r"(?<![\w.])(?:import|from|require|using|package|use|(?:pip3?|npm|yarn|uv|cargo|gem|brew|apt(?:-get)?|conda|poetry|go)"
    r"(?: [a-z]{2,8}){0,2} (?:install|add|get|i|require)|uvx|npx)(?: -{1,2}[\w-]{1,20}){0,3} +"
    r"(?P<v>[@\"']?[A-Za-z][\w./@\[\]\"'-]{1,80}(?: import)?(?:,? +[A-Za-z][\w.\[\]-]{1,60}){0,12})",
    re.ASCII,
)
_WORD = compiled(r"[A-Za-z]\w{1,60}", re.ASCII)
_PATH_BEFORE = compiled(r"(?:[A-Za-z_]\w{0,60}\.){2,8}$|\w::$", re.ASCII)
_PATH_BEHIND = compiled(r"(?:\.[a-z_]\w{0,60}){0,4}\(|::|\.[a-z_]\w{1,60}[.(`]", re.ASCII)
_COMMAND = compiled(r"(?P<v>[a-z]{3,14}) (?=[-{\[<./~\w])")
_DATUM = compiled(r"[:=] ?(?:[^\W\d_a-z][\w.'’-]{0,30} ){0,3}$")
_SHORT = 120
"""Characters of a piece of code that is read once: a manual repeats its words in backticks."""
_MOST = 20_000
"""Words that are remembered of a stream."""


class Identifiers:
    """The identifiers of a stream of segments, as far as it was read."""

    def __init__(self) -> None:
        self._commons = Commons()
        self._exact: set[str] = set()
        self._commands: set[str] = set()
        """First words of code of several words: `kate --help`."""
        self.packages: set[str] = set()
        """In small letters: prose writes the name of a package with a capital."""

    def learn(self, batch: Sequence[Segment]) -> None:
        """Take the code of a batch."""
        self._commons.learn(batch)
        for segment in batch:
            for start, end in _code_of(segment.text, segment.place):
                self._learn(segment.text[start:end])

    def _learn(self, code: str) -> None:
        if len(self._exact) > _MOST:
            return
        if code.isidentifier():  # as most words in backticks are
            self._exact.update(_FORMED.findall(code))
            return
        if code[:1].islower() and (command := _COMMAND.match(code)):
            self._commands.add(command["v"])
        exact, packages = (_names_in if len(code) <= _SHORT else _names_in.__wrapped__)(code)
        self._exact.update(exact)
        self.packages.update(packages)

    def without(self, segment: Segment, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """The hits of a segment that may be names."""
        if self._commands:
            hits = tuple(hit for hit in hits if not self._is_command(segment.text, hit))
        if not any(_is_doubtful(hit) for hit in hits):
            return hits
        code = list(_code_of(segment.text, segment.place))
        return tuple(hit for hit in hits if not (_is_doubtful(hit) and self._is_nobodys(segment.text, hit, code)))

    def _is_command(self, text: str, hit: Hit) -> bool:
        """Whether a given name in small letters is a command of the stream."""
        return hit.rule == "given-name" and text[hit.start : hit.end] in self._commands

    def _is_nobodys(self, text: str, hit: Hit, code: Sequence[tuple[int, int]]) -> bool:
        return self._is_one(text, hit, code) or self._commons.is_common(text, hit)

    def _is_one(self, text: str, hit: Hit, code: Sequence[tuple[int, int]]) -> bool:
        value = text[hit.start : hit.end]
        words = _WORD.findall(value)
        if not words:
            return False
        if len(words) == 1 and (
            _PATH_BEFORE.search(text, max(0, hit.start - 200), hit.start) or _PATH_BEHIND.match(text, hit.end)
        ):
            return True
        if self._names(words):
            return True
        return " " not in value and any(
            start <= hit.start and hit.end <= end and _is_bare(text, start, end, hit) for start, end in code
        )

    def _names(self, words: Sequence[str]) -> bool:
        """Whether words are identifiers, or a package's name beside ordinary words: `Docling Reader`."""
        if all(word in self._exact for word in words):
            return True
        low = [word.lower() for word in words]
        if self.packages.isdisjoint(low) or not given_names().isdisjoint(low):
            return False
        return all(
            w in self.packages or v in self._exact or is_dictionary_word(w) for v, w in zip(words, low, strict=True)
        )


@lru_cache(maxsize=2048)
def _names_in(code: str) -> tuple[set[str], set[str]]:
    """The identifiers of a piece of code, and the packages it names, in small letters."""
    bare = _PROSE.sub(" ", code)
    exact = set(_FORMED.findall(bare))
    for pattern in (_CALLED, _MEMBER, _DECLARED):
        exact.update(found[found.lastgroup or 0] for found in pattern.finditer(bare))
    words = (word for found in _PACKAGE.finditer(bare) for word in _WORD.findall(found["v"]))
    return exact, {word.lower() for word in words if word != "import"}


def _is_doubtful(hit: Hit) -> bool:
    return hit.rule == NAMES_RULE and hit.entity in _KINDS


def _code_of(text: str, place: Place) -> Iterator[tuple[int, int]]:
    """The parts of a text that are code."""
    if place is Place.CODE:
        yield 0, len(text)
    elif "`" in text:
        for found in _SPAN.finditer(text):
            yield found.span("block" if found["block"] else "word")


def _is_bare(text: str, start: int, end: int, hit: Hit) -> bool:
    """Whether a word of code stands in no string or comment, and is no value behind a colon or sign of equality."""
    if _DATUM.search(text, max(start, hit.start - 100), hit.start):
        return False
    return not any(prose.start() <= hit.start and hit.end <= prose.end() for prose in _PROSE.finditer(text, start, end))
