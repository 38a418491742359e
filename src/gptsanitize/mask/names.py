"""Names word by word: every word of a name has one fake word, wherever and however it is written.

Responsible for the keyed map of words and initials, and for reading a person's name into words. The map asks only
for the word, not for its role, so that "John Smith", "Smith, John", "J. SMITH's" and `john.smith` tell one fake
person without anybody linking them. Three properties carry that:

- Initials are permuted by the key, and the fake of a word begins with the fake of its initial.
- A word of the vocabulary becomes another of its class (language, gender, given or family name), one to one.
- Any other word becomes a coined one, from a space too large for accidents; the barrier looks for those that happen.

It does not know organisations, addresses of any kind, or the corpus, but for `Corpus`, which the barrier fills.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.forms import accented, carry_case, split_possessive
from gptsanitize.mask.key import Key
from gptsanitize.mask.vocabulary import Vocabulary, fold, script_of, vocabulary
from gptsanitize.mask.words import PARTICLES, ROLE_MAILBOXES, SUFFIXES, TITLES

__all__ = ["LETTERS", "WORD", "Corpus", "Names"]

_MARKS = (
    r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e4e\u200c\u200d"
)
LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*+"
WORD = re.compile(rf"{LETTERS}(?:['’ʼ]{LETTERS})*+")
_PIECE = re.compile(rf"({LETTERS})|\d++")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ELISION = re.compile(r"([OoDdLl]['’ʼ])(?=\w{2})")
_CACHED = 1 << 17
_LONGEST_INITIALS = 3

# Letters that begin about equally many names: an initial is permuted within its row, so that classes have room.
_ROWS = (
    *("bmscah", "klgdr", "tjpenfwv", "oizyuqx"),
    *("абвгдкмнпрс", "еёжзилотуфхцчшщэюяіїєґйъыь"),
    *("ακμπσ", "βγδεζηθιλνξορτυφχψω"),
)
_VOWELS = "aeiouy"
_NUCLEI = "a e i o u a e o a e i ea".split()
_MIDDLES = (
    "b bb br d dr f g l ld ll lm lt lv m mb mm n nd nn nt p r rb rd rg rl rm rn rr rt rv s ss st t th tt v".split()
)
_CLOSES = "b d g l m n r s t v".split()
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


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the barrier learned of a corpus. The default knows nothing: then surrogates are functions of key and
    value."""

    changes: Mapping[str, int] = field(repr=False, default_factory=lambda: MappingProxyType({}))
    """Words whose first fake must not be used -> how many fakes to pass over."""
    place_changes: Mapping[str, int] = field(repr=False, default_factory=lambda: MappingProxyType({}))
    """The same for words of places."""
    people: frozenset[str] = field(repr=False, default=frozenset())
    """Folded words of people's names: where a user name is cut into its parts."""
    firms: frozenset[str] = field(repr=False, default=frozenset())
    """Folded words of organisations' names: where a domain is cut into its parts."""
    spellings: Mapping[str, str] = field(repr=False, default_factory=lambda: MappingProxyType({}))
    """Other spellings of a known word (`mueller`) -> the word (`muller`)."""
    calling_codes: Mapping[str, str] = field(repr=False, default_factory=lambda: MappingProxyType({}))
    """National telephone numbers that stand somewhere with their calling code -> the code."""
    day_first: frozenset[str] = field(repr=False, default=frozenset())
    """Separators of numeric dates that the corpus proves to be written day first."""
    month_first: frozenset[str] = field(repr=False, default=frozenset())


class Names:
    """The fake words of one key, within what is known of a corpus."""

    def __init__(self, key: Key, corpus: Corpus = Corpus()) -> None:
        self._key = Subkey(key, "names")
        self._corpus = corpus
        self._letters = self._permute_rows()
        self._ranked: dict[tuple[str, str, str], dict[str, str]] = {}
        self.fake = lru_cache(_CACHED)(self._fake)
        self.used: set[str] | None = None
        """Where the barrier puts a set: every folded word that got a fake."""
        self.handle_word = lru_cache(_CACHED)(self._handle_word)

    # -- words ----------------------------------------------------------------------------------------------------

    def word(self, word: str) -> str:
        """The fake of one word, in its case and with an accent if it has one. `McKay` -> `Dorsey`."""
        elision = _ELISION.match(word)
        if elision:
            return elision[1] + self.word(word[elision.end() :])
        plain = fold(word)
        plain = self._corpus.spellings.get(plain, plain)
        if len(plain) == 1 and plain in self._letters:
            return self._letters[plain].upper() if word.isupper() else self._letters[plain]
        fake, language = self.fake(plain)
        if fake.isascii() != word.isascii() and script_of(word) == "LATIN":
            fake = self._match_accents(word, fake, language)
        return carry_case(word, fake)

    def plain(self, word: str) -> str:
        """The fake of a folded word without accents and in lower case, as in e-mail addresses."""
        plain = self._corpus.spellings.get(word, word)
        return self._letters.get(plain) or fold(self.fake(plain)[0])

    def initial(self, letter: str) -> str:
        """The fake of an initial, in lower case; a letter of a script without initials stays."""
        return self._letters.get(letter, letter)

    def is_name(self, plain: str) -> bool:
        """Whether a folded word is a name of the vocabulary or of a person of the corpus."""
        return plain in self._corpus.people or plain in vocabulary(script_of(plain)).lexemes

    def is_firm(self, plain: str) -> bool:
        """Whether a folded word names a firm of the corpus."""
        return plain in self._corpus.firms

    def _match_accents(self, word: str, fake: str, language: str) -> str:
        if word.isascii():
            plain = fold(fake)
            return plain[:1].upper() + plain[1:]
        choice = self._key.number(word.casefold(), 7 + self._corpus.changes.get(word.casefold(), 0))
        return accented(fake, language, choice)

    def _fake(self, plain: str) -> tuple[str, str]:
        """The fake of a folded word, as the vocabulary writes it, and its language."""
        if self.used is not None:
            self.used.add(plain)
        return self.candidate(plain, self._corpus.changes.get(plain, 0))

    def candidate(self, plain: str, change: int) -> tuple[str, str]:
        """The fake of a folded word that follows `change` others, and its language."""
        script = script_of(plain)
        words = vocabulary(script)
        language, role = words.lexemes.get(plain, ("", ""))
        if role and not change:
            listed = self._listed(script, words, plain, role)
            if listed is not None:
                return listed, language
        if script == "LATIN" and not role and self._is_acronym(plain):
            spelled = self._spell(plain, change)
            if change == 0 or spelled != plain:
                return spelled, ""
        if script != "LATIN":
            return self._coin_foreign(plain, script, words, change), language
        return self._coin(plain, role, language or _language_of(plain), change), language

    def _listed(self, script: str, words: Vocabulary, plain: str, role: str) -> str | None:
        letter = plain[0] if words.lettered else ""
        ranked = self._ranked.get((script, role, letter))
        if ranked is None:
            ranked = self._rank(words, role, letter) if letter else self._turn(words, role)
            self._ranked[script, role, letter] = ranked
        return ranked.get(plain)

    def _rank(self, words: Vocabulary, role: str, letter: str) -> dict[str, str]:
        """The names of one role and initial -> those of the fake initial: of the own language first, then what is
        left."""
        fakes = {
            lang: self._key.order(words.targets.get((lang, role, self.initial(letter)), ()), 2)
            for lang in words.languages
        }
        ranked: dict[str, str] = {}
        surplus: list[str] = []
        for language in words.languages:
            sources = self._key.order(words.sources.get((language, role, letter), ()), 1)
            targets = fakes[language]
            ranked.update(zip(sources, targets, strict=False))
            surplus += sources[len(targets) :]
            fakes[language] = targets[len(sources) :]
        left = (target for language in words.languages for target in fakes[language])
        ranked.update(zip(surplus, left, strict=False))
        return ranked

    def _turn(self, words: Vocabulary, role: str) -> dict[str, str]:
        """Without initials: the names of each language and role in keyed order, each to the one before."""
        ranked = {}
        for language in words.languages:
            targets = self._key.order(words.targets.get((language, role, ""), ()), 2)
            ranked.update({fold(target): targets[i - 1] for i, target in enumerate(targets) if len(targets) > 1})
        return ranked

    # -- coined words ---------------------------------------------------------------------------------------------

    def _is_acronym(self, plain: str) -> bool:
        return len(plain) <= _LONGEST_INITIALS or not any(letter in _VOWELS for letter in plain)

    def _spell(self, plain: str, change: int) -> str:
        letters = "".join(map(self.initial, plain))
        if not change:
            return letters
        bits = self._key.number(plain, 40 + change)
        return letters[:1] + "".join(
            "bcdfghjklmnpqrstvwxz"[(bits >> 5 * i) % 20] for i in range(max(len(plain) - 1, 2))
        )

    def _coin(self, plain: str, role: str, language: str, change: int) -> str:
        first = self.initial(plain[0])
        endings = _ENDINGS[role] if role in {"m", "f"} else _ENDINGS.get(language, _ENDINGS[""])
        for salt in range(100 + 50 * change, 150 + 50 * change):
            word = _syllables(first, self._key.number(plain, salt), endings)
            if word != plain and word not in vocabulary("LATIN").lexemes:
                break
        return word.capitalize()

    def _coin_foreign(self, plain: str, script: str, words: Vocabulary, change: int) -> str:
        """Halves of two names of the script, or single signs where each is a word; with no names, letters of its
        alphabet."""
        bits = self._key.number(plain, 200 + change)
        if script in {"CJK", "HANGUL"} and change < 8:
            signs = words.signs(plain[0])
            return "".join(signs[(bits >> 12 * i) % len(signs)] for i in range(min(len(plain), 10)))
        if len(words.pool) < 8 or change > 4 or len(plain) == 1:
            return _other_letters(plain, bits)
        first, second = words.pool[bits % len(words.pool)], words.pool[(bits >> 40) % len(words.pool)]
        return first[: -(-len(first) // 2)] + second[len(second) // 2 :].lower()

    def _permute_rows(self) -> dict[str, str]:
        table = {}
        for row in _ROWS:
            letters = self._key.order(row, 3)
            table.update({letter: letters[i - 1] for i, letter in enumerate(letters)})
        return table

    # -- names ----------------------------------------------------------------------------------------------------

    def parts(self, text: str) -> list[str]:
        """The words of a person's name that have fakes, as written: no titles, particles, suffixes, possessives."""
        found = list(WORD.finditer(text))
        last = len(found) - 1
        words = [split_possessive(m[0])[0] for i, m in enumerate(found) if not self._is_form(m, i, last)]
        return words or [split_possessive(m[0])[0] for m in found]

    def _is_form(self, found: re.Match[str], index: int, last: int) -> bool:
        """Whether a word only says what the others are: title, particle, suffix."""
        word, plain = found[0], found[0].casefold()
        if len(plain) == 1:
            return False
        if plain in TITLES:
            return last > 0 and (index == 0 or (index < last and found.string[found.end() : found.end() + 1] == "."))
        if plain in PARTICLES:
            return index < last
        return plain in SUFFIXES and index > 0 and (index == last or word.isupper())

    def person(self, text: str) -> str:
        """The fake of a person's name in any written form: titles, suffixes, particles, punctuation and order stay."""
        if any(c.isdigit() or c in "@_" for c in text):
            return self.handle(text)
        last = len(WORD.findall(text)) - 1
        counter = iter(range(last + 1))
        result = WORD.sub(lambda found: self._token(found, next(counter), last), text)
        return result if result != text else WORD.sub(lambda found: self._person_word(found[0]), text)

    def _token(self, found: re.Match[str], index: int, last: int) -> str:
        return found[0] if self._is_form(found, index, last) else self._person_word(found[0])

    def _person_word(self, word: str) -> str:
        bare, ending = split_possessive(word)
        script = script_of(bare)
        if script in {"CJK", "HANGUL"} and len(bare) > 1:
            return self._unspaced(bare, script) + ending
        if bare.isupper() and bare.isascii() and 2 <= len(bare) <= _LONGEST_INITIALS and not self.is_name(bare.lower()):
            return "".join(self.initial(letter).upper() for letter in bare.lower()) + ending
        return self.word(bare) + ending

    def _unspaced(self, text: str, script: str) -> str:
        """A name without a space: the longest family name of the vocabulary, then the given name."""
        known = vocabulary(script).lexemes
        cuts = [cut for cut in (3, 2, 1) if cut < len(text) and known.get(text[:cut], ("", ""))[1] == "s"]
        if not cuts or text in known:
            return self.word(text)
        return self.word(text[: cuts[0]]) + self.word(text[cuts[0] :])

    def handle(self, text: str, keep: frozenset[str] = ROLE_MAILBOXES) -> str:
        """The fake of a user name, mailbox or file name: known parts as in names, digits permuted, `keep` words
        kept."""
        if text.casefold() in keep:
            return text
        return _PIECE.sub(lambda found: self._piece(found, keep), text)

    def _piece(self, found: re.Match[str], keep: frozenset[str]) -> str:
        text = found[0]
        if not found[1]:
            return self._digits(text)
        return "".join(self._handle_part(part, keep) for part in _CAMEL.split(text))

    def _handle_part(self, part: str, keep: frozenset[str]) -> str:
        plain = fold(part)
        return part if plain in keep and len(plain) > 1 else carry_case(part, self.handle_word(plain))

    def _handle_word(self, plain: str) -> str:
        """`jsmith` -> the fake of j and that of smith; so are `smithj` and `johnsmith`, where the parts are names."""
        if self.is_name(self._corpus.spellings.get(plain, plain)) or len(plain) <= _LONGEST_INITIALS:
            return self.plain(plain)
        cut = self._cut(plain, self._is_proven) or self._cut(plain, self._is_listed)
        return self.plain(plain[:cut]) + self.plain(plain[cut:]) if cut else self.plain(plain)

    def _cut(self, plain: str, is_part: Callable[[str], bool]) -> int:
        if len(plain) > 3 and is_part(plain[1:]):
            return 1
        for cut in range(len(plain) - 3, 2, -1):
            if is_part(plain[:cut]) and is_part(plain[cut:]):
                return cut
        return len(plain) - 1 if len(plain) > 3 and is_part(plain[:-1]) else 0

    def _is_proven(self, plain: str) -> bool:
        return self._corpus.spellings.get(plain, plain) in self._corpus.people

    def _is_listed(self, plain: str) -> bool:
        return len(plain) > 3 and plain in vocabulary("LATIN").lexemes

    def _digits(self, digits: str) -> str:
        if not digits.isascii():
            return digits
        return str(self._key.derange(int(digits), 10 ** len(digits), b"digits")).zfill(len(digits))


def _language_of(plain: str) -> str:
    return next((language for language, endings in _TELLING if plain.endswith(endings)), "")


def _syllables(first: str, bits: int, endings: list[str]) -> str:
    picks = []
    for pool in (_NUCLEI, _MIDDLES, "aeiou", _CLOSES, endings):
        bits, pick = divmod(bits, len(pool))
        picks.append(pool[pick])
    nucleus, middle, second, third, ending = picks
    start = first if first in _VOWELS else first + nucleus
    if first == "q":
        start = "qu" + nucleus[-1]
    # An ending that starts with a consonant closes the syllable itself.
    return start + middle + second + (third if ending[0] in "aeiouáéíóúäöüıîăíě" else _CLOSING[third]) + ending


def _other_letters(plain: str, bits: int) -> str:
    letters = []
    for letter in plain:
        block = [chr(c) for c in range(ord(letter) & ~0x3F, (ord(letter) | 0x3F) + 1)]
        pool = [c for c in block if c.isalpha() and c.islower() == letter.islower() and c != letter]
        bits, pick = divmod(bits, len(pool) or 1)
        letters.append(pool[pick] if letter.isalpha() and pool else letter)
    return "".join(letters)
