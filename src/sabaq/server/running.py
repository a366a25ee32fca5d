"""Running: the web face until it is stopped."""

from __future__ import annotations

import contextlib
import gc
import logging
import secrets
import socket
import sys
from collections.abc import Callable

import uvicorn

from sabaq.errors import Unavailable
from sabaq.server.alone import LocalDoors
from sabaq.server.app import create_app
from sabaq.server.doors import Entrance
from sabaq.server.listening import ON_THIS_MACHINE, Listening
from sabaq.server.views import NOTHING, Takes, Views
from sabaq.server.visitors import alone

PORTS_TRIED = 20
TURN_S = 0.0005  # of a thread that computes, until one that has an answer to give gets its own
log = logging.getLogger(__name__)


def free_socket(host: str, port: int) -> socket.socket:
    """Give a listening socket on the port, or on the next free one after it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        # Named as TCP, or asyncio leaves small answers to wait until the peer acknowledges what went before (40 ms).
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
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
    at: Listening = ON_THIS_MACHINE,
    on_ready: Callable[[str], None] | None = None,
    extra_geojson: bytes | None = None,
    takes: Takes = NOTHING,
    doors: Entrance | None = None,
) -> None:
    """Serve the web face until interrupted; `on_ready` gets the address to open once it takes connections.

    Without `doors` it is one person's: only browsers that open an address given to `on_ready`, each of them once, and
    programs that send the key, come in.
    """
    at.check(team=doors is not None)
    local = LocalDoors(alone=alone(views, takes), key=takes.key or secrets.token_urlsafe(32))
    app = create_app(views, extra_geojson, takes=takes, doors=doors or local, at=at)
    settings = uvicorn.Config(
        app, log_config=None, log_level="warning", access_log=False, server_header=False, lifespan="off", ws="none",
        timeout_graceful_shutdown=1,  # those who listen for changes never leave by themselves
        proxy_headers=False, ssl_certfile=at.tls_cert, ssl_keyfile=at.tls_key,
    )  # fmt: skip
    listener = free_socket("127.0.0.1" if at.host == "localhost" else at.host, at.port)
    with contextlib.closing(listener), contextlib.suppress(KeyboardInterrupt):
        name = f"[{at.host}]" if ":" in at.host else at.host
        home = f"{'https' if at.tls_cert else 'http'}://{name}:{listener.getsockname()[1]}"
        if on_ready is not None:
            told = on_ready
            local.on_entered = lambda path: told(home + path)
            on_ready(f"{home}/" if doors else home + local.entry)
        sys.setswitchinterval(TURN_S)
        gc.freeze()  # what is loaded by now stays: answers of many rows need not be searched past it
        uvicorn.Server(settings).run(sockets=[listener])
