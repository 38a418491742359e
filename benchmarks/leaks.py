"""What three secret scanners still find in cleaned files, and whether a fake could be anybody's.

    python benchmarks/leaks.py --gitleaks PATH --detect-secrets PATH --credsweeper PATH > leaks.json    # two minutes
    python benchmarks/leaks.py --strings FILE ...                     # and the strings of a file, one a line

The scanners are programs of others (gitleaks; `pip install detect-secrets credsweeper`, in an environment of their
own) and run with all their rules; credsweeper without its model, which hides findings. Secrets are made when it
runs: of the examples of all our rules of secrets, with new random characters, each in six ways in which files write
it, and private keys and JSON web tokens that are real but nobody's. A value that no rule of ours is made for comes in
by `--strings`: one a line, written as they are.

Prints JSON: findings in the originals and in the clean copies, findings in the copies whose text holds an original,
and fakes that are alive: a private key that can be read, a web token whose head and body are JSON, a GitHub or npm
token whose checksum is right, or a fake with neither a marker nor another sign than the original at each place.
"""

from __future__ import annotations

import argparse
import base64
import json
import random
import re
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gptsanitize import Key, Sanitizer
from gptsanitize.detect.rules.examples import expand
from gptsanitize.detect.rules.reading import load_rules
from gptsanitize.policy import default_policy

KEY = Key(bytes(range(7, 39)))
WAYS = (
    "{}",
    'API_TOKEN="{}"',
    "api_key: {}",
    "Bitte nutze {} für den Zugang.",
    'curl -H "Authorization: Bearer {}" https://api.example.org/v1',
    '{{"client_secret": "{}"}}',
)
_MARK = re.compile("FAKE|fa4e", re.IGNORECASE)
_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_CHECKED = re.compile(r"(?:gh[pousr]|npm)_([A-Za-z0-9]{30})([A-Za-z0-9]{6})\b")
_WEB_TOKEN = re.compile(r"\beyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")
_KEY_BLOCK = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----", re.DOTALL)


@dataclass(frozen=True)
class Report:
    """A scanner's finding: the line or text that it shows."""

    rule: str
    secret: str


def made_secrets(rounds: int) -> tuple[list[str], list[str]]:
    """Lines of text, and the values in them that must not be left: of our rules' examples and of our own making."""
    policy = default_policy()
    lines: list[str] = []
    values: list[str] = []
    for rule in load_rules(policy):
        if policy.entity(rule.entity).group != "secret":
            continue
        for index, example in enumerate(rule.must_match):
            if example.hint:
                continue  # found by its column or label alone
            for turn in range(rounds):
                text, spans = expand(example, f"leaks {rule.id} {index} {turn}")
                lines.append(text)
                found = [text[start:end] for start, end in spans]
                values += found
                is_sure = bool(rule.patterns) and rule.patterns[0].score >= 0.9
                if is_sure and len(found) == 1 and not any(map(str.isspace, found[0])):
                    lines += [way.format(found[0]) for way in WAYS]
    return lines, [value for value in values if len(value) >= 8]


def private_keys() -> list[str]:
    """Private keys of four kinds, as programs write them."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    forms = serialization.PrivateFormat
    kept = serialization.NoEncryption()
    pem = serialization.Encoding.PEM
    large = rsa.generate_private_key(65537, 2048)
    keys: list[tuple[Any, serialization.PrivateFormat]] = [
        (large, forms.TraditionalOpenSSL),
        (large, forms.PKCS8),
        (ec.generate_private_key(ec.SECP256R1()), forms.TraditionalOpenSSL),
        (ed25519.Ed25519PrivateKey.generate(), forms.OpenSSH),
    ]
    return [key.private_bytes(pem, form, kept).decode().strip() for key, form in keys]


def web_tokens(rng: random.Random) -> list[str]:
    """JSON web tokens with random signatures."""

    def part(content: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")

    return [
        f"{part({'alg': 'HS256', 'typ': 'JWT'})}.{part({'sub': rng.randint(1, 10**9)})}."
        + base64.urlsafe_b64encode(rng.randbytes(32)).decode().rstrip("=")
        for _ in range(5)
    ]


def write(folder: Path, lines: list[str], blocks: list[str]) -> None:
    """The texts as files: a note, a settings file, a log; a block a file."""
    folder.mkdir()
    for number, start in enumerate(range(0, len(lines), 60)):
        chunk = lines[start : start + 60]
        suffix = ("txt", "md", "log")[number % 3]
        (folder / f"notes{number}.{suffix}").write_text("\n\n".join(chunk) + "\n", encoding="utf-8")
    for number, block in enumerate(blocks):
        (folder / f"block{number}.txt").write_text(f"The key of the server:\n\n{block}\n", encoding="utf-8")


# ---- scanners ----------------------------------------------------------------------------------------------------


def gitleaks(program: str, folder: Path, work: Path) -> list[Report]:
    """Findings of gitleaks, all rules of its version."""
    report = work / "gitleaks.json"
    options = ["--no-banner", "--exit-code", "0", "-l", "error", "-f", "json", "-r", str(report)]
    subprocess.run([program, "dir", *options, str(folder)], check=True, capture_output=True)
    return [Report(each["RuleID"], each["Secret"]) for each in json.loads(report.read_text())]


def detect_secrets(program: str, folder: Path, _: Path) -> list[Report]:
    """Findings of detect-secrets; it names lines."""
    ran = subprocess.run([program, "scan", "--all-files", "."], cwd=folder, check=True, capture_output=True, text=True)
    found = json.loads(ran.stdout)["results"]
    return [
        Report(each["type"], (folder / name).read_text().splitlines()[each["line_number"] - 1])
        for name, all_of_file in found.items()
        for each in all_of_file
    ]


def credsweeper(program: str, folder: Path, work: Path) -> list[Report]:
    """Findings of CredSweeper without its model."""
    report = work / "credsweeper.json"
    options = ["--ml_threshold", "0", "--no-stdout", "--save-json", str(report), "--log", "silence"]
    subprocess.run([program, "--path", str(folder), *options], check=True, capture_output=True)
    if not report.exists():
        return []
    found = json.loads(report.read_text())
    report.unlink()
    return [Report(each["rule"], line["value"]) for each in found for line in each["line_data_list"]]


SCANNERS: dict[str, Callable[[str, Path, Path], list[Report]]] = {
    "gitleaks": gitleaks,
    "detect_secrets": detect_secrets,
    "credsweeper": credsweeper,
}


# ---- what is alive -----------------------------------------------------------------------------------------------


def is_readable_key(block: str) -> bool:
    """Whether a program could use a private key."""
    from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_ssh_private_key

    for load in (load_pem_private_key, load_ssh_private_key):
        try:
            load(block.encode(), None)
        except Exception:  # noqa: BLE001, S112 -- whatever it does not like
            continue
        return True
    return False


def is_web_token(token: str) -> bool:
    """Whether the head and body of a JSON web token are JSON."""
    try:
        for part in token.split(".")[:2]:
            json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except ValueError:
        return False
    return True


def has_right_checksum(token: str) -> bool:
    """Whether the last six signs of a GitHub or npm token are the CRC-32 of the thirty before, in base 62."""
    found = _CHECKED.search(token)
    if not found:
        return False
    number, signs = zlib.crc32(found[1].encode()), ""
    while number:
        number, digit = divmod(number, 62)
        signs = _BASE62[digit] + signs
    return signs.rjust(6, "0") == found[2]


def alive(texts: Iterable[str]) -> dict[str, int]:
    """Fakes in clean files that something would accept."""
    text = "\n".join(texts)
    return {
        "private keys that can be read": sum(map(is_readable_key, _KEY_BLOCK.findall(text))),
        "web tokens that can be read": sum(map(is_web_token, _WEB_TOKEN.findall(text))),
        "tokens with a right checksum": sum(has_right_checksum(found[0]) for found in _CHECKED.finditer(text)),
    }


def main() -> None:
    """Print all figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="secrets made of each example")
    parser.add_argument("--strings", type=Path, help="further values, one a line")
    for name in SCANNERS:
        parser.add_argument(f"--{name.replace('_', '-')}", help="path of the program")
    given = parser.parse_args()
    lines, originals = made_secrets(given.rounds)
    rng = random.Random(3)  # noqa: S311 -- nobody's
    blocks, tokens = private_keys(), web_tokens(rng)
    further = given.strings.read_text(encoding="utf-8").splitlines() if given.strings else []
    lines += [way.format(token) for token in tokens for way in WAYS] + further
    rng.shuffle(lines)
    body_lines = [line for block in blocks for line in block.splitlines() if not line.startswith("-----")]
    originals += tokens + body_lines
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        write(work / "files", lines, blocks)
        with Sanitizer(key=KEY) as sanitizer:
            manifest = sanitizer.folder(work / "files", work / "out", source_names=True)
        clean = work / "out" / "clean"
        texts = [path.read_text(encoding="utf-8") for path in sorted(clean.rglob("*")) if path.is_file()]
        whole = "\n".join(texts)
        figures: dict[str, Any] = {
            "files": len(manifest.files),
            "files delivered": len(texts),
            "secrets": len(set(originals)),
            "secrets left": len(left := {value for value in originals if value in whole}),
            "left": sorted(left)[:20],
            "alive": alive(texts),
        }
        for name, scan in SCANNERS.items():
            program = getattr(given, name)
            if program:
                figures[name] = compared(scan, program, (work / "files", clean, work), set(originals), further)
    json.dump(figures, sys.stdout, indent=2, ensure_ascii=False)
    print()


def compared(
    scan: Callable[[str, Path, Path], list[Report]],
    program: str,
    folders: tuple[Path, Path, Path],
    originals: set[str],
    further: list[str],
) -> dict[str, Any]:
    """One scanner's findings before and after."""
    source, clean, work = folders
    before, after = scan(program, source, work), scan(program, clean, work)
    # The lines around a private key say only what it is.
    after = [report for report in after if not report.secret.startswith("-----")]
    known = {report.secret for report in before if len(report.secret) >= 8} | originals
    held = [report for report in after if report.secret in known or any(value in report.secret for value in originals)]
    unmarked = [report for report in after if not _MARK.search(report.secret)]
    return {
        "findings before": len(before),
        "findings after": len(after),
        "after, an original": len(held),
        "after, without a marker": len(unmarked),
        "examples": [[report.rule, report.secret[:100]] for report in (held or unmarked)[:12]],
        "further values": len(further),
    }


if __name__ == "__main__":
    main()
