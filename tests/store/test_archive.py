"""The archive: the name proves the content."""

from __future__ import annotations

import ctypes
import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sabaq.errors import BadRecord, Unavailable
from sabaq.store import archive as archives
from sabaq.store.archive import FEW, Archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(folder=tmp_path / "archive")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.csv"
    made.write_bytes(b"first\n" * 1000)
    return made


def files(archive: Archive) -> list[Path]:
    return [each for each in archive.folder.rglob("*") if each.is_file()]


def test_a_file_is_kept_under_the_hash_of_its_bytes(archive: Archive, path: Path):
    digest = archive.keep(path)
    assert digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert archive.path(digest).read_bytes() == path.read_bytes()
    archive.check(digest)


def test_the_same_bytes_are_kept_once(archive: Archive, path: Path, tmp_path: Path):
    other = tmp_path / "b.csv"
    other.write_bytes(path.read_bytes())
    assert archive.keep(path) == archive.keep(other)
    assert len(files(archive)) == 1


def test_an_altered_file_is_found_and_mended_by_adding_it_again(archive: Archive, path: Path):
    digest = archive.keep(path)
    archive.path(digest).write_bytes(b"altered")
    with pytest.raises(BadRecord, match="was altered; restore it from a backup"):
        archive.check(digest)
    assert archive.keep(path) == digest
    archive.check(digest)


def test_a_missing_file_is_found(archive: Archive):
    with pytest.raises(BadRecord, match="is missing"):
        archive.check("0" * 64)


def test_a_copy_that_fails_leaves_nothing_behind(archive: Archive, path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(Unavailable, match=r"No space left on device; nothing of a\.csv was taken in"):
        archive.keep(path)
    assert files(archive) == []


def test_a_file_that_changes_while_it_is_copied_is_kept_under_what_was_copied(
    archive: Archive, path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sabaq.store.archive.digest_of", lambda _path: "0" * 64)
    assert archive.keep(path) == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def forced(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Give the files and folders that are made to survive a power cut one by one."""
    found: list[Path] = []
    monkeypatch.setattr(archives, "_keep", found.append)
    return found


def kept(archive: Archive, folder: Path, count: int) -> list[str]:
    """Keep as many files, no two alike, without making them survive a power cut."""
    digests = []
    for number in range(count):
        path = folder / f"{number}.csv"
        path.write_text(f"{number}\n", encoding="utf-8")
        digests.append(archive.keep(path, at_once=False))
    return digests


def each_and_its_names(archive: Archive, digests: list[str]) -> set[Path]:
    """Give the copies, and the folders that hold their names."""
    homes = {archive.path(digest) for digest in digests}
    return homes | {home.parent for home in homes} | {archive.folder}


@pytest.mark.skipif(sys.platform != "linux", reason="no call forces a whole file system elsewhere")
def test_many_copies_are_made_to_survive_in_one_go(archive: Archive, tmp_path: Path, forced: list[Path]):
    archive.settle(kept(archive, tmp_path, FEW + 1))
    assert forced == []


@pytest.mark.parametrize("count", [0, 1, FEW])
def test_few_copies_are_made_to_survive_one_by_one(archive: Archive, tmp_path: Path, forced: list[Path], count: int):
    digests = kept(archive, tmp_path, count)
    archive.settle(digests)
    assert set(forced) == (each_and_its_names(archive, digests) if count else set())


def library(syncfs: Callable[[int], int] | None) -> Callable[..., object]:
    """Give what loads a C library with this call in it, or without."""
    return lambda *_args, **_named: type("Library", (), {"syncfs": staticmethod(syncfs)} if syncfs else {})


def test_where_nothing_does_it_in_one_go_each_of_many_copies_is_made_to_survive(
    archive: Archive, tmp_path: Path, forced: list[Path], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ctypes, "CDLL", library(None))
    digests = kept(archive, tmp_path, FEW + 1)
    archive.settle(digests)
    assert set(forced) == each_and_its_names(archive, digests)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder cannot be opened there")
def test_a_disk_that_does_not_take_many_copies_is_told(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def failing(_handle: int) -> int:
        ctypes.set_errno(5)
        return -1

    digests = kept(archive, tmp_path, FEW + 1)
    monkeypatch.setattr(ctypes, "CDLL", library(failing))
    with pytest.raises(OSError, match="Input/output error"):
        archive.settle(digests)


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such permissions there")
def test_a_copy_is_for_its_owner_alone(archive: Archive, path: Path):
    assert archive.path(archive.keep(path)).stat().st_mode & 0o777 == 0o600
