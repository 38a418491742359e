"""Sums of one paragraph that follow from each other: a salary of 40,000, a bonus of 12 % of 40,000, which is 4,800.

Responsible for telling which sum follows from which, among those that were found and numbers that nobody found: the
same number again, a rate of it that the text names, more or less by that rate, a month of a year. What stands in the
place of such a sum is in the proportion of the first one (`sums`). A sum of another paragraph or cell follows from
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gptsanitize.mask.sums import NUMBER, value_of_number
from gptsanitize.model import Finding, Segment

__all__ = ["MONEY", "RULE", "is_money", "tied"]

RULE = "sum-beside"
MONEY = ("SALARY", "AMOUNT")
_NEAR = 200  # characters from a sum to one that follows from it
_AROUND = 60  # and to the rate
_RATE = re.compile(r"(?<![0-9.,])([0-9]{1,3}(?:[.,][0-9]{1,2})?) ?(?:%|percent\b|per cent\b|Prozent\b|v\. ?H\.)")
_LEAST = 100
_MANY_DIGITS = 5
_MONTHS = 12
_MOST = 40  # sums of one paragraph that are compared


def is_money(entity: str) -> bool:
    """Whether the values of an entity are sums of money."""
    return entity in MONEY


def tied(segment: Segment, found: Sequence[Finding]) -> Sequence[Finding]:
    """The findings of a segment, sums with the sum from which they follow; numbers that follow from one are new."""
    sums = [each for each in found if each.entity in MONEY]
    if not sums or len(sums) > _MOST:
        return found
    text = segment.text
    numbers = [each for each in NUMBER.finditer(text) if not (each.start() and text[each.start() - 1].isalnum())]
    if len(numbers) < 2:
        return found
    rates = [(rate.start(), float(rate[1].replace(",", "."))) for rate in _RATE.finditer(text)]
    made = {each.start: each for each in found}
    firsts: list[Finding] = []
    for finding, value in sorted(_candidates(text, found, numbers), key=lambda pair: pair[0].start):
        first = next((each for each in firsts if _follows(text, finding, value, each, rates)), None)
        if first is not None:
            entity = finding.entity or first.entity
            person = text[first.start : first.end]
            made[finding.start] = replace(finding, entity=entity, score=finding.score or first.score, person=person)
        elif finding.entity:
            firsts.append(finding)
    return sorted(made.values(), key=lambda each: each.start) if len(made) > len(found) or firsts != sums else found


def _candidates(
    text: str, found: Sequence[Finding], numbers: Sequence[re.Match[str]]
) -> Iterator[tuple[Finding, float]]:
    """Sums with their numbers, and numbers outside of all findings that are written as sums are."""
    taken = [(each.start, each.end) for each in found]
    yield from ((each, _first(text, each)) for each in found if each.entity in MONEY)
    for number in numbers:
        start, end = number.span()
        if _is_written_as_sum(number) and not any(start < last and first < end for first, last in taken):
            segment = found[0].segment
            yield (
                Finding(segment, start, end, "", RULE, 0.0, "follows from the sum before it"),
                value_of_number(number[0]),
            )


def _is_written_as_sum(number: re.Match[str]) -> bool:
    digits = sum(map(str.isdigit, number[0].partition(".")[0] if not number["group"] else number[0]))
    return value_of_number(number[0]) >= _LEAST and (number["group"] is not None or digits >= _MANY_DIGITS)


def _first(text: str, finding: Finding) -> float:
    number = NUMBER.search(text, finding.start, finding.end)
    return value_of_number(number[0]) if number else 0.0


def _follows(text: str, finding: Finding, value: float, first: Finding, rates: Sequence[tuple[int, float]]) -> bool:
    """Whether a sum follows from an earlier one of its paragraph."""
    base = _first(text, first)
    if not base or not value or not 0 <= finding.start - first.end <= _NEAR:
        return False
    if _is_near(value, base) or (
        finding.entity and (_is_near(value * _MONTHS, base) or _is_near(value, base * _MONTHS))
    ):
        return True
    near = (rate / 100 for at, rate in rates if first.start - _AROUND <= at <= finding.end + _AROUND)
    return any(_is_near(value, base * factor) for rate in near for factor in (rate, 1 + rate, 1 - rate))


def _is_near(value: float, wanted: float) -> bool:
    return abs(value - wanted) <= max(0.6, wanted / 1000) if wanted >= _LEAST else abs(value - wanted) < wanted / 1000
