"""Decisions in the browser: from our own pages only, each with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import httpx
import msgspec
import pytest

from sabaq.exchange.columns import Kind
from sabaq.model.decisions import Standing
from sabaq.workspace import Workspace
from tests.deciding import together, workspace
from tests.server.visitors import Visitor

FORM = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin", "Origin": "null"}
JSON = {"Content-Type": "application/json"}
OWN = "http://localhost:8420"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Workspace]:
    made = workspace(tmp_path)
    yield made
    made.close()


@pytest.fixture
def desk(kept: Workspace) -> Visitor:
    return Visitor(kept, desk=kept.desk())


def token(of: Visitor) -> str:
    found = re.search(r'name="token" value="([^"]+)"', of.get(f"/incidents/{incidents(of)[0]}").text)
    assert found is not None
    return found[1]


def incidents(of: Visitor) -> list[str]:
    listed = of.get("/api/incidents", params={"order": "reports"}).json()
    return [each["id"] for each in listed["incidents"]]


def sent(of: Visitor, verb: str, headers: dict[str, str] | None = None, **fields: str) -> httpx.Response:
    fields = {"token": token(of), "why": "two blasts", "back": "/review"} | fields
    return of.post(f"/decisions/{verb}", urlencode(fields).encode(), headers=FORM | (headers or {}))


def told(of: Visitor, verb: str, **fields: str) -> httpx.Response:
    return of.post(f"/api/decisions/{verb}", msgspec.json.encode(fields), headers=JSON)


def test_a_form_parts_two_reports_and_leads_back_to_its_page(desk: Visitor, kept: Workspace):
    here = f"/incidents/{incidents(desk)[0]}"
    answer = sent(desk, "link", a="p1", b="p2", ruling="different", back=here)
    (decision,) = kept.desk().decisions()
    assert (answer.status_code, answer.headers["location"]) == (303, f"{here}?decided={decision.id}")
    assert not any({"p1", "p2"} <= each for each in together(kept))
    page = desk.get(answer.headers["location"]).text
    assert "two blasts" in page
    assert "Take it back" in page
    back = sent(desk, "unlink", decision=decision.id, why="one blast", back="/decisions")
    assert desk.get(back.headers["location"]).text.count("one blast") == 2
    assert any({"p1", "p2"} <= each for each in together(kept))


def test_a_report_is_retracted_on_its_page_and_says_so(desk: Visitor, kept: Workspace):
    report = desk.get(f"/api/incidents/{incidents(desk)[0]}").json()["members"][0]["report"]["id"]
    assert "Retract this report" in desk.get(f"/reports/{report}").text
    answer = sent(desk, "retract", name=report, why="a hoax", back=f"/reports/{report}")
    page = desk.get(answer.headers["location"]).text
    assert "Retracted" in page
    assert "a hoax" in page
    assert "Retract this report" not in page
    (decision,) = kept.desk().decisions()
    sent(desk, "unretract", decision=decision.id, why="no hoax")
    assert kept.desk().decision(decision.id).standing is Standing.TAKEN_BACK
    assert "counts in no picture" not in desk.get(f"/reports/{report}").text


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.example"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost:9999"},
        {"Sec-Fetch-Site": "cross-site", "Origin": OWN},
    ],
)
@pytest.mark.parametrize("address", ["/decisions/link", "/api/decisions/link"])
def test_a_page_of_another_site_decides_nothing(desk: Visitor, kept: Workspace, headers: dict[str, str], address: str):
    fields = {"a": "p1", "b": "p2", "ruling": "different", "why": "x"}
    if address.startswith("/api"):
        body, kind = msgspec.json.encode(fields), JSON
    else:
        body, kind = urlencode(fields | {"token": token(desk)}).encode(), FORM
    assert desk.post(address, body, headers=kind | headers).status_code == 403
    assert kept.desk().decisions() == ()


@pytest.mark.parametrize("origin", ["null", "http://evil.example"])
def test_an_origin_without_its_site_is_not_taken_on_trust(desk: Visitor, kept: Workspace, origin: str):
    fields = urlencode({"a": "p1", "b": "p2", "ruling": "different", "why": "x", "token": token(desk)}).encode()
    headers = {"Content-Type": FORM["Content-Type"], "Origin": origin}
    assert desk.post("/decisions/link", fields, headers=headers).status_code == 403
    assert kept.desk().decisions() == ()


@pytest.mark.parametrize("forged", ["", "x", "é"])
def test_a_form_without_this_servers_token_decides_nothing(desk: Visitor, kept: Workspace, forged: str):
    answer = sent(desk, "link", a="p1", b="p2", ruling="different", token=forged)
    assert answer.status_code == 403
    assert "load it again" in answer.text
    assert kept.desk().decisions() == ()


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example/", "/incidents/../x", "/x", "", "/review\n"])
def test_no_decision_leads_away_from_here(desk: Visitor, back: str):
    answer = sent(desk, "link", a="p1", b="p2", ruling="different", back=back)
    assert answer.headers["location"].startswith("/decisions?decided=l_")


def test_programs_decide_by_json_and_nothing_else(desk: Visitor, kept: Workspace):
    answer = told(desk, "link", a="p1", b="p2", ruling="different", why="two blasts")
    assert answer.status_code == 201
    assert set(answer.json()) == {"decision", "drawn", "seconds", "incidents", "unmet"}
    assert told(desk, "unlink", decision=answer.json()["decision"]["id"], why="one").status_code == 201
    plain = desk.post("/api/decisions/retract", b'{"name": "p1", "why": "x"}', headers={"Content-Type": "text/plain"})
    assert plain.status_code == 422
    assert len(kept.desk().decisions()) == 1
    assert [each["standing"] for each in desk.get("/api/decisions").json()] == ["taken back"]


@pytest.mark.parametrize(
    ("verb", "fields", "answered"),
    [
        ("link", {"a": "p1", "b": "p2", "ruling": "same"}, (422, "lacks why")),
        ("link", {"a": "p1", "b": "p2", "ruling": "retract", "why": "x"}, (422, "wanted same or different")),
        ("link", {"a": "p1", "b": "p2", "ruling": "same", "why": ""}, (409, "needs a reason")),
        ("link", {"a": "p1", "b": "p404", "ruling": "same", "why": "x"}, (409, "no report 'p404'")),
        ("unlink", {"decision": "l_404", "why": "x"}, (409, "no decision 'l_404'")),
        ("retract", {"name": "nobody", "why": "x"}, (409, "is no source")),
    ],
)
def test_what_cannot_be_decided_is_explained(
    desk: Visitor, verb: str, fields: dict[str, str], answered: tuple[int, str]
):
    answer = told(desk, verb, **fields)
    assert answer.status_code == answered[0]
    assert answered[1] in answer.json()["error"]


@pytest.fixture
def doubtful(kept: Workspace) -> Workspace:
    """The same picture, with one doubt of each kind put into it by hand."""
    members = {report: incident for report, incident, _ in kept.now().memberships()}
    subject = {row.report_id: row.claim.subject for row in kept.now().rows(Kind.CLAIMS)}  # type: ignore[union-attr]
    evidence = '[{"field":"actor","bits":-2.5,"words":"other actors"}]'
    put = (
        "INSERT INTO picture_doubts (change, incident, other, a, b, evidence, bits, chance, members, killed, dispute, "
        "worth) VALUES (?, ?, ?, ?, ?, ?, 1.5, 0.4, 2, 3, 0.1, 3.3)"
    )
    with kept.ledger.engine.connect() as connection:
        for change, a, b in (("join", "p4", "p6"), ("part", "p1", "p2")):
            row = (change, members[a], members[b], subject[a], subject[b], evidence)
            connection.exec_driver_sql(put, row)
    return kept


def judged(of: Visitor) -> list[tuple[str, str]]:
    """The two sides that each form of the queue is about."""
    return re.findall(r'name="a" value="(\w+)"><input type="hidden" name="b" value="(\w+)"', of.get("/review").text)


def test_the_queue_shows_both_sides_in_their_words_with_the_evidence(doubtful: Workspace):
    desk = Visitor(doubtful, desk=doubtful.desk())
    page = desk.get("/review").text
    for words in (
        "Are these two incidents one?", "Is this incident two?", "40 % likely", "2 reports would move",
        "3 killed would be counted otherwise", "Bomb kills 5 in Quetta", "other actors", "-2.5", "2 doubts",
    ):  # fmt: skip
        assert words in page
    assert desk.get("/api/review", params={"limit": 1}).json()["total"] == 2
    of_one = desk.get(f"/incidents/{incidents(desk)[0]}").text
    assert "Is this incident two?" in of_one
    assert "Are these two incidents one?" not in of_one
    assert [{each[:2] for each in form} for form in judged(desk)] == [{"i_"}, {"s_"}]


def test_a_doubt_is_settled_from_the_queue(doubtful: Workspace):
    desk = Visitor(doubtful, desk=doubtful.desk())
    a, b = judged(desk)[0]
    answer = sent(desk, "link", a=a, b=b, ruling="same")
    assert answer.headers["location"].startswith("/review?decided=l_")
    assert "one incident, because" in desk.get(answer.headers["location"]).text
    assert any({"p4", "p5", "p6"} <= each for each in together(doubtful))


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"a": 1}', b"\xff"])
def test_json_that_is_no_decision_is_refused(desk: Visitor, body: bytes):
    assert desk.post("/api/decisions/link", body, headers=JSON).status_code == 422


def test_more_than_a_decision_needs_is_not_read(desk: Visitor):
    assert desk.post("/decisions/link", b"x" * 20_000, headers=FORM).status_code == 422


@pytest.mark.parametrize("path", ["/", "/review", "/decisions", "/api/review", "/api/incidents", "/static/sabaq.js"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_else_takes_anything_in(desk: Visitor, path: str, method: str):
    assert desk.request(method, path).status_code == 405


def test_a_server_that_only_shows_has_no_desk(kept: Workspace):
    shown = Visitor(kept)
    assert shown.get("/review").status_code == 404
    assert shown.post("/decisions/link", b"", headers=FORM).status_code == 405
    page = shown.get(f"/incidents/{incidents(shown)[0]}").text
    assert '<form class="decide"' not in page
    assert 'name="token"' not in page


def test_the_past_cannot_be_decided(desk: Visitor):
    page = desk.get(f"/incidents/{incidents(desk)[0]}", params={"as_of": "2024-07-20"}).text
    assert 'name="token"' not in page


def test_what_is_told_is_shown_as_text(desk: Visitor):
    why = "<script>alert(1)</script>"
    answer = sent(desk, "link", a="p1", b="p2", ruling="different", why=why)
    for path in (answer.headers["location"], "/decisions"):
        page = desk.get(path).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page
