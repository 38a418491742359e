"""Occupations: what tells of their time stays before another one."""

from __future__ import annotations

from gptsanitize.mask.key import Key
from gptsanitize.mask.occupations import Occupations


def test_what_tells_of_its_time_stays() -> None:
    occupations = Occupations(Key(bytes(range(32))))
    assert occupations.occupation("retired coal miner") == f"retired {occupations.occupation('coal miner')}"
    assert occupations.occupation("gelernte Buchbinderin").startswith("gelernte ")


def test_a_word_of_time_alone_is_an_occupation() -> None:
    assert Occupations(Key(bytes(range(32)))).occupation("retired") != "retired"
