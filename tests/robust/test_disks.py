"""Disks that are full or read-only: a clear word, no loss."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sabaq.errors import Unavailable
from sabaq.workspace import Workspace
from sabaq.workspace.backups import back_up, restore
from tests.robust.workspaces import content, faults, sabaq, table

NOBODY = 65534
LIMITED = (
    "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    "resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000)); "
    "from sabaq.workspace import files; files.REPORTS_AT_ONCE = 100; "
)
pytestmark = pytest.mark.skipif(os.name == "nt", reason="no limits of this kind on this system")


@pytest.fixture
def whole(tmp_path: Path) -> list[tuple[object, ...]]:
    """What an undisturbed import of the table holds."""
    workspace = Workspace.init(tmp_path / "whole")
    workspace.add([table(tmp_path / "table.csv", reports=1_000)], mapping="generic")
    workspace.close()
    return content(tmp_path / "whole")


def test_a_file_that_may_not_grow_stops_the_import_and_a_later_one_goes_on(
    tmp_path: Path, whole: list[tuple[object, ...]]
):
    folder, path = tmp_path / "limited", tmp_path / "table.csv"
    Workspace.init(folder).close()
    done = sabaq("add", path, "-w", folder, before=LIMITED)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "nothing of this step was written; free some space" in done.stderr
    assert faults(folder) == []
    workspace = Workspace.open(folder)
    assert any("table.csv was taken in only in part" in each for each in workspace.doctor().trouble)
    assert workspace.ledger.evidence()["reports"].num_rows == 0
    workspace.add([path], mapping="generic")
    workspace.close()
    assert content(folder) == whole


def test_a_full_disk_stops_a_backup_and_leaves_nothing_of_it(tmp_path: Path):
    workspace = Workspace.init(tmp_path / "workspace")
    workspace.add([table(tmp_path / "table.csv", reports=1_000)], mapping="generic")
    room = (tmp_path / "workspace" / "ledger.sqlite").stat().st_size >> 10
    for share in (
        2,
        6,
    ):  # in quarters of the ledger: it is full in the copying of that, then in the writing of the rest
        with small_disk(tmp_path / f"disk-{share}", f"{room * share // 4}k") as disk:
            with pytest.raises(Unavailable, match=r"full|No space"):
                back_up(workspace, disk / "b.tar")
            assert list(disk.iterdir()) == []
    back_up(workspace, tmp_path / "b.tar")
    with small_disk(tmp_path / "disk", f"{room // 2}k") as disk:
        with pytest.raises(Unavailable, match=r"No space left.*nothing was restored"):
            restore(tmp_path / "b.tar", disk / "new")
        assert list(disk.iterdir()) == []
    workspace.close()


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of its own that is soon full."""
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if os.geteuid() != 0 or not mount or not umount:
        pytest.skip("only root can mount a small disk")
    options = [mount, "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(options, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        yield folder
    finally:
        subprocess.run([umount, str(folder)], check=True)


def test_a_full_disk_stops_the_import_and_a_later_one_goes_on(tmp_path: Path, whole: list[tuple[object, ...]]):
    path = tmp_path / "table.csv"
    with small_disk(tmp_path / "disk", "8m") as disk:
        folder = disk / "workspace"
        workspace = Workspace.init(folder)
        filler = disk / "filler"
        filler.write_bytes(bytes(int(disk_free(disk) - 1_200_000)))
        with pytest.raises(Unavailable, match=r"full.*nothing of this step was written; free some space"):
            workspace.add([path], mapping="generic")
        assert workspace.ledger.evidence()["reports"].num_rows == 0
        assert faults(folder) == []
        filler.unlink()
        workspace.add([path], mapping="generic")
        workspace.close()
        assert content(folder) == whole


def test_a_disk_too_full_for_the_raw_file_takes_nothing_of_it(tmp_path: Path):
    path = tmp_path / "big.csv"
    path.write_bytes(b"x" * 3_000_000)
    with small_disk(tmp_path / "disk", "2m") as disk:
        workspace = Workspace.init(disk / "workspace")
        with pytest.raises(Unavailable, match=r"No space left.*nothing of big\.csv was taken in"):
            workspace.archive.keep(path)
        assert [each for each in (disk / "workspace" / "archive").rglob("*") if each.is_file()] == []
        workspace.close()


def disk_free(disk: Path) -> int:
    return shutil.disk_usage(disk).free


@contextmanager
def as_nobody() -> Iterator[None]:
    """Do without the rights of root, who may write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A workspace in a folder that may be read and not be written to."""
    above = Path(tempfile.mkdtemp())
    folder = above / "workspace"
    workspace = Workspace.init(folder)
    path = table(above / "table.csv", reports=20)
    workspace.add([path], mapping="generic")
    workspace.run()
    workspace.close()
    above.chmod(0o755)
    path.chmod(0o644)
    for each in (*folder.rglob("*"), folder):
        each.chmod(0o555 if each.is_dir() else 0o444)
    yield folder
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o755)
    shutil.rmtree(above)


def test_a_read_only_workspace_says_that_it_cannot_be_written_to(read_only: Path):
    def add() -> None:
        with closing(Workspace.open(read_only)) as workspace:
            workspace.add([read_only.parent / "table.csv"], mapping="generic")

    with as_nobody(), pytest.raises(Unavailable, match=r"read-?only|unable to open|Permission denied") as told:
        add()
    assert "mend the folder's permissions" in str(told.value) or "can be written to" in str(told.value)


def test_a_workspace_cannot_be_made_where_nothing_may_be_written(read_only: Path):
    with as_nobody(), pytest.raises(Unavailable, match=r"cannot be written to: Permission denied; choose another"):
        Workspace.init(read_only / "inside")
