"""The open vocabulary of people's names: Faker's lists, sorted into classes of which one word can stand for another.

Responsible for what is a name, of which language, and given (to whom) or family. It derives nothing. Faker's
provider modules are read as data, a script at a time and only when a name of that script is met (0.3 s once per
process): no Faker object is made.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from gptsanitize.knowledge.gazetteer import person_provider
from gptsanitize.knowledge.words import FUNCTION_WORDS, ORDINARY
from gptsanitize.mask.words import AMBIGUOUS, COMMON, ROMANISED

__all__ = ["Lexeme", "Vocabulary", "feminine", "fold", "is_ordinary", "masculine", "script_of", "vocabulary"]

Lexeme = tuple[str, str]
"""Language and role of a word.

Roles: `m`, `f`, `u` (given names by gender), `s` (surname), `i` (surname without a feminine form, where its language
has such forms), `p` and `q` (patronymics of men and women).
"""

_LATIN = (  # the first language that has a word owns it
    ("zh", ("zh_CN",)),
    ("ja", ("ja_JP",)),
    ("ko", ()),
    ("in", ()),
    ("es", ()),
    ("en", ("en_US", "en_GB")),
    ("de", ("de_DE",)),
    ("fr", ("fr_FR",)),
    ("es", ("es_ES", "es_MX")),
    ("it", ("it_IT",)),
    ("pt", ("pt_BR", "pt_PT")),
    ("nl", ("nl_NL",)),
    ("nordic", ("sv_SE", "no_NO", "da_DK")),
    ("fi", ("fi_FI",)),
    ("pl", ("pl_PL",)),
    ("cs", ("cs_CZ",)),
    ("hu", ("hu_HU",)),
    ("ro", ("ro_RO",)),
    ("hr", ("hr_HR",)),
    ("tr", ("tr_TR",)),
    ("vi", ("vi_VN",)),
    ("in", ("en_IN",)),
    ("africa", ("en_KE", "en_NG")),
    ("id", ("id_ID",)),
    ("en", ("en",)),
)
_SCRIPTS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "LATIN": _LATIN,
    "CYRILLIC": (("ru", ("ru_RU",)), ("uk", ("uk_UA",)), ("bg", ("bg_BG",))),
    "GREEK": (("el", ("el_GR",)),),
    "ARABIC": (("ar", ("ar_AA",)), ("fa", ("fa_IR",))),
    "HEBREW": (("he", ("he_IL",)),),
    "DEVANAGARI": (("hi", ("hi_IN",)),),
    "CJK": (("ja", ("ja_JP",)), ("zh", ("zh_CN", "zh_TW"))),
    "HANGUL": (("ko", ("ko_KR",)),),
    "THAI": (("th", ("th_TH",)),),
    "ARMENIAN": (("hy", ("hy_AM",)),),
    "GEORGIAN": (("ka", ("ka_GE",)),),
}
_SHORTEST_LATIN = 3
_COMMON = 0.0012  # share of a list's people
_LONGEST = 14
_ROLES = (  # attribute of Faker's provider class -> role
    ("last_names", "s"),
    ("last_names_male", "s"),
    ("last_names_female", "s"),
    ("first_names_male", "m"),
    ("first_names_female", "f"),
    ("last_romanized_names", "s"),
    ("first_romanized_names_male", "m"),
    ("first_romanized_names_female", "f"),
    ("middle_names_male", "p"),
    ("middle_names_female", "q"),
)
_FREE_ROLES = ("first_names", "first_romanized_names")
_FEMININE = (("ова", "ов"), ("ева", "ев"), ("ина", "ин"), ("ская", "ский"), ("цкая", "цкий"))


_LETTERS = {
    "ß": "ss",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ı": "i",
    "ё": "е",
    "ς": "σ",
}


@cache
def _fold_letter(letter: str) -> str:
    plain = letter.casefold()
    if _script_of_letter(letter) in {"LATIN", "GREEK", "COMBINING"}:
        plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return "".join(_LETTERS.get(c, c) for c in plain)


def fold(word: str) -> str:
    """Lower case, and of Latin and Greek words no accents: what an e-mail address keeps of a name (`Łukasz` ->
    `lukasz`)."""
    return word.lower() if word.isascii() else "".join(map(_fold_letter, word))


@cache
def _script_of_letter(letter: str) -> str:
    name = unicodedata.name(letter, "")
    script = name.partition(" ")[0].partition("-")[0]
    return "CJK" if script in {"CJK", "KATAKANA", "HIRAGANA"} else script


def script_of(word: str) -> str:
    """The script of the first letter, as the Unicode name has it (`LATIN`, `CYRILLIC`, `CJK` ...); empty for none."""
    if word.isascii():
        return "LATIN"
    return next((_script_of_letter(c) for c in word if c.isalpha()), "")


class Vocabulary:
    """The names of one script. `lexemes` says what a folded word is; `sources` and `targets` are the members of a
    class.

    Classes are (language, role, first letter); scripts without initials have one letter, empty. Sources are folded
    words, targets are written as Faker has them.
    """

    __slots__ = (
        "_signs",
        "accented",
        "given",
        "heads",
        "languages",
        "lettered",
        "lexemes",
        "pool",
        "sources",
        "targets",
        "weights",
    )

    def __init__(self, script: str) -> None:
        self.lettered = script in {"LATIN", "CYRILLIC", "GREEK"}
        self.lexemes: dict[str, Lexeme] = {}
        self.sources: dict[tuple[str, str, str], list[str]] = {}
        self.targets: dict[tuple[str, str, str], list[str]] = {}
        self.given: set[str] = set()
        self.weights: dict[str, float] = {}
        """How common a name is, where its list says so; only the order counts."""
        self._signs: dict[str, list[str]] = {}
        written: dict[str, str] = {}
        for language, locales in _SCRIPTS.get(script, ()):
            names = list(_names_of(locales)) + (_romanised(language) if script == "LATIN" else [])
            self._add(language, [name for name in names if script_of(name[0]) == script], written)
        self.weights.update(dict.fromkeys(self.lexemes.keys() & COMMON, 1.0))
        self._sort(written)
        self.heads = frozenset(word[:4] for word in self.lexemes if len(word) > 3)
        """How names of four letters and more begin: what begins otherwise is not worth cutting."""
        self.accented = frozenset(word for word, name in written.items() if not name.isascii())
        """Folded words that are written with accents."""
        self.languages = tuple(dict.fromkeys(language for language, _ in self.lexemes.values()))
        self.pool = sorted({target for targets in self.targets.values() for target in targets if len(target) > 2})

    def signs(self, like: str) -> list[str]:
        """The signs of which names are made, of the kind of `like`: ideographs, kana or syllables."""
        kind = unicodedata.name(like, "").partition(" ")[0]
        if kind not in self._signs:
            letters = {sign for word in self.lexemes for sign in word if sign.isalpha()}
            self._signs[kind] = sorted(c for c in letters if unicodedata.name(c, "").partition(" ")[0] == kind)
        return self._signs[kind] or [like]

    def _add(self, language: str, names: Iterable[tuple[str, str, float]], written: dict[str, str]) -> None:
        roles: dict[str, set[str]] = {}
        for name, role, weight in names:
            word = fold(name)
            if language in {"ru", "bg"} and role == "s" and masculine(word)[1]:
                continue  # its masculine form stands for both
            # A word belongs to the first language that has it, but one with accents to the language that writes them,
            # unless it is as common without: Robert is no Róbert.
            is_accented = not name.isascii() and word in written and written[word].isascii()
            if word not in self.lexemes or (is_accented and self._is_rare(word)):
                roles.setdefault(word, set()).add(role)
                written[word] = name
            elif self.lexemes[word][0] == language:
                roles.setdefault(word, set()).add(role)
            if role in {"m", "f", "u"}:
                self.given.add(word)
            if word in roles:
                self.weights[word] = max(weight, self.weights.get(word, 0.0))
        for word, found in roles.items():
            self.lexemes[word] = (language, _role(word, found, language))

    def _is_rare(self, word: str) -> bool:
        return self.lexemes[word][1] == "s" or self.weights.get(word, 0.0) < _COMMON

    def _sort(self, written: dict[str, str]) -> None:
        for word, (language, role) in self.lexemes.items():
            key = (language, role, word[0] if self.lettered else "")
            self.sources.setdefault(key, []).append(word)
            is_short = self.lettered and len(word) < _SHORTEST_LATIN
            if word not in _AMBIGUOUS and not is_short and "'" not in word:
                self.targets.setdefault(key, []).append(written[word])


def masculine(word: str) -> tuple[str, str]:
    """A folded Russian or Bulgarian surname's masculine form and the ending that its feminine form has; else the word
    and nothing. `петрова` -> (`петров`, `ова`)."""
    for feminine, ending in _FEMININE:
        if word.endswith(feminine) and len(word) > len(feminine) + 1:
            return word[: -len(feminine)] + ending, feminine
    return word, ""


def feminine(word: str) -> str:
    """The feminine form of a Russian or Bulgarian surname; one without stays."""
    found = next(((ending, made) for made, ending in _FEMININE if word.endswith(ending)), None)
    return word[: -len(found[0])] + found[1] if found else word


def _role(word: str, roles: set[str], language: str) -> str:
    if {"m", "f"} <= roles:
        # Second names (José María) stand in both lists; the ending tells whose they are.
        return {"a": "f", "o": "m"}.get(word[-1], "u") if language in {"es", "pt"} else "u"
    role = next((role for role in ("m", "f", "u", "s", "p", "q") if role in roles), "s")
    return "i" if role == "s" and script_of(word) == "CYRILLIC" and feminine(word) == word else role


def _names_of(locales: Iterable[str]) -> Iterable[tuple[str, str, float]]:
    for locale in locales:
        provider = person_provider(locale)
        listed = [(name, role, weight) for attribute, role in _ROLES for name, weight in _listed(provider, attribute)]
        gendered = {name for name, role, _ in listed if role != "s"}
        free = (entry for attribute in _FREE_ROLES for entry in _listed(provider, attribute))
        listed += [(name, "u", weight) for name, weight in free if name not in gendered]
        yield from ((unicodedata.normalize("NFC", name), role, w) for name, role, w in listed if _is_one_word(name))


def _romanised(language: str) -> list[tuple[str, str, float]]:
    """Names of other scripts as Latin letters write them, which Faker's lists do not have."""
    return [(name.capitalize(), role, _COMMON) for role, names in ROMANISED.get(language, {}).items() for name in names]


def _listed(provider: object, attribute: str) -> list[tuple[str, float]]:
    names = getattr(provider, attribute, ())
    if isinstance(names, property):
        return []
    weights = names if isinstance(names, dict) else {}
    # Japanese lists hold (kanji, kana, romaji) of each name.
    return [
        (part, float(weights.get(name, 0)))
        for name in names
        for part in ((name,) if isinstance(name, str) else name)
        if isinstance(part, str)
    ]


def _is_one_word(name: str) -> bool:
    return 0 < len(name) <= _LONGEST and name.replace("'", "").replace("\u0e31", "").isalpha()


_AMBIGUOUS = frozenset(map(fold, AMBIGUOUS))


def is_ordinary(word: str) -> bool:
    """Whether a word is an ordinary one, be it also a name: capitalised and alone it proves nobody."""
    folded = fold(word)
    return folded in _AMBIGUOUS or folded in FUNCTION_WORDS or folded in ORDINARY


@cache
def vocabulary(script: str) -> Vocabulary:
    """The names of a script, read once per process."""
    return Vocabulary(script)
