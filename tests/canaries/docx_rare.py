"""A document with one marker in each place that is seldom thought of, beside those of `tests.canaries.docx`.

Corners of the schema (ECMA-376-1 17, 20, 21; the Word extensions of 2010 to 2023), and values with markup between
their letters.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.canaries.docx import ROOT, Markers, minimal, rels

__all__ = ["build"]

_MS = "http://schemas.microsoft.com/office"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DRAWN = "application/vnd.openxmlformats-officedocument.drawingml."
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_EXT = "{78C0D931-6437-407d-A8EE-F0AAD7539E65}"


def build() -> tuple[bytes, Mapping[str, str], Mapping[str, str]]:
    """The document; for each place, the marker that is replaced; and for each place, the one that is gone."""
    m = Markers()
    parts = _parts(m)
    types = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items())
    types += f'<Default Extension="zz" ContentType="text/{m.gone("content type that no part has")}"/>'
    body = "".join((*_letters(m), *_marks(m), *_fields(m), *_controls(m), *_shapes(m), *_unknown(m)))
    return minimal(body + _section(m), parts, _edges(m), types), m.replaced, m.dropped


_TYPES = {
    "word/settings.xml": _WORD + "settings+xml",
    "word/webSettings.xml": _WORD + "webSettings+xml",
    "word/styles.xml": _WORD + "styles+xml",
    "word/numbering.xml": _WORD + "numbering+xml",
    "word/comments.xml": _WORD + "comments+xml",
    "word/glossary/document.xml": _WORD + "document.glossary+xml",
    "word/charts/chart1.xml": _DRAWN + "chart+xml",
    "word/charts/chartEx1.xml": "application/vnd.ms-office.chartex+xml",
    "word/drawings/drawing1.xml": _DRAWN + "chartshapes+xml",
    "word/diagrams/data1.xml": _DRAWN + "diagramData+xml",
    "word/diagrams/layout1.xml": _DRAWN + "diagramLayout+xml",
    "word/diagrams/colors1.xml": _DRAWN + "diagramColors+xml",
    "word/diagrams/quickStyle1.xml": _DRAWN + "diagramStyle+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "word/customizations.xml": "application/vnd.ms-word.keyMapCustomizations+xml",
    "word/attachedToolbars.bin": "application/vnd.ms-word.attachedToolbars",
    "word/webextensions/taskpanes.xml": "application/vnd.ms-office.webextensiontaskpanes+xml",
    "word/webextensions/webextension1.xml": "application/vnd.ms-office.webextension+xml",
    "customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    "word/stylesWithEffects.xml": "application/vnd.ms-word.stylesWithEffects+xml",
    "word/bibliography.xml": "application/vnd.openxmlformats-officedocument.bibliography+xml",
}


def _edges(m: Markers) -> str:
    kinds = (
        *(("settings", "settings.xml"), ("webSettings", "webSettings.xml"), ("styles", "styles.xml")),
        *(("numbering", "numbering.xml"), ("comments", "comments.xml"), ("glossaryDocument", "glossary/document.xml")),
        *(("chart", "charts/chart1.xml"), (f"{_MS}/2014/relationships/chartEx", "charts/chartEx1.xml")),
        *(("diagramData", "diagrams/data1.xml"), ("diagramLayout", "diagrams/layout1.xml")),
        *(("diagramColors", "diagrams/colors1.xml"), ("diagramQuickStyle", "diagrams/quickStyle1.xml")),
        *(("theme", "theme/theme1.xml"), ("customXml", "../customXml/item1.xml"), ("customXml", "bibliography.xml")),
        (f"{_MS}/2006/relationships/keyMapCustomizations", "customizations.xml"),
        (f"{_MS}/2006/relationships/attachedToolbars", "attachedToolbars.bin"),
        (f"{_MS}/2011/relationships/webextensiontaskpanes", "webextensions/taskpanes.xml"),
        (f"{_MS}/2007/relationships/stylesWithEffects", "stylesWithEffects.xml"),
    )
    edges = [(f"rId{number}", *edge) for number, edge in enumerate(kinds, 1)]
    outside = (
        (
            "rId50",
            "hyperlink",
            f"https://firm.example/a?q={m('query of a link')}#{m('fragment of a link')}",
            "External",
        ),
        ("rId51", "hyperlink", f"ftp://{m('account in a link')}:{m('password in a link')}@firm.example/", "External"),
        ("rId52", "frame", f"https://firm.example/{m('page of a frame')}", "External"),
        ("rId53", "oleObject", f"file:///C:/{m('linked object')}.xlsx", "External"),
        ("rId54", "video", f"https://firm.example/{m('address of a video')}", "External"),
        ("rId55", "hyperlink", f"{m('scheme of a link')}:x", "External"),
    )
    return rels(*edges, *outside).partition('relationships">')[2].removesuffix("</Relationships>")


def _r(text: str, properties: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{text}</w:t></w:r>"


def _p(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


_BETWEEN = {
    "a permission": '<w:permStart w:id="5" w:edGrp="everyone"/><w:permEnd w:id="5"/>',
    "a comment": '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:commentRangeEnd w:id="0"/>',
    "a page that was rendered": "<w:r><w:lastRenderedPageBreak/></w:r>",
    "an empty run": "<w:r/><w:r><w:t/></w:r>",
    "an empty control": "<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>",
    "an empty alternative": '<mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback/></mc:AlternateContent>',
    "a moved range": '<w:moveToRangeStart w:id="3" w:name="m"/><w:moveToRangeEnd w:id="3"/>',
    "a soft hyphen": "<w:r><w:softHyphen/></w:r>",
    "a picture": '<w:r><w:drawing><wp:anchor><wp:docPr id="9" name="x"/></wp:anchor></w:drawing></w:r>',
    "an index entry": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
}
_AROUND = {
    "a simple field": ('<w:fldSimple w:instr="REF x">', "</w:fldSimple>"),
    "an insertion": ('<w:ins w:id="1" w:author="a">', "</w:ins>"),
    "a direction": ('<w:bdo w:val="ltr">', "</w:bdo>"),
    "a control": ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    "inline custom XML": ('<w:customXml w:element="e">', "</w:customXml>"),
    "a choice": ('<mc:AlternateContent><mc:Choice Requires="wps">', "</mc:Choice></mc:AlternateContent>"),
    "an unknown element": ("<w:foo>", "</w:foo>"),
}


def _branches(content: str) -> str:
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{content}</mc:Choice><mc:Fallback>{content}</mc:Fallback></mc:AlternateContent>'


def _letters(m: Markers) -> list[str]:
    """Values with markup between their letters, and around each of them."""
    found = []
    for name, markup in _BETWEEN.items():
        marker = m(f"letters around {name}")
        found.append(_p(_r(marker[:3]), markup, _r(marker[3:])))
    for name, (start, end) in _AROUND.items():
        found.append(_p(*(start + _r(letter) + end for letter in m(f"letters, {name} around each"))))
    for name in ("letters in each branch", "letters over the border of a branch"):
        marker = m(name)
        cut = 3 * ("border" in name)
        found.append(_p(*map(_r, marker[:cut]), _branches(_r(marker[cut:])), _r("x")))
        found.append(_p(_r("x"), _branches(_r(marker[: cut or None])), *map(_r, marker[cut:] if cut else "")))
    field, base = m("halves around the beginning of a field"), m("half in a phonetic guide")
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    return [
        *found,
        _p(_r(field[:3]), begin, _r(field[3:]), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        _p(_r(base[:3]), f"<w:r><w:ruby><w:rt>{_r('x')}</w:rt><w:rubyBase>{_r(base[3:])}</w:rubyBase></w:ruby></w:r>"),
        _p(*(_r(letter, f'<w:sz w:val="{20 + at}"/>') for at, letter in enumerate(m("letters of all sizes")))),
        _p(
            "<m:oMathPara><m:oMath>",
            *(f"<m:r><m:t>{letter}</m:t></m:r>" for letter in m("letters of a formula")),
            "</m:oMath></m:oMathPara>",
        ),
    ]


def _marks(m: Markers) -> list[str]:
    """Attributes of paragraphs, runs and tables."""
    return [
        _p(
            f'<w:bookmarkStart w:id="1" w:name="{m("bookmark")}" w:displacedByCustomXml="{m("side of a bookmark")}"/><w:bookmarkEnd w:id="1"/>',
            _r("x"),
        ),
        _p(
            f'<w:permStart w:id="6" w:edGrp="{m("group of editors")}" w:ed="{m.gone("editor")}"/><w:permEnd w:id="6"/>',
            _r("x"),
        ),
        _p(
            _r(
                "x",
                f'<w:eastAsianLayout w:id="1" w:combineBrackets="{m("brackets of a layout")}"/><w:rStyle w:val="{m("style of a run")}"/>',
            )
        ),
        _p(
            f'<w:pPr><w:divId w:val="{m("division of a paragraph")}"/><w:cnfStyle w:val="{m("conditional style")}"/></w:pPr>',
            _r("x"),
        ),
        _p(f'<w:proofErr w:type="{m("type of a spelling mark")}"/>', _r("x")),
        (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{m("style of a table")}"/></w:tblPr><w:tr w14:paraId="{m("id of a row")}"><w:tc><w:tcPr><w:hMerge w:val="{m("merge of a cell")}"/>'
            f'<w:headers><w:header w:val="{m("header of a cell")}"/></w:headers></w:tcPr>{_p(_r("x"))}</w:tc></w:tr></w:tbl>'
        ),
        _p(f'<w:hyperlink w:anchor="{m("anchor of a link")}" w:tooltip="x" w:history="1">', _r("x"), "</w:hyperlink>"),
        *(_p(f'<w:hyperlink r:id="{key}">', _r("x"), "</w:hyperlink>") for key in ("rId50", "rId51", "rId55")),
        _p(f'<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>{m("own mark of a note")}</w:t></w:r>'),
        _p(f'<w:r><w:pgNum/><w:dayLong/><w:t xml:lang="{m("language of a text")}">x</w:t></w:r>'),
    ]


def _fields(m: Markers) -> list[str]:
    """Instructions with a value, and what only they hold."""
    names = {
        "text of an index entry": ' XE "{}:x" ',
        "switch of an index entry": ' XE "x" \\t "see {}" ',
        "entry of a table of authorities": ' TA \\l "{}" \\c 1 ',
        "table of contents entry": ' TC "{}" \\f c ',
        "bookmark that is asked for": ' ASK {} "x" ',
        "question of a field": ' FILLIN "{}" \\d "x" ',
        "default of a question": ' FILLIN "x" \\d "{}" ',
        "file of an inserted text": ' INCLUDETEXT "C:\\\\\\\\{}.docx" ',
        "picture of a field": ' INCLUDEPICTURE "https://firm.example/{}.png" \\d ',
        "variable of a field": " DOCVARIABLE {} ",
        "macro of a button": " MACROBUTTON {} x ",
        "text of a button": " MACROBUTTON x {} ",
        "tooltip in a field": ' HYPERLINK "https://firm.example" \\o "{}" ',
        "place in a field": ' HYPERLINK \\l "{}" ',
        "value that is set": ' SET x "{}" ',
        "comparison of a field": ' IF x = "{}" "a" "b" ',
        "format of a date": ' DATE \\@ "{}" ',
        "database of a field": ' DATABASE \\d "C:\\\\\\\\x" \\s "SELECT {}" ',
        "code of a bar code": ' DISPLAYBARCODE "{}" QR ',
        "user in a field": ' USERNAME "{}" ',
        "citation": " CITATION {} \\l 1033 ",
        "link to a program": ' DDEAUTO Excel "C:\\\\\\\\{}.xls" A1 ',
    }
    wrap = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    found = [_p(wrap.format(code.format(m(name)).replace('"', "&quot;"))) for name, code in names.items()]
    letters = "".join(f"<w:r><w:instrText>{letter}</w:instrText></w:r>" for letter in m("instruction, a run a letter"))
    form = (
        f'<w:ffData><w:name w:val="x"/><w:calcOnExit w:val="{m("state of a form field")}"/><w:exitMacro w:val="{m("exit macro of a form field")}"/><w:checkBox><w:default w:val="{m("default of a check box")}"/></w:checkBox>'
        f'<w:textInput><w:type w:val="{m("type of a form field")}"/><w:maxLength w:val="{m("length of a form field")}"/><w:format w:val="{m("format of a form field")}"/></w:textInput></w:ffData>'
    )
    return [
        *found,
        _p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', letters, '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        _p(
            f'<w:r><w:fldChar w:fldCharType="begin" w:fldLock="{m("lock of a field")}">{form}</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        _p(
            f'<w:fldSimple w:instr=" SEQ {m("name of a sequence")} \\* ARABIC "><w:fldData>{m.gone("data of a simple field")}</w:fldData>{_r("1")}</w:fldSimple>'
        ),
    ]


def _control(properties: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{_p(_r('x'))}</w:sdtContent></w:sdt>"


def _controls(m: Markers) -> list[str]:
    return [
        _control(
            f'<w:docPartObj><w:docPartGallery w:val="{m("gallery of a control")}"/><w:docPartCategory w:val="{m("category of a control")}"/></w:docPartObj>'
        ),
        _control(
            f'<w:dropDownList w:lastValue="{m("last choice")}"><w:listItem w:displayText="{m("shown choice")}" w:value="{m("choice")}"/></w:dropDownList>'
        ),
        _control(
            f'<w:date><w:storeMappedDataAs w:val="{m("kind of a date")}"/><w:calendar w:val="{m("calendar of a date")}"/><w:lid w:val="{m("language of a date")}"/></w:date>'
        ),
        _control(
            f'<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="{m("font of a check box")}"/></w14:checkbox>'
        ),
        _control(
            f'<w15:dataBinding w:xpath="/a[1]/{m("path of a newer binding")}" w:storeItemID="{{0}}"/><w15:color w:val="{m("colour of a control")}"/>'
        ),
        _control(
            f'<w15:webExtensionLinked/><w15:appearance w15:val="{m("appearance of a control")}"/><w15:repeatingSectionItem/>'
        ),
        _control(
            f'<w:temporary/><w:id w:val="{m("id of a control")}"/><w:lock w:val="{m("lock of a control")}"/><w:label w:val="{m("label of a control")}"/>'
        ),
        _control(
            f"<w:bibliography/><w:citation/><w:group/><w:equation/><w:picture/><w:foo>{m('text in the properties of a control')}</w:foo>"
        ),
    ]


def _shapes(m: Markers) -> list[str]:
    drawing = (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="x"><a:hlinkClick r:id="rId50" tooltip="{m("tooltip of a picture")}" action="{m("action of a picture")}"/><a:extLst><a:ext uri="{_EXT}"><adec:decorative '
        f'xmlns:adec="{_MS}/drawing/2017/decorative" val="{m("extension of a picture")}"/></a:ext></a:extLst></wp:docPr><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="urn:{m("kind of a graphic")}"><x>{m("text of an unknown graphic")}</x></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    video = f'<w:r><w:drawing><wp:inline><wp:docPr id="2" name="y"><a:extLst><a:ext uri="{_EXT}"><wp15:webVideoPr xmlns:wp15="{_MS}/word/2012/wordprocessingDrawing" embeddedHtml="&lt;iframe src=&quot;https://firm.example/{m("embedded video")}&quot;&gt;"/></a:ext></a:extLst></wp:docPr></wp:inline></w:drawing></w:r>'
    group = (
        f'<w:r><w:pict><v:group id="{m("id of a group")}" alt="{m("alternative text of a group")}" coordsize="1,1"><v:rect id="r1" o:bullet="{m("bullet of a shape")}" target="{m("target of a shape")}"><v:imagedata o:title="{m("title of a picture")}" o:href="https://firm.example/{m("link of a picture")}"/>'
        f'<v:textpath string="x" style="font-family:&quot;{m("font of WordArt")}&quot;"/><v:textbox inset="{m("inset of a text box")}"><w:txbxContent>{_p(_r(m("text of a rectangle")))}</w:txbxContent></v:textbox><o:callout v:ext="{m("callout of a shape")}"/><w10:wrap xmlns:w10="urn:schemas-microsoft-com:office:word" anchorx="{m("anchor of a shape")}"/></v:rect></v:group>'
        f'<o:signatureline o:issignatureline="t" id="{m("id of a signature line")}" o:suggestedsigner="{m.gone("suggested signer")}" o:suggestedsigner2="{m.gone("title of the signer")}" o:suggestedsigneremail="{m.gone("mail of the signer")}" o:signinginstructions="{m("instructions to the signer")}" o:addlxml="{m("more of a signature line")}"/></w:pict></w:r>'
    )
    movie = f'<w:r><w:movie r:id="rId54"/><w:pict><w:movie r:id="rId54"/><w:foo w:bar="{m("attribute of an unknown element")}"/></w:pict></w:r>'
    return [_p(drawing), _p(video), _p(group), _p(movie)]


def _unknown(m: Markers) -> list[str]:
    """Elements, attributes and names that no schema has."""
    return [
        _p(_r("x"), f"<w:foo>{m('text of an unknown element')}</w:foo>"),
        f'<zz:a xmlns:zz="urn:{m("unknown namespace")}"><zz:b c="{m("attribute in an unknown namespace")}">{m("text in an unknown namespace")}</zz:b></zz:a>',
        _p(f'<w:r w:bar="{m("unknown attribute of a run")}"><w:t>x</w:t></w:r>'),
        _p(f'<w:r><w:t xml:space="{m("space of a text")}">x</w:t></w:r>'),
        f"<w:p>{m('text beside runs')}<w:r>{m('text in a run')}<w:t>x</w:t></w:r></w:p>",
        m("text of the body"),
        _r(m("run without a paragraph")),
    ]


def _section(m: Markers) -> str:
    return (
        f'<w:sectPr><w:pgNumType w:fmt="{m("format of page numbers")}" w:chapSep="{m("separator of chapters")}"/><w:pgBorders><w:top w:val="{m("border of a page")}" r:id="rId98"/></w:pgBorders>'
        f'<w:printerSettings r:id="rId97"/><w:paperSrc w:first="{m("source of paper")}"/><w:textDirection w:val="{m("direction of text")}"/></w:sectPr>'
    )


def _parts(m: Markers) -> dict[str, str | bytes]:
    return {
        "word/settings.xml": _settings(m),
        "word/_rels/settings.xml.rels": rels(
            ("rId1", "transform", f"file:///C:/{m.gone('transformation on saving')}.xslt", "External"),
            ("rId2", "attachedTemplate", f"\\\\server\\{m.gone('template on a server')}.dotx", "External"),
        ),
        "word/webSettings.xml": f'{_XML}<w:webSettings {ROOT}><w:frameset><w:frame><w:name w:val="{m("name of a frame")}"/><w:title w:val="{m("title of a frame")}"/><w:longDesc r:id="x"/><w:sourceFileName r:id="rId1"/></w:frame></w:frameset>'
        f'<w:encoding w:val="{m("encoding of a web page")}"/><w:targetScreenSz w:val="{m("size of a screen")}"/></w:webSettings>',
        "word/_rels/webSettings.xml.rels": rels(
            ("rId1", "frame", f"file:///C:/{m('source of a frame')}.htm", "External")
        ),
        "word/styles.xml": f'{_XML}<w:styles {ROOT}><w:latentStyles><w:lsdException w:name="{m("latent style")}"/></w:latentStyles><w:style w:type="paragraph" w:customStyle="1" w:styleId="a"><w:name w:val="{m("name of a style")}"/><w:aliases w:val="x,{m("second alias of a style")}"/>'
        f'<w:link w:val="{m("link of a style")}"/><w:next w:val="{m("style that follows")}"/><w:rsid w:val="{m("save id of a style")}"/><w:tblStylePr w:type="{m("part of a table style")}"/></w:style></w:styles>',
        "word/stylesWithEffects.xml": f'{_XML}<w:styles {ROOT}><w:style w:styleId="b"><w:name w:val="{m("name of a style with effects")}"/></w:style></w:styles>',
        "word/numbering.xml": f'{_XML}<w:numbering {ROOT}><w:abstractNum w:abstractNumId="0"><w:nsid w:val="{m("id of a list")}"/><w:tmpl w:val="{m("template of a list")}"/><w:numStyleLink w:val="{m("linked style of a list")}"/>'
        f'<w:lvl w:ilvl="0" w:tplc="{m("code of a level")}"><w:pStyle w:val="{m("style of a level")}"/><w:lvlText w:val="x" w:null="0"/><w:legacy w:legacy="{m("legacy of a level")}"/></w:lvl></w:abstractNum></w:numbering>',
        "word/comments.xml": f'{_XML}<w:comments {ROOT} xmlns:w16du="{_MS}/word/2023/wordml/word16du"><w:comment w:id="0" w:author="{m.gone("author of a comment")}" w16du:dateUtc="{m.gone("time of a comment")}">{_p(*map(_r, m("comment, a run a letter")))}'
        f"{_p('<w:r><w:annotationRef/></w:r>', _r(m('second paragraph of a comment')))}</w:comment></w:comments>",
        "word/glossary/document.xml": f'{_XML}<w:glossaryDocument {ROOT}><w:docParts><w:docPart><w:docPartPr><w:name w:val="{m("name of a building block")}" w:decorated="0"/><w:style w:val="{m("style of a building block")}"/><w:category><w:name w:val="x"/><w:gallery '
        f'w:val="{m("gallery of a building block")}"/></w:category><w:types><w:type w:val="{m("type of a building block")}"/></w:types><w:behaviors><w:behavior w:val="{m("behaviour of a building block")}"/></w:behaviors><w:guid w:val="{m("id of a building block")}"/></w:docPartPr>'
        f"<w:docPartBody>{_p(_r('x'))}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>",
        "word/charts/chart1.xml": _chart(m),
        "word/charts/_rels/chart1.xml.rels": rels(("rId1", "chartUserShapes", "../drawings/drawing1.xml")),
        "word/charts/chartEx1.xml": f'<cx:chartSpace xmlns:cx="{_MS}/drawing/2014/chartex"><cx:chartData><cx:data id="0"><cx:strDim type="cat"><cx:f dir="row">{m("formula of a newer chart")}</cx:f><cx:nf>{m("name formula of a newer chart")}</cx:nf><cx:lvl ptCount="1"><cx:pt idx="0">'
        f"{m('category of a newer chart')}</cx:pt></cx:lvl></cx:strDim></cx:data></cx:chartData><cx:fmtOvrs><cx:fmtOvr idx='{m('index of a format')}'/></cx:fmtOvrs></cx:chartSpace>",
        "word/drawings/drawing1.xml": f'<c:userShapes xmlns:c="{_C}" xmlns:a="{_A}"><cdr:sp xmlns:cdr="x" textlink="{m("cell that a shape shows")}"><cdr:txBody><a:p><a:r><a:t>{m("text of a shape in a chart")}</a:t></a:r></a:p></cdr:txBody></cdr:sp></c:userShapes>',
        **_diagram(m),
        "word/theme/theme1.xml": f'{_XML}<a:theme xmlns:a="{_A}" name="Office"><a:themeElements><a:fmtScheme name="{m("name of a format scheme")}"/><a:fontScheme name="Office"><a:minorFont><a:font script="Jpan" typeface="{m("font of a script")}"/></a:minorFont></a:fontScheme></a:themeElements>'
        f'<a:custClrLst><a:custClr name="{m("name of a colour")}"/></a:custClrLst><a:extLst><a:ext uri="{_EXT}"><thm15:themeFamily xmlns:thm15="{_MS}/thememl/2012/main" name="{m("family of a theme")}" id="{{0}}" vid="{m("version of a theme")}"/></a:ext></a:extLst></a:theme>',
        "word/customizations.xml": f'<wne:tcg xmlns:wne="{_MS}/word/2006/wordml"><wne:keymaps><wne:keymap><wne:macro wne:macroName="{m.gone("macro of a key")}"/></wne:keymap></wne:keymaps></wne:tcg>',
        "word/attachedToolbars.bin": m.gone("toolbar").encode("utf-16-le"),
        "word/webextensions/taskpanes.xml": f'<wetp:taskpanes xmlns:wetp="{_MS}/webextensions/taskpanes/2010/11" xmlns:r="{_R}"><wetp:taskpane dockstate="{m.gone("task pane")}"><wetp:webextensionref r:id="rId1"/></wetp:taskpane></wetp:taskpanes>',
        "word/webextensions/_rels/taskpanes.xml.rels": rels(
            ("rId1", f"{_MS}/2011/relationships/webextension", "webextension1.xml")
        ),
        "word/webextensions/webextension1.xml": f'<we:webextension xmlns:we="{_MS}/webextensions/webextension/2010/11"><we:property name="a" value="{m.gone("property of a web extension")}"/></we:webextension>',
        "word/bibliography.xml": f'<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography" StyleName="{m("style of a bibliography")}"><b:Source><b:Tag>{m("tag of a source")}</b:Tag><b:Author><b:Author><b:NameList><b:Person><b:Last>{m("author of a source")}</b:Last>'
        f"</b:Person></b:NameList></b:Author></b:Author><b:Title>{m('title of a source')}</b:Title></b:Source></b:Sources>",
        "customXml/item1.xml": f'<ns0:root xmlns:ns0="urn:{m("namespace of custom XML")}"><ns0:a b="{m("attribute of custom XML")}">{m("text of custom XML")}</ns0:a><ns0:{m("element of custom XML")}/><c {m("name of an attribute of custom XML")}="1"/></ns0:root>',
        "customXml/_rels/item1.xml.rels": rels(("rId1", "customXmlProps", "itemProps1.xml")),
        "customXml/itemProps1.xml": f'<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{{0}}"><ds:schemaRefs><ds:schemaRef ds:uri="urn:{m("schema of custom XML")}"/></ds:schemaRefs></ds:datastoreItem>',
    }


def _settings(m: Markers) -> str:
    return (
        f'{_XML}<w:settings {ROOT}><w:documentProtection w:edit="{m("kind of a protection")}" w:hash="{m("hash of a protection")}" w:salt="{m("salt of a protection")}"/><w:saveThroughXslt r:id="rId1" w:solutionID="{m.gone("solution on saving")}"/><w:attachedTemplate r:id="rId2"/>'
        f'<w:activeWritingStyle w:lang="en-US" w:appName="{m("program of a writing style")}"/><w:defaultTabStop w:val="{m("width of tabs")}"/><w:summaryLength w:val="1"/><w:noLineBreaksAfter w:lang="ja-JP" w:val="{m("characters before a line break")}"/><w:autoHyphenation w:val="{m("hyphenation")}"/>'
        f'<w:hdrShapeDefaults><o:shapedefaults v:ext="edit" spidmax="{m("largest id of shapes")}"/></w:hdrShapeDefaults><w:compat><w:compatSetting w:name="{m("name of a compatibility setting")}" w:uri="urn:{m("address of a compatibility setting")}" w:val="{m("compatibility setting")}"/></w:compat>'
        f'<w:themeFontLang w:val="{m("language of a theme")}"/><w:clrSchemeMapping w:bg1="{m("mapping of colours")}"/><w:decimalSymbol w:val="{m("decimal symbol")}"/><w:listSeparator w:val="{m("separator of lists")}"/><w:docVars><w:docVar w:name="x" w:val="{m("document variable")}"/></w:docVars>'
        f'<w:captions><w:caption w:name="x"/><w:autoCaptions><w:autoCaption w:name="{m("program of a caption")}" w:caption="{m("label of a caption")}"/></w:autoCaptions></w:captions><sl:schemaLibrary xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main"><sl:schema sl:uri="urn:{m("schema of a library")}" '
        f'sl:manifestLocation="https://firm.example/{m("manifest of a library")}" sl:schemaLocation="{m("location of a schema")}"/></sl:schemaLibrary><w14:conflictMode/><w14:defaultImageDpi w14:val="{m("resolution of pictures")}"/><w15:chartTrackingRefBased/></w:settings>'
    )


def _chart(m: Markers) -> str:
    escaped = "".join(f"\\{letter}" for letter in m("number format of a chart, escaped"))
    return (
        f'{_XML}<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:lang val="{m("language of a chart")}"/><c:chart><c:plotArea><c:barChart><c:ser><c:idx val="0"/><c:tx><c:v>{m("literal name of a series")}</c:v></c:tx><c:dLbls><c:separator>{m("separator of labels")}</c:separator></c:dLbls><c:trendline><c:name>{m("name of a trend line")}</c:name></c:trendline>'
        f'<c:cat><c:strLit><c:pt idx="0"><c:v>{m("literal category")}</c:v></c:pt></c:strLit></c:cat><c:val><c:numRef><c:f>[{m("book of a chart")}.xlsx]Sheet1!A1</c:f><c:numCache><c:formatCode>{escaped}0</c:formatCode><c:pt idx="0" formatCode="{m("number format of a point")}"><c:v>1</c:v></c:pt></c:numCache></c:numRef></c:val>'
        f'<c:extLst><c:ext uri="{_EXT}"><c15:f xmlns:c15="{_MS}/drawing/2012/chart">{m("formula in an extension")}</c15:f></c:ext></c:extLst></c:ser></c:barChart></c:plotArea></c:chart><c:printSettings><c:headerFooter><c:oddHeader>&amp;L{m("page header of a chart")}</c:oddHeader></c:headerFooter></c:printSettings><c:userShapes r:id="rId1"/></c:chartSpace>'
    )


def _diagram(m: Markers) -> dict[str, str | bytes]:
    space = f'xmlns:dgm="{_DGM}" xmlns:a="{_A}"'
    return {
        "word/diagrams/data1.xml": f'{_XML}<dgm:dataModel {space}><dgm:ptLst><dgm:pt modelId="{m("id of a point")}"><dgm:prSet presName="{m("name of a shape of SmartArt")}" presStyleLbl="{m("style of a shape of SmartArt")}" loTypeId="urn:{m("layout of SmartArt")}"/><dgm:t><a:p>'
        + "".join(f"<a:r><a:t>{letter}</a:t></a:r>" for letter in m("text of SmartArt, a run a letter"))
        + f'</a:p></dgm:t></dgm:pt></dgm:ptLst><dgm:cxnLst><dgm:cxn modelId="1" srcId="{m("source of a connection")}"/></dgm:cxnLst></dgm:dataModel>',
        "word/diagrams/layout1.xml": f'<dgm:layoutDef {space} uniqueId="urn:{m("id of a layout")}"><dgm:title lang="" val="{m("title of a layout")}"/><dgm:desc val="{m("description of a layout")}"/><dgm:layoutNode name="{m("node of a layout")}"/></dgm:layoutDef>',
        "word/diagrams/colors1.xml": f'<dgm:colorsDef {space} uniqueId="urn:{m("id of colours")}"><dgm:title val="{m("title of colours")}"/></dgm:colorsDef>',
        "word/diagrams/quickStyle1.xml": f'<dgm:styleDef {space} uniqueId="urn:{m("id of a quick style")}"><dgm:styleLbl name="{m("label of a quick style")}"/></dgm:styleDef>',
    }
