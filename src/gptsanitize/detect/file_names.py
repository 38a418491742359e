"""Values in the names of files and folders, where underscores and hyphens stand for spaces.

A name is too short for a names model to be sure of every word of a person, so a word that is written like a name and
stands beside one is taken as part of it: `Roe_Jane_CV` holds `Roe_Jane`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gptsanitize.detect.detector import Detector
from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.resolve import NAMES_RULE, resolve
from gptsanitize.detect.words.kinds import is_company, is_ordinary
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.words import GIVEN_NAMES
from gptsanitize.model import Finding, Place, Segment

__all__ = ["find_in_name"]

_JOINTS = " _-.+"
_JOINED = compiled(f"[{re.escape(_JOINTS.strip())}]")
_WORD = compiled(r"[^\W\d_]++(?:['’][^\W\d_]++)?")
_PROSE = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})
_MOST_WORDS = 4


def find_in_name(name: str, detector: Detector) -> tuple[Finding, ...]:
    """Findings in the name of one file or folder, without its suffix: ordered, none overlapping another."""
    found = list(_find(name, detector))
    spaced = _JOINED.sub(" ", name)
    if spaced != name:  # as it would be written in a sentence; what has a form of its own is as it stands
        found += [each for each in _find(spaced, detector) if each.entity in _PROSE]
    words = [match.span() for match in _WORD.finditer(name)]
    whole = [_whole(name, words, each) if each.entity in {"PERSON", "ORGANIZATION"} else each for each in found]
    return tuple(resolve([each for each in whole if each.start < each.end and _is_told(name, each)]))


def _find(text: str, detector: Detector) -> Iterator[Finding]:
    for _, findings in detector.find([Segment(0, text, Place.NAME, "name")]):
        yield from findings


def _is_told(name: str, finding: Finding) -> bool:
    """Whether more than the model's opinion of a few words without a sentence says that this is a name.

    It holds a given name or a company's form, or two words and more of one kind of case that no dictionary has. What
    the contents of the files prove to be a name is found in their names without this.
    """
    value = name[finding.start : finding.end]
    words = _WORD.findall(value)
    if finding.rule != NAMES_RULE or is_company(_JOINED.sub(" ", value)):
        return True
    if any(word.lower() in GIVEN_NAMES for word in words):
        return True
    alike = any(all(map(test, words)) for test in (str.istitle, str.isupper, str.islower))
    return len(words) > 1 and alike and not any(map(is_dictionary_word, words))


def _whole(name: str, words: list[tuple[int, int]], finding: Finding) -> Finding:
    """A name without ordinary words at its ends; a person with the words beside it that are written like names."""
    inside = [n for n, (start, end) in enumerate(words) if start < finding.end and finding.start < end]
    while inside and is_ordinary(name[slice(*words[inside[0]])]):
        del inside[0]
    while inside and is_ordinary(name[slice(*words[inside[-1]])]):
        del inside[-1]
    if not inside:
        return replace(finding, end=finding.start)
    first, last = inside[0], inside[-1]
    if finding.entity != "PERSON":
        return replace(finding, start=max(finding.start, words[first][0]))
    while last - first < _MOST_WORDS - 1 and _goes_on(name, words, first - 1, first - 1):
        first -= 1
    while last - first < _MOST_WORDS - 1 and _goes_on(name, words, last, last + 1):
        last += 1
    return replace(finding, start=words[first][0], end=words[last][1])


def _goes_on(name: str, words: list[tuple[int, int]], left: int, added: int) -> bool:
    """Whether word `left` and the next are joined by one sign, and word `added` of them is written like a name."""
    if left < 0 or left + 1 >= len(words):
        return False
    word, joint = name[slice(*words[added])], name[words[left][1] : words[left + 1][0]]
    return len(joint) == 1 and joint in _JOINTS and len(word) > 1 and word.istitle() and not is_ordinary(word)
