"""Places and addresses: a street, a town and a postcode that do not exist, of the same country and form.

Responsible for locations and postal addresses. Countries and regions stay, and so do the words that say what
something is (street, floor, P.O. box); a town has one fake town wherever it stands. US postcodes stay in their
state, British and Canadian ones get districts that are not in use; others keep their form.
"""

from __future__ import annotations

import re
import string

from gptsanitize.knowledge.words import PARTICLES
from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.forms import carry_case, is_unfortunate
from gptsanitize.mask.key import Key
from gptsanitize.mask.names import WORD, Corpus, Names
from gptsanitize.mask.towns import plain_town, town
from gptsanitize.mask.trace import memory
from gptsanitize.mask.vocabulary import fold, script_of
from gptsanitize.mask.words import COUNTRIES, DIRECTIONS, REGIONS, STREET_ENDINGS, STREET_WORDS
from gptsanitize.mask.zip_codes import state_of

__all__ = ["Places", "is_region"]

_STATE_CODES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK "
    "OR PA RI SC SD TN TX "
    "UT VT VA WA WV WI WY DC PR AB BC MB NB NL NS NT NU ON PE QC SK YT NSW QLD VIC TAS UK US USA GB UAE"
).split()
_STATES = frozenset(_STATE_CODES)
_REGION_HEADS = frozenset({"the", *(name[:3] for name in COUNTRIES | REGIONS)})
_CODE = re.compile(
    r"(?=\d)(?:(?P<zip>(?<![\w-])\d{5}(?:-\d{4})?(?![\w-]))|(?P<nl>\b[1-9]\d{3} ?[A-Z]{2}\b)"
    r"|(?P<number>\d++[A-Za-z]?(?![\w])))"
    r"|(?=[A-Z])(?:(?P<gb>\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b)|(?P<ca>\b[A-Z]\d[A-Z][ -]?\d[A-Z]\d\b))"
    r"|(?P<word>" + WORD.pattern + ")"
)
_STREET_FORMS = STREET_WORDS | DIRECTIONS | PARTICLES
_STREET_ENDINGS = tuple(STREET_ENDINGS)
_STREET_ENDS = frozenset(ending[-2:] for ending in STREET_ENDINGS)
_LONGEST_NUMBER = 12  # of a house; longer ones need not begin with another digit than 0
_SHORTEST_ADDRESS = 11  # of more than a number
_NEXT_WORD = re.compile(r" ([^\W\d_]{2,12})\b")
_GB = re.compile(r"([A-Z]{1,2})(\d[A-Z\d]?)( ?)(\d)([A-Z]{2})")


class Places:
    """Fake places under one key."""

    def __init__(
        self,
        key: Key,
        names: Names,
        corpus: Corpus = Corpus(),  # noqa: B008 -- frozen
        postcodes: str = "state",
    ) -> None:
        self._keeps_state = postcodes == "state"
        self._key = Subkey(key, "places")
        self._names = names
        self._corpus = corpus
        self.used: set[str] = set()
        """Every word of a place that got a fake, where the names have a trace."""
        self.fake = memory(names.trace, 1 << 16)(self._fake)
        self.street_word = memory(names.trace, 1 << 15)(self._street_word)

    def location(self, text: str) -> str:
        """A town, region or country; a text that is wholly a country or region stays."""
        if is_region(text):
            return text
        if any(c.isdigit() for c in text):
            return self.address(text)
        words = WORD.findall(text)
        return WORD.sub(lambda found: self._town_word(found[0], alone=len(words) == 1), text)

    def _town_word(self, word: str, *, alone: bool) -> str:
        plain = word.casefold()
        if not alone and (
            plain in DIRECTIONS or plain in PARTICLES or plain in STREET_WORDS or word in _STATES or is_region(word)
        ):
            return word
        return self.word(word)

    def address(self, text: str, change: int = 0) -> str:
        """A postal address on one or several lines."""
        made = _CODE.sub(
            lambda found: self._code(found, change) if found.lastgroup != "word" else self._word(found), text
        )
        return made if made != text else WORD.sub(lambda found: self.word(found[0]), text)

    def _code(self, found: re.Match[str], change: int) -> str:
        text, kind = found[0], found.lastgroup
        if kind == "number":
            return self._number(text, change)
        if kind == "zip":
            is_code = found.start() > 0 or len(found.string) < _SHORTEST_ADDRESS
            return self.us_zip(text, change) if is_code else self._number(text, change)
        return self._british(text, change) if kind == "gb" else self._signs(text, change)

    def _word(self, found: re.Match[str]) -> str:
        made = self.street_word(found[0])
        if made is not None:
            return made
        following = _NEXT_WORD.match(found.string, found.end())  # Pennsylvania Avenue is no Pennsylvania
        names_a_street = following is not None and following[1].casefold() in STREET_WORDS
        return self._stem(found[0]) if names_a_street else found[0]

    def _street_word(self, word: str) -> str | None:
        """The fake of a word of a street's or town's name; None for a region, which stays unless it names a street."""
        if len(word) == 1 or word.casefold() in _STREET_FORMS:
            return word
        return None if is_region(word) or word in _STATES else self._stem(word)

    def _stem(self, word: str) -> str:
        plain = word.lower()  # as long as the word: `ß` is two letters in capitals
        for ending in STREET_ENDINGS if plain[-2:] in _STREET_ENDS and plain.endswith(_STREET_ENDINGS) else ():
            if plain.endswith(ending) and len(plain) > len(ending) + 2:
                return self.word(word[: -len(ending)]) + word[-len(ending) :]
        return self.word(word)

    def word(self, word: str) -> str:
        """The fake of one word of a place's name."""
        if not word.isascii() and script_of(word) != "LATIN":
            return self._names.word(word)
        if len(word) == 1:
            return carry_case(word, self._names.initial(fold(word)))
        if word.isascii():
            return carry_case(word, fold(self.fake(word.lower())).capitalize())
        return carry_case(word, self.fake(plain_town(word)))

    def _fake(self, plain: str) -> str:
        if self._names.trace is not None:
            self.used.add(plain)
            self._names.trace.words.add(plain)
        return self.candidate(plain, self._corpus.place_changes.get(plain, 0))

    def candidate(self, plain: str, change: int) -> str:
        """The fake of a word in lower case (`plain_town`) that follows `change` others."""
        for salt in range(8):
            made = town(plain, self._key.number(plain, change + 1000 * salt), change)
            told = fold(made)
            if told != fold(plain) and not is_unfortunate(told):
                break
        return made

    def us_zip(self, text: str, change: int = 0) -> str:
        """Five digits, or nine, of the same state, or as policy may want it of any."""
        start, end = state_of(int(text[:3])) if self._keeps_state else (0, 999)
        size = (end - start + 1) * 100
        moved = start * 100 + self._moved(int(text[:5]) - start * 100, size, b"%d/%d" % (start, change))
        return str(moved).zfill(5) + (f"-{self._digits(text[6:], change)}" if len(text) > 5 else "")

    def _british(self, text: str, change: int) -> str:
        """An inward code with one of the letters C I K M O V, which the Post Office never uses."""
        found = _GB.fullmatch(text)
        if not found:
            return self._signs(text, change)
        bits = self._key.number(text, 30 + change)
        bits, first = divmod(bits, 6)
        bits, second = divmod(bits, 26)
        bits, district = divmod(bits, 9)
        return f"{found[1]}{district + 1}{found[2][1:]}{found[3]}{bits % 9 + 1}{'CIKMOV'[first]}{chr(65 + second)}"

    def _signs(self, text: str, change: int) -> str:
        noise = self._key.stream(text, len(text), change)
        pairs = zip(text, noise, strict=True)
        return "".join(str(1 + n % 9) if c.isdigit() else chr(65 + n % 26) if c.isalpha() else c for c, n in pairs)

    def _number(self, text: str, change: int) -> str:
        if text[-1].isdecimal():
            return self._digits(text, change)
        digits = text.rstrip(string.ascii_letters)
        return self._digits(digits, change) + text[len(digits) :]

    def _digits(self, digits: str, change: int) -> str:
        if digits.startswith("0") or len(digits) > _LONGEST_NUMBER:
            return self._key.digits(digits, b"z%d" % change)
        low = 10 ** (len(digits) - 1)
        return str(low + self._moved(int(digits) - low, 9 * low, b"n%d" % change))

    def _moved(self, value: int, n: int, tweak: bytes) -> int:
        """Another number below `n`: one to one but for the few numbers that would stay."""
        made = self._key.permute(value, n, tweak)
        return made if made != value else self._key.derange(value, n, tweak)


def is_region(text: str) -> bool:
    """Whether a text is wholly the name of a country or of one of its regions, which nobody owns."""
    if text.lstrip()[:3].casefold() not in _REGION_HEADS:
        return text in _STATES and len(text) < 4
    plain = " ".join(text.split()).casefold().removeprefix("the ")
    return plain in COUNTRIES or plain in REGIONS or (text in _STATES and len(text) < 4)
