"""Where a text names what somebody does for a living: the extent of a title, by the words of `trades`.

A title is one word of a trade and what belongs to it: modifiers before it in English and Dutch, behind it in Romance
languages, parts of its compound in German. `title_at` looks at one place; `stated` finds the places behind phrases that
announce one (`hired me as a`, `von Beruf`, `en qualité de`). Whether it is said of a person is decided by `told`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.views.octets import Glance, words_in
from gptsanitize.detect.words.languages import language_of
from gptsanitize.knowledge.trades import (
    DUTCH,
    DUTCH_ENDS,
    ENGLISH,
    FRENCH,
    GERMAN,
    GERMAN_ENDS,
    ITALIAN,
    OFFICES,
    PORTUGUESE,
    SPANISH,
)

__all__ = ["Title", "stated", "title_at"]


class Title(NamedTuple):
    """Where a title stands, and its last word in small letters."""

    start: int
    end: int
    word: str

    @property
    def is_addressed(self) -> bool:
        """Whether people are addressed by it, or named for what they do in public."""
        return self.word in _ADDRESSED

    @property
    def is_official(self) -> bool:
        """Whether it is an office before which papers are signed and cases heard."""
        return self.word in _OFFICIAL


_WORD = compiled(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_])){0,30}+")
_QUALIFIED: Final = frozenset(
    "retired former ex ex- then young self-employed semi-retired trained qualified registered part-time full-time "
    "pensionierte pensionierter ehemalige ehemaliger frühere früherer gelernte gelernter gelernten selbständige "
    "selbständiger selbstständige selbstständiger freie freier ancien ancienne ex jeune vieux vieille "
    "antiguo antigua joven ex antico giovane già antigo antiga gepensioneerd gepensioneerde voormalig voormalige "
    "oud-".split()
)
_STOPS: Final = frozenset(
    "at of in for on with from to who by since when where while because making working running and or but that than "
    "as until till before after during near under based is was has had which i he she it we they you my his her "
    "their our your this these those not no a an the if then though although so".split()
)
_NEVER: Final = frozenset(
    "good great bad better best natural real true poor keen fine very such like every any each some other another "
    "next last new first second only same own fellow main single key".split()
)
"""Words that make no title of a word behind them: `a good cook`, `the next driver`."""
_OFFICE_BEHIND: Final = frozenset("of at for".split())
_LINKS: Final = frozenset("de d' du des di del della dei do da dos das en in à a al alla na no".split())
_ROMANCE: Final = {"fr": FRENCH, "es": SPANISH, "it": ITALIAN, "pt": PORTUGUESE}
_STOPS_ROMANCE: Final = frozenset(
    "qui que qu chez et ou y o e en à a al au aux dans depuis pour par sur avec chez est era es è il elle che ma mais "
    "pero mas presso da dal dalla con per su alla nel nella desde para por em no na com ao quien quem sin sans desde "
    "desde dont où donde dove onde lorsque cuando quando comme como come".split()
)
_ADDRESSED: Final = frozenset(
    "judge magistrate constable sergeant detective officer inspector superintendent captain professor doctor docteur "
    "dottore dottoressa doctora doutor doutora notary notaio notaire notario notar lawyer solicitor barrister avocat "
    "avocate abogado abogada avvocato avvocata advogado advogada anwalt anwältin rechtsanwalt rechtsanwältin richter "
    "richterin juge jueza juez giudice juiz juíza rabbi imam pastor pastora chaplain priest nurse coroner mayor "
    "minister secretary chef coach author artist singer composer poet actor actress novelist historian scientist "
    "economist philosopher painter sculptor editor reporter journalist designer developer programmer researcher "
    "engineer physicist chemist mathematician biologist".split()
)
"""Before a name these say what somebody is in public, or lead a name as a title does."""
_OFFICIAL: Final = frozenset(
    "judge magistrate solicitor barrister lawyer notary notaio notaire notario notar notarin prosecutor coroner "
    "bailiff huissier avocat avocate abogado abogada avvocato avvocata advogado advogada anwalt anwältin "
    "rechtsanwalt rechtsanwältin richter richterin juge juez jueza giudice juiz juíza oberarzt oberärztin "
    "chefarzt chefärztin facharzt fachärztin assistenzarzt assistenzärztin advocaat advocate physician".split()
)


def title_at(text: str, start: int, end: int, language: str) -> Title | None:
    """The title that begins there and ends before `end`; `language` is that of the text, empty for English."""
    words = [(found[0], found.start(), found.end()) for found in _WORD.finditer(text, start, end)]
    if not words or words[0][1] != start:
        return None
    at = 0
    while at < len(words) - 1 and words[at][0].lower() in _QUALIFIED:
        at += 1
    rest = words[at:]
    if language == "nl":
        found = _dutch(rest) or _english(rest)
    elif language == "de":
        found = _german(rest) or _english(rest)
    elif language in _ROMANCE:
        found = _romance(rest, _ROMANCE[language])
    else:
        found = _english(rest) or _german(rest) or _any_romance(rest)
    return found._replace(start=start) if found else None


_Words = list[tuple[str, int, int]]


def _english(words: _Words) -> Title | None:
    count = next((i for i, (word, _, _) in enumerate(words) if word.lower() in _STOPS), len(words))
    if not 0 < count < 6 or any(word.lower() in _NEVER for word, _, _ in words[:count]):
        return None
    for at in range(count - 1, -1, -1):
        low = words[at][0].lower()
        if _is_english(low):
            return Title(words[0][1], words[at][2], low)
        if low in OFFICES and at == count - 1:
            behind = words[count : count + 2]
            is_of = len(behind) > 1 and behind[0][0].lower() in _OFFICE_BEHIND and behind[1][0][0].isupper()
            return Title(words[0][1], words[at][2], low) if is_of else None
        if at < count - 1:
            return None
    return None


def _is_english(low: str) -> bool:
    return low in ENGLISH or ("-" in low and low.rpartition("-")[2] in ENGLISH)


def _german(words: _Words) -> Title | None:
    for word, _, end in words[:3]:
        if not word[0].isupper():
            continue
        low = word.lower()
        if low in GERMAN or (low.endswith(GERMAN_ENDS) and not low.startswith(("mit", "vor")) and len(low) > 7):
            return Title(words[0][1], end, low)
        return None
    return None


def _dutch(words: _Words) -> Title | None:
    for word, _, end in words[:2]:
        low = word.lower()
        if low in DUTCH or (low.endswith(DUTCH_ENDS) and len(low) > 8):
            return Title(words[0][1], end, low)
    return None


def _any_romance(words: _Words) -> Title | None:
    for known in _ROMANCE.values():
        found = _romance(words, known)
        if found:
            return found
    return None


def _romance(words: _Words, known: frozenset[str]) -> Title | None:
    """The trade, the adjectives behind it, and the matter of it: `vendeuse qualifiée`, `souffleuse de verre`."""
    first, start, end = words[0]
    low = first.lower()
    if first.isupper() or not (low in known or low.partition("-")[0] in known):
        return None
    at = 1
    while at < len(words) and at < 3 and _is_adjective(words[at][0]):
        end = words[at][2]
        at += 1
    if at + 1 < len(words) and words[at][0].lower() in _LINKS and words[at + 1][0].islower():
        matter = words[at + 1][0].lower()
        if matter not in _STOPS_ROMANCE and (words[at][0].lower() not in {"a", "à", "en", "in", "al", "na", "no"}):
            end = words[at + 1][2]
    return Title(start, end, first.lower())


def _is_adjective(word: str) -> bool:
    low = word.lower()
    return word.islower() and len(low) > 4 and low not in _STOPS_ROMANCE and low not in _LINKS


_EN = (
    r"(?<!\w)(?:(?:work(?:s|ed|ing)?|hired|employed|engaged|train(?:ed|ing)|retrain(?:ed|ing)|serv(?:e|es|ed|ing)|jobs?|"
    r"posts?|position|role|career|shifts?|appointed|promoted|qualified|started|registered|living|retired)"
    r"[^\n;:!?]{0,70}? as (?:an? |the |our |their )?|"
    r"(?:(?=[A-Za-z]{1,9}+(?:[’'][smd]| (?:is|was|am|were|became|had|used)))"
    r"(?i:he|she|who|I|you|mum|mom|dad|wife|husband|mother|father|son|daughter|brother|sister|partner|neighbour)"
    r"(?:[’']s|[’']m| is| was| am| were| became| had been|[’']d been| used to be)(?: now| then| still| once| only)? "
    r"(?:an? |the )|(?=(?:retired|former|ex-) ?[a-z])))"
)
_FRAMES: Final = {
    "": compiled(_EN),
    "de": compiled(
        r"(?<!\w)(?:als (?:eine? )?|von Beruf(?: ist| war)?(?: sie| er)? |[Bb]eruf(?:lich)?: ?|"
        r"(?:ist|war|bin|wurde|lernte) (?:eine? )?|"
        r"(?=(?:gelernte|pensionierte|ehemalige|frühere|selbst?ständige)[rn]? [A-ZÄÖÜ])|früher |arbeitet(?:e)? als )"
    ),
    "fr": compiled(
        r"(?<!\w)(?:comme (?:une? )?|en tant qu(?:e |['’])(?:une? )?|en qualité d(?:e |['’])|"
        r"(?:suis|est|était|devenue?|fut) (?:une? )?|profession ?: ?|(?:poste|métier|emploi) d(?:e |['’])|"
        r"(?:d['’]|l['’])(?=ancien))"
    ),
    "es": compiled(
        r"(?<!\w)(?:como (?:una? )?|de profesión,? |profesión: ?|puesto de |trabaj\w{1,5} de |"
        r"(?:soy|es|era|fue) (?:una? )?|(?:un|una|el|la) (?=(?:antigu[oa]|ex) ))"
    ),
    "it": compiled(
        r"(?<!\w)(?:come (?:una? |un['’])?|di professione |professione: ?|mansion[ei] di |qualifica di |in qualità di |"
        r"(?:sono|è|era|ero|fu) (?:una? |un['’])?|fa(?:ccio|ceva|cevo)? (?:il|la|lo|l['’]) ?|ex )"
    ),
    "pt": compiled(
        r"(?<!\w)(?:como (?:uma? )?|de profissão,? |profissão: ?|cargo de |função de |funções de |posto de |"
        r"(?:sou|é|era|foi) (?:uma? )?)"
    ),
    "nl": compiled(
        r"(?<!\w)(?:als (?:een )?|van beroep |beroep: ?|(?:ben|is|was|werd) (?:een )?|(?=gepensioneerde? ))"
    ),
}
_SUBJECTS = words_in(
    "he she who i you mum mom dad wife husband mother father son daughter brother sister partner neighbour"
)
_VERBS = words_in("s m is was am were became been be")
_ARTICLES = words_in("a an the")
_END = compiled(r"[.;:!?\n(),]|$")
_LONGEST = 64
_RULE = "told-occupation"
_OF_A_PERSON: Final = frozenset("PERSON AGE BIRTH_DATE EMAIL PHONE ADDRESS NATIONAL_ID".split())
_SPEAKS = compiled(
    r"(?<!\w)(?:I|I['’]m|my|[Ii]ch|je|J['’]|soy|sono|sou|ik|(?:[Tt]he|[Dd](?:er|ie)|[Ll][ae]|[Ee]l|[Ii]l|[OoAa]) "
    r"(?:applicant|claimant|appellant|plaintiff|defendant|accused|patient|Kläger(?:in)?|Beklagte|Angeklagte|patiente|"
    r"prévenue?|requérante?|paziente|imputat[oa]|ricorrente|paciente|acusad[oa]|demandante|arguid[oa]|"
    r"doente|utente))[ ,]"
)


def _may_state(glance: Glance) -> bool:
    """Whether a text has the words of the English frame."""
    words = glance.words
    return (
        b"as" in words
        or not (_SUBJECTS.isdisjoint(words) or _VERBS.isdisjoint(words) or _ARTICLES.isdisjoint(words))
        or b"ex" in words
        or b"retired" in glance.folded
        or b"former" in glance.folded
    )


def stated(text: str, hits: Sequence[Hit], glance: Glance | None = None) -> Iterator[Hit]:
    """The titles behind phrases that announce one: opinions below the threshold, for `told` to judge.

    Looked for only where `hits` name somebody, or somebody speaks.
    """
    if not any(hit.entity in _OF_A_PERSON for hit in hits) and not _SPEAKS.search(text):
        return
    language = language_of(text)
    frame = _FRAMES.get(language)
    if frame is None or (language == "" and not _may_state(glance or Glance(text))):
        return
    for found in frame.finditer(text):
        stop = _END.search(text, found.end(), min(len(text), found.end() + _LONGEST))
        title = title_at(text, found.end(), stop.start() if stop else found.end() + _LONGEST, language)
        if title:
            yield Hit(title.start, title.end, "OCCUPATION", _RULE, 0.4, "what somebody may be")
