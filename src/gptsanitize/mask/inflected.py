"""Polish surnames in -ski are adjectives: Kowalski, Kowalska, Kowalskiego and Kowalską are one family.

Responsible for the form under which such a name is known and for its other forms. It does not know what is a name.
"""

from __future__ import annotations

import re

__all__ = ["as_adjective", "forms", "lemma"]

_FORM = re.compile(r"(?P<stem>[^\W\d_]{2,24}(?:s|c|dz)k)(?P<ending>iego|iemu|imi|ich|iej|im|i|a|ą)", re.IGNORECASE)
_ENDINGS = ("i", "a", "iego", "iemu", "im", "iej", "ą", "ich", "imi")
_LOOSE_END = re.compile(r"[aeiouyk]{0,3}\Z")


def lemma(word: str) -> tuple[str, str]:
    """The form of a man's name in the nominative, and the ending that the word has; the word and nothing for others.

    `Kowalskiego` -> (`Kowalski`, `iego`), `NOWICKA` -> (`NOWICKI`, `A`).
    """
    found = _FORM.fullmatch(word)
    if found is None:
        return word, ""
    return found["stem"] + ("I" if found["ending"].isupper() and word.isupper() else "i"), found["ending"]


def forms(word: str) -> tuple[str, ...]:
    """All forms of such a name; nothing for others."""
    base, ending = lemma(word)
    return tuple(base[:-1] + each for each in _ENDINGS) if ending and not word.isupper() else ()


def as_adjective(word: str) -> str:
    """A made name that can have those forms."""
    return word if word.endswith(("ski", "cki")) else _LOOSE_END.sub("", word) + "owski"
