"""Towns, ages and people that news, obituaries and notes name in forms of their own.

A dateline in capitals, the place in a byline, `Jane Roe, 37, of Springfield`, `her son Dennis of Mystic` where the text
speaks of the dead, and the name right before a number in brackets. Each form needs somebody or something beside it that
other rules have found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.words.kinds import PLAIN, is_ordinary
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.famous import BRANDS
from gptsanitize.knowledge.renown import renown_of
from gptsanitize.knowledge.words import FUNCTION_WORDS, GIVEN_NAMES

__all__ = ["journal"]

_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,20}(?: [A-ZÀ-Þ][A-ZÀ-Þ'’-]{1,20}){0,3}"
_DATELINE = compiled(
    rf"(?m)^[ \t]{{0,4}}(?P<v>{_CAPS}(?:, [A-Z][A-Za-z.]{{1,14}}(?: [A-Z][a-z]{{1,14}})?)?)"
    r"(?: \([A-Za-z /-]{2,24}\))? ?[—–] ?(?=[\"“'„«A-ZÀ-Þ])"
)
_NEWS = compiled(
    r"(?i)(?<!\w)(?:said|told|police|officials?|spokes\w{3,8}|according to|reporters?|polizei|sagte|mitteilte|"
    r"selon|a déclaré|dijo|según|policía|ha detto|secondo|polizia|disse|segundo|polícia|zei|volgens|politie)(?!\w)"
)
_BYLINE_PLACE = compiled(r" [·•|] (?P<v>[^\W\d_a-z][^\d·•|\n]{2,30}?) [·•|] (?=[^\n]{0,30}[0-9])")
_OF_TOWN = compiled(
    r"(?:[\"”’]? [^\W\d_a-z][\w'’-]{1,20}){0,2}, (?P<age>[1-9][0-9]{0,2}), (?:both )?(?:of|from) "
    r"(?P<town>[^\W\d_a-z][\w'’-]{2,20}(?: [^\W\d_a-z][\w'’-]{2,20})?)(?=[,;.\n ])"
)
_KIN_OF_TOWN = compiled(
    r"(?: \([^\W\d_a-z][\w'’-]{1,20}\))? of (?P<town>[^\W\d_a-z][\w'’-]{2,20}(?: [^\W\d_a-z][\w'’-]{2,20})?)"
    r"(?=[,;.\n]| and)"
)
_DEAD = compiled(
    r"(?i)(?<!\w)(?:obituary|passed away|survived by|predeceased|leaves (?:her|his|behind)|funeral|beloved|"
    r"calling hours|memorial service|in lieu of flowers|mourn\w{0,6})(?!\w)"
)
_BEFORE_NUMBER = compiled(
    r"(?<![\w.@/-])(?P<v>[^\W\d_a-z][^\W\d_A-Z]{2,14}(?: (?P<w>[^\W\d_a-z][^\W\d_A-Z]{1,18}))?)"
    r" ?(?:\(|on |at |auf |unter |au |al )$"
)


def journal(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """What news, obituaries and notes name beside what `hits` have found."""
    yield from _datelines(text)
    kin = any(_KIN_OF_TOWN.match(text, hit.end) for hit in hits if hit.entity == "PERSON")
    kin = kin and _DEAD.search(text) is not None
    for hit in hits:
        if hit.entity == "PERSON":
            yield from _beside_person(text, hit, kin=kin)
        elif hit.entity == "PHONE":
            yield from _before_number(text, hit)


def _datelines(text: str) -> Iterator[Hit]:
    """Towns in capitals before a dash, in a text that tells news."""
    lines = list(_DATELINE.finditer(text)) if "—" in text or "–" in text else []
    if not lines or _NEWS.search(text) is None:
        return
    for match in lines:
        words = match["v"].split(",")[0].lower().split()
        common = [word in FUNCTION_WORDS or word in PLAIN for word in words]
        if not any(common) and (len(words) > 1 or not is_dictionary_word(words[0])):
            yield Hit(*match.span("v"), "LOCATION", "dateline", 0.7, "at the beginning of a report")


def _beside_person(text: str, hit: Hit, *, kin: bool) -> Iterator[Hit]:
    byline = _BYLINE_PLACE.match(text, hit.end)
    if byline and not is_ordinary(byline["v"]):
        yield Hit(*byline.span("v"), "LOCATION", "byline-place", 0.6, "between who writes and when")
    town = _OF_TOWN.match(text, hit.end)
    if town:
        yield Hit(*town.span("age"), "AGE", "age-behind-person", 0.65, "behind a person")
    town = town or (_KIN_OF_TOWN.match(text, hit.end) if kin else None)
    if town and not is_ordinary(town["town"]):
        yield Hit(*town.span("town"), "LOCATION", "town-of-person", 0.65, "behind a person")


def _before_number(text: str, hit: Hit) -> Iterator[Hit]:
    name = _BEFORE_NUMBER.search(text, max(0, hit.start - 40), hit.start)
    if name is None:
        return
    for group in ("v", "w"):
        first = (name[group] or "the").split()[0].lower()
        if first in BRANDS or renown_of(first) is not None:
            return
        if first in GIVEN_NAMES or not (first in FUNCTION_WORDS or first in PLAIN or is_dictionary_word(first)):
            yield Hit(*name.span(group), "PERSON", "name-before-number", 0.6, "right before a number")
            return
