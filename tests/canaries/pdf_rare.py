"""A PDF with one marker in each place beside those of `pdf`: surplus bytes of pictures, tables and programs, parts of
formats within the format, and the keys of rarer objects.

`build()` gives the file and the marker of each place. The same bytes come out each time.
"""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from tests.canaries.pdf import Markers, jpeg, profile, true_type

__all__ = ["build"]


def _plain() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)


def build() -> tuple[bytes, Mapping[str, str]]:
    """The file and, for each place, its marker."""
    m = Markers("Rx")
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 400)).obj
    resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(_plain())))
    lines = [f"BT /F 12 Tf 20 380 Td ({m('text')}) Tj ET"]
    _pictures(pdf, m, resources, lines)
    _colours(pdf, m, resources, lines)
    _fonts(pdf, m, resources, lines)
    _operators(pdf, m, resources, lines)
    _entries(pdf, m, page)
    page["/Resources"] = resources
    page["/Contents"] = pdf.make_stream("\n".join(lines).encode("latin-1"))
    pdf.trailer["/ID"] = Array([m.string("first identifier of the file"), m.string("second identifier of the file")])
    buffer = io.BytesIO()
    pdf.save(
        buffer,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        fix_metadata_version=False,
    )
    data = buffer.getvalue()
    ids = b"/ID [ (%b) (%b) ]" % (
        m.places["first identifier of the file"].encode(),
        m.places["second identifier of the file"].encode(),
    )
    at = data.index(b"/ID [", data.rindex(b"trailer"))
    return data[:at] + ids + data[data.index(b"]", at) + 1 :], m.places


# ---- pictures ------------------------------------------------------------------------------------------------------


def _pictures(pdf: pikepdf.Pdf, m: Markers, resources: Dictionary, lines: list[str]) -> None:
    grey, row = Name.DeviceGray, bytes(range(8))
    pictures: dict[str, Any] = {
        "Deflated": (zlib.compress(row * 8 + m("samples behind the last row").encode()), "FlateDecode", grey),
        "Plain": (row * 8 + m("bytes behind the last row").encode(), "", grey),
        "Hex": (
            (row * 8).hex().encode() + b">" + m("bytes behind hexadecimal digits").encode(),
            "ASCIIHexDecode",
            grey,
        ),
        "Base85": (base64.a85encode(row * 8) + b"~>" + m("bytes behind base 85").encode(), "ASCII85Decode", grey),
        "Runs": (b"\x3f" + row * 8 + b"\x80" + m("bytes behind run lengths").encode(), "RunLengthDecode", grey),
        "Jpeg": (_jpeg(m), "DCTDecode", grey),
        "Jpx": (_jpx(m), "JPXDecode", Name.DeviceRGB),
        "Jbig": (_jbig2(m), "JBIG2Decode", grey),
        "Fax": (b"\x00\x10\x01\x00\x10\x01" + m("bytes behind a fax").encode(), "CCITTFaxDecode", grey),
        "Grey": (zlib.compress(row * 8), "FlateDecode", _palette(m("colours of a grey table that no sample can name"))),
        "Long": (zlib.compress(bytes(64)), "FlateDecode", _stream_palette(pdf, m("bytes behind a table of colours"))),
    }
    found = Dictionary()
    for index, (name, (data, kind, space)) in enumerate(pictures.items()):
        image = pdf.make_stream(data)
        bits = 1 if kind in {"JBIG2Decode", "CCITTFaxDecode"} else 8
        image.stream_dict.update(
            Dictionary(
                Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=bits, ColorSpace=space
            )
        )
        if kind:
            image["/Filter"] = Name("/" + kind)
        if kind == "JBIG2Decode":
            globals_ = pdf.make_stream(_segment(9, 62, b"\x20\0\0\0" + m("comment in shared tables of a fax").encode()))
            image["/DecodeParms"] = Dictionary(JBIG2Globals=globals_)
        found["/" + name] = pdf.make_indirect(image)
        lines.append(f"q 9 0 0 9 {10 + 12 * index} 340 cm /{name} Do Q")
    first = found["/Deflated"]
    first["/Metadata"] = pdf.make_stream(f"<x>{m('metadata of a deflated picture')}</x>".encode())
    first["/Measure"] = Dictionary(R=m.string("scale of a picture"))
    first["/PtData"] = Dictionary(Names=Array([m.string("point of a picture")]))
    first["/AF"] = Array([Dictionary(Desc=m.string("file of a picture"))])
    first["/ID"] = m.string("identifier of a picture")
    first["/Intent"] = m.name("intent of a picture")
    resources["/XObject"] = found


def _palette(word: str) -> Array:
    return Array([Name.Indexed, Name.DeviceGray, 7, String(bytes(range(8)) + word.encode())])


def _stream_palette(pdf: pikepdf.Pdf, word: str) -> Array:
    return Array([Name.Indexed, Name.DeviceRGB, 1, pdf.make_stream(bytes(6) + word.encode())])


def _jpeg(m: Markers) -> bytes:
    """With words in segments that no decoder reads: reserved ones, and a table that nothing refers to."""
    data = jpeg()
    reserved = m("reserved segment of a picture").encode()
    table = b"\x03" + m("table of a picture that nothing uses").encode().ljust(64, b"\1")
    extra = b"".join(
        b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body
        for marker, body in ((0xF0, reserved), (0x02, m("other reserved segment").encode()), (0xDB, table))
    )
    return data[:2] + extra + data[2:]


def _jpx(m: Markers) -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), (1, 2, 3)).save(buffer, "JPEG2000", no_jp2=True)
    code = buffer.getvalue()
    comment = m("comment in the head of a tile").encode()
    at = code.index(b"\xff\x90")
    size = int.from_bytes(code[at + 6 : at + 10])
    inner = b"\xff\x64" + struct.pack(">HH", len(comment) + 4, 1) + comment
    sized = (size + len(inner)).to_bytes(4) if size else code[at + 6 : at + 10]
    code = code[: at + 6] + sized + code[at + 10 : at + 12] + inner + code[at + 12 :]
    unknown = m("unknown segment of a JPEG 2000 picture").encode()
    code = code[:at] + b"\xff\x75" + struct.pack(">H", len(unknown) + 2) + unknown + code[at:]
    head = struct.pack(">IIHBBBB", 8, 8, 3, 7, 7, 0, 0)
    colour = b"\2\0\0" + profile(m("profile in a JPEG 2000 picture"))
    boxes = [
        (b"jP  ", b"\r\n\x87\n"),
        (b"ftyp", b"jp2 \0\0\0\0jp2 " + m("kinds of a JPEG 2000 file").encode()),
        (b"jp2h", _box(b"ihdr", head) + _box(b"colr", colour) + _box(b"xml ", m("words in a head").encode())),
        (b"uuid", bytes(16) + m("private box").encode()),
        (b"jp2c", code),
    ]
    return b"".join(_box(kind, body) for kind, body in boxes)


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


def _jbig2(m: Markers) -> bytes:
    page = struct.pack(">IIIIBH", 8, 8, 0, 0, 0, 0)
    comment = b"\x20\0\0\0" + m("comment in a picture of black and white").encode()
    return _segment(0, 48, page) + _segment(1, 62, comment) + _segment(2, 49, b"") + m("bytes behind a page").encode()


def _segment(number: int, kind: int, body: bytes) -> bytes:
    return struct.pack(">IBBBI", number, kind, 0, 1, len(body)) + body


# ---- colours -------------------------------------------------------------------------------------------------------


def _colours(pdf: pikepdf.Pdf, m: Markers, resources: Dictionary, lines: list[str]) -> None:
    samples = pdf.make_stream(bytes([0, 0, 0, 255, 255, 255]) + m("samples that a function has no place for").encode())
    samples.stream_dict.update(
        Dictionary(FunctionType=0, Domain=[0, 1], Range=[0, 1, 0, 1, 0, 1], Size=[2], BitsPerSample=8)
    )
    attributes = Dictionary(
        Colorants=Dictionary(
            {"/" + m("colorant of a process"): Array([Name.Separation, m.name("spot"), Name.DeviceGray])}
        ),
        MixingHints=Dictionary({"/" + m("hint for a colorant"): 1}),
    )
    inks = Array([Name.DeviceN, Array([m.name("ink")]), Name.DeviceRGB, pdf.make_indirect(samples), attributes])
    icc = pdf.make_stream(_profile_with_surplus(m("bytes behind a curve")))
    icc["/N"] = 3
    mesh = pdf.make_stream(bytes(3 * 10) + m("bytes behind a mesh").encode())
    mesh.stream_dict.update(
        Dictionary(ShadingType=4, ColorSpace=Name.DeviceRGB, BitsPerCoordinate=16, BitsPerComponent=8, BitsPerFlag=8)
    )
    mesh["/Decode"] = Array([0, 9, 0, 9, 0, 1, 0, 1, 0, 1])
    resources["/ColorSpace"] = Dictionary(C1=inks, C2=Array([Name.ICCBased, icc]))
    resources["/Shading"] = Dictionary(S1=pdf.make_indirect(mesh))
    halftone = pdf.make_stream(bytes(4) + m("threshold of a halftone").encode())
    halftone.stream_dict.update(Dictionary(HalftoneType=6, Width=2, Height=2, HalftoneName=m.string("halftone")))
    transfer = pdf.make_stream(b"{ % " + m("comment in a transfer function").encode() + b"\n }")
    transfer.stream_dict.update(Dictionary(FunctionType=4, Domain=[0, 1], Range=[0, 1]))
    state = Dictionary(Type=Name.ExtGState, HT=pdf.make_indirect(halftone), TR=transfer, UCR=transfer, BG=transfer)
    state["/" + m("key of a graphics state")] = m.string("value in a graphics state")
    resources["/ExtGState"] = Dictionary(G1=state)
    lines += ["/C1 cs 0.5 scn 0 0 5 5 re f", "/C2 cs 1 1 1 scn 5 0 5 5 re f", "q 1 0 0 1 300 300 cm /S1 sh Q", "/G1 gs"]


def _profile_with_surplus(word: str) -> bytes:
    """The red colorant is followed by a word, and said to be so much longer."""
    data = bytearray(profile("x" * 7))
    count = int.from_bytes(data[128:132])
    for index in range(count):
        at = 132 + 12 * index
        if data[at : at + 4] == b"rXYZ":
            offset, size = struct.unpack(">II", data[at + 4 : at + 12])
            body = bytes(data[offset : offset + size]) + word.encode()
            data[at + 4 : at + 12] = struct.pack(">II", len(data), len(body))
            data += body
    data[:4] = struct.pack(">I", len(data))
    return bytes(data)


# ---- fonts ---------------------------------------------------------------------------------------------------------


def _fonts(pdf: pikepdf.Pdf, m: Markers, resources: Dictionary, lines: list[str]) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(true_type("Custom")), recalcTimestamp=False)
    buffer = io.BytesIO()
    tables: dict[str, bytes] = {tag: font.getTableData(tag) for tag in list(font.keys()) if tag != "GlyphOrder"}
    tables["gasp"] = b"\0\1\0\1\xff\xff\0\x0f" + m("bytes behind a small table").encode()
    for tag in ("OS/2", "hhea", "maxp", "head", "hmtx", "cmap", "loca", "glyf"):
        tables[tag] = tables[tag] + m(f"bytes behind the table {tag}").encode()
    tables["meta"] = m("metadata of a font").encode()
    tables["DSIG"] = m("signature of a font").encode()
    buffer.write(_sfnt(tables))
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Custom, Flags=32, FontBBox=[0, 0, 1000, 1000])
    descriptor.update({"/ItalicAngle": 0, "/Ascent": 800, "/Descent": -200, "/CapHeight": 700, "/StemV": 80})
    descriptor["/FontFile2"] = pdf.make_stream(buffer.getvalue())
    descriptor["/Lang"] = m.name("language of a font")
    descriptor["/CIDSet"] = pdf.make_stream(m("set of glyphs").encode())
    descriptor["/FontFile2"]["/Metadata"] = pdf.make_stream(m("metadata of a font's program").encode())
    unicode = f"<{m('stray code of a table of letters').encode().hex()}> pop 1 begincodespacerange <00> <ff> endcodespacerange"
    embedded = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name.Custom,
        FirstChar=0,
        LastChar=255,
        Widths=[500] * 256,
        Encoding=Name.WinAnsiEncoding,
        FontDescriptor=pdf.make_indirect(descriptor),
        ToUnicode=pdf.make_stream((unicode + " 1 beginbfchar <5a> <005a> endbfchar").encode()),
    )
    differences = Array(
        [65, Name.A, m.name("name of a glyph that no font has"), 200, m.name("name of a glyph not shown")]
    )
    renamed = _plain()
    renamed["/Encoding"] = Dictionary(Type=Name.Encoding, Differences=differences)
    resources["/Font"]["/E"] = pdf.make_indirect(embedded)
    resources["/Font"]["/D"] = pdf.make_indirect(renamed)
    resources["/Font"]["/C"] = pdf.make_indirect(_composite(pdf, m))
    lines += [
        "BT /E 12 Tf 20 300 Td (Z0) Tj ET",
        "BT /D 12 Tf 20 280 Td (AB) Tj ET",
        "BT /C 12 Tf 20 260 Td <00010002> Tj ET",
    ]


def _sfnt(tables: dict[str, bytes]) -> bytes:
    from gptsanitize.formats.pdf.programs import sfnt

    return sfnt(b"\0\1\0\0", [(tag.encode(), body) for tag, body in tables.items()])


def _composite(pdf: pikepdf.Pdf, m: Markers) -> Dictionary:
    """A font with a table from codes to glyphs of its own, whose entries beyond the shown codes are words."""
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Custom, Flags=4, FontBBox=[0, 0, 1000, 1000])
    descriptor.update({"/ItalicAngle": 0, "/Ascent": 800, "/Descent": -200, "/CapHeight": 700, "/StemV": 80})
    descriptor["/FontFile2"] = pdf.make_stream(true_type("Custom"))
    glyphs = bytes([0, 0, 0, 1, 0, 2]) + bytes(20) + m("glyphs of codes that are not shown").encode()
    below = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Custom, DW=500)
    below["/CIDSystemInfo"] = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    below["/FontDescriptor"] = pdf.make_indirect(descriptor)
    below["/CIDToGIDMap"] = pdf.make_stream(glyphs)
    codes = (
        f"%{m('comment of a table of codes')}\n/CMapName /{m('name of a table of codes')} def"
        " 1 begincodespacerange <0000> <ffff> endcodespacerange 1 begincidrange <0000> <ffff> 0 endcidrange"
        f" 1 begincidchar <{m('code that nothing shows').encode().hex()}> 5 endcidchar"
    )
    encoding = pdf.make_stream(codes.encode())
    encoding.stream_dict.update(Dictionary(Type=Name.CMap, CMapName=m.name("name of a stream of codes")))
    encoding["/CIDSystemInfo"] = Dictionary(Registry=m.string("registry"), Ordering=m.string("ordering"), Supplement=0)
    unicode = pdf.make_stream(b"2 beginbfchar <0001> <0041> <0002> <0042> endbfchar")
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name.Custom,
        Encoding=encoding,
        DescendantFonts=[pdf.make_indirect(below)],
        ToUnicode=unicode,
    )


# ---- content -------------------------------------------------------------------------------------------------------


def _operators(pdf: pikepdf.Pdf, m: Markers, resources: Dictionary, lines: list[str]) -> None:
    inline = base64.a85encode(b"\x80").decode()
    lines += [
        f"BI /W 1 /H 1 /BPC 8 /CS /G ID \x80{m('bytes behind an inline picture')} EI",
        f"BI /W 1 /H 1 /BPC 8 /CS /G /F /A85 ID {inline}~>{m('bytes behind packed inline samples')} EI",
        f"/{m('rendering intent')} ri",
        f"/Span << /ActualText <feff{m('text for others to say').encode('utf-16-be').hex()}> >> BDC (A) pop EMC",
        f"/Artifact << /Subtype /{m('kind of an artefact')} /Type /{m('type of an artefact')} >> BDC EMC",
        f"[({m('array that nothing shows')})] 0 d",
        f"<< /{m('dictionary that nothing takes')} 1 >>",
        f"/{m('pattern that there is none of')} scn",
        f"/{m('form that there is none of')} Do",
        f"BT /F 12 Tf 0 Tz 20 240 Td ({m('text of no width')}) Tj 100 Tz ET",
        f"BT /F 0 Tf 20 220 Td ({m('text of no size')}) Tj ET",
        f"BT /F 12 Tf 6 Tr 20 200 Td ({m('filled text as a clipping path')}) Tj 0 Tr ET",
        f"q 500 500 5 5 re W n BT /F 12 Tf 20 180 Td ({m('text beside a clipping path')}) Tj ET Q",
        f"/OC /Mc BDC BT /F 12 Tf 20 160 Td ({m('text of a layer expression')}) Tj ET EMC",
    ]
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=m.string("name of a layer that is off")))
    layer["/Usage"] = Dictionary(
        CreatorInfo=Dictionary(Creator=m.string("maker of a layer"), Subtype=m.name("kind of a layer")),
        Language=Dictionary(Lang=m.string("language of a layer")),
        User=Dictionary(Type=Name.Ind, Name=m.string("user of a layer")),
    )
    member = Dictionary(Type=Name.OCMD, OCGs=Array([layer]), P=m.name("policy of a layer"), VE=Array([Name.Not, layer]))
    resources["/Properties"] = Dictionary(Mc=pdf.make_indirect(member))


# ---- objects -------------------------------------------------------------------------------------------------------


def _entries(pdf: pikepdf.Pdf, m: Markers, page: Any) -> None:
    root = pdf.Root
    bead = Dictionary(Type=Name.Bead, T=Dictionary(I=Dictionary(Author=m.string("author of a thread"))))
    page["/B"] = Array([pdf.make_indirect(bead)])
    page["/VP"] = Array(
        [
            Dictionary(
                Name=m.string("viewport"),
                Measure=Dictionary(Subtype=Name.GEO, GCS=Dictionary(WKT=m.string("geographic system"))),
            )
        ]
    )
    page["/PresSteps"] = Dictionary(NA=Dictionary(S=Name.JavaScript, JS=m.string("script of a step")))
    page["/Trans"] = Dictionary(S=m.name("transition"))
    page["/BoxColorInfo"] = Dictionary(CropBox=Dictionary(S=m.name("style of a guide")))
    page["/DPart"] = Dictionary(DPM=Dictionary({"/" + m("key of a part"): m.string("metadata of a part")}))
    page["/OutputIntents"] = Array([Dictionary(OutputCondition=m.string("output condition of a page"))])
    page["/Tabs"] = m.name("order of a page")
    page["/AF"] = Array([Dictionary(AFRelationship=m.name("relation of a file"))])
    root["/DPartRoot"] = Dictionary(RecordLevel=1, NodeNameList=Array([m.name("name of a level")]))
    root["/Version"] = m.name("version")
    root["/Lang"] = String("en-x-" + m("private part of a language").lower()[:8])
    root["/NeedsRendering"] = m.string("rendering")
    root["/PageLayout"] = m.name("layout")
    root["/MarkInfo"] = Dictionary({"/Marked": True, "/" + m("key of the mark information"): 1})
    root["/PageLabels"] = Dictionary(
        Nums=Array([0, Dictionary(S=m.name("style of a label"), St=1)]), Limits=Array([m.string("limits of labels")])
    )
    namespace = Dictionary(Type=Name.Namespace, NS=m.string("namespace"), Schema=Dictionary(F=m.string("schema")))
    namespace["/RoleMapNS"] = Dictionary({"/" + m("role in a namespace"): Name.P})
    lexicon = Dictionary(Type=Name.Filespec, F=m.string("lexicon"), Desc=m.string("description of a lexicon"))
    tree = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, Namespaces=Array([namespace]), PronunciationLexicon=Array([lexicon]))
    )
    attributes = Array(
        [
            Dictionary(O=Name.Table, Headers=Array([m.string("header of a cell")]), Short=m.string("short header")),
            Dictionary(O=m.name("owner of attributes"), X=m.string("attribute of an owner")),
            Dictionary(O=Name.Layout, Placement=m.name("placement"), Width=m.string("width of an element")),
            Dictionary(
                O=Name.PrintField, Role=m.name("role of a field"), Desc=m.string("description of a printed field")
            ),
        ]
    )
    element = Dictionary(
        Type=Name.StructElem, S=Name.P, P=tree, A=attributes, NS=namespace, Ref=Array([m.string("reference")])
    )
    element["/PhoneticAlphabet"], element["/Phoneme"] = m.name("alphabet of sounds"), m.string("sounds")
    element["/AF"] = Array([Dictionary(Desc=m.string("file of an element"))])
    tree["/K"] = Array([pdf.make_indirect(element)])
    root["/StructTreeRoot"] = tree
    notes = Array([pdf.make_indirect(each) for each in _annotations(pdf, m)])
    page["/Annots"] = notes
    root["/AcroForm"] = Dictionary(Fields=Array([each for each in notes if each["/Subtype"] == "/Widget"]))


def _annotations(pdf: pikepdf.Pdf, m: Markers) -> list[Dictionary]:
    def annotation(kind: str, **entries: Any) -> Dictionary:
        return Dictionary(
            {"/Type": Name.Annot, "/Subtype": Name("/" + kind), "/Rect": Array([5, 5, 50, 20])}
            | {"/" + key: value for key, value in entries.items()}
        )

    fdf = Dictionary(FDF=Dictionary(F=m.string("file of form data"), ID=Array([m.string("identifier of form data")])))
    return [
        annotation("Ink", InkList=Array([m.string("line that is none")]), Contents=m.string("contents of ink")),
        annotation("Line", Cap=True, Measure=Dictionary(R=m.string("scale of a line")), LE=Array([m.name("end of a line")])),
        annotation("Caret", Sy=m.name("symbol"), RC=m.string("rich contents"), ExData=fdf),
        annotation("Highlight", QuadPoints=Array([m.string("corner that is none")]), State=m.string("state of a review")),
        annotation("Polygon", IT=m.name("intent of a polygon"), StateModel=m.string("model of a review")),
        annotation("Watermark", FixedPrint=Dictionary(Type=m.name("kind of a print"))),
        annotation("PrinterMark", MN=m.name("mark of a printer")),
        annotation("TrapNet", Version=Array([m.string("version of traps")]), AnnotStates=Array([m.name("state of traps")])),
        annotation("Projection", Contents=m.string("contents of a projection")),
        annotation("FreeText", DA=String(f"0 g % {m('comment in an appearance')}"), DS=m.string("style"), RC=m.string("rich")),
        annotation("Link", A=Dictionary(S=Name.Thread, F=m.string("file of a thread"), D=m.string("thread"))),
        annotation("Link", A=Dictionary(S=Name.Rendition, JS=m.string("script of a rendition"))),
        annotation("Link", A=Dictionary(S=Name.GoToE, T=Dictionary(N=m.string("embedded target")))),
        annotation("Link", A=Dictionary(S=Name.URI, URI=String("https://x.example"), IsMap=m.string("map of a link"))),
        annotation("Link", H=m.name("look of a link"), Border=Array([0, 0, m.string("width of a border")])),
        annotation("Stamp", AP=Dictionary(R=_look(pdf, m("look under the pointer")), D=_look(pdf, m("look when pressed")))),
        annotation("Widget", FT=Name.Tx, T=String("a"), Lock=Dictionary(Fields=Array([m.string("locked field")]))),
        annotation("Widget", FT=Name.Btn, T=String("b"), SV=Dictionary(Reasons=Array([m.string("reason to sign")]))),
        annotation("Widget", FT=Name.Tx, T=String("c"), V=pdf.make_stream(m("long value of a field").encode())),
        annotation("Widget", FT=Name.Tx, T=String("d"), MK=Dictionary(IF=Dictionary(SW=m.name("scale of an icon")))),
    ]  # fmt: skip


def _look(pdf: pikepdf.Pdf, word: str) -> Any:
    form = pdf.make_stream(f"BT /F 9 Tf ({word}) Tj ET".encode())
    form.stream_dict.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 50, 20]))
    form["/Resources"] = Dictionary(Font=Dictionary(F=_plain()))
    return pdf.make_indirect(form)
