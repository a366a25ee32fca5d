"""Bulletins: the command that makes what the public may know."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sabaq.cli.verbs import HERE, Folder, Json, app, opened_workspace


@app.command()
def bulletin(
    *,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="A new folder, or one of a bulletin.")],
    publisher: Annotated[str, typer.Option(metavar="NAME", help="The office or group that publishes.")] = "",
    contact: Annotated[str, typer.Option(metavar="TEXT", help="Where corrections can be sent to.")] = "",
    no_pdf: Annotated[bool, typer.Option("--no-pdf", help="Leave out the PDF files.")] = False,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Make a public site that needs no server: casualties, claim checks, reviews, promises, and their proof."""
    from sabaq.cli import said
    from sabaq.workspace.bulletins import Imprint, press_room_of

    with opened_workspace(workspace) as opened:
        made = press_room_of(opened).issue(out, Imprint(publisher=publisher, contact=contact), pdf=not no_pdf)
    same = " It is the same as the last one, to the byte." if made.again else ""
    told = (
        f"{made.incidents:,} incidents, {made.checks:,} statements checked, {made.corrections:,} corrections, as of "
        f"{made.day}: open {out / 'index.html'}.\nEntry {made.entry} of the log vouches for it.{same}"
    )
    said.tell(made, told, json=json)
