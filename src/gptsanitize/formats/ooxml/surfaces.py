"""The texts of one XML part, where their bytes stand, and how edits of them become edits of bytes.

    data = xml.normalise(package.read(name))
    splicer = Splicer(data)
    for surface in read_surfaces(data, WORD, tracker):     # in the order of the file
        splicer.edit(surface, [(start, end, "new"), ...])  # if there are edits; before the next surface is taken
    new = splicer.finish()                                 # the same object if nothing was edited

A paragraph over all its runs is one surface, or one for each of its readings; so is each other text node, and each
distinct value of an attribute (its later occurrences are edited like the first). Which texts count, and what for, is
the vocabulary's; which paragraph is a table cell or hidden is told by the tracker. One pass, no tree; memory grows with
the longest paragraph and the number of distinct attribute values only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import chain
from typing import NamedTuple

from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.branches import BRANCHES, branch_readings
from gptsanitize.formats.ooxml.vocabulary import Vocabulary
from gptsanitize.formats.ooxml.walls import apart
from gptsanitize.model import Place

__all__ = [
    "DELETED",
    "HIDDEN",
    "INSERTED",
    "Kind",
    "Piece",
    "Surface",
    "Tracker",
    "read_surfaces",
]

INSERTED, DELETED, HIDDEN = 1, 2, 4
_WINDOW = 1 << 20
_MAX_KNOWN_TAGS = 50_000
_LONGEST_KNOWN_TAG = 400
_SAVE_IDS = re.compile(rb"\s[A-Za-z0-9]{1,8}:(?:rsid[A-Za-z]{0,8}|paraId|textId)=\"[0-9A-F]{8}\"")
_CODE = re.compile(rb"[\w.-]*:?char\s*=\s*[\"']([0-9A-Fa-f]{1,6})[\"']")
_NAME_PART = re.compile(rb"[^\s:=/<>\"']++")
_SYMBOL_RUN = re.compile("(?:[\uf020-\uf07e]\\w?+){2,}+")
"""Characters of a symbol font that stand for more than a bullet: they are read by the letters of their keys."""
_SYMBOLS = {0xF000 + code: chr(code) for code in range(0x20, 0x7F)}


class Kind(IntEnum):
    """What a surface is made of."""

    RUNS = 0  # the text of a container
    INSTRUCTION = 1  # the second stream of a container
    NODE = 2  # a text node elsewhere
    ATTRIBUTE = 3
    NAME = 4  # of an element or attribute


Piece = tuple[int, int, int, bool]
"""Where bytes start and end that stand for some characters of a surface, how many, and whether they are an element."""


@dataclass(slots=True)
class Surface:
    """One text. `element` and `attribute` are local names; `flags` joins INSERTED, DELETED, HIDDEN of its runs."""

    text: str = field(repr=False)
    kind: Kind
    place: Place
    pieces: list[Piece]
    element: str = ""
    attribute: str = ""
    flags: int = 0
    hint: str = field(default="", repr=False)
    where: str = ""
    group: str = ""
    edits: tuple[tuple[int, int, str], ...] = field(default=(), repr=False)


class Tracker:
    """Is told the marks of the vocabulary as they pass, and may refine surfaces. This one does nothing."""

    flags: int = 0
    """Given to text that follows."""
    has_open_end: bool = False
    """Set by a mark: the end of this container was inserted, so that it may become one with the next."""

    def mark(self, local: bytes, tag: bytes, *, closing: bool, empty: bool) -> None:
        """A start or end tag that the vocabulary names in `marks`; `tag` is what stands between `<` and `>`."""

    def refine(self, surface: Surface) -> None:
        """Set place, hint and where of a surface that is about to be yielded."""


class _Action(IntEnum):
    NOTHING = 0
    OPEN = 1
    CLOSE = 2
    TEXT = 3
    INSTRUCTION = 4
    CHARACTER = 5
    GUIDE = 6
    BRANCH = 7


class _Attribute(NamedTuple):
    start: int
    end: int
    text: str
    name: str
    place: Place


class _Tag(NamedTuple):
    action: _Action
    local: bytes
    attributes: tuple[_Attribute, ...]
    is_mark: bool
    character: str
    is_busy: bool


_BUSY = (_Action.OPEN, _Action.CLOSE, _Action.CHARACTER, _Action.BRANCH)
_Run = tuple[bytes, int, int, _Action]
"""Raw text of a run, where it starts, the tracker's flags. A character's raw bytes are its tag, or empty if it
stays; those of a branch are its tag.
"""


def read_surfaces(
    data: bytes, vocabulary: Vocabulary, tracker: Tracker | None = None, *, record_all: bool = False
) -> Iterator[Surface]:
    """All surfaces of a normalised part, in the order in which they end.

    With `record_all` the pieces of attribute surfaces are complete when the walk ends, and edits may be given then;
    otherwise later occurrences are only recorded for surfaces that were edited when they passed.
    """
    lexer = _Lexer(vocabulary, tracker or Tracker(), record_all)
    known, frames, tracker = lexer.known, lexer.frames, lexer.tracker
    text_action, instruction_action = _Action.TEXT, _Action.INSTRUCTION
    for begin, stop in _windows(data):
        at = begin
        for piece in data[begin:stop].split(b"<"):  # what stands between two `<`: a tag, and the text after it
            tag = known.get(piece)
            if tag is None:
                cut = piece.find(b">") + 1
                head = piece[:cut]
                tag = known.get(head) or lexer.learn(head)
                if tag.is_busy:
                    yield from lexer.act(tag, head, at)
                if cut < len(piece):
                    action = tag.action
                    if frames and (action is text_action or action is instruction_action):
                        frames[-1].append((piece[cut:], at + cut, tracker.flags, action))
                    else:
                        yield from lexer.text(tag, head, piece[cut:], at + cut)
            elif tag.is_busy:
                yield from lexer.act(tag, piece, at)
            at += len(piece) + 1
        lexer.forget()


def _windows(data: bytes) -> Iterator[tuple[int, int]]:
    """Stretches of about a megabyte that start at a tag and end before one, without the `<` that follows."""
    begin = data.find(b"<")
    while begin >= 0:
        stop = data.find(b"<", begin + _WINDOW)
        yield begin, stop if stop >= 0 else len(data)
        begin = stop


_BORING = _Tag(_Action.NOTHING, b"", (), is_mark=False, character="", is_busy=False)


class _Lexer:
    def __init__(self, vocabulary: Vocabulary, tracker: Tracker, record_all: bool) -> None:
        self._words = vocabulary
        self.tracker = tracker
        self._record_all = record_all
        self.frames: list[list[_Run]] = []
        self._values: dict[tuple[str, str, str], Surface] = {}
        self.known: dict[bytes, _Tag] = {b"": _BORING}
        self._open_ends: set[int] = set()
        """Depths of containers whose end may be rejected."""
        self._waiting: dict[int, tuple[list[_Run], list[_Run]]] = {}
        """By depth, runs before such ends: those that stay if all is rejected, and all of the last container."""

    def forget(self) -> None:
        """Keep the memory of tags bounded."""
        if len(self.known) > _MAX_KNOWN_TAGS:
            self.known.clear()
            self.known[b""] = _BORING

    def learn(self, head: bytes) -> _Tag:
        """Classify a tag that was not met before; tags that differ in save ids only are one."""
        plain = _SAVE_IDS.sub(b"", head) if b"Id=" in head or b":rsid" in head else head
        tag = self.known.get(plain)
        if tag is None:
            tag = self._classify(plain)
            if len(plain) <= _LONGEST_KNOWN_TAG:
                self.known[plain] = tag
        if tag.attributes and len(plain) < len(head):
            return self._classify(head)
        return tag

    def act(self, tag: _Tag, piece: bytes, at: int) -> Iterable[Surface]:
        """What a tag brings: attributes, the start or end of a container, a character, a mark."""
        found: Iterable[Surface] = ()
        if tag.attributes:
            found = [surface for each in tag.attributes if (surface := self._attribute(each, tag.local, at))]
        if tag.is_mark:
            self.tracker.mark(tag.local, piece[:-1], closing=piece[0] == 0x2F, empty=piece[-2:-1] == b"/")
            if self.tracker.has_open_end:
                self._open_ends.add(len(self.frames) - 1)
                self.tracker.has_open_end = False
        action = tag.action
        if action is _Action.OPEN:
            self.frames.append([])
        elif action is _Action.CLOSE:
            if self.frames:
                runs = self.frames.pop()
                if tag.local in self._words.guides and self.frames:
                    self.frames[-1] += _as_guide(runs)
                elif runs:
                    found = self._close(runs, tag.local)
                if self._open_ends or self._waiting:
                    found = chain(found, self._joined(runs, tag.local))
        elif action is _Action.CHARACTER and self.frames:
            is_symbol = tag.local in self._words.symbols
            is_removable = piece.endswith(b"/>") and (is_symbol or b"=" not in piece)  # a page break stays
            self.frames[-1].append((b"<" + piece if is_removable else b"", at - 1, self.tracker.flags, action))
        elif action is _Action.BRANCH and self.frames:
            self.frames[-1].append((piece, at, 0, action))
        return found

    def _classify(self, head: bytes) -> _Tag:
        """Read a tag (without its `<`) once."""
        if head.startswith(b"?"):  # the declaration
            return _BORING
        closing = head[0] == 0x2F
        empty = not closing and head[-2:-1] == b"/"
        name = head[closing : -2 if empty else -1].split(None, 1)[0]
        local = xml.local_name(name)
        words = self._words
        action, character = _Action.NOTHING, ""
        if local in words.containers:
            action = _Action.CLOSE if closing else _Action.NOTHING if empty else _Action.OPEN
        elif local in BRANCHES:
            action = _Action.BRANCH
        elif not closing:
            if local in words.characters and not (local == b"tab" and b"=" in head):  # a tab stop is no tab
                action, character = _Action.CHARACTER, words.characters[local]
            elif local in words.symbols:
                action, character = _Action.CHARACTER, _symbol(head)
            elif local in words.texts:
                action = _Action.TEXT
            elif local in words.instructions:
                action = _Action.INSTRUCTION
        attributes = () if closing else tuple(self._read_attributes(local.decode(), head, len(name)))
        if words.is_open:
            attributes += tuple(self._read_names(head, closing, len(name)))
        is_mark = local in words.marks
        if action is _Action.NOTHING and not attributes and not is_mark:
            return _BORING
        is_busy = is_mark or bool(attributes) or action in _BUSY
        return _Tag(action, local, attributes, is_mark, character, is_busy)

    def _read_attributes(self, element: str, head: bytes, name_end: int) -> Iterator[_Attribute]:
        for name, (start, end), text in xml.read_attributes(head[name_end:]):
            if name.startswith(b"xmlns"):
                place = self._words.attribute_place(element, "xmlns", text)
                local = "xmlns"
            else:
                local = xml.local_name(name).decode()
                place = self._words.attribute_place(element, local, text)
            if place is not None:
                yield _Attribute(name_end + start, name_end + end, text, local, place)

    def _read_names(self, head: bytes, closing: bool, name_end: int) -> Iterator[_Attribute]:
        """Parts of the name of the element and of its attributes, which the author chose."""
        spans = [(int(closing), name_end + closing)]
        if not closing:
            for name, (start, _), _ in xml.read_attributes(head[name_end:]):
                at = head.rfind(name, 0, name_end + start)
                spans.append((at, at + len(name)))
        for start, end in spans:
            for match in _NAME_PART.finditer(head, start, end):
                text = match[0].decode()
                if self._words.reads_name(text):
                    yield _Attribute(*match.span(), text, "", Place.STRUCTURE)

    def _attribute(self, found: _Attribute, element: bytes, at: int) -> Surface | None:
        piece = (at + found.start, at + found.end, len(found.text), False)
        key = (found.place, found.name, found.text)
        known = self._values.get(key)
        if known is not None:
            if known.edits or self._record_all or known.pieces[-1][0] >= at:  # twice in one tag
                known.pieces.append(piece)
            return None
        kind = Kind.ATTRIBUTE if found.name else Kind.NAME
        surface = Surface(found.text, kind, found.place, [piece], element.decode(), found.name)
        self._values[key] = surface
        self.tracker.refine(surface)
        return surface

    def text(self, tag: _Tag, head: bytes, raw: bytes, at: int) -> Iterator[Surface]:
        """Text that is not of a run: a text node of its own, or of a container in which all text counts."""
        if raw.isspace() and tag.action is not _Action.TEXT:
            return
        if self.frames and not self._words.texts:
            self.frames[-1].append((raw, at, self.tracker.flags, _Action.TEXT))
            return
        element = xml.local_name(head[head.startswith(b"/") : -1].rstrip(b"/").split(None, 1)[0]).decode()
        text = xml.unescape(raw)
        place = self._words.node_place(element, text.strip())
        if place is not None:
            pieces = [(at, at + len(raw), len(text), False)]
            surface = Surface(text, Kind.NODE, place, pieces, element, flags=self.tracker.flags)
            self.tracker.refine(surface)
            yield surface

    def _close(self, runs: list[_Run], element: bytes) -> Iterable[Surface]:
        """The readings of a container: what is shown, phonetic guides, instructions; all that with each of the
        branches of which a program shows one."""
        flags = instructions = texts = guides = 0
        for run in runs:
            action = run[3]
            if action is _Action.TEXT or (action is _Action.CHARACTER and b"=" in run[0]):  # a symbol
                texts += 1
                flags |= run[2]
            elif action is _Action.INSTRUCTION:
                instructions += 1
                flags |= run[2]
            elif action is _Action.GUIDE:
                guides += 1
            elif action is _Action.BRANCH:
                for reading in branch_readings(runs, _branch_tag):
                    yield from self._close(reading, element)
                return
        if texts and not instructions and not guides and not flags:
            yield self._surface(runs, Kind.RUNS, element, flags)
            yield from self._apart(runs, element, flags)
            return
        if texts:
            shown = [run for run in runs if run[3] not in (_Action.INSTRUCTION, _Action.GUIDE)]
            yield from self._shown(shown, element, flags)
            yield from self._apart(shown, element, flags)
        if guides:
            yield self._surface([run for run in runs if run[3] is _Action.GUIDE], Kind.RUNS, element, flags)
        if instructions:
            for instruction in _instructions(runs):
                yield self._surface(instruction, Kind.INSTRUCTION, element, flags)

    def _apart(self, runs: list[_Run], element: bytes, flags: int) -> Iterator[Surface]:
        if len(runs) > 1 and (parted := apart(runs, _raw, _wall)):
            yield self._surface(parted, Kind.RUNS, element, flags)

    def _shown(self, runs: list[_Run], element: bytes, flags: int) -> Iterator[Surface]:
        """Text without what is hidden inside a word, and with it; as accepted, as it was before tracked changes, and
        as it was in between."""
        if flags & HIDDEN and _is_hidden_inside_a_word(runs):
            yield self._surface([run for run in runs if not run[2] & HIDDEN], Kind.RUNS, element, flags & ~HIDDEN)
        for reading in _revised(runs) if flags & (INSERTED | DELETED) else (runs,):
            if any(run[3] is _Action.TEXT for run in reading):
                yield self._surface(reading, Kind.RUNS, element, flags)

    def _joined(self, runs: list[_Run], element: bytes) -> Iterator[Surface]:
        """A container with those before it that become one with it where what was inserted between them is rejected."""
        depth = len(self.frames)
        follows = depth in self._waiting
        kept, before = self._waiting.pop(depth, ([], []))
        kept += [run for run in runs if not run[2] & INSERTED]
        if before and runs and _touch(before, runs):
            yield from self._close(before + runs, element)
        if depth in self._open_ends:
            self._open_ends.discard(depth)
            self._waiting[depth] = kept, runs
        elif follows and kept:
            yield from self._close(kept, element)

    def _surface(self, runs: list[_Run], kind: Kind, element: bytes, flags: int) -> Surface:
        if len(runs) == 1:
            raw, start, _, _ = runs[0]
            text = xml.unescape(raw)
            pieces = [(start, start + len(raw), len(text), False)]
        else:
            texts: list[str] = []
            pieces = []
            for raw, start, _, action in runs:
                is_character = action is _Action.CHARACTER
                text = self._character(raw) if is_character else xml.unescape(raw)
                texts.append(text)
                pieces.append((start, start + len(raw), len(text), is_character))
            text = "".join(texts)
        if not text.isascii():
            text = _SYMBOL_RUN.sub(_unsymbol, text)
        place = Place.FIELD if kind is Kind.INSTRUCTION else Place.BODY
        surface = Surface(text, kind, place, pieces, element.decode(), "", flags)
        self.tracker.refine(surface)
        return surface

    def _character(self, raw: bytes) -> str:
        tag = self.known.get(raw[1:]) or self._classify(raw[1:]) if raw else None
        return tag.character if tag else "\n"


def _raw(run: _Run) -> bytes:
    return run[0] if run[3] is _Action.TEXT else b""


def _wall(run: _Run) -> _Run:
    return (b"", run[1], 0, _Action.CHARACTER)


def _branch_tag(run: _Run) -> bytes:
    """A tag of alternatives; nothing for other runs."""
    return run[0] if run[3] is _Action.BRANCH else b""


def _as_guide(runs: list[_Run]) -> list[_Run]:
    """The texts of a phonetic guide as the paragraph around it takes them."""
    kept = (run for run in runs if run[3] in (_Action.TEXT, _Action.BRANCH))
    return [(*run[:3], _Action.GUIDE) if run[3] is _Action.TEXT else run for run in kept]


def _revised(runs: list[_Run]) -> Iterator[list[_Run]]:
    """What stands where tracked changes are accepted, where they are rejected, and between two of them."""
    both = INSERTED | DELETED  # inserted first and deleted later: it stands in neither
    told: list[list[_Run]] = []
    for reading in (
        [run for run in runs if not run[2] & DELETED],
        [run for run in runs if not run[2] & INSERTED],
        [run for run in runs if run[2] & both in (0, both)],
        runs,
    ):
        if reading not in told:
            told.append(reading)
            yield reading


def _touch(before: list[_Run], after: list[_Run]) -> bool:
    """Whether two texts would be read as one word."""
    left = next((run[0] for run in reversed(before) if run[0] and run[3] is _Action.TEXT), b"")
    right = next((run[0] for run in after if run[0] and run[3] is _Action.TEXT), b"")
    return _is_of_word(left[-1:]) and _is_of_word(right[:1])


def _is_hidden_inside_a_word(runs: list[_Run]) -> bool:
    """Whether shown text touches hidden text on both sides, so that it is read as one word."""
    before, hides = b"", False
    for raw, _, flags, action in runs:
        if action is _Action.TEXT and raw:
            if flags & HIDDEN:
                hides = True
            else:
                if hides and _is_of_word(before[-1:]) and _is_of_word(raw[:1]):
                    return True
                before, hides = raw, False
    return False


def _is_of_word(byte: bytes) -> bool:
    return bool(byte) and not byte.isspace()


def _unsymbol(match: re.Match[str]) -> str:
    return match[0].translate(_SYMBOLS)


def _instructions(runs: list[_Run]) -> Iterator[list[_Run]]:
    """Instructions of one container; those with shown text between them are different fields."""
    current: list[_Run] = []
    for run in runs:
        if run[3] is _Action.INSTRUCTION:
            current.append(run)
        elif current and run[3] is _Action.TEXT:
            yield current
            current = []
    if current:
        yield current


def _symbol(head: bytes) -> str:
    """The character of `w:sym` (17.3.3.30). Those of symbol fonts lie in the private area: one alone is no letter."""
    found = _CODE.search(head)
    code = int(found[1], 16) if found else 0xFFFD
    return chr(code) if code < 0x110000 else "\ufffd"
