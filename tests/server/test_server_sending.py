"""Sending: reports posted, and changes told as they happen."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from sabaq.server import create_app
from sabaq.server.running import free_socket
from sabaq.server.views import Takes
from sabaq.workspace.live import Live
from sabaq.workspace.reception import Reception
from tests.living import Followed, small

LINE = {
    "id": "n1", "source": "A daily", "published": "2024-03-11",
    "text": "Six people were killed in a bomb blast in Quetta on March 10, 2024.",
}  # fmt: skip
SENT = {"Content-Type": "application/x-ndjson"}


@pytest.fixture
def followed(tmp_path: Path) -> Iterator[Followed]:
    made = small(tmp_path)
    yield made
    made.workspace.close()


class Program:
    """Sends reports to one application, as a program on this machine would."""

    def __init__(self, followed: Followed, most_waiting: int = 24) -> None:
        self.reception = Reception(live=Live(workspace=followed.workspace), most_waiting=most_waiting)
        self.app = create_app(followed.workspace, takes=Takes(reception=self.reception))

    def client(self) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        return httpx.AsyncClient(transport=transport, base_url="http://localhost:8420")

    def post(self, body: str, headers: dict[str, str] | None = None, path: str = "/reports") -> httpx.Response:
        async def ask() -> httpx.Response:
            async with self.client() as client:
                return await client.post(path, content=body, headers=SENT | (headers or {}))

        return asyncio.run(ask())

    def get(self, path: str) -> httpx.Response:
        async def ask() -> httpx.Response:
            async with self.client() as client:
                return await client.get(path)

        return asyncio.run(ask())

    def hear(self, first: int, last_id: str = "") -> list[dict[str, str]]:
        """Listen to the stream for its first events, told as a server would tell them."""
        heard: list[dict[str, str]] = []

        async def listen() -> None:
            scope = {"type": "http", "method": "GET", "path": "/events", "raw_path": b"/events", "query_string": b"",
                     "headers": [(b"host", b"localhost"), (b"last-event-id", last_id.encode())], "http_version": "1.1",
                     "scheme": "http", "client": None, "server": ("localhost", 8420), "root_path": ""}  # fmt: skip
            enough = asyncio.Event()

            async def receive() -> dict[str, object]:
                await enough.wait()
                return {"type": "http.disconnect"}

            async def send(message: dict[str, object]) -> None:
                body = message.get("body", b"")
                assert isinstance(body, bytes)
                for block in body.decode().split("\n\n"):
                    told = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
                    heard.extend([told] if told else [])
                if len(heard) >= first:
                    enough.set()

            await asyncio.wait_for(self.app(scope, receive, send), timeout=30)  # type: ignore[arg-type]

        asyncio.run(listen())
        return heard[:first]


def test_a_posted_report_is_kept_and_shown_when_the_answer_comes(followed: Followed):
    program = Program(followed)
    answer = program.post(json.dumps(LINE))
    assert answer.status_code == 200, answer.text
    (became,) = answer.json()["became"]
    assert became["report"] == "n1"
    assert followed.members()["n1"] == became["incidents"][0]
    assert program.get(f"/incidents/{became['incidents'][0]}").status_code == 200
    assert (followed.workspace.folder / "archive").is_dir()
    assert followed.workspace.doctor().trouble == ()


def test_the_same_report_posted_twice_is_one(followed: Followed):
    program = Program(followed)
    first, again = program.post(json.dumps(LINE)), program.post(json.dumps(LINE))
    assert again.status_code == 200
    assert again.json()["held_already"]
    assert again.json()["became"] == first.json()["became"]


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ("", 422, "Nothing was sent"),
        ("{", 422, "one JSON object"),
        ('{"id": "x"}', 422, "wanted"),
        ("\x00\x01", 422, "wanted"),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(followed: Followed, body: str, status: int, said: str):
    answer = Program(followed).post(body)
    assert answer.status_code == status, answer.text
    assert said in answer.text
    assert followed.members().keys() == {"p1", "p2"}


def test_a_bad_line_is_named_and_the_others_count(followed: Followed):
    answer = Program(followed).post(json.dumps(LINE) + "\nnonsense\n")
    assert answer.status_code == 200
    assert [each["row"] for each in answer.json()["rejected"]] == [2]
    assert "n1" in followed.members()


def test_a_page_of_another_origin_cannot_send_reports(followed: Followed):
    program = Program(followed)
    for headers in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert program.post(json.dumps(LINE), headers).status_code == 403
    assert program.post(json.dumps(LINE), {"Content-Type": "text/plain"}).status_code == 415
    assert program.post(json.dumps(LINE), path="/").status_code == 405
    assert followed.members().keys() == {"p1", "p2"}


def test_a_purpose_that_is_not_on_the_list_is_refused(followed: Followed):
    answer = Program(followed).post(json.dumps(LINE), path="/reports?purpose=WATCH-PARTY")
    assert answer.status_code == 403
    assert "closed list" in answer.json()["error"]
    assert followed.members().keys() == {"p1", "p2"}


def test_too_many_senders_are_told_to_come_again(followed: Followed):
    answer = Program(followed, most_waiting=0).post(json.dumps(LINE))
    assert answer.status_code == 503
    assert "send it again" in answer.json()["error"]


def test_the_health_says_whether_the_intake_keeps_up(followed: Followed):
    program = Program(followed)
    assert program.get("/health").json()["intake"] == {
        "waiting": 0, "oldest_s": 0.0, "taken": 0, "last_ms": None, "loaded": False,
    }  # fmt: skip
    program.post(json.dumps(LINE))
    pace = program.get("/health").json()["intake"]
    assert (pace["taken"], pace["loaded"], pace["waiting"]) == (1, True, 0)
    assert pace["last_ms"] > 0


def test_listeners_are_told_which_incidents_changed(followed: Followed):
    program = Program(followed)
    (hello,) = program.hear(1)
    assert hello["event"] == "hello"
    became = program.post(json.dumps(LINE)).json()["became"][0]
    _, changed = program.hear(2, last_id=hello["id"])
    assert changed["event"] == "changed"
    assert became["incidents"][0] in json.loads(changed["data"])["incidents"]
    followed.workspace.run()
    _, all_of_it = program.hear(2, last_id=changed["id"])
    assert json.loads(all_of_it["data"]) == {"incidents": None}
    assert int(all_of_it["id"]) > int(changed["id"])


def test_the_list_follows_only_where_something_takes_reports_in(followed: Followed):
    assert "live.js" in Program(followed).get("/").text
    apart = Program(followed)
    apart.app = create_app(followed.workspace)
    assert "live.js" not in apart.get("/").text
    assert apart.get("/events").status_code == 404
    assert apart.post(json.dumps(LINE)).status_code == 405


def test_an_answer_does_not_wait_until_the_peer_has_acknowledged_the_last():
    async def accepted() -> int:
        held: asyncio.Queue[asyncio.StreamWriter] = asyncio.Queue()
        listener = free_socket("127.0.0.1", 0)
        async with await asyncio.start_server(lambda _reader, writer: held.put(writer), sock=listener):
            _, asking = await asyncio.open_connection(*listener.getsockname())
            answering = await held.get()
            at_once = answering.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            for each in (asking, answering):
                each.close()
                await each.wait_closed()
        return int(at_once)

    assert asyncio.run(accepted()) != 0
