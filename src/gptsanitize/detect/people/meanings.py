"""What the names model sees, and what its labels mean here.

Decides which texts are worth the model's time, gives it words instead of file-name punctuation, ordinary case instead
of capitals and capitals for given names in lower case (offsets stay), and turns its labels into entities: neighbours
taken for one name apart, and without what `believable` knows to be no name. The model itself lives in
`gptsanitize.detect.names`, the lists in `words`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from string import ascii_lowercase
from typing import Any

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.people.believable import is_believable, is_foreign, is_word_of_sentence
from gptsanitize.detect.people.capitals import in_ordinary_case, is_in_capitals, named_in_capitals
from gptsanitize.detect.people.chats import accounts, people_spoken_to, small_names, speakers
from gptsanitize.detect.people.foreign import foreign_names, is_foreign_name
from gptsanitize.detect.people.journal import journal
from gptsanitize.detect.people.unread import is_name_elsewhere, is_unread, names_elsewhere
from gptsanitize.detect.public.clinical import is_clinical_term
from gptsanitize.detect.scan.lexicon import automaton, is_bounded
from gptsanitize.detect.scan.resolve import NAMES_RULE
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.views.octets import Glance, by_octets, words_in
from gptsanitize.detect.words.kinds import PLAIN, is_company, is_ordinary, words_of
from gptsanitize.detect.words.languages import CUES, has_english, language_of
from gptsanitize.knowledge.dictionary import is_dictionary_word, is_irregular_verb, is_plain_word
from gptsanitize.knowledge.famous import PLACES
from gptsanitize.knowledge.gazetteer import given_in_english, surnames
from gptsanitize.knowledge.gazetteer import given_names as given_names_of_many
from gptsanitize.knowledge.words import (
    FUNCTION_WORDS,
    GIVEN_CAPITAL,
    GIVEN_NAMES,
    GIVEN_OR_WORD,
    LANGUAGES,
    LEGAL_FORMS,
)
from gptsanitize.model import Place

__all__ = [
    "firms_of_names",
    "given_names",
    "handles",
    "letterheads",
    "may_hold_names",
    "names_from",
    "prepared",
    "repeated",
]

_UNREAD = frozenset({Place.STRUCTURE, Place.FORMULA, Place.LINK})
_NOT_PROSE = _UNREAD | {Place.CODE, Place.NAME}
_LETTERS = compiled(r"[^\W\d_]{2}")
_NAME_MARKS = compiled(r"[_\-.+]")
_QUOTE_MARKS = compiled(r"(?m)^[ \t]{0,4}+(?:[>|]|\?{2,4}+)[>|? \t]{0,12}+")
_TAG = compiled(r"</?[A-Za-z][^<>\n]{0,200}+>")

_ENTITIES = {  # label of the model -> entity, score
    "PERSON": ("PERSON", 0.8),
    "PER": ("PERSON", 0.8),
    "ORG": ("ORGANIZATION", 0.65),
    "GPE": ("LOCATION", 0.7),
    "LOC": ("LOCATION", 0.6),
    "FAC": ("LOCATION", 0.6),
    "NORP": ("NATIONALITY", 0.5),
    "DATE": ("DATE", 0.6),
}

_PART = compiled(r"[^\n\t|\":;<>“”]{1,200}+")
_GAP = compiled(r" {3,}+|['’], ?['’]| [-–—] |(?<=[^\W\d_]{3})[.!?] {1,4}(?=[^\W\d_a-z])")
_ABBREVIATED = frozenset({"prof", "capt", "corp", "messrs", "hon", "rev", "sgt", "col", "gen", "dott", "dipl", "mag"})
_CODE_JOINTS = ("-", "/")
_CODE_AROUND = compiled(r"(?<![\w/-])[A-Z0-9]{1,12}(?:[-/][A-Z0-9]{1,12}){1,6}(?![\w/-])")
_LONGEST_CODE = 60
_CHUNK = compiled(r"\S+")
_FORMS = LEGAL_FORMS - {"&"}
_GIVEN = GIVEN_NAMES | GIVEN_CAPITAL
_TRIM = compiled(r"^[\s\"'“”‘’(\[*_`.,;:!?|>#-]+|[\s\"'“”‘’)\]*_`,;:!?|<#-]+$|['’]s$")
_PEOPLES = compiled(
    r"(?:an|ans|ish|ese|ch|i|is|ic|ics|ist|ists|im|ims|ew|ews|ek|eks|ite|ites|ino|inos|man|men|er|ers)$"
)
"""Endings of words for nations, faiths and parties in English; a name that the model takes for one ends otherwise."""

_HEAD = compiled(
    r"(?>(?:Dear|Hi|Hello|Hey|Liebe[rs]?|Hallo|Sehr|[Gg]eehrte[rs]?|Cher|Chère|Bonjour|Estimad[oa]|Hola|Ciao|Gentile|"
    r"Frau|Herrn?|Mrs?|Ms|Dr|Firma|Attn)\.?[ \t]{1,3}+)*+"
)
"""Greetings and titles before a name: form, and not part of it."""
_TAIL = compiled(
    r" (?:Suite|Ste|Apt|Apartment|Unit|Flat|Tel|Phone|Mobile|Fax|Email|E-mail|Address|DOB|kommt|und|sagt|hat|ist|est|"
    r"dice|zegt|komt)$"
)
"""What follows a name and was taken along."""
_ACCOUNT = compiled(
    r"(?i:user(?: ?name)?|login|log-?in|account|benutzer(?:name)?|nutzer|usuario|utilisateur|utente|gebruiker)[: ]{1,3}"
    r"(?P<v>[a-z][a-z0-9._-]{3,30}[a-z0-9])"
)
"""The name of an account behind the word for it, which the model takes for a person: `User jroe`."""
_SITES = frozenset(
    "street road avenue lane square station platz straße park bridge airport beach bay island islands lake river mount "
    "mountain county city town village falls hill hills valley harbour harbor port house hall castle church cathedral "
    "school gardens court place drive terrace way building tower centre center district province region state desert "
    "forest wood woods creek heights springs grove ridge point cove canal dam field fields stadium theatre".split()
)
"""Last words of places that are called after somebody: `Victoria Station`."""
_MINUTES = compiled(r"(?>[0-5][0-9] )?")
_NAMED = frozenset({"PERSON", "ORGANIZATION"})
_NAMES = _NAMED | {"LOCATION", "NATIONALITY"}
_INITIALS = compiled(r"(?:[^\W\d_a-z]\.[ -]?){1,3}[^\W\d_a-z][\w'’-]{2,25}(?: [^\W\d_a-z][\w'’-]{2,25})?")

_WORD = compiled(r"[^\W\d_][^\W\d_]{2,13}+")
_SEARCHED_EACH = 24
"""Names that are looked for one by one; more of them at once."""
_LOWER_NAME = compiled(r"(?<![\w@./\\=#$%&+'’-])[^\W\d_A-Z]{3,14}(?![\w@=(\[/\\]|[.'’-]\w{2})")
_NEXT_WORD = compiled(r" (?:[a-z]\.? )?([^\W\d_A-Z]{3,20}(?:['’-][^\W\d_A-Z]{2,20})?)(?![\w@.-]\w)")
_NO_SURNAME = compiled(r"(?:ed|ing|ly|ves|tes|kes|ks|ys)$")
_SURNAME_GIVEN = compiled(
    r"(?m)[\n|;\t\"(][ \t]{0,8}+(?P<v>(?P<s>[^\W\d_a-z][\w'’-]{1,25}(?: [^\W\d_a-z][\w'’-]{1,25})?), ?"
    r"(?P<g>[^\W\d_a-z][^\W\d_]{1,15})(?:-[^\W\d_]{2,15})?(?: [A-Z](?:\.|[a-z]{1,15}))?)[ \t]{0,8}+(?=$|[|;\t\")\r])"
)

_HANDLE = compiled(
    r"(?<![\w@./\\=$%+-])(?P<one>[a-z]{3,14})[._](?P<two>[a-z]{3,20})[0-9]{0,4}"
    r"(?![\w@(/\\=-]|\.\w)"
)
_JOINTS = bytes(
    ord("a") if chr(code) in ascii_lowercase else ord(".") if chr(code) in "._" else 0 for code in range(256)
)
_JOINED = b"aaa.aaa"
_MENTION = compiled(r"(?<![\w.@/])@(?P<name>[a-z]{7,24})[0-9]{0,4}(?![\w@(.:/-]\w|[\w(@/])")
_VERBS = frozenset({"sean", "uma", "manuel", "dell", "nell", "rose", "ole", "ella", "ana", "dan", "nessa", "mia"})
"""Given names that are ordinary words in small letters elsewhere: `que sean legibles`."""
_GOES_ON = compiled(r" [^\W\d_A-Z]{2}")
"""What stands behind an article or a verb: words in small letters."""
_SHORTEST_GIVEN = 4
_FIRM_OF_NAMES = compiled(
    r"(?<![\w,;] )(?<![\w-])([^\W\d_a-z][^\W\d_A-Z]{2,14}), ([^\W\d_a-z][^\W\d_A-Z]{2,14}),? (?:and|&) "
    r"([^\W\d_a-z][^\W\d_A-Z]{2,14})(?![\w-]| [^\W\d_a-z])"
)
_LINE = compiled(r"(?m)^[ \t>?|]{0,8}+(?P<body>[^\n]{0,120}?)[ \t\r]{0,4}$")
_FIRM_LINE = compiled(r"[^\W\d_][^\n\d:;@]{2,50}")
_LEADING = 6
"""Characters of a line before the address in it."""

_SMALL_PLACE = compiled(r"(?<!\w)(?:in|from|to|near|at|of|leaving|visiting) (?P<v>[^\W\d_]{3,16})(?![\w-])")
_SMALL_HOME = compiled(
    r"(?<!\w)(?:(?:i|he|she|we|they|who|friends?|mum|mom|dad|sister|brother|family|parents|nan|gran|kids|ex|mate|cousin|aunt|"
    r"uncle) (?:(?:still|now) )?(?:lives?|living|lived|stays?) (?:in|near)|(?:raised|born|grew up) in|"
    r"moved here from|(?:i am|i'm|im|she's|shes|he's|hes|(?:he|she) is) from|(?:flew|flying|drove|driving) to) "
    r"(?P<v>[^\W\d_]{4,16}(?:-[^\W\d_]{3,12})?)(?![\w'@-])"
)
_HOMEWARD = {
    **{verb: (verb + b" in ", verb + b" near ") for verb in words_in("live lives living lived stay stays")},
    **{verb: (verb + b" in ",) for verb in words_in("raised born")},
    **{verb: (verb + b" to ",) for verb in words_in("flew flying drove driving")},
    b"grew": (b"grew up in ",),
    b"from": (b"here from ", b"i am from ", b"i m from ", b"im from ", b"he s from ", b"hes from ", b"he is from "),
}
"""How a match of `_SMALL_HOME` goes on to its place, by a word of it, as a glance shows it."""


def may_hold_names(text: str, place: Place, *, typed: bool) -> bool:
    """Whether the model is asked: not about structure, and not where a column has told the type of the whole."""
    if typed or place in _UNREAD or _LETTERS.search(text) is None:
        return False
    return text.lower() != text or (place not in _NOT_PROSE and _holds_given(text))


def prepared(text: str, place: Place, glance: Glance | None = None) -> str:
    """The text for the model, of the same length.

    Words of file names are apart, marks of quoted lines gone, words in capitals in ordinary case, given names in lower
    case and a surname behind them with a capital.
    """
    if place is Place.NAME:
        text = _NAME_MARKS.sub(" ", text)
    text = in_ordinary_case(text)
    if place in _NOT_PROSE:
        return text
    text = _QUOTE_MARKS.sub(_blank, text)
    if "|" in text:
        text = text.replace("|", ",")
    if "<" in text:
        text = _TAG.sub(_blank, text)
    return _with_capitals(text, glance)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _holds_given(text: str) -> bool:
    return not GIVEN_NAMES.isdisjoint(_WORD.findall(text))


@cache
def _given() -> Any:
    return automaton({name: name for name in GIVEN_NAMES})


@cache
def _given_octets() -> tuple[dict[bytes, list[str]], frozenset[bytes]]:
    known = by_octets(GIVEN_NAMES)
    return known, frozenset(known)


def _lower_names(text: str, glance: Glance | None = None) -> Iterator[re.Match[str]]:
    """Given names in small letters. Mostly no word of a text is one, or a few are."""
    known, octets = _given_octets()
    names = [name for word in octets & (glance or Glance(text)).words for name in known[word]]
    if not names:
        return
    for start, end in _standing(text, names):
        match = _LOWER_NAME.match(text, start)
        if match and match.end() == end:
            yield match


def _standing(text: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Where names stand in a text, also inside words, in their order."""
    if len(names) > _SEARCHED_EACH:
        return [(last - length + 1, last + 1) for last, (length, _) in _given().iter(text)]
    return sorted(place for name in names for place in _each(text, name))


def _each(text: str, name: str) -> Iterator[tuple[int, int]]:
    start = text.find(name)
    while start >= 0:
        yield start, start + len(name)
        start = text.find(name, start + 1)


def _with_capitals(text: str, glance: Glance | None) -> str:
    names = list(_lower_names(text, glance))
    if not names:
        return text
    chars = list(text)
    for match in names:
        chars[match.start()] = _capital(chars[match.start()])
        follower = _NEXT_WORD.match(text, match.end())
        if follower and _may_be_surname(follower[1]):
            chars[follower.start(1)] = _capital(chars[follower.start(1)])
    return "".join(chars)


def _may_be_surname(word: str) -> bool:
    return word not in PLAIN and _NO_SURNAME.search(word) is None and not is_irregular_verb(word)


def _capital(char: str) -> str:
    changed = char.upper()
    return changed if len(changed) == 1 else char


def given_names(text: str, place: Place, glance: Glance | None = None) -> Iterator[Hit]:
    """Names that their form tells: a given name in lower case, and a cell or line "Surname, Given"."""
    if place in _UNREAD:
        return
    glance = glance or Glance(text)
    if place not in _NOT_PROSE:
        for match in _lower_names(text, glance):
            if match[0] in _VERBS and _GOES_ON.match(text, match.end()) and not has_english(text):
                continue
            yield Hit(*match.span(), "PERSON", "given-name", 0.6, "given name")
        yield from accounts(text, glance)
        yield from people_spoken_to(text, glance)
    if place not in _NOT_PROSE and text.islower():
        yield from _small_places(text, glance)
    if "," not in text:
        return
    for match in _SURNAME_GIVEN.finditer(f"\n{text}"):
        given, surname = match["g"].lower(), match["s"].lower()
        known = given in GIVEN_NAMES or given in GIVEN_OR_WORD
        if known and surname not in GIVEN_NAMES and not is_ordinary(surname):
            start, end = match.span("v")
            yield Hit(start - 1, end - 1, "PERSON", "surname-given", 0.85, "surname, given name")


@cache
def _place_octets() -> tuple[dict[bytes, list[str]], frozenset[bytes]]:
    known = by_octets(PLACES)
    return known, frozenset(known)


def _small_places(text: str, glance: Glance) -> Iterator[Hit]:
    """Countries and towns behind a preposition in a text without capitals."""
    known, octets = _place_octets()
    places = [place for word in octets & glance.words for place in known[word]]
    is_seen = len(places) > _SEARCHED_EACH or any(f" {place}" in text for place in places)
    for match in _SMALL_PLACE.finditer(text) if is_seen else ():
        if match["v"] in PLACES and _is_in_small_line(text, match):
            yield Hit(*match.span("v"), "LOCATION", "place-in-small-letters", 0.6, "place behind a preposition")
    ways = [way for word, ways in _HOMEWARD.items() if word in glance.words for way in ways]
    for match in _SMALL_HOME.finditer(text) if any(way in glance.folded for way in ways) else ():
        if not (is_ordinary(match["v"]) or is_dictionary_word(match["v"])):
            yield Hit(*match.span("v"), "LOCATION", "place-in-small-letters", 0.6, "where somebody lives or goes")


def _is_in_small_line(text: str, match: re.Match[str]) -> bool:
    """Whether the line has no capitals: where sentences begin with one, a town has one, too."""
    before, after = text[max(0, match.start() - 200) : match.start()], text[match.end() : match.end() + 200]
    line = before.rpartition("\n")[2] + match.group() + after.partition("\n")[0]
    return line == line.lower()


def firms_of_names(text: str, place: Place) -> Iterator[Hit]:
    """Firms called after three of their founders: `Owens, Duran and Oneal`."""
    if place in _NOT_PROSE:
        return
    for match in _FIRM_OF_NAMES.finditer(text):
        words = [word.lower() for word in match.groups()]
        plain = [word in PLAIN or word in PLACES or word in _GIVEN for word in words]
        if not any(plain) and not all(map(is_dictionary_word, words)):
            yield Hit(*match.span(), "ORGANIZATION", "firm-of-names", 0.62, "three surnames")


def letterheads(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The firm on the line between a person and an address, as on a card or an envelope; and what news have beside.

    The model takes a firm of one word there for a person, and a rare name above it for a firm; a line that stands there
    twice is a person's.
    """
    yield from journal(text, hits)
    if "\n" not in text or not any(hit.entity == "ADDRESS" for hit in hits):
        return
    lines = [match for match in _LINE.finditer(text) if match["body"]]
    if not lines:
        return
    begins = [line.start() for line in lines]
    people, addresses, touched, named = set[int](), set[int](), set[int](), set[int]()
    for hit in hits:
        first = max(0, bisect_right(begins, hit.start) - 1)
        body = lines[first]["body"]
        if hit.entity == "PERSON":
            people.add(first)
        elif hit.entity == "ADDRESS" and hit.start <= lines[first].start("body") + _LEADING:
            addresses.add(first)
        if hit.rule != NAMES_RULE or " " in body:
            touched.update(range(first, bisect_right(begins, hit.end - 1)))
        if hit.rule == NAMES_RULE and (hit.start, hit.end) == lines[first].span("body") and _may_be_named(body):
            named.add(first)
    for number in sorted(address - 1 for address in addresses if address > 1):
        firm = lines[number]["body"]
        above = range(max(0, number - 2), number)
        again = [line for line in above if lines[line]["body"] == firm and number in named]
        for line in (*again, number) if again else (number - 1,) if number - 1 in named - people else ():
            people.add(line)
            yield Hit(*lines[line].span("body"), "PERSON", "letterhead", 0.6, "a name above an address")
        announced = number - 1 in people or (number - 2 in people and number - 1 not in addresses)
        if announced and not again and number not in touched and _FIRM_LINE.fullmatch(firm) and not is_ordinary(firm):
            yield Hit(*lines[number].span("body"), "ORGANIZATION", "letterhead", 0.6, "between a name and an address")


def _may_be_named(line: str) -> bool:
    """Whether a line is two or three words with capitals that are no firm's."""
    words = line.split()
    return 1 < len(words) < 4 and all(word[0].isupper() for word in words) and not is_company(line)


def handles(text: str, place: Place, glance: Glance | None = None) -> Iterator[Hit]:
    """Names of accounts that are made of a given name and a surname: `jane.roebuck`, `roebuck_jane`, `@janeroebuck`."""
    if place in _NOT_PROSE and place is not Place.CODE:
        return
    glance = glance or Glance(text)
    for match in _HANDLE.finditer(text) if _JOINED in glance.octets.translate(_JOINTS) else ():
        parts = match["one"], match["two"]
        known = [part in given_names_of_many() for part in parts]
        other = parts[known.index(True) - 1] if any(known) else ""
        if all(known) or (other and not is_ordinary(other) and not is_dictionary_word(other)):
            yield Hit(*match.span(), "USERNAME", "handle", 0.65, "given name and surname")
    if place is not Place.CODE:
        yield from speakers(text, glance)
        yield from small_names(text, glance)
        yield from _small_places(text, glance)
    if "@" not in text:
        return
    accounted = {hit.start for hit in accounts(text, glance)} if place is not Place.CODE else set[int]()
    for match in _MENTION.finditer(text):
        name = match["name"]
        is_new = match.start() not in accounted
        if is_new and any(name[:end] in given_names_of_many() for end in range(_SHORTEST_GIVEN, len(name) - 2)):
            yield Hit(*match.span(), "USERNAME", "handle", 0.6, "given name behind an at sign")


def repeated(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Further mentions of names of two words and more: what is a person in one line is one in the next."""
    names = {
        text[hit.start : hit.end]: hit for hit in hits if hit.entity in _NAMED and " " in text[hit.start : hit.end]
    }
    if len(names) <= _SEARCHED_EACH and all(text.find(name) == text.rfind(name) for name in names):
        return
    found = automaton(names)
    if found is None:
        return
    taken = {hit.start for hit in hits}
    for last, (length, hit) in found.iter(text):
        start, end = last - length + 1, last + 1
        if start not in taken and is_bounded(text, start, end):
            yield Hit(start, end, hit.entity, NAMES_RULE, hit.score, "named elsewhere in the text")


def names_from(text: str, place: Place, entities: list[tuple[int, int, str]]) -> Iterator[Hit]:
    """The findings of one text that the model's entities stand for."""
    language = language_of(text)
    foreign = bool(entities) and (bool(language) or is_foreign(text))
    is_read = language in CUES and place not in _NOT_PROSE
    if is_read:
        yield from (hit for hit in foreign_names(text, language) if not _is_english(text[hit.start : hit.end]))
    elsewhere: list[Hit] = []
    is_elsewhere = place not in _NOT_PROSE and not is_read and is_unread(text, language)
    if is_elsewhere:
        yield from (elsewhere := list(names_elsewhere(text)))
    for start, end, label in entities:
        if label not in _ENTITIES:
            continue
        entity, score = _ENTITIES[label]
        for part_start, part_end in _parts(text, start, end):
            first, last = _trimmed(text, part_start, part_end)
            if text[first - 1 : first] == ":":  # the minutes of a time: `At 14:03 Jane Roe noticed`
                first = _MINUTES.match(text, first, last).end()  # type: ignore[union-attr]
            if entity == "PERSON":
                first = _HEAD.match(text, first, last).end()  # type: ignore[union-attr]
                tail = _TAIL.search(text, first, last)
                last = tail.start() if tail and tail.start() > first else last
                account = _ACCOUNT.fullmatch(text, first, last)
                if account and not is_dictionary_word(account["v"]):
                    yield Hit(
                        *account.span("v"), "USERNAME", NAMES_RULE, score, "behind what says that it is an account"
                    )
                    continue
            first, last = _capitals(text, first, last) if entity == "PERSON" and not is_read else (first, last)
            if entity in _NAMES and is_in_capitals(text):
                first, last = named_in_capitals(text, first, last)
            value = text[first:last]
            if (
                last > first
                and not _in_code(text, first, last)
                and not (value[0].islower() and (value.endswith("(") or text[last : last + 1] == "("))
                and is_believable(entity, value, text, place, foreign=foreign)
                and not (entity in _NAMES and is_clinical_term(text, first, last))
                and not (entity in _NAMES and is_word_of_sentence(entity, text, first, last))
                and not (is_read and entity in _NAMES and not is_foreign_name(value, language))
                and not (is_elsewhere and entity in _NAMES and _is_nobody(text, first, last, elsewhere))
            ):
                yield Hit(first, last, _retyped(entity, value), NAMES_RULE, score, f"names model: {label}")


_PARTICLES = frozenset(
    "van von der den de la las los del della dei di da dos das do du le zu ter ten el al bin ibn ben abu af av zum vom "
    "d' l' mac ap ó uí ní y e".split()
)
"""Small words that a surname begins with."""


def _capitals(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a person's name begins and ends without words in small letters that were taken along."""
    words = list(_CHUNK.finditer(text, start, end))
    named = [number for number, word in enumerate(words) if word[0][0].isupper()]
    if not named or len(named) == len(words):
        return start, end
    first, last = named[0], named[-1]
    if all(word[0] in _PARTICLES for word in words[:first]):
        first = 0
    while last + 1 < len(words) and _may_be_surname(words[last + 1][0]) and words[last + 1][0] in surnames():
        last += 1
    return words[first].start(), words[last].end()


def _is_nobody(text: str, start: int, end: int, known: Sequence[Hit]) -> bool:
    """Whether a finding in a language that is not read is more or less than a name, or none."""
    return any(hit.start < end and start < hit.end for hit in known) or not is_name_elsewhere(text, start, end)


def _is_english(value: str) -> bool:
    """`Expose Agents`: a heading of English words in a text of few words, whose language is doubtful."""
    words = words_of(value)
    return (
        len(words) > 1
        and given_names_of_many().isdisjoint(words)
        and all(map(is_dictionary_word, words))
        and any(map(is_plain_word, words))
    )


def _in_code(text: str, start: int, end: int) -> bool:
    """Whether a word is a part of a code, as `CAL` is of `CAL-KIT-2`."""
    if not text[start:end].isupper() or (
        text[end : end + 1] not in _CODE_JOINTS and text[start - 1 : start] not in _CODE_JOINTS
    ):
        return False
    code = _CODE_AROUND.search(text, max(0, text.rfind(" ", 0, start)), end + _LONGEST_CODE)
    return code is not None and code.start() <= start and end <= code.end() and any(map(str.isdigit, code.group()))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A name stands in one line, cell and sentence: the model joins neighbours that a border keeps apart."""
    for part in _PART.finditer(text, start, end):
        begin = part.start()
        for gap in _GAP.finditer(text, *part.span()):
            if text[begin : gap.start()].rsplit(" ", 1)[-1].lower() not in _ABBREVIATED:
                yield begin, gap.start()
                begin = gap.end()
        yield from _companies(text, begin, part.end())


def _companies(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Behind the legal form of a company another name begins."""
    words = list(_CHUNK.finditer(text, start, end))
    for word, following in pairwise(words[1:]):
        after = following.group().lower().strip(".,")
        if word.group().lower() in _FORMS and after not in LEGAL_FORMS and after not in FUNCTION_WORDS:
            yield start, word.end()
            yield following.start(), end
            return
    yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start:
        match = _TRIM.search(text[start:end])
        if match is None:
            break
        if match.start() == 0:
            start += match.end()
        else:
            end -= match.end() - match.start()
    return start, end


def _retyped(entity: str, value: str) -> str:
    """The entity that the words of a name prove, where they prove one."""
    words = words_of(value)
    if words[-1] in LANGUAGES and LANGUAGES.issuperset(words[:-1]):
        return "NATIONALITY"
    if entity == "NATIONALITY":
        if words[0] in given_in_english() and not is_dictionary_word(words[0]):
            return "PERSON"
        if _PEOPLES.search(words[-1]):
            return entity
        return "PERSON" if words[0] in GIVEN_NAMES else "LOCATION"
    if entity == "PERSON" and is_company(value):
        return "ORGANIZATION"
    if entity == "ORGANIZATION" and not is_company(value) and len(words) < 4 and words[0] in GIVEN_NAMES:
        return "PERSON"
    if entity == "LOCATION" and 1 < len(words) < 4 and words[0] in GIVEN_NAMES and words[0] not in PLACES:
        return entity if words[-1] in _SITES else "PERSON"
    if entity in {"ORGANIZATION", "LOCATION"} and _INITIALS.fullmatch(value):
        return "PERSON"
    return entity
