"""Command on delays: where the hours went."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sabaq.cli.verbs import HERE, Folder, Json, app, opened_workspace


@app.command()
def delays(
    *,
    export: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the table as CSV.")] = None,
    days: Annotated[int | None, typer.Option(min=1, help="Only what came in the last days.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="How many agencies and types a step, slowest first.")] = 5,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Say where the hours went, from what happened to report, picture, warning, reading and acting."""
    from sabaq.cli import delayed, said
    from sabaq.store.files import whole_file
    from sabaq.workspace.delaying import DelayRoom, table
    from sabaq.workspace.warnings import warnings_of

    with opened_workspace(workspace) as opened:
        found = DelayRoom(warnings=warnings_of(opened)).hours(days=days)
    if export:
        with whole_file(export) as stream:
            stream.write(table(found).encode())
    said.tell(found, "\n".join(delayed.hours(found, limit)), json=json)
