"""A `ner` model without spaCy: its settings and arrays, and their files in the user's cache directory.

Responsible for the place, the names, the writing and the reading of these files. What they mean is known to `export`,
which makes them, and `engine`, which runs them.

A model has a directory of its own, named by package, version and a digest of everything the content depends on, so
that another model file, spaCy or format is another directory. Large arrays are `.npy` files and mapped, so that
worker processes share their pages; small ones stand in one `.npz`. Nothing is pickled. `manifest.json` holds size and
CRC-32 of the others: a directory in which one differs is not used, and is written again.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Parts", "model_folder", "read", "write"]

_FORMAT = 2
"""Raised with every change of what `export` writes."""

_MAPPED_FROM = 256_000
"""Bytes from which an array gets a file of its own."""

_READ = ("meta.json", "config.cfg", "tokenizer", "ner", "tok2vec", "vocab")
"""What of a model package its entities depend on."""


@dataclass(frozen=True, slots=True)
class Parts:
    """`settings` is plain JSON."""

    settings: Mapping[str, Any]
    arrays: Mapping[str, NDArray[Any]]


def model_folder(model: str, cache: Path) -> Path | None:
    """The directory for an installed model package inside `cache`; `None` where no such package is installed."""
    spec = importlib.util.find_spec(model) if model.isidentifier() else None
    if spec is None or not spec.submodule_search_locations:
        return None
    package = Path(spec.submodule_search_locations[0])
    try:
        meta = json.loads((package / "meta.json").read_text("utf-8"))
        data = package / f"{meta['lang']}_{meta['name']}-{meta['version']}"
        name = f"{model}-{meta['version']}"
        return cache / "names" / f"{name}-{_known_digest(data, cache / 'names' / f'{name}.json')}"
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _known_digest(data: Path, memo: Path) -> str:
    """`_digest`, remembered for as long as no file of the model or of spaCy has another size or time."""
    signs = [[path.as_posix(), status.st_size, status.st_mtime_ns] for path, status in _stated(data)]
    with suppress(OSError, ValueError, KeyError, TypeError):
        known = json.loads(memo.read_bytes())
        if known["format"] == _FORMAT and known["files"] == signs:
            return str(known["digest"])
    digest = _digest(data)
    with suppress(OSError):
        memo.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=".draft-", dir=memo.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"format": _FORMAT, "files": signs, "digest": digest}, file)
        Path(draft).replace(memo)
    return digest


def _stated(data: Path) -> Iterator[tuple[Path, os.stat_result]]:
    spacy = importlib.util.find_spec("spacy")
    about = [Path(spacy.origin).with_name("about.py")] if spacy and spacy.origin else []
    for path in (*about, *_files(data)):
        yield path, path.stat()


def _files(data: Path) -> Iterator[Path]:
    for name in _READ:
        top = data / name
        yield from (path for path in (sorted(top.rglob("*")) if top.is_dir() else [top]) if path.is_file())


def _digest(data: Path) -> str:
    """Of the content of the model's files, the spaCy that reads them, and our format. A name, not a protection."""
    from importlib.metadata import version  # not needed where the digest is known

    digest = hashlib.sha1(f"{_FORMAT} {version('spacy')}".encode(), usedforsecurity=False)
    for path in _files(data):
        digest.update(f"\n{path.relative_to(data).as_posix()} {path.stat().st_size}\n".encode())
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()[:16]


def write(parts: Parts, folder: Path) -> None:
    """Write `folder` in one step; raises `OSError` where that cannot be done."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=folder.parent))
    try:
        _fill(parts, draft)
        if folder.exists():
            shutil.rmtree(folder)
        draft.replace(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _fill(parts: Parts, draft: Path) -> None:
    (draft / "settings.json").write_text(json.dumps(parts.settings), "utf-8")
    small = {name: array for name, array in parts.arrays.items() if array.nbytes < _MAPPED_FROM}
    with (draft / "small.npz").open("wb") as file:
        np.savez(file, allow_pickle=False, **small)
    for name, array in parts.arrays.items():
        if name not in small:
            np.save(draft / f"{name}.npy", array, allow_pickle=False)
    manifest = {path.name: _fingerprint(path) for path in sorted(draft.iterdir())}
    (draft / "manifest.json").write_text(json.dumps(manifest), "utf-8")


def read(folder: Path) -> Parts | None:
    """The model in `folder`; `None` where there is none or any of its bytes are not those that were written."""
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        if any(_fingerprint(folder / name) != value for name, value in manifest.items()):
            return None
        settings = json.loads((folder / "settings.json").read_bytes())
        with np.load(folder / "small.npz", allow_pickle=False) as small:
            arrays = {name: small[name] for name in small.files}
        for name in manifest:
            if name.endswith(".npy"):
                arrays[Path(name).stem] = np.asarray(np.load(folder / name, mmap_mode="r", allow_pickle=False))
    except (OSError, ValueError, KeyError, AttributeError, TypeError, EOFError, zipfile.BadZipFile):
        return None
    return Parts(settings, arrays)


def _fingerprint(path: Path) -> list[int]:
    """Size and CRC-32."""
    size = check = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            size += len(block)
            check = zlib.crc32(block, check)
    return [size, check]
