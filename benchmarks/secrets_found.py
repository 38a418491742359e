"""How many secrets are found in tokens, in other spellings and in documents, and what is taken for one that is none.

    python benchmarks/secrets_found.py [--seed N] [--errors N] [--out FILE]          # half a minute
    python benchmarks/secrets_found.py --texts FOLDER                     # and false secrets per MB of a folder

Everything is made when it runs. *Tokens*: a new value of each form that a rule of ours with a fixed format shows in its
examples, as it stands and wrapped, spaced, quoted or encoded. *Documents*: passwords, PINs, codes of doors, keys and
seeds said or set in seven languages, in sentences, chats, tables and settings. *Hard negatives*: what stands in
documents about secrets and is none. A secret counts as found where nine tenths of its letters and digits are masked;
a hard negative has an alarm where anything in it is called a secret. The sentences are by somebody who knows the
rules: documents written blind are measured by `blind/run.py`. Only the rules are asked, no model of names.
"""

from __future__ import annotations

import argparse
import base64
import json
import random
import re
import string
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from gptsanitize.detect import Detector
from gptsanitize.detect.rules.examples import expand
from gptsanitize.detect.rules.reading import load_rules
from gptsanitize.model import Finding, Place, Policy, Segment

SECRETS = frozenset({"API_KEY", "PASSWORD", "SECRET", "PRIVATE_KEY", "CONNECTION_STRING"})
SUFFIXES = frozenset({".md", ".txt", ".rst", ".csv", ".html"})
Case = tuple[str, str, str]
"""Kind, text, and the secret in it; none of a hard negative."""

MIXED, SMALL = string.ascii_letters + string.digits, string.ascii_lowercase + string.digits


def drawn(source: random.Random, alphabet: str, length: int) -> str:
    return "".join(source.choice(alphabet) for _ in range(length))


# ---- tokens


def tokens(seed: int) -> list[tuple[str, str]]:
    """A new value for each example of a rule that knows a value by its own form: the rule and the value."""
    policy, made = Policy(), []
    for rule in load_rules(policy):
        if rule.entity not in SECRETS or not rule.patterns or rule.patterns[0].score < 0.9:
            continue
        for number, example in enumerate(rule.must_match):
            text, spans = expand(example, f"secrets {rule.id} {number} {seed}")
            values = [text[start:end] for start, end in spans]
            made += [(rule.id, value) for value in values if _knows(rule.keywords, value)]
    return made


def _knows(keywords: Sequence[str], value: str) -> bool:
    return not re.search(r"\s", value) and any(word.strip("*").lower() in value.lower() for word in keywords)


def _wrapped(value: str, joint: str, source: random.Random) -> str:
    at = source.randint(len(value) // 3, 2 * len(value) // 3)
    return value[:at] + joint + value[at:]


SPELLINGS: dict[str, Callable[[str, random.Random], tuple[str, str, str]]] = {
    "plain": lambda value, _: ("Please use ", value, " for the import."),
    "set": lambda value, _: ('API_TOKEN="', value, '"'),
    "wrapped": lambda value, source: ("So use ", _wrapped(value, "\n", source), " for now."),
    "wrapped and quoted": lambda value, source: ("> So use\n> ", _wrapped(value, "\n> ", source), "\n> for now."),
    "wrapped often": lambda value, _: (
        "So use ",
        "\n".join(value[at : at + 24] for at in range(0, len(value), 24)),
        "\n",
    ),
    "soft break": lambda value, source: ("So use ", _wrapped(value, "=\n", source), " for now."),
    "continued": lambda value, source: ("first \\\n  second=", _wrapped(value, "\\\n", source), "\n"),
    "spaced": lambda value, _: ("So use ", " ".join(value), " for now."),
    "base64": lambda value, _: ("blob ", base64.b64encode(value.encode()).decode(), ""),
    "percent": lambda value, _: ("https://example.com/cb?t=", _escaped(value, "%{:02X}"), "&n=1"),
    "HTML": lambda value, _: ("<p>Use ", _escaped(value, "&#{};"), " here</p>"),
    "JSON": lambda value, _: ('{"note": "use ', _escaped(value, "\\u{:04x}"), '"}'),
}
"""What stands before a value, the value as it is written, and what stands behind."""


def _escaped(value: str, form: str) -> str:
    return "".join(char if char.isalnum() else form.format(ord(char)) for char in value)


def spelled(seed: int) -> list[tuple[str, str, int, int]]:
    """Spelling, text, and where the value stands in it."""
    source = random.Random(seed)  # noqa: S311 -- samples
    made = []
    for _, value in tokens(seed):
        for name, spell in SPELLINGS.items():
            before, body, after = spell(value, source)
            made.append((name, before + body + after, len(before), len(before) + len(body)))
    return made


# ---- documents

SAID = {  # of a password {p}, a number {n} of four digits and more, a key {k}, plain words {w}, one {o}, a code {c}
    "en": """
The password for the portal is {p}, please change it.
Log in as admin with {p}.
Wi-Fi in the guest room: {p}
The door code is {n}.
Gate keypad changed, it's {n} now.
Set the alarm with {n} before you leave.
PIN {n} for the card.
Our API key: {k}
The webhook secret is {k} for now.
I reset the box, the new one is {p}.
use {p} as the password
The key safe by the bins - {n} - put it back.
The workbook opens with {p}.
The passphrase is {w}.
wifi pw is {w}, no capitals
Typo, sorry: with a capital B: {p}
The usual password with {p} at the end
The password changed from {p} to something longer.
Video room passcode {c}, please wait.
So the new code for the bike shed will be {n}.
{n} is your login code. Do not share it.
Gate: {n} then hash.
tell them the code word "{o}".
""",
    "de": """
Das Passwort für das Portal lautet {p}.
Melde dich mit admin und {p} an.
WLAN im Gästezimmer: {p}
Der Türcode ist {n}.
Alarmanlage mit {n} scharfschalten.
Die PIN der Karte ist {n}.
Unser API-Schlüssel: {k}
Das Kennwort wurde auf {p} geändert.
Schlüsselbox am Zaun: {n}
Die Datei öffnet sich mit {p}.
Die Passphrase lautet {w}.
Das Passwort ist {o}.
Meine Karten-PIN hat er auch, {n}.
Sicherheitsfrage: Wie hieß dein Haustier? Antwort: {o}
Tor: {n} und Raute, dann warten.
Das Kennwort steht innen auf dem Deckel, {p}.
Wie immer, nur mit {p} am Ende, das Passwort.
""",
    "fr": """
Le mot de passe du portail est {p}.
Connecte-toi avec admin et {p}.
Wifi de la chambre : {p}
Le code de la porte est {n}.
L'alarme se désactive avec {n}.
Le code PIN de la carte est {n}.
Notre clé API : {k}
La boîte à clés, c'est {n}.
La phrase de passe est {w}.
Le mot de passe du portail est {o}.
Le code du coffre a changé, c'est {n} depuis lundi
Le code de l'alarme est {n} puis étoile.
Question secrète : votre premier animal, réponse : {o}
""",
    "es": """
La contraseña del portal es {p}.
Entra con admin y {p}.
Wifi del cuarto: {p}
El código de la puerta es {n}.
La alarma se desactiva con {n}.
El PIN de la tarjeta es {n}.
Nuestra clave API: {k}
La clave del correo sigue siendo {p}.
La frase de contraseña es {w}.
La alarma se quita con {n} antes de salir.
La contraseña de la wifi la cambian cada lunes, esta semana {p}.
Usuario recepcion y contraseña {p}
""",
    "pt": """
A senha do portal é {p}.
Entra com admin e {p}.
Wi-Fi do quarto: {p}
O código da porta é {n}.
O PIN do cartão é {n}.
A nossa chave API: {k}
A palavra-passe do correio é {p}.
A frase-senha é {w}.
O alarme desliga com o código {n}.
Entre com usuário loja e senha {p}.
Seu código é {n}. Não compartilhe.
""",
    "it": """
La password del portale è {p}.
Accedi con admin e {p}.
Wi-Fi della camera: {p}
Il codice della porta è {n}.
L'allarme si disattiva con {n}.
Il PIN della carta è {n}.
La nostra chiave API: {k}
La parola d'ordine è {p}.
La frase segreta è {w}.
Il codice del cancello pedonale ora è {n}
utente reception, parola chiave {p}
""",
    "nl": """
Het wachtwoord van het portaal is {p}.
Log in met admin en {p}.
Wifi op de kamer: {p}
De deurcode is {n}.
De pincode van de kaart is {n}.
Onze API-sleutel: {k}
Sleutelkluis naast de deur: {n}
Het wachtwoord van de zoom is {p}.
De sleutelkluis gaat open met {n}.
""",
}
SET = (
    "DB_HOST=db.example.com\nDB_PASSWORD={p}\nDEBUG=0\n",
    "database:\n  user: app\n  password: '{p}'\n",
    '{{"user": "app", "apiKey": "{k}", "retries": 3}}',
    "[mail]\nserver = mail.example.com\npass = {p}\n",
    "postgres://app:{p}@db.example.com:5432/main",
    "export SERVICE_KEY={k}",
    "client_secret={k}&grant_type=client_credentials",
    "<secret>{k}</secret>",
    "curl -u robot:{p} https://api.example.com",
    "mysql -u root -p{p} shop",
    'const token = "{k}";',
    "Authorization: Bearer {k}",
    "sshpass -p '{p}' ssh a@b",
    "psexec \\\\srv -u ACME\\admin -p {p} cmd",
    "sqlcmd -S db -U sa -P {p} -Q x",
    "7z x backup.7z -p{p}",
    "smbclient //srv/share -U jane%{p}",
    "echo {p} | kinit jane@ACME",
    "openssl enc -aes-256-cbc -k {p} -in a",
    "keytool -genkey -storepass {p} -alias a",
    'ConvertTo-SecureString "{p}" -AsPlainText -Force',
    "snmp-server community {p} RO",
    "crypto isakmp key {p} address 192.0.2.3",
    "radius-server host 192.0.2.1 key 7 {p}",
    "line vty 0 4\n login\n password {p}\n",
    "neighbor 192.0.2.2 password {p}",
    "username jane privilege 15 password {p}",
    "db.example.com:5432:shop:app:{p}",
    "WIFI:T:WPA;S:Cafe Guest;P:{w};;",
    "nmcli con modify Office wifi-sec.psk {p}",
    "kind: Secret\ndata:\n  password: {b}\n",
    '{{"auths": {{"hub.example.com": {{"auth": "{a}"}}}}}}',
    "ENV MYSQL_PASSWORD {p}",
)
TABLES = (
    "| System | User | Password |\n| --- | --- | --- |\n| CRM | jroe | {p} |\n",
    "System;Benutzer;Passwort\nCRM;jroe;{p}\n",
    "Service,Login,API key\nMail,app,{k}\n",
    "Place   Key holder   Door code\nDepot   A. Roe       {n}\n",
    "Site\tUser\tPassword\nShop\tjroe\t{p}\n",
    "| Disk | Passphrase |\n| --- | --- |\n| backup | {w} |\n",
    "Passwords:\n- laptop: {p}\n- lights: none\n",
    "Logins: jane/{p}, thanks",
    "jane@example.com:{p}",
)
CHATS = (
    "[09:14] Tom: what's the wifi password again?\n[09:15] Ines: {p}\n",
    "A: can you send me the door code?\nB: sure, it's {n}\n",
    "Tom: Passwort fürs Portal?\nIda: {p}\n",
    "Ana: ¿cuál es la contraseña del wifi?\nLeo: {p}\n",
    "Luc: c'est quoi le code de la porte ?\nZoé: {n}\n",
    "Luca: la password del wifi?\nSara: {w}\n",
    "Jo: what's the wifi password?\nTom: {w}\n",
)


def _passwords(source: random.Random) -> str:
    word = source.choice("Tulip Copper Harbour Falke Regen Lavande Girasol Tulpe Marble Onda".split())
    other = source.choice("river Maze stone Wolke pont Luna gate tree Kabel Fiume".split())
    number = source.randint(10, 989)
    return source.choice(
        (
            f"{word}-{other}-{number}",
            f"{word}{number}!",
            f"{word.lower()}{number}{other}",
            f"{word[:3]}{number}#{other}x",
            drawn(source, MIXED, 9) + "7q",
            f"{word}_{number}_{other}",
        )
    )


def _row(source: random.Random) -> str:
    words = "otter lamp gravel bicycle heron teapot window marble lantern biscuit saddle violin".split()
    return " ".join(source.sample(words, source.choice((3, 4, 5))))


def documents(seed: int, rounds: int = 6) -> list[Case]:
    """Texts with one secret each, of all kinds and languages."""
    source = random.Random(seed)  # noqa: S311 -- samples
    kinds = [(f"said, {language}", text) for language, texts in SAID.items() for text in texts.strip().splitlines()]
    kinds += [(kind, text) for kind, texts in (("set", SET), ("tables", TABLES), ("chats", CHATS)) for text in texts]
    cases = []
    for kind, text in kinds * rounds:
        key = drawn(source, source.choice((MIXED, SMALL)), source.choice((24, 32, 40))) + "4k"
        made = {
            "p": _passwords(source),
            "n": str(source.randint(2100, 98999)),
            "k": key,
            "w": _row(source),
            "o": source.choice("Biscuit Marzipan Gooseberry Zwetschge Mirabelle".split()),
            "c": drawn(source, string.ascii_uppercase, 2) + "5" + drawn(source, string.ascii_uppercase, 2) + "7",
            "b": base64.b64encode(_passwords(source).encode()).decode(),
            "a": base64.b64encode(f"jane:{_passwords(source)}".encode()).decode(),
        }
        slot = re.search(r"\{([pnkwocba])\}", text)
        if slot:
            cases.append((kind, text.format(**made), made[slot[1]]))
    return cases


NOTHING = """
The password must have at least 12 characters, one digit and one of !@#$%.
Passwords are hashed with PBKDF2-HMAC-SHA256 and {n} rounds.
password: ${{DB_PASSWORD}}
password = os.environ["APP_PASSWORD"]
secret_key = config.get("secret_key")
API_KEY=<your-api-key>
token: xxxxxxxxxxxxxxxxxxxxxxxx
Authorization: Bearer <token>
export TOKEN=$CI_JOB_TOKEN
"password": {{"type": "string", "minLength": 8}}
Forgot your password? Click "Reset password".
Passwort: mindestens 10 Zeichen, siehe Richtlinie 4.2.
Das Passwort muss alle 90 Tage geändert werden.
Le mot de passe doit contenir 12 caractères.
La contraseña debe tener al menos 10 caracteres.
A senha deve ter pelo menos 8 caracteres.
La password deve avere almeno 8 caratteri.
Het wachtwoord moet minstens 12 tekens hebben.
commit {h40}
Fixes a leak of file handles (see {h40}).
sha256: {h64}
{h64}  release-2.4.1.tar.gz
MD5 ({h32}) of the archive
build 3f2504e0-4f89-41d3-9a0c-{h12} is green
request id: {h8}-4f89-41d3-9a0c-{h12}
"etag": "{h32}"
integrity="sha384-{m63}="
<img src="data:image/png;base64,{m80}">
background: #3fa9f5; color: #1b2b3c;
Python 3.11.7, OpenSSL 3.0.13, version 2.4.1-rc.2+build.{n}
Part number AB-{n}-X7, serial plate on the back
RFC 7519, ISO/IEC 27001:2022, CVE-2024-{n}
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA{m44} backup@host
public_key = {h64}
fingerprint SHA256:{m43}
ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
AKIAIOSFODNN7EXAMPLE
sk-your-api-key-here
const passwordField = document.getElementById("password");
def check_password(password: str, hashed: str) -> bool:
The door is 2100 mm high and the gate opens at 18:30.
HTTP status code 404, exit code 137, error code 0x80070057.
The alarm went off at 0430 and stopped by itself.
Postcode 2100, country code 0045.
PIN 12 of the connector is ground.
The key question is who pays; the access road stays closed.
token_count = 4096; max_tokens: 8192
The secret of the recipe is fresh basil.
combination of 3-5 drugs a day
https://docs.example.com/d/{m44}/edit
kubectl get pod web-7d4b9c6f5b-x2x9z
arn:aws:iam::123456789012:role/reader
Order no. {n}-{n}, invoice RE-2024-{n}
The wifi works in room {n} and the network is called Cafe-Guest.
credentialsId: '3f2504e0-4f89-41d3-9a0c-{h12}'
Cache key: user_by_account_2024_01
primary_key = order_line_id
Enter the code from the SMS.
Meeting ID and passcode follow by mail.
license: MIT OR Apache-2.0
Login mit Benutzername und Passwort, danach Zweitfaktor.
The password is the weakest link in most systems.
Our password policy is under review.
Passwords are hashed before storage.
The password field is mandatory.
If the password is wrong three times, the account locks.
password: a string of at least eight characters
The default password is printed on the label.
Your password is about to expire.
Das Passwort ist auf dem Aufkleber vermerkt.
Das Passwort ist Bestandteil der Zugangsdaten.
Das Passwort ist abgelaufen, bitte neu setzen.
Le mot de passe est affiché une seule fois.
Le mot de passe est celui de votre messagerie.
La contraseña es personal e intransferible.
La contraseña es necesaria para continuar.
La password è scaduta ieri.
La password è personale.
A senha é pessoal e intransferível.
A senha é sempre enviada por e-mail.
Het wachtwoord is verlopen.
Turn left at the lights, then right after 200 m.
The PIN pad of the terminal has 12 keys.
The combination of aspirin and warfarin is dangerous.
Set the oven to 180, then turn down to 150 after 20 minutes.
The code is written in Python 3.
This code is 4000 lines long.
Enter the code from the SMS to log in.
Is your code covered by tests?
The phrase that comes to mind is sunk cost.
A passphrase of six words is stronger than a password.
Use a different password for each account.
We logged in and saw the dashboard.
log in with Google or Facebook
Sign in with your Microsoft 365 account
login: see Appendix B
The admin/user distinction matters.
root/boot/efi partitions
admin: Jane Smith, treasurer: Tom Hall
user: reads, admin: writes
The alarm went off at 0430.
Alarm with 12 zones and 4 keypads
gate 12, platform 4
Gate B12 closes at 18:45
Flight BA2490, gate A1032
door width 900, height 2100
locker 231 is reserved
Room B1947 on the second floor
article code 48213, colour code 90210
The safe deposit fee is 1250 per year.
wireless network coverage is poor
The wifi is free for guests.
WLAN: kostenlos im ganzen Haus
Wi-Fi: available in all rooms
network "production": routers and switches
security question: what is the purpose of the test?
first school of thought
The first car of the train is empty.
memorable place to stay
Licence: MIT
License key: see invoice
serial number of the pump: 48213-2
The community is growing.
community: open source
SNMP community strings should be changed.
the shared secret is derived with HKDF
pre-shared keys are hard to rotate
The secret is patience.
secret: the story of a town
key: value
token: identifier of the session
The word is out.
the magic word is please
code word: a term in coding theory
ends with a colon and starts with a capital
with a capital A, as in Art: see the glossary
The usual suspects, plus 3 more at the end of the list
as usual, followed by 24 slides
The file opens with Excel 2016.
The tablet unlocks with a fingerprint.
zip -r backup.zip folder
mysql -u root -p
curl -u user:password https://example.com
openssl req -new -key server.key -out server.csr
echo hello | sudo tee /etc/motd
net use is a command of Windows.
net user lists the accounts
snmpwalk -v2c -c public 192.0.2.1
username and password are required
line vty is a virtual terminal
neighbor discovery uses ICMPv6
the key-string of the chain
Codes: A2, B7, C19
Recovery codes: print them
12 words: be short
Gift: a book
Voucher valid until 2024-12-31
Call 1234 5678 and ask for Jane.
Meeting at 10:30, room 4412
order 4471, invoice 88213
The bus is the 4471 to town.
postcode SW1A 1AA, code SW1A
dial 999, then ask for police
press 2, then 4 for billing
model WX4512B, keypad included
key safe model C500, part 4410
The password changed yesterday.
The version changed from 2.1 to 2.2 with a password fix.
password reset: from Monday to Friday
user group password policy
id 4412 password unchanged
one password per user
a strong password, e.g. correct horse battery staple
""".strip().splitlines()


def hard_negatives(seed: int, rounds: int = 5) -> list[Case]:
    """Lines that speak of secrets or look like some, and hold none."""
    source = random.Random(seed)  # noqa: S311 -- samples

    def piece(match: re.Match[str]) -> str:
        alphabet = {"h": "0123456789abcdef", "m": MIXED}[match[1]]
        return drawn(source, alphabet, int(match[2]))

    made = []
    for line in NOTHING * rounds:
        text = re.sub(r"\{([hm])([0-9]+)\}", piece, line).replace("{n}", str(source.randint(1000, 99999)))
        made.append((line[:40], text.replace("{{", "{").replace("}}", "}"), ""))
    return made


# ---- measures


def find(detector: Detector, texts: Sequence[str]) -> list[tuple[Finding, ...]]:
    segments = [Segment(number, text, Place.BODY, "") for number, text in enumerate(texts)]
    return [found for _, found in detector.find(segments)]


def is_masked(text: str, start: int, end: int, found: Iterable[Finding]) -> bool:
    """Whether nine tenths of the letters and digits between two places are covered."""
    masked = bytearray(len(text))
    for each in found:
        masked[each.start : each.end] = b"\1" * (each.end - each.start)
    wanted = [place for place in range(start, end) if text[place].isalnum()]
    return sum(masked[place] for place in wanted) >= 0.9 * len(wanted)


def measure(seed: int, errors: int) -> dict[str, object]:
    """All figures but those of a folder."""
    detector = Detector(replace(Policy(), names_model=""))
    report: dict[str, object] = {}
    shown: Counter[str] = Counter()

    def tally(title: str, rows: Iterable[tuple[str, bool, str]]) -> None:
        total: Counter[str] = Counter()
        right: Counter[str] = Counter()
        for kind, good, text in rows:
            total[kind] += 1
            right[kind] += good
            if not good and shown[title + kind] < errors:
                shown[title + kind] += 1
                print(f"    {title}, {kind}: {text!r}")
        report[title] = {kind: round(right[kind] / total[kind], 4) for kind in total} | {
            "all": round(right.total() / total.total(), 4),
            "cases": total.total(),
        }

    ways = spelled(seed)
    found = find(detector, [text for _, text, _, _ in ways])
    rows = [
        (way, is_masked(text, start, end, hits), text)
        for (way, text, start, end), hits in zip(ways, found, strict=True)
    ]
    tally("tokens", [row for row in rows if row[0] in {"plain", "set"}])
    tally("tokens in other spellings", [row for row in rows if row[0] not in {"plain", "set"}])
    cases = documents(seed)
    rows = []
    for (kind, text, secret), hits in zip(cases, find(detector, [text for _, text, _ in cases]), strict=True):
        start = text.rfind(secret)
        rows.append((kind, is_masked(text, start, start + len(secret), hits), text))
    tally("documents", rows)
    lines = hard_negatives(seed)
    alarms = [any(hit.entity in SECRETS for hit in hits) for hits in find(detector, [text for _, text, _ in lines])]
    for (kind, text, _), alarm in zip(lines, alarms, strict=True):
        if alarm and shown[kind] < errors:
            shown[kind] += 1
            print(f"    alarm: {text!r}")
    report["hard negatives with an alarm"] = {"share": round(sum(alarms) / len(alarms), 4), "cases": len(alarms)}
    return report


def false_per_megabyte(folder: Path) -> dict[str, float]:
    """What is called a secret in the texts of a folder that holds none."""
    detector = Detector(replace(Policy(), names_model=""))
    size = alarms = 0
    for path in sorted(each for each in folder.rglob("*") if each.suffix in SUFFIXES and each.is_file()):
        text = path.read_text("utf-8", "replace")
        size += len(text.encode())
        alarms += sum(hit.entity in SECRETS for found in find(detector, text.split("\n\n")) for hit in found)
    return {"megabytes": round(size / 1e6, 2), "alarms": alarms, "per megabyte": round(alarms / max(size, 1) * 1e6, 2)}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Measure what is found of secrets.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of each kind")
    parser.add_argument("--texts", type=Path, help="a folder of texts without secrets")
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    options = parser.parse_args()
    report = measure(options.seed, options.errors)
    if options.texts:
        report["false secrets"] = false_per_megabyte(options.texts)
    written = json.dumps(report, indent=2)
    print(written)
    if options.out:
        options.out.write_text(written + "\n", "utf-8")


if __name__ == "__main__":
    main()
