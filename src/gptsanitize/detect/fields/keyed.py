"""Values under keys: members of JSON objects, elements and attributes of XML and HTML, microdata, pairs of logs.

Responsible for the keys that mean a value wherever they stand (`addressLocality`, `StrtNm`, `postal_code`), and for
those that do so only beside others (`name` beside `phone`, `display` in `therapist`): `recognizers/layouts/keys.yaml`.
It does not parse: what is cut off, or wrongly nested, is read as far as it goes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from gptsanitize.detect.fields.records import Field, may_be
from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.rules.filters import not_standard, person_form
from gptsanitize.detect.words.kinds import is_company
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.gazetteer import given_names
from gptsanitize.resources import load_yaml, recognizers_folder

__all__ = ["fields_of_keys", "is_key", "is_telling", "told_by_header"]

_NEAR: Final = 300
"""Characters on each side of an element or attribute where something may tell of a person."""
_WORDS_OF_NAME: Final = 4
_MEMBER = compiled(
    r"\"(?P<key>[^\W\d][\w@$. -]{0,40})\\{0,3}\"\s{0,4}:\s{0,4}"
    r"(?:\\{0,3}\"(?P<value>(?:[^\"\\\n]|\\u[0-9a-fA-F]{4}|\\[/n'bt]){1,300})|\[\s{0,20}(?P<list>\"[^\[\]{}]{1,300})\])"
)
_ITEM = compiled(r"\"((?:[^\"\\\n]|\\u[0-9a-fA-F]{4}){1,200})\"")
_ELEMENT = compiled(
    r"<(?:[\w.-]{1,40}:)?(?P<key>[^\W\d][\w.-]{1,40})(?P<rest>[ \t\r\n][^<>]{0,300})?>\s{0,40}"
    r"(?P<value>[^<>\s][^<>]{0,300})<"
)
_ATTRIBUTE = compiled(r"(?<![\w.-])(?P<key>[^\W\d][\w:.-]{1,40})=\"(?P<value>[^\"<>\n]{1,200})\"")
_PAIR = compiled(
    r"\b(?:name|property|itemprop|key|id|field|code)=\"(?P<key>[^\W\d][\w:. -]{1,40})\"[^<>\"]{0,40}"
    r"(?:[\w-]{1,20}=\"[^<>\"]{0,60}\"[^<>\"]{0,20}){0,2}\b(?:value|content)=\"(?P<value>[^\"<>\n]{1,200})\""
)
_NAMED = compiled(r"\b(?:name|Name|itemprop|property|key|id)=[\"']([^\"'<>]{2,60})[\"']")
_GENERIC: Final = frozenset(
    "field data string property entry attribute param value cell meta span div p b item".split()
)
_TELLING: Final = (
    r"(?:e-?_?mail(?:_?address)?|phone\w{0,10}|telephone|mobile|tel|dob|birth_?(?:date|day|dt)|date_?of_?birth|"
    r"(?:first|last|sur|full|given|family)_?name|surname|given|family|gender|sex|street\w{0,10}|strtnm|pstladr|adrline|"
    r"ctctdtls|postal_?(?:code|address)|post_?code|pstcd|zip(?:_?code)?|city|town|address(?:es|_?line\w?)?|iban|ssn|passport|"
    r"mbox|telecom|phne_?nb|email_?adr|nationality|user_?id|user_?name|login|pin_?hash|avatar|acctid)"
)
_TELLING_KEY = compiled(rf"(?i)(?:[\w.-]{{0,30}}[_.:-])?{_TELLING}")
_KEY_TELLS = compiled(
    rf"(?i)[\"_](?=[\w@-]{{2,30}}+[\\\"])(?>{_TELLING}|@type\"\s{{0,3}}:\s{{0,3}}\"Person)\\{{0,3}}\""
)
_BRACE = compiled(r"[{}]")
_PARENT = compiled(r"\"(\w{2,40})\\{0,3}\"\s{0,4}:\s{0,4}\[?\s{0,40}\Z")
_TAG = compiled(r"<(?:[\w.-]{1,40}:)?([^\W\d][\w.-]{1,40})(?:\s[^<>]{0,200})?>\s{0,40}\Z")
_CAMEL = compiled(r"(?<=[a-zß-ÿ0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^\w]+|_+")
_HUMPS = compiled(r"[a-z]{3}[A-Z]")
_NAME = compiled(r"(?:[^\W\d_](?:[^\W\d_]|['’.-](?=[\w ]|\Z)){0,30}(?:,? |\Z)){1,5}")
_PLACE = compiled(r"[^\W\d_](?:[^\W\d_]|[ .'’()/-]){1,59}")
_STREET = compiled(r"(?=[^\n]{0,100}[^\W\d_]{2})[\w#](?:[\w ,.;'’#/()&°º-]|\\[nu]){3,150}")
_POSTCODE = compiled(r"(?=[A-Z -]{0,8}[0-9])[0-9A-Z][0-9A-Z -]{1,8}[0-9A-Z]", re.IGNORECASE)
_HOUSE = compiled(r"[0-9]{1,5}(?: ?[A-Za-z]|[-/][0-9]{1,4})?")
_USER = compiled(r"[a-z][a-z0-9]{1,20}(?:[._-][a-z0-9]{1,20}){1,3}")
_HANDLE = compiled(r"[a-z0-9_.-]{3,30}")
_REFERENCE = compiled(r"(?=[^0-9]{0,40}[0-9])[A-Za-z]{2,8}[_-](?=[A-Za-z0-9]{0,30}[A-Z])[A-Za-z0-9]{10,64}")


class _Keys(NamedTuple):
    """What a key means wherever it stands, and what beside a person."""

    certain: str
    beside: str


_Keyed = tuple[str, re.Match[str]]
"""A key, and where it stands with its value."""
_OF_PEOPLE: Final = frozenset({"PERSON", "PHONE", "BIRTH_DATE", "street", "postcode", "nationality", "USERNAME"})
_NOTHING: Final = _Keys("", "")


def fields_of_keys(text: str) -> Iterator[Field]:
    """The values of a text that their keys tell."""
    if '":' in text or '" :' in text:
        yield from _members(text)
    if "</" in text or "/>" in text:
        yield from _elements(text)
    if '="' in text:
        yield from _attributes(text)


def _members(text: str) -> Iterator[Field]:
    objects: _Objects | None = None
    for match in _MEMBER.finditer(text):
        keys = _meaning(match["key"])
        if keys is _NOTHING:
            continue
        means = keys.certain
        if not means:
            objects = objects or _Objects(text)
            if objects.tell_of_person(*match.span(), inside=keys.beside == "reference"):
                means = keys.beside
            elif keys.beside == "party" and match["key"] in _people():
                means = "reference"
        if match["value"]:
            yield from _field(text, *match.span("value"), means)
        else:
            for item in _ITEM.finditer(text, *match.span("list")):
                yield from _field(text, *item.span(1), means)


def _elements(text: str) -> Iterator[Field]:
    found = []
    for match in _ELEMENT.finditer(text):
        key = match["key"]
        if match["rest"] and (named := _NAMED.search(match["rest"])) and key.lower() in _GENERIC:
            key = named[1]
        found.append((key, match))
    for key, match, told in _beside_others(found):
        keys = _meaning(key)
        if keys is not _NOTHING:
            means = keys.certain or (keys.beside if told or _is_persons_element(text, match.start()) else "")
            start, end = match.span("value")
            yield from _field(text, start, start + len(text[start:end].rstrip()), means)


def _attributes(text: str) -> Iterator[Field]:
    found = [*_ATTRIBUTE.finditer(text), *(_PAIR.finditer(text) if "<" in text else ())]
    for key, match, told in _beside_others([(match["key"], match) for match in found]):
        keys = _meaning(key)
        if keys is not _NOTHING:
            means = keys.certain or (keys.beside if told or key == "author" else "")
            start, end = match.span("value")
            yield from _field(text, start, end, means)


def _beside_others(found: list[_Keyed]) -> Iterator[tuple[str, re.Match[str], bool]]:
    """Values with their keys, and whether another near by tells of a person."""
    tells = sorted(match.start("key") for key, match in found if is_telling(key))
    for key, match in found:
        own = match.start("key")
        first = bisect_left(tells, own - _NEAR)
        near = tells[first : bisect_right(tells, match.end() + _NEAR)]
        yield key, match, any(place != own for place in near[:2])


class _Objects:
    """The objects of a text, and which of them tell of a person: by a member of their own, or by what they are."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._edges: list[int] = []
        self._inside: list[int] = []
        self._ends: dict[int, int] = {}
        open_objects: list[int] = []
        for match in _BRACE.finditer(text):
            if match[0] == "{":
                open_objects.append(match.start())
            elif open_objects:
                self._ends[open_objects.pop()] = match.start()
            self._edges.append(match.start())
            self._inside.append(open_objects[-1] if open_objects else -1)
        self._tells: dict[int, list[int]] = {}
        self._told = [told.start() for told in _KEY_TELLS.finditer(text)]
        for place in self._told:
            self._tells.setdefault(self._object(place), []).append(place)
        self._persons: dict[int, bool] = {}

    def tell_of_person(self, start: int, end: int, *, inside: bool) -> bool:
        """Whether the innermost object around a member has another that tells of a person, or is named as one.

        With `inside`, one that holds such an object is enough: its reference is the person's.
        """
        within = self._object(start)
        if inside:
            first = bisect_right(self._told, within)
            return first < len(self._told) and self._told[first] < self._ends.get(within, len(self._text))
        tells = self._tells.get(within, ())
        return any(not start <= told < end for told in tells[:3]) or self._is_person(within)

    def _is_person(self, start: int) -> bool:
        known = self._persons.get(start)
        if known is None:
            parent = _PARENT.search(self._text, max(0, start - 100), max(0, start))
            known = self._persons[start] = bool(parent and _joined(parent[1]) in _people())
        return known

    def _object(self, at: int) -> int:
        place = bisect_right(self._edges, at)
        return self._inside[place - 1] if place else -1


def _is_persons_element(text: str, start: int) -> bool:
    parent = _TAG.search(text, max(0, start - 120), start)
    return bool(parent and _joined(parent[1]) in _people())


def is_key(header: str) -> bool:
    """Whether a key or header means a value, be it only beside a person."""
    return _meaning(header) is not _NOTHING


def told_by_header(value: str, header: str, *, beside: bool = False) -> str:
    """What the value below a header is: an entity, a header that the rules know, or nothing."""
    keys = _meaning(header)
    means = keys.certain or (keys.beside if beside else "")
    return next((said for said in _kinds(value, means) if may_be(value, said)), "") if means else ""


@lru_cache(maxsize=4096)
def is_telling(key: str) -> bool:
    """Whether a key tells that what it stands in is about a person: `mobile`, `date_of_birth`."""
    if _meaning(key).certain in _OF_PEOPLE:
        return True
    return _TELLING_KEY.fullmatch(_CAMEL.sub("_", key)) is not None or _TELLING_KEY.fullmatch(key) is not None


def _field(text: str, start: int, end: int, means: str) -> Iterator[Field]:
    value = text[start:end]
    for said in _kinds(value, means) if means else ():
        if may_be(value, said):
            yield Field(start, end, said, "keys")


def _kinds(value: str, means: str) -> Iterator[str]:
    """What a value under a key is, as far as its form allows."""
    if "://" in value or "${" in value or "{{" in value or value.startswith(("$", "#", "@")):
        return
    if means in _FORMS:
        form, entity = _FORMS[means]
        if form.fullmatch(value):
            yield entity
    elif means == "place":
        if " " in value and _STREET.fullmatch(value) and "." not in value.rpartition(" ")[2][:-1]:
            yield "ADDRESS"
    elif means == "PERSON":
        if _NAME.fullmatch(value) and not value.islower() and not _is_code(value):
            yield "PERSON"
    elif means in _WHO:
        yield from _WHO[means](value)
    elif means == "reference":
        if _REFERENCE.fullmatch(value) and not_standard(value):
            yield "CUSTOMER_ID"
    else:
        yield means


_FORMS: Final = {
    "street": (_STREET, "ADDRESS"),
    "house": (_HOUSE, "ADDRESS"),
    "postcode": (_POSTCODE, "ADDRESS"),
    "LOCATION": (_PLACE, "LOCATION"),
    "USERNAME": (compiled(r"[\w][\w.@+-]{1,60}"), "USERNAME"),
    "EMPLOYEE_ID": (compiled(r"[\w][\w./-]{1,40}"), "EMPLOYEE_ID"),
    "CUSTOMER_ID": (compiled(r"[\w][\w./-]{2,60}"), "CUSTOMER_ID"),
    "PHONE": (compiled(r"(?=(?:[^0-9]{0,4}[0-9]){5})[+(0-9][0-9 ()./+x-]{5,30}"), "PHONE"),
}


def _party(value: str, *, surely: bool = True) -> Iterator[str]:
    """A person, a user or a firm, by how the value is written."""
    if _USER.fullmatch(value):
        yield "USERNAME"
    elif _REFERENCE.fullmatch(value) and not_standard(value):
        yield "CUSTOMER_ID"
    elif _NAME.fullmatch(value) and not value.islower() and not _is_code(value):
        words = [word.strip(".,").lower() for word in value.split()]
        given = any(word in given_names() for word in words)
        if is_company(value):
            yield "organization"
        elif given and person_form(value):
            yield "PERSON"
        elif surely and len(words) <= _WORDS_OF_NAME and not all(map(is_dictionary_word, words)):
            yield "PERSON" if person_form(value) else "organization"


def _named(value: str) -> Iterator[str]:
    """A person or a firm; what looks like a user is the name of a thing."""
    if not _USER.fullmatch(value) and not _REFERENCE.fullmatch(value):
        yield from _party(value)


def _alias(value: str) -> Iterator[str]:
    """What somebody is called: a name, or a user that is no word."""
    if _HANDLE.fullmatch(value):
        if not is_dictionary_word(value):
            yield "USERNAME"
    else:
        yield from _party(value)


def _called(value: str) -> Iterator[str]:
    """A person, where a name that people are given says so, or a user."""
    return _party(value, surely=False)


_WHO: Final[dict[str, Callable[[str], Iterator[str]]]] = {
    "party": _party,
    "name": _named,
    "alias": _alias,
    "called": _called,
}


def _is_code(value: str) -> bool:
    """A constant, a type (`HomeAddress`), a group of people or nothing at all."""
    if len(value) < 2 or value.startswith(("The ", "An ")):
        return True
    return " " not in value and (_HUMPS.search(value) is not None or (value.isupper() and len(value) < 4))


@lru_cache(maxsize=4096)
def _meaning(key: str) -> _Keys:
    """What a key means, without the words that say whose it is."""
    words = [word.lower() for word in _CAMEL.split(key) if word]
    certain, beside = _tables()
    for first in range(len(words)):
        joined = "".join(words[first:])
        if joined in certain or joined in beside:
            return _Keys(certain.get(joined, ""), beside.get(joined, ""))
        if words[first] not in _whose():
            break
    return _NOTHING


def _joined(key: str) -> str:
    return "".join(word.lower() for word in _CAMEL.split(key) if word)


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    content = load_yaml(recognizers_folder() / "layouts" / "keys.yaml")
    certain, beside = (
        {key: means for means, keys in content[part].items() for key in keys.split()} for part in ("certain", "beside")
    )
    return certain, beside


@cache
def _people() -> frozenset[str]:
    return frozenset(load_yaml(recognizers_folder() / "layouts" / "keys.yaml")["people"].split())


@cache
def _whose() -> frozenset[str]:
    return frozenset(load_yaml(recognizers_folder() / "layouts" / "keys.yaml")["whose"].split())
