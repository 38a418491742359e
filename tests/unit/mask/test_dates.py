"""Dates: moved together, in their form; ages after them."""

from __future__ import annotations

import datetime as dt
import random
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.mask.conftest import Planner

from gptsanitize.mask import Key, Masker
from gptsanitize.mask.dates import Dates, numeric_evidence
from gptsanitize.mask.names import Corpus
from gptsanitize.model import DateOptions, Policy

KEYS = [Key(random.Random(seed).randbytes(32)) for seed in range(12)]
DAYS = st.dates(dt.date(1920, 1, 1), dt.date(2049, 12, 31))


def shift_of(key: Key) -> dt.timedelta:
    made = Masker(key, Policy()).replacement("DATE", "2024-03-17")
    return dt.date.fromisoformat(made) - dt.date(2024, 3, 17)


@pytest.mark.parametrize("key", KEYS)
def test_the_shift_is_half_a_year_to_five_years_back_in_whole_weeks(key: Key) -> None:
    shift = shift_of(key)
    assert shift.days % 7 == 0
    assert -260 * 7 <= shift.days <= -27 * 7


def test_a_day_without_its_month_moves_by_whole_weeks(key: Key) -> None:
    dates = Dates(key)
    for text, before, behind in (
        ("Friday the 19th", "Friday the ", ""),
        ("jeudi 25", "jeudi ", ""),
        ("ab 20.", "ab ", "."),
    ):
        made = dates.date(text)
        day = int("".join(filter(str.isdigit, made)))
        assert made.startswith(before)
        assert made.endswith(behind)
        assert (day - int("".join(filter(str.isdigit, text)))) % 7 == 0
        assert made != text


def test_keys_shift_differently() -> None:
    keys = [Key(random.Random(seed).randbytes(32)) for seed in range(200)]
    assert len({shift_of(key) for key in keys}) >= 110  # of 234; 25 would be 25
    free = DateOptions(weekday="free")
    assert len({Dates(key, options=free).date("2024-03-17") for key in keys}) >= 170  # of 1,632


def test_weekdays_change_where_policy_lets_them() -> None:
    free = DateOptions(weekday="free")
    days = [dt.date.fromisoformat(Dates(key, options=free).date("2024-03-17")) for key in KEYS]
    assert len({day.weekday() for day in days}) > 1
    assert all(27 * 7 <= (dt.date(2024, 3, 17) - day).days <= 260 * 7 for day in days)


@given(DAYS, DAYS, st.sampled_from(KEYS))
def test_each_person_has_a_shift_of_their_own(one: dt.date, two: dt.date, key: Key) -> None:
    dates = Dates(key)
    shifts = set()
    for person in ("jane roe", "sam poe", "max noe"):
        moved = [dt.date.fromisoformat(dates.of(person).date(day.isoformat())) for day in (one, two)]
        assert moved[1] - moved[0] == two - one
        shifts.add(moved[0] - one)
    assert len(shifts) > 1


def test_birth_years_before_the_oldest_become_it() -> None:
    dates = Dates(KEYS[0], options=DateOptions(oldest_birth_year=1936))
    assert dates.birth_date("1920-02-29").startswith("1936-")
    assert dates.birth_date("7 May 1911").endswith("1936")
    assert dates.birth_date("1980-02-29") == dates.date("1980-02-29")
    assert dates.date("1920-02-29") < "1921"


@given(DAYS, DAYS, st.sampled_from(KEYS))
def test_intervals_order_and_weekdays_hold(one: dt.date, two: dt.date, key: Key) -> None:
    dates = Dates(key)
    moved = [dt.date.fromisoformat(dates.date(day.isoformat())) for day in (one, two)]
    assert moved[1] - moved[0] == two - one
    assert moved[0].weekday() == one.weekday()


FORMS = [
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d.%m.%Y", "%B %d, %Y", "%d %B %Y", "%d-%b-%Y", "%b %d, %Y",
    "%A, %d %B %Y", "%Y-%m-%dT10:20:30Z", "%d %b %Y", "%Y年%m月%d日",
]  # fmt: skip


def _unpadded(text: str) -> str:
    """A day of two digits does not tell how one of one digit would be written."""
    return re.sub(r"(?<!\d)0(?=\d)", "", text)


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS)
def test_all_forms_tell_the_same_day(form: str, day: dt.date) -> None:
    dates = Dates(KEYS[0])
    moved = day + shift_of(KEYS[0])
    made = dates.date(day.strftime(form))
    assert _unpadded(made.replace("May", moved.strftime("%b"))) in {
        _unpadded(moved.strftime(form)),
        _unpadded(moved.strftime(form.replace("%B", "%b"))),  # May is long and short
        _unpadded(moved.strftime(form.replace("%b", "%B"))),
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("17. März 2024", "Juli"),
        ("17 de marzo de 2024", "julio"),
        ("17 mars 2024", "juillet"),
        ("17 gennaio 2024", "maggio"),
        ("17. November 2024", "März"),
        ("17 November 2024", "March"),
    ],
)
def test_months_keep_their_language(masker: Masker, text: str, language: str) -> None:
    assert language in masker.replacement("DATE", text)


def test_numeric_dates_follow_the_order_that_the_corpus_proves(planned: Planner, masker: Masker) -> None:
    day_first = planned([("DATE", "25/12/2024"), ("DATE", "03/04/2024")]).replacements
    month_first = planned([("DATE", "12/25/2024"), ("DATE", "03/04/2024")]).replacements
    shift = dt.date.fromisoformat(masker.replacement("DATE", "2024-01-01")) - dt.date(2024, 1, 1)
    assert day_first["DATE", "03/04/2024"] == (dt.date(2024, 4, 3) + shift).strftime("%d/%m/%Y")
    assert month_first["DATE", "03/04/2024"] == (dt.date(2024, 3, 4) + shift).strftime("%m/%d/%Y")


def test_evidence_is_told_by_separator() -> None:
    assert numeric_evidence("25/12/2024 and 12-25-2024 and 3.4.2024") == ({"/"}, {"-"})


def test_two_digit_years_and_padding_are_kept() -> None:
    dates = Dates(KEYS[0], Corpus(month_first=frozenset("/")))
    shift = shift_of(KEYS[0])
    moved = dt.date(2024, 3, 4) + shift
    assert dates.date("3/4/24") == f"{moved.month}/{moved.day}/{moved.year % 100:02d}"
    assert dates.date("03/04/24") == moved.strftime("%m/%d/%y")


@pytest.mark.parametrize("text", ["2024", "FY2023", "Q1 2024", "1999"])
def test_years_go_back_as_far_as_dates(text: str) -> None:
    for key in KEYS:
        year = next(int(text[i : i + 4]) for i in range(len(text)) if text[i : i + 4].isdigit())
        moved = (dt.date(year, 7, 1) + shift_of(key)).year
        assert moved < year
        assert Dates(key).date(text) == text.replace(str(year), str(moved))


@pytest.mark.parametrize("text", ["yesterday", "15:30", "two weeks", "the 90s", "Monday"])
def test_what_is_no_date_stays(masker: Masker, text: str) -> None:
    assert masker.replacement("DATE", text) == text


@pytest.mark.parametrize("text", ["03/24", "12/31", "31/12", "4.3.", "11-99"])
def test_dates_without_a_year_move_too(masker: Masker, text: str) -> None:
    assert masker.replacement("DATE", text) != text


def test_days_that_are_in_no_calendar_do_not_stop_it(masker: Masker) -> None:
    made = masker.replacement("DATE", "31.02.2024")
    assert made.startswith("31.02.20")
    assert made != "31.02.2024"


def test_spreadsheet_day_numbers_move_like_dates(masker: Masker) -> None:
    moved = dt.date.fromisoformat(masker.replacement("DATE", "2023-03-15"))
    assert int(masker.replacement("DATE", "45000")) == 45000 + (moved - dt.date(2023, 3, 15)).days
    assert masker.replacement("DATE", "45000.5").endswith(".5")


def test_birth_date_and_age_agree_to_a_year() -> None:
    """On every day of a year: the age that is written beside a birth date, against the moved birth date."""
    for key in KEYS:
        masker = Masker(key, Policy())
        for born in (dt.date(1980, 2, 29), dt.date(1955, 12, 31), dt.date(2001, 7, 1)):
            moved = dt.date.fromisoformat(masker.replacement("BIRTH_DATE", born.isoformat()))
            for month in range(1, 13):
                today = dt.date(2025, month, 15)
                age = int(masker.replacement("AGE", str(_age(born, today))))
                assert abs(age - _age(moved, today)) <= 1


def _age(born: dt.date, today: dt.date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def test_ages_follow() -> None:
    for key in KEYS:
        masker = Masker(key, Policy())
        older = round(-shift_of(key).days / 365.25)
        for years in range(1, 120):
            assert int(masker.replacement("AGE", str(years))) == years + older


def test_ages_in_words(masker: Masker) -> None:
    words = masker.replacement("AGE", "forty-two")
    older = int(masker.replacement("AGE", "42"))
    assert words in {f"forty-{unit}" for unit in "three four five six seven".split()}
    assert masker.replacement("AGE", "Aged 42 years") == f"Aged {older} years"
    assert masker.replacement("AGE", "6 months") == "6 months"


def test_order_of_ages_holds(masker: Masker) -> None:
    made = [int(masker.replacement("AGE", str(years))) for years in range(1, 110)]
    assert all(a <= b for a, b in pairwise(made))


@given(st.text(max_size=60))
def test_no_text_stops_it(text: str) -> None:
    dates = Dates(KEYS[0])
    assert isinstance(dates.date(text), str)
    assert isinstance(dates.age(text), str)


@given(st.from_regex(r"\A[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}\Z"))
def test_no_numeric_date_stops_it(text: str) -> None:
    assert isinstance(Dates(KEYS[0]).date(text), str)


def test_ages_over_ninety_are_ninety_where_birth_years_end() -> None:
    masker = Masker(KEYS[0], Policy(dates=DateOptions(oldest_birth_year=1936)))
    assert {int(masker.replacement("AGE", str(years))) for years in range(90, 120)} == {90}
    assert Masker(KEYS[0], Policy()).replacement("AGE", "ninety-nine") == "ninety-nine"


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("3 mai 2020", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        ("3. Mai 2020", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
        (
            "12 marzo 2025",
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        ),
        (
            "12 de marzo de 2025",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        ),
        ("3 april 2021", "januari februari maart april mei juni juli augustus september oktober november december"),
        ("3 April 2021", "January February March April May June July August September October November December"),
    ],
)
@pytest.mark.parametrize("key", KEYS)
def test_months_stay_in_their_language(text: str, months: str, key: Key) -> None:
    assert re.findall(r"[^\W\d_]{3,}", Dates(key).date(text))[0] in months.split()


@pytest.mark.parametrize("end", [".", ", 10:00", " 10:30 Uhr", ", 15 people", " 10 am"])
def test_what_follows_a_day_is_no_year_of_it(end: str) -> None:
    assert all(Dates(key).date(f"the 14 May{end}").endswith(end) for key in KEYS)


@pytest.mark.parametrize("text", ["14 May 21", "14 May '21", "14-May-21"])
def test_years_of_two_digits_move(text: str) -> None:
    assert not any(Dates(key).date(text).endswith("21") for key in KEYS)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("last October", "last "),
        ("the end of September", "the end of "),
        ("Monday 3/17", "Monday "),
        ("Thurs 25/11", "Thurs "),
        ("nineteenth of April", "nineteenth of "),
        ("in '88", "in '"),
        ("8-XI-74", "8-XI-"),
        ("Seven, twenty-two, fifty-nine", ""),
    ],
)
def test_a_date_partly_in_words_moves(text: str, kept: str) -> None:
    made = Dates(Key(bytes(range(32)))).date(text)
    assert made.startswith(kept)
    assert made != text


@pytest.mark.parametrize("key", KEYS)
def test_a_day_in_six_digits_moves_as_the_same_day_in_words(key: Key) -> None:
    dates = Dates(key)
    moved = dt.date.fromisoformat(dates.date("1974-08-12"))
    assert dates.date("740812") == moved.strftime("%y%m%d")
    assert dates.date("120874") == moved.strftime("%d%m%y")
    assert dates.date("999999") == "999999"


@pytest.mark.parametrize(
    ("text", "unit"),
    [("onze ans", "ans"), ("novant'anni", "anni"), ("ochenta y dos años", "años"), ("vinte e três anos", "anos")],
)
def test_an_age_in_words_of_another_language_moves(text: str, unit: str) -> None:
    made = Dates(Key(bytes(range(32)))).age(text)
    assert re.fullmatch(rf"[0-9]{{2}} {unit}", made)


def test_words_that_say_no_number_stay() -> None:
    assert Dates(Key(bytes(range(32)))).age("quelques ans") == "quelques ans"
