"""A workbook with one marker in each place that is seldom thought of, beside those of `tests.canaries.xlsx`.

What newer programs write (rich values, named sheet views, threaded mentions, web extensions, sparklines), what older ones
wrote (scenarios, consolidations, single-cell maps, shared books), and values that formulas and formats only put together.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.canaries.xlsx import Markers, build_package, content_types, rels

__all__ = ["build"]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_MS = "http://schemas.microsoft.com/office"
_X14 = f"{_MS}/spreadsheetml/2009/9/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CX = f"{_MS}/drawing/2014/chartex"
_XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument."
_BOOK = _TYPE + "spreadsheetml."
_EXCEL = "application/vnd.ms-excel."
_EXT = "{78C0D931-6437-407d-A8EE-F0AAD7539E65}"


def build() -> tuple[bytes, Mapping[str, str]]:
    """The workbook and, for each place, its marker."""
    m = Markers()
    return build_package(_parts(m)), m.places


def _parts(m: Markers) -> dict[str, str | bytes]:
    overrides = {
        "xl/workbook.xml": _BOOK + "sheet.main+xml",
        "xl/worksheets/sheet1.xml": _BOOK + "worksheet+xml",
        "xl/chartsheets/sheet2.xml": _BOOK + "chartsheet+xml",
        "xl/dialogsheets/sheet3.xml": _BOOK + "dialogsheet+xml",
        "xl/sharedStrings.xml": _BOOK + "sharedStrings+xml",
        "xl/styles.xml": _BOOK + "styles+xml",
        "xl/metadata.xml": _BOOK + "sheetMetadata+xml",
        "xl/tables/table1.xml": _BOOK + "table+xml",
        "xl/tables/tableSingleCells1.xml": _BOOK + "tableSingleCells+xml",
        "xl/comments1.xml": _BOOK + "comments+xml",
        "xl/threadedComments/threadedComment1.xml": _EXCEL + "threadedcomments+xml",
        "xl/drawings/drawing1.xml": _TYPE + "drawing+xml",
        "xl/charts/chart1.xml": _TYPE + "drawingml.chart+xml",
        "xl/charts/chartEx1.xml": "application/vnd.ms-office.chartex+xml",
        "xl/charts/style1.xml": "application/vnd.ms-office.chartstyle+xml",
        "xl/drawings/userShapes1.xml": _TYPE + "drawingml.chartshapes+xml",
        "xl/pivotCache/pivotCacheDefinition1.xml": _BOOK + "pivotCacheDefinition+xml",
        "xl/pivotTables/pivotTable1.xml": _BOOK + "pivotTable+xml",
        "xl/ctrlProps/ctrlProp1.xml": _EXCEL + "controlproperties+xml",
        "xl/timelines/timeline1.xml": _EXCEL + "timeline+xml",
        "xl/timelineCaches/timelineCache1.xml": _EXCEL + "timelinecache+xml",
        "xl/slicerCaches/slicerCache1.xml": _EXCEL + "slicerCache+xml",
        "xl/namedSheetViews/namedSheetView1.xml": _EXCEL + "namedsheetviews+xml",
        "xl/richData/rdrichvalue.xml": _EXCEL + "rdrichvalue+xml",
        "xl/richData/rdrichvaluestructure.xml": _EXCEL + "rdrichvaluestructure+xml",
        "xl/richData/rdRichValueTypes.xml": _EXCEL + "rdrichvaluetypes+xml",
        "xl/richData/rdarray.xml": _EXCEL + "rdarray+xml",
        "xl/richData/rdsupportingpropertybag.xml": _EXCEL + "rdsupportingpropertybag+xml",
        "xl/richData/richStyles.xml": _EXCEL + "richstyles+xml",
        "xl/featurePropertyBag/featurePropertyBag.xml": _EXCEL + "featurepropertybag+xml",
        "xl/xmlMaps.xml": "application/xml",
        "xl/customProperty1.bin": _BOOK + "customProperty",
        "xl/model/item.data": _TYPE + "model+data",
        "xl/attachedToolbars.bin": "application/vnd.ms-excel.attachedToolbars",
        "xl/usernames.xml": _BOOK + "userNames+xml",
        "xl/theme/theme1.xml": _TYPE + "theme+xml",
        "xl/webextensions/taskpanes.xml": "application/vnd.ms-office.webextensiontaskpanes+xml",
        "xl/webextensions/webextension1.xml": "application/vnd.ms-office.webextension+xml",
        "customUI/customUI14.xml": "application/xml",
        "customXml/itemProps1.xml": _TYPE + "customXmlProperties+xml",
        "docProps/app.xml": _TYPE + "extended-properties+xml",
    }
    return {
        "[Content_Types].xml": content_types(overrides).replace(
            "</Types>", f'<Default Extension="zz" ContentType="text/{m("content type that no part has")}"/></Types>'
        ),
        "_rels/.rels": rels(
            ("rId1", "officeDocument", "xl/workbook.xml"),
            ("rId2", "extended-properties", "docProps/app.xml"),
            ("rId3", f"{_MS}/2011/relationships/webextensiontaskpanes", "xl/webextensions/taskpanes.xml"),
            ("rId4", f"{_MS}/2007/relationships/ui/extensibility", "customUI/customUI14.xml"),
        ),
        "xl/_rels/workbook.xml.rels": _workbook_rels(),
        "xl/workbook.xml": _workbook(m),
        "xl/worksheets/sheet1.xml": _sheet(m),
        "xl/worksheets/_rels/sheet1.xml.rels": _sheet_rels(m),
        "xl/chartsheets/sheet2.xml": f'{_XML}<chartsheet xmlns="{_MAIN}" xmlns:r="{_R}"><sheetViews><sheetView workbookViewId="0"/>'
        f"</sheetViews><headerFooter><oddHeader>&amp;C{m('header of a chart sheet')}</oddHeader></headerFooter>"
        f'<webPublishItems><webPublishItem id="1" divId="{m("element of a published chart")}" sourceType="chart" '
        f'sourceObject="{m("object of a published chart")}" destinationFile="C:\\{m("file of a published chart")}.htm"/></webPublishItems>'
        '<drawing r:id="rId1"/></chartsheet>',
        "xl/chartsheets/_rels/sheet2.xml.rels": rels(("rId1", "drawing", "../drawings/drawing1.xml")),
        "xl/dialogsheets/sheet3.xml": f'{_XML}<dialogsheet xmlns="{_MAIN}"><sheetPr codeName="{m("code name of a dialog sheet")}"/></dialogsheet>',
        "xl/sharedStrings.xml": _strings(m),
        "xl/styles.xml": _styles(m),
        "xl/metadata.xml": f'{_XML}<metadata xmlns="{_MAIN}"><metadataTypes count="1"><metadataType name="{m("name of a type of metadata")}" minSupportedVersion="1"/>'
        f'</metadataTypes><metadataStrings count="1"><s v="{m("string of metadata")}"/></metadataStrings><mdxMetadata count="1"><mdx n="0" f="m"><t c="1">'
        f'<n x="0"/></t></mdx></mdxMetadata></metadata>',
        "xl/tables/table1.xml": _table(m),
        "xl/tables/tableSingleCells1.xml": f'{_XML}<singleXmlCells xmlns="{_MAIN}"><singleXmlCell id="1" r="A1" connectionId="0"><xmlCellPr id="1" '
        f'uniqueName="{m("unique name of a mapped cell")}"><xmlPr mapId="1" xpath="/a/{m("path of a mapped cell")}" xmlDataType="string"/></xmlCellPr>'
        "</singleXmlCell></singleXmlCells>",
        "xl/comments1.xml": _comments(m),
        "xl/threadedComments/threadedComment1.xml": _threads(m),
        "xl/drawings/drawing1.xml": _drawing(m),
        "xl/drawings/_rels/drawing1.xml.rels": rels(
            ("rId1", "chart", "../charts/chart1.xml"),
            ("rId2", f"{_MS}/2014/relationships/chartEx", "../charts/chartEx1.xml"),
            ("rId3", "hyperlink", f"https://firm.example/{m('link of a shape')}", "External"),
            ("rId4", "hyperlink", f"#{m('place that a shape leads to')}", "External"),
        ),
        "xl/charts/chart1.xml": _chart(m),
        "xl/charts/_rels/chart1.xml.rels": rels(
            ("rId1", f"{_MS}/2011/relationships/chartStyle", "style1.xml"),
            ("rId2", "chartUserShapes", "../drawings/userShapes1.xml"),
            ("rId3", "package", f"file:///C:/{m('book that a chart is linked to')}.xlsx", "External"),
        ),
        "xl/charts/chartEx1.xml": _chart_ex(m),
        "xl/charts/style1.xml": f'<cs:chartStyle xmlns:cs="{_MS}/drawing/2012/chartStyle" id="201"><cs:extLst><cs:ext uri="{_EXT}">'
        f"{m('extension of a chart style')}</cs:ext></cs:extLst></cs:chartStyle>",
        "xl/drawings/userShapes1.xml": f'<c:userShapes xmlns:c="{_C}" xmlns:a="{_A}" xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing">'
        f'<cdr:relSizeAnchor><cdr:sp textlink="Sheet1!$A$1"><cdr:nvSpPr><cdr:cNvPr id="2" name="{m("name of a shape in a chart")}"/><cdr:cNvSpPr/></cdr:nvSpPr>'
        f"<cdr:spPr/><cdr:txBody><a:bodyPr/><a:p><a:r><a:t>{m('text of a shape in a chart')}</a:t></a:r></a:p></cdr:txBody></cdr:sp></cdr:relSizeAnchor></c:userShapes>",
        "xl/pivotCache/pivotCacheDefinition1.xml": _pivot_cache(m),
        "xl/pivotTables/pivotTable1.xml": _pivot_table(m),
        "xl/pivotTables/_rels/pivotTable1.xml.rels": rels(
            ("rId1", "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
        ),
        "xl/ctrlProps/ctrlProp1.xml": f'<formControlPr xmlns="{_X14}" objectType="List" fmlaLink="{m("name that a control is linked to")}" '
        f'fmlaMacro="{m("macro of a control")}" seltype="multi" val="1"><itemLst><item val="{m("item of a control")}"/></itemLst></formControlPr>',
        "xl/timelines/timeline1.xml": f'<timelines xmlns="{_MS}/spreadsheetml/2010/11/main"><timeline name="{m("name of a timeline")}" cache="T" '
        f'caption="{m("caption of a timeline")}" level="2" scrollPosition="2026-01-01T00:00:00"/></timelines>',
        "xl/timelineCaches/timelineCache1.xml": f'<timelineCacheDefinition xmlns="{_MS}/spreadsheetml/2010/11/main" name="{m("name of a timeline cache")}" '
        f'sourceName="{m("source of a timeline")}"><state pivotCacheId="1"/></timelineCacheDefinition>',
        "xl/slicerCaches/slicerCache1.xml": f'<slicerCacheDefinition xmlns="{_X14}" name="{m("name of a slicer cache")}" sourceName="Name"><data><olap pivotCacheId="1">'
        f'<levels count="1"><level uniqueName="[{m("level of a slicer")}]" sourceCaption="{m("caption of a level")}" count="1"><ranges><range startItem="0">'
        f'<i n="{m("item of a slicer")}" c="{m("caption of an item of a slicer")}"/></range></ranges></level></levels><selections count="1">'
        f'<selection n="[x].&amp;[{m("selection of a slicer")}]"/></selections></olap></data></slicerCacheDefinition>',
        "xl/namedSheetViews/namedSheetView1.xml": f'<namedSheetViews xmlns="{_MS}/spreadsheetml/2019/namedsheetviews"><namedSheetView name="{m("name of a sheet view")}" '
        f'id="{{0E2C0001-0000-4000-8000-000000000001}}"><nsvFilter filterId="{{0E2C0001-0000-4000-8000-000000000002}}" ref="A1:B2" tableId="0">'
        f'<columnFilter colId="0"><filter colId="0"><x:filters xmlns:x="{_MAIN}"><x:filter val="{m("filter of a sheet view")}"/></x:filters></filter>'
        "</columnFilter></nsvFilter></namedSheetView></namedSheetViews>",
        **_rich_data(m),
        "xl/xmlMaps.xml": f'{_XML}<MapInfo xmlns="{_MAIN}" SelectionNamespaces="xmlns:a=\'urn:{m("namespace of an XML map")}\'"><Schema ID="S1"><a '
        f'name="{m("schema of an XML map")}"/></Schema><Map ID="1" Name="{m("name of an XML map")}" RootElement="{m("root of an XML map")}" SchemaID="S1"/></MapInfo>',
        "xl/customProperty1.bin": m("custom property of a sheet").encode("utf-16-le"),
        "xl/model/item.data": m("data model").encode("utf-16-le"),
        "xl/attachedToolbars.bin": m("toolbar").encode(),
        "xl/usernames.xml": f'{_XML}<users xmlns="{_MAIN}" count="1"><userInfo guid="{{0}}" name="{m("user of a shared book")}" id="1" dateTime="2020-01-01T00:00:00"/></users>',
        "xl/theme/theme1.xml": f'{_XML}<a:theme xmlns:a="{_A}" name="Office"><a:themeElements/><a:extraClrSchemeLst/><a:custClrLst><a:custClr '
        f'name="{m("name of a colour")}"><a:srgbClr val="112233"/></a:custClr></a:custClrLst></a:theme>',
        "xl/webextensions/taskpanes.xml": f'<wetp:taskpanes xmlns:wetp="{_MS}/webextensions/taskpanes/2010/11" xmlns:r="{_R}"><wetp:taskpane '
        f'dockstate="{m("state of a task pane")}"><wetp:webextensionref r:id="rId1"/></wetp:taskpane></wetp:taskpanes>',
        "xl/webextensions/_rels/taskpanes.xml.rels": rels(
            ("rId1", f"{_MS}/2011/relationships/webextension", "webextension1.xml")
        ),
        "xl/webextensions/webextension1.xml": f'<we:webextension xmlns:we="{_MS}/webextensions/webextension/2010/11" id="{m("id of a web extension")}"><we:reference '
        f'id="x" store="{m("store of a web extension")}"/><we:properties><we:property name="{m("name of a property of a web extension")}" '
        f'value="&quot;{m("property of a web extension")}&quot;"/></we:properties></we:webextension>',
        "customUI/customUI14.xml": f'<customUI xmlns="{_MS}/2009/07/customui"><ribbon><tabs><tab id="t" label="{m("label of a ribbon")}"/></tabs></ribbon></customUI>',
        "customXml/item1.xml": f"<root><{m('element of custom XML')} a='{m('attribute of custom XML')}'>{m('text of custom XML')}</root>".replace(
            "</root>", f"</{m.places['element of custom XML']}></root>"
        ),
        "customXml/_rels/item1.xml.rels": rels(("rId1", "customXmlProps", "itemProps1.xml")),
        "customXml/itemProps1.xml": f'<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{{0}}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="urn:{m("schema of custom XML")}"/></ds:schemaRefs></ds:datastoreItem>',
        "docProps/app.xml": f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><HLinks>'
        f"<vector>{m('link in the properties')}</vector></HLinks><DigSig>{m('signature in the properties')}</DigSig></Properties>",
    }


def _workbook_rels() -> str:
    return rels(
        *(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "chartsheet", "chartsheets/sheet2.xml")),
        *(("rId3", "dialogsheet", "dialogsheets/sheet3.xml"), ("rId4", "sharedStrings", "sharedStrings.xml")),
        *(
            ("rId5", "styles", "styles.xml"),
            ("rId6", "sheetMetadata", "metadata.xml"),
            ("rId7", "theme", "theme/theme1.xml"),
        ),
        ("rId8", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
        ("rId9", f"{_MS}/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml"),
        ("rId10", f"{_MS}/2011/relationships/timelineCache", "timelineCaches/timelineCache1.xml"),
        *(
            (f"rId2{number}", f"{_MS}/2017/06/relationships/{kind}", f"richData/{name}.xml")
            for number, (kind, name) in enumerate(
                (
                    *(("rdRichValue", "rdrichvalue"), ("rdRichValueStructure", "rdrichvaluestructure")),
                    *(("rdRichValueTypes", "rdRichValueTypes"), ("rdArray", "rdarray")),
                    *(("rdSupportingPropertyBag", "rdsupportingpropertybag"), ("richStyles", "richStyles")),
                )
            )
        ),
        (
            "rId30",
            f"{_MS}/2022/11/relationships/FeaturePropertyBag",
            "featurePropertyBag/featurePropertyBag.xml",
        ),
        *(("rId31", "xmlMaps", "xmlMaps.xml"), ("rId32", "usernames", "usernames.xml")),
        *(("rId33", "customXml", "../customXml/item1.xml"), ("rId34", "powerPivotData", "model/item.data")),
        ("rId35", f"{_MS}/2006/relationships/attachedToolbars", "attachedToolbars.bin"),
    )


def _workbook(m: Markers) -> str:
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_R}" xmlns:zz="urn:{m("namespace in the workbook")}"><fileVersion appName="xl" '
        f'codeName="{m("code name of the program")}"/><fileSharing readOnlyRecommended="1" userName="{m("user who shared the file")}" '
        f'reservationPassword="ABCD"/><workbookPr/><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="x15"><x15ac:absPath xmlns:x15ac="{_MS}/spreadsheetml/2010/11/ac" url="C:\\Users\\{m("folder of the workbook")}\\"/></mc:Choice>'
        f'</mc:AlternateContent><workbookProtection workbookHashValue="{m("hash of the protection")}" revisionsAlgorithmName="SHA-512"/>'
        f'<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/><sheet name="{m("name of a chart sheet")}" sheetId="2" r:id="rId2"/>'
        f'<sheet name="{m("name of a dialog sheet")}" sheetId="3" r:id="rId3"/></sheets><functionGroups><functionGroup name="{m("group of functions")}"/></functionGroups>'
        f'<definedNames><definedName name="{m("name of a function of its own")}" function="1" shortcutKey="j" description="{m("description of a name")}" '
        f'customMenu="{m("menu of a name")}" help="{m("help of a name")}" statusBar="{m("status bar of a name")}">_xlfn.LAMBDA(_xlpm.x,_xlpm.x+1)</definedName>'
        f'<definedName name="Total">LEN("{m("literal in a named formula")}")</definedName><definedName name="Gone">{m("unknown sheet in a named formula")}!$A$1</definedName>'
        f'</definedNames><oleSize ref="A1"/><customWorkbookViews><customWorkbookView name="x" guid="{{0E2C0001-0000-4000-8000-000000000000}}" '
        f'windowWidth="1" windowHeight="1" activeSheetId="1"><extLst><ext uri="{_EXT}"><a>{m("extension of a view")}</a></ext></extLst></customWorkbookView>'
        f'</customWorkbookViews><pivotCaches><pivotCache cacheId="1" r:id="rId8"/></pivotCaches><smartTagTypes><smartTagType namespaceUri="urn:{m("namespace of smart tags")}" '
        f'name="{m("type of smart tags")}" url="http://firm.example/{m("address of smart tags")}"/></smartTagTypes><webPublishing codePage="1252" css="1"/>'
        f'<fileRecoveryPr repairLoad="1" note="{m("note of a recovery")}"/><webPublishObjects><webPublishObject id="1" divId="{m("element of a published object")}" '
        f'sourceObject="{m("source of a published object")}" destinationFile="\\\\server\\{m("file of a published object")}.htm" title="{m("title of a published object")}"/>'
        f'</webPublishObjects><extLst><ext uri="{_EXT}" xmlns:x15="{_MS}/spreadsheetml/2010/11/main"><x15:dataModel><x15:modelTables><x15:modelTable '
        f'id="{m("table of the data model")}" name="{m("name of a table of the data model")}" connection="{m("connection of the data model")}"/></x15:modelTables>'
        "</x15:dataModel></ext></extLst></workbook>"
    )


def _strings(m: Markers) -> str:
    reading = m("phonetic reading, a letter each")
    over = m("shared string around a phonetic reading")
    readings = "".join(f'<rPh sb="{at}" eb="{at + 1}"><t>{letter}</t></rPh>' for at, letter in enumerate(reading))
    return (
        f'{_XML}<sst xmlns="{_MAIN}" xmlns:zz="urn:x:{m("namespace in the shared strings")}" foo="{m("attribute of the shared strings")}">'
        f"<si><t>Head</t></si><si><t>Sato Yuki</t>{readings}</si>"
        f'<si><r><t>{over[:3]}</t></r><rPh sb="0" eb="3"><t>x</t></rPh><r><t>{over[3:]}</t></r></si>'
        f'<si bar="{m("attribute of a shared string")}"><t baz="{m("attribute of a text")}">x</t></si>'
        f"<si><t>x</t><extLst><ext>{m('extension of a shared string')}</ext></extLst></si></sst>"
    )


def _styles(m: Markers) -> str:
    escaped = "".join(f"\\{letter}" for letter in m("number format, each letter escaped"))
    mixed = m("number format, in quotes and escapes")
    return (
        f'{_XML}<styleSheet xmlns="{_MAIN}"><numFmts count="4"><numFmt numFmtId="164" formatCode="{escaped}0"/>'
        f'<numFmt numFmtId="165" formatCode="&quot;{mixed[:3]}&quot;\\{mixed[3]}&quot;{mixed[4:]}&quot;0"/>'
        f'<numFmt numFmtId="166" formatCode="[${m("currency of a number format")}-409]0"/>'
        f'<numFmt numFmtId="167" formatCode="0;0;0;&quot;{m("text section of a number format")}&quot;@"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0"/></cellStyles>'
        f'<dxfs count="1"><dxf><numFmt numFmtId="168" formatCode="&quot;{m("number format of a condition")}&quot;0"/></dxf></dxfs>'
        f'<tableStyles count="1" defaultTableStyle="{m("default style of tables")}" defaultPivotStyle="{m("default style of pivots")}">'
        f'<tableStyle name="{m("name of a style of tables")}" pivot="0" count="0"/></tableStyles><extLst><ext uri="{_EXT}" xmlns:x14="{_X14}">'
        f'<x14:slicerStyles defaultSlicerStyle="{m("default style of slicers")}"><x14:slicerStyle name="{m("name of a style of slicers")}"/></x14:slicerStyles>'
        "</ext></extLst></styleSheet>"
    )


def _cell(reference: str, formula: str) -> str:
    return f'<c r="{reference}" t="str"><f>{formula}</f><v>x</v></c>'


def _formulas(m: Markers) -> str:
    """Values that stand in no formula in one piece, and words in formulas that name nothing in the workbook."""
    two, joined, codes = (
        m("two literals without a value"),
        m("arguments of CONCATENATE"),
        m("characters by their codes"),
    )
    taken = m("value that a formula takes apart")
    parts, array = m("arguments of TEXTJOIN"), m("literals in a condition")
    cells = [
        f'<c r="A1"><f>"{two[:3]}"&amp;"{two[3:]}"</f></c>',
        _cell("A2", f'CONCATENATE("{joined[:2]}","{joined[2:5]}","{joined[5:]}")'),
        _cell("A3", "&amp;".join(f"CHAR({ord(letter)})" for letter in codes)),
        _cell("A4", f'_xlfn.TEXTJOIN("",TRUE,"{parts[:4]}","{parts[4:]}")'),
        _cell("A5", f'IF(B1=1,"{array[:4]}"&amp;"{array[4:]}","")'),
        _cell("A6", f"_xlfn.LET(_xlpm.{m('variable of LET')},1,2)"),
        _cell("A7", f"{m('function of a macro')}(B1)"),
        _cell("A8", f"{m('name that is gone')}*2"),
        _cell("A9", f"'{m('sheet that is gone')}'!A1"),
        _cell("A10", f"Table1[{m('column that is gone')}]"),
        _cell("A11", f'HYPERLINK("mailto:{m("address in HYPERLINK")}@firm.example","x")'),
        _cell("A12", f'N("{m("remark in a formula")}")+1'),
        _cell("A13", f"'C:\\{m('folder of a linked book')}\\[b.xlsx]Sheet1'!A1"),
        f'<c r="A14"><f t="array" ref="A14" foo="{m("attribute of a formula")}">1</f><v>1</v></c>',
        f'<c r="A15" t="d"><v>{m("text under the type of dates")}</v></c>',
        f'<c r="A16" t="b"><v>{m("text under the type of truth values")}</v></c>',
        f'<c r="A17" t="zz"><v>{m("text under an unknown type")}</v></c>',
        f'<c r="B18" t="str"><f>SUBSTITUTE("x{taken[2:6]}x","x","")</f><v>{taken}</v></c><c r="C18"><v>1</v><extLst><ext><a>{m("extension of a cell")}</a></ext></extLst></c>',
        '<c r="A19" t="s"><v>1</v></c><c r="B19" t="s"><v>2</v></c><c r="C19" t="s"><v>3</v></c><c r="D19" t="s"><v>4</v></c>',
        f'<c r="A20" t="inlineStr"><is><t>x</t><rPh sb="0" eb="1"><t>{m("phonetic reading of an inline string")}</t></rPh></is></c>',
    ]
    return "".join(f'<row r="{number}">{cell}</row>' for number, cell in enumerate(cells, 1))


def _sheet(m: Markers) -> str:
    header = m("page header around a style")
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}" xmlns:r="{_R}" xmlns:xr="{_MS}/spreadsheetml/2014/revision" '
        f'xr:uid="{m("unique id of a sheet")}"><sheetPr filterMode="1"><pageSetUpPr/><tabColor rgb="FF112233"/></sheetPr><sheetViews><sheetView '
        f'workbookViewId="0"><extLst><ext uri="{_EXT}"><a>{m("extension of a sheet view")}</a></ext></extLst></sheetView></sheetViews>'
        f"<sheetData>{_formulas(m)}</sheetData>"
        f'<sheetProtection algorithmName="{m("algorithm of a protection")}" hashValue="{m("hash of a protection")}" saltValue="{m("salt of a protection")}"/>'
        f'<protectedRanges><protectedRange sqref="A1" name="{m("name of a protected range")}" securityDescriptor="O:WDG:WDD:(A;;CC;;;{m("security of a protected range")})"/>'
        f'</protectedRanges><scenarios current="0"><scenario name="x" locked="1" count="1" user="{m("user who made a scenario")}"><inputCells r="A1" val="x" numFmtId="0"/></scenario></scenarios>'
        f'<autoFilter ref="A1:B2"><filterColumn colId="0"><filters><dateGroupItem year="2026" dateTimeGrouping="{m("group of dates in a filter")}"/></filters></filterColumn>'
        f'<sortState ref="A1:B2"><sortCondition ref="A1" customList="{m("own order of a sort")},b,c"/></sortState></autoFilter>'
        f'<dataConsolidate function="sum"><dataRefs count="1"><dataRef ref="A1:B2" sheet="{m("sheet of a consolidation")}" name="{m("name of a consolidation")}" r:id="rId9"/>'
        f'</dataRefs></dataConsolidate><customSheetViews><customSheetView guid="{{0E2C0001-0000-4000-8000-000000000000}}"><headerFooter><evenFooter>{m("footer of a custom view")}'
        f'</evenFooter></headerFooter><autoFilter ref="A1:B2"><filterColumn colId="0"><filters><filter val="{m("filter of a custom view")}"/></filters></filterColumn></autoFilter>'
        f'</customSheetView></customSheetViews><phoneticPr fontId="1" type="{m("type of phonetic readings")}"/>'
        f'<conditionalFormatting sqref="A1"><cfRule type="cellIs" priority="1" operator="{m("operator of a rule")}"><formula>"a"</formula><formula>"{m("second formula of a rule")}"</formula></cfRule>'
        f'<cfRule type="iconSet" priority="2"><iconSet iconSet="{m("set of icons")}"><cfvo type="formula" val="&quot;{m("threshold of a rule")}&quot;"/></iconSet></cfRule></conditionalFormatting>'
        f'<dataValidations count="1"><dataValidation type="custom" sqref="B2"><formula1>COUNTIF(A:A,"{m("formula of a validation")}")=0</formula1><formula2>"{m("second formula of a validation")}"</formula2></dataValidation></dataValidations>'
        f'<hyperlinks><hyperlink ref="A2" r:id="rId1" location="{m("place in another document")}"/><hyperlink ref="A3" location="{m("place that is gone")}!A1"/>'
        f'<hyperlink ref="A4" location="Sheet1!A1" display="{m("text of an inner link")}"/></hyperlinks>'
        f'<headerFooter differentFirst="1"><oddHeader>&amp;L{header[:3]}&amp;B{header[3:5]}&amp;"Arial,Bold"{header[5:]}&amp;R&amp;"{m("font of a page header")}"x</oddHeader>'
        f"<firstFooter>&amp;R{m('footer of the first page')} &amp;P</firstFooter></headerFooter>"
        f'<customProperties><customPr name="{m("name of a property of a sheet")}" r:id="rId2"/></customProperties><cellWatches><cellWatch r="{m("watched cell")}"/></cellWatches>'
        f'<smartTags><cellSmartTags r="A1"><cellSmartTag type="0"><cellSmartTagPr key="{m("key of a smart tag")}" val="{m("value of a smart tag")}"/></cellSmartTag></cellSmartTags></smartTags>'
        f'<drawing r:id="rId3"/><legacyDrawing r:id="rId4"/><legacyDrawingHF r:id="rId10"/><oleObjects><oleObject progId="x" link="[1]!{m("link of an object")}" shapeId="1"/></oleObjects>'
        f'<controls><control shapeId="2" r:id="rId5" name="c"><controlPr macro="{m("macro of a control in a sheet")}" altText="{m("alternative text of a control")}" '
        f'linkedCell="{m("cell that a control is linked to")}" listFillRange="{m("list of a control")}"/></control></controls><webPublishItems count="1"><webPublishItem id="1" '
        f'divId="{m("element of a published range")}" sourceType="range" sourceRef="A1" destinationFile="C:\\{m("file of a published range")}.htm" title="{m("title of a published range")}"/></webPublishItems>'
        f'<tableParts count="1"><tablePart r:id="rId6"/></tableParts>{_sheet_extensions(m)}</worksheet>'
    )


def _sheet_extensions(m: Markers) -> str:
    xm = f'xmlns:xm="{_MS}/excel/2006/main"'
    return (
        f'<extLst><ext uri="{_EXT}" xmlns:x14="{_X14}" {xm}><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline>'
        f"<xm:f>{m('range of a sparkline')}!A1:A9</xm:f><xm:sqref>B1</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups>"
        f'<x14:dataValidations><x14:dataValidation promptTitle="{m("title of a newer prompt")}" prompt="{m("newer prompt")}" error="{m("newer error message")}"><x14:formula1>'
        f'<xm:f>"{m("list of a newer validation")},b"</xm:f></x14:formula1><xm:sqref>A1</xm:sqref></x14:dataValidation></x14:dataValidations>'
        f'<x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="beginsWith" text="{m("text of a newer rule")}"><xm:f>LEFT(A1,1)="{m("formula of a newer rule")}"</xm:f>'
        f'</x14:cfRule><xm:sqref>A1</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings><x14:protectedRanges><x14:protectedRange name="{m("newer protected range")}"/></x14:protectedRanges>'
        f"<x14:ignoredErrors><x14:ignoredError><xm:sqref>{m('range of ignored errors')}</xm:sqref></x14:ignoredError></x14:ignoredErrors></ext></extLst>"
    )


def _sheet_rels(m: Markers) -> str:
    return rels(
        ("rId1", "hyperlink", "https://firm.example/a", "External"),
        ("rId2", "customProperty", "../customProperty1.bin"),
        ("rId3", "drawing", "../drawings/drawing1.xml"),
        ("rId4", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
        ("rId5", "ctrlProp", "../ctrlProps/ctrlProp1.xml"),
        ("rId6", "table", "../tables/table1.xml"),
        ("rId7", "comments", "../comments1.xml"),
        ("rId8", f"{_MS}/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml"),
        ("rId9", "externalLinkPath", f"file:///C:/{m('book of a consolidation')}.xlsx", "External"),
        ("rId11", "pivotTable", "../pivotTables/pivotTable1.xml"),
        ("rId12", f"{_MS}/2019/04/relationships/namedSheetView", "../namedSheetViews/namedSheetView1.xml"),
        ("rId13", f"{_MS}/2011/relationships/timeline", "../timelines/timeline1.xml"),
        ("rId14", "tableSingleCells", "../tables/tableSingleCells1.xml"),
        ("rId15", "hyperlink", f"\\\\server\\{m('share that a cell leads to')}\\a.xlsx", "External"),
    )


def _table(m: Markers) -> str:
    return (
        f'{_XML}<table xmlns="{_MAIN}" id="1" name="Table1" displayName="Table1" ref="E1:F2" headerRowCellStyle="{m("style of a header row")}" dataCellStyle="{m("style of cells of a table")}">'
        f'<tableColumns count="2"><tableColumn id="1" name="a" uniqueName="{m("unique name of a column")}" dataCellStyle="{m("style of a column")}"><totalsRowFormula>LEN("{m("formula of a totals row")}")</totalsRowFormula>'
        f'<xmlColumnPr mapId="1" xpath="/a/{m("path of a column")}" xmlDataType="string"/></tableColumn><tableColumn id="2" name="b"/></tableColumns>'
        f'<tableStyleInfo name="{m("style of a table")}"/><extLst><ext uri="{_EXT}" xmlns:x14="{_X14}"><x14:table altText="{m("alternative text of a table")}" altTextSummary="{m("summary of a table")}"/></ext></extLst></table>'
    )


def _comments(m: Markers) -> str:
    guide = m("phonetic reading in a comment")
    return (
        f'{_XML}<comments xmlns="{_MAIN}"><authors><author>a</author></authors><commentList><comment ref="A2" authorId="0" shapeId="0" guid="{m("unique id of a comment")}"><text><r><rPr><rFont '
        f'val="{m("font of a comment")}"/></rPr><t>x</t></r><rPh sb="0" eb="1"><t>{guide[:3]}</t></rPh><rPh sb="0" eb="1"><t>{guide[3:]}</t></rPh></text><commentPr altText="{m("alternative text of a comment")}"/>'
        "</comment></commentList></comments>"
    )


def _threads(m: Markers) -> str:
    return (
        f'<ThreadedComments xmlns="{_MS}/spreadsheetml/2018/threadedcomments"><threadedComment ref="A2" dT="{m("time of a threaded comment")}" personId="{{0E2C0001-0000-4000-8000-000000000001}}" '
        f'id="{{0E2C0001-0000-4000-8000-000000000002}}"><text>hi</text><mentions><mention mentionpersonId="{m("person of a mention")}" mentionId="{m("id of a mention")}" startIndex="0" length="2"/></mentions>'
        f'<extLst><ext uri="{_EXT}"><x:checksum xmlns:x="{_MS}/x">{m("checksum of a threaded comment")}</x:checksum><x:hyperlink xmlns:x="{_MS}/x" url="https://firm.example/{m("link of a threaded comment")}"/></ext></extLst>'
        "</threadedComment></ThreadedComments>"
    )


def _drawing(m: Markers) -> str:
    field, letters = (
        m("field in a text box"),
        "".join(f"<a:r><a:t>{letter}</a:t></a:r>" for letter in m("text box, a run a letter")),
    )
    anchor = '<xdr:pos x="0" y="0"/><xdr:ext cx="9" cy="9"/>'
    return (
        f'{_XML}<xdr:wsDr xmlns:xdr="{_XDR}" xmlns:a="{_A}" xmlns:r="{_R}"><xdr:absoluteAnchor>{anchor}<xdr:sp macro="[0]!{m("macro of a shape")}" textlink="{m("cell that a shape is linked to")}!$A$1">'
        f'<xdr:nvSpPr><xdr:cNvPr id="2" name="x"><a:hlinkClick r:id="rId3" tooltip="{m("tooltip of a shape")}" tgtFrame="{m("target frame of a shape")}"/><a:hlinkHover r:id="rId4" invalidUrl="{m("invalid link of a shape")}"/>'
        f'<a:extLst><a:ext uri="{_EXT}"><a16:creationId xmlns:a16="{_MS}/drawing/2014/main" id="{m("creation id of a shape")}"/></a:ext></a:extLst></xdr:cNvPr><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr/>'
        f'<xdr:style><a:fontRef idx="{m("font reference of a shape")}"/></xdr:style><xdr:txBody><a:bodyPr/><a:p><a:fld id="{{0}}" type="{m("type of a field")}"><a:t>{field}</a:t></a:fld></a:p><a:p>{letters}</a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:absoluteAnchor>'
        f'<xdr:absoluteAnchor>{anchor}<xdr:graphicFrame macro="{m("macro of a chart")}"><xdr:nvGraphicFramePr><xdr:cNvPr id="3" name="Chart 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>'
        f'<a:graphic><a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>'
    )


def _chart(m: Markers) -> str:
    label = f'<c:dLbls><c:dLbl><c:idx val="0"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{m("label of a point")}</a:t></a:r></a:p></c:rich></c:tx></c:dLbl><c:separator>{m("separator of labels")}</c:separator></c:dLbls>'
    multi = f'<c:cat><c:multiLvlStrRef><c:f>Sheet1!A1</c:f><c:multiLvlStrCache><c:lvl><c:pt idx="0"><c:v>{m("level of categories")}</c:v></c:pt></c:lvl></c:multiLvlStrCache></c:multiLvlStrRef></c:cat>'
    escaped = "".join(f"\\{letter}" for letter in m("number format of a chart"))
    return (
        f'{_XML}<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:roundedCorners val="0"/><c:protection/><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:ser><c:idx val="0"/><c:order val="0"/>'
        f'<c:tx><c:v>{m("literal name of a series")}</c:v></c:tx>{label}{multi}<c:val><c:numLit><c:formatCode>{escaped}0</c:formatCode><c:pt idx="0"><c:v>1</c:v></c:pt></c:numLit></c:val>'
        f'<c:trendline><c:name>{m("name of a trend line")}</c:name></c:trendline><c:extLst><c:ext uri="{_EXT}" xmlns:c15="{_MS}/drawing/2012/chart"><c15:datalabelsRange><c15:f>Sheet1!A1</c15:f><c15:dlblRangeCache>'
        f'<c:pt idx="0"><c:v>{m("label from cells")}</c:v></c:pt></c15:dlblRangeCache></c15:datalabelsRange><c15:filteredSeriesTitle><c15:tx><c:strRef><c:f>{m("sheet of a filtered series")}!A1</c:f></c:strRef></c15:tx></c15:filteredSeriesTitle></c:ext></c:extLst></c:ser>'
        f'<c:axId val="1"/><c:axId val="2"/></c:barChart><c:valAx><c:axId val="2"/><c:scaling/><c:numFmt formatCode="&quot;{m("number format of an axis")}&quot;0" sourceLinked="0"/><c:crossAx val="1"/></c:valAx>'
        f'<c:catAx><c:axId val="1"/><c:scaling/><c:title><c:tx><c:strRef><c:f>Sheet1!A1</c:f><c:strCache><c:pt idx="0"><c:v>{m("title of an axis")}</c:v></c:pt></c:strCache></c:strRef></c:tx></c:title><c:crossAx val="2"/></c:catAx></c:plotArea></c:chart>'
        f'<c:externalData r:id="rId3"/><c:printSettings><c:headerFooter><c:oddHeader>&amp;C{m("page header of a chart")}</c:oddHeader></c:headerFooter></c:printSettings><c:userShapes r:id="rId2"/></c:chartSpace>'
    )


def _chart_ex(m: Markers) -> str:
    return (
        f'<cx:chartSpace xmlns:cx="{_CX}" xmlns:a="{_A}"><cx:chartData><cx:data id="0"><cx:strDim type="cat"><cx:f>{m("sheet of a newer chart")}!A1</cx:f><cx:lvl ptCount="1" name="{m("name of a level of a newer chart")}"><cx:pt idx="0">{m("category of a newer chart")}</cx:pt></cx:lvl></cx:strDim>'
        f'<cx:numDim type="val"><cx:f>A1</cx:f><cx:lvl ptCount="1" formatCode="&quot;{m("number format of a newer chart")}&quot;0"><cx:pt idx="0">1</cx:pt></cx:lvl></cx:numDim></cx:data></cx:chartData><cx:chart><cx:title><cx:tx><cx:txData><cx:v>{m("title of a newer chart")}</cx:v></cx:txData></cx:tx></cx:title>'
        f'<cx:plotArea><cx:plotAreaRegion><cx:series layoutId="sunburst"><cx:tx><cx:txData><cx:f>A1</cx:f><cx:v>{m("series of a newer chart")}</cx:v></cx:txData></cx:tx></cx:series></cx:plotAreaRegion></cx:plotArea></cx:chart>'
        f'<cx:clrMapOvr/><cx:extLst><cx:ext uri="{_EXT}"><a>{m("extension of a newer chart")}</a></cx:ext></cx:extLst></cx:chartSpace>'
    )


def _pivot_cache(m: Markers) -> str:
    return (
        f'{_XML}<pivotCacheDefinition xmlns="{_MAIN}" xmlns:r="{_R}" refreshedBy="x" recordCount="0"><cacheSource type="consolidation"><consolidation><pages><page><pageItem name="{m("page of a consolidation")}"/></page></pages><rangeSets count="1"><rangeSet i1="0" ref="A1:B2" sheet="{m("sheet of a range")}"/></rangeSets></consolidation></cacheSource>'
        f'<cacheFields count="2"><cacheField name="a" caption="{m("caption of a field")}" propertyName="{m("property of a field")}" uniqueName="{m("unique name of a field")}"><sharedItems><s v="x" c="{m("caption of an item")}"><tpls c="1"/><x v="0"/></s><e v="{m("error in an item")}"/><d v="{m("date in an item")}"/></sharedItems>'
        f'<fieldGroup><rangePr groupBy="days" startDate="{m("start of a group")}" endDate="2026-01-01T00:00:00"/><groupItems count="1"><s v="{m("item of a group")}"/></groupItems></fieldGroup></cacheField><cacheField name="b" formula="{m("name in the formula of a field")}*2"/></cacheFields>'
        f'<cacheHierarchies count="1"><cacheHierarchy uniqueName="[{m("unique name of a hierarchy")}]" caption="{m("caption of a hierarchy")}" dimensionUniqueName="[{m("dimension of a hierarchy")}]" displayFolder="{m("folder of a hierarchy")}" measureGroup="{m("group of measures of a hierarchy")}"/></cacheHierarchies>'
        f'<kpis count="1"><kpi uniqueName="{m("unique name of an indicator")}" caption="{m("caption of an indicator")}" value="[{m("value of an indicator")}]" goal="{m("goal of an indicator")}"/></kpis><tupleCache><entries><s v="{m("entry of a tuple cache")}"/></entries><sets><set sortType="x" setDefinition="{m("definition of a set")}"/></sets><queryCache><query mdx="{m("query of a cache")}"/></queryCache></tupleCache>'
        f'<calculatedItems count="1"><calculatedItem field="0" formula="{m("formula of a calculated item")}+1"/></calculatedItems><calculatedMembers><calculatedMember name="{m("name of a calculated member")}" mdx="{m("query of a calculated member")}" memberName="{m("member name")}" hierarchy="{m("hierarchy of a member")}" parent="{m("parent of a member")}"/></calculatedMembers>'
        f'<dimensions count="1"><dimension name="{m("name of a dimension")}" uniqueName="x" caption="{m("caption of a dimension")}"/></dimensions><measureGroups count="1"><measureGroup name="{m("name of a group of measures")}" caption="x"/></measureGroups></pivotCacheDefinition>'
    )


def _pivot_table(m: Markers) -> str:
    return (
        f'{_XML}<pivotTableDefinition xmlns="{_MAIN}" name="p" cacheId="1" dataCaption="x" grandTotalCaption="{m("caption of the total")}" rowHeaderCaption="{m("caption of rows")}" errorCaption="{m("caption of errors")}" missingCaption="{m("caption of gaps")}" tag="{m("tag of a pivot table")}" vacatedStyle="{m("style of emptied cells")}" pageStyle="{m("style of pages")}">'
        f'<location ref="H30:I31" firstHeaderRow="1" firstDataRow="1" firstDataCol="0"/><pivotFields count="1"><pivotField subtotalCaption="{m("caption of a subtotal")}" uniqueMemberProperty="{m("property of members")}"><items count="1"><item n="{m("name of an item")}" x="0"/></items></pivotField></pivotFields>'
        f'<dataFields count="1"><dataField name="{m("name of a data field")}" fld="0"/></dataFields><pageFields><pageField fld="0" name="{m("name of a page field")}" cap="{m("caption of a page field")}"/></pageFields><chartFormats/><pivotHierarchies count="1"><pivotHierarchy caption="{m("caption of a pivot hierarchy")}"><mps><mp name="{m("name of a member property")}"/></mps><members><member name="{m("name of a member")}"/></members></pivotHierarchy></pivotHierarchies>'
        f'<filters count="1"><filter fld="0" type="captionEqual" id="1" name="{m("name of a pivot filter")}" description="{m("description of a pivot filter")}" stringValue1="{m("value of a pivot filter")}" stringValue2="{m("second value of a pivot filter")}"><autoFilter ref="A1"/></filter></filters>'
        f'<pivotTableStyleInfo name="{m("style of a pivot table")}"/><extLst><ext uri="{_EXT}" xmlns:x14="{_X14}"><x14:pivotTableDefinition altText="{m("alternative text of a pivot table")}"><x14:pivotEdits><x14:pivotEdit><x14:userEdit><x14:editValue valueType="string">{m("value edited in a pivot table")}</x14:editValue></x14:userEdit></x14:pivotEdit></x14:pivotEdits></x14:pivotTableDefinition></ext></extLst></pivotTableDefinition>'
    )


def _rich_data(m: Markers) -> dict[str, str | bytes]:
    space = f"{_MS}/spreadsheetml/2017/richdata"
    return {
        "xl/richData/rdrichvalue.xml": f'<rvData xmlns="{space}" count="1"><rv s="0"><v>{m("rich value")}</v><fb>{m("fallback of a rich value")}</fb></rv></rvData>',
        "xl/richData/rdrichvaluestructure.xml": f'<rvStructures xmlns="{space}" count="1"><s t="{m("type of a rich value")}"><k n="{m("key of a rich value")}" t="s"/></s></rvStructures>',
        "xl/richData/rdRichValueTypes.xml": f'<rvTypesInfo xmlns="{space}2"><global><keyFlags><key name="{m("key of rich types")}"/></keyFlags></global></rvTypesInfo>',
        "xl/richData/rdarray.xml": f'<arrayData xmlns="{space}2" count="1"><a r="1" c="1"><v t="s">{m("rich array")}</v></a></arrayData>',
        "xl/richData/rdsupportingpropertybag.xml": f'<supportingPropertyBags xmlns="{space}2"><spbData><spb s="0"><v>{m("supporting property")}</v></spb></spbData></supportingPropertyBags>',
        "xl/richData/richStyles.xml": f'<richStyleSheet xmlns="{space}2"><richProperties><rPr n="{m("rich style")}" t="s"/></richProperties></richStyleSheet>',
        "xl/featurePropertyBag/featurePropertyBag.xml": f'<FeaturePropertyBags xmlns="{_MS}/spreadsheetml/2022/featurepropertybag"><bag type="{m("type of a feature")}"><s k="{m("key of a feature")}">{m("text of a feature")}</s></bag></FeaturePropertyBags>',
        "xl/drawings/vmlDrawing1.vml": '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shape id="{m("id of a VML shape")}" title="{m("title of a VML shape")}" href="https://firm.example/{m("link of a VML shape")}" o:gfxdata="{m("private data of a VML shape")}" type="#t"><v:imagedata o:title="{m("title of a VML picture")}"/>'
        f'<v:textbox><div><font>{m("half of a name, a font")[:4]}</font><font>{m.places["half of a name, a font"][4:]}</font></div></v:textbox><o:signatureline o:suggestedsigner="{m("suggested signer")}" o:suggestedsigner2="{m("title of the suggested signer")}" o:signinginstructions="{m("instructions for the signer")}"/>'
        f'<x:ClientData ObjectType="Drop"><x:FmlaMacro>{m("macro of a VML shape")}</x:FmlaMacro><x:FmlaLink>{m("name that a VML shape is linked to")}</x:FmlaLink><x:FmlaRange>{m("list of a VML shape")}</x:FmlaRange><x:FmlaTxbx>{m("text link of a VML shape")}</x:FmlaTxbx><x:ListItem>{m("item of a VML shape")}</x:ListItem><x:Accel>{m("key of a VML shape")}</x:Accel><x:CF>{m("format of a VML shape")}</x:CF></x:ClientData></v:shape></xml>',
    }
