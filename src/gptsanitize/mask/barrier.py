"""The barrier: from all mentions of a corpus to one plan in which nothing collides.

Responsible for what needs the whole corpus: which words are people's and firms' (so that `jsmith` and
`acmelogistics.com` can be cut), which telephone numbers stand somewhere with their country, how dates are written;
and for the checks: no two values share a surrogate, no surrogate or word of one is a real value, none holds a value
that is looked for. A surrogate that fails gives way to its next candidate. All of that happens in a keyed order, so
that the order of mentions does not matter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import repeat
from types import MappingProxyType

from gptsanitize.garbage import collection_paused
from gptsanitize.knowledge.words import PARTICLES, SMALL_PARTICLES
from gptsanitize.mask.actions import Labels, People, act
from gptsanitize.mask.dates import numeric_evidence
from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.inflected import inflected
from gptsanitize.mask.key import Key
from gptsanitize.mask.lexicon import Entries
from gptsanitize.mask.names import ELISION, LONGEST_INITIALS, WORD, Corpus, initials_of, is_initials
from gptsanitize.mask.organisations import core_words
from gptsanitize.mask.phones import international
from gptsanitize.mask.proportions import MONEY, is_money
from gptsanitize.mask.sought import Contained, Sought, squeeze
from gptsanitize.mask.sums import beside
from gptsanitize.mask.surrogates import World, kind_of, read_as
from gptsanitize.mask.trace import Makings, Trace
from gptsanitize.mask.vocabulary import fold, script_of
from gptsanitize.mask.words import (
    COUNTRIES,
    DIRECTIONS,
    LEGAL_FORMS,
    ORG_WORDS,
    REGIONS,
    STREET_WORDS,
    TERM_WORDS,
    WEB_WORDS,
)
from gptsanitize.model import Action, Known, Match, Mention, Plan, Policy

__all__ = ["make_plan"]

_DOUBTFUL = 0.5  # score below which initials count only if somebody is known to have them
_MOST_CANDIDATES = 200
_ROUNDS = 12
_PATIENCE = 3  # rounds without fewer failures before the rest is left to the witness
_ROOM = 8
_FEW_BIRTHDAYS = 500  # of more people some are born on every other day, and intervals matter more
_ORDINARY = (
    LEGAL_FORMS | ORG_WORDS | DIRECTIONS | PARTICLES | STREET_WORDS | TERM_WORDS | WEB_WORDS | COUNTRIES | REGIONS
)
_BEFORE_NAMES = PARTICLES | SMALL_PARTICLES
_HOLDING_WORDS = frozenset({"EMAIL", "USERNAME", "HOST", "URL", "ADDRESS", "CONNECTION_STRING"})
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa"))
_JOINTS = re.compile(r"[-'’]")


def make_plan(key: Key, policy: Policy, mentions: Iterable[Mention]) -> Plan:
    """The plan of a corpus."""
    with collection_paused():
        return _plan(key, policy, mentions)


def _plan(key: Key, policy: Policy, mentions: Iterable[Mention]) -> Plan:
    told = list(mentions)
    owned = sorted({(m.entity, m.text, m.person) for m in told if m.person})
    merged = _without_strangers(_merge(replace(m, person="") if m.person else m for m in told))
    masked = [m for m in merged if policy.entity(m.entity).action is not Action.KEEP]
    kept = [m for m in merged if policy.entity(m.entity).action is Action.KEEP]
    plan, world = _Barrier(key, policy, masked, kept, _languages(told)).plan()
    return replace(plan, owned=MappingProxyType(_owned(key, world, plan, merged, owned))) if owned else plan


def _languages(mentions: Iterable[Mention]) -> dict[tuple[str, str], str]:
    """The language in whose texts each value stands most often; of two the first by name."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for mention in mentions:
        if mention.language:
            counts.setdefault((mention.entity, mention.text), Counter())[mention.language] += mention.count
    return {pair: min(found, key=lambda each: (-found[each], each)) for pair, found in sorted(counts.items())}


def _merge(mentions: Iterable[Mention]) -> list[Mention]:
    merged: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        known = merged.get((mention.entity, mention.text))
        if known is not None:
            mention = replace(  # noqa: PLW2901 -- what was known of the value, and this
                known,
                count=known.count + mention.count,
                score=max(known.score, mention.score),
                typed=known.typed or mention.typed,
            )
        merged[mention.entity, mention.text] = mention
    return [merged[key] for key in sorted(merged)]


def _as_read(mention: Mention) -> Mention:
    entity = read_as(mention.entity, mention.text)
    return mention if entity == mention.entity else replace(mention, entity=entity)


def _without_strangers(mentions: list[Mention]) -> list[Mention]:
    """Mentions without doubtful initials that nobody in the corpus has."""
    doubtful = [m for m in mentions if m.entity == "PERSON" and m.score < _DOUBTFUL and is_initials(m.text)]
    if not doubtful:
        return mentions
    known = {form for m in mentions if m.entity == "PERSON" and " " in m.text for form in initials_of(m.text)}
    strangers = {m.text for m in doubtful} - known
    return [m for m in mentions if m.entity != "PERSON" or m.text not in strangers]


def _owned(
    key: Key, world: World, plan: Plan, mentions: list[Mention], owned: Iterable[tuple[str, str, str]]
) -> dict[tuple[str, str, str], str]:
    """The replacements of dates that move by person, of whom all spellings are one, and of sums that follow from
    others."""
    people = People(world, (mention.text for mention in mentions if mention.entity == "PERSON"))
    labels = Labels(key, world, mentions)
    made = {}
    for entity, text, person in owned:
        if is_money(entity):
            surrogate = _sum_beside(world.policy, plan, entity, text, person)
        else:
            surrogate = world.of_person(entity, text, people.identity(person))
        made[entity, text, person] = act(world.policy.entity(entity).action, labels, entity, text, surrogate)
    return made


def _sum_beside(policy: Policy, plan: Plan, entity: str, text: str, first: str) -> str:
    """A sum in the proportion of the one from which it follows, where that has a fake; else its own fake."""
    for each in dict.fromkeys((entity, *MONEY)):
        made = plan.replacements.get((each, first))
        if made is not None and policy.entity(each).action is Action.SURROGATE:
            return beside(text, first, made)
    return plan.replacements.get((entity, text), text)


class _Barrier:
    """The state of one planning. Lives for one call."""

    def __init__(
        self,
        key: Key,
        policy: Policy,
        masked: list[Mention],
        kept: list[Mention],
        languages: Mapping[tuple[str, str], str],
    ) -> None:
        self._languages = languages
        self._key, self._policy, self._given, self._kept = key, policy, masked, kept
        self._masked = _merge(map(_as_read, masked))
        self._order = Subkey(key, "barrier")
        self._real_words = _real_words([*masked, *kept])
        self._real_parts = Contained(self._real_words)
        self._real_values = {squeezed for m in [*masked, *kept] if len(squeezed := squeeze(m.text)) > 3}
        self._trace = Trace()
        self._makings = Makings(self._trace)
        self._made: dict[tuple[str, str], str] = {}
        self._yielding: set[tuple[str, str]] = set()
        """Values whose surrogates hold another value, and so may depend on what stands in its place."""

    def plan(self) -> tuple[Plan, World]:
        """Surrogates, then what is looked for, then the checks; again for what failed, which is rare.

        What fails to the end stays as it is: the witness finds it, and withholds the files that hold it.
        """
        learned = _learn(World(self._key, self._policy), self._masked)
        learned = replace(learned, languages=MappingProxyType(self._languages))
        self._choose_words(learned)
        world, _ = self._turn(learned, self._words.changes.keys() | self._places.changes.keys())
        stale = self._prepare(world)
        fewest, patience = len(self._masked) + 1, _PATIENCE
        for turn in range(_ROUNDS):
            if turn:
                self._sought.turn(stale)
            self._remake(world, stale)
            failing = self._failing_words(world, turn)
            patience = _PATIENCE if len(failing) < fewest else patience - 1
            fewest = min(fewest, len(failing))
            if not failing or not patience:
                break
            for word in failing:
                self._words.pass_over(word)
                self._places.pass_over(word)
            world, stale = self._turn(learned, failing)
        return self._finish(world), world

    def _turn(self, learned: Corpus, changed: Iterable[str]) -> tuple[World, set[tuple[str, str]]]:
        """The world in which words have the candidates that they have now, and the values that hold one of `changed`,
        which had others before."""
        names, places = dict(self._words.changes), dict(self._places.changes)
        corpus = replace(learned, changes=MappingProxyType(names), place_changes=MappingProxyType(places))
        world = World(self._key, self._policy, corpus, self._trace)
        return world, self._makings.turn(world.surrogate, changed)

    def _prepare(self, world: World) -> set[tuple[str, str]]:
        """What is the same in every turn: what is looked for, families of values, and the order of all. Returns all
        values, which need a surrogate."""
        self._entries = Entries(world, self._masked, self._makings.surrogate)
        self._sought = Sought(self._entries)
        families: dict[tuple[str, str], list[str]] = {}
        alone: list[tuple[str, str]] = []
        for mention in self._masked:
            kind = kind_of(mention.entity, self._policy)
            if kind.by_words or kind.recurs:
                alone.append((mention.entity, mention.text))
            else:
                family = (kind.family or kind.identity)(world, mention.text)
                families.setdefault((mention.entity, family), []).append(mention.text)
        self._alone = sorted(alone, key=lambda pair: (self._order.number(pair[1]), pair))
        self._families: dict[str, list[list[str]]] = {}
        for entity, family in sorted(families, key=lambda pair: (self._order.number(pair[1]), pair)):
            self._families.setdefault(entity, []).append(families[entity, family])
        lengths = Counter((entity, len(text)) for (entity, _), texts in families.items() for text in texts)
        self._crowded = {pair for pair, count in lengths.items() if count * _ROOM > 10 ** pair[1]}
        """Entities and lengths of which there are too few texts for all surrogates to be no real value."""
        return {(m.entity, m.text) for m in self._masked}

    # -- words ----------------------------------------------------------------------------------------------------

    def _choose_words(self, learned: Corpus) -> None:
        """For each word that gets a fake the first candidate that is no real word and no other word's."""
        world = World(self._key, self._policy, learned, self._trace)
        self._makings.turn(world.surrogate)
        for mention in self._masked:
            if kind_of(mention.entity, self._policy).by_words or mention.entity in _HOLDING_WORDS:
                self._makings.surrogate(mention.entity, mention.text)
        # Those that may keep their first fake are not displaced by others.
        self._words = _Choice(self._order.order(world.names.used), world.names.candidate, self._may_stand)
        self._places = _Choice(self._order.order(world.places.used), world.places.candidate, self._may_stand)

    def _may_stand(self, word: str, fake: str) -> bool:
        return fake not in self._real_words and fake != fold(word) and not self._real_parts.holds_any(f"{fake}s")

    # -- values ---------------------------------------------------------------------------------------------------

    def _surrogate(self, entity: str, text: str, change: int = 0) -> str:
        made = self._makings.surrogate(entity, text, change)
        if made == text or not self._sought.stands_in(made):
            return made
        self._yielding.add((entity, text))
        return self._sought.give_way(text, made)

    def _remake(self, world: World, stale: set[tuple[str, str]]) -> None:
        """Surrogates of stale values; values of one family share the candidate that is free for all of them, and
        values of one entity know of each other."""
        stale = stale | self._yielding
        for pair in self._alone:
            if pair in stale:
                self._made[pair] = self._surrogate(*pair)
        for entity in {entity for entity, _ in stale} & self._families.keys():
            taken = set[str]()
            for texts in self._families[entity]:
                for text, made in zip(texts, self._first_free_value(world, entity, texts, taken), strict=True):
                    self._made[entity, text] = made

    def _first_free_value(self, world: World, entity: str, texts: list[str], taken: set[str]) -> Iterable[str]:
        """The first candidate that nobody has and that holds nothing real, for each of a family's texts; if there is
        none, one that nobody has."""
        kind = kind_of(entity, self._policy)
        identity = kind.identity
        is_crowded = any((entity, len(text)) in self._crowded for text in texts)
        distinct: tuple[list[str], set[str]] | None = None
        for change in range(_MOST_CANDIDATES):
            made = [self._surrogate(entity, text, change) for text in texts]
            faked = {identity(world, surrogate) for surrogate in made}
            if not change and kind.may_stay and made == texts:  # it stands for itself, whoever else is told of
                distinct = made, faked
                break
            if faked.isdisjoint(taken):
                distinct = distinct or (made, faked)
                if is_crowded or all(map(self._is_free, repeat(entity), texts, made)):
                    distinct = made, faked
                    break
        made, faked = distinct or (made, faked)
        taken |= faked
        return made

    def _is_free(self, entity: str, text: str, surrogate: str) -> bool:
        if squeeze(surrogate) in self._real_values or self._sought.stands_in(surrogate):
            return False
        if entity != "TERM":
            return True
        kept = set(map(fold, WORD.findall(text)))
        return not any(word in self._real_words and word not in kept for word in map(fold, WORD.findall(surrogate)))

    def _failing_words(self, world: World, turn: int) -> list[str]:
        """Words to pass over: of values by words that share a surrogate, or whose surrogate holds a value looked for.

        The last word of a value in the first turn, then the one before it: two words may hold a value together.
        """
        failing: set[str] = set()
        owners: dict[tuple[str, str], str] = {}
        for entity, text in self._alone:
            kind = kind_of(entity, self._policy)
            if not kind.by_words:
                continue
            surrogate = self._made[entity, text]
            mine = kind.identity(world, text)
            owner = owners.setdefault((entity, kind.identity(world, surrogate)), mine)
            if owner != mine or (surrogate != text and self._sought.stands_in(surrogate)):
                failing.add(fold(_core(world, entity, text, turn)))
        for place in self._sought.holding:
            value = self._entries.known[place]
            is_by_words = kind_of(value.entity, self._policy).by_words
            if value.match is not Match.NEVER and is_by_words and self._sought.stands_in(self._sought.made[place]):
                failing.add(fold(_core(world, value.entity, value.text, turn)))
        return sorted(failing)

    # -- result ---------------------------------------------------------------------------------------------------

    def _finish(self, world: World) -> Plan:
        labels = Labels(self._key, world, self._given)
        replacements = {}
        for mention in self._given:
            fake = self._made[read_as(mention.entity, mention.text), mention.text]
            action = self._policy.entity(mention.entity).action
            replacements[mention.entity, mention.text] = act(action, labels, mention.entity, mention.text, fake)
        known: dict[tuple[str, Match], Known] = {}
        for value, fake in zip(self._entries.known, self._sought.made, strict=True):
            action = self._policy.entity(value.entity).action
            meant = value.text if action is Action.GENERALISE else self._entries.whole(value)
            surrogate = act(action, labels, value.entity, meant, fake)
            surrogate = replacements.get((value.entity, value.text), surrogate)
            # What stays as it is must not be looked for, but the witness must know that it is no survivor.
            match = value.match if surrogate != value.text else Match.NEVER
            known.setdefault((value.text, match), Known(value.text, surrogate, value.entity, match))
        return Plan(MappingProxyType(replacements), tuple(known[pair] for pair in sorted(known)))


class _Choice:
    """Which candidate each word takes: the first that may stand and that no other word has.

    `changes` are the numbers of the candidates of words that do not take their first.
    """

    def __init__(
        self, words: Sequence[str], candidate: Callable[[str, int], str], may_stand: Callable[[str, str], bool]
    ) -> None:
        self._candidate, self._may_stand = candidate, may_stand
        self._taken: set[str] = set()
        self.changes: dict[str, int] = {}
        moved: list[str] = []
        for word in words:
            fake = fold(candidate(word, 0))
            if fake in self._taken or not may_stand(word, fake):
                moved.append(word)
            self._taken.add(fake)
        for word in moved:
            self.pass_over(word)

    def pass_over(self, word: str) -> None:
        """Let a word take the next candidate that is free; where there is none, the last."""
        first = self.changes.get(word, 0) + 1
        for change in range(first, first + _MOST_CANDIDATES):
            fake = fold(self._candidate(word, change))
            if fake not in self._taken and self._may_stand(word, fake):
                break
        self._taken.add(fake)
        self.changes[word] = change


def _real_words(mentions: Iterable[Mention]) -> set[str]:
    """Folded words of names, user names, firms, places and terms, without those that only say what something is."""
    words: set[str] = set()
    for mention in mentions:
        if mention.entity in {"PERSON", "USERNAME", "ORGANIZATION", "LOCATION", "TERM"} or mention.entity.endswith(
            "_NAME"
        ):
            for part in mention.text.split("_"):
                for found in WORD.findall(part):
                    words.update(map(fold, (found, *_JOINTS.split(found))))  # half a double surname is a surname
        elif mention.entity in {"EMAIL", "HOST"}:
            words.update(fold(found) for part in re.split(r"[._\-@]", mention.text) for found in WORD.findall(part))
    return {word for word in words if len(word) > 1 and word not in _ORDINARY}


def _core(world: World, entity: str, text: str, turn: int) -> str:
    """A word of a value that has a fake, from the last one on: another in each turn."""
    parts = core_words(text) if entity == "ORGANIZATION" else world.names.parts(text.replace("_", " "))
    if not parts:
        return text
    part = parts[-1 - turn % len(parts)]
    return max(world.names.handle_names(fold(part)), key=len) if entity == "USERNAME" else part


def _learn(world: World, masked: list[Mention]) -> Corpus:
    """What the mentions tell of how to read the others."""
    people: set[str] = set()
    joined: dict[str, str] = {}
    handles: dict[str, tuple[str, ...]] = {}
    particles: set[str] = set()
    acronyms: set[str] = set()
    spellings: dict[str, str] = {}
    firms: set[str] = set()
    alone: set[str] = set()
    codes: dict[str, set[str]] = {}
    day_first: set[str] = set()
    month_first: set[str] = set()
    births: list[str] = []
    for mention in masked:
        match mention.entity:
            case "PERSON":
                parts = world.names.parts(mention.text)
                if len(parts) == 1 and parts[0].isupper() and len(parts[0]) <= LONGEST_INITIALS:
                    continue  # initials or a short name: only a longer mention proves the name
                for part in parts:
                    name = fold(part[elision.end() :]) if (elision := ELISION.match(part)) else fold(part)
                    (people if len(parts) > 1 and mention.typed else alone).add(name)
                    spellings.update(_other_spellings(part))
                words = set(map(fold, WORD.findall(mention.text)))
                particles.update(words.intersection(_BEFORE_NAMES).difference(map(fold, parts)))
                heads = _joined(mention.text, set(parts))
                joined.update(heads)
                handles.update(_handles(parts, heads, is_reversed="," in mention.text))
            case "ORGANIZATION":
                firms.update(core_words(mention.text))
                acronyms |= world.organisations.acronyms(mention.text)
            case "PHONE":
                code, national = international(mention.text)
                if code:
                    codes.setdefault(national, set()).add(code)
            case "DATE" | "BIRTH_DATE":
                day, month = numeric_evidence(mention.text)
                day_first |= day
                month_first |= month
                if mention.entity == "BIRTH_DATE":
                    births.append(mention.text)
            case _:
                pass
    people = _without_forms(people | alone, people, world)
    people -= {word for word in particles if not world.names.is_name(word)}  # `TEN BRINK`, where there is a ten Brink
    families, kept = _double_names(world, masked)
    people -= families.keys()  # `BermejoSolis` is Bermejo and Solis
    handles |= families
    learned = Corpus(
        people=frozenset(word for word in people if len(word) > 1),
        firms=frozenset(word for word in firms if len(word) > 2),
        handles=MappingProxyType({handle: handles[handle] for handle in sorted(handles.keys() - people)}),
        joined=MappingProxyType(dict(sorted(joined.items()))),
        particles=frozenset(particles),
        kept_initials=MappingProxyType(kept),
        acronyms=frozenset(acronyms),
        spellings=MappingProxyType(dict(sorted(spellings.items()))),
        calling_codes=MappingProxyType({national: min(found) for national, found in codes.items() if len(found) == 1}),
        day_first=frozenset(day_first),
        month_first=frozenset(month_first),
    )
    read = world.dates.within(learned).days  # how dates are written is known only now
    days = frozenset(day for text in births for day in read(text))
    return replace(learned, birthdays=days) if len(days) <= _FEW_BIRTHDAYS else learned


def _without_forms(names: set[str], proven: set[str], world: World) -> set[str]:
    """Folded names without those that are only forms of others: `Jörgs` of Jörg, `Nowaka` of Nowak."""
    forms = set[str]()
    for name in names:
        if world.names.is_name(name):
            continue
        is_genitive = name[-1] == "s" and name not in proven and name[:-1] in names
        if is_genitive or any(found.base in names and not found.is_own for found in inflected(name)):
            forms.add(name)
    return names - forms


def _joined(text: str, parts: set[str]) -> dict[str, str]:
    """Names with what stands before them as addresses write them -> what stands before: `oconnor` -> `o`,
    `vanderberg` -> `vander`."""
    found: dict[str, str] = {}
    head = ""
    for word in WORD.findall(text):
        plain = fold(word)
        elision = ELISION.match(word)
        if word in parts:
            if elision:
                head += plain[0]
                plain = fold(word[elision.end() :])
            if head:
                found[head + plain] = head
            head = ""
        else:
            head = head + plain if plain in _BEFORE_NAMES else ""
    return found


def _double_names(world: World, masked: Iterable[Mention]) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Double family names as addresses and names of files write them, with their parts (`bellcruz`); and initials of
    which the last is that of a particle, which stays in the fake name (`FA` of Faisal Al-Otaibi)."""
    families: dict[str, tuple[str, ...]] = {}
    kept: dict[str, str] = {}
    plain: set[str] = set()
    for mention in masked:
        if mention.entity != "PERSON" or not mention.typed:
            continue
        parts = world.names.parts(mention.text)
        names = tuple(map(fold, parts[:-1] if "," in mention.text else parts[1:]))
        if len(names) == 2 and script_of(names[0]) == "LATIN":
            families["".join(names)] = names
        own = _kept_initials(mention.text)
        kept.update(own)
        plain |= initials_of(mention.text) - own.keys()
    return families, {letters: kept[letters] for letters in sorted(kept.keys() - plain)}


def _kept_initials(text: str) -> dict[str, str]:
    surname, comma, given = text.partition(",")
    words = WORD.findall(f"{given} {surname}" if comma else text)
    if len(words) < 2 or not words[0][0].isupper():
        return {}
    first, particle, last = words[0][0], words[-2], words[-1]
    if len(words) > 2 and particle[0].isupper() and fold(particle) in PARTICLES:
        return {first + particle[0]: particle[0]}
    return {first + last[0]: last[0]} if ELISION.match(last) else {}


def _handles(parts: list[str], heads: Mapping[str, str], *, is_reversed: bool) -> dict[str, tuple[str, ...]]:
    """The user names that firms usually give to a person, with their parts."""
    words = [re.sub(r"['’ʼ]", "", fold(part)) for part in parts]
    with_heads = {joined[len(head) :]: joined for joined, head in heads.items()}
    words = [with_heads.get(word, word) for word in words]
    if len(words) < 2 or script_of(words[0]) != "LATIN":
        return {}
    given, names = (words[-1], words[:-1]) if is_reversed else (words[0], words[1:])
    made = {}
    for surnames in {tuple(names), (names[-1],), (names[0],)}:
        for handle in ((given[0], *surnames), (*surnames, given[0]), (given, *surnames), (*surnames, given)):
            if len(given) > 1 or handle[0] == given or handle[-1] == given:
                made["".join(handle)] = handle
    return made


def _other_spellings(word: str) -> dict[str, str]:
    """`Müller` is written `mueller` where umlauts cannot be: both are the word `muller`."""
    plain = word.casefold()
    if plain.isascii():
        return {}
    for letter, spelled in _UMLAUTS:
        plain = plain.replace(letter, spelled)
    other = fold(plain)
    return {other: fold(word)} if other != fold(word) else {}
