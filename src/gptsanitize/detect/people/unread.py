"""Names in texts of languages that neither the names model reads nor `languages` has cues for.

To a model for English any capitalised word of Russian, Turkish or Vietnamese is a name, and words in small letters
beside a name are a part of it. Here a name is believed for what proves it in any language: a given name or patronymic
in any of its cases, a family name beside another word, initials, a title, how somebody says who she is. What the
model says counts where two words inside a sentence have capitals. These languages write nouns small.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.words.kinds import is_company, is_ordinary
from gptsanitize.detect.words.languages import CUES
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.gazetteer import families_elsewhere, given_elsewhere, given_stems, towns
from gptsanitize.knowledge.words import ENGLISH_FUNCTION_WORDS

__all__ = ["is_name_elsewhere", "is_unread", "may_be_called", "names_elsewhere"]

_WORD = compiled(r"[^\W\d_]{1,40}(?:[-'’‘][^\W\d_]{1,30}){0,2}")
_NO_LETTER = compiled(r"[^\W\d_]")
_LEAD = compiled(r"(?:^|[\n.!?:;•|…]|[-–—] )[ \t\"'«»„“”¿¡(*>#]{0,8}$")
_ODD = compiled(r"[\u0400-\u052f\u0370-\u03ff\u1ea0-\u1ef9ąćęłńśźżğışțţăřůěőűėųįūžčđķļņģơưľĺŕ]")
"""Letters of scripts and languages that are read nowhere else; English meets them in names."""
_SMALL = compiled(r"(?<!\w)[^\W\d_A-Z]{2,20}(?!\w)")
_PATRONYMIC = compiled(r"(?i)[^\W\d_]{3,14}(?:ович|евич|овн|евн|івн|йович|ьич)[^\W\d_]{0,3}")
_FAMILY = compiled(
    r"(?:[^\W\d_]{2,14}(?:енко|чук|[сц]ьк(?:ий|а|ого|ому|им|ої|ій)|[сц]к(?:ий|ая|ого|ому|им|ой)|"
    r"[бвгдзклмнпрстфхцчшщ]ов(?:а|у|ым|ой|ы)?|"
    r"[бвгдзклмнпрстфхцчшщ]ев(?:а|у|ым|ой|ы)?|швили|ян(?:а|у)?)|"
    r"[^\W\d_]{2,14}(?:ski|ska|skiego|skiej|skim|ską|cki|cka|ckiego|ckiej|owicz|ewicz|czyk|czak|ová|ové|ák|ek|ić|"
    r"escu|eanu|oğlu|(?:in|än|an|yn|ön|(?<!ti)on)en|sson|dóttir|ienė|aitė|ytė|auskas|evičius|ius|enko|opoulou|opoulos|akis|idis|"
    r"όπουλος|οπούλου|ίδης|ίδου|άκης|άκη|ιάδης|ιάδου))"
)
"""Endings of family names: they prove nothing alone."""
_INITIALS = r"[^\W\d_]\.(?:[ -]?[^\W\d_]\.)?"
_INITIALS_BEHIND = compiled(rf" {_INITIALS}")
_INITIALS_BEFORE = compiled(rf"(?<![\w.]){_INITIALS} ?$")
_CALLS_HERSELF = compiled(
    r"(?i)(?<!\w)(?:меня зовут|его зовут|её зовут|ее зовут|мене звати|мене звуть|казвам се|nazywam się|nazywa się|"
    r"mam na imię|jmenuji se|jmenuje se|volám sa|moje meno je|mă numesc|mă cheamă|numele meu este|"
    r"(?:benim )?adım|ismim|tôi là|tôi tên là|tên tôi là|jag heter|mitt namn är|jeg hedder|jeg heter|mit navn er|"
    r"nimeni on|olen|a nevem|nevem|με λένε|ονομάζομαι|nama saya(?: adalah)?|saya bernama|zovem se|ime mi je|"
    r"mano vardas|minu nimi on|mani sauc)[:,]? $"
)
_TITLES = frozenset(
    "господин господина господину госпожа госпожи госпоже г-н г-на г-ну г-жа г-жи гражданин гражданина гр тов "
    "товарищ пан пана пану пані добродій pan pana panu panem pani panią panie paní pane pána páni pán pánovi slečna "
    "sl mgr ing mudr judr domnul domnului doamna doamnei dl dna d-na d-l domnișoara bay bayan sayın sn ông bà anh "
    "chị cô chú herr fru fröken frk hr hra rouva neiti κος κα κύριος κυρία κύριε κυρίου κυρίας bapak ibu pak bu sdr "
    "saudara saudari kak mas mbak gospodin gospođa gosp gđa gospa ponas ponia härra proua kungs kundze dr prof".split()
)
_TITLES_BEHIND = frozenset(
    "bey beye beyin beyi hanım hanıma hanımın hanımı efendi abi abla úr úrnak úrral asszony".split()
)
"""Turkish and Hungarian titles stand behind the name."""
_LONGEST = 4
_SHORTEST = 3
_VIETNAMESE = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý mai trịnh đinh đoàn lâm cao lương".split()
)
"""Family names, which stand first."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Words with capitals in a row, and what stands around them."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    begins: bool
    """Whether a sentence or line begins with it."""
    ends: bool
    """Whether the line ends with it."""
    before: str
    """The word before it, in small letters, where a space is between."""
    behind: str


def is_unread(text: str, language: str) -> bool:
    """Whether a text, of which `language_of` says `language`, is in one that is read nowhere else.

    A short text that has no English word is told by letters that English has in names only.
    """
    if language:
        return language not in CUES
    return _ODD.search(text.lower()) is not None and not _is_partly_english(text)


def _is_partly_english(text: str) -> bool:
    """Whether a text has a small word of English, or as many words of an English dictionary as others."""
    words = _SMALL.findall(text)
    if not ENGLISH_FUNCTION_WORDS.isdisjoint(words):
        return True
    return 2 * sum(map(is_dictionary_word, words)) >= max(1, len(words))


def names_elsewhere(text: str) -> Iterator[Hit]:
    """The people of a text in a language that is not read."""
    for run in _runs(text):
        found = _person(text, run)
        if found:
            start, end, score, says = found
            yield Hit(start, end, "PERSON", "foreign-name", score, says)


def is_name_elsewhere(text: str, start: int, end: int) -> bool:
    """Whether what the model found there is a name by its form: words with capitals inside a sentence."""
    value = text[start:end]
    if is_company(value):
        return True
    words = value.split()
    if not all(word[0].isupper() and _is_worded(word) for word in words) or is_ordinary(value):
        return False
    begins = _LEAD.search(text, max(0, start - 12), start) is not None
    if len(words) == 1:
        return not begins and value.lower() in towns()
    return not begins and not all(map(is_dictionary_word, words))


def may_be_called(word: str) -> bool:
    """Whether somebody may be called so in a language that is not read: a given name, or a family name by its form."""
    return word[:1].isupper() and (_is_given(word) or _is_family(word))


def _is_worded(word: str) -> bool:
    return len(word) > 1 and not word.isupper()


def _runs(text: str) -> Iterator[_Run]:
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    before = last = ""
    last_end = -2
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        is_next = start == last_end + 1 and text[last_end] == " "
        is_initial = len(word) == 1 and text[start + 1 : start + 2] == "."
        if words and not (is_next and word[0].isupper() and not is_initial):
            yield _run(text, words, spans, before, word if is_next else "")
            words, spans = [], []
        if word[0].isupper() and not is_initial:
            if not words:
                is_told = is_next or (start - last_end in {1, 2} and text[last_end : last_end + 1] in {".", ":", ","})
                before = last if is_told else ""
            words.append(word)
            spans.append(match.span())
        last, last_end = word.lower(), match.end()
    if words:
        yield _run(text, words, spans, before, "")


def _run(text: str, words: Sequence[str], spans: Sequence[tuple[int, int]], before: str, behind: str) -> _Run:
    start, end = spans[0][0], spans[-1][1]
    begins = _LEAD.search(text, max(0, start - 12), start) is not None
    rest = text[end : end + 4].split("\n", 1)[0]
    ends = _NO_LETTER.search(rest) is None and (end + 4 >= len(text) or "\n" in text[end : end + 4])
    return _Run(tuple(words), tuple(spans), begins, ends, before, behind.lower())


def _person(text: str, run: _Run) -> tuple[int, int, float, str] | None:
    """Start, end, score and what proves it."""
    first, is_titled = _led(run)
    if first == len(run.words):
        return None
    is_titled = is_titled or (first == 0 and run.before in _TITLES)
    last = min(len(run.words), first + _LONGEST)
    if run.words[last - 1].lower() in _TITLES_BEHIND:
        last, is_titled = last - 1, True
    words = run.words[first:last]
    if not words:
        return None
    start, end = run.spans[first][0], run.spans[last - 1][1]
    says = _proof(run, words, first)
    if says:
        return (*_with_initials(text, start, end), 0.7, says)
    told = is_titled or run.behind in _TITLES_BEHIND or _CALLS_HERSELF.search(text, max(0, start - 24), start)
    if told and all(map(_is_worded, words)):
        return (*_with_initials(text, start, end), 0.7, "title or introduction")
    if len(words) == 2 and run.begins and first == 0:
        start, words = run.spans[1][0], words[1:]
    initialled = _with_initials(text, start, end)
    if len(words) == 1 and initialled != (start, end) and _is_family(words[0]):
        return *initialled, 0.65, "family name and initials"
    return None


def _led(run: _Run) -> tuple[int, bool]:
    """The first word of the name, and whether a title stands before it."""
    first, is_titled = 0, False
    for number, word in enumerate(run.words):
        low = word.lower()
        if low in _TITLES:
            first, is_titled = number + 1, True
            continue
        if _is_given(word) or low in families_elsewhere() or low in _VIETNAMESE or is_titled:
            break
        follower = run.words[number + 1] if number + 1 < len(run.words) else ""
        if not (run.begins or number > first) or not _is_given(follower):
            break
        first = number + 1
    return first, is_titled


def _proof(run: _Run, words: Sequence[str], first: int) -> str:
    """What proves that words are a person's name; nothing where nothing does."""
    low = [word.lower() for word in words]
    given = [_is_given(word) for word in words]
    if len(words) > 1:
        if any(map(_PATRONYMIC.fullmatch, words)):
            return "patronymic"
        if low[0] in _VIETNAMESE and all(map(_is_worded, words)):
            return "family name and given name"
        if any(given) and all(map(_is_worded, words)):
            return "given name"
        if any(word in families_elsewhere() for word in low) and not run.begins:
            return "family name"
        is_line = run.begins and run.ends and first == 0 and len(run.words) < _LONGEST
        if is_line and _is_family(words[-1]):
            return "line of a name"
        return ""
    is_exact = low[0] in given_elsewhere()
    return "given name" if is_exact and not run.begins and _is_worded(words[0]) else ""


def _with_initials(text: str, start: int, end: int) -> tuple[int, int]:
    behind = _INITIALS_BEHIND.match(text, end)
    before = _INITIALS_BEFORE.search(text, max(0, start - 8), start)
    return before.start() if before else start, behind.end() if behind else end


@lru_cache(maxsize=8192)
def _is_given(word: str) -> bool:
    """Whether a word is a given name, in any case of its language: `Ольге`, `Małgorzacie`, `Tiinalle`, `Ayşe'nin`."""
    low = word.lower().replace("’", "'").partition("'")[0]
    if low in given_elsewhere():
        return True
    return any(low[: len(low) - cut] in given_stems() for cut in range(4) if len(low) - cut > _SHORTEST)


def _is_family(word: str) -> bool:
    return word.lower() in families_elsewhere() or _FAMILY.fullmatch(word) is not None
