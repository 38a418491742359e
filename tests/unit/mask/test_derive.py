"""The primitives: bijections that are bijections, and that without the key nobody can redo."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptsanitize.mask import Key
from gptsanitize.mask.derive import Subkey

SUBKEY = Subkey(Key(bytes(range(7, 39))), "test")
OTHER = Subkey(Key(bytes(range(150, 182))), "test")


@pytest.mark.parametrize("n", [1, 2, 3, 9, 10, 97, 100, 256, 1000, 4097])
def test_permute_is_a_bijection(n: int) -> None:
    assert sorted(SUBKEY.permute(i, n) for i in range(n)) == list(range(n))


@given(st.integers(1, 10**40).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n - 1))), st.binary(max_size=8))
def test_unpermute_undoes_permute(case: tuple[int, int], tweak: bytes) -> None:
    n, value = case
    moved = SUBKEY.permute(value, n, tweak)
    assert 0 <= moved < n
    assert SUBKEY.unpermute(moved, n, tweak) == value


@pytest.mark.parametrize("n", [2, 3, 10, 254, 1000])
def test_derange_leaves_nothing_in_its_place(n: int) -> None:
    moved = [SUBKEY.derange(i, n) for i in range(n)]
    assert sorted(moved) == list(range(n))
    assert all(i != j for i, j in enumerate(moved))


def test_one_value_cannot_move() -> None:
    assert SUBKEY.derange(0, 1) == 0


def test_tweaks_and_keys_give_other_bijections() -> None:
    images = [
        [SUBKEY.permute(i, 1000) for i in range(1000)],
        [SUBKEY.permute(i, 1000, b"x") for i in range(1000)],
        [OTHER.permute(i, 1000) for i in range(1000)],
    ]
    for one in images:
        for two in images:
            if one is not two:
                assert sum(a == b for a, b in zip(one, two, strict=True)) < 15  # 1 is expected by chance


def test_images_of_neighbours_are_spread() -> None:
    """A permutation that keeps order or distance would tell salaries and sequences."""
    moved = [SUBKEY.permute(i, 10**9) for i in range(1000)]
    rising = sum(a < b for a, b in pairwise(moved))
    assert 400 < rising < 600
    assert len({m // 10**8 for m in moved}) == 10


def test_number_depends_on_text_salt_and_key() -> None:
    made = {SUBKEY.number("a"), SUBKEY.number("b"), SUBKEY.number("a", 1), OTHER.number("a")}
    assert len(made) == 4


@given(st.text(), st.integers(0, 200))
def test_stream_has_its_length_and_is_stable(text: str, size: int) -> None:
    assert len(SUBKEY.stream(text, size)) == size
    assert SUBKEY.stream(text, size) == SUBKEY.stream(text, size)


def test_longer_streams_do_not_repeat() -> None:
    made = SUBKEY.stream("x", 640)
    assert len({made[i : i + 64] for i in range(0, 640, 64)}) == 10


def test_lone_surrogates_do_not_stop_it() -> None:
    assert SUBKEY.number("\ud800") != SUBKEY.number("\ud801")


def test_order_does_not_depend_on_the_order_before() -> None:
    values = [f"v{i}" for i in range(50)]
    assert SUBKEY.order(values) == SUBKEY.order(reversed(values)) != values
    assert SUBKEY.order(values) != OTHER.order(values)
