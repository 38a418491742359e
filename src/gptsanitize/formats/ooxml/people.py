"""People who are named beside the content: authors of comments, tracked changes and the file itself, persons of
threads, users of caches and shared files.

With metadata blanked each becomes one numbered pseudonym in all parts of a file and in the documents inside it,
whatever detection thinks of the name, and in documents the times of their remarks go. It is `R1` and no word, because a
word could be someone's name elsewhere in the corpus. The links between comments, their answers and their people stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gptsanitize.formats.ooxml import xml

__all__ = ["People", "is_nobody"]

Change = tuple[int, int, bytes]
_Found = dict[bytes, tuple[bytes, tuple[int, int], str]]
"""Attributes of a tag by local name: the full name, where the value stands, the value."""

_TAG = re.compile(rb"<([^\s/<>!?]++)([^<>]*+)>")
_NAMES = (b"author", b"userName", b"displayName")
_TIMES = (b"date", b"dateUtc")
_PLAIN_PROVIDERS = frozenset({"None", ""})
_SIGNS = (b"author", b"userName", b"userId", b"dateUtc", b"initials", b"signatureline", b"permStart")
_SIGNER = b"suggestedsigner"
_OF_A_SIGNER = (b"suggestedsigner2", b"suggestedsigneremail")
_BOOK_PROVIDERS = frozenset({"None", "AD", "PeoplePicker", "Windows Live", ""})
_BOOK_USERS = frozenset({b"refreshedBy", b"lastModifiedBy", b"userName"})
_BOOK_USER_PARTS = ("pivotcachedefinition+xml", "sheet.main+xml", "template.main+xml")
_THREAD_AUTHOR = re.compile(r"tc=\{[0-9A-Fa-f-]{36}\}", re.ASCII)
_OWNERS = (b"creator", b"lastModifiedBy")

_NOBODY = re.compile(
    r"(?:Unknown |Microsoft Office |Windows |Office )?(?:Author|Reviewer|User|Administrator|Admin|Unknown|Anonymous)"
    r"(?: ?[0-9]{1,4})?|R[0-9]{1,4}|r-[0-9]{1,4}|None|AD|Windows Live|PeoplePicker",
    re.IGNORECASE,
)


def is_nobody(text: str) -> bool:
    """Whether an author's name is what programs write where none is known, or one of our own pseudonyms."""
    return _NOBODY.fullmatch(text.strip()) is not None


class People:
    """The people of one file, numbered in the order in which they are met.

    Its methods give changes of normalised bytes: start, end, new bytes.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def in_word(self, data: bytes) -> Iterator[Change]:
        """What must change in a part of word processing so that it names nobody."""
        if not any(sign in data for sign in _SIGNS):
            return
        for match in _TAG.finditer(data):
            if b"=" in match[2]:
                for start, end, new in self._in_word_tag(xml.local_name(match[1]), match[2]):
                    yield match.start(2) + start, match.start(2) + end, new

    def in_book(self, data: bytes, content_type: str) -> Iterator[Change]:
        """What must change in a part of a workbook so that it names nobody."""
        if content_type.endswith("comments+xml") and "threaded" not in content_type:
            yield from self._elements(data, (b"author",))
        elif content_type.endswith("person+xml"):
            yield from self._persons(data)
        elif content_type.endswith(_BOOK_USER_PARTS):
            yield from self._users(data)
        elif content_type.endswith("vmldrawing"):
            yield from self.in_word(data)

    def owners(self, data: bytes) -> Iterator[tuple[str, str]]:
        """Who made and who last saved a file, of its core properties: the element, and the pseudonym."""
        for owner in _OWNERS:
            for start, end, new in self._elements(data, (owner,)):
                if start < end:
                    yield owner.decode(), new.decode()
                    break

    # -- word processing --------------------------------------------------------------------------------------------

    def _in_word_tag(self, element: bytes, tag: bytes) -> Iterator[Change]:
        found: _Found = {xml.local_name(name): (name, span, text) for name, span, text in xml.read_attributes(tag)}
        if element == b"presenceInfo":
            yield from self._account(found)
            return
        if element == b"permStart" and b"ed" in found:  # who may edit a stretch of the text (17.13.7.2)
            yield *found[b"ed"][1], self._pseudonym(found[b"ed"][2])
        if element == b"signatureline":
            yield from self._signer(found)
            return
        named = next((found[name] for name in _NAMES if name in found), None)
        if named is None and not (b"dateUtc" in found and b"durableId" in found):
            return
        if named is not None:
            _, span, text = named
            yield *span, self._pseudonym(text)
            yield from self._account(found, text)
        if b"initials" in found and named is not None:
            yield *found[b"initials"][1], self._pseudonym(named[2])
        for name, (start, end), _ in (found[time] for time in _TIMES if time in found):
            yield tag.rfind(name, 0, start) - 1, end + 1, b""

    def _signer(self, found: _Found) -> Iterator[Change]:
        """Who is asked to sign, with title and address (ECMA-376-4 19.2.2.22)."""
        if _SIGNER in found and found[_SIGNER][2]:
            yield *found[_SIGNER][1], self._pseudonym(found[_SIGNER][2])
        for key in _OF_A_SIGNER:
            if key in found:
                yield *found[key][1], b""

    def _account(self, found: _Found, owner: str = "") -> Iterator[Change]:
        """An account at a provider; its id is an address of mail or a key of a directory."""
        for key in (b"providerId", b"userProvider"):
            if key in found and found[key][2] not in _PLAIN_PROVIDERS:
                yield *found[key][1], b"None"
        if b"userId" in found:
            yield *found[b"userId"][1], b"r-%d" % self._number(owner or found[b"userId"][2])

    # -- workbooks --------------------------------------------------------------------------------------------------

    def _elements(self, data: bytes, names: tuple[bytes, ...]) -> Iterator[Change]:
        """People who are the text of an element."""
        for _, tag_end, end in xml.find_elements(data, names):
            close = data.rfind(b"</", tag_end, end)
            if close >= tag_end and not _THREAD_AUTHOR.fullmatch(text := xml.unescape(data[tag_end:close])):
                yield tag_end, close, self._pseudonym(text) if text.strip() else b""

    def _persons(self, data: bytes) -> Iterator[Change]:
        for match in _TAG.finditer(data):
            if xml.local_name(match[1]) == b"person":
                found = {xml.local_name(name): (span, text) for name, span, text in xml.read_attributes(match[2])}
                name = found.get(b"displayName", ((0, 0), ""))[1]
                for key, ((start, end), text) in found.items():
                    new = self._of_person(key, text, name)
                    if new is not None:
                        yield match.start(2) + start, match.start(2) + end, new

    def _of_person(self, key: bytes, text: str, name: str) -> bytes | None:
        if key == b"displayName":
            return self._pseudonym(text)
        if key == b"userId":
            return b"r-%d" % self._number(name or text)
        return b"None" if key == b"providerId" and text not in _BOOK_PROVIDERS else None

    def _users(self, data: bytes) -> Iterator[Change]:
        """Users, and the folder in which the workbook was last saved."""
        for match in _TAG.finditer(data):
            is_path = xml.local_name(match[1]) == b"absPath"
            for name, (start, end), text in xml.read_attributes(match[2]):
                if text and name in _BOOK_USERS:
                    yield match.start(2) + start, match.start(2) + end, self._pseudonym(text)
                elif text and is_path and name == b"url":
                    yield match.start(2) + start, match.start(2) + end, b""

    def _pseudonym(self, name: str) -> bytes:
        return b"R%d" % self._number(name)

    def _number(self, name: str) -> int:
        return self._numbers.setdefault(" ".join(name.split()).casefold(), len(self._numbers) + 1)
