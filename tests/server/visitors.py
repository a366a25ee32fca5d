"""Visitors: ask the web face without a network."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx

from sabaq.server import Views, create_app
from sabaq.server.views import Desk, Takes
from sabaq.workspace.study import Study


class Visitor:
    """Asks one application, as a browser on this machine would."""

    def __init__(
        self,
        views: Views,
        extra_geojson: bytes | None = None,
        *,
        desk: Desk | None = None,
        study: Study | None = None,
    ) -> None:
        self.app = create_app(views, extra_geojson=extra_geojson, takes=Takes(desk=desk, study=study))

    def request(
        self,
        method: str,
        path: str,
        *,
        params: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
        content: bytes | None = None,
    ) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost:8420") as client:
                return await client.request(method, path, params=params, headers=headers, content=content)

        # In a thread of its own: where a browser is driven, this one's event loop is taken.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, ask()).result()

    def get(
        self, path: str, *, params: dict[str, object] | None = None, headers: dict[str, str] | None = None
    ) -> httpx.Response:
        return self.request("GET", path, params=params, headers=headers)

    def post(self, path: str, content: bytes, *, headers: dict[str, str]) -> httpx.Response:
        return self.request("POST", path, content=content, headers=headers)

    def head(self, path: str) -> httpx.Response:
        return self.request("HEAD", path)
