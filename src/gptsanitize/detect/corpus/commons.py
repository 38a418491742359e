"""What only the rest of a file tells of a name: the language it is written in, and which words it writes small.

`Rebase` at the beginning of a sentence is a person to a names model, and so is `Nix` in a manual whose commands begin
with `nix`; a heading of two Turkish words is one, too. `Commons` reads the segments of a stream and knows these words
for what they are. A word that people are called by is never told so. What the form of a name proves is decided in
`unread` and `believable`, which words are a program's in `identifiers`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.people.foreign import is_foreign_name, is_noun
from gptsanitize.detect.people.unread import is_name_elsewhere, may_be_called
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.words.languages import CUES, language_of
from gptsanitize.knowledge.dictionary import is_dictionary_word, is_plain_word
from gptsanitize.knowledge.famous import PLACES
from gptsanitize.knowledge.gazetteer import given_in_english, given_names, surnames
from gptsanitize.knowledge.words import (
    BUSINESS_NOUNS,
    ENGLISH_FUNCTION_WORDS,
    FUNCTION_WORDS,
    GIVEN_NAMES,
    LEGAL_FORMS,
    PUBLIC_HEADS,
    SCOPED_HEADS,
)
from gptsanitize.model import Place, Segment

__all__ = ["Commons"]

_UNREAD = frozenset({Place.STRUCTURE, Place.FORMULA, Place.LINK, Place.NAME, Place.METADATA})
_WORD = compiled(r"[^\W\d_][\w'’-]{1,40}")
_OF_SOMEBODY = frozenset(
    "user username users login account name names owner author by from host hostname benutzer nutzer kunde utilisateur "
    "usuario utente gebruiker password passwort by: user: login: owner: author: name:".split()
)
"""Beside these a word in small letters may be somebody's account."""
_RUN = compiled(r"[^\W\d_]+")
_PARTS = compiled(r"[-_.]")
_NOUN = compiled(r"[a-z]{3,20}(?!\w)")
_ARTICLES = frozenset("the a an your our this every any each some other new via using".split())
_INTRODUCED = compiled(rf"(?<![^ \n])(?i:{'|'.join(sorted(_ARTICLES))}) ([^a-z\W][^ ]*)")
_HOSTS = (
    *("github.", "gitlab.", "bitbucket.", "codeberg.", "pypi.org", "npmjs.com", "crates.io", "rubygems.org"),
    *("docker.com", ".readthedocs.io"),
)
"""One of these stands in the address of each project."""
_PROJECT = compiled(
    r"(?:github|gitlab|bitbucket|codeberg)\.(?:com|org)/[\w.-]{1,40}/(?P<a>[\w.-]{3,40})|"
    r"(?:pypi\.org/project|npmjs\.com/package|crates\.io/crates|rubygems\.org/gems|hub\.docker\.com/r/[\w-]{1,40})/"
    r"(?P<b>[\w.-]{3,40})|(?P<c>[a-z-]{3,30})\.readthedocs\.io",
)
"""The name of a project in its address; whose it is, is told before."""
_OF_PEOPLE = frozenset(
    "family case account file matter pc laptop desktop mac home phone notebook estate claim team brothers house son "
    "sons sisters daughter and or was has had is said will would may wife husband child children deal trial report "
    "letter mail invoice portfolio project household application appointment".split()
)
"""What people have."""
_OF_BODIES = (BUSINESS_NOUNS | SCOPED_HEADS | PUBLIC_HEADS | LEGAL_FORMS) | frozenset(
    "court police building group school church hospital hotel museum theatre chamber army brigade tribunal prison "
    "clinic practice surgery farm".split()
)
"""Organisations are called by ordinary words, one of them what they are."""
_FEWEST_NOUNS = 3
_NEAR = 24
"""Characters of a neighbouring word."""
_MOST_PLACES = 100
_MOST = 50_000
"""Words that are remembered of a stream."""
_SAMPLED = 3_000
"""Words in small letters by which the language of a stream is told."""
_FEWEST = 8
_KNOWN = 0.4
"""Share of words in an English dictionary, below which a stream is not English."""
_LONGEST = 400
"""A text of more than these tells its own language."""


class Commons:
    """The words in small letters and the language of a stream of segments, as far as it was read."""

    def __init__(self) -> None:
        self._batch: Sequence[Segment] = ()
        self._text = ""
        """What the batch says, joined when the first name in it is in doubt."""
        self._runs: frozenset[str] = frozenset()
        """Its runs of letters."""
        self._introduced: frozenset[str] = frozenset()
        """Its words behind an article."""
        self._common: set[str] = set()
        self._projects: set[str] = set()
        """Words of the names of projects that the stream refers to."""
        self._asked: set[str] = set()
        """Words that this batch was asked for."""
        self._languages: Counter[str] = Counter()
        """Texts by the language that they tell."""
        self._met = self._known = 0
        """Words in small letters, and those of them that an English dictionary has."""

    def learn(self, batch: Sequence[Segment]) -> None:
        """Know of a batch; it is read when a name in it is in doubt."""
        self._batch, self._text = batch, ""
        self._asked.clear()

    def is_common(self, text: str, hit: Hit) -> bool:
        """Whether what the names model found there is a word of the language, or of the matter, of the stream."""
        value = text[hit.start : hit.end]
        if value.islower():
            return is_plain_word(value)
        if not self._text:
            self._read()
        return self._is_of_language(text, hit, value) or self._is_written_small(value, hit.entity)

    def _read(self) -> None:
        read = [segment for segment in self._batch if segment.place not in _UNREAD]
        self._text = "\n".join(segment.text for segment in read) or "\n"
        self._runs = frozenset(_RUN.findall(self._text))
        self._introduced = frozenset(_INTRODUCED.findall(self._text))
        for segment in self._batch:
            if any(host in segment.text for host in _HOSTS):
                self._learn_projects(segment.text)
        if self._met < _SAMPLED:
            for segment in read:
                if segment.place is not Place.CODE and " " in segment.text:
                    self._tell(segment.text[:_LONGEST])
                    if self._met >= _SAMPLED:
                        break

    def _learn_projects(self, text: str) -> None:
        for found in _PROJECT.finditer(text):
            name = found[found.lastgroup or 0].lower().removesuffix(".git")
            if len(self._projects) < _MOST:
                self._projects.update({name, *_PARTS.split(name)})

    def _tell(self, text: str) -> None:
        words = [word for word in text.split() if word.islower() and word.isalpha()]
        self._met += len(words)
        self._known += sum(map(is_dictionary_word, words))
        if language := language_of(text):
            self._languages[language] += 1

    def _is_english(self) -> bool:
        return self._met < _FEWEST or self._known >= _KNOWN * self._met

    def _language(self) -> str:
        """The language of a stream that is read by its cues; nothing for one that is read nowhere."""
        ((language, count),) = self._languages.most_common(1) or [("", 0)]
        return language if language in CUES and 2 * count > self._languages.total() else ""

    def _is_of_language(self, text: str, hit: Hit, value: str) -> bool:
        """Whether a short text tells no language, that of the stream is not read, and the words are no name in it."""
        if len(text) > _LONGEST or self._is_english() or language_of(text):
            return False
        if not ENGLISH_FUNCTION_WORDS.isdisjoint(text.split()):
            return False
        if language := self._language():
            if given_names().intersection(value.lower().split()) or _is_named_alone(text, hit, value):
                return False
            return not is_foreign_name(value, language) and (value != text.strip() or is_noun(value, language))
        return not any(map(may_be_called, value.split())) and not is_name_elsewhere(text, hit.start, hit.end)

    def _is_written_small(self, value: str, entity: str) -> bool:
        """Whether all words of a name are written small elsewhere, and nobody is called by one of them."""
        words = _WORD.findall(value)
        low = [word.lower() for word in words]
        is_body = entity == "ORGANIZATION" and len(words) > 1 and not _OF_BODIES.isdisjoint(low)
        if not words or is_body or any(map(_is_called, low)):
            return False
        return all(word in FUNCTION_WORDS or self._is_of_matter(word) for word in low)

    def _is_of_matter(self, word: str) -> bool:
        """Whether the stream writes a word small among others, or has it before words for three things and more."""
        if word in self._projects:
            return True
        if word not in self._common and word not in self._asked and len(self._common) < _MOST:
            self._asked.add(word)
            run = _RUN.match(word)
            is_written = run is not None and run[0] in self._runs
            is_told = is_written or word.capitalize() in self._introduced
            if (is_written and _is_small(self._text, word)) or (
                is_told and len(_things(self._text, word)) >= _FEWEST_NOUNS
            ):
                self._common.add(word)
        return word in self._common


def _is_named_alone(text: str, hit: Hit, value: str) -> bool:
    """Whether a family name stands where no sentence goes on."""
    goes_on = text[hit.end : hit.end + 1] == " " and text[hit.end + 1 : hit.end + 2].islower()
    return not goes_on and not surnames().isdisjoint(value.lower().split())


def _is_called(word: str) -> bool:
    return word in PLACES or word in GIVEN_NAMES or word in given_in_english() or word in surnames()


def _is_small(text: str, word: str) -> bool:
    """Whether a word stands in small letters beside another one, and beside no word for somebody."""
    for start, end in _each(text, f" {word}"):
        if text[end : end + 1].isalnum() or text[end : end + 1] in {"@", "-", "_"}:
            continue
        before = text[max(0, start - _NEAR) : start].rpartition("\n")[2].rpartition(" ")[2]
        behind = text[end : end + _NEAR].partition("\n")[0].strip(",").strip().partition(" ")[0]
        if before in _OF_SOMEBODY or behind in _OF_SOMEBODY:
            continue
        if before.islower() or behind.islower():
            return True
    return False


def _things(text: str, word: str) -> set[str]:
    """The words for things behind a word: `nix-store`, `the Nix language`."""
    found = {text[end : end + _NEAR] for start, end in _each(text, f"{word}-") if not text[start - 1 : start].isalnum()}
    for start, end in _each(text, f" {word.capitalize()} "):
        if text[max(0, start - _NEAR) : start].rpartition(" ")[2].rpartition("\n")[2].lower() in _ARTICLES:
            found.add(text[end : end + _NEAR])
    nouns = {noun[0] for behind in found if (noun := _NOUN.match(behind))}
    return nouns - _OF_PEOPLE


def _each(text: str, part: str) -> Iterator[tuple[int, int]]:
    """The first places where a part of a text stands."""
    start = -1
    for _ in range(_MOST_PLACES):
        start = text.find(part, start + 1)
        if start < 0:
            return
        yield start, start + len(part)
