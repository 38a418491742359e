"""One person has one pseudonym in all parts of a file, whatever the format and however the name is written down."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from gptsanitize.formats import open_document
from gptsanitize.formats.ooxml.people import People
from gptsanitize.formats.ooxml.xml import splice
from gptsanitize.limits import Limits
from gptsanitize.model import Edit, FormatOptions

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_MS = "application/vnd.ms-excel."


def test_persons_authors_users_and_reviewers_are_the_same_people() -> None:
    people = People()
    authors = (
        b"<comments><authors><author>Ada  Byron</author><author>tc={00000000-0000-0000-0000-000000000001}</author>"
    )
    persons = b'<personList><person displayName="ADA BYRON" id="{1}" userId="a@firm" providerId="x"/></personList>'
    users = b'<workbook><fileSharing userName="Kurt"/><absPath url="C:\\Users\\Ada"/></workbook>'
    changes = b'<w:ins w:author="Kurt" w:date="2026-01-01"/><w:ins w:author="Ada Byron" w:initials="AB"/>'
    core = b"<c><dc:creator>Ada Byron</dc:creator><cp:lastModifiedBy>Eve</cp:lastModifiedBy></c>"
    new = splice(authors, people.in_book(authors, _SHEET + "comments+xml"))
    assert new == authors.replace(b"Ada  Byron", b"R1")
    new = splice(persons, people.in_book(persons, _MS + "person+xml"))
    assert new == b'<personList><person displayName="R1" id="{1}" userId="r-1" providerId="None"/></personList>'
    new = splice(users, people.in_book(users, _SHEET + "sheet.main+xml"))
    assert new == b'<workbook><fileSharing userName="R2"/><absPath url=""/></workbook>'
    new = splice(changes, people.in_word(changes))
    assert new == b'<w:ins w:author="R2"/><w:ins w:author="R1" w:initials="R1"/>'
    assert list(people.owners(core)) == [("creator", "R1"), ("lastModifiedBy", "R3")]


def test_who_is_asked_to_sign_is_one_of_the_people() -> None:
    people = People()
    line = (
        b'<o:signatureline o:suggestedsigner="{}" o:suggestedsigner2="Head of {}" suggestedsigneremail="a@f.example"/>'
    )
    data = b"<x>" + line.replace(b"{}", b"Ada Byron") + b'<w:ins w:author="ADA BYRON"/></x>'
    blank = b'<o:signatureline o:suggestedsigner="R1" o:suggestedsigner2="" suggestedsigneremail=""/>'
    assert splice(data, people.in_word(data)) == b"<x>" + blank + b'<w:ins w:author="R1"/></x>'
    allowed = b'<w:permStart w:id="6" w:edGrp="everyone" w:ed="Ada Byron"/>'
    assert splice(allowed, people.in_word(allowed)) == allowed.replace(b"Ada Byron", b"R1")
    drawing = b"<xml>" + line.replace(b"{}", b"Kurt") + b"</xml>"
    kind = "application/vnd.openxmlformats-officedocument.vmldrawing"
    assert splice(drawing, people.in_book(drawing, kind)) == b"<xml>" + blank.replace(b"R1", b"R2") + b"</xml>"


@pytest.mark.parametrize("kind", ["table+xml", "worksheet+xml", "styles+xml"])
def test_names_of_other_things_stay(kind: str) -> None:
    data = b'<table displayName="Ada" userName="Ada"><author>Ada</author></table>'
    assert list(People().in_book(data, _SHEET + kind)) == []


def test_the_pseudonym_counts_whatever_was_found_in_the_name(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.properties.creator = "Ada Byron"
    made.worksheets[0]["A1"].comment = Comment("a remark", "Ada Byron")
    path, target = tmp_path / "a.xlsx", io.BytesIO()
    made.save(path)
    with open_document(path, FormatOptions(), Limits()) as opened:
        edits = [Edit(each.id, 0, 3, "Eve") for each in opened.segments() if each.text == "Ada Byron"]
        assert len(edits) >= 2
        opened.write(target, edits)
    with zipfile.ZipFile(target) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    assert b"<author>R1</author>" in content["xl/comments/comment1.xml"]
    assert b"<dc:creator>R1</dc:creator>" in content["docProps/core.xml"]
    assert not any(b"Byron" in each or b"Eve" in each for each in content.values())
