"""Embedded fonts hold no glyph that only a removed word used."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools import t1Lib
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from tests.unit.formats.pdf.test_pdf_editing import edit, pixels, shown

from gptsanitize.formats.pdf import faces
from gptsanitize.formats.pdf.cff import Cff, keep_outlines, read_cff
from gptsanitize.formats.pdf.programs import clean_cff, clean_sfnt, clean_type1
from gptsanitize.formats.pdf.truetype import character_maps, glyph_names

TYPEFACE = Path(faces.__file__).parent / "typefaces" / "Arimo-Regular.ttf"
TEXT, WORD, NEW = "Anna Quix nina", "Quix", "Anna"


def cff_program() -> bytes:
    """A bare CFF program whose letters are bars of different heights."""
    builder = FontBuilder(1000, isTTF=False)
    names = [".notdef", "space", *"AQaiunx"]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(name): name for name in names[2:]} | {32: "space"})
    strings = {}
    for number, name in enumerate(names):
        pen = T2CharStringPen(500, None)
        if number > 1:
            pen.moveTo((50, 0))
            for point in ((450, 0), (450, 100 * number), (50, 100 * number)):
                pen.lineTo(point)
            pen.closePath()
        strings[name] = pen.getCharString()
    builder.setupCFF("Bars", {}, strings, {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader()
    builder.setupPost()
    builder.setupOS2()
    target = io.BytesIO()
    builder.save(target)
    data: bytes = TTFont(target).getTableData("CFF ")
    return data


def encrypted(data: bytes, key: int) -> bytes:
    """Type 1 encryption (Adobe Type 1 Font Format, 7.1)."""
    out = bytearray()
    for byte in data:
        out.append(byte ^ (key >> 8))
        key = ((out[-1] + key) * 52845 + 22719) & 0xFFFF
    return bytes(out)


def type1_program() -> bytes:
    """A Type 1 program with a bar for each letter."""
    clear = b"%!PS-AdobeFont-1.0: Bars\n11 dict begin /FontName /Bars def /FontType 1 def /PaintType 0 def\n"
    clear += b"/FontMatrix [0.001 0 0 0.001 0 0] readonly def /FontBBox {0 0 500 900} readonly def\n"
    clear += b"/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for\n"
    clear += b"".join(b"dup %d /%s put\n" % (ord(name), name.encode()) for name in "AQaiunx")
    clear += b"readonly def currentdict end currentfile eexec\n"
    bars = {".notdef": 0, "space": 0} | {name: 20 * number + 20 for number, name in enumerate("AQaiunx")}
    entries = b""
    for name, height in bars.items():
        code = bytes([139, 247 + 1, 136, 13])  # 0 500 hsbw
        if height:
            code += bytes([189, 139, 21, 239, 6, 139 + min(height, 100), 7, 39, 6, 9])
        code = encrypted(b"\0\0\0\0" + code + b"\x0e", 4330)
        entries += b"/%s %d RD %s ND\n" % (name.encode(), len(code), code)
    private = b"dup /Private 8 dict dup begin /RD {string currentfile exch readstring pop} executeonly def\n"
    private += b"/ND {noaccess def} executeonly def /NP {noaccess put} executeonly def\n"
    subr = encrypted(b"\0\0\0\0\x0b", 4330)
    private += (
        b"/BlueValues [] def /password 5839 def\n/Subrs 1 array\ndup 0 %d RD %s NP\nND\n"
        b"2 index /CharStrings %d dict dup begin\n"
        % (
            len(subr),
            subr,
            len(bars),
        )
    )
    private += entries + b"end\nend\nreadonly put\nnoaccess put\ndup/FontName get exch definefont pop\n"
    private += b"mark currentfile closefile\n"
    return clear + encrypted(b"\0\0\0\0" + private, 55665) + b"\n" + b"0" * 512 + b"\ncleartomark\n"


def simple_font(pdf: pikepdf.Pdf, kind: str) -> Any:
    """A simple font with the program of a kind."""
    subtype, key, data = {
        "truetype": ("TrueType", "/FontFile2", TYPEFACE.read_bytes()),
        "cff": ("Type1", "/FontFile3", cff_program()),
        "type1": ("Type1", "/FontFile", type1_program()),
    }[kind]
    stream = pdf.make_stream(data)
    if key == "/FontFile3":
        stream["/Subtype"] = pikepdf.Name.Type1C
    name = pikepdf.Name("/ABCDEF+Bars")
    descriptor = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=name, Flags=32)
    descriptor[key] = stream
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name("/" + subtype),
            BaseFont=name,
            FirstChar=32,
            LastChar=126,
            Widths=pikepdf.Array([500] * 95),
            Encoding=pikepdf.Dictionary(
                Type=pikepdf.Name.Encoding,
                BaseEncoding=pikepdf.Name.WinAnsiEncoding,
                Differences=pikepdf.Array([65, pikepdf.Name.A, 81, pikepdf.Name.Q, 117, pikepdf.Name("/u")]),
            ),
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )


def composite_font(pdf: pikepdf.Pdf) -> Any:
    """A composite font whose codes are glyph numbers."""
    stream = pdf.make_stream(TYPEFACE.read_bytes())
    name = pikepdf.Name("/ABCDEF+Bars")
    descriptor = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=name, Flags=4, FontFile2=stream)
    glyphs = faces.Face("Arimo-Regular").glyphs
    table = "".join(f"<{glyphs[c]:04x}> <{ord(c):04x}>\n" for c in sorted(set(TEXT)))
    cmap = f"1 begincodespacerange <0000> <ffff> endcodespacerange {len(set(TEXT))} beginbfchar\n{table}endbfchar"
    widths = pikepdf.Array([each for c in sorted(set(TEXT)) for each in (glyphs[c], pikepdf.Array([500]))])
    descendant = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        W=widths,
    )
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type0,
            BaseFont=name,
            Encoding=pikepdf.Name("/Identity-H"),
            DescendantFonts=pikepdf.Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(cmap.encode()),
        )
    )


def document(path: Path, kind: str) -> Path:
    """A page that shows `TEXT` in a font of a kind."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 300))
    font = composite_font(pdf) if kind == "composite" else simple_font(pdf, kind)
    glyphs = faces.Face("Arimo-Regular").glyphs
    codes = "".join(f"{glyphs[c]:04x}" for c in TEXT) if kind == "composite" else TEXT.encode().hex()
    page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.obj["/Contents"] = pdf.make_stream(f"BT /F1 20 Tf 20 200 Td <{codes}> Tj ET".encode())
    pdf.save(path)
    return path


def programs(data: bytes) -> list[tuple[str, bytes]]:
    """The font programs of a file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and obj.get("/FontName")]
        keys = ("/FontFile", "/FontFile2", "/FontFile3")
        return [(key, bytes(obj[key].read_bytes())) for obj in found for key in keys if key in obj]


def letters_of(key: str, data: bytes) -> set[str]:
    """The letters that a program has an outline for, as fontTools reads it."""
    if key == "/FontFile2":
        font = TTFont(io.BytesIO(data))
        return {chr(c) for c, name in font.getBestCmap().items() if font["glyf"][name].numberOfContours}
    if key == "/FontFile3":
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        strings = fonts[0].CharStrings
        return {name for name in fonts[0].charset if len(name) == 1 and len(strings[name].bytecode) > 4}
    font = t1Lib.T1Font.__new__(t1Lib.T1Font)
    font.data, font.encoding = data, "ascii"
    font.parse()
    return {name for name in font["CharStrings"] if len(name) == 1}


@pytest.mark.parametrize("kind", ["truetype", "cff", "type1"])
def test_the_program_of_a_simple_font_has_the_letters_left(tmp_path: Path, kind: str) -> None:
    path = document(tmp_path / "in.pdf", kind)
    _, data = edit(path, {WORD: NEW})
    assert shown(data) == TEXT.replace(WORD, NEW)
    ((key, program),) = programs(data)
    assert letters_of(key, program) == set(TEXT.replace(WORD, NEW)) - {" "}


def test_glyphs_of_a_composite_font_are_gone(tmp_path: Path) -> None:
    path = document(tmp_path / "in.pdf", "composite")
    _, data = edit(path, {WORD: NEW})
    assert shown(data) == TEXT.replace(WORD, NEW)
    ((_, program),) = programs(data)
    font, glyphs = TTFont(io.BytesIO(program)), faces.Face("Arimo-Regular").glyphs
    order = font.getGlyphOrder()
    drawn = {c for c in set(TEXT) if font["glyf"][order[glyphs[c]]].numberOfContours}
    assert drawn == set(TEXT.replace(WORD, NEW)) - {" "}
    assert font["hmtx"][order[glyphs["Q"]]] == (0, 0)


@pytest.mark.parametrize("kind", ["truetype", "cff", "type1", "composite"])
def test_what_is_left_looks_as_before(tmp_path: Path, kind: str) -> None:
    path = document(tmp_path / "in.pdf", kind)
    before = pixels(path.read_bytes())
    assert (before < 128).any()
    _, data = edit(path, {"Quix": "Anna"})
    after = pixels(data)
    first, last = (slice(None), slice(0, 120)), (slice(None), slice(240, None))
    assert (before[first] == after[first]).all()
    assert (before[last] == after[last]).all()


@pytest.mark.parametrize("kind", ["truetype", "cff", "type1"])
def test_widths_and_names_of_codes_go_with_them(tmp_path: Path, kind: str) -> None:
    _, data = edit(document(tmp_path / "in.pdf", kind), {WORD: NEW})
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (font,) = [obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and "/FirstChar" in obj]
        widths = {chr(32 + index) for index, width in enumerate(font["/Widths"]) if width}
        names = {str(item) for item in font["/Encoding"]["/Differences"] if isinstance(item, pikepdf.Name)}
    assert widths == set(TEXT.replace(WORD, NEW))
    assert names == {"/A"}


@pytest.mark.parametrize("kind", ["truetype", "composite"])
def test_fonts_that_share_their_widths_keep_those_of_each_other(tmp_path: Path, kind: str) -> None:
    path = document(tmp_path / "in.pdf", kind)
    glyphs = faces.Face("Arimo-Regular").glyphs
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0].obj
        fonts = page["/Resources"]["/Font"]
        if kind == "truetype":
            fonts["/F1"]["/Widths"] = pdf.make_indirect(fonts["/F1"]["/Widths"])
        fonts["/F2"] = pdf.make_indirect(pikepdf.Dictionary(dict(fonts["/F1"].items())))
        word = "Quan"
        codes = "".join(f"{glyphs[c]:04x}" for c in word) if kind == "composite" else word.encode().hex()
        more = f" BT /F2 20 Tf 20 100 Td <{codes}> Tj <{codes}> Tj ET"
        page["/Contents"] = pdf.make_stream(page["/Contents"].read_bytes() + more.encode())
        pdf.save(path)
    before = pixels(path.read_bytes())
    _, data = edit(path, {WORD: NEW})
    assert (before[300:] == pixels(data)[300:]).all()
    assert "QuanQuan" in shown(data)


def test_a_font_of_which_nothing_was_cut_stays_whole(tmp_path: Path) -> None:
    path = document(tmp_path / "in.pdf", "cff")
    _, data = edit(path, {})
    ((key, program),) = programs(data)
    assert letters_of(key, program) == set("AQaiunx")


def test_procedures_of_a_type3_font_go_with_their_letters(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 300))
    names = [pikepdf.Name("/" + char) for char in "AQaiunx"]
    codes = [each for char, name in zip("AQaiunx", names, strict=True) for each in (ord(char), name)]
    bars = {
        str(name): pdf.make_stream(b"500 0 50 0 450 %d d1 50 0 400 %d re f" % (90 * n, 90 * n))
        for n, name in enumerate(names, 1)
    }
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type3,
        FontBBox=pikepdf.Array([0, 0, 500, 700]),
        FontMatrix=pikepdf.Array([0.001, 0, 0, 0.001, 0, 0]),
        FirstChar=32,
        LastChar=126,
        Widths=pikepdf.Array([500] * 95),
        Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=pikepdf.Array(codes)),
        CharProcs=pikepdf.Dictionary(bars),
    )
    page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    page.obj["/Contents"] = pdf.make_stream(f"BT /F1 20 Tf 20 200 Td ({TEXT}) Tj ET".encode())
    pdf.save(tmp_path / "in.pdf")
    _, data = edit(tmp_path / "in.pdf", {WORD: NEW})
    with pikepdf.open(io.BytesIO(data)) as written:
        (font,) = [obj for obj in written.objects if isinstance(obj, pikepdf.Dictionary) and "/CharProcs" in obj]
        assert set(font["/CharProcs"].keys()) == {"/A", "/a", "/i", "/n"}


def test_a_cff_program_without_a_glyph_is_read_by_fonttools() -> None:
    font = read_cff(cff_program())
    assert font is not None
    written = keep_outlines(font, {2, 4})
    assert written is not None
    assert letters_of("/FontFile3", written) == {"A", "a"}
    again = read_cff(written)
    assert again is not None
    assert [again.outlines[glyph] for glyph in (2, 4)] == [font.outlines[glyph] for glyph in (2, 4)]


class Some:
    """Takes some glyphs of any program, and looks at all that the program tells of them."""

    def of_truetype(self, tables: Mapping[bytes, bytes]) -> set[int]:
        return {1, *character_maps(tables).get((3, 1), {}).values(), len(glyph_names(tables.get(b"post", b"")))}

    def of_cff(self, font: Cff) -> set[int]:
        return {1, 3, len(font.glyph_names), len(font.encoding)}

    def of_type1(self, names: set[str], codes: Mapping[int, str]) -> set[str]:
        return {name for name in sorted(names)[::2] if name in codes.values()}


@pytest.mark.parametrize("kind", ["truetype", "cff", "type1"])
def test_a_broken_program_is_no_crash(kind: str) -> None:
    letters = faces.Face("Arimo-Regular")
    data, clean = {
        "truetype": (letters.program([letters.glyphs[c].to_bytes(2) for c in "Äx"]), clean_sfnt),
        "cff": (cff_program(), clean_cff),
        "type1": (type1_program(), clean_type1),
    }[kind]
    chance = random.Random(7)
    for _ in range(300):
        broken = bytearray(data[: chance.choice((len(data), chance.randrange(len(data))))])
        for _ in range(chance.choice((1, 4, 30)) if broken else 0):
            broken[chance.randrange(min(len(broken), chance.choice((200, len(data)))))] = chance.randrange(256)
        written = clean(bytes(broken), str, Some())
        assert written is None or len(written) > 0


def test_a_cut_program_is_no_crash() -> None:
    data = cff_program()
    assert all(read_cff(data[:size]) is None for size in range(len(data) // 2))


def test_type3_glyphs_of_a_base_encoding_stay_where_they_are_shown(tmp_path: Path) -> None:
    """Without differences, codes lead to procedures by the names of the base encoding."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(300, 200))
    square = pdf.make_stream(b"500 0 0 0 400 700 d1 0 0 400 700 re f")
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type3,
        FontBBox=pikepdf.Array([0, 0, 500, 700]),
        FontMatrix=pikepdf.Array([0.001, 0, 0, 0.001, 0, 0]),
        Encoding=pikepdf.Name.WinAnsiEncoding,
        CharProcs=pikepdf.Dictionary({"/" + name: square for name in ("A", "b", "c", "n", "t", "x")}),
        FirstChar=65,
        LastChar=120,
        Widths=pikepdf.Array([500] * 56),
    )
    page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    page.obj["/Contents"] = pdf.make_stream(b"BT /F1 20 Tf 20 100 Td (Abt xcn) Tj ET")
    pdf.save(tmp_path / "in.pdf")
    _, data = edit(tmp_path / "in.pdf", {"Abt": "Roe"})
    with pikepdf.open(io.BytesIO(data)) as written:
        procedures = written.pages[0].obj["/Resources"]["/Font"]["/F1"]["/CharProcs"]
        assert set(procedures.keys()) == {"/c", "/n", "/x"}
