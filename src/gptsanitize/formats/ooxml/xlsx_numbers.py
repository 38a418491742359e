"""Numbers as people read them, and back: number formats, masks with leading zeros, dates of both systems.

A number in a sheet is an identifier far more often than its bytes show: `1.23456789E8` is a customer number, `4512`
under the format `000-00-0000` is a social security number, `29342` is a birthday. This module turns the stored number
into the text that the reader of the sheet sees and an edited text into a number again, where it still is one. Formats:
ECMA-376-1 18.8.30-31; dates: 18.17.4.1. It knows nothing of cells or XML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache

__all__ = [
    "GENERAL",
    "Kind",
    "NumberFormat",
    "format_texts",
    "number_text",
    "parse_format",
    "rewrite_format",
    "shown",
    "stored",
]

_LAST_SERIAL = 2_958_465  # 9999-12-31
_FAKE_LEAP_DAY = 60  # the 1900 system counts a 29 February 1900 that never was
_SAFE_DIGITS = 15  # a double holds no more
_BUILTIN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(50, 59)})
_BUILTIN_TIMES = frozenset({45, 46, 47})
_BUILTIN_TEXT = 49

_QUOTED = re.compile(r'"[^"]*+"?|\\.|_.|\*.')
_BRACKETS = re.compile(r"\[[^\]]*+\]?")
_SECTION = re.compile(r'(?>"[^"]*+"?|\\.|[^;"\\])*+')
_MASK_TOKEN = re.compile(r'"([^"]*+)"?|\\(.)|_(.)|\*(.)|([0#?])|(.)', re.DOTALL)
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})", re.ASCII)
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}", re.ASCII)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?)?", re.ASCII)


class Kind(Enum):
    """How a number format shows a number."""

    PLAIN = "plain"
    MASK = "mask"  # digits between fixed characters, or leading zeros
    DATE = "date"
    TIME = "time"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What matters of a number format.

    `places` and `literals` belong to a mask: text before each place, and after the last.
    """

    kind: Kind = Kind.PLAIN
    places: tuple[tuple[str, str], ...] = ()
    tail: str = ""
    hidden: bool = False


GENERAL = NumberFormat()


def parse_format(number: int, code: str | None) -> NumberFormat:
    """The format with this `numFmtId` and, if it is not built in, this `formatCode`."""
    if code is None:
        if number in _BUILTIN_DATES:
            return NumberFormat(Kind.DATE)
        if number in _BUILTIN_TIMES:
            return NumberFormat(Kind.TIME)
        return NumberFormat(Kind.TEXT) if number == _BUILTIN_TEXT else GENERAL
    return _parse_code(code)


@lru_cache(maxsize=512)
def _parse_code(code: str) -> NumberFormat:
    sections = _sections(code)
    hidden = len(sections) > 2 and not any(section.strip() for section in sections)
    bare = _BRACKETS.sub("", _QUOTED.sub("", sections[0])).lower()
    if hidden:
        return NumberFormat(hidden=True)
    if "general" in bare or not bare:
        return GENERAL
    if any(letter in bare for letter in "yd"):
        return NumberFormat(Kind.DATE)
    if any(letter in bare for letter in "hs") or re.search(r"\[[hms]", sections[0], re.IGNORECASE):
        return NumberFormat(Kind.TIME)
    if "m" in bare:
        return NumberFormat(Kind.DATE)
    if bare.strip() == "@":
        return NumberFormat(Kind.TEXT)
    conditional = "[<" in sections[0] or "[>" in sections[0]
    return _parse_mask(max(sections[:2], key=_places) if conditional else sections[0], bare)


def _places(section: str) -> int:
    """How many digits a section has room for: of two conditional ones the longer shows the whole number."""
    return sum(section.count(place) for place in "0#?")


def _sections(code: str) -> list[str]:
    """`0;-0;;@` -> its parts; a semicolon inside quotes does not part."""
    sections: list[str] = []
    position = 0
    while position <= len(code):
        match = _SECTION.match(code, position)
        end = match.end() if match else position
        sections.append(code[position:end])
        position = end + 1
    return sections


def _parse_mask(section: str, bare: str) -> NumberFormat:
    if any(sign in bare for sign in ".,%e"):
        return GENERAL
    places: list[tuple[str, str]] = []
    literal = ""
    for quoted, escaped, padding, _fill, place, other in _MASK_TOKEN.findall(_BRACKETS.sub("", section)):
        if place:
            places.append((literal, place))
            literal = ""
        else:
            literal += quoted or escaped or (" " if padding else "") or other
    zeros = sum(place == "0" for _, place in places)
    between = any(before for before, _ in places[1:])
    if not places or (zeros < 2 and not between):
        return GENERAL
    return NumberFormat(Kind.MASK, tuple(places), literal)


def _fill(form: NumberFormat, digits: str) -> str:
    """`000-00-0000` and `12345678` -> `012-34-5678`: places are filled from the right, the first takes what is over."""
    spare = len(digits) - len(form.places)
    out = []
    for index, (before, place) in enumerate(form.places):
        at = index + spare
        if at < 0:
            digit = "0" if place == "0" else ""
        elif index == 0 and spare > 0:
            digit = digits[: spare + 1]
        else:
            digit = digits[at]
        out.append(before + digit)
    return ("".join(out) + form.tail).strip()


def number_text(raw: str) -> str | None:
    """`1.23E5` -> `123000`, `5.0` -> `5`, `0.10` -> `0.1`; `None` for what is no finite number of a sheet."""
    if raw.isascii() and raw.isdigit():
        return raw.lstrip("0") or "0"
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > 320:
        return None
    if value == value.to_integral_value():
        return format(value.to_integral_value(), "f")
    return format(value, "f").rstrip("0")


def shown(raw: str, form: NumberFormat, *, since_1904: bool) -> str | None:
    """The stored number `raw` as its reader sees it: an ISO date, filled mask or plain number."""
    text = number_text(raw)
    if text is None:
        return None
    if form.kind is Kind.DATE:
        return _iso(raw, since_1904) or text
    if form.kind is Kind.MASK and text.isdigit():
        return _fill(form, text)
    return text


def stored(text: str, before: str, form: NumberFormat, *, since_1904: bool) -> str | None:
    """The number to store for an edited text, or `None` where it is no longer a number of the same kind.

    `before` is the text as it was shown.
    """
    if form.kind is Kind.DATE and _ISO.fullmatch(before):
        return _serial(text, since_1904)
    if form.kind is Kind.MASK:
        digits = "".join(char for char in text if char in "0123456789")
        plain = digits.lstrip("0") or "0"
        return plain if len(plain) <= _SAFE_DIGITS and _fill(form, plain) == text else None
    pattern = _DECIMAL if "." in before else _INTEGER
    return text if pattern.fullmatch(text) else None


@lru_cache(maxsize=65_536)
def _iso(raw: str, since_1904: bool) -> str | None:
    """A serial number as `1980-05-01` or `1980-05-01 09:30:00`; `None` for times without a day and impossible days."""
    serial = float(raw)
    if not 1 <= serial <= _LAST_SERIAL:
        return None
    whole = int(serial)
    seconds = round((serial - whole) * 86_400)
    if since_1904:
        start = date(1904, 1, 1)
    elif whole == _FAKE_LEAP_DAY:
        return "1900-02-29"
    else:
        start = date(1899, 12, 30) if whole > _FAKE_LEAP_DAY else date(1899, 12, 31)
    try:
        moment = datetime(start.year, start.month, start.day) + timedelta(whole, seconds)  # noqa: DTZ001 -- a sheet has no zone
    except OverflowError:
        return None
    return moment.strftime("%Y-%m-%d %H:%M:%S").removesuffix(" 00:00:00") if seconds else moment.date().isoformat()


def _serial(text: str, since_1904: bool) -> str | None:
    """`1980-05-01` -> `29342`; `None` for other texts and days before the system's first."""
    match = _ISO.fullmatch(text)
    if not match:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    serial = (day - (date(1904, 1, 1) if since_1904 else date(1899, 12, 30))).days
    if not since_1904 and serial <= _FAKE_LEAP_DAY:
        serial -= 1
    if serial < 1:
        return None
    if match[4] is None:
        return str(serial)
    hours, minutes, seconds = int(match[4]), int(match[5]), int(match[6] or 0)
    if hours > 23 or minutes > 59 or seconds > 59:
        return None
    return repr(serial + (hours * 3600 + minutes * 60 + seconds) / 86_400)


# ---- what a format says beside the number ---------------------------------------------------------------------------

_IN_BRACKETS = re.compile(r"[\[\]\-]")
_SAID = re.compile(r'"([^"]*+)"?|\\(.)|\[\$([^\]\-]*+)', re.DOTALL)


def format_texts(code: str) -> list[tuple[int, int, str]]:
    """`(start, end, text)` of what a format spells by quotes and escapes: `\\Z"ac"0` says `Zac` before the number.

    Escapes and quotes that follow each other are one text.
    """
    found: list[tuple[int, int, str]] = []
    for match in _SAID.finditer(code):
        text = next(filter(None, match.groups()), "")
        start, end = match.span(3) if match[3] else match.span()
        if found and found[-1][1] == start:
            start, text = found[-1][0], found.pop()[2] + text
        found.append((start, end, text))
    return [each for each in found if any(map(str.isalnum, each[2]))]


def rewrite_format(code: str, texts: Mapping[int, str]) -> str:
    """`code` with text number `n` (as `format_texts` counts) set to `texts[n]`."""
    out: list[str] = []
    position = 0
    for number, (start, end, _) in enumerate(format_texts(code)):
        if number in texts:
            text = texts[number].replace('"', "")
            is_currency = code[start - 2 : start] == "[$" and "]" not in code[start:end]
            out += (code[position:start], _IN_BRACKETS.sub("", text) if is_currency else f'"{text}"')
            position = end
    return "".join(out) + code[position:]
