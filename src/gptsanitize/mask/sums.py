"""Sums that belong together keep their proportions: what stands beside a sum is scaled as the sum was.

Responsible for the numbers in a text of several sums (`EUR 1,200 (USD 1,300)`, `£900 to £1,100`), in the ways in which
they are written. The fake of the first one is made elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["NUMBER", "beside", "in_proportion", "value_of_number"]

NUMBER = re.compile(
    r"(?<![0-9.,])(?:[0-9]{1,3}(?:(?P<group>[.,'’ \u00a0\u202f])[0-9]{3})(?:(?P=group)[0-9]{3}){0,3}(?:[.,][0-9]{1,2})?"
    r"|[0-9]{1,12}(?:[.,][0-9]{1,3})?)(?![0-9]| ?%)"
)
_NEAR_ENOUGH = 0.005  # how far a rounded number may be from the proportion


def in_proportion(text: str, make: Callable[[str], str]) -> str:
    """`text` with its first number, and what stands before it, as `make` has it and the others in the same proportion.

    Numbers stay as round as the proportion allows. A text of one number is made as a whole.
    """
    numbers = list(NUMBER.finditer(text))
    if len(numbers) < 2 or not (first := value_of_number(numbers[0][0])):
        return make(text)
    head = make(text[: numbers[0].end()])
    made = list(NUMBER.finditer(head))
    if not made:
        return make(text)
    factor, group = (
        value_of_number(made[-1][0]) / first,
        next((found["group"] for found in numbers if found["group"]), ""),
    )
    pieces, position = [head], numbers[0].end()
    for found in numbers[1:]:
        pieces += [text[position : found.start()], _written(found, factor * value_of_number(found[0]), group)]
        position = found.end()
    return "".join([*pieces, text[position:]])


def beside(text: str, first: str, made: str) -> str:
    """The numbers of `text` in the proportion in which those of the sum `first` became those of its fake `made`."""
    was, now = NUMBER.search(first), NUMBER.search(made)
    if was is None or now is None or not (value := value_of_number(was[0])):
        return text
    factor = value_of_number(now[0]) / value
    return NUMBER.sub(lambda found: _written(found, factor * value_of_number(found[0]), ""), text)


def _parts(written: str) -> tuple[str, str, str]:
    """The digits before the decimal sign, the sign, and the digits behind it."""
    found = re.fullmatch(r"(.*[0-9])([.,])([0-9]{1,2})", written)
    if found is None and (found := re.fullmatch(r"([0-9]+)([.,])([0-9]{3})", written)) and found[1] != "0":
        found = None  # 1,200
    whole, sign, behind = found.groups() if found else (written, "", "")
    return re.sub(r"[^0-9]", "", whole), sign, behind


def value_of_number(written: str) -> float:
    """The value of a number as it is written: `1.200,50` and `1,200.50` are one."""
    whole, _, behind = _parts(written)
    return float(f"{whole}.{behind or 0}")


def _written(found: re.Match[str], value: float, group: str) -> str:
    """A value as another number is written: as many decimals, as round, with the same signs."""
    whole, sign, behind = _parts(found[0])
    if sign:
        number, decimals = divmod(round(value * 10 ** len(behind)), 10 ** len(behind))
        return _grouped(number, found["group"] or group) + sign + str(decimals).zfill(len(behind))
    zeros = len(whole) - len(whole.rstrip("0"))
    roundings = (round(value / 10**zero) * 10**zero for zero in range(zeros, -1, -1))
    near = next((each for each in roundings if abs(each - value) <= _NEAR_ENOUGH * value), round(value))
    return _grouped(max(near, 1), found["group"] or group)


def _grouped(number: int, group: str) -> str:
    return f"{number:,}".replace(",", group)
