"""Each hiding form is planted by this test's own code, and found; files that hold none of it pass."""

from __future__ import annotations

import base64
import binascii
import gzip
import io
import json
import random
import unicodedata
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from gptsanitize.limits import Limits
from gptsanitize.model import Known, Match, Survivor
from gptsanitize.verify import Witness

NAME = "Jördis Quendlbach"
MAIL = "j.quendlbach@vantor-glas.example"
CARD = "5105 1051 0510 5100"
WITNESS = Witness(
    [
        Known(NAME, "Alma Ritter", "PERSON"),
        Known(MAIL, "a.ritter@example.org", "EMAIL"),
        Known(CARD, "0000 1111 2222 3333", "CARD"),
        Known("Grace", "Helen", "PERSON", Match.WORD),
        Known("Monday", "Friday", "DATE", Match.NEVER),
        Known("李明华", "王小红", "PERSON"),
        Known("kept-as-it-is", "kept-as-it-is", "TERM"),
    ]
)


def found(content: bytes, suffix: str, folder: Path, witness: Witness = WITNESS) -> list[Survivor]:
    path = folder / "written.part"
    path.write_bytes(content)
    return witness.examine(path, suffix)


def package(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def word(body: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return package({"word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>"})


ENCODERS: dict[str, Callable[[str], str]] = {
    "as written": lambda text: text,
    "capitals": str.upper,
    "wrapped": lambda text: text.replace(" ", "\n    "),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0\u2009"),
    "zero width": "\u200b".join,
    "full width": lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "spaced": lambda text: " ".join(text.replace(" ", "")),
    "percent": urllib.parse.quote,
    "percent of all": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    "percent twice": lambda text: urllib.parse.quote(urllib.parse.quote(text + "%")),
    "decimal references": lambda text: "".join(f"&#{ord(c)};" for c in text),
    "hexadecimal references": lambda text: "".join(f"&#x{ord(c):x};" for c in text),
    "JSON": json.dumps,
    "backslash-u of all": lambda text: "".join(f"\\u{ord(c):04x}" for c in text),
    "spreadsheet escapes": lambda text: "".join(f"_x{ord(c):04X}_" for c in text),
    "octal": lambda text: "".join(f"\\{byte:03o}" for byte in text.encode()),
    "quoted-printable": lambda text: "".join(f"={byte:02X}" for byte in text.encode()),
    "hex": lambda text: text.encode().hex(),
    "hex of UTF-16": lambda text: text.encode("utf-16-be").hex().upper(),
    "hex with an odd digit": lambda text: "f" + text.encode().hex(),
    "hex dump": lambda text: text.encode().hex(" "),
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64 without padding": lambda text: base64.urlsafe_b64encode(text.encode()).decode().rstrip("="),
    "base64 of UTF-16": lambda text: base64.b64encode(text.encode("utf-16-le")).decode(),
    "base64, wrapped": lambda text: base64.encodebytes(b"\x01" * 50 + text.encode() + b"\x02" * 60).decode(),
    "base64 in a path": lambda text: "/v1/users/" + base64.b64encode(text.encode()).decode(),
    "markdown": lambda text: f"**{text[:3]}**{text[3:]}",
    "hyphen at the end of a line": lambda text: f"{text[:3]}-\n  {text[3:]}",
}


@pytest.mark.parametrize("encoder", ENCODERS)
@pytest.mark.parametrize(("value", "entity"), [(NAME, "PERSON"), (MAIL, "EMAIL")])
def test_value_is_found_in_text_in_every_spelling(encoder: str, value: str, entity: str, tmp_path: Path) -> None:
    content = f"one two, {ENCODERS[encoder](value)} three".encode()
    assert entity in {each.entity for each in found(content, ".txt", tmp_path)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_value_is_found_in_every_encoding_of_a_text(encoding: str, tmp_path: Path) -> None:
    survivors = found(f"a\n{NAME}\nb".encode(encoding), ".csv", tmp_path)
    assert {each.entity for each in survivors} == {"PERSON"}


@pytest.mark.parametrize(
    "spelling", ["5105105105105100", "5105-1051-0510-5100", "IBAN5105105105105100x", "5105\n10510510 5100"]
)
def test_number_is_found_however_it_is_grouped(spelling: str, tmp_path: Path) -> None:
    assert [each.entity for each in found(spelling.encode(), ".txt", tmp_path)] == ["CARD"]


NEAR = [
    "Jordis Quendelbach and Jördi Quendlbac",
    "Jördis Quendlbachs and AJördis Quendlbach",
    "Quendlbach, Alma",
    "x.j.quendlbach@vantor-glas.examples",
    "5105 1051 0510 5101 and 15105 1051 0510 5100 and 5105 1051 0510 51005",
    "grace, Graceful, disGrace, Grace2 and aGrace",
    "Monday",
    "kept-as-it-is",
    "李明 and 明华",
    "Alma Ritter, a.ritter@example.org, 0000 1111 2222 3333",
    base64.b64encode(b"some other thing that nobody knows").decode(),
]


@pytest.mark.parametrize("text", NEAR)
def test_near_values_raise_no_alarm(text: str, tmp_path: Path) -> None:
    assert found(text.encode(), ".txt", tmp_path) == []
    assert found(word(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"), ".docx", tmp_path) == []


@pytest.mark.parametrize("text", ["Grace", "dear Grace.", "GRACE_2024", "by-Grace@home", '"Grace"'])
def test_ordinary_word_is_found_as_a_word(text: str, tmp_path: Path) -> None:
    assert [each.entity for each in found(text.encode(), ".md", tmp_path)] == ["PERSON"]


def test_name_in_a_script_without_spaces_is_found(tmp_path: Path) -> None:
    assert [each.entity for each in found("我是李明华。".encode(), ".txt", tmp_path)] == ["PERSON"]


def r(text: str, element: str = "t") -> str:
    return f"<w:r><w:{element}>{text}</w:{element}></w:r>"


def p(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def ruby(base: str, guide: str) -> str:
    return f"<w:r><w:ruby><w:rt>{r(guide)}</w:rt><w:rubyBase>{r(base)}</w:rubyBase></w:ruby></w:r>"


HEAD, TAIL = r("Jördis Quend"), r("lbach")
BODIES = {
    "one run": f"<w:p><w:r><w:t>{NAME}</w:t></w:r></w:p>",
    "two runs": "<w:p><w:r><w:t>Jör</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>dis Quendlbach</w:t></w:r></w:p>",
    "a run a letter": "<w:p>" + "".join(f"<w:r><w:t>{letter}</w:t></w:r>" for letter in NAME) + "</w:p>",
    "two paragraphs": "<w:p><w:r><w:t>to Jördis</w:t></w:r></w:p><w:p><w:r><w:t>Quendlbach</w:t></w:r></w:p>",
    "a word over paragraphs": "<w:p><w:r><w:t>Jördis Quendl</w:t></w:r></w:p><w:p><w:r><w:t>bach</w:t></w:r></w:p>",
    "CDATA and references": "<w:p><w:r><w:t>J<![CDATA[ördis]]> Quendl&#98;ach</w:t></w:r></w:p>",
    "around a comment": "<w:p><w:r><w:t>Jördis Quend<!-- x -->lbach</w:t></w:r></w:p>",
    "around a deletion": p(HEAD, f"<w:del>{r('xy', 'delText')}</w:del>", TAIL),
    "before an insertion": p(HEAD, f"<w:ins>{r('xy')}</w:ins>", TAIL),
    "deleted in part": p(HEAD, f"<w:del>{r('lbach', 'delText')}</w:del>"),
    "around hidden text": p(HEAD, "<w:r><w:rPr><w:vanish/></w:rPr><w:t>xy</w:t></w:r>", TAIL),
    "around a field": p(HEAD, r("XE a", "instrText"), TAIL),
    "instruction around a result": p(r("Jördis Quend", "instrText"), r("xy"), r("lbach", "instrText")),
    "around a text box": p(HEAD, f"<w:r><w:pict>{p(r('xy'))}</w:pict></w:r>", TAIL),
    "in a text box": p(r("ab"), f"<w:r><w:pict>{p(r(NAME))}</w:pict></w:r>", r("cd")),
    "base of a phonetic guide": p(*(ruby(letter, "x") for letter in NAME)),
    "phonetic guide": p(*(ruby("x", letter) for letter in NAME)),
    "symbols": p(*(f'<w:r><w:sym w:font="Arial" w:char="{ord(letter):04X}"/></w:r>' for letter in NAME)),
    "symbols of a font of symbols": p(
        *(f'<w:r><w:sym w:font="Symbol" w:char="{ord(letter) + 0xF000:04X}"/></w:r>' for letter in NAME)
    ),
    "letters of a font of symbols": p(r("".join(chr(ord(letter) + 0xF000) for letter in NAME))),
    "letters in unknown elements": p(*(r(letter, "foo") for letter in NAME)),
    "base64 over runs": p(*map(r, base64.b64encode(NAME.encode()).decode())),
    "percent-encoded over runs": p(*map(r, urllib.parse.quote(NAME))),
    "in a comment": f"<!-- {NAME} -->",
    "in an instruction": f"<?note {NAME}?>",
    "in an attribute": f'<w:p w:descr="{NAME}"/>',
    "in a target": f'<w:p w:target="https://x.example/?q={urllib.parse.quote(NAME)}"/>',
    "in a name": '<a xmlns="urn:x"><JördisQuendlbach/></a>',
    "in a namespace that nothing uses": '<w:p xmlns:zz="urn:jördis:quendlbach"/>',
    "in the second namespace of a name": '<a xmlns="urn:x"/><a xmlns="urn:jördis:quendlbach"/>',
    "in a prefix of a standard": '<w:p xmlns:jördisquendlbach="http://schemas.openxmlformats.org/x"/>',
    "in a prefix": '<w:p xmlns:jördisquendlbach="urn:x"/>',
    "in a namespace": '<a xmlns="urn:jördis:quendlbach"/>',
}


@pytest.mark.parametrize("body", BODIES)
def test_value_is_found_in_xml_however_it_is_split(body: str, tmp_path: Path) -> None:
    survivors = found(word(BODIES[body]), ".docx", tmp_path)
    assert {(each.part, each.entity) for each in survivors} == {("word/document.xml", "PERSON")}


def paragraph(*runs: str, between: str = "") -> str:
    return p(between.join(map(r, runs)))


PLACE = Witness(
    [
        Known("Fire", "Kell", "PERSON", Match.WORD),
        Known("Washing", "Kelling", "PERSON"),
        Known("Quendlbach", "Ritter", "PERSON"),
        Known("4711", "1234", "NUMBER"),
    ]
)


@pytest.mark.parametrize(
    "runs", [("Fire", "fighting"), ("camp", "Fire"), ("Washing", "ton"), ("Quendlbach", "ner"), ("4711", "0")]
)
def test_half_of_a_word_is_no_survivor_though_a_run_holds_it(runs: tuple[str, ...], tmp_path: Path) -> None:
    assert found(word(paragraph(*runs)), ".docx", tmp_path, PLACE) == []


@pytest.mark.parametrize(
    ("body", "entity"),
    [
        (paragraph("Fire", " fighting"), "PERSON"),
        (paragraph("Fi", "re", "."), "PERSON"),
        (paragraph("Fire") + paragraph("fighting"), "PERSON"),
        (paragraph("Fire", "fighting", between="<w:r><w:tab/></w:r>"), "PERSON"),
        (paragraph("Fire", "fighting", between="<w:r><w:drawing/></w:r>"), "PERSON"),
        (paragraph("Fire", "fighting", between='<w:r><w:footnoteReference w:id="1"/></w:r>'), "PERSON"),
        (p(r("Fire"), f"<w:del>{r('fighting', 'delText')}</w:del>"), "PERSON"),
        (p(r("Fire"), f"<w:ins>{r('fighting')}</w:ins>"), "PERSON"),
        (p(r("Fire"), "<w:r><w:rPr><w:vanish/></w:rPr><w:t>fighting</w:t></w:r>"), "PERSON"),
        ("<w:p><w:foo>Fire</w:foo><w:foo>fighting</w:foo></w:p>", "PERSON"),
        ('<p xmlns="urn:own"><t>Fire</t><t>fighting</t></p>', "PERSON"),
        (paragraph("Quendlbach", "47110"), "PERSON"),
        (paragraph("a", "4711", "b"), "NUMBER"),
    ],
)  # fmt: skip
def test_a_whole_word_is_a_survivor_whatever_markup_stands_beside_it(body: str, entity: str, tmp_path: Path) -> None:
    assert entity in {each.entity for each in found(word(body), ".docx", tmp_path, PLACE)}


def test_a_distinctive_value_is_a_survivor_in_a_run_of_its_own_even_if_letters_follow(tmp_path: Path) -> None:
    assert found(word(paragraph(MAIL, "or")), ".docx", tmp_path) != []
    assert found(word(paragraph(NAME, "s")), ".docx", tmp_path) != []


def test_names_of_built_in_styles_are_no_survivors_and_those_of_authors_are(tmp_path: Path) -> None:
    firm = Witness([Known("Professional", "x", "ORG"), Known("Table Professional", "x", "ORG")])
    latent = '<w:latentStyles><w:lsdException w:name="Table Professional"/></w:latentStyles>'
    assert (
        found(word(latent + '<w:style><w:name w:val="Table Professional"/></w:style>'), ".docx", tmp_path, firm) == []
    )
    for body in (
        '<w:style><w:name w:val="Table Professional Ltd"/></w:style>',
        '<w:lsdException w:name="Professional"/>',
        paragraph("Table Professional"),
        '<w:tblCaption w:val="Table Professional"/>',
    ):
        assert found(word(body), ".docx", tmp_path, firm), body


@pytest.mark.parametrize(
    ("given", "chosen"),
    [
        ('<x:docPr name="Line 5"/>', '<x:docPr name="Line Hansen"/>'),
        ('<x:docPr name="Line 5"/>', '<x:docPr descr="Ask Line"/>'),
        ('<w:style w:styleId="FirstLine"><w:name w:val="First Line"/></w:style>', '<w:comment w:author="Line"/>'),
        ('<w:shd w:fill="445566"/><w:srgbClr w:val="445566"/>', '<w:shd w:fill="445566 x"/>'),
        ('<w:color w:val="445566"/>', '<w:alias w:val="445566"/>'),
        ('<x:line id="Line 5"/>', '<x:line id="Line Hansen"/>'),
        ('<w:numFmt w:formatCode="General"/>', '<w:tag w:val="General"/>'),
        ('<w:bookmarkStart w:name="_GoBack"/>', '<w:bookmarkStart w:name="GoBack Line"/>'),
    ],
)
def test_what_programs_call_things_is_no_survivor_and_what_people_do_is(
    given: str, chosen: str, tmp_path: Path
) -> None:
    words = Witness([Known(text, "x", "ANY", Match.WORD) for text in ("Line", "445566", "General", "GoBack")])
    drawing = 'xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/main"'
    assert found(word(f"<x:wsp {drawing}>{given}</x:wsp>"), ".docx", tmp_path, words) == []
    assert {each.entity for each in found(word(f"<x:wsp {drawing}>{chosen}</x:wsp>"), ".docx", tmp_path, words)} == {
        "ANY"
    }


def sheet(rows: str, strings: str = "") -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return package(
        {
            "xl/worksheets/sheet1.xml": f"<worksheet {space}><sheetData>{rows}</sheetData></worksheet>",
            "xl/sharedStrings.xml": f"<sst {space}>{strings}</sst>",
        }
    )


FIRM = Witness([Known("Café & Bar Nord", "x", "ORG"), Known("Nordlicht", "x", "ORG"), Known("Rio & Söhne", "x", "ORG")])


def test_neighbours_in_a_table_of_strings_are_not_one_text(tmp_path: Path) -> None:
    strings = "<si><t>Nord</t></si><si><t>licht</t></si><si><t>Rio</t></si><si><t>Söhne</t></si>"
    assert found(sheet("", strings), ".xlsx", tmp_path, FIRM) == []
    whole = "<si><r><t>Nord</t></r><r><t>licht</t></r></si><si><t>Rio &amp; Söhne</t></si>"
    assert len(found(sheet("", whole), ".xlsx", tmp_path, FIRM)) == 1


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("Rio", "Söhne"), False),
        (("Rio &amp;", "Söhne"), True),
        (("Rio Söhne",), True),
        (("Rio-&amp;-Söhne",), True),
    ],
)
def test_a_sign_between_words_may_be_lost_in_a_line_but_not_over_two(
    cells: tuple[str, ...], expected: bool, tmp_path: Path
) -> None:
    row = "".join(f"<w:tc>{p(r(text))}</w:tc>" for text in cells)
    assert bool(found(word(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"), ".docx", tmp_path, FIRM)) is expected


ADDRESS = Witness(
    [Known("14 Quendlbach Lane", "x", "ADDRESS"), Known("550329234", "x", "SSN"), Known("Ada Roe", "x", "P")]
)


@pytest.mark.parametrize(
    ("parts", "element"),
    [
        (("14", "Quendlbach Lane"), "c"),
        (("550", "329", "234"), "c"),
        (("550", "329234"), "pt"),
        (("Ada", "Roe"), "definedName"),
    ],
)
def test_neighbouring_values_are_not_one_text(parts: tuple[str, ...], element: str, tmp_path: Path) -> None:
    apart = "".join(f"<{element}><v>{text}</v></{element}>" for text in parts)
    assert found(sheet(f"<row>{apart}</row>"), ".xlsx", tmp_path, ADDRESS) == []
    assert found(
        sheet(f"<row>{apart.replace(f'</v></{element}><{element}><v>', ' ')}</row>"), ".xlsx", tmp_path, ADDRESS
    )


def test_attributes_are_not_one_text_and_each_is_one(tmp_path: Path) -> None:
    apart = '<w:x w:a="14" w:b="Quendlbach Lane"/><w:x w:a="550"/><w:x w:a="329-234"/><w:Ada/><w:Roe/>'
    assert found(word(apart + '<y:Ada xmlns:y="urn:a"/><y:Roe xmlns:y="urn:a"/>'), ".docx", tmp_path, ADDRESS) == []
    for whole in ('w:a="14&#10;Quendlbach_Lane"', 'w:a="550-329-234"'):
        assert found(word(f"<w:x {whole}/>"), ".docx", tmp_path, ADDRESS), whole


def test_what_fields_do_is_not_read_on_in_the_text(tmp_path: Path) -> None:
    def paragraph_with(instruction: str) -> str:
        return p(f"<w:r><w:instrText>{instruction}</w:instrText></w:r>", r("x"))

    assert found(word(paragraph_with("14") + p(r("Quendlbach Lane"))), ".docx", tmp_path, ADDRESS) == []
    assert found(word(paragraph_with('MERGE "Ada Roe"')), ".docx", tmp_path, ADDRESS) != []


@pytest.mark.parametrize(
    "formula",
    [
        '"5105 1051"&amp;" 0510 5100"',
        '"5105"&amp;A1&amp;"10510510"&amp;"5100"',
        '5105&amp;"-"&amp;1051&amp;"-"&amp;"0510"&amp;"-"&amp;5100',
        'CONCATENATE("5105","1051","0510","5100")',
        'TEXTJOIN("-",TRUE,"5105","1051","0510","5100")',
        '_xlfn.TEXTJOIN("",TRUE,{"5105","1051","0510","5100"})',
        'SUBSTITUTE("5105x1051x0510x5100","x"," ")',
        "CHAR(53)&amp;CHAR(49)&amp;CHAR(48)&amp;CHAR(53)&amp;105105105100",
        'IF(TRUE,"5105105","")&amp;REPT("105105100",1)',
    ],
)
def test_what_a_formula_puts_together_is_found(formula: str, tmp_path: Path) -> None:
    survivors = found(sheet(f"<row><c><f>{formula}</f></c></row>"), ".xlsx", tmp_path)
    assert {each.entity for each in survivors} == {"CARD"}
    assert found(sheet(f"<row><c><f>{formula.replace('5105', '5106')}</f></c></row>"), ".xlsx", tmp_path) == []


FUNCTIONS = Witness([Known(text, "x", "ANY", Match.WORD) for text in ("Max", "Floor", "Value", "True")])


@pytest.mark.parametrize(
    "cell", ["<f>MAX(A1:A3)+_xlfn.FLOOR.MATH(TRUE,B1)</f>", "<v>#VALUE!</v>", "<f>IF(A1,#VALUE!,FLOOR(A1,1))</f>"]
)
def test_functions_and_errors_are_nobody(cell: str, tmp_path: Path) -> None:
    assert found(sheet(f"<row><c>{cell}</c></row>"), ".xlsx", tmp_path, FUNCTIONS) == []


@pytest.mark.parametrize(
    "cell",
    [
        '<f>"MAX("&amp;A1</f>',
        "<f>MAX!A1</f>",
        "<f>'Max (old)'!A1+MAX(B1)</f>",
        "<f>SUM(Team[Max])</f>",
        "<f>VALUE.MAX</f>",
        "<f>MAX.ROE(A1)</f>",
        "<f>MAX (A1)</f>",
        "<v>Max</v>",
        "<v>#VALUE! Max</v>",
        "<is><t>MAX(A1)</t></is>",
    ],
)
def test_people_called_like_functions_are_found(cell: str, tmp_path: Path) -> None:
    assert found(sheet(f"<row><c>{cell}</c></row>"), ".xlsx", tmp_path, FUNCTIONS) != []


@pytest.mark.parametrize(
    "code", ["\\J\\ördis\\ Quend\\lbach", "&quot;Jördis &quot;\\Q&quot;uendlbach&quot;0", "[$Jördis Quendlbach-409]0"]
)
def test_what_a_number_format_shows_is_found(code: str, tmp_path: Path) -> None:
    content = package({"xl/styles.xml": f'<styleSheet><numFmt formatCode="{code}"/></styleSheet>'})
    assert {each.entity for each in found(content, ".xlsx", tmp_path)} == {"PERSON"}


@pytest.mark.parametrize(
    "text", ["&amp;LJördis Quendlbach", "&amp;RJör&amp;Bdis &amp;12Quend&amp;&quot;Arial&quot;lbach&amp;P"]
)
def test_what_a_page_header_shows_is_found(text: str, tmp_path: Path) -> None:
    content = package({"xl/worksheets/sheet1.xml": f"<worksheet><oddHeader>{text}</oddHeader></worksheet>"})
    assert {each.entity for each in found(content, ".xlsx", tmp_path)} == {"PERSON"}


PNG = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + kind + body + binascii.crc32(kind + body).to_bytes(4)


PARTS: dict[str, tuple[str, bytes | str, str]] = {
    "stored text": ("word/media/image1.png", b"\x00\x01\x02Z" + NAME.encode() + b"Z\xff", "word/media/image1.png"),
    "UTF-16": (
        "word/embeddings/oleObject1.bin",
        b"\x01A\0" + MAIL.encode("utf-16-le") + b"\x01",
        "word/embeddings/oleObject1.bin",
    ),
    "UTF-16, other order": (
        "xl/printerSettings/printerSettings1.bin",
        MAIL.encode("utf-16-be"),
        "xl/printerSettings/printerSettings1.bin",
    ),
    "chosen name": ("word/jördis quendlbach.xml", "<a/>", "part 1"),
    "document inside": ("word/embeddings/x.docx", word(BODIES["two runs"]), "part 1 > word/document.xml"),
    "twice inside": ("a.zip", package({"b.zip": package({"c.xml": f"<a>{NAME}</a>"})}), "part 1 > part 1 > part 1"),
    "PNG text": (
        "word/media/image2.png",
        PNG + chunk(b"zTXt", b"Author\0\0" + zlib.compress(NAME.encode())) + chunk(b"IEND", b""),
        "word/media/image2.png",
    ),
}


@pytest.mark.parametrize("place", PARTS)
def test_value_is_found_in_every_part_of_a_package(place: str, tmp_path: Path) -> None:
    name, content, part = PARTS[place]
    survivors = found(package({name: content}), ".docx", tmp_path)
    assert part in {each.part for each in survivors if each.form != "unreadable"}
    assert NAME not in str(survivors)


def packed(content: bytes) -> str:
    return base64.b64encode(content).decode()


INSIDE = word(BODIES["two runs"])
TEXTS = {
    "document in a text": f"<a><b>{packed(INSIDE)}</b></a>",
    "document in lines": f"<a>\n  {base64.encodebytes(INSIDE).decode()}</a>",
    "document in an attribute": f"<a b='data:application/zip;base64,{packed(INSIDE)}'/>",
    "document in CDATA": f"<a><![CDATA[{packed(INSIDE)}]]></a>",
    "compressed text": f"<a>{packed(gzip.compress(NAME.encode()))}</a>",
    "picture": f"<a>{packed(PNG + chunk(b'zTXt', b'a' * 9 + bytes(2) + zlib.compress(NAME.encode())))}</a>",
    "document in a text of a document": f"<a>{packed(package({'a.xml': f'<a>{packed(INSIDE)}</a>'}))}</a>",
    "long document": f"<a>{packed(package({'a.bin': random.Random(1).randbytes(200_000), 'b.txt': NAME}, 0))}</a>",
}


@pytest.mark.parametrize("place", TEXTS)
def test_value_is_found_in_files_that_are_packed_into_texts(place: str, tmp_path: Path) -> None:
    deep = Witness([Known(NAME, "x", "PERSON")], Limits(depth=8))
    survivors = found(package({"customXml/item1.xml": TEXTS[place]}), ".docx", tmp_path, deep)
    assert "PERSON" in {each.entity for each in survivors}


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_xml_in_a_text_file_is_read_as_text_too(suffix: str, tmp_path: Path) -> None:
    first, last = NAME.split()
    assert not found(b"<?xml version='1.0'?>\n<a>&nbsp;nobody &amp; <b></a>", suffix, tmp_path)
    broken = f"<?xml version='1.0'?>\n<a>&nbsp;{first} {last} &amp; <b></a>"
    assert "PERSON" in {each.entity for each in found(broken.encode(), suffix, tmp_path)}
    parted = f"<?xml version='1.0'?>\n<a><b>{first}</b> <i>{last}</i></a>"
    assert "PERSON" in {each.entity for each in found(parted.encode(), suffix, tmp_path)}


def test_files_in_texts_are_followed_within_limits(tmp_path: Path) -> None:
    content = b"x"
    for _ in range(8):
        content = package({"a.xml": f"<a>{packed(content)}</a>"})
    witness = Witness([Known(NAME, "x", "PERSON")], Limits(depth=4))
    assert {each.form for each in found(content, ".docx", tmp_path, witness)} == {"unreadable"}
    damaged = packed(INSIDE)[:200]
    assert {each.form for each in found(package({"a.xml": f"<a>{damaged}</a>"}), ".docx", tmp_path)} == {"unreadable"}


def test_value_is_found_outside_of_members(tmp_path: Path) -> None:
    clean = word("<w:p/>")
    assert found(clean, ".docx", tmp_path) == []
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.xml", "<a/>")
        archive.comment = MAIL.encode()
    for content in (MAIL.encode() + clean, target.getvalue(), clean + MAIL.encode()):
        assert [each.entity for each in found(content, ".docx", tmp_path)] == ["EMAIL"]


def test_makers_of_formats_are_not_survivors_of_their_own_formats(tmp_path: Path) -> None:
    makers = Witness(
        [
            Known("Microsoft", "Norvia", "ORG"),
            Known("openxmlformats", "x", "ORG"),
            Known("Georgia", "y", "PLACE", Match.WORD),
        ]
    )
    body = '<w:p><w:r><w:rPr><w:rFonts w:ascii="Georgia"/></w:rPr><w:t xmlns:x="http://schemas.microsoft.com/office">a</w:t></w:r></w:p>'
    assert found(word(body), ".docx", tmp_path, makers) == []
    assert found(word("<w:p><w:r><w:t>Microsoft</w:t></w:r></w:p>"), ".docx", tmp_path, makers) == [
        Survivor("word/document.xml", "plain", "ORG")
    ]


def test_names_that_word_gives_to_embedded_files_are_no_survivors_and_others_are(tmp_path: Path) -> None:
    makers = Witness([Known("Microsoft", "Norvia", "ORG")])
    given = (
        "Microsoft_Excel_Worksheet.xls",
        "Microsoft_Excel_97-2003_Worksheet12.xls",
        "Microsoft_Word_Document1.doc",
        "Microsoft_Excel____1.xls",
    )
    for name in given:
        assert found(package({f"word/embeddings/{name}": b"x"}), ".docx", tmp_path, makers) == []
        edge = f'<Relationships><Relationship Target="../embeddings/{name}"/></Relationships>'
        assert found(package({"a.rels": edge}), ".docx", tmp_path, makers) == []
    for name in ("Microsoft_Offer.xls", "Microsoft_Excel_Offer.xls", "Microsoft.xls"):
        assert found(package({f"word/embeddings/{name}": b"x"}), ".docx", tmp_path, makers) != []


def test_original_inside_a_surrogate_is_ours(tmp_path: Path) -> None:
    witness = Witness([Known("Grace", "Lena", "PERSON", Match.WORD), Known("Mara Voss", "Lena Grace Holt", "PERSON")])
    assert found(b"by Lena Grace Holt", ".txt", tmp_path, witness) == []
    assert found(b"by Lena Grace Holt and Grace", ".txt", tmp_path, witness) == [Survivor("text", "plain", "PERSON")]


def test_value_across_windows_of_a_long_text_is_found_once(tmp_path: Path) -> None:
    for before in (131_060, 131_072, 135_160, 262_140):
        content = ("x " * (before // 2) + NAME + " y" * 100_000).encode()
        assert found(content, ".txt", tmp_path) == [Survivor("text", "plain", "PERSON")]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"no zip", id="no archive"),
        pytest.param(b"PK\x03\x04" + b"\0" * 40, id="truncated"),
        pytest.param(word("<w:p>"), id="not well-formed"),
        pytest.param(package({"a.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), id="entities"),
        pytest.param(package({"a.bin": b"\0" * 20_000_000}), id="bomb"),
    ],
)
def test_what_cannot_be_read_is_a_survivor(content: bytes, tmp_path: Path) -> None:
    assert "unreadable" in {each.form for each in found(content, ".docx", tmp_path)}


def test_archives_in_archives_are_followed_within_limits(tmp_path: Path) -> None:
    content = package({"a.txt": "a"})
    for _ in range(8):
        content = package({"a.zip": content})
    witness = Witness([Known(NAME, "x", "PERSON")], Limits(depth=4))
    assert {each.form for each in found(content, ".docx", tmp_path, witness)} == {"unreadable"}


def test_missing_file_is_a_survivor(tmp_path: Path) -> None:
    assert WITNESS.examine(tmp_path / "nowhere.txt") == [Survivor("file", "unreadable", "")]


def test_names_of_files_are_examined() -> None:
    assert WITNESS.examine_text("Quendlbach_CV.docx", "name") == []
    assert WITNESS.examine_text("JÖRDIS-QUENDLBACH_CV.docx", "name") == [Survivor("name", "other spacing", "PERSON")]
