"""Which surrogate an entity has: one table.

Responsible for the way from an entity's name to the function that makes its surrogates. To add one: a function, a
row. `World` is all fakes of one key within what is known of one corpus.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from gptsanitize.mask.checks import digits_of
from gptsanitize.mask.circumstances import Circumstances
from gptsanitize.mask.credentials import Credentials, Secrets
from gptsanitize.mask.dates import Dates
from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.forms import carry_case, other_sign
from gptsanitize.mask.key import Key
from gptsanitize.mask.names import WORD, Corpus, Names
from gptsanitize.mask.network import Network
from gptsanitize.mask.numbers import Numbers
from gptsanitize.mask.occupations import Occupations
from gptsanitize.mask.organisations import Organisations
from gptsanitize.mask.penalties import Penalties
from gptsanitize.mask.phones import Phones
from gptsanitize.mask.places import Places, is_region
from gptsanitize.mask.terms import Terms
from gptsanitize.mask.titles import plain_title
from gptsanitize.mask.trace import Trace
from gptsanitize.mask.vocabulary import fold
from gptsanitize.model import Policy

__all__ = ["Kind", "World", "is_spoken", "kind_of", "moves_with_person", "read_as"]

_SHORTEST_NAME = 4
"""Letters of a name that is looked for in a number: shorter ones are those of labels (`INV`, `ACC`)."""
_FORMULA_SIGNS = "=+-@\t\r"


@dataclass(frozen=True, slots=True)
class Kind:
    """How values of an entity behave.

    `make(world, entity, text, change)` gives a surrogate, passing over `change` candidates. `identity(world, text)` is
    what is the same in all ways of writing a value. `by_words`: made of words that have their fakes one by one.
    `recurs`: an ordinary value (a date, an age) whose surrogate may well be another's original.
    """

    make: Callable[[World, str, str, int], str]
    identity: Callable[[World, str], str]
    by_words: bool = False
    recurs: bool = False
    family: Callable[[World, str], str] | None = None
    """What values that must be moved together have in common; by default their identity."""
    may_stay: bool = False
    """Some values stand for themselves: countries, plain titles, role mailboxes, loopback, texts without a date."""
    spoken: bool = False
    """Words of a language: the surrogate is of the language of the text around."""
    distinctive: bool = False
    """Worth looking for inside other text if it is long enough."""


class World:
    """Everything that makes surrogates under one key, within one corpus. Holds no document text but in `corpus`."""

    def __init__(
        self,
        key: Key,
        policy: Policy,
        corpus: Corpus = Corpus(),  # noqa: B008 -- frozen
        trace: Trace | None = None,
    ) -> None:
        self.policy = policy
        self.names = Names(key, corpus, trace)
        self.terms = Terms(key, policy.terms)
        self.organisations = Organisations(self.names, self.terms)
        secrets = Secrets(key)
        self.network = Network(key, self.names, self.organisations, secrets.dead)
        self.places = Places(key, self.names, corpus, policy.postcodes)
        self.phones = Phones(key, corpus)
        self.dates = Dates(key, corpus, policy.dates)
        self.numbers = Numbers(key, self.dates.year, policy.checksum, self._name_in_number)
        self.penalties = Penalties(key)
        self.occupations = Occupations(key)
        self.circumstances = Circumstances(key)
        self.credentials = Credentials(secrets, self.network)
        self._signs = Subkey(key, "signs")
        self._languages = corpus.languages
        self._labels: set[str] = set()
        """Letters in numbers that are nobody's name."""

    def _name_in_number(self, letters: str) -> str:
        """The fake of letters that are a person's name or account of the corpus (`SMITHJ` of `SMITHJ042`), or the
        letters."""
        plain, names = fold(letters), self.names
        if len(plain) < _SHORTEST_NAME or letters in self._labels or not plain.isalpha():
            return letters
        if names.is_proven(plain) or (len(plain) > _SHORTEST_NAME and self._is_account(plain)):
            return carry_case(letters, names.handle(plain))
        whole = names.begun(plain) if len(plain) > _SHORTEST_NAME else ""
        if whole:
            return carry_case(letters, names.handle(whole)[: len(plain)])
        self._labels.add(letters)
        return letters

    def _is_account(self, plain: str) -> bool:
        """Whether letters are a name of the corpus with others, as in user names."""
        return any(
            len(part) >= _SHORTEST_NAME and self.names.is_proven(part) for part in self.names.handle_names(plain)
        )

    def language(self, entity: str, text: str) -> str:
        """The language of the texts in which a value stands, if the corpus tells."""
        return self._languages.get((entity, text), "")

    def surrogate(self, entity: str, text: str, change: int = 0) -> str:
        """The surrogate of a value, white space around it kept, and never the begin of a formula it was not."""
        bare = core = text.strip()
        if not core:
            return text
        if not core.isascii():
            core = unicodedata.normalize("NFC", core)
        if entity in _READ_OTHERWISE or entity.endswith("_NAME"):
            entity = read_as(entity, core)
        kind = _TABLE.get(entity) or kind_of(entity, self.policy)
        made = kind.make(self, entity, core, change)
        if made == core and not kind.may_stay:
            made = self._opaque(core)
        if made[:1] in _FORMULA_SIGNS and made[:1] != core[:1]:
            made = made.lstrip(_FORMULA_SIGNS) or "x"
        if len(bare) == len(text):
            return made
        start = text.index(bare)
        return text[:start] + made + text[start + len(bare) :]

    def of_person(self, entity: str, text: str, person: str) -> str:
        """The surrogate of a date or age of one person, of whom `person` is the same in all spellings."""
        bare, dates = text.strip(), self.dates.of(person)
        move = {"AGE": dates.age, "BIRTH_DATE": dates.birth_date}.get(entity, dates.date)
        return text.replace(bare, move(bare), 1) if bare else text

    def _opaque(self, text: str) -> str:
        """Other signs for signs, where nothing of the form that an entity has was found."""
        noise = self._signs.stream(text, 2 * len(text))
        return "".join(
            sign if sign == "0" else other_sign(sign, int.from_bytes(noise[2 * i : 2 * i + 2], "big"))
            for i, sign in enumerate(text)
        )


def _spelled(world: World, text: str) -> str:
    """A name without its marks; `Brueckner` is `Brückner`, where that is in the corpus."""
    names = world.names
    return _folded(world, WORD.sub(lambda word: names.spelled(fold(word[0])), text) if names.has_spellings else text)


def _folded(_: World, text: str) -> str:
    return " ".join(fold(text).split())


def _exact(_: World, text: str) -> str:
    return text.strip()


def _compact(_: World, text: str) -> str:
    """Numbers are the same with and without their separators."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _digits(_: World, text: str) -> str:
    return digits_of(text) or text.casefold()


_FIRST_SUM = re.compile(r"[0-9]++(?:[.,'’ \u00a0\u202f][0-9]{3}(?![0-9]))*+", re.ASCII)


def _first_sum(_: World, text: str) -> str:
    """A sum alone and with its conversions has one fake."""
    found = _FIRST_SUM.search(text)
    return digits_of(found[0]) if found else text.casefold()


def _phone(world: World, text: str) -> str:
    return world.phones.identity(text)


_PERSON = Kind(lambda w, _, t, __: w.names.person(t), _spelled, by_words=True)
_USERNAME = Kind(lambda w, _, t, __: w.names.handle(t), _folded, by_words=True, distinctive=False, may_stay=True)
_ORGANIZATION = Kind(lambda w, _, t, __: w.organisations.name(t), _folded, by_words=True)
_LOCATION = Kind(lambda w, _, t, __: w.places.location(t), _folded, by_words=True, may_stay=True)
_ADDRESS = Kind(lambda w, _, t, c: w.places.address(t, c), _folded, distinctive=True, may_stay=True)
_EMAIL = Kind(lambda w, _, t, c: w.network.email(t, c), _folded, distinctive=True, may_stay=True)
_HOST = Kind(lambda w, _, t, c: w.network.host(t, c), _folded, distinctive=True, may_stay=True)
_URL = Kind(lambda w, _, t, c: w.network.url(t, c), _exact, distinctive=True, may_stay=True)
_IP = Kind(
    lambda w, _, t, c: w.network.ip(t, c),
    _folded,
    family=lambda w, t: w.network.subnet(t),
    distinctive=True,
    may_stay=True,
)
_MAC = Kind(lambda w, _, t, c: w.network.mac(t, c), _compact, distinctive=True)
_UUID = Kind(lambda w, _, t, c: w.network.uuid(t, c), _folded, distinctive=True)
_PHONE = Kind(lambda w, _, t, c: w.phones.phone(t, c), _phone, distinctive=True)
_CARD = Kind(lambda w, e, t, c: w.numbers.card(e, t, c), _digits, distinctive=True)
_IBAN = Kind(lambda w, e, t, c: w.numbers.iban(e, t, c), _compact, distinctive=True)
_SSN = Kind(lambda w, e, t, c: w.numbers.ssn(e, t, c), _digits, distinctive=True)
_ISSUED = Kind(lambda w, e, t, c: w.numbers.issued(e, t, c), _compact, distinctive=True)
_VIN = Kind(lambda w, e, t, c: w.numbers.vin(e, t, c), _compact, distinctive=True)
_BIC = Kind(lambda w, e, t, c: w.numbers.bic(e, t, c), _compact, distinctive=True)
_IDENTIFIER = Kind(lambda w, e, t, c: w.numbers.identifier(e, t, c), _exact, distinctive=True)
_AMOUNT = Kind(lambda w, e, t, c: w.numbers.amount(e, t, c), _exact, family=_first_sum)
_PENALTY = Kind(lambda w, _, t, __: w.penalties.term(t), _exact, recurs=True)
_TITLE = Kind(lambda w, _, t, c: plain_title(t) or w.terms.term(t, c), _folded, recurs=True, may_stay=True)
_OCCUPATION = Kind(lambda w, e, t, __: w.occupations.occupation(t, w.language(e, t)), _folded, recurs=True, spoken=True)
_CIRCUMSTANCE = Kind(
    lambda w, e, t, c: w.circumstances.fake(e, t, c, w.language(e, t)) or w.terms.term(t, c),
    _folded,
    recurs=True,
    spoken=True,
)
_COORDINATES = Kind(lambda w, e, t, c: w.numbers.coordinates(e, t, c), _exact, distinctive=True)
_DATE = Kind(lambda w, _, t, __: w.dates.date(t), _exact, recurs=True, may_stay=True)
_BIRTH_DATE = Kind(lambda w, _, t, __: w.dates.birth_date(t), _exact, recurs=True, may_stay=True)
_AGE = Kind(lambda w, _, t, __: w.dates.age(t), _exact, recurs=True, may_stay=True)
_SECRET = Kind(lambda w, _, t, c: w.credentials.secret(t, c), _exact, distinctive=True)
_CONNECTION = Kind(lambda w, _, t, c: w.credentials.connection(t, c), _exact, distinctive=True)
_TERM = Kind(lambda w, _, t, c: w.terms.term(t, c), _folded)

_TABLE: dict[str, Kind] = {
    "PERSON": _PERSON,
    "TITLE": _TITLE,
    "USERNAME": _USERNAME,
    "EMAIL": _EMAIL,
    "PHONE": _PHONE,
    "ADDRESS": _ADDRESS,
    "LOCATION": _LOCATION,
    "DATE": _DATE,
    "BIRTH_DATE": _BIRTH_DATE,
    "AGE": _AGE,
    "COORDINATES": _COORDINATES,
    "NATIONALITY": _TERM,
    "RELIGION": _CIRCUMSTANCE,
    "UNION": _CIRCUMSTANCE,
    "HEALTH": _CIRCUMSTANCE,
    "CIRCUMSTANCE": _CIRCUMSTANCE,
    "US_SSN": _SSN,
    "NATIONAL_ID": _ISSUED,
    "TAX_ID": _ISSUED,
    "PASSPORT": _ISSUED,
    "DRIVER_LICENSE": _ISSUED,
    "LICENSE_PLATE": _IDENTIFIER,
    "VIN": _VIN,
    "MEDICAL_RECORD": _IDENTIFIER,
    "INSURANCE_NUMBER": _ISSUED,
    "NPI": _ISSUED,
    "CASE_NUMBER": _IDENTIFIER,
    "EMPLOYEE_ID": _IDENTIFIER,
    "CUSTOMER_ID": _IDENTIFIER,
    "CREDIT_CARD": _CARD,
    "IBAN": _IBAN,
    "BIC": _BIC,
    "BANK_ACCOUNT": _IDENTIFIER,
    "ROUTING_NUMBER": _ISSUED,
    "CRYPTO_ADDRESS": _SECRET,
    "SALARY": _AMOUNT,
    "AMOUNT": _AMOUNT,
    "PENALTY": _PENALTY,
    "OCCUPATION": _OCCUPATION,
    "ORGANIZATION": _ORGANIZATION,
    "URL": _URL,
    "HOST": _HOST,
    "IP_ADDRESS": _IP,
    "MAC_ADDRESS": _MAC,
    "DEVICE_ID": _UUID,
    "COOKIE_ID": _UUID,
    "PASSWORD": _SECRET,
    "API_KEY": _SECRET,
    "PRIVATE_KEY": _SECRET,
    "CONNECTION_STRING": _CONNECTION,
    "SECRET": _SECRET,
    "TERM": _TERM,
}
_BY_ENDING = (  # entities of a user's own rules, by what their names usually say
    (("_DATE", "_TIME"), _DATE),
    (("EMAIL", "EMAIL_ADDRESS"), _EMAIL),
    (("PHONE_NUMBER", "PHONE", "FAX"), _PHONE),
    (("STREET_ADDRESS", "_ADDRESS"), _ADDRESS),
    (("CITY", "_LOCATION"), _LOCATION),
    (("_PERSON", "_NAME"), _PERSON),
    (("DOMAIN_NAME", "DOMAIN", "HOSTNAME"), _HOST),
    (("UUID", "GUID"), _UUID),
)


def moves_with_person(entity: str) -> bool:
    """Whether values of an entity are dates or ages, which policy may move by person."""
    return entity in {"DATE", "BIRTH_DATE", "AGE"} or entity.endswith(("_DATE", "_TIME"))


def is_spoken(entity: str) -> bool:
    """Whether values of an entity are words of a language, so that it matters in which text they stand."""
    kind = _TABLE.get(entity)
    return kind is not None and kind.spoken


_MAILBOX = re.compile(r"[^\s@:/\\]{1,64}@[^\s@:/\\]{1,189}\.[^\W\d_]{2,63}")
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Herr|Frau|Mme|Mlle)\.? [^\W\d_][\w'’-]{1,30}(?: [^\W\d_][\w'’-]{1,30})?")
_MAY_BE_MAILBOX = frozenset({"PERSON", "USERNAME", "ORGANIZATION", "HOST", "CUSTOMER_ID", "TERM"})
_READ_OTHERWISE = _MAY_BE_MAILBOX | {"ORGANIZATION", "PERSON"}


def read_as(entity: str, text: str) -> str:
    """The entity by whose rules a value is masked.

    A mailbox under the heading "user" is a mailbox, and Dr. Roe is a person also where a model took her for a firm. A
    country that a model took for a company is a country, and one of two words is also no person: `Saint Lucia` is not,
    but `Georgia` may be.
    """
    if "@" in text and (entity in _MAY_BE_MAILBOX or entity.endswith("_NAME")) and _MAILBOX.fullmatch(text.strip()):
        return "EMAIL"
    if entity == "ORGANIZATION" and _TITLED.fullmatch(text.strip()):
        return "PERSON"
    may_be_country = entity == "ORGANIZATION" or (entity == "PERSON" and " " in text)
    return "LOCATION" if may_be_country and is_region(text) else entity


def kind_of(entity: str, policy: Policy) -> Kind:
    """The behaviour of an entity; of one that has no row, what its group or name suggests."""
    found = _TABLE.get(entity)
    if found is not None:
        return found
    if policy.entity(entity).group == "secret":
        return _SECRET
    return next((kind for endings, kind in _BY_ENDING if entity.endswith(endings)), _OTHER)


def _other(world: World, entity: str, text: str, change: int) -> str:
    """Values of unknown nature: numbers keep their form, words become code names."""
    if any(c.isdigit() for c in text):
        return world.numbers.identifier(entity, text, change)
    return world.terms.term(text, change)


_OTHER = Kind(_other, _exact, distinctive=True)
