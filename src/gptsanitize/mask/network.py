"""Addresses on networks: mailboxes, domains, hosts, URLs, IP and MAC addresses, UUIDs.

Responsible for surrogates that nobody can reach: names under the reserved top-level domains (RFC 2606, RFC 6761), IP
addresses of the documentation blocks (RFC 5737, RFC 3849) and, where those are full, of the block that is never
routed (RFC 1112 section 4), MAC addresses that are locally administered. Labels of domains and mailboxes are words
of people and firms and have their fakes from `names` and `organisations`.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable

from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.mask.derive import Subkey
from gptsanitize.mask.key import Key
from gptsanitize.mask.names import Names
from gptsanitize.mask.organisations import Organisations
from gptsanitize.mask.vocabulary import fold, is_ordinary
from gptsanitize.mask.words import ROLE_MAILBOXES, WEB_WORDS

__all__ = ["Network"]

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_TOP = {"com": ".example", "org": ".example.org", "net": ".example.net", "example": ".test", "test": ".invalid"}
_LAST_RESORT = 24
"""Candidates after which words that say what something is (`mail`, `sales`) are no longer kept."""
_STAYS_LOCAL = frozenset(
    {"local", "localhost", "internal", "lan", "corp", "home", "intranet", "localdomain", "test", "invalid"}
)
_EXAMPLES = frozenset({"example.com", "example.net", "example.org"})
"""Domains that nobody has (RFC 2606 section 3): they stay, what stands before them does not."""
_SECOND_LEVEL = frozenset(
    {"co", "com", "org", "net", "ac", "gov", "edu", "ltd", "plc", "or", "ne", "go", "gob", "gouv", "gv", "nhs"}
)
_PLAIN_MAIL = re.compile(r"([a-z0-9._-]++)@([a-z0-9.-]++)")
_MAIL = re.compile(r"(?P<head>(?:mailto:)?)(?P<local>[^@]+)@(?P<domain>[^@?]+)(?P<tail>(?:\?.*)?)", re.DOTALL)
_URL = re.compile(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.\-]{1,20}:/{2,3})?(?:(?P<user>[^/@\s:]*+)(?P<password>:[^/@\s]*+)?@)?(?P<host>\[[0-9A-Fa-f:.]++\]|[^/?#:\s,;]++)"
    r"(?P<port>:\d{1,5})?(?P<more>.*)",
    re.DOTALL,
)
_HEX4 = re.compile(r"[0-9a-f]+", re.IGNORECASE)
_PIECE = re.compile(r"%[0-9A-Fa-f]{2}|[^\W\d_]++|\d++")
_SLUG = re.compile(r"%[0-9A-Fa-f]{2}|(?:\w|-)++")
_IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_BEGIN_OF_IPV4 = re.compile(
    r"((?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){2})(\.?|\.[xX*])", re.ASCII
)
_DOCUMENTATION = tuple(int(ipaddress.IPv4Address(block)) for block in ("192.0.2.0", "198.51.100.0", "203.0.113.0"))
_NEVER_ROUTED = int(ipaddress.IPv4Address("240.0.0.0"))
_DOCUMENTATION6 = int(ipaddress.IPv6Address("2001:db8::"))
_UNASSIGNED6 = int(ipaddress.IPv6Address("fc00::"))  # RFC 4193 3.1: nobody may use it; for networks of many sites
_WIDEST, _WIDEST6 = 8, 12
_EVERYBODYS = (
    frozenset(  # whole blocks with a meaning of their own (IANA special-purpose registries, RFC 6890), and all
        map(
            ipaddress.ip_network,
            "0.0.0.0/0 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 198.18.0.0/15 "
            "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 224.0.0.0/24 239.0.0.0/8 240.0.0.0/4 "
            "::/0 ::1/128 fe80::/10 fe80::/64 fc00::/7 fd00::/8 ff00::/8 2000::/3 2002::/16 64:ff9b::/96 2001:db8::/32 "
            "3fff::/20".split(),
        )
    )
)
_WELL_KNOWN = tuple(  # all hosts, routers, mDNS, SSDP, LLMNR and the like; what clouds call their metadata service
    map(ipaddress.ip_network, "224.0.0.0/23 239.255.255.250/32 169.254.169.254/32 255.255.255.255/32 ff02::/64".split())
)
_SITE_BITS, _NARROW, _VERSION_4 = 48, 24, 4
_KEYS = frozenset("?&;")
"""What stands before the keys of a query."""
_COMMON_IN_PATHS = WEB_WORDS | ROLE_MAILBOXES


def _is_key(found: re.Match[str]) -> bool:
    """Whether a word names what a query asks for: `name` of `?name=Roe`."""
    is_named = (
        found.string[found.end() : found.end() + 1] == "=" and found.string[found.start() - 1 : found.start()] in _KEYS
    )
    return is_named and (is_dictionary_word(found[0]) or is_ordinary(found[0]))


class Network:
    """Surrogates of network addresses under one key."""

    def __init__(self, key: Key, names: Names, organisations: Organisations, secret: Callable[[str], str]) -> None:
        """`secret` gives the surrogate of a password, which is the same inside and outside a URL."""
        self._secret = secret
        self._key = Subkey(key, "network")
        self._names = names
        self._organisations = organisations

    def email(self, text: str, change: int = 0) -> str:
        """A mailbox: the person's fake name, as the address wrote it, at the fake firm's reserved domain."""
        if not change and (plain := _PLAIN_MAIL.fullmatch(text)):
            return f"{_ascii(self._names.handle(plain[1]))}@{self.domain(plain[2])}"
        found = _MAIL.fullmatch(text)
        if not found:
            return self.host(text, change) if "." in text else self._names.handle(text)
        if change >= _LAST_RESORT:
            return f"{found['head']}{self._coined(text, change)}@{self._coined(found['domain'], change)}.example"
        local, plus, tag = found["local"].partition("+")
        made = self._local(local, change) + plus + (self._names.handle(tag) if tag else "")
        domain = found["domain"]
        if domain.startswith("[") and domain.endswith("]"):  # an address literal (RFC 5321 section 4.1.3)
            six = "IPv6:" if domain[1:6].lower() == "ipv6:" else ""
            faked = f"[{domain[1 : 1 + len(six)]}{self.ip(domain[1 + len(six) : -1])}]"
        else:
            faked = self.domain(domain)
            faked = faked.upper() if domain.isupper() else faked
        return f"{found['head']}{made}@{faked}{self._path(found['tail'])}"

    def _local(self, local: str, change: int) -> str:
        made = _ascii(self._names.handle(local)) if local.isascii() else self._names.handle(local)
        return f"{made}{self._suffix(local, change)}" if change else made

    def _suffix(self, text: str, change: int) -> str:
        """Digits that tell apart what would be the same: only where the barrier asks for it."""
        size = min(1 + change // 4, 6)
        return str(self._key.number(text, 500 + change) % (9 * 10**size) + 10**size) if change else ""

    def _coined(self, text: str, change: int) -> str:
        """A label without any word that was kept, for addresses of which no other candidate will do."""
        bits = self._key.number(text.casefold(), 600 + change)
        return "".join(("bdfgklmnprstv"[(bits >> 8 * i) % 13] + "aeiou"[(bits >> 8 * i + 4) % 5]) for i in range(5))

    def user(self, text: str, *, is_label: bool = False) -> str:
        r"""A user name, plain, as a mailbox, or with its domain before it (`ACME\jsmith`)."""
        if "@" in text and _MAIL.fullmatch(text):
            return self.email(text)
        made = self._names.handle(text, WEB_WORDS if is_label else ROLE_MAILBOXES)
        return made if made != text else self._names.handle(text, frozenset())

    def domain(self, text: str, change: int = 0) -> str:
        """A domain under a reserved one, labels in their places: `mail.acme.co.uk` -> `mail.brelden.co.uk.example`."""
        labels = text.rstrip(".").split(".")
        if len(labels) < 2:
            return self._label(text, change) if text.casefold() not in WEB_WORDS else text
        *core, public = labels
        public = public.casefold()
        if f"{core[-1]}.{public}".casefold() in _EXAMPLES:
            before = (self._host_label(label, change, is_core=False) for label in core[:-1])
            return ".".join((*before, *labels[-2:]))
        if public in _STAYS_LOCAL:
            top = "." + labels[-1]
        else:
            if len(public) == 2 and len(core) > 1 and core[-1].casefold() in _SECOND_LEVEL:
                public = f"{core.pop().casefold()}.{public}"
            top = _TOP.get(public) or f".{public}.example"
        if len(core) == 1:
            return self._label(core[0], change) + top
        last = len(core) - 1
        made = [self._host_label(label, change, is_core=i == last) for i, label in enumerate(core)]
        return ".".join(made) + top

    def _host_label(self, label: str, change: int, *, is_core: bool) -> str:
        if not is_core and label.casefold() in WEB_WORDS:
            return label
        return self._label(label, change if is_core else 0)

    def _label(self, label: str, change: int) -> str:
        made = self._organisations.label(label)
        return made + (f"-{self._suffix(label, change)}" if change else "")

    def host(self, text: str, change: int = 0) -> str:
        """A host name, domain or address, with or without port."""
        name, colon, port = text.partition(":")
        if change >= _LAST_RESORT and not _IPV4.fullmatch(name) and text.count(":") < 2:
            return f"{self._coined(name, change)}{'.example' if '.' in name else ''}{colon}{port}"
        if _IPV4.fullmatch(name):
            return self.ip(name, change) + colon + port
        if text.count(":") > 1:
            return self.ip(text, change)
        if "." in name:
            return self.domain(name, change) + colon + port
        made = self._names.handle(name, WEB_WORDS)
        return (made if made != name else self._names.word(name)) + self._suffix(name, change) + colon + port

    def url(self, text: str, change: int = 0) -> str:
        """A URL: scheme, port and form stay; host, user, password, path and query become fakes, common words stay."""
        found = _URL.fullmatch(text)
        if not found or not (found["scheme"] or "." in found["host"]):
            return self._path(text)
        if change >= _LAST_RESORT:
            return f"{found['scheme'] or ''}{self._coined(text, change)}.example"
        host = found["host"]
        made = f"[{self.ip(host[1:-1])}]" if host.startswith("[") else self._web_host(host)
        user = self._names.handle(found["user"]) if found["user"] else found["user"] or ""
        password = ":" + self._secret(found["password"][1:]) if found["password"] else found["password"] or ""
        at = "@" if found["user"] is not None else ""
        more = self._path(found["more"])
        suffix = f"{'' if more.endswith('/') else '/'}{self._suffix(text, change)}" if change else ""
        return f"{found['scheme'] or ''}{user}{password}{at}{made}{found['port'] or ''}{more}{suffix}"

    def _web_host(self, host: str) -> str:
        if _IPV4.fullmatch(host):
            return self.ip(host)
        return host if host.casefold() in {"localhost", "127.0.0.1"} else self.host(host)

    def _path(self, path: str) -> str:
        return _SLUG.sub(self._slug, path)

    def _slug(self, found: re.Match[str]) -> str:
        term = self._organisations.terms.in_label(found[0])
        if term is None:
            if _is_key(found):
                return found[0]
            return _PIECE.sub(self._piece, found[0])
        start, end, made = term
        return _PIECE.sub(self._piece, found[0][:start]) + made + _PIECE.sub(self._piece, found[0][end:])

    def _piece(self, found: re.Match[str]) -> str:
        piece = found[0]
        if piece[0] == "%" or fold(piece) in _COMMON_IN_PATHS:
            return piece
        return _ascii(self._names.handle(piece)) if piece.isascii() else self._names.handle(piece)

    def ip(self, text: str, change: int = 0) -> str:
        """An IPv4 or IPv6 address or network, with its prefix length; one subnet's addresses stay neighbours."""
        address, slash, length = text.partition("/")
        begin = _BEGIN_OF_IPV4.fullmatch(address)
        if begin:  # 10.48.7 and 10.48.7.x
            return self.ip(begin[1] + ".0", change).rpartition(".")[0] + begin[2] + slash + length
        try:
            found = ipaddress.ip_address(address.partition("%")[0])
        except ValueError:
            return self._no_address(text)
        network = _network(address, length) if slash else None
        if _is_everybodys(found, network):
            return text
        if network is not None:
            return self._network(network, change) + slash + length
        made = self._ip4(int(found), change) if found.version == 4 else self._ip6(int(found), change)
        return made + slash + length

    def subnet(self, text: str) -> str:
        """What the addresses of one subnet have in common: they get their surrogates together. What stays is alone."""
        if self.ip(text) == text:
            return text
        try:
            found = ipaddress.ip_address(text.strip().partition("/")[0].partition("%")[0])
        except ValueError:
            return text
        return f"{found.version} {int(found) >> (8 if found.version == 4 else 64)}"

    def _network(self, network: _Network, change: int) -> str:
        """Another network of the same length, none of whose host bits is set; that of a /24 or a /64 holds the
        surrogates of its addresses, that of a /48 those of its networks."""
        size, length, start = network.max_prefixlen, network.prefixlen, int(network.network_address)
        bits = self._key.number(f"wide {network.version} {start} {length}", change)
        low = size - length
        if network.version == _VERSION_4:
            if length < _NARROW:  # wider than the blocks for documentation
                return str(ipaddress.IPv4Address(_NEVER_ROUTED | bits % (1 << 28) >> low << low))
            part = self._key.permute((start & 0xFF) >> low, 1 << (length - _NARROW), b"%d" % (start >> 8))
            return str(
                ipaddress.IPv4Address(int(ipaddress.IPv4Address(self._ip4(start & ~0xFF, change))) | part << low)
            )
        if length < _SITE_BITS:
            return str(ipaddress.IPv6Address(_UNASSIGNED6 | bits % (1 << 120) >> low << low))
        return str(ipaddress.IPv6Address(int(ipaddress.IPv6Address(self._ip6(start, change))) >> low << low))

    def _ip4(self, address: int, change: int) -> str:
        subnet, host = address >> 8, address & 0xFF
        bits = self._key.number(f"subnet {subnet}", change)
        # The network itself and its broadcast address stay what they are.
        moved = host if host in {0, 255} else 1 + self._key.permute(host - 1, 254, b"%d" % subnet)
        block = (_NEVER_ROUTED + (bits % 0xFFFFF << 8) if change else _DOCUMENTATION[bits % 3]) + moved
        return f"{block >> 24}.{block >> 16 & 255}.{block >> 8 & 255}.{block & 255}"

    def _ip6(self, address: int, change: int) -> str:
        network, host = address >> 64, address & (1 << 64) - 1
        site = self._key.number(f"site {network >> 64 - _SITE_BITS}", change) & 0xFFFF
        fake = site << 16 | self._key.number(f"network {network}", change) & 0xFFFF
        moved = (
            self._key.permute(host, 1 << 64, b"6") if host >> 16 else self._key.permute(host, 1 << 16, b"%d" % network)
        )
        return str(ipaddress.IPv6Address(_DOCUMENTATION6 | fake << 64 | moved))

    def _no_address(self, text: str) -> str:
        """What only looks like an address (`10.0.0.256`, `10.0.*.*`): a begin of the documentation blocks."""
        made = self._names.handle(text)
        numbers = iter(("192", "0", "2"))
        return re.sub(r"(?<![0-9.])[0-9]{1,3}(?=[.])|(?<=[.])[0-9]{1,3}(?=[.])", lambda m: next(numbers, m[0]), made)

    def mac(self, text: str, change: int = 0) -> str:
        """A MAC address, locally administered and unicast (IEEE 802: second bit set, first clear), in the same form."""
        digits = "".join(_HEX4.findall(text))
        if len(digits) != 12:
            return self._names.handle(text)
        value = int(digits, 16)
        body = (value >> 42 << 40) | value & ((1 << 40) - 1)  # 46 bits: without the two of kind
        moved = self._key.permute(body, 1 << 46, b"mac%d" % change)
        made = f"{(moved >> 40 << 42) | (2 << 40) | moved & ((1 << 40) - 1):012x}"
        return _fill_hex(text, made.upper() if text.upper() == text else made)

    def uuid(self, text: str, change: int = 0) -> str:
        """A UUID with the version and variant it had (RFC 9562); other device identifiers keep their form."""
        digits = "".join(_HEX4.findall(text))
        if len(digits) != 32 or len(text) - len(digits) > 6:
            return self._opaque(text, change)
        made = f"{self._key.number(digits.lower(), 900 + change):032x}"
        made = made[:12] + digits[12] + made[13:16] + digits[16] + made[17:]
        return _fill_hex(text, made.upper() if text.upper() == text else made)

    def _opaque(self, text: str, change: int) -> str:
        noise = self._key.stream(text, len(text), 700 + change)
        signs = zip(text, noise, strict=True)
        return "".join(
            str(n % 10)
            if c.isdecimal()
            else chr((97 if c.islower() else 65) + n % 26)
            if c.isascii() and c.isalpha()
            else c
            for c, n in signs
        )


def _network(address: str, length: str) -> _Network | None:
    """The network of an address with its length where no bit of a host is set: `10.1.0.0/16`, and no `10.1.2.3/16`."""
    try:
        return ipaddress.ip_network(f"{address}/{length}")
    except ValueError:
        return None


def _is_everybodys(address: _Address, network: _Network | None) -> bool:
    """Whether an address or network means the same to everybody: loopback, masks, whole private blocks, broadcast."""
    if address.is_loopback or address.is_unspecified:
        return True
    if network is not None and network.prefixlen < network.max_prefixlen:
        return network in _EVERYBODYS or network.prefixlen < _shortest(network)
    return any(address in block for block in _WELL_KNOWN) or (address.version == _VERSION_4 and _is_mask(int(address)))


def _shortest(network: _Network) -> int:
    """The least length of a network that may be somebody's and that can be masked."""
    return _WIDEST if network.version == _VERSION_4 else _WIDEST6


def _is_mask(address: int) -> bool:
    """Whether a number is a netmask (`255.255.252.0`) or a mask of hosts (`0.0.3.255`)."""
    hosts = ~address & 0xFFFFFFFF
    return (hosts & (hosts + 1) == 0 and hosts >> 24 == 0) or (address & (address + 1) == 0 and address >> 24 == 0)


def _fill_hex(text: str, digits: str) -> str:
    rest = iter(digits)
    return "".join(next(rest) if c in "0123456789abcdefABCDEF" else c for c in text)


def _ascii(text: str) -> str:
    return text if text.isascii() else "".join(c if c.isascii() else _plain(c) for c in text)


def _plain(letter: str) -> str:
    plain = fold(letter)
    return (plain.upper() if letter.isupper() else plain) if plain.isascii() else ""
