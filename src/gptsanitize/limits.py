"""How much of anything one file may cost. Every bound that a hostile or broken file can meet stands here.

Sizes are in bytes, times in seconds. A handler checks *before* it allocates; passing a bound raises `LimitError`.
"""

from __future__ import annotations

from dataclasses import dataclass

from gptsanitize.errors import LimitError

__all__ = ["Limits"]

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one input file."""

    file_bytes: int = 2_000 * MEGABYTE
    expanded_bytes: int = 1_000 * MEGABYTE
    """Sum of all members of an archive, or of all decoded streams of a PDF, after decompression."""
    expansion_ratio: int = 400
    """Expanded to compressed size of one member; members under 10 MB are exempt (small, very regular XML is normal)."""
    members: int = 20_000
    depth: int = 4
    """Archives or documents inside documents."""
    xml_depth: int = 256
    pages: int = 20_000
    cells: int = 50_000_000
    image_pixels: int = 100_000_000
    seconds: float = 25.0
    """Wall time for one stage of a file; `seconds_per_megabyte` of the source is added."""
    seconds_per_megabyte: float = 30.0
    picture_seconds_per_megabyte: float = 900.0
    """Wall time that is added where pictures are read, with four times `seconds`."""
    memory_bytes: int = 1_000 * MEGABYTE
    """Private memory of one worker process."""

    def time_for(self, file_bytes: int, *, reads_pictures: bool = False) -> float:
        """Wall seconds that one stage over a file of this size may take."""
        seconds = self.seconds + self.seconds_per_megabyte * file_bytes / MEGABYTE
        if reads_pictures:  # a scanned page of 30 kB takes as long as a book
            seconds += 4 * self.seconds + self.picture_seconds_per_megabyte * file_bytes / MEGABYTE
        return seconds

    def check(self, what: str, amount: int) -> None:
        """Raise `LimitError` if `amount` passes the bound named `what`."""
        bound = getattr(self, what)
        if amount > bound:
            raise LimitError(f"{what} {amount} is over the limit of {bound}", reason=f"limit-{what.replace('_', '-')}")
