"""Less exact, and true: a year for a date, a band for an age, an area for a postcode.

Responsible for the action `generalise`. A generalised value is always coarser than what stood there (a year becomes a
decade), is not derived from the key, and cannot be turned back. What has nothing coarser becomes the name of its
entity in brackets.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable

from gptsanitize.mask.dates import AGES, DATES, Dates, age_in_words, day_of_serial, is_age_in_months, serial_of
from gptsanitize.mask.names import WORD
from gptsanitize.mask.places import is_region

__all__ = ["generalise"]

_ZIP = re.compile(r"(?<![\w-])(\d{3})\d{2}(?:-\d{4})?(?![\w-])", re.ASCII)
_BRITISH = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) ?\d[A-Z]{2}\b", re.ASCII)
_CANADIAN = re.compile(r"\b([A-Z]\d[A-Z])[ -]?\d[A-Z]\d\b", re.ASCII)
_SHORT_CODE = re.compile(r"(?<![\w-])([1-9]\d)\d{2}(?: ?[A-Z]{2})?(?![\w-])", re.ASCII)
_LONG_CODE = re.compile(r"(?<![\w-])(\d{3})\d{3}(?![\w-])", re.ASCII)
_FEW_PEOPLE = frozenset("036 059 102 203 205 369 556 692 753 772 821 823 878 879 884 890 893".split())
"""Three-digit ZIP areas of 20,000 people or fewer (Census 2010), which 45 CFR 164.514(b)(2)(i)(B) turns into 000."""
_CENTS = r"(?:[.,]\d{1,2}(?!\d))?"
_NUMBER = re.compile(rf"\d{{1,3}}(?:([ ,.'’\u00a0\u202f])\d{{3}})++(?!\d){_CENTS}|\d++{_CENTS}", re.ASCII)
_IPV4 = re.compile(r"(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:/\d{1,2}|:\d{1,5})?(?![\d.])", re.ASCII)
_MINUTES = r"(?:[^NSEWnsew;\d]{0,3}\d[\d.,'’′\"”″ ]{0,20}+)?"
_DEGREES = re.compile(rf"(?<![\d.])(-?\d{{1,3}})(?:\.\d++°?|°{_MINUTES})[ ]?([NSEW](?![A-Za-z]))?", re.ASCII)
_WHOLE_DEGREE = re.compile(r"(?<![\d.])(-?\d{1,3})(?![\d.])", re.ASCII)
_OLDEST = 90


def generalise(entity: str, text: str, to: str, dates: Dates) -> str:
    """A coarser value of the kind of `entity`, as the policy's `to` says, or `[ENTITY]`."""
    bare = text.strip()
    make = _make(entity)
    made = make(bare, to, dates) if make else ""
    if not made or made.casefold() == bare.casefold():
        return f"[{entity}]"
    return made


def _make(entity: str) -> Callable[[str, str, Dates], str] | None:
    found = _TABLE.get(entity)
    if found is not None:
        return found
    return next((make for endings, make in _BY_ENDING if entity.endswith(endings)), None)


# ---- dates and ages ----------------------------------------------------------------------------------------------


def _date(text: str, to: str, dates: Dates) -> str:
    day = day_of_serial(text)
    if day is not None:  # stays a day number, for its cell shows it as a date
        return str(serial_of(day.replace(day=1) if to == "month" else day.replace(month=1, day=1)))
    if not DATES.search(text):
        return ""
    try:
        return DATES.sub(lambda found: _coarser_date(*dates.read(found), to), text)
    except ValueError:
        return ""


def _coarser_date(year: int, month: int, day: int, to: str) -> str:
    if not year:
        raise ValueError("a date without a year")
    if day and to == "month":
        return f"{year}-{month:02d}"
    return str(year) if month else f"{year - year % 10}s"


def _age(text: str, to: str, _: Dates) -> str:
    if is_age_in_months(text):
        return ""
    made = AGES.sub(lambda found: _band(int(found[0]), to), text)
    return made if made != text else age_in_words(text, lambda years: _band(years, to))


def _band(years: int, to: str) -> str:
    if years >= _OLDEST:
        return f"{_OLDEST}+"
    size = 5 if to == "5" else 10
    return f"{years - years % size}-{years - years % size + size - 1}"


# ---- amounts, places, networks -----------------------------------------------------------------------------------


def _amount(text: str, _: str, __: Dates) -> str:
    return _NUMBER.sub(_amount_band, text)


def _amount_band(found: re.Match[str]) -> str:
    """`85,000` -> `80,000-90,000`; a round amount, which would be the edge of its band, gets a wider one."""
    text, sign = found[0], found[1] or ""
    whole = re.sub(r"[.,]\d{1,2}$", "", text)
    value = int(re.sub(r"\D", "", whole))
    step = 10 ** (len(str(value)) - 1)
    if value % step == 0 or step == 1:
        step *= 10
    low = value - value % step
    if low == value:
        low = 0
    return f"{_grouped(low, sign)}-{_grouped(low + step, sign)}"


def _grouped(value: int, sign: str) -> str:
    return f"{value:,}".replace(",", sign)


def _place(text: str, _: str, __: Dates) -> str:
    """The area of a postcode and the words that are regions; towns and streets go."""
    area = next((code for code in (_code(text, *row) for row in _CODES) if code), "")
    regions = [word for word in WORD.findall(text) if is_region(word)]
    return " ".join(dict.fromkeys([*regions, area])).strip()


def _code(text: str, pattern: re.Pattern[str], rest: str) -> str:
    codes = list(pattern.finditer(text))
    found = codes[-1] if codes else None  # a house's number comes first
    if found is None or (found.start() == 0 and len(text) > found.end()):
        return ""
    return ("000" if rest == "**" and found[1] in _FEW_PEOPLE else found[1]) + rest


def _address_of_network(text: str, _: str, __: Dates) -> str:
    made = _IPV4.sub(_subnet, text)
    if made != text:
        return made
    try:
        address = ipaddress.IPv6Address(text.partition("%")[0].partition("/")[0])
    except ValueError:
        return ""
    return str(ipaddress.ip_network((address, 48), strict=False))


def _subnet(found: re.Match[str]) -> str:
    size = 24 if found[4] != "0" else 16
    network = f"{found[1]}.{found[2]}.{found[3] if size == 24 else 0}.0"
    return f"{network}/{size}"


def _degrees(text: str, _: str, __: Dates) -> str:
    made = _DEGREES.sub(lambda found: f"{found[1]}°{found[2] or ''}", text)
    if made != text:
        return made.strip()
    return _WHOLE_DEGREE.sub(lambda found: str(int(int(found[1]) / 10) * 10) + "s", text)


_CODES = ((_BRITISH, ""), (_CANADIAN, ""), (_ZIP, "**"), (_LONG_CODE, "***"), (_SHORT_CODE, "**"))
_TABLE: dict[str, Callable[[str, str, Dates], str]] = {
    "DATE": _date,
    "BIRTH_DATE": _date,
    "AGE": _age,
    "SALARY": _amount,
    "ADDRESS": _place,
    "LOCATION": _place,
    "COORDINATES": _degrees,
    "IP_ADDRESS": _address_of_network,
}
_BY_ENDING = (
    (("_DATE", "_TIME"), _date),
    (("_AGE",), _age),
    (("AMOUNT", "_SALARY", "PRICE"), _amount),
    (("POSTCODE", "POSTAL_CODE", "ZIP", "ZIP_CODE", "_ADDRESS"), _place),
)
