"""Plant markers in real DOCX and XLSX files, clean them, and measure what the writer promises.

    python benchmarks/office.py FOLDER... [--limit N] [--pipeline] [--speed] [--output result.json] [--keep FOLDER]

Every file gets unique markers in every part (`tests/canaries/planter.py`) and is cleaned by the file layer: markers are
found in the segments by an expression of the benchmark and replaced. Measured are

- markers left anywhere in the output, which is expanded by code of the benchmark's own, by kind of place;
- parts that changed without need, and parts that are not identical where nothing is edited and metadata is kept;
- whether what opened before opens after, in python-docx, openpyxl (both modes) and LibreOffice;
- whether LibreOffice's text of the output is that of the source with the replacements;
- valid files that were refused, by reason;
- what loading and saving by openpyxl or python-docx, without any edit, leaves of the same files.

With `--pipeline` the planted files then go through the whole product as one corpus, under the default policy and with a
key made for the run: nothing tells it what a marker is. With `--speed` the comparison of `office_speed.py` is added.
A marker counts as left when its letters and digits stand in any reading of the output; a file that opened in no reader
before is no valid file. Each file runs in a process of its own with limits of time and memory. The result names files
and kinds of places, never text of a document.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import multiprocessing
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import docx
import openpyxl

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.canaries.expand import survivors  # noqa: E402 -- found by the line above
from tests.canaries.planter import MARKER, Effort, Marker, Planted, kind_of, plant, replacement  # noqa: E402

from gptsanitize.errors import InputError  # noqa: E402
from gptsanitize.formats import open_document  # noqa: E402
from gptsanitize.limits import Limits  # noqa: E402
from gptsanitize.model import Coverage, Edit, FormatOptions, Segment, Treatment  # noqa: E402

SECONDS = 300
MEMORY = 4_000_000_000
BATCH = 20
ROWS = 100_000
OFFICE_SECONDS = 40
KEPT = FormatOptions(metadata="keep", revisions="keep")
PLACEHOLDER = re.compile(r"\[(?:object|inserted file) removed\]")
RENAMED, RENAMED_LINE = re.compile(r"[a-zA-Z/]*/parts/part(\d+)\.\w+"), re.compile(r"part (\d+) \([^()]*\)")
CODED = re.compile(r"_x([0-9A-F]{4})_")
STAGES = ("planted", "clean", "kept")
TRACKED = re.compile(rb"<(?:\w+:)?(?:del|ins|moveFrom|moveTo|delText)[\s>]")
FILTERS = {
    ".docx": ("txt", "txt:Text (encoded):UTF8"),
    ".xlsx": ("csv", "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1"),
}
GONE, FOLLOWS = "gone", "that referred to what is gone"
Result = dict[str, Any]


# ---- readers -----------------------------------------------------------------------------------------------------


def _python_docx(data: bytes) -> None:
    document = docx.Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        _ = paragraph.text
    for table in document.tables:
        _ = len(table.rows)


def _openpyxl(data: bytes, *, read_only: bool) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=read_only)
    for sheet in book.worksheets if read_only else ():  # else all is read by now, and a walk makes every empty cell
        for _ in islice(sheet.iter_rows(values_only=True), ROWS):
            pass


READERS: dict[str, dict[str, Callable[[bytes], None]]] = {
    ".docx": {"python-docx": _python_docx},
    ".xlsx": {
        "openpyxl": lambda data: _openpyxl(data, read_only=False),
        "openpyxl read-only": lambda data: _openpyxl(data, read_only=True),
    },
}


def opens(data: bytes, suffix: str, seconds: int = 15) -> dict[str, bool]:
    """Which readers open a file in time."""
    return {name: _succeeds(read, data, seconds) for name, read in READERS[suffix].items()}


def _succeeds(read: Callable[[bytes], None], data: bytes, seconds: int) -> bool:
    signal.signal(signal.SIGALRM, _too_slow)
    signal.alarm(seconds)
    try:
        read(data)
    except Exception:  # noqa: BLE001 -- whatever a reader says of a broken file
        return False
    finally:
        signal.alarm(0)
    return True


def _too_slow(*_: object) -> None:
    raise TimeoutError


# ---- one file ----------------------------------------------------------------------------------------------------


def planted(data: bytes, suffix: str, seed: str, before: dict[str, bool]) -> tuple[Planted | None, dict[str, bool]]:
    """The file with as many markers as its readers bear, and which open it; `None` for a file that is no package."""
    for effort in sorted(Effort, reverse=True):
        try:
            made = plant(data, suffix, seed, effort)
        except ValueError:
            return None, before
        after = opens(made.data, suffix)
        if all(after[reader] for reader, good in before.items() if good):
            return made, after
    return None, before


def write(source: Path, options: FormatOptions, markers: Sequence[Marker] = ()) -> tuple[bytes, list[Coverage]]:
    """The file as its handler writes it, with every marker replaced that the handler shows."""
    target = io.BytesIO()
    with open_document(source, options, Limits()) as document:
        coverage = list(document.write(target, _edits(document.segments(), markers) if markers else ()))
    return target.getvalue(), coverage


def _edits(segments: Iterator[Segment], markers: Sequence[Marker]) -> Iterator[Edit]:
    """Of what looks like a marker, those that are: numbers of the file's own stay."""
    planted = {marker.text for marker in markers}
    for segment in segments:
        for found in MARKER.finditer(segment.text):
            if found[0] in planted:
                yield Edit(segment.id, found.start(), found.end(), replacement(found[0]))


def members(data: bytes) -> dict[str, bytes]:
    """The members of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def untouched(source: bytes, target: bytes) -> tuple[int, int, Counter[str]]:
    """Of parts that hold no marker and refer to nothing that went: how many, how many identical, the others' kinds."""
    before, after = members(source), members(target)
    bereft = set(_bereft(before, after))
    free = [name for name in before if name in after and name not in bereft]
    free = [name for name in free if not MARKER.search(before[name].decode("latin-1"))]
    changed = Counter(kind_of(name) for name in free if before[name] != after[name])
    return len(free), len(free) - changed.total(), changed


def _bereft(before: dict[str, bytes], after: dict[str, bytes]) -> Iterator[str]:
    """Relationships that lead to a member which is gone or renamed, and the parts that they belong to."""
    gone = {name.rpartition("/")[2] for name in before if name not in after}
    yield "[Content_Types].xml" if gone else ""
    for name, content in before.items():
        targets = re.findall(r'Target="([^"]*)"', content.decode("utf-8", "replace")) if name.endswith(".rels") else []
        if any(target.rpartition("/")[2] in gone for target in targets):
            yield name
            yield name.replace("_rels/", "").removesuffix(".rels")


def identical(source: bytes, target: bytes) -> tuple[int, int, Counter[str]]:
    """Of all parts of a file without edits: how many there are, how many are identical, and the others' kinds.

    A part that is gone (by policy, each with its line in the ledger) changes those that refer to it.
    """
    before, after = members(source), members(target)
    bereft = set(_bereft(before, after))
    changed: Counter[str] = Counter()
    for name in before:
        if after.get(name) != before[name]:
            how = GONE if name not in after else FOLLOWS if name in bereft else "changed"
            changed[f"{kind_of(name)} {how}"] += 1
    return len(before), len(before) - changed.total(), changed


def measure(path: Path, work: Path) -> Result:
    """All figures of one file; the planted and the clean file are left in `work` for LibreOffice."""
    data, suffix = path.read_bytes(), path.suffix.lower()
    result: Result = {"file": path.name, "format": suffix[1:], "bytes": len(data), "opened": opens(data, suffix)}
    result |= _unedited(path, data)
    if result["outcome"] != "clean":
        return result
    made, result["opened"] = planted(data, suffix, path.name, result["opened"])
    if made is None:
        return result | {"markers": 0}
    source = work / "planted" / f"{work.name}{suffix}"
    source.write_bytes(made.data)
    (work / "markers.json").write_text(json.dumps([astuple(each) for each in made.markers]), "utf-8")
    result |= {"markers": len(made.markers), "kinds": dict(Counter(each.place for each in made.markers))}
    try:
        before = time.process_time()
        clean, coverage = write(source, FormatOptions(), made.markers)
        result["seconds"] = round(time.process_time() - before, 3)
    except InputError as error:
        return result | {"outcome": error.outcome, "reason": error.reason}
    (work / "clean" / source.name).write_bytes(clean)
    if suffix == ".docx" and TRACKED.search(members(made.data).get("word/document.xml", b"")):
        kept, _ = write(source, FormatOptions(revisions="keep"), made.markers)
        result["left_with_revisions"] = dict(Counter(each.place for each in survivors(kept, made.markers)))
        (work / "kept" / source.name).write_bytes(kept)  # LibreOffice's text shows what was deleted
    result["outcome"] = "clean"
    result["left"] = dict(Counter(each.place for each in survivors(clean, made.markers)))
    result["opens"] = opens(clean, suffix, 60)
    result["untouched"] = untouched(made.data, clean)
    result["ledger"] = _ledger_is_true(made.data, clean, coverage)
    return result


def _unedited(path: Path, data: bytes) -> Result:
    """The file as it is, without edits: with metadata and revisions kept, by default, and as the peer writes it."""
    try:
        kept, _ = write(path, KEPT)
        before = time.process_time()
        plain, _ = write(path, FormatOptions())
        seconds = round(time.process_time() - before, 3)
    except InputError as error:
        return {"outcome": error.outcome, "reason": error.reason}
    result: Result = {"outcome": "clean", "copy_seconds": seconds, "identical": identical(data, kept)}
    result["identical_by_default"] = identical(data, plain)
    return result | _peer(data, path.suffix.lower())


def _peer(data: bytes, suffix: str) -> Result:
    """What loading and saving with python-docx or openpyxl leaves as it was, and how long it takes."""
    target = io.BytesIO()

    def resave(content: bytes) -> None:
        if suffix == ".docx":
            docx.Document(io.BytesIO(content)).save(target)
        else:
            openpyxl.load_workbook(io.BytesIO(content)).save(target)

    before = time.process_time()
    if not _succeeds(resave, data, 30):
        return {}
    seconds = round(time.process_time() - before, 3)
    return {"peer_seconds": seconds, "peer_identical": identical(data, target.getvalue())}


def _ledger_is_true(source: bytes, target: bytes, coverage: list[Coverage]) -> bool:
    """Whether every member of the output has its line, and is identical where its line says so."""
    before, after = _nested(source), _nested(target)
    unchanged = {each.part for each in coverage if each.treatment is Treatment.UNCHANGED}
    honest = all(after.get(name) == before[name] for name in unchanged if name in before)
    lines = {RENAMED_LINE.sub(r"part \1", each.part) for each in coverage}
    return honest and {RENAMED.sub(r"part \1", name) for name in after} <= lines


def _nested(data: bytes, prefix: str = "") -> dict[str, bytes]:
    """The members of a package and of packages inside it, as the ledger names them."""
    found: dict[str, bytes] = {}
    for name, content in members(data).items():
        found[prefix + name] = content
        if content.startswith(b"PK") and name.endswith((".docx", ".xlsx")):
            found |= _nested(content, f"{prefix}{name} > ")
    return found


def isolated(path: Path, work: Path) -> Result:
    """Measure a file in a process of its own."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=_worker, args=(path, work, theirs))
    process.start()
    theirs.close()
    result: Result = {"file": path.name, "format": path.suffix[1:].lower(), "outcome": "fault", "reason": "hang"}
    try:
        if ours.poll(SECONDS):
            result = ours.recv()
    except EOFError:
        result["reason"] = "died"
    if process.is_alive():
        process.kill()
    process.join()
    return result


def _worker(path: Path, work: Path, answer: Any) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    warnings.simplefilter("ignore")
    try:
        result = measure(path, work)
    except Exception as error:  # noqa: BLE001 -- a fault of ours is a figure, too
        where = error.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        place = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else ""
        kind = path.suffix[1:].lower()
        result = {"file": path.name, "format": kind, "outcome": "fault", "reason": f"{type(error).__name__} {place}"}
    answer.send(result)


# ---- LibreOffice -------------------------------------------------------------------------------------------------


class Office:
    """LibreOffice without a window, with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        self._profile = folder / "profile"

    def convert(self, files: list[Path], target: Path) -> None:
        """The text of each file in `target`; a file that makes it hang or fall costs no other."""
        for suffix in FILTERS:
            batch = [file for file in files if file.suffix == suffix]
            if batch and not self._run(batch, target, OFFICE_SECONDS + 5 * len(batch)):
                for file in batch:
                    if not texts(target, file.stem):
                        self._run([file], target, OFFICE_SECONDS)

    def _run(self, files: list[Path], target: Path, seconds: float) -> bool:
        command = ["soffice", f"-env:UserInstallation={self._profile.as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", FILTERS[files[0].suffix][1], "--outdir", str(target), *map(str, files)]
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait()
            return False
        return all(texts(target, file.stem) for file in files)


def texts(folder: Path, stem: str) -> dict[str, str]:
    """What LibreOffice made of a file: the text by the name of the sheet, or of the whole document."""
    found = {}
    for path in folder.glob(f"{stem}[.-]*"):
        found[path.stem.removeprefix(stem)] = path.read_text("utf-8", "replace")
    return found


def compare(before: dict[str, str], after: dict[str, str], clean: Callable[[str], str]) -> tuple[bool, str]:
    """Whether the texts are equal but for the replacements, and else in what they differ."""
    expected = {clean(name): clean(text) for name, text in before.items()}
    if expected == after:
        return True, ""
    bare = {name: PLACEHOLDER.sub("", text) for name, text in after.items()}
    if expected == bare:
        return True, "with the words that stand for what was removed"
    if set(expected) != set(after):
        return False, "names of sheets"
    lines = [pair for name in expected for pair in _unequal(expected[name].splitlines(), after[name].splitlines())]
    return False, lines[0] if lines else "line ends"


def markers_of(work: Path) -> list[Marker]:
    """What was planted in a file."""
    return [Marker(*row) for row in json.loads((work / "markers.json").read_text("utf-8"))]


def _in_place(markers: list[Marker]) -> Callable[[str], str]:
    """What puts the replacements of a file's markers into its text, whatever touches them there."""
    pattern = re.compile("|".join(re.escape(each.text) for each in markers))

    def clean(text: str) -> str:
        text = CODED.sub(lambda code: chr(int(code[1], 16)), text)  # LibreOffice 7 shows `_x007A_` as it is written
        return pattern.sub(lambda found: replacement(found[0]), text)

    return clean


def _unequal(before: list[str], after: list[str]) -> Iterator[str]:
    if len(before) != len(after):
        yield "count of lines"
    for here, there in zip(before, after, strict=False):
        if here != there:
            yield _class(here, there)


def _class(here: str, there: str) -> str:
    if re.search(r"#(?:REF|NAME|VALUE|N/A)|Err:5", there) and not re.search(r"#(?:REF|NAME|VALUE|N/A)|Err:5", here):
        return "a formula fails"
    if re.sub(r"\s+", "", here) == re.sub(r"\s+", "", there):
        return "white space"
    if re.sub(r"[\d.,:/+-]+", "", here) == re.sub(r"[\d.,:/+-]+", "", there):
        return "numbers"
    if not there.strip():
        return "text gone"
    return "replacement" if re.search(r"rx[a-z2-7]{6}@|RPLC", here + there) else "other text"


def check_texts(results: list[tuple[Path, Result]], office: Office, folder: Path) -> None:
    """Adds to the results of a batch whether LibreOffice opens the files and reads the same."""
    outputs = {}
    for stage in STAGES:
        outputs[stage] = folder / f"{stage}-text"
        outputs[stage].mkdir(exist_ok=True)
        files = [file for work, _ in results for file in sorted((work / stage).iterdir())]
        office.convert(files, outputs[stage])
    for work, result in results:
        if result["outcome"] != "clean" or not result.get("markers"):
            continue
        before, after = texts(outputs["planted"], work.name), texts(outputs["clean"], work.name)
        result["opened"]["LibreOffice"], result["opens"]["LibreOffice"] = bool(before), bool(after)
        kept = texts(outputs["kept"], work.name) if any((work / "kept").iterdir()) else after
        if before and after:
            result["text_equal"], result["text_differs"] = compare(before, kept, _in_place(markers_of(work)))


# ---- the whole product -------------------------------------------------------------------------------------------


def pipeline(results: list[tuple[Path, Result]], folder: Path) -> Result:
    """The planted files as one corpus through the product, by default policy: outcomes, and markers left."""
    from gptsanitize import Sanitizer
    from gptsanitize.mask import Key

    corpus = folder / "corpus"
    corpus.mkdir()
    for work, _ in results:
        for file in (work / "planted").iterdir():
            shutil.copy(file, corpus / file.name)
    with Sanitizer(None, Key(os.urandom(32)), jobs=1) as sanitizer:
        manifest = sanitizer.folder(corpus, folder / "release", source_names=True)
    outcomes = Counter(f"{record.outcome} {record.reason}".strip() for record in manifest.files)
    others = Counter(record.message for record in manifest.files if record.outcome != "clean")
    left, files, lost = Counter[str](), 0, []
    for work, result in results:
        written = list((folder / "release" / "clean").rglob(f"{work.name}.*"))
        if not result.get("markers") or not written:
            continue
        found = survivors(written[0].read_bytes(), markers_of(work))
        left.update(each.place for each in found)
        files += bool(found)
        lost += [result["file"]] if found else []
    return {
        "outcomes": dict(outcomes),
        "why": dict(others),
        "left": dict(left),
        "files_with_markers_left": files,
        "those_files": lost,
    }


# ---- the whole run -----------------------------------------------------------------------------------------------


def share(part: float, whole: float) -> float | None:
    """A part of a whole, to four places."""
    return round(part / whole, 4) if whole else None


def _sum(results: list[Result], name: str) -> Result:
    """Counts of parts over all files, with the kinds of those that differ."""
    rows = [result[name] for result in results if name in result]
    kinds: Counter[str] = Counter()
    for _, _, changed in rows:
        kinds.update(changed)
    parts, same = sum(row[0] for row in rows), sum(row[1] for row in rows)
    by_policy = sum(count for kind, count in kinds.items() if kind.endswith((GONE, FOLLOWS)))
    return {
        "files": len(rows),
        "parts": parts,
        "identical": same,
        "share": share(same, parts),
        "share_but_for_what_is_gone": share(same, parts - by_policy),
        "others": dict(kinds.most_common(40)),
    }


def summary(results: list[Result]) -> Result:
    """The figures of one format."""
    valid = [each for each in results if any(each.get("opened", {}).values())]
    clean = [each for each in results if each["outcome"] == "clean" and each.get("markers")]
    left: Counter[str] = Counter()
    for each in clean:
        left.update(each["left"])
    readers = sorted({reader for each in clean for reader in each["opened"]})
    both = [each for each in clean if "peer_seconds" in each]
    compared = [each for each in clean if "text_equal" in each]
    refused = Counter(f"{each['outcome']} {each['reason']}" for each in valid if each["outcome"] != "clean")
    return {
        "files": len(results),
        "valid": len(valid),
        "outcomes": dict(Counter(f"{each['outcome']} {each.get('reason', '')}".strip() for each in results)),
        "valid_refused": dict(refused),
        "valid_refused_share": share(refused.total(), len(valid)),
        "files_planted": len(clean),
        "kinds_of_places": len({place for each in clean for place in each["kinds"]}),
        "markers": sum(each["markers"] for each in clean),
        "survivors": left.total(),
        "survivors_by_place": dict(left.most_common()),
        "survivors_with_revisions_kept": dict(
            sum((Counter(each.get("left_with_revisions", {})) for each in clean), Counter())
        ),
        "files_with_survivors": sum(bool(each["left"]) for each in clean),
        "untouched_parts_identical": _sum(clean, "untouched"),
        "no_edits_metadata_kept": _sum(results, "identical"),
        "no_edits_by_default": _sum(results, "identical_by_default"),
        "files_whose_ledger_is_true": share(sum(each["ledger"] for each in clean), len(clean)),
        "opens_after": {
            reader: [sum(bool(each["opens"].get(reader)) for each in opened), len(opened)]
            for reader in readers
            if (opened := [each for each in clean if each["opened"].get(reader)])
        },
        "text_equal": share(sum(each["text_equal"] for each in compared), len(compared)),
        "text_differs": dict(Counter(each["text_differs"] for each in compared if each["text_differs"])),
        "load_and_save_by_the_peer": _sum(results, "peer_identical"),
        "seconds": round(sum(each["seconds"] for each in clean), 2),
        "copy_seconds_where_the_peer_can": round(sum(each["copy_seconds"] for each in both), 2),
        "peer_seconds": round(sum(each["peer_seconds"] for each in both), 2),
    }


def choose(folders: list[Path], limit: int) -> list[Path]:
    """The files, or so many of them spread over the folders; the first of those of one content."""
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix.lower() in FILTERS)
    if limit and len(files) > limit:
        files = sorted(files, key=lambda path: hashlib.sha256(path.name.encode()).digest())[:limit]
    return files


def run(files: list[Path], folder: Path, minutes: float, *, office: bool, keep: bool) -> list[tuple[Path, Result]]:
    """Measure the files, in batches for LibreOffice, until the time is over."""
    results: list[tuple[Path, Result]] = []
    end = time.monotonic() + 60 * minutes
    converter = Office(folder)
    for start in range(0, len(files), BATCH):
        if time.monotonic() > end:
            break
        batch = []
        for number, path in enumerate(files[start : start + BATCH], start):
            work = folder / f"n{number:05d}"
            for stage in STAGES:
                (work / stage).mkdir(parents=True)
            batch.append((work, isolated(path, work)))
        if office:
            check_texts(batch, converter, folder)
        if not keep:
            for work, _ in batch:
                shutil.rmtree(work / "clean")
                shutil.rmtree(work / "kept")
        results += batch
        for _, result in batch:
            _tell(result)
        print(f"{len(results)} of {len(files)}", file=sys.stderr, flush=True)
    return results


def _tell(result: Result) -> None:
    """What is not as it should be in one file, as the run goes on."""
    opened, after = result.get("opened", {}), result.get("opens", {})
    faults = [str(result.get(name)) for name in ("left", "left_with_revisions") if result.get(name)]
    faults += [f"{reader} no longer opens it" for reader in after if opened.get(reader) and not after[reader]]
    faults += [result["text_differs"]] if result.get("text_equal") is False else []
    faults += ["the ledger is not true"] if result.get("ledger") is False else []
    refused = result["outcome"] == "fault" or (result["outcome"] != "clean" and any(opened.values()))
    faults += [f"{result['outcome']} {result['reason']}"] if refused else []
    if faults:
        print(f"{result['file']}: {'; '.join(faults)}", file=sys.stderr, flush=True)


def show(report: Result) -> None:
    """The table for people."""
    for kind, figures in report["summary"].items():
        print(f"\n{kind.upper()}")
        for name, value in figures.items():
            print(f"  {name.replace('_', ' '):32} {_shown(value)}")


def _shown(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if "share" in value:
        rest = value["share_but_for_what_is_gone"]
        parts = f"{value['identical']} of {value['parts']} parts ({value['share']}; but for what is gone {rest})"
        return f"{parts}; others: {_shown(value['others'])}"
    return "; ".join(f"{key}: {count}" for key, count in value.items()) or "none"


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="so many files, spread over the folders")
    parser.add_argument("--minutes", type=float, default=1e6, help="begin no more files after so long")
    parser.add_argument("--pipeline", action="store_true", help="also run the whole product over the planted files")
    parser.add_argument("--speed", action="store_true", help="also compare with openpyxl and python-docx")
    parser.add_argument("--no-office", action="store_true", help="do without LibreOffice")
    parser.add_argument("--output", type=Path, help="write all figures as JSON")
    parser.add_argument("--keep", type=Path, help="keep planted and clean files in this folder, for looking at them")
    options = parser.parse_args()
    for module in ("gptsanitize.formats.ooxml.docx", "gptsanitize.formats.ooxml.xlsx"):
        import_module(module)  # the workers are forked: imports are paid for once
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        files = choose(options.folders, options.limit)
        measured = run(files, folder, options.minutes, office=not options.no_office, keep=options.keep is not None)
        results = [result for _, result in measured]
        kinds = sorted({result["format"] for result in results})
        report: Result = {
            "summary": {kind: summary([each for each in results if each["format"] == kind]) for kind in kinds}
        }
        if options.pipeline:
            report["summary"]["whole product"] = pipeline(measured, folder)
    if options.speed:
        report["summary"]["speed"] = import_module("benchmarks.office_speed").compare()
    report["files"] = results
    if options.output:
        options.output.write_text(json.dumps(report, indent=1), "utf-8")
    show(report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
