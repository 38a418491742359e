"""XML of package parts as bytes: validated, brought into one plain form, and edited without being re-serialised.

`normalise` is the gate: what passes it is well-formed UTF-8 without DOCTYPE, comments, processing instructions or CDATA
sections, and with no raw `>` inside attribute values. On such bytes `<` always starts a tag and the next `>` ends it,
so all else here and in `surfaces` is simple, linear byte work. If nothing had to change, the same object comes back.
What the text means is not known here. (XML 1.0, 5th edition)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from xml.parsers import expat

from gptsanitize.errors import CorruptError

__all__ = [
    "comments",
    "elements",
    "escape_attribute",
    "escape_text",
    "find_elements",
    "has_open_breaks",
    "local_name",
    "needs_normalising",
    "normalise",
    "read_attributes",
    "rewrite_elements",
    "splice",
    "unescape",
]

_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml\s[^>]*?\?>")
_ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml\s[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_ENCODING_TEXT = re.compile(r"(<\?xml\s[^>]*?\bencoding\s*=\s*[\"'])[A-Za-z0-9._:-]{1,40}")
_PLAIN = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_CODECS = re.compile(
    r"utf-?16(?:-?[lb]e)?|iso[-_]?8859-\d{1,2}|latin-?1|windows-125\d|cp125\d|shift[_-]jis|euc-(?:jp|kr)|gb2312|gbk|gb18030|big5|koi8-[ru]",
    re.ASCII,
)
_ASIDE = re.compile(rb"<!--(?P<comment>.*?)-->|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<\?(?P<pi>.*?)\?>", re.DOTALL)
_LINE_BREAK = b"<br>"
"""Excel leaves it open in the texts of its legacy drawings, and reads it."""
_RAW_GT = re.compile(rb"=\s*+(?:\"[^\"<>]*+>|'[^'<>]*+>)")
_TAG = re.compile(rb"<(?>[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>")
_QUOTED = re.compile(rb"\"[^\"]*+\"|'[^']*+'")
_ATTRIBUTE = re.compile(rb"([^\s=/<>\"']++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|(lt|gt|amp|quot|apos));", re.ASCII)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TEXT_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


class _DoctypeError(Exception):
    pass


def normalise(data: bytes) -> bytes:
    """Plain XML with the same content. Raises `CorruptError` (reasons `bad-xml`, `doctype`, `unknown-encoding`)."""
    data = _to_utf8(data)
    if has_open_breaks(data):
        data = data.replace(_LINE_BREAK, b"<br/>")
    if _validate(data):
        data = _drop_asides(data)
    if data.count(b">") != data.count(b"<") and _RAW_GT.search(data):
        data = _TAG.sub(_escape_gt, data)
    return data


def has_open_breaks(data: bytes) -> bool:
    """Whether the part holds `<br>` that nothing closes, so that it is XML only once it is normalised."""
    return _LINE_BREAK in data and b"</br>" not in data


def needs_normalising(data: bytes) -> bool:
    """Whether `normalise` changes these bytes."""
    return normalise(data) is not data


def comments(data: bytes) -> list[str]:
    """Texts of comments and processing instructions of a part as it stands in the file (not normalised)."""
    data = _to_utf8(data)
    found = _ASIDE.finditer(data, _after_declaration(data))
    texts = (match["comment"] if match["comment"] is not None else match["pi"] for match in found)
    return [text.decode("utf-8", "replace") for text in texts if text is not None and text.strip()]


def elements(data: bytes, names: Collection[str] | None) -> Iterator[tuple[str, dict[str, str]]]:
    """Start tags of elements with these local names (all if `None`): the local name, and attributes by local name.

    For small parts whose content is attributes, as relationships; `data` need not be normalised. Namespace declarations
    are left out.
    """
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if names is None or local in names:
            kept = {key.rpartition(":")[2]: text for key, text in attributes.items() if not key.startswith("xmlns")}
            found.append((local, kept))

    _validate(_to_utf8(data), start)
    yield from found


def rewrite_elements(data: bytes, name: str, edit: Callable[[Mapping[str, str]], Mapping[str, str] | None]) -> bytes:
    """Give every element of this local name to `edit` as attributes by local name, in normalised `data`.

    `edit` returns the same object (keep), `None` (remove the element with its content), or a mapping with other values.
    """
    changes: list[tuple[int, int, bytes]] = []
    for start, tag_end, end in find_elements(data, (name.encode(),)):
        spans = {local_name(key): (at, text) for key, at, text in read_attributes(data[start:tag_end])}
        before = {key.decode(): text for key, (_, text) in spans.items()}
        after = edit(before)
        if after is None:
            changes.append((start, end, b""))
        elif after is not before:
            for key, ((begin, stop), text) in spans.items():
                if after[key.decode()] != text:
                    changes.append((start + begin, start + stop, escape_attribute(after[key.decode()]).encode()))
    return splice(data, changes)


def find_elements(data: bytes, names: Collection[bytes]) -> Iterator[tuple[int, int, int]]:
    """Outermost elements with these local names in normalised `data`: start, end of the start tag, end."""
    choice = b"|".join(map(re.escape, names))
    pattern = re.compile(rb"<(/?)(?:[^\s:/<>]++:)?(?:" + choice + rb")(?=[\s/>])[^>]*+>")
    depth = start = tag_end = 0
    for match in pattern.finditer(data):
        if match[1]:
            depth -= 1
            if depth == 0:
                yield start, tag_end, match.end()
        elif data[match.end() - 2] == 0x2F:  # an empty element
            if depth == 0:
                yield match.start(), match.end(), match.end()
        else:
            if depth == 0:
                start, tag_end = match.span()
            depth += 1


def splice(data: bytes, changes: Iterable[tuple[int, int, bytes]]) -> bytes:
    """`data` with `(start, end, new bytes)` applied; those inside a removed stretch are ignored. The same if none."""
    pieces: list[bytes] = []
    done = 0
    for start, end, new in sorted(changes, key=_by_place):
        if start < done:
            continue
        pieces += (data[done:start], new)
        done = end
    if not pieces:
        return data
    pieces.append(data[done:])
    return b"".join(pieces)


def _by_place(change: tuple[int, int, bytes]) -> tuple[int, int]:
    """At one place an insertion comes first, then the longest stretch."""
    start, end, _ = change
    return start, -end if end > start else -(1 << 62)


def read_attributes(tag: bytes) -> Iterator[tuple[bytes, tuple[int, int], str]]:
    """Attributes of a tag: full name, where the value stands between its quotes, and the value."""
    for match in _ATTRIBUTE.finditer(tag):
        group = 2 if match[2] is not None else 3
        yield match[1], match.span(group), unescape(match[group])


def local_name(name: bytes) -> bytes:
    """A qualified name without its prefix."""
    return name.rpartition(b":")[2]


def unescape(raw: bytes) -> str:
    """Character data as text: references resolved, line ends as XML reports them (2.11)."""
    text = raw.decode("utf-8")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ENTITY.sub(_resolve, text) if "&" in text else text


def escape_text(text: str) -> str:
    """Text as character data; characters that XML cannot hold are left out."""
    return _UNWRITABLE.sub("", text).translate(_TEXT_ESCAPES)


def escape_attribute(text: str) -> str:
    """Text as an attribute value, for either kind of quotes."""
    return _UNWRITABLE.sub("", text).translate(_ATTRIBUTE_ESCAPES)


def _resolve(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name]
    return chr(int(hexadecimal, 16) if hexadecimal else int(decimal))


def _to_utf8(data: bytes) -> bytes:
    codec = ""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        codec = "utf-16"
    elif data.startswith(b"<\0"):
        codec = "utf-16-le"
    elif data.startswith(b"\0<"):
        codec = "utf-16-be"
    elif (declared := _ENCODING.match(data)) is not None:
        codec = declared[1].decode().lower()
    if not codec or codec in _PLAIN:
        return data
    if not _CODECS.fullmatch(codec):
        raise CorruptError("a part has an unknown character encoding", reason="unknown-encoding")
    try:
        text = data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        raise _bad_xml() from None
    return _ENCODING_TEXT.sub(r"\g<1>UTF-8", text, count=1).encode("utf-8", "surrogatepass")


def _validate(data: bytes, start: Callable[[str, dict[str, str]], None] | None = None) -> bool:
    """Check that the part is well-formed; says whether it holds comments, processing instructions or CDATA."""
    asides: list[bool] = []

    def note(*_: object) -> None:
        asides.append(True)
        parser.CommentHandler = parser.ProcessingInstructionHandler = parser.StartCdataSectionHandler = None

    def refuse(*_: object) -> None:
        raise _DoctypeError

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.CommentHandler = parser.ProcessingInstructionHandler = parser.StartCdataSectionHandler = note
    if start is not None:
        parser.StartElementHandler = start
    try:
        parser.Parse(data, True)  # noqa: FBT003 -- expat takes no keywords
    except _DoctypeError:
        raise CorruptError("a part declares a document type", reason="doctype", advice="leave the file out") from None
    except expat.ExpatError:
        raise _bad_xml() from None
    except (LookupError, ValueError):  # the parser asks for a codec that does not exist, or that is none for it
        raise CorruptError("a part has an unknown character encoding", reason="unknown-encoding") from None
    return bool(asides)


def _bad_xml() -> CorruptError:
    return CorruptError("a part of the package is no well-formed XML", reason="bad-xml")


def _after_declaration(data: bytes) -> int:
    found = _DECLARATION.match(data)
    return found.end() if found else 0


def _drop_asides(data: bytes) -> bytes:
    begin = _after_declaration(data)
    return data[:begin] + _ASIDE.sub(_plain_text, data[begin:])


def _plain_text(match: re.Match[bytes]) -> bytes:
    content: bytes | None = match["cdata"]
    if content is None:
        return b""
    return content.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def _escape_gt(match: re.Match[bytes]) -> bytes:
    tag = match[0]
    return _QUOTED.sub(lambda quoted: quoted[0].replace(b">", b"&gt;"), tag)
