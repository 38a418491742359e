"""Known values, searched for in any text: the sweep over the whole corpus.

`Match.ANYWHERE` values are distinctive: they are found by their letters and digits, in any case, and whatever parts
their words (`Jane Roe`, `jane_roe`, `**Jane** Roe`, `J a n e  R o e`). `Match.WORD` values are found as whole words, as
written, in capitals, in title case, and long ones in small letters. Both kinds are searched by Aho-Corasick automata,
whose time does not depend on how many values there are. What this sweep does not find and the witness does withholds a
file, so it reads at least as widely; single names in small letters are replaced without being proven gone.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.views.normalise import normalise
from gptsanitize.knowledge.dictionary import is_plain_word
from gptsanitize.model import Known, Match

__all__ = ["Lexicon"]

T = TypeVar("T")

_LONG_WORD = 6
_TOKEN = 16  # letters and digits from which on a token is the same secret when other characters touch it
_REGROUPED = 9  # digits from which on a number is the same however it is grouped
_WORD_GAP, _MIXED_GAP, _TOKEN_GAP, _SPACED = 12, 3, 8, 4
_DIGIT_GAP = compiled(r"[\W_]{1,3}")
_WIDE_SPACE = compiled(r"\s\s|[^\S ]")
_SIGN = compiled(r"[&/+]")
_NAME_JOINT = compiled(r"[ \t\u00a0._-]")
_LINE_END = compiled(r"[\n\t]")
_BROKEN_AT_SIGN = compiled(r"[&/+\s>]{1,12}")
_SEAM = compiled(r"[-\u2010][ \t\r]{0,8}\n[\s>]{0,16}|[*_`~]{1,2}|<[^<>]{0,100}>")
_PERCENT = compiled(r"(?>%[0-9A-Fa-f]{2})++")
_REST = compiled(r"[\W_]+")
_ASCII_REST = bytes(code for code in range(128) if not chr(code).isalnum())
# Scripts that write no spaces between words: a value may touch its neighbours.
_UNSPACED = compiled(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)


def squeeze(text: str, dropped: str = "") -> str:
    """Lower case without white space (and without the characters of `dropped`), one character for each that stays."""
    kept = "".join(text.split())
    for char in dropped:
        kept = kept.replace(char, "")
    return kept.replace("İ", "I").lower()


def squeezed_offsets(text: str, dropped: str = "") -> list[int]:
    """For each character of `squeeze(text, dropped)`, where it stands in `text`."""
    return [index for index, char in enumerate(text) if not char.isspace() and char not in dropped]


@dataclass(frozen=True, slots=True)
class _Distinctive:
    """A value that is found however it is spelled: `breaks` are the places in its skeleton where it is parted."""

    known: Known
    breaks: dict[int, str]
    digits: int
    is_token: bool
    turned: tuple[str, str] | None
    """Surname and given name of a person whose value names the surname first: `Roe, Jane`."""

    @classmethod
    def of(cls, known: Known, text: str) -> _Distinctive:
        places = offsets_in(fold(text))
        breaks = {
            number: text[before + 1 : after]
            for number, (before, after) in enumerate(itertools.pairwise(places), 1)
            if after > before + 1
        }
        signs = [text[place] for place in places if place < len(text)]
        mixed = any(sign.isdecimal() for sign in signs) and any(sign.isalpha() for sign in signs)
        is_token = mixed and len(places) >= _TOKEN and not any(char.isspace() for char in text)
        return cls(known, breaks, sum(sign.isdecimal() for sign in signs), is_token, _turned(known, text))

    def stands(self, text: str, places: Sequence[int]) -> bool:
        """Whether the letters and digits at `places` are this value, and not parts of a text that only share them."""
        if not self.is_token and not _is_apart(text, places[0], places[-1] + 1):
            return False
        if self.turned and self._joins_two(text, places[0], places[-1] + 1):
            return False
        gaps = [
            (number, text[before + 1 : after])
            for number, (before, after) in enumerate(itertools.pairwise(places), 1)
            if after > before + 1
        ]
        if all(self._may_part(number, gap, text[places[number - 1]], text[places[number]]) for number, gap in gaps):
            return True
        return len(gaps) == len(places) - 1 and all(len(gap) <= _SPACED for _, gap in gaps)

    def _joins_two(self, text: str, start: int, end: int) -> bool:
        """Whether the surname ends one mention and the given name begins another: `Jane Roe, Jane came`."""
        surname, given = self.turned or ("", "")
        before = text[max(0, start - 2 * len(given) - 1) : start]
        behind = text[end : end + 2 * len(surname) + 1]
        ends = _NAME_JOINT.fullmatch(before[-1:]) is not None and before[-2:-1].isalpha()
        begins = _NAME_JOINT.fullmatch(behind[:1]) is not None and behind[1:2].isalpha()
        return (ends and skeleton(fold(before)).endswith(given)) or (
            begins and skeleton(fold(behind)).startswith(surname)
        )

    def _may_part(self, number: int, gap: str, left: str, right: str) -> bool:
        if self.is_token:  # wherever its line is broken
            return len(gap) <= _TOKEN_GAP
        digits = left.isdecimal() + right.isdecimal()
        if digits and self.digits >= _REGROUPED and _DIGIT_GAP.fullmatch(gap):
            return True
        if number not in self.breaks:
            return _SEAM.fullmatch(gap) is not None and not digits
        own = self.breaks[number]
        if digits == 2:
            return gap.split() == own.split()
        if _LINE_END.search(gap) and _SIGN.search(own):
            # `a/b` is not `a` at the end of one line and `b` at the beginning of the next
            return _SIGN.search(gap) is not None and _BROKEN_AT_SIGN.fullmatch(gap) is not None
        return len(gap) <= (_WORD_GAP if digits == 0 else _MIXED_GAP)


def _turned(known: Known, text: str) -> tuple[str, str] | None:
    surname, comma, given = fold(text).partition(", ")
    names = skeleton(surname), skeleton(given)
    return names if known.entity == "PERSON" and comma and "," not in given and all(names) else None


class Lexicon:
    """The values of a plan, ready to be searched. Values of `Match.NEVER` are not searched."""

    def __init__(self, known: Sequence[Known]) -> None:
        distinctive: dict[str, list[_Distinctive]] = {}
        words: dict[str, Known] = {}
        for value in known:
            text = normalise(value.text).text.strip()
            if value.match is Match.ANYWHERE and (key := skeleton(fold(text))):
                distinctive.setdefault(key, []).append(_Distinctive.of(value, text))
            elif value.match is not Match.NEVER and text:
                for form in spellings(" ".join(text.split())):
                    words.setdefault(form, value)
        self._distinctive = automaton(distinctive)
        self._words = automaton(words)

    def find(self, text: str) -> list[tuple[int, int, Known]]:
        """`(start, end, known)` in reading order: the longest first, none overlapping another."""
        found = self._find_plain(text)
        if "%" in text and _PERCENT.search(text):
            decoded, places = _without_percent(text)
            also = [(places[start], places[end], value) for start, end, value in self._find_plain(decoded)]
            found = longest([*found, *also])
        return found

    def _find_plain(self, text: str) -> list[tuple[int, int, Known]]:
        view = normalise(text)
        found = [*self._find_distinctive(view.text), *self._find_words(view.text)]
        return [(*view.back(start, end), value) for start, end, value in longest(found)] if found else []

    def _find_distinctive(self, text: str) -> list[tuple[int, int, Known]]:
        if self._distinctive is None:
            return []
        folded = fold(text)
        hits = list(self._distinctive.iter(skeleton(folded)))
        if not hits:
            return []
        offsets = offsets_in(folded) if len(folded) == len(text) else _offsets_of_each(text)
        found = []
        for last, (length, values) in hits:
            places = offsets[last - length + 1 : last + 1]
            standing = [value for value in values if value.stands(text, places)]
            if standing:  # `Roe, Jane` and `roe_jane` have the same letters: the one that is spelled so
                span = places[0], places[-1] + 1
                spelled = fold(text[slice(*span)])
                best = next((value for value in standing if fold(value.known.text) == spelled), standing[0])
                found.append((*span, best.known))
        return found

    def _find_words(self, text: str) -> list[tuple[int, int, Known]]:
        if self._words is None:
            return []
        shown, offsets = _with_single_spaces(text)
        hits = ((last - length + 1, last + 1, value) for last, (length, value) in self._words.iter(shown))
        found = [(start, end, value) for start, end, value in hits if is_bounded(shown, start, end)]
        return [(offsets[start], offsets[end - 1] + 1, value) for start, end, value in found] if offsets else found


def fold(text: str) -> str:
    """`text` without case; as long as `text`, but for the few letters that are two in small letters."""
    return text.lower() if text.isascii() else text.casefold()


def skeleton(folded: str) -> str:
    """The letters and digits of a folded text."""
    if folded.isascii():
        return folded.encode("ascii").translate(None, _ASCII_REST).decode("ascii")
    return _REST.sub("", folded)


def offsets_in(folded: str) -> list[int]:
    """For each character of `skeleton(folded)`, where it stands in `folded`."""
    return [index for index, char in enumerate(folded) if char.isalnum()]


def _offsets_of_each(text: str) -> list[int]:
    """The same for a text of which a letter is two when folded, as `ß` is."""
    return [index for index, char in enumerate(text) for sign in char.casefold() if sign.isalnum()]


def _without_percent(text: str) -> tuple[str, list[int]]:
    """`text` with its percent-encoded signs (RFC 3986, as UTF-8) decoded, and where each of them stood, and the end."""
    pieces: list[str] = []
    places: list[int] = []
    position = 0
    for run in _PERCENT.finditer(text):
        pieces.append(text[position : run.start()])
        places.extend(range(position, run.start()))
        at = run.start()
        for char in bytes.fromhex(run[0].replace("%", "")).decode("utf-8", "replace"):
            pieces.append(char)
            places.append(at)
            at = min(run.end(), at + 3 * (1 if char == "\ufffd" else len(char.encode())))
        position = run.end()
    pieces.append(text[position:])
    places.extend(range(position, len(text) + 1))
    return "".join(pieces), places


def _with_single_spaces(text: str) -> tuple[str, list[int]]:
    """`text` with one space for each run of white space, and where each character stood; no places if none moved."""
    if not _WIDE_SPACE.search(text):
        return text, []
    kept = [index for index, char in enumerate(text) if not char.isspace() or not text[index - 1 : index].isspace()]
    return "".join(" " if text[index].isspace() else text[index] for index in kept), kept


def _is_apart(text: str, start: int, end: int) -> bool:
    """Whether no run of letters, or of digits, goes on before or after the span."""
    return not (
        (start and _runs_on(text[start - 1], text[start])) or (end < len(text) and _runs_on(text[end - 1], text[end]))
    )


def _runs_on(left: str, right: str) -> bool:
    if right.isdecimal() or left.isdecimal():
        return left.isdecimal() and right.isdecimal()
    return left.isalpha() and right.isalpha() and _UNSPACED.match(left) is None and _UNSPACED.match(right) is None


def spellings(text: str) -> tuple[str, ...]:
    """The ways in which an ordinary name may be written; in small letters only if long and no verb or adjective."""
    forms = (text, text.upper(), text.title())
    is_name = len(text) >= _LONG_WORD and text.isalpha() and not is_plain_word(text)
    return (*forms, text.lower()) if is_name else forms


def is_bounded(text: str, start: int, end: int) -> bool:
    """Whether no word goes on before or after the span.

    An underscore ends a word, and of a long name also a digit or a new capital: `roebuck2`, `RoebuckFile`.
    """
    edges = (text[start - 1 : start + 1] if start else "", text[end - 1 : end + 1] if end < len(text) else "")
    if end - start < _LONG_WORD or not text[start:end].isalpha():
        return not any(len(edge) == 2 and edge.isalnum() for edge in edges)
    return not any(
        len(edge) == 2 and edge.isalpha() and not (edge[0].islower() and edge[1].isupper()) for edge in edges
    )


def automaton(values: dict[str, Any]) -> Any:
    """An Aho-Corasick automaton that gives `(length, value)` for each key, or nothing for no keys."""
    import ahocorasick

    if not values:
        return None
    built = ahocorasick.Automaton()
    for key, value in values.items():
        built.add_word(key, (len(key), value))
    built.make_automaton()
    return built


def longest(found: Iterable[tuple[int, int, T]]) -> list[tuple[int, int, T]]:
    """Of overlapping spans the longest, of equally long ones the first; in reading order."""
    taken: list[tuple[int, int, T]] = []
    for span in sorted(found, key=lambda item: (item[0] - item[1], item[0])):
        at = bisect_left(taken, span[0], key=lambda item: item[0])
        before_ends = taken[at - 1][1] if at else 0
        after_starts = taken[at][0] if at < len(taken) else span[1]
        if before_ends <= span[0] and span[1] <= after_starts:
            taken.insert(at, span)
    return taken
