"""One normalised view of a text, with the way back to the offsets of the original.

The view undoes what hides a value from a pattern: compatibility forms, full-width characters (NFKC, Unicode annex
15), digits of other scripts, no-break and zero-width characters, soft hyphens, bidirectional controls, tag
characters, stray variation selectors, hyphen look-alikes, and Cyrillic or Greek letters inside otherwise Latin
words (UTS 39), and one level of HTML
entities, JSON escapes and percent signs for single characters. The joiners that emoji, Persian and the Indic scripts
need stay where they are. Nothing is ever written back: findings are mapped to the original text, which keeps every
character outside an edit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5

__all__ = ["View", "normalise", "value_of"]

_CONFUSABLE = dict(
    zip(
        "арекосухьАВЕЅІЈКМНОРСТУХԚԜһіјѕԁԛԝӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχϲϳոօѵɡıɑ",
        "apekocyxbABESIJKMHOPCTYXQWhijsdqwlABEZHIKMNOPTYXaikvoptuxcjnovgia",
        strict=True,
    )
)
"""Letters drawn like a Latin one: single-letter rows of the UTS 39 confusables of Cyrillic, Greek, Armenian and IPA."""

_HYPHENS = dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63\uff0d", "-")
_SPACES = dict.fromkeys(map(chr, (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)), " ")
_LINES = {"\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\x0b": "\n", "\x0c": "\n"}
_RAISED = dict.fromkeys("¹²³⁰⁴⁵⁶⁷⁸⁹", " ")
"""The mark of a footnote is no digit of the number before it."""
_ONE_TO_ONE = {**_HYPHENS, **_SPACES, **_LINES, **_RAISED}

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e007f\ufe00-\ufe0f\U000e0100-\U000e01ef\x00"
)
_JOINERS = ("\u200c", "\u200d")
_FLAG = "\U0001f3f4"  # a black flag followed by tag characters is a flag (UTS 51)
_MARKS = 32  # combining marks that are taken with their letter; a longer pile is cut so that work stays linear
_TAG_RUN = re.compile("[\U000e0020-\U000e007e]{5,512}+")  # a hidden message, not a stray tag
_REMOVED_ALWAYS = re.compile(f"[{_INVISIBLE}]")
_REMOVED = re.compile(f"[{_INVISIBLE}{''.join(_JOINERS)}]")
_SWAPPED = re.compile(rf"[{''.join(_ONE_TO_ONE)}]|(?![0-9])\d")
_WORD = re.compile(r"[^\W\d_]{2,64}")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LOOKALIKE = re.compile(f"[{''.join(_CONFUSABLE)}]")
_ASCII_CONTROL = re.compile("[\x00\x0b\x0c]")
_ESCAPE = re.compile(
    r"&(?:#(?P<decimal>[0-9]{2,6})|#[xX](?P<hex>[0-9A-Fa-f]{2,5})|(?P<name>[A-Za-z]{2,8}));"
    r"|\\u(?P<json>[0-9A-Fa-f]{4})|%(?P<percent>40|2[BbDdEeCcFf]|5[Ff]|3[AaDd]|(?<=[\w.,:;=?!-]%)20(?=\w))"
)


@dataclass(frozen=True, slots=True)
class View:
    """A normalised text. Without `starts` its offsets are those of the original."""

    text: str = field(repr=False)
    starts: tuple[int, ...] | None = field(default=None, repr=False)
    ends: tuple[int, ...] | None = field(default=None, repr=False)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that the non-empty span `start:end` of the view stands for."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> View:
    """The normalised view of `text`. Text that is already normal costs one look at it."""
    if text.isascii() and _ASCII_CONTROL.search(text) is None and not _escaped(text):
        return View(text)
    same_length = _latinise(_swap(text))
    if _is_normal(same_length):
        return View(same_length)
    return _rewrite(same_length)


def value_of(text: str) -> str:
    """The value that a text spells: `a&#64;b.org` and `a%40b.org` and `a@b.org` with a zero-width space are one."""
    return normalise(text).text or text


def _escaped(text: str) -> bool:
    return ("&" in text or "%" in text or "\\u" in text) and _ESCAPE.search(text) is not None


def _is_normal(text: str) -> bool:
    return unicodedata.is_normalized("NFKC", text) and _REMOVED.search(text) is None and not _escaped(text)


def _swap(text: str) -> str:
    """Replace what becomes exactly one other character; offsets stay."""
    for char in set(_SWAPPED.findall(text)):
        text = text.replace(char, _ONE_TO_ONE.get(char) or _digit(char))
    return text


def _digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def _rewrite(text: str) -> View:
    """Line by line, so that the lines that are normal already are copied whole."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        size = len(line)
        if _is_normal(line):
            out.append(line)
            starts.extend(range(offset, offset + size))
            ends.extend(range(offset + 1, offset + size + 1))
        else:
            for start, end, new in _pieces(line):
                out.append(new)
                starts.extend([offset + start] * len(new))
                ends.extend([offset + end] * len(new))
        offset += size
    return View("".join(out), tuple(starts), tuple(ends))


def _latinise(text: str) -> str:
    """Replace look-alikes in words that mix scripts; the length stays the same."""
    if _LOOKALIKE.search(text) is None:
        return text
    return _WORD.sub(_latin_word, text)


def _latin_word(match: re.Match[str]) -> str:
    word = match.group()
    if _LOOKALIKE.search(word) is None or _LATIN.search(word) is None:
        return word
    changed = "".join(_CONFUSABLE.get(char, char) for char in word)
    return changed if len(changed) == len(word) and _all_latin(changed) else word


def _all_latin(word: str) -> bool:
    """A word that stays mixed is no disguise: symbols and transliterations mix scripts honestly."""
    return all(_LATIN.match(char) for char in word)


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """`(start, end, replacement)` for each character with its combining marks; nothing replaces what is removed."""
    position, size = 0, len(text)
    while position < size:
        run = _TAG_RUN.match(text, position)
        if run and not (position and text[position - 1] == _FLAG):
            for index in range(position, run.end()):
                yield index, index + 1, chr(ord(text[index]) - 0xE0000)
            position = run.end()
            continue
        escape = _ESCAPE.match(text, position)
        if escape and (char := _unescaped(escape)):
            yield position, escape.end(), char
            position = escape.end()
            continue
        end = position + 1
        while end < size and end - position < _MARKS and unicodedata.combining(text[end]):
            end += 1
        yield position, end, _plain(text, position, end)
        position = end


def _unescaped(match: re.Match[str]) -> str:
    """The one character that an escape stands for; nothing for controls, surrogates and what is none."""
    if match["name"]:
        char = html5.get(match["name"] + ";", "")
        code = ord(char) if len(char) == 1 else 0
    elif match["decimal"]:
        code = int(match["decimal"])
    else:
        code = int(match["hex"] or match["json"] or match["percent"], 16)
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x1FFFF:
        return ""
    char = unicodedata.normalize("NFKC", _REMOVED_ALWAYS.sub("", chr(code)))
    return char if len(char) == 1 else ""


def _plain(text: str, start: int, end: int) -> str:
    cluster = text[start:end]
    if cluster in _JOINERS:
        return "" if _joins_nothing(text, start) else cluster
    return unicodedata.normalize("NFKC", _REMOVED_ALWAYS.sub("", cluster))


def _joins_nothing(text: str, position: int) -> bool:
    """A joiner between Latin letters, digits or signs has no work to do there."""
    around = text[max(0, position - 1) : position] + text[position + 1 : position + 2]
    return all(char.isascii() or _LATIN.match(char) for char in around)
