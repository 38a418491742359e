"""Content streams as the witness reads them: what is shown, by which codes, and everything that is not drawing.

Strings are decoded by the font that is set where they are shown, and joined by where the pen stands: at once, after a
space, or on a new line. Numbers that place and paint are not text. A stream that holds anything but drawing is called
strange: whoever searches it has to search all of it. Linear in the stream, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from typing import NamedTuple

from gptsanitize.verify.pdf_fonts import PdfFont
from gptsanitize.verify.pdf_strings import NAME, STRING, end_of_string, string_bytes, text_of

__all__ = ["Shown", "read_content"]

_WHITE = rb"[\x00\t\n\x0c\r ]"
_REGULAR = rb"[^\x00\t\n\x0c\r ()<>\[\]{}/%]"
_END = rb"(?!" + _REGULAR + rb")"
_NUMBER = rb"[-+]*+(?>\d++\.?\d*+|\.\d++)"
_PAINT = (
    rb"(?>re|rg|RG|cm|CS|cs|SCN|SC|scn|sc|sh|gs|ri|Do|BT|ET|EMC|BX|EX|T[cwzLrs]|d[01]|[bBfFW]\*?+"
    rb"|[mlcvyhSsnkKgGwJjMiqQd])"
)
_SHOW = rb"T[jJ]|['\"]"
_ARRAY = rb"\[(?>" + _WHITE + rb"++|" + _NUMBER + rb"|" + STRING + rb")*+\]"
_TOKEN = re.compile(  # an operator of text comes with its operands where they stand before it
    _WHITE + rb"*+(?:(?P<paint>(?>(?>" + _NUMBER + rb"|" + _PAINT + rb")" + _END + _WHITE + rb"*+)++)"
    rb"(?>(?P<move>T[dDm*])" + _END + rb"|(?P<font>Tf)" + _END + rb")?+"
    rb"|(?>(?P<string>"
    + STRING
    + rb")|(?P<array>"
    + _ARRAY
    + rb"))(?>"
    + _WHITE
    + rb"*+(?P<show>"
    + _SHOW
    + rb")"
    + _END
    + rb")?+"
    rb"|(?P<lone_move>T[dDm*])"
    + _END
    + rb"|(?P<lone_show>"
    + _SHOW
    + rb")"
    + _END
    + rb"|(?P<lone_font>Tf)"
    + _END
    + rb"|(?P<name>"
    + NAME
    + rb")|(?P<mark>(?>B[MD]C|[MD]P|true|false|null)"
    + _END
    + rb"|<<|>>|[\[\]])"
    rb"|(?P<image>BI)" + _END + rb"|(?P<nested>\()|(?P<end>\Z)|(?P<other>%[^\r\n]*+|" + _REGULAR + rb"++|[\s\S]))"
)
_ELEMENT = re.compile(rb"(" + STRING + rb")|(" + _NUMBER + rb")")
_END_OF_IMAGE = re.compile(_WHITE + rb"EI" + _END)

_PARENTHESIS = ord("(")
_KERNED_SPACE = -180.0
"""Thousandths of the font size: so far back is a space."""
_A_SPACE, _A_CELL, _A_LINE = 0.18, 1.5, 0.3
"""Gaps in font sizes: along the line, along the line, across it."""

Fonts = Callable[[bytes], "PdfFont | None"]
Found = re.Match[bytes]
Element = tuple[list[bytes], float]
"""Strings with a space between them, and by how many thousandths the pen goes back in all."""


class Shown(NamedTuple):
    """`text` as it is read, `codes` as they stand in the strings, `rest`: names and inline images."""

    text: str
    codes: bytes
    rest: bytes
    strange: bool


def read_content(data: bytes, fonts: Fonts) -> Shown:
    """Read a decoded content stream; `fonts` answers the font of a resource name. Any bytes are accepted."""
    reader = _Reader(data, fonts)
    reader.read()
    return Shown("".join(reader.text), b"".join(reader.codes), b"\n".join(reader.rest), reader.strange)


class _Reader:
    """The state of one reading: the font, where the pen stands, the operands that wait for their operator."""

    def __init__(self, data: bytes, fonts: Fonts) -> None:
        self._data, self._fonts = data, fonts
        self.text: list[str] = []
        self.codes: list[bytes] = []
        self.rest: list[bytes] = []
        self.strange = False
        self._known: set[bytes] = set()
        self._shown: list[Element] = []
        self._numbers = self._name = b""
        self._font: PdfFont | None = None
        self._size = 1.0
        self._matrix = (1.0, 0.0, 0.0, 1.0)
        self._line = self._pen = self._last = (0.0, 0.0)

    def read(self) -> None:
        """Read the whole stream."""
        position = 0
        while position >= 0:
            position = self._read_from(position)
        self.keep_strings()

    def _read_from(self, position: int) -> int:
        """Read on; where to go on behind what tokens cannot tell, or -1 at the end."""
        for found in _TOKEN.finditer(self._data, position):
            kind = found.lastgroup or "end"
            action = _ACTIONS.get(kind)
            if action is not None:
                action(self, found)
            elif kind == "nested":
                return self._take_nested(found.start(kind))
            elif kind == "image":
                return self._take_image(found.end())
            elif kind == "end":
                break
            else:
                self.strange = True
        return -1

    # ---- operands

    def take_numbers(self, found: Found) -> None:
        """Numbers, and operators that place and paint."""
        self._numbers = raw = found["paint"]
        if b"BT" in raw:
            self._matrix, self._line, self._pen = (1.0, 0.0, 0.0, 1.0), (0.0, 0.0), (0.0, 0.0)

    def take_string(self, found: Found) -> None:
        """A string that waits for its operator."""
        self._take(found["string"])

    def _take(self, raw: bytes) -> None:
        shown = _bytes_of(raw)
        self.codes.append(shown)
        self._shown.append(([shown], 0.0))

    def take_array(self, found: Found) -> None:
        """An array of strings and numbers: strings without a space between them become one."""
        strings, kerns = _elements(found["array"])
        self.codes += strings
        spaces = [index for index, kern in enumerate(kerns, 1) if kern < _KERNED_SPACE]
        pieces = [b"".join(strings[low:high]) for low, high in pairwise([0, *spaces, len(strings)])]
        self._shown.append((pieces, sum(kerns)))

    def take_name(self, found: Found) -> None:
        """A name: the font's, or one that is kept."""
        self._name = raw = found["name"]
        if raw not in self._known:
            self._known.add(raw)
            self.rest.append(raw)

    def _take_nested(self, start: int) -> int:
        stop = end_of_string(self._data, start)
        self._take(self._data[start:stop])
        return stop

    def _take_image(self, position: int) -> int:
        end = _END_OF_IMAGE.search(self._data, position)
        stop = end.end() if end else len(self._data)
        self.rest.append(self._data[position:stop])
        return stop

    def keep_strings(self, _: Found | None = None) -> None:
        """Strings that are not shown: the properties of marked content."""
        for strings, _back in self._shown:
            for string in strings:
                self.text += ["\n", text_of(string), "\n"]
        self._shown.clear()

    # ---- operators

    def select_font(self, found: Found) -> None:
        """`Tf`."""
        if found["paint"] is not None:
            self.take_numbers(found)
        self._font, sizes = self._fonts(self._name), _last(self._numbers, 1)
        self._size = sizes[0] if sizes else 1.0

    def move(self, found: Found) -> None:
        """`Td`, `TD`, `Tm`, `T*`."""
        operator = found["move"] or found["lone_move"]
        if found["paint"] is not None:
            self.take_numbers(found)
        numbers = _last(self._numbers, 6 if operator == b"Tm" else 2)
        self._numbers = b""
        if operator == b"Tm" and len(numbers) == 6:
            self._matrix, self._line = (numbers[0], numbers[1], numbers[2], numbers[3]), (numbers[4], numbers[5])
        elif operator == b"T*" or len(numbers) < 2:
            self._new_line()
        else:
            a, b, c, d = self._matrix
            x, y = numbers[-2:]
            self._line = (self._line[0] + x * a + y * c, self._line[1] + x * b + y * d)
        self._pen = self._line

    def _new_line(self) -> None:
        self._line = (self._line[0], self._line[1] - 2 * _A_LINE * abs(self._size * self._matrix[3]))
        self.text.append("\n")

    def show(self, found: Found) -> None:
        """`Tj`, `TJ`, `'`, `\"`."""
        operator = found["show"] or found["lone_show"]
        if found["string"] is not None:
            self.take_string(found)
        elif found["array"] is not None:
            self.take_array(found)
        if operator in {b"'", b'"'}:
            self._new_line()
            self._pen = self._line
        self.text.append(self._gap())
        self.codes.append(b"\n")
        advance, font = 0.0, self._font
        for strings, back in self._shown:
            text, width = font.read(strings) if font is not None else (" " * (len(strings) - 1), 0.0)
            self.text.append(text)
            advance += width - back * 0.001
        self._shown.clear()
        a, b, *_ = self._matrix
        step = advance * self._size
        self._pen = self._last = (self._pen[0] + step * a, self._pen[1] + step * b)

    def _gap(self) -> str:
        """What stands between the last glyph and the pen."""
        a, b, *_ = self._matrix
        length = (a * a + b * b) ** 0.5 * abs(self._size) or 1.0
        x, y = self._pen[0] - self._last[0], self._pen[1] - self._last[1]
        turn = -1.0 if self._size < 0 else 1.0
        along, across = (x * a + y * b) * turn * abs(self._size), (x * b - y * a) * abs(self._size)
        gap = along / (length * length)
        if abs(across) > _A_LINE * length * length or not -1.0 < gap < _A_CELL:
            return "\n"
        return " " if gap > _A_SPACE else ""


_ACTIONS: dict[str, Callable[[_Reader, Found], None]] = {
    "paint": _Reader.take_numbers,
    "string": _Reader.take_string,
    "array": _Reader.take_array,
    "name": _Reader.take_name,
    "mark": _Reader.keep_strings,
    "show": _Reader.show,
    "lone_show": _Reader.show,
    "move": _Reader.move,
    "lone_move": _Reader.move,
    "font": _Reader.select_font,
    "lone_font": _Reader.select_font,
}


def _elements(array: bytes) -> tuple[list[bytes], list[float]]:
    """The strings of an array, and the number behind each; one more in front, for the number there."""
    with suppress(ValueError):  # digits that do not pair, two numbers side by side: one by one below
        if b"\\" not in array and b"<" not in array:
            parts = array[1:-1].replace(b")", b"(").split(b"(")  # numbers and strings by turns
            return [b"", *parts[1::2]], [float(part) if part else 0.0 for part in parts[::2]]
        if b"(" not in array:
            parts = array[1:-1].replace(b">", b"<").split(b"<")
            strings = [bytes.fromhex(digits.decode("ascii")) for digits in parts[1::2]]
            return [b"", *strings], [float(part) if part else 0.0 for part in parts[::2]]
    found = _ELEMENT.findall(array)
    return [_bytes_of(string) if string else b"" for string, _ in found], [_number(number) for _, number in found]


def _bytes_of(raw: bytes) -> bytes:
    return raw[1:-1] if raw[0] == _PARENTHESIS and b"\\" not in raw else string_bytes(raw)


def _last(raw: bytes, count: int) -> list[float]:
    """The last so many numbers before an operator; fewer where something else stands there."""
    words = raw.rsplit(None, count)[-count:]
    with suppress(ValueError):
        return [float(word) for word in words]
    found: list[float] = []
    for word in reversed(words):
        if word[-1:] not in b"0123456789.":
            break
        found.append(_number(word))
    return found[::-1]


def _number(raw: bytes) -> float:
    try:
        return float(raw)
    except ValueError:
        return 0.0
