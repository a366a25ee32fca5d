"""The archive: the name proves the content."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from sabaq.errors import BadRecord, Unavailable
from sabaq.store.archive import Archive


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
