"""Who signs in with a password that was found: the word before it, as in `kroe / x9` or `kroe pass x9`.

Responsible for users that stand right before a password and behind no label of their own. Finds no password.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.detect.scan.scanner import Hit

__all__ = ["users_beside"]

_ROOM: Final = 56
_WORD = r"[A-Za-z][\w.\\@-]{2,40}(?<![.-])"
_BEHIND = r"(?i:temp(?:orary)? )?(?i:pass|pw|pwd|password|passwort|kennwort|mdp|clave|senha|psw)[:= ]{1,2}"
_USER = compiled(
    rf"(?:(?<![\w@./\\:-])(?P<pair>{_WORD}) ?/ ?"
    rf"|(?<![\w@./\\:-])(?P<shaped>(?=[\w.\\@-]{{0,30}}[0-9_.@\\]){_WORD})[ \t]{{1,3}}{_BEHIND}"
    rf"|(?i:user|login|logon|account|acct|username)[: ]{{1,3}}(?P<named>{_WORD})[ \t]{{1,3}}{_BEHIND})[\"'`“„«]?$"
)
_NOBODY: Final = frozenset(
    "admin root administrator user users username login logon name account password passwort wifi wi-fi wlan guest "
    "email e-mail mail pass token code test benutzer utilisateur usuario utente gebruiker kennwort zugang initial "
    "first temporary temp default current default old new door gate alarm router portal online https http with".split()
)


def users_beside(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The users before the passwords of `hits`, that touch no hit of another kind."""
    for hit in hits:
        if hit.entity != "PASSWORD":
            continue
        user = _USER.search(text, max(0, hit.start - _ROOM), hit.start)
        if user is None or user.lastgroup is None or user[user.lastgroup].lower() in _NOBODY:
            continue
        start, end = user.span(user.lastgroup)
        if not any(other.start < end and start < other.end for other in hits):
            yield Hit(start, end, "USERNAME", "user-beside", 0.6, "before a password")
