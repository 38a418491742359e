"""Reading PDF objects that may be anything: numbers, names, keys and streams of hostile files, with bounds.

The only module besides `rebuild` and `document` that speaks of pikepdf's errors. A broken object reads as its default;
what is too large raises `LimitError`.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from decimal import Decimal
from typing import Any

import pikepdf

from gptsanitize.errors import CorruptError, EncryptedError, InputError, LimitError
from gptsanitize.formats.pdf.streams import up_to_the_damage
from gptsanitize.limits import Limits

__all__ = [
    "MAX_STREAM_BYTES",
    "Budget",
    "Key",
    "child",
    "encrypted",
    "guarded",
    "integer",
    "items",
    "key_of",
    "name_of",
    "number",
    "numbers",
    "passwords",
    "text_of",
]

Key = tuple[int, int]
MAX_STREAM_BYTES = 128_000_000
_BROKEN = (
    pikepdf.PdfError,
    RuntimeError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
)


@contextmanager
def guarded(reason: str = "corrupt-pdf") -> Iterator[None]:
    """The edge of the package: what a library says of a broken file becomes one of our errors, without its words."""
    try:
        yield
    except InputError:
        raise
    except MemoryError:
        raise LimitError("the file needs more memory than allowed", reason="limit-memory") from None
    except _BROKEN:
        raise CorruptError("the PDF is damaged", reason=reason) from None


def number(value: Any, default: float = 0.0) -> float:
    """A number object as float; `default` for anything else."""
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return float(value)
    return default


def integer(value: Any, default: int = 0) -> int:
    """A number object as int within 32 bits; `default` for anything else."""
    found = number(value, float(default))
    return int(found) if abs(found) < 2**31 else default


def numbers(value: Any, count: int) -> tuple[float, ...] | None:
    """An array of exactly `count` numbers, or none."""
    if not isinstance(value, pikepdf.Array) or len(value) != count:
        return None
    return tuple(number(item) for item in value)


def name_of(value: Any) -> str:
    """A name object without its slash; empty for anything else."""
    if not isinstance(value, pikepdf.Name):
        return ""
    try:
        return str(value)[1:]
    except (UnicodeDecodeError, RuntimeError):
        return bytes(value)[1:].decode("latin-1")


def text_of(value: Any) -> str:
    """A text string (7.9.2.2: UTF-16, UTF-8 or PDFDocEncoding) as text; empty for anything else."""
    if not isinstance(value, pikepdf.String):
        return ""
    try:
        return str(value)
    except (UnicodeDecodeError, RuntimeError, ValueError):
        return bytes(value).decode("latin-1")


def child(value: Any, key: str) -> Any:
    """`value[key]` of a dictionary or stream; none where there is no such thing."""
    if not isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        return None
    try:
        return value.get(key) if key in value else None  # to be told that a key is missing takes eight times as long
    except _BROKEN:
        return None


def items(value: Any) -> list[tuple[str, Any]]:
    """The entries of a dictionary or stream, with their slashes, sorted; nothing for anything else."""
    if not isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        return []
    try:
        return [(key, value.get(key)) for key in sorted(value.keys())]  # pikepdf's own order changes from run to run
    except _BROKEN:
        return []


def key_of(value: Any) -> Key | None:
    """The object number of an indirect object; none for a direct one."""
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        number_, generation = value.objgen
        return (number_, generation)
    return None


class Budget:
    """What one file may still expand to. Every decoded stream is charged once for each decoding."""

    __slots__ = ("_limits", "_spent", "damaged", "lost", "tables")

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._spent = 0
        self.damaged: set[Key | None] = set()
        """Streams that could be read in part or not at all: what is delivered is what was read."""
        self.lost: set[Key | None] = set()
        """Those of which nothing could be read."""
        self.tables: dict[Key | None, Any] = {}
        """What tables of letters say, by their streams: thousands of fonts may share one. Nobody changes them."""

    def decode(self, stream: Any) -> bytes:
        """The decoded bytes of a stream; empty where its filters fail. Raises `LimitError` past `expanded_bytes`."""
        if not isinstance(stream, pikepdf.Stream):
            return b""
        try:
            data = stream.read_bytes(_level_for(stream))
        except pikepdf.PdfError:
            data = self._salvage(stream)
        except (RuntimeError, NotImplementedError):
            self.damaged.add(key_of(stream))
            self.lost.add(key_of(stream))
            return b""
        if not data and _is_broken(stream):
            self.lost.add(key_of(stream))
        self._spent += len(data)
        self._limits.check("expanded_bytes", self._spent)
        return bytes(data)

    def _salvage(self, stream: Any) -> bytes:
        """What a damaged or oversized Flate stream gives up to its first error."""
        self.damaged.add(key_of(stream))
        raw = data = b""
        with suppress(pikepdf.PdfError):
            raw = bytes(stream.read_raw_bytes())
        if name_of(child(stream, "/Filter")) == "FlateDecode" and child(stream, "/DecodeParms") is None:
            data = up_to_the_damage(raw, MAX_STREAM_BYTES)
        if raw and not data:
            self.lost.add(key_of(stream))
        if len(data) > MAX_STREAM_BYTES:
            raise LimitError("a stream expands beyond the limit", reason="limit-expanded-bytes")
        return data


def _level_for(stream: Any) -> pikepdf.StreamDecodeLevel:
    """Runs of one byte are decoded, too; never JBIG2, for which pikepdf would start another program."""
    filters = child(stream, "/Filter")
    names = {name_of(each) for each in filters} if isinstance(filters, pikepdf.Array) else {name_of(filters)}
    runs = not names.isdisjoint({"RunLengthDecode", "RL"}) and "JBIG2Decode" not in names
    levels = pikepdf.StreamDecodeLevel
    level: pikepdf.StreamDecodeLevel = levels.specialized if runs else levels.generalized
    return level


def _is_broken(stream: Any) -> bool:
    """Whether a stream that gives nothing is packed wrongly, and not just empty."""
    if name_of(child(stream, "/Filter")) not in {"FlateDecode", "Fl"}:
        return False
    try:
        zlib.decompressobj().decompress(bytes(stream.read_raw_bytes()), 1)
    except (zlib.error, pikepdf.PdfError):
        return True
    return False


def passwords(given: str | None) -> tuple[str, ...]:
    """What a file may open with. The one that is given for a folder is not that of every file in it: many are locked
    against changes alone, and open without any.
    """
    return ("", given) if given else ("",)


def encrypted(password: str | None) -> EncryptedError:
    """The error of a file that is not opened with this password."""
    if password:
        return EncryptedError(advice="the password given with --password does not open the file")
    return EncryptedError(advice="give the password with --password, or remove it in the program that made the file")
