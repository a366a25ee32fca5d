"""Attacks by address: nothing that data names is ever fetched."""

from __future__ import annotations

import ast
import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import sabaq
from sabaq.errors import BadConfig, SabaqError, Unavailable
from sabaq.model.ids import ReportId
from sabaq.sources.prose.assisted import Assistant, propose
from sabaq.sources.prose.extract import Document
from sabaq.workspace.live import Live
from sabaq.workspace.reception import Reception
from tests.deciding import workspace
from tests.server.visitors import Visitor

CALLING = {"socket", "http.client", "urllib.request", "ftplib", "smtplib", "httpx", "requests", "aiohttp", "ssl"}
CALLERS = {  # the modules that may open a connection, and to whom
    "sources/prose/assisted.py": "the language model of the settings",
    "workspace/agency.py": "the agency's sign-in of the settings",
    "workspace/logs.py": "a witness that the command names",
    "workspace/witnesses.py": "listens; a witness calls nobody",
    "server/running.py": "listens",
    "store/machines.py": "the cluster's address that the command names",
    "store/parts.py": "the name of the machine",
}


class Elsewhere:
    """A server that notes who comes, and may send them on."""

    def __init__(self, location: str = "") -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Door(BaseHTTPRequestHandler):
            def answer(self) -> None:
                asked.append(self.path)
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.send_response(302 if location else 200)
                if location:
                    self.send_header("Location", location)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_GET = do_POST = do_HEAD = answer  # noqa: N815 (the library's names)

            def log_message(self, *_args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def target() -> Iterator[Elsewhere]:
    made = Elsewhere()
    yield made
    made.close()


@pytest.fixture
def sending_on(target: Elsewhere) -> Iterator[Elsewhere]:
    made = Elsewhere(location=f"{target.url}/secret")
    yield made
    made.close()


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found


def test_no_module_can_call_out_but_those_that_the_threat_model_names():
    home = Path(sabaq.__file__).parent
    able = {
        path.relative_to(home).as_posix()
        for path in home.rglob("*.py")
        if imported(path) & CALLING and "static" not in path.parts
    }
    assert able == set(CALLERS)


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_an_address_in_a_report_is_shown_and_never_fetched(
    tmp_path: Path, target: Elsewhere, scheme: str, monkeypatch: pytest.MonkeyPatch
):
    url = target.url.replace("http", scheme) if scheme != "file" else "file:///etc/passwd"
    reports = tmp_path / "said.jsonl"
    told = {"id": "n1", "source": "A wire", "published": "2024-03-10T10:00:00Z", "url": url,
            "text": f"Bomb kills 5 in Quetta on Sunday, see {url}"}  # fmt: skip
    reports.write_text(json.dumps(told) + "\n", encoding="utf-8")
    made, reached = workspace(tmp_path / "held"), []
    monkeypatch.setattr(socket.socket, "connect", lambda _self, to: reached.append(to))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *to, **_more: reached.append(to) or [])
    made.add([reports])
    reception = Reception(live=Live(workspace=made))
    reception.take(json.dumps(told | {"id": "n2"}).encode())
    made.run()
    made.extract(reports, tmp_path / "claims.jsonl")
    visitor = Visitor(made)
    home = next(home for one, home, _ in made.now().memberships() if one == "n1")
    for path in ("/", f"/incidents/{home}", f"/api/incidents/{home}"):
        assert visitor.get(path).status_code == 200
    monkeypatch.undo()
    made.close()
    assert (reached, target.asked) == ([], [])


def test_the_language_model_is_asked_where_the_settings_say_and_nowhere_it_leads_to(
    target: Elsewhere, sending_on: Elsewhere
):
    document = Document(report=ReportId("r"), raw="Bomb kills 5 in Quetta on Sunday.")
    with pytest.raises(SabaqError):
        propose(document, Assistant(url=sending_on.url, model="m"))
    assert sending_on.asked == ["/chat/completions"]
    assert target.asked == []


def test_a_witness_is_asked_where_the_command_says_and_nowhere_it_leads_to(
    tmp_path: Path, target: Elsewhere, sending_on: Elsewhere
):
    made = workspace(tmp_path, run=False)
    with pytest.raises(Unavailable, match="answers 302"):
        made.log().cosigned_by(sending_on.url)
    assert sending_on.asked == ["/add-checkpoint"]
    assert target.asked == []
    made.close()


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1", "//evil.example", "x"]
)
def test_what_is_no_web_address_is_refused_before_anything_is_sent(tmp_path: Path, url: str):
    with pytest.raises(BadConfig):
        Assistant(url=url, model="m")
    made = workspace(tmp_path, run=False)
    with pytest.raises(BadConfig, match="no address of a witness"):
        made.log().cosigned_by(url)
    made.close()


def test_reports_are_not_sent_unencrypted_to_another_machine():
    with pytest.raises(BadConfig, match="unencrypted"):
        Assistant(url="http://model.example/v1", model="m")
