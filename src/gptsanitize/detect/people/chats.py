"""Who speaks in a chat, a thread or a forum, and whom small letters name there.

A line of a conversation begins with its speaker, in one of few forms: behind a time in brackets, before a time, before
`wrote`, in angle brackets. A log has the same forms; it is told by what is said: people say `I`, `you`, `lol` and
`please`. What a speaker is called there is his name wherever the text has it again. Besides, `u/name` and `@name` are
accounts in every text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.lexicon import automaton, is_bounded
from gptsanitize.detect.scan.scanner import Hit
from gptsanitize.detect.views.octets import Glance, words_in
from gptsanitize.detect.words.kinds import PLAIN
from gptsanitize.detect.words.languages import language_of
from gptsanitize.knowledge.dictionary import is_dictionary_word, is_irregular_verb
from gptsanitize.knowledge.gazetteer import given_in_english, person_provider
from gptsanitize.knowledge.kept import kept
from gptsanitize.knowledge.renown import renown_of
from gptsanitize.knowledge.words import FUNCTION_WORDS, GIVEN_CAPITAL, GIVEN_NAMES, GIVEN_OR_WORD, PRODUCTS

__all__ = ["accounts", "people_spoken_to", "small_names", "speakers"]


_TIME = r"[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?: ?[AaPp]\.?[Mm]\.?)?"
_DAY = r"(?:[0-9]{1,4}[./-][0-9]{1,2}(?:[./-][0-9]{1,4})?,?[ T])?"
_ROLE = (
    r"(?:(?i:moderator|mod|admin|op|member|user|author|verified|staff|agent|bot|host|support|operator|technician|customer|"
    r"caller|guest|neighbou?r|berater(?:in)?|kunde|kundin|conseill[eè]re?|cliente?|asesora?|agente|operatore|síndic[ao]|"
    r"vizinh[ao]|vecin[ao]|atendente|medewerker|klant) )?"
)
_NAME = (  # a nick, or up to three words; how a telephone's address book goes on behind them
    r"(?P<v>(?:@|~ ?)?\w[\w.'’-]{1,30}(?: (?:v/d |[sdw]/o )?[^\W\d_][\w.'’-]{0,20}){0,2}"
    r"(?: \([^\W\d_][^\W_]{1,14}\))?(?: [\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]{1,6})?)"
)
_NICK_NAME = r"(?P<v>(?:@?[a-z][a-z0-9]{0,24}[._-])?[a-z@~]\w[\w.-]{1,30})"
_SAYS = (
    "wrote|said|says|replied|commented|posted|schrieb|antwortete|a écrit|escribió|ha scritto|scrive|escreveu|schreef"
)
_SAYING = words_in(
    "wrote said says replied commented posted schrieb antwortete écrit escribió scritto scrive escreveu schreef"
)
_WHEN = (
    "(?:[Tt]oday|[Yy]esterday|[Hh]eute|[Gg]estern|[Hh]oy|[Aa]yer|[Oo]ggi|[Ii]eri|[Hh]oje|[Oo]ntem|[Vv]andaag)"
    "(?: at| um| à| a las| alle| às| om)? "
)
_LEAD = r"(?m)^[ \t>*_-]{0,6}"
_AT_WORD = r"(?=[\w@~])"
_CLOCK = compiled(r"[:.](?<=[0-9][:.])[0-9]{2}")
_TIMED_FORMS = (
    rf"\[{_DAY}{_TIME}\][ \t]?{_ROLE}{_NAME}[ \t]?:[ \t]",  # [12/03, 19:02] Jane: hi
    rf"{_DAY}{_TIME} (?:[–—-] )?{_ROLE}{_NAME}:[ \t]",  # 12/03/2023, 19:02 - Jane: hi
    rf"{_ROLE}{_NAME}[ \t]{{0,4}}(?:[–—·•|-][ \t]?)?[ \t(\[]{{1,3}}(?:{_WHEN}|{_DAY}){_TIME}[)\]]?[ \t]{{0,4}}$",
    # jane_r 14:02  hi
    rf"(?:{_ROLE}{_NICK_NAME})[ \t]{{1,3}}[\[(]?(?:{_WHEN}|{_DAY}){_TIME}[\])]?:?[ \t]{{1,4}}(?=\S)",
)
"""Lines that hold a time; also `jane — Today at 7:02 PM`, alone on its line."""
_TIMED = tuple(re.compile(f"{_LEAD}{form}") for form in _TIMED_FORMS)
_ANY_TIMED = re.compile(f"{_LEAD}(?:{'|'.join(_TIMED_FORMS)})".replace("(?P<v>", "(?:"))
_ANGLED = re.compile(rf"{_LEAD}(?:\[?{_DAY}{_TIME}\]?[ \t])?<{_NAME}>[ \t]")
"""`19:02 <jane> hi`"""
_SAID = re.compile(rf"{_LEAD}{_AT_WORD}{_ROLE}{_NAME}[ \t](?:{_SAYS})[ \t]?:")
"""`jane wrote:`"""
_TURN = compiled(r":(?<=[\w.-]:)[ \t]")
_BARE_FORM = compiled(rf"{_LEAD}{_AT_WORD}{_ROLE}(?P<v>[@~]?\w[\w.-]{{1,24}}):[ \t]{{1,3}}(?=\S)")
"""`jane: hi`, which only the same speakers at several lines tell from a list."""
_COMMENT = compiled(
    r"(?m)^(?P<v>@?(?=[a-z0-9.]{0,30}(?:_|\.[a-z0-9]{1,30}[._]|[a-z][0-9]))[a-z0-9][\w.]{3,29})[ \t]{1,2}"
    r"(?=[^\s=:(\[{<|])"
)
"""`jane_r.73 so sorry!`, as comments beneath a picture begin."""
_TALK = compiled(
    r"(?i)(?<![\w'’])(?:i|im|i'm|i’m|ive|you|u|ur|your|we|me|my|us|lol|lmao|omg|ok|okay|k|yes|yeah|yep|yup|no|nope|nah|"
    r"thanks|thx|ty|please|pls|plz|hi|hey|hello|morning|sorry|haha\w{0,6}|congrats|"
    r"ich|du|wir|ihr|mir|dir|mein\w{0,2}|dein\w{0,2}|ja|nein|danke|bitte|je|tu|moi|toi|nous|vous|oui|non|merci|salut|yo|"
    r"tú|mi|sí|gracias|vale|io|sono|ciao|grazie|eu|você|não|sim|obrigad[oa]|ik|jij|je|wij|nee|bedankt|hoi)(?![\w'’])"
)
_FEWEST = 2
_SHARE = 4
"""At least one line in so many says something that people say to each other."""
_NOBODY = frozenset(
    "you me someone anyone bot system admin guest user anonymous unknown deleted automod moderator op everyone channel "
    "du ich jemand system gast tú yo alguien tu moi quelqu'un io qualcuno eu alguém jij iemand server client agent "
    "assistant support caller operator localhost prod staging dev q a note edit update ps re fwd subject from to "
    "date".split()
)
_KIN = frozenset(
    "mum mummy mam mama mom mommy dad daddy papa papà papá pap nan nana gran granny grandad grandpa grandma auntie "
    "aunty aunt tante tata uncle onkel oma opa mutti mutter vati maman tonton mamie papi papy tía tío abuela abuelo "
    "yaya mamma nonna nonno zia zio mãe pai vovó vovô avó avô tia tio mamá".split()
)
"""What relatives are called in a family's chat."""
_OF_LOGS = frozenset(
    "error warning warn info debug fatal trace critical notice status result output input question answer note todo "
    "done start stop begin end test build deploy visitor customer client agent operator interviewer interviewee "
    "speaker doctor patient judge court counsel teacher student".split()
)
"""Words that begin entries, and roles."""
_NO_SPEAKERS = _NOBODY | _OF_LOGS
_OFTEN = 3
"""Lines of a speaker who is called by a word of the dictionary."""
_MARKS = compiled(r"[\d_.-]|(?<=[a-z])[A-Z]")
_REDDIT = compiled(r"u/(?<![\w.@-]u/)(?<!\w/u/)(?P<v>[A-Za-z0-9][A-Za-z0-9_-]{2,20})(?![\w/-]|\.\w)")
_AT = compiled(
    r"@(?<![\w@./\\`'\"$%&*+=-]@)(?P<v>[0-9]{0,6}[A-Za-z_]\w{1,29}(?:\.[A-Za-z_]\w{0,20}){0,3})(?![\w@(/{\\-]|[:.]\w)"
)
_NETWORK = compiled(
    r"(?i:(?<![\w@./-])(?:snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|discord|telegram|tg|twitter|twitch|steam|"
    r"psn|gamertag|kik|signal|threads|bluesky|mastodon|venmo|cash ?app|skype|wechat|strava|soundcloud|spotify)"
    r"(?: (?:handle|user(?:name)?|name|id|tag|acc(?:ount)?))?(?P<sign>'?s |(?: is|:| =| -) ?| (?:at|as|under) | ))"
    r"(?P<v>@?[A-Za-z](?:[\w.]{1,28}\w)?(?:#[0-9]{4})?)(?![\w@/(-])"
)
_NETWORKS = words_in(
    "snap snaps snapchat snapchats insta instas instagram instagrams ig tok toks tiktok tiktoks discord discords "
    "telegram telegrams tg twitter twitters twitch twitchs steam steams psn gamertag gamertags kik signal signals "
    "threads threadss bluesky blueskys mastodon mastodons venmo venmos app apps cashapp cashapps skype skypes wechat "
    "wechats strava stravas soundcloud soundclouds spotify spotifys"
)
"""Also with the `s` of what is theirs."""
_OF_SITE = compiled(r"(?i).{1,30}\.(?:com|gg|io|org|net|tv|me|app|co|de|fr|es|it|pt|nl|uk|eu|example)")
_STEAM = compiled(r"STEAM_[0-5]:[01]:[0-9]{3,12}")
_FILES = frozenset("md mdc rst txt py js ts json yaml yml toml html css sh".split())
"""Kinds of files: `@AGENTS.md` is a page."""
_MARK = compiled(
    r"(?:media|import|charset|font-face|keyframes|supports|param|returns?|throws|see|since|"
    r"deprecated|override|property|todo|author|version|type|typedef|example|here|channel|everyone|all|team|noon|home|work)"
)
"""Marks of code and of documentation, and whom chats call together."""
_SOURCE = compiled(
    r"(?m)^[ \t]{0,40}(?:@[A-Za-z_.]{1,40}(?:\([^\n]{0,200}\)[ \t]{0,4}\n|"
    r"[ \t]{0,4}\n[ \t]{0,40}[A-Za-z][\w<>]{0,30} \w{1,40} ?[(;=])|"
    r"(?:def|class|public|private|async|function|interface|static|fun|func) )"
)
_NICK = compiled(r"(?<![\w@./\\=-])(?=[a-zA-Z_]{0,30}_)[A-Za-z][A-Za-z_]{1,29}[0-9]{1,4}(?![\w@(=/\\-]|\.\w)")
"""What looks like a nick, in a conversation."""
_SOMEONE = (
    "bf|gf|boyfriend|girlfriend|husband|hubby|wife|wifey|fianc[eé]e?|ex|mum|mom|dad|brother|bro|sister|sis|son|daughter|"
    "cousin|cuz|mate|bestie|bff|boss|manager|landlord|landlady|flatmate|roommate|housemate|neighbou?r|uncle|aunt|auntie|"
    "nan|grandma|grandad|grandpa|niece|nephew|teacher|coworker|colleague"
)
_SMALL = compiled(
    rf"(?<![\w-])(?:(?:(?:[Mm]y|[Hh]is|[Hh]er|ur|your|our|their)(?: (?:ex|best|older|younger|little|big|new|old))? "
    rf"(?:{_SOMEONE})"
    r"(?:'?s name is| is called| called| named|,)?|mrs?|ms|"
    r"(?:[Mm]y|[Hh]is|[Hh]er|ur|your|real|full) name(?:'?s| is| was)?|call me)) "
    r"(?P<v>[a-zà-ÿ][a-zà-ÿ'’-]{2,18}(?: (?:ap|van|de|al|el|o|mc) [a-zà-ÿ]{3,18})?)(?![\w@/\\=(]|[.'’-]\w)"
)
_BEHIND_SMALL = words_in(
    "mr mrs ms name names call bf gf boyfriend girlfriend husband hubby wife wifey fiance fiancee fiancé fiancée ex "
    "mum mom dad brother bro sister sis son daughter cousin cuz mate bestie bff boss manager landlord landlady "
    "flatmate roommate housemate neighbor neighbour uncle aunt auntie nan grandma grandad grandpa niece nephew teacher "
    "coworker colleague"
)
"""Without one of these nobody is announced."""
_TOLD = compiled(
    r"(?<![\w'’-])(?=[A-Za-z]{2,6}+ )(?i:did (?:you|u|ya|anyone|someone|he|she|they|we) (?:ever |even |just )?"
    r"(?:tell|ask|text|ring|call|message|msg|chase|email|meet|invite|hear from|speak to|talk to)|"
    r"(?:can|could|will|would) (?:someone|anyone|somebody|you|u) (?:please |pls |plz |also )?"
    r"(?:ping|ask|tell|remind|chase|message|nudge|poke|thank)|(?:spoke|speak|spoken) (?:to|with)|"
    r"(?:say|said|says) (?:hi|hello|bye|sorry|congrats|happy birthday) to|(?:hi|hello|love|hugs) (?:to|from)|"
    r"(?:tell|told) (?:her|him|them) hi from|heard from|(?:bumped|ran) into|(?:goes|went) by|"
    r"(?:his|her|their) real name(?:'?s| is)|got (?:it|this) from)"
    r" (?P<v>[a-zà-ÿ][a-zà-ÿ'’-]{1,18}(?: [a-z](?![\w'’]))?(?: (?P<last>[a-zà-ÿ][a-zà-ÿ'’-]{2,20}))?)"
    r"(?![\w@/\\=(_]|[.'’-]\w)"
)
"""Behind what is said of a person alone."""
_TELLING = words_in(
    "tell told ask text ring call message msg chase email meet invite hear speak spoke spoken talk ping remind nudge "
    "poke thank say said says hi hello love hugs heard bumped ran goes went real got"
)
_FAMILIARLY = words_in("big lil li wee old auld crazy mad uncle auntie aunty")
_FAMILIAR = compiled(
    r"(?<![\w-])(?i:big|lil|li'l|wee|old|auld|crazy|mad|uncle|auntie|aunty) (?P<n>[^\W\d_]{3,14})(?![\w@-])"
)
_ENGLISH = ("en_US", "en_GB", "en_IE", "en_NZ")
_CASUAL = compiled(
    r"(?<![\w'’])(?:i|im|i'm|ive|i'll|u|ur|lol|lmao|omg|pls|plz|thx|ty|tho|cuz|cos|gonna|wanna|gotta|kinda|ya|yea|yeah|dont|"
    r"cant|wont|didnt|thats|idk|tbh|btw|bf|gf|w|n|rn|af|haha\w{0,6}|hey|me|my|you)(?![\w'’])"
)
_CASUALLY = words_in(
    "i im ive u ur lol lmao omg pls plz thx ty tho cuz cos gonna wanna gotta kinda ya yea yeah dont cant wont didnt "
    "thats idk tbh btw bf gf w n rn af hey me my you"
)
_LAUGH = b"haha"
_CASUAL_EACH = 60
"""How many characters a casual text may have for each word of such."""
_LOWER = compiled(r"(?<![\w@./\\=#$%&+'’-])[a-z]{4,13}(?![\w@=(\[/\\]|[.'’-]\w{2})")
_SLANG = compiled(
    r"(?:wanna|gonna|gotta|tryna|kinda|sorta|finna|lemme|gimme|dunno|cos|cuz|coz|bcs|tho|btw|tbh|idk|ngl|fr|rn|lol|lmao|"
    r"(?:do|ca|wo|did|does|is|was|has|have|are|were|would|could|should)n'?t|dont|cant|wont|aint|ain't|who's|whos|it's|"
    r"that's|thats|he's|she's|hes|shes|\w+(?:ed|ing|in'))"
)


def speakers(text: str, glance: Glance | None = None) -> Iterator[Hit]:
    """Who says something in a conversation, at each line and wherever the text names him again."""
    if "\n" not in text:
        return
    named: dict[str, None] = {}
    starts: set[int] = set()
    for lines in _conversations(text, glance or Glance(text)):
        if len(lines) < _FEWEST or not _is_talk(text, lines):
            continue
        spoken = Counter(line["v"] for line in lines)
        speaking = _speaking(spoken)
        for line in lines:
            name = line["v"]
            if name in speaking:
                named[name] = None
                starts.add(line.start("v"))
                yield _hit(line.start("v"), line.end("v"), name)
    if named:
        yield from (Hit(*nick.span(), "USERNAME", "speaker", 0.6, "form of a nick") for nick in _NICK.finditer(text))
    again = automaton({name: name for name in named if len(name) > 2})
    if again is None:
        return
    for last, (length, name) in again.iter(text):
        if last - length + 1 not in starts and is_bounded(text, last - length + 1, last + 1):
            yield _hit(last - length + 1, last + 1, name)


def _speaking(spoken: Counter[str]) -> set[str]:
    """Who speaks, of what begins the lines; among people also somebody called by a word: `Mo`, `Robin`."""
    people = {name for name in spoken if _may_speak(name)}
    among_people = len(people) > 1 and 2 * len(people) >= len(spoken)
    for name, count in spoken.items():
        is_named = among_people and count > 1 and name[:1].isupper() and name.lower() not in _NO_SPEAKERS
        if is_named or (count >= _OFTEN and _may_be_nick(name)):
            people.add(name)
    return people


def _conversations(text: str, glance: Glance) -> Iterator[list[re.Match[str]]]:
    """The lines of each form that the text may have."""
    yield from _timed_lines(text)
    if "<" in text and ">" in text:
        yield [*_ANGLED.finditer(text)]
    if not _SAYING.isdisjoint(glance.words):
        yield [*_SAID.finditer(text)]
    yield _bare_lines(text)
    if 2 * _CASUAL_EACH * _casual_words(glance) > len(text):
        yield _comments(text)


def _starts(text: str, sign: re.Pattern[str]) -> list[int]:
    """Where the lines begin that hold a sign; each line is looked at once, for one may be a megabyte long."""
    starts: list[int] = []
    found = sign.search(text)
    while found:
        starts.append(text.rfind("\n", 0, found.start()) + 1)
        end = text.find("\n", found.end())
        found = sign.search(text, end) if end >= 0 else None
    return starts


def _timed_lines(text: str) -> Iterator[list[re.Match[str]]]:
    """The lines of each form with a time."""
    starts = [start for start in _starts(text, _CLOCK) if _ANY_TIMED.match(text, start)]
    if starts:
        yield from ([line for start in starts if (line := form.match(text, start))] for form in _TIMED)


def _bare_lines(text: str) -> list[re.Match[str]]:
    """Lines `jane: hi` of two or more, of whom one speaks again; none where lists and settings have that form."""
    lines = [line for start in _starts(text, _TURN) if (line := _BARE_FORM.match(text, start))]
    if len({line["v"] for line in lines}) + 1 >= len(lines):
        return []
    lines = [line for line in lines if _may_speak(line["v"])]
    names = Counter(line["v"] for line in lines)
    takes_turns = len(names) > 1 and max(names.values()) > 1 and len(lines) > len(names) + 1
    return lines if takes_turns and _SOURCE.search(text) is None else []


def _comments(text: str) -> list[re.Match[str]]:
    """Lines that begin with the account that writes them, in a text of casual words."""
    lines = list(_COMMENT.finditer(text))
    is_casual = len(lines) >= _FEWEST and _is_casual(text, 2 * _CASUAL_EACH)
    return [line for line in lines if _OF_SITE.fullmatch(line["v"]) is None] if is_casual else []


def _is_casual(text: str, each: int) -> bool:
    """Whether one word in so many characters is casual."""
    return len(_CASUAL.findall(text)) > len(text) / each


@lru_cache(maxsize=1)
def _casual_words(glance: Glance) -> int:
    """How many casual words a text may have: told at a glance, with room to spare."""
    if _LAUGH in glance.folded:
        return len(glance.folded)
    return 0 if _CASUALLY.isdisjoint(glance.words) else sum(map(_CASUALLY.__contains__, glance.folded.split()))


def small_names(text: str, glance: Glance | None = None) -> Iterator[Hit]:
    """Whom small letters name behind a word that announces a person: `my bf callum`, `mr devereaux`, `big gary`."""
    glance = glance or Glance(text)
    for match in _SMALL.finditer(text) if not _BEHIND_SMALL.isdisjoint(glance.words) else ():
        words = match["v"].split()
        titled = text[match.start() : match.start() + 1] in "mM" and match.group().lower().startswith(("mr", "ms"))
        if not _is_word(words[0]) or (titled and words[0] not in FUNCTION_WORDS and words[0] not in PLAIN):
            yield Hit(*match.span("v"), "PERSON", "small-name", 0.6, "behind a word for somebody")
    if _CASUAL_EACH * _casual_words(glance) > len(text) and not language_of(text) and _is_casual(text, _CASUAL_EACH):
        for match in _LOWER.finditer(text):
            if match[0] in _english_names():
                yield Hit(*match.span(), "PERSON", "small-name", 0.55, "given name in small letters")
    for match in _FAMILIAR.finditer(text) if not _FAMILIARLY.isdisjoint(glance.words) else ():
        if match["n"].lower() in GIVEN_NAMES:
            yield Hit(*match.span(), "PERSON", "small-name", 0.65, "what somebody is called")


def people_spoken_to(text: str, glance: Glance) -> Iterator[Hit]:
    """Whom somebody asked, told or heard from: a name, or a word that no dictionary has: `did you ask keziah?`."""
    if _TELLING.isdisjoint(glance.words) or language_of(text):
        return
    for match in _TOLD.finditer(text):
        first, last = match["v"].split()[0], match["last"] or ""
        end = match.end("v")
        if last and _is_word(last):
            end, last = match.start("last") - 1, ""
        if first in FUNCTION_WORDS or first in PRODUCTS or first in _NOBODY:
            continue
        if _is_word(first) and (first in PLAIN or not (last or first in _all_english_names())):
            continue
        yield Hit(match.start("v"), end, "PERSON", "small-name", 0.6, "behind what is said of a person")


@kept
def _all_english_names() -> frozenset[str]:
    """Given names of countries that speak English, also those that are words."""
    listed = (name for locale in _ENGLISH for name in person_provider(locale).first_names)
    return frozenset(name.lower() for name in listed if name.isalpha())


@cache
def _english_names() -> frozenset[str]:
    """Those that the lists of this project lack, and that are no words."""
    return frozenset(name for name in _all_english_names() - GIVEN_NAMES if not _is_word(name))


def _is_word(word: str) -> bool:
    """Whether a word in small letters tells nobody."""
    plain = word in FUNCTION_WORDS or word in PLAIN or is_dictionary_word(word) or is_irregular_verb(word)
    return (plain and word not in GIVEN_NAMES) or _SLANG.fullmatch(word) is not None


def _is_talk(text: str, lines: Sequence[re.Match[str]]) -> bool:
    """Whether what stands behind the speakers is said by people."""
    ends = [line.start() for line in lines[1:]] + [len(text)]
    texts = (text[line.end() : min(end, line.end() + 200)] for line, end in zip(lines, ends, strict=True))
    return sum(_TALK.search(said) is not None for said in texts) * _SHARE >= len(lines)


def _may_speak(name: str) -> bool:
    low = name.lower().strip("@~ ")
    words = [word for word in low.split() if word[0].isalnum()]
    if not _KIN.isdisjoint(words):
        return True
    if low in _NOBODY or all(word in _NOBODY for word in words) or renown_of(low) is not None:
        return False
    if _MARKS.search(name) or name.startswith(("@", "~")):
        return any(map(str.isalpha, name)) and not low.replace(".", "").isdigit()
    if len(words) == 1 and name.islower():
        return not (low in PLAIN or is_dictionary_word(low)) or low in GIVEN_NAMES
    known = GIVEN_CAPITAL | GIVEN_OR_WORD
    return any(
        word in known or word in given_in_english() or not (word in PLAIN or is_dictionary_word(word)) for word in words
    )


def _may_be_nick(name: str) -> bool:
    """Whether somebody who speaks often may be called by a word in small letters."""
    return (
        name.islower() and len(name) > _FEWEST and not (name in _NO_SPEAKERS or name in FUNCTION_WORDS or name in PLAIN)
    )


def _hit(start: int, end: int, name: str) -> Hit:
    if _MARKS.search(name) or name.islower() or name.startswith("@"):
        return Hit(start, end, "USERNAME", "speaker", 0.7, "speaks in the conversation")
    return Hit(start, end, "PERSON", "speaker", 0.7, "speaks in the conversation")


def _may_be_account(value: str, sign: str) -> bool:
    low = value.lower().lstrip("@")
    if _OF_SITE.fullmatch(low) or len(low) < 3:
        return False
    if value.startswith("@") or "#" in value or "_" in value or (len(low) > 3 and any(map(str.isdigit, low))):
        return True
    said = sign.strip() in {":", "is", "="} and value.islower()
    parts = low.split(".")
    return (
        (said or len(parts) > 1)
        and value.islower()
        and not all(part in FUNCTION_WORDS or part in PLAIN or is_dictionary_word(part) for part in parts)
    )


def accounts(text: str, glance: Glance | None = None) -> Iterator[Hit]:
    """`u/name`, `@name`, `insta: name`: accounts in networks."""
    glance = glance or Glance(text)
    for match in _NETWORK.finditer(text) if not _NETWORKS.isdisjoint(glance.words) else ():
        if _may_be_account(match["v"], match["sign"]):
            yield Hit(*match.span("v"), "USERNAME", "account-sign", 0.7, "behind the name of a network")
    if "STEAM_" in text:
        for match in _STEAM.finditer(text):
            yield Hit(*match.span(), "USERNAME", "account-sign", 0.8, "form of Steam")
    if "u/" in text:
        for match in _REDDIT.finditer(text):
            yield Hit(*match.span("v"), "USERNAME", "account-sign", 0.7, "u/ before an account")
    found = list(_AT.finditer(text)) if "@" in text else []
    if not found or _SOURCE.search(text):
        return
    for match in found:
        name = match["v"].lower().rstrip("_")
        common = name in FUNCTION_WORDS or is_dictionary_word(name) or renown_of(name) is not None or len(name) < 3
        if not common and _MARK.fullmatch(name) is None and name.rpartition(".")[2] not in _FILES:
            yield Hit(*match.span(), "USERNAME", "account-sign", 0.6, "at sign before an account")
