# ruff: noqa: E501 -- documents, tables and markup are written as they stand
"""What python-docx does not write: tracked changes, text boxes, footnotes, content controls, hyperlinks and fields."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def _append(paragraph: Any, xml: str) -> None:
    from docx.oxml import parse_xml

    root = parse_xml(f"<w:p {_NAMESPACES}>{xml}</w:p>")
    for child in list(root):
        paragraph._p.append(child)  # noqa: SLF001 -- the documented way to the element of a paragraph


def _run(text: str, tag: str = "t", properties: str = "") -> str:
    return f'<w:r>{properties}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def split_runs(paragraph: Any, text: str) -> None:
    """The text over runs of different properties, as Word leaves it after editing."""
    middle = len(text) // 2
    pieces = (text[: middle - 3], text[middle - 3 : middle], text[middle : middle + 4], text[middle + 4 :])
    for number, piece in enumerate(pieces):
        run = paragraph.add_run(piece)
        run.bold = number == 2 or None


def inserted(paragraph: Any, text: str, author: str) -> None:
    _append(
        paragraph, f'<w:ins w:id="91" w:author="{escape(author)}" w:date="2024-02-01T10:00:00Z">{_run(text)}</w:ins>'
    )


def deleted(paragraph: Any, text: str, author: str) -> None:
    _append(
        paragraph,
        f'<w:del w:id="92" w:author="{escape(author)}" w:date="2024-02-01T10:00:00Z">{_run(text, "delText")}</w:del>',
    )


def hidden(paragraph: Any, text: str) -> None:
    _append(paragraph, _run(text, properties="<w:rPr><w:vanish/></w:rPr>"))


def control(paragraph: Any, text: str, alias: str) -> None:
    """A content control with a title."""
    _append(
        paragraph,
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(alias)}"/><w:tag w:val="{escape(alias)}"/></w:sdtPr>'
        f"<w:sdtContent>{_run(text)}</w:sdtContent></w:sdt>",
    )


def link(paragraph: Any, text: str, target: str) -> None:
    number = paragraph.part.relate_to(
        target, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True
    )
    _append(paragraph, f'<w:hyperlink r:id="{number}">{_run(text)}</w:hyperlink>')


def field(paragraph: Any, instruction: str, shown: str) -> None:
    _append(
        paragraph,
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{_run(f" {instruction} ", "instrText")}'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )


def text_box(paragraph: Any, text: str) -> None:
    """A text box as Word writes it: a drawing, and the same text again for old readers."""
    body = f"<w:txbxContent><w:p>{_run(text)}</w:p></w:txbxContent>"
    _append(
        paragraph,
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="2400000" cy="600000"/>'
        '<wp:docPr id="7" name="Text Box 7"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="2400000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{body}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict><v:shape style="width:190pt;height:48pt"><v:textbox>{body}</v:textbox></v:shape></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>",
    )


def footnotes(document: Any, notes: list[tuple[Any, str]]) -> None:
    """Footnotes at the ends of paragraphs; the part is made, for the default template has none."""
    from docx.opc.constants import CONTENT_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    marks = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
        for number, kind, tag in ((-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator"))
    )
    for number, (paragraph, text) in enumerate(notes, 1):
        _append(
            paragraph,
            f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>',
        )
        marks += f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{_run(" " + text)}</w:p></w:footnote>'
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {_NAMESPACES}>{marks}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, _FOOTNOTES)
