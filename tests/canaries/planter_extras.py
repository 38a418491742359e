"""Markers that need markup of their own: paragraphs, rows, strings, names, links and parts added to a real file.

What is added is small and at the end: one group of paragraphs in the body of a document; some strings and three rows in
a workbook; a few relationships, and two parts that no format knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

__all__ = ["extend"]

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = re.compile(rb"<w:document\b[^>]*>")
_MEDIA = re.compile(r"(?:word|xl)/media/([A-Za-z]+[0-9]+)(\.(?:png|jpe?g|gif|emf|wmf))", re.IGNORECASE)


class _Mint(Protocol):
    def __call__(self, place: str, form: str = "email") -> str: ...


_Parts = dict[str, bytes]


def extend(parts: _Parts, suffix: str, mint: _Mint, *, tricks: bool) -> _Parts:
    """The package with more places for markers; `tricks` adds those that are rare in files of real programs."""
    parts = dict(parts)
    main = "word/document.xml" if suffix == ".docx" else "xl/workbook.xml"
    if main not in parts:
        return parts
    if suffix == ".docx":
        parts[main] = _paragraphs(parts[main], mint, tricks=tricks)
    else:
        _workbook(parts, mint, tricks=tricks)
    _links(parts, mint)
    if tricks:
        _unknown_parts(parts, main, mint)
        _rename_picture(parts, mint)
        _rename_edge(parts, main, mint)
    return parts


# ---- documents ---------------------------------------------------------------------------------------------------


def _paragraphs(data: bytes, mint: _Mint, *, tricks: bool) -> bytes:
    """A document with paragraphs at the end of its body."""
    if not _WORD.search(data) or data.count(b"</w:body>") != 1:
        return data
    added = "".join(f"<w:p>{inside}</w:p>" for inside in _insides(mint, tricks=tricks)) + _table(mint)
    if len(data) % 2:  # a document without tracked changes is another case
        added = f"<w:p>{_change(mint)}</w:p>{added}"
    end = data.rfind(b"</w:body>")
    section = data.rfind(b"<w:sectPr", 0, end)
    if section >= 0 and (b"</w:p>" not in data[section:end]) and b"</w:sdt>" not in data[section:end]:
        end = section
    return data[:end] + added.encode() + data[end:]


def _run(text: str, properties: str = "") -> str:
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _insides(mint: _Mint, *, tricks: bool) -> list[str]:
    split, letters, hidden = (
        mint(f"document: {place}") for place in ("split over runs", "a letter a run", "hidden text")
    )
    bookmark = mint("document: bookmark", "key")
    field, target = mint("document: field split over runs"), mint("document: result of a field")
    insides = [
        (
            f'<w:bookmarkStart w:id="990001" w:name="{bookmark}"/>{_run(split[:4])}{_run(split[4:9], "<w:b/>")}'
            f'<w:proofErr w:type="spellStart"/>{_run(split[9:])}<w:bookmarkEnd w:id="990001"/>'
        ),
        "".join(map(_run, letters)),
        _run(hidden, "<w:vanish/>"),
        f'<w:permStart w:id="990002" w:ed="{mint("document: permStart@ed")}"/>{_run("Editable")}<w:permEnd w:id="990002"/>',
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "mailto:'
            f'{field[:5]}</w:instrText></w:r><w:r><w:instrText>{field[5:]}" </w:instrText></w:r><w:r><w:fldChar '
            f'w:fldCharType="separate"/></w:r>{_run(target)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        (
            f'<w:sdt><w:sdtPr><w:alias w:val="{mint("document: alias@val")}"/><w:tag w:val="{mint("document: tag@val", "key")}"/>'
            f'<w:id w:val="990003"/></w:sdtPr><w:sdtContent>{_run(mint("document: text of a control"))}</w:sdtContent></w:sdt>'
        ),
        f'<w:hyperlink w:anchor="{bookmark}" w:tooltip="{mint("document: hyperlink@tooltip")}">{_run("back")}</w:hyperlink>',
        f'<w:fldSimple w:instr=" QUOTE &quot;{mint("document: fldSimple@instr")}&quot; ">{_run("quoted")}</w:fldSimple>',
    ]
    return [*insides, *_tricks("document", mint, _run)] if tricks else insides


def _change(mint: _Mint) -> str:
    """A tracked change."""
    return (
        f'<w:ins w:id="990004" w:author="{mint("document: ins@author")}">{_run("added " + mint("document: inserted text"))}</w:ins>'
        f'<w:del w:id="990005" w:author="{mint("document: del@author")}"><w:r><w:delText>{mint("document: deleted text")}</w:delText></w:r></w:del>'
    )


def _tricks(kind: str, mint: _Mint, around: Callable[[str], str]) -> list[str]:
    """Ways of XML to write a text that no byte of it betrays."""
    commented, split = mint(f"{kind}: text split by a comment"), mint(f"{kind}: text split by an instruction")
    coded = "".join(f"&#x{ord(letter):x};" for letter in mint(f"{kind}: character references"))
    decimal = "".join(f"&#{ord(letter)};" for letter in mint(f"{kind}: decimal references"))
    inner = mint(f"{kind}: comment inside text")
    data = mint(f"{kind}: CDATA")
    return [
        around(f"{commented[:5]}<!-- x -->{commented[5:]}"),
        around(f"{split[:3]}<?x y?>{split[3:]}"),
        around(coded),
        around(decimal),
        around(f"<![CDATA[{data}]]>"),
        around(f"{data[:0]}seen<!-- {inner} --> text"),
    ]


def _table(mint: _Mint) -> str:
    cell = _run(mint("document: cell of a nested table"))
    caption = mint("document: tblCaption@val")
    inner = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p>{cell}</w:p></w:tc></w:tr></w:tbl>"
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblCaption w:val="{caption}"/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>'
        f"<w:tr><w:tc><w:tcPr/>{inner}<w:p/></w:tc></w:tr></w:tbl><w:p/>"
    )


# ---- workbooks ---------------------------------------------------------------------------------------------------

_SHEET_ROWS = 1_000_000


def _workbook(parts: _Parts, mint: _Mint, *, tricks: bool) -> None:
    first = _strings(parts, mint, tricks=tricks)
    for name in [each for each in parts if re.fullmatch(r"xl/worksheets/[a-z]+[0-9]*\.xml", each)]:
        parts[name], used = _rows(parts[name], mint, first)
        first = [] if used else first
    parts["xl/workbook.xml"] = _names(parts["xl/workbook.xml"], mint)


def _prefix(data: bytes, root: bytes) -> str:
    """The prefix that the program gave to the main namespace: mostly none."""
    found = re.search(rb"<((?:[A-Za-z]+:)?)%b[\s/>]" % root, data)
    return found[1].decode() if found else ""


def _prefixed(markup: str, prefix: str) -> bytes:
    return re.sub(r"<(/?)(?=[A-Za-z])", rf"<\1{prefix}", markup).encode()


def _open(data: bytes, element: bytes) -> bytes:
    """An empty element as one with an end tag, so that something can be added."""
    return re.sub(rb"<((?:[A-Za-z]+:)?)(%b)((?:\s[^<>]*?)?)\s*/>" % element, rb"<\1\2\3></\1\2>", data, count=1)


def _strings(parts: _Parts, mint: _Mint, *, tricks: bool) -> list[int]:
    """Adds shared strings and one that nothing uses; the numbers of the used ones."""
    data = _open(parts.get("xl/sharedStrings.xml", b""), b"sst")
    prefix = _prefix(data, b"sst")
    end = f"</{prefix}sst>".encode()
    if data.count(end) != 1:
        return []
    rich, letters = mint("sharedStrings: split over runs"), mint("sharedStrings: a letter a run")
    plain = [mint("sharedStrings: string"), f"SSN {mint('sharedStrings: string with words', 'ssn')} of one"]
    items = [f"<t>{text}</t>" for text in plain]
    items.append(f'<r><t xml:space="preserve">{rich[:4]}</t></r><r><t xml:space="preserve">{rich[4:]}</t></r>')
    items.append("".join(f"<r><t>{letter}</t></r>" for letter in letters))
    coded = mint("sharedStrings: coded characters")
    items.append(f"<t>_x{ord(coded[0]):04X}_{coded[1:]}</t>")
    items.append(f'<t>Sato</t><rPh sb="0" eb="4"><t>{mint("sharedStrings: phonetic reading")}</t></rPh>')
    if tricks:
        items += _tricks("sharedStrings", mint, lambda text: f"<t>{text}</t>")
    start = len(re.findall(rf"<{prefix}si[\s/>]".encode(), data))
    used = list(range(start, start + len(items)))
    items.append(f"<t>{mint('sharedStrings: unused string')}</t>")
    data = (
        re.sub(rb'\s(?:uniqueCount|count)="[0-9]*"', b"", data[: data.index(b"sst") + 1000])
        + data[data.index(b"sst") + 1000 :]
    )
    added = _prefixed("".join(f"<si>{item}</si>" for item in items), prefix)
    parts["xl/sharedStrings.xml"] = data.replace(end, added + end)
    return used


def _rows(data: bytes, mint: _Mint, strings: list[int]) -> tuple[bytes, bool]:
    """A sheet with three rows more: texts, formulas, numbers; and whether the strings were used in it."""
    prefix = _prefix(data, b"worksheet")
    rows = re.findall(rf"<{prefix}row\b[^>]*>".encode(), data)
    last = max((int(found[1]) for row in rows if (found := re.search(rb'\br="([0-9]+)"', row))), default=0)
    data = _open(data, b"sheetData")
    end = f"</{prefix}sheetData>".encode()
    if last > _SHEET_ROWS or any(b' r="' not in row for row in rows) or data.count(end) != 1:
        return data, False
    row = last + 2
    literal, joined = mint("worksheet: literal of a formula"), mint("worksheet: literals joined")
    number, power = mint("worksheet: number", "number"), mint("worksheet: number as a power", "number")
    cells = [
        f't="inlineStr"><is><t>{mint("worksheet: inline string")}</t></is>',
        f't="str"><f>"{literal}"</f><v>{literal}</v>',
        f't="str"><f>"{joined[:6]}"&amp;"{joined[6:]}"</f><v>{joined}</v>',
        f"><v>{number}</v>",
        f"><v>{power[0]}.{power[1:]}E+14</v>",
    ]
    added = _row(row, cells)
    added += _row(row + 1, [f't="s"><v>{index}</v>' for index in strings])
    hidden = f't="inlineStr"><is><t>{mint("worksheet: cell of a hidden row")}</t></is>'
    added += _row(row + 2, [hidden], ' hidden="1"')
    return data.replace(end, _prefixed(added, prefix) + end), True


def _row(number: int, cells: list[str], more: str = "") -> str:
    inside = "".join(f'<c r="{chr(65 + place)}{number}" {cell}</c>' for place, cell in enumerate(cells))
    return f'<row r="{number}"{more}>{inside}</row>' if cells else ""


def _names(data: bytes, mint: _Mint) -> bytes:
    """A workbook with two defined names more."""
    sheet = re.search(rb'<(?:[A-Za-z]+:)?sheet\s[^>]*?\bname="([^"\']*)"', data)
    prefix = _prefix(data, b"workbook")
    marks = [f"</{prefix}{each}>".encode() for each in ("definedNames", "externalReferences", "sheets")]
    found = next((mark for mark in marks if data.count(mark) == 1), None)
    if sheet is None or found is None:
        return data
    constant, name = mint("workbook: constant of a defined name"), mint("workbook: definedName@name", "key")
    comment = mint("workbook: definedName@comment")
    first = _prefixed(f'<definedName name="{name}" comment="{comment}">', prefix) + b"'%b'!$A$1" % sheet[1]
    added = first + _prefixed(f'</definedName><definedName name="Zz_constant">"{constant}"</definedName>', prefix)
    if found is marks[0]:
        return data.replace(found, added + found)
    frame = _prefixed("<definedNames>", prefix), _prefixed("</definedNames>", prefix)
    return data.replace(found, found + frame[0] + added + frame[1])


# ---- the package -------------------------------------------------------------------------------------------------


def _edge(identifier: str, kind: str, target: str, *, external: bool = True) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"{mode}/>'.encode()


def _links(parts: _Parts, mint: _Mint) -> None:
    """Links to the outside in the relationships of the first few parts, and in the targets that are there."""
    for name in [each for each in parts if each.endswith(".rels") and "customXml" not in each][:8]:
        data = parts[name]
        if data.count(b"</Relationships>") != 1:
            continue
        where = "package" if name == "_rels/.rels" else "part"
        web = mint(f"relationships: web address, of a {where}")
        added = _edge("rIdZz1", f"{_R}/hyperlink", f"mailto:{mint(f'relationships: mail address, of a {where}')}")
        coded = "".join(f"%{ord(letter):02x}" for letter in mint(f"relationships: percent-encoded, of a {where}"))
        added += _edge("rIdZz2", f"{_R}/hyperlink", f"https://host.example/?to={coded}")
        added += _edge("rIdZz3", f"{_R}/hyperlink", f"https://host.example/{web}/x")
        added += _edge(
            "rIdZz4", f"{_R}/attachedTemplate", f"file:///C:/Users/{mint('relationships: template', 'key')}/a.dotx"
        )
        parts[name] = data.replace(b"</Relationships>", added + b"</Relationships>")


def _unknown_parts(parts: _Parts, main: str, mint: _Mint) -> None:
    """A part of unknown kind that the main part refers to, one that nothing refers to, and words in the list of types."""
    folder, stem = main.split("/")
    edges = f"{folder}/_rels/{stem}.rels"
    types = parts.get("[Content_Types].xml", b"")
    if parts.get(edges, b"").count(b"</Relationships>") != 1 or types.count(b"</Types>") != 1:
        return
    name = mint("package: name of an unknown part", "key")
    kind = f"http://{mint('relationships: type', 'key')}.example/unknown"
    parts[edges] = parts[edges].replace(
        b"</Relationships>", _edge("rIdZz9", kind, f"{name}.xml", external=False) + b"</Relationships>"
    )
    text = mint("unknown part: text")
    parts[f"{folder}/{name}.xml"] = (
        f"<?xml version='1.0'?><note by='{mint('unknown part: attribute')}'>{text}</note>".encode()
    )
    parts[f"{folder}/{mint('package: name of an orphan', 'key')}.txt"] = mint("orphan: bytes").encode()
    added = ""
    if not re.search(rb'Extension="xml"', types) or len(types) % 2:
        kind = f"application/{mint('content types: type', 'key')}+xml"
        added = f'<Override PartName="/{folder}/{name}.xml" ContentType="{kind}"/>'
    if not re.search(rb'Extension="txt"', types):
        added = f'<Default Extension="txt" ContentType="text/{mint("content types: default type", "key")}"/>' + added
    parts["[Content_Types].xml"] = re.sub(rb"(<Types\b[^>]*>)", rb"\1" + added.encode(), types, count=1)


def _rename_picture(parts: _Parts, mint: _Mint) -> None:
    """A picture's file name becomes a marker, where one part refers to it."""
    for name in parts:
        found = _MEDIA.fullmatch(name)
        if found is None:
            continue
        short = (found[1] + found[2]).encode()
        users = [each for each in parts if each.endswith(".rels") and short in parts[each]]
        if len(users) != 1 or parts[users[0]].count(short) != 1 or short in parts["[Content_Types].xml"]:
            continue
        new = mint("package: name of a picture", "key") + found[2]
        parts[users[0]] = parts[users[0]].replace(short, new.encode())
        content = parts.pop(name)
        parts[name.replace(found[1] + found[2], new)] = content
        return


def _rename_edge(parts: _Parts, main: str, mint: _Mint) -> None:
    """The id of a relationship becomes a marker."""
    folder, stem = main.split("/")
    edges = f"{folder}/_rels/{stem}.rels"
    for found in re.finditer(rb'\bId="([A-Za-z]+[0-9]+)"', parts.get(edges, b"")):
        old = b'"%b"' % found[1]
        if parts[main].count(old) == 1 and re.search(rb"\br:(?:id|embed)=" + old, parts[main]):
            new = f'"{mint("relationships: id", "key")}"'.encode()
            parts[edges], parts[main] = parts[edges].replace(old, new), parts[main].replace(old, new)
            return
