"""Content streams as the witness reads them: what is shown, by which codes, and everything that is not drawing.

Strings are decoded by the font that is set where they are shown, and joined by where the pen stands: at once, after a
space, or on a new line. Numbers that place and paint are not text. A stream that holds anything but drawing is called
strange: whoever searches it has to search all of it. Linear in the stream, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
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
_TOKEN = re.compile(
    _WHITE + rb"*+(?:(?P<paint>(?>(?>" + _NUMBER + rb"|" + _PAINT + rb")" + _END + _WHITE + rb"*+)++)"
    rb"|(?P<string>"
    + STRING
    + rb")|(?P<show>T[jJ]|['\"])"
    + _END
    + rb"|(?P<move>T[dDm*])"
    + _END
    + rb"|(?P<array>\[(?>"
    + _WHITE
    + rb"++|"
    + _NUMBER
    + rb"|"
    + STRING
    + rb")*+\])"
    rb"|(?P<font>Tf)"
    + _END
    + rb"|(?P<name>"
    + NAME
    + rb")|(?P<mark>(?>B[MD]C|[MD]P|true|false|null)"
    + _END
    + rb"|<<|>>|[\[\]])|(?P<image>BI)"
    + _END
    + rb"|(?P<nested>\()|(?P<end>\Z)|(?P<other>%[^\r\n]*+|"
    + _REGULAR
    + rb"++|[\s\S]))"
)
_ELEMENT = re.compile(rb"(" + STRING + rb")|(" + _NUMBER + rb")")
_END_OF_IMAGE = re.compile(_WHITE + rb"EI" + _END)

_KERNED_SPACE = -180.0
"""Thousandths of the font size: so far back is a space."""
_A_SPACE, _A_CELL, _A_LINE = 0.18, 1.5, 0.3
"""Gaps in font sizes: along the line, along the line, across it."""

Fonts = Callable[[bytes], "PdfFont | None"]
Element = tuple[bytes, float]


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
        self._strings: list[Element] = []
        self._numbers = self._name = b""
        self._font: PdfFont | None = None
        self._size = 1.0
        self._matrix = (1.0, 0.0, 0.0, 1.0)
        self._line = self._pen = self._last = (0.0, 0.0)

    def read(self) -> None:
        """Read the whole stream."""
        position, actions = 0, _ACTIONS
        while (found := _TOKEN.match(self._data, position)) is not None:
            kind = found.lastgroup or "end"
            if kind == "end":
                break
            position = found.end()
            action = actions.get(kind)
            if action is not None:
                action(self, found[kind])
            elif kind == "nested":
                position = self._take_nested(found.start(kind))
            elif kind == "image":
                position = self._take_image(position)
            else:
                self.strange = True
        self.keep_strings(b"")

    # ---- operands

    def take_numbers(self, raw: bytes) -> None:
        """Numbers, and operators that place and paint."""
        self._numbers = raw
        if b"BT" in raw:
            self._matrix, self._line, self._pen = (1.0, 0.0, 0.0, 1.0), (0.0, 0.0), (0.0, 0.0)

    def take_string(self, raw: bytes) -> None:
        """A string that waits for its operator."""
        shown = string_bytes(raw)
        self.codes.append(shown)
        self._strings.append((shown, 0.0))

    def take_array(self, raw: bytes) -> None:
        """An array of strings and numbers."""
        for string, number in _ELEMENT.findall(raw):
            if string:
                self.take_string(string)
            else:
                self._strings.append((b"", _number(number)))

    def take_name(self, raw: bytes) -> None:
        """A name: the font's, or one that is kept."""
        self._name = raw
        if raw not in self._known:
            self._known.add(raw)
            self.rest.append(raw)

    def _take_nested(self, start: int) -> int:
        stop = end_of_string(self._data, start)
        self.take_string(self._data[start:stop])
        return stop

    def _take_image(self, position: int) -> int:
        end = _END_OF_IMAGE.search(self._data, position)
        stop = end.end() if end else len(self._data)
        self.rest.append(self._data[position:stop])
        return stop

    def keep_strings(self, _: bytes) -> None:
        """Strings that are not shown: the properties of marked content."""
        for string, _number in self._strings:
            self.text += ["\n", text_of(string), "\n"]
        self._strings.clear()

    # ---- operators

    def select_font(self, _: bytes) -> None:
        """`Tf`."""
        self._font, sizes = self._fonts(self._name), _last(self._numbers, 1)
        self._size = sizes[0] if sizes else 1.0

    def move(self, operator: bytes) -> None:
        """`Td`, `TD`, `Tm`, `T*`."""
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

    def show(self, operator: bytes) -> None:
        """`Tj`, `TJ`, `'`, `\"`."""
        if operator in {b"'", b'"'}:
            self._new_line()
            self._pen = self._line
        self.text.append(self._gap())
        self.codes.append(b"\n")
        advance = 0.0
        for string, kern in self._strings:
            advance -= kern * 0.001
            if string and self._font is not None:
                text, width = self._font.read(string)
                self.text.append(text)
                advance += width
            elif kern < _KERNED_SPACE:
                self.text.append(" ")
        self._strings.clear()
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


_ACTIONS: dict[str, Callable[[_Reader, bytes], None]] = {
    "paint": _Reader.take_numbers,
    "string": _Reader.take_string,
    "array": _Reader.take_array,
    "name": _Reader.take_name,
    "mark": _Reader.keep_strings,
    "show": _Reader.show,
    "move": _Reader.move,
    "font": _Reader.select_font,
}


def _last(raw: bytes, count: int) -> list[float]:
    """The last so many numbers before an operator; fewer where something else stands there."""
    found: list[float] = []
    for word in reversed(raw.split()[-count:]):
        if word[-1:] not in b"0123456789.":
            break
        found.append(_number(word))
    return found[::-1]


def _number(raw: bytes) -> float:
    try:
        return float(raw)
    except ValueError:
        return 0.0
