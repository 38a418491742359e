"""Records whose fields are told by their place: X12, EDIFACT, HL7, vCard, LDIF, GEDCOM, passwd and their like.

Responsible for cutting such a record into its fields, with what each of them is by the tables of
`recognizers/layouts/records.yaml`: a new format is a sign by which it is known, a pattern of its segments, and a table.
Reads nothing where no sign stands, and judges no value but by whether it can be what the table says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.rules.filters import not_placeholder
from gptsanitize.detect.views.blocks import Hit
from gptsanitize.detect.views.octets import Glance, words_in
from gptsanitize.detect.words.kinds import is_company
from gptsanitize.resources import load_yaml, recognizers_folder

__all__ = ["LAYOUT", "Field", "fields_of_records", "may_be", "without_codes"]

LAYOUT: Final = "layout-"
"""How the rules of what a place tells are called."""

_WHOLE: Final = 0
_SHORTEST: Final = 20
"""Characters of a record: cells of tables hold none."""
_STRIPPED: Final = ' \t\r"/'
_NUMBERS: Final = frozenset(
    "BIRTH_DATE DATE PHONE US_SSN TAX_ID NPI INSURANCE_NUMBER MEDICAL_RECORD CUSTOMER_ID CASE_NUMBER ROUTING_NUMBER "
    "BANK_ACCOUNT DRIVER_LICENSE EMPLOYEE_ID PASSPORT NATIONAL_ID SALARY COORDINATES LICENSE_NUMBER".split()
)
"""What has a digit, or is something else in that place: a word, a code, nothing."""
_LEAST: Final = {"CASE_NUMBER": 4, "CUSTOMER_ID": 3, "DATE": 4, "BIRTH_DATE": 4, "EMPLOYEE_ID": 3, "MEDICAL_RECORD": 3}
_CODE = compiled(r"[A-Z]{1,3}|(?:19|20)[0-9]{10}(?:[0-9]{2})?")
_NOBODY: Final = frozenset("unknown none null n/a na anonymous various tbd test void nobody root daemon".split())


_CONDITIONS: Final[dict[str, Callable[[str, frozenset[str]], bool]]] = {
    "=": lambda value, values: value in values,
    "!": lambda value, values: value not in values,
    "^": lambda value, values: value.startswith(tuple(values)),
}


class Field(NamedTuple):
    """Where a value stands, and what it is: an entity, or a header (in small letters) for the rules to type."""

    start: int
    end: int
    means: str
    layout: str


class _Layout(NamedTuple):
    """How records of a format are known and cut."""

    signs: tuple[str, ...]
    pattern: str
    """Of a segment; `name` (in the place of `%s` the names of the table), `body`, and maybe `sep`, its separator."""
    elements: str = ""
    components: str = ""
    repeats: str = ""
    escape: str = ""
    columns: tuple[tuple[int, int], ...] = ()
    """Where the fields of a segment of fixed width begin and end."""
    tags: str = ""
    """What else is a name of a segment, in no table."""


_BEFORE = r"(?:(?<![\w*+|^:-])|(?<=\\[rn]))"
_TAGS = r"(?m)^(?P<name>%s)"
_LAYOUTS: Final = {
    "x12": _Layout(
        ("NM1*", "ISA*", "\nN1*", "~N1*", "NM1|", "ISA|"),
        rf"{_BEFORE}(?P<name>%s)(?P<sep>[*|^])(?P<body>[^~\r\n]{{1,600}})",
        components=":>",
        tags=r"(?m)(?:^|(?<=~))[A-Z][A-Z0-9]{1,2}(?=\*)",
    ),
    "edifact": _Layout(
        ("UNB+", "UNH+", "NAD+"),
        rf"{_BEFORE}(?P<name>%s)(?P<sep>\+)(?P<body>(?:[^'?\r\n]|\?.){{1,600}})",
        components=":",
        escape="?",
    ),
    "hl7": _Layout(
        ("MSH|", "PID|"),
        rf"{_BEFORE}(?P<name>%s)(?P<sep>\|)(?P<body>(?:[^\r\n\\]|\\(?![rn])){{1,4000}})",
        components="^",
        repeats="~",
        tags=r"(?m)^[A-Z][A-Z0-9]{2}(?=\|)",
    ),
    "vcard": _Layout(
        ("BEGIN:V",),
        r"(?m)^(?:item[0-9]{1,3}\.)?(?P<name>%s)(?:;[^:\r\n]{0,200})?:(?P<body>[^\r\n]{1,600})",
        elements=";",
        escape="\\",
        tags=r"(?m)^[A-Z-]{2,20}(?=[;:])",
    ),
    "ldif": _Layout(("dn: ",), rf"{_TAGS}(?:;[\w;-]{{1,60}})?: (?P<body>[^\r\n]{{1,300}})"),
    "ris": _Layout(
        ("TY  - ", "\nER  -"),
        rf"{_TAGS}  - (?P<body>[^\r\n]{{1,200}})",
        tags=r"(?m)^[A-Z][A-Z0-9](?=  -)",
    ),
    "ical": _Layout(
        ("ATTENDEE;", "ORGANIZER;"),
        r"\b(?:ATTENDEE|ORGANIZER)(?=;)[^:\r\n]{0,200}?;CN=\"?(?P<body>[^\";:\r\n]{2,80})",
    ),
    "x509": _Layout(
        ("CN = ", "CN=", "O = "),
        r"(?<=[,/ =])(?P<name>%s) ?= ?(?P<body>[^,/=\r\n+]{2,60})(?=[,/\r\n]|\Z)",
    ),
    "marc": _Layout(("$a",), r"(?m)^=?(?P<name>%s)[ \t]{1,4}[0-9_#\\ ]{0,4}\$a ?(?P<body>[^$|\r\n]{3,80})"),
    "mrz": _Layout(
        ("<<",),
        r"(?m)(?<![A-Z0-9<])[PIVAC][A-Z0-9<](?:[A-Z]{3}|[A-Z]<<)(?P<body>[A-Z]{1,30}(?:<[A-Z]{1,30}){0,3}<<"
        r"[A-Z]{1,30}(?:<[A-Z]{1,30}){0,5})(?=<{0,40}\s*$)",
        elements="<",
    ),
    "mrz2": _Layout(
        ("<<",),
        r"(?m)(?<![A-Z0-9<])(?P<body>[A-Z0-9<]{9}[0-9<](?:[A-Z]{3}|[A-Z]<<)[0-9]{7}[MFX<][0-9]{7})"
        r"[A-Z0-9<]{0,16}[ \t]*$",
        columns=((0, 9), (13, 19)),
    ),
    "mt940": _Layout((":86:",), r"\?(?P<name>%s)(?P<body>[^?\r\n]{2,40})"),
    "ach": _Layout(
        ("\n62", "\n63", "\n52"),
        r"(?m)^(?P<body>6[2-5][0-9][0-9]{9}[\w -]{17}[0-9]{10}[^\r\n]{15}[^\r\n]{22}[^\r\n]{2}[01][0-9]{15})$",
        columns=((3, 12), (12, 29), (39, 54), (54, 76)),
    ),
    "gedcom": _Layout(
        ("1 NAME ", "2 SURN "), r"(?m)^[ \t]{0,12}[0-9]{1,2} (?P<name>%s) (?P<body>[^\r\n]{1,200})", elements="/"
    ),
    "pgn": _Layout(('[White "', '[Black "'), r"\[(?P<name>%s) \"(?P<body>[^\"\r\n]{1,100})\""),
    "passwd": _Layout(
        (":/bin/", ":/usr/bin/", ":/home/", "/nologin"),
        r"(?m)^(?P<body>[a-z_][\w.-]{0,31}\$?:[^:\r\n]{0,200}:[1-9][0-9]{3,9}:[0-9]{1,10}:[^:\r\n]{0,200}:/[^:\r\n]{0,200}:)",
        elements=":",
        components=",",
    ),
    "swift": _Layout(
        (":59:/", ":50K:/", ":59F:/", ":50F:/", ":50H:/", ":59A:/", ":50A:/"),
        r"(?m)^:(?P<name>%s):(?P<body>[^\r\n]{1,60}(?:\r?\n(?![:}-])[^\r\n]{1,60}){0,5})",
        elements="\n",
    ),
    "aamva": _Layout(("ANSI 6",), rf"{_TAGS}(?P<body>[^\r\n]{{1,60}})"),
}


@dataclass(frozen=True, slots=True)
class _Segment:
    """What the fields of a segment are, where its conditions hold."""

    conditions: tuple[tuple[tuple[int, int], str, frozenset[str]], ...]
    means: tuple[tuple[tuple[int, int], str], ...]

    def holds(self, cut: _Cut) -> bool:
        return all(_CONDITIONS[how](cut.value(path), values) for path, how, values in self.conditions)


class _Cut:
    """A segment cut into its fields."""

    def __init__(self, text: str, start: int, end: int, layout: _Layout, separator: str) -> None:
        self._text, self._layout = text, layout
        self._whole = start, end
        self._elements = [(start + begin, start + stop) for begin, stop in layout.columns] or _split(
            text, start, end, separator or layout.elements, layout.escape
        )

    def spans(self, path: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """Where the values of a field or component stand, one for each time that it is repeated."""
        element, component = path
        if element == _WHOLE:
            yield self._whole
        elif element <= len(self._elements):
            for span in _split(self._text, *self._elements[element - 1], self._layout.repeats):
                parts = _split(self._text, *span, self._layout.components, self._layout.escape)
                yield from parts if not component else parts[component - 1 : component]

    def parts(self) -> Iterator[tuple[int, int]]:
        """Where all fields and components stand."""
        for number in range(1, len(self._elements) + 1):
            yield from self.spans((number, 0))

    def value(self, path: tuple[int, int]) -> str:
        return next((self._text[start:end].strip() for start, end in self.spans(path)), "")


_WORDS: Final = {
    name: words_in(words)
    for name, words in {
        "x12": "isa nm n",
        "edifact": "unb unh nad",
        "hl7": "msh pid",
        "vcard": "begin",
        "ldif": "dn",
        "ris": "ty er",
        "gedcom": "name surn",
        "pgn": "white black",
        "passwd": "bin home nologin",
        "ical": "attendee organizer",
        "x509": "cn o",
        "aamva": "ansi",
    }.items()
}
"""Of which a text with a sign has one; of the others the signs are rare enough."""


def fields_of_records(text: str, glance: Glance | None = None) -> Iterator[Field]:
    """The fields of all records in a text that can be what their places say, in no order."""
    if len(text) < _SHORTEST:
        return
    words = (glance or Glance(text)).words
    for name, layout in _LAYOUTS.items():
        may_be_told = name not in _WORDS or not _WORDS[name].isdisjoint(words)
        if may_be_told and any(sign in text for sign in layout.signs):
            yield from _of(text, name, layout)


def without_codes(text: str, found: Iterable[Hit]) -> Sequence[Hit]:
    """The hits of records without those that would spoil them: on names of segments, codes and times, and over fields.

    `NM1`, `EM` and `MR` are nobody, and what a name or address takes besides its field parts fields.
    """
    hits = tuple(found)
    names = {hit.rule.removeprefix(LAYOUT) for hit in hits if hit.rule.startswith(LAYOUT)} & _LAYOUTS.keys()
    if not names:
        return hits
    rules = {f"{LAYOUT}{name}" for name in names}
    placed = {(hit.start, hit.end) for hit in hits if hit.rule in rules}
    codes = {span for name in names for span in _codes(text, name, _LAYOUTS[name])} - placed
    starts = sorted(placed)
    return [
        hit
        for hit in hits
        if (hit.start, hit.end) not in codes and (hit.rule.startswith(LAYOUT) or not _takes_more(hit, starts))
    ]


def _takes_more(hit: Hit, fields: Sequence[tuple[int, int]]) -> bool:
    """Whether a hit holds a field, and signs beside it."""
    first = bisect_left(fields, (hit.start, 0))
    return first < len(fields) and fields[first][1] <= hit.end and fields[first] != (hit.start, hit.end)


def _codes(text: str, name: str, layout: _Layout) -> Iterator[tuple[int, int]]:
    if layout.tags:
        yield from (match.span() for match in compiled(layout.tags).finditer(text))
    for match in _segments(text, name, layout):
        named = match.groupdict()
        if named.get("name"):
            yield match.span("name")
            body = _Cut(text, *match.span("body"), layout, named.get("sep") or "")
            yield from (span for span in body.parts() if _CODE.fullmatch(text, *span))


def _segments(text: str, name: str, layout: _Layout) -> Iterator[re.Match[str]]:
    names = "|".join(sorted(map(re.escape, _tables()[name]), key=len, reverse=True))
    return compiled(layout.pattern.replace("%s", names)).finditer(text)


def _of(text: str, name: str, layout: _Layout) -> Iterator[Field]:
    segments = _tables()[name]
    for match in _segments(text, name, layout):
        named = match.groupdict()
        cut = _Cut(text, *match.span("body"), layout, named.get("sep") or "")
        for segment in segments[named.get("name") or "line"]:
            if segment.holds(cut):
                for path, means in segment.means:
                    yield from _fields(text, cut.spans(path), means, name)


def _fields(text: str, spans: Iterable[tuple[int, int]], means: str, layout: str) -> Iterator[Field]:
    for begin, stop in spans:
        start, end = begin, stop
        while start < end and text[start] in _STRIPPED:
            start += 1
        while end > start and text[end - 1] in _STRIPPED:
            end -= 1
        if may_be(text[start:end], means):
            firm = means == "PERSON" and is_company(text[start:end])
            yield Field(start, end, "organization" if firm else means, layout)


def may_be(value: str, means: str) -> bool:
    """Whether a value can be what its place says; an empty one, or a word that stands for none, is nothing."""
    if len(value) < _LEAST.get(means, 1) or value.lower() in _NOBODY or not not_placeholder(value):
        return False
    if means in _NUMBERS:
        return any(map(str.isdigit, value)) and not set(value) <= set("0 .:-")
    if means == "EMAIL":
        return "@" in value
    if means == "OCCUPATION":
        return any(map(str.isalpha, value)) and not any(map(str.isdigit, value))
    return means == "PASSWORD" or any(map(str.isalnum, value))


def _split(text: str, start: int, end: int, signs: str, escape: str = "") -> list[tuple[int, int]]:
    """The parts between any of some signs, as spans; an escaped sign parts nothing."""
    if not signs:
        return [(start, end)]
    spans = []
    begin = start
    for at in range(start, end):
        if text[at] in signs and not (escape and at > start and text[at - 1] == escape):
            spans.append((begin, at))
            begin = at + 1
    spans.append((begin, end))
    return spans


@cache
def _tables() -> dict[str, dict[str, tuple[_Segment, ...]]]:
    """The segments of each layout by their names."""
    content = load_yaml(recognizers_folder() / "layouts" / "records.yaml")
    tables: dict[str, dict[str, tuple[_Segment, ...]]] = {}
    for layout, entries in content.items():
        types = entries.pop("types", {})
        table = tables[layout] = {}
        for key, fields in entries.items():
            name, *conditions = str(key).split(" ")
            segment = _Segment(tuple(map(_condition, conditions)), tuple(_means(fields, types)))
            table[name] = (*table.get(name, ()), segment)
    return tables


def _condition(written: str) -> tuple[tuple[int, int], str, frozenset[str]]:
    how = next(sign for sign in _CONDITIONS if sign in written)
    path, values = written.split(how, 1)
    return _path(path), how, frozenset(values.split(","))


def _means(fields: Mapping[Any, str], types: Mapping[str, Mapping[int, str]]) -> Iterator[tuple[tuple[int, int], str]]:
    for written, means in fields.items():
        element, component = _path(str(written))
        if means in types:
            yield from (((element, part), each) for part, each in types[means].items())
        else:
            yield (element, component), means


def _path(written: str) -> tuple[int, int]:
    element, _, component = written.partition(".")
    return int(element), int(component or 0)
