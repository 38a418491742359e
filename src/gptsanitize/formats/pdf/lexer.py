"""Content streams (ISO 32000-1, 7.8.2) cut into operations, with the place of each in the bytes.

Only operations that matter for text, names and nesting are returned; runs of path and paint operations with plain
numbers are passed over inside one regular expression. There are two ways through a stream. What is written as the
specification has it is cut into whole operations by one expression (`_STEP`), without a look at its operands. Where
that fails, the next operation is read token by token, as leniently as viewers do. What is no content is reported as
`cuts`: comments, unknown operators, operands that stand before nothing. Every pattern is possessive: time is linear in
the bytes, whatever they hold.

It knows nothing of fonts, resources or meaning; only which names need no other in their place (`names`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from gptsanitize.formats.pdf.names import PLAIN_NAME

__all__ = [
    "ARRAY",
    "NAME",
    "NAMED",
    "NUMBERS",
    "OPERATOR",
    "SHOWING",
    "SIZE",
    "STRING",
    "TAGS",
    "Kind",
    "Lexed",
    "Op",
    "Places",
    "Step",
    "Stretch",
    "Token",
    "decode_name",
    "decode_string",
    "elements",
    "lex",
    "number_at",
    "numbers_of",
    "operation_at",
    "size_of",
    "string_of",
]

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

# ---- whole operations

_BLANK = rb"[\t\n\x0c\r ]"
_END = rb"(?=[" + _DELIMITERS + rb"]|\Z)"
_PLAIN_NAME = rb"(?!Gz)(?:" + PLAIN_NAME.encode("ascii") + rb")"
TAGS = (
    "P|Span|Artifact|H|H1|H2|H3|H4|H5|H6|L|LI|Lbl|LBody|Table|TR|TH|TD|THead|TBody|TFoot|Figure|Caption|Link|Annot|Div|Sect|Part"
    "|Art|Document|TOC|TOCI|Reference|Note|Form|Formula|Quote|BlockQuote|Code|NonStruct|OC"
)
"""Tags of marked content that need no other in their place: they stand in `schema.NAMES`."""
# What shows no text and leads nowhere, beside the operations of `_SKIP`: nothing of it is read or renamed.
_SKIP_NAMED = (
    rb"/(?>(?:"
    + TAGS.encode("ascii")
    + rb")"
    + _BLANK
    + rb"*+(?>(?><<"
    + _BLANK
    + rb"*+/MCID"
    + _BLANK
    + rb"++\d++"
    + _BLANK
    + rb"*+>>|/"
    + _PLAIN_NAME
    + rb"(?="
    + _BLANK
    + rb"))"
    + _BLANK
    + rb"*+BDC|BMC)"
    rb"|(?:AbsoluteColorimetric|RelativeColorimetric|Saturation|Perceptual)" + _BLANK + rb"++ri"
    rb"|(?:DeviceGray|DeviceRGB|DeviceCMYK|Pattern|" + _PLAIN_NAME + rb")" + _BLANK + rb"++(?:cs|CS|sh))"
)
_SKIPPED = (
    rb"(?>(?>(?>"
    + _NUMBER
    + _BLANK
    + rb"++){0,6}+(?>re|rg|RG|ET|EMC|SCN?|scn?|[mlcvyhSsfFBbnWwJjMiGgkK]\*?)|"
    + _SKIP_NAMED
    + rb"|\[(?>"
    + _BLANK
    + rb"++|"
    + _NUMBER
    + rb")*+\]"
    + _BLANK
    + rb"*+"
    + _NUMBER
    + _BLANK
    + rb"++d)"
    + _BLANK
    + rb"++)++"
)
_STEP = re.compile(
    _BLANK + rb"*+(?P<skipped>" + _SKIPPED + rb")?+(?:"
    rb"(?P<numbers>(?>"
    + _NUMBER
    + _BLANK
    + rb"++){0,6}+)(?P<operator>q|Q|cm|BT|T[dDmcwzLrs*])"
    + _END
    + rb"|/(?P<name>[A-Za-z0-9_.+-]++)"
    + _BLANK
    + rb"++(?:(?P<size>"
    + _NUMBER
    + rb")"
    + _BLANK
    + rb"++Tf|(?P<named>Do|gs|scn|SCN))"
    + _END
    + rb"|(?P<string>"
    + _STRING
    + rb"|"
    + _HEX
    + rb")"
    + _BLANK
    + rb"*+(?P<showing>Tj|')"
    + _END
    + rb"|\[(?P<array>(?>"
    + _BLANK
    + rb"++|"
    + _NUMBER
    + rb"|"
    + _STRING
    + rb"|"
    + _HEX
    + rb")*+)\]"
    + _BLANK
    + rb"*+TJ"
    + _END
    + rb"|(?(skipped)|(?!)))"
)
NUMBERS, OPERATOR, NAME, SIZE, NAMED, STRING, SHOWING, ARRAY = range(2, 10)
"""The groups of a `Step`. Its `lastindex` is that of the last of them: `OPERATOR`, `SIZE` (the operator is `Tf`),
`NAMED`, `SHOWING` or `ARRAY` (`TJ`); less where nothing follows what was passed over."""

# ---- tokens

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
_END_AS_TOLD = re.compile(rb"[\x00\t\n\x0c\r ]?EI(?=[\x00\t\n\x0c\r ]|\Z)")  # some write no blank before it
_TOLD_SIZE = re.compile(rb"/(W|H|BPC)\s{1,4}+(\d{1,6}+)", re.ASCII)
_ONE_GREY = re.compile(rb"/IM\s{1,4}+true|/CS\s{0,4}+/G(?![A-Za-z])")
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


Step = re.Match[bytes]
"""One operation as `_STEP` finds it, with what was passed over before it."""
Stretch = list[Step]


@dataclass(slots=True)
class Lexed:
    """The operations of a stream in order, and the spans that are no content and must not be delivered."""

    data: bytes = field(default=b"", repr=False)
    program: list[Stretch | Op] = field(default_factory=list)
    cuts: list[tuple[int, int]] = field(default_factory=list)
    open_arrays: int = 0
    """Brackets that are open where the lexer stands."""

    ops: Places = field(init=False, repr=False)
    """The operations by their place."""

    def __post_init__(self) -> None:
        self.ops = Places(self.data)

    def __len__(self) -> int:
        return sum(1 if isinstance(part, Op) else len(part) for part in self.program)


class Places:
    """Operations by the place where they begin: they are cut anew, few are asked for, and those kept."""

    __slots__ = ("_data", "_known")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._known: dict[int, Op] = {}

    def __getitem__(self, start: int) -> Op:
        found = self._known.get(start)
        if found is None:
            found = self._known[start] = operation_at(self._data, start)
        return found


def lex(data: bytes) -> Lexed:
    """Cut a decoded content stream into operations. Any bytes are accepted."""
    result = Lexed(data)
    args: list[Token] = []
    position, size = 0, len(data)
    while position < size:
        if not args and not result.open_arrays:
            steps = list(iter(_STEP.scanner(data, position).match, None))  # type: ignore[attr-defined]
            if steps:
                result.program.append(steps)
                position = steps[-1].end()
        position = _lex_from(data, position, args, result)
    _drop_operands(args, result)
    return result


def operation_at(data: bytes, start: int) -> Op:
    """The operation whose first operand begins at a place, token by token."""
    result = Lexed(data)
    args: list[Token] = []
    while start < len(data) and not result.program:
        start = _lex_from(data, start, args, result)
    return next(part for part in result.program if isinstance(part, Op))


def _lex_from(data: bytes, position: int, args: list[Token], result: Lexed) -> int:
    """Read tokens until an operation is complete or something has to be passed over by hand; answers where to go on."""
    match = _TOKEN.scanner(data, position).match  # type: ignore[attr-defined]  # typeshed does not know it
    push, new = args.append, tuple.__new__  # a NamedTuple's own maker takes twice as long
    while True:
        token = match()
        kind = token.lastgroup
        start, end = token.span(kind)  # type: tuple[int, int]
        if kind == "op":
            end = _take_operator(data, token.group(kind), args, start, end, result)
            if not args:
                return end
        elif kind == "skip":
            _drop_operands(args, result)
            return end
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


# ---- operands of a step


def numbers_of(step: Step, count: int) -> list[float]:
    """The last `count` numbers of a step, as viewers take them; zeros for what is missing."""
    words = step[NUMBERS].split()
    if len(words) == count:
        try:
            return list(map(float, words))
        except ValueError:  # `1.2.3`, `--5`, `.`: word by word below, as viewers take them
            pass
    found = [_as_number(word) for word in words[-count:]]
    return [0.0] * (count - len(found)) + found


def size_of(step: Step) -> float:
    """The number before `Tf`."""
    return _as_number(step[SIZE])


def string_of(step: Step) -> bytes:
    """The bytes that a step's string stands for (7.3.4)."""
    raw = step[STRING]
    return _as_string(raw, "hex" if raw.startswith(b"<") else "string")


def elements(array: bytes) -> list[tuple[bytes, float]]:
    """The elements between the brackets of an array of strings and numbers: `(string, 0)` or `(empty, number)`."""
    found: list[tuple[bytes, float]] = []
    for match in _ELEMENT.finditer(array):
        kind = match.lastgroup
        if kind == "number":
            found.append((b"", _as_number(match[0])))
        else:
            found.append((_as_string(match[0], kind), 0.0))
    return found


def _take_operator(data: bytes, name: bytes, args: list[Token], start: int, end: int, result: Lexed) -> int:
    if name in _READ and not result.open_arrays:
        result.program.append(Op(name, tuple(args), args[0].start if args else start, end))
        args.clear()
        return end
    if result.open_arrays and name in OPERATORS:
        result.cuts.append((start, end))  # viewers pass over operators inside an array
        return end
    if name in _PLAIN:
        _drop_texts(data, args, result)
        args.clear()
        return end
    if name in {b"true", b"false", b"null"}:
        args.append(Token("keyword", start, end))
        return end
    if name == b"BI":
        _drop_operands(args, result)
        end = _end_of_inline_image(data, end)
        result.program.append(Op(name, (), start, end))
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
    told = _END_AS_TOLD.match(data, begin + 3 + _told_length(data[start:begin]))
    if told is not None:
        return told.end()
    for found in _END_OF_IMAGE.finditer(data, begin + 3):
        if _LOOKS_LIKE_CONTENT.match(data[found.end() : found.end() + 24]):
            return found.end()
    return len(data)


def _told_length(entries: bytes) -> int:
    """The bytes of samples that are not packed, of one grey value each; 0 where the entries do not tell them."""
    sizes = dict(_TOLD_SIZE.findall(entries))
    if b"/F" in entries or not sizes.keys() >= {b"W", b"H"} or not _ONE_GREY.search(entries):
        return 0
    bits = 1 if b"true" in entries else int(sizes.get(b"BPC", b"0"))
    return (int(sizes[b"W"]) * bits + 7) // 8 * int(sizes[b"H"])


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
