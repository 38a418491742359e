"""The masking key: 32 secret bytes from which every surrogate follows, and nothing else.

Responsible for reading, writing and naming a key, and for subkeys (HKDF, RFC 5869). It does not choose where a key
is kept.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import os
import re
import secrets
import stat
import warnings
from contextlib import suppress
from pathlib import Path

from gptsanitize.errors import KeyFileError, KeyFileWarning

__all__ = ["KEY_BYTES", "Key", "warn_if_shared"]

KEY_BYTES = 32
_SALT = b"gptsanitize/mask/1"
_MAX_FILE_BYTES = 4096
_KEY_TEXT = re.compile(r"[0-9A-Fa-f]{40,}|[A-Za-z0-9+/_\-]{40,}=?")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+")
_FEWEST_DISTINCT = 8  # 32 random bytes with fewer distinct values do not happen: such a "key" was typed
_FIRST_TYPED, _LAST_TYPED = 0x20, 0x7E  # nor do 32 random bytes that are all on a keyboard, but once in 10^13 draws
_HEADER = "# gptsanitize masking key: who has it can recompute every surrogate. Keep it secret, and keep it.\n"


class Key:
    """A masking key. Its bytes appear in no `repr`; `id` names it in manifests without telling anything of it."""

    __slots__ = ("_root", "_secret", "id")

    def __init__(self, secret: bytes) -> None:
        """Raises `KeyFileError` unless `secret` is 32 bytes that look random."""
        self.id = ""
        if len(secret) != KEY_BYTES:
            raise KeyFileError(f"a masking key has {KEY_BYTES} bytes, this one has {len(secret)}")
        if len(set(secret)) < _FEWEST_DISTINCT or all(_FIRST_TYPED <= byte <= _LAST_TYPED for byte in secret):
            raise KeyFileError("the masking key is not random: let `gptsanitize init` make one")
        self._secret = secret
        self._root = hmac.digest(_SALT, secret, "sha256")
        self.id = self.subkey("fingerprint")[:6].hex()

    @classmethod
    def new(cls) -> Key:
        """A fresh key from the operating system's random source."""
        while True:
            try:
                return cls(secrets.token_bytes(KEY_BYTES))
            except KeyFileError:  # too few distinct bytes: once in 10^40 draws
                continue

    @classmethod
    def parse(cls, text: str) -> Key:
        """A key from its text: base64 (either alphabet) or hexadecimal; lines that start with `#` are comments.

        Raises `KeyFileError` where the text is neither, or not 32 bytes.
        """
        body = "".join(line.strip() for line in text.splitlines() if not line.lstrip().startswith("#"))
        if not body:
            raise KeyFileError("the masking key is empty")
        return cls(_decode(body))

    @classmethod
    def read(cls, path: Path | str) -> Key:
        """The key in a file. Raises `KeyFileError`, which names the file and the cause, never the content; warns
        (`KeyFileWarning`) where other users can read the file."""
        path = Path(path)
        if not os.path.lexists(str(path)[:_MAX_FILE_BYTES]) and _looks_like_a_key(str(path)):
            message = "this is a key, where the file that holds it is expected"
            raise KeyFileError(message, advice="name the file, or put the key into the variable GPTSANITIZE_KEY")
        try:
            with path.open("rb") as stream:
                content = stream.read(_MAX_FILE_BYTES + 1)
        except OSError as error:
            cause = error.strerror or "cannot be read"
            raise KeyFileError(f"{path}: {cause}") from None
        if len(content) > _MAX_FILE_BYTES:
            raise KeyFileError(f"{path}: too large for a masking key")
        try:
            key = cls.parse(content.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise KeyFileError(f"{path}: a masking key is text") from None
        except KeyFileError as error:
            raise KeyFileError(f"{path}: {error.message}") from None
        warn_if_shared(path)
        return key

    def encode(self) -> str:
        """The text of a key file; `parse` turns it back."""
        return _HEADER + base64.b64encode(self._secret).decode("ascii") + "\n"

    def subkey(self, label: str) -> bytes:
        """32 bytes for one purpose (HKDF-Expand, one block). Subkeys tell nothing of each other or of the key."""
        return hmac.digest(self._root, label.encode() + b"\x01", "sha256")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and hmac.compare_digest(self._secret, other._secret)

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"Key(id={self.id!r})"

    def __reduce__(self) -> tuple[object, ...]:
        """Keys are sent to worker processes of the same run."""
        return (Key, (self._secret,))


def warn_if_shared(path: Path) -> None:
    """Warn where the file of a secret can be read or changed by others: who has it can tell which fake is whose.

    It is used all the same, for containers mount secrets with whatever rights they like. Windows has other rights.
    """
    if os.name != "posix":
        return
    with suppress(OSError):
        if stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
            message = f"{path} can be read by other users of this machine: chmod 600 {path}"
            warnings.warn(message, KeyFileWarning, stacklevel=3)


def _looks_like_a_key(name: str) -> bool:
    """A key that was given as a path must not be repeated in a message."""
    return "\n" in name or _KEY_TEXT.fullmatch(name.strip()) is not None


def _decode(body: str) -> bytes:
    try:
        if (len(body) % 4 and _HEX.fullmatch(body)) or len(body) == 2 * KEY_BYTES:
            return bytes.fromhex(body)
        return base64.b64decode(body.replace("-", "+").replace("_", "/") + "=" * (-len(body) % 4), validate=True)
    except (ValueError, binascii.Error):
        raise KeyFileError("the masking key is neither base64 nor hexadecimal") from None
