"""Judge a clean copy of the made-up company's folder.

    python benchmarks/company/score.py SOURCE RELEASE TRUTH [--details FILE]

SOURCE is OUT/files of `make.py`, RELEASE a folder of clean copies (names of files may have changed), TRUTH is
OUT/truth.json. A value counts as readable when it stands as a word of its own in any reading of the file: names of
files and members, bytes, inflated streams, XML joined over elements, text of PDF pages by two readers, percent,
entity and base64 decoded; numbers of seven digits and more also by their digits alone. A person is coherent when
every spelling in every file tells the same fake person and no other person has that name. A harmless value counts as
changed when it stands less often in the visible text. Which copy belongs to which source is told by what they share.
Nothing here is code of the product.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.company import align, coherence, expand
from benchmarks.company.coherence import Mention
from benchmarks.company.shape import shape

ASKED = {
    "readable": "<= 0.5 %, 0 told",
    "people": ">= 95 %",
    "harmless": "<= 3 %",
    "shape": "100 %",
    "delivered": ">= 97 %",
}
_WHOLE = {"password", "api key", "file name"}  # looked for as written, with anything before and behind


@dataclass
class Result:
    """Figures and examples."""

    figures: dict[str, str] = field(default_factory=dict)
    details: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))


def match_files(source: Path, release: Path, files: Sequence[str]) -> dict[str, Path]:
    """For each source its clean copy, told by the words that both hold."""
    copies = {path: _words(expand.units(path)) for path in sorted(release.rglob("*")) if path.is_file()}
    scores = []
    for name in files:
        words = _words(expand.units(source / name))
        for path, other in copies.items():
            if path.suffix.lower() == Path(name).suffix.lower():
                same = sum((words & other).values()) / max(1, sum((words | other).values()))
                scores.append((same + (path.relative_to(release).as_posix() == name), name, path))
    found: dict[str, Path] = {}
    taken: set[Path] = set()
    for score, name, path in sorted(scores, key=lambda entry: -entry[0]):
        if name not in found and path not in taken and score > 0.1:
            found[name] = path
            taken.add(path)
    for path, words in copies.items():  # a copy that no reader opens is told by its name alone
        if path not in taken and path.relative_to(release).as_posix() in files and not words:
            found.setdefault(path.relative_to(release).as_posix(), path)
    return found


def _words(units: Iterable[str]) -> Counter[str]:
    return Counter(word for unit in units for word in re.findall(r"\w+", unit))


class Reading:
    """Everything that can be read in one file, for looking for values."""

    def __init__(self, path: Path) -> None:
        texts = list(dict.fromkeys(expand.haystacks(path)))
        self.cased = "\n".join(texts)
        self.folded = "\n".join(dict.fromkeys(expand.fold(text) for text in texts))
        self.digits = re.sub(r"(?<=[0-9])[ \t.\-/()\u00a0]{1,3}(?=[0-9])", "", self.folded)

    def where(self, value: str, kind: str) -> str | None:
        """Some text around the value, or None where it is not readable."""
        if kind in _WHOLE:
            return _around(self.cased, re.compile(re.escape(value)))
        found = _around(self.folded, align.bounded(expand.fold(value)))
        digits = re.sub(r"[^0-9]", "", value)
        if found is None and len(digits) >= 7 and len(digits) * 2 > len(value):
            found = _around(self.digits, re.compile(rf"(?<![0-9]){digits}(?![0-9])"))
        return found


def _around(text: str, pattern: re.Pattern[str]) -> str | None:
    match = pattern.search(text)
    return None if match is None else text[max(0, match.start() - 60) : match.end() + 40]


def judge_values(truth: dict[str, Any], copies: dict[str, Path], result: Result) -> None:
    readings = {name: Reading(path) for name, path in copies.items()}
    left: Counter[str] = Counter()
    values = truth["values"]
    for entry in values:
        reading = readings.get(entry["file"])
        where = reading.where(entry["value"], entry["kind"]) if reading else None
        if where is not None:
            left[entry["how"]] += 1
            result.details["values"].append({**entry, "where": where})
    share = sum(left.values()) / len(values)
    told = sum(left.values()) - left["understanding"]
    causes = ", ".join(f"{how} {count}" for how, count in left.most_common()) or "none"
    result.figures["readable"] = f"{share:.2%} ({sum(left.values())} of {len(values)}), {told} told: {causes}"


def judge_people(
    truth: dict[str, Any],
    pairs: dict[str, list[tuple[str, str]]],
    copies: dict[str, Path],
    release: Path,
    result: Result,
) -> None:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    untold = _collect(truth, pairs, mentions)
    names: dict[str, tuple[str, str]] = {}
    judged = {person["key"]: person for person in truth["people"] if mentions[person["key"]]}
    for key, person in judged.items():
        for spelling in person["spellings"]:
            if spelling["form"].startswith("filename") and spelling["file"] in copies:
                path = copies[spelling["file"]].relative_to(release).as_posix()
                mentions[key].append(Mention(spelling["file"], spelling["form"], spelling["text"], path))
        name = coherence.canonical(mentions[key], person["given"], person["surname"])
        if name:
            names[key] = name
    shared = {
        name for name, count in Counter(tuple(map(str.casefold, name)) for name in names.values()).items() if count > 1
    }
    broken: Counter[str] = Counter()
    for key, person in judged.items():
        wrong = _wrong(person, mentions[key], names.get(key))
        if key in names and tuple(map(str.casefold, names[key])) in shared:
            wrong.append(("shared", "", "", " ".join(names[key])))
        if wrong:
            broken[key] = len(wrong)
            shown = " ".join(names.get(key, ("?", "?")))
            for form, file, text, fake in wrong:
                result.details["people"].append(
                    {
                        "person": f"{person['given']} {person['surname']}",
                        "fake": shown,
                        "form": form,
                        "file": file,
                        "text": text,
                        "became": fake,
                    }
                )
    good = len(judged) - len(broken)
    share = f"{good / max(1, len(judged)):.1%} ({good} of {len(judged)})"
    forms = Counter(entry["form"] for entry in result.details["people"]).most_common()
    causes = ", ".join(f"{form} {count}" for form, count in forms)
    total = sum(map(len, mentions.values()))
    result.figures["people"] = f"{share}; {total} spellings, {untold} not to be told; wrong: {causes or 'none'}"


def _collect(truth: dict[str, Any], pairs: dict[str, list[tuple[str, str]]], mentions: dict[str, list[Mention]]) -> int:
    by_file: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for person in truth["people"]:
        for spelling in person["spellings"]:
            if not spelling["form"].startswith("filename"):
                by_file[spelling["file"]][spelling["text"]].append((person["key"], spelling["form"]))
    others: dict[str, set[str]] = defaultdict(set)
    for entry in truth["values"]:
        others[entry["file"]].add(entry["value"])
    untold = 0
    for file, spellings in by_file.items():
        values = [*others[file], *spellings]
        for source, copy in pairs.get(file, ()):
            if not any(text in source for text in spellings):
                continue
            for text, fake in align.replaced(source, copy, values):
                owners = spellings.get(text, [])
                if len({key for key, _ in owners}) != 1:
                    continue
                if fake is None:
                    untold += 1
                    continue
                key, form = owners[0]
                mentions[key].append(Mention(file, form, text, fake.strip()))
    return untold


def _wrong(
    person: dict[str, Any], mentions: Sequence[Mention], name: tuple[str, str] | None
) -> list[tuple[str, str, str, str]]:
    given, surname = person["given"], person["surname"]
    bad = []
    for mention in dict.fromkeys(mentions):
        same = mention.text.casefold() == mention.fake.casefold() and mention.form != "initials"
        if same or (name is not None and not coherence.agrees(mention, name, given, surname)):
            bad.append((mention.form + (" unchanged" if same else ""), mention.file, mention.text, mention.fake))
    return bad


def judge_harmless(truth: dict[str, Any], source: Path, copies: dict[str, Path], result: Result) -> None:
    texts = {name: (_flat(expand.units(source / name)), _flat(expand.units(path))) for name, path in copies.items()}
    seconds = {name: text for name, path in copies.items() if (text := expand.second_reading(path))}
    changed, total = 0, 0
    for entry in truth["harmless"]:
        if entry["file"] not in texts:
            continue
        before, after = texts[entry["file"]]
        pattern = _standing(entry["value"])
        count, left = len(pattern.findall(before)), len(pattern.findall(after))
        if left < count and entry["file"] in seconds:
            left = len(pattern.findall(seconds[entry["file"]]))
        total += 1
        if left < count:
            changed += 1
            result.details["harmless"].append(
                {**entry, "before": count, "after": left, "where": _lost(pattern, before, after)}
            )
        elif not count:
            result.details["truth"].append(entry)
    result.figures["harmless"] = f"{changed / max(1, total):.2%} ({changed} of {total})"


def _flat(units: Sequence[str]) -> str:
    return "\n".join(" ".join(unit.split()) for unit in units).replace("\n\f", "\f")


def _standing(value: str) -> re.Pattern[str]:
    """The value as a word; one or two characters count only where they are a whole cell or line."""
    if len(value) < 3 and not (len(value) == 2 and value.isupper()):
        return re.compile(rf"^{re.escape(value)}$", re.MULTILINE)
    body = r"\s+".join(map(re.escape, value.split()))
    left = r"(?<!\w)(?<![0-9][., ])" if value[0].isdigit() else r"(?<!\w)" if value[0].isalpha() else ""
    right = r"(?!\w)(?![., ][0-9])" if value[-1].isdigit() else r"(?!\w)" if value[-1].isalpha() else ""
    return re.compile(left + body + right)


def _lost(pattern: re.Pattern[str], before: str, after: str) -> list[str]:
    """The first line that lost the value, with the line of the copy at the same place."""
    left, right = before.split("\n"), after.split("\n")
    if len(left) == len(right):
        for one, two in zip(left, right, strict=True):
            if len(pattern.findall(two)) < len(pattern.findall(one)):
                return [one[:200], two[:200]]
    match = pattern.search(before)
    return [before[max(0, match.start() - 60) : match.end() + 60]] if match else []


def judge_shape(source: Path, copies: dict[str, Path], result: Result) -> None:
    same = 0
    for name, path in copies.items():
        before, after = shape(source / name), shape(path)
        differs = {key: _difference(before[key], after.get(key)) for key in before if before[key] != after.get(key)}
        same += not differs
        if differs:
            result.details["shape"].append({"file": name, "differs": differs})
    result.figures["shape"] = f"{same / max(1, len(copies)):.1%} ({same} of {len(copies)})"


def _difference(before: Any, after: Any) -> str:
    if isinstance(before, dict) and isinstance(after, dict):
        changed = [(key, before[key], after.get(key)) for key in before if before[key] != after.get(key)]
        return f"{len(changed)} differ, {changed[:3]}"
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        changed = [(place, one, two) for place, (one, two) in enumerate(zip(before, after, strict=True)) if one != two]
        return f"{len(changed)} differ, {changed[:2]}"[:600]
    return f"{before!r:.200} -> {after!r:.200}"


def score(source: Path, release: Path, truth: dict[str, Any]) -> Result:
    """All figures of the release."""
    result = Result()
    files = truth["files"]
    copies = match_files(source, release, files)
    pairs = {name: align.pair(expand.units(source / name), expand.units(path)) for name, path in copies.items()}
    judge_values(truth, copies, result)
    judge_people(truth, pairs, copies, release, result)
    judge_harmless(truth, source, copies, result)
    judge_shape(source, copies, result)
    result.figures["delivered"] = f"{len(copies) / len(files):.1%} ({len(copies)} of {len(files)})"
    result.details["delivered"] = [{"file": name} for name in files if name not in copies]
    return result


def show(result: Result) -> str:
    names = {
        "readable": "pairs of file and value still readable",
        "people": "people wholly coherent",
        "harmless": "harmless values changed",
        "shape": "files whose shape is unchanged",
        "delivered": "files delivered",
    }
    lines = ["| figure | asked | measured |", "| --- | --- | --- |"]
    return "\n".join(lines + [f"| {text} | {ASKED[key]} | {result.figures[key]} |" for key, text in names.items()])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("release", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--details", type=Path, help="where the examples of each failure go, as JSON")
    options = parser.parse_args()
    result = score(options.source, options.release, json.loads(options.truth.read_text(encoding="utf-8")))
    print(show(result))
    if options.details:
        options.details.write_text(json.dumps(result.details, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
