"""Dates move, all by the same keyed number of weeks or days: order, intervals and, by policy, weekdays hold.

Responsible for finding the dates inside a text in the many ways of writing them and writing them back moved, in the
same form; and for ages, which follow. The shift is half a year to five years back: no date comes to lie in the future
for it, every year changes, and an age told beside a birth date stays right to a year (docs/adr/0014). By policy each
person's dates have a shift of their own. Durations, weekdays and times of day are no dates and stay.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache

from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.key import Key
from gptsanitize.mask.names import Corpus
from gptsanitize.model import DateOptions

__all__ = [
    "AGES",
    "DATES",
    "Dates",
    "age_in_words",
    "day_of_serial",
    "is_age_in_months",
    "numeric_evidence",
    "serial_of",
]

_FEWEST_DAYS, _MOST_DAYS = 27 * 7, 260 * 7  # more than half a year, so that years alone change too
_DAYS_OF_YEAR = 365.25
_WEEK = dt.timedelta(days=7)
_MOST_WEEKS_FURTHER = 20
_PEOPLE = 1 << 14  # whose dates are kept at hand
_MONTHS = {
    "en": (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    ),
    "de": (
        "januar februar märz april mai juni juli august september oktober november dezember",
        "jän feb mrz apr mai jun jul aug sept okt nov dez",
    ),
    "fr": (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv févr mars avr mai juin juil août sept oct nov déc",
    ),
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sep oct nov dic",
    ),
    "it": (
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "gen feb mar apr mag giu lug ago set ott nov dic",
    ),
    "pt": (
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "jan fev mar abr mai jun jul ago set out nov dez",
    ),
    "nl": (
        "januari februari maart april mei juni juli augustus september oktober november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
    ),
    "pl": ("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",),
    "sv": ("januari februari mars april maj juni juli augusti september oktober november december",),
    "ru": ("января февраля марта апреля мая июня июля августа сентября октября ноября декабря",),
}
"""The months of each language, written out and shortened."""


def _in_order(languages: str) -> dict[str, list[str]]:
    """Each name of a month, and all months of the first of the languages that calls one so."""
    lines = [line.split() for language in languages.split() for line in _MONTHS[language]]
    return {name: line for line in reversed(lines) for name in line} | {"sept": lines[lines.index(_SHORT)]}


_SHORT = _MONTHS["en"][1].split()
_NAMED = _in_order("en de fr es it pt nl pl sv ru")
_GERMAN = _in_order("de en fr es it pt nl pl sv ru")
_JOINED = _in_order("es pt en de fr it nl pl sv ru")  # 3 de mayo
_NUMBERS = {name: number for lines in _MONTHS.values() for line in lines for number, name in enumerate(line.split())}
_SMALL = _in_order("fr it es pt nl pl sv ru en de")  # who writes months without a capital
_MONTH = "(?:" + "|".join(sorted(_NAMED, key=lambda name: (-len(name), name))) + r")(?![^\W0-9_])\.?"
_YEAR = r"(?:1[89]\d\d|20\d\d)(?!\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_OF = r"(?:[ ]?(?:day of|de|del|of|di|do)\b)?"
_UNTIL = r"[ ]?[-–][ ]?|[ ](?:to|until|till|and|bis|und|au|et|al|a|y|e|ao|tot|en)[ ](?:the[ ])?"
DATES = re.compile(
    "|".join(  # digits of other scripts are no dates we can write
        (
            r"(?<!\d)(?P<iy>1[89]\d\d|20\d\d)(?P<is>[-/.])(?P<im>1[0-2]|0?[1-9])(?P=is)(?P<id>3[01]|[12]\d|0?[1-9])(?!\d)",
            r"(?<![\d.])(?P<na>\d{1,2})(?P<ns>[-/.]|\.[ ])(?P<nb>\d{1,2})(?P=ns)(?P<ny>\d{4}|\d{2})(?!\d)",
            r"(?<!\d)(?P<cy>1[89]\d\d|20\d\d)(?P<cm>1[0-2]|0[1-9])(?P<cd>3[01]|[12]\d|0[1-9])(?!\d)",
            (
                rf"(?<!\d)(?:(?<![./-])(?P<fd>{_DAY})(?P<fx>st|nd|rd|th|er|º|\.)?(?P<fq>{_UNTIL}))?"
                rf"(?P<dd>{_DAY})(?P<dx>st|nd|rd|th|er|º|\.)?(?P<dp>{_OF}[ \-/]?)(?P<dm>{_MONTH})"
                rf"(?P<dq>{_OF},?[ \-/]?['’]?)(?P<dy>{_YEAR}|(?<!, )\d\d(?![\d:h]|[.,]\d| ?(?:[ap]\.?m|uhr)\b))?"
            ),
            (
                rf"(?<![^\W0-9_])(?P<mm>{_MONTH})(?P<mp>[ \-])(?P<md>{_DAY})(?P<mx>st|nd|rd|th)?"
                rf"(?:(?P<mq>,?[ \-])(?P<my>{_YEAR}))?"
            ),
            rf"(?<![^\W0-9_])(?P<tm>{_MONTH})(?P<tq>{_OF},?[ \-/])(?P<ty>{_YEAR})",
            rf"(?<!\d)(?P<ry>{_YEAR})(?P<rq>[-/])(?P<rm>1[0-2]|0[1-9])(?!\d)",
            rf"(?<!\d)(?P<om>1[0-2]|0?[1-9])(?P<oq>[/.-])(?P<oy>{_YEAR})",
            r"(?P<jy>1[89]\d\d|20\d\d)(?P<jq>年)(?P<jm>1[0-2]|0?[1-9])(?P<js>月)(?P<jd>3[01]|[12]\d|0?[1-9])",
            rf"(?<![\d.,/$€£-])(?P<yy>{_YEAR})(?![.,]\d)",
        )
    )
    .replace(r"[\d", "[0-9")
    .replace(r"\d", "[0-9]"),
    re.IGNORECASE,
)
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.\d{1,12})?", re.ASCII)
_FIRST_DAY = dt.date(1899, 12, 30)
_SIX_DIGITS = re.compile(r"\d{6}", re.ASCII)
"""ICAO 9303 part 3, 4.8: the day of birth in the zone for machines."""
_NO_YEAR_NUMERIC = re.compile(r"(?<![^ (])(\d{1,2})([./-])(\d{1,2})(\.?)(,? \d{1,2}:\d\d(?::\d\d)?)?\Z", re.ASCII)
_DAY_ALONE = re.compile(
    r"(?<![0-9.,/:-])(?P<d>3[01]|[12][0-9]|0?[1-9])(?P<x>st|nd|rd|th|er|º|\.)?(?![0-9/:%-]|[.,][0-9])\Z",
    re.ASCII | re.IGNORECASE,
)
_FOUR_WEEKS = 28
_LAST_DAY = 31
_MONTH_INSIDE = re.compile(rf"(?<![^\W0-9_]){_MONTH}", re.IGNORECASE)
AGES = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,]*\d)", re.ASCII)
_MONTHS_OLD = re.compile(r"\b(?:month|week|day|mo|wk|monat|woche|tag|mois|semaine|jour|mes|semana|día)", re.IGNORECASE)
_NO_YEAR = 2024  # a leap year, so that 29 February has a place
_OLDEST = 90
_HIGHEST, _HIGHEST_IN_WORDS = 125, 99
_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBER_WORDS = {word: i for i, word in enumerate(_WORDS)} | {
    tens + joint + unit: 20 + 10 * i + j
    for i, tens in enumerate(_TENS)
    for j, unit in enumerate(["", *_WORDS[1:10]])
    for joint in ("-", " ")
    if unit or joint == " "
}
_NUMBER_WORDS.update({tens: 20 + 10 * i for i, tens in enumerate(_TENS)})
_NUMBER_WORD = re.compile(
    r"\b(?:" + "|".join(sorted((w.strip() for w in _NUMBER_WORDS), key=len, reverse=True)) + r")\b", re.IGNORECASE
)
_UNITS = {
    word: number
    for line in (
        "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete",
        "una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici",
        "um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito",
    )
    for number, word in enumerate(line.split(), 1)
} | {"dieciocho": 18, "diecinueve": 19, "diciassette": 17, "diciotto": 18, "diciannove": 19}
_STEMS = {
    stem: 10 * number
    for number, stems in (
        (2, "vingt veinti veint vent vinte"), (3, "trente treinta trent trinta"),
        (4, "quarante cuarenta quarant quarenta"), (5, "cinquante cincuenta cinquant cinquenta"),
        (6, "soixante sesenta sessant sessenta"), (7, "setenta settant"), (8, "ochenta ottant oitenta"),
        (9, "noventa novant"),
    )
    for stem in stems.split()
}  # fmt: skip
_SPOKEN = re.compile(r"(?P<n>[^\W\d_]+(?:[ -](?:y |e |et )?[^\W\d_]+){0,3}?(?=[ '’]))[ '’](?P<u>ans|años|anos|anni)\b")
_ONLY_NUMBERS = re.compile(rf"(?:{_NUMBER_WORD.pattern}[ ,.-]*)+", re.IGNORECASE)
_YEAR_AT_END = re.compile(r"(?<=[IVXivx ][-./'’])[0-9]{2}\Z")


def is_age_in_months(text: str) -> bool:
    """Whether an age is told in months, weeks or days."""
    return _MONTHS_OLD.search(text) is not None


def age_in_words(text: str, make: Callable[[int], str]) -> str:
    """`text` with each age in words (`forty-two`) as `make` has it."""
    return _NUMBER_WORD.sub(lambda found: make(_NUMBER_WORDS[found[0].lower()]), text)


def serial_of(day: dt.date) -> int:
    """The number that spreadsheets give to a day (ECMA-376 part 1, 18.17.4.1: the 1900 date system)."""
    return (day - _FIRST_DAY).days


def day_of_serial(text: str) -> dt.date | None:
    """The day of a spreadsheet's day number, if the text is one."""
    return _FIRST_DAY + dt.timedelta(int(text.partition(".")[0])) if _SERIAL.fullmatch(text) else None


def numeric_evidence(text: str) -> tuple[set[str], set[str]]:
    """Separators of the numeric dates in `text` that can only be day first, and those that can only be month first."""
    day_first, month_first = set(), set()
    for found in DATES.finditer(text):
        if found["na"]:
            first, second = int(found["na"]), int(found["nb"])
            if first > 12 >= second:
                day_first.add(found["ns"])
            elif second > 12 >= first:
                month_first.add(found["ns"])
    return day_first, month_first


class Dates:
    """Dates and ages under one key."""

    def __init__(
        self,
        key: Key,
        corpus: Corpus = Corpus(),  # noqa: B008 -- frozen
        options: DateOptions = DateOptions(),  # noqa: B008 -- frozen
        person: str = "",
        oldest: int = 0,
    ) -> None:
        step = 7 if options.weekday == "keep" else 1
        number = Subkey(key, "dates").number(f"shift of {person}" if person else "shift")
        days = _FEWEST_DAYS + step * (number % ((_MOST_DAYS - _FEWEST_DAYS) // step + 1))
        self._shift = dt.timedelta(days=-days)
        self._older = round(days / _DAYS_OF_YEAR)
        self._oldest = oldest
        birth = options.oldest_birth_year
        self._highest = _OLDEST if birth else _HIGHEST
        self._births = self if oldest == birth else Dates(key, corpus, options, person, birth)
        self.of = lru_cache(_PEOPLE)(lambda name: Dates(key, corpus, options, name))
        """The dates of one person."""
        self._key, self._options = key, options
        self._corpus = corpus
        self._forms: dict[str, Callable[[re.Match[str]], str]] = {
            "iy": self._iso, "na": self._numeric, "cy": self._compact, "dd": self._day_month, "mm": self._month_day,
            "tm": self._month_year, "ry": self._year_month, "om": self._month_slash_year, "jy": self._cjk,
            "yy": self._year,
        }  # fmt: skip

    def year(self, year: int) -> int:
        """A year, moved."""
        return self._move(year, 7, 1).year

    def birth_date(self, text: str) -> str:
        """As `date`, but no year before the oldest that policy allows."""
        return self._births.date(text)

    def date(self, text: str) -> str:
        """`text` with every date in it moved."""
        if _SERIAL.fullmatch(text):  # a spreadsheet's day number
            day = day_of_serial(text)
            _, dot, part = text.partition(".")
            return str(serial_of(self._move(day.year, day.month, day.day))) + dot + part if day else text
        short = _NO_YEAR_NUMERIC.search(text)
        if short:
            return text[: short.start()] + self._without_year(short) + (short[5] or "")
        six = _SIX_DIGITS.fullmatch(text)
        made = self._six_digits(six) if six else DATES.sub(self._replace, text)
        return made if made != text else self._phrase(text)

    def _six_digits(self, found: re.Match[str]) -> str:
        """A day as passports and forms print it: year, month, day, or the other way round where that is none."""
        for form in ("%y%m%d", "%d%m%y", "%m%d%y"):
            try:
                day = dt.datetime.strptime(found[0], form).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
            return self._move(_full_year(f"{day:%y}"), day.month, day.day).strftime(form)
        return found[0]

    def _phrase(self, text: str) -> str:
        """A date that is partly in words: `last June`, `Friday the 19th`, `the nineteenth of April`."""
        made = _MONTH_INSIDE.sub(lambda found: self._bare_month(found[0]), text)
        if made != text:
            return made
        alone = _DAY_ALONE.search(text)
        if alone is None:
            made = _YEAR_AT_END.sub(lambda found: f"{self.year(_full_year(found[0])) % 100:02d}", text)
            return _NUMBER_WORD.sub(self._number_in_words, made) if _ONLY_NUMBERS.fullmatch(text) else made
        moved = _two(self._day_of_any_month(int(alone["d"])), alone["d"].startswith("0"))
        return text[: alone.start()] + moved + _ordinal(int(moved), alone["x"]) + text[alone.end() :]

    def _bare_month(self, name: str) -> str:
        return _month(name, self._move(_NO_YEAR, _month_index(name) + 1, 15).month)

    def _number_in_words(self, found: re.Match[str]) -> str:
        """A day, month or short year (`Seven, twenty-two, fifty-nine`) in words."""
        number = _NUMBER_WORDS[found[0].lower()]
        moved = max(number - self._older, 1) if number > _LAST_DAY else self._day_of_any_month(max(number, 1))
        return _in_words(moved, found[0])

    def _day_of_any_month(self, day: int) -> int:
        """A day without its month (`Friday the 19th`), moved by whole weeks in a month of four, so that no weekday
        before it is untrue."""
        return (day - 1 + (self._shift.days % _FOUR_WEEKS or 7)) % _FOUR_WEEKS + 1

    def _without_year(self, found: re.Match[str]) -> str:
        """Day and month, or month and year of two digits (03/24), as a whole value."""
        first, second, pad = int(found[1]), int(found[3]), _padded(found[1], found[3])
        try:
            if second > 31:
                moved = self._move(second + (2000 if second < 50 else 1900), first, 15)
                return f"{_two(moved.month, pad)}{found[2]}{moved.year % 100:02d}"
            if self._is_day_first(first, second, found[2]):
                moved = self._move(_NO_YEAR, second, first)
                return f"{_two(moved.day, pad)}{found[2]}{_two(moved.month, pad)}{found[4]}"
            moved = self._move(_NO_YEAR, first, second)
            return f"{_two(moved.month, pad)}{found[2]}{_two(moved.day, pad)}{found[4]}"
        except ValueError:
            return found[0].removesuffix(found[5] or "")

    def age(self, text: str) -> str:
        """`text` with its ages moved along; months and days stay. Where policy has an oldest birth year, 90 and over
        become 90 (45 CFR 164.514(b)(2)(i)(C))."""
        if is_age_in_months(text):
            return text
        made = AGES.sub(lambda found: str(self._age(int(found[0]))), text)
        made = made if made != text else _NUMBER_WORD.sub(self._age_in_words, text)
        return made if made != text else _SPOKEN.sub(self._age_spoken, text)

    def _age(self, years: int) -> int:
        return min(years + self._older, self._highest)

    def _age_in_words(self, found: re.Match[str]) -> str:
        return _in_words(min(self._age(_NUMBER_WORDS[found[0].lower()]), _HIGHEST_IN_WORDS), found[0])

    def _age_spoken(self, found: re.Match[str]) -> str:
        """An age in words of another language, in figures: `onze ans`."""
        years = _spoken(found["n"])
        return f"{self._age(years)} {found['u']}" if years else found[0]

    def within(self, corpus: Corpus) -> Dates:
        """The dates of another corpus."""
        return Dates(self._key, corpus, self._options)

    def days(self, text: str) -> set[dt.date]:
        """The whole dates in a text."""
        found = set[dt.date]()
        for match in DATES.finditer(text):
            with suppress(ValueError):  # a month or year alone, or no day of the calendar
                found.add(dt.date(*self.read(match)))
        return found

    def read(self, found: re.Match[str]) -> tuple[int, int, int]:
        """Year, month and day of a date that `DATES` found; 0 for what it does not tell."""
        match _first_group(found):
            case "iy" | "cy" | "jy" as form:
                return int(found[form]), int(found[form[0] + "m"]), int(found[form[0] + "d"])
            case "na":
                first, second = int(found["na"]), int(found["nb"])
                day, month = (first, second) if self._is_day_first(first, second, found["ns"]) else (second, first)
                return _full_year(found["ny"]), month, day
            case "dd":
                return _full_year(found["dy"] or ""), _month_index(found["dm"]) + 1, int(found["dd"])
            case "mm":
                return _full_year(found["my"] or ""), _month_index(found["mm"]) + 1, int(found["md"])
            case "tm":
                return int(found["ty"]), _month_index(found["tm"]) + 1, 0
            case "ry":
                return int(found["ry"]), int(found["rm"]), 0
            case "om":
                return int(found["oy"]), int(found["om"]), 0
            case _:
                return int(found["yy"]), 0, 0

    def _replace(self, found: re.Match[str]) -> str:
        try:
            return self._forms[found.re.pattern and _first_group(found)](found)
        except (ValueError, OverflowError):  # 31 February: no day of the calendar, so nothing to keep an interval to
            made = re.sub(r"\d{4}", lambda year: str(int(year[0]) - self._older), found[0])
            return found[0].replace(found["dd"], "27", 1) if made == found[0] and found["dd"] else made

    def _move(self, year: int, month: int, day: int) -> dt.date:
        moved = dt.date(year, month, day) + self._shift
        for _ in range(_MOST_WEEKS_FURTHER):  # a real birthday would be read as one that was left
            if moved not in self._corpus.birthdays:
                break
            moved -= _WEEK
        if moved.year < self._oldest:
            return moved.replace(year=self._oldest, day=min(moved.day, 28))
        return moved

    def _iso(self, found: re.Match[str]) -> str:
        moved = self._move(int(found["iy"]), int(found["im"]), int(found["id"]))
        pad = _padded(found["im"], found["id"])
        return f"{moved.year}{found['is']}{_two(moved.month, pad)}{found['is']}{_two(moved.day, pad)}"

    def _numeric(self, found: re.Match[str]) -> str:
        first, second = int(found["na"]), int(found["nb"])
        separator, pad = found["ns"], _padded(found["na"], found["nb"])
        full = _full_year(found["ny"])
        if self._is_day_first(first, second, separator):
            moved = self._move(full, second, first)
            parts = (moved.day, moved.month)
        else:
            moved = self._move(full, first, second)
            parts = (moved.month, moved.day)
        end = f"{moved.year:04d}" if len(found["ny"]) == 4 else f"{moved.year % 100:02d}"
        return separator.join((_two(parts[0], pad), _two(parts[1], pad), end))

    def _is_day_first(self, first: int, second: int, separator: str) -> bool:
        if first > 12 or second > 12:
            return first > 12
        if separator in self._corpus.month_first:
            return separator in self._corpus.day_first and separator != "/"
        return separator in self._corpus.day_first or separator.startswith(".")

    def _compact(self, found: re.Match[str]) -> str:
        return self._move(int(found["cy"]), int(found["cm"]), int(found["cd"])).strftime("%Y%m%d")

    def _day_month(self, found: re.Match[str]) -> str:
        year = found["dy"] or ""
        full = _full_year(year) or _NO_YEAR
        index = _month_index(found["dm"])
        moved = self._move(full, index + 1, int(found["dd"]))
        end = "" if not year else f"{moved.year % 100:02d}" if len(year) == 2 else str(moved.year)
        day = _two(moved.day, found["dd"].startswith("0")) + _ordinal(moved.day, found["dx"])
        month = _month(found["dm"], moved.month, behind=(found["dx"] or "") + found["dp"])
        return self._from_day(found, moved) + day + found["dp"] + month + (found["dq"] or "") + end

    def _from_day(self, found: re.Match[str], until: dt.date) -> str:
        """The day from which a date holds (`3. bis 9. Dezember`); with its month where it comes to lie in another."""
        if not found["fd"]:
            return ""
        apart = int(found["dd"]) - int(found["fd"])
        moved = until - dt.timedelta(days=apart if apart >= 0 else apart + 30)
        day = _two(moved.day, found["fd"].startswith("0")) + _ordinal(moved.day, found["fx"])
        if moved.month == until.month:
            return day + found["fq"]
        return f"{day}{found['dp'] or ' '}{_month(found['dm'], moved.month, behind=found['dx'] or '')}{found['fq']}"

    def _month_day(self, found: re.Match[str]) -> str:
        year = int(found["my"]) if found["my"] else _NO_YEAR
        moved = self._move(year, _month_index(found["mm"]) + 1, int(found["md"]))
        day = _two(moved.day, found["md"].startswith("0")) + _ordinal(moved.day, found["mx"])
        end = f"{found['mq']}{moved.year}" if found["my"] else ""
        return _month(found["mm"], moved.month) + found["mp"] + day + end

    def _month_year(self, found: re.Match[str]) -> str:
        moved = self._move(int(found["ty"]), _month_index(found["tm"]) + 1, 15)
        return f"{_month(found['tm'], moved.month)}{found['tq']}{moved.year}"

    def _year_month(self, found: re.Match[str]) -> str:
        moved = self._move(int(found["ry"]), int(found["rm"]), 15)
        return f"{moved.year}{found['rq']}{moved.month:02d}"

    def _month_slash_year(self, found: re.Match[str]) -> str:
        moved = self._move(int(found["oy"]), int(found["om"]), 15)
        return f"{_two(moved.month, len(found['om']) == 2)}{found['oq']}{moved.year}"

    def _cjk(self, found: re.Match[str]) -> str:
        moved = self._move(int(found["jy"]), int(found["jm"]), int(found["jd"]))
        pad = found["jm"].startswith("0") or found["jd"].startswith("0")
        return f"{moved.year}年{_two(moved.month, pad)}月{_two(moved.day, pad)}"

    def _year(self, found: re.Match[str]) -> str:
        return str(self.year(int(found["yy"])))


def _spoken(words: str) -> int:
    """The number that some words of French, Spanish, Italian or Portuguese say; nothing where they say none."""
    total = 0
    for word in re.split(r"[ -]|['’]", words.lower().replace("quatre-vingt", "ottanta")):
        tens = next((stem for stem in _STEMS if word.startswith(stem) and word not in _UNITS), "")
        rest = word.removeprefix(tens).lstrip("aieo") if tens else word
        total += _STEMS.get(tens, 0) + next(
            (n for unit, n in _UNITS.items() if rest and rest in {unit, unit.lstrip("o")}), 0
        )
    return total


def _in_words(number: int, written: str) -> str:
    word = next(word for word, value in _NUMBER_WORDS.items() if value == number)
    return word.capitalize() if written[0].isupper() else word


def _first_group(found: re.Match[str]) -> str:
    return next(name for name in ("iy", "na", "cy", "dd", "mm", "tm", "ry", "om", "jy", "yy") if found[name])


def _full_year(year: str) -> int:
    if len(year) != 2:
        return int(year or 0)
    return int(year) + (2000 if int(year) < 50 else 1900)


def _padded(*parts: str) -> bool:
    return any(part.startswith("0") for part in parts) or all(len(part) == 2 for part in parts)


def _two(number: int, pad: bool) -> str:
    return f"{number:02d}" if pad else str(number)


def _ordinal(day: int, written: str | None) -> str:
    if not written or written in {".", "º"}:
        return written or ""
    if written.lower() == "er":
        return written if day == 1 else ""
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return ending.upper() if written.isupper() else ending


def _month_index(name: str) -> int:
    return _NUMBERS[name.rstrip(".").lower()]


def _month(written: str, month: int, *, behind: str = "") -> str:
    """The name of a month as another one is written; `behind` is what joins that to its day."""
    bare = written.rstrip(".").lower()
    if behind.startswith("."):
        names = _GERMAN[bare]  # `1. August`, whose month alone may be English
    elif "de" in behind.lower():
        names = _JOINED[bare]
    else:
        names = (_SMALL if written[0].islower() and bare not in _SHORT else _NAMED)[bare]
    name = names[month - 1] + "." * written.endswith(".")
    if written.isupper() and len(written) > 1:
        return name.upper()
    return name.capitalize() if written[0].isupper() else name
