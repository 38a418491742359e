"""Keys that no word announces, beside what only looks like one."""

from __future__ import annotations

import base64
import random
import string

import pytest

from gptsanitize.detect.scan.chance import keys_by_chance
from gptsanitize.detect.words.rarity import is_filler, is_keylike, is_random, is_signed

MIXED = string.ascii_letters + string.digits
SMALL = string.ascii_lowercase + string.digits
HEXADECIMAL = "0123456789abcdef"


def drawn(alphabet: str, length: int, seed: int = 1) -> str:
    source = random.Random(seed)
    return "".join(source.choice(alphabet) for _ in range(length))


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in keys_by_chance(text)]


@pytest.mark.parametrize(
    "text",
    ["its other half {}.", 'use "{}" there', "unseal it with part 1 of 3: {}", "x = {}", "(see {} in the vault)"],
)
def test_a_mixed_token_in_a_text_is_a_key(text: str) -> None:
    key = drawn(MIXED, 40)
    assert found(text.format(key)) == [key]


def test_what_is_of_one_case_needs_a_sign_before_it() -> None:
    key = drawn(SMALL, 36)
    assert found(f'"{key}"') == [key]
    assert found(f"the pod {key} restarted") == []


def test_a_prefix_of_a_provider_tells() -> None:
    key = f"acme_live_{drawn(HEXADECIMAL, 32)}"
    assert found(f"use {key} for it") == [key]
    assert found(f"see commit_{drawn(HEXADECIMAL, 32)} for it") == []


@pytest.mark.parametrize(
    "text",
    [
        f"commit {drawn(HEXADECIMAL, 40)}",
        f"sha256-{base64.b64encode(bytes(range(60, 92))).decode()}",
        f"https://example.com/d/{drawn(MIXED, 44)}/edit",
        f"data:image/png;base64,{drawn(MIXED, 80)}",
        f'"sub": "{drawn(MIXED, 28)}"',
        f"folder id is `{drawn(MIXED, 33)}`",
        "the class AbstractSingletonProxyFactoryBean2Test is old",
        f"see {base64.b64encode(b'nothing but a readable sentence').decode()} there",
        "".join(f"{drawn(MIXED, 64, line)}\n" for line in range(5)),
        "build 3f2504e0-4f89-11d3-9a0c-0305e82c3301 is green",
        "leu2-1/+trp1-63/+his3-D200/+ strains",
    ],
)
def test_what_has_a_reason_to_look_odd_stays(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("length", [24, 32, 48])
@pytest.mark.parametrize("alphabet", [MIXED, HEXADECIMAL, MIXED + "+/"])
def test_what_is_drawn_by_chance_looks_so(alphabet: str, length: int) -> None:
    seen = [is_random(drawn(alphabet, length, seed)) for seed in range(100)]
    assert sum(seen) >= 90


@pytest.mark.parametrize("value", ["getUserByIdAndName2Test", "my-service-name-2024-prod", "x" * 30 + "1a2b3c"])
def test_names_are_not_drawn_by_chance(value: str) -> None:
    assert not is_random(value)


@pytest.mark.parametrize("value", ["ghp_" + "x" * 36, "sk-your-api-key-here-123456", "AKIAIOSFODNN7EXAMPLE", "0" * 40])
def test_stand_ins_are_known(value: str) -> None:
    assert is_filler(value)
    assert not is_keylike(value)


def test_signs_between_letters() -> None:
    assert is_signed("m{h}o)p$e]nob(ody[f")
    assert not is_signed("path/to-some.file_name")
