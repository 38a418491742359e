"""The vault: a file that turns surrogates back, readable only with its passphrase or the masking key.

Responsible for the file: its key, its encryption, and that it is whole whatever happens. What it holds is a `Ledger`.

    "gptsanitize vault\n" | length of header | header (JSON) | SHA-256 of all before | encrypted ledger

The header names the version, how the vault's key is derived (scrypt, RFC 7914, from a passphrase; or HKDF, RFC 5869,
from the masking key) and a check by which a wrong key is told from a damaged file. Every write has a random seed, from
which a fresh key of AES-256-GCM follows, so that no nonce is used twice; pieces of `_PIECE` bytes carry their number
and whether they are the last (the STREAM construction, Hoang and others 2015), and everything before them is
authenticated with each. The file is never changed in place: a new one is written beside it, flushed, and renamed over
it under a lock. After a kill at any moment the vault is what it was before, or what it was to become.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gptsanitize.errors import VaultError
from gptsanitize.mask.key import Key
from gptsanitize.mask.ledger import Ledger

__all__ = ["Vault"]

_MAGIC = b"gptsanitize vault\n"
_VERSION = 1
_LENGTH = struct.Struct(">I")
_LONGEST_HEADER = 4096
_DIGEST = 32
_TAG = 16
_PIECE = 1 << 24
_LABEL = "vault/1"
# scrypt, as OWASP's password storage cheat sheet has it: 128 MB and about half a second a guess.
_COST, _BLOCK, _PARALLEL = 1 << 17, 8, 1
_MOST_WORK = 1 << 23  # eight times that: whoever can change the file must not let it take a machine's memory
_SHORTEST_PASSPHRASE = 8
_PATIENCE = 30.0

_KEEP = "nothing was changed; keep the file"


@dataclass(frozen=True, slots=True)
class _Header:
    """The part of a vault that anybody can read. It tells nothing of what the vault holds but about how much."""

    kdf: str
    salt: bytes
    check: bytes
    cost: int = 0
    block: int = 0
    parallel: int = 0
    key: str = ""

    def encode(self, seed: bytes, length: int) -> bytes:
        content = {
            "version": _VERSION,
            "kdf": self.kdf,
            "salt": self.salt.hex(),
            "check": self.check.hex(),
            "seed": seed.hex(),
            "length": length,
        }
        content |= {"n": self.cost, "r": self.block, "p": self.parallel} if self.kdf == "scrypt" else {"key": self.key}
        body = json.dumps(content).encode("ascii")
        plain = _MAGIC + _LENGTH.pack(len(body)) + body
        return plain + hashlib.sha256(plain).digest()

    @classmethod
    def of(cls, content: dict[str, Any]) -> _Header:
        salt, check = bytes.fromhex(content["salt"]), bytes.fromhex(content["check"])
        if content["kdf"] == "key":
            return cls("key", salt, check, key=content["key"])
        cost, block, parallel = content["n"], content["r"], content["p"]
        is_sane = cost > 1 and not cost & (cost - 1) and min(block, parallel) > 0
        if content["kdf"] != "scrypt" or not is_sane or cost * block * parallel > _MOST_WORK:
            raise ValueError("kdf")
        return cls("scrypt", salt, check, cost, block, parallel)


class Vault:
    """A vault file and the secret that opens it.

    `key` is the masking key, `passphrase` what a person remembers; where both are given the passphrase protects the
    vault. With a masking key every ledger that is added must be of that key. Raises `VaultError` where the file is
    there and cannot be opened; a file that is not there is made by the first `add`.
    """

    def __init__(
        self, path: Path | str, *, key: Key | None = None, passphrase: str | None = None, cost: int = _COST
    ) -> None:
        self.path = Path(path)
        self._key = key
        self._passphrase = passphrase
        self._cost = cost
        self._secrets: dict[_Header, bytes] = {}
        self._known: tuple[tuple[int, int, int], Ledger] | None = None
        if self.exists:
            with self._reading() as stream:
                self._open(_read_header(stream)[0])
        else:
            self._check_new()

    @property
    def exists(self) -> bool:
        """Whether there is a file."""
        return os.path.lexists(self.path)

    @staticmethod
    def wants_passphrase(path: Path | str) -> bool:
        """Whether an existing vault is opened by a passphrase; False where there is none. Raises `VaultError`."""
        path = Path(path)
        if not os.path.lexists(path):
            return False
        with _reading(path) as stream:
            return _read_header(stream)[0].kdf == "scrypt"

    def read(self) -> Ledger:
        """All that the vault holds; not to be changed. Raises `VaultError`, also where there is no vault."""
        if not self.exists:
            raise VaultError("there is no vault", reason="vault-missing", advice="`gptsanitize clean --vault` makes it")
        with self._reading() as stream:
            version = _version_of(stream)
            if self._known is not None and self._known[0] == version:
                return self._known[1]
            header, content, before = _read_header(stream)
            body = stream.read()
        ledger = _decode(_decrypt(self._open(header), content, before, body))
        self._known = (version, ledger)
        return ledger

    def add(self, new: Ledger) -> Ledger:
        """Merge `new` into the file and return all that it then holds. Waits for another writer.

        When this returns, the file is on the disk; when it raises `VaultError`, it is as it was.
        """
        with _locked(self.path):
            known = self.read() if self.exists else Ledger()
            self._check_masking(known, new)
            self._known = None  # until it is on the disk, what is merged is not what the file holds
            if known.merge(new) or not self.exists:
                self._write(known)
            with self._reading() as stream:
                self._known = (_version_of(stream), known)
            return known

    # -- secrets --------------------------------------------------------------------------------------------------

    def _check_new(self) -> None:
        if self._passphrase is None and self._key is None:
            raise VaultError("a vault needs a passphrase or the masking key", reason="vault-no-secret")
        if self._passphrase is not None and len(self._passphrase) < _SHORTEST_PASSPHRASE:
            message = f"the vault's passphrase has fewer than {_SHORTEST_PASSPHRASE} characters"
            raise VaultError(message, reason="vault-passphrase-short", advice="take four or more random words")
        if not self.path.absolute().parent.is_dir():
            raise VaultError("the vault's folder does not exist", reason="vault-no-folder", advice="make it first")

    def _check_masking(self, known: Ledger, new: Ledger) -> None:
        if known.masking and new.masking and known.masking != new.masking:
            message = f"the vault belongs to the masking key {known.masking}, this run has the key {new.masking}"
            advice = "under two keys one surrogate may stand for two originals: name another vault, or the other key"
            raise VaultError(message, reason="vault-other-key", advice=f"{advice}; {_KEEP}")

    def _open(self, header: _Header) -> bytes:
        """The vault's key, once derived. Raises `VaultError` where this secret does not open it."""
        secret = self._secrets.get(header)
        if secret is None:
            secret = self._derive(header)
            if not hmac.compare_digest(_check_of(secret), header.check):
                raise self._wrong(header)
            self._secrets = {header: secret}
        return secret

    def _derive(self, header: _Header) -> bytes:
        if header.kdf == "key":
            if self._key is None:
                message = f"the vault opens with the masking key {header.key}, and none was given"
                raise VaultError(message, reason="vault-key-needed", advice="name the key file by --key")
            return hmac.digest(self._key.subkey(_LABEL), header.salt, "sha256")
        if self._passphrase is None:
            message = "the vault opens with a passphrase, and none was given"
            advice = "name its file by --vault-passphrase-file, or set GPTSANITIZE_VAULT_PASSPHRASE"
            raise VaultError(message, reason="vault-passphrase-needed", advice=advice)
        return _scrypt(self._passphrase, header)

    def _wrong(self, header: _Header) -> VaultError:
        if header.kdf == "key":
            given = self._key.id if self._key else ""
            message = f"the vault opens with the masking key {header.key}, and this is the key {given}"
            advice = "name the key under which the files were cleaned; without it nothing can be turned back"
        else:
            message = "this is not the vault's passphrase"
            advice = "try again: capitals, spaces, the last line end; without the passphrase nothing can be turned back"
        return VaultError(message, reason="vault-wrong-key", advice=f"{advice}; {_KEEP}")

    def _new_header(self) -> _Header:
        salt = secrets.token_bytes(32)
        if self._passphrase is None:
            assert self._key is not None  # noqa: S101 -- `_check_new` saw to it
            header = _Header("key", salt, b"", key=self._key.id)
        else:
            header = _Header("scrypt", salt, b"", self._cost, _BLOCK, _PARALLEL)
        secret = self._derive(header)
        made = _Header(
            header.kdf, salt, _check_of(secret), header.cost, header.block, header.parallel, header.key
        )  # fmt: skip
        self._secrets = {made: secret}
        return made

    # -- the file -------------------------------------------------------------------------------------------------

    @contextmanager
    def _reading(self) -> Iterator[Any]:
        with _reading(self.path) as stream:
            yield stream

    def _write(self, ledger: Ledger) -> None:
        header = next(iter(self._secrets), None) or self._new_header()
        seed, plain = secrets.token_bytes(32), ledger.encode()
        pieces = max(1, -(-len(plain) // _PIECE))
        before = header.encode(seed, len(plain) + pieces * _TAG)
        partial = self.path.with_name(f".{self.path.name}.partial-{secrets.token_hex(4)}")
        try:
            descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(before)
                stream.writelines(_encrypt(self._secrets[header], seed, before, plain))
                stream.flush()
                os.fsync(stream.fileno())
            partial.replace(self.path.resolve() if self.path.is_symlink() else self.path)
            _flush_folder(self.path.absolute().parent)
        except OSError:
            advice = "free some space, or check the rights of its folder; an earlier vault is as it was"
            raise VaultError("the vault cannot be written", reason="vault-unwritable", advice=advice) from None
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)


# ---- reading -----------------------------------------------------------------------------------------------------


@contextmanager
def _reading(path: Path) -> Iterator[Any]:
    unreadable = VaultError("the vault cannot be read", reason="vault-unreadable", advice="check path and rights")
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise unreadable
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError:
        raise unreadable from None


def _version_of(stream: Any) -> tuple[int, int, int]:
    """What tells one state of the file from another: every write makes a new file."""
    state = os.fstat(stream.fileno())
    return state.st_ino, state.st_size, state.st_mtime_ns


def _read_header(stream: Any) -> tuple[_Header, dict[str, Any], bytes]:
    """The header, its content, and all bytes before the body. Raises `VaultError`."""
    begin = stream.read(len(_MAGIC) + _LENGTH.size)
    if not begin.startswith(_MAGIC[: max(len(begin) - _LENGTH.size, 1)]) or not begin:
        message = "this is no vault" if begin else "the vault is empty"
        raise VaultError(message, reason="vault-none", advice=f"name the file that `clean --vault` made; {_KEEP}")
    size = _LENGTH.unpack(begin[-_LENGTH.size :])[0] if len(begin) == len(_MAGIC) + _LENGTH.size else 0
    rest = stream.read(min(size, _LONGEST_HEADER) + _DIGEST)
    if len(rest) < size + _DIGEST or not size:
        raise _damaged("its first part is incomplete")
    before, digest = begin + rest[:-_DIGEST], rest[-_DIGEST:]
    if not hmac.compare_digest(hashlib.sha256(before).digest(), digest):
        raise _damaged("its first part is not as it was written")
    try:
        content = json.loads(rest[:-_DIGEST])
        if content["version"] != _VERSION:
            message = f"the vault has version {content['version']:d}, this program reads {_VERSION}"
            raise VaultError(message, reason="vault-version", advice=f"update gptsanitize; {_KEEP}")
        bytes.fromhex(content["seed"]), int.bit_length(content["length"])  # both are what they should be
        return _Header.of(content), content, before + digest
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _damaged("its first part cannot be understood") from None


def _decrypt(secret: bytes, content: dict[str, Any], before: bytes, body: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag

    length = content["length"]
    if len(body) < length:
        raise _damaged(f"it is truncated: {len(body)} of {length} bytes are there")
    if len(body) > length:
        raise _damaged("something was added to it")
    cipher = _cipher(secret, bytes.fromhex(content["seed"]))
    step = _PIECE + _TAG
    starts = range(0, max(len(body), 1), step)
    try:
        pieces = (cipher.decrypt(_nonce(i, start + step >= len(body)), body[start : start + step], before)
                  for i, start in enumerate(starts))  # fmt: skip
        return b"".join(pieces)
    except InvalidTag:
        raise _damaged("its content is not as it was written") from None


def _decode(plain: bytes) -> Ledger:
    try:
        return Ledger.decode(plain)
    except ValueError:
        raise _damaged("its content cannot be understood") from None


def _damaged(how: str) -> VaultError:
    advice = "take it from a backup; every `clean --vault` over the same sources and key makes these entries anew"
    return VaultError(f"the vault is damaged: {how}", reason="vault-damaged", advice=f"{advice}; {_KEEP}")


# ---- secrets and pieces ------------------------------------------------------------------------------------------


def _scrypt(passphrase: str, header: _Header) -> bytes:
    import unicodedata

    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return Scrypt(salt=header.salt, length=32, n=header.cost, r=header.block, p=header.parallel).derive(text)
    except MemoryError:
        message = "there is not enough memory to open the vault"
        raise VaultError(message, reason="vault-memory", advice=f"{header.cost >> 13} MB are needed") from None


def _expand(secret: bytes, label: bytes) -> bytes:
    """HKDF-Expand, one block."""
    return hmac.digest(secret, label + b"\x01", "sha256")


def _check_of(secret: bytes) -> bytes:
    return _expand(secret, b"check")


def _cipher(secret: bytes, seed: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(_expand(secret, b"write" + seed))


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes((is_last,))


def _encrypt(secret: bytes, seed: bytes, before: bytes, plain: bytes) -> Iterator[bytes]:
    cipher = _cipher(secret, seed)
    for number, start in enumerate(range(0, max(len(plain), 1), _PIECE)):
        yield cipher.encrypt(_nonce(number, start + _PIECE >= len(plain)), plain[start : start + _PIECE], before)


# ---- one writer at a time ----------------------------------------------------------------------------------------


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock file beside the vault. A lock ends with its process, so a killed writer leaves none behind."""
    lock = path.with_name(f".{path.name}.lock")
    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        advice = "check the rights of its folder"
        raise VaultError("the vault cannot be locked", reason="vault-unwritable", advice=advice) from None
    try:
        _wait_for(_locking(descriptor))
        yield
    finally:
        os.close(descriptor)


def _wait_for(take: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not take():
        if time.monotonic() > end:
            advice = "wait for the other run, and run again; nothing was changed"
            raise VaultError("another run is writing to the vault", reason="vault-busy", advice=advice)
        time.sleep(0.05)


def _locking(descriptor: int) -> Callable[[], bool]:
    """How the lock is taken on this system: a function that says whether it succeeded."""
    try:
        import fcntl
    except ImportError:  # pragma: no cover -- Windows
        return lambda: _lock_by_region(descriptor)

    def take() -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    return take


def _lock_by_region(descriptor: int) -> bool:  # pragma: no cover -- Windows
    from importlib import import_module

    msvcrt: Any = import_module("msvcrt")
    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True


def _flush_folder(folder: Path) -> None:
    """The rename itself on the disk; not every system lets a folder be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
