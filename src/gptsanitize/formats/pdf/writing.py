"""How a text is drawn from left to right: the order of its letters, the forms of Arabic ones, and its spelling in Latin
letters where no typeface has it.

A small part of the bidirectional algorithm (Unicode annex 9): words of one direction, digits and brackets. Arabic
letters take the presentation forms that Unicode names for them. Nothing here knows a font.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

__all__ = ["Sign", "directions", "drawn", "is_right_to_left", "spelled"]

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LEFT_TO_RIGHT = frozenset({"L", "EN", "AN"})
_FIRST_RIGHT_TO_LEFT = "\u0590"
"""No letter before those of Hebrew is written from right to left."""
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_TATWEEL = "\u0640"


class Sign(NamedTuple):
    """What is drawn, and the letters it stands for."""

    shape: str
    text: str


def is_right_to_left(text: str) -> bool:
    """Whether a text is written from right to left."""
    if text.isascii() or max(text) < _FIRST_RIGHT_TO_LEFT:
        return False
    return any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in set(text))


def drawn(text: str) -> list[Sign]:
    """The signs of a text from left to right."""
    if not is_right_to_left(text):
        return [Sign(char, char) for char in text]
    found: list[Sign] = []
    for backwards, low, high in reversed(directions(text, backwards=True)):
        if backwards:
            clusters = list(_clusters(list(_joined(text[low:high]))))
            found.extend(sign for cluster in reversed(clusters) for sign in cluster)
        else:
            found.extend(Sign(char, char) for char in text[low:high])
    return found


def directions(text: str, *, backwards: bool) -> list[tuple[bool, int, int]]:
    """The parts of a line that go from right to left (`True`) or from left to right, with where they begin and end.

    What is neutral goes with the letters on both its sides, else with the whole line, which goes `backwards` or not.
    """
    kinds = [unicodedata.bidirectional(char) for char in text]
    sides = [False if kind in _LEFT_TO_RIGHT else True if kind in _RIGHT_TO_LEFT else None for kind in kinds]
    for low, high in _stretches(sides):
        before = sides[low - 1] if low else backwards
        after = sides[high] if high < len(sides) else backwards
        inside_number = high - low == 1 and kinds[low] in {"CS", "ES"} and before is after is False
        same = before is after and (not backwards or before or inside_number or "L" in (kinds[low - 1], kinds[high]))
        sides[low:high] = [before if same else backwards] * (high - low)
    found: list[tuple[bool, int, int]] = []
    for side, part in groupby(range(len(text)), key=lambda index: bool(sides[index])):
        numbers = list(part)
        found.append((side, numbers[0], numbers[-1] + 1))
    return found


def _stretches(sides: list[bool | None]) -> list[tuple[int, int]]:
    """Where neutral signs stand in a row."""
    found = []
    for neutral, part in groupby(range(len(sides)), key=lambda index: sides[index] is None):
        numbers = list(part)
        if neutral:
            found.append((numbers[0], numbers[-1] + 1))
    return found


def _clusters(signs: list[Sign]) -> Iterator[list[Sign]]:
    """Each letter with the marks that stand on it; brackets turned."""
    cluster: list[Sign] = []
    for sign in signs:
        if cluster and not unicodedata.combining(sign.text[0]):
            yield cluster
            cluster = []
        cluster.append(Sign(sign.shape.translate(_MIRRORED), sign.text.translate(_MIRRORED)))
    if cluster:
        yield cluster


# ---- Arabic


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Letters -> where they stand (`<initial>` ...) -> their presentation form."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFDFC), *range(0xFE70, 0xFEFD)):
        place, *letters = unicodedata.decomposition(chr(code)).split()[:3] or [""]
        text = "".join(chr(int(letter, 16)) for letter in letters)
        if place in {"<isolated>", "<final>", "<initial>", "<medial>"} and (len(text) == 1 or text[0] == "\u0644"):
            found.setdefault(text, {}).setdefault(place, chr(code))
    return {text: forms for text, forms in found.items() if len(text) == 1 or text[1] in "\u0622\u0623\u0625\u0627"}


def _joined(text: str) -> Iterator[Sign]:
    """The letters of a word in the forms in which they join."""
    forms = _forms()
    letters = _ligated(text)
    for index, letter in enumerate(letters):
        known = forms.get(letter)
        if known is None:
            yield Sign(letter, letter)
            continue
        before = _joins_on(next((each for each in reversed(letters[:index]) if not unicodedata.combining(each[0])), ""))
        after = next((each for each in letters[index + 1 :] if not unicodedata.combining(each[0])), "")
        onward = "<initial>" in known and _is_joined(after)
        place = ("<medial>" if onward else "<final>") if before else ("<initial>" if onward else "<isolated>")
        yield Sign(known.get(place) or known.get("<isolated>") or letter, letter)


def _ligated(text: str) -> list[str]:
    return re.findall("\u0644[\u0622\u0623\u0625\u0627]|[\\s\\S]", text)


def _joins_on(letter: str) -> bool:
    """Whether a letter joins the one behind it."""
    return letter == _TATWEEL or "<initial>" in _forms().get(letter, {})


def _is_joined(letter: str) -> bool:
    """Whether a letter joins the one before it."""
    return letter == _TATWEEL or "<final>" in _forms().get(letter, {})


# ---- spelling

_SILENT = re.compile(r"(?:VIRAMA|ANUSVARA|NUKTA|MAITAIKHU|THANTHAKHAT|PHINTHU)")
_DIGITS = "0123456789"


def spelled(text: str) -> str:
    """A text in Latin letters, by the names of its letters; `*` for a sign that names no sound."""
    if text.isascii():
        return text
    words = []
    for word in text.split():
        sounds = [_sound(char) for char in unicodedata.normalize("NFC", word)]
        spelt = "".join(sounds)
        words.append(spelt if word.isascii() else spelt[:1].upper() + spelt[1:])
    return re.sub(r"\*++", "*", " ".join(words))


def _sound(char: str) -> str:
    if char.isascii():
        return char
    value = unicodedata.digit(char, None)
    if value is not None:
        return _DIGITS[value]
    bare = "".join(part for part in unicodedata.normalize("NFKD", char) if part.isascii())
    if bare.strip():
        return bare
    if unicodedata.category(char)[0] in "PZ":
        return " " if char.isspace() else "-"
    if unicodedata.combining(char):
        return ""
    return _by_name(unicodedata.name(char, ""))


def _by_name(name: str) -> str:
    found = None if _SILENT.search(name) else re.search(r"(?:LETTER|SYLLABLE|CHARACTER|SIGN) ([A-Z ]{1,40}+)", name)
    if found is None:
        return "" if _SILENT.search(name) else "*"
    words = [word for word in found.group(1).split() if word not in {"SMALL", "CAPITAL", "SARA"}]
    sound = words[0].lower() if words else ""
    if "THAI" in name or "LAO" in name:
        return sound[:-1] if sound.endswith("o") and len(sound) > 1 else sound
    return sound
