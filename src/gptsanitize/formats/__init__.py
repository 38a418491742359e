"""The formats that can be read and rewritten: one `Handler` each, in one table.

A handler turns a file into a stream of segments and writes the same file with edits applied. It knows nothing of
detection, masking or policy beyond `FormatOptions` and `Limits`. To add a format: one module or package with a
`HANDLER`, one line in `_TABLE`, one golden folder and one fuzz target.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol

from gptsanitize.errors import CorruptError, EncryptedError, UnsupportedError
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, Edit, FormatOptions, Segment

__all__ = ["Document", "Handler", "handler_for", "open_document"]


class Document(Protocol):
    """One opened source file. It is never changed."""

    def segments(self) -> Iterator[Segment]:
        """All text of the file in a fixed order, ids counting from 0; may be called again and then yields the same.

        Raises `InputError` for anything that cannot be read within the limits, and nothing else.
        """
        ...

    def write(self, target: BinaryIO, edits: Iterable[Edit]) -> Sequence[Coverage]:
        """Write the file with `edits` applied and say what happened to each of its parts.

        Edits are ordered by segment and start and do not overlap. They may be produced lazily from another walk over
        `segments()`; a writer must not need all of them before it starts. With no edits, parts that hold nothing to
        blank are byte-identical.
        """
        ...

    def coverage(self) -> Sequence[Coverage]:
        """After `segments()` is exhausted: the parts that were read, and those that cannot be (unread, refused)."""
        ...


@dataclass(frozen=True, slots=True)
class Handler:
    """A format: its name, its suffixes, and how a file of it is opened.

    `open(path, options, limits)` raises `InputError`. The context manager closes whatever the document holds open.
    """

    name: str
    suffixes: tuple[str, ...]
    open: Callable[[Path, FormatOptions, Limits], AbstractContextManager[Document]]


_TABLE = {  # suffix -> module; a module is imported when its first file is met
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".log": "text",
    ".csv": "delimited",
    ".tsv": "delimited",
    ".tab": "delimited",
    ".docx": "ooxml.docx",
    ".xlsx": "ooxml.xlsx",
    ".pdf": "pdf",
}

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_SNIFF_BYTES = 1024


@cache
def _load(module: str) -> Handler:
    handler: Handler = import_module(f"gptsanitize.formats.{module}").HANDLER
    return handler


def handler_for(path: Path) -> Handler:
    """The handler for a file, chosen by its suffix and checked against its first bytes.

    Raises `UnsupportedError`, or `EncryptedError` for a password-protected Office file, or `CorruptError` where the
    name and the content disagree: a file that is not what it says is not guessed at.
    """
    suffix = path.suffix.lower()
    if suffix not in _TABLE:
        raise UnsupportedError
    with path.open("rb") as stream:
        head = stream.read(_SNIFF_BYTES)
    _check_head(suffix, head)
    return _load(_TABLE[suffix])


def _check_head(suffix: str, head: bytes) -> None:
    if suffix in {".docx", ".xlsx"}:
        if head.startswith(_OLE2):
            raise EncryptedError("an encrypted or pre-2007 Office file", reason="encrypted-or-legacy-office")
        if not head:
            raise CorruptError("the file is empty", reason="empty", advice="leave it out")
        if not head.startswith(_ZIP):
            raise CorruptError("no Office file, whatever its name says", reason="wrong-name")
    elif suffix == ".pdf":
        if not head:
            raise CorruptError("the file is empty", reason="empty", advice="leave it out")
        if b"%PDF-" not in head:
            raise CorruptError("no PDF, whatever its name says", reason="wrong-name")
    elif head.startswith((_ZIP, _OLE2, b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"\x7fELF", b"GIF8", b"\x1f\x8b")):
        raise CorruptError("no text, whatever its name says", reason="wrong-name")


def open_document(path: Path, options: FormatOptions, limits: Limits) -> AbstractContextManager[Document]:
    """Open a file with the handler of its format. Raises `InputError`."""
    limits.check("file_bytes", path.stat().st_size)
    return handler_for(path).open(path, options, limits)
