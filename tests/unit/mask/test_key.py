"""Keys: how they are read, what is refused, and that they tell nothing of themselves."""

from __future__ import annotations

import base64
import os
import pickle
import traceback
import warnings
from pathlib import Path

import pytest

from gptsanitize.errors import KeyFileError, KeyFileWarning
from gptsanitize.mask import Key

SECRET = bytes(range(100, 132))


def test_a_key_file_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text(Key(SECRET).encode(), "utf-8")
    path.chmod(0o600)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert Key.read(path) == Key(SECRET)


@pytest.mark.skipif(os.name != "posix", reason="other rights")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o620])
def test_a_key_file_that_others_can_read_or_change_is_used_with_a_warning(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "key"
    path.write_text(Key(SECRET).encode(), "utf-8")
    path.chmod(mode)
    with pytest.warns(KeyFileWarning, match="chmod 600") as caught:
        assert Key.read(path) == Key(SECRET)
    assert base64.b64encode(SECRET).decode() not in str(caught[0].message)


@pytest.mark.parametrize(
    "text",
    [
        base64.b64encode(SECRET).decode(),
        base64.urlsafe_b64encode(SECRET).decode().rstrip("="),
        SECRET.hex(),
        SECRET.hex().upper(),
        f"# a comment\n  {base64.b64encode(SECRET).decode()}  \r\n# another\n",
    ],
)
def test_all_usual_forms_of_a_key_are_read(text: str) -> None:
    assert Key.parse(text) == Key(SECRET)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment\n",
        "correct horse battery staple",
        base64.b64encode(SECRET[:31]).decode(),
        base64.b64encode(SECRET + b"x").decode(),
        SECRET.hex()[:-1],
        "ключ",
        "00" * 32,
        base64.b64encode(b"correct horse battery staple 123").decode(),
        b"correct horse battery staple 123".hex(),
    ],
)
def test_what_is_no_key_or_a_weak_one_is_refused(text: str) -> None:
    with pytest.raises(KeyFileError):
        Key.parse(text)


def test_refusal_names_the_file_and_not_its_content(tmp_path: Path) -> None:
    path = tmp_path / "my.key"
    path.write_text("hunter2hunter2", "utf-8")
    with pytest.raises(KeyFileError) as caught:
        Key.read(path)
    told = "".join(traceback.format_exception(caught.value))
    assert "my.key" in str(caught.value)
    assert "hunter2" not in told


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x01" * 8, b"a" * 5000])
def test_a_file_that_is_no_text_or_too_large_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key").write_bytes(content)
    with pytest.raises(KeyFileError):
        Key.read(tmp_path / "key")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError):
        Key.read(tmp_path / "none")


def test_new_keys_differ() -> None:
    assert len({Key.new().encode() for _ in range(100)}) == 100


def test_a_key_is_in_no_repr_and_no_id() -> None:
    key = Key(SECRET)
    for told in (repr(key), str(key), key.id):
        assert SECRET.hex()[:8] not in told
        assert base64.b64encode(SECRET).decode()[:8] not in told
    assert key.id == Key(SECRET).id != Key.new().id


def test_a_key_has_no_attribute_that_prints_it() -> None:
    assert not hasattr(Key(SECRET), "__dict__")


def test_subkeys_are_distinct_and_stable() -> None:
    key = Key(SECRET)
    labels = ["names", "numbers US_SSN", "numbers IBAN", "dates", "names "]
    assert len({key.subkey(label) for label in labels}) == len(labels)
    assert key.subkey("names") == Key(SECRET).subkey("names")
    assert all(len(key.subkey(label)) == 32 for label in labels)


def test_keys_reach_worker_processes() -> None:
    key = Key(SECRET)
    again = pickle.loads(pickle.dumps(key))
    assert again == key
    assert hash(again) == hash(key)
    assert key != "a string"


@pytest.mark.parametrize("text", [Key(bytes(range(7, 39))).encode(), bytes(range(7, 39)).hex()])
def test_a_key_in_the_place_of_a_path_is_not_repeated(text: str) -> None:
    with pytest.raises(KeyFileError) as caught:
        Key.read(text)
    assert text.splitlines()[-1] not in str(caught.value) + caught.value.advice
