"""People who are named beside the content of a document: authors of comments and tracked changes, and who they are.

With metadata blanked each becomes one numbered pseudonym in all parts, whatever detection thinks of the name, and the
times of their remarks go. It is `R1` and no word, because a word could be someone's name elsewhere in the corpus. The
links between comments, their answers and their people stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gptsanitize.formats.ooxml import xml

__all__ = ["People", "is_nobody"]

_TAG = re.compile(rb"<([^\s/<>!?]++)([^<>]*+)>")
_NAMES = (b"author", b"userName", b"displayName")
_TIMES = (b"date", b"dateUtc")
_PLAIN_PROVIDERS = frozenset({"None", ""})
_SIGNS = (b"author", b"userName", b"userId", b"dateUtc", b"initials")

_NOBODY = re.compile(
    r"(?:Unknown |Microsoft Office |Windows |Office )?(?:Author|Reviewer|User|Administrator|Admin|Unknown|Anonymous)"
    r"(?: ?[0-9]{1,4})?|R[0-9]{1,4}|r-[0-9]{1,4}|None|AD|Windows Live|PeoplePicker",
    re.IGNORECASE,
)


def is_nobody(text: str) -> bool:
    """Whether an author's name is what programs write where none is known, or one of our own pseudonyms."""
    return _NOBODY.fullmatch(text.strip()) is not None


class People:
    """The people of one file, numbered in the order in which they are met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def changes(self, data: bytes) -> Iterator[tuple[int, int, bytes]]:
        """What must change in the normalised bytes of a part so that it names nobody."""
        if not any(sign in data for sign in _SIGNS):
            return
        for match in _TAG.finditer(data):
            if b"=" in match[2]:
                for start, end, new in self._blank(xml.local_name(match[1]), match[2]):
                    yield match.start(2) + start, match.start(2) + end, new

    def _blank(self, element: bytes, tag: bytes) -> Iterator[tuple[int, int, bytes]]:
        found = {xml.local_name(name): (name, span, text) for name, span, text in xml.read_attributes(tag)}
        if element == b"presenceInfo":
            yield from self._blank_account(found, "None")
            return
        named = next((found[name] for name in _NAMES if name in found), None)
        if named is None and not (b"dateUtc" in found and b"durableId" in found):
            return
        if named is not None:
            _, span, text = named
            yield *span, b"R%d" % self._number(text)
            yield from self._blank_account(found, "None", text)
        if b"initials" in found and named is not None:
            yield *found[b"initials"][1], b"R%d" % self._number(named[2])
        for name, (start, end), _ in (found[time] for time in _TIMES if time in found):
            yield tag.rfind(name, 0, start) - 1, end + 1, b""

    def _blank_account(
        self, found: dict[bytes, tuple[bytes, tuple[int, int], str]], provider: str, owner: str = ""
    ) -> Iterator[tuple[int, int, bytes]]:
        """An account at a provider; its id is an address of mail or a key of a directory."""
        for key in (b"providerId", b"userProvider"):
            if key in found and found[key][2] not in _PLAIN_PROVIDERS:
                yield *found[key][1], provider.encode()
        if b"userId" in found:
            yield *found[b"userId"][1], b"r-%d" % self._number(owner or found[b"userId"][2])

    def _number(self, name: str) -> int:
        return self._numbers.setdefault(name, len(self._numbers) + 1)
