"""The zip container of a package: checked before anything is expanded, copied without being recompressed.

The central directory is read here and not through `zipfile`, because readers disagree about broken archives and a
sanitiser must not read other bytes than the reader of its output. Refused are: duplicate names (also when folded by
case), overlapping members, encryption, names that leave the archive, names or sizes that differ between the two
headers. Bytes before, between and after members are never carried over. It knows nothing of Office. (PKWARE APPNOTE
6.3.10)
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from gptsanitize.errors import CorruptError, EncryptedError, LimitError
from gptsanitize.limits import MEGABYTE, Limits

__all__ = ["Archive", "ArchiveWriter", "Member"]

STORED, DEFLATED = 0, 8
_LEVEL = 2  # about what Office itself takes: its parts do not grow, and six would take three times as long
_BLOCK = 1 << 18
_RATIO_EXEMPT = 10 * MEGABYTE
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64 = struct.Struct("<4sLQL")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_UTF8_NAME, _ENCRYPTED, _STRONG = 0x800, 0x1, 0x40
_MOST_DESCRIPTOR = 24  # bytes of a data descriptor, with its signature and 64-bit sizes (4.3.9)
_FULL32 = 0xFFFFFFFF
_DIRECTORY_BYTES_PER_MEMBER = 1_000
_EPOCH_DATE = 0x21  # 1 January 1980, the first day that a zip header can name


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the archive. `offset` is where its local header starts; sizes are in bytes."""

    name: str = field(repr=False)
    offset: int
    method: int
    crc: int
    packed: int
    size: int


class Archive:
    """A checked zip file, open for reading. Its members are in the order of their place in the file.

    Raises `CorruptError`, `EncryptedError` or `LimitError` on construction; reading a member raises the first and the
    last.
    """

    def __init__(self, source: Path | BinaryIO, limits: Limits) -> None:
        self._limits = limits
        try:
            self._file = source.open("rb") if isinstance(source, Path) else source
        except OSError:
            raise CorruptError("the file cannot be read", reason="unreadable", advice="check its permissions") from None
        try:
            members, self._start, directory, has_notes = _read_directory(self._file, limits)
            _check_sizes(members, limits)
            self._data_at, has_gaps = _check_layout(self._file, members, self._start, directory)
        except (OSError, struct.error, OverflowError, ValueError):
            self.close()
            raise _corrupt() from None
        except BaseException:
            self.close()
            raise
        self.members = {member.name: member for member in members}
        self._padded: set[str] = set()
        self._is_bare = not (self._start or has_notes or has_gaps)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the source file."""
        self._file.close()

    def chunks(self, name: str) -> Iterator[bytes]:
        """The expanded bytes of a member in blocks; size and checksum are verified at the end."""
        member = self.members[name]
        count, crc = 0, 0
        for block in self._expand(member):
            count += len(block)
            if count > member.size:
                raise _corrupt()
            crc = zlib.crc32(block, crc)
            yield block
        if count != member.size or crc != member.crc:
            raise _corrupt()

    def read(self, name: str) -> bytes:
        """The expanded bytes of a member."""
        return b"".join(self.chunks(name))

    def head(self, name: str, count: int) -> bytes:
        """At least `count` first bytes of a member, or all of it."""
        start = b""
        for block in self._expand(self.members[name]):
            start += block
            if len(start) >= count:
                break
        return start

    def packed(self, name: str) -> Iterator[bytes]:
        """The bytes of a member as they are stored, in blocks."""
        yield from self._packed_blocks(self.members[name])

    @property
    def is_plain(self) -> bool:
        """Whether nothing but members stands in it; true only after all of them were read to their end."""
        return self._is_bare and not self._padded

    def may_be_copied(self, name: str) -> bool:
        """Whether the stored bytes hold nothing but the content; true only after the member was read to its end."""
        return name not in self._padded

    def _packed_blocks(self, member: Member) -> Iterator[bytes]:
        position, left = self._data_at[member.name], member.packed
        while left:
            self._file.seek(position)  # walks over two members may take turns
            block = self._file.read(min(left, _BLOCK))
            if not block:
                raise _corrupt()
            position += len(block)
            left -= len(block)
            yield block

    def _expand(self, member: Member) -> Iterator[bytes]:
        if member.method == STORED or not (member.packed or member.size):  # some writers call nothing deflated
            yield from self._packed_blocks(member)
            return
        expander = zlib.decompressobj(-zlib.MAX_WBITS)
        fed = 0
        try:
            for block in self._packed_blocks(member):
                data, fed = block, fed + len(block)
                while data and not expander.eof:
                    yield expander.decompress(data, _BLOCK * 4)
                    data = expander.unconsumed_tail
                if expander.eof:
                    if expander.unused_data or fed < member.packed:
                        self._padded.add(member.name)
                    break
            yield expander.flush()
        except zlib.error:
            raise _corrupt() from None
        if not expander.eof:
            raise _corrupt()


class ArchiveWriter:
    """Writes a fresh zip: same members, same bytes. No times, extra fields, comments or descriptors.

    The target must be seekable.
    """

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._directory: list[bytes] = []
        self._at = 0

    def copy(self, archive: Archive, name: str, new_name: str | None = None) -> None:
        """Take over a member with its compressed bytes as they are. The member must have been read before."""
        member = archive.members[name]
        if not archive.may_be_copied(name) or member.method not in (STORED, DEFLATED):
            self.put(new_name or name, archive.chunks(name))
            return
        self._write(self._header(new_name or name, member.method, member.crc, member.packed, member.size, self._at))
        for block in archive.packed(name):
            self._write(block)

    def put(self, name: str, content: bytes | Iterable[bytes]) -> None:
        """Compress and write a member, block by block: nothing of it is held. The header, which comes first, is written
        last.
        """
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        place, at = self._target.tell(), self._at
        room = _LOCAL.size + len(name.encode())
        self._write(bytes(room))
        crc = size = 0
        for block in (content,) if isinstance(content, bytes) else content:
            crc = zlib.crc32(block, crc)
            size += len(block)
            self._write(packer.compress(block))
        self._write(packer.flush())
        end = self._target.tell()
        self._target.seek(place)
        self._target.write(self._header(name, DEFLATED, crc, self._at - at - room, size, at))
        self._target.seek(end)

    def finish(self) -> None:
        """Write the central directory. The target stays open."""
        start, directory = self._at, b"".join(self._directory)
        count = len(self._directory)
        _check_32_bits(start + len(directory))
        self._write(directory)
        self._write(_END.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, 0))

    def _header(self, name: str, method: int, crc: int, packed: int, size: int, at: int) -> bytes:
        """The local header of a member that starts at `at`; its entry in the directory is noted."""
        _check_32_bits(size, packed, at)
        encoded = name.encode("utf-8")
        flags = 0 if name.isascii() else _UTF8_NAME
        common = (flags, method, 0, _EPOCH_DATE, crc, packed, size, len(encoded), 0)
        central = _CENTRAL.pack(b"PK\1\2", 20, 20, *common, 0, 0, 0, 0, at)
        self._directory.append(central + encoded)
        return _LOCAL.pack(b"PK\3\4", 20, *common) + encoded

    def _write(self, data: bytes) -> None:
        self._target.write(data)
        self._at += len(data)


def _corrupt(reason: str = "corrupt-archive") -> CorruptError:
    return CorruptError("the Office package is damaged", reason=reason)


def _check_32_bits(*sizes: int) -> None:
    if max(sizes) >= _FULL32:
        raise LimitError("the package is over 4 GB", reason="limit-package-bytes", advice="split the file")


def _read_directory(file: BinaryIO, limits: Limits) -> tuple[list[Member], int, int, bool]:
    """Members, how many bytes are prepended, where the directory starts, whether it has notes (4.3.12, 4.3.16)."""
    file.seek(0, 2)
    total = file.tell()
    tail_size = min(total, 65_535 + _END.size)
    file.seek(total - tail_size)
    tail = file.read(tail_size)
    found = tail.rfind(b"PK\5\6")
    if found < 0 or found + _END.size > len(tail):
        raise _corrupt("truncated")
    end_at = total - tail_size + found
    _, disk, _, _, count, size, offset, _ = _END.unpack_from(tail, found)
    if disk not in (0, 0xFFFF):
        raise _corrupt()
    if _FULL32 in (size, offset) or count == 0xFFFF:
        end_at, count, size, offset = _read_end64(file, end_at)
    limits.check("members", count)
    if size > limits.members * _DIRECTORY_BYTES_PER_MEMBER:
        raise LimitError("the directory of the archive is too large", reason="limit-members")
    start = end_at - size - offset
    if start < 0:
        raise _corrupt("truncated")
    file.seek(end_at - size)
    members, has_notes = _parse_directory(file.read(size), start)
    limits.check("members", len(members))
    if len(members) != count:
        raise _corrupt()
    has_notes |= found + _END.size < len(tail) or total - tail_size + found != end_at
    return members, start, end_at - size, has_notes


def _read_end64(file: BinaryIO, end_at: int) -> tuple[int, int, int, int]:
    file.seek(max(end_at - _LOCATOR64.size, 0))
    signature, _, record_at, _ = _LOCATOR64.unpack(file.read(_LOCATOR64.size))
    if signature != b"PK\6\7":
        raise _corrupt()
    file.seek(record_at)
    fields = _END64.unpack(file.read(_END64.size))
    if fields[0] != b"PK\6\6":
        raise _corrupt()
    return record_at, fields[7], fields[8], fields[9]


def _parse_directory(data: bytes, start: int) -> tuple[list[Member], bool]:
    """Members, and whether something stands beside them."""
    has_notes = False
    members: list[Member] = []
    seen: set[str] = set()
    at = 0
    while at < len(data):
        fields = _CENTRAL.unpack_from(data, at)
        if fields[0] != b"PK\1\2":
            raise _corrupt()
        flags, method, crc, packed, size = fields[3], fields[4], *fields[7:10]
        name_size, extra_size, comment_size, offset = *fields[10:13], fields[16]
        at += _CENTRAL.size
        raw, extra = data[at : at + name_size], data[at + name_size : at + name_size + extra_size]
        at += name_size + extra_size + comment_size
        has_notes |= bool(comment_size) or not _is_padding(extra)
        if flags & (_ENCRYPTED | _STRONG):
            raise EncryptedError("a member of the package is encrypted", reason="encrypted-member")
        name = raw.decode("utf-8" if flags & _UTF8_NAME else "cp437")
        _check_name(name, seen)
        size, packed, offset = _widen(extra, size, packed, offset)
        members.append(Member(name, offset + start, method, crc, packed, size))
    return sorted(members, key=lambda member: member.offset), has_notes


def _is_padding(extra: bytes) -> bool:
    """Whether an extra field is none, or the room that Office leaves for a growing member."""
    return not extra or (extra.startswith(b"\x20\xa2") and not extra[8:].strip(b"\0"))


def _widen(extra: bytes, *values: int) -> tuple[int, ...]:
    """The 64-bit values of an extra field in the place of those that are all ones (4.5.3)."""
    at, wide = 0, b""
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == 1:
            wide = extra[at + 4 : at + 4 + length]
        at += 4 + length
    result, used = [], 0
    for value in values:
        if value == _FULL32:
            result.append(struct.unpack_from("<Q", wide, used)[0])
            used += 8
        else:
            result.append(value)
    return tuple(result)


def _check_name(name: str, seen: set[str]) -> None:
    folded = name.casefold()
    if folded in seen:
        raise _corrupt("duplicate-member")
    seen.add(folded)
    steps = name.removesuffix("/").split("/")
    if "\0" in name or "\\" in name or ":" in steps[0] or any(step in ("", ".", "..") for step in steps):
        raise _corrupt("path-trick")


def _check_sizes(members: list[Member], limits: Limits) -> None:
    limits.check("expanded_bytes", sum(member.size for member in members))
    for member in members:
        if member.method not in (STORED, DEFLATED):
            raise _corrupt("unknown-compression")
        if member.method == STORED and member.packed != member.size:
            raise _corrupt()
        if member.size > _RATIO_EXEMPT:
            limits.check("expansion_ratio", member.size // max(member.packed, 1))


def _check_layout(file: BinaryIO, members: list[Member], start: int, directory: int) -> tuple[dict[str, int], bool]:
    """Where the data of each member starts, and whether something stands between members.

    They must lie one after the other before the directory (4.3.7).
    """
    data_at, free, has_gaps = {}, start, False
    for member in members:
        if member.offset < free:
            raise _corrupt("overlapping-members")
        file.seek(member.offset)
        fields = _LOCAL.unpack(file.read(_LOCAL.size))
        name, extra = file.read(fields[9]), file.read(fields[10])
        if fields[0] != b"PK\3\4" or fields[3] != member.method:
            raise _corrupt()
        if name.decode("utf-8" if fields[2] & _UTF8_NAME else "cp437") != member.name:
            raise _corrupt("header-mismatch")
        has_gaps |= member.offset - free > _MOST_DESCRIPTOR or not _is_padding(extra)
        data_at[member.name] = member.offset + _LOCAL.size + fields[9] + fields[10]
        free = data_at[member.name] + member.packed
        if free > directory:
            raise _corrupt("overlapping-members")
    return data_at, has_gaps or directory - free > _MOST_DESCRIPTOR
