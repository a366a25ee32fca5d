"""Command that takes reports in as they come."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sabaq.cli.verbs import HERE, Folder, Json, app, opened_workspace


@app.command()
def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where files are dropped.", show_default=False)],
    *,
    workspace: Folder = HERE,
    mapping: Annotated[str | None, typer.Option("--as", metavar="MAPPING", help="E.g. generic.")] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Who reports it.")] = None,
    once: Annotated[bool, typer.Option("--once", help="Take what is there, then stop.")] = False,
    json: Json = False,
) -> None:
    """Take in every file that is dropped into a folder, and let the picture follow at once."""
    from sabaq.cli import watched

    with opened_workspace(workspace) as opened:
        watched.watch(opened, folder, mapping=mapping, source=source, once=once, json=json)
