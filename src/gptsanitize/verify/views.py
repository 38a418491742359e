"""The same text as other programs would read it: percent-, entity-, backslash-, hex- and base64-decoded.

Haystacks are decoded instead of needles being encoded: one view covers every spelling of an encoding (upper and lower
case hex digits, needless escapes, any alignment, escapes inside escapes). All patterns are linear.
"""

from __future__ import annotations

import binascii
import html
import re
from collections.abc import Callable, Iterator

from gptsanitize.verify.search import Scope

__all__ = ["bytes_to_text", "decoded_hex", "plain_views", "views"]

_LEVELS = 3  # escapes inside escapes inside escapes

# A pattern that begins with a letter of its own is looked for at the speed of `find`: one of a group in a loop is not.
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}(?>%[0-9A-Fa-f]{2})*+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}+|#[xX][0-9A-Fa-f]{1,6}+|[A-Za-z][A-Za-z0-9]{1,31}+);?+")
_BACKSLASH_ESCAPE = (
    r"\\(?>u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|u\{[0-9A-Fa-f]{1,6}+\}|x[0-9A-Fa-f]{2}|[0-7]{3}|[^\w\s]|[nrtbf])"
)
_SPREADSHEET_ESCAPE = r"_x[0-9A-Fa-f]{4}_"  # SpreadsheetML's (ECMA-376 part 1, 22.9.2.19)
_BACKSLASH = re.compile(rf"(?>{_BACKSLASH_ESCAPE}|{_SPREADSHEET_ESCAPE})++")
_ANY_BACKSLASH, _ANY_SPREADSHEET = re.compile(_BACKSLASH_ESCAPE), re.compile(_SPREADSHEET_ESCAPE)
_ONE_BACKSLASH = re.compile(
    r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\u\{([0-9A-Fa-f]{1,6})\}|\\x([0-9A-Fa-f]{2})|\\([0-7]{3})|\\(.)|_x([0-9A-Fa-f]{4})_"
)
_CONTROL = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_SYMBOLS = re.compile("[\uf020-\uf0ff]")  # characters of symbol fonts, by their codes there (ECMA-376-1 17.3.3.30)
_QUOTED_PRINTABLE = re.compile(r"=(?>[0-9A-F]{2}|\r?\n)(?>=(?>[0-9A-F]{2}|\r?\n))*+")

_HEX = re.compile(r"[0-9A-Fa-f]{12,}+")
_SEPARATED_HEX = re.compile(r"(?>[0-9A-Fa-f]{2}(?:, ?0x|\\x|[ :,\-]|\r?\n)){5,200000}[0-9A-Fa-f]{2}")
_HEX_NOISE = re.compile(r"0x|[^0-9A-Fa-f]")
_HEX_SPACES = re.compile(r"(?<=[0-9A-Fa-f]{2})[ \t\r\n]++(?=[0-9A-Fa-f]{2})")

_BASE64 = re.compile(r"[A-Za-z0-9+/_\-]{8,}+")
_BASE64_WRAP = re.compile(r"(?<=[A-Za-z0-9+/]{48})[ \t]?\r?\n[ \t>]{0,8}+(?=[A-Za-z0-9+/=])")
_BASE64_GLUE = re.compile(r"[+/_\-]++")
_URL_SAFE = str.maketrans("-_", "+/")


def views(text: str) -> Iterator[tuple[str, str, Scope]]:
    """`(form, text, scope)` of each reading that differs from the plain one, which comes first with an empty form."""
    yield from plain_views(text)
    for form, decode in (("hex", decoded_hex), ("base64", _base64)):
        decoded = decode(text)
        if decoded:
            yield form, decoded, Scope.STRUCTURE


def plain_views(text: str) -> Iterator[tuple[str, str, Scope]]:
    """The readings that are text as a whole: the plain one, and without escapes."""
    yield "", text, Scope.TEXT
    if "\0" in text:
        yield "UTF-16", text.replace("\0", ""), Scope.TEXT
    yield from _unescaped(text)


def _unescaped(text: str) -> Iterator[tuple[str, str, Scope]]:
    changed = []
    for form, decode in _DECODERS.items():
        decoded = decode(text)
        if decoded != text:
            changed.append(decoded)
            yield form, decoded, Scope.TEXT
    previous = changed[0] if len(changed) == 1 else text
    for _ in range(_LEVELS - (len(changed) == 1) if changed else 0):
        deeper = previous
        for decode in _DECODERS.values():
            deeper = decode(deeper)
        if deeper == previous:
            return
        yield "escaped twice", deeper, Scope.TEXT
        previous = deeper


def _percent(text: str) -> str:
    return (
        _PERCENT.sub(lambda run: bytes_to_text(bytes.fromhex(run[0].replace("%", ""))), text) if "%" in text else text
    )


def _entities(text: str) -> str:
    return _ENTITY.sub(lambda reference: html.unescape(reference[0]), text) if "&" in text else text


def _backslashes(text: str) -> str:
    if _ANY_BACKSLASH.search(text) is None and _ANY_SPREADSHEET.search(text) is None:
        return text
    return _BACKSLASH.sub(_backslash_run, text)


def _backslash_run(run: re.Match[str]) -> str:
    """A run as a whole: UTF-16 surrogates come in pairs, bytes of UTF-8 in sequences."""
    text = _ONE_BACKSLASH.sub(_backslash, run[0])
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _backslash(escape: re.Match[str]) -> str:
    index = escape.lastindex or 0
    if index == 6:
        return _CONTROL.get(escape[6], escape[6])
    code = int(escape[index], 8 if index == 5 else 16)
    return chr(code) if code <= 0x10FFFF else "\ufffd"


def _symbols(text: str) -> str:
    return text if text.isascii() else _SYMBOLS.sub(lambda symbol: chr(ord(symbol[0]) - 0xF000), text)


def _quoted_printable(text: str) -> str:
    if "=" not in text:
        return text
    return _QUOTED_PRINTABLE.sub(lambda run: bytes_to_text(binascii.a2b_qp(run[0].encode("ascii"))), text)


_DECODERS: dict[str, Callable[[str], str]] = {
    "percent-encoded": _percent,
    "entity-encoded": _entities,
    "backslash-escaped": _backslashes,
    "quoted-printable": _quoted_printable,
    "symbol font": _symbols,
}


def decoded_hex(text: str) -> str:
    """All runs of hexadecimal digits as text, in both alignments; also as one where white space parts their bytes."""
    runs = list({*_HEX.findall(text), *_HEX.findall(_HEX_SPACES.sub("", text))})
    runs += [_HEX_NOISE.sub("", run) for run in _SEPARATED_HEX.findall(text)]
    return "\n".join(_readings(bytes.fromhex(_even(run[shift:]))) for run in runs for shift in (0, 1))


def _even(run: str) -> str:
    return run[: len(run) // 2 * 2]


def _base64(text: str) -> str:
    """All runs of the alphabet as text; runs that a slash or dash joins also one by one; wrapped lines as one."""
    runs = set(_BASE64.findall(text))
    runs.update(_BASE64.findall(_BASE64_WRAP.sub("", text)))
    pieces = {piece for run in runs for piece in _BASE64_GLUE.split(run) if len(piece) >= 8}
    return "\n".join(_readings(_unbase64(run)) for run in runs | pieces)


def _unbase64(run: str) -> bytes:
    usable = run[:-1] if len(run) % 4 == 1 else run
    padded = usable + "=" * (-len(usable) % 4)
    return binascii.a2b_base64(padded.translate(_URL_SAFE))


def _readings(content: bytes) -> str:
    """Decoded bytes as text, and as UTF-16 of both orders where zero bytes speak for it."""
    text = bytes_to_text(content)
    if b"\0" not in content:
        return text
    return "\n".join((text, *(content.decode(order, "replace") for order in ("utf-16-le", "utf-16-be"))))


def bytes_to_text(content: bytes) -> str:
    """UTF-8, or Windows-1252 (and Latin-1 for its five holes) where it is not."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
