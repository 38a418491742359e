"""Which addresses on the web are everybody's."""

from __future__ import annotations

import pytest

from gptsanitize.detect.public.web import is_public_address, public_head


@pytest.mark.parametrize(
    "address",
    [
        "https://docs.python.org/3/library/re.html",
        "https://github.com/python/cpython/issues/123",
        "http://purl.obolibrary.org/obo/CHEBI_159",
        "https://www.gov.uk/renew-driving-licence",
        "https://blogs.nvidia.com/blog/agents",
        "http://localhost:8000/docs",
        "api.openai.com",
        "https://github.com/quorlix-project/quorlix/blob/main/README.rst",
        "https://github.com/quorlix/quorlix/issues",
        "https://quorlix.readthedocs.io/en/latest/",
        "github.com",
        "www.spotify.com",
        "smtp.office365.com",
        "imap.gmx.net",
        "1.pool.ntp.org",
    ],
)
def test_pages_that_everybody_reads(address: str) -> None:
    assert is_public_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://intranet.acme.example/people",
        "https://acme.atlassian.net/browse/X-1",
        "https://acme.sharepoint.com/sites/hr",
        "https://github.com/jroe/notes",
        "https://github.com/quorlix/quorlix",
        "https://github.com/kestrel/kestrel-api",
        "https://www.linkedin.com/in/jane-roe",
        "https://docs.google.com/document/d/1abcDEFghi23JKLmno45pqrSTU/edit",
        "https://teams.microsoft.com/l/meetup-join/19",
        "https://jroe:word@docs.python.org/",
        "https://www.microsoft.com/profile?user=jroe",
        "https://paypal.me/janeroe",
        "https://stripe.com/invoices/20260417",
        "https://docs.python.org/~jroe",
        "https://jane.smith.com/",
        "kestrel.slack.com",
        "kestrel.example",
        "intranet",
        "build.kestrel.github.io",
        "mail.kestrel.de",
        "outlook.com/janeroe",
    ],
)
def test_pages_of_somebody(address: str) -> None:
    assert not is_public_address(address)


@pytest.mark.parametrize(
    ("value", "rest"),
    [
        ("https://hooks.slack.com/services/T1/B2/x", "services/T1/B2/x"),
        ("https://s3.eu-west-1.amazonaws.com/marchwood-backup", "marchwood-backup"),
        ("https://github.com/jroe/ledger", "jroe/ledger"),
        ("https://acme.slack.com/archives/C1", "https://acme.slack.com/archives/C1"),
        ("https://portal.marchwood.com/login", "https://portal.marchwood.com/login"),
        ("https://github.com", "https://github.com"),
    ],
)
def test_of_an_address_on_a_service_the_path_is_somebodys(value: str, rest: str) -> None:
    assert value[public_head(value) :] == rest


@pytest.mark.parametrize(
    "value",
    [
        "https://example.com/document.pdf",
        "https://api.github.com/repos/kubernetes/kubernetes/releases",
        "https://peps.python.org/pep-0695/",
        "https://www.legislation.gov.uk/ukpga/2018/12",
        "https://docs.astral.sh/ruff/",
    ],
)
def test_textbook_hosts_states_and_manuals_are_everybodys(value: str) -> None:
    assert is_public_address(value)


@pytest.mark.parametrize("value", ["https://suppliers.example/login", "https://leeds.gov.uk/case", "foo.test"])
def test_other_reserved_names_stand_for_somebodys(value: str) -> None:
    assert not is_public_address(value)
