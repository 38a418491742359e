"""What the form of a candidate value and its words tell: that it is drawn by chance, a stand-in, a name, or code.

One pure `str -> bool` each, in one table by name. What a published definition proves by check digits or ranges stands
in `validators`. It never searches, and it does not know where the value stood.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.rules.sayings import is_about, said_aloud, tells, thing_alone, things_in_a_row
from gptsanitize.detect.words.kinds import ends_as_company, is_company, is_ordinary
from gptsanitize.detect.words.rarity import (
    MEDIUM,
    STRONG,
    WEAK,
    is_drawn,
    is_filler,
    is_keylike,
    is_random,
    is_signed,
    is_technical,
    rarity,
)
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.words import FOREIGN_FUNCTION_WORDS, FUNCTION_WORDS, GIVEN_NAMES

__all__ = ["FILTERS"]


def entropy_high(value: str) -> bool:
    """Characters as mixed as chance: at least 3 bits a character for 16 and more, and both letters and digits."""
    counts = Counter(value)
    bits = -sum(n / len(value) * math.log2(n / len(value)) for n in counts.values())
    return bits >= 3.0 and any(c.isdigit() for c in value) and any(c.isalpha() for c in value)


_STAND_IN = (
    r"your|my|the|some|old|new|first|second|example|sample|dummy|test|fake|placeholder|redacted|masked|hidden|changeme|change_me|cambiami|cambiame|cámbiame|changez-?moi|ändermich|mudame|wijzigmij|todo|tbd|none|"
    r"null|nil|undefined|pass|pwd|true|false|yes|no|n/?a|empty|unknown|string|str|bool|int|required|optional|default|password|passwd|"
    r"passphrase|secret|token|key|value|username|user|gesperrt|locked|blocked|disabled|revoked|expired|bloquée?|bloquead[oa]|"
    r"bloccat[oa]|geblokkeerd|deaktiviert|abgelaufen"
)
_STAND_IN_TAIL = r"[-_ .](?:your|old|new|api|access|secret|token|key|password|passwd|here|value|goes|user|name|id)"
_LOOKUP = r"os|process|env|config|settings|self|this|args|options|params|request|ctx|data|getenv|environ|vault|secrets?"
_PLACEHOLDER = compiled(
    r"(?i)(?:x{3,80}|y{3,80}|z{3,80}|\*{3,80}|\.{3,80}|<.{0,80}|\$(?:\{.{0,80}|\(.{0,80}|[A-Za-z_][A-Za-z0-9_]{0,60})|\{\{.{0,80}|%\(?[a-z_]{1,40}\)?[s%]?|\[.{0,80}\]|"
    rf"(?:{_STAND_IN})(?:{_STAND_IN_TAIL}){{0,5}}|(?:{_LOOKUP})[.\[(].{{0,80}}|[a-z_][a-z0-9_.]{{0,60}}\(.{{0,80}})"
)


def not_placeholder(value: str) -> bool:
    """Not a stand-in ("<password>", "${TOKEN}", "xxxx", "your-api-key") nor an expression that fetches the value."""
    bare = value.strip("\"'`,;:")
    return any(map(str.isalnum, bare)) and _PLACEHOLDER.fullmatch(bare) is None


_PLAIN_WORD = compiled(r"[A-Za-z]?[a-z']{0,30}[.,;:!?)]{0,2}|[A-Z]{2,12}[.,;:!?)]{0,2}")


def not_plain_word(value: str) -> bool:
    """Something no dictionary holds: a digit, a symbol inside or capitals inside."""
    return not_placeholder(value) and _PLAIN_WORD.fullmatch(value) is None


def rare(value: str) -> bool:
    """What nobody writes but as a secret, wherever in a sentence about one it stands."""
    return not_placeholder(value) and rarity(value) >= STRONG


def odd(value: str) -> bool:
    """A word with digits or signs that is no identifier, version or measure."""
    return not_placeholder(value) and rarity(value) >= MEDIUM


def odd_not_name(value: str) -> bool:
    """`odd`, and not just a name of two words with a hyphen: `Cafe-Guest` is the network, not its key."""
    return odd(value) and (has_digit(value) or rarity(value) >= STRONG)


def unread(value: str) -> bool:
    """At least a word that no dictionary has."""
    return not_placeholder(value) and rarity(value) >= WEAK


def random(value: str) -> bool:
    """What looks drawn by chance, wherever it stands."""
    return is_random(value)


def keylike(value: str) -> bool:
    """What a key may be, beside a word for one."""
    return is_keylike(value)


def compared(value: str) -> bool:
    """What a program may compare with a password: odd, or with many signs."""
    return odd(value) or is_signed(value)


def enclosed(value: str) -> bool:
    """The whole text of an element named for a secret: no stand-in; of several words, a digit is in the last."""
    words = value.split()
    return not_placeholder(value) and not is_filler(value) and (len(words) == 1 or has_digit(words[-1]))


def drawn(value: str) -> bool:
    """A short token drawn by chance, in which no word stands."""
    return not_placeholder(value) and is_drawn(value)


def code_of_kinds(value: str) -> bool:
    """Letters and digits that change places more than once, as in no name of a model: `NF5YI7`."""
    kinds = [char.isdigit() for char in value]
    return sum(a != b for a, b in pairwise(kinds)) > 1 and not is_technical(value)


def groups_by_chance(value: str) -> bool:
    """Groups of letters of which hardly one is a word."""
    groups = _BETWEEN.split(value.lower())
    words = sum(is_dictionary_word(group) or group in _SMALL for group in groups)
    return 4 * words <= len(groups) and not is_filler(value)


_BETWEEN = compiled(r"[ -]")


def things_joined(value: str) -> bool:
    """Names of things, alone or joined by hyphens."""
    parts = value.lower().split("-")
    return _SMALL.isdisjoint(parts) and any(map(thing_alone, parts)) and not any(map(is_about, parts))


def untold(value: str) -> bool:
    """Words of which none is a small one or tells something of a password."""
    words = value.lower().split()
    return not any(
        word in _SMALL or is_about(word) or word.endswith(("ed", "ing", "ado", "ada", "iert")) for word in words
    )


def unspoken(value: str) -> bool:
    """One token that no sentence goes on with: joined, with digits or signs, or the name of a thing."""
    parts = _NOT_LETTER.split(value)
    return not_placeholder(value) and (has_digit(value) or len(parts) > 1 or thing_alone(value))


def thing_or_number(value: str) -> bool:
    """What a memorable word, place or date is: the name of a thing, or digits."""
    return has_digit(value) or all(map(thing_alone, value.split()))


def wifi_key(value: str) -> bool:
    """What stands alone behind the word for a network: odd with digits, or three words and more with hyphens."""
    parts = value.lower().split("-")
    if len(parts) > 2 and value.isascii() and all(part.isalpha() for part in parts):
        return _SMALL.isdisjoint(parts[:-1]) and not any(map(is_about, parts))
    return odd(value) and has_digit(value) and not is_technical(value) and not_standard(value)


def phrase_of_key(value: str) -> bool:
    """Words as somebody makes a key of them, mostly with a number at the end; or one odd token."""
    words = value.lower().split()
    if len(words) == 1:
        return odd(value)
    plain = [word for word in words if not word.isdigit()]
    if not _OF_PLACES.isdisjoint(plain) or any(map(is_about, plain)):
        return False
    if len(plain) < len(words):
        return len(plain) > 1
    return bool(words) and words[0] not in _SMALL and said_aloud(f"x {value}")


_OF_PLACES: Final = frozenset(
    "room page until from max min up floor channel version chapter see zimmer seite bis ab kanal siehe chambre "
    "étage jusqu voir sala página hasta ver stanza pagina fino kamer tot pagina free gratis gratuito gratuita "
    "disponibile disponible disponível inclus incluso verfügbar complimentary kostenlos gratuit included available "
    "before after days hours minutes least over about since gehabt unverändert unchanged same wie comme como "
    "siempre sempre immer avant bisher usual mbit mbps ghz mhz".split()
)
"""What a number behind it counts, and what a network is said to be."""


def begins_plainly(value: str) -> bool:
    """The first word tells nothing of the label: `password stored since 2019`."""
    first = next(iter(value.lower().split()), "")
    return first not in _HAPPENS and not tells(first)


_HAPPENS: Final = frozenset(
    "changes expires works resets stops stands sits lives hangs goes needs wants wechselt ändert steht hängt klebt "
    "gilt läuft change expire marche cambia caduca funciona está muda expira scade funziona verandert staat hangt "
    "werkt".split()
)
"""What a password does, and no word of one."""


def not_filename(value: str) -> bool:
    """No name of a file."""
    return _FILE.search(value.lower()) is None


def not_standard_but_year(value: str) -> bool:
    """A year too may be what is changed in a password."""
    return value[:4].isdigit() or not_standard(value)


def mixed_words(value: str) -> bool:
    """Words of which one is a number or shouted."""
    words = value.split()
    return any(word.isdigit() or (len(word) > 2 and word.isupper()) for word in words) and not value.isupper()


def paired(value: str) -> bool:
    """What stands behind a user and a stroke and is a password: rare, and neither a product nor a norm."""
    return rare(value) and not_standard(value) and _PRODUCT.match(value) is None


_PRODUCT = compiled(
    r"(?i:mac|ios|ipados|watchos|tvos|iphone|ipad|ipod|xbox|ps[0-9]|win(?:dows)?[0-9]|android|galaxy|usb|hdmi)"
)


def word_of_device(value: str) -> bool:
    """The password of a device behind its usual account: the name of a thing, or odd."""
    if value.isalpha():
        return thing_alone(value)
    return odd(value) or (_NOT_LETTER.search(value) is not None and _HUMP.search(value) is not None)


_HUMP = compiled(r"[a-z][A-Z]")


def few_words(value: str) -> bool:
    """Words without any of those that make a sentence."""
    words = value.lower().split()
    return _SMALL.isdisjoint(words) and not any(map(is_about, words))


def group_drawn(value: str) -> bool:
    """Two groups of letters and digits, each with a digit."""
    return all(map(has_digit, value.split("-")))


def signed(value: str) -> bool:
    """Letters with many kinds of signs between them."""
    return is_signed(value)


def not_filler(value: str) -> bool:
    """No stand-in of the length of a key, as documentation writes them."""
    return not is_filler(value)


def not_code(value: str) -> bool:
    """No expression of a program: `form.password`, `click.prompt(`, `next=url`, `@decorator`."""
    return _CODE.fullmatch(value) is None


_CODE = compiled(
    r"[A-Za-z_$][\w$]{0,60}(?:(?:\.|::|->)[A-Za-z_$][\w$]{0,60}){1,12}(?:[(\[].{0,80})?|[\w.]{1,80}\(.{0,80}|@[A-Za-z_.]{1,60}|"
    r"[a-z_]{1,40}=.{0,80}|[A-Z][A-Z_.]{1,40}=(?!=?\Z).{0,80}|[a-z]{1,40}(?:\.[a-z_]{1,40}){1,6}=.{0,80}|-{1,2}[a-z][a-z-]{0,40}|[#.]?[A-Za-z_-]{0,40}(?i:password|passwd|passphrase|passwort|pwd|token|callback|value)s?[A-Za-z_-]{0,40}|"
    r"\{\w{0,60}\}|pass|private|public|protected|static|const|return|self|error|message|email|text|bytes|varchar|char"
)


def not_licence(value: str) -> bool:
    """Not the name of a licence of software (SPDX)."""
    return _LICENCE.match(value) is None


_LICENCE = compiled(
    r"(?i)(?:[al]?gpl|mpl|bsd|mit|cc0?|epl|apache|isc|zlib|bsl|artistic|unlicense|eupl|afl|osl|ms-pl)(?![a-z0-9])"
)
_TOLD_OF = compiled(
    r"(?:[a-zà-ÿ]{2,30}(?:ed|ing|ly|iert)|\w{1,30}n't|sent|kept|set|lost|known|given|shown|written|hidden|weak|strong|"
    r"case|optional|required|mandatory|obligatoire|obligatorio|erforderlich|too|up|valid|invalid)"
)
"""How a sentence goes on that tells something of a pass phrase, not the phrase."""


def passphrase(value: str) -> bool:
    """Words that make no sentence: the first is no small word and tells nothing of the label."""
    words = value.lower().split()
    if len(words) == 1:
        return unread(value)
    if not _OF_PASSWORDS.isdisjoint(words):
        return False
    return bool(words) and words[0] not in _SMALL and _TOLD_OF.fullmatch(words[0]) is None and not_placeholder(value)


_OF_PASSWORDS: Final = frozenset(
    "password passwords passwort kennwort passe contraseña senha wachtwoord login button link".split()
)
"""What a button or a sentence about pass phrases says, and no phrase."""
_SMALL: Final = FUNCTION_WORDS | FOREIGN_FUNCTION_WORDS
_STANDARD = compiled(
    r"(?i)(?:ISO|IEC|EN|DIN|RFC|IEEE|ANSI|ASTM|NIST|CVE|CWE|PEP|BS|NF|UNI|VDE|VDI|OWASP|FIPS|SHA|MD|AES|RSA|UTF|COVID|IAS|IFRS|"
    r"SOC|GDPR|ECE|UL|API|HTTP|TLS|IP|USB|RS|Q[1-4]|FY|H[12]|KW|CW|V|REV)[-_ /]?[0-9][0-9A-Za-z./:-]{0,12}|"
    r"(?:19|20)[0-9]{2}(?:[-/.](?:[0-9]{1,4}|Q[1-4]|H[12]))?"
)


def not_standard(value: str) -> bool:
    """Neither a norm, an algorithm, a quarter nor a year."""
    return _STANDARD.fullmatch(value) is None


def account_form(value: str) -> bool:
    """The name of an account: no ordinary word, and a digit, a dot, a sign or letters that no dictionary has."""
    bare = value.strip("@").lower()
    if bare in _SYSTEM_ACCOUNTS or bare in _SMALL or is_technical(bare) or _FILE.search(bare):
        return False
    words = [word for word in _NOT_LETTER.split(bare) if len(word) > 2]
    known = is_ordinary if len(words) == 1 and len(words[0]) < len(bare) else is_dictionary_word
    return not_placeholder(value) and bool(words) and not all(known(word) for word in words)


def account_named(value: str) -> bool:
    """The name of an account before its password: also an ordinary word with a number."""
    bare = value.rstrip("0123456789").lower()
    return account_form(value) or (bare != value and len(bare) > 2 and bare not in _SYSTEM_ACCOUNTS)


_FILE = compiled(r"\.(?:html?|php|js|css|png|jpe?g|gif|pdf|md|txt|xml|json|ya?ml|zip|py|sh|conf|log|csv|docx?|xlsx?)\Z")
_NOT_LETTER = compiled(r"[\W\d_]+")
_SYSTEM_ACCOUNTS: Final = frozenset(
    "root admin administrator administrador administrateur guest gast nobody daemon default public shared all "
    "system local localhost localservice networkservice service services www www-data nginx apache httpd mysql "
    "postgres postgresql oracle mongo mongodb redis ubuntu debian centos fedora ec2-user vagrant docker jenkins "
    "git gitlab github runner build ci cd deploy ansible terraform sa dbo user username users userid me you your- "
    "user youruser myuser test testuser tester demo foo bar baz foobar alice bob example sample anonymous none "
    "null true false app webapp backup operator bin sys sync mail news uucp proxy sshd ftp sftp samba ldap "
    "postfix dovecot".split()
)


def has_digit(value: str) -> bool:
    """At least one digit."""
    return any("0" <= char <= "9" for char in value)


def has_letter(value: str) -> bool:
    """At least one letter."""
    return any(char.isalpha() for char in value)


def not_repeated(value: str) -> bool:
    """More than two different letters or digits: rulers and blanks are no values."""
    return len({char for char in value.upper() if char.isascii() and char.isalnum()}) > 2


_OF_REMARKS = frozenset(
    "for or else until from instead only not see für oder sonst bis ab statt nur nicht siehe pour ou sinon voir por "
    "para hasta per oppure voor".split()
)


def person_form(value: str) -> bool:
    """Not plainly something else than a person: no legal form or noun of business, no words of forms and jobs alone,
    and no remark about people (`AK für BC`)."""
    return not is_company(value) and not is_ordinary(value) and _OF_REMARKS.isdisjoint(value.split())


def party_form(value: str) -> bool:
    """What may be a firm: no body everybody knows, no words of forms and jobs alone, and no person."""
    first = value.strip().partition(" ")[0].lower().strip(".,")
    return not is_ordinary(value) and (is_company(value) or first not in GIVEN_NAMES)


def company_form(value: str) -> bool:
    """One company: a legal form or a noun of business at its end, and none inside."""
    return ends_as_company(value)


def not_email(value: str) -> bool:
    """No address of mail: those have a rule of their own."""
    return "." not in value.partition("@")[2]


def not_public(value: str) -> bool:
    """Not a public body everybody knows, nor words of forms, courts and software alone."""
    return not is_ordinary(value)


FILTERS: Final[dict[str, Callable[[str], bool]]] = {
    check.__name__: check
    for check in (
        account_form, account_named, begins_plainly, code_of_kinds, company_form, compared, drawn, enclosed,
        entropy_high, few_words, group_drawn, groups_by_chance, has_digit, has_letter, keylike, mixed_words,
        not_code, not_email, not_filename, not_filler, not_licence, not_placeholder, not_plain_word, not_public,
        not_repeated, not_standard, not_standard_but_year, odd, odd_not_name, paired, party_form, passphrase,
        person_form, phrase_of_key, random, rare, said_aloud, signed,
        thing_alone, thing_or_number, things_in_a_row, things_joined, unread, unspoken, untold, wifi_key,
        word_of_device,
    )
}  # fmt: skip
