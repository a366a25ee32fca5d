"""Backups: what is restored is what was there, and nothing else passes for a backup."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sabaq.config import FILE
from sabaq.errors import BadConfig, BadRecord, Refused
from sabaq.guard.audits import Pins
from sabaq.model.authority import Role
from sabaq.model.decisions import Ruling
from sabaq.store.backups import unpack
from sabaq.workspace import Workspace, backups
from sabaq.workspace.backups import back_up, restore
from sabaq.workspace.logs import verify_copy
from sabaq.workspace.people import People
from tests.deciding import HEADER, ROWS, Clock, exported, workspace
from tests.servers import Server, address

LATER = "q1,A wire,2024-07-03T15:00:00+00:00,2024-07-02,30.2,67.0,Quetta,9,PK,bombing,TTP,1,1,Bomb kills one\n"


@pytest.fixture
def kept(ledger_server: Server | None, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with reports, decisions, people and settings, kept by a file and by a server."""
    made = workspace(tmp_path)
    assert isinstance(made.ledger.path, Path) == (ledger_server is None)
    made.desk().link("p1", "p2", Ruling.DIFFERENT, "two blasts")
    made.desk().retract("p6", "a hoax")
    People(workspace=made).add("ana", ["analyst"])
    (made.folder / "sources.toml").write_text("# none of our own\n")
    yield made
    made.close()


def restored(path: Path, folder: Path, ledger_url: str = "file") -> Workspace:
    clock = Clock()
    clock.now = clock.now.replace(year=2025)
    restore(path, folder, ledger_url=ledger_url, clock=clock)
    made = Workspace.open(folder, clock=clock)
    made.run()
    return made


def add(to: Workspace, folder: Path) -> None:
    (folder / "later.csv").write_text(HEADER + LATER, encoding="utf-8")
    to.add([folder / "later.csv"], mapping="generic", back_filled=True)
    to.run()


@pytest.mark.parametrize("target", ["file", "server"])
def test_what_is_restored_gives_the_same_picture_and_goes_on_as_the_same_log(
    kept: Workspace, tmp_path: Path, target: str, request: pytest.FixtureRequest
):
    before, said = exported(kept), kept.desk().decisions()
    told = back_up(kept, tmp_path / "b.tar")
    assert told.trouble == ()
    assert (tmp_path / "b.tar").stat().st_mode & 0o077 == 0
    url = address(request.getfixturevalue("postgres").place()) if target == "server" else "file"
    made = restored(tmp_path / "b.tar", tmp_path / "new", url)
    assert (made.folder / "ledger.sqlite").exists() == (target == "file")
    assert exported(made) == before
    assert made.desk().decisions() == said
    assert [each.name for each in People(workspace=made).users()] == ["ana"]
    add(kept, tmp_path)
    add(made, tmp_path)  # the numbers of rows go on from where they were
    assert exported(made) == exported(kept)
    assert made.doctor().trouble == ()
    assert made.log().verify(Pins()).trouble == ()
    assert made.log().public() == kept.log().public()
    acts = [(each.operation, each.personal.what) for each in made.ledger.acts() if each.personal]
    assert ("restore", "b.tar") in acts
    made.close()


def test_neither_the_address_of_the_ledger_nor_an_open_session_is_in_a_backup(kept: Workspace, tmp_path: Path):
    (kept.folder / FILE).write_text('ledger_url = "postgresql://role:geheim@host/base"\nactor = "desk 3"\n')
    back_up(kept, tmp_path / "b.tar")
    assert b"geheim" not in (tmp_path / "b.tar").read_bytes()
    (tmp_path / "laid").mkdir()
    unpack(tmp_path / "b.tar", tmp_path / "laid")
    assert (tmp_path / "laid" / FILE).read_text() == 'actor = "desk 3"\n'
    assert b"sessions" not in (tmp_path / "laid" / "ledger.sqlite").read_bytes()


@pytest.fixture(scope="module")
def file_kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made = workspace(tmp_path_factory.mktemp("kept"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def backup(file_kept: Workspace, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "b.tar"
    back_up(file_kept, path)
    return path.read_bytes()


def told_of(data: bytes, folder: Path) -> str:
    path, into = folder / "broken.tar", folder / "into"
    path.write_bytes(data)
    with pytest.raises(BadRecord, match="is no whole backup") as told:
        unpack(path, into)
    assert not into.exists()
    return str(told.value)


def test_a_backup_broken_at_any_byte_is_refused(backup: bytes, tmp_path: Path):
    ends = range(len(backup) - 1_600, len(backup), 83)
    for at in [*range(0, len(backup), len(backup) // 60), *ends, len(backup) - 1]:
        changed = bytearray(backup)
        changed[at] ^= 0x20
        told_of(bytes(changed), tmp_path)
    for size in [*range(0, len(backup), len(backup) // 20), len(backup) - 1]:
        told_of(backup[:size], tmp_path)
    told_of(backup + b"\n", tmp_path)


def test_what_is_broken_is_named(backup: bytes, tmp_path: Path):
    (tmp_path / "into").mkdir()
    (tmp_path / "b.tar").write_bytes(backup)
    manifest = unpack(tmp_path / "b.tar", tmp_path / "into")
    for name in manifest.files:
        content = (tmp_path / "into" / name).read_bytes()
        at = backup.index(content) + len(content) // 2
        folder = tmp_path / "told"
        folder.mkdir(exist_ok=True)
        told = told_of(backup[:at] + bytes([backup[at] ^ 1]) + backup[at + 1 :], folder)
        assert f"{name} was altered" in told
    assert "it ends too early: from ledger.sqlite on it cannot be read" in told_of(backup[:9_000], folder)


def test_nothing_is_left_of_a_restore_that_fails(backup: bytes, tmp_path: Path):
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "b.tar").write_bytes(backup[:-1])
    with pytest.raises(BadRecord):
        restore(tmp_path / "b.tar", home / "new")
    (tmp_path / "b.tar").write_bytes(backup)
    with pytest.raises(Refused, match="may not restore"):
        restore(tmp_path / "b.tar", home / "new", acting=lambda of: of.acting("ana", {Role.ANALYST}))
    assert list(home.iterdir()) == []
    (home / "new").mkdir()
    (home / "new" / "mine.txt").write_text("mine")
    with pytest.raises(BadConfig, match="is there already"):
        restore(tmp_path / "b.tar", home / "new")
    assert (home / "new" / "mine.txt").read_text() == "mine"


def test_only_administrators_back_up(file_kept: Workspace, tmp_path: Path):
    for role in set(Role) - {Role.OPERATOR, Role.ADMINISTRATOR}:
        with pytest.raises(Refused, match="may not backup"):
            back_up(file_kept.acting("somebody", {role}), tmp_path / "b.tar")
    assert back_up(file_kept.acting("root", {Role.ADMINISTRATOR}), tmp_path / "b.tar").with_key
    assert [each.name for each in tmp_path.iterdir()] == ["b.tar"]


def test_without_its_key_a_restored_log_can_be_read_and_not_signed(file_kept: Workspace, tmp_path: Path):
    assert not back_up(file_kept, tmp_path / "b.tar", with_key=False).with_key
    assert (file_kept.folder / "log.key").read_bytes() not in (tmp_path / "b.tar").read_bytes()
    made = restored(tmp_path / "b.tar", tmp_path / "new")
    assert made.log().verify(Pins()).trouble == ()
    with pytest.raises(BadConfig, match="without its key the log signs nothing"):
        made.log().checkpoint()
    made.close()


def test_a_backup_is_of_one_moment_whoever_writes_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    kept = workspace(tmp_path)
    before = exported(kept)

    def meanwhile(copy: Path, pins: Pins, now: object) -> object:
        add(kept, tmp_path)
        return verify_copy(copy, pins, now)  # type: ignore[arg-type]

    monkeypatch.setattr(backups, "verify_copy", meanwhile)
    back_up(kept, tmp_path / "b.tar")
    assert exported(kept) != before
    made = restored(tmp_path / "b.tar", tmp_path / "new")
    assert exported(made) == before
    made.close()
    kept.close()


def test_a_raw_file_that_was_lost_before_is_told_and_the_rest_is_kept(tmp_path: Path):
    kept = workspace(tmp_path, [ROWS[:3], ROWS[3:]])
    lost = next(path for path in kept.archive.folder.rglob("*") if path.is_file())
    lost.write_bytes(b"something else")
    told = back_up(kept, tmp_path / "b.tar")
    assert told.trouble == (f"the raw file {lost.name} is missing or was altered",)
    made = restored(tmp_path / "b.tar", tmp_path / "new")
    assert exported(made) == exported(kept)
    assert [each for each in made.doctor().trouble if lost.name in each]
    made.close()
    kept.close()


def test_a_ledger_altered_past_the_program_is_not_restored(backup: bytes, tmp_path: Path):
    (tmp_path / "into").mkdir()
    (tmp_path / "b.tar").write_bytes(backup)
    made = unpack(tmp_path / "b.tar", tmp_path / "into")
    ledger = tmp_path / "into" / "ledger.sqlite"
    ledger.write_bytes(ledger.read_bytes().replace(b"Six died in Quetta", b"Ten died in Quetta"))
    with backups.packing(tmp_path / "forged.tar") as pack:
        for name in made.files:
            pack.add(name, tmp_path / "into" / name)
        listed = json.dumps({"v": 1, "made_at": made.made_at, "entries": made.entries, "root": made.root, "files": {
            name: {"size": each.size, "sha256": each.sha256} for name, each in pack.files.items()}})  # fmt: skip
        pack.add_text("manifest.json", listed)
    with pytest.raises(BadRecord, match="holds a log that is not the one it names"):
        restore(tmp_path / "forged.tar", tmp_path / "new")
    assert not (tmp_path / "new").exists()
