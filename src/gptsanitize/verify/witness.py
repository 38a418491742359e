"""The witness's two questions: which originals live on in this file, which in this name?"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from gptsanitize.limits import Limits
from gptsanitize.model import Known, Survivor
from gptsanitize.verify.container import examine_content
from gptsanitize.verify.examination import EnoughSeen, Examination
from gptsanitize.verify.needles import Needles

__all__ = ["Witness"]


class Witness:
    """Searches written files for originals. Made once per process: it prepares all originals.

    Every `Known` is searched but those with `Match.NEVER` and those whose surrogate is the value itself. An original
    that stands inside one of the surrogates given here is not a survivor. With `reads_pictures` the words that
    pictures show are searched, too; that takes the extra `[ocr]`. `strict` adds a third reader of PDFs, which is slow.
    """

    def __init__(
        self,
        known: Sequence[Known],
        limits: Limits | None = None,
        *,
        reads_pictures: bool = False,
        strict: bool = False,
    ) -> None:
        self._needles = Needles(known)
        self._limits = limits or Limits()
        self._reads_pictures, self._strict = reads_pictures, strict

    def examine(self, path: Path, suffix: str = "") -> list[Survivor]:
        """Everything that lives on in a written file, in a fixed order; an empty list is the proof.

        `suffix` tells the format of a file with a temporary name. What cannot be opened, expanded or read to its end
        within the limits is a survivor of form `unreadable`. Raises nothing.
        """
        suffix = (suffix or path.suffix).lower()
        try:
            size = path.stat().st_size
        except OSError:
            return [Survivor("file", "unreadable", "")]
        examination = Examination(
            self._needles, self._limits, size, reads_pictures=self._reads_pictures, strict=self._strict
        )
        try:
            with suppress(EnoughSeen):
                examine_content(lambda: cast("BinaryIO", path.open("rb")), suffix, "", examination)
        except Exception:  # noqa: BLE001 -- fail closed: a fault of the witness is no proof
            examination.unreadable("file")
        return examination.survivors()

    def examine_text(self, text: str, part: str) -> list[Survivor]:
        """The same for a text that is no file, as the name of one. `part` is what survivors are said to stand in."""
        examination = Examination(self._needles, self._limits, len(text))
        with suppress(EnoughSeen), examination.part(part):
            examination.text(part, text)
        return examination.survivors()
