"""Edits, merged with the segments they belong to as both pass by. Knows nothing of any format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gptsanitize.errors import InternalError
from gptsanitize.model import Edit

__all__ = ["EditQueue"]

_END = 1 << 62


class EditQueue:
    """A lazy stream of edits, ordered by segment and start. Only the edits of one segment are held."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._edits: Iterator[Edit] = iter(edits)
        self._next: Edit | None = next(self._edits, None)
        self.segment = self._next.segment if self._next else _END
        """Id of the next segment that has edits; larger than any id when none is left."""

    def take(self, segment: int, length: int) -> Sequence[Edit]:
        """The edits of the segment with this id, whose text has `length` characters.

        Raises `InternalError` for edits that overlap, leave the text or come too late: writing on would lose them.
        """
        taken: list[Edit] = []
        floor = 0
        while (edit := self._next) is not None and edit.segment <= segment:
            if edit.segment < segment or not floor <= edit.start <= edit.end <= length:
                raise InternalError("edits do not fit the document", reason="edits")
            taken.append(edit)
            floor = edit.end
            self._next = next(self._edits, None)
        self.segment = self._next.segment if self._next else _END
        return taken

    def finish(self) -> None:
        """Raise `InternalError` if an edit is left."""
        if self._next is not None:
            raise InternalError("edits do not fit the document", reason="edits")
