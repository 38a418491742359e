"""The examples of rules, expanded and run through the real engine: what `gptsanitize rules test` does.

In an example, `[[...]]` marks the value; a list is joined, and `{{hex:32}}` stands for generated characters, so that no
repository scanner mistakes an example for a secret. Generated text depends on the rule's id only.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from gptsanitize.detect.rules.reading import Example, Rule
from gptsanitize.model import Finding, Segment

__all__ = ["Problem", "check_examples", "expand"]

_GENERATOR = re.compile(r"\{\{([a-z0-9]{1,20}):([0-9]{1,4})\}\}")
_SHOWN = 60
"""Characters of an example that a problem with it shows."""
_LOWER = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"
_ALPHABETS = {
    "digits": _DIGITS,
    "hex": _DIGITS + "abcdef",
    "upperhex": _DIGITS + "ABCDEF",
    "lower": _LOWER,
    "upper": _LOWER.upper(),
    "alnum": _LOWER + _LOWER.upper() + _DIGITS,
    "loweralnum": _LOWER + _DIGITS,
    "upperalnum": _LOWER.upper() + _DIGITS,
    "base32": _LOWER.upper() + "234567",
    "base64": _LOWER + _LOWER.upper() + _DIGITS + "+/",
    "base64url": _LOWER + _LOWER.upper() + _DIGITS + "-_",
}

Find = Callable[[Sequence[Segment]], Iterable[tuple[Segment, tuple[Finding, ...]]]]


@dataclass(frozen=True, slots=True)
class Problem:
    """An example that does not hold: rule, `file:line` of the rule, which example, what happened."""

    rule: str
    where: str
    example: str
    message: str


def expand(example: Example, seed: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text of an example without its marks, and the spans that were marked."""
    source = random.Random(seed)  # noqa: S311 -- examples, not keys

    def generate(match: re.Match[str]) -> str:
        alphabet = _ALPHABETS[match[1]]
        return "".join(source.choice(alphabet) for _ in range(int(match[2])))

    text, spans, position = "", [], 0
    marked = _GENERATOR.sub(generate, example.text)
    while (begin := marked.find("[[", position)) >= 0 and (end := marked.find("]]", begin)) >= 0:
        text += marked[position:begin]
        spans.append((len(text), len(text) + end - begin - 2))
        text += marked[begin + 2 : end]
        position = end + 2
    return text + marked[position:], tuple(spans)


def check_examples(rules: Sequence[Rule], find: Find) -> list[Problem]:
    """Run all examples of `rules` through `find`, which is an engine over all rules; what does not hold is returned.

    Each is a document of its own: neighbours would tell of one another.
    """
    numbers = count()
    cases: list[tuple[Rule, str, tuple[tuple[int, int], ...], bool]] = []
    segments: list[Segment] = []
    for rule in rules:
        for wanted, examples in ((True, rule.must_match), (False, rule.must_not_match)):
            for index, example in enumerate(examples, 1):
                text, spans = expand(example, f"{rule.id} {index}")
                segments.append(Segment(next(numbers), text, example.place, "example", example.hint))
                cases.append((rule, _named(example, index, wanted=wanted), spans, wanted))
    problems = []
    for (rule, name, spans, wanted), segment in zip(cases, segments, strict=True):
        ((_, findings),) = find([segment])
        message = _judge(rule, spans, findings) if wanted else _judge_absent(rule, findings)
        if message:
            problems.append(Problem(rule.id, rule.where, name, message))
    return problems


def _named(example: Example, index: int, *, wanted: bool) -> str:
    """Which example of its rule it is, with its begin as it stands in the file."""
    text = " ".join(example.text.split())
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
    return f"{'must_match' if wanted else 'must_not_match'} {index} ({shown})"


def _judge(rule: Rule, spans: tuple[tuple[int, int], ...], findings: Sequence[Finding]) -> str:
    if not spans:
        return "marks no value with [[ ]]"
    found = {(finding.start, finding.end): finding.entity for finding in findings}
    for span in spans:
        if span not in found:
            near = ", ".join(f"{f.entity} at {f.start}:{f.end} by {f.rule}" for f in findings) or "nothing"
            return f"{rule.entity} expected at {span[0]}:{span[1]}, found {near}"
        if found[span] != rule.entity:
            return f"{rule.entity} expected at {span[0]}:{span[1]}, found as {found[span]}"
    return ""


def _judge_absent(rule: Rule, findings: Sequence[Finding]) -> str:
    wrong = [finding for finding in findings if finding.rule == rule.id]
    return f"found at {wrong[0].start}:{wrong[0].end}" if wrong else ""
