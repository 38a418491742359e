"""What is done about a value: its surrogate, or less than that.

Responsible for the policy's actions and for the numbers of labels, which the barrier gives in a keyed order: a number
tells nothing of where a value stood.
"""

from __future__ import annotations

from collections.abc import Iterable

from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.generalise import generalise
from gptsanitize.mask.key import Key
from gptsanitize.mask.surrogates import World, kind_of
from gptsanitize.mask.vocabulary import fold
from gptsanitize.model import Action, Mention

__all__ = ["Labels", "People", "act"]

REDACTED = "[REDACTED]"


class Labels:
    """Keyed hashes and label numbers of identities."""

    def __init__(self, key: Key, world: World, mentions: Iterable[Mention] = ()) -> None:
        self._key = Subkey(key, "actions")
        self._world = world
        labelled = [m for m in mentions if world.policy.entity(m.entity).action is Action.LABEL]
        self._people = People(world, [m.text for m in labelled if m.entity == "PERSON"])
        identities: dict[str, set[str]] = {}
        for mention in labelled:
            identities.setdefault(mention.entity, set()).add(self.identity(mention.entity, mention.text))
        self._numbers = {
            (entity, identity): number
            for entity, found in identities.items()
            for number, identity in enumerate(self._key.order(found), 1)
        }

    def identity(self, entity: str, text: str) -> str:
        """Who or what a value names, in one form of writing."""
        if entity == "PERSON":
            return self._people.identity(text)
        return kind_of(entity, self._world.policy).identity(self._world, text)

    def label(self, entity: str, text: str) -> str:
        """`[PERSON 3]`; outside a plan the number is a keyed hash."""
        identity = self.identity(entity, text)
        number = self._numbers.get((entity, identity))
        return f"[{entity} {number or f'{self._key.number(entity + identity) % 10**8:08d}'}]"

    def generalised(self, entity: str, text: str) -> str:
        """Less exact: `1984` of a birth date, `[PERSON]` of a person."""
        return generalise(entity, text, self._world.policy.entity(entity).to, self._world.dates)

    def hashed(self, entity: str, text: str) -> str:
        """64 keyed bits in hexadecimal."""
        return f"{self._key.number(f'{entity} {self.identity(entity, text)}', 1) >> 64:016x}"


class People:
    """Links the ways in which one person is named: a part or initial to the only full name that it can mean."""

    def __init__(self, world: World, texts: Iterable[str]) -> None:
        self._world = world
        self._full: dict[str, set[tuple[str, str]]] = {}
        for text in texts:
            given, surname = self._read(text)
            if len(given) > 1 and surname:
                for part in (given, surname):
                    self._full.setdefault(part, set()).add((given, surname))

    def _read(self, text: str) -> tuple[str, str]:
        """(given name or initial, surname), folded; a single word stands as the surname."""
        parts = [self._world.names.spelled(fold(part)) for part in self._world.names.parts(text)]
        if len(parts) < 2:
            return "", "".join(parts)
        if "," in text:
            return parts[1], parts[0]
        return parts[0], parts[-1]

    def identity(self, text: str) -> str:
        """Given name and surname of the person, folded."""
        given, surname = self._read(text)
        if len(given) > 1:
            return f"{given} {surname}"
        fitting = [name for name in self._full.get(surname, ()) if name[0].startswith(given)]
        return " ".join(fitting[0]) if len(fitting) == 1 else f"{given} {surname}".strip()


def act(action: Action, labels: Labels, entity: str, text: str, surrogate: str) -> str:
    """What stands in the place of `text`, whose surrogate is `surrogate`."""
    match action:
        case Action.SURROGATE:
            return surrogate
        case Action.REDACT:
            return REDACTED
        case Action.LABEL:
            return labels.label(entity, text)
        case Action.HASH:
            return labels.hashed(entity, text)
        case Action.GENERALISE:
            return labels.generalised(entity, text)
        case Action.DROP:
            return ""
        case Action.KEEP:
            return text
