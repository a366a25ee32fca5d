"""What protects the web face: headers, hosts, methods, ports, hashes."""

from __future__ import annotations

import hashlib
import json
import socket
from pathlib import Path

import pytest

from sabaq.errors import BadConfig
from sabaq.server import running, serve
from sabaq.server.listening import Listening
from sabaq.server.rendering import STATIC, asset
from tests.server.invented_picture import InventedViews
from tests.server.visitors import Visitor

SERVER = STATIC.parent


@pytest.mark.parametrize(
    "path", ["/", "/nowhere", "/health", "/api/points", "/static/sabaq.js", "/?first=x", "/api/none"]
)
def test_every_answer_carries_the_security_headers(client: Visitor, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"]
    assert "server" not in answer.headers


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "0.0.0.0", "a:b"]
)
def test_a_foreign_host_name_is_turned_away(client: Visitor, host: str) -> None:
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "incident" not in answer.text
    assert answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8420", "[::1]", "[::1]:8420"])
def test_the_names_of_this_machine_are_let_in(client: Visitor, host: str) -> None:
    assert client.get("/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/api/incidents", "/health", "/static/sabaq.js"])
def test_only_reads_are_answered(client: Visitor, method: str, path: str) -> None:
    assert client.request(method, path).status_code == 405


@pytest.mark.parametrize("path", ["/", "/api/incidents", "/health", "/static/sabaq.js"])
def test_a_head_is_answered_without_a_body(client: Visitor, path: str) -> None:
    answer = client.head(path)
    assert answer.status_code == 200
    assert answer.content == b""


def test_a_static_file_asked_for_by_hash_may_be_kept_for_ever(client: Visitor) -> None:
    assert "immutable" in client.get(asset("sabaq.css")).headers["Cache-Control"]
    assert client.get("/static/sabaq.css").headers["Cache-Control"] == "private, no-cache"


def test_no_file_outside_the_static_folder_is_given(client: Visitor) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/vendor/../../app.py"):
        assert client.get(path).status_code == 404


def test_templates_hold_no_inline_script_or_style_and_name_no_other_host() -> None:
    for template in (SERVER / "templates").glob("*.html"):
        text = template.read_text()
        assert "style=" not in text, template.name
        assert "<style" not in text, template.name
        assert "|safe" not in text, template.name
        assert " onclick" not in text, template.name
        assert "//" not in text.replace("://", "//") or "http" not in text, template.name
        for tag in text.split("<script")[1:]:
            assert tag.startswith(' src="{{ asset('), template.name
    for own in [*STATIC.glob("*.js"), *STATIC.glob("*.css")]:
        text = own.read_text()
        assert "http" not in text, own.name
        assert "innerHTML" not in text, own.name
        assert "eval(" not in text, own.name


def test_vendored_files_are_those_of_the_manifest() -> None:
    vendor = STATIC / "vendor"
    manifest = json.loads((vendor / "MANIFEST.json").read_text())
    assert set(manifest["files"]) == {path.name for path in vendor.iterdir()} - {"MANIFEST.json"}
    for name, held in manifest["files"].items():
        content = (vendor / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == held["sha256"], name
        assert len(content) == held["bytes"], name
    assert "htmx.org@2.0.11" in manifest["packages"]
    for package in manifest["packages"]:
        assert (vendor / f"{package.rpartition('@')[0]}.LICENSE.txt").exists(), package


def test_the_base_map_is_sound_and_small() -> None:
    vendor = STATIC / "vendor"
    land = json.loads((vendor / "land.geojson").read_text())
    names = {feature["properties"]["name"] for feature in land["features"]}
    assert {"Pakistan", "Afghanistan", "India", "Iran"} <= names
    rings = [ring for feature in land["features"] for polygon in feature["geometry"]["coordinates"] for ring in polygon]
    assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in rings)
    borders = json.loads((vendor / "borders.geojson").read_text())
    assert {feature["properties"]["contested"] for feature in borders["features"]} == {True, False}
    assert {feature["properties"]["level"] for feature in borders["features"]} == {"country", "province"}
    assert sum(path.stat().st_size for path in vendor.glob("*.geojson")) < 2_000_000


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "sabaq.example", ""])
def test_only_this_machine_is_served(host: str) -> None:
    with pytest.raises(BadConfig, match="team server needs its own set-up"):
        serve(InventedViews(), at=Listening(host=host, port=0))


def test_a_port_that_does_not_exist_is_refused() -> None:
    with pytest.raises(BadConfig, match="70000"):
        serve(InventedViews(), at=Listening(port=70000))


def test_the_next_port_is_taken_when_one_is_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running.uvicorn.Server, "run", lambda _server, sockets: sockets)
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        told: list[str] = []
        serve(InventedViews(), at=Listening(port=port), on_ready=told.append)
    (address,) = told
    assert address.startswith("http://127.0.0.1:")
    assert f":{port}/" not in address


def test_no_page_of_the_framework_is_left_open() -> None:
    client = Visitor(InventedViews())
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert client.get(path).status_code == 404


def test_the_face_imports_no_pydantic() -> None:
    for module in Path(SERVER).glob("*.py"):
        assert "pydantic" not in module.read_text(), module.name
