"""One scan for all rules: a cheap pass finds anchors, and a pattern runs only where one of its anchors stands.

Anchors are clusters of digits and literal keywords (one Aho-Corasick automaton over all rules and labels). Several
short texts are scanned as one block, so that spreadsheet cells cost no call each; a window never reaches over the
border of its text. Work is linear in the block: the windows of a pattern are merged, and a pattern's own work is
bounded (`lint`). What is found may overlap: `resolve` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.patterns.forms import LEFT, RIGHT, Surroundings
from gptsanitize.detect.patterns.shapes import Facts, Shape, facts_of, shape_of
from gptsanitize.detect.rules import labels
from gptsanitize.detect.rules.labels import Link
from gptsanitize.detect.rules.reading import At, Pattern, Rule
from gptsanitize.detect.rules.validators import VALIDATORS, Validator
from gptsanitize.detect.scan.anchors import Places, automaton_of_keywords, windows
from gptsanitize.detect.scan.clusters import Clusters
from gptsanitize.detect.scan.phrases import Phrases
from gptsanitize.detect.views.blocks import Block, Hit, Text, block_of
from gptsanitize.detect.views.octets import within_words
from gptsanitize.garbage import collection_paused

__all__ = ["Hit", "Scanner", "Text"]

_CONTEXT_ROOM = 60
_CONTEXT_BOOST = 0.35
_MOST = 0.97
_EDGE_ROOM = 2048
_LONGEST_LABEL = 200
_SHRINKS = 6
_FIRST_WORDS = 5
"""Words of an answer of which one may be what was asked for."""
_CODE_GAP = 3  # words between a noun and the colon before its code
_WHOLE = ("not_public",)
_ANY_BEFORE = "* "
"""Begins a column of which only the last word counts: `* password` is `portal_password` too."""
_LONGEST_HEADER = 4
_MOST_HEADERS = 2_000  # that are remembered


class _Regex:
    """A pattern that is compiled when its first anchor is met: a start pays for what it uses."""

    def __init__(self, source: str, *, own: bool) -> None:
        self._source = source
        self._own = own
        self._compiled: re.Pattern[str] | None = None
        self.group: int | str = 0

    def get(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = compiled(self._source, keep=not self._own)
            self.group = "v" if "v" in self._compiled.groupindex else 0
        return self._compiled

    @cached_property
    def facts(self) -> Facts:
        """What holds for each match."""
        return facts_of(self._source, keep=not self._own)

    @cached_property
    def shape(self) -> Shape | None:
        """A run of signs that each match holds, where one tells enough."""
        return shape_of(self._source)


@dataclass(slots=True)
class _Probe:
    """One pattern or one labelled value of a rule, ready to run."""

    rule: Rule
    regex: _Regex
    score: float
    checks: tuple[tuple[str, Validator], ...]
    context: Phrases | None
    says: str
    pattern: Pattern | None = None
    surroundings: Surroundings | None = None
    holds: _Regex | None = None
    needs: Phrases | None = None
    unless: Phrases | None = None
    coded: _Regex | None = None
    """Of nouns: what may stand right behind one."""


class Scanner:
    """All rules, ready to search. One object serves any number of texts; it holds no text."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_digits: list[_Probe] = []
        self._everywhere: list[_Probe] = []
        self._by_label: dict[str, list[_Probe]] = {}
        self._by_noun: dict[str, list[_Probe]] = {}
        self._by_head: dict[str, list[_Probe]] = {}
        keywords: dict[str, list[int]] = {}
        self._probes: list[_Probe] = []
        self._columns: dict[str, tuple[str, Sequence[_Probe]]] = {}
        self._labels: dict[str, bool] = {}
        with collection_paused():  # tens of thousands of keywords
            for rule in rules:
                self._add(rule, keywords)
            self._automaton = automaton_of_keywords(keywords)
        self._clusters = Clusters([probe.pattern for probe in self._by_digits if probe.pattern])

    def _add(self, rule: Rule, keywords: dict[str, list[int]]) -> None:
        for pattern in rule.patterns:
            probe = _Probe(
                rule,
                _Regex(pattern.regex, own=rule.own),
                pattern.score,
                tuple((name, VALIDATORS[name]) for name in pattern.validators),
                Phrases(rule.context) if rule.context else None,
                pattern.says or ", ".join(("form", *pattern.validators)),
                pattern,
                Surroundings(pattern.regex) if pattern.at is At.AROUND else None,
                _Regex(pattern.holds, own=rule.own) if pattern.holds else None,
            )
            if pattern.at is At.DIGITS:
                self._by_digits.append(probe)
            elif pattern.at is At.EVERYWHERE:
                self._everywhere.append(probe)
            else:
                self._wait(probe, pattern.keywords or rule.keywords, keywords)
        if rule.labels or rule.columns or rule.nouns:
            self._add_labels(rule, keywords)

    def _add_labels(self, rule: Rule, keywords: dict[str, list[int]]) -> None:
        checks = tuple((name, VALIDATORS[name]) for name in rule.validators)
        probe = _Probe(rule, _Regex(rule.value, own=rule.own), rule.score, checks, None, "label")
        probe.needs = Phrases(rule.needs) if rule.needs else None
        probe.unless = Phrases(rule.unless) if rule.unless else None
        column = _Probe(rule, _Regex(rule.column_value, own=rule.own), rule.score, checks, None, "column")
        self._wait(probe, [variant for label in rule.labels for variant in labels.variants(label)], keywords)
        # A label that needs its sentence is no header.
        for label in (*(() if rule.needs else rule.labels), *rule.columns):
            if label.startswith(_ANY_BEFORE):
                self._by_head.setdefault(label.removeprefix(_ANY_BEFORE), []).append(column)
            else:
                self._by_label.setdefault(label.strip("*"), []).append(column)
        if rule.nouns:
            noun = _Probe(rule, _Regex(rule.value, own=rule.own), rule.score, checks, None, "label")
            noun.coded = _Regex(rule.coded, own=rule.own)
            self._wait(noun, [f"{word}*" for word in rule.nouns], keywords)
        for word in rule.nouns:
            self._by_noun.setdefault(word, []).append(column)

    def _wait(self, probe: _Probe, words: Iterable[str], keywords: dict[str, list[int]]) -> None:
        number = len(self._probes)
        self._probes.append(probe)
        for word in dict.fromkeys(word.lower() for word in words):
            keywords.setdefault(word, []).append(number)

    # ---- searching

    def scan(self, texts: Sequence[Text], wanted: frozenset[str] | None = None) -> list[list[Hit]]:
        """The hits of each text, in no order, overlapping where several rules hold; of some entities alone."""
        return self.scan_block(block_of(texts), wanted)

    def scan_block(self, block: Block, wanted: frozenset[str] | None = None) -> list[list[Hit]]:
        """The same for texts that were joined before."""
        self._at_keywords(block, wanted)
        self._at_digits(block, wanted)
        for probe in self._everywhere:
            if wanted is None or probe.rule.entity in wanted:
                self._sweep(block, probe)
        for index, text in enumerate(block.texts):
            if text.hint:
                self._whole(text, block.found[index])
        return block.found

    def _at_keywords(self, block: Block, wanted: frozenset[str] | None) -> None:
        if self._automaton is None:
            return
        inside, anchors = within_words(block.octets), Places()
        for last, (length, left, right, numbers, others) in self._automaton.iter(block.folded):
            start, end = last - length + 1, last + 1
            if not ((right and inside[end]) or (left and inside[start])):
                span = start, end
                for number in numbers:
                    anchors[number].append(span)
            for left_too, right_too, more in others:
                if not ((right_too and inside[end]) or (left_too and inside[start])):
                    for number in more:
                        anchors[number].append((start, end))
        padded = f"{' ' * LEFT}{block.text}{' ' * RIGHT}"
        for number, places in anchors.items():
            probe = self._probes[number]
            if wanted is not None and probe.rule.entity not in wanted:
                continue
            if probe.pattern is None:
                self._labelled(block, probe, places)
            elif probe.pattern.at is At.KEYWORD:
                self._exactly(block, probe, places)
            else:
                self._search(block, probe, probe.pattern, _fitting(probe, padded, places))

    def _at_digits(self, block: Block, wanted: frozenset[str] | None) -> None:
        for number, anchors in self._clusters.anchors(block).items():
            probe = self._by_digits[number]
            if probe.pattern and (wanted is None or probe.rule.entity in wanted):
                self._search(block, probe, probe.pattern, anchors)

    def _exactly(self, block: Block, probe: _Probe, places: list[tuple[int, int]]) -> None:
        regex, done = probe.regex.get(), 0
        for start, _ in places:
            if start < done:
                continue
            index = block.index(start)
            match = regex.match(block.text, start, block.ends[index])
            if match:
                done = self._emit(block, index, probe, match) or start

    def _search(self, block: Block, probe: _Probe, pattern: Pattern, places: list[tuple[int, int]]) -> None:
        regex, digits = probe.regex.get(), block.digits if probe.regex.facts.holds_digit else b""
        holds = probe.holds.get() if probe.holds is not None else None
        sign, anchored = probe.regex.facts.sign, bool(digits) and pattern.at is At.DIGITS
        for index, low, high, last in windows(block, pattern, places):
            if digits and digits.find(b"0", low, high) < 0:
                continue
            if sign and block.text.find(sign, low, high) < 0:
                continue
            if holds is not None and holds.search(block.text, low, high) is None:
                continue
            position, limit = low, block.ends[index]
            while position < high:
                match = regex.search(block.text, position, high)
                if match is None:
                    break
                begin = match.start()
                if match.end() == high < limit:
                    match = regex.match(block.text, begin, min(limit, high + _EDGE_ROOM))
                found = self._emit(block, index, probe, match) if match else 0
                # What is no finding as a whole (a public body) is none without its first word either.
                position = found or (match.end() if match and pattern.validators == _WHOLE else begin + 1)
                if position >= last and anchored:  # each match holds a digit of an anchor
                    break

    def _sweep(self, block: Block, probe: _Probe) -> None:
        """A pattern without an anchor runs over the block; what would cross a border is matched again within it."""
        shape, position = probe.regex.shape, 0
        if shape is not None and not shape.is_in(block.octets):
            return
        regex = probe.regex.get()
        while True:
            match = regex.search(block.text, position)
            if match is None:
                return
            begin, index = match.start(), block.index(match.start())
            if match.end() > block.ends[index]:
                match = regex.match(block.text, begin, block.ends[index]) if begin < block.ends[index] else None
            position = (self._emit(block, index, probe, match) if match else 0) or begin + 1

    def _labelled(self, block: Block, probe: _Probe, places: list[tuple[int, int]]) -> None:
        rule, text, done, far = probe.rule, block.text, 0, _far(probe)
        for start, end in places:
            if start < done:
                continue
            index = block.index(start)
            low, limit = block.starts[index], block.ends[index]
            if probe.coded is not None:
                done = self._numbered(block, index, probe, start, end) or done
                continue
            if _goes_on(text, end, limit) or (rule.starts and not labels.begins_line(text, start, low)):
                continue
            if (found := self._before(block, index, probe, (start, end), end)) > 0:
                done = found
                continue
            if far and block.digits.find(b"0", max(low, start - rule.back), min(limit, end + far)) < 0:
                continue
            if rule.reach or rule.back or rule.answered:
                apart = _apart(rule, text, start, end, low, limit)
                done = self._every(block, index, probe, (start, end), apart) or done
                continue
            places_behind = (p for p, link in labels.value_starts(text, end, limit, rule.gap) if link >= rule.link)
            found = self._first(block, index, probe, (start, end), places_behind)
            done = found or self._answered(block, index, probe, (start, end), end) or done

    def _numbered(self, block: Block, index: int, probe: _Probe, start: int, end: int) -> int:
        """A value behind a noun: of any form where a word for numbers stands beside it, else of the rule's code."""
        text, low, limit = block.text, block.starts[index], block.ends[index]
        behind = labels.after_number_word(block.folded, start, end, low, limit)
        if behind >= 0:
            starts = (p for p, _ in labels.value_starts(text, behind, limit, probe.rule.gap))
            return (
                self._before(block, index, probe, (start, end), behind)
                or self._first(block, index, probe, (start, end), starts)
                or self._answered(block, index, probe, (start, end), behind)
            )
        if not probe.rule.coded or probe.coded is None or _goes_on(text, end, limit):
            return 0
        for place in _coded_places(text, end, limit):
            match = probe.coded.get().match(text, place, limit)
            if match and all(VALIDATORS[name](match[probe.coded.group]) for name in ("has_digit", "not_standard")):
                return self._emit(block, index, probe, match, label=text[start:end], group=probe.coded.group)
        return 0

    def _before(self, block: Block, index: int, probe: _Probe, label: tuple[int, int], behind: int) -> int:
        """A value with a digit before its label in brackets: `E-1044 (employee id)`; returns the end of the label."""
        if block.text[label[0] - 1 : label[0]] != "(" or not probe.regex.facts.holds_digit:
            return 0
        text, regex = block.text, probe.regex.get()
        end, starts = labels.before_bracket(text, label[0], behind, block.starts[index], block.ends[index])
        for start in starts:
            match = regex.match(text, start, end)
            if match and match.end() == end and self._passes(probe, match):
                return behind if self._emit(block, index, probe, match, label=text[slice(*label)]) else 0
        return 0

    def _answered(self, block: Block, index: int, probe: _Probe, label: tuple[int, int], behind: int) -> int:
        """A value with a digit in the answer to a question for it."""
        if not probe.regex.facts.holds_digit:
            return 0
        places = labels.tokens_answered(block.text, behind, block.ends[index])
        return self._first(block, index, probe, label, islice(places, _FIRST_WORDS))

    def _every(self, block: Block, index: int, probe: _Probe, label: tuple[int, int], places: Iterable[int]) -> int:
        """Add all values that begin at the places (`passwords: mail ..., shop ...`); returns the end of the last."""
        regex, limit, done = probe.regex.get(), block.ends[index], 0
        for place in places:
            match = regex.match(block.text, place, limit)
            if match and self._passes(probe, match):
                if not _is_meant(block, index, probe, label):
                    break
                done = max(done, self._emit(block, index, probe, match, label=block.text[slice(*label)]))
        return done

    def _first(self, block: Block, index: int, probe: _Probe, label: tuple[int, int], places: Iterable[int]) -> int:
        """Add the first value that begins at one of the places; returns its end, 0 for none."""
        regex, limit = probe.regex.get(), block.ends[index]
        for place in places:
            match = regex.match(block.text, place, limit)
            if match and self._passes(probe, match):
                if not _is_meant(block, index, probe, label):
                    break
                return self._emit(block, index, probe, match, label=block.text[slice(*label)])
        return 0

    def _passes(self, probe: _Probe, match: re.Match[str]) -> bool:
        value = match[probe.regex.group]
        return bool(value) and all(VALIDATORS[name](value) for name in probe.rule.filters)

    def _emit(
        self,
        block: Block,
        index: int,
        probe: _Probe,
        match: re.Match[str],
        *,
        label: str = "",
        group: int | str | None = None,
    ) -> int:
        """Add what `match` found, if its checks hold; returns where the search goes on, 0 for nothing found.

        `label` is the rule's label that stands beside it, as the text spells it.
        """
        text, rule = block.texts[index], probe.rule
        if rule.places and text.place not in rule.places:
            return match.end()
        start, end = match.span(probe.regex.group if group is None else group)
        offset = block.starts[index]
        if label and group is None:
            end = self._valid_end(block.text, probe, match) or end
            score, evidence = _judge(probe, block.text[start:end], label)
        elif label:
            score, evidence = _judge(probe, block.text[start:end], label)
        else:
            end = self._valid_end(block.text, probe, match)
            if not end:
                return 0
            score, evidence = self._in_context(block, index, probe, start)
        if end <= start:
            return 0
        block.found[index].append(Hit(start - offset, end - offset, rule.entity, rule.id, score, evidence))
        return max(end, start + 1)

    def _valid_end(self, text: str, probe: _Probe, match: re.Match[str]) -> int:
        """The end of the value; a shorter one, cut at a separator, where the whole fails its checks; 0 for none."""
        start, end = match.span(probe.regex.group)
        value = text[start:end]
        for _, check in probe.checks:
            if not check(value):
                break
        else:
            return end
        if probe.regex.group:
            return 0
        for _ in range(_SHRINKS):
            cut = max(text.rfind(separator, start, end) for separator in " -.,;")
            if cut <= start:
                return 0
            end = cut
            if probe.regex.get().fullmatch(text, start, end) and all(
                check(text[start:end]) for _, check in probe.checks
            ):
                return end
        return 0

    def _in_context(self, block: Block, index: int, probe: _Probe, start: int) -> tuple[float, str]:
        if probe.context is not None:
            before = block.text[max(block.starts[index], start - _CONTEXT_ROOM) : start]
            if probe.context.are_in(before) or probe.context.are_in(block.texts[index].hint):
                return min(_MOST, probe.score + _CONTEXT_BOOST), f"{probe.says}, context"
        return probe.score, probe.says

    def _whole(self, text: Text, found: list[Hit]) -> None:
        """The header of the column, or the label of the form field, types the whole value."""
        body = text.text.strip()
        if body.casefold() == text.hint.strip().casefold():  # the header's own cell, or a key given as its value
            return
        lead = len(text.text) - len(text.text.lstrip())
        phrase, probes = self.column(text.hint)
        for probe in probes:
            rule = probe.rule
            if rule.places and text.place not in rule.places:
                continue
            match = probe.regex.get().fullmatch(body)
            if match and self._passes(probe, match):
                start, end = match.span(probe.regex.group)
                score, evidence = _judge(probe, body[start:end], phrase)
                found.append(Hit(lead + start, lead + end, rule.entity, rule.id, max(score, 0.9), evidence))
                return

    def is_label(self, text: str) -> bool:
        """Whether a text is no more than the name of a value: a label or header, as `Pers.-Nr.` or `Konfession`."""
        if len(text) > _LONGEST_LABEL:
            return False
        known = self._labels.get(text)
        if known is None:
            if len(self._labels) >= _MOST_HEADERS:
                self._labels.clear()
            known = self._labels[text] = self._is_label(text)
        return known

    def _is_label(self, text: str) -> bool:
        bare = text.strip(" .:;*_\t\r\n")
        exact = (bare.lower(), *labels.hint_phrases(bare)[:2])
        return any(phrase in self._by_label for phrase in exact) or any(
            noun in self._by_noun for noun in labels.hint_nouns(bare)
        )

    def column(self, hint: str) -> tuple[str, Sequence[_Probe]]:
        """What a header means: the phrase by which it is known, and the rules that it names, in their order.

        The first rule whose value fits types the cell.
        """
        if len(hint) > _LONGEST_LABEL:
            return self._column(hint)
        known = self._columns.get(hint)
        if known is None:
            if len(self._columns) >= _MOST_HEADERS:
                self._columns.clear()
            known = self._columns[hint] = self._column(hint)
        return known

    def _column(self, hint: str) -> tuple[str, Sequence[_Probe]]:
        for phrase in labels.hint_phrases(hint):
            probes = self._by_label.get(phrase)
            if probes:
                return phrase, probes
        for noun in labels.hint_nouns(hint):
            probes = self._by_noun.get(noun)
            if probes:
                return noun, probes
        words = labels.hint_words(hint)
        head = words[-1] if 1 < len(words) <= _LONGEST_HEADER else ""
        return (head, self._by_head[head]) if head in self._by_head else ("", ())

    def is_header(self, text: str) -> bool:
        """Whether a header types the cells below it."""
        return bool(self.column(text)[1])

    def typed(self, cells: Sequence[tuple[str, str]]) -> list[list[Hit]]:
        """The hits of each text by its hint alone; equal ones are looked at once, for columns repeat their cells."""
        found: dict[tuple[str, str], list[Hit]] = {}
        for cell in cells:
            if cell not in found:
                self._whole(Text(*cell), found.setdefault(cell, []))
        return [found[cell] for cell in cells]


def _goes_on(text: str, end: int, limit: int) -> bool:
    """Whether the word of a label is longer than the label."""
    return end < limit and text[end].isalpha() and text[end - 1].isalpha() and not text[end].isupper()


def _far(probe: _Probe) -> int:
    """How many characters behind its label a digit of a value may stand at the most; 0 where it needs none."""
    if probe.coded is not None or not probe.regex.facts.holds_digit:
        return 0
    rule = probe.rule
    behind = max(rule.reach, labels.farthest_answer() if rule.answered else 0) or labels.farthest(rule.gap)
    return behind + probe.regex.facts.longest


def _coded_places(text: str, end: int, limit: int) -> Iterator[int]:
    """Where a code may begin: right behind its noun, or behind a colon some words on."""
    behind = labels.right_behind(text, end, limit)
    if behind >= 0:
        yield behind
    if labels.may_be_joined(text, end, limit, _CODE_GAP) and not labels.goes_on_in_words(text, end, limit):
        yield from (place for place, link in labels.value_starts(text, end, limit, _CODE_GAP) if link is Link.COLON)


def _is_meant(block: Block, index: int, probe: _Probe, label: tuple[int, int]) -> bool:
    """Whether the sentence of a label has a word that the rule needs, and none that it excludes."""
    if probe.needs is None and probe.unless is None:
        return True
    sentence = labels.sentence(block.text, *label, block.starts[index], block.ends[index])
    if probe.unless is not None and probe.unless.are_in(sentence):
        return False
    return probe.needs is None or probe.needs.are_in(sentence)


def _apart(rule: Rule, text: str, start: int, end: int, low: int, limit: int) -> Iterator[int]:
    """Where a value may stand in the clause of its label: behind it, below a question, or before it."""
    if rule.reach:
        yield from labels.tokens_after(text, end, limit, rule.reach)
    if rule.answered:
        yield from labels.tokens_answered(text, end, limit)
    if rule.back:
        yield from labels.tokens_before(text, start, low, rule.back)


def _judge(probe: _Probe, value: str, label: str) -> tuple[float, str]:
    """Beside a strong label a failed checksum is a slip of the pen, not a reason to leave the value.

    The label is named as the rule has it: what is in a rule is nobody's value.
    """
    says = f"{probe.says} {label.lower()!r}"
    failed = [name for name, check in probe.checks if not check(value)]
    if failed:
        return max(0.6, probe.score - 0.15), f"{says}; fails {', '.join(failed)}"
    names = [name for name, _ in probe.checks]
    return (min(_MOST, probe.score + 0.1), f"{says}, {', '.join(names)}") if names else (probe.score, says)


def _fitting(probe: _Probe, padded: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The keywords that a match may hold, of a pattern whose matches hold one; else all."""
    if probe.surroundings is None or probe.pattern is None:
        return places
    fit = probe.surroundings.fit
    if probe.pattern.capital:
        return [place for place in places if padded[place[0] + LEFT].isupper() and fit(padded, *place)]
    return [place for place in places if fit(padded, *place)]
