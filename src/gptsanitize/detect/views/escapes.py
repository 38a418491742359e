"""Characters that are written as codes: HTML entities, percent signs, escapes of JSON, JavaScript, C, RTF and Markdown,
quoted-printable, encoded words of mail headers.

Responsible for finding a code and saying what it stands for, character by character, so that a value is found where it
stands. A code of a code is read too (`%2540`, `&amp;#64;`). What only looks like one stays: a lone `%41`, a Windows
path. Whole values in base64 or hexadecimal are `encoded`'s matter.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from html.entities import html5

from gptsanitize.detect.patterns.firsts import compiled

__all__ = ["BEGINS", "Piece", "are_in", "piece_at"]

Piece = tuple[int, int, str]
"""Where a code stands, and what it stands for."""

BEGINS = r"&%\\="
"""The signs by which codes begin, for a set of a pattern."""

_CODE = compiled(
    r"&(?:amp;){0,2}(?:#(?P<decimal>[0-9]{2,6})|#[xX](?P<hex>[0-9A-Fa-f]{2,5})|(?P<name>[A-Za-z]{2,8}));"
    r"|\\{1,4}(?:u(?P<json>[0-9A-Fa-f]{4})|u\{(?P<braces>[0-9A-Fa-f]{1,5})\}|(?P<mark>[\"/@]|'(?![89a-f][0-9a-f])|[._+-](?=\w))"
    r"|(?:r\\{1,4}n|(?P<line>[nt]))(?:(?![a-z])|(?=[a-z_]{2,20}[:=])))"
    r"|%u(?P<percent_u>[0-9A-Fa-f]{4})"
    r"|%25(?:25){0,2}(?P<doubled>[2-7][0-9A-Fa-f])"
    r"|%(?P<percent>40|2[2789BbDdEeCcFf]|5[Ff]|3[AaDd]|(?<=[\w.,:;=?!)-]%)20(?=[\w(]))"
)
_IN_PATH = compiled(r"(?<![A-Za-z])[A-Za-z]:\\(?!\\)[^\s\"'<>|*?]{0,100}$")
"""A path of Windows, in which `\\t` begins the name of a folder."""
_PATH_ROOM = 104
_OCTETS = compiled(
    r"(?P<percents>%(?:25){0,3}[0-9A-Fa-f]{2}(?:%(?:25){0,3}[0-9A-Fa-f]{2}){1,400}+)"
    r"|(?P<escapes>\\{1,4}x[0-9A-Fa-f]{2}(?:\\{1,4}x[0-9A-Fa-f]{2}){0,400}+)"
    r"|(?P<octals>\\[0-3][0-7]{2}(?:\\[0-3][0-7]{2}){2,400}+)"
    r"|(?P<ansi>\\'[89a-f][0-9a-f])"
    r"|(?P<printed>=[0-9A-F]{2}(?:=[0-9A-F]{2}){0,400}+)"
)
"""Runs of octets: of UTF-8, or of Windows-1252 where they are none."""
_OCTET = compiled(r"(?:%(?:25){0,3}|\\{1,4}x|\\'|=)([0-9A-Fa-f]{2})|\\([0-3][0-7]{2})")
_SOFT_BREAK = compiled(r"=[ \t]{0,4}\r?\n")
_WORD = compiled(
    r"=\?(?P<charset>[A-Za-z0-9-]{3,20})\?(?P<how>[QqBb])\?(?P<word>[!->@-~]{1,400})\?=(?:[ \t\r\n]{1,6}(?==\?))?"
)
_IN_WORD = compiled(r"=([0-9A-Fa-f]{2})|[!-~]")
_MAY_BE_PRINTED = compiled(r"=(?:[0-9A-F]{2}|[ \t]{0,4}\r?\n)")
_PRINTED = compiled(r"(?:=[C-F][0-9A-F]=[89AB][0-9A-F]|=3D|=[2-7][0-9A-F][^\s=&;,\"']{0,64}=[2-7][0-9A-F])")
"""What tells that a text, or a token of it, is quoted-printable (RFC 2045, 6.7)."""


def are_in(text: str) -> bool:
    """Whether a text holds a code that is read."""
    if ("&" in text or "%" in text or "\\" in text) and (_CODE.search(text) or _OCTETS.search(text)):
        return True
    return ("=?" in text and _WORD.search(text) is not None) or is_printed(text)


def is_printed(text: str) -> bool:
    """Whether a text is written in quoted-printable."""
    return "=" in text and _MAY_BE_PRINTED.search(text) is not None and _PRINTED.search(text) is not None


def piece_at(text: str, position: int, *, printed: bool) -> Iterator[Piece]:
    """The pieces of the code that begins at a position; nothing where none does.

    `printed` says that `text` is quoted-printable.
    """
    sign = text[position]
    if sign == "=":
        yield from _mailed(text, position, printed=printed)
        return
    code = _CODE.match(text, position)
    if code and code["line"] and _IN_PATH.search(text, max(0, position - _PATH_ROOM), position):
        return
    char = _char(code) if code else ""
    if code and char:
        yield position, code.end(), char
    elif run := _OCTETS.match(text, position):
        yield from _of_octets(text, position, run.end())


def _mailed(text: str, position: int, *, printed: bool) -> Iterator[Piece]:
    """What a mail program writes: encoded words (RFC 2047), quoted-printable."""
    if word := _WORD.match(text, position):
        yield from _word(word)
    elif printed and (soft := _SOFT_BREAK.match(text, position)):
        yield position, soft.end(), ""
    elif printed and (run := _OCTETS.match(text, position)):
        yield from _of_octets(text, position, run.end())


def _char(match: re.Match[str]) -> str:
    """The one character that a code stands for; nothing for controls, surrogates and what is none."""
    if match["mark"] or match["line"]:
        return str(match["mark"] or {"n": "\n", "t": "\t"}[match["line"]])
    if match["name"]:
        char = html5.get(match["name"] + ";", "")
        code = ord(char) if len(char) == 1 else 0
    elif match["decimal"]:
        code = int(match["decimal"])
    else:
        digits = match["hex"] or match["json"] or match["braces"] or match["percent_u"]
        digits = digits or match["doubled"] or match["percent"]
        code = int(digits, 16) if digits else ord("\n")
    return chr(code) if code == 0x0A or _is_readable(code) else ""


def _is_readable(code: int) -> bool:
    return 0x20 <= code < 0x7F or 0xA0 <= code < 0xD800 or 0xE000 <= code <= 0x1FFFF


def _of_octets(text: str, start: int, end: int) -> list[Piece]:
    """The characters of a run of octets; nothing where one of them is no text."""
    octets = [(m.start(), m.end(), int(m[1], 16) if m[1] else int(m[2], 8)) for m in _OCTET.finditer(text, start, end)]
    return _read(octets, "utf-8") or _read(octets, "cp1252")


def _read(octets: list[tuple[int, int, int]], charset: str) -> list[Piece]:
    """Octets with their places, decoded; nothing where they are of another character set."""
    pieces: list[Piece] = []
    held: list[tuple[int, int, int]] = []
    for octet in octets:
        held.append(octet)
        try:
            char = bytes(code for _, _, code in held).decode(charset)
        except (UnicodeDecodeError, LookupError):
            if len(held) == 4:
                return []
            continue
        if len(char) != 1 or not (_is_readable(ord(char)) or char in "\t\r\n"):
            return []
        pieces.append((held[0][0], held[-1][1], char))
        held = []
    return [] if held else pieces


def _word(match: re.Match[str]) -> list[Piece]:
    start, end = match.span()
    if match["how"] in "bB":
        try:
            char = binascii.a2b_base64(match["word"]).decode(match["charset"])
        except (binascii.Error, UnicodeDecodeError, LookupError):
            return []
        return [(start, end, char)] if char and char.isprintable() else []
    octets = [
        (m.start(), m.end(), int(m[1], 16) if m[1] else 0x20 if m[0] == "_" else ord(m[0]))
        for m in _IN_WORD.finditer(match["word"])
    ]
    first, last = match.span("word")
    pieces = [(first + begin, first + stop, char) for begin, stop, char in _read(octets, match["charset"])]
    return [(start, first, ""), *pieces, (last, end, "")] if pieces else []
