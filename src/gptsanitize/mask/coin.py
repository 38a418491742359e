"""Coined names: words that look like names of a language and belong to nobody we know.

Responsible for making a word from keyed bits, in the script and manner of the word it stands for. It holds no key and
no corpus. A coined word begins with the fake initial it is given; the space is large enough that accidents are rare,
and the barrier looks for those that happen.
"""

from __future__ import annotations

from gptsanitize.mask.vocabulary import Vocabulary, script_of

__all__ = ["LONGEST_SHORT", "coin", "coin_foreign", "language_of", "spell"]

LONGEST_SHORT = 3
_VOWELS = "aeiouy"
_NUCLEI = "a e i o u a e o a e i ea".split()
_MIDDLES = (
    "b bb br d dr f g l ld ll lm lt lv m mb mm n nd nn nt p r rb rd rg rl rm rn rr rt rv s ss st t th tt v".split()
)
_CLOSED = list("aeiou")
_CLOSES = "b d g l m n r s t v".split()
_WORDS = len(_NUCLEI) * len(_MIDDLES) * len(_CLOSED) * len(_CLOSES)
_OPEN = frozenset("aeiouáéíóúäöüıîăíě")
_CLOSING = dict(zip(_CLOSES, "r l n l m n r s r l".split(), strict=True))
_ENDINGS: dict[str, list[str]] = {
    "": "an ard ell en er ett ey ick in ing ins is ley man mer ner ock on or ow son ton vell wick win worth".split(),
    "m": "an en in on us ard ert el io or".split(),
    "f": "a ia ina elle ine ette ea anna is ara".split(),
    "de": "mann berg feld er bach hofer ke stein ing ner".split(),
    "es": "ez ero ado illo ales era ano osa".split(),
    "it": "ini elli etti one aro esi otti ano".split(),
    "pt": "eira ado inho ales eda ães osa elo".split(),
    "fr": "eau ier ard elle ot in ois ette".split(),
    "nl": "stra sma ink ers mans huis veld ga".split(),
    "nordic": "sson sen lund berg ström gaard vik dal".split(),
    "fi": "nen la lä inen maa niemi sto ranta".split(),
    "pl": "ski wicz czyk ak ek owski iak ka".split(),
    "cs": "ek ík ka ský ner áček il ec".split(),
    "hu": "i sy kos nyi ás ész vári di".split(),
    "ro": "escu eanu aru oiu ache in an ea".split(),
    "hr": "ić ović ac ek ak evac išić ar".split(),
    "tr": "oğlu er türk kaya an lı soy ay".split(),
    "ru": "ov ev in enko uk ich aev onov".split(),
}
_TELLING = (  # how a family name ends tells its language
    ("de", ("mann", "berg", "bach", "stein", "feld", "hofer")),
    ("nordic", ("sson", "sen", "ström", "lund")),
    ("pl", ("ski", "cki", "wicz", "czyk", "ska")),
    ("hr", ("ovic", "evic", "ic")),
    ("ro", ("escu", "eanu")),
    ("tr", ("oglu",)),
    ("ru", ("ov", "ev", "ova", "eva", "enko")),
    ("fi", ("nen",)),
    ("es", ("ez",)),
    ("it", ("ini", "elli", "etti", "ucci")),
)
_BEGINNINGS = ("de", ("sch",))
_ALL_TELLING = tuple(ending for _, endings in _TELLING for ending in endings)
_CYRILLIC_ENDINGS = {"s": "ов ев ин ский".split(), "i": "енко чук ук юк".split(), "p": ["ович"], "q": ["овна"]}
_CYRILLIC_VOWELS = "аеиоу"
_CYRILLIC_MIDDLES = "б в г д з к л м н п р с т ль нд рт ст".split()
_SHORT_NAMED = frozenset({"zh", "ko", "vi"})
_JOINED = frozenset({"CJK", "HANGUL"})


def language_of(plain: str) -> str:
    """The language that the end or begin of a folded Latin surname tells, or nothing."""
    if not plain.endswith(_ALL_TELLING):
        return _BEGINNINGS[0] if plain.startswith(_BEGINNINGS[1]) and len(plain) > LONGEST_SHORT + 1 else ""
    return next(language for language, endings in _TELLING if plain.endswith(endings))


def coin(first: str, plain: str, role: str, language: str, bits: int) -> str:
    """A Latin word in lower case that begins with `first`; short where `plain` is short."""
    if len(plain) <= LONGEST_SHORT or language in _SHORT_NAMED:
        return _short(first, bits)
    endings = _ENDINGS[role] if role in {"m", "f"} else _ENDINGS.get(language, _ENDINGS[""])
    count = len(endings)
    bits %= _WORDS * count  # one long division; the rest counts in small numbers
    bits, nucleus = divmod(bits, len(_NUCLEI))
    bits, middle = divmod(bits, len(_MIDDLES))
    bits, third = divmod(bits, len(_CLOSED))
    ending, close = divmod(bits, len(_CLOSES))
    # An ending that starts with a consonant closes the syllable itself.
    is_open = endings[ending][0] in _OPEN
    joint = _CLOSES[close] if is_open else _CLOSING[_CLOSES[close]]
    return _start(first, _NUCLEI[nucleus]) + _MIDDLES[middle] + _CLOSED[third] + joint + endings[ending]


def _short(first: str, bits: int) -> str:
    bits, nucleus = divmod(bits, len(_NUCLEI))
    bits, close = divmod(bits, len(_MIDDLES))
    begin = _start(first, _NUCLEI[nucleus])
    return begin + _MIDDLES[close][:2] + ("e" if bits % 3 == 0 else "")


def _start(first: str, nucleus: str) -> str:
    if first in _VOWELS:
        return first
    return "qu" + nucleus[-1] if first == "q" else first + nucleus


def spell(letters: str, bits: int, change: int) -> str:
    """An acronym: the fake initials it is given, and after a collision others of the same number."""
    if not change:
        return letters
    return letters[:1] + "".join("bcdfghjklmnpqrstvwxz"[(bits >> 5 * i) % 20] for i in range(max(len(letters) - 1, 1)))


def coin_foreign(first: str, plain: str, role: str, words: Vocabulary, bits: int, change: int) -> str:
    """A word of another script: of syllables or halves of names; with no names, of letters of its alphabet."""
    script = script_of(plain)
    if script in _JOINED and change < 8:
        signs = words.signs(plain[0])
        if len(signs) > 8:
            return "".join(signs[(bits >> 12 * i) % len(signs)] for i in range(min(len(plain), 10)))
    if script == "CYRILLIC" and len(plain) > 1:
        return _cyrillic(first, role, bits)
    pool = [name for name in words.pool if not words.lettered or name[0].lower() == first] or words.pool
    if len(words.pool) < 8 or change > 4 or len(plain) == 1:
        return _other_letters(plain, bits)
    begin, end = pool[bits % len(pool)], words.pool[(bits >> 40) % len(words.pool)]
    return begin[: -(-len(begin) // 2)] + end[len(end) // 2 :].lower()


def _cyrillic(first: str, role: str, bits: int) -> str:
    endings = {"m": ["ан", "ен", "ис", "он", "ий"], "f": ["ана", "ина", "ия", "ена"], "u": ["я", "ша"]}
    pools = (_CYRILLIC_VOWELS, _CYRILLIC_MIDDLES, _CYRILLIC_VOWELS, list("лмнрствк"))
    picks = []
    for pool in (*pools, endings.get(role) or _CYRILLIC_ENDINGS.get(role) or _CYRILLIC_ENDINGS["s"]):
        bits, pick = divmod(bits, len(pool))
        picks.append(pool[pick])
    begin = first if first in "аеёиоуыэюяіїє" else first + picks[0]
    return (begin + "".join(picks[1:])).capitalize()


def _other_letters(plain: str, bits: int) -> str:
    letters = []
    for letter in plain:
        block = [chr(c) for c in range(ord(letter) & ~0x3F, (ord(letter) | 0x3F) + 1)]
        pool = [c for c in block if c.isalpha() and c.islower() == letter.islower() and c != letter]
        bits, pick = divmod(bits, len(pool) or 1)
        letters.append(pool[pick] if letter.isalpha() and pool else letter)
    return "".join(letters)
