"""Texts that other programs read stay readable for them: XML, HTML, JSON, URLs and mail inside text files."""

from __future__ import annotations

import email
import email.policy
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest

from gptsanitize import Key, Sanitizer

XML = """<?xml version="1.0"?>
<firm><name>M&#252;ller &amp; S&#246;hne GmbH</name><boss>J&#246;rg M&#252;ller</boss>
<note on="Siobh&#xE1;n O&#39;Brien">J&#246;rg M&#252;ller works at Johnson &amp; Burke LLP.</note></firm>
"""
JSON = json.dumps(
    {
        "customer": "Jörg Müller",
        "firm": "Müller & Söhne GmbH",
        "address": "12 Elm Street\nSpringfield, IL 62704",
        "note": 'Call "Jörg Müller" at home',
        "password": 'ab"c\\d9!xQ',
    }
).replace("/", "\\/")
MAIL = """From: =?utf-8?Q?J=C3=B6rg_M=C3=BCller?= <joerg.mueller@mueller-soehne.de>
To: =?iso-8859-1?Q?J=F6rg_M=FCller?= <joerg2@mueller-soehne.de>
Cc: =?utf-8?B?SsO2cmcgTcO8bGxlcg==?= <joerg3@mueller-soehne.de>
Content-Type: text/plain; charset=utf-8

Dear J=C3=B6rg M=C3=BCller, the invoice of M=C3=BCller & S=C3=B6hne GmbH is there.
"""


@pytest.fixture(scope="module")
def sanitizer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sanitizer]:
    folder = tmp_path_factory.mktemp("vault")
    with Sanitizer(key=Key(bytes(range(7, 39))), vault=folder / "a.vault") as made:
        yield made


def test_xml_stays_well_formed(sanitizer: Sanitizer) -> None:
    cleaned = sanitizer.text(XML)
    read = ET.fromstring(cleaned)  # noqa: S314 -- of our own making
    assert "Müller" not in "".join(read.itertext())
    assert read.findtext("name", "").endswith("& Söhne GmbH")
    assert read.findtext("note", "").startswith(read.findtext("boss", "?"))
    assert cleaned.isascii()


def test_json_stays_json(sanitizer: Sanitizer) -> None:
    cleaned = sanitizer.text(JSON)
    read = json.loads(cleaned)
    assert read["note"] == f'Call "{read["customer"]}" at home'
    assert read["address"].count("\n") == 1
    assert not {"Jörg", "Müller", "Elm", "Springfield"} & set(" ".join(read.values()).split())
    answer = json.dumps({"who": read["customer"], "where": read["firm"]})
    assert json.loads(sanitizer.restore(answer).text) == {"who": "Jörg Müller", "where": "Müller & Söhne GmbH"}
    assert sanitizer.restore(cleaned).text == JSON


def test_mail_stays_mail(sanitizer: Sanitizer) -> None:
    cleaned = sanitizer.text(MAIL)
    assert cleaned.isascii()
    read = email.message_from_string(
        "Content-Transfer-Encoding: quoted-printable\n" + cleaned, policy=email.policy.default
    )
    people = {read[header].addresses[0].display_name for header in ("From", "To", "Cc")}
    assert len(people) == 1
    body = read.get_content()
    assert body.startswith(f"Dear {people.pop()}, the ")
    assert "Söhne GmbH" in body
    assert "Müller" not in str(read) + body


def test_a_url_keeps_its_parts(sanitizer: Sanitizer) -> None:
    cleaned = sanitizer.text(
        "Jörg Müller: see https://crm.mueller-soehne.de/find?name=J%C3%B6rg%20M%C3%BCller&page=2 now"
    )
    name, _, rest = cleaned.partition(": see ")
    query = parse_qs(urlsplit(rest.removesuffix(" now")).query)
    assert next(iter(query.values())) == [name]
    assert len(query) == 2


def test_the_table_of_a_page_comes_back(sanitizer: Sanitizer, tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text(
        "| Name | Firm |\n|---|---|\n| J&ouml;rg M&uuml;ller | M&uuml;ller &amp; S&ouml;hne GmbH |\n", "utf-8"
    )
    sanitizer.file(source, tmp_path / "clean.md")
    row = (tmp_path / "clean.md").read_text("utf-8").splitlines()[2]
    assert row.endswith("&amp; S&ouml;hne GmbH |")
    assert sanitizer.restore(f"The table says: {row}").text.endswith(source.read_text("utf-8").splitlines()[2])
