"""A document with one marker in each place where DOCX can hide a value (`docs/what-we-clean.md`), built part by part.

`build()` gives the file, the markers that must be replaced where they stand, and those that must simply be gone. Markers
are words like `Zx0017q`, so that a toy detector finds them and nothing else.
"""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Mapping

from tests.canaries.xlsx import build_package

__all__ = ["MARKER", "ROOT", "Markers", "build", "minimal", "png", "rels"]

MARKER = r"Zx[0-9]{4}q"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_DSP = "http://schemas.microsoft.com/office/drawing/2008/diagram"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_CEX = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
ROOT = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:a="{_A}" xmlns:wp="{_WP}" xmlns:pic="{_PIC}" xmlns:c="{_C}" xmlns:m="{_M}" '
    f'xmlns:mc="{_MC}" xmlns:w14="{_W14}" xmlns:w15="{_W15}" xmlns:wps="{_WPS}" xmlns:dgm="{_DGM}" {_VML} mc:Ignorable="w14 w15"'
)
_TYPE = "application/vnd.openxmlformats-officedocument."
_WORD = _TYPE + "wordprocessingml."
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Markers:
    """Hands out one marker for each named place: `m` is replaced, `m.gone` disappears with what holds it."""

    def __init__(self) -> None:
        self.replaced: dict[str, str] = {}
        self.dropped: dict[str, str] = {}

    def __call__(self, place: str) -> str:
        return self._new(self.replaced, place)

    def gone(self, place: str) -> str:
        return self._new(self.dropped, place)

    def _new(self, places: dict[str, str], place: str) -> str:
        assert place not in self.replaced, place
        assert place not in self.dropped, place
        places[place] = f"Zx{len(self.replaced) + len(self.dropped):04d}q"
        return places[place]


def build() -> tuple[bytes, Mapping[str, str], Mapping[str, str]]:
    """The document; for each place, the marker that is replaced; and for each place, the one that is gone."""
    m = Markers()
    return build_package(_parts(m)), m.replaced, m.dropped


def minimal(body: str, extra: Mapping[str, str | bytes] | None = None, edges: str = "", types: str = "") -> bytes:
    """A document with this body and these further members, relationships of the main part and content types."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _types({"word/document.xml": _WORD + "document.main+xml"}, types),
        "_rels/.rels": rels(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"{_XML}<w:document {ROOT}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PKG}/relationships">{edges}</Relationships>',
        **(extra or {}),
    }
    return build_package(parts)


def rels(*edges: tuple[str, str, str] | tuple[str, str, str, str]) -> str:
    """A relationships part. A fourth item makes an edge external."""
    rows = []
    for identifier, kind, target, *mode in edges:
        address = kind if kind.startswith("http") else f"{_R}/{kind}"
        external = ' TargetMode="External"' if mode else ""
        rows.append(f'<Relationship Id="{identifier}" Type="{address}" Target="{target}"{external}/>')
    return f'{_XML}<Relationships xmlns="{_PKG}/relationships">' + "".join(rows) + "</Relationships>"


def png(text: str = "") -> bytes:
    """A picture of one point, with a comment if one is given."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = chunk(b"IDAT", zlib.compress(b"\0\xff\xff\xff"))
    note = chunk(b"tEXt", b"Author\0" + text.encode()) if text else b""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + note + pixels + chunk(b"IEND", b"")


def _types(overrides: Mapping[str, str], more: str = "") -> str:
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "svg": "image/svg+xml",
        "emf": "image/x-emf",
        "jpeg": "image/jpeg",
        "bin": _TYPE + "oleObject",
        "html": "text/html",
        "odttf": _WORD[:-17] + ".obfuscatedFont",
    }
    rows = [f'<Default Extension="{key}" ContentType="{value}"/>' for key, value in defaults.items()]
    rows += [f'<Override PartName="/{key}" ContentType="{value}"/>' for key, value in overrides.items()]
    return f'{_XML}<Types xmlns="{_PKG}/content-types">' + "".join(rows) + more + "</Types>"


def _overrides(m: Markers) -> dict[str, str]:
    ms = "application/vnd.ms-word."
    return {
        "word/document.xml": _WORD + "document.main+xml",
        "word/styles.xml": _WORD + "styles+xml",
        "word/settings.xml": _WORD + "settings+xml",
        "word/webSettings.xml": _WORD + "webSettings+xml",
        "word/fontTable.xml": _WORD + "fontTable+xml",
        "word/numbering.xml": _WORD + "numbering+xml",
        **{f"word/header{number}.xml": _WORD + "header+xml" for number in (1, 2, 3)},
        **{f"word/footer{number}.xml": _WORD + "footer+xml" for number in (1, 2, 3)},
        "word/footnotes.xml": _WORD + "footnotes+xml",
        "word/endnotes.xml": _WORD + "endnotes+xml",
        "word/comments.xml": _WORD + "comments+xml",
        "word/commentsExtended.xml": _WORD + "commentsExtended+xml",
        "word/commentsIds.xml": _WORD + "commentsIds+xml",
        "word/commentsExtensible.xml": _WORD + "commentsExtensible+xml",
        "word/people.xml": _WORD + "people+xml",
        "word/glossary/document.xml": _WORD + "document.glossary+xml",
        "word/theme/theme1.xml": _TYPE + "theme+xml",
        "word/charts/chart1.xml": _TYPE + "drawingml.chart+xml",
        "word/diagrams/data1.xml": _TYPE + "drawingml.diagramData+xml",
        "word/diagrams/drawing1.xml": "application/vnd.ms-office.drawingml.diagramDrawing+xml",
        "word/vbaProject.bin": "application/vnd.ms-office.vbaProject",
        "word/vbaData.xml": ms + "vbaData+xml",
        "word/activeX/activeX1.xml": "application/vnd.ms-office.activeX+xml",
        "word/recipients.xml": ms + "mailMergeRecipientData+xml",
        "word/printerSettings/printerSettings1.bin": _WORD + "printerSettings",
        "word/documenttasks/documenttasks1.xml": "application/vnd.ms-office.documenttasks+xml",
        "word/ink/ink1.xml": "application/inkml+xml",
        "word/embeddings/book.xlsx": _TYPE + "spreadsheetml.sheet",
        "customXml/itemProps1.xml": _TYPE + "customXmlProperties+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": _TYPE + "extended-properties+xml",
        "docProps/custom.xml": _TYPE + "custom-properties+xml",
        "docMetadata/LabelInfo.xml": "application/vnd.ms-office.classificationlabels+xml",
        "_xmlsignatures/origin.sigs": "application/vnd.openxmlformats-package.digital-signature-origin",
        "_xmlsignatures/sig1.xml": "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml",
        "word/secret.xml": f"application/vnd.{m.gone('content type of an unknown part')}+xml",
    }


def _parts(m: Markers) -> dict[str, str | bytes]:
    picture = f"word/media/{m.gone('member of a picture')}.png"
    bookmark, style, _ = m("bookmark"), m("id of a style"), m("id of a relationship")
    return {
        "[Content_Types].xml": _types(_overrides(m)),
        "_rels/.rels": _package_rels(m),
        "word/document.xml": _document(m, bookmark, style),
        "word/_rels/document.xml.rels": _document_rels(m, picture),
        "word/styles.xml": _styles(m, style),
        "word/settings.xml": _settings(m),
        "word/_rels/settings.xml.rels": _settings_rels(m),
        "word/webSettings.xml": f'{_XML}<w:webSettings {ROOT}><w:divs><w:div w:id="1"><w:foo w:val="{m("value in the web settings")}"/>'
        "</w:div></w:divs></w:webSettings>",
        "word/fontTable.xml": f'{_XML}<w:fonts {ROOT}><w:font w:name="{m("name of a font")}"><w:altName w:val="{m("other name of a font")}"/>'
        '<w:embedRegular r:id="rId1" w:fontKey="{00000000-0000-0000-0000-000000000001}"/></w:font></w:fonts>',
        "word/_rels/fontTable.xml.rels": rels(("rId1", "font", "fonts/font1.odttf")),
        "word/_rels/header1.xml.rels": rels(("rId1", "hyperlink", "https://firm.example/", "External")).replace(
            "</Relationships>",
            f'<!-- {m.gone("comment in relationships")} --><Relationship Id="rId2" Type="{_R}/hyperlink" Target="#x" TargetMode="External" '
            f'Note="{m.gone("attribute of a relationship")}"/><foo>{m.gone("text in relationships")}</foo></Relationships>',
        ),
        "word/fonts/font1.odttf": m.gone("embedded font").encode(),
        "word/numbering.xml": _numbering(m),
        **_headers(m),
        "word/footnotes.xml": _notes(m, "footnote"),
        "word/endnotes.xml": _notes(m, "endnote"),
        **_comments(m),
        "word/glossary/document.xml": f'{_XML}<w:glossaryDocument {ROOT}><w:docParts><w:docPart><w:docPartPr><w:name w:val="{m("name of a building block")}"/>'
        f'<w:category><w:name w:val="{m("category of a building block")}"/></w:category><w:description w:val="{m("description of a building block")}"/>'
        f"</w:docPartPr><w:docPartBody>{_p(m('text of a building block'))}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>",
        "word/theme/theme1.xml": f'{_XML}<a:theme xmlns:a="{_A}" name="{m("name of a theme")}"><a:themeElements><a:clrScheme name="{m("name of a colour scheme")}"/>'
        f'<a:fontScheme name="{m("name of a font scheme")}"><a:majorFont><a:latin typeface="{m("font of a theme")}"/></a:majorFont></a:fontScheme></a:themeElements></a:theme>',
        "word/charts/chart1.xml": _chart(m),
        "word/charts/_rels/chart1.xml.rels": rels(("rId1", "package", "../embeddings/book.xlsx")),
        "word/embeddings/book.xlsx": b"PK\3\4" + m.gone("workbook of a chart").encode(),
        "word/diagrams/data1.xml": f'{_XML}<dgm:dataModel xmlns:dgm="{_DGM}" xmlns:a="{_A}"><dgm:ptLst><dgm:pt modelId="1">'
        f'<dgm:prSet phldrT="{m("placeholder of SmartArt")}"/>'
        f"<dgm:t><a:p><a:r><a:t>{m('text of SmartArt')}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>",
        "word/diagrams/drawing1.xml": f'{_XML}<dsp:drawing xmlns:dsp="{_DSP}" xmlns:a="{_A}"><dsp:spTree><dsp:sp><dsp:txBody><a:p><a:r>'
        f"<a:t>{m('drawn copy of SmartArt')}</a:t></a:r></a:p></dsp:txBody></dsp:sp></dsp:spTree></dsp:drawing>",
        picture: png(m.gone("comment in a PNG")),
        "word/media/image2.jpeg": _jpeg(m),
        "word/media/image3.emf": b"\1\0\0\0" + m.gone("text in a metafile").encode("utf-16-le"),
        "word/media/image4.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><title>{m("title of an SVG")}</title><desc>{m("description in an SVG")}</desc>'
        f"<text>{m('text of an SVG')}</text><metadata>{m('metadata of an SVG')}</metadata></svg>",
        "word/vbaProject.bin": _OLE + m.gone("macro").encode(),
        "word/vbaData.xml": f"<a>{m.gone('data of macros')}</a>",
        "word/activeX/activeX1.xml": f'<ax:ocx xmlns:ax="x" ax:license="{m.gone("ActiveX control")}"/>',
        "word/embeddings/oleObject1.bin": _OLE + m.gone("embedded object").encode("utf-16-le"),
        "word/recipients.xml": f"<a>{m.gone('recipients of a mail merge')}</a>",
        "word/printerSettings/printerSettings1.bin": m.gone("printer name").encode("utf-16-le"),
        "word/documenttasks/documenttasks1.xml": f"<a>{m.gone('tasks')}</a>",
        "word/ink/ink1.xml": f"<a>{m.gone('handwriting')}</a>",
        "word/afchunk.html": f"<p>{m.gone('inserted file')}</p>",
        "word/secret.xml": f"<a>{m.gone('unknown part')}</a>",
        **_properties(m),
        "customXml/item1.xml": f'<data xmlns="urn:x"><name>{m("bound custom XML")}</name><b at="{m("attribute of custom XML")}"><![CDATA[{m("CDATA of custom XML")}]]></b>'
        f"<!--{m.gone('comment in custom XML')}--><{m('name of an element of custom XML')}/></data>",
        "customXml/_rels/item1.xml.rels": rels(("rId1", "customXmlProps", "itemProps1.xml")),
        "customXml/itemProps1.xml": '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{0E2C0001-0000-4000-8000-000000000000}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="urn:{m("schema of custom XML")}"/></ds:schemaRefs></ds:datastoreItem>',
        "_xmlsignatures/origin.sigs": b"",
        "_xmlsignatures/_rels/origin.sigs.rels": rels(
            ("rId1", _PKG + "/relationships/digital-signature/signature", "sig1.xml")
        ),
        "_xmlsignatures/sig1.xml": f"<a>{m.gone('signature')}</a>",
        f"word/{m.gone('name of an unreferenced member')}.txt": m.gone("unreferenced member"),
    }


def _package_rels(m: Markers) -> str:
    meta = _PKG + "/relationships/metadata"
    return rels(
        ("rId1", "officeDocument", "word/document.xml"),
        ("rId2", meta + "/core-properties", "docProps/core.xml"),
        ("rId3", "extended-properties", "docProps/app.xml"),
        ("rId4", "custom-properties", "docProps/custom.xml"),
        ("rId5", meta + "/thumbnail", "docProps/thumbnail.jpeg"),
        ("rId6", _PKG + "/relationships/digital-signature/origin", "_xmlsignatures/origin.sigs"),
        (
            "rId7",
            "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
            "docMetadata/LabelInfo.xml",
        ),
    )


def _document_rels(m: Markers, picture: str) -> str:
    office = "http://schemas.microsoft.com/office"
    encoded = "".join(f"%{ord(letter):02X}" for letter in m("percent-encoded link"))
    return rels(
        *(
            ("rId1", "styles", "styles.xml"),
            ("rId2", "settings", "settings.xml"),
            ("rId3", "webSettings", "webSettings.xml"),
        ),
        *(
            ("rId4", "fontTable", "fontTable.xml"),
            ("rId5", "numbering", "numbering.xml"),
            ("rId6", "theme", "theme/theme1.xml"),
        ),
        *((f"rId1{number}", "header", f"header{number}.xml") for number in (1, 2, 3)),
        *((f"rId2{number}", "footer", f"footer{number}.xml") for number in (1, 2, 3)),
        *(
            ("rId31", "footnotes", "footnotes.xml"),
            ("rId32", "endnotes", "endnotes.xml"),
            ("rId33", "comments", "comments.xml"),
        ),
        ("rId34", office + "/2011/relationships/commentsExtended", "commentsExtended.xml"),
        ("rId35", office + "/2016/09/relationships/commentsIds", "commentsIds.xml"),
        ("rId36", office + "/2018/08/relationships/commentsExtensible", "commentsExtensible.xml"),
        ("rId37", office + "/2011/relationships/people", "people.xml"),
        (
            "rId40",
            "hyperlink",
            f"mailto:{m('mail link')}@firm.example?subject={m('subject of a mail link')}",
            "External",
        ),
        ("rId41", "hyperlink", f"https://firm.example/{encoded}", "External"),
        ("rId42", "hyperlink", f"file:///C:/Users/{m('file link')}/a.docx", "External"),
        ("rId43", "hyperlink", rf"\\server\{m('network path')}\b.docx", "External"),
        ("rId44", "image", f"https://firm.example/{m('linked picture')}.png", "External"),
        ("rId45", "subDocument", f"parts/{m('subdocument')}.docx", "External"),
        ("rId46", f"http://firm.example/{m('type of a relationship')}", "https://firm.example/", "External"),
        (m.replaced["id of a relationship"], "hyperlink", "https://firm.example/2", "External"),
        *(
            ("rId50", "image", "/" + picture),
            ("rId51", "image", "media/image2.jpeg"),
            ("rId52", "image", "media/image3.emf"),
        ),
        *(("rId53", "image", "media/image4.svg"), ("rId54", "chart", "charts/chart1.xml")),
        *(
            ("rId55", "diagramData", "diagrams/data1.xml"),
            ("rId56", office + "/2007/relationships/diagramDrawing", "diagrams/drawing1.xml"),
        ),
        *(("rId57", "oleObject", "embeddings/oleObject1.bin"), ("rId58", "control", "activeX/activeX1.xml")),
        *(("rId59", office + "/2006/relationships/vbaProject", "vbaProject.bin"), ("rId60", "aFChunk", "afchunk.html")),
        *(("rId61", "customXml", "../customXml/item1.xml"), ("rId62", "glossaryDocument", "glossary/document.xml")),
        *(("rId63", "printerSettings", "printerSettings/printerSettings1.bin"), ("rId64", "customXml", "ink/ink1.xml")),
        *(
            ("rId65", office + "/2019/05/relationships/documenttasks", "documenttasks/documenttasks1.xml"),
            ("rId66", "x", "secret.xml"),
        ),
        ("rId67", office + "/2006/relationships/wordVbaData", "vbaData.xml"),
    )


def _p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _r(text: str, properties: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{text}</w:t></w:r>"


def _document(m: Markers, bookmark: str, style: str) -> str:
    body = [
        *_split_paragraphs(m),
        *_revisions(m),
        *_fields(m, bookmark),
        *_controls(m),
        *_drawings(m),
        *_markup(m, style),
        _table(m),
        '<w:altChunk r:id="rId60"/>',
    ]
    references = "".join(
        f'<w:{kind}Reference w:type="{which}" r:id="rId{base}{number}"/>'
        for kind, base in (("header", 1), ("footer", 2))
        for number, which in enumerate(("default", "first", "even"), 1)
    )
    return (
        f"{_XML}<w:document {ROOT}><!-- {m.gone('comment in the XML')} --><?{m.gone('processing instruction')} x?><w:body>"
        + "".join(body)
        + f"<w:sectPr>{references}</w:sectPr></w:body></w:document>"
    )


def _split_paragraphs(m: Markers) -> list[str]:
    """Text, and text that is one word to the eye only."""
    two, letters, proof, tracked = (
        m("two runs"),
        m("a run for each letter"),
        m("runs around a spelling mark"),
        m("runs around a bookmark"),
    )
    soft, aside, cdata, reference = (
        m("soft hyphens"),
        m("text around an XML comment"),
        m("CDATA"),
        m("character references"),
    )
    link, smart = m("runs inside and outside of a link"), m("runs inside and outside of a smart tag")
    white, tiny = '<w:color w:val="FFFFFF"/>', '<w:sz w:val="1"/>'
    symbols = "".join(f'<w:sym w:font="Arial" w:char="{ord(letter):04X}"/>' for letter in m("symbols"))
    keys = "".join(f'<w:sym w:font="Symbol" w:char="F0{ord(letter):02X}"/>' for letter in m("symbols of a symbol font"))
    private = "".join(chr(0xF000 + ord(letter)) for letter in m("letters of a symbol font"))
    hidden, boxed, noted = m("letters around hidden text"), m("letters around a text box"), m("letters around a note")
    field, deleted = m("letters around a field"), m("letters around a deletion")
    within = "".join(map(_r, m("letters in a link, a run each")))
    return [
        f"<w:p><w:r>{keys}</w:r></w:p>",
        _p(private),
        f"<w:p>{_r(hidden[:3])}{_r('x', '<w:vanish/>')}{_r(hidden[3:])}</w:p>",
        f"<w:p>{_r(boxed[:3])}<w:r><w:pict><v:shape id='s8'><v:textbox><w:txbxContent>{_p('x')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>{_r(boxed[3:])}</w:p>",
        f'<w:p>{_r(noted[:3])}<w:r><w:footnoteReference w:id="1"/></w:r>{_r(noted[3:])}</w:p>',
        f'<w:p>{_r(field[:3])}<w:r><w:fldChar w:fldCharType="begin"/></w:r>{_instruction(" XE x ")}<w:r><w:fldChar w:fldCharType="end"/></w:r>{_r(field[3:])}</w:p>',
        f'<w:p>{_r(deleted[:3])}<w:del w:id="12" w:author="{m.gone("author of a deletion inside a word")}"><w:r><w:delText>x</w:delText></w:r></w:del>{_r(deleted[3:])}</w:p>',
        f'<w:p><w:hyperlink w:anchor="_Toc2">{within}</w:hyperlink></w:p>',
        "<w:p>" + "".join(_ruby(letter, "x") for letter in m("bases of phonetic guides, one a letter")) + "</w:p>",
        "<w:p>" + "".join(_ruby("x", letter) for letter in m("phonetic guides, one a letter")) + "</w:p>",
        _p(m("paragraph")),
        f"<w:p>{_r(two[:3], '<w:b/>')}{_r(two[3:])}</w:p>",
        f"<w:p>{''.join(map(_r, letters))}</w:p>",
        f'<w:p>{_r(proof[:3])}<w:proofErr w:type="spellStart"/>{_r(proof[3:])}</w:p>',
        f'<w:p>{_r(tracked[:4])}<w:bookmarkStart w:id="8" w:name="_GoBack"/><w:bookmarkEnd w:id="8"/>{_r(tracked[4:])}</w:p>',
        f"<w:p><w:r><w:t>{soft[:3]}</w:t><w:softHyphen/><w:t>{soft[3:]}</w:t></w:r></w:p>",
        f"<w:p><w:r><w:t>{aside[:3]}<!-- x -->{aside[3:]}</w:t></w:r></w:p>",
        f"<w:p><w:r><w:t><![CDATA[{cdata[:2]}]]>{cdata[2:]}</w:t></w:r></w:p>",
        f"<w:p><w:r><w:t>{''.join(f'&#x{ord(letter):x};' for letter in reference)}</w:t></w:r></w:p>",
        f'<w:p>{_r(link[:3])}<w:hyperlink w:anchor="_Toc1">{_r(link[3:])}</w:hyperlink></w:p>',
        (
            f'<w:p>{_r(smart[:3])}<w:smartTag w:uri="urn:{m("namespace of a smart tag")}" w:element="{m("element of a smart tag")}">'
            f'<w:smartTagPr><w:attr w:name="a" w:val="{m("attribute of a smart tag")}"/></w:smartTagPr>{_r(smart[3:])}</w:smartTag></w:p>'
        ),
        f"<w:p>{_r(m('hidden text'), '<w:vanish/>')}</w:p>",
        f"<w:p>{_r(m('white text'), white)}</w:p>",
        f"<w:p>{_r(m('tiny text'), tiny)}</w:p>",
        f"<w:p><w:r><w:ruby><w:rt>{_r(m('phonetic guide'))}</w:rt><w:rubyBase>{_r(m('base of a phonetic guide'))}</w:rubyBase></w:ruby></w:r></w:p>",
        f"<w:p><m:oMath><m:r><m:t>{m('formula')}</m:t></m:r></m:oMath></w:p>",
        f"<w:p><w:r>{symbols}</w:r></w:p>",
    ]


def _ruby(base: str, guide: str) -> str:
    return f"<w:r><w:ruby><w:rt>{_r(guide)}</w:rt><w:rubyBase>{_r(base)}</w:rubyBase></w:ruby></w:r>"


def _revisions(m: Markers) -> list[str]:
    half = m("half a value inserted")
    joined = m("paragraph mark deleted inside a value")
    who = f'w:id="1" w:author="{m.gone("author of an insertion")}" w:date="2026-01-01T00:00:00Z"'
    gone = f'w:id="2" w:author="{m.gone("author of a deletion")}"'
    former = f'<w:rFonts w:ascii="{m.gone("former font")}"/>'
    return [
        f"<w:p><w:ins {who}>{_r(m('inserted text'))}</w:ins></w:p>",
        f"<w:p>{_r('kept ')}<w:del {gone}><w:r><w:delText>{m.gone('deleted text')}</w:delText></w:r></w:del></w:p>",
        f"<w:p>{_r(half[:3])}<w:del {gone}><w:r><w:delText>old</w:delText></w:r></w:del><w:ins {who}>{_r(half[3:])}</w:ins></w:p>",
        f"<w:p><w:moveFrom {gone}>{_r(m.gone('text moved away'))}</w:moveFrom></w:p>",
        f"<w:p><w:moveTo {who}>{_r(m('text moved here'))}</w:moveTo></w:p>",
        f'<w:p><w:pPr><w:pPrChange w:id="3" w:author="{m.gone("author of a change of properties")}"><w:pPr><w:pStyle w:val="{m.gone("former style")}"/></w:pPr></w:pPrChange></w:pPr>{_r("x")}</w:p>',
        f"<w:p><w:r><w:rPr><w:rPrChange {gone}><w:rPr>{former}</w:rPr></w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>",
        f"<w:p><w:pPr><w:rPr><w:del {gone}/></w:rPr></w:pPr>{_r(joined[:3])}</w:p><w:p>{_r(joined[3:])}</w:p>",
    ]


def _field(instruction: str, result: str) -> str:
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + instruction
        + f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def _instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def _fields(m: Markers, bookmark: str) -> list[str]:
    split = m("instruction over two runs")
    return [
        _field(_instruction(" DOCPROP") + _instruction(' ERTY "Shown" '.lstrip()), m("result of a property field")),
        _field(_instruction(" TITLE "), m("result of a title field")),
        _field(_instruction(f' HYPERLINK "mailto:{m("field instruction")}@firm.example" '), m("result of a field")),
        _field(_instruction(f' HYPERLINK "mailto:{split[:3]}') + _instruction(f'{split[3:]}@firm.example"'), "x"),
        f'<w:p><w:fldSimple w:instr=" QUOTE {m("instruction of a simple field")} ">{_r(m("result of a simple field"))}</w:fldSimple></w:p>',
        (
            f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:fldData>{base64.b64encode(m.gone("private data of a field").encode()).decode()}</w:fldData></w:fldChar></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        ),
        (
            f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{m("name of a form field")}"/><w:helpText w:type="text" w:val="{m("help of a form field")}"/>'
            f'<w:statusText w:val="{m("status text of a form field")}"/><w:entryMacro w:val="{m("macro of a form field")}"/><w:textInput><w:default w:val="{m("default of a form field")}"/></w:textInput>'
            f'<w:ddList><w:listEntry w:val="{m("entry of a form field")}"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        ),
        (
            f'<w:p><w:bookmarkStart w:id="1" w:name="{bookmark}"/>{_r("x")}<w:bookmarkEnd w:id="1"/><w:hyperlink w:anchor="{bookmark}" w:tooltip="{m("tooltip")}" '
            f'w:tgtFrame="{m("target frame")}" w:docLocation="{m("location in a document")}">{_r(m("text of a link"))}</w:hyperlink></w:p>'
        ),
        *(
            f'<w:p><w:hyperlink r:id="{key}">{_r("x")}</w:hyperlink></w:p>'
            for key in ("rId40", "rId41", "rId42", "rId43", m.replaced["id of a relationship"])
        ),
        '<w:subDoc r:id="rId45"/>',
    ]


def _controls(m: Markers) -> list[str]:
    return [
        (
            f'<w:sdt><w:sdtPr><w:alias w:val="{m("title of a control")}"/><w:tag w:val="{m("tag of a control")}"/><w:placeholder><w:docPart w:val="{m("placeholder of a control")}"/></w:placeholder>'
            f'<w:dataBinding w:prefixMappings="xmlns:a=\'urn:{m("prefix of a binding")}\'" w:xpath="/a:data[@x=\'{m("path of a binding")}\']" w:storeItemID="{{0E2C0001-0000-4000-8000-000000000000}}"/>'
            f"<w:text/></w:sdtPr><w:sdtContent>{_p(m('text of a control'))}</w:sdtContent></w:sdt>"
        ),
        (
            f'<w:sdt><w:sdtPr><w:comboBox w:lastValue="{m("last value of a list")}"><w:listItem w:displayText="{m("shown item of a list")}" w:value="{m("value of a list item")}"/></w:comboBox></w:sdtPr>'
            f"<w:sdtContent>{_p('x')}</w:sdtContent></w:sdt>"
        ),
        f'<w:sdt><w:sdtPr><w:date w:fullDate="{m("date of a control")}"><w:dateFormat w:val="{m("date format")}"/></w:date></w:sdtPr><w:sdtContent>{_p("x")}</w:sdtContent></w:sdt>',
        (
            f'<w:customXml w:uri="urn:{m("namespace of inline custom XML")}" w:element="e"><w:customXmlPr><w:placeholder w:val="{m("placeholder of inline custom XML")}"/>'
            f'<w:attr w:name="{m("name of an attribute of inline custom XML")}" w:val="{m("attribute of inline custom XML")}"/></w:customXmlPr>{_p("x")}</w:customXml>'
        ),
        f'<w:sdt><w:sdtPr><w15:repeatingSection><w15:sectionTitle w:val="{m("title of a repeating section")}"/></w15:repeatingSection></w:sdtPr><w:sdtContent>{_p("x")}</w:sdtContent></w:sdt>',
    ]


def _drawing(graphic: str, m: Markers, name: str) -> str:
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="{m(f"name of {name}")}" descr="{m(f"alternative text of {name}")}" title="{m(f"title of {name}")}"/>'
        f"<a:graphic>{graphic}</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _picture(relation: str, name: str, extra: str = "") -> str:
    return (
        f'<a:graphicData uri="{_PIC}"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill><a:blip {relation}>{extra}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/></pic:pic></a:graphicData>"
    )


def _drawings(m: Markers) -> list[str]:
    shape = f"<w:txbxContent>{_p(m('text box'))}</w:txbxContent>"
    fallback = f"<w:txbxContent>{_p(m('fallback of a text box'))}</w:txbxContent>"
    svg = '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rId53"/></a:ext></a:extLst>'
    metafile = _picture('r:embed="rId52"', "d")
    return [
        _drawing(_picture('r:embed="rId50"', m("file name of a picture"), svg), m, "a picture"),
        _drawing(_picture('r:embed="rId51"', "b"), m, "a photograph"),
        _drawing(_picture('r:link="rId44"', "c"), m, "a linked picture"),
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="4" name="{m.gone("called metafile")}"/><a:graphic>{metafile}</a:graphic></wp:inline></w:drawing></w:r></w:p>',
        _drawing(f'<a:graphicData uri="{_C}"><c:chart r:id="rId54"/></a:graphicData>', m, "a chart"),
        _drawing(f'<a:graphicData uri="{_DGM}"><dgm:relIds r:dm="rId55"/></a:graphicData>', m, "SmartArt"),
        (
            f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="6" name="x"/><a:graphic><a:graphicData uri="{_WPS}"><wps:wsp><wps:txbx>{shape}</wps:txbx></wps:wsp>'
            f'</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="{m("id of a shape")}" alt="{m("alternative text of a shape")}" title="{m("title of a shape")}" '
            f'href="https://{m("link of a shape")}.example" o:gfxdata="{m.gone("private data of a shape")}" style="width:1pt;height:1pt"><v:textbox>{fallback}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>'
        ),
        f'<w:p><w:r><w:pict><v:shape id="s2"><v:textpath string="{m("WordArt")}"/><o:signatureline o:suggestedsigner="{m.gone("suggested signer")}" o:suggestedsigneremail="{m.gone("mail of the suggested signer")}"/></v:shape></w:pict></w:r></w:p>',
        f'<w:p><w:r><w:object><v:shape id="s3" alt="{m.gone("alternative text of an object")}"/><o:OLEObject Type="Embed" ProgID="{m.gone("program of an object")}" ShapeID="s3" r:id="rId57"/></w:object></w:r></w:p>',
        f'<w:p><w:r><w:object><w:control r:id="rId58" w:name="{m.gone("name of a control of ActiveX")}" w:shapeid="s4"/></w:object></w:r></w:p>',
    ]


def _markup(m: Markers, style: str) -> list[str]:
    """Names and values in the markup of the body."""
    return [
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:framePr w:anchorLock="{m("value of an attribute")}"/></w:pPr>{_r("x")}</w:p>',
        f'<w:p w:rsidR="{m("save id of a paragraph")}" w14:paraId="{m("id of a paragraph")}">{_r("x")}</w:p>',
        f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{m("font of a run")}"/><w:lang w:val="{m("language of a run")}"/></w:rPr><w:t>x</w:t></w:r></w:p>',
        f'<w:p><w:commentRangeStart w:id="0"/>{_r("x")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r></w:p>',
        f'<w:p><w:permStart w:id="5" w:ed="{m.gone("editor of a permission")}"/>{_r("x")}<w:permEnd w:id="5"/></w:p>',
        f'<w:p>{_r("x")}<w:foo xmlns:w="urn:{m("namespace in the body")}">{m("text of an unknown element")}</w:foo></w:p>',
    ]


def _table(m: Markers) -> str:
    nested = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{_p(m('cell of a nested table'))}</w:tc></w:tr></w:tbl>"
    return (
        f'<w:tbl><w:tblPr><w:tblCaption w:val="{m("caption of a table")}"/><w:tblDescription w:val="{m("description of a table")}"/></w:tblPr><w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="9"/><w:gridCol w:w="9"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{_p(m('header cell'))}</w:tc><w:tc>{_p('B')}</w:tc><w:tc>{_p('C')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{_p(m('cell'))}</w:tc><w:tc>{nested}{_p('x')}</w:tc><w:tc>{_p('x')}</w:tc></w:tr>"
        f'<w:tr><w:trPr><w:del w:id="9" w:author="x"/></w:trPr><w:tc><w:p><w:del w:id="9" w:author="x"><w:r><w:delText>{m.gone("cell of a deleted row")}</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>'
    )


def _styles(m: Markers, style: str) -> str:
    return (
        f'{_XML}<w:styles {ROOT}><w:latentStyles><w:lsdException w:name="{m("latent style")}"/></w:latentStyles><w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{m("name of a style")}"/>'
        f'<w:aliases w:val="{m("alias of a style")}"/><w:basedOn w:val="Normal"/><w:rPr><w:rFonts w:ascii="{m("font of a style")}"/></w:rPr></w:style></w:styles>'
    )


def _settings(m: Markers) -> str:
    return (
        f'{_XML}<w:settings {ROOT}><w:writeProtection w:hash="{m("hash of write protection")}"/><w:attachedTemplate r:id="rId1"/>'
        f'<w:mailMerge><w:connectString w:val="{m.gone("connection of a mail merge")}"/><w:query w:val="{m.gone("query of a mail merge")}"/><w:mailSubject w:val="{m.gone("subject of a mail merge")}"/>'
        '<w:dataSource r:id="rId2"/><w:odso><w:recipientData r:id="rId3"/></w:odso></w:mailMerge>'
        f'<w:defaultTableStyle w:val="{m("default style of tables")}"/><w:clickAndTypeStyle w:val="{m("style of click and type")}"/>'
        f'<w:docVars><w:docVar w:name="{m("name of a document variable")}" w:val="{m("document variable")}"/></w:docVars>'
        f'<w:rsids><w:rsidRoot w:val="{m.gone("save id")}"/></w:rsids><w:attachedSchema w:val="urn:{m("attached schema")}"/>'
        f'<w:captions><w:caption w:name="{m("name of a caption")}"/></w:captions><w15:docId w15:val="{m.gone("id of the document")}"/>'
        f'<w:smartTagType w:namespaceuri="urn:{m("type of smart tags")}" w:name="n" w:url="https://{m("address of smart tags")}.example"/></w:settings>'
    )


def _settings_rels(m: Markers) -> str:
    return rels(
        ("rId1", "attachedTemplate", f"file:///C:/{m.gone('template')}.dotx", "External"),
        ("rId2", "mailMergeSource", f"file:///C:/{m.gone('source of a mail merge')}.xlsx", "External"),
        ("rId3", "recipientData", "recipients.xml"),
    )


def _numbering(m: Markers) -> str:
    return (
        f'{_XML}<w:numbering {ROOT}><w:abstractNum w:abstractNumId="0"><w:name w:val="{m("name of a list")}"/><w:styleLink w:val="{m("style of a list")}"/>'
        f'<w:lvl w:ilvl="0"><w:lvlText w:val="{m("text of a list level")} %1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _headers(m: Markers) -> dict[str, str]:
    return {
        f"word/{kind}{number}.xml": f"{_XML}<w:{tag} {ROOT}>{_p(m(f'{which} {kind}'))}</w:{tag}>"
        for kind, tag in (("header", "hdr"), ("footer", "ftr"))
        for number, which in enumerate(("ordinary", "first", "even"), 1)
    }


def _notes(m: Markers, kind: str) -> str:
    return f'{_XML}<w:{kind}s {ROOT}><w:{kind} w:id="1">{_p(m(kind))}</w:{kind}></w:{kind}s>'


def _comments(m: Markers) -> dict[str, str]:
    author = m.gone("author of a comment")
    return {
        "word/comments.xml": f'{_XML}<w:comments {ROOT}><w:comment w:id="0" w:author="{author}" w:initials="{m.gone("initials")}" w:date="2026-01-01T00:00:00Z"><w:p w14:paraId="00000001">'
        f"{_r(m('comment'))}</w:p></w:comment></w:comments>",
        "word/commentsExtended.xml": f'{_XML}<w15:commentsEx {ROOT}><w15:commentEx w15:paraId="00000001" w15:done="{m("state of a comment")}"/></w15:commentsEx>',
        "word/commentsIds.xml": f'{_XML}<x:commentsIds xmlns:x="{_CEX}"><x:commentId x:paraId="00000001" x:durableId="{m("lasting id of a comment")}"/></x:commentsIds>',
        "word/commentsExtensible.xml": f'{_XML}<x:commentsExtensible xmlns:x="{_CEX}"><x:commentExtensible x:durableId="00000002" x:dateUtc="{m.gone("time of a comment")}">'
        f'<x:user userId="{m.gone("account of a reaction")}" userProvider="{m.gone("provider of a reaction")}" userName="{m.gone("name of a reaction")}"/></x:commentExtensible></x:commentsExtensible>',
        "word/people.xml": f'{_XML}<w15:people {ROOT}><w15:person w15:author="{author}"><w15:presenceInfo w15:providerId="{m.gone("provider of a person")}" w15:userId="{m.gone("account of a person")}"/></w15:person></w15:people>',
    }


def _chart(m: Markers) -> str:
    cache = (
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{m("cached text of a chart")}</c:v></c:pt></c:strCache>'
    )
    numbers = f'<c:numCache><c:formatCode>{m("number format of a chart")}</c:formatCode><c:pt idx="0"><c:v>{m("cached number of a chart")}</c:v></c:pt></c:numCache>'
    return (
        f'{_XML}<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>{m("heading of a chart")}</a:t></a:r></a:p></c:rich></c:tx></c:title>'
        f"<c:plotArea><c:layout/><c:barChart><c:barDir val='col'/><c:ser><c:idx val='0'/><c:order val='0'/><c:tx><c:strRef><c:f>'{m('sheet of a chart')}'!$A$1</c:f>{cache}</c:strRef></c:tx><c:val><c:numRef><c:f>A1</c:f>{numbers}</c:numRef></c:val></c:ser><c:axId val='1'/><c:axId val='2'/></c:barChart><c:catAx><c:axId val='1'/><c:scaling/><c:crossAx val='2'/></c:catAx><c:valAx><c:axId val='2'/><c:scaling/><c:crossAx val='1'/></c:valAx></c:plotArea></c:chart>"
        '<c:externalData r:id="rId1"/></c:chartSpace>'
    )


def _jpeg(m: Markers) -> bytes:
    def segment(kind: int, data: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, kind, len(data) + 2) + data

    camera = segment(0xE1, b"Exif\0\0" + m.gone("EXIF of a photograph").encode())
    remark = segment(0xFE, m.gone("comment in a JPEG").encode()) + segment(
        0xED, b"Photoshop 3.0\0" + m.gone("IPTC of a photograph").encode()
    )
    xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + m.gone("XMP of a photograph").encode())
    scan = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\x34\xff\0\x56"
    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
        + camera
        + xmp
        + remark
        + scan
        + b"\xff\xd9"
        + m.gone("bytes after a JPEG").encode()
    )


def _properties(m: Markers) -> dict[str, str | bytes]:
    core = "".join(
        f"<{tag}>{m.gone(name)}</{tag}>"
        for tag, name in (
            *(("dc:subject", "subject property"), ("dc:creator", "author property")),
            *(
                ("cp:keywords", "keywords property"),
                ("dc:description", "comments property"),
                ("cp:lastModifiedBy", "last author property"),
            ),
            *(
                ("cp:category", "category property"),
                ("cp:contentStatus", "status property"),
                ("cp:version", "version property"),
            ),
        )
    )
    app = "".join(
        f"<{tag}>{m.gone(f'{tag} property')}</{tag}>"
        for tag in ("Template", "Manager", "Company", "Application", "HyperlinkBase")
    )
    core += f"<dc:title>{m('title that is shown')}</dc:title>"
    core += f"<dc:identifier>{m.gone('identifier property')}</dc:identifier>"
    shown = f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="3" name="Shown"><vt:lpwstr>{m("property shown by a field")}</vt:lpwstr></property>'
    return {
        "docProps/core.xml": f'{_XML}<cp:coreProperties xmlns:cp="{_PKG}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</cp:coreProperties>',
        "docProps/app.xml": f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="{_VT}">{app}<TitlesOfParts><vt:vector size="1" baseType="lpstr">'
        f"<vt:lpstr>{m.gone('title of a part')}</vt:lpstr></vt:vector></TitlesOfParts></Properties>",
        "docProps/custom.xml": f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="{_VT}"><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" '
        f'name="{m.gone("name of a custom property")}"><vt:lpwstr>{m.gone("custom property")}</vt:lpwstr></property>{shown}</Properties>',
        "docProps/thumbnail.jpeg": b"\xff\xd8" + m.gone("thumbnail").encode(),
        "docMetadata/LabelInfo.xml": f'<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label id="{m.gone("label")}" siteId="{m.gone("tenant of a label")}"/></clbl:labelList>',
    }
