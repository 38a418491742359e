"""Conversations name their speakers, networks their accounts; logs and code have the same forms and name nobody."""

from __future__ import annotations

import pytest

from gptsanitize.detect.people.chats import accounts, people_spoken_to, small_names, speakers
from gptsanitize.detect.views.octets import Glance


def told(finder: object, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in finder(text)]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[12/03, 19:02] Chidra: hi all\n[12/03, 19:03] Obin Ezed: thanks, you too\n", {"Chidra", "Obin Ezed"}),
        ("12/03/2023, 19:02 - Quenda: are you there?\n12/03/2023, 19:05 - Ravi: yes\n", {"Quenda", "Ravi"}),
        ("<qwil> did you see it\n<marn_x> no lol\n", {"qwil", "marn_x"}),
        (
            "ember-fox — Today at 7:02 PM\nwho are you\nQuexUnslept — Today at 7:03 PM\nme\n",
            {"ember-fox", "QuexUnslept"},
        ),
        (
            "[@dmit.k]  9:02 AM\n".replace("[", "").replace("]", "") + "morning\n@fatou  9:03 AM\nok\n",
            {"@dmit.k", "@fatou"},
        ),
        ("plot_h wrote: I have had it\nGreenGrete wrote: same for me\n", {"plot_h", "GreenGrete"}),
        ("moderator turnip_t wrote: please stop\nmodal-q schrieb: ja, danke\n", {"turnip_t", "modal-q"}),
        ("dmit.k 14:02  did you ask\nbram_q 14:03  no, i forgot\n", {"dmit.k", "bram_q"}),
        ("qwilmer 08:12: since then we cannot\nzanefo 08:40: i see, thanks\n", {"qwilmer", "zanefo"}),
        ("qwil: its down again, can you look\nzanefo: i did\nqwil: and now?\nzanefo: ok\n", {"qwil", "zanefo"}),
        (
            "crumb.and.co_1 link in bio\nitsmeq__ omg you look great\nqw.harg.54 my numbers are here\n",
            {"crumb.and.co_1", "itsmeq__", "qw.harg.54"},
        ),
        ("[18:04] Mummy Q: are you home\n[18:05] ~ Quenda Z: yes\n", {"Mummy Q", "~ Quenda Z"}),
        ("[18:04] Quenda \U0001f33b: hi all\n[18:05] Ravi (Work): you ok\n", {"Quenda \U0001f33b", "Ravi (Work)"}),
        ("19:02 wander: oi você\n19:04 quendi: sim\n19:05 wander: eu já\n19:06 wander: ok\n", {"wander", "quendi"}),
        (
            (
                "[14-03 08:02] Quenda: ik ben er niet\n[14-03 08:03] Tineke v/d Zerg: sterkte, dank je\n"
                "[14-03 08:05] Mo: ja\n[14-03 08:06] Mo: doet het niet\n"
            ),
            {"Quenda", "Tineke v/d Zerg", "Mo"},
        ),
        ("[09:14] Neighbour Quenda: is it yours?\n[09:15] Quenda: yes\n", {"Quenda"}),
    ],
)
def test_speakers_are_found(text: str, names: set[str]) -> None:
    assert set(told(speakers, text)) == names


def test_a_speaker_is_found_where_others_name_him() -> None:
    text = "<qwil> did you see it\n<marn_x> no lol\nask qwil again\n"
    assert told(speakers, text).count("qwil") == 2


@pytest.mark.parametrize(
    "text",
    [
        "[09:01:02] nginx: upstream timed out\n[09:01:03] nginx: worker exited\n",
        "[09:01] error: you must\n[09:02] error: your file\n[09:03] error: please wait\n",
        "[09:01] bot: please wait\n[09:02] you: ok\n",
        "Opening hours 09:00\nClosing hours 17:00\n",
        "<p> text\n<div> more\n",
        "name: you\nversion: 1\nname: me\nversion: 2\n",
        "pytest_x runs your tests\nmy_module2 is imported\n",
    ],
)
def test_logs_and_markup_have_no_speakers(text: str) -> None:
    assert not told(speakers, text)


def test_an_account_alone_on_its_line_is_no_mark_of_code() -> None:
    assert told(accounts, "@qwil_tim\n@marzipanQ omg same\n") == ["@qwil_tim", "@marzipanQ"]
    assert told(accounts, "@Qwilter\nvoid runs() {}\n") == []


def test_accounts_of_networks_are_found() -> None:
    assert told(accounts, "thanks @shaz.mcn and u/soggy_w, also @Wilmerq!") == ["soggy_w", "@shaz.mcn", "@Wilmerq"]


@pytest.mark.parametrize(
    "text",
    [
        "npm i @angular/core",
        "mail a@b.example",
        "meet @noon",
        "@Override\npublic void run() {}",
        "use @agent.tool(name)",
        "@media print",
        "/srv/u/data and menu/items",
        "@Microsoft announced it",
    ],
)
def test_at_signs_of_code_and_brands_are_no_accounts(text: str) -> None:
    assert not told(accounts, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("moved out w my bf callumq last week", "callumq"),
        ("pls dont tell mr devereaux i run it", "devereaux"),
        ("lost to lil sanjay again", "lil sanjay"),
        ("her name is shaznay ok", "shaznay"),
    ],
)
def test_small_letters_name_somebody(text: str, name: str) -> None:
    assert told(small_names, text) == [name]


@pytest.mark.parametrize(
    "text", ["my bf wanna go", "my boss said no", "my mum is here", "mr and mrs", "the big garage"]
)
def test_small_letters_of_ordinary_words_name_nobody(text: str) -> None:
    assert not told(small_names, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("did you ask quendrel yet", ["quendrel"]),
        ("did anyone chase zarrik about the invoice?", ["zarrik"]),
        ("goes by quendrel k zarrow on vinted", ["quendrel k zarrow"]),
        ("say hi to jo w from me", ["jo w"]),
        ("spoke to priya this morning", ["priya"]),
        ("did you ask everyone", []),
        ("can someone ping production pls", []),
        ("did you tell postgres to stop", []),
        ("she goes by bus to work", []),
        ("talk to localhost on port 80", []),
    ],
)
def test_whom_somebody_asked_or_told_is_named_in_small_letters(text: str, names: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in people_spoken_to(text, Glance(text))] == names
