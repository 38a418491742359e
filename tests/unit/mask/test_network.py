"""Addresses on networks: of valid form, and reachable by nobody."""

from __future__ import annotations

import ipaddress
import re
import uuid

import pytest
from tests.unit.mask.conftest import Planner

from gptsanitize.mask import Masker

RESERVED = re.compile(
    r"(?:.*\.)?(?:example|test|invalid|localhost|local|internal|example\.(?:com|net|org))", re.IGNORECASE
)
MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])")


def assert_nobodys_mailbox(text: str) -> None:
    assert MAILBOX.fullmatch(text), text
    assert RESERVED.fullmatch(text.rpartition("@")[2]), text


@pytest.mark.parametrize(
    "text",
    [
        "john.smith@acme.com", "alerts@northgate-analytics.example", "info@mueller-gmbh.de", "a@b.co",
        "x.y+tag@mail.acme.co.uk",
        "John.Smith@ACME.COM", "o'brien@acme.com", "smith@acme.example", "smith@acme.test", "svc_7@sub.dept.acme.io",
        "4711@acme.museum", "sales@xn--mller-kva.de", "smith@acme.gov.uk", "jsmith@acme.internal", "root@acme.invalid",
    ],
)  # fmt: skip
@pytest.mark.parametrize("entity", ["EMAIL", "USERNAME", "PERSON", "HOST", "CONTACT_NAME", "EMAIL_ADDRESS"])
def test_mailboxes_are_valid_and_nobodys_under_every_heading(masker: Masker, entity: str, text: str) -> None:
    """A mailbox under the heading "user" once lost its domain to words: `alerts@ferbimmer-margeting.vombuner`."""
    made = masker.replacement(entity, text)
    assert_nobodys_mailbox(made)
    assert made.casefold() != text.casefold()
    assert made == masker.replacement("EMAIL", text)


def test_two_findings_of_one_mailbox_share_its_surrogate(planned: Planner) -> None:
    address = "alerts@northgate-analytics.example"
    plan = planned([("EMAIL", address), ("USERNAME", address), ("ORGANIZATION", "Northgate Analytics Ltd")])
    firm = plan.replacements["ORGANIZATION", "Northgate Analytics Ltd"].split()[0].lower()
    assert (
        plan.replacements["EMAIL", address] == plan.replacements["USERNAME", address] == f"alerts@{firm}-analytics.test"
    )


def test_unicode_mailboxes_keep_a_reserved_domain(masker: Masker) -> None:
    made = masker.replacement("EMAIL", "info@müller-gmbh.de")
    assert RESERVED.fullmatch(made.rpartition("@")[2])


def test_mailto_links_tell_nothing(masker: Masker) -> None:
    made = masker.replacement("EMAIL", "mailto:john@acme.org?subject=Smith")
    assert made.startswith("mailto:")
    assert "?subject=" in made
    assert "Smith" not in made
    assert "john" not in made


@pytest.mark.parametrize("domain", ["10.0.0.1", "IPv6:fe80::1"])
def test_address_literals_are_documentation(masker: Masker, domain: str) -> None:
    made = masker.replacement("EMAIL", f"x@[{domain}]").rpartition("@")[2].strip("[]")
    assert ipaddress.ip_address(made.removeprefix("IPv6:")).is_private


@pytest.mark.parametrize(
    "text", ["acme.com", "mail.acme.co.uk", "acme.com.", "db01.acme.internal", "a.b.c.d.acme.org", "acme.com:8443"]
)
def test_hosts_are_under_reserved_names(masker: Masker, text: str) -> None:
    made = masker.replacement("HOST", text)
    assert RESERVED.fullmatch(made.partition(":")[0].rstrip(".")), made
    assert "acme" not in made


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("https://acme.com/users/jsmith?id=4711", r"https://\w+\.example/users/\w+\?id=\d{4}"),
        ("https://user:hunter22hunter@acme.com:8443/x", r"https://\w+:FAKE\w+@\w+\.example:8443/\w"),
        ("www.acme.com", r"www\.\w+\.example"),
        ("http://10.1.2.3/index.html", r"http://(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}/index\.html"),
        ("http://[fe80::1]:80/", r"http://\[2001:db8:[0-9a-f:]+\]:80/"),
        ("https://drive.acme.com/hr/Smith_John.docx", r"https://drive\.\w+\.example/\w+/\w+_\w+\.docx"),
    ],
)  # fmt: skip
def test_urls_keep_their_form(masker: Masker, text: str, form: str) -> None:
    made = masker.replacement("URL", text)
    assert re.fullmatch(form, made), made
    for real in ("acme", "Smith", "jsmith", "4711", "hunter22", "10.1.2.3"):
        assert real not in made


def test_addresses_are_reserved_and_subnets_stay_together(masker: Masker) -> None:
    for subnet in ("10.0.0", "172.16.9", "8.8.8", "193.99.144"):
        made = [masker.replacement("IP_ADDRESS", f"{subnet}.{host}") for host in range(256)]
        assert len(set(made)) == 256
        assert len({text.rpartition(".")[0] for text in made}) == 1
        assert all(not ipaddress.ip_address(text).is_global for text in made)
        assert made[0].endswith(".0")
        assert made[255].endswith(".255")


@pytest.mark.parametrize(
    "text", ["192.168.1.0/24", "10.9.0.0/16", "2001:db8:1::/48", "10.20.30", "10.20.30.x", "10.20.30.*"]
)
def test_networks_stay_networks(masker: Masker, text: str) -> None:
    made = masker.replacement("IP_ADDRESS", text)
    assert made != text
    assert made.partition("/")[2] == text.partition("/")[2]
    if "/" in text:
        ipaddress.ip_network(made, strict=False)
        assert ":" in made or made.partition("/")[0].endswith(".0")
    else:
        assert made.startswith(("192.0.2", "198.51.100", "203.0.113"))


@pytest.mark.parametrize(
    "text",
    [
        "10.20.0.0/16",
        "84.22.16.0/20",
        "192.168.44.64/26",
        "10.1.2.0/24",
        "2a01:4f8:10::/48",
        "2a01:4f8:10:2::/64",
        "2a00::/22",
    ],
)
def test_a_network_has_its_length_and_no_bit_of_a_host(masker: Masker, text: str) -> None:
    made = masker.replacement("IP_ADDRESS", text)
    assert ipaddress.ip_network(made).prefixlen == ipaddress.ip_network(text).prefixlen
    assert not ipaddress.ip_network(made).is_global
    assert made != text


@pytest.mark.parametrize(
    ("network", "address"),
    [
        ("10.1.2.0/24", "10.1.2.77"),
        ("2a01:4f8:10::/48", "2a01:4f8:10:2::5"),
        ("2a01:4f8:10::/48", "2a01:4f8:10:7::/64"),
    ],
)
def test_what_lies_in_a_network_lies_in_its_surrogate(masker: Masker, network: str, address: str) -> None:
    made = ipaddress.ip_network(masker.replacement("IP_ADDRESS", network))
    held = ipaddress.ip_network(masker.replacement("IP_ADDRESS", address))
    assert held.subnet_of(made)  # type: ignore[arg-type]


def test_networks_of_one_block_stay_apart(masker: Masker) -> None:
    made = {masker.replacement("IP_ADDRESS", f"192.168.44.{start}/28") for start in range(0, 256, 16)}
    assert len(made) == 16


@pytest.mark.parametrize(
    "text",
    [
        "127.0.0.1", ".".join("0000"), "::1", "0.0.0.0/0", "::/0", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
        "198.51.100.0/24", "2001:db8::/32", "fe80::/10", "fc00::/7", "255.255.255.0", "255.255.252.0", "0.0.3.255",
        "255.255.255.255", "224.0.0.251", "239.255.255.250", "ff02::1", "169.254.169.254",
    ],
)  # fmt: skip
def test_addresses_that_are_everybodys_stay(masker: Masker, text: str) -> None:
    assert masker.replacement("IP_ADDRESS", text) == text


def test_colliding_subnets_move_as_a_whole(planned: Planner) -> None:
    texts = [f"10.{net}.7.{host}" for net in range(40) for host in range(1, 60)]
    plan = planned([("IP_ADDRESS", text) for text in texts])
    made = {text: plan.replacements["IP_ADDRESS", text] for text in texts}
    assert len(set(made.values())) == len(texts)
    for net in range(40):
        assert len({fake.rpartition(".")[0] for text, fake in made.items() if text.startswith(f"10.{net}.7.")}) == 1
    for fake in made.values():
        address = ipaddress.ip_address(fake)
        assert not address.is_global


def test_ipv6_addresses_are_documentation_and_distinct(planned: Planner) -> None:
    texts = [f"2a02:8071:{net:x}::{host:x}" for net in range(1, 30) for host in range(1, 30)]
    made = list(planned([("IP_ADDRESS", text) for text in texts]).replacements.values())
    assert len(set(made)) == len(texts)
    assert all(ipaddress.ip_address(text) in ipaddress.ip_network("2001:db8::/32") for text in made)


@pytest.mark.parametrize("text", ["00:1A:2B:3C:4D:5E", "001a.2b3c.4d5e", "00-1a-2b-3c-4d-5e", "001A2B3C4D5E"])
def test_mac_addresses_are_local_and_of_one_station(masker: Masker, text: str) -> None:
    made = masker.replacement("MAC_ADDRESS", text)
    plain = re.sub(r"[^0-9a-f]", "", made.lower())
    first = int(plain[:2], 16)
    assert first & 2
    assert not first & 1
    assert re.sub(r"\w", "x", made) == re.sub(r"\w", "x", text)
    assert plain == re.sub(r"[^0-9a-f]", "", masker.replacement("MAC_ADDRESS", "00:1A:2B:3C:4D:5E").lower())


def test_uuids_keep_version_and_variant(masker: Masker) -> None:
    for version in (1, 4, 5):
        text = str(uuid.UUID(int=0x1234567890ABCDEF1234567890ABCDEF, version=version))
        made = uuid.UUID(masker.replacement("DEVICE_ID", text))
        assert made.version == version
        assert made.variant == uuid.RFC_4122
        assert str(made) != text
        assert masker.replacement("DEVICE_ID", text.upper()) == str(made).upper()


@pytest.mark.parametrize("text", ["user@example.com", "info@example.org", "http://example.com/docs", "www.example.net"])
def test_domains_of_examples_stay(masker: Masker, text: str) -> None:
    entity = "EMAIL" if "@" in text else "URL" if "/" in text else "HOST"
    assert masker.replacement(entity, text) == text


def test_who_and_what_stands_before_the_domain_of_an_example_does_not_stay(masker: Masker) -> None:
    made = masker.replacement("EMAIL", "jane.roe@example.com")
    assert made.endswith("@example.com")
    assert "roe" not in made
    made = masker.replacement("HOST", "halden.example.com")
    assert made.endswith(".example.com")
    assert "halden" not in made


def test_what_stays_stays_in_a_corpus(planned: Planner) -> None:
    pairs = [("EMAIL", "user@example.com"), ("URL", "http://example.com/docs"), ("IP_ADDRESS", "10.0.0.0/8")]
    pairs.append(("IP_ADDRESS", "2001:db8::/32"))
    others = [("IP_ADDRESS", "10.0.0.1"), ("IP_ADDRESS", "2001:db8::1")]
    plan = planned([*pairs, *others, ("EMAIL", "jane.roe@example.com")])
    assert [plan.replacements[pair] for pair in others] == [planned([pair]).replacements[pair] for pair in others]
    assert [plan.replacements[pair] for pair in pairs] == [text for _, text in pairs]
    assert plan.replacements["EMAIL", "jane.roe@example.com"] != "jane.roe@example.com"


def test_the_keys_of_a_query_stay(masker: Masker) -> None:
    made = masker.replacement("URL", "https://crm.quagga.test/find?name=Quaggamire&page=2&xqz=Quaggamire")
    keys = [part.partition("=")[0] for part in made.partition("?")[2].split("&")]
    assert keys[:2] == ["name", "page"]
    assert keys[2] != "xqz"
    assert "Quaggamire" not in made
