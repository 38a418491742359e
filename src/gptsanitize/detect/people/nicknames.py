"""What somebody is called between quotation marks inside his name: `Thorvald "Skip" Rasmussen`, `"Big" Stan Wrobel`.

The model sees two people there, or one, or none. A word in capitals before the marks and one behind them are one name
with what stands between, where one of the two is a known given name, was found as a person, or is in no dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.words.kinds import is_ordinary
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.words import GIVEN_CAPITAL, GIVEN_NAMES

__all__ = ["nicknamed"]

_CALLED = compiled(
    r"[\"“„«‘(](?:(?<=[^\W\d_] .)|(?<=\. .))(?P<called>[^\W\d_a-z](?:[^\W\d_]{1,15}|-[^\W\d_]{2,12})"
    r"(?:[ -][^\W\d_]{1,12})?)[\"”“»’)] "
    r"(?P<last>[^\W\d_a-z](?:[^\W\d_A-Z]{1,20}|[^\W\d_a-z]{1,20})(?:['’-][^\W\d_a-z]?[^\W\d_]{1,20})?)(?![\w(])"
)
_GIVEN = compiled(
    r"(?P<given>(?:[^\W\d_a-z](?:[^\W\d_A-Z]{1,16}|[^\W\d_a-z]{1,16})(?:-[^\W\d_a-z][^\W\d_]{1,16})?|(?:[^\W\d_a-z]\.){1,3}|"
    r"[^\W\d_a-z]-[^\W\d_a-z]))(?: [^\W\d_a-z]\.)? $"
)
_BEFORE = compiled(
    r"(?:^|(?<=[\n,;:(])|(?<=[.,;:] ))[\"“„«‘](?P<called>[^\W\d_a-z][^\W\d_]{1,15}(?: [^\W\d_]{2,12})?)[\"”“»’] $"
)
_MARKS = frozenset('"“„«‘(')
_ROOM = 40
_KNOWN = GIVEN_NAMES | GIVEN_CAPITAL


def nicknamed(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The whole names that hold a nickname, and nicknames before the people that were found."""
    if _MARKS.isdisjoint(text):
        return
    people = [hit for hit in hits if hit.entity == "PERSON"]
    covered = bytearray(len(text))
    for hit in people:
        covered[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    for match in _CALLED.finditer(text):
        given = _GIVEN.search(text, max(0, match.start() - _ROOM), match.start())
        if given and _is_person(given, match, covered):
            yield Hit(given.start("given"), match.end("last"), "PERSON", "nicknamed", 0.75, "nickname inside a name")
    for hit in people:
        before = _BEFORE.search(text, max(0, hit.start - _ROOM), hit.start)
        if before and " " not in before["called"] and before["called"][0].isupper():
            yield Hit(before.start("called"), hit.end, "PERSON", "nicknamed", 0.7, "nickname before a name")


def _is_person(given: re.Match[str], called: re.Match[str], covered: bytearray) -> bool:
    names = (given["given"], called["last"])
    if not all(name[0].isupper() for name in (*names, called["called"])):
        return False  # other scripts' small letters are no ASCII ones
    if any(is_ordinary(name) for name in names) or (called[0][0] == "(" and is_ordinary(called["called"])):
        return False
    if covered[given.start("given")] or covered[called.start("last")]:
        return called[0][0] != "(" or bool(covered[given.start("given")] and covered[called.start("last")])
    is_known = names[0].casefold() in _KNOWN
    rare = sum(not is_dictionary_word(name.lower()) for name in names)
    return called[0][0] != "(" and (is_known or rare > 0)
