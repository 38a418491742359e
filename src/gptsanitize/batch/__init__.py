"""Many files: the only files, processes and progress of the house.

`clean` surveys every source in parallel, plans once, rewrites in parallel and lets the release appear as a whole.
`scan` only surveys. Both are streams of events; what they do depends neither on the number of jobs nor on the order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from gptsanitize.batch import names
from gptsanitize.batch.events import Event, FileDone, Finished, Found, Scanned, ScanRecord, StageStarted, Surveyed
from gptsanitize.batch.pool import Pool, Task
from gptsanitize.batch.record import check_vault
from gptsanitize.batch.release import CLEAN, staged
from gptsanitize.batch.restoring import restore_bytes, restore_file, written_whole
from gptsanitize.batch.walk import Source, check_source, check_target, collect
from gptsanitize.batch.worker import Delivered
from gptsanitize.errors import GptsanitizeError, InputError, InternalError, UnsupportedError
from gptsanitize.manifest import FileRecord, Manifest, write
from gptsanitize.mask import Key, Ledger, Vault
from gptsanitize.model import Mention, OutcomeKind, Plan, Policy, Survey
from gptsanitize.ocr import reads_pictures
from gptsanitize.pipeline import Explained, plan

__all__ = [
    "CleanOptions",
    "Event",
    "Explained",
    "FileDone",
    "Finished",
    "Found",
    "Pool",
    "ScanRecord",
    "Scanned",
    "Selection",
    "StageStarted",
    "Surveyed",
    "clean",
    "clean_file",
    "explain",
    "restore_bytes",
    "restore_file",
    "scan",
    "written_whole",
]

_MOST_KNOWN_TERMS = 20_000
_WITH_PICTURES = frozenset({".pdf", ".docx", ".xlsx"})


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files: paths, and globs that take files in or leave them out."""

    paths: tuple[Path, ...]
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def sources(self) -> list[Source]:
        """All files, once each. Raises `UsageError`."""
        return collect(self.paths, self.include, self.exclude)


# ---- scan --------------------------------------------------------------------------------------------------------


def scan(selection: Selection, pool: Pool, policy: Policy, *, source_names: bool = False) -> Iterator[Event]:
    """Survey every source; the last event is `Scanned`. Writes nothing."""
    sources = selection.sources()
    yield Found(len(sources), sum(source.size for source in sources))
    surveys: dict[Source, Survey | GptsanitizeError] = {}
    yield from _survey(sources, pool, policy, surveys)
    shown = names.labelled(sources, pool) if not source_names else {source: source.name for source in sources}
    records = [_scan_record(shown[source], source, surveys[source]) for source in sources]
    yield Scanned(tuple(sorted(records, key=lambda record: record.source)))


def _scan_record(shown: str, source: Source, surveyed: Survey | GptsanitizeError) -> ScanRecord:
    if isinstance(surveyed, GptsanitizeError):
        kind, kind_of_file = _outcome(surveyed), source.path.suffix.lower().lstrip(".")
        problem = (surveyed.reason, surveyed.message, surveyed.advice)
        return ScanRecord(shown, kind_of_file, kind, *problem, level=None, reasons=(), counts={}, rules={})
    rules = dict(sorted(Counter(finding.rule for finding in surveyed.findings).items()))
    found = (surveyed.level, surveyed.reasons, dict(surveyed.counts), rules)
    return ScanRecord(shown, surveyed.format, OutcomeKind.CLEAN, "", "", "", *found)


def explain(
    selection: Selection, pool: Pool, policy: Policy, *, source_names: bool = False
) -> Iterator[tuple[str, tuple[Explained, ...] | GptsanitizeError]]:
    """Every source by its shown name, with why each of its findings is one, or why it could not be read."""
    sources = [source for source in selection.sources() if not source.unread]
    shown = names.labelled(sources, pool) if not source_names else {source: source.name for source in sources}
    tasks = [Task("explain", (source.path,), _seconds(source.path, source.size, policy)) for source in sources]
    answers = dict(pool.run(tasks))
    for number, source in sorted(enumerate(sources), key=lambda pair: shown[pair[1]]):
        yield shown[source], answers[number]


# ---- clean -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CleanOptions:
    """How a release is made."""

    force: bool = False
    source_names: bool = False
    vault: Vault | None = None
    """Where to keep the way back; it is written before the release appears."""


def clean(
    selection: Selection, out: Path, pool: Pool, policy: Policy, key: Key, options: CleanOptions = CleanOptions()
) -> Iterator[Event]:
    """Write a release of all sources to `out`; the last event is `Finished`.

    Raises `UsageError` before anything is read, and `TargetError` if the release cannot be written; `out` is then as it
    was before.
    """
    check_target(out, selection.paths, force=options.force)
    if options.vault is not None:
        check_vault(options.vault.path, out, selection.paths)
    sources = selection.sources()
    yield Found(len(sources), sum(source.size for source in sources))

    surveys: dict[Source, Survey | GptsanitizeError] = {}
    yield from _survey(sources, pool, policy, surveys)
    found_in_names = names.survey(sources, pool)

    yield StageStarted("plan", len(sources))
    planned = plan([*_mentions(surveys, found_in_names), *_terms(policy)], key, policy)
    pool.take(planned, remember=options.vault is not None)
    outputs = names.masked(sources, found_in_names, pool)
    memory = _memory(planned, policy, key, outputs) if options.vault is not None else None

    with staged(out) as staging:
        jobs = [_job(source, outputs[source], surveys[source], options) for source in sources]
        records: list[FileRecord] = []
        yield StageStarted("rewrite", len(jobs))
        with closing(_rewrite(jobs, staging, pool, policy, memory)) as rewritten:
            for job, record in rewritten:
                records.append(record)
                yield FileDone(record, job.source.size)
        manifest = Manifest.of(records, policy_digest=policy.digest, key_id=key.id)
        write(manifest, staging)
        if options.vault is not None and memory is not None:
            options.vault.add(memory)
    yield Finished(manifest)


def _memory(planned: Plan, policy: Policy, key: Key, outputs: Mapping[Source, PurePosixPath]) -> Ledger:
    """What is known of the way back before anything is written: the plan, and the names of files."""
    memory = Ledger(key.id)
    memory.plan(planned, policy)
    for source, output in outputs.items():
        memory.add("FILE_NAME", output.name, source.relative.name)
    return memory


def clean_file(
    source: Path, target: Path, pool: Pool, policy: Policy, key: Key, vault: Vault | None = None
) -> FileRecord:
    """Write a clean copy of one file to `target`, a temporary name with the source's suffix. Raises `InputError`."""
    check_source(source)
    size = source.stat().st_size
    seconds = _seconds(source, size, policy)
    surveyed: Survey = pool.one(Task("survey", (source,), seconds))
    planned = plan([*surveyed.mentions, *_terms(policy)], key, policy)
    pool.take(planned, remember=vault is not None)
    delivered: Delivered = pool.one(Task("rewrite", (source, target, surveyed), seconds))
    name = PurePosixPath(target.name)
    if vault is not None:
        memory = _memory(planned, policy, key, {})
        _remember(memory, delivered)
        vault.add(memory)
    return _record(_Job(Source(source, name, size), name, str(name), surveyed), surveyed, delivered)


def _seconds(path: Path, size: int, policy: Policy) -> float:
    """The time that one stage of a file may take."""
    reads = path.suffix.lower() in _WITH_PICTURES and reads_pictures(policy.formats.images)
    return policy.limits.time_for(size, reads_pictures=reads)


@dataclass(frozen=True, slots=True)
class _Job:
    """One source on its way into the release: its masked path there, and the name by which it is spoken of."""

    source: Source
    output: PurePosixPath
    shown: str
    surveyed: Survey | GptsanitizeError


def _job(source: Source, output: PurePosixPath, surveyed: Survey | GptsanitizeError, options: CleanOptions) -> _Job:
    return _Job(source, output, source.name if options.source_names else str(output), surveyed)


def _survey(
    sources: Sequence[Source], pool: Pool, policy: Policy, surveys: dict[Source, Survey | GptsanitizeError]
) -> Iterator[Event]:
    """Survey all sources into `surveys`: a survey, or the error that says why there is none."""
    yield StageStarted("survey", len(sources))
    ordinary = [source for source in sources if not source.unread]
    for source in sources:
        if source.unread:
            advice = "name the file itself, or leave it out"
            surveys[source] = UnsupportedError("no ordinary file", reason=source.unread, advice=advice)
            yield Surveyed(source.size)
    tasks = [Task("survey", (source.path,), _seconds(source.path, source.size, policy)) for source in ordinary]
    for number, answer in pool.run(tasks):
        _raise_if_of_the_run(answer)
        surveys[ordinary[number]] = answer
        yield Surveyed(ordinary[number].size)


def _mentions(
    surveys: Mapping[Source, Survey | GptsanitizeError], found_in_names: Mapping[str, names.NameSurvey | None]
) -> Iterator[Mention]:
    for surveyed in surveys.values():
        if isinstance(surveyed, Survey):
            yield from surveyed.mentions
    for found in found_in_names.values():
        yield from found[1] if found else ()


def _terms(policy: Policy) -> Iterator[Mention]:
    """The user's terms are known before anything is read: the sweep and the witness look for them where no text is.

    Of very long lists only what was found somewhere is looked for so, or each file would pay for all of it.
    """
    if len(policy.terms) <= _MOST_KNOWN_TERMS:
        for term in policy.terms:
            yield Mention("TERM", term.text, count=0, typed=True)


def _rewrite(
    jobs: Sequence[_Job], staging: Path, pool: Pool, policy: Policy, memory: Ledger | None
) -> Generator[tuple[_Job, FileRecord]]:
    """Write every file that was surveyed; a record for each job, in the order in which they end.

    When it is closed no worker writes to `staging` any more.
    """
    readable: list[tuple[_Job, Survey, Path]] = []
    for number, job in enumerate(jobs):
        if isinstance(job.surveyed, Survey):
            readable.append((job, job.surveyed, staging / f"partial-{number}{job.source.path.suffix.lower()}"))
        else:
            yield job, _problem(job, job.surveyed)
    tasks = [
        Task("rewrite", (job.source.path, partial, surveyed), _seconds(job.source.path, job.source.size, policy))
        for job, surveyed, partial in readable
    ]
    with closing(pool.run(tasks)) as answers:
        for number, answer in answers:
            job, surveyed, partial = readable[number]
            _raise_if_of_the_run(answer)
            if isinstance(answer, Delivered):
                _deliver(partial, staging / CLEAN / job.output)
                if memory is not None:
                    _remember(memory, answer)
                yield job, _record(job, surveyed, answer)
            else:
                partial.unlink(missing_ok=True)
                yield job, _problem(job, answer, surveyed)


def _remember(memory: Ledger, delivered: Delivered) -> None:
    """Take what one file tells of the way back into the memory of the run."""
    if delivered.memory is not None:
        memory.write(delivered.memory.pairs)
        delivered.memory.pairs = {}
        memory.merge(delivered.memory)


def _deliver(partial: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    partial.rename(target)


def _record(job: _Job, surveyed: Survey, delivered: Delivered) -> FileRecord:
    return FileRecord(
        source=job.shown,
        output=str(job.output),
        format=surveyed.format,
        outcome=OutcomeKind.CLEAN,
        level_before=delivered.rewritten.level_before,
        level_after=delivered.rewritten.level_after,
        reasons=delivered.rewritten.reasons,
        counts=delivered.rewritten.counts,
        coverage=delivered.rewritten.coverage,
        hidden=surveyed.hidden,
        sha256=delivered.sha256,
        bytes=delivered.size,
    )


def _problem(job: _Job, error: GptsanitizeError, surveyed: Survey | None = None) -> FileRecord:
    return FileRecord(
        source=job.shown,
        output=None,
        format=job.source.path.suffix.lower().lstrip("."),
        outcome=_outcome(error),
        reason=error.reason,
        message=error.message,
        advice=error.advice,
        level_before=surveyed.level if surveyed else None,
        reasons=surveyed.reasons if surveyed else (),
        coverage=surveyed.coverage if surveyed else (),
    )


def _outcome(error: GptsanitizeError) -> OutcomeKind:
    return OutcomeKind(error.outcome) if isinstance(error, InputError) else OutcomeKind.FAILED


def _raise_if_of_the_run(answer: Any) -> None:
    """Errors that are not of one file end the run: a full disk, a broken rule file, no worker."""
    if isinstance(answer, GptsanitizeError) and not isinstance(answer, InputError):
        if isinstance(answer, InternalError) and answer.reason == "internal-fault":
            return
        raise answer
