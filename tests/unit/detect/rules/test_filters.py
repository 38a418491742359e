"""What the form of a value and its words tell, where notes and chats jot down codes and passwords."""

from __future__ import annotations

import pytest

from gptsanitize.detect.rules.filters import FILTERS

KEPT = {
    "wifi_key": ("tern-guest-more", "guests22", "plum7harbor"),
    "phrase_of_key": ("less is a bore 1995", "old green lanterns 7", "kettle and toast", "moss7lamp"),
    "begins_plainly": ("old lanterns 7",),
    "mixed_words": ("gravel HONEY trombone", "old lanterns 7"),
    "paired": ("Buck" + "eyes91fan", "AP" + "APA*WHARF77"),
    "word_of_device": ("raspberry", "TirNaNog-cam", "bell" + "1234"),
    "group_drawn": ("b870a-82f3e", "104d2-08139"),
    "not_filename": ("moss7lamp",),
    "few_words": ("kettle 7 blue",),
    "not_standard_but_year": ("2025!", "Moss18"),
    "not_placeholder": ("lanterns",),
}
LEFT = {
    "wifi_key": ("plug-and-play", "router", "802.11ac", "WPA2"),
    "phrase_of_key": ("slow in room 12", "free until 10", "router", "unchanged lamp 4"),
    "begins_plainly": ("stored since 2019", "changes every month"),
    "mixed_words": ("old green lanterns", "READ THE NOTES 12"),
    "paired": ("MacOS12", "iPhone14Pro", "ISO9001"),
    "word_of_device": ("required", "ORANGE-BOX"),
    "group_drawn": ("linux-arm64", "b870a-build"),
    "not_filename": ("chapter4.html",),
    "few_words": ("secret is not for use",),
    "not_standard_but_year": ("ISO9001",),
    "not_placeholder": ("gesperrt", "locked", "bloqueada"),
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in KEPT.items() for value in values])
def test_a_value_that_may_be_one_is_kept(name: str, value: str) -> None:
    assert FILTERS[name](value)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in LEFT.items() for value in values])
def test_a_value_that_is_something_else_is_left(name: str, value: str) -> None:
    assert not FILTERS[name](value)
