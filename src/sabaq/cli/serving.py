"""Commands that serve: the screens in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sabaq.cli.verbs import HERE, Folder, Json, app, opened_workspace

File = Annotated[Path | None, typer.Option(metavar="FILE", help="In PEM; with it the server itself encrypts.")]


@app.command()
def serve(
    workspace: Folder = HERE,
    *,
    host: Annotated[str | None, typer.Option(help="Beyond loopback, a team's only; else as the settings say.")] = None,
    port: Annotated[int | None, typer.Option(help="The next free one from here; else as the settings say.")] = None,
    show_only: Annotated[bool, typer.Option("--show-only", help="No review, and no decisions in the browser.")] = False,
    tls_cert: File = None,
    tls_key: File = None,
    json: Json = False,
) -> None:
    """Show the picture in a browser: to whoever started it, or to a team that signs in."""
    from sabaq.cli import served

    with opened_workspace(workspace) as opened:
        files = (tls_cert, tls_key)
        served.serve(opened, host=host, port=port, tls=files, json=json, show_only=show_only)
