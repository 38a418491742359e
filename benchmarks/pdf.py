"""Replace words in real PDFs and measure what the writer promises: survivors, pixels, text, speed.

    python benchmarks/pdf.py FOLDER [--limit N] [--seed WORD] [--readers] [--output result.json]
    python benchmarks/pdf.py FOLDER --pipeline [--limit N] [--output result.json]

In each file up to four words are chosen by a seeded rule and replaced wherever they stand. Measured are: originals left
in four readers' text and in every decoded object, outlines in fonts that nothing shows any more (`pdf_glyphs`),
pixels changed outside the boxes of both words, whether PDFium's text is exactly the original with its replacements, and
the CPU seconds of the whole pass (read, write, witness; the choice of words is this program's and not counted) beside
pypdf's `extract_text` of the same file in the same process. A worker process takes file after file, with a time limit
for each; the result names files, never their text.

`--pipeline` runs the whole way with real detection instead: survey of every file, one plan, rewrite and witness of each
in one process, and gives CPU seconds for each step beside pypdf's.

The figures stand in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import multiprocessing
import re
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from importlib import import_module
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from gptsanitize.detect import Detector
from gptsanitize.errors import InputError
from gptsanitize.formats import open_document
from gptsanitize.limits import Limits
from gptsanitize.mask import Key
from gptsanitize.model import Edit, FormatOptions, Known, Match, Mention, Place, Policy, Segment
from gptsanitize.pipeline import Rewriter, plan, survey
from gptsanitize.policy import default_policy
from gptsanitize.verify import Witness

PASS = ("read", "write", "verify")
SECONDS = 60
MEMORY = 3_000_000_000
WORD = re.compile(r"(?<![^\W_])[A-Za-zÀ-ž]{6,14}(?![^\W_])")
ON_PAGES = frozenset({Place.BODY, Place.TABLE, Place.HEADER, Place.HIDDEN})
BLANK = re.compile(r"[\s\u00ad\u200b\ufeff\x00-\x1f\u2010\ufffe\uffff\ufffd-]+")
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "za", "dor", "fen", "gal", "hin", "jun")


def squash(text: str) -> str:
    """Text without blanks, hyphens and compatibility forms."""
    return BLANK.sub("", unicodedata.normalize("NFKC", text))


def invented(word: str) -> str:
    """A word of like length that is no word."""
    digest = hashlib.sha256(word.encode()).digest()
    made = "".join(SYLLABLES[byte % len(SYLLABLES)] for byte in digest)[: len(word)]
    return made.upper() if word.isupper() else made.capitalize() if word[0].isupper() else made


def choose(segments: list[Segment], seed: str, shown: str) -> dict[str, str]:
    """Up to four words of the file, and what stands in their place. `shown` is the text of its pages.

    A word that is part of another one, or that neighbours make where blanks do not count (`tin` in `cut in`), would be
    expected to change where nobody asked for it. Words of pages that PDFium does not read (it knows another table of
    letters than the file's) cannot be told from its text, nor their boxes.
    """
    on_pages = "\n".join(segment.text for segment in segments if segment.place in ON_PAGES)
    counts = Counter(word for segment in segments for word in WORD.findall(segment.text))
    whole = "\n".join(counts)
    order = sorted(counts, key=lambda word: hashlib.sha256((seed + word).encode()).digest())
    read = squash(shown)
    usual = (
        word
        for word in order
        if counts[word] <= 8
        and whole.count(word) == 1
        and (squash(word) in read or word not in on_pages)
        and not made_by_neighbours(word, shown)
    )
    return {word: invented(word) for word in islice(usual, 4)}


def made_by_neighbours(word: str, shown: str) -> bool:
    """Whether the letters of a word stand in a row somewhere with a blank, and no hyphen, between them."""
    pattern = re.compile(r"[^\S\n]*\n?[^\S\n]*".join(map(re.escape, word)))
    return any(re.search(r"[^\W_]\s+[^\W_]", found.group()) for found in pattern.finditer(shown))


def with_ligatures(word: str) -> str:
    """A pattern for a word whose letters may be ligatures."""
    pattern = re.escape(word)
    for ligature in "ﬃﬄﬀﬁﬂ":
        plain = unicodedata.normalize("NFKC", ligature)
        pattern = pattern.replace(plain, f"(?:{plain}|{ligature})") if "(?:" not in pattern else pattern
    return pattern


def edits_for(segments: list[Segment], words: dict[str, str]) -> list[Edit]:
    """Every occurrence of the words, anywhere."""
    if not words:
        return []
    pattern = re.compile("|".join(map(with_ligatures, sorted(words, key=len, reverse=True))))
    return [
        Edit(segment.id, match.start(), match.end(), words[unicodedata.normalize("NFKC", match.group())])
        for segment in segments
        for match in pattern.finditer(segment.text)
    ]


def shown_text(data: bytes) -> str:
    """What PDFium reads on all pages."""
    import pypdfium2

    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def readings(data: bytes, *, all_readers: bool) -> dict[str, str]:
    """The text of a file in several readers, squashed."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    texts = {"pdfium": "".join(page.get_textpage().get_text_range() for page in document)}
    if all_readers:
        import pypdf
        from pdfminer.high_level import extract_text

        try:
            texts["pypdf"] = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
        except Exception:  # noqa: BLE001 -- a peer's fault is no fault of the file
            texts["pypdf"] = ""
        try:
            texts["pdfminer"] = extract_text(io.BytesIO(data))
        except Exception:  # noqa: BLE001
            texts["pdfminer"] = ""
        done = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=False)
        texts["pdftotext"] = done.stdout.decode("utf-8", "ignore")
    return {reader: squash(text) for reader, text in texts.items()}


def object_scan(data: bytes, words: list[str]) -> int:
    """Words left in any string or decoded stream. Names are the format's own words (`/Contents`, `/percent`)."""
    import pikepdf

    found = 0
    needles = [
        form
        for word in words
        for form in (word.encode("utf-8"), word.encode("utf-16-be"), word.encode("latin-1", "ignore"))
    ]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for obj in pdf.objects:
            blob = obj.unparse(resolved=True) if hasattr(obj, "unparse") else b""
            if isinstance(obj, pikepdf.Stream):
                try:
                    blob = obj.read_bytes()
                except (pikepdf.PdfError, RuntimeError, NotImplementedError):
                    continue
            found += sum(_holds(blob, needle) for needle in needles if len(needle) > 4)
    return found


def _holds(blob: bytes, needle: bytes) -> bool:
    return needle in blob and re.search(rb"(?<![/A-Za-z])" + re.escape(needle) + rb"(?!dict)", blob) is not None


def boxes_of(page: Any, words: list[str]) -> list[tuple[float, float, float, float]]:
    """The boxes of the words' letters, from PDFium, in page space: what their font says, and what is drawn."""
    textpage = page.get_textpage()
    chars: list[int] = []
    text = ""
    for index in range(textpage.count_chars()):
        for char in squash(textpage.get_text_range(index, 1)):
            text += char
            chars.append(index)
    boxes = []
    for word in map(squash, words):
        start = text.find(word)
        while start >= 0:
            letters = chars[start : start + len(word)]
            boxes += [textpage.get_charbox(index, loose=loose) for index in letters for loose in (True, False)]
            start = text.find(word, start + 1)
    return boxes


def boxes_of_annotations(page: Any, words: list[str]) -> list[tuple[float, float, float, float]]:
    """The rectangles of annotations that hold one of the words: PDFium counts their text to no page."""
    import ctypes

    from pypdfium2 import raw

    boxes = []
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        texts = ""
        for key in (b"Contents", b"V"):
            size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
            buffer = (ctypes.c_ushort * (size // 2 + 1))()
            raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
            texts += bytes(buffer).decode("utf-16-le", "ignore")
        rectangle = raw.FS_RECTF()
        if any(word in texts for word in words) and raw.FPDFAnnot_GetRect(annotation, rectangle):
            boxes.append((rectangle.left, rectangle.bottom, rectangle.right, rectangle.top))
        raw.FPDFPage_CloseAnnot(annotation)
    return boxes


def changed_pixels(before: Any, after: Any, words: dict[str, str], scale: float = 1.0) -> float:
    """The share of pixels that changed outside the boxes of words and replacements, with one pixel of tolerance."""
    import numpy as np  # not before the detector, which sets how many threads numpy takes

    one = np.asarray(before.render(scale=scale).to_pil().convert("L"), dtype=np.int16)
    two = np.asarray(after.render(scale=scale).to_pil().convert("L"), dtype=np.int16)
    if one.shape != two.shape:
        return 1.0
    different = np.abs(one - two) > 48
    if not different.any():
        return 0.0
    import ctypes

    from pypdfium2 import raw

    x, y = ctypes.c_int(), ctypes.c_int()
    boxes = [*boxes_of(before, list(words)), *boxes_of(after, list(words.values()))]
    boxes += [*boxes_of_annotations(before, list(words)), *boxes_of_annotations(after, list(words.values()))]
    for left, bottom, right, top in boxes:
        corners = []
        for cx, cy in ((left, bottom), (right, top), (left, top), (right, bottom)):
            raw.FPDF_PageToDevice(before, 0, 0, one.shape[1], one.shape[0], 0, cx, cy, x, y)
            corners.append((x.value, y.value))
        xs, ys = [c[0] for c in corners], [c[1] for c in corners]
        different[max(min(ys) - 2, 0) : max(ys) + 3, max(min(xs) - 2, 0) : max(xs) + 3] = False
    return float(different.mean())


def measure(path: Path, *, all_readers: bool, seed: str = "") -> dict[str, Any]:
    """One file: its outcome and its figures."""
    result: dict[str, Any] = {"file": path.name}
    target = io.BytesIO()
    start = time.process_time()
    try:
        with open_document(path, FormatOptions(), Limits()) as document:
            segments = list(document.segments())
            result["read_seconds"] = time.process_time() - start
            words = choose(segments, seed + path.name, shown_text(path.read_bytes()))
            edits = edits_for(segments, words)
            start = time.process_time()
            document.write(target, edits)
        result["write_seconds"] = time.process_time() - start
    except InputError as error:
        return {**result, "outcome": error.outcome, "reason": error.reason}
    result |= {"outcome": "clean", "reason": "", "edits": len(edits)}
    result["witness"], result["verify_seconds"] = witnessed(target.getvalue(), words)
    compare(path.read_bytes(), target.getvalue(), words, result, all_readers=all_readers)
    return result


def witnessed(data: bytes, words: dict[str, str]) -> tuple[int, float]:
    """How many survivors the witness finds in a written file, and the CPU seconds it takes."""
    known = [Known(word, new, "PERSON", Match.WORD) for word, new in words.items()]
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "written.pdf"
        written.write_bytes(data)
        start = time.process_time()
        survivors = Witness(known, Limits()).examine(written)
        return len(survivors), time.process_time() - start


def compare(source: bytes, data: bytes, words: dict[str, str], result: dict[str, Any], *, all_readers: bool) -> None:
    """Fill in what is seen when source and output are laid side by side."""
    import pypdfium2

    before = readings(source, all_readers=all_readers)
    after = readings(data, all_readers=all_readers)
    result["survivors"] = {r: sum(squash(w) in text for w in words) for r, text in after.items()}
    result["in_objects"] = object_scan(data, list(words))
    expected = before["pdfium"]
    for word, new in sorted(words.items(), key=lambda item: -len(item[0])):
        expected = expected.replace(squash(word), squash(new))
    result["text_exact"] = expected == after["pdfium"]
    result["drawn"] = {r: sum(squash(word) in text for word in words) for r, text in before.items()}
    result["readable"] = {
        r: sum(squash(new) in text for word, new in words.items() if squash(word) in before[r])
        for r, text in after.items()
    }
    result["words"] = len(words)
    one, two = pypdfium2.PdfDocument(source), pypdfium2.PdfDocument(data)
    result["pages"] = len(two)
    shares = [changed_pixels(one[i], two[i], words) for i in range(min(len(one), len(two), 40))]
    result["pixels"] = max(shares, default=0.0) if len(one) == len(two) else 1.0
    result["bytes"] = [len(source), len(data)]
    if all_readers:
        result["orphans"] = orphaned(source, data)
    result["pypdf_seconds"] = pypdf_seconds(source)


def orphaned(source: bytes, data: bytes) -> int | None:
    """Outlines that nothing shows any more, or none where pdfminer.six cannot read one of the files."""
    glyphs = import_module("pdf_glyphs")  # beside this file, which is run as a script
    try:
        return int(glyphs.orphans(source, data))
    except Exception:  # noqa: BLE001 -- a peer's fault is no fault of the file
        return None


class Worker:
    """A process that measures file after file; a new one takes over where one hangs or dies.

    The first file of a process is measured twice: the memory it shares with its parent is copied at first touch.
    """

    def __init__(self, *, all_readers: bool, seed: str) -> None:
        self._options = (all_readers, seed)
        self._process: multiprocessing.Process | None = None
        self._pipe: Any = None

    def measure(self, path: Path) -> dict[str, Any]:
        """Measure a file."""
        if self._process is None:
            self._pipe, theirs = multiprocessing.Pipe()
            self._process = multiprocessing.Process(target=_serve, args=(theirs, *self._options))
            self._process.start()
            theirs.close()
        reason = "hang"
        try:
            self._pipe.send(path)
            if self._pipe.poll(SECONDS):
                return dict(self._pipe.recv())
        except (EOFError, OSError):
            reason = "died"
        self.end()
        return {"file": path.name, "outcome": "fault", "reason": reason}

    def end(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._pipe.close()
            self._process = None


def _serve(pipe: Any, all_readers: bool, seed: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    path = pipe.recv()
    _measured(path, all_readers, seed)
    while True:
        pipe.send(_measured(path, all_readers, seed))
        path = pipe.recv()


def _measured(path: Path, all_readers: bool, seed: str) -> dict[str, Any]:
    try:
        return measure(path, all_readers=all_readers, seed=seed)
    except Exception as error:  # noqa: BLE001 -- the figure that counts: a fault that is not ours to raise
        import traceback

        frame = traceback.extract_tb(error.__traceback__)[-1]
        name = f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"
        return {"file": path.name, "outcome": "fault", "reason": name}


def share(part: float, whole: float) -> float | None:
    """A part of a whole, to four places."""
    return round(part / whole, 4) if whole else None


def summary(results: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures of the whole run."""
    clean = [r for r in results if r["outcome"] == "clean"]
    edited = [r for r in clean if r["words"]]
    timed = [r for r in clean if r.get("pypdf_seconds")]
    readers = sorted({reader for r in clean for reader in r["survivors"]})
    outcomes = Counter(f"{r['outcome']} {r['reason']}".strip() for r in results)
    kilobytes = sum(r["bytes"][0] for r in timed) / 1000
    steps = {step: sum(r[f"{step}_seconds"] for r in timed) for step in PASS}
    ours, theirs = sum(steps.values()), sum(r["pypdf_seconds"] for r in timed)
    return {
        "files": len(results),
        "outcomes": outcomes,
        "shares": {outcome: share(count, len(results)) for outcome, count in outcomes.items()},
        "words": sum(r["words"] for r in clean),
        "survivors": {reader: sum(r["survivors"][reader] for r in clean) for reader in readers},
        "files_with_survivors_in_objects": sum(r["in_objects"] > 0 for r in clean),
        "files_pixels_equal": share(sum(r["pixels"] < 0.0001 for r in clean), len(clean)),
        "files_text_exact": share(sum(r["text_exact"] for r in clean), len(clean)),
        "replacements_readable": {
            reader: share(sum(r["readable"][reader] for r in edited), sum(r["drawn"][reader] for r in edited))
            for reader in readers
        },
        "files_with_orphan_glyphs": sum((r.get("orphans") or 0) > 0 for r in clean),
        "files_searched_for_orphan_glyphs": sum(r.get("orphans") is not None and r["words"] > 0 for r in clean),
        "files_the_witness_would_withhold": sum(r["witness"] > 0 for r in clean),
        "seconds": {step: round(seconds, 2) for step, seconds in steps.items()},
        "pypdf_seconds": round(theirs, 2),
        "kilobytes_per_cpu_second": share(kilobytes, ours),
        "pypdf_kilobytes_per_cpu_second": share(kilobytes, theirs),
        "times_faster": share(theirs, ours),
    }


# ---- the whole way -------------------------------------------------------------------------------------------------

STEPS = ("survey", "rewrite", "verify")


def load_names() -> Detector:
    """A detector with its model at hand: it must be the first to load numpy, which takes all cores else."""
    detector = Detector(default_policy())
    list(detector.find([Segment(0, "Ms. Jane Roe lives in Springfield.", Place.BODY, "text")]))
    return detector


def pipeline(files: list[Path]) -> list[dict[str, Any]]:
    """CPU seconds of every step of every file. The corpus is what the files hold together."""
    policy, key = default_policy(), Key(bytes(range(32)))
    detector = load_names()
    plan([Mention("PERSON", "Jane Roe")], key, policy)  # models and lists of names are loaded
    results = [_surveyed(path, detector, policy) for path in files]
    mentions = [mention for result in results if "survey" in result for mention in result["survey"].mentions]
    start = time.process_time()
    rewriter = Rewriter(plan(mentions, key, policy), policy)
    planned = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        for path, result in zip(files, results, strict=True):
            if "survey" in result:
                _rewritten(path, Path(folder) / "written.pdf", result, rewriter, policy)
    for result in results:
        result["plan_seconds"] = planned / len(results)
    return results


def _surveyed(path: Path, detector: Detector, policy: Policy) -> dict[str, Any]:
    result: dict[str, Any] = {"file": path.name, "bytes": path.stat().st_size, "outcome": "clean", "reason": ""}
    start = time.process_time()
    try:
        result["survey"] = survey(path, detector, policy)
        result["values"] = len(result["survey"].findings)
    except InputError as error:
        result |= {"outcome": error.outcome, "reason": error.reason}
    result["survey_seconds"] = time.process_time() - start
    return result


def _rewritten(path: Path, target: Path, result: dict[str, Any], rewriter: Rewriter, policy: Policy) -> None:
    surveyed, start = result.pop("survey"), time.process_time()
    try:
        with open_document(path, policy.formats, policy.limits) as document:
            rewriter.write(document, target, surveyed)
        result["rewrite_seconds"] = time.process_time() - start
        start = time.process_time()
        survivors = rewriter.witness.examine(target)
        result["verify_seconds"] = time.process_time() - start
        if survivors:
            result |= {"outcome": "withheld", "reason": survivors[0].form}
    except InputError as error:
        result |= {"outcome": error.outcome, "reason": error.reason}
    result["pypdf_seconds"] = pypdf_seconds(path.read_bytes())


def pypdf_seconds(source: bytes) -> float | None:
    """CPU seconds that pypdf takes to extract the text of a file, or none where it cannot."""
    import pypdf

    start = time.process_time()
    try:
        for page in pypdf.PdfReader(io.BytesIO(source)).pages:
            page.extract_text()
    except Exception:  # noqa: BLE001 -- a peer's fault is no fault of the file
        return None
    return time.process_time() - start


def pipeline_summary(results: list[dict[str, Any]]) -> dict[str, Any]:
    """Seconds of each step, in sum and in the median, and the ten slowest files."""
    done = [r for r in results if r.get("pypdf_seconds") and all(f"{step}_seconds" in r for step in STEPS)]
    ours = {r["file"]: r["plan_seconds"] + sum(r[f"{step}_seconds"] for step in STEPS) for r in done}
    theirs = sum(r["pypdf_seconds"] for r in done)
    slowest = sorted(done, key=lambda r: -ours[r["file"]])[:10]
    columns = [*STEPS, "plan", "pypdf"]
    return {
        "files": len(results),
        "timed": len(done),
        "outcomes": Counter(f"{r['outcome']} {r['reason']}".strip() for r in results),
        "values": sum(r["values"] for r in done),
        "seconds": {name: round(sum(r[f"{name}_seconds"] for r in done), 2) for name in columns},
        "median_seconds": {name: round(median(r[f"{name}_seconds"] for r in done), 4) for name in columns},
        "times_faster_than_pypdf": share(theirs, sum(ours.values())),
        "times_faster_in_the_median": round(median(r["pypdf_seconds"] / ours[r["file"]] for r in done), 2),
        "slowest": [
            {"file": r["file"], "values": r["values"], **{name: round(r[f"{name}_seconds"], 2) for name in columns}}
            for r in slowest
        ],
    }


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="so many files, spread over the folder")
    parser.add_argument(
        "--readers", action="store_true", help="also read the output with pypdf, pdfminer.six and pdftotext"
    )
    parser.add_argument("--pipeline", action="store_true", help="the whole way with real detection, step by step")
    parser.add_argument("--seed", default="", help="another sample of the folder, and other words")
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    files = sorted(options.folder.rglob("*.pdf"))
    if options.limit and len(files) > options.limit:
        files = sorted(files, key=lambda p: hashlib.sha256((options.seed + p.name).encode()).digest())[: options.limit]
    if options.pipeline:
        load_names()
    for module in ("gptsanitize.formats.pdf", "pypdfium2", "pypdf"):
        import_module(module)  # the workers are forked: imports are paid for once
    if options.pipeline:
        results = pipeline(files)
        report = {"summary": pipeline_summary(results), "files": results}
    else:
        measure(files[0], all_readers=False)  # tables are loaded once
        worker = Worker(all_readers=options.readers, seed=options.seed)
        results = [worker.measure(path) for path in files]
        worker.end()
        report = {"summary": summary(results), "files": results}
    text = json.dumps(report, indent=1, default=dict)
    if options.output:
        options.output.write_text(text, "utf-8")
    print(json.dumps(report["summary"], indent=1, default=dict))
    return 0


if __name__ == "__main__":
    sys.exit(main())
