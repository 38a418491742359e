"""The vault: opened by its secret alone, whole after any kill, and clear about what is wrong with it."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import random
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gptsanitize.errors import VaultError
from gptsanitize.mask import Key, Ledger, Vault
from gptsanitize.mask import vault as module
from gptsanitize.mask.ledger import Trail

PASSPHRASE = "four words are better"
CHEAP = 1 << 10  # tests derive many keys
WRITER = """
import sys
from gptsanitize.mask import Key, Ledger, Vault
path, begin, end = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
vault = Vault(path, key=Key(bytes(range(7, 39))))
for number in range(begin, end):
    ledger = Ledger()
    ledger.add("PERSON", f"fake {number}", f"real {number}", 1)
    vault.add(ledger)
    print(number, flush=True)
"""


def some(*names: str, masking: str = "") -> Ledger:
    ledger = Ledger(masking)
    for name in names:
        ledger.add("PERSON", f"Fake {name}", f"Real {name}", 1)
    return ledger


def names_in(ledger: Ledger) -> set[str]:
    return {pair.surrogate for pair in ledger.all_pairs()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "team.vault"


def test_what_is_added_is_read_again(path: Path, key: Key) -> None:
    ledger = some("Ida", masking=key.id)
    ledger.add("EMAIL", "a@b.example", "jane\ud800@acme.test", 2)
    ledger.follow("00ff", Trail(((0, 1, 2, "x"),), encoding="windows-1252"))
    ledger.contexts["ab"] = None
    ledger.strays["Grant"] = 3
    Vault(path, key=key).add(ledger)
    again = Vault(path, key=key).read()
    assert again == ledger


def test_the_file_is_its_owners_alone_and_tells_nothing(path: Path, key: Key) -> None:
    Vault(path, key=key).add(some("Quaggamire"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    content = path.read_bytes()
    assert b"Quagga" not in content
    assert b"Fake" not in content
    assert key._secret not in content


def test_runs_merge(path: Path, key: Key) -> None:
    Vault(path, key=key).add(some("Ida", masking=key.id))
    Vault(path, key=key).add(some("Bea", masking=key.id))
    held = Vault(path, key=key).add(some("Ida", masking=key.id))
    assert names_in(held) == {"Fake Ida", "Fake Bea"}
    assert held == Vault(path, key=key).read()


def test_nothing_new_is_not_written(path: Path, key: Key) -> None:
    vault = Vault(path, key=key)
    vault.add(some("Ida"))
    before = path.read_bytes()
    vault.add(some("Ida"))
    assert path.read_bytes() == before


def test_every_write_has_another_key_stream(path: Path, key: Key) -> None:
    vault = Vault(path, key=key)
    vault.add(some("Ida"))
    before = path.read_bytes()
    vault.add(some("Bea"))
    assert path.read_bytes()[-40:] != before[-40:]


def test_a_passphrase_opens_it_without_the_masking_key(path: Path, key: Key) -> None:
    Vault(path, key=key, passphrase=PASSPHRASE, cost=CHEAP).add(some("Ida", masking=key.id))
    assert Vault.wants_passphrase(path)
    assert names_in(Vault(path, passphrase=PASSPHRASE).read()) == {"Fake Ida"}


def test_large_ledgers_are_written_in_pieces(path: Path, key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PIECE", 1000)
    ledger = Ledger()
    rng = random.Random(3)
    for number in range(500):
        ledger.add("PERSON", f"Fake {number} {rng.random()}", f"Real {number}", 1)
    Vault(path, key=key).add(ledger)
    assert Vault(path, key=key).read() == ledger


# ---- what can be wrong ---------------------------------------------------------------------------------------------


def reason(call: Callable[[], object]) -> str:
    with pytest.raises(VaultError) as caught:
        call()
    assert caught.value.advice or caught.value.reason == "vault-no-secret"
    assert "Real" not in str(caught.value) + caught.value.advice
    assert pickle.loads(pickle.dumps(caught.value)).reason == caught.value.reason
    return caught.value.reason


def test_wrong_secrets(path: Path, key: Key, other_key: Key) -> None:
    Vault(path, key=key).add(some("Ida"))
    before = path.read_bytes()
    assert reason(lambda: Vault(path, key=other_key)) == "vault-wrong-key"
    assert reason(lambda: Vault(path, passphrase=PASSPHRASE)) == "vault-key-needed"
    assert reason(lambda: Vault(path)) == "vault-key-needed"
    assert path.read_bytes() == before


def test_wrong_passphrases(path: Path, key: Key) -> None:
    assert reason(lambda: Vault(path, passphrase="short")) == "vault-passphrase-short"
    Vault(path, passphrase=PASSPHRASE, cost=CHEAP).add(some("Ida"))
    assert reason(lambda: Vault(path, passphrase=PASSPHRASE + " ")) == "vault-wrong-key"
    assert reason(lambda: Vault(path, key=key)) == "vault-passphrase-needed"


def test_a_vault_of_another_masking_key_is_not_mixed(path: Path, key: Key, other_key: Key) -> None:
    Vault(path, passphrase=PASSPHRASE, cost=CHEAP).add(some("Ida", masking=key.id))
    before = path.read_bytes()
    again = Vault(path, passphrase=PASSPHRASE)
    assert reason(lambda: again.add(some("Bea", masking=other_key.id))) == "vault-other-key"
    assert path.read_bytes() == before


def test_no_vault_no_secret_no_folder(path: Path, key: Key) -> None:
    assert reason(lambda: Vault(path, key=key).read()) == "vault-missing"
    assert reason(lambda: Vault(path)) == "vault-no-secret"
    assert reason(lambda: Vault(path.parent / "none" / "v", key=key)) == "vault-no-folder"
    assert reason(lambda: Vault(path.parent, key=key)) == "vault-unreadable"


def test_no_truncated_or_changed_vault_is_read(path: Path, key: Key) -> None:
    Vault(path, key=key).add(some("Ida", "Bea"))
    whole = path.read_bytes()
    for size in [*range(0, len(whole) - 1, 7), len(whole) - 1]:
        path.write_bytes(whole[:size])
        assert reason(lambda: Vault(path, key=key).read()) in {"vault-damaged", "vault-none"}
        assert path.read_bytes() == whole[:size]
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes((whole[place] ^ 0x20,)) + whole[place + 1 :])
        assert reason(lambda: Vault(path, key=key).read()) in {"vault-damaged", "vault-none"}
    path.write_bytes(whole + b"x")
    assert reason(lambda: Vault(path, key=key).read()) == "vault-damaged"
    path.write_bytes(whole)
    assert len(Vault(path, key=key).read()) == 2


def test_adding_to_a_damaged_vault_leaves_it_as_it_was(path: Path, key: Key) -> None:
    vault = Vault(path, key=key)
    vault.add(some("Ida"))
    path.write_bytes(path.read_bytes()[:-1])
    before = path.read_bytes()
    assert reason(lambda: vault.add(some("Bea"))) == "vault-damaged"
    assert path.read_bytes() == before


def test_other_files_and_later_versions_are_told(path: Path, key: Key) -> None:
    path.write_bytes(b"PK\x03\x04 something else altogether, and long enough to be a header")
    assert reason(lambda: Vault(path, key=key)) == "vault-none"
    path.write_bytes(b"")
    assert reason(lambda: Vault(path, key=key)) == "vault-none"
    path.unlink()
    Vault(path, key=key).add(some("Ida"))
    written = path.read_bytes()
    body = written.partition(b"\n")[2]
    header = body[4 : 4 + int.from_bytes(body[:4], "big")].replace(b'"version": 1', b'"version": 9')
    plain = b"gptsanitize vault\n" + body[:4] + header
    import hashlib

    path.write_bytes(plain + hashlib.sha256(plain).digest())
    assert reason(lambda: Vault(path, key=key)) == "vault-version"


FORGED = [
    {"length": "9"},
    {"length": None},
    {"length": -1},
    {"seed": "zz"},
    {"seed": None},
    {"salt": 7},
    {"kdf": "scrypt", "n": 1 << 40, "r": 8, "p": 1},
    {"kdf": "scrypt", "n": 1 << 20, "r": 32, "p": 16},
]


@pytest.mark.parametrize("changes", FORGED)
def test_a_header_that_somebody_made_up_is_damage(path: Path, key: Key, changes: dict[str, object]) -> None:
    """Its digest has no key, so that anybody can make one that fits."""
    Vault(path, key=key).add(some("a"))
    whole, magic = path.read_bytes(), b"gptsanitize vault\n"
    size = int.from_bytes(whole[len(magic) : len(magic) + 4], "big")
    header = json.loads(whole[len(magic) + 4 : len(magic) + 4 + size]) | changes
    forge(path, json.dumps(header).encode(), whole[len(magic) + 4 + size + 32 :])
    with pytest.raises(VaultError) as caught:
        Vault(path, key=key).read()
    assert caught.value.reason == "vault-damaged"


def forge(path: Path, header: bytes, body: bytes) -> None:
    before = b"gptsanitize vault\n" + len(header).to_bytes(4, "big") + header
    path.write_bytes(before + hashlib.sha256(before).digest() + body)


def test_a_header_deeper_than_any_is_damage(path: Path, key: Key) -> None:
    forge(path, b"[" * 4000, b"")
    with pytest.raises(VaultError) as caught:
        Vault(path, key=key)
    assert caught.value.reason == "vault-damaged"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_is_not_waited_for(path: Path, key: Key) -> None:
    os.mkfifo(path)
    with pytest.raises(VaultError) as caught:
        Vault(path, key=key)
    assert caught.value.reason == "vault-unreadable"


def test_a_folder_that_cannot_be_written(path: Path, key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = Vault(path, key=key)
    vault.add(some("Ida"))
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert reason(lambda: vault.add(some("Bea"))) == "vault-unwritable"
    assert path.read_bytes() == before
    assert {name.name for name in path.parent.iterdir()} == {path.name, f".{path.name}.lock"}


# ---- many writers, and kills ---------------------------------------------------------------------------------------


def test_parallel_writers_lose_nothing(path: Path, key: Key) -> None:
    def write(begin: int) -> None:
        for number in range(begin, begin + 10):
            Vault(path, key=key).add(some(str(number)))

    threads = [threading.Thread(target=write, args=(begin,)) for begin in range(0, 40, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(Vault(path, key=key).read()) == 40


def test_a_writer_waits_for_another_and_says_so_when_it_takes_too_long(
    path: Path, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.1)
    vault = Vault(path, key=key)
    with module._locked(path):
        assert reason(lambda: vault.add(some("Ida"))) == "vault-busy"
    vault.add(some("Ida"))


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_kill_at_any_moment_loses_nothing_that_was_added(path: Path, key: Key) -> None:
    rng = random.Random(4)
    told = 0
    for _ in range(4):
        begin = told
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(begin), str(begin + 500)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(rng.random() / 20)
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read().split()
        writer.wait()
        writer.stdout.close()
        told = begin + 1 + len(rest)
        found = names_in(Vault(path, key=key).read())
        assert {f"fake {number}" for number in range(told)} <= found
