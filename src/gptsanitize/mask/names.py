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

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate
from types import MappingProxyType

from gptsanitize.knowledge.words import PARTICLES, SMALL_PARTICLES, SUFFIXES, TITLES
from gptsanitize.mask.classes import Classes
from gptsanitize.mask.coin import coin, coin_foreign, language_of, spell
from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.forms import carry_case, is_unfortunate, split_possessive
from gptsanitize.mask.inflected import Inflected, as_adjective, inflected, lemma
from gptsanitize.mask.key import Key
from gptsanitize.mask.trace import Trace, memory
from gptsanitize.mask.vocabulary import feminine, fold, masculine, script_of, vocabulary
from gptsanitize.mask.words import ROLE_MAILBOXES

__all__ = ["ELISION", "LETTERS", "LONGEST_INITIALS", "WORD", "Corpus", "Names", "initials_of", "is_initials"]

_MARKS = (
    r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e4e\u200c\u200d"
)
LETTERS = rf"[^\W\d_](?>[^\W\d_]|[{_MARKS}])*+"
WORD = re.compile(rf"{LETTERS}(?>['’ʼ]{LETTERS})*+")
_PIECE = re.compile(rf"(?P<kept>(?<![^\W_])[OoDdLl]['’ʼ](?={LETTERS}))|({LETTERS})|\d++")
_GOES_ON = re.compile(r"[._-][^\W\d_]{2}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
ELISION = re.compile(r"([OoDdLl]['’ʼ])(?=\w{2})")
_CACHED = 1 << 16
_KEYS = 32  # pairs of a key and a script whose tables are kept
_APOSTROPHES = frozenset("'’ʼ")
_NO_NAME = re.compile(r"[\d@_\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]")  # what has digits is a handle
_BEFORE_NAMES = PARTICLES | SMALL_PARTICLES
_FORMS = TITLES | PARTICLES | SMALL_PARTICLES | SUFFIXES
LONGEST_INITIALS = 3
_SHORTEST_CUT = 8
_LISTED_CANDIDATES = 16
_LONGEST_HANDLE = 40
_HANDLES_READ = 8
_VOWELS = frozenset("aeiouy")
_SIBILANTS = frozenset("sSxXzZßc")
_SHORTEST_STEM = 3
_OF_ADJECTIVES = frozenset({"i", "iego", "iemu", "iej", "im"})
"""Endings that no given name has."""
_DECLINING = frozenset({"cs", "hr", "hu", "pl"})
"""Languages whose lists hold family names of which women have another form."""
_GIVEN = frozenset({"m", "f", "u"})
_LONG_BASE = 4
_ADJECTIVE_ENDS = frozenset({"ki", "ka", "go", "mu", "im", "ej", "ch", "mi"})
"""How the folded forms of surnames in -ski end."""

# Letters that begin about equally many names: an initial is permuted within its row, so that classes have room.
_ROWS = (
    *("msbcak", "lgdrthjpe", "nvfowi", "zyuqx"),
    *("абвгкмпс", "днртелзия", "жофхшчцэю", "ёущй", "іїєґ", "ъыь"),
    *("ακμπσ", "τβγδχλ", "εφνθρζι", "ξοηψυω"),
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
    handles: Mapping[str, tuple[str, ...]] = field(repr=False, default_factory=lambda: MappingProxyType({}))
    """User names that a person of the corpus may have -> their parts: `grossi` is G. Rossi where there is one, and no
    Grossi."""
    joined: Mapping[str, str] = field(repr=False, default_factory=lambda: MappingProxyType({}))
    """Folded names with what stands before them, written as one word -> what stands before and stays: `obrien` -> `o`,
    `vanderberg` -> `vander`."""
    particles: frozenset[str] = field(repr=False, default=frozenset())
    """Particles that stand in names of the corpus: in `a.van-roe` they stay."""
    kept_initials: Mapping[str, str] = field(repr=False, default_factory=lambda: MappingProxyType({}))
    """Initials of people -> the last of them, where it is that of a particle or elision, which stays."""
    acronyms: frozenset[str] = field(repr=False, default=frozenset())
    """Folded words that organisations write in capitals: `ibm`."""
    spellings: Mapping[str, str] = field(repr=False, default_factory=lambda: MappingProxyType({}))
    """Other spellings of a known word (`mueller`) -> the word (`muller`)."""
    calling_codes: Mapping[str, str] = field(repr=False, default_factory=lambda: MappingProxyType({}))
    """National telephone numbers that stand somewhere with their calling code -> the code."""
    day_first: frozenset[str] = field(repr=False, default=frozenset())
    """Separators of numeric dates that the corpus proves to be written day first."""
    month_first: frozenset[str] = field(repr=False, default=frozenset())
    languages: Mapping[tuple[str, str], str] = field(repr=False, default_factory=lambda: MappingProxyType({}))
    """Entity and text of values that are words -> the language of the texts in which they stand most."""
    birthdays: frozenset[dt.date] = field(repr=False, default=frozenset())
    """Days on which people of the corpus were born: nobody else may seem to be born then."""


class Names:
    """The fake words of one key, within what is known of a corpus."""

    def __init__(self, key: Key, corpus: Corpus = Corpus(), trace: Trace | None = None) -> None:
        self._key = Subkey(key, "names")
        self._corpus = corpus
        self._secret = key
        self._letters = _initials(key)
        self._handles = sorted(corpus.handles)
        self._spellings = dict(corpus.spellings)
        self._changes = dict(corpus.changes)
        self.trace = trace
        self.used: set[str] = set()
        """Every folded word that got a fake, where there is a trace."""
        self.fake = memory(trace, _CACHED)(self._fake)
        self.handle_word = memory(trace, _CACHED)(self._handle_word)
        self.person_word = memory(trace, _CACHED)(self._person_word)

    # -- words ----------------------------------------------------------------------------------------------------

    def word(self, word: str) -> str:
        """The fake of one word, in its case, with its accents only for a word that has some. `McKay` -> `Dorsey`."""
        if word[1:2] in _APOSTROPHES and (elision := ELISION.match(word)):
            return elision[1] + self.word(word[elision.end() :])
        if not word.isascii() and script_of(word) == "CYRILLIC":
            stem, ending = masculine(fold(word))
            if ending:
                return carry_case(word, feminine(fold(self.fake(stem))).capitalize())
        plain = fold(word)
        if not plain[:1].isalpha():
            return word
        if plain[-2:] in _ADJECTIVE_ENDS and (ending := self._adjective(word)):
            made = fold(self.fake(fold(lemma(word)[0])))[:-1] + ending.lower()
            return carry_case(word, made.capitalize())
        if plain in self._spellings:
            plain = self._spellings[plain]
        if len(plain) == 1 and plain in self._letters:
            return self._letters[plain].upper() if word.isupper() else self._letters[plain]
        if plain[-1] == "s" and self._is_genitive(plain):
            made = self.word(word[:-1])
            return made if made[-1] in _SIBILANTS else made + word[-1]
        if found := self._inflected(plain):
            ending = word[len(word) - len(found.ending) :].lower()
            return carry_case(word, found._replace(ending=ending).of(self._made(found, word)).capitalize())
        if plain in self._corpus.handles and plain not in self._corpus.people and not word[1:].islower():
            made = "".join(self.plain(part).capitalize() for part in self._corpus.handles[plain])  # `BellCruz`
            return made.upper() if word.isupper() else made
        fake = self.fake(plain)
        if word.isascii() and not fake.isascii():
            fake = fold(fake).capitalize()
        return carry_case(word, fake)

    def _adjective(self, word: str) -> str:
        """The ending of a surname in -ski in any of its forms; nothing for other words that end so."""
        base, ending = lemma(word)
        if not ending:
            return ""
        plain, known = fold(base), vocabulary("LATIN").lexemes
        is_other = known.get(fold(word), ("", ""))[1] in {"m", "f", "u"}
        is_adjective = plain in self._corpus.people or ending.lower() in _OF_ADJECTIVES
        return ending if (is_adjective or fold(word) in self._corpus.people) and not is_other else ""

    def _inflected(self, plain: str) -> Inflected | None:
        """The family name of the corpus, or of the lists, of which a folded word is a form."""
        known = vocabulary("LATIN").lexemes
        language, role = known.get(plain, ("", ""))
        if role in _GIVEN:
            return None
        for found in inflected(plain):
            if role and not found.is_own:
                continue
            if self._corpus.spellings.get(found.base, found.base) in self._corpus.people:
                return found
            of_base, role_of_base = known.get(found.base, ("", ""))
            if of_base in _DECLINING and (
                language in _DECLINING or len(found.base) >= _LONG_BASE or role_of_base in _GIVEN
            ):
                return found
        return None

    def base_of(self, word: str) -> str:
        """The family name of which a word is a woman's form, where that only adds to it: `Novák` of `Nováková`."""
        found = self._inflected(fold(word))
        if found is None or not found.is_own or found.ends or not fold(word).startswith(found.base):
            return ""
        return word[: len(found.base)]

    def _made(self, found: Inflected, like: str) -> str:
        """The fake of the name of which a word is a form, with accents where the word may have some."""
        fake = self.fake(self._spellings.get(found.base, found.base))
        return fold(fake) if like.isascii() else fake.lower()

    def _is_genitive(self, plain: str) -> bool:
        """Whether a folded word is the name of a person of the corpus with an s, as in `Annas Büro`, `the Roes`."""
        stem = self._corpus.spellings.get(plain[:-1], plain[:-1])
        return len(stem) >= _SHORTEST_STEM and stem in self._corpus.people and not self.is_name(plain)

    @property
    def has_spellings(self) -> bool:
        """Whether the corpus has names that may be written otherwise."""
        return bool(self._spellings)

    def spelled(self, plain: str) -> str:
        """A folded word as the corpus knows it: `bruckner` for `brueckner`, where there is a Brückner."""
        return self._spellings.get(plain, plain)

    def plain(self, word: str) -> str:
        """The fake of a folded word without accents and in lower case, as in e-mail addresses."""
        plain = self._spellings.get(word, word)
        if plain[-2:] in _ADJECTIVE_ENDS and self._adjective(plain):
            return fold(self.word(plain))
        if found := self._inflected(plain):
            return found.of(self._made(found, plain))
        return self._letters.get(plain) or fold(self.fake(plain))

    def acronym(self, word: str) -> str:
        """The fake of an acronym, letter by letter, in its case."""
        if len(word) < 2 or not all(letter in self._letters for letter in word.lower()):
            return self.word(word)
        return carry_case(word, self.fake(word.upper()))

    def is_acronym(self, plain: str) -> bool:
        """Whether a folded word is written as an acronym in the corpus, or could be none but one."""
        if plain in self._corpus.acronyms:
            return True
        if len(plain) < 2 or (len(plain) > LONGEST_INITIALS and not _VOWELS.isdisjoint(plain)):
            return False
        return not (self.is_name(plain) or self.is_firm(plain)) and script_of(plain) == "LATIN"

    def initial(self, letter: str) -> str:
        """The fake of an initial, in lower case; a letter of a script without initials stays."""
        return self._letters.get(letter, letter)

    def is_name(self, plain: str) -> bool:
        """Whether a folded word is a name of the vocabulary or of a person of the corpus."""
        return plain in self._corpus.people or plain in vocabulary(script_of(plain)).lexemes

    def is_firm(self, plain: str) -> bool:
        """Whether a folded word names a firm of the corpus."""
        return plain in self._corpus.firms

    @property
    def knows_firms(self) -> bool:
        """Whether the corpus names any firm."""
        return bool(self._corpus.firms)

    def _fake(self, plain: str) -> str:
        """The fake of a folded word, as the vocabulary writes it; acronyms are asked for in capitals."""
        if self.trace is not None:
            self.used.add(plain)
            self.trace.words.add(plain)
        return self.candidate(plain, self._changes.get(plain, 0) if self._changes else 0)

    def candidate(self, plain: str, change: int) -> str:
        """The fake of a folded word that follows `change` others."""
        if len(plain) > 1 and plain.isupper():
            letters = "".join(map(self.initial, plain.lower()))
            return spell(letters, self._key.number(plain, 40 + change), change)
        script = script_of(plain)
        words = vocabulary(script)
        language, role = words.lexemes.get(plain, ("", ""))
        if role:
            listed = self._listed(script, plain, change)
            if listed is not None:
                return listed
        first = self._letters.get(plain[0], plain[0])
        is_latin = script == "LATIN"
        language = language or (language_of(plain) if is_latin else "")
        for salt in range(100 + 50 * change, 150 + 50 * change):
            bits = self._key.number(plain, salt)
            if is_latin:
                word = coin(first, plain, role, language, bits).capitalize()
            else:
                word = coin_foreign(first, plain, role, words, bits, change)
            if is_latin and lemma(plain)[1] == "i":
                word = as_adjective(word)
            made = fold(word)
            if made != plain and made not in words.lexemes and not (is_latin and is_unfortunate(made)):
                break
        return word

    def _listed(self, script: str, plain: str, change: int) -> str | None:
        """The listed name that stands for a listed name; after a collision another of its class."""
        classes = _classes(self._secret, script)
        if not change:
            return classes.fake(plain)
        others = [name for name in classes.others(plain) if fold(name) != plain] if change <= _LISTED_CANDIDATES else []
        return others[change - 1] if change <= len(others) else None

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
        is_behind = index == last > 0 and word.islower() and "," in found.string[: found.start()]  # `Brink, Jan ten`
        if plain in PARTICLES:
            return index < last or is_behind
        if plain in SMALL_PARTICLES and (index < last or is_behind):
            is_small = word.islower() and not found.string.islower()
            return is_small or self._stands_before(plain)
        return plain in SUFFIXES and index > 0 and (index == last or word.isupper())

    def _stands_before(self, plain: str) -> bool:
        """Whether a word, however it is written, is a particle of a name of the corpus, and no name: `TEN BRINK`."""
        return plain in self._corpus.particles and (plain in PARTICLES or not self.is_name(plain))

    def person(self, text: str) -> str:
        """The fake of a person's name in any written form: titles, suffixes, particles, punctuation and order stay."""
        if _NO_NAME.search(text):
            return self.handle(text)
        if text.isupper() and self._is_initials(text):
            kept = self._corpus.kept_initials.get(text, "")
            return "".join(self.initial(fold(letter)) for letter in text.removesuffix(kept)).upper() + kept
        pieces, end = [], 0
        found = list(WORD.finditer(text))
        last = len(found) - 1
        for index, match in enumerate(found):
            start, stop = match.span()
            word = match[0]
            pieces.append(text[end:start])
            is_form = word.casefold() in _FORMS and self._is_form(match, index, last)
            pieces.append(word if is_form else self.person_word(word))
            end = stop
        result = "".join(pieces) + text[end:]
        return result if result != text else WORD.sub(lambda found: self.person_word(found[0]), text)

    def _is_initials(self, text: str) -> bool:
        """Whether a mention is no more than somebody's initials (`JS`), and not a short name in capitals (`LI`)."""
        if not is_initials(text):
            return False
        plain = fold(text)
        if plain in self._corpus.people or (len(text) > 2 and self.is_name(plain)):
            return False
        return all(fold(letter) in self._letters for letter in text)

    def _person_word(self, word: str) -> str:
        bare, ending = split_possessive(word)
        if not bare.isascii():
            script = script_of(bare)
            if script in {"CJK", "HANGUL"} and len(bare) > 1:
                return self._unspaced(bare, script) + ending
        elif 2 <= len(bare) <= LONGEST_INITIALS and bare.isupper() and not self.is_name(bare.lower()):
            return self.acronym(bare) + ending
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
        if text.islower() and text.isascii() and text.isalpha():
            return self._one_piece(text, keep)
        return _PIECE.sub(lambda found: self._piece(found, keep), text)

    def _one_piece(self, text: str, keep: frozenset[str]) -> str:
        return text if text in keep and len(text) > 1 else self.handle_word(text)

    def _piece(self, found: re.Match[str], keep: frozenset[str]) -> str:
        text = found[0]
        if found["kept"]:
            return text
        if not found[2]:
            return self._digits(text)
        plain = fold(text)
        if text.islower() and text.isascii() and plain not in _BEFORE_NAMES:
            return self._one_piece(text, keep)
        if _GOES_ON.match(found.string, found.end()) and self._stands_before(plain):
            return text
        if plain in self._corpus.people:  # `LaToya` is one name
            return self._handle_part(text, keep)
        *before, last = _CAMEL.split(text)
        kept = self._corpus.particles
        return "".join(
            [
                *(part if fold(part) in kept else self._handle_part(part, keep) for part in before),
                self._handle_part(last, keep),
            ]
        )

    def _handle_part(self, part: str, keep: frozenset[str]) -> str:
        plain = fold(part)
        return part if plain in keep and len(plain) > 1 else carry_case(part, self.handle_word(plain))

    def _handle_word(self, plain: str) -> str:
        whole = self._uncut(plain)
        if whole:
            return "".join(map(self._handle_name, self._corpus.handles[whole]))[: len(plain)]
        names = self.handle_names(plain)
        if names == [plain] and not self.is_proven(plain) and self.is_acronym(plain):
            return self.acronym(plain)
        return "".join(map(self._handle_name, names))

    def _uncut(self, plain: str) -> str:
        """The one user name of a person of the corpus that begins so: systems cut long ones off (`tdevaubernie`)."""
        if len(plain) < _SHORTEST_CUT or plain in self._corpus.handles or self.is_proven(plain):
            return ""
        first = bisect_left(self._handles, plain)
        longer = [each for each in self._handles[first : first + _HANDLES_READ] if each.startswith(plain)]
        longer = [each for each in longer if len(plain) not in accumulate(map(len, self._corpus.handles[each]))]
        return longer[0] if longer and all(each.startswith(longer[0]) for each in longer) else ""

    def handle_names(self, plain: str) -> list[str]:
        """The names and initials of which a folded user name is made: j and smith of `jsmith`; so are `smithj` and
        `johnsmith`, where the parts are names. A name, an acronym or what cannot be cut stays whole."""
        if self.is_proven(plain):
            return [plain]
        if plain in self._corpus.handles:
            return list(self._corpus.handles[plain])
        if self.is_name(plain) or self.is_acronym(plain):
            return [plain]
        parts = self._cut(plain, self.is_proven, 3) if self._corpus.people else []
        heads = vocabulary("LATIN").heads
        if not parts and (plain[:4] in heads or plain[1:5] in heads):
            parts = self._cut(plain, self._is_listed, 2)
        return parts or [plain]

    def _handle_name(self, plain: str) -> str:
        head = self._corpus.joined.get(plain)
        if head:
            return head + self.plain(plain[len(head) :])
        return self.initial(plain) if len(plain) == 1 else self.plain(plain)

    def _cut(self, plain: str, is_part: Callable[[str], bool], most: int) -> list[str]:
        """`plain` as an initial and names, as names, or as names and an initial; nothing if it is none of these."""
        if not 3 < len(plain) <= _LONGEST_HANDLE:
            return []
        names = _cut_names(plain[1:], is_part, most)
        if names:
            return [plain[0], *names]
        names = _cut_names(plain, is_part, most)
        if len(names) > 1:
            return names
        names = _cut_names(plain[:-1], is_part, most)
        return [*names, plain[-1]] if names else []

    def is_proven(self, plain: str) -> bool:
        """Whether a folded word is the name of a person of the corpus."""
        return self._corpus.spellings.get(plain, plain) in self._corpus.people or plain in self._corpus.joined

    def begun(self, plain: str) -> str:
        """The name of a person of the corpus that begins so, or nothing: `halvorse` of Halvorsen."""
        at = bisect_left(self._people_in_order, plain)
        found = self._people_in_order[at] if at < len(self._people_in_order) else ""
        return found if found.startswith(plain) else ""

    @cached_property
    def _people_in_order(self) -> list[str]:
        return sorted(self._corpus.people)

    def _is_listed(self, plain: str) -> bool:
        return len(plain) > 3 and plain in vocabulary("LATIN").lexemes

    def _digits(self, digits: str) -> str:
        if not digits.isascii():
            return digits
        return self._key.digits(digits, b"digits")


@lru_cache(_KEYS)
def _initials(key: Key) -> Mapping[str, str]:
    """The fake of each initial under one key."""
    subkey, table = Subkey(key, "names"), dict[str, str]()
    for row in _ROWS:
        letters = subkey.order(row, 3)
        table.update({letter: letters[i - 1] for i, letter in enumerate(letters)})
    return MappingProxyType(table)


@lru_cache(_KEYS)
def _classes(key: Key, script: str) -> Classes:
    """The pairings of listed names under one key, the same in every corpus."""
    return Classes(Subkey(key, "names"), vocabulary(script), _initials(key))


def is_initials(text: str) -> bool:
    """Whether a text has the form of somebody's initials: two or three capitals."""
    return 2 <= len(text) <= LONGEST_INITIALS and text.isupper() and text.isalpha()


def initials_of(name: str) -> set[str]:
    """The initials that a person's name has, the first and the last or all: `Roe, Ada Jane` -> `AR`, `AJR`."""
    surname, _, given = name.partition(",")
    words = [word for word in WORD.findall(f"{given} {surname}") if word.casefold() not in TITLES]
    letters = [word[0] for word in words if word[0].isupper() and word.casefold() not in PARTICLES]
    return {letters[0] + letters[-1], "".join(letters)} if len(letters) > 1 else set()


def _cut_names(plain: str, is_part: Callable[[str], bool], most: int) -> list[str]:
    """`plain` as at most `most` names, the longest first."""
    if is_part(plain):
        return [plain]
    if most > 1:
        for cut in range(len(plain) - 3, 2, -1):
            if is_part(plain[:cut]):
                rest = _cut_names(plain[cut:], is_part, most - 1)
                if rest:
                    return [plain[:cut], *rest]
    return []
