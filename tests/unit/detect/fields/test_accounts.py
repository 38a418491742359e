"""Accounts that the forms of lines show, and accounts that are nobody's."""

from __future__ import annotations

import pytest

from gptsanitize.detect.fields.accounts import fields_of_lines


def read(text: str) -> list[str]:
    return [text[field.start : field.end] for field in fields_of_lines(text)]


@pytest.mark.parametrize(
    "text",
    [
        '203.0.113.7 - [[mquell]] [10/Oct/2025:13:55:36 +0000] "GET /x HTTP/1.1" 200 2326',
        "-rw-r--r-- 1 [[mquell]] staff  18211 Mar  4 09:12 notes.txt",
        "drwxr-xr-x+ 12 [[m.quell]] staff    384 Jan  2 11:00 work",
        "[[mquell]] pts/0        203.0.113.7      Tue Mar  4 09:12   still logged in",
        "[[mquell]]  ALL=(ALL) NOPASSWD: /usr/bin/systemctl",
        "Jan 12 03:11:07 lamp su[881]: (to root) [[mquell]] on pts/1",
        "systemd-logind[1]: New session 33 of user [[mquell]].",
        "CEF:0|Tarn|Gate|1.0|100|Login failed|5|src=203.0.113.7 suser=[[mquell]] shost=lamp-7",
        "username:s:TARN\\[[mquell]]",
        "arn:aws:iam::000000000000:user/[[moira.quell]]",
        "machine git.tarn.example login [[mquell]] password x",
        "Host tarn\n    HostName tarn.example\n    User [[mquell]]\n",
        "Received: from lamp (Authenticated sender: [[mquell]]) by mx.tarn.example",
        "psql -h ldg-db-2 -U [[mquell]] -c 'select 1'",
        "curl -s -u [[mquell]]:x https://tarn.example",
        "ssh [[mquell]]@192.0.2.1 , then",
        "rsync -a notes/ [[mquell]]@lamp.tarn.example:/srv",
        "[[TARN\\mquell]] has logged on",
    ],
)
def test_a_user_in_the_place_of_one_is_found(text: str) -> None:
    start = text.index("[[")
    user = text[start + 2 : text.index("]]")]
    assert read(text.replace("[[", "", 1).replace("]]", "", 1)) == [user]


@pytest.mark.parametrize(
    "text",
    [
        '203.0.113.7 - - [10/Oct/2025:13:55:36 +0000] "GET /x HTTP/1.1" 200 2326',
        "-rw-r--r-- 1 root root  18211 Mar  4 09:12 notes.txt",
        "root ALL=(ALL) ALL",
        "git clone and ssh git@git.tarn.example",
        "ssh ubuntu@192.0.2.1, curl -u $USER:$PASS https://tarn.example",
        "HKLM\\software is a key, C:\\tools a folder and NT AUTHORITY\\system an account",
        "psql -U postgres -d app; mysql -u root -p",
        "Use \\\\d+ and NAME\\value in a pattern.",
    ],
)
def test_accounts_of_systems_and_paths_are_nobody(text: str) -> None:
    assert read(text) == []
