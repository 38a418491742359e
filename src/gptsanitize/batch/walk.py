"""Which files there are: folders walked, globs applied, links and doubles left out, targets inside sources refused."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from gptsanitize.errors import TargetError, UsageError

__all__ = ["Source", "check_source", "check_target", "collect"]


@dataclass(frozen=True, slots=True)
class Source:
    """One input file: where it is, and its path below the folder that was named.

    `unread` is why it is not opened: `symbolic-link` below a named folder, `special-file` (pipe, socket, device), or
    `unreadable-folder`.
    """

    path: Path
    relative: PurePosixPath
    size: int
    unread: str = ""

    @property
    def name(self) -> str:
        """The relative path as text; bytes that are no UTF-8 are shown as escapes."""
        return str(self.relative).encode("utf-8", "backslashreplace").decode("utf-8")


def collect(paths: Sequence[Path], include: Iterable[str] = (), exclude: Iterable[str] = ()) -> list[Source]:
    """All files under `paths`, once each, ordered by relative path.

    A glob meets the relative path or the bare name. Symbolic links below a named folder are listed but not followed.
    Raises `UsageError` for a path that does not exist.
    """
    include, exclude = _globs(include), _globs(exclude)
    seen: set[Path] = set()
    found: dict[PurePosixPath, Source] = {}
    for path, relative in _named(paths):
        if (include and not _meets(relative, include)) or _meets(relative, exclude):
            continue
        if not path.is_symlink() or path in paths:  # a link is a record of its own, and takes no file's place
            real = path.resolve()
            if real in seen:
                continue
            seen.add(real)
        free = _free(relative, found)
        found[free] = _source(path, free, named=path in paths)
    if not found and (include or exclude):
        raise UsageError("no file meets the globs", reason="no-match", advice="check --include and --exclude")
    return [found[relative] for relative in sorted(found, key=str)]


def _globs(globs: Iterable[str]) -> tuple[str, ...]:
    return (globs,) if isinstance(globs, str) else tuple(globs)


def check_source(path: Path) -> None:
    """Raise `UsageError` if there is no file at `path`."""
    if not path.is_file():
        raise UsageError(f"no such file: {path}", reason="no-such-path", advice="check the path")


def _named(paths: Sequence[Path]) -> Iterator[tuple[Path, PurePosixPath]]:
    for path in paths:
        if not path.exists():
            raise UsageError(f"no such file or folder: {path}", reason="no-such-path", advice="check the path")
        if path.is_dir():
            prefix = PurePosixPath(path.resolve().name) if len(paths) > 1 else PurePosixPath()
            for file in _files(path):
                yield file, prefix / PurePosixPath(file.relative_to(path).as_posix())
        else:
            yield path, PurePosixPath(path.name)


def _source(path: Path, relative: PurePosixPath, *, named: bool) -> Source:
    if path.is_symlink() and not named:
        return Source(path, relative, 0, "symbolic-link")
    if path.is_dir():
        return Source(path, relative, 0, "unreadable-folder")
    if not path.is_file():
        return Source(path, relative, 0, "special-file")
    return Source(path, relative, path.stat().st_size)


def _files(folder: Path) -> Iterator[Path]:
    unreadable: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=unreadable.append):
        folders.sort()
        for name in [*files, *(entry for entry in folders if (Path(parent) / entry).is_symlink())]:
            yield Path(parent) / name
    yield from (Path(error.filename) for error in unreadable if error.filename)


def _meets(relative: PurePosixPath, globs: tuple[str, ...]) -> bool:
    """Whether a glob meets the path, the bare name, or a folder above (`hr`, `hr/`, `./hr`)."""
    names = [str(relative), relative.name, *map(str, relative.parents[:-1])]
    return any(fnmatchcase(name, _plain(glob)) for glob in globs for name in names)


def _plain(glob: str) -> str:
    return glob.removeprefix("./").rstrip("/") or glob


def _free(relative: PurePosixPath, taken: Iterable[PurePosixPath]) -> PurePosixPath:
    """`relative`, or the same with a number where two sources have one relative path."""
    number, candidate = 2, relative
    while candidate in taken:
        candidate = relative.with_name(f"{relative.stem}-{number}{relative.suffix}")
        number += 1
    return candidate


def _is_replaceable(out: Path) -> bool:
    """Whether a folder is empty or holds a release: only those are ours to replace."""
    manifest = out / "manifest.json"
    if not manifest.is_file():
        return not any(
            os.path.lexists(out / name) for name in ("manifest.json", "manifest.csv", "report.html", "clean")
        )
    try:
        return '"name": "gptsanitize"' in manifest.read_text("utf-8")[:2000]
    except (OSError, UnicodeDecodeError):
        return False


def check_target(out: Path, sources: Sequence[Path], *, force: bool) -> None:
    """Raise `TargetError` if a release cannot be written to `out`; touches nothing."""
    real = out.resolve()
    for source in sources:
        inside = source.resolve()
        if real == inside or (real.is_relative_to(inside) and inside.is_dir()):
            message = "the output folder lies inside a source"
            raise TargetError(message, reason="target-in-source", advice="choose a folder outside the sources")
        if inside.is_relative_to(real):
            message = "a source lies inside the output folder"
            raise TargetError(message, reason="source-in-target", advice="choose a folder outside the sources")
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise TargetError("the output is not a folder", reason="target-no-folder", advice="choose another --out")
    if out.exists() and not force:
        message = "the output folder exists"
        raise TargetError(
            message, reason="target-exists", advice="choose another --out, or replace its release by --force"
        )
    if out.exists() and not _is_replaceable(out):
        message = "the output folder holds something that is no release"
        raise TargetError(message, reason="target-foreign", advice="choose another --out, or empty the folder yourself")
    parent = next(folder for folder in (real, *real.parents) if folder.exists())
    if not os.access(parent, os.W_OK | os.X_OK):
        raise TargetError("the output folder cannot be written", reason="target-unwritable", advice="check its rights")
