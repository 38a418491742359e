"""Content streams (ISO 32000-1, 7.8.2) cut into operations, with the place of each in the bytes.

Only operations that matter for text, names and nesting are returned; runs of path and paint operations with plain
numbers are passed over inside one regular expression. What is no content is reported as `cuts`: comments, unknown
operators, operands that stand before nothing. Every pattern is possessive: time is linear in the bytes, whatever they
hold.

It knows nothing of fonts, resources or meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["Kind", "Lexed", "Op", "Token", "decode_name", "decode_string", "elements", "lex", "number_at"]

_SPACE = rb"[\x00\t\n\x0c\r ]"
_DELIMITERS = rb"\x00\t\n\x0c\r ()<>\[\]{}/%"
_NUMBER = rb"[-+]*+(?>\d++\.?\d*+|\.\d++)(?>-\d++)?+"
# A run of whole path, paint and device-colour operations: nothing in it can hold text or a name.
_SKIP = rb"(?>(?>" + _NUMBER + _SPACE + rb"++){0,6}+(?>re|rg|RG|[mlcvyhSsfFBbnWwJjMiGgkK]\*?)" + _SPACE + rb"++)++"
_STRING = rb"\((?>[^()\\]++|\\[\s\S])*+\)"
_HEX = rb"<[0-9A-Fa-f\x00\t\n\x0c\r ]*+>"
_TOKEN = re.compile(
    _SPACE
    + rb"*+(?:(?P<skip>"
    + _SKIP
    + rb")|(?P<number>"
    + _NUMBER
    + rb"(?=["
    + _DELIMITERS
    + rb"]|\Z))|(?P<op>[^\d+\-.\x00\t\n\x0c\r ()<>\[\]{}/%][^"
    + _DELIMITERS
    + rb"]*+)|(?P<array>\[(?>"
    + _SPACE
    + rb"++|"
    + _NUMBER
    + rb"|"
    + _STRING
    + rb"|"
    + _HEX
    + rb")*+\])|(?P<name>/[^"
    + _DELIMITERS
    + rb"]*+)|(?P<string>"
    + _STRING
    + rb")|(?P<hex>"
    + _HEX
    + rb")|(?P<bracket><<|>>|[\[\]])|(?P<open>\()|(?P<comment>%[^\r\n]*+)|(?P<other>[^"
    + _DELIMITERS
    + rb"]++)|(?P<junk>[\s\S])|(?P<end>\Z))"
)
_ELEMENT = re.compile(rb"(?P<string>" + _STRING + rb")|(?P<hex>" + _HEX + rb")|(?P<number>" + _NUMBER + rb")")

OPERATORS = frozenset(
    b"b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l M m MP n q Q re "
    b"RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)
# Operators whose operands are plain numbers: nothing in them is read again.
_PLAIN = frozenset(b"b B b* B* c f F f* G g h i j J K k l M m n re RG rg s S v w W W* y EX BX d0 d1 d".split())
_READ = OPERATORS - _PLAIN - {b"BI"}
_STRAY = frozenset({"comment", "junk", "other", "end"})
_WORDS = frozenset({"string", "hex", "open", "name"})
_END_OF_IMAGE = re.compile(rb"(?<=[\x00\t\n\x0c\r ])EI(?=[\x00\t\n\x0c\r ]|\Z)")
_LOOKS_LIKE_CONTENT = re.compile(rb"[\x20-\x7e\t\r\n\x0c\x00]*+\Z")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\s\S])|\Z)|\r\n?+")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_OPENING = ord("[")
_LETTERS = re.compile(rb"[(<]")
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]++")
_REAL = re.compile(rb"[-+]?+(?>\d++\.?\d*+|\.\d++)")

Kind = str


class Token(NamedTuple):
    """One operand and its place.

    Its kind is `number`, `string`, `hex`, `name`, `array` (of strings and numbers), `bracket`, `open` (a string with
    parentheses inside) or `keyword`.
    """

    kind: Kind
    start: int
    end: int


class Op(NamedTuple):
    """One operation: operator, operands (arrays and dictionaries flattened, with their brackets), its place."""

    name: bytes
    args: tuple[Token, ...]
    start: int
    end: int


@dataclass(slots=True)
class Lexed:
    """The operations of a stream in order, and the spans that are no content and must not be delivered."""

    ops: list[Op] = field(default_factory=list)
    cuts: list[tuple[int, int]] = field(default_factory=list)
    open_arrays: int = 0
    """Brackets that are open where the lexer stands."""


def lex(data: bytes) -> Lexed:
    """Cut a decoded content stream into operations. Any bytes are accepted."""
    result = Lexed()
    args: list[Token] = []
    position, size = 0, len(data)
    while position < size:
        position = _lex_from(data, position, args, result)
    _drop_operands(args, result)
    return result


def _lex_from(data: bytes, position: int, args: list[Token], result: Lexed) -> int:
    """Cut from `position` until something has to be passed over by hand; answers where to go on."""
    match = _TOKEN.scanner(data, position).match  # type: ignore[attr-defined]  # typeshed does not know it
    push, ops, new = args.append, result.ops, tuple.__new__  # a NamedTuple's own maker takes twice as long
    while True:
        token = match()
        kind = token.lastgroup
        start, end = token.span(kind)
        if kind == "op":
            name = token.group(kind)
            if name in _READ and not result.open_arrays:
                ops.append(new(Op, (name, tuple(args), args[0][1] if args else start, end)))
                args.clear()
            elif result.open_arrays or name == b"BI" or name not in _PLAIN:
                end = _take_operator(data, name, args, start, end, result)
                if name == b"BI":
                    return end
            else:
                _drop_texts(data, args, result)
                args.clear()
        elif kind == "skip":
            _drop_operands(args, result)
        elif kind == "open":
            end = _end_of_nested_string(data, start)
            push(Token("open", start, end))
            return end
        elif kind in _STRAY:
            if kind == "end":
                return len(data)
            result.cuts.append((start, end))
        else:
            push(new(Token, (kind, start, end)))
            if kind == "bracket" and end - start == 1:
                result.open_arrays = (
                    result.open_arrays + 1 if data[start] == _OPENING else max(0, result.open_arrays - 1)
                )


def elements(data: bytes, token: Token) -> list[tuple[bytes, float]]:
    """The elements of an array of strings and numbers: `(string, 0)` or `(empty, number)`."""
    found: list[tuple[bytes, float]] = []
    for match in _ELEMENT.finditer(data, token.start + 1, token.end - 1):
        kind = match.lastgroup
        if kind == "number":
            found.append((b"", _as_number(match[0])))
        else:
            found.append((_as_string(match[0], kind), 0.0))
    return found


def _take_operator(data: bytes, name: bytes, args: list[Token], start: int, end: int, result: Lexed) -> int:
    if result.open_arrays and name in OPERATORS:
        result.cuts.append((start, end))  # viewers pass over operators inside an array
        return end
    if name in {b"true", b"false", b"null"}:
        args.append(Token("keyword", start, end))
        return end
    if name == b"BI":
        _drop_operands(args, result)
        end = _end_of_inline_image(data, end)
        result.ops.append(Op(name, (), start, end))
        return end
    first = args[0].start if args else start
    result.cuts.append((first, end))  # no operator of the specification
    args.clear()
    return end


def _drop_operands(args: list[Token], result: Lexed) -> None:
    """Operands that no operator takes hold nothing that is shown."""
    if args:
        result.cuts.append((args[0].start, args[-1].end))
        args.clear()
        result.open_arrays = 0


def _drop_texts(data: bytes, args: list[Token], result: Lexed) -> None:
    """Strings and names before an operator that takes numbers only."""
    for arg in args:
        if arg.kind in _WORDS or (arg.kind == "array" and _LETTERS.search(data, arg.start, arg.end)):
            result.cuts.append((arg.start, arg.end))


def _end_of_nested_string(data: bytes, start: int) -> int:
    """A literal string with balanced parentheses inside; unterminated, it takes the rest."""
    depth, position, size = 0, start, len(data)
    while position < size:
        byte = data[position]
        if byte == 0x5C:
            position += 1
        elif byte == 0x28:
            depth += 1
        elif byte == 0x29:
            depth -= 1
            if depth == 0:
                return position + 1
        position += 1
    return size


def _end_of_inline_image(data: bytes, start: int) -> int:
    """`EI` that is followed by something that looks like content (7.8.2 gives no length)."""
    begin = data.find(b"ID", start)
    if begin < 0:
        return len(data)
    for found in _END_OF_IMAGE.finditer(data, begin + 3):
        if _LOOKS_LIKE_CONTENT.match(data[found.end() : found.end() + 24]):
            return found.end()
    return len(data)


def decode_string(data: bytes, token: Token) -> bytes:
    """The bytes that a string operand stands for (7.3.4)."""
    return _as_string(data[token.start : token.end], token.kind)


def _as_string(raw: bytes, kind: str | None) -> bytes:
    if kind == "hex":
        digits = _NOT_HEX.sub(b"", raw)
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    body = raw[1:-1] if raw.endswith(b")") else raw[1:]
    if b"\\" not in body and b"\r" not in body:
        return body
    return _ESCAPE.sub(_unescape, body)


def _unescape(match: re.Match[bytes]) -> bytes:
    octal, char = match.group(1), match.group(2)
    if octal is not None:
        return bytes([int(octal, 8) & 0xFF])
    if char is not None:
        return _ESCAPES.get(char, char)
    return b"\n" if match.group().startswith(b"\r") else b""


def number_at(data: bytes, token: Token) -> float:
    """A number operand, read as leniently as viewers do (`--5`, `1.2-3`); 0 where it is none."""
    return _as_number(data[token.start : token.end])


def _as_number(raw: bytes) -> float:
    try:
        return float(raw)
    except ValueError:
        found = _REAL.search(raw)
        return -float(found.group()) if found and raw.startswith(b"--") else float(found.group()) if found else 0.0


def decode_name(raw: bytes) -> str:
    """A name as pikepdf spells it: `#xx` resolved, UTF-8 where it is, else Latin-1."""
    if b"#" in raw:
        raw = _unescape_name(raw)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _unescape_name(raw: bytes) -> bytes:
    head, *rest = raw.split(b"#")
    out = [head]
    for part in rest:
        try:
            out.append(bytes.fromhex(part[:2].decode("ascii")) + part[2:] if len(part) >= 2 else b"#" + part)
        except ValueError:
            out.append(b"#" + part)
    return b"".join(out)
