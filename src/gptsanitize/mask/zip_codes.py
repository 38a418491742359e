"""US postcodes: which first three digits belong to one state.

Data only, from the Postal Service's list of three-digit prefixes (Domestic Mail Manual L002). Prefixes that no state
has count to the range before them, so that every postcode has a range.
"""

from __future__ import annotations

from bisect import bisect_right

__all__ = ["state_of"]

# First prefix of each state's ranges, in order; a state may have several.
_STARTS = (
    *(0, 5, 6, 10, 28, 30, 39, 50, 55, 56, 60, 70, 90, 100, 150, 197, 200, 201, 202, 206, 220, 247, 270, 290, 300, 320),
    *(350, 370, 386, 398, 400, 430, 460, 480, 500, 530, 550, 569, 570, 580, 590, 600, 630, 660, 680, 700, 716, 730),
    *(733, 734, 750, 800, 820, 832, 840, 850, 870, 885, 889, 900, 967, 969, 970, 980, 995),
)


def state_of(prefix: int) -> tuple[int, int]:
    """First and last three-digit prefix of the range of a state that holds `prefix` (0 to 999)."""
    i = bisect_right(_STARTS, prefix)
    return _STARTS[i - 1], (_STARTS[i] if i < len(_STARTS) else 1000) - 1
