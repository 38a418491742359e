"""The objects of a PDF as they stand in its bytes, whatever its cross-reference says (ISO 32000-2, 7.3, 7.5).

Every object there is is found: those of old revisions, those that nothing refers to, those that are packed into
streams. Of several with one number the last is the one that others refer to. Linear in the bytes, whatever they hold.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from gptsanitize.verify.examination import Examination, Unreadable
from gptsanitize.verify.pdf_filters import Decoded, decode
from gptsanitize.verify.pdf_strings import NAME, STRING, end_of_string, name_of, string_bytes

__all__ = ["PACKING", "Body", "Name", "PdfObjects", "Ref", "Stream", "parse"]

_WHITE = rb"[\x00\t\n\x0c\r ]"
_REGULAR = rb"[^\x00\t\n\x0c\r ()<>\[\]{}/%]"
_HEADER = re.compile(
    rb"(?<![0-9])([0-9]{1,10}+)" + _WHITE + rb"++[0-9]{1,5}+" + _WHITE + rb"++obj(?!" + _REGULAR + rb")"
)
_LANDMARK = re.compile(
    rb"\((?>[^()\\]++|\\[\s\S])*+\)|(?P<nested>\()|%[^\r\n]*+|/"
    + _REGULAR
    + rb"*+|(?<!(?=[^)>\]])"
    + _REGULAR
    + rb")(?P<word>stream|endobj|obj)(?!"
    + _REGULAR
    + rb")"
)
_LINE_END = re.compile(rb"\r?\n|\r|")
_LENGTH = re.compile(
    rb"/Length" + _WHITE + rb"++([0-9]{1,12}+)(?!" + _REGULAR + rb"|" + _WHITE + rb"++[0-9]++" + _WHITE + rb"++R)"
)
_END = re.compile(_WHITE + rb"{0,2}endstream")
_TOKEN = re.compile(
    _WHITE
    + rb"*+(?:(?P<ref>[0-9]{1,10}+"
    + _WHITE
    + rb"++[0-9]{1,5}+"
    + _WHITE
    + rb"++R(?!"
    + _REGULAR
    + rb"))|(?P<name>"
    + NAME
    + rb")|(?P<number>[-+]*+(?>[0-9]++\.?[0-9]*+|\.[0-9]++))|(?P<open><<|\[)|(?P<close>>>|\])|(?P<string>"
    + STRING
    + rb")|(?P<nested>\()|(?P<comment>%[^\r\n]*+)|(?P<word>"
    + _REGULAR
    + rb"++)|(?P<end>\Z)|(?P<other>[\s\S]))"
)
_WORDS = {b"true": True, b"false": False}
_DEEPEST = 200
_MOST_HOPS = 16
_MOST_KEPT = 1 << 26
"""Bytes of decoded streams that are kept: some are asked for twice."""
_LONGEST_HEADER = 40
_PARAMETERS = ("Predictor", "Colors", "BitsPerComponent", "Columns")
PACKING = "ObjStm"
_HEAD = re.compile(rb"([0-9]{1,10}+)" + _WHITE + rb"++([0-9]{1,10}+)")


class Name(str):
    """A name, without its slash."""

    __slots__ = ()


class Ref(NamedTuple):
    """A reference to an object."""

    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """Where an object stands in some bytes: from `start` to `end` its value, then the bytes of its stream, if any."""

    number: int
    source: bytes = field(repr=False)
    start: int
    end: int
    stream: int = -1
    stop: int = -1


@dataclass(slots=True, eq=False)
class Stream:
    """A stream: its dictionary and where it stands."""

    entries: dict[str, object] = field(repr=False)
    body: Body


def parse(source: bytes, start: int = 0, end: int | None = None) -> object:
    """The value that stands in some bytes: dict, list, Name, bytes, number, bool, Ref or none. Accepts any bytes."""
    stack: list[list[object]] = [[]]
    kinds: list[bytes] = [b""]
    end = len(source) if end is None else end
    position = start
    while position < end and (found := _TOKEN.match(source, position, end)) is not None:
        kind, position = found.lastgroup, found.end()
        if kind == "end":
            break
        token = found[kind or 0]
        if kind == "open":
            if len(stack) > _DEEPEST:
                raise Unreadable
            stack.append([])
            kinds.append(token)
        elif kind == "close":
            _close(stack, kinds, token)
        elif kind == "nested":
            position = end_of_string(source, found.start(kind))
            stack[-1].append(string_bytes(source[found.start(kind) : position]))
        elif kind is not None and kind in _LEAVES:
            stack[-1].append(_LEAVES[kind](token))
    while len(stack) > 1:
        _close(stack, kinds, b">>" if kinds[-1] == b"<<" else b"]")
    return stack[0][0] if stack[0] else None


def _close(stack: list[list[object]], kinds: list[bytes], token: bytes) -> None:
    if len(stack) < 2 or (kinds[-1] == b"<<") != (token == b">>"):
        return
    inside = stack.pop()
    if kinds.pop() == b"[":
        stack[-1].append(inside)
        return
    pairs = iter(inside)
    stack[-1].append({str(key): value for key, value in zip(pairs, pairs, strict=False) if isinstance(key, Name)})


def _number(token: bytes) -> float:
    try:
        return int(token) if token.isdigit() and len(token) < 16 else float(token)
    except ValueError:
        return 0


def _ref(token: bytes) -> Ref:
    return Ref(int(token.split(None, 1)[0]))


_LEAVES: dict[str, Callable[[bytes], object]] = {
    "ref": _ref,
    "name": lambda token: Name(name_of(token)[1:]),
    "number": _number,
    "string": string_bytes,
    "word": _WORDS.get,
}


class PdfObjects:
    """All objects of a file. `bodies` are those that stand in it openly, in its order; `packed` stand in streams."""

    def __init__(self, content: bytes, examination: Examination) -> None:
        self._content, self._examination = content, examination
        self._ends = [found.start() for found in re.finditer(rb"endstream", content)]
        self._numbered: dict[int, Body] = {}
        self._values: dict[Body, object] = {}
        self._decoded: dict[Body, Decoded] = {}
        self._room = _MOST_KEPT
        self.bodies: list[Body] = []
        self.packed: list[Body] = []
        self._find()

    # ---- values

    def value(self, body: Body) -> object:
        """The value of an object. Raises `Unreadable` where it is too deep."""
        if body not in self._values:
            found = parse(body.source, body.start, body.end)
            self._values[body] = Stream(found, body) if body.stream >= 0 and isinstance(found, dict) else found
        return self._values[body]

    def resolve(self, found: object) -> object:
        """What a reference leads to in the end; none where it leads nowhere."""
        for _ in range(_MOST_HOPS):
            if not isinstance(found, Ref):
                return found
            body = self._numbered.get(found.number)
            found = None if body is None else self.value(body)
        return None

    def child(self, holder: object, key: str) -> object:
        """What stands under a key of a dictionary or stream, references followed; none where nothing does."""
        entries = holder.entries if isinstance(holder, Stream) else holder
        return self.resolve(entries.get(key)) if isinstance(entries, dict) else None

    def numbers(self, holder: object, key: str) -> list[float]:
        """The numbers of an array; what is none of it reads as 0."""
        listed = self.child(holder, key)
        resolved = map(self.resolve, listed) if isinstance(listed, list) else ()
        return [each if isinstance(each, (int, float)) else 0 for each in resolved]

    # ---- streams

    def filters(self, stream: Stream) -> list[str]:
        """The names of the filters, the outermost first."""
        return [str(self.resolve(each)) for each in _listed(self.child(stream, "Filter"))]

    def decoded(self, stream: Stream) -> Decoded:
        """What a stream decodes to. Raises `Unreadable` where no filter of ours does it, or too much comes out."""
        known = self._decoded.get(stream.body)
        if known is None:
            known = self._decode(stream)
            if len(known.data) <= self._room:
                self._room -= len(known.data)
                self._decoded[stream.body] = known
        return known

    def _decode(self, stream: Stream) -> Decoded:
        filters = self.filters(stream)
        if self.child(stream, "Subtype") == "Image":  # samples as their predictor left them: nothing but pixels
            return decode(self.raw(stream.body), filters, (), self._examination)
        told = [self.resolve(each) for each in _listed(self.child(stream, "DecodeParms"))]
        parameters = [
            {key: value for key in _PARAMETERS if isinstance(value := self.child(each, key), int)} for each in told
        ]
        return decode(self.raw(stream.body), filters, parameters, self._examination)

    @staticmethod
    def raw(body: Body) -> bytes:
        """The bytes of a stream as they stand in the file."""
        return body.source[body.stream : body.stop] if body.stream >= 0 else b""

    # ---- finding

    def _find(self) -> None:
        position = 0
        while (header := _HEADER.search(self._content, position)) is not None:
            self._examination.spend_member()
            body = self._body(int(header[1]), header.end())
            self.bodies.append(body)
            self._numbered[body.number] = body
            position = max(body.end, body.stop)
            self._unpack(body)

    def _body(self, number: int, start: int) -> Body:
        """An object, up to its end, its stream, or the next object."""
        position = start
        while (found := _LANDMARK.search(self._content, position)) is not None:
            position, word = found.end(), found["word"]
            if found.lastgroup == "nested":
                position = end_of_string(self._content, found.start())
            elif word == b"stream":
                return self._stream_body(number, start, found.start())
            elif word == b"endobj":
                return Body(number, self._content, start, found.start())
            elif word and (
                following := _HEADER.search(self._content, max(start, position - _LONGEST_HEADER), position)
            ):
                return Body(number, self._content, start, following.start())
        return Body(number, self._content, start, len(self._content))

    def _stream_body(self, number: int, start: int, end: int) -> Body:
        line_end = _LINE_END.match(self._content, end + len(b"stream"))
        begin = line_end.end() if line_end else end
        told = _LENGTH.search(self._content, start, end)
        stop = begin + int(told[1]) if told else -1
        if stop < 0 or _END.match(self._content, stop) is None:
            index = bisect_left(self._ends, begin)
            stop = self._ends[index] if index < len(self._ends) else len(self._content)
        return Body(number, self._content, start, end, begin, stop)

    def _unpack(self, body: Body) -> None:
        """Objects that are packed into a stream (7.5.7)."""
        if body.stream < 0 or b"ObjStm" not in body.source[body.start : body.end]:
            return
        stream = self.value(body)
        if not isinstance(stream, Stream) or stream.entries.get("Type") != PACKING:
            return
        data, first = self.decoded(stream).data, self.child(stream, "First")
        first = first if isinstance(first, int) and 0 <= first <= len(data) else len(data)
        places = [(int(number), first + int(offset)) for number, offset in _HEAD.findall(data[:first])]
        stops = [start for _, start in places[1:]] + [len(data)]
        for (number, start), stop in zip(places, stops, strict=True):
            self._numbered[number] = Body(number, data, start, stop if stop > start else len(data))
            self.packed.append(self._numbered[number])


def _listed(found: object) -> list[object]:
    if found is None:
        return []
    return found if isinstance(found, list) else [found]
