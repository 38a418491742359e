"""Two fixed keys and what is made under them. Keys of tests are no secrets."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from gptsanitize.mask import Key, Masker
from gptsanitize.model import Mention, Plan, Policy

Planner = Callable[[Iterable[tuple[str, str]]], Plan]


@pytest.fixture(scope="session")
def key() -> Key:
    """A key."""
    return Key(bytes(range(7, 39)))


@pytest.fixture(scope="session")
def other_key() -> Key:
    """Another key."""
    return Key(bytes(range(150, 182)))


@pytest.fixture(scope="session")
def masker(key: Key) -> Masker:
    """Surrogates under the default policy."""
    return Masker(key, Policy())


@pytest.fixture(scope="session")
def other(other_key: Key) -> Masker:
    """Surrogates under another key."""
    return Masker(other_key, Policy())


@pytest.fixture(scope="session")
def planned(masker: Masker) -> Planner:
    """A plan of (entity, text) pairs, as typed mentions."""
    return lambda pairs: masker.plan(Mention(entity, text, typed=True) for entity, text in pairs)
