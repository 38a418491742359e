"""Whether one person is one fake person over all files and spellings."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_TWO = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "đ": "d", "å": "aa"}
)
_ONE = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "đ": "d"})


@dataclass(frozen=True)
class Mention:
    """One spelling of a person in one file, and what stands there in the clean copy."""

    file: str
    form: str
    text: str
    fake: str


def letters(text: str) -> set[str]:
    """The readings of a name in plain small letters: umlauts by one letter or by two."""
    small = text.casefold()
    return {_plain(small.translate(_TWO)), _plain(small.translate(_ONE))}


def _plain(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if letter.isalpha() and letter.isascii())


def alike(left: str, right: str) -> bool:
    return bool(letters(left) & letters(right)) and bool(left)


def split(mention: Mention, given: str, surname: str) -> tuple[str, str] | None:
    """Given name and surname of a fake, by the form of its original."""
    if mention.form == "comma":
        last, comma, first = mention.fake.partition(",")
        return (first.strip(), last.strip()) if comma else None
    if mention.form not in {"full", "caps"}:
        return None
    words = mention.fake.split()
    if len(words) < 2:
        return None
    count = len(given.split()) if len(words) == len(given.split()) + len(surname.split()) else 1
    return " ".join(words[:count]), " ".join(words[count:])


def canonical(mentions: Sequence[Mention], given: str, surname: str) -> tuple[str, str] | None:
    """The fake's name as most of its full spellings tell it."""
    names = Counter()  # type: ignore[var-annotated]
    shown: dict[tuple[str, str], tuple[str, str]] = {}
    for mention in mentions:
        name = split(mention, given, surname)
        if name is not None:
            key = (min(letters(name[0])), min(letters(name[1])))
            names[key] += 1
            shown.setdefault(key, name)
    return shown[names.most_common(1)[0][0]] if names else None


def agrees(mention: Mention, name: tuple[str, str], given: str, surname: str) -> bool:
    """Whether a spelling tells the fake person `name`."""
    first, last = name
    if mention.form in {"lastfirst", "genitive"}:
        words = [last + first] if mention.form == "lastfirst" else [first, first + "s", first + "es"]
        return any(alike(mention.fake.replace(" ", "").rstrip("'’"), word) for word in words)
    if mention.form in {"full", "caps", "comma"}:
        parts = split(mention, given, surname)
        return parts is not None and alike("".join(parts), first + last)
    if mention.form == "mid":
        words = mention.fake.split()
        return len(words) > 2 and alike(words[0], first.split()[0]) and alike(words[-1], last.split()[-1])
    if mention.form in {"titled", "surname", "given"}:
        shown = "".join(mention.fake.split()[1:]) if mention.form == "titled" else mention.fake
        return alike(shown, first if mention.form == "given" else last)
    if mention.form == "short":
        initial, _, rest = mention.fake.partition(" ")
        return alike(initial, first[0]) and alike(rest, last)
    if mention.form == "initials":
        return any(
            a + b == _plain(mention.fake.casefold())
            for a in _starts(first)
            for word in last.split()
            for b in _starts(word)
        )
    if mention.form == "file" or mention.form.startswith("filename"):
        return _in_path(mention, first, last)
    return _account(mention, first, last, given, surname)


def _starts(word: str) -> set[str]:
    return {reading[:1] for reading in letters(word)}


def _in_path(mention: Mention, first: str, last: str) -> bool:
    path = "".join(sorted(letters(mention.fake), key=len)[:1])
    wanted = [last] if mention.form.endswith("surname") else [first, last]
    return all(
        any(reading in path or reading in max(letters(mention.fake), key=len) for reading in letters(part))
        for part in wanted
    )


def _account(mention: Mention, first: str, last: str, given: str, surname: str) -> bool:
    """A user name or an e-mail address: built from the fake's name as the original was from the real one."""
    original, local = mention.text.partition("@")[0], mention.fake.partition("@")[0]
    for a in letters(given):
        for b in letters(surname):
            for index, style in enumerate((f"{a}.{b}", f"{a[:1]}.{b}", f"{a[:1]}{b}", f"{a}_{b}", f"{a[:1]}{b}"[:12])):
                if re.sub(r"[^a-z._]", "", original.lower()) == style and _built(local.lower(), index, first, last):
                    return True
    return False


def _built(local: str, style: int, first: str, last: str) -> bool:
    for a in letters(first):
        for b in letters(last):
            whole = (f"{a}.{b}", f"{a[:1]}.{b}", f"{a[:1]}{b}", f"{a}_{b}", f"{a[:1]}{b}")[style]
            if local == whole or (style == 4 and len(local) > 3 and whole.startswith(local)):
                return True
    return False
