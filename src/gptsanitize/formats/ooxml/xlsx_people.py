"""People who are named beside the content of a workbook: authors of comments, persons of threads, users of pivot
caches.

With metadata blanked they become numbered pseudonyms, whatever detection thinks of their names; the links between
persons and their comments stay.
"""

from __future__ import annotations

import re

from gptsanitize.formats.ooxml import xml

__all__ = ["blank_people"]

_THREAD_AUTHOR = re.compile(r"tc=\{[0-9A-Fa-f-]{36}\}", re.ASCII)
_PROVIDERS = frozenset({"None", "AD", "PeoplePicker", "Windows Live", ""})
_USER_ATTRIBUTES = frozenset({b"refreshedBy", b"lastModifiedBy", b"userName"})
_TAG = re.compile(rb"<([^\s/<>]++)([^<>]*+)>")


def blank_people(data: bytes, content_type: str) -> bytes:
    """`data`, normalised, with pseudonyms for people. What says nothing of people stays byte for byte."""
    if content_type.endswith("comments+xml") and "threaded" not in content_type:
        return _blank_authors(data)
    if content_type.endswith("person+xml"):
        return _blank_persons(data)
    if content_type.endswith(("pivotcachedefinition+xml", "sheet.main+xml", "template.main+xml")):
        return _blank_users(data)
    return data


def _blank_authors(data: bytes) -> bytes:
    changes = []
    for number, (_, tag_end, end) in enumerate(xml.find_elements(data, (b"author",)), 1):
        close = data.rfind(b"</", tag_end, end)
        if close >= tag_end and not _THREAD_AUTHOR.fullmatch(xml.unescape(data[tag_end:close])):
            changes.append((tag_end, close, b"Author %d" % number))
    return xml.splice(data, changes)


def _blank_persons(data: bytes) -> bytes:
    changes = []
    number = 0
    for match in _TAG.finditer(data):
        if xml.local_name(match[1]) != b"person":
            continue
        number += 1
        for name, (start, end), text in xml.read_attributes(match[2]):
            new = {b"displayName": f"Person {number}", b"userId": f"person-{number}"}.get(name)
            if name == b"providerId" and text not in _PROVIDERS:
                new = "None"
            if new is not None:
                changes.append((match.start(2) + start, match.start(2) + end, new.encode()))
    return xml.splice(data, changes)


def _blank_users(data: bytes) -> bytes:
    """Users, and the folder in which the workbook was last saved."""
    changes = []
    for match in _TAG.finditer(data):
        is_path = xml.local_name(match[1]) == b"absPath"
        for name, (start, end), text in xml.read_attributes(match[2]):
            if text and (name in _USER_ATTRIBUTES or (is_path and name == b"url")):
                changes.append((match.start(2) + start, match.start(2) + end, b""))
    return xml.splice(data, changes)
