"""Backups of a workspace, and workspaces made from them."""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from sabaq.config import FILE, FILE_LEDGER, load
from sabaq.errors import BadConfig, BadRecord, Unavailable
from sabaq.guard.audits import Audit, Pins
from sabaq.model.authority import Operation, Purpose
from sabaq.store.backups import LIST, Manifest, Packing, packing, unpack
from sabaq.store.copies import copy_in, copy_out
from sabaq.store.engines import LEDGER, ledger_place
from sabaq.store.holdings import archived, broken
from sabaq.store.moments import to_text
from sabaq.workspace.logs import KEY, PUBLIC, verify_copy
from sabaq.workspace.publishing import WITHHELD
from sabaq.workspace.verbs import Workspace, utc_now

FORM = 1
ARCHIVE = "archive"
SOURCES = "sources.toml"
HOME = re.compile(r"^\s*ledger_url\s*=.*$\n?", re.M)  # another workspace's ledger, with its password perhaps


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """What a backup holds."""

    file: str
    files: int
    bytes: int
    entries: int
    root: str
    with_key: bool  # whoever holds the file can sign as this log
    trouble: tuple[str, ...]  # what was wrong already when it was made


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What became of a backup."""

    workspace: str
    made_at: str
    entries: int
    root: str
    with_key: bool
    lost: tuple[str, ...]


def back_up(workspace: Workspace, out: Path, *, with_key: bool = True) -> BackedUp:
    """Write all that nobody can make anew to one file, as of one moment, while others work on."""
    grant = workspace.permit(Operation.BACKUP, out.name, purpose=Purpose.ADMIN.value)
    now = workspace.guard.clock()
    with _beside(out) as folder, packing(out) as pack:
        copy = Path(folder) / LEDGER
        copy_out(workspace.ledger, copy)
        audit = verify_copy(copy, Pins(), now)
        pack.add(LEDGER, copy)
        _pack_own(workspace, pack, with_key=with_key)
        lost = _pack_raw(workspace, pack)
        made = Manifest(
            v=FORM, made_at=to_text(now), entries=audit.entries, root=audit.root, files=dict(pack.files), lost=lost
        )
        pack.add_text(LIST, msgspec.json.encode(made).decode())
    workspace.ledger.record_act(grant, f"{len(made.files)} files, {made.entries} entries, root {made.root}")
    trouble = (*audit.trouble, *(f"the raw file {each} is missing or was altered" for each in lost))
    return BackedUp(
        file=str(out), files=len(made.files), bytes=out.stat().st_size, entries=made.entries, root=made.root,
        with_key=KEY in made.files, trouble=trouble,
    )  # fmt: skip


def restore(
    path: Path,
    folder: Path,
    *,
    ledger_url: str = FILE_LEDGER,
    acting: Callable[[Workspace], Workspace] = lambda workspace: workspace,
    clock: Callable[[], datetime] = utc_now,
) -> Restored:
    """Make a new workspace from a backup, once all of it is found whole; nothing is left where it is not."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadConfig(f"{folder} is there already; a backup is restored to a new folder, name another with -w")
    making = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.restoring")
    try:
        making.mkdir(mode=0o700, parents=True)
        made = unpack(path, making)
        if made.v != FORM:
            raise BadConfig(f"{path} has form {made.v}, and this program knows {FORM}; install a newer sabaq")
        _settle(making, ledger_url)
        with closing(Workspace.open(making, clock=clock)) as opened:
            _prove(acting(opened), made, path)
        if folder.exists():
            folder.rmdir()
        making.replace(folder)
    except OSError as error:
        raise Unavailable(f"{making}: {error.strerror or error}; nothing was restored") from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return Restored(
        workspace=str(folder), made_at=made.made_at, entries=made.entries, root=made.root,
        with_key=KEY in made.files, lost=made.lost,
    )  # fmt: skip


def _beside(out: Path) -> tempfile.TemporaryDirectory[str]:
    """Give a folder on the disk that has to hold the backup anyway."""
    try:
        return tempfile.TemporaryDirectory(dir=out.resolve().parent, prefix=f".{out.name}.")
    except OSError as error:
        raise Unavailable(f"{out.parent} cannot be written to: {error.strerror}; name another place") from error


def _pack_own(workspace: Workspace, pack: Packing, *, with_key: bool) -> None:
    """Add what belongs to the workspace alone, its settings without the address of the ledger."""
    folder = workspace.folder
    settings = folder / FILE
    if settings.is_file():
        pack.add_text(FILE, HOME.sub("", settings.read_text(encoding="utf-8")))
    for name in (SOURCES, PUBLIC, *((KEY,) if with_key else ())):
        if (folder / name).is_file():
            pack.add(name, folder / name)
    for path in sorted((folder / WITHHELD).glob("*.json")):
        pack.add(f"{WITHHELD}/{path.name}", path)


def _pack_raw(workspace: Workspace, pack: Packing) -> tuple[str, ...]:
    """Add the files that were taken in; give those that are missing or altered."""
    lost = []
    for digest in archived(workspace.ledger):
        try:
            workspace.archive.check(digest)
        except BadRecord:
            lost.append(digest)
            continue
        if pack.add(_raw(digest), workspace.archive.path(digest)).sha256 != digest:
            raise Unavailable(f"the raw file {digest} changed while it was copied; repeat the backup")
    return tuple(lost)


def _raw(digest: str) -> str:
    return f"{ARCHIVE}/{digest[:2]}/{digest}"


def _settle(folder: Path, ledger_url: str) -> None:
    """Say in the settings where the ledger is kept from now on, and bring it there."""
    if ledger_url != FILE_LEDGER:
        copy_in(folder / LEDGER, ledger_place(folder, ledger_url))
        (folder / LEDGER).unlink()
        settings = folder / FILE
        told = settings.read_text(encoding="utf-8") if settings.is_file() else ""
        line = f"ledger_url = {msgspec.json.encode(ledger_url).decode()}\n"
        settings.write_text(line + told, encoding="utf-8")
    if load(folder).ledger_url != ledger_url:
        raise BadConfig("the environment sets SABAQ_LEDGER_URL, which leads to another ledger; unset it and repeat")


def _prove(workspace: Workspace, made: Manifest, path: Path) -> None:
    """Check what was restored as a stranger would, and put on record that it was."""
    grant = workspace.permit(Operation.RESTORE, path.name, purpose=Purpose.ADMIN.value)
    if damage := broken(workspace.ledger):
        raise BadRecord(f"{path}: {damage}")
    found: Audit = workspace.log().verify(Pins())
    if found.trouble or (found.entries, found.root) != (made.entries, made.root):
        told = "; ".join(found.trouble) or f"it has {found.entries} entries and root {found.root}"
        raise BadRecord(f"{path} holds a log that is not the one it names: {told}. Take another backup")
    missing = [each for each in archived(workspace.ledger) if _raw(each) not in made.files and each not in made.lost]
    if missing:
        raise BadRecord(f"{path} lacks the raw file {missing[0]}; take another backup")
    workspace.ledger.record_act(grant, f"of {made.made_at}, {made.entries} entries, root {made.root}")
