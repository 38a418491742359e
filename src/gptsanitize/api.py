"""The library: what the command line does, for Python code.

A `Sanitizer` holds a policy, a key and worker processes. Everything it masks under one key agrees: the same person is
the same fake person in every text, file and folder, today and next year.
"""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from gptsanitize import batch, model
from gptsanitize.batch import CleanOptions, Event, Explained, Finished, Pool, Scanned, ScanRecord, Selection
from gptsanitize.errors import (
    GptsanitizeError,
    InternalError,
    KeyFileError,
    PolicyError,
    TargetError,
    UsageError,
    VaultError,
)
from gptsanitize.manifest import FileRecord, Manifest
from gptsanitize.mask import Key, Ledger, Vault
from gptsanitize.pipeline import TextSanitizer
from gptsanitize.policy import default_policy, load_policy, policy_of
from gptsanitize.restore import Restored, Restorer, Restoring, Retracer

__all__ = ["KEY_VARIABLE", "PASSPHRASE_VARIABLE", "Policy", "Sanitizer"]

KEY_VARIABLE = "GPTSANITIZE_KEY"
"""Environment variable that holds the key itself, for machines without a key file."""

PASSPHRASE_VARIABLE = "GPTSANITIZE_VAULT_PASSPHRASE"  # noqa: S105 -- a name, no secret
"""Environment variable that holds the passphrase of a vault."""

StrPath = str | os.PathLike[str]


class Policy:
    """Where policies come from. A policy is a frozen `gptsanitize.model.Policy`."""

    @staticmethod
    def load(path: StrPath) -> model.Policy:
        """The policy in a YAML file, completed by the defaults. Raises `PolicyError` with file, line and field."""
        return load_policy(Path(path))

    @staticmethod
    def of(fields: Mapping[str, Any], folder: StrPath = ".") -> model.Policy:
        """The policy in a mapping of the same shape as the file; paths inside are relative to `folder`.

        Raises `PolicyError` with the field.
        """
        return policy_of(fields, Path(folder))

    @staticmethod
    def default() -> model.Policy:
        """The policy that holds where nobody says otherwise."""
        return default_policy()


class Sanitizer:
    """Finds, replaces and proves, under one policy and one key.

    `policy` is a policy, the path of one, a mapping of the same shape, or None for the default. `key` is a `Key`, the
    path of a key file, or None for the environment variable `GPTSANITIZE_KEY`; only `scan` works without one. `jobs`
    is the number of worker processes, by default one for each processor. `vault` is the path of a vault: then what is
    cleaned can be restored. It is protected by `passphrase` (or `GPTSANITIZE_VAULT_PASSPHRASE`), or else by the key.
    `strict` proves PDFs by a third reader as well, at a fraction of the speed. Use it as a context manager, or call
    `close`. Threads may share one: texts are cleaned one after the other, files in the worker processes.
    """

    def __init__(
        self,
        policy: model.Policy | Mapping[str, Any] | StrPath | None = None,
        key: Key | StrPath | None = None,
        *,
        jobs: int | None = None,
        password: str | None = None,
        strict: bool = False,
        vault: StrPath | None = None,
        passphrase: str | None = None,
    ) -> None:
        self.policy = _policy(policy, password, strict=strict)
        self._vault_path = Path(vault) if vault is not None else None
        self._passphrase = passphrase
        self._restorer: Restorer | None = None
        self._key = key
        self._jobs = jobs or os.cpu_count() or 1
        self._opened: Pool | None = None
        self._alone = threading.RLock()
        """Held while something is used or made that threads cannot share: the engine for texts, the pool."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker processes."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    # ---- what it does ----------------------------------------------------------------------------------------

    def text(self, text: str) -> str:
        """The text with everything sensitive replaced, as the policy says. Runs in this process.

        Raises `WithheldError` where the result cannot be proven clean, `UsageError` where it is no string.
        """
        _check_text(text)
        with self._alone:
            if self.vault is None:
                return self._texts.clean(text)
            ledger = Ledger(self.key.id)
            cleaned = self._texts.clean(text, ledger)
            Retracer(ledger).retrace(cleaned, text, ledger)
            self.vault.add(ledger)
            return cleaned

    def file(self, source: StrPath, target: StrPath, *, force: bool = False) -> FileRecord:
        """Write a clean copy of one file to `target` and say what was done.

        `target` appears whole or not at all, with the suffix of the source; the record tells of it by the target's
        name, for the source's may hold a person. Raises `InputError` if the file cannot be
        read or not be proven clean, `TargetError` if `target` exists (without `force`) or cannot be written.
        """
        source, target = Path(source), Path(target)
        _check_file_target(source, target, force=force)
        partial = target.with_name(f".{target.stem}.partial-{secrets.token_hex(4)}{source.suffix.lower()}")
        try:
            record = batch.clean_file(source, partial, self._pool, self.policy, self.key, self.vault)
            partial.replace(target)
        except OSError:
            raise TargetError("the target cannot be written", reason="target-unwritable") from None
        finally:
            partial.unlink(missing_ok=True)
        return replace(record, source=target.name, output=target.name)

    def folder(
        self,
        sources: StrPath | Iterable[StrPath],
        out: StrPath,
        *,
        include: Iterable[str] = (),
        exclude: Iterable[str] = (),
        force: bool = False,
        source_names: bool = False,
    ) -> Manifest:
        """Write a release of files and folders to `out`: `clean/`, `manifest.json`, `manifest.csv`, `report.html`.

        Every input has exactly one outcome in the manifest; a file that is not proven clean is not in the release.
        Raises `UsageError` before anything is read, `TargetError` if the release cannot be written.
        """
        events = self.stream(sources, out, include=include, exclude=exclude, force=force, source_names=source_names)
        for event in events:
            if isinstance(event, Finished):
                return event.manifest
        raise InternalError(reason="no-manifest")

    def stream(
        self,
        sources: StrPath | Iterable[StrPath],
        out: StrPath,
        *,
        include: Iterable[str] = (),
        exclude: Iterable[str] = (),
        force: bool = False,
        source_names: bool = False,
    ) -> Iterator[Event]:
        """`folder` as a stream of events, for callers that draw their own progress; the last is `Finished`."""
        selection = _selection(sources, include, exclude)
        options = CleanOptions(force=force, source_names=source_names, vault=self.vault)
        key = self.key
        yield from batch.clean(selection, Path(out), self._pool, self.policy, key, options)

    def scan(
        self,
        sources: StrPath | Iterable[StrPath],
        *,
        include: Iterable[str] = (),
        exclude: Iterable[str] = (),
        source_names: bool = False,
    ) -> tuple[ScanRecord, ...]:
        """Level, reasons and counts of every file; nothing is written."""
        for event in self.stream_scan(sources, include=include, exclude=exclude, source_names=source_names):
            if isinstance(event, Scanned):
                return event.records
        raise InternalError(reason="no-scan")

    def stream_scan(
        self,
        sources: StrPath | Iterable[StrPath],
        *,
        include: Iterable[str] = (),
        exclude: Iterable[str] = (),
        source_names: bool = False,
    ) -> Iterator[Event]:
        """`scan` as a stream of events; the last is `Scanned`."""
        selection = _selection(sources, include, exclude)
        yield from batch.scan(selection, self._pool, self.policy, source_names=source_names)

    def explain(
        self,
        sources: StrPath | Iterable[StrPath],
        *,
        include: Iterable[str] = (),
        exclude: Iterable[str] = (),
        source_names: bool = False,
    ) -> Iterator[tuple[str, tuple[Explained, ...] | GptsanitizeError]]:
        """Every file with its findings: place, rule, evidence, score, what the policy does, the form of the value.

        A file that cannot be read comes with its error. Values are never told.
        """
        selection = _selection(sources, include, exclude)
        yield from batch.explain(selection, self._pool, self.policy, source_names=source_names)

    # ---- the way back ----------------------------------------------------------------------------------------

    def restore(self, text: str, *, is_json: bool | None = None) -> Restored:
        """An answer with the surrogates of the vault turned back: the text, how many, and what was not sure.

        `is_json` says whether originals are escaped as JSON strings; by default the beginning of the text tells.
        Raises `VaultError` where there is no vault, or it cannot be opened, `UsageError` where it is no string.
        """
        _check_text(text)
        return self._restoring.restore(text, is_json=is_json)

    def restore_stream(self, *, is_json: bool | None = None) -> Restoring:
        """`restore` for an answer that comes in pieces: `feed` each piece, then `close`; or `pieces` of an iterable."""
        return self._restoring.stream(is_json=is_json)

    def restore_file(self, source: StrPath, target: StrPath, *, force: bool = False) -> Restored:
        """Write `source` with its surrogates turned back to `target`; a DOCX or XLSX file stays one.

        The text of the result is empty. Raises `InputError` if the file cannot be read, `TargetError` if `target`
        exists (without `force`) or cannot be written, and `VaultError`.
        """
        source, target = _existing(Path(source)), Path(target)
        _check_file_target(source, target, force=force)
        return batch.restore_file(source, target, self._restoring, self.policy)

    def restore_bytes(self, source: StrPath) -> tuple[bytes, Restored]:
        """The restored content of a text file in its own encoding, and what was done. Raises as `restore_file` does."""
        return batch.restore_bytes(_existing(Path(source)), self._restoring, self.policy)

    @property
    def _restoring(self) -> Restorer:
        with self._alone:
            if self.vault is None:
                raise VaultError("no vault was named", reason="vault-missing", advice="name it: vault=, or --vault")
            ledger = self.vault.read()
            if self._restorer is None or not self._restorer.knows_all_of(ledger):
                self._restorer = Restorer(ledger)
            return self._restorer

    # ---- what it holds ---------------------------------------------------------------------------------------

    @cached_property
    def key(self) -> Key:
        """The masking key. Raises `KeyFileError` if there is none."""
        if isinstance(self._key, Key):
            return self._key
        if self._key is not None and not isinstance(self._key, str | os.PathLike):
            raise KeyFileError(
                "a key is a `Key` or the path of a key file", advice="`Key.read`, or `Key.parse` of its text"
            )
        if self._key is not None:
            return Key.read(Path(self._key))
        if KEY_VARIABLE in os.environ:
            return Key.parse(os.environ[KEY_VARIABLE])
        raise KeyFileError(f"no masking key: name a key file, or set {KEY_VARIABLE}")

    @cached_property
    def vault(self) -> Vault | None:
        """The vault, opened; None where none is named. Raises `VaultError` if it is there and cannot be opened."""
        if self._vault_path is None:
            return None
        passphrase = self._passphrase if self._passphrase is not None else os.environ.get(PASSPHRASE_VARIABLE)
        has_key = self._key is not None or KEY_VARIABLE in os.environ
        return Vault(self._vault_path, key=self.key if has_key else None, passphrase=passphrase)

    @property
    def _pool(self) -> Pool:
        with self._alone:
            if self._opened is None:
                _refuse_broken_rules(self.policy)
                self._opened = Pool(self.policy, self._jobs)
            return self._opened

    @cached_property
    def _texts(self) -> TextSanitizer:
        _refuse_broken_rules(self.policy)
        return TextSanitizer(self.policy, self.key)


def _policy(
    given: model.Policy | Mapping[str, Any] | StrPath | None, password: str | None, *, strict: bool
) -> model.Policy:
    if isinstance(given, model.Policy):
        policy = given
    elif isinstance(given, Mapping):
        policy = policy_of(given)
    elif given is None:
        policy = default_policy()
    elif isinstance(given, str | os.PathLike):
        policy = load_policy(Path(given))
    else:
        raise PolicyError("a policy is a `Policy`, a mapping, or the path of a YAML file", where="policy")
    if password is not None:
        policy = replace(policy, formats=replace(policy.formats, password=password))
    return replace(policy, strict=True) if strict else policy


def _check_text(text: object) -> None:
    if not isinstance(text, str):
        raise UsageError("a text is a string", reason="no-text", advice="decode bytes first, or name a file")


def _refuse_broken_rules(policy: model.Policy) -> None:
    """Raise `PolicyError` for a rule of the user's that does not do what its examples say: it would find too little."""
    if not policy.rule_files:
        return
    from gptsanitize.detect import check_rules, load_rules

    for problem in check_rules([rule for rule in load_rules(policy) if rule.own], policy):
        message = f"the rule {problem.rule!r} does not hold its examples: {problem.message}"
        raise PolicyError(message, where=problem.where, advice="`gptsanitize rules test --policy FILE` tells all")


def _selection(sources: StrPath | Iterable[StrPath], include: Iterable[str], exclude: Iterable[str]) -> Selection:
    named = [sources] if isinstance(sources, str | os.PathLike) else sources
    paths = tuple(Path(source) for source in named)
    if not paths:
        raise UsageError("no file or folder was named", reason="no-such-path")
    return Selection(paths, tuple(include), tuple(exclude))


def _existing(source: Path) -> Path:
    if not source.is_file():
        raise UsageError("the file does not exist", reason="no-such-file", advice="check the path")
    return source


def _check_file_target(source: Path, target: Path, *, force: bool) -> None:
    if target.suffix.lower() != source.suffix.lower():
        message = "source and target have different suffixes"
        raise TargetError(message, reason="target-format", advice="the clean file has the format of its source")
    if target.resolve() == source.resolve():
        raise TargetError("the target is the source", reason="target-is-source", advice="a source is never changed")
    if target.exists() and not force:
        raise TargetError("the target exists", reason="target-exists", advice="choose another, or force it")
