"""Running: the web face on a loopback port."""

from __future__ import annotations

import contextlib
import gc
import logging
import socket
from collections.abc import Callable

import uvicorn

from sabaq.errors import BadConfig, Unavailable
from sabaq.server.app import create_app
from sabaq.server.views import NOTHING, Takes, Views

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
PORTS_TRIED = 20
log = logging.getLogger(__name__)


def free_socket(host: str, port: int) -> socket.socket:
    """Give a listening socket on the port, or on the next free one after it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        listener = socket.socket(family, socket.SOCK_STREAM)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((host, candidate))
            listener.listen(128)
        except OSError as problem:
            listener.close()
            log.debug("port %d: %s", candidate, problem)
        else:
            return listener
    raise Unavailable(f"no free port from {port} on; wanted one of {PORTS_TRIED}. Give another with --port")


def serve(
    views: Views,
    *,
    host: str = "127.0.0.1",
    port: int = 8420,
    on_ready: Callable[[str], None] | None = None,
    extra_geojson: bytes | None = None,
    takes: Takes = NOTHING,
) -> None:
    """Serve the web face until interrupted; `on_ready` gets its address once it takes connections."""
    if host not in LOOPBACK:
        raise BadConfig(
            f"host {host!r} can be reached from other machines; wanted 127.0.0.1, ::1 or localhost. "
            "A team server needs its own set-up, with sign-in and encryption in front"
        )
    if not 0 <= port <= 65535:
        raise BadConfig(f"port {port} does not exist; wanted 0 (any free one) to 65535")
    app = create_app(views, extra_geojson=extra_geojson, desk=takes.desk, reception=takes.reception)
    settings = uvicorn.Config(
        app, log_config=None, log_level="warning", access_log=False, server_header=False, lifespan="off", ws="none",
        timeout_graceful_shutdown=1,  # those who listen for changes never leave by themselves
    )  # fmt: skip
    listener = free_socket("127.0.0.1" if host == "localhost" else host, port)
    with contextlib.closing(listener), contextlib.suppress(KeyboardInterrupt):
        name = f"[{host}]" if ":" in host else host
        if on_ready is not None:
            on_ready(f"http://{name}:{listener.getsockname()[1]}/")
        gc.freeze()  # what is loaded by now stays: answers of many rows need not be searched past it
        uvicorn.Server(settings).run(sockets=[listener])
