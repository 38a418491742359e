"""Pictures that stand in the XML itself: in `data:` addresses (RFC 2397), or as bare base64 in the text of a node.

They are cleaned like the pictures that are parts; what else such an address holds, as a drawing, a page or a packed
text, goes. Pixels are not read. Works on what `xml.normalise` has passed.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from gptsanitize.formats.ooxml import xml
from gptsanitize.formats.ooxml.images import clean_image, is_picture
from gptsanitize.limits import Limits

__all__ = ["clean_addresses"]

_MAY_BE = (b"ta:", b"TA:", b"tA:", b"Ta:", b"&#", b"/9j/", b"iVBORw0KGgo", b"R0lGOD", b"UklGR", b"SUkqA", b"TU0AK")
"""Found a hundred times as fast as what they are part of."""
_SIGN = re.compile(
    rb"[Dd][Aa][Tt][Aa]:|&#(?:x0*+(?:[46][14]|[57]4|3[Aa])|0*+(?:58|65|68|84|97|100|116));"  # letters of it, by number
    rb"|(?:/9j/|iVBORw0KGgo|R0lGODdh|R0lGODlh|UklGR|SUkqA|TU0AK)[A-Za-z0-9+/]{40}"
)
_ADDRESS = re.compile(r"(?<![\w.-])data:(?P<head>[^,<>()]{0,200}+),", re.IGNORECASE)
_HEAD = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,90}|;", re.ASCII)
_PAYLOAD = re.compile(r"(?:[^\s\"'<>(),;]|[\r\n\t] {0,80}+(?=[\w+/=%-]{4}))*+")
_CLOSERS = {'"': '"', "'": "'", "(": ")"}
_ENCODED = re.compile(
    r"(?<![\w+/,])(?:/9j/|iVBORw0KGgo|R0lGODdh|R0lGODlh|UklGR|SUkqA|TU0AK)[A-Za-z0-9+/]{40}[A-Za-z0-9+/=\s]*+", re.ASCII
)
_PLAIN = str.maketrans("-_", "+/", " \t\r\n")
_EMPTY = "data:,"
_KINDS = {b"\x89P": "png", b"\xff\xd8": "jpeg", b"GI": "gif", b"RI": "webp", b"BM": "bmp", b"II": "tiff", b"MM": "tiff"}


def clean_addresses(data: bytes, limits: Limits, *, keeps_pictures: bool = True) -> bytes:
    """A normalised part whose pictures in the XML hold pixels only; the same object if there are none.

    Without `keeps_pictures` these go too. Raises `LimitError` for a picture of more pixels than allowed.
    """
    if not any(sign in data for sign in _MAY_BE):
        return data
    cleaner = _Cleaner(limits if keeps_pictures else None)
    changes: list[tuple[int, int, bytes]] = []
    done = 0
    for match in _SIGN.finditer(data):
        if match.start() < done:
            continue
        start, done = _token(data, match.start())
        if data.startswith(b"<", start):
            changes += cleaner.tag(data[start:done], start)
        else:
            changes += cleaner.text(data[start:done], start)
    return xml.splice(data, changes) if changes else data


def _token(data: bytes, at: int) -> tuple[int, int]:
    """Where the tag or the text around a place stands."""
    start, end = data.rfind(b"<", 0, at), data.rfind(b">", 0, at)
    if start > end:
        return start, data.find(b">", at) + 1 or len(data)
    stop = data.find(b"<", at)
    return end + 1, stop if stop >= 0 else len(data)


class _Cleaner:
    """Cleans one part; without limits no picture stays."""

    def __init__(self, limits: Limits | None) -> None:
        self._limits = limits

    def tag(self, tag: bytes, at: int) -> Iterator[tuple[int, int, bytes]]:
        """Changes of the values of attributes."""
        for _, (start, end), text in xml.read_attributes(tag):
            new = self._cleaned(text, is_attribute=True)
            if new != text:
                yield at + start, at + end, xml.escape_attribute(new).encode()

    def text(self, raw: bytes, at: int) -> Iterator[tuple[int, int, bytes]]:
        """The change of a text."""
        text = xml.unescape(raw)
        new = self._cleaned(text, is_attribute=False)
        if new != text:
            yield at, at + len(raw), xml.escape_text(new).encode()

    def _cleaned(self, text: str, *, is_attribute: bool) -> str:
        pieces: list[str] = []
        done = 0
        for match in _ADDRESS.finditer(text):
            if match.start() < done:
                continue
            is_first = is_attribute and not text[: match.start()].strip()
            if not (is_first or _HEAD.match(match["head"]) or _opener(text, match.start())):
                continue  # words: "data: names, places"
            end = len(text) if is_first else _end(text, match)
            pieces += (text[done : match.start()], self._address(match["head"], text[match.end() : end]))
            done = end
        pieces.append(text[done:])
        return _ENCODED.sub(self._encoded, "".join(pieces))

    def _address(self, head: str, payload: str) -> str:
        data = unquote_to_bytes(payload)
        if "base64" in head.lower():
            data = _decoded(data.decode("latin-1"))
        picture = self._picture(data)
        return f"data:image/{_KINDS[picture[:2]]};base64,{_encode(picture)}" if picture else _EMPTY

    def _encoded(self, match: re.Match[str]) -> str:
        """A picture in base64 that no address announces, as bound controls keep it in custom XML."""
        text = match[0]
        data = _decoded(text)
        picture = self._picture(data)
        return text if picture is data else _encode(picture)

    def _picture(self, data: bytes) -> bytes:
        """The picture without metadata; nothing for all else."""
        if self._limits is None or not is_picture(data[:16]):
            return b""
        return clean_image(data, self._limits) or b""


def _opener(text: str, at: int) -> str:
    """The quote or bracket before an address."""
    return text[at - 1] if at and text[at - 1] in _CLOSERS else ""


def _end(text: str, address: re.Match[str]) -> int:
    """Where an address ends: at what closes what opened before it, or where no address goes on."""
    opener = _opener(text, address.start())
    if opener:
        end = text.find(_CLOSERS[opener], address.end())
        return end if end >= 0 else len(text)
    found = _PAYLOAD.match(text, address.end())
    return found.end() if found else address.end()


def _decoded(text: str) -> bytes:
    plain = text.translate(_PLAIN).rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _encode(data: bytes) -> str:
    return base64.b64encode(data).decode()
