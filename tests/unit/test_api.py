"""The library: what callers may do wrong, and what threads may do at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from gptsanitize import Sanitizer
from gptsanitize.errors import KeyFileError, PolicyError, UsageError
from gptsanitize.mask import Key

KEY = Key(bytes(range(32)))
RULE = """
rules:
  - id: works-badge
    entity: BADGE
    description: A badge of the works.
    keywords: [WB-]
    patterns:
      - {regex: '(?<![A-Z0-9])WB-[0-9]{6}', at: keyword, score: 0.9}
    examples:
      must_match: [%s]
      must_not_match: ['WB-12']
"""


def test_threads_that_share_a_sanitizer_get_what_one_gets() -> None:
    people, firms = ("Bronagh McAteer", "Peter Novak", "Jane Mulcahy"), ("Tarnhill Labs", "Kestrel Works")
    texts = [
        f"{one} of {firm} called {two} about order {i}."
        for i, one in enumerate(people)
        for firm in firms
        for two in people
    ]
    alone = [Sanitizer(key=KEY).text(text) for text in texts[:1]] + [Sanitizer(key=KEY).text(texts[-1])]
    shared = Sanitizer(key=KEY)
    with ThreadPoolExecutor(4) as threads:
        cleaned = list(threads.map(shared.text, texts))
    assert [cleaned[0], cleaned[-1]] == alone
    assert cleaned == [shared.text(text) for text in texts]


@pytest.mark.parametrize("text", [None, 5, b"Jane Roe", ["Jane Roe"]])
def test_what_is_no_string_is_refused(text: Any) -> None:
    sanitizer = Sanitizer(key=KEY)
    with pytest.raises(UsageError, match="string"):
        sanitizer.text(text)
    with pytest.raises(UsageError, match="string"):
        sanitizer.restore(text)


def test_what_is_no_key_or_policy_is_refused() -> None:
    wrong: Any = b"x" * 32
    with pytest.raises(KeyFileError, match="path of a key file"):
        Sanitizer(key=wrong).text("Jane Roe")
    nothing: Any = []
    with pytest.raises(PolicyError, match="mapping"):
        Sanitizer(policy=nothing)


def test_a_release_of_nothing_is_refused(tmp_path: Path) -> None:
    with Sanitizer(key=KEY) as sanitizer, pytest.raises(UsageError, match="no file or folder"):
        sanitizer.folder([], tmp_path / "release")
    assert not (tmp_path / "release").exists()


def test_a_rule_that_does_not_hold_its_examples_is_not_used(tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    policy = {"rule_files": [str(rules)]}
    rules.write_text(RULE % "'badge [[WB-123456]]'", "utf-8")
    assert "WB-123456" not in Sanitizer(policy, KEY).text("badge WB-123456")
    rules.write_text(RULE % "'badge [[XY-123456]]'", "utf-8")
    with pytest.raises(PolicyError, match="works-badge") as caught:
        Sanitizer(policy, KEY).text("badge WB-123456")
    assert "rules.yaml:3" in str(caught.value)
