"""One file, restored: read, turned back, and written whole or not at all."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from difflib import SequenceMatcher
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from gptsanitize.errors import TargetError, UnsupportedError
from gptsanitize.formats import open_document
from gptsanitize.formats.encoding import Encoding, detect_encoding, read_lines
from gptsanitize.model import Edit, Policy
from gptsanitize.restore import Restored, Restorer, Unsure

__all__ = ["restore_bytes", "restore_file", "written_whole"]

_DOCUMENTS = frozenset({".docx", ".xlsx"})
_JSON = frozenset({".json", ".jsonl", ".ndjson", ".ipynb"})
_LONGEST_LINE = 1 << 20
_MOST_PIECES = 20_000
_PIECE = re.compile(r"\w+|\W")


def restore_file(source: Path, target: Path, restorer: Restorer, policy: Policy) -> Restored:
    """Write the restored copy of `source` to `target`. Raises `InputError`, `TargetError`."""
    with written_whole(target) as stream:
        if source.suffix.lower() in _DOCUMENTS:
            return _restore_document(source, stream, restorer, policy)
        content, done = restore_bytes(source, restorer, policy)
        stream.write(content)
    return Restored("", done.count, done.unsure)


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """A stream that becomes `target`, for its owner alone, when all went well. Raises `TargetError`."""
    partial = target.with_name(f".{target.stem}.partial-{secrets.token_hex(4)}{target.suffix}")
    try:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
        partial.replace(target)
    except OSError:
        message = "the target cannot be written"
        raise TargetError(message, reason="target-unwritable", advice="check its folder and rights") from None
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def restore_bytes(source: Path, restorer: Restorer, policy: Policy) -> tuple[bytes, Restored]:
    """A text file of any kind, restored, in its own encoding. Raises `InputError`."""
    if source.suffix.lower() == ".pdf":
        raise UnsupportedError("a PDF cannot be restored", advice="restore the text of the answer, or a DOCX of it")
    policy.limits.check("file_bytes", source.stat().st_size)
    encoding = detect_encoding(source)
    text = "".join(read_lines(source, encoding, _LONGEST_LINE))
    done = restorer.restore(text, is_json=True if source.suffix.lower() in _JSON else None)
    known = restorer.encoding_of(text) if text.isascii() and encoding.name == "utf-8" else ""
    return _encoded(done.text, encoding, "" if known.startswith("utf-") else known), done


def _changes(segment: int, before: str, after: str) -> Iterator[Edit]:
    """The words that differ, each as an edit: what stands around them keeps its format and its line ends."""
    if before == after:
        return
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    if len(old) > _MOST_PIECES:  # comparing takes the square of the words
        yield Edit(segment, 0, len(before), after)
        return
    starts = [0, *accumulate(map(len, old))]
    for kind, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Edit(segment, starts[first], starts[last], "".join(new[begin:end]))


def _encoded(text: str, encoding: Encoding, known: str) -> bytes:
    """In the encoding of the source where that is known and the answer, which is ASCII, does not tell its own; else in
    that of the answer; in UTF-8 where neither can."""
    for name in (known, encoding.name):
        if name:
            try:
                return encoding.bom + Encoding(name).encode(text)
            except UnicodeEncodeError:
                continue
    return text.encode("utf-8", "surrogateescape")


def _restore_document(source: Path, target: BinaryIO, restorer: Restorer, policy: Policy) -> Restored:
    counts: dict[Unsure, int] = {}
    total = 0

    def edits() -> Iterator[Edit]:
        nonlocal total
        with open_document(source, policy.formats, policy.limits) as document:
            for segment in document.segments():
                done = restorer.restore(segment.text, is_json=False)
                total += done.count
                for unsure in done.unsure:
                    bare = Unsure(unsure.surrogate, unsure.why, 0)
                    counts[bare] = counts.get(bare, 0) + unsure.count
                yield from _changes(segment.id, segment.text, done.text)

    with open_document(source, policy.formats, policy.limits) as document:
        document.write(target, edits())
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0].surrogate))
    return Restored("", total, tuple(Unsure(key.surrogate, key.why, count) for key, count in ordered))
