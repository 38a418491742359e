"""How fast the file layers of XLSX and DOCX are, without detection: beside openpyxl and python-docx, load and save.

    python benchmarks/office_speed.py [--rows N] [--dense] [--megabytes N] [--runs N] [--files FILE...] [--out FILE]

A workbook of ten columns (of a hundred cells 30 shared strings, five inline ones, 35 numbers, ten of them dates, and
30 formulas; with `--dense` a text is to be read in eight of ten cells: unique strings, long numbers, literals) and a
document (paragraphs of several runs under save ids, proofing marks, bookmarks, headings, links, tables)
are made by a seeded script. Each measurement runs in a process of its own and counts the CPU seconds and the peak of
resident memory of nothing but itself: *read* walks all segments once; *write* copies without edits; *edit*, the whole
of the file layer, walks the segments and writes with an edit in each fiftieth of them. *peer* is load and save. The
figures are medians of the runs; the machine should do nothing else.
With `--files` the same is measured on real files, all of a kind as one.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

EVERY = 50
FIRST = ("Jane", "Ahmed", "Li", "Sofia", "Peter", "Olga", "Carlos", "Mary", "Noah", "Aiko")
LAST = ("Miller", "Okafor", "Wang", "Rossi", "Novak", "Garcia", "Brown", "Larsen", "Singh", "Weber")
CITIES = ("Lisbon", "Porto", "Graz", "Turku", "Gent", "Brno", "Varna", "Cork", "Malmö", "Zadar")
WORDS = """
    the contract of this year shall be read with the annex and every party keeps a copy of what was agreed before the
    end of each quarter unless the office has asked for more time in writing or by mail to the address given below
    """.split()
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


# ---- the workbook ------------------------------------------------------------------------------------------------


def make_workbook(path: Path, rows: int, *, dense: bool = False) -> None:
    """A workbook of `rows` rows and ten columns, as Excel writes it. A `dense` one has a text in eight of ten cells."""
    make_row = _dense_row if dense else _row
    source = random.Random(11)  # noqa: S311 -- a table, not a key
    strings: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _frame().items():
            package.writestr(name, DECLARATION + content)
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for block in _sheet(source, rows, strings, make_row):
                sheet.write(block.encode())
        table = "".join(f"<si><t>{text}</t></si>" for text in strings)
        count = f'count="{rows * 3 + 10}" uniqueCount="{len(strings)}"'
        package.writestr("xl/sharedStrings.xml", f'{DECLARATION}<sst xmlns="{MAIN}" {count}>{table}</sst>')


def _frame() -> dict[str, str]:
    """The parts around sheet and strings."""
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    parts = {
        "workbook": "sheet.main",
        "worksheets/sheet1": "worksheet",
        "sharedStrings": "sharedStrings",
        "styles": "styles",
    }
    types = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{sheet}{kind}+xml"/>' for part, kind in parts.items()
    )
    looks = "".join(f'<xf numFmtId="{form}" fontId="0" fillId="0" borderId="0" xfId="0"/>' for form in (0, 14))
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        f'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": _relations({"officeDocument": "xl/workbook.xml"}),
        "xl/_rels/workbook.xml.rels": _relations(
            {"worksheet": "worksheets/sheet1.xml", "sharedStrings": "sharedStrings.xml", "styles": "styles.xml"}
        ),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets>'
        '<sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        f'<borders count="1"><border/></borders><cellXfs count="2">{looks}</cellXfs></styleSheet>',
    }


def _relations(targets: dict[str, str]) -> str:
    edges = (
        f'<Relationship Id="rId{number}" Type="{RELS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(edges)}</Relationships>'


def _sheet(
    source: random.Random,
    rows: int,
    strings: dict[str, int],
    make_row: Callable[[random.Random, int, dict[str, int]], str],
) -> Iterator[str]:
    yield f'{DECLARATION}<worksheet xmlns="{MAIN}" xmlns:r="{RELS}"><dimension ref="A1:J{rows + 1}"/><sheetData>'
    heads = "Employee E-mail City Remark Amount Pieces Start Account Total Class".split()
    cells = (
        f'<c r="{chr(65 + at)}1" t="s"><v>{strings.setdefault(head, len(strings))}</v></c>'
        for at, head in enumerate(heads)
    )
    yield f'<row r="1" spans="1:10">{"".join(cells)}</row>'
    for number in range(2, rows + 2):
        yield make_row(source, number, strings)
    yield '</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
    yield "</worksheet>"


def _row(source: random.Random, number: int, strings: dict[str, int]) -> str:
    """Three shared strings (a third of them distinct), four numbers and three formulas: see docs/benchmarks.md."""
    first, last = source.choice(FIRST), source.choice(LAST)
    amount, pieces = source.randrange(10**6) / 100, source.randrange(40)
    texts = (f"{first} {last}", f"{first}.{last}{number}@example.com".lower(), source.choice(CITIES))
    shared = (
        f'<c r="{column}{number}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'
        for column, text in zip("ABC", texts, strict=True)
    )
    remark = f'<c r="D{number}"><v>{pieces * 7}</v></c>'
    if number % 2:
        remark = f'<c r="D{number}" t="inlineStr"><is><t>{" ".join(source.choices(WORDS, k=4))} {last}</t></is></c>'
    return (
        f'<row r="{number}" spans="1:10">{"".join(shared)}{remark}'
        f'<c r="E{number}"><v>{amount}</v></c><c r="F{number}"><v>{pieces}</v></c>'
        f'<c r="G{number}" s="1"><v>{source.randrange(36_000, 46_000)}</v></c>'
        f'<c r="H{number}"><f>F{number}*12</f><v>{pieces * 12}</v></c>'
        f'<c r="I{number}"><f>E{number}*F{number}</f><v>{amount * pieces:.2f}</v></c>'
        f'<c r="J{number}"><f>IF(F{number}&gt;20,I{number},0)</f>'
        f"<v>{amount * pieces if pieces > 20 else 0:.2f}</v></c></row>"
    )


def _dense_row(source: random.Random, number: int, strings: dict[str, int]) -> str:
    first, last = source.choice(FIRST), source.choice(LAST)
    amount, pieces = source.randrange(10**6) / 100, source.randrange(40)
    texts = (
        f"{first} {last} {source.randrange(5000)}",
        f"{first}.{last}{number}@example.com".lower(),
        source.choice(CITIES),
    )
    shared = (
        f'<c r="{column}{number}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'
        for column, text in zip("ABC", texts, strict=True)
    )
    return (
        f'<row r="{number}" spans="1:10">{"".join(shared)}'
        f'<c r="D{number}" t="inlineStr"><is><t>{" ".join(source.choices(WORDS, k=4))} {last}</t></is></c>'
        f'<c r="E{number}"><v>{amount}</v></c><c r="F{number}"><v>{pieces}</v></c>'
        f'<c r="G{number}" s="1"><v>{source.randrange(36_000, 46_000)}</v></c>'
        f'<c r="H{number}"><v>{source.randrange(10**9, 10**10)}</v></c>'
        f'<c r="I{number}"><f>E{number}*F{number}</f><v>{amount * pieces:.2f}</v></c>'
        f'<c r="J{number}" t="str"><f>IF(F{number}&gt;20,"large","small")</f>'
        f"<v>{'large' if pieces > 20 else 'small'}</v></c></row>"
    )


# ---- the document ------------------------------------------------------------------------------------------------


def make_document(path: Path, megabytes: float) -> None:
    """A document whose main part has this many million bytes, with the markup that Word writes."""
    from docx import Document

    source = random.Random(12)  # noqa: S311 -- a text, not a key
    frame = path.with_suffix(".frame")
    Document().save(str(frame))
    with zipfile.ZipFile(frame) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        main = old.read("word/document.xml").decode()
        cut = main.index("<w:body>") + len("<w:body>")
        body, size = [], 0
        while size < megabytes * 1_000_000:
            body.append(_block(source))
            size += len(body[-1])
        for name in old.namelist():
            content = main[:cut] + "".join(body) + main[cut:] if name == "word/document.xml" else old.read(name)
            new.writestr(name, content)
    frame.unlink()


def _block(source: random.Random) -> str:
    kind = source.random()
    if kind < 0.04:
        return _table(source)
    if kind < 0.1:
        mark = source.randrange(10**8)
        return (
            f'<w:p {_ids(source)}><w:pPr><w:pStyle w:val="Heading{source.randrange(1, 4)}"/></w:pPr>'
            f'<w:bookmarkStart w:id="{mark}" w:name="_Toc{mark}"/>{_run(source)}<w:bookmarkEnd w:id="{mark}"/></w:p>'
        )
    return _paragraph(source, source.randrange(1, 9))


def _paragraph(source: random.Random, runs: int) -> str:
    properties = '<w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/><w:jc w:val="both"/></w:pPr>'
    return f"<w:p {_ids(source)}>{properties}{''.join(_piece(source) for _ in range(runs))}</w:p>"


def _piece(source: random.Random) -> str:
    kind = source.random()
    if kind < 0.1:
        return f'<w:proofErr w:type="spellStart"/>{_run(source)}<w:proofErr w:type="spellEnd"/>'
    if kind < 0.13:
        return f"<w:r>{_look(source)}<w:tab/></w:r>"
    if kind < 0.15:
        return f'<w:hyperlink w:anchor="_Toc{source.randrange(10**8)}" w:history="1">{_run(source)}</w:hyperlink>'
    if kind < 0.16:
        return (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF _Toc1 \\h '
            f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{_run(source)}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
    return _run(source)


def _run(source: random.Random) -> str:
    words = source.choices(WORDS, k=source.randrange(1, 12))
    if source.random() < 0.2:
        words.append(source.choice(FIRST) + " " + source.choice(LAST))
    return f'<w:r w:rsidRPr="{_id(source)}">{_look(source)}<w:t xml:space="preserve">{" ".join(words)} </w:t></w:r>'


def _look(source: random.Random) -> str:
    bold = "<w:b/><w:bCs/>" if source.random() < 0.2 else ""
    return (
        f'<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>{bold}<w:color w:val="000000"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr>'
    )


def _table(source: random.Random) -> str:
    cell = '<w:tc><w:tcPr><w:tcW w:w="3020" w:type="dxa"/></w:tcPr>{}</w:tc>'
    rows = (
        f'<w:tr w:rsidR="{_id(source)}">{"".join(cell.format(_paragraph(source, 1)) for _ in range(3))}</w:tr>'
        for _ in range(source.randrange(3, 12))
    )
    grid = '<w:gridCol w:w="3020"/>' * 3
    style = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{style}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _ids(source: random.Random) -> str:
    return f'w:rsidR="{_id(source)}" w:rsidRDefault="{_id(source)}"'


def _id(source: random.Random) -> str:
    """The id of one of a hundred times that the document was saved."""
    return f"00{source.randrange(100) * 167_771:06X}"


# ---- measurements, each in a process of its own ------------------------------------------------------------------


def walk(paths: Sequence[Path]) -> int:
    """Walk all segments of the files."""
    return sum(sum(1 for _ in document.segments()) for document in _opened(paths))


def copy(paths: Sequence[Path]) -> int:
    """Write the files without edits."""
    for document in _opened(paths):
        with tempfile.TemporaryFile() as target:
            document.write(target, ())
    return len(paths)


def edit(paths: Sequence[Path]) -> int:
    """Walk all segments once, then write with an edit in each fiftieth."""
    from gptsanitize.model import Edit

    count = 0
    for document in _opened(paths):
        edits = []
        for segment in document.segments():
            count += 1
            if segment.id % EVERY == EVERY // 2:
                edits.append(Edit(segment.id, 0, len(segment.text), "Somebody Else"))
        with tempfile.TemporaryFile() as target:
            document.write(target, edits)
    return count


def _opened(paths: Sequence[Path]) -> Iterator[Any]:
    from gptsanitize.formats import open_document
    from gptsanitize.limits import Limits
    from gptsanitize.model import FormatOptions

    for path in paths:
        with open_document(path, FormatOptions(), Limits()) as document:
            yield document


def peer(paths: Sequence[Path]) -> int:
    """Load and save with openpyxl or python-docx."""
    import docx
    import openpyxl

    for path in paths:
        with tempfile.TemporaryFile() as target:
            if path.suffix == ".xlsx":
                openpyxl.load_workbook(path).save(target)
            else:
                docx.Document(str(path)).save(target)
    return len(paths)


TASKS: dict[str, Callable[[Sequence[Path]], int]] = {"read": walk, "write": copy, "edit": edit, "peer": peer}


def child(task: str, paths: Sequence[Path]) -> None:
    """Do one task and print its cost. Imports are not counted: a small file of the same kind is done before."""
    with tempfile.TemporaryDirectory() as folder:
        small = [Path(folder, f"small{suffix}") for suffix in sorted({path.suffix for path in paths})]
        for path in small:
            make_workbook(path, 3) if path.suffix == ".xlsx" else make_document(path, 0.01)
        TASKS[task](small)
    before = time.process_time()
    TASKS[task](paths)
    print(json.dumps({"seconds": time.process_time() - before, "megabytes": peak()}))


def peak() -> float:
    """The most memory this process had resident, in million bytes, without that of the process that started it."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def measure(paths: Sequence[Path], runs: int, tasks: Iterable[str] = TASKS) -> dict[str, dict[str, float]]:
    """Median CPU seconds and peak memory of each task. The tasks take turns, so that all meet the same machine."""
    found: dict[str, list[dict[str, float]]] = {task: [] for task in tasks}
    for _ in range(runs):
        for task, figures in found.items():
            command = [sys.executable, __file__, "--child", task, *map(str, paths)]
            figures.append(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
    return {
        task: {key: statistics.median(run[key] for run in figures) for key in ("seconds", "megabytes")}
        for task, figures in found.items()
    }


def figures_of(costs: dict[str, dict[str, float]], amount: float, unit: str) -> dict[str, float]:
    """Speeds in `amount` of `unit` for each task, memory, and how many times as fast as the peer the whole is."""
    figures: dict[str, float] = {}
    for task, cost in costs.items():
        figures[f"{task}_{unit}_per_cpu_second"] = round(amount / cost["seconds"], 3)
        figures[f"{task}_peak_megabytes"] = round(cost["megabytes"])
    if "peer" in costs:
        figures["times_as_fast_as_peer"] = round(costs["peer"]["seconds"] / costs["edit"]["seconds"], 1)
    return figures


def compare(
    rows: int = 200_000, megabytes: float = 12, runs: int = 3, *, dense: bool = False
) -> dict[str, dict[str, float]]:
    """All figures of the made workbook and document."""
    with tempfile.TemporaryDirectory() as folder:
        book, text = Path(folder, "book.xlsx"), Path(folder, "text.docx")
        make_workbook(book, rows, dense=dense)
        make_document(text, megabytes)
        with zipfile.ZipFile(text) as package:
            size = package.getinfo("word/document.xml").file_size / 1e6
        return {
            "xlsx": figures_of(measure([book], runs), rows / 1e5, "million_cells"),
            "docx": figures_of(measure([text], runs), size, "megabytes"),
        }


def on_files(paths: Sequence[Path], runs: int) -> dict[str, dict[str, float]]:
    """The figures of real files, in million bytes of expanded XML."""
    report = {}
    for suffix in sorted({path.suffix for path in paths}):
        some = [path for path in paths if path.suffix == suffix]
        size = 0
        for path in some:
            with zipfile.ZipFile(path) as package:
                size += sum(member.file_size for member in package.infolist() if member.filename.endswith(".xml"))
        report[suffix[1:]] = figures_of(measure(some, runs), size / 1e6, "megabytes")
    return report


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Time the file layers of XLSX and DOCX.")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--megabytes", type=float, default=12)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--dense", action="store_true", help="a workbook with a text in eight of ten cells")
    parser.add_argument("--files", nargs="+", type=Path, help="real files instead of made ones")
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    parser.add_argument("--child", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child[0], [Path(name) for name in options.child[1:]])
        return
    if options.files:
        report = on_files(options.files, options.runs)
    else:
        report = compare(options.rows, options.megabytes, options.runs, dense=options.dense)
    print(json.dumps(report, indent=2))
    if options.out:
        options.out.write_text(json.dumps(report, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
