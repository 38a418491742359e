"""A PDF with one marker in each place where PDF can hide a value (`docs/what-we-clean.md`), built object by object.

`build()` gives the file and the marker of each place. Markers are words like `Zx0017q`, so that a toy detector finds them and
nothing else. The same bytes come out each time.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, String

__all__ = ["MARKER", "Markers", "build", "jpeg", "profile", "true_type"]

MARKER = r"[ZR]x[0-9]{4}q"
_LETTERS = "".join(sorted(set("Zxq0123456789AUSV")))


class Markers:
    """Hands out one marker for each named place."""

    def __init__(self, begin: str = "Zx") -> None:
        self._begin = begin
        self.places: dict[str, str] = {}

    def __call__(self, place: str) -> str:
        assert place not in self.places, place
        marker = f"{self._begin}{len(self.places):04d}q"
        self.places[place] = marker
        return marker

    def name(self, place: str) -> Name:
        return Name("/" + self(place))

    def string(self, place: str) -> String:
        return String(self(place))


def build() -> tuple[bytes, Mapping[str, str]]:
    """The file and, for each place, its marker."""
    m = Markers()
    pdf = pikepdf.new()
    fonts = _fonts(pdf, m)
    first = _first_page(pdf, m, fonts)
    second = _second_page(pdf, m, fonts, first)
    _interactive(pdf, m, first, fonts)
    _structure(pdf, m, first)
    _catalog(pdf, m, first)
    _trailer(pdf, m)
    _orphans(pdf, m, second)
    buffer = io.BytesIO()
    pdf.save(
        buffer,
        static_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=False,
        preserve_pdfa=False,
        fix_metadata_version=False,
    )
    return _wrapped(buffer.getvalue(), m), m.places


# ---- bodies --------------------------------------------------------------------------------------------------------


def jpeg(comment: str = "", exif: str = "", tail: str = "") -> bytes:
    """A grey picture of 8 by 8 pixels, with words beside them."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("L", (8, 8), 128).save(buffer, "JPEG")
    plain = buffer.getvalue()
    extra = b""
    for marker, body in ((0xE1, b"Exif\0\0" + exif.encode()), (0xFE, comment.encode())):
        extra += struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body
    return plain[:2] + extra + plain[2:] + tail.encode()


def profile(word: str) -> bytes:
    """A colour profile that is described by a word."""
    from PIL import ImageCms

    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    at = data.index(b"sRGB built-in") if b"sRGB built-in" in data else data.index("sRGB".encode("utf-16-be"))
    wide = word.encode("utf-16-be")
    return data[:24] + bytes(12) + data[36:at] + wide[:14] + data[at + 14 :]


def true_type(family: str) -> bytes:
    """A font for the letters of markers, of this name."""
    order = [".notdef", *(f"g{ord(letter):04d}" for letter in _LETTERS)]
    pen = TTGlyphPen(None)
    for step, point in enumerate([(50, 0), (50, 700), (450, 700), (450, 0)]):
        (pen.lineTo if step else pen.moveTo)(point)
    pen.closePath()
    glyph = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(letter): f"g{ord(letter):04d}" for letter in _LETTERS})
    builder.setupGlyf(dict.fromkeys(order, glyph))
    builder.setupHorizontalMetrics(dict.fromkeys(order, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "copyright": family})
    builder.setupOS2()
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    buffer = io.BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(buffer)
    return buffer.getvalue()


def _to_unicode(entries: Mapping[str, str], comment: str) -> bytes:
    rows = "\n".join(f"<{code}> <{text.encode('utf-16-be').hex()}>" for code, text in entries.items())
    size = len(next(iter(entries)))
    return (
        f"%{comment}\n/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /{comment} def\n"
        f"1 begincodespacerange <{'00' * (size // 2)}> <{'ff' * (size // 2)}> endcodespacerange\n"
        f"{len(entries)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    ).encode("ascii")


# ---- fonts ---------------------------------------------------------------------------------------------------------


def _fonts(pdf: pikepdf.Pdf, m: Markers) -> Dictionary:
    helvetica = _helvetica()
    helvetica["/Name"] = m.name("name of a font resource")
    return Dictionary(
        {
            "/F1": pdf.make_indirect(helvetica),
            "/F2": pdf.make_indirect(_embedded(pdf, m)),
            "/F3": pdf.make_indirect(_composite(pdf, m)),
            "/F4": pdf.make_indirect(_type3(pdf, m, helvetica)),
            "/F5": pdf.make_indirect(_reencoded()),
            "/" + m("key of a font in the resources"): pdf.make_indirect(_helvetica()),
        }
    )


def _helvetica() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)


def _embedded(pdf: pikepdf.Pdf, m: Markers) -> Dictionary:
    name = m.name("name of an embedded font")
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=32, FontBBox=[0, 0, 1000, 1000], ItalicAngle=0
    )
    descriptor.update({"/Ascent": 800, "/Descent": -200, "/CapHeight": 700, "/StemV": 80})
    descriptor["/FontFamily"] = m.string("family of an embedded font")
    descriptor["/CharSet"] = String("/" + m("character set of an embedded font"))
    descriptor["/Style"] = Dictionary({"/" + m("key of a style"): 1})
    descriptor["/FontFile2"] = pdf.make_stream(true_type(m("name table of a font program")))
    unicode = {f"{ord(letter):02x}": letter for letter in _LETTERS} | {"01": m("unused entry of a ToUnicode table")}
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=name,
        FirstChar=0,
        LastChar=255,
        Widths=[500] * 256,
        Encoding=Name.WinAnsiEncoding,
        FontDescriptor=pdf.make_indirect(descriptor),
        ToUnicode=pdf.make_stream(_to_unicode(unicode, m("comment of a ToUnicode table"))),
    )


def _composite(pdf: pikepdf.Pdf, m: Markers) -> Dictionary:
    info = Dictionary(
        Registry=m.string("registry of a CID font"), Ordering=m.string("ordering of a CID font"), Supplement=0
    )
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/Arial"), Flags=32, FontBBox=[0, 0, 1000, 1000])
    descriptor.update({"/ItalicAngle": 0, "/Ascent": 800, "/Descent": -200, "/CapHeight": 700, "/StemV": 80})
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/Arial"), CIDSystemInfo=info, DW=500
    )
    descendant["/FontDescriptor"] = pdf.make_indirect(descriptor)
    unicode = {f"{index + 1:04x}": letter for index, letter in enumerate(_LETTERS)}
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name("/Arial"),
        Encoding=Name("/Identity-H"),
        DescendantFonts=[pdf.make_indirect(descendant)],
        ToUnicode=pdf.make_stream(_to_unicode(unicode, "Custom")),
    )


def _type3(pdf: pikepdf.Pdf, m: Markers, helvetica: Dictionary) -> Dictionary:
    box = b"500 0 0 0 400 700 d1 0 0 400 700 re f"
    word = m("text in a glyph procedure").encode()
    names = {letter: f"/{letter}" if letter.isalpha() else f"/c{letter}" for letter in _LETTERS}
    procedures = Dictionary({name: pdf.make_stream(box) for name in names.values()})
    procedures["/U"] = pdf.make_stream(b"500 0 d0 BT /H 200 Tf (" + word + b") Tj ET")
    procedures["/" + m("name of a glyph")] = pdf.make_stream(b"% " + m("comment in a glyph procedure").encode())
    differences: list[Any] = [item for letter, name in names.items() for item in (ord(letter), Name(name))]
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 500, 700],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        FirstChar=0,
        LastChar=255,
        Widths=[500] * 256,
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array(differences)),
        CharProcs=procedures,
        Resources=Dictionary(Font=Dictionary(H=helvetica)),
        ToUnicode=pdf.make_stream(_to_unicode({f"{ord(letter):02x}": letter for letter in _LETTERS}, "Custom")),
    )


_SHUFFLED = {letter: 33 + index for index, letter in enumerate(_LETTERS)}
_GLYPH_NAMES = dict(zip("0123456789", "zero one two three four five six seven eight nine".split(), strict=True))


def _reencoded() -> Dictionary:
    """A font whose codes are no ASCII: only its `Differences` say what they show."""
    names = [Name("/" + _GLYPH_NAMES.get(letter, letter)) for letter in _SHUFFLED]
    encoding = Dictionary(Type=Name.Encoding, Differences=Array([33, *names]))
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=encoding)


# ---- pages ---------------------------------------------------------------------------------------------------------


def _utf16(text: str) -> str:
    return "<feff" + text.encode("utf-16-be").hex() + ">"


def _first_page(pdf: pikepdf.Pdf, m: Markers, fonts: Dictionary) -> Any:
    lines = [*_text_operations(m), *_other_encodings(m), *_marked_content(m), *_noise(m)]
    resources = _resources(pdf, m, fonts)
    lines += ["/Fm1 Do", "/Fm2 Do", "/Gs1 gs", "/Pattern cs /P1 scn 0 0 50 50 re f", "q 50 0 0 50 300 20 cm /Im1 Do Q"]
    lines += ["q 20 0 0 20 360 20 cm /Im2 Do Q", "/Cs1 cs 0.5 scn 10 10 5 5 re f", "/Cs2 cs 1 1 1 scn 20 10 5 5 re f"]
    half = len(lines) // 2
    streams = [pdf.make_stream("\n".join(part).encode("latin-1")) for part in (lines[:half], lines[half:])]
    streams[0]["/" + m("key of a content stream")] = m.string("value in a content stream's dictionary")
    page = Dictionary(Type=Name.Page, MediaBox=[0, 0, 612, 792], CropBox=[0, 0, 500, 792], Resources=resources)
    page["/Contents"] = Array([pdf.make_indirect(stream) for stream in streams])
    page["/Metadata"] = pdf.make_stream(f"<x>{m('metadata of a page')}</x>".encode())
    page["/PieceInfo"] = Dictionary(App=Dictionary(Private=m.string("private data of an application")))
    page["/Thumb"] = _image(pdf, jpeg(m("comment in a thumbnail")))
    page["/LastModified"] = m.string("date of a page")
    page["/AA"] = Dictionary(O=Dictionary(S=Name.JavaScript, JS=m.string("script on opening a page")))
    page["/VP"] = Array([Dictionary(Name=m.string("name of a viewport"))])
    page["/SeparationInfo"] = Dictionary(DeviceColorant=m.string("separation of a page"))
    page["/ID"] = m.string("identifier of a captured page")
    page["/UserUnit"] = m.string("value of another kind than it should have")
    page["/" + m("private key of a page")] = 1
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf.pages[0].obj


def _text_operations(m: Markers) -> list[str]:
    split = m("text in pieces of an array")
    letters = m("text drawn letter by letter")
    late = m("text drawn out of order")
    octal = "".join(f"\\{ord(char):03o}" for char in m("text in octal"))
    return [
        "BT /F1 12 Tf 14 TL 40 760 Td",
        f"({m('text')}) Tj T*",
        f"[({split[:3]}) 10 ({split[3:5]}) -20 ({split[5:]})] TJ T*",
        f"<{m('text in hexadecimal').encode().hex()}> Tj",
        f"({m('text with the next-line operator')}) '",
        f'1 0 ({m("text with the spacing operator")}) "',
        f"0 Tw 0 Tc T* ({octal}) Tj T*",
        f"3 Tr ({m('invisible text')}) Tj 0 Tr T*",
        f"1 g ({m('white text')}) Tj 0 g T*",
        f"7 Tr ({m('text as a clipping path')}) Tj 0 Tr T*",
        f"/F1 0.5 Tf ({m('tiny text')}) Tj /F1 12 Tf T*",
        "ET",
        f"BT /F1 12 Tf 510 700 Td ({m('text outside the crop box')}) Tj ET",
        f"BT /F1 12 Tf 2000 3000 Td ({m('text outside the page')}) Tj ET",
        f"q 0 0 0 0 re W n BT /F1 12 Tf 40 500 Td ({m('clipped text')}) Tj ET Q",
        f"BT /F1 12 Tf 40 480 Td ({m('text under a box')}) Tj ET 0 g 35 475 120 20 re f",
        "BT /F1 12 Tf 40 460 Td " + " ".join(f"({char}) Tj" for char in letters) + " ET",
        *(f"BT /F1 12 Tf 1 0 0 1 {40 + 8 * i} 440 Tm ({late[i]}) Tj ET" for i in (6, 1, 4, 0, 3, 2, 5)),
        f"BT /F1 12 Tf 0 1 -1 0 480 300 Tm ({m('text turned by a quarter')}) Tj ET",
    ]


def _other_encodings(m: Markers) -> list[str]:
    composite = "".join(f"{_LETTERS.index(char) + 1:04x}" for char in m("text of a composite font"))
    shuffled = "".join(f"{_SHUFFLED[char]:02x}" for char in m("text of a font with codes of its own"))
    return [
        f"BT /F2 12 Tf 200 760 Td ({m('text of an embedded font')}) Tj ET",
        f"BT /F3 12 Tf 200 740 Td <{composite}> Tj ET",
        f"BT /F4 12 Tf 200 720 Td ({m('text of a Type 3 font')}) Tj (U) Tj ET",
        f"BT /F5 12 Tf 200 700 Td <{shuffled}> Tj ET",
        f"BT /Gs2 gs 200 680 Td ({m('text of a font of the graphics state')}) Tj ET",
        f"BT /Nowhere 12 Tf 200 660 Td ({m('text of a font that does not exist')}) Tj ET",
    ]


def _marked_content(m: Markers) -> list[str]:
    shown = "BT /F1 12 Tf 200 640 Td (A) Tj ET EMC"
    return [
        f"/Span << /ActualText {_utf16(m('replacement text in a stream'))} >> BDC {shown}",
        f"/Span << /Alt ({m('alternate text in a stream')}) >> BDC {shown}",
        f"/Span << /E ({m('expansion in a stream')}) >> BDC {shown}",
        f"/{m('tag of marked content')} BMC {shown}",
        f"/Span << /{m('key of marked content')} ({m('private value of marked content')}) >> BDC {shown}",
        f"/Span << /Lang ({m('language of marked content')}) >> BDC {shown}",
        f"/Artifact << /Attached [/{m('name in marked content')}] >> BDC {shown}",
        f"/Span /Mc1 BDC {shown}",
        f"/OC /Oc1 BDC BT /F1 12 Tf 200 620 Td ({m('text of a hidden layer')}) Tj ET EMC",
        f"/{m('tag of a marked point')} MP",
    ]


def _noise(m: Markers) -> list[str]:
    return [
        f"% {m('comment in a stream')}",
        f"({m('string before an operator that takes none')}) 0 g",
        f"({m('operand of an unknown operator')}) Unknown",
        m("unknown operator"),
        f"BX ({m('compatibility section')}) Nothing EX",
        f"BT /F1 12 Tf ({m('first operand of two')}) () Tj ET",
        f"BI /W 1 /H 1 /BPC 8 /CS /G /{m('key of an inline image')} ({m('string in an inline image')}) ID \x80 EI",
        f"q 1 0 0 1 0 0 cm ({m('string that nothing takes')}) Q",
    ]


def _image(pdf: pikepdf.Pdf, data: bytes, **more: Any) -> Any:
    image = pdf.make_stream(data)
    image.stream_dict.update(
        Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=8, ColorSpace=Name.DeviceGray
        )
    )
    image["/Filter"] = Name.DCTDecode
    for key, value in more.items():
        image["/" + key] = value
    return pdf.make_indirect(image)


def _form(pdf: pikepdf.Pdf, content: str, resources: Dictionary, **more: Any) -> Any:
    form = pdf.make_stream(content.encode())
    form.stream_dict.update(
        Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 612, 792], Resources=resources)
    )
    for key, value in more.items():
        form["/" + key] = value
    return pdf.make_indirect(form)


def _resources(pdf: pikepdf.Pdf, m: Markers, fonts: Dictionary) -> Dictionary:
    plain = Dictionary(Font=fonts)
    inner = _form(pdf, f"BT /F1 12 Tf 40 380 Td ({m('text of a form in a form')}) Tj ET", plain)
    outer = _form(pdf, "/In Do", Dictionary(XObject=Dictionary(In=inner)), PieceInfo=m.string("private data of a form"))
    shared = _form(pdf, f"BT /F1 12 Tf 40 360 Td ({m('text of a form on two pages')}) Tj ET", plain)
    unused = _form(pdf, f"BT /F1 12 Tf ({m('text of a form that nothing draws')}) Tj ET", plain)
    mask = _form(
        pdf, f"BT /F1 12 Tf 40 340 Td ({m('text of a soft mask')}) Tj ET", plain, Group=Dictionary(S=Name.Transparency)
    )
    words = {key: m(f"{key} of a picture") for key in ("comment", "exif", "tail")}
    picture = _image(pdf, jpeg(**words), Metadata=pdf.make_stream(m("metadata of a picture").encode()))
    picture["/Name"] = m.name("name of a picture")
    state = Dictionary(Type=Name.ExtGState, SMask=Dictionary(S=Name.Luminosity, G=mask))
    state["/HT"] = Dictionary(HalftoneType=1, HalftoneName=m.string("name of a halftone"))
    properties = Dictionary(Mc1=Dictionary(ActualText=m.string("replacement text in a property list")))
    properties["/Mc1"]["/" + m("key of a property list")] = m.string("private value of a property list")
    properties["/Oc1"] = _layer(pdf, m)
    return Dictionary(
        Font=fonts,
        XObject=Dictionary(
            {
                "/Fm1": outer,
                "/Fm2": shared,
                "/Im1": picture,
                "/Im2": _flate_image(pdf, m),
                "/Fm9": unused,
                "/" + m("key of a form in the resources"): unused,
            }
        ),
        ExtGState=Dictionary(Gs1=state, Gs2=Dictionary(Font=Array([fonts["/F1"], 12]))),
        Pattern=Dictionary(P1=_pattern(pdf, m, plain)),
        ColorSpace=_colours(pdf, m),
        Properties=properties,
    )


def _layer(pdf: pikepdf.Pdf, m: Markers) -> Any:
    creator = Dictionary(CreatorInfo=Dictionary(Creator=m.string("creator of a layer")))
    return pdf.make_indirect(Dictionary(Type=Name.OCG, Name=m.string("name of a layer"), Usage=creator))


def _pattern(pdf: pikepdf.Pdf, m: Markers, resources: Dictionary) -> Any:
    pattern = pdf.make_stream(f"BT /F1 8 Tf ({m('text of a pattern')}) Tj ET".encode())
    box = Dictionary(
        PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 50, 50], XStep=50, YStep=50, Resources=resources
    )
    pattern.stream_dict.update(box)
    return pdf.make_indirect(pattern)


def _flate_image(pdf: pikepdf.Pdf, m: Markers) -> Any:
    table = bytes([0, 128]) + m("end of a colour table").encode()
    image = pdf.make_stream(b"")
    image.write(zlib.compress(bytes(8)) + m("bytes after a deflated stream").encode(), filter=Name.FlateDecode)
    image.stream_dict.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=1))
    image["/ColorSpace"] = Array([Name.Indexed, Name.DeviceGray, 1, String(table)])
    image["/Alternates"] = Array([Dictionary(Image=_image(pdf, jpeg(m("comment of an alternate picture"))))])
    image["/OPI"] = Dictionary({"/2.0": Dictionary(F=m.string("file of a picture"))})
    return pdf.make_indirect(image)


def _colours(pdf: pikepdf.Pdf, m: Markers) -> Dictionary:
    body = "{ % " + m("comment in a function") + "\n dup dup }"
    tint = pdf.make_stream(body.encode())
    tint.stream_dict.update(Dictionary(FunctionType=4, Domain=[0, 1], Range=[0, 1, 0, 1, 0, 1]))
    icc = pdf.make_stream(profile(m("description of a colour profile")))
    icc.stream_dict.update(Dictionary(N=3, Metadata=pdf.make_stream(m("metadata of a colour profile").encode())))
    spot = Array([Name.Separation, m.name("name of a colorant"), Name.DeviceRGB, pdf.make_indirect(tint)])
    return Dictionary(Cs1=spot, Cs2=Array([Name.ICCBased, pdf.make_indirect(icc)]))


def _second_page(pdf: pikepdf.Pdf, m: Markers, fonts: Dictionary, first: Any) -> Any:
    content = f"/Fm2 Do BT /F1 12 Tf 40 300 Td ({m('text of the second page')}) Tj ET"
    resources = Dictionary(Font=fonts, XObject=Dictionary(Fm2=first["/Resources"]["/XObject"]["/Fm2"]))
    page = Dictionary(Type=Name.Page, MediaBox=[0, 0, 612, 792], Resources=resources)
    page["/Contents"] = pdf.make_stream(content.encode())
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf.pages[1].obj


# ---- annotations, fields, bookmarks --------------------------------------------------------------------------------


def _file(pdf: pikepdf.Pdf, m: Markers, where: str) -> Dictionary:
    content = pdf.make_stream(m(f"content of {where}").encode())
    content["/Params"] = Dictionary(CheckSum=m.string(f"checksum of {where}"))
    return Dictionary(
        Type=Name.Filespec,
        F=m.string(f"name of {where}"),
        UF=m.string(f"Unicode name of {where}"),
        Desc=m.string(f"description of {where}"),
        EF=Dictionary(F=pdf.make_indirect(content)),
    )


def _annotation(kind: str, **entries: Any) -> Dictionary:
    found = Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=[50, 100, 150, 120])
    for key, value in entries.items():
        found["/" + key] = value
    return found


def _interactive(pdf: pikepdf.Pdf, m: Markers, page: Any, fonts: Dictionary) -> None:
    plain = Dictionary(Font=fonts)
    look = _form(pdf, f"BT /F1 12 Tf 2 2 Td ({m('text of an appearance')}) Tj ET", plain)
    note = _annotation(
        "Text",
        Contents=m.string("contents of an annotation"),
        T=m.string("author of an annotation"),
        Subj=m.string("subject of an annotation"),
        RC=String(f"<p>{m('rich text of an annotation')}</p>"),
        NM=m.string("identifier of an annotation"),
        M=m.string("date of an annotation"),
        AP=Dictionary(N=look),
    )
    note["/" + m("private key of an annotation")] = 1
    free = _annotation(
        "FreeText", Contents=m.string("contents of a free text"), DA=String(f"/{m('font of a free text')} 12 Tf")
    )
    free["/DS"] = m.string("style of a free text")
    popup = _annotation("Popup", Parent=note, Contents=m.string("contents of a pop-up"))
    stamp = _annotation("Stamp", Name=m.name("name of a stamp"))
    link = _annotation("Link", A=Dictionary(S=Name.URI, URI=String(f"https://x.example/{m('address of a link')}?a=b")))
    link["/PA"] = Dictionary(S=Name.URI, URI=m.string("former address of a link"))
    encoded = "".join(f"%{byte:02X}" for byte in m("percent-encoded address of a link").encode())
    twice = "".join(f"%25{byte:02x}" for byte in m("address within an address").encode())
    coded = _annotation(
        "Link", A=Dictionary(S=Name.URI, URI=String(f"https://x.example/{encoded}?u=http%3A%2F%2F{twice}"))
    )
    named = _annotation("Link", Dest=m.string("name of a destination"))
    launch = _annotation("Link", A=Dictionary(S=Name.Launch, F=m.string("program to launch")))
    remote = _annotation(
        "Link", A=Dictionary(S=Name.GoToR, F=m.string("remote file"), D=m.string("remote destination"))
    )
    submit = _annotation("Link", A=Dictionary(S=Name.SubmitForm, F=m.string("address to submit to")))
    script = _annotation("Link", A=Dictionary(S=Name.JavaScript, JS=m.string("script of a link")))
    chained = _annotation(
        "Link",
        A=Dictionary(S=Name.Named, N=Name.NextPage, Next=Dictionary(S=Name.JavaScript, JS=m.string("next action"))),
    )
    attached = _annotation(
        "FileAttachment", FS=_file(pdf, m, "an attached file"), Contents=m.string("contents of an attachment")
    )
    media = [
        _annotation(kind, Contents=m.string(f"contents of a {kind} annotation"))
        for kind in ("RichMedia", "3D", "Screen", "Sound", "Movie", "Redact")
    ]
    media[-1]["/OverlayText"] = m.string("overlay of a redaction")
    fields = _fields(pdf, m, plain)
    everything = [
        note,
        free,
        popup,
        stamp,
        link,
        coded,
        named,
        launch,
        remote,
        submit,
        script,
        chained,
        attached,
        *media,
        *fields,
    ]
    page["/Annots"] = Array([pdf.make_indirect(item) for item in everything])
    form = Dictionary(Fields=Array(list(page["/Annots"])[-len(fields) :]), DA=String("/F1 0 Tf 0 g"), DR=plain)
    form["/XFA"] = Array([m.string("name of an XFA packet"), pdf.make_stream(f"<f>{m('XFA packet')}</f>".encode())])
    pdf.Root["/AcroForm"] = pdf.make_indirect(form)


def _fields(pdf: pikepdf.Pdf, m: Markers, plain: Dictionary) -> list[Dictionary]:
    look = _form(pdf, f"/Tx BMC BT /F1 12 Tf 2 2 Td ({m('appearance of a field')}) Tj ET EMC", plain)
    text = _annotation("Widget", FT=Name.Tx, T=m.string("name of a field"), TU=m.string("tooltip of a field"))
    text["/TM"] = m.string("export name of a field")
    text["/V"], text["/DV"] = m.string("value of a field"), m.string("default of a field")
    text["/RV"] = m.string("rich value of a field")
    text["/AP"] = Dictionary(N=look)
    text["/AA"] = Dictionary(K=Dictionary(S=Name.JavaScript, JS=m.string("script of a field")))
    choice = _annotation("Widget", FT=Name.Ch, T=String("choice"), V=m.string("chosen value"))
    choice["/Opt"] = Array(
        [m.string("option"), Array([m.string("export value of an option"), m.string("text of an option")])]
    )
    on = m.name("state of a check box")
    box = _annotation(
        "Widget", FT=Name.Btn, T=String("box"), V=on, AS=on, MK=Dictionary(CA=m.string("caption of a button"))
    )
    box["/AP"] = Dictionary(
        N=Dictionary({str(on): _form(pdf, "0 0 5 5 re f", Dictionary()), "/Off": _form(pdf, "", Dictionary())})
    )
    parts = {
        f"/{key}": m.string(f"{key} of a signature")
        for key in ("Name", "Reason", "Location", "ContactInfo", "Contents", "Cert")
    }
    signature = Dictionary({"/Type": Name.Sig, "/Filter": Name("/Adobe.PPKLite"), **parts})
    signed = _annotation("Widget", FT=Name.Sig, T=m.string("name of a signature field"), V=pdf.make_indirect(signature))
    return [text, choice, box, signed]


# ---- structure -----------------------------------------------------------------------------------------------------


def _structure(pdf: pikepdf.Pdf, m: Markers, page: Any) -> None:
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    kind = m.name("structure type of the author's")
    owner = Dictionary(
        O=Name.UserProperties, P=Array([Dictionary(N=m.string("name of a user property"), V=m.string("user property"))])
    )
    element = Dictionary(
        Type=Name.StructElem,
        S=kind,
        P=root,
        Pg=page,
        K=0,
        T=m.string("title of an element"),
        Alt=m.string("alternate text of an element"),
        E=m.string("expansion of an element"),
        ActualText=m.string("replacement text of an element"),
        ID=m.string("identifier of an element"),
        C=m.name("class of an element"),
        A=owner,
        Lang=m.string("language of an element"),
        Phoneme=m.string("pronunciation of an element"),
    )
    root["/K"] = Array([pdf.make_indirect(element)])
    root["/RoleMap"] = Dictionary({str(kind): Name.P})
    root["/ClassMap"] = Dictionary({"/" + m("key of a class map"): Dictionary(O=Name.Layout)})
    root["/IDTree"] = Dictionary(Names=Array([m.string("key of an identifier tree"), element]))
    pdf.Root["/StructTreeRoot"] = root
    pdf.Root["/MarkInfo"] = Dictionary(Marked=True)


def _catalog(pdf: pikepdf.Pdf, m: Markers, page: Any) -> None:
    root = pdf.Root
    target = Array([page, Name.Fit])
    destination = next(marker for place, marker in m.places.items() if place == "name of a destination")
    root["/Names"] = Dictionary(
        Dests=Dictionary(Names=Array([String(destination), target])),
        EmbeddedFiles=Dictionary(Names=Array([m.string("key of an embedded file"), _file(pdf, m, "an embedded file")])),
        JavaScript=Dictionary(
            Names=Array(
                [m.string("name of a script"), Dictionary(S=Name.JavaScript, JS=m.string("script of the document"))]
            )
        ),
        Pages=Dictionary(Names=Array([m.string("name of a page template"), page])),
    )
    root["/Dests"] = Dictionary({"/" + m("old name of a destination"): target})
    item = pdf.make_indirect(Dictionary(Title=m.string("title of a bookmark"), Dest=target))
    outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))
    item["/Parent"] = outlines
    item["/SE"] = Dictionary(ID=m.string("element of a bookmark"))
    root["/Outlines"] = outlines
    root["/PageLabels"] = Dictionary(Nums=Array([0, Dictionary(S=Name.D, P=m.string("prefix of a page label"))]))
    root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS=m.string("script on opening"))
    root["/Metadata"] = pdf.make_stream(
        f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{m('metadata of the document')}</x:xmpmeta>".encode()
    )
    layer = page["/Resources"]["/Properties"]["/Oc1"]
    config = Dictionary(
        Name=m.string("name of a layer configuration"),
        Creator=m.string("creator of a layer configuration"),
        OFF=Array([layer]),
    )
    config["/Order"] = Array([m.string("label of layers"), layer])
    root["/OCProperties"] = Dictionary(OCGs=Array([layer]), D=config)
    root["/Lang"] = m.string("language of the document")
    root["/URI"] = Dictionary(Base=m.string("base address"))
    root["/Threads"] = Array([Dictionary(I=Dictionary(Title=m.string("title of a thread")))])
    root["/SpiderInfo"] = Dictionary(V=1, C=Array([Dictionary(AU=m.string("web capture"))]))
    intent = Dictionary(
        S=Name("/GTS_PDFX"), OutputConditionIdentifier=m.string("output condition"), Info=m.string("output intent")
    )
    root["/OutputIntents"] = Array([intent])
    root["/Collection"] = Dictionary(D=m.string("portfolio"), Schema=Dictionary({"/" + m("column of a portfolio"): 1}))
    root["/AF"] = Array([_file(pdf, m, "an associated file")])
    root["/Legal"] = Dictionary(Attestation=m.string("legal attestation"))
    root["/Perms"] = Dictionary(DocMDP=Dictionary(Type=Name.Sig, Reason=m.string("certification")))
    root["/DSS"] = Dictionary(Certs=Array([pdf.make_stream(m("certificate").encode())]))
    root["/Extensions"] = Dictionary({"/" + m("extension of a maker"): Dictionary(BaseVersion=Name("/1.7"))})
    root["/Requirements"] = Array([Dictionary(S=m.name("requirement"))])
    root["/PieceInfo"] = Dictionary({"/" + m("application with private data"): Dictionary(Private=1)})
    root["/ViewerPreferences"] = Dictionary({"/" + m("viewer preference"): True, "/Direction": m.name("direction")})
    root["/" + m("private key of the catalog")] = m.string("private value of the catalog")
    root["/Pages"]["/" + m("private key of the page tree")] = m.string("private value of the page tree")


def _trailer(pdf: pikepdf.Pdf, m: Markers) -> None:
    info = Dictionary()
    for key in ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "Trapped"):
        info["/" + key] = m.string(f"{key} in the document information")
    info["/" + m("private key in the document information")] = m.string("private value in the document information")
    pdf.trailer["/Info"] = pdf.make_indirect(info)
    pdf.trailer["/" + m("private key of the trailer")] = m.string("private value of the trailer")


def _orphans(pdf: pikepdf.Pdf, m: Markers, second: Any) -> None:
    lost = Dictionary(Type=Name.Page, MediaBox=[0, 0, 9, 9])
    lost["/Contents"] = pdf.make_stream(f"({m('page outside the tree')}) Tj".encode())
    pdf.trailer["/Orphans"] = Array([m.string("object that nothing leads to"), pdf.make_indirect(lost)])
    second["/" + m("private key of the second page")] = 1


# ---- bytes around the file -----------------------------------------------------------------------------------------


def _wrapped(data: bytes, m: Markers) -> bytes:
    """With an older revision of the second page, and junk before, between and behind."""
    number, root, size, previous = _landmarks(data)
    old = m("text of an older revision").encode()
    first = _revision(
        data,
        [(number, b"<< /Length %d >> stream\nBT (" % (len(old) + 9) + old + b") Tj\nendstream")],
        root,
        size,
        previous,
    )
    _, _, _, again = _landmarks(first)
    current = m("text of the newest revision").encode()
    body = b"BT /F1 12 Tf 40 200 Td (" + current + b") Tj ET /Fm2 Do"
    newest = _revision(
        first, [(number, b"<< /Length %d >> stream\n" % len(body) + body + b"\nendstream")], root, size, again
    )
    comment = f"% {m('comment between objects')}\n".encode()
    return newest + comment + m("bytes after the end").encode()


def _landmarks(data: bytes) -> tuple[int, bytes, int, int]:
    """The object of the second page's content, the root, the size and the place of the last table."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number = pdf.pages[1].obj["/Contents"].objgen[0]
    trailer = data[data.rfind(b"trailer") :]
    root = re.search(rb"/Root (\d+ \d+ R)", trailer)
    size = re.search(rb"/Size (\d+)", trailer)
    place = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", data)
    assert root
    assert size
    assert place
    return number, root.group(1), int(size.group(1)), int(place.group(1))


def _revision(data: bytes, objects: Iterable[tuple[int, bytes]], root: bytes, size: int, previous: int) -> bytes:
    out, table = bytearray(data), []
    for number, body in objects:
        table.append(b"%d 1\n%010d 00000 n \n" % (number, len(out)))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n" + b"".join(table) + b"trailer << /Size %d /Root " % size + root + b" /Prev %d >>\n" % previous
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)
