"""Serving: the screens, for one person or for a team."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sabaq.cli.said import tell
from sabaq.cli.verbs import HERE, Folder, Json, app, opened_workspace

if TYPE_CHECKING:
    from sabaq.server.listening import Listening
    from sabaq.workspace import Workspace

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
    with opened_workspace(workspace) as opened:
        at = replace(listening(opened, host=host, port=port), tls_cert=tls_cert, tls_key=tls_key)
        served(opened, at, json=json, show_only=show_only)


def listening(opened: Workspace, *, host: str | None = None, port: int | None = None) -> Listening:
    """Give where the settings let the server listen, or where it was asked to."""
    from sabaq.server.listening import Listening

    config = opened.config
    return Listening(
        host=host or config.host, port=config.port if port is None else port,
        hosts=frozenset(config.hosts.split(",")), behind_proxy=config.behind_proxy == "yes",
    )  # fmt: skip


def served(opened: Workspace, at: Listening, *, json: bool, show_only: bool = False) -> None:
    """Serve the picture until interrupted; the address is printed once it answers."""
    from sabaq.server.alone import program_key
    from sabaq.server.running import serve as run_server
    from sabaq.server.team import TeamDoors
    from sabaq.server.views import Takes
    from sabaq.store.users import read_users
    from sabaq.workspace.live import Live
    from sabaq.workspace.reception import Reception
    from sabaq.workspace.sign_in import SignIn

    live = Live(workspace=opened)
    desk, reception = (None, None) if show_only else (opened.desk(), Reception(live=live))
    team = bool(read_users(opened.ledger))
    doors = TeamDoors(
        sign_in=SignIn.of(opened), desk=desk, reception=reception, secure=at.secure, behind_proxy=at.behind_proxy
    ) if team else None  # fmt: skip
    once = "" if team else " It lets one browser in; another address follows"
    with opened.log().beating():
        run_server(
            opened, at=at, doors=doors,
            on_ready=lambda url: tell({"url": url}, f"Open {url} (Ctrl-C stops it).{once}", json=json),
            takes=Takes(desk=desk, reception=reception, key="" if team else program_key(opened.folder)),
            extra_geojson=resources.files("sabaq.sources").joinpath("invented.geojson").read_bytes(),
        )  # fmt: skip
    live.finish()
