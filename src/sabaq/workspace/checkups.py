"""Check-ups: what is wrong with a workspace."""

from __future__ import annotations

from pathlib import Path

from sabaq.errors import SabaqError
from sabaq.guard.audits import Pins
from sabaq.store.archive import Archive
from sabaq.store.engines import LEDGER
from sabaq.store.holdings import archived, broken, misquoted, unfinished, unguarded
from sabaq.store.ledger import Ledger
from sabaq.workspace.logs import audited


def check_up(ledger: Ledger, archive: Archive, folder: Path) -> list[str]:
    """Say what is wrong and what to do; whatever is named has no more than a number or a hash for a name."""
    trouble = [wrong] if (wrong := broken(ledger)) else []
    trouble += [
        f"table {each} no longer refuses to be changed: its trigger is gone, and only the log shows what was done "
        "since; restore a backup"
        for each in unguarded(ledger)
    ]
    trouble += [f"the log and the ledger do not fit: {each}" for each in audited(ledger, folder, Pins()).trouble]
    if altered := misquoted(ledger):
        trouble.append(f"{len(altered)} reports no longer hold the words quoted from them; restore a backup")
    for digest in archived(ledger):
        try:
            archive.check(digest)
        except SabaqError as error:
            trouble.append(str(error))
    trouble += [f"{file} was taken in only in part; add it again to go on" for file in unfinished(ledger)]
    if late := [each for each in ledger.exceptional() if each.overdue_by(ledger.guard.clock())]:
        trouble.append(f"{len(late)} acts on protected subjects or in emergencies should be reviewed by now, "
                       "see `sabaq authority acts --due`")  # fmt: skip
    left = folder / LEDGER
    if not isinstance(ledger.path, Path) and left.exists():
        trouble.append(
            f"{left} is there, and ledger_url keeps the ledger elsewhere; move what the file holds with `sabaq backup` "
            "and `sabaq restore --ledger-url`, or remove it"
        )
    return trouble
