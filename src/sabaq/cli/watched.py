"""Watched: what becomes of the files of a folder, told."""

from __future__ import annotations

import time
from contextlib import nullcontext
from pathlib import Path

from sabaq.cli.said import SHOWN_REJECTIONS, tell, terminal
from sabaq.errors import Unavailable
from sabaq.workspace import Workspace
from sabaq.workspace.inbox import Inbox
from sabaq.workspace.live import Live
from sabaq.workspace.results import Left, Pace, Took

LOOK_S = 0.3  # between two looks
BEHIND_S = 5.0  # a file that has waited so long is worth a line


def watch(opened: Workspace, folder: Path, *, mapping: str | None, source: str | None, once: bool, json: bool) -> None:
    """Take files in until interrupted, or only those that are there now."""
    live = Live(workspace=opened, mapping=mapping, source=source)
    inbox = Inbox(folder=folder, live=live)
    live.load()
    if not once:
        tell({"watching": str(folder)}, f"Watching {folder} (Ctrl-C stops it).", json=json)
    with opened.log().beating() if not once else nullcontext():
        try:
            while _look(inbox, json=json) or not once:
                time.sleep(LOOK_S)
        finally:
            live.finish()


def _look(inbox: Inbox, *, json: bool) -> bool:
    """Take what is ready; say whether anything still waits."""
    try:
        for found in inbox.look():
            if isinstance(found, Took):
                _took(found, inbox.pace(), json=json)
            else:
                _left(found, json=json)
    except Unavailable as problem:
        tell({"waiting": str(problem)}, f"! {problem}; it is tried again.", json=json)
    return inbox.pace().waiting > 0


def _took(found: Took, pace: Pace, *, json: bool) -> None:
    if json:
        tell({"took": found, "pace": pace}, "", json=True)
        return
    if found.held_already:
        terminal().print(f"{found.file}: taken in before; nothing changed.")
        return
    incidents = {incident for each in found.became for incident in each.incidents}
    became = "picture made anew by a run" if found.by_run else f"{len(incidents):,} incidents follow"
    terminal().print(f"{found.file} ({found.mapping}): {found.reports:,} reports, {found.claims:,} claims; {became}, "
                     f"{found.took_ms:,.0f} ms.")  # fmt: skip
    for rejection in found.rejected[:SHOWN_REJECTIONS]:
        terminal().print(f"  {rejection}")
    if len(found.rejected) > SHOWN_REJECTIONS:
        terminal().print(f"  and {len(found.rejected) - SHOWN_REJECTIONS} more rows could not be read.")
    if pace.waiting and pace.oldest_s >= BEHIND_S:
        terminal().print(f"  Behind: {pace.waiting:,} files wait, the first for {pace.oldest_s:,.0f} s.")


def _left(found: Left, *, json: bool) -> None:
    tell({"left": found}, f"{found.file}: not taken in: {found.why}", json=json)
