"""Fixtures: the web face over an invented picture."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, sync_playwright

from sabaq.server import create_app
from tests.server.hostile_picture import hostile_views
from tests.server.invented_picture import InventedViews, incidents
from tests.server.visitors import Visitor

CHROMIUM_ARGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--use-angle=swiftshader",  # draws the map without a graphics card
    "--enable-unsafe-swiftshader",
)


@pytest.fixture(scope="session")
def views() -> InventedViews:
    return InventedViews(incidents(300))


@pytest.fixture(scope="session")
def client(views: InventedViews) -> Visitor:
    return Visitor(views)


@pytest.fixture(scope="session")
def many_views() -> InventedViews:
    return InventedViews(incidents(20_000))


def served(views: InventedViews) -> Iterator[str]:
    """Give the address of a running server with these views."""
    yield from running(create_app(views))


def running(app: FastAPI) -> Iterator[str]:
    """Give the address of a running server, in a thread of its own."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)
    listener.close()


@pytest.fixture(scope="session")
def address(views: InventedViews) -> Iterator[str]:
    yield from served(views)


@pytest.fixture(scope="session")
def many_address(many_views: InventedViews) -> Iterator[str]:
    yield from served(many_views)


@pytest.fixture(scope="session")
def hostile_address() -> Iterator[str]:
    yield from served(hostile_views())


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium, args=list(CHROMIUM_ARGS))
        yield started
        started.close()
