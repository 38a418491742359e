"""A content stream without what is not shown: comments, unknown operators, stray operands, private properties, names.

Works on the stream before anything is read from it, so that what is read is what will be written. Operations that are
kept keep their bytes.
"""

from __future__ import annotations

import re

from gptsanitize.formats.pdf.lexer import NAME, NAMED, SIZE, Lexed, Op, Stretch, Token, decode_name
from gptsanitize.formats.pdf.names import Renamer
from gptsanitize.formats.pdf.schema import NAMES
from gptsanitize.formats.pdf.surplus import inline_bytes

__all__ = ["Splice", "scrub", "splice"]

Splice = tuple[int, int, bytes]
_CATEGORY = {
    b"Tf": "Font",
    b"Do": "XObject",
    b"gs": "ExtGState",
    b"cs": "ColorSpace",
    b"CS": "ColorSpace",
    b"scn": "Pattern",
    b"SCN": "Pattern",
    b"sh": "Shading",
}
_DEVICE = frozenset({"DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern"})
_MARKED = frozenset({b"BDC", b"DP"})
_ZEROS = frozenset({b".", b"-", b"+", b"-.", b"+."})
_TAGGED = frozenset({b"BMC", b"MP"})
_NAMING = frozenset({SIZE, NAMED})
_SHOWING = frozenset({b"Tj", b"'", b'"'})
_TEXTS = frozenset({"string", "hex", "open"})
_PROPERTIES = frozenset({"/MCID", "/Lang", "/ActualText", "/Alt", "/E", "/Type", "/Subtype", "/BBox", "/Attached"})
_STRING_PROPERTIES = frozenset({"/ActualText", "/Alt", "/E"})
_INLINE_KEYS = frozenset(
    [
        "/BPC",
        "/BitsPerComponent",
        "/CS",
        "/ColorSpace",
        "/D",
        "/Decode",
        "/DP",
        "/DecodeParms",
        "/F",
        "/Filter",
        "/H",
        "/Height",
        "/IM",
        "/ImageMask",
        "/Intent",
        "/I",
        "/Interpolate",
        "/L",
        "/Length",
        "/W",
        "/Width",
        "/K",
        "/Columns",
        "/Rows",
        "/BlackIs1",
        "/Predictor",
        "/Colors",
        "/EarlyChange",
        "/EndOfLine",
        "/EncodedByteAlign",
        "/EndOfBlock",
        "/ColorTransform",
    ]
)
_INLINE_SPACES = frozenset({"G", "RGB", "CMYK", "I", "DeviceGray", "DeviceRGB", "DeviceCMYK", "Indexed"})
_SPACES = frozenset({"/CS", "/ColorSpace"})
_INLINE_TOKEN = re.compile(
    rb"/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*+|\((?>[^()\\]++|\\[\s\S])*+\)|<[0-9A-Fa-f\s]*+>"
    rb"|<<|>>|\[|\]|%[^\r\n]*+|[^\s/\[\]<>()%]++"
)
_LANGUAGE = re.compile(rb"\([A-Za-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Za-z]{2}|\d{3}))?\)")


def splice(data: bytes, splices: list[Splice]) -> bytes:
    """`data` with spans replaced. Spans may be given in any order; one that overlaps an earlier one is passed over."""
    out, position = [], 0
    for start, end, new in sorted(splices, key=lambda item: (item[0], -item[1])):
        if start < position:
            continue
        out.append(data[position:start])
        out.append(new)
        position = end
    out.append(data[position:])
    return b"".join(out)


def scrub(data: bytes, lexed: Lexed, rename: Renamer) -> bytes | None:
    """The stream without what is not shown, or none where nothing was to be removed."""
    splices: list[Splice] = [(start, end, _instead(data[start:end])) for start, end in lexed.cuts]
    for part in lexed.program:
        if isinstance(part, Op):
            _scrub_operation(data, part, rename, splices)
        else:
            _rename_in(part, rename, splices)
    return splice(data, splices) if splices else None


def _instead(cut: bytes) -> bytes:
    """What stands for something that is cut: viewers read a dot or a sign without digits as the number 0."""
    return b" 0 " if cut in _ZEROS else b" "


def _rename_in(steps: Stretch, rename: Renamer, splices: list[Splice]) -> None:
    """Operations as the specification has them: there is nothing in them to be taken out but the names."""
    for step in steps:
        kind = step.lastindex
        if kind in _NAMING:
            old = step[NAME].decode("ascii")
            new = rename("Font" if kind == SIZE else _CATEGORY[step[NAMED]], old)
            if new is not old and new != old:
                splices.append((*step.span(NAME), new.encode("ascii")))


def _scrub_operation(data: bytes, op: Op, rename: Renamer, splices: list[Splice]) -> None:
    name = op.name
    if name == b"TJ":
        _scrub_array(op, splices)
    elif name in _SHOWING:
        splices.extend((t.start, t.end, b" ") for t in op.args[:-1] if t.kind != "number")
    elif name in _CATEGORY:
        _scrub_resource(data, op, rename, splices)
    elif name in _MARKED:
        _scrub_marked(data, op, rename, splices)
    elif name in _TAGGED:
        _scrub_tag(data, op, splices)
    elif name == b"BI":
        _scrub_inline_image(data, op, rename, splices)
    elif name == b"ri":
        _scrub_intent(data, op, splices)
    elif op.args:
        splices.extend((t.start, t.end, b" ") for t in op.args if t.kind != "number")


def _scrub_array(op: Op, splices: list[Splice]) -> None:
    """Only strings and numbers between the array's brackets are shown."""
    args = op.args
    if len(args) == 1 and args[0].kind == "array":
        return
    opening = next((i for i, t in enumerate(args) if t.kind == "bracket" and t.end - t.start == 1), len(args))
    splices.extend(
        (token.start, token.end, b" ")
        for index, token in enumerate(args)
        if (token.kind in {"name", "keyword"}) or (index < opening and token.kind not in {"number", "array"})
    )


def _scrub_resource(data: bytes, op: Op, rename: Renamer, splices: list[Splice]) -> None:
    category = _CATEGORY[op.name]
    names = [token for token in op.args if token.kind == "name"]
    used = names[0] if op.name == b"Tf" and names else names[-1] if names else None
    splices.extend((token.start, token.end, b" ") for token in op.args if token is not used and token.kind != "number")
    if used is not None:
        old = decode_name(data[used.start + 1 : used.end])
        if category != "ColorSpace" or old not in _DEVICE:
            _rename(data, used, rename(category, old), splices)


def _rename(data: bytes, token: Token, new: str, splices: list[Splice]) -> None:
    written = b"/" + new.encode("ascii")
    if data[token.start : token.end] != written:
        splices.append((token.start, token.end, written))


def _scrub_tag(data: bytes, op: Op, splices: list[Splice]) -> None:
    for token in op.args:
        if token.kind != "name":
            splices.append((token.start, token.end, b" "))
        elif decode_name(data[token.start + 1 : token.end]) not in NAMES:
            splices.append((token.start, token.end, b"/Span"))


def _scrub_marked(data: bytes, op: Op, rename: Renamer, splices: list[Splice]) -> None:
    """`/Tag /Properties BDC` or `/Tag << ... >> BDC`."""
    args = op.args
    if len(args) == 2 and args[0].kind == args[1].kind == "name":
        _scrub_tag(data, op._replace(args=args[:1]), splices)
        _rename(data, args[1], rename("Properties", decode_name(data[args[1].start + 1 : args[1].end])), splices)
        return
    tag = data[args[0].start : args[0].end] if args and args[0].kind == "name" else b"/Span"
    if decode_name(tag[1:]) not in NAMES:
        tag = b"/Span"
    kept = b" ".join(_properties(data, args[1:]))
    written = tag + b" << " + kept + b" >> " + op.name
    if data[op.start : op.end].split() != written.split():
        splices.append((op.start, op.end, written))


def _properties(data: bytes, args: tuple[Token, ...]) -> list[bytes]:
    """The known entries of an inline property list, each `key value`."""
    entries: list[bytes] = []
    depth, key, value = 0, "", []  # type: int, str, list[Token]
    for token in (*args, None):
        raw = data[token.start : token.end] if token else b""
        is_key = token is None or (depth <= 1 and token.kind == "name" and (not key or value))
        if is_key or (depth == 1 and raw == b">>"):
            entries.extend(_property(data, key, value))
            key, value = (decode_name(raw) if raw != b">>" else ""), []
        elif key:
            value.append(token)  # type: ignore[arg-type]
        if raw in {b"<<", b"["}:
            depth += 1
        elif raw in {b">>", b"]"}:
            depth -= 1
    return entries


def _property(data: bytes, key: str, value: list[Token]) -> list[bytes]:
    if key not in _PROPERTIES or not value:
        return []
    raw = b" ".join(data[token.start : token.end] for token in value)
    kinds = {token.kind for token in value}
    if key in _STRING_PROPERTIES:
        fine = len(value) == 1 and kinds <= _TEXTS
    elif key == "/Lang":
        fine = _LANGUAGE.fullmatch(raw) is not None
    else:
        names = [decode_name(data[t.start + 1 : t.end]) for t in value if t.kind == "name"]
        fine = kinds <= {"number", "bracket", "name", "array"} and all(name in NAMES for name in names)
        fine = fine and b"<" not in raw and b"(" not in raw
    return [key.encode("ascii") + b" " + raw] if fine else []


def _scrub_inline_image(data: bytes, op: Op, rename: Renamer, splices: list[Splice]) -> None:
    """The dictionary between `BI` and `ID`: known keys with known names and numbers; strings in a colour space only."""
    stop = data.find(b"ID", op.start, op.end)
    if stop < 0:
        splices.append((op.start, op.end, b" "))
        return
    key, depth = "", 0
    entries: dict[str, list[bytes]] = {}
    for found in _INLINE_TOKEN.finditer(data, op.start + 2, stop):
        raw = found.group()
        token = Token("name", found.start(), found.end())
        depth += (raw in {b"[", b"<<"}) - (raw in {b"]", b">>"})
        if raw.startswith(b"/") and not key:
            key = decode_name(raw)
            if key not in _INLINE_KEYS:
                splices.append((token.start, token.end, b" "))
            continue
        entries.setdefault(key, []).append(raw)
        if (
            key not in _INLINE_KEYS
            or raw.startswith(b"%")
            or (raw[:1] in b"(<" and raw != b"<<" and key not in _SPACES)
        ):
            splices.append((token.start, token.end, b" "))
        elif raw.startswith(b"/"):
            name = decode_name(raw)[1:]
            if "/" + name not in _INLINE_KEYS and name not in NAMES and name not in _INLINE_SPACES:
                _rename(data, token, rename("ColorSpace", name), splices)
        if depth <= 0 and not raw.startswith(b"%"):
            key, depth = "", 0
    begin, end = stop + 3, op.end - 3  # a blank behind ID, a blank before EI
    used = inline_bytes(entries, data[begin:end])
    if used < end - begin and not data[begin + used : end].lstrip().startswith(b"EI"):  # some write no blank before it
        splices.append((begin + used, end, b""))


def _scrub_intent(data: bytes, op: Op, splices: list[Splice]) -> None:
    if len(op.args) != 1 or decode_name(data[op.args[0].start + 1 : op.args[0].end]) not in NAMES:
        splices.append((op.start, op.end, b" "))
