"""One normalised view of a text, with the way back to the offsets of the original.

The view undoes what hides a value from a pattern: compatibility forms, full-width characters (NFKC, Unicode annex
15), digits of other scripts, no-break and zero-width characters, soft hyphens, bidirectional controls, tag
characters, stray variation selectors, hyphen look-alikes, marks that strike letters through, Cyrillic or Greek letters
inside otherwise Latin words (UTS 39), the line of a form that touches a word, and characters that are written as codes
(`escapes`). The joiners that emoji, Persian and the Indic scripts
need stay where they are. Nothing is ever written back: findings are mapped to the original text, which keeps every
character outside an edit.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.views import escapes

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
_BORDERS = {
    **dict.fromkeys("\u2500\u2501\u2550", "-"),
    **dict.fromkeys("\u2502\u2503\u2551", "|"),
    **dict.fromkeys(map(chr, (*range(0x250C, 0x254C), *range(0x2552, 0x256D))), "+"),
}
"""What draws the boxes of a table."""
_ONE_TO_ONE = {**_HYPHENS, **_SPACES, **_LINES, **_RAISED, **_BORDERS}

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e007f\ufe00-\ufe0f\U000e0100-\U000e01ef\x00"
)
_JOINERS = ("\u200c", "\u200d")
_FLAG = "\U0001f3f4"  # a black flag followed by tag characters is a flag (UTS 51)
_MARKS = 32  # combining marks that are taken with their letter; a longer pile is cut so that work stays linear
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_LEFT_MARKS = compiled(_MARK)
_UNDER_MARKS = compiled(f"[ -~\u00a0-\u024f]{_MARK}")
"""Latin letters, digits and signs with a mark that makes no other letter of them: struck through, underlined."""
_TAG_RUN = compiled("[\U000e0020-\U000e007e]{5,512}+")  # a hidden message, not a stray tag
_REMOVED_ALWAYS = compiled(f"[{_INVISIBLE}]")
_REMOVED = compiled(f"[{_INVISIBLE}{''.join(_JOINERS)}]")
_STRANGE = compiled(r"[^\x00-\x7f][^\x00-\x7f]*+")  # one sign first: the search for a set is the fastest
_SWAPPED = compiled(rf"[{''.join(_ONE_TO_ONE)}]|(?![0-9])\d")
_SWAPPED_ASCII = "\x0b\x0c"
_REMOVED_ASCII = "\x00"
_WORD = compiled(r"[^\W\d_]{2,64}")
_WORD_ROOM = 63
_LATIN = compiled("[A-Za-z\u00c0-\u024f]")
_LOOKALIKE = compiled(f"[{''.join(_CONFUSABLE)}]")
_MIXED = compiled(f"{_LATIN.pattern}{_LOOKALIKE.pattern}|{_LOOKALIKE.pattern}{_LATIN.pattern}")
"""Every word that is written in Latin letters and look-alikes alone holds such a pair."""
_BESIDE_WORDS = compiled(r"(?<=_)_(?=[^\W_])(?<![^\W_]__)|(?<=[^\W_])_(?=_{1,80}(?:[\s<,.;:|)\]]|\Z))")
"""The sign of a blank line in a form that touches what was filled in, and of emphasis."""
_CODES = frozenset("&%\\=")
_ODD = compiled(rf"[{escapes.BEGINS}{_REMOVED_ASCII}\x80-\U0010ffff][^\x00-\x7f]*+")
"""Where something may have to be rewritten."""


@dataclass(frozen=True, slots=True)
class View:
    """A normalised text. Without `runs` its offsets are those of the original.

    Else each run of the view begins at one of `runs`, and stands for what begins in the original at `starts`: up to
    `ends` as a whole, or character for character where that is 0.
    """

    text: str = field(repr=False)
    runs: tuple[int, ...] = field(default=(), repr=False)
    starts: tuple[int, ...] = field(default=(), repr=False)
    ends: tuple[int, ...] = field(default=(), repr=False)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that the non-empty span `start:end` of the view stands for."""
        if not self.runs:
            return start, end
        return self._original(start)[0], self._original(end - 1)[1]

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """`(start, end, as read)` of the pieces of the span `start:end` of the original, in order."""
        if not self.runs:
            yield start, end, self.text[start:end]
            return
        number = max(bisect_right(self.starts, start) - 1, 0)
        while number < len(self.runs) and self.starts[number] < end:
            shown, first, last = self.runs[number], self.starts[number], self.ends[number]
            number += 1
            read = self.text[shown : self.runs[number] if number < len(self.runs) else None]
            if last:
                if start <= first and last <= end:
                    yield first, last, read
                continue
            begin, stop = max(first, start), min(first + len(read), end)
            if begin < stop:
                yield begin, stop, read[begin - first : stop - first]

    def _original(self, offset: int) -> tuple[int, int]:
        number = bisect_right(self.runs, offset) - 1
        start, end = self.starts[number], self.ends[number]
        if end:
            return start, end
        original = start + offset - self.runs[number]
        return original, original + 1


def normalise(text: str) -> View:
    """The normalised view of `text`. Text that is already normal costs one look at it."""
    if "__" in text:
        text = _BESIDE_WORDS.sub(" ", text)
    if text.isascii():
        if any(char in text for char in _SWAPPED_ASCII):
            text = _swap(text, _SWAPPED_ASCII)
        return View(text) if _REMOVED_ASCII not in text and not escapes.are_in(text) else _rewrite(text)
    strange = _strange(text)
    swapped = {*_SWAPPED.findall(strange), *(char for char in _SWAPPED_ASCII if char in text)}
    if swapped:
        text, strange = _swap(text, swapped), _swap(strange, swapped)
    if _LOOKALIKE.search(strange) and _MIXED.search(text):
        text = _latinise(text)
        strange = _strange(text)
    if _REMOVED_ASCII not in text and _is_normal(strange) and not escapes.are_in(text):
        return View(text)
    return _rewrite(text)


def value_of(text: str) -> str:
    """The value that a text spells: `a&#64;b.org` and `a%40b.org` and `a@b.org` with a zero-width space are one."""
    return normalise(text).text or text


def _strange(text: str) -> str:
    """What of a text is to be looked at: that beyond ASCII, or all where a mark may combine with what is before it."""
    runs = _STRANGE.findall(text)
    return text if any(map(unicodedata.combining, {run[0] for run in runs})) else "\n".join(runs)


def _is_normal(strange: str) -> bool:
    return (
        unicodedata.is_normalized("NFKC", strange)
        and _REMOVED.search(strange) is None
        and _UNDER_MARKS.search(strange) is None
    )


def _swap(text: str, chars: Iterable[str]) -> str:
    """Replace what becomes exactly one other character; offsets stay."""
    for char in chars:
        text = text.replace(char, _ONE_TO_ONE.get(char) or _digit(char))
    return text


def _digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def _rewrite(text: str) -> View:
    """What stands between odd places is copied whole."""
    out: list[str] = []
    runs: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    size = done = 0

    def add(start: int, end: int, new: str) -> None:
        nonlocal size
        runs.append(size)
        starts.append(start)
        ends.append(end)
        out.append(new)
        size += len(new)

    for start, end, new in _pieces(text):
        if start > done:
            add(done, 0, text[done:start])
        if new:
            add(start, end, new)
        done = end
    if done < len(text):
        add(done, 0, text[done:])
    return View("".join(out), tuple(runs), tuple(starts), tuple(ends))


def _latinise(text: str) -> str:
    """Replace look-alikes in words that mix scripts; the length stays the same."""
    parts: list[str] = []
    copied = done = 0
    for odd in (odd for run in _STRANGE.finditer(text) for odd in _LOOKALIKE.finditer(text, *run.span())):
        if odd.start() < done:
            continue
        start = _word_start(text, max(done, odd.start() - _WORD_ROOM), odd.start())
        word = _WORD.match(text, start)
        if word is None:
            continue
        done = word.end()
        if (changed := _latin(word.group())) is not None:
            parts += (text[copied:start], changed)
            copied = done
    return "".join((*parts, text[copied:]))


def _word_start(text: str, least: int, position: int) -> int:
    while position > least and text[position - 1].isalnum() and not text[position - 1].isdecimal():
        position -= 1
    return position


def _latin(word: str) -> str | None:
    """A word without its look-alikes. One that stays mixed is no disguise: transliterations mix scripts honestly."""
    if _LATIN.search(word) is None:
        return None
    changed = "".join(_CONFUSABLE.get(char, char) for char in word)
    return changed if all(map(_LATIN.match, changed)) else None


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """`(start, end, replacement)` of what changes or belongs together, in order; nothing replaces what is removed."""
    position, printed = 0, escapes.is_printed(text)
    while odd := _ODD.search(text, position):
        start, stop = odd.span()
        with_base = start > position and unicodedata.combining(text[start]) and text[start - 1].isprintable()
        position = start - 1 if with_base else start
        if text[position] in _CODES:
            code = _decoded(text, position, printed=printed)
            yield from code
            position = code[-1][1] if code else position + 1
            continue
        yield from _clusters(text, position, stop)
        position = stop


def _clusters(text: str, position: int, stop: int) -> Iterator[tuple[int, int, str]]:
    """The same for one odd place: each character with its combining marks."""
    while position < stop:
        run = _TAG_RUN.match(text, position)
        if run and not (position and text[position - 1] == _FLAG):
            for index in range(position, run.end()):
                yield index, index + 1, chr(ord(text[index]) - 0xE0000)
            position = run.end()
            continue
        end = position + 1
        while end < stop and end - position < _MARKS and unicodedata.combining(text[end]):
            end += 1
        plain = _plain(text, position, end)
        if end > position + 1 or plain != text[position]:
            yield position, end, plain
        position = end


def _decoded(text: str, position: int, *, printed: bool) -> list[tuple[int, int, str]]:
    """What stands at a place as a code, in its plain form."""
    pieces = escapes.piece_at(text, position, printed=printed)
    return [(start, end, unicodedata.normalize("NFKC", _REMOVED_ALWAYS.sub("", chars))) for start, end, chars in pieces]


def _plain(text: str, start: int, end: int) -> str:
    cluster = text[start:end]
    if cluster in _JOINERS:
        return "" if _joins_nothing(text, start) else cluster
    plain = unicodedata.normalize("NFKC", _REMOVED_ALWAYS.sub("", cluster))
    return _LEFT_MARKS.sub("", plain) if len(plain) > 1 and _UNDER_MARKS.match(plain) else plain


def _joins_nothing(text: str, position: int) -> bool:
    """A joiner between Latin letters, digits or signs has no work to do there."""
    around = text[max(0, position - 1) : position] + text[position + 1 : position + 2]
    return all(char.isascii() or _LATIN.match(char) for char in around)
