"""Commands that back a workspace up, and restore one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from sabaq.cli.verbs import ASKED, HERE, Folder, Json, app, opened_workspace


@app.command()
def backup(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write.", show_default=False)],
    *,
    workspace: Folder = HERE,
    without_keys: Annotated[
        bool, typer.Option("--without-keys", help="Leave out the key by which the log signs.")
    ] = False,
    json: Json = False,
) -> None:
    """Write the whole workspace to one file that shows by itself that it is whole; work may go on meanwhile."""
    from sabaq.cli import said
    from sabaq.workspace.backups import back_up

    with opened_workspace(workspace) as opened:
        made = back_up(opened, out, with_key=not without_keys)
    holds = (
        "It holds the key by which the log signs: keep it as you keep that one."
        if made.with_key
        else "It does not hold log.key: keep that apart, or the log signs nothing after a restore."
    )
    told = f"{made.files:,} files in {out}, up to entry {made.entries:,} of the log, root {made.root}. {holds}"
    said.tell(made, told, json=json)
    for line in made.trouble:
        sys.stderr.write(f"sabaq: {line}\n")
    if made.trouble:
        raise typer.Exit(1)


@app.command()
def restore(
    backup: Annotated[
        Path, typer.Argument(metavar="IN", help="What `sabaq backup` wrote.", exists=True, dir_okay=False)
    ],
    *,
    workspace: Annotated[
        Path, typer.Option("--workspace", "-w", metavar="NEW", help="A folder that is not there yet.")
    ],
    ledger_url: Annotated[
        str, typer.Option(metavar="URL", help="An empty database to keep the ledger in; else a file in the folder.")
    ] = "file",
    json: Json = False,
) -> None:
    """Make a new workspace from a backup, after checking every byte of it and the whole log."""
    from sabaq.cli import said
    from sabaq.workspace.backups import restore as restored_from

    made = restored_from(backup, workspace, ledger_url=ledger_url, acting=lambda of: of.under(**ASKED.get()))
    told = f"Restored to {workspace}, as it was on {made.made_at[:16].replace('T', ' at ')} UTC: {made.entries:,} "
    told += f"entries, root {made.root}. Compare that root with a checkpoint that somebody else keeps; whoever holds a "
    told += f"later one will see that the log was cut. Make the picture with `sabaq run -w {workspace}`."
    if not made.with_key:
        told += " log.key is not in the backup: put it there, or the log signs nothing."
    if made.lost:
        told += f" {len(made.lost)} raw files were lost before the backup; `sabaq doctor` names them."
    said.tell(made, told, json=json)
