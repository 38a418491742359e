"""A workbook with one marker in each place where XLSX can hide a value (`docs/what-we-clean.md`), built part by part.

`build()` gives the file and the marker of each place. Markers are words like `Zx0017q`, so that a toy detector finds them and
nothing else; places that hold numbers get numbers like `7000000170`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

__all__ = ["MARKER", "Markers", "build", "build_package", "content_types", "rels"]

MARKER = r"Zx[0-9]{4}q|70000[0-9]{4}0"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument."
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Markers:
    """Hands out one marker for each named place."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}

    def __call__(self, place: str) -> str:
        assert place not in self.places, place
        marker = f"Zx{len(self.places):04d}q"
        self.places[place] = marker
        return marker

    def number(self, place: str) -> str:
        assert place not in self.places, place
        marker = f"70000{len(self.places):04d}0"
        self.places[place] = marker
        return marker


def build() -> tuple[bytes, Mapping[str, str]]:
    """The workbook and, for each place, its marker."""
    m = Markers()
    return build_package(_parts(m)), m.places


def build_package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def rels(*edges: tuple[str, str, str] | tuple[str, str, str, str]) -> str:
    rows = []
    for identifier, kind, target, *mode in edges:
        address = kind if kind.startswith("http") else f"{_R}/{kind}"
        external = ' TargetMode="External"' if mode else ""
        rows.append(f'<Relationship Id="{identifier}" Type="{address}" Target="{target}"{external}/>')
    return f'{_XML}<Relationships xmlns="{_PKG}/relationships">' + "".join(rows) + "</Relationships>"


def content_types(overrides: Mapping[str, str]) -> str:
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "vml": _TYPE + "vmlDrawing",
        "bin": _TYPE + "spreadsheetml.printerSettings",
    }
    rows = [f'<Default Extension="{key}" ContentType="{value}"/>' for key, value in defaults.items()]
    rows += [f'<Override PartName="/{key}" ContentType="{value}"/>' for key, value in overrides.items()]
    return f'{_XML}<Types xmlns="{_PKG}/content-types">' + "".join(rows) + "</Types>"


def _parts(m: Markers) -> dict[str, str | bytes]:
    s = _TYPE + "spreadsheetml."
    ms = "application/vnd.ms-excel."
    overrides = {
        "xl/workbook.xml": s + "sheet.main+xml",
        "xl/worksheets/sheet1.xml": s + "worksheet+xml",
        "xl/worksheets/sheet2.xml": s + "worksheet+xml",
        "xl/worksheets/sheet3.xml": s + "worksheet+xml",
        "xl/sharedStrings.xml": s + "sharedStrings+xml",
        "xl/styles.xml": s + "styles+xml",
        "xl/tables/table1.xml": s + "table+xml",
        "xl/comments1.xml": s + "comments+xml",
        "xl/threadedComments/threadedComment1.xml": ms + "threadedcomments+xml",
        "xl/persons/person.xml": ms + "person+xml",
        "xl/drawings/drawing1.xml": _TYPE + "drawing+xml",
        "xl/charts/chart1.xml": _TYPE + "drawingml.chart+xml",
        "xl/pivotCache/pivotCacheDefinition1.xml": s + "pivotCacheDefinition+xml",
        "xl/pivotCache/pivotCacheRecords1.xml": s + "pivotCacheRecords+xml",
        "xl/pivotTables/pivotTable1.xml": s + "pivotTable+xml",
        "xl/externalLinks/externalLink1.xml": s + "externalLink+xml",
        "xl/connections.xml": s + "connections+xml",
        "xl/queryTables/queryTable1.xml": s + "queryTable+xml",
        "xl/revisions/revisionHeaders.xml": s + "revisionHeaders+xml",
        "xl/revisions/revisionLog1.xml": s + "revisionLog+xml",
        "xl/volatileDependencies.xml": s + "volatileDependencies+xml",
        "xl/ctrlProps/ctrlProp1.xml": ms + "controlproperties+xml",
        "xl/slicers/slicer1.xml": ms + "slicer+xml",
        "xl/slicerCaches/slicerCache1.xml": ms + "slicerCache+xml",
        "xl/calcChain.xml": s + "calcChain+xml",
        "xl/vbaProject.bin": "application/vnd.ms-office.vbaProject",
        "xl/embeddings/oleObject1.bin": _TYPE + "oleObject",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": _TYPE + "extended-properties+xml",
        "docProps/custom.xml": _TYPE + "custom-properties+xml",
    }
    names = {key: m(key) for key in ("sheet name", "hidden sheet name", "very hidden sheet name", "defined name")}
    table, column = m("table name"), m("table column name")
    return {
        "[Content_Types].xml": content_types(overrides),
        "_rels/.rels": rels(
            ("rId1", "officeDocument", "xl/workbook.xml"),
            ("rId2", _PKG + "/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", "extended-properties", "docProps/app.xml"),
            ("rId4", "custom-properties", "docProps/custom.xml"),
        ),
        "xl/_rels/workbook.xml.rels": _workbook_rels(),
        "xl/workbook.xml": _workbook(m, names),
        "xl/styles.xml": _styles(m),
        "xl/sharedStrings.xml": _strings(m, column),
        "xl/worksheets/sheet1.xml": _sheet(m, names, table, column),
        "xl/worksheets/_rels/sheet1.xml.rels": _sheet_rels(m),
        "xl/worksheets/sheet2.xml": _plain_sheet(m("cell of a hidden sheet")),
        "xl/worksheets/sheet3.xml": _plain_sheet(m("cell of a very hidden sheet")),
        "xl/tables/table1.xml": _table(m, table, column),
        "xl/tables/_rels/table1.xml.rels": rels(("rId1", "queryTable", "../queryTables/queryTable1.xml")),
        "xl/comments1.xml": _comments(m),
        "xl/drawings/vmlDrawing1.vml": _vml(m),
        "xl/threadedComments/threadedComment1.xml": _threads(m),
        "xl/persons/person.xml": _persons(m),
        "xl/drawings/drawing1.xml": _drawing(m),
        "xl/drawings/_rels/drawing1.xml.rels": rels(("rId1", "chart", "../charts/chart1.xml")),
        "xl/charts/chart1.xml": _chart(m, names),
        "xl/pivotCache/pivotCacheDefinition1.xml": _pivot_cache(m, names, column),
        "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": rels(
            ("rId1", "pivotCacheRecords", "pivotCacheRecords1.xml")
        ),
        "xl/pivotCache/pivotCacheRecords1.xml": _pivot_records(m),
        "xl/pivotTables/pivotTable1.xml": _pivot_table(m),
        "xl/pivotTables/_rels/pivotTable1.xml.rels": rels(
            ("rId1", "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
        ),
        "xl/externalLinks/externalLink1.xml": _external(m),
        "xl/externalLinks/_rels/externalLink1.xml.rels": rels(
            ("rId1", "externalLinkPath", f"file:///C:/{m('path of an external book')}.xlsx", "External")
        ),
        "xl/connections.xml": f'{_XML}<connections xmlns="{_MAIN}"><connection id="1" name="{m("connection name")}" '
        f'type="1" refreshedVersion="3"><dbPr connection="DSN=x;PWD={m("connection password")}" '
        f'command="SELECT {m("connection command")}"/></connection></connections>',
        "xl/queryTables/queryTable1.xml": f'{_XML}<queryTable xmlns="{_MAIN}" name="{m("query table")}" connectionId="1"/>',
        "xl/revisions/revisionHeaders.xml": f'{_XML}<headers xmlns="{_MAIN}" xmlns:r="{_R}" guid="{{0}}"><header guid="{{1}}" '
        f'dateTime="2020-01-01T00:00:00Z" maxSheetId="1" userName="{m("user of a revision")}" r:id="rId1"/></headers>',
        "xl/revisions/_rels/revisionHeaders.xml.rels": rels(("rId1", "revisionLog", "revisionLog1.xml")),
        "xl/revisions/revisionLog1.xml": f'{_XML}<revisions xmlns="{_MAIN}"><rcc rId="1" sId="1"><nc r="A1" t="inlineStr"><is>'
        f"<t>{m('old value in a revision log')}</t></is></nc></rcc></revisions>",
        "xl/volatileDependencies.xml": f'{_XML}<volTypes xmlns="{_MAIN}"><volType type="realTimeData"><main first="x"><tp t="s">'
        f'<v>{m("real-time data")}</v><tr r="A1" s="1"/></tp></main></volType></volTypes>',
        "xl/ctrlProps/ctrlProp1.xml": '<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
        f'objectType="Drop" fmlaRange="\'{names["sheet name"]}\'!$A$1:$A$3" altText="{m("form control")}"/>',
        "xl/slicers/slicer1.xml": '<slicers xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        f'<slicer name="{m("slicer name")}" cache="Slicer_1" caption="{m("slicer caption")}" rowHeight="241300"/></slicers>',
        "xl/slicerCaches/slicerCache1.xml": '<slicerCacheDefinition xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
        f'name="Slicer_1" sourceName="{m("slicer cache source")}"/>',
        "xl/calcChain.xml": f'{_XML}<calcChain xmlns="{_MAIN}"><c r="B6" i="1"/></calcChain>',
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + m("macro").encode(),
        "xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0" + m("embedded object").encode("utf-16-le"),
        "xl/printerSettings/printerSettings1.bin": m("printer name").encode("utf-16-le"),
        "docProps/core.xml": _core(m),
        "docProps/app.xml": f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"<Manager>{m('manager property')}</Manager><Company>{m('company property')}</Company><TitlesOfParts>"
        f'<vt:vector size="1" baseType="lpstr"><vt:lpstr>{names["sheet name"]}</vt:lpstr></vt:vector></TitlesOfParts></Properties>',
        "docProps/custom.xml": f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property '
        f'fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{m("custom property name")}">'
        f"<vt:lpwstr>{m('custom property')}</vt:lpwstr></property></Properties>",
        f"xl/media/{m('name of an unreferenced member')}.txt": m("unreferenced member"),
    }


def _workbook_rels() -> str:
    office = "http://schemas.microsoft.com/office"
    return rels(
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId2", "worksheet", "worksheets/sheet2.xml"),
        ("rId3", "worksheet", "worksheets/sheet3.xml"),
        ("rId4", "sharedStrings", "sharedStrings.xml"),
        ("rId5", "styles", "styles.xml"),
        ("rId6", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
        ("rId7", "externalLink", "externalLinks/externalLink1.xml"),
        ("rId8", "connections", "connections.xml"),
        ("rId9", "revisionHeaders", "revisions/revisionHeaders.xml"),
        ("rId10", "volatileDependencies", "volatileDependencies.xml"),
        ("rId11", office + "/2017/10/relationships/person", "persons/person.xml"),
        ("rId12", office + "/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml"),
        ("rId13", "calcChain", "calcChain.xml"),
        ("rId14", office + "/2006/relationships/vbaProject", "vbaProject.bin"),
    )


def _workbook(m: Markers, names: Mapping[str, str]) -> str:
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_R}"><!-- {m("comment in the XML")} -->'
        f'<fileSharing userName="{m("user who reserved the file")}"/><workbookPr codeName="{m("code name of the workbook")}"/>'
        f'<sheets><sheet name="{names["sheet name"]}" sheetId="1" r:id="rId1"/>'
        f'<sheet name="{names["hidden sheet name"]}" sheetId="2" state="hidden" r:id="rId2"/>'
        f'<sheet name="{names["very hidden sheet name"]}" sheetId="3" state="veryHidden" r:id="rId3"/></sheets>'
        f'<externalReferences><externalReference r:id="rId7"/></externalReferences>'
        f'<definedNames><definedName name="{names["defined name"]}" comment="{m("comment of a defined name")}">'
        f'{names["sheet name"]}!$A$1</definedName><definedName name="Konst">"{m("constant in a defined name")}"</definedName>'
        '<definedName name="Outside">[1]Sheet1!$A$1</definedName></definedNames>'
        f'<customWorkbookViews><customWorkbookView name="{m("custom view")}" guid="{{0E2C0001-0000-4000-8000-000000000000}}" '
        'windowWidth="1" windowHeight="1" activeSheetId="1"/></customWorkbookViews>'
        '<pivotCaches><pivotCache cacheId="1" r:id="rId6"/></pivotCaches></workbook>'
    )


def _styles(m: Markers) -> str:
    return (
        f'{_XML}<styleSheet xmlns="{_MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="&quot;{m("number format")}&quot;\\ 0"/>'
        '<numFmt numFmtId="165" formatCode="0000000000000"/><numFmt numFmtId="166" formatCode=";;;"/></numFmts>'
        f'<fonts count="1"><font><sz val="11"/><name val="{m("font name in styles")}"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>'
        '<cellXfs count="5"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0"/><xf numFmtId="165" xfId="0"/>'
        '<xf numFmtId="166" xfId="0"/><xf numFmtId="49" xfId="0"/></cellXfs>'
        f'<cellStyles count="1"><cellStyle name="{m("name of a cell style")}" xfId="0"/></cellStyles></styleSheet>'
    )


def _strings(m: Markers, column: str) -> str:
    rich = m("rich text over two runs")
    split = m("rich text a letter each")
    letters = "".join(f"<r><t>{letter}</t></r>" for letter in split)
    cdata = m("CDATA in a shared string")
    reference = "".join(f"&#{ord(letter)};" for letter in m("character references in a shared string"))
    coded = "".join(f"_x{ord(letter):04X}_" for letter in m("coded characters in a shared string"))
    broken = m("shared string around an XML comment")
    items = [
        "<t>Name</t>",
        f"<t>{column}</t>",
        f"<t>{m('shared string')}</t>",
        f'<r><rPr><b/><rFont val="{m("font of a run")}"/></rPr><t>{rich[:3]}</t></r><r><t>{rich[3:]}</t></r>',
        letters,
        f"<t><![CDATA[{cdata}]]></t>",
        f"<t>{reference}</t>",
        f"<t>{coded}</t>",
        f"<t>{broken[:3]}<!-- {m('comment in a shared string')} -->{broken[3:]}</t>",
        f'<t>Sato</t><rPh sb="0" eb="4"><t>{m("phonetic reading")}</t></rPh>',
        f"<t>{m('unused shared string')}</t>",
        f"<t>{m('shared string in a hidden row')}</t>",
        f"<t>{m('shared string under a hidden column')}</t>",
        f"<t>{m('shared string under the format ;;;')}</t>",
    ]
    return (
        f'{_XML}<sst xmlns="{_MAIN}" count="99" uniqueCount="99">'
        + "".join(f"<si>{item}</si>" for item in items)
        + "</sst>"
    )


def _row(number: int, *cells: str, extra: str = "") -> str:
    return f'<row r="{number}"{extra}>' + "".join(cells) + "</row>"


def _text(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def _sheet(m: Markers, names: Mapping[str, str], table: str, column: str) -> str:
    joined = m("value joined from two literals")
    name = names["sheet name"]
    rows = [
        _row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>', _text("C1", "Number")),
        *(_row(i, f'<c r="A{i}" t="s"><v>{i}</v></c>', f'<c r="B{i}"><v>{i}</v></c>') for i in range(2, 10)),
        _row(10, _text("A10", m("inline string")), f'<c r="B10"><v>{m.number("number")}</v></c>'),
        _row(11, f'<c r="A11"><v>{m.number("number with a point")}.0</v></c>'),
        _row(12, f'<c r="A12" s="2"><v>{m.number("number under a mask")}</v></c>'),
        _row(13, f'<c r="A13" s="4"><v>{m.number("number as text format")}</v></c>'),
        _row(14, f'<c r="A14" t="str"><f>A2&amp;""</f><v>{m("cached value of a formula")}</v></c>'),
        _row(15, f'<c r="A15" t="str"><f>IF(B2=1,"{m("literal in a formula")}","")</f><v></v></c>'),
        _row(16, f'<c r="A16" t="str"><f>"{joined[:3]}"&amp;"{joined[3:]}"</f><v>{joined}</v></c>'),
        _row(
            17,
            f'<c r="A17"><f>{m.number("number in a formula")}+0</f><v>{m.number("cached number of a formula")}</v></c>',
        ),
        _row(18, f'<c r="A18" t="str"><f>SUM({table}[{column}])+{names["defined name"]}+{name}!B2</f><v>1</v></c>'),
        _row(19, f'<c r="A19" t="str"><f>[1]Sheet1!A1</f><v>{m("cached value from another book")}</v></c>'),
        _row(20, f'<c r="A20" t="e"><v>{m("text under the type of errors")}</v></c>'),
        _row(21, f'<c r="A21"><v>{m("text under the type of numbers")}</v></c>'),
        _row(22, '<c r="A22" t="s"><v>11</v></c>', extra=' hidden="1"'),
        _row(23, '<c r="E23" t="s"><v>12</v></c>'),
        _row(24, '<c r="A24" s="3" t="s"><v>13</v></c>'),
        _row(25, _text("XFD25", m("far cell"))),
        _row(
            26,
            f'<c r="A26" t="str" foo="{m("unknown attribute of a cell")}"><v>x</v><foo>{m("unknown element in a cell")}</foo></c>',
        ),
    ]
    head = (
        f'{_XML}<worksheet xmlns="{_MAIN}" xmlns:r="{_R}"><sheetPr codeName="{m("code name of a sheet")}"/>'
        '<dimension ref="A1:XFD26"/><cols><col min="5" max="5" width="9" hidden="1"/></cols>'
    )
    return head + "<sheetData>" + "".join(rows) + f"<!-- {m('comment between rows')} --></sheetData>" + _around(m, name)


def _around(m: Markers, sheet: str) -> str:
    return (
        f'<scenarios><scenario name="{m("scenario name")}" user="{m("user of a scenario")}" comment="{m("comment of a scenario")}">'
        f'<inputCells r="B2" val="{m("value of a scenario")}"/></scenario></scenarios>'
        f'<autoFilter ref="A1:B9"><filterColumn colId="0"><filters><filter val="{m("filter value")}"/></filters></filterColumn>'
        f'<filterColumn colId="1"><customFilters><customFilter val="{m.number("custom filter")}"/></customFilters></filterColumn>'
        "</autoFilter>"
        f'<conditionalFormatting sqref="A1"><cfRule type="containsText" priority="1" operator="containsText" text="{m("text of a rule")}">'
        f'<formula>NOT(ISERROR(SEARCH("{m("formula of a rule")}",A1)))</formula></cfRule></conditionalFormatting>'
        f'<dataValidations count="1"><dataValidation type="list" sqref="B2" promptTitle="{m("title of a prompt")}" '
        f'prompt="{m("prompt")}" errorTitle="{m("title of an error")}" error="{m("error message")}">'
        f'<formula1>"Red,{m("list of a validation")}"</formula1></dataValidation></dataValidations>'
        f'<hyperlinks><hyperlink ref="A2" r:id="rId1" tooltip="{m("tooltip")}" display="{m("display text of a link")}"/>'
        f'<hyperlink ref="A3" location="\'{sheet}\'!A1"/></hyperlinks>'
        f'<pageSetup orientation="portrait" r:id="rId2"/><headerFooter><oddHeader>&amp;L{m("page header")}</oddHeader>'
        f"<oddFooter>&amp;C{m('page footer')}</oddFooter></headerFooter>"
        '<drawing r:id="rId3"/><legacyDrawing r:id="rId4"/>'
        f'<oleObjects><oleObject progId="{m("program of an object")}" shapeId="1" r:id="rId5"/></oleObjects>'
        f'<controls><control shapeId="2" r:id="rId9" name="{m("name of a control")}"/></controls>'
        '<tableParts count="1"><tablePart r:id="rId6"/></tableParts>'
        f'<extLst><ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}"><x14:note '
        f'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">{m("extension of a sheet")}</x14:note></ext></extLst>'
        "</worksheet>"
    )


def _sheet_rels(m: Markers) -> str:
    office = "http://schemas.microsoft.com/office"
    return rels(
        (
            "rId1",
            "hyperlink",
            f"mailto:{m('target of a link')}@example.org?subject=%5A%78" + m("query of a link")[2:],
            "External",
        ),
        ("rId2", "printerSettings", "../printerSettings/printerSettings1.bin"),
        ("rId3", "drawing", "../drawings/drawing1.xml"),
        ("rId4", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
        ("rId5", "oleObject", "../embeddings/oleObject1.bin"),
        ("rId6", "table", "../tables/table1.xml"),
        ("rId7", "comments", "../comments1.xml"),
        ("rId8", office + "/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml"),
        ("rId9", "ctrlProp", "../ctrlProps/ctrlProp1.xml"),
        ("rId10", "pivotTable", "../pivotTables/pivotTable1.xml"),
        ("rId11", office + "/2007/relationships/slicer", "../slicers/slicer1.xml"),
    )


def _plain_sheet(text: str) -> str:
    return f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>{_row(1, _text("A1", text))}</sheetData></worksheet>'


def _table(m: Markers, table: str, column: str) -> str:
    return (
        f'{_XML}<table xmlns="{_MAIN}" id="1" name="{table}" displayName="{table}" ref="A1:B9" comment="{m("comment of a table")}" '
        'tableType="queryTable"><autoFilter ref="A1:B9"/><tableColumns count="2"><tableColumn id="1" name="Name"/>'
        f'<tableColumn id="2" name="{column}" totalsRowLabel="{m("label of a totals row")}"><calculatedColumnFormula>'
        f'{table}[[#This Row],[Name]]&amp;"{m("calculated column")}"</calculatedColumnFormula></tableColumn></tableColumns></table>'
    )


def _comments(m: Markers) -> str:
    text = m("comment over two runs")
    return (
        f'{_XML}<comments xmlns="{_MAIN}"><authors><author>{m("author of a comment")}</author></authors><commentList>'
        f'<comment ref="A2" authorId="0"><text><r><t>{text[:4]}</t></r><r><t>{text[4:]}</t></r></text></comment></commentList></comments>'
    )


def _vml(m: Markers) -> str:
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        f'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" alt="{m("alternative text of a VML shape")}" '
        f'type="#_x0000_t202"><v:textbox><div><font>{m("text of a VML shape")}</font></div></v:textbox>'
        f'<v:textpath string="{m("WordArt")}"/><x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>0</x:Column>'
        f"</x:ClientData></v:shape></xml>"
    )


def _threads(m: Markers) -> str:
    return (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A2" '
        'dT="2020-01-01T00:00:00.00" personId="{0E2C0001-0000-4000-8000-000000000001}" id="{0E2C0001-0000-4000-8000-000000000002}">'
        f"<text>{m('threaded comment')}</text></threadedComment></ThreadedComments>"
    )


def _persons(m: Markers) -> str:
    return (
        '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person '
        f'displayName="{m("name of a person")}" id="{{0E2C0001-0000-4000-8000-000000000001}}" userId="{m("user id of a person")}" '
        f'providerId="{m("provider of a person")}"/></personList>'
    )


def _drawing(m: Markers) -> str:
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    text = m("text box over two runs")
    return (
        f'{_XML}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="{a}" '
        f'xmlns:r="{_R}"><xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="9144000" cy="9144000"/><xdr:sp><xdr:nvSpPr><xdr:cNvPr '
        f'id="2" name="{m("name of a shape")}" descr="{m("alternative text")}" title="{m("title of a shape")}"/><xdr:cNvSpPr/></xdr:nvSpPr>'
        f"<xdr:spPr/><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{text[:2]}</a:t></a:r><a:r><a:t>{text[2:]}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
        '<xdr:clientData/></xdr:absoluteAnchor><xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="9144000" cy="9144000"/>'
        '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="3" name="Chart 1"/><xdr:cNvGraphicFramePr/>'
        '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart '
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>'
        "<xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>"
    )


def _chart(m: Markers, names: Mapping[str, str]) -> str:
    name = names["sheet name"]
    return (
        f'{_XML}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r>'
        f"<a:t>{m('chart title')}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:layout/><c:barChart>"
        '<c:barDir val="col"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef>'
        f'<c:f>{name}!$A$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{m("name of a series")}</c:v></c:pt></c:strCache>'
        f'</c:strRef></c:tx><c:cat><c:strRef><c:f>{name}!$A$2</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0">'
        f"<c:v>{m('category of a chart')}</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>{name}!$B$2</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="1"/><c:pt idx="0"><c:v>{m.number("number in a chart")}</c:v></c:pt>'
        '</c:numCache></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling/><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>'
    )


def _pivot_cache(m: Markers, names: Mapping[str, str], column: str) -> str:
    return (
        f'{_XML}<pivotCacheDefinition xmlns="{_MAIN}" xmlns:r="{_R}" r:id="rId1" refreshedBy="{m("user of a pivot cache")}" '
        f'refreshedDate="1" createdVersion="3" refreshedVersion="3" recordCount="1"><cacheSource type="worksheet"><worksheetSource '
        f'ref="A1:B9" sheet="{names["sheet name"]}"/></cacheSource><cacheFields count="2"><cacheField name="Name"><sharedItems count="1">'
        f'<s v="{m("shared item of a pivot cache")}"/></sharedItems></cacheField><cacheField name="{column}"><sharedItems '
        f'containsNumber="1" minValue="{m.number("least value of a pivot field")}" maxValue="{m.number("greatest value of a pivot field")}"/>'
        f'</cacheField><cacheField name="{m("name of a pivot field")}" formula="&quot;{m("formula of a pivot field")}&quot;"/></cacheFields>'
        "</pivotCacheDefinition>"
    )


def _pivot_records(m: Markers) -> str:
    return (
        f'{_XML}<pivotCacheRecords xmlns="{_MAIN}" count="1"><r><x v="0"/><n v="{m.number("number in a pivot record")}"/>'
        f'<s v="{m("text in a pivot record")}"/></r></pivotCacheRecords>'
    )


def _pivot_table(m: Markers) -> str:
    return (
        f'{_XML}<pivotTableDefinition xmlns="{_MAIN}" name="{m("name of a pivot table")}" cacheId="1" dataCaption="{m("caption of a pivot table")}">'
        '<location ref="A30:B31" firstHeaderRow="1" firstDataRow="1" firstDataCol="0"/><pivotFields count="2">'
        f'<pivotField name="{m("name of a field in a pivot table")}" showAll="0"/><pivotField showAll="0"/></pivotFields></pivotTableDefinition>'
    )


def _external(m: Markers) -> str:
    return (
        f'{_XML}<externalLink xmlns="{_MAIN}" xmlns:r="{_R}"><externalBook r:id="rId1"><sheetNames><sheetName '
        f'val="{m("sheet of an external book")}"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str">'
        f"<v>{m('cached value of an external book')}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>"
    )


def _core(m: Markers) -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PKG}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{m('title property')}</dc:title><dc:creator>{m('creator property')}</dc:creator>"
        f"<cp:lastModifiedBy>{m('last author property')}</cp:lastModifiedBy><cp:keywords>{m('keywords property')}</cp:keywords>"
        "</cp:coreProperties>"
    )
