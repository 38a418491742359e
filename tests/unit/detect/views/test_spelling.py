"""A fake is written in the codes of what it replaces, so that a document stays well-formed and means the fake."""

from __future__ import annotations

import email.header
import html
import json
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gptsanitize.detect import spelled, value_of


def written(original: str, fake: str) -> str:
    return spelled(original, 0, len(original)).write(fake)


@pytest.mark.parametrize(
    ("original", "fake", "expected"),
    [
        ("M&uuml;ller &amp; S&ouml;hne", "Börner & Söhne", "B&ouml;rner &amp; S&ouml;hne"),
        ("M&#252;ller", "Börner & Co", "B&#246;rner &amp; Co"),
        ("M&#xFC;ller", "Börner", "B&#xF6;rner"),
        ("M&#xfc;ller", "Börner", "B&#xf6;rner"),
        ("M&uuml;ller", "Wałęsa", "Wa&#322;&#281;sa"),  # letters that have no name there
        ("Müller &amp; Co", "Börner & Söhne", "Börner &amp; Söhne"),  # what is plain there stays plain
        ("O&#39;Brien", "O'Chalmers", "O&#39;Chalmers"),
        ("O&rsquo;Brien", "O’Chalmers", "O&rsquo;Chalmers"),
        ("A &amp;amp; B", "C & D", "C &amp;amp; D"),
        ("M&amp;uuml;ller", "Börner & D", "B&amp;ouml;rner &amp;amp; D"),
        ("&#106;&#97;&#110;&#101;", "mia 7", "&#109;&#105;&#97;&#32;&#55;"),  # all of it in codes, against robots
        ("jane%40acme.com", "mia@zorn.example", "mia%40zorn.example"),
        ("Jane%20M%C3%BCller", "Mia Börner & Co", "Mia%20B%C3%B6rner%20%26%20Co"),
        ("Jane%20M%c3%bcller", "Mia Börner", "Mia%20B%c3%b6rner"),
        ("Jane%2520Roe", "Mia Börner", "Mia%2520B%25C3%25B6rner"),
        ("Sm%u00EEth", "Börner", "B%u00F6rner"),
        ("https://a.test/?q=b%40c&d=@1", "https://x.test/?v=y@z&u=@7", "https://x.test/?v=y%40z&u=@7"),
        ("J\\u00f6rg M\\u00fcller", "Mia Björk", "Mia Bj\\u00f6rk"),
        ("J\\u00F6rg", "😀ö", "\\uD83D\\uDE00\\u00F6"),
        ("J\\\\u00f6rg", "Björk", "Bj\\\\u00f6rk"),
        ('Roe \\"Jane\\"', 'Holt "Mia"', 'Holt \\"Mia\\"'),
        ('Roe \\\\\\"Jane\\\\\\"', 'Holt "Mia"', 'Holt \\\\\\"Mia\\\\\\"'),
        ("Elm St 1\\nTown", "Oak St 2\nCity", "Oak St 2\\nCity"),
        ("Elm St 1\\r\\nTown", "Oak St 2\nCity", "Oak St 2\\r\\nCity"),
        ("J\\u00f6rg", "a\nb", "a\\nb"),
        ("https:\\/\\/a.test\\/b", "https://x.test/y", "https:\\/\\/x.test\\/y"),
        ("jane\\_roe", "mia_holt", "mia\\_holt"),
        ("M\\xc3\\xbcller", "Börner", "B\\xc3\\xb6rner"),
        ("M\\xfcller", "Börner", "B\\xf6rner"),
        ("M\\'fcller", "Börner", "B\\'f6rner"),
        ("M\\303\\274\\303\\274ller", "Börner", "B\\303\\266rner"),
        ("M=C3=BCller", "Börner = ł", "B=C3=B6rner =3D =C5=82"),
        ("Shane O''Brien", "Mia O'Hara", "Mia O''Hara"),  # strings of SQL
        ("Shane O''Brien", "Mia D'Or O'Hara", "Mia D''Or O''Hara"),
        ("'' Shane ''", "Mia", "Mia"),
        ("Jane Roe", "Mia & <Holt>", "Mia & <Holt>"),  # no codes, none made
        ("AT&T 100% C:\\temp", "Mia & Holt", "Mia & Holt"),
    ],
)
def test_codes_are_those_of_the_original(original: str, fake: str, expected: str) -> None:
    assert written(original, fake) == expected


@pytest.mark.parametrize(
    ("text", "original", "value", "fake", "expected"),
    [
        ("=?utf-8?Q?J=C3=B6rg_Roe?= <", "J=C3=B6rg_Roe", "Jörg Roe", "Mia Björk", "Mia_Bj=C3=B6rk"),
        ("=?iso-8859-1?Q?J=F6rg_Roe?= <", "J=F6rg_Roe", "Jörg Roe", "Mia Björk ł", "Mia_Bj=F6rk_=3F"),
        ("=?utf-8?B?SsO2cmc=?= <", "=?utf-8?B?SsO2cmc=?=", "Jörg", "Björk", "=?utf-8?B?QmrDtnJr?="),
        ("M=C3=BCller, at M=FCller", "M=FCller", "Müller", "Börner", "B=F6rner"),
    ],
)
def test_the_text_around_tells_how_mail_is_read(text: str, original: str, value: str, fake: str, expected: str) -> None:
    start = text.index(original)
    spelling = spelled(text, start, start + len(original))
    assert spelling.value == value
    assert spelling.write(fake) == expected


def test_a_header_means_the_fake() -> None:
    text = "=?utf-8?B?SsO2cmc=?="
    parts = email.header.decode_header(spelled(text, 0, len(text)).write("Bjørn Łuk"))
    assert parts == [("Bjørn Łuk".encode(), "utf-8")]


_FAKES = st.text(st.sampled_from("abcXYZ 019äöß'\"&<>=-.,éł\n"), min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=150, deadline=None)
@given(_FAKES, _FAKES)
def test_what_was_escaped_reads_as_the_fake(original: str, fake: str) -> None:
    original, fake = f"ü{original}", f"ü{fake}"
    as_html = written(html.escape(original).replace("ü", "&uuml;"), fake)
    assert html.unescape(as_html) == fake
    assert "<" not in as_html or "<" in html.unescape(original)
    assert json.loads(f'"{written(json.dumps(original)[1:-1], fake)}"') == fake


@settings(max_examples=100, deadline=None)
@given(_FAKES)
def test_in_a_url_too(fake: str) -> None:
    made = written("J%C3%B6rg%20Roe", fake)
    assert unquote(made) == fake
    assert made.isascii()
    assert " " not in made


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("ab&;#39=%\\u0Cü\n\"' "), max_size=20), _FAKES)
def test_any_text_has_a_spelling(original: str, fake: str) -> None:
    spelling = spelled(original, 0, len(original))
    assert spelling.value == value_of(original)
    assert spelling.write(fake)


@pytest.mark.parametrize(
    ("original", "value", "written"),
    [
        ("Jo<b>hn</b> Roe", "John Roe", "Ada Quelm<b></b>"),
        ('Jo</span><span class="x">hn', "John", 'Ada Quelm</span><span class="x">'),
        ("M&uuml;ller GmbH</b>.", "Müller GmbH.", "Ada Quelm</b>"),
    ],
)
def test_tags_inside_a_value_stay_behind_its_fake(original: str, value: str, written: str) -> None:
    found = spelled(original, 0, len(original))
    assert found.value == value
    assert found.write("Ada Quelm") == written


def test_what_holds_a_value_is_no_tag() -> None:
    original = "Jane Roe <jane@roe.example>"
    assert spelled(original, 0, len(original)).value == original
