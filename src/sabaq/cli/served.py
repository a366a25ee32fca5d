"""Served: the screens, to one person or to a team."""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from sabaq.cli.said import tell
from sabaq.config import OFF
from sabaq.errors import BadConfig
from sabaq.workspace import Workspace

if TYPE_CHECKING:
    from sabaq.workspace.agency import Agency


def serve(
    opened: Workspace,
    *,
    json: bool,
    host: str | None = None,
    port: int | None = None,
    tls: tuple[Path | None, Path | None] = (None, None),
    show_only: bool = False,
) -> None:
    """Serve the picture until interrupted; the address is printed once it answers."""
    from sabaq.server.alone import program_key
    from sabaq.server.listening import Listening
    from sabaq.server.running import serve as run_server
    from sabaq.server.team import TeamDoors
    from sabaq.server.views import Takes
    from sabaq.workspace.checking import checking_of
    from sabaq.workspace.live import Live
    from sabaq.workspace.oversight import audit_room_of
    from sabaq.workspace.people import People
    from sabaq.workspace.reception import Reception
    from sabaq.workspace.sent import forget_left
    from sabaq.workspace.sign_in import SignIn
    from sabaq.workspace.study import study_of

    forget_left()
    config, live = opened.config, Live(workspace=opened)
    at = Listening(
        host=host or config.host, port=config.port if port is None else port, tls_cert=tls[0], tls_key=tls[1],
        hosts=frozenset(config.hosts.split(",")), behind_proxy=config.behind_proxy == "yes",
    )  # fmt: skip
    desk, reception = (None, None) if show_only else (opened.desk(), Reception(live=live))
    study = None if show_only else study_of(opened)
    team = bool(People(workspace=opened).users())
    doors = TeamDoors(
        sign_in=SignIn.of(opened), desk=desk, reception=reception, secure=at.secure, behind_proxy=at.behind_proxy,
        agency=_agency(opened),
    ) if team else None  # fmt: skip
    once = "" if team else " It lets one browser in; another address follows"
    with opened.log().beating():
        run_server(
            opened, at=at, doors=doors,
            on_ready=lambda url: tell({"url": url}, f"Open {url} (Ctrl-C stops it).{once}", json=json),
            takes=Takes(
                desk=desk, reception=reception, study=study, audit=None if show_only else audit_room_of(opened),
                key="" if team else program_key(opened.folder),
                checks=checking_of(opened),
            ),
            extra_geojson=resources.files("sabaq.sources").joinpath("invented.geojson").read_bytes(),
        )  # fmt: skip
    live.finish()


def _agency(opened: Workspace) -> Agency | None:
    """Give the agency's own sign-in that the settings name, or None."""
    asked = opened.config
    if asked.oidc_issuer == OFF:
        return None
    try:
        from sabaq.workspace.agency import Agency as Issuer
    except ImportError as error:
        raise BadConfig("the agency's sign-in needs the extra 'team'; install sabaq[team]") from error
    secret = os.environ.get(asked.oidc_key_name, "")
    return Issuer(issuer=asked.oidc_issuer, client=asked.oidc_client, secret=secret, clock=opened.guard.clock)
