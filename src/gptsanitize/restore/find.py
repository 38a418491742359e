"""Where surrogates stand in a text, and what each becomes.

Whole surrogates are found first, the longest of those that overlap; then names of people, in groups of words that
belong together. A group is restored if one person has all its words. What proves too little, or means several
originals, is left as it stands and reported. Decisions look only at what stands before and just after, in
reading order, so that a stream and a whole text end alike.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from gptsanitize.detect.corpus.initials import is_acronym
from gptsanitize.detect.scan.lexicon import longest
from gptsanitize.knowledge.words import PARTICLES, TITLES
from gptsanitize.mask.vocabulary import is_ordinary, script_of, vocabulary
from gptsanitize.restore.index import Form, Index, context_of
from gptsanitize.restore.people import Choice, People
from gptsanitize.restore.view import View, escaped_like, view_of

__all__ = ["JOINT", "MOST_WORDS", "REACH", "Doubt", "Finder", "Found", "Hit", "Told"]

REACH = 256
"""How many characters before a surrogate are looked at, at most."""

MOST_WORDS = 6
"""Words of one name that are looked at together."""

_LONG_WORD = 6
_NEAR = 120
_JOINING = sorted(PARTICLES - {"y", "e", "und", "i", "in", "op", "la", "le", "san", "st", "st.", "di", "da"})
_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-џα-ώ]"
_INITIAL = rf"(?-i:{_CAPITAL})\.? ?"
_PARTICLES = "|".join(map(re.escape, _JOINING))
JOINT = re.compile(  # what may stand between the words of one name
    rf" ?-? ?|, ?|\. ?|_|,? {_INITIAL}(?:{_INITIAL})?|(?: (?:{_PARTICLES})){{1,3}} ", re.IGNORECASE
)
_LOOSE = re.compile(r"[,._\r\n-]")
_MIDDLE = re.compile(rf"(?<![^\W_])({_CAPITAL})(?=\.| |$)")
_BEFORE = re.compile(rf"(?<![^\W_])((?:{_CAPITAL}\. ?){{1,3}}|(?![AI]){_CAPITAL} )$")
_AFTER = re.compile(rf",? ((?:{_CAPITAL}\.){{1,3}}|(?:{_CAPITAL}\. ){{1,3}}(?={_CAPITAL}\.))")
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_][\w'.-]{0,30}?)(\.?) $")
_NEXT_WORD = re.compile(r" ([^\W\d_][\w'-]{0,30})")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
_GERMAN = re.compile(
    r"(?<![^\W_])(?:der|das|des|dem|den|und|ist|ein|eine|einen|von|mit|für|auf|nicht|herr|frau|wurde)(?![^\W_])"
)
_HISSING = frozenset("sxzß")
_FAMILIES = frozenset({"the", "die", "den", "der", "both", "all", "les", "alle"})
_MARKS = re.compile(r"\*{1,3}|~~|`{1,3}|_{1,3}|</?[a-z]{1,6}[^<>]{0,200}>")
_NUMBER_BEFORE = re.compile(r"[0-9][.,]$", re.ASCII)
_UNIT_BEFORE = re.compile(r"[0-9][ \u00a0\u202f]?$")
_SPACED = re.compile(r"\S+")
_DIGITS = re.compile(r"[0-9]++")


class Doubt(StrEnum):
    """Why something is not sure."""

    AMBIGUOUS = "stands for several originals; left"
    SPELLING = "one of several spellings was written"
    WEAK = "may be an ordinary word or number; left"
    MIXED = "mixes names of several people; left"
    UNKNOWN = "part of a name that no file has; left"


class Hit(NamedTuple):
    """A surrogate in a text, as offsets of the raw text. Without `text` it is left as it stands."""

    start: int
    end: int
    text: str | None
    found: str
    doubt: Doubt | None = None

    def __repr__(self) -> str:
        return f"Hit(start={self.start}, end={self.end}, doubt={self.doubt})"


class Found(NamedTuple):
    """The hits in a text, in reading order, none overlapping another; the view they were found in; and where in it
    stand all forms and words of names, also those that were no hit."""

    hits: list[Hit]
    marks: list[tuple[int, int]]
    view: View


@dataclass(slots=True)
class Told:
    """What the text so far has told: the fake words of people who were named beyond doubt."""

    words: dict[str, int] = field(repr=False, default_factory=dict)
    """With the place in the text at which they were told."""


class _Word(NamedTuple):
    """A fake word in a view; `stem` is its end without the ending of a plural or genitive."""

    start: int
    stem: int
    end: int


class _Span(NamedTuple):
    form: Form
    choice: Choice
    start: int
    end: int


class Finder:
    """Finds what an index knows. Holds no text."""

    def __init__(self, index: Index, *, is_json: bool = False) -> None:
        self._index = index
        self._people = index.people
        self._is_json = is_json

    def find(self, raw: str, told: Told, floor: int = 0) -> Found:
        """The hits at or after `floor`; what stands before it is only looked at."""
        view = view_of(raw)
        spans, weak, words = self._candidates(view, view.first(floor) if floor else 0)
        groups = _groups(view, _free(words, [(span.start, span.end) for span in spans]))
        hits: list[Hit] = []
        events: dict[int, _Span | list[_Word]] = {span.start: span for span in spans}
        events |= {group[0].start: group for group in groups}
        for start in sorted(events):
            event = events[start]
            hits += self._whole(view, event, told) if isinstance(event, _Span) else self._group(view, event, told)
        hits += self._regrouped(view, hits, floor)
        hits.sort()
        taken = [(hit.start, hit.end) for hit in hits]
        hits += [hit for hit in weak if not _overlaps(taken, hit.start, hit.end)]
        marks = [*((span.start, span.end) for span in spans), *((word.start, word.end) for word in words)]
        return Found(sorted(hits), sorted(marks), view)

    def _regrouped(self, view: View, hits: Sequence[Hit], floor: int) -> list[Hit]:
        """Numbers in another grouping, where nothing else was found."""
        taken = [(hit.start, hit.end) for hit in hits]
        found = []
        for first, last, choice in self._index.numbers.find(view.text):
            start, end = view.start(first), view.end(last)
            if start >= floor and not _overlaps(taken, start, end):
                doubt = Doubt.AMBIGUOUS if choice.text is None else None if choice.is_sure else Doubt.SPELLING
                found.append(Hit(start, end, choice.text, view.raw[start:end], doubt))
        return found

    # -- candidates -----------------------------------------------------------------------------------------------

    def _candidates(self, view: View, floor: int) -> tuple[list[_Span], list[Hit], list[_Word]]:
        found: list[tuple[int, int, _Span]] = []
        weak: list[Hit] = []
        words: dict[int, _Word] = {}
        for start, end, form, is_word in self._index.hits(view.lower):
            if start < floor or not _begins(view, start):
                continue
            if form is not None and _ends(view, end):
                span = self._span(view, form, start, end)
                if isinstance(span, Hit):
                    weak.append(span)
                elif span is not None:
                    found.append((start, end, span))
            if is_word and (word := _word(view, start, end)) is not None:
                known = words.get(start)
                if known is None or (word.end, word.stem) > (known.end, known.stem):
                    words[start] = word
        return [span for *_, span in longest(found)], _apart(weak), [words[start] for start in sorted(words)]

    def _span(self, view: View, form: Form, start: int, end: int) -> _Span | Hit | None:
        """A form that may be restored, or one that proves too little, or nothing where it is not that form."""
        begin, stop = view.start(start), view.end(end)
        raw, seen = view.raw[begin:stop], view.text[start:end]
        if form.edges:
            wide = view.raw[max(begin - form.edges[0], 0) : stop + form.edges[1]]
            raw = wide if any(pair.surrogate == wide for pair in form.pairs) else raw
        choice = self._index.original(form, raw, seen)
        if choice is None:
            return None
        if self._index.contexts:
            context = context_of(view.raw[max(begin - 64, 0) : begin], raw)
            if context in self._index.contexts:
                told = self._index.contexts[context]
                return None if told is None else _Span(form, Choice(told, is_sure=True), start, end)
        if form.is_weak or seen.lower() in self._index.strays:
            is_as_written = any(pair.surrogate == raw for pair in form.pairs)
            return Hit(begin, stop, None, raw, Doubt.WEAK) if is_as_written else None
        return _Span(form, choice, start, end)

    # -- whole surrogates -----------------------------------------------------------------------------------------

    def _whole(self, view: View, span: _Span, told: Told) -> Iterator[Hit]:
        start, end = view.start(span.start), view.end(span.end)
        raw = view.raw[start:end]
        if span.form.edges and any(span.form.edges):
            before, after = span.form.edges
            wide = view.raw[max(start - before, 0) : end + after]
            if any(pair.surrogate == wide for pair in span.form.pairs):
                start, end, raw = start - before, end + after, wide
        if span.choice.text is None:
            yield Hit(start, end, None, raw, Doubt.AMBIGUOUS)
            return
        if any(pair.entity == "PERSON" for pair in span.form.pairs):
            for word in view.lower[span.start : span.end].split():
                told.words.setdefault(word, start)
        text = self._as_marked(view, span, span.choice.text, raw)
        yield Hit(start, end, text, raw, None if span.choice.is_sure else Doubt.SPELLING)

    def _as_marked(self, view: View, span: _Span, text: str, raw: str) -> str:
        """The original with the emphasis and the line ends that stand inside its surrogate."""
        if any(pair.surrogate == raw for pair in span.form.pairs):
            has_escapes = "\\" in raw or not self._is_json  # the pair holds those of its file
            return text if has_escapes else escaped_like(text, "", is_json=True)
        plain = escaped_like(text, raw, is_json=self._is_json)
        fakes = [found.span() for found in _SPACED.finditer(view.text, span.start, span.end)]
        words = text.split()
        if len(words) != len(fakes):
            if not any(view.is_parted(at) for at in range(span.start + 1, span.end)):
                return plain
            begin = view.start(span.start)
            marks = "".join(_MARKS.findall(raw))
            return plain + marks if _MARKS.search(view.raw[max(begin - 3, 0) : begin]) else marks + plain
        parts, position = [], view.start(span.start)
        for word, (start, end) in zip(words, fakes, strict=True):
            parts += [view.raw[position : view.start(start)], escaped_like(word, raw, is_json=self._is_json)]
            position = view.end(end)
        return "".join(parts)

    # -- people ---------------------------------------------------------------------------------------------------

    def _group(self, view: View, group: Sequence[_Word], told: Told) -> Iterator[Hit]:
        """The words of one run: those of one person together, single ones, and what mixes several people."""
        lower = [self._people.word(view.lower[word.start : word.stem]) for word in group]
        first = 0
        while first < len(group):
            last = self._last_of_person(lower, first)
            if last > first:
                yield from self._person(view, group[first:last], told)
            elif first + 1 == len(group) or _is_loose(view, group[first], group[first + 1]):
                last = first + 1
                yield from self._single(view, group[first], told)
            else:
                last = first + 2
                while last < len(group) and not _is_loose(view, group[last - 1], group[last]):
                    last += 1
                start, end = view.start(group[first].start), view.end(group[last - 1].end)
                yield Hit(start, end, None, view.raw[start:end], Doubt.MIXED)
            first = last

    def _last_of_person(self, lower: Sequence[str], first: int) -> int:
        """The end of the longest run of at least two words from `first` on that one person has, else `first`."""
        for last in range(min(len(lower), first + MOST_WORDS), first + 1, -1):
            words = lower[first:last]
            if len(set(words)) == len(words) and self._people.persons(words):
                return last
        return first

    def _person(self, view: View, group: Sequence[_Word], told: Told) -> Iterator[Hit]:
        """One person, with the initials around the words of the name: one hit, in which what is between them stays."""
        words = [self._people.word(view.lower[word.start : word.stem]) for word in group]
        letters = list(_letters_around(view, group, self._people))
        pieces = [self._restored(view, word) for word in group]
        pieces += [self._initial(view, at, words) for at in letters]
        pieces.sort()
        start, end = pieces[0].start, pieces[-1].end
        raw = view.raw[start:end]
        doubt = next((piece.doubt for piece in pieces if piece.doubt), None)
        if any(piece.text is None for piece in pieces):
            yield Hit(start, end, None, raw, doubt)
            return
        for word in words:
            told.words.setdefault(word, start)
        parts, position = [], start
        for piece in pieces:
            parts += [view.raw[position : piece.start], piece.text or ""]
            position = piece.end
        yield Hit(start, end, "".join(parts), raw, doubt)

    def _initial(self, view: View, at: int, words: Sequence[str]) -> Hit:
        start, end = view.start(at), view.end(at + 1)
        choice = self._people.initial(view.lower[at], words)
        doubt = Doubt.UNKNOWN if choice.text is None else None if choice.is_sure else Doubt.SPELLING
        return Hit(start, end, choice.text, view.raw[start:end], doubt)

    def _single(self, view: View, word: _Word, told: Told) -> Iterator[Hit]:
        lower = self._people.word(view.lower[word.start : word.stem])
        context = self._context(view, word)
        if isinstance(context, Hit) or context is False:
            if isinstance(context, Hit):
                yield context
            return
        titled = _is_titled(view, word.start)
        if list(_letters_around(view, [word], self._people)) or titled:
            yield from self._person(view, [word], told)
        elif self._is_told(view, word, lower, told):
            yield self._restored(view, word)
        elif view.text[word.start : word.stem][:1].isupper() or word.stem < word.end:
            start, end = view.start(word.start), view.end(word.end)
            yield Hit(start, end, None, view.raw[start:end], Doubt.WEAK)

    def _context(self, view: View, word: _Word) -> Hit | bool | None:
        """What stood just here in a clean file, if that is known: False where it was no surrogate."""
        if not self._index.contexts:
            return None
        start, end = view.start(word.start), view.end(word.end)
        raw = view.raw[start:end]
        context = context_of(view.raw[max(start - 64, 0) : start], raw)
        if context not in self._index.contexts:
            return None
        known = self._index.contexts[context]
        return False if known is None else Hit(start, end, escaped_like(known, raw, is_json=self._is_json), raw)

    def _is_told(self, view: View, word: _Word, lower: str, told: Told) -> bool:
        """Whether a name that stands alone is meant: by its case, its neighbours, and what was said before."""
        found = view.text[word.start : word.stem]
        if self._people.are_initials(lower):
            return found.isupper() and self._are_meant(view, word, lower, told)
        if not (found.islower() or found.isupper() or found[:1].isupper()):  # a script without case
            return True
        has_case = any(map(str.isupper, view.text[max(word.start - _NEAR, 0) : word.start])) or found[:1].isupper()
        is_common = is_ordinary(found) or lower in self._index.strays
        if found.islower() and has_case:
            return len(found) >= _LONG_WORD and not is_common and word.stem == word.end
        return (lower in told.words or not is_common) and not self._is_of_another(view, word, lower)

    def _are_meant(self, view: View, word: _Word, lower: str, told: Told) -> bool:
        """Whether initials are a person's and no acronym or unit: `MB asked`, not `10 MB`, and `HR` only of who was
        named."""
        if _UNIT_BEFORE.search(view.text, max(word.start - 3, 0), word.start):
            return False
        return not is_acronym(lower.upper()) or self._people.has_initials(lower, told.words)

    def _is_of_another(self, view: View, word: _Word, lower: str) -> bool:
        """Whether the neighbour is a name too, but none of ours: `Margaret` of Margaret Thatcher."""
        if lower in self._people.given and (after := _NEXT_WORD.match(view.text, word.end)) and word.stem == word.end:
            return _is_foreign_name(after[1]) and not self._people.knows(after[1].lower())
        if lower in self._people.given:
            return False
        before = _LAST_WORD.search(view.text, max(word.start - 40, 0), word.start)
        return before is not None and not before[2] and _is_foreign_name(before[1], is_given=True)

    def _restored(self, view: View, word: _Word) -> Hit:
        start, end = view.start(word.start), view.end(word.end)
        raw, found = view.raw[start:end], view.text[word.start : word.stem]
        choice = self._people.original(found)
        if choice.text is None:
            return Hit(start, end, None, raw, Doubt.AMBIGUOUS)
        text = choice.text + _ending(view, word, choice.text)
        if _is_bare_possessive(view, word, choice.text):  # James' -> Roe's
            end = view.end(word.end + 1)
            raw = view.raw[start:end]
            text += "s" if _is_german(view, word.start) else raw[-1] + "s"
        return Hit(
            start, end, escaped_like(text, raw, is_json=self._is_json), raw, None if choice.is_sure else Doubt.SPELLING
        )


def _is_plain_word(view: View, word: _Word) -> bool:
    """Whether an ordinary word stands in small letters, as most of them do."""
    found = view.text[word.start : word.end]
    return found.islower() and is_ordinary(found)


# ---- words ---------------------------------------------------------------------------------------------------------


def _word(view: View, start: int, end: int) -> _Word | None:
    """The word at a span, with the ending of a plural or genitive it may have."""
    if _ends(view, end):
        return _Word(start, end, end)
    if view.text[start].isupper():
        for ending in ("s", "es"):
            if view.lower.startswith(ending, end) and _ends(view, end + len(ending)):
                return _Word(start, end, end + len(ending))
    return None


def _groups(view: View, words: Sequence[_Word]) -> Iterator[list[_Word]]:
    """Runs of words that only parts of names stand between."""
    group: list[_Word] = []
    for word in words:
        if group and (word.start < group[-1].end):
            continue
        if group and not (word.start - group[-1].end < 24 and JOINT.fullmatch(view.text, group[-1].end, word.start)):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _is_loose(view: View, left: _Word, right: _Word) -> bool:
    """Whether what stands between two words may also part two people: a comma, a point, a line end, another case."""
    between = view.text[left.end : right.start] + view.raw[view.end(left.end) : view.start(right.start)]
    is_lower = [view.text[word.start : word.stem].islower() for word in (left, right)]
    is_plain = _is_plain_word(view, left) or _is_plain_word(view, right)
    return is_plain or is_lower[0] != is_lower[1] or _LOOSE.search(between) is not None


def _letters_around(view: View, group: Sequence[_Word], people: People) -> Iterator[int]:
    """Where initials stand before, between and after the words of a name; not those of the name that comes next."""
    first, last = group[0].start, group[-1].end
    before = _BEFORE.search(view.text, max(first - 12, 0), first)
    if before:
        yield from (at for at in range(before.start(), first) if view.text[at].isupper())
    for left, right in itertools.pairwise(group):
        yield from (m.start() for m in _MIDDLE.finditer(view.text, left.end, right.start) if m[0].isupper())
    after = None if before else _AFTER.match(view.text, last)
    if after:
        follows = _NEXT_WORD.match(view.text, after.end())
        if follows is None or not people.knows(follows[1].lower()):
            yield from (at for at in range(last, after.end()) if view.text[at].isupper())


def _is_german(view: View, at: int) -> bool:
    """Whether the words before are German, which has no apostrophe in `Webers Auto`."""
    return _GERMAN.search(view.lower, max(at - _NEAR, 0), at) is not None


def _is_titled(view: View, start: int) -> bool:
    before = _LAST_WORD.search(view.text, max(start - 40, 0), start)
    return before is not None and before[1].casefold().rstrip(".") in TITLES


def _is_foreign_name(word: str, *, is_given: bool = False) -> bool:
    """Whether a capitalised neighbour is a name of the vocabulary and no ordinary word."""
    bare = word.partition("'")[0]
    if not bare[:1].isupper() or bare.isupper() or is_ordinary(bare) or bare.casefold() in TITLES:
        return False
    words = vocabulary(script_of(bare))
    return bare.casefold() in (words.given if is_given else words.lexemes)


def _ending(view: View, word: _Word, original: str) -> str:
    """The ending of a plural, genitive or possessive, as the original wants it."""
    ending = view.text[word.stem : word.end]
    if not ending:
        return ""
    hisses = original[-1:].lower() in _HISSING
    before = _LAST_WORD.search(view.text, max(word.start - 40, 0), word.start)
    if before is not None and before[1].casefold() in _FAMILIES:
        plain = "es" if hisses or original.lower().endswith(("ch", "sh")) else "s"
    else:
        plain = "'" if hisses else "s"
    return plain.upper() if ending.isupper() else plain


def _is_bare_possessive(view: View, word: _Word, original: str) -> bool:
    """Whether an apostrophe alone makes the possessive of a fake that ends in a hiss, and the original ends in none."""
    follows = view.text[word.end : word.end + 2]
    if follows[:1] != "'" or follows[1:].isalnum() or view.text[max(word.start - 1, 0) : word.start] == "'":
        return False
    return view.lower[word.stem - 1] in _HISSING and original[-1:].lower() not in _HISSING and word.stem == word.end


# ---- edges ---------------------------------------------------------------------------------------------------------


def _begins(view: View, at: int) -> bool:
    """Whether a word or number may begin here."""
    text = view.text
    if not at or not _runs_on(text[at - 1], text[at]):
        return not (text[at].isdecimal() and _NUMBER_BEFORE.search(text, max(at - 5, 0), at) and _is_fraction(text, at))
    return view.is_parted(at)


def _ends(view: View, at: int) -> bool:
    """Whether a word or number may end before this character."""
    text = view.text
    if at >= len(text) or not _runs_on(text[at - 1], text[at]):
        return not (text[at - 1].isdecimal() and text[at : at + 1] in {".", ","} and _is_fraction(text, at + 1))
    return view.is_parted(at)


def _is_fraction(text: str, at: int) -> bool:
    """Whether the number that begins here, after a point or comma, belongs to the one before: commas part thousands."""
    digits = _DIGITS.match(text, at)
    return digits is not None and (text[at - 1] == "." or digits.end() - at == 3)


def _runs_on(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and _UNSPACED.match(left) is None and _UNSPACED.match(right) is None


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(taken, (start, start))
    return (at < len(taken) and taken[at][0] < end) or (at > 0 and taken[at - 1][1] > start)


def _free(words: Sequence[_Word], spans: Sequence[tuple[int, int]]) -> list[_Word]:
    """The words that stand in no span."""
    return [word for word in words if not _overlaps(spans, word.start, word.end)]


def _apart(hits: Sequence[Hit]) -> list[Hit]:
    return [hit for *_, hit in longest((hit.start, hit.end, hit) for hit in hits)]
