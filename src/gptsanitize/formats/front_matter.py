"""Values of YAML front matter with edits applied, so that each stays the scalar that it was (YAML 1.2.2).

Responsible for quotes: a plain scalar that an edit makes into something else is put between them (7.3.3), alone and in
a list or mapping between brackets (7.4), and a sign that would end a quoted one is written twice or escaped (7.3.1,
7.3.2). It does not read YAML: keys, values and their places are told by `text`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["with_edits", "yaml_with"]

Fitted = tuple[int, int, str]
"""Start, end and new text of an edit."""

_MARKS = re.compile(r"[\[\]{}&*!|>%@`\"'#,\-?:]|[^:]{0,200}:(?:\s|\Z)|[^#]{0,200}\s#")
_FLOW_SIGNS = re.compile(r"[,\[\]{}]")
_SCALAR = re.compile(r"\"(?>[^\"\\]|\\.)*+\"|'(?>[^']|'')*+'|[^\s,\[\]{}:\"'](?>[^,\[\]{}:]|:(?!\s))*+")


def with_edits(text: str, edits: Sequence[Fitted]) -> str:
    """A text with ordered, disjoint edits applied."""
    parts, position = [], 0
    for start, end, new in edits:
        parts += [text[position:start], new]
        position = end
    return "".join([*parts, text[position:]])


def yaml_with(text: str, edits: Sequence[Fitted]) -> str:
    """A value of front matter with its edits applied."""
    if text[:1] not in {"[", "{"}:
        return _scalar(text, edits, is_listed=False)
    parts, position = [], 0
    for scalar in _SCALAR.finditer(text):
        start, end = scalar.start(), scalar.start() + len(scalar[0].rstrip())
        inside = [(first - start, last - start, new) for first, last, new in edits if start <= first and last <= end]
        if inside:
            before = [each for each in edits if position <= each[0] and each[1] <= start]
            parts += [_moved(text, position, start, before), _scalar(text[start:end], inside, is_listed=True)]
            position = end
    return "".join([*parts, _moved(text, position, len(text), [each for each in edits if position <= each[0]])])


def _moved(text: str, start: int, end: int, edits: Sequence[Fitted]) -> str:
    return with_edits(text[start:end], [(first - start, last - start, new) for first, last, new in edits])


def _scalar(text: str, edits: Sequence[Fitted], *, is_listed: bool) -> str:
    quote = text[:1]
    if quote in {'"', "'"}:
        return with_edits(text, [(start, end, _within(quote, text[start:end], new)) for start, end, new in edits])
    new = with_edits(text, edits)
    if _MARKS.match(text) or not (_MARKS.match(new) or (is_listed and _FLOW_SIGNS.search(new))):
        return new
    return "'" + new.replace("'", "''") + "'"


def _within(quote: str, old: str, new: str) -> str:
    """New text between quotes; what stood there with such a sign has its own way to write it."""
    if quote in old or quote not in new:
        return new
    return new.replace("'", "''") if quote == "'" else new.replace('"', '\\"')
