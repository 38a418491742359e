"""Other readings of a text: a token or number that is cut over lines, spaced out sign by sign, or in quoted-printable.

Responsible for finding such places and for reading them as one, each with a way back to the text. Only tokens that look
like no words are read over a line end; whether a reading holds a value is for the rules. A value that is known already
is looked for over lines, cells and paragraphs by `seams`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.views.octets import Glance
from gptsanitize.detect.words.rarity import STRONG, rarity

__all__ = ["Reading", "readings"]

_ROOM = 48  # characters before a token that its reading keeps: a label stands there
_LONGEST = 4000
_MOST_LINES = 8
_LEAST = 16
_FEWEST = 4
_NEAR = 24  # characters beside a line end, one of which is a digit where a key is cut
_LAST = r"[A-Za-z0-9_+/-]{1,3}={0,2}(?=[.,;)\"']{0,2}[ \t\r]{0,4}(?:\n|\Z))"
"""What is left of a token for its last line, of which it is the whole."""
_JOINT = rf"[ \t]{{0,16}}(?:(?:>[ \t]?){{1,4}}|//|#|\*)?[ \t]{{0,16}}(?=[!-~]{{4}}|{_LAST})"
_LINE_END = r"\n(?<=[!-~]{3}[!-~\r \t]\n)"
_BREAK = compiled(f"{_LINE_END}{_JOINT}")
_TOKEN = compiled(rf"[!-~]{{4,4000}}|{_LAST}")
_MARKS = " \t\r\\="
_SPLIT = compiled(r"[\"'`(,;<>\[{|]|(?<=[A-Za-z])[=:]")
_SPACED = re.compile(r"(?<![^\s\"'`(])[!-~](?![!-~])(?: {1,3}[!-~](?:(?![!-~])|(?=[,.;:!?)](?:\s|\Z)))){5,800}+")
_PARTED = compiled(r"(?<![\w.|-])[|]?[\w@+(]([.|_-])(?:[ -~]\1){6,400}+[\w)]?(?![\w])")
"""Signs of which each stands between two of the same marks."""
_PARTED_MARKS = bytes(
    ord("x") if chr(code).isalnum() and code < 0x80 else ord(".") if code in b".|_-" else ord(" ")
    for code in range(256)
)
_PARTED_RUN = b".x.x."
_NUMBER_BEGINS = compiled(
    r"(?:[:=#][ \t\"']{0,12}|(?<=[^\W\d_])[ \t]{1,3}(?=[+(]{0,2}[0-9]))"
    r"(?=[^\n]{1,42}\n)(?P<head>[\w+(][\w()+./:, -]{0,36})(?P<gap>-?[ \t]{0,3}\r?)(?=\n)"
)
"""A number behind a colon or a word, up to the end of its line."""
_NUMBER_GOES_ON = compiled(
    r"\n[ \t]{0,24}+(?:(?:[>|][ \t]?){1,4}|//|#|\*|--)?[ \t]{0,24}+"
    r"(?![0-9]{1,3}[.)][ \t]|[0-9]{4}-[0-9]{2}|[0-9]{1,2}:[0-9]{2}|[0-9]{1,4}[A-Za-z]? [A-Z][a-z])"
    r"(?P<rest>(?=[^\s=]{0,24}[0-9])[\w(.:][\w()./:-]{0,36}"
    r"(?:[ -][A-Z0-9()]{1,8}){0,4})(?![\w:=])"
)
"""Where it may go on in the next."""
_NUMBER_ROOM = 60
"""More characters than it has before the line end."""
_ADDRESS_CUT = compiled(r"[\w.+-]@[\w-]{1,63}(?:[.-]|\.[\w-]{1,63}\.)?\Z")
"""The beginning of an address whose domain has no end yet."""
_REST = compiled(r"[\w-]{0,63}\.[A-Za-z]{2,24}(?![\w(@])|[A-Za-z]{2,24}(?![\w.(@:])")
_DIGIT = compiled(r"[0-9]")
_ENTRY = (
    r"(?:[\"']?[A-Za-z_][\w.-]{1,60}[\"']?(?:=(?=[!-<>-~])|:(?=[\"'/]|(?![!-~])))|[*{}<\[|]|[a-z][a-z0-9+.-]{1,20}://"
    r"|(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9](?![0-9]))"
)
_BEGINS_TEXT = compiled(r"[A-Z]?[a-z]{1,20}[,;:]? [^\W\d_]")
"""Two words side by side: text goes on, and no token."""
_NEW_ENTRY = compiled(_ENTRY)
"""A line that begins a setting, an item, a tag, an address of its own or an entry of a log goes on with nothing."""
_FIRST_BREAK = compiled(f"{_LINE_END}(?>{_JOINT})(?!{_ENTRY})")
_DIGITS_AND_AT = bytes(ord("0") if code in b"0123456789@" else ord(".") for code in range(256))
_BLANKS = bytes(ord(" ") if code in b" \n\t" else ord(".") for code in range(256))
_PARTS = bytes(ord("x") if code not in b"\"'`(,;<>[{|" else ord(".") for code in range(256))
_LONG_PART = b"x" * _LEAST
_SINGLES = re.compile(rb" x {1,2}x {1,2}x {1,2}x ")
_PRINTED = bytes(ord("x") if 0x20 < code < 0x7F else ord(" ") if code == 0x20 else ord(".") for code in range(256))
_QUOTED = compiled(r"[\w.+%-]{1,64}=40(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w-])")
_OCTET = compiled(r"=([0-9A-F]{2})")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it may be read; `offsets[n]` is where its character n stands in the original.

    `must` are positions of which a finding has to hold one: without it, it was there to be found before. `sure` says
    that what was joined belongs together; where it is a guess, a value that was found without it stays as it was found.
    """

    text: str
    offsets: tuple[int, ...]
    must: tuple[int, ...]
    says: str
    sure: bool = True
    labelled: bool = False
    """Whether what a label tells is believed, whatever it is."""

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original for a span of the reading."""
        return self.offsets[start], self.offsets[end - 1] + 1


def readings(text: str, glance: Glance | None = None) -> Iterator[Reading]:
    """The other readings of a text, in no order. Most texts have none."""
    octets = (glance or Glance(text)).octets
    if "\n" in text:
        yield from _over_lines(text, octets)
        yield from _numbers_over_lines(text)
    if _PARTED_RUN in octets.translate(_PARTED_MARKS):
        yield from _parted(text)
    if _SINGLES.search(octets.translate(_PRINTED)):
        yield from _spaced(text)
    if "=40" in text:
        yield from _quoted(text)


def _over_lines(text: str, octets: bytes) -> Iterator[Reading]:
    marks, blanks, parts = (octets.translate(table) for table in (_DIGITS_AND_AT, _BLANKS, _PARTS))
    done, may_mail = 0, "@" in text
    for first in _FIRST_BREAK.finditer(text):
        at, behind = first.span()
        if at < done or marks.find(b"0", max(0, at - _NEAR), behind + _NEAR) < 0:
            continue
        head, token = _before(text, blanks, at), _TOKEN.match(text, behind)
        if token is None or head[1] - head[0] < _FEWEST or marks.find(b"0", head[0], token.end()) < 0:
            continue
        pieces = [head, token.span()]
        while len(pieces) <= _MOST_LINES and (token := _next(text, pieces[-1][1])):
            if _BEGINS_TEXT.match(text, token.start()):
                break
            pieces.append(token.span())
        is_long = _LONG_PART in b"".join([parts[start:end] for start, end in pieces])
        if (is_long or may_mail) and _looks_whole(text, pieces):
            done = pieces[-1][1]
            yield _joined(text, pieces)


def _next(text: str, end: int) -> re.Match[str] | None:
    """The token that begins the line after one that is a token alone."""
    line_end = text.find("\n", end)
    if line_end < 0 or line_end - end > 3 or text[end:line_end].strip(_MARKS):
        return None
    after = _BREAK.match(text, line_end)
    return _TOKEN.match(text, after.end()) if after else None


def _before(text: str, blanks: bytes, end: int) -> tuple[int, int]:
    """The token that ends the line at `end`, without the mark of a soft break."""
    while end and text[end - 1] in " \t\r":
        end -= 1
    if end and text[end - 1] in "\\=":
        end -= 1
    floor = max(0, end - _LONGEST)
    return blanks.rfind(b" ", floor, end) + 1 or floor, end


def _looks_whole(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether the pieces may be one token: long, with a digit or an address, and no address that ends with its line."""
    whole = "".join(text[start:end] for start, end in pieces)
    if len(whole) < _LEAST or any(_NEW_ENTRY.match(text, *piece) for piece in pieces[1:]):
        return False
    if "@" in whole and "://" not in whole:
        head = text[slice(*pieces[0])]
        soft = text[pieces[0][1] : pieces[0][1] + 1] in {"=", "\\"}
        return soft or (_ADDRESS_CUT.search(head) is not None and _REST.match(text, *pieces[1]) is not None)
    return any(len(part) >= _LEAST and _DIGIT.search(part) is not None for part in _SPLIT.split(whole))


def _joined(text: str, pieces: list[tuple[int, int]]) -> Reading:
    begin = max(0, pieces[0][0] - _ROOM)
    read, offsets, must = [text[begin : pieces[0][1]]], list(range(begin, pieces[0][1])), []
    for start, end in pieces[1:]:
        must.append(len(offsets))
        soft = text[end - 1] in "\\=" and (start, end) != pieces[-1]
        offsets.extend(range(start, end - soft))
        read.append(text[start : end - soft])
    return Reading("".join(read), tuple(offsets), tuple(must), "over a line end", _goes_on(text, pieces))


def _goes_on(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether the next line goes on with what no word looks like, or the line ends with the mark of a soft break."""
    soft = text[pieces[0][1] : pieces[0][1] + 1] in {"=", "\\"}
    rest = text[slice(*pieces[1])]
    return soft or (_DIGIT.search(rest) is not None and rarity(rest) >= STRONG)


def _numbers_over_lines(text: str) -> Iterator[Reading]:
    """A number in two lines, with a blank, with the hyphen, and with nothing between its parts."""
    done = 0
    for more in _NUMBER_GOES_ON.finditer(text):
        line_end = more.start()
        line = text.rfind("\n", 0, line_end) + 1
        cut = _NUMBER_BEGINS.search(text, max(done, line, line_end - _NUMBER_ROOM), line_end + 1)
        if cut is None:
            continue
        done, end, rest, joint = more.end(), cut.end("head"), more.start("rest"), cut.start("gap")
        begin, stop = max(line, cut.start() - _ROOM), min(len(text), done + 1)
        after = range(rest, stop)
        for between in (" ", "") if text[joint] != "-" else ("-", ""):
            offsets = (*range(begin, end), *(range(joint, joint + 1) if between else ()), *after)
            read = f"{text[begin:end]}{between}{text[rest:stop]}"
            yield Reading(read, offsets, (end - begin + len(between),), "over a line end", labelled=True)


def _parted(text: str) -> Iterator[Reading]:
    for run in _PARTED.finditer(text):
        begin = max(0, run.start() - _ROOM)
        first = run.start() + (text[run.start()] == "|")
        signs = range(first, run.end(), 2)
        offsets = (*range(begin, run.start()), *signs)
        must = tuple(range(len(offsets) - len(signs), len(offsets)))
        yield Reading("".join(text[place] for place in offsets), offsets, must, "parted sign by sign", labelled=True)


def _spaced(text: str) -> Iterator[Reading]:
    for run in _SPACED.finditer(text):
        begin = max(0, run.start() - _ROOM)
        wide = "  " in run[0] and " " in run[0].replace("  ", "")  # words are parted by more than their letters
        letters = [
            place
            for place in range(*run.span())
            if text[place] != " " or (wide and text[place - 1] == " " and text[place - 2] != " ")
        ]
        offsets = (*range(begin, run.start()), *letters)
        must = tuple(range(len(offsets) - len(letters), len(offsets)))
        yield Reading("".join(text[place] for place in offsets), offsets, must, "spaced out", labelled=True)


def _quoted(text: str) -> Iterator[Reading]:
    """An address of mail in quoted-printable (RFC 2045, 6.7)."""
    for run in _QUOTED.finditer(text):
        read, offsets, place = "", [], run.start()
        while place < run.end():
            octet = _OCTET.match(text, place, run.end())
            sign = chr(int(octet[1], 16)) if octet else text[place]
            read += sign if " " < sign <= "~" else "?"
            offsets.append(place)
            place = octet.end() if octet else place + 1
        yield Reading(read, tuple(offsets), (read.find("@"),), "quoted-printable")
