"""Soak: what the benchmark sends reaches today's server."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.feeding import Document, Feed
from benchmarks.soak import Server
from tests.living import small

TOLD = {"source": "A daily", "published": "2024-03-11", "text": "Two were killed.", "claims": []}


def test_what_is_fed_is_acknowledged_until_the_server_is_killed(tmp_path: Path):
    followed = small(tmp_path)
    followed.workspace.close()
    told = [Document(id=name, line=json.dumps(TOLD | {"id": name}).encode() + b"\n") for name in ("one", "two")]
    feed = Feed(waiting=iter(told), rate=100.0, until_s=1.0, senders=2)
    server = Server(place=followed.workspace.folder, feed=feed)
    server.start()
    feed.start()
    feed.finish()
    server.kill()
    assert {each.id for each in feed.answered} == {"one", "two"}
    assert not feed.left
    assert server.lives[0]["answered"] == 2
