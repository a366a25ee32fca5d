"""Places: where the workspaces of a test keep their ledgers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sabaq.config import FILE
from tests.servers import Server, address

_servers: list[Server | None] = [None]


@contextmanager
def kept_by(server: Server | None) -> Iterator[None]:
    """Let a server keep the ledgers of all workspaces that are settled meanwhile; None: each a file of its own."""
    _servers.append(server)
    yield
    _servers.pop()


def settled(folder: Path) -> Path:
    """Make the folder of a workspace, and say in its settings where its ledger is to be kept."""
    settings, server = folder / FILE, _servers[-1]
    if server is not None and not settings.exists():
        folder.mkdir(parents=True, exist_ok=True)
        settings.write_text(f'ledger_url = "{address(server.place())}"\n', encoding="utf-8")
    return folder
