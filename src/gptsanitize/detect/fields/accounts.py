r"""Accounts where the form of a line shows them: logs, listings, commands, settings (`psql -U ada`, `ada pts/0`).

Responsible for users that stand in a fixed place of a line and behind no label. The accounts of systems and of roles
(`root`, `www-data`, `deploy`) are nobody's. Looks for no password.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from gptsanitize.detect.fields.records import Field, may_be
from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.views.octets import Glance, words_in

__all__ = ["fields_of_lines"]

_USER = r"(?P<v>[A-Za-z_][\w.-]{1,31})"
_OF_COMMANDS = (
    r"\b(?:curl|wget|mysql|mysqldump|psql|pg_dump|pg_restore|createdb|mongo|mongosh|sqlcmd|ldapsearch|smbclient|svn|ftp|"
    r"lftp|rsync|ssh|scp|sftp|kinit|docker login|az login|su|htpasswd|telnet|rdesktop|xfreerdp|impala-shell|beeline)"
)


class _Line(NamedTuple):
    """A form of lines: a sign that each holds, words of which a text with one has one, and where the user is."""

    sign: str
    words: frozenset[bytes]
    pattern: re.Pattern[str]


def _line(sign: str, words: str, pattern: str) -> _Line:
    return _Line(sign, words_in(words), compiled(pattern))


_LINES: Final = (
    _line(
        '] "',
        "get post head put",
        rf"(?m)^[\w.:-]{{2,60}} [\w-]{{1,40}} {_USER} \[[0-9]{{2}}/[A-Z][a-z]{{2}}/[0-9]{{4}}:",
    ),
    _line(
        "rw",
        "rw drwxr drwx rwxr rwx lrwxrwxrwx drwxrwxr",
        rf"(?m)^[ \t]{{0,8}}[-dlcbps][rwxsStT-]{{9}}[.+@]? +[0-9]{{1,6}} +{_USER} +[\w.-]{{1,32}} +[0-9]",
    ),
    _line("pts/", "pts", rf"(?m)^{_USER} +pts/[0-9]{{1,4}} "),
    _line("tty", "tty", rf"(?m)^{_USER} +tty[0-9]{{1,3}} "),
    _line("ALL", "all", rf"(?m)^{_USER}[ \t]{{1,8}}ALL ?= ?\(?ALL"),
    _line("(to ", "su", rf"\(to [\w.-]{{1,32}}\) {_USER} on "),
    _line(" of user ", "session", rf"[Ss]ession [\w-]{{1,12}} of user {_USER}(?=[.\s])"),
    _line("CEF:", "cef", rf"\b(?:[sd]user|[sd]uid|suser)={_USER}(?=\s)"),
    _line("LEEF:", "leef", rf"\b(?:usrName|identSrc|accountName)={_USER}(?=\s)"),
    _line(
        "|",
        "note email phone call sms chat visit letter web login in out",
        r"(?m)^[^|\n]{1,24}\|[^\n]{0,60}[0-9]{2}:[0-9]{2}(?::[0-9]{2})?\|(?P<v>[a-z]{2,16}[_.]?[a-z]{0,12}[0-9]{1,4})\|",
    ),
    _line("username:s:", "username", rf"(?m)^username:s:(?:[\w.-]{{1,40}}\\)?{_USER}"),
    _line("arn:aws:", "arn", rf"arn:aws:(?:iam|sts)::[0-9]{{12}}:(?:user|assumed-role/[\w+=,.@-]{{1,64}})/{_USER}"),
    _line("machine", "machine", rf"\bmachine[ \t]{{1,8}}\S{{1,80}}\s{{1,12}}login[ \t]{{1,8}}{_USER}"),
    _line("HostName", "hostname", rf"(?m)^[ \t]{{0,16}}User[ \t=]{{1,8}}{_USER}[ \t]*$"),
    _line("Authenticated sender: ", "authenticated", rf"Authenticated sender: {_USER}(?=[)\s])"),
    _line(
        " -",
        "curl wget mysql mysqldump psql pg mongo mongosh sqlcmd smbclient svn ssh scp sftp lftp docker az su",
        rf"{_OF_COMMANDS}(?![\w.])[^\n|;&]{{0,120}}? (?:-[uUl]|--user(?:name)?|--login)[ =]?[\"']?"
        rf"{_USER}(?=[\s:\"']|\Z)",
    ),
    _line(
        "@",
        "ssh scp sftp rsync mosh",
        rf"(?:\b(?:ssh|scp|sftp|rsync|mosh|ssh-copy-id)(?![\w.])[^\n|;&@]{{0,80}}?[ '\"`])"
        rf"{_USER}@(?=[\w.-]{{2,80}}(?:[\s:'\"`,)]|\Z))",
    ),
)
_WINDOWS = compiled(
    r"(?<![\w\\:/.%$-])(?!HK|NT\b|BUILTIN|AUTHORITY|SERVICE|IIS|LOCAL|FONT|WINDOWS|APPDATA|HOME|USERS)"
    r"(?P<v>[A-Z][A-Z0-9-]{2,14}\\[a-z][a-z0-9]{0,20}(?:[._-][a-z0-9]{1,20}){0,2})(?![\w\\/:({-]|\.\w)"
)
_SYSTEMS: Final = frozenset(
    "root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody systemd-network "
    "sshd syslog messagebus postgres mysql redis mongodb nginx apache apache2 httpd git svn ftp ftpuser http nfsnobody "
    "polkitd ntp chrony dbus tomcat jenkins gitlab docker vagrant ubuntu debian centos fedora ec2-user azureuser admin "
    "administrator guest test tester user username users staff wheel default system service local localhost "
    "anonymous "
    "sa dba oracle deploy deployer deployment builder build ci runner www web app api oauth2 token bot robot null none "
    "your_user youruser your-user your_username myuser me you pi core rancher kibana elastic elasticsearch grafana "
    "prometheus zabbix nagios ansible puppet chef terraform all everyone reboot shutdown runlevel wtmp total".split()
)


def fields_of_lines(text: str, glance: Glance | None = None) -> Iterator[Field]:
    """The accounts of people in lines whose forms show them."""
    words = (glance or Glance(text)).words
    for line in _LINES:
        if not line.words.isdisjoint(words) and line.sign in text:
            yield from _users(text, line.pattern)
    if "\\" in text and "\\\\" not in text:
        yield from _users(text, _WINDOWS)


def _users(text: str, pattern: re.Pattern[str]) -> Iterator[Field]:
    for match in pattern.finditer(text):
        start, end = match.span("v")
        end -= len(match["v"]) - len(match["v"].rstrip(".-"))
        user = text[start:end]
        if user.lower() not in _SYSTEMS and may_be(user, "USERNAME"):
            yield Field(start, end, "USERNAME", "lines")
