"""The content of one string item, `<si>` or `<is>`: plain, or in runs, with phonetic readings and fonts.

A string in seven runs is one text; an edit is written into the run in which it starts. Phonetic readings spell the
text again in another script: an edit of the text removes them. Works on the plain form of `xlsx_grammar` only.
(ECMA-376-1 18.4.8 `si`, 18.4.4 `r`, 18.4.6 `rPh`, 22.9.2.19 `ST_Xstring`)
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import IntEnum

from gptsanitize.errors import CorruptError
from gptsanitize.formats.ooxml import xml
from gptsanitize.model import Edit

__all__ = ["Slot", "apply", "plain_item", "read_item", "read_text", "rewrite_item", "write_text"]

_NODE = re.compile(
    rb'(?P<reading><rPh [^>]*+>(?><t[^>]*+>(?P<spoken>[^<]*+)(?></t>)?+)?+</rPh>)|<rFont val="(?P<font>[^"]*+)"/>'
    rb'|<t(?> xml:space="[a-z]*+")?+>(?P<text>[^<]*+)</t>'
)
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNSAFE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Slot(IntEnum):
    """Which text of an item is meant: the text itself, its phonetic readings as one, or a font, counted from FONT."""

    TEXT = 0
    READING = 1_000
    FONT = 1_000_000


def read_text(raw: bytes) -> str:
    """Character data of a string as text: XML references and `_xHHHH_` codes resolved. Raises `CorruptError`."""
    try:
        text = raw.decode()
        if "&" in text or "\r" in text:
            text = xml.unescape(raw)
    except (UnicodeDecodeError, ValueError, OverflowError):
        raise CorruptError("a part of the package is no well-formed XML", reason="bad-xml") from None
    if "_x" in text:
        return _CODE.sub(_resolve, text)
    return text


def _resolve(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code < 0xE000 else chr(code)


def write_text(text: str) -> bytes:
    """Text as character data; what XML or `ST_Xstring` cannot hold is written as a code."""
    coded = _UNSAFE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    return xml.escape_text(coded).encode()


def plain_item(text: str) -> bytes:
    """The one text node of an item without runs."""
    space = b' xml:space="preserve"' if text != text.strip() or "\n" in text else b""
    return b"<t" + space + b">" + write_text(text) + b"</t>"


def read_item(inner: bytes) -> list[tuple[int, str]]:
    """The texts of an item by slot: the text itself, phonetic readings, fonts."""
    texts: list[str] = []
    readings: list[str] = []
    fonts: list[tuple[int, str]] = []
    for match in _NODE.finditer(inner):
        if match["reading"] is not None:
            readings.append(read_text(match["spoken"] or b""))
        elif match["font"] is not None:
            fonts.append((Slot.FONT + len(fonts), read_text(match["font"])))
        else:
            texts.append(read_text(match["text"]))
    spoken: list[tuple[int, str]] = [(Slot.READING, "".join(readings))] if readings else []
    return [(Slot.TEXT, "".join(texts)), *spoken, *fonts]


def apply(text: str, edits: Sequence[Edit]) -> str:
    """`text` with ordered edits applied."""
    pieces: list[str] = []
    done = 0
    for edit in edits:
        pieces += (text[done : edit.start], edit.text)
        done = edit.end
    return "".join(pieces) + text[done:]


def rewrite_item(inner: bytes, edits: Mapping[int, Sequence[Edit]]) -> bytes:
    """`inner` with edits by slot applied."""
    pieces: list[bytes] = []
    done = position = spoken = fonts = 0
    main, reading = edits.get(Slot.TEXT, ()), edits.get(Slot.READING, ())
    for match in _NODE.finditer(inner):
        new: bytes | None = None
        if match["reading"] is not None:
            text = read_text(match["spoken"] or b"")
            changed = _rewrite_run(text, spoken, reading)
            spoken += len(text)
            if main or changed is not None:
                new = b"" if main else _reading(match, changed or "")
        elif match["font"] is not None:
            slot = Slot.FONT + fonts
            fonts += 1
            if slot in edits:
                name = apply(read_text(match["font"]), edits[slot])
                new = b'<rFont val="' + xml.escape_attribute(name).encode() + b'"/>'
        else:
            text = read_text(match["text"])
            changed = _rewrite_run(text, position, main)
            position += len(text)
            new = None if changed is None else plain_item(changed)
        if new is not None:
            pieces += (inner[done : match.start()], new)
            done = match.end()
    return b"".join(pieces) + inner[done:]


def _reading(match: re.Match[bytes], text: str) -> bytes:
    start = match[0][: match[0].index(b">") + 1]
    return start + plain_item(text) + b"</rPh>"


def _rewrite_run(text: str, at: int, edits: Sequence[Edit]) -> str | None:
    """The run that starts at `at` of the whole text; `None` if no edit touches it.

    The run of its start takes the new text.
    """
    pieces: list[str] = []
    done = 0
    touched = False
    for edit in edits:
        start, end = edit.start - at, edit.end - at
        starts_here = 0 <= start < len(text) or (start == end == len(text) and bool(text))
        if not starts_here and (end <= 0 or start >= len(text)):
            continue
        touched = True
        pieces.append(text[done : max(start, 0)])
        if starts_here:
            pieces.append(edit.text)
        done = min(end, len(text))
    return "".join(pieces) + text[done:] if touched else None
