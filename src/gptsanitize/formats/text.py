"""Plain text and Markdown: paragraphs, code, tables and front matter as segments; every byte around an edit is kept.

A segment is a paragraph: lines up to a blank line, so that a value over a line wrap stands in one segment. Long runs
of lines are cut between lines after `_SOFT` characters, where a line plainly starts anew if there is such a place; a
single line over `_HARD` characters is cut after white space (see `cut_long`). No two segments overlap, and a PEM block
(which may hold blank lines) is not cut. Markdown adds fenced code, pipe tables (GFM 4.10: a segment per cell, its
column's header as hint) and YAML front matter (a segment per key and per value). Blank lines, cell borders and table
rules are no segments.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO, NamedTuple

from gptsanitize.formats import Document, Handler
from gptsanitize.formats.edits import EditQueue
from gptsanitize.formats.encoding import Encoding, TextSink, detect_encoding, read_lines, readable
from gptsanitize.formats.front_matter import with_edits, yaml_with
from gptsanitize.limits import Limits
from gptsanitize.model import Coverage, Edit, FormatOptions, Place, Segment, Treatment

__all__ = ["HANDLER"]

_SOFT = 4_000
_HARD = 32_000
_PEM_LINES = 400
_FRONT_LINES = 200
_HINT_LENGTH = 100

_MARKDOWN = frozenset({".md", ".markdown"})
_GENERIC_HEADERS = frozenset(
    {"", "value", "values", "wert", "setting", "detail", "details", "data", "content", "entry"}
)

_FENCE = re.compile(r"[ \t>]*+(`{3,}+|~{3,}+)")
_RULE_ROW = re.compile(r"[ \t>]*+\|?+[ \t]*+:?+-++:?+[ \t]*+(?>\|[ \t]*+:?+-++:?+[ \t]*+)*+\|?+[ \t]*+[\r\n]*+\Z")
_LINE_ENDS = re.compile(r"[\r\n]++")
_BORDER = re.compile(r"(?<!\\)\|")
_FRONT_KEY = re.compile(r"([ \t]*+(?>- )?+)([^\s:#\-][^:\r\n]{0,63}?)(:[ \t]++)(?=\S)")
_FRONT_ENDS = frozenset({"---", "..."})
_INDENT = re.compile(r"[ \t]*+(?>- ++)?+")
_FRESH_START = re.compile(r"[\s\d#*\-|{}<>\[\"'=]")
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "{", "}", "|", ",")


class _Line(NamedTuple):
    number: int
    text: str
    held: bool
    """Inside a PEM block: no cut before this line, and a blank line does not end its paragraph."""


class _Piece(NamedTuple):
    """A run of the file's text: a segment, or what stands between segments (`place` is None)."""

    text: str
    place: Place | None = None
    where: str = ""
    hint: str = ""
    group: str = ""


class _Lines:
    """Numbered lines with two lines of foresight."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._source = _numbered(texts)
        self._ahead: deque[_Line] = deque()

    def peek(self, ahead: int = 0) -> _Line | None:
        """The next line, or the one after it; None at the end."""
        while len(self._ahead) <= ahead:
            line = next(self._source, None)
            if line is None:
                return None
            self._ahead.append(line)
        return self._ahead[ahead]

    def pop(self) -> _Line:
        """Take the next line, which must have been peeked at."""
        return self._ahead.popleft()


def _numbered(texts: Iterable[str]) -> Iterator[_Line]:
    number, pem_left = 1, 0
    for text in texts:
        yield _Line(number, text, pem_left > 0)
        if "-----BEGIN " in text:
            pem_left = _PEM_LINES
        pem_left = 0 if "-----END " in text else max(0, pem_left - 1)
        number += text.endswith(("\n", "\r"))


def _is_blank(line: _Line) -> bool:
    return not line.held and not line.text.strip()


# ---- plain text ----------------------------------------------------------------------------------------------------


def _plain(lines: _Lines) -> Iterator[_Piece]:
    while line := lines.peek():
        if _is_blank(line):
            yield _Piece(lines.pop().text)
        else:
            yield from _blocks(_until(lines, lambda _: False), Place.BODY)


def _until(lines: _Lines, ends: Callable[[_Lines], bool]) -> Iterator[_Line]:
    """The lines of one paragraph, which has at least one; `ends` sees whether something else begins."""
    yield lines.pop()
    while (line := lines.peek()) and not _is_blank(line) and (line.held or not ends(lines)):
        yield lines.pop()


def _blocks(lines: Iterable[_Line], place: Place) -> Iterator[_Piece]:
    """Lines that belong together as segments of bounded size, the last line end of each left outside."""
    block: list[_Line] = []
    size = 0
    for line in lines:
        if block and _must_cut(block[-1].text, line, size + len(line.text)):
            yield from _block(block, place)
            block, size = [], 0
        block.append(line)
        size += len(line.text)
    if block:
        yield from _block(block, place)


def _must_cut(previous: str, line: _Line, size: int) -> bool:
    if size <= (_HARD if line.held else _SOFT):
        return False
    starts_anew = previous.rstrip().endswith(_SENTENCE_ENDS) or _FRESH_START.match(line.text) is not None
    return starts_anew or size > 2 * _SOFT


def _block(block: Sequence[_Line], place: Place) -> Iterator[_Piece]:
    text = "".join(line.text for line in block)
    body = text.rstrip("\r\n")
    first, last = block[0].number, block[-1].number
    where = f"line {first}" if first == last else f"lines {first}-{last}"
    if body:
        yield _Piece(body, place, where)
    if len(body) < len(text):
        yield _Piece(text[len(body) :])


# ---- Markdown ------------------------------------------------------------------------------------------------------


def _markdown(lines: _Lines) -> Iterator[_Piece]:
    yield from _front_matter(lines)
    tables = 0
    while line := lines.peek():
        if _is_blank(line):
            yield _Piece(lines.pop().text)
        elif _opens_fence(line):
            yield from _blocks(_fenced(lines), Place.CODE)
        elif _opens_table(lines):
            tables += 1
            yield from _table(lines, tables)
        else:
            yield from _blocks(_until(lines, _something_else), Place.BODY)


def _something_else(lines: _Lines) -> bool:
    line = lines.peek()
    return line is not None and (_opens_fence(line) or _opens_table(lines))


def _opens_fence(line: _Line) -> bool:
    return not line.held and _FENCE.match(line.text) is not None


def _fenced(lines: _Lines) -> Iterator[_Line]:
    """A fenced block with both fences; to the end of the file where the closing one is missing (CommonMark 4.5)."""
    opening = lines.pop()
    yield opening
    match = _FENCE.match(opening.text)
    fence = match[1] if match else ""
    while lines.peek():
        line = lines.pop()
        yield line
        closing = _FENCE.match(line.text)
        if closing and closing[1].startswith(fence) and not line.text[closing.end() :].strip():
            return


def _opens_table(lines: _Lines) -> bool:
    head, rule = lines.peek(), lines.peek(1)
    if head is None or rule is None or head.held or "|" not in head.text or "|" not in rule.text:
        return False
    return _RULE_ROW.match(rule.text) is not None


def _table(lines: _Lines, table: int) -> Iterator[_Piece]:
    headers = [cell.strip() for cell, is_cell in _split_row(lines.peek()) if is_cell]
    yield from _row(lines.pop(), table, ())
    yield _Piece(lines.pop().text)
    while (line := lines.peek()) and "|" in line.text and not _is_blank(line) and not _opens_fence(line):
        yield from _row(lines.pop(), table, headers)


def _split_row(line: _Line | None) -> list[tuple[str, bool]]:
    """The row's text as runs, each with whether it is a cell; the others are borders, quote marks and line ends."""
    text = line.text if line else ""
    body = text.rstrip("\r\n")
    borders = [match.start() for match in _BORDER.finditer(body)]
    start = borders.pop(0) + 1 if borders and not body[: borders[0]].strip(" \t>") else 0
    runs = [(text[:start], False)]
    for border in borders:
        runs += [(body[start:border], True), (body[border : border + 1], False)]
        start = border + 1
    runs += [(body[start:], bool(body[start:].strip())), (text[len(body) :], False)]
    return runs


def _row(line: _Line, table: int, headers: Sequence[str]) -> Iterator[_Piece]:
    column = 0
    first = ""
    for text, is_cell in _split_row(line):
        column += is_cell
        cell = text.strip()
        if not is_cell or not cell:
            yield _Piece(text)
            continue
        header = headers[column - 1] if column <= len(headers) else ""
        is_generic = bool(headers) and column > 1 and header.lower() in _GENERIC_HEADERS
        first = first or cell
        start = text.index(cell)
        yield _Piece(text[:start])
        yield _Piece(
            cell,
            Place.TABLE,
            f"line {line.number} column {column}",
            (first if is_generic else header)[:_HINT_LENGTH],
            "" if is_generic or not headers else f"table {table} column {column}",
        )
        yield _Piece(text[start + len(cell) :])


def _front_matter(lines: _Lines) -> Iterator[_Piece]:
    """YAML between two `---` lines at the very beginning: keys, and values with their key as hint."""
    first = lines.peek()
    if first is None or first.text.rstrip() != "---" or not _front_matter_ends(lines):
        return
    yield _Piece(lines.pop().text)
    key = ""
    while (line := lines.peek()) and line.text.rstrip() not in _FRONT_ENDS:
        lines.pop()
        match = _FRONT_KEY.match(line.text)
        if match:
            key = match[2].strip()
            yield from (_Piece(match[1]), _Piece(match[2], Place.STRUCTURE, f"line {line.number}"), _Piece(match[3]))
        elif line.text.rstrip().endswith(":"):
            key = line.text.strip().rstrip(":")
        yield from _front_value(line, match.end() if match else 0, key)
    if lines.peek():
        yield _Piece(lines.pop().text)


def _front_value(line: _Line, start: int, key: str) -> Iterator[_Piece]:
    text = line.text[start:]
    indent = _INDENT.match(text)
    begin = indent.end() if indent else 0
    value = text[begin:].rstrip()
    yield _Piece(text[:begin])
    if value:
        is_key = value.endswith(":") and not start
        place = Place.STRUCTURE if is_key else Place.METADATA
        yield _Piece(value, place, f"line {line.number}", "" if is_key else key[:_HINT_LENGTH])
    yield _Piece(text[begin + len(value) :])


def _front_matter_ends(lines: _Lines) -> bool:
    for ahead in range(1, _FRONT_LINES):
        line = lines.peek(ahead)
        if line is None:
            return False
        if line.text.rstrip() in _FRONT_ENDS:
            return True
    return False


# ---- writing -------------------------------------------------------------------------------------------------------


def _replace(piece: _Piece, edits: Sequence[Edit], encoding: Encoding) -> str:
    """The piece's text with its edits applied; new text is made to fit the encoding and the place."""
    fitted = [
        (edit.start, edit.end, _fit(encoding.express(edit.text), piece, piece.text[edit.start : edit.end]))
        for edit in edits
    ]
    return yaml_with(piece.text, fitted) if piece.place is Place.METADATA else with_edits(piece.text, fitted)


def _fit(new: str, piece: _Piece, old: str) -> str:
    if piece.place in {Place.TABLE, Place.METADATA, Place.STRUCTURE}:
        new = _LINE_ENDS.sub(" ", new)
        return _BORDER.sub(r"\\|", new) if piece.place is Place.TABLE else new
    if "\r\n" in old and "\n" in new:
        return new.replace("\r\n", "\n").replace("\n", "\r\n")
    return new


class _Text:
    """One text file. Nothing is held open between walks."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._encoding = detect_encoding(path)
        self._parse = _markdown if path.suffix.lower() in _MARKDOWN else _plain

    def _pieces(self) -> Iterator[_Piece]:
        return self._parse(_Lines(read_lines(self._path, self._encoding, _HARD)))

    def segments(self) -> Iterator[Segment]:
        """Paragraphs, cells and values in reading order."""
        pieces = (piece for piece in self._pieces() if piece.place is not None)
        for number, (text, place, where, hint, group) in enumerate(pieces):
            yield Segment(number, readable(text), place or Place.BODY, where, readable(hint), group)

    def write(self, target: BinaryIO, edits: Iterable[Edit]) -> Sequence[Coverage]:
        """Write the file with `edits`. Raises `WithheldError` for new text that the file's encoding cannot express."""
        queue, sink = EditQueue(edits), TextSink(target, self._encoding)
        number, edited = 0, False
        for piece in self._pieces():
            if piece.place is not None and queue.segment <= number:
                sink.put(_replace(piece, queue.take(number, len(piece.text)), self._encoding))
                edited = True
            else:
                sink.put(piece.text)
            number += piece.place is not None
        queue.finish()
        sink.flush()
        return (Coverage("text", Treatment.REWRITTEN if edited else Treatment.UNCHANGED),)

    def coverage(self) -> Sequence[Coverage]:
        """A text file is one part, and all of it is read."""
        return (Coverage("text", Treatment.UNCHANGED),)


def _open(path: Path, options: FormatOptions, limits: Limits) -> AbstractContextManager[Document]:
    """Decide the encoding. Raises `CorruptError` for what is no text, `LimitError` for a file that is too large."""
    del options  # nothing in a text file is a matter of taste
    limits.check("file_bytes", path.stat().st_size)
    return nullcontext(_Text(path))


HANDLER = Handler("text", (".txt", ".md", ".markdown", ".log"), _open)
