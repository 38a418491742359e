"""Files inside texts: base64 that begins like an archive, a document or a picture is opened like any other part.

What is only encoded text is left to `views`; this is for content that must be expanded before it can be read.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable

__all__ = ["PackedText"]

_KINDS = (
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"%PDF-",
    b"\x89PNG\r\n",
    b"\xd0\xcf\x11\xe0\xa1\xb1",
    b"\xff\xd8\xff",
    b"GIF8",
)
_BEGINS = re.compile(
    r"\s*+(?:data:[\w.+/;=\-]{0,100},)?\s*+(?:"
    + "|".join(re.escape(binascii.b2a_base64(kind[: len(kind) // 3 * 3]).decode().strip()) for kind in _KINDS)
    + ")"
)
_PREFIX = re.compile(r"\s*+data:[^,]{0,120},")
_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/\-_]")
_URL_SAFE = str.maketrans("-_", "+/")
_LEAST = 24


class PackedText:
    """Collects the text of one node after another; gives what is a packed file to `examine`."""

    def __init__(self, examine: Callable[[bytes], None]) -> None:
        self._examine = examine
        self._pieces: list[str] = []
        self._begins = True

    def text(self, text: str) -> None:
        """More text of a node."""
        if self._pieces or (self._begins and _BEGINS.match(text)):
            self._pieces.append(text)
        self._begins = False

    def end(self) -> None:
        """The node ends, and another begins."""
        self._begins = True
        if self._pieces:
            text, self._pieces = "".join(self._pieces), []
            self.whole(text)

    def whole(self, text: str) -> None:
        """A text that comes in one piece, as the value of an attribute."""
        if len(text) >= _LEAST and _BEGINS.match(text):
            digits = _NO_BASE64.sub("", _PREFIX.sub("", text, count=1)).translate(_URL_SAFE)
            usable = digits[:-1] if len(digits) % 4 == 1 else digits
            self._examine(binascii.a2b_base64(usable + "=" * (-len(usable) % 4)))
