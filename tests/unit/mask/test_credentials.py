"""Secrets: of the same shape, visibly fake and dead. All tokens are built here."""

from __future__ import annotations

import base64
import binascii
import random
import string
import zlib

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from gptsanitize.mask import Masker

RNG = random.Random(11)


def noise(size: int, alphabet: str = string.ascii_letters + string.digits) -> str:
    return "".join(RNG.choice(alphabet) for _ in range(size))


def classes(text: str) -> str:
    return "".join("9" if c.isdigit() else "a" if c.isalpha() else c for c in text)


TOKENS = [
    ("gh" + "p_", noise(36)), ("sk_" + "live_", noise(24)),
    ("AK" + "IA", noise(16, string.ascii_uppercase + string.digits)),
    ("xo" + "xb-", f"{noise(12, string.digits)}-{noise(24)}"), ("gl" + "pat-", noise(20)), ("AI" + "za", noise(35)),
    ("SG.", f"{noise(22)}.{noise(43)}"), ("npm_", noise(36)),
]  # fmt: skip


@pytest.mark.parametrize(("prefix", "body"), TOKENS)
def test_tokens_keep_prefix_length_and_separators_and_are_marked(masker: Masker, prefix: str, body: str) -> None:
    made = masker.replacement("API_KEY", prefix + body)
    assert made.startswith(prefix)
    assert len(made) == len(prefix + body)
    assert "FAKE" in made
    assert [c for c in made if not c.isalnum()] == [c for c in prefix + body if not c.isalnum()]
    kept = sum(a == b for a, b in zip(made[len(prefix) :], body, strict=True))
    assert kept < len(body) / 3


def test_checksums_are_wrong(masker: Masker) -> None:
    """The last six signs of a GitHub token are the CRC-32 of the rest in base 62."""
    base62 = string.digits + string.ascii_uppercase + string.ascii_lowercase

    def checksum(body: str) -> str:
        value, made = zlib.crc32(body.encode()), ""
        for _ in range(6):
            value, rest = divmod(value, 62)
            made = base62[rest] + made
        return made

    for _ in range(50):
        body = noise(30)
        made = masker.replacement("API_KEY", "gh" + "p_" + body + checksum(body))
        assert made[-6:] != checksum(made[4:-6])


@pytest.mark.parametrize("size", [16, 32, 40, 64, 128])
def test_hexadecimal_stays_hexadecimal(masker: Masker, size: int) -> None:
    text = noise(size, "0123456789abcdef")
    made = masker.replacement("SECRET", text)
    assert int(made, 16) != int(text, 16)
    assert made.startswith("fa4e")
    assert len(made) == size


def private_keys() -> list[str]:
    keys: list[ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey] = [
        ed25519.Ed25519PrivateKey.generate(),
        ec.generate_private_key(ec.SECP256R1()),
    ]
    formats = [serialization.PrivateFormat.PKCS8, serialization.PrivateFormat.OpenSSH]
    return [
        key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()
        for key in keys
        for form in formats
    ]


@pytest.mark.parametrize("index", range(4))
@pytest.mark.parametrize("joint", ["\n", "\\n", "\r\n"])
def test_private_keys_are_no_keys(masker: Masker, index: int, joint: str) -> None:
    text = private_keys()[index].replace("\n", joint)
    made = masker.replacement("PRIVATE_KEY", text)
    lines, fakes = text.split(joint), made.split(joint)
    assert fakes[0] == lines[0]
    assert list(map(len, fakes)) == list(map(len, lines))
    assert not set(fakes[1:-2]) & set(lines[1:-2])
    pem = made.replace("\\n", "\n").encode()
    for load in (serialization.load_pem_private_key, serialization.load_ssh_private_key):
        with pytest.raises((ValueError, TypeError, binascii.Error, NotImplementedError)):
            load(pem, None)
    body = "".join(fakes[1:-2]).encode()
    assert base64.b64decode(body + b"=" * (-len(body) % 4))[:1] != b"\x30"


@pytest.mark.parametrize(
    "text", ["hunter2", "Tr0ub4dor&3", "1234", "Summer2024!", "correct horse battery staple", "pässwörd99", "пароль123"]
)
def test_passwords_keep_their_shape(masker: Masker, text: str) -> None:
    made = masker.replacement("PASSWORD", text)
    assert len(made) == len(text)
    assert made != text
    assert [c for c in made if not c.isalnum()] == [c for c in text if not c.isalnum()]


def test_connection_strings_hold_nothing_real(masker: Masker) -> None:
    text = "Server=tcp:db01.acme.com,1433;Database=payroll;User Id=jsmith;Password=P@ssw0rd99;Encrypt=true"
    made = masker.replacement("CONNECTION_STRING", text)
    assert made.startswith("Server=tcp:db")
    assert ".example,1433;Database=" in made
    assert made.endswith(";Encrypt=true")
    for real in ("acme", "payroll", "jsmith", "ssw0rd99"):
        assert real not in made
    assert f"User Id={masker.replacement('USERNAME', 'jsmith')};" in made


def test_connection_urls_hold_nothing_real(masker: Masker) -> None:
    made = masker.replacement("CONNECTION_STRING", "postgres://app:s3cr3tpw@db.acme.com:5432/hr")
    assert made.startswith("postgres://")
    assert ":FAKE" in made
    assert ".example:5432/" in made
    assert "acme" not in made


def test_secrets_stay_apart(masker: Masker) -> None:
    texts = {noise(12) for _ in range(3000)}
    assert len({masker.replacement("PASSWORD", text) for text in texts}) == len(texts)


def test_a_password_has_one_fake_alone_and_in_addresses(masker: Masker) -> None:
    password = "Zebra-Quendle-19"
    made = masker.replacement("PASSWORD", password)
    for address in (
        f"postgres://app:{password}@db.roe.net:5432/x",
        f"Server=db.roe.net;User Id=app;Password={password}",
    ):
        assert made in masker.replacement("CONNECTION_STRING", address)
    assert made in masker.replacement("URL", f"https://app:{password}@roe.net/")
