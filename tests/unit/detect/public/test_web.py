"""Which addresses on the web are everybody's."""

from __future__ import annotations

import pytest

from gptsanitize.detect.public.web import is_public_address


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
    ],
)
def test_pages_of_somebody(address: str) -> None:
    assert not is_public_address(address)
