"""Which files are taken, and which output folders are refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gptsanitize.batch.walk import check_target, collect
from gptsanitize.errors import TargetError, UsageError


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with files two levels deep."""
    root = tmp_path / "tree"
    (root / "sub").mkdir(parents=True)
    for name in ("b.txt", "a.md", "sub/c.csv", "sub/.hidden"):
        (root / name).write_text(name)
    return root


def names(paths: list[Path], **globs: tuple[str, ...]) -> list[str]:
    return [source.name for source in collect(paths, **globs)]


def test_a_folder_gives_every_file_once_in_order(tree: Path) -> None:
    assert names([tree]) == ["a.md", "b.txt", "sub/.hidden", "sub/c.csv"]


def test_several_paths_are_kept_apart_by_their_folder(tree: Path) -> None:
    assert names([tree, tree / "sub"]) == ["tree/a.md", "tree/b.txt", "tree/sub/.hidden", "tree/sub/c.csv"]


def test_files_of_one_name_from_two_folders_are_both_kept(tree: Path) -> None:
    (tree / "sub" / "a.md").write_text("other")
    assert names([tree / "a.md", tree / "sub" / "a.md"]) == ["a-2.md", "a.md"]


def test_globs_meet_names_and_paths(tree: Path) -> None:
    assert names([tree], include=("*.md", "sub/*")) == ["a.md", "sub/.hidden", "sub/c.csv"]
    assert names([tree], exclude=(".*", "b.*")) == ["a.md", "sub/c.csv"]


def test_links_and_special_files_are_listed_and_not_opened(tree: Path) -> None:
    (tree / "link.txt").symlink_to(tree / "b.txt")
    (tree / "loop").symlink_to(tree)
    os.mkfifo(tree / "pipe.txt")
    unread = {source.name: source.unread for source in collect([tree]) if source.unread}
    assert unread == {"link.txt": "symbolic-link", "loop": "symbolic-link", "pipe.txt": "special-file"}


def test_a_missing_path_is_a_wrong_call(tree: Path) -> None:
    with pytest.raises(UsageError) as caught:
        collect([tree / "nothing"])
    assert caught.value.reason == "no-such-path"


@pytest.mark.parametrize(
    ("out", "sources", "reason"),
    [
        ("tree/out", ["tree"], "target-in-source"),
        ("tree", ["tree"], "target-in-source"),
        ("tree", ["tree/b.txt"], "source-in-target"),
        ("tree/sub", ["tree/b.txt"], "target-exists"),
        ("tree/b.txt", ["tree/a.md"], "target-no-folder"),
    ],
)
def test_unusable_targets_are_refused(tree: Path, out: str, sources: list[str], reason: str) -> None:
    with pytest.raises(TargetError) as caught:
        check_target(tree.parent / out, [tree.parent / source for source in sources], force=False)
    assert caught.value.reason == reason


def test_force_takes_an_existing_folder_and_no_folder_inside_a_source(tree: Path) -> None:
    check_target(tree / "sub", [tree / "b.txt"], force=True)
    with pytest.raises(TargetError):
        check_target(tree / "sub", [tree], force=True)


def test_a_target_behind_a_link_is_seen_through(tree: Path) -> None:
    (tree.parent / "door").symlink_to(tree)
    with pytest.raises(TargetError) as caught:
        check_target(tree.parent / "door" / "out", [tree], force=False)
    assert caught.value.reason == "target-in-source"


def test_a_link_takes_no_files_place_and_a_loop_is_a_record(tree: Path) -> None:
    (tree / "a-link.txt").symlink_to("b.txt")
    (tree / "loop").symlink_to("loop")
    found = {source.name: source.unread for source in collect([tree])}
    assert found["a-link.txt"] == found["loop"] == "symbolic-link"
    assert found["b.txt"] == ""


def test_a_glob_may_name_a_folder(tree: Path) -> None:
    for glob in ("sub", "sub/", "./sub"):
        assert names([tree], exclude=(glob,)) == ["a.md", "b.txt"]
    assert [source.name for source in collect([tree], include="*.md")] == ["a.md"]


def test_globs_that_nothing_meets_are_a_wrong_call(tree: Path) -> None:
    with pytest.raises(UsageError, match="globs"):
        collect([tree], include=("*.nomatch",))


def test_only_a_release_is_replaced(tree: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "clean").mkdir(parents=True)
    (out / "manifest.json").write_text('{"my": 1}')
    with pytest.raises(TargetError) as caught:
        check_target(out, [tree], force=True)
    assert caught.value.reason == "target-foreign"
    (out / "manifest.json").write_text('{"schema_version": 1, "tool": {"name": "gptsanitize"}}')
    check_target(out, [tree], force=True)
