"""Makes a Python environment with pinned packages where there may be nothing but Python itself.

    python3 .ci/bootstrap.py ENV --lock requirements.lock [--editable . | --wheel FILE]

Debian's `python3` comes without `pip` and without what `python3 -m venv` needs. An installer is looked for in this
order: what `venv` brings; the `pip` of this Python; a pinned `pip` from the package index that is configured
(`PIP_INDEX_URL`, `UV_DEFAULT_INDEX`, pip's own configuration files), checked by its digest; Debian's `python3-pip-whl`,
fetched and checked by `apt-get` and unpacked beside the environment, for which no right is needed. Packages are then
installed from the lock file alone, each checked by its digest, as wheels: nothing is compiled and nothing is resolved.

Needs the standard library only. It makes environments, and does not know what they are for.
"""

from __future__ import annotations

import argparse
import base64
import configparser
import hashlib
import html
import os
import re
import shutil
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 14)
PIP_WHEEL = "pip-25.3-py3-none-any.whl"
PIP_SHA256 = "9655943313a94722b7774661c21049070f6bbb0a1516bf02f7c8d5d9201514cd"
DEBIAN_PACKAGES = ("python3-pip-whl", "ca-certificates")
MACHINE_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
CERTIFICATES = "certificates.pem"
# Debian's pip opens the machine's certificates when it is imported, and fails where there are none.
RUN_PIP = """
import sys
wheel, bundle = sys.argv[1:3]
del sys.argv[1:3]
sys.path.insert(0, wheel)
import pip._vendor.certifi
if bundle:
    pip._vendor.certifi.where = lambda: bundle
from pip._internal.cli.main import main
sys.exit(main())
"""
INSTALL = ("install", "-qq", "--no-input", "--disable-pip-version-check", "--no-warn-script-location", "--no-deps")


def main() -> None:
    """Make or complete the environment, and say how long it took."""
    options = _arguments()
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        sys.exit("Python 3.11 to 3.14 is needed; name one by `make PYTHON=python3.12`")
    started = time.monotonic()
    _say(f"{options.env}: environment for {Path(sys.executable).name} {sys.version.split()[0]}")
    pip = make_environment(options.env)
    _say(f"{options.env}: packages of {options.lock.name}")
    _run(*pip, *INSTALL, "--require-hashes", "--only-binary=:all:", "--requirement", options.lock)
    if options.editable:
        _run(*pip, *INSTALL, "--no-index", "--no-build-isolation", "--editable", options.editable)
    if options.wheel:
        _run(*pip, *INSTALL, "--no-index", "--force-reinstall", options.wheel)
    _say(f"{options.env}: ready after {time.monotonic() - started:.0f} s")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make a Python environment with pinned packages.")
    parser.add_argument("env", type=Path, help="where it goes; completed if it is there")
    parser.add_argument("--lock", type=Path, required=True, help="requirements with digests")
    parser.add_argument("--editable", type=Path, help="a source tree to install in place")
    parser.add_argument("--wheel", type=Path, help="a wheel to install")
    return parser.parse_args()


# ---- the environment ---------------------------------------------------------------------------------------------


def make_environment(env: Path) -> list[str]:
    """Make `env` if it is not there, and return the call of a `pip` that installs into it."""
    python = env / "bin" / "python"
    if not _works(python, "-c", "pass"):
        shutil.rmtree(env, ignore_errors=True)
        if not _works(Path(sys.executable), "-m", "venv", env):
            shutil.rmtree(env, ignore_errors=True)
            _bare_environment(env)
    _index_for_pip()
    wheel = _kept_wheel(env / "installer")
    if wheel is None and _works(python, "-m", "pip", "--version"):
        return [str(python), "-m", "pip"]
    if wheel is None and _works(Path(sys.executable), "-m", "pip", "--python", python, "--version"):
        return [sys.executable, "-m", "pip", "--python", str(python)]
    wheel = wheel or _pip_wheel(env / "installer")
    pip = [str(python), "-c", RUN_PIP, str(wheel), _certificates(env / "installer")]
    _run(*pip, *INSTALL, "--no-index", wheel)
    return pip


def _bare_environment(env: Path) -> None:
    """What `venv` makes, without an installer: a link to the interpreter, and a file that says where it is."""
    if _works(Path(sys.executable), "-m", "venv", "--without-pip", env):
        return
    version = ".".join(str(number) for number in sys.version_info[:2])
    (env / "bin").mkdir(parents=True, exist_ok=True)
    (env / "lib" / f"python{version}" / "site-packages").mkdir(parents=True)
    interpreter = Path(sys.executable).resolve()
    for name in ("python", "python3"):
        (env / "bin" / name).symlink_to(interpreter)
    (env / "pyvenv.cfg").write_text(
        f"home = {interpreter.parent}\ninclude-system-site-packages = false\nversion = {sys.version.split()[0]}\n"
    )


# ---- an installer where there is none ----------------------------------------------------------------------------


def _pip_wheel(folder: Path) -> Path:
    """A wheel of `pip` in `folder`, from the configured index or from Debian."""
    folder.mkdir(parents=True, exist_ok=True)
    wheel = _from_index(folder) or _from_debian(folder)
    if wheel is None:
        sys.exit("no pip, and no way to one: install python3-venv, or set PIP_INDEX_URL to a package index")
    return wheel


def _kept_wheel(folder: Path) -> Path | None:
    """The wheel that an earlier run fetched."""
    return next(folder.glob("**/pip-*.whl"), None)


def _from_index(folder: Path) -> Path | None:
    index = os.environ.get("PIP_INDEX_URL")
    if not index:
        return None
    _say("pip: from the configured index")
    try:
        page_address = index.rstrip("/") + "/pip/"
        page = _download(page_address).decode("utf-8", "replace")
        link = re.search(rf'href="([^"#]*/{re.escape(PIP_WHEEL)})', page)
        if link is None:
            return None
        content = _download(urllib.parse.urljoin(page_address, html.unescape(link[1])))
    except (OSError, ValueError) as error:
        _say(f"pip: the index did not answer ({type(error).__name__})")
        return None
    if hashlib.sha256(content).hexdigest() != PIP_SHA256:
        sys.exit("pip: what the index gave has another digest than the one pinned here; nothing was installed")
    wheel = folder / PIP_WHEEL
    wheel.write_bytes(content)
    return wheel


def _download(address: str) -> bytes:
    """The bytes at an address that may hold a name and password. Certificates are checked, and so is the digest."""
    parts = urllib.parse.urlsplit(address)
    request = urllib.request.Request(parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl())
    if parts.username:
        pair = f"{urllib.parse.unquote(parts.username)}:{urllib.parse.unquote(parts.password or '')}"
        request.add_header("Authorization", "Basic " + base64.b64encode(pair.encode()).decode())
    trusted = ssl.create_default_context(cafile=os.environ.get("PIP_CERT") or None)
    with urllib.request.urlopen(request, timeout=60, context=trusted) as answer:
        content: bytes = answer.read()
    return content


def _from_debian(folder: Path) -> Path | None:
    """Debian's wheel of `pip`, unpacked and not installed; with it the certificates, where the machine has none."""
    if not shutil.which("apt-get"):
        return None
    _say("pip: from Debian's packages")
    # Lists of packages of our own: those of the machine may be empty, and are not ours to renew.
    (folder / "lists" / "partial").mkdir(parents=True, exist_ok=True)
    own = ["-qq", "-o", f"Dir::State::lists={folder.resolve() / 'lists'}", "-o", "APT::Sandbox::User="]
    own += ["-o", f"Dir::Cache={folder.resolve()}"]
    fetched = _works(Path("apt-get"), *own, "update") and _works(
        Path("apt-get"), *own, "download", *DEBIAN_PACKAGES, cwd=folder
    )
    if not fetched:
        return None
    for package in folder.glob("*.deb"):
        _run("dpkg-deb", "--extract", package, folder)
    shutil.rmtree(folder / "lists")
    certificates = (folder / "usr" / "share" / "ca-certificates").rglob("*.crt")
    (folder / CERTIFICATES).write_bytes(b"\n".join(file.read_bytes() for file in certificates))
    return _kept_wheel(folder)


def _certificates(folder: Path) -> str:
    """The certificates that came with Debian's wheel, where the machine has none; else nothing."""
    bundle = folder.resolve() / CERTIFICATES
    if MACHINE_CERTIFICATES.is_file() or not bundle.is_file():
        return ""
    os.environ.setdefault("PIP_CERT", str(bundle))
    return str(bundle)


def _index_for_pip() -> None:
    """The index that uv or a configuration file of pip names, in the variable that everything here reads."""
    if not os.environ.get("PIP_INDEX_URL"):
        index = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("UV_INDEX_URL") or _configured_index()
        if index:
            os.environ["PIP_INDEX_URL"] = index


def _configured_index() -> str | None:
    home = Path.home()
    files = [Path("/etc/pip.conf"), home / ".pip/pip.conf", home / ".config/pip/pip.conf"]
    files.append(Path(os.environ.get("PIP_CONFIG_FILE", os.devnull)))
    parser = configparser.RawConfigParser(strict=False)
    parser.read(files, encoding="utf-8")
    return parser.get("global", "index-url", fallback=None)


# ---- processes ---------------------------------------------------------------------------------------------------


def _works(program: Path, *arguments: str | Path, cwd: Path | None = None) -> bool:
    call = [str(program), *map(str, arguments)]
    try:
        return subprocess.run(call, cwd=cwd, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _run(*call: str | Path) -> None:
    done = subprocess.run([str(part) for part in call], check=False)
    if done.returncode:
        sys.exit(f"{Path(call[0]).name} ended with exit code {done.returncode}; what it said is above")


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
