"""Assisted: a model's proposals count only as far as it quotes."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from sabaq.errors import BadConfig, Unavailable
from sabaq.model.ids import ReportId
from sabaq.sources.prose.assisted import Assistant, propose, states
from sabaq.sources.prose.extract import Document

TEXT = "At least five soldiers were killed in Quetta. A suicide bomber struck; 12 people were hurt. 12 were treated."


def completion(claims: object) -> bytes:
    return json.dumps({"choices": [{"message": {"content": json.dumps({"claims": claims})}}]}).encode()


@contextmanager
def serving(answer: bytes, *, status: int = 200) -> Iterator[tuple[Assistant, list[dict[str, object]]]]:
    seen: list[dict[str, object]] = []

    class Fake(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            seen.append({"path": self.path, "key": self.headers["Authorization"], **json.loads(body)})
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    server = HTTPServer(("127.0.0.1", 0), Fake)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Assistant(url=f"http://127.0.0.1:{server.server_port}/v1", model="small", key="k"), seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_only_claims_that_quote_the_text_and_hold_the_number_are_kept():
    proposals = [
        {"prop": "killed", "quote": "five soldiers were killed", "number": 5, "group": "security"},
        {"prop": "killed", "quote": "six soldiers were killed", "number": 6, "group": "security"},
        {"prop": "killed", "quote": "five soldiers were killed", "number": 50, "group": "security"},
        {"prop": "wounded", "quote": "12", "number": 12},
        {"prop": "wounded", "quote": "12 people were hurt", "number": 12, "group": "martians"},
        {"prop": "attack_type", "quote": "suicide bomber", "value": "suicide_bombing"},
        {"prop": "attack_type", "quote": "struck", "value": "earthquake"},
        {"prop": "title", "quote": "Quetta", "value": "x"},
    ]
    with serving(completion(proposals)) as (assistant, seen):
        got = propose(Document(report=ReportId("r"), raw=TEXT), assistant)
    assert [(c.prop.value, c.group, c.best, c.value) for c in got.claims] == [
        ("killed", "security", 5, None),
        ("attack_type", "all", None, "suicide_bombing"),
    ]
    assert got.dropped == 6
    assert all(claim.matches(TEXT) and claim.extractor == "assisted.small@1" for claim in got.claims)
    assert seen[0]["path"] == "/v1/chat/completions"
    assert seen[0]["key"] == "Bearer k"


@pytest.mark.parametrize("answer", [b"", b"{}", b"[]", b'{"choices": [{"message": {"content": "no"}}]}', b"\xff"])
def test_another_shape_is_unavailable_not_a_crash(answer: bytes):
    with serving(answer) as (assistant, _), pytest.raises(Unavailable, match="another shape"):
        propose(Document(report=ReportId("r"), raw=TEXT), assistant)


def test_a_refusing_or_absent_server_is_named():
    with serving(b"", status=500) as (assistant, _), pytest.raises(Unavailable, match="did not answer"):
        propose(Document(report=ReportId("r"), raw=TEXT), assistant)
    with pytest.raises(Unavailable, match="did not answer"):
        propose(Document(report=ReportId("r"), raw=TEXT), assistant)


@pytest.mark.parametrize("url", ["ftp://host/v1", "host", "http://example.org/v1", "file:///etc/passwd"])
def test_reports_are_sent_only_encrypted_or_to_this_machine(url: str):
    with pytest.raises(BadConfig):
        Assistant(url=url, model="m")


def test_numbers_are_met_in_digits_and_words():
    assert states("twenty-five people", 25)
    assert states("۴ policemen", 4)
    assert not states("twenty-five people", 5)
