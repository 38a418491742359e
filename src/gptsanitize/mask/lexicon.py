"""Which values of a corpus are worth looking for elsewhere, in which spellings, and how loosely.

Responsible for the plan's lexicon before its surrogates are final. A name proven somewhere is found where no rule
and no model sees it; an ordinary word that was taken for a name once must not spread, so every entry has to earn its
place.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from gptsanitize.knowledge.dictionary import is_dictionary_word, is_plain_word
from gptsanitize.knowledge.words import PARTICLES
from gptsanitize.mask.credentials import Credentials
from gptsanitize.mask.inflected import declined, forms
from gptsanitize.mask.names import WORD, is_initials
from gptsanitize.mask.organisations import core_words
from gptsanitize.mask.streets import street_lines
from gptsanitize.mask.surrogates import World, kind_of
from gptsanitize.mask.vocabulary import fold, is_ordinary, script_of, vocabulary
from gptsanitize.mask.words import COUNTRIES, DIRECTIONS, LEGAL_FORMS, ORG_WORDS, REGIONS
from gptsanitize.model import Known, Match, Mention

__all__ = ["Entries"]

_SURE = 0.85
_MODEL_SCORE = 0.75  # below it an opinion is that of a rule that only guesses
_TELLING = 5  # letters of a word that no dictionary has
_LONG_NUMBER = 8
_SHORT_NUMBER = 6
_COUNTED = frozenset({0, 1, 9})
"""Steps from one digit to the next, modulo ten."""
_LONG_SECRET = 8
_SHORT_SECRET = 6
_SHORTEST_NAME = 3
_LONG_FRAGMENT = 100  # characters; a shorter one may be the heading that it leads to
_SHORTEST_HANDLE = 6
_SHORT_HANDLE = 4  # of which a person of the corpus must be known
_SIBILANTS = frozenset("sSxXzZßc")
_TWO_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)
_TITLES = ("Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr", "Herr", "Frau")
_PUBLIC_MAIL = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com me.com aol.com gmx.de "
    "gmx.net web.de "
    "t-online.de proton.me protonmail.com mail.com mail.ru yandex.ru orange.fr free.fr libero.it hotmail.co.uk "
    "yahoo.co.uk qq.com "
    "163.com example.com example.org example.net".split()
)


class Entries:
    """The lexicon of a corpus. What it holds depends on the corpus alone; `make` gives surrogates, now and later."""

    def __init__(self, world: World, mentions: Iterable[Mention], make: Callable[[str, str], str]) -> None:
        self._world = world
        self._make = make
        self._whole: dict[tuple[str, str], str] = {}
        found: dict[tuple[str, str], Known] = {}
        mentions = tuple(mentions)
        self._listed, self._given = _given_names(mentions)
        for mention in mentions:
            for known in self._entries(mention):
                before = found.setdefault((known.entity, known.text), known)
                if before.match is Match.NEVER and known.match is not Match.NEVER:
                    found[known.entity, known.text] = known
                self._whole.setdefault((known.entity, known.text), mention.text)
        self.known = tuple(found[pair] for pair in sorted(found))

    def whole(self, known: Known) -> str:
        """The mention of which an entry is a part or spelling."""
        return self._whole[known.entity, known.text]

    def source(self, known: Known) -> str:
        """The text of which an entry's surrogate is made: of the fragment of a URL, the URL."""
        return self.whole(known) if known.entity == "URL" else known.text

    def surrogate(self, known: Known) -> str:
        """The surrogate of an entry as of now."""
        source = self.source(known)
        made = self._make(known.entity, source)
        return made if source == known.text else _fragment(made)

    def _entries(self, mention: Mention) -> Iterator[Known]:
        match mention.entity:
            case "PERSON":
                yield from self._person(mention)
            case "ORGANIZATION":
                yield from self._organisation(mention)
            case "EMAIL":
                yield from self._email(mention)
            case "URL":
                yield from self._url(mention)
            case "ADDRESS":
                yield from self._address(mention)
            case "CONNECTION_STRING":
                yield self._known(mention.entity, mention.text, self._match(mention))
                for entity, part in Credentials.parts(mention.text):
                    yield self._known(entity, part, _secret(part))
            case _:
                yield self._known(mention.entity, mention.text, self._match(mention))

    def _known(self, entity: str, text: str, match: Match) -> Known:
        return Known(text, self._make(entity, text), entity, match)

    # -- people ---------------------------------------------------------------------------------------------------

    def _person(self, mention: Mention) -> Iterator[Known]:
        parts = self._world.names.parts(mention.text)
        is_trusted = self._is_trusted(mention, parts)
        is_sure = mention.typed or any(map(_is_given_name, parts))
        if len(parts) < 2:
            yield self._known("PERSON", mention.text, self._single(mention, parts))
            return
        words = [part for part in parts if len(part) > 1]
        letters = sum(map(len, words))
        is_distinctive = len(words) > 1 and (is_sure or not all(map(is_dictionary_word, words)))
        match = Match.NEVER if not is_trusted or letters < 5 else Match.ANYWHERE if is_distinctive else Match.WORD
        yield self._known("PERSON", mention.text, match)
        if is_trusted and words:
            yield from self._parts(mention.text, words, is_sure=is_sure)
        if is_trusted and is_distinctive:
            yield from self._spellings(mention.text, words)

    def _is_trusted(self, mention: Mention, parts: list[str]) -> bool:
        """Whether it is a person: told by its place, if it is no phrase (`Part content type`), by names among its
        words that are not all ordinary, or as the names model's own opinion of words that no dictionary has."""
        if mention.typed:
            return not _is_phrase(parts)
        words = [part for part in parts if len(part) > 1]
        if any(fold(part) in vocabulary(script_of(part)).lexemes for part in parts):
            return not all(map(is_ordinary, words))
        return len(words) > 1 and mention.score >= _MODEL_SCORE and all(map(_looks_like_a_name, words))

    def _single(self, mention: Mention, parts: list[str]) -> Match:
        word = parts[0] if parts else ""
        is_name = fold(word) in vocabulary(script_of(word)).lexemes if word else False
        if not _is_capitalised(word) or len(word) < _shortest(word) or is_ordinary(word) or fold(word) in _COMMON:
            return Match.NEVER
        if is_name:
            return Match.WORD if mention.typed or mention.score >= _SURE else Match.NEVER
        if is_initials(word):
            return Match.NEVER
        return Match.WORD if mention.typed and not is_dictionary_word(word) else Match.NEVER

    def _parts(self, text: str, words: list[str], *, is_sure: bool) -> Iterator[Known]:
        """Surname and given names alone; words of the dictionary only of who is surely a person (`First Line`)."""
        surname = words[0] if "," in text else words[-1]
        for word in words:
            if not _is_capitalised(word) or len(word) < _shortest(word) or fold(word) in _COMMON:
                continue
            if is_ordinary(word):
                if word == surname:
                    yield from (self._known("PERSON", f"{title} {word}", Match.WORD) for title in _TITLES)
            elif not is_sure and is_dictionary_word(word):
                continue
            elif word == surname or fold(word) in vocabulary(script_of(word)).given or self._is_given(word):
                yield from self._word_forms(word, is_surname=word == surname)

    def _is_given(self, word: str) -> bool:
        """Whether a word that is in no list is somebody's given name all the same: lists and addresses tell so."""
        plain = fold(word)
        is_word = is_dictionary_word(word) and plain not in self._listed
        return (plain in self._given or plain in self._listed) and not is_word and not is_plain_word(word)

    def _word_forms(self, word: str, *, is_surname: bool) -> Iterator[Known]:
        """A name alone, without its accents, and in other cases: `René`, `Rene`, `Renés`; `Nowak`, `Nowakiem`."""
        plain = [] if word.isascii() or script_of(word) != "LATIN" else _plainly(word)
        for form in dict.fromkeys((word, *plain, *forms(word))):
            if form != word and (is_dictionary_word(form) or is_ordinary(form)):
                continue
            yield self._known("PERSON", form, Match.WORD)
        if is_surname and script_of(word) == "LATIN" and not word.isupper():
            language = vocabulary("LATIN").lexemes.get(fold(word), ("", ""))[0]
            base = self._world.names.base_of(word)  # Nováková's family is Novák's
            cases = filter(_is_rare, (*declined(word, language), *(declined(base, language) if base else ())))
            names = [base] if base and not is_ordinary(base) and not is_dictionary_word(base) else []
            yield from (self._known("PERSON", form, Match.WORD) for form in dict.fromkeys((*names, *cases)))
        if script_of(word) == "LATIN" and word[-1] not in _SIBILANTS and word[-1].islower() and _is_rare(f"{word}s"):
            yield self._known("PERSON", f"{word}s", Match.WORD)

    def _spellings(self, text: str, words: list[str]) -> Iterator[Known]:
        """The same person in lists, file names and addresses: `Roe, Jane`, `J. Roe`, `jroe`.

        What only parts the words otherwise, as `Jane_Roe` does, is found as `Jane Roe`.
        """
        is_reversed = "," in text
        given, surname = (words[-1], words[0]) if is_reversed else (words[0], words[-1])
        if script_of(surname) != "LATIN":
            return
        families = {surname, _family(text, given)} - {""}
        for family in sorted(families):
            for first, last in dict.fromkeys([(given, family), *zip(_plainly(given), _plainly(family), strict=True)]):
                yield self._known("PERSON", f"{last}, {first}", Match.ANYWHERE)
                yield self._known("PERSON", f"{first} {last}", Match.ANYWHERE)
                if _is_capitalised(first) and len(last) >= _SHORTEST_NAME:
                    yield self._known("PERSON", f"{first[0]}. {last}", Match.WORD)
                    yield self._known("PERSON", f"{last}, {first[0]}", Match.WORD)
            first, last = fold(given), re.sub(r"[\W_]", "", fold(family))
            for handle in (first[0] + last, first + last, last + first[0]):
                if len(handle) >= _SHORTEST_HANDLE and not is_ordinary(handle) and not is_dictionary_word(handle):
                    yield self._known("USERNAME", handle, Match.WORD)

    # -- organisations --------------------------------------------------------------------------------------------

    def _organisation(self, mention: Mention) -> Iterator[Known]:
        words = WORD.findall(mention.text)
        named = set(core_words(mention.text))
        core = [word for word in words if fold(word) in named]
        has_form = any(word.casefold() in LEGAL_FORMS and len(word) > 1 for word in words[1:])
        is_firm = mention.typed or has_form
        is_named = any(not is_ordinary(word) and fold(word) not in _COMMON for word in core)
        is_distinctive = is_firm or any(len(word) >= _TELLING and not is_dictionary_word(word) for word in core)
        match = Match.NEVER
        if not is_distinctive and any(map(str.isdecimal, mention.text)):
            pass  # `Schedule A, Line 3`
        elif not is_firm and self._names_person(core):
            pass  # `See Roe`, where a Roe is known
        elif is_named and len(words) > 1 and sum(map(len, words)) > 5:
            match = Match.ANYWHERE if is_distinctive else Match.WORD
        elif (
            is_named
            and (is_firm or (is_distinctive and mention.score >= _SURE))
            and _is_capitalised(words[0])
            and len(words[0]) >= _SHORTEST_NAME
        ):
            match = Match.WORD
        yield self._known("ORGANIZATION", mention.text, match)
        if is_named and is_firm and len(words) > 1:
            yield from self._short_names(mention.text, words, core)

    def _names_person(self, core: Sequence[str]) -> bool:
        """Whether the words of a name that a model took for a firm's are people's and plain words."""
        others = [word for word in core if len(word) > 1 and not is_plain_word(word)]
        return 0 < len(others) < len(core) and all(self._world.names.is_proven(fold(word)) for word in others)

    def _short_names(self, text: str, words: list[str], core: list[str]) -> Iterator[Known]:
        bare = _FORM.sub("", text)
        if bare != text and " " in bare:
            yield self._known("ORGANIZATION", bare, Match.ANYWHERE)
        telling = [word for word in core if len(word) >= _TELLING and not is_dictionary_word(word)]
        short = telling[0] if len(telling) == 1 else core[0] if words[0] == core[0] else ""
        is_word = is_ordinary(short) or is_plain_word(short)
        if len(short) > _SHORTEST_NAME and _is_capitalised(short) and not is_word:
            yield self._known("ORGANIZATION", short, Match.WORD)

    # -- others ---------------------------------------------------------------------------------------------------

    def _email(self, mention: Mention) -> Iterator[Known]:
        yield self._known("EMAIL", mention.text, Match.ANYWHERE)
        local, _, domain = mention.text.casefold().rpartition("@")
        if self._is_account(local):
            yield self._known("USERNAME", local, Match.WORD)
        if "." in domain and domain not in _PUBLIC_MAIL and len(domain) > 5:
            yield self._known("HOST", domain, Match.ANYWHERE)

    def _is_account(self, local: str) -> bool:
        """Whether the first part of an address is a person's of the corpus, who has an account of that name, too."""
        parts = re.split(r"[._]", local)
        return len(parts) > 1 and local.isascii() and any(self._world.names.is_proven(part) for part in parts)

    def _address(self, mention: Mention) -> Iterator[Known]:
        """An address, and the line of its street, which stands alone or with its kind shortened elsewhere."""
        yield self._known("ADDRESS", mention.text, self._match(mention))
        for line in street_lines(mention.text):
            yield self._known("ADDRESS", line, Match.ANYWHERE)

    def _url(self, mention: Mention) -> Iterator[Known]:
        """A URL and, if that is long, its fragment: workbooks keep the two apart (ECMA-376-1 18.3.1.47)."""
        whole = self._known("URL", mention.text, self._match(mention))
        yield whole
        fragment, surrogate = _fragment(mention.text), _fragment(whole.surrogate)
        if len(fragment) >= _LONG_FRAGMENT and surrogate:
            yield Known(fragment, surrogate, "URL", Match.ANYWHERE)

    def _match(self, mention: Mention) -> Match:
        text, kind = mention.text, kind_of(mention.entity, self._world.policy)
        if mention.entity == "TERM":
            return Match.ANYWHERE if " " in text.strip() or len(text) >= _LONG_SECRET else Match.WORD
        if mention.entity == "USERNAME":
            return self._handle(mention)
        if kind.recurs or not kind.distinctive:
            return Match.NEVER
        if self._world.policy.entity(mention.entity).group == "secret":
            return _secret(text)
        if mention.entity in {"IP_ADDRESS", "HOST"}:
            return Match.WORD if any(c in ".:" for c in text) or _has_both(text) else Match.NEVER
        return _number(text)

    def _handle(self, mention: Mention) -> Match:
        text = mention.text
        if len(text) == _SHORT_HANDLE and mention.typed and not is_dictionary_word(text):
            parts = self._world.names.handle_names(fold(text))  # `mlin`, where there is an M. Lin
            return Match.WORD if len(parts) > 1 else Match.NEVER
        if len(text) < _SHORTEST_HANDLE - 1 or is_ordinary(text) or text.casefold() in _COMMON:
            return Match.NEVER
        is_plain = text.isalpha() and not self._world.names.is_name(fold(text))
        return Match.WORD if mention.typed or not is_plain else Match.NEVER


_FORM = re.compile(
    r"(?:,? (?:" + "|".join(sorted(map(re.escape, LEGAL_FORMS), key=lambda w: (-len(w), w))) + r")\.?)+$", re.IGNORECASE
)
_CAPITAL_WORD = re.compile(
    r"(?:(?:Ma?c|D[eiu]|L[ae]|V[ao]n|Fitz|[ODdLl]['’ʼ])(?=[^\W\d_a-z]))?[^\W\d_a-z][^\W\d_A-Z]{2,20}"
)
_LISTED = re.compile(r"\A[^\W\d_][\w '’-]{1,40}, ([^\W\d_]{4,})\Z")
_IN_ADDRESS = re.compile(r"\A([^\W\d_]{4,30})[._][^\W\d_]{2,30}(?=@|\Z)")
_COMMON = ORG_WORDS | COUNTRIES | REGIONS | DIRECTIONS | PARTICLES


def _given_names(mentions: Iterable[Mention]) -> tuple[frozenset[str], frozenset[str]]:
    """Folded given names as `Roe, Jane` tells them, where lists and labels do, and as `jane.roe@` does."""
    listed, given = set[str](), set[str]()
    for mention in mentions:
        if mention.entity == "PERSON" and mention.typed:
            listed.update(_LISTED.findall(mention.text))
        elif mention.entity in {"EMAIL", "USERNAME"}:
            given.update(_IN_ADDRESS.findall(mention.text))
    return frozenset(map(fold, listed)), frozenset(map(fold, given))


def _fragment(url: str) -> str:
    return url.partition("#")[2]


def _family(text: str, given: str) -> str:
    """The whole family name of a person's, where it is more than one word: `Ana Bell Cruz` -> `Bell Cruz`."""
    head, comma, _ = text.partition(",")
    if comma:
        return head.strip() if " " in head.strip() else ""
    before, _, rest = text.partition(f"{given} ")
    return rest.strip() if not before.strip() and " " in rest.strip() and rest[:1].isalpha() else ""


def _plainly(name: str) -> list[str]:
    """A Latin name as it is written where accents cannot be: `Jörg` -> `Jorg`, `Joerg`."""
    if name.isascii():
        return [name, name]
    return [_ascii(name), _ascii(name.translate(_TWO_LETTERS))]


def _ascii(name: str) -> str:
    plain = " ".join(map(fold, name.split()))
    return plain.upper() if name.isupper() else plain.title() if name.istitle() else plain[:1].upper() + plain[1:]


def _is_rare(word: str) -> bool:
    """Whether a word is no name of the lists and no word of the dictionary."""
    return fold(word) not in vocabulary("LATIN").lexemes and not is_dictionary_word(word) and not is_ordinary(word)


def _is_given_name(word: str) -> bool:
    """Whether a word is a given name and hardly anything else: `Simon`, not `Mark`."""
    is_word = is_ordinary(word) or is_plain_word(word)
    return not is_word and fold(word) in vocabulary(script_of(word)).given


def _looks_like_a_name(word: str) -> bool:
    """Whether a word of no list may be a name and hardly anything else: `McAteer`, not `LangChain` or `Report`."""
    return (
        _CAPITAL_WORD.fullmatch(word) is not None
        and fold(word) not in _COMMON
        and not is_ordinary(word)
        and not is_dictionary_word(word)
        and not is_plain_word(word)
    )


def _is_capitalised(word: str) -> bool:
    return bool(word) and (word[0].isupper() or not word[0].islower())


def _shortest(word: str) -> int:
    return _SHORTEST_NAME if script_of(word) == "LATIN" else 2


def _has_both(text: str) -> bool:
    return any(c.isdigit() for c in text) and any(c.isalpha() for c in text) and len(text) > 4


def _secret(text: str) -> Match:
    if len(text) < _LONG_SECRET:
        return Match.WORD if len(text) >= _SHORT_SECRET and not text.isalpha() and not text.isdecimal() else Match.NEVER
    return Match.WORD if text.isalpha() and len(text) < 2 * _LONG_SECRET else Match.ANYWHERE


def _is_phrase(parts: Sequence[str]) -> bool:
    """Whether all words are of the dictionary, and some are written as words are in a sentence."""
    written_small = any(part.islower() and part not in PARTICLES for part in parts)
    return written_small and len(parts) > 1 and all(map(is_dictionary_word, parts))


def _is_counted(text: str) -> bool:
    """Whether the digits are counted up or down or all the same: in fonts and charts they stand for nobody."""
    values = [unicodedata.decimal(c, -1) for c in text if c.isalnum()]
    step = (values[1] - values[0]) % 10 if len(values) > 1 else -1
    if step not in _COUNTED or -1 in values:
        return False
    return all((after - before) % 10 == step for before, after in itertools.pairwise(values))


def _number(text: str) -> Match:
    digits = sum(map(str.isdigit, text))
    signs = sum(map(str.isalnum, text))
    if _is_counted(text):
        return Match.NEVER
    if digits >= _LONG_NUMBER or (digits > 2 and signs >= 2 * _SHORT_NUMBER):
        return Match.ANYWHERE
    if digits >= _SHORT_NUMBER or (_has_both(text) and signs >= _SHORT_NUMBER and digits > 2):
        return Match.WORD
    return Match.ANYWHERE if "://" in text and len(text) > 12 else Match.NEVER
