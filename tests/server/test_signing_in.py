"""Signing in: nothing is shown to whoever is not, and each acts as themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest

from sabaq.errors import BadConfig
from sabaq.server import create_app, serve
from sabaq.server.addresses import Address
from sabaq.server.alone import FILE, LocalDoors, program_key
from sabaq.server.listening import Listening
from sabaq.server.visitors import Visitor as Guest
from tests.server.invented_picture import InventedViews
from tests.server.teams import FORM, HOME, ROLES, Browser, Team


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    made = Team(tmp_path_factory.mktemp("team"))
    yield made
    made.workspace.close()


def concrete(address: Address) -> str:
    return re.sub(r"{[^}]+}", "i_1", address.path)


def test_nobody_sees_anything_without_signing_in(team: Team):
    for address in team.app.state.addresses:
        answer = team.browser().ask(address.method, concrete(address), origin=HOME)
        if address.roles is None:
            continue
        assert answer.status_code in {303, 401}, address.path
        assert "Quetta" not in answer.text
        if answer.status_code == 303:
            assert answer.headers["location"].startswith("/sign-in?to=")
    assert {each.path for each in team.app.state.addresses if each.roles is None} == {
        "/sign-in", "/sign-out", "/health", "/api/extra.geojson",
    }  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_each_role_reaches_what_its_line_of_the_table_says_and_nothing_else(team: Team, role: str):
    browser, seen = team.inside(role), {}
    for address in team.app.state.addresses:
        if address.roles is None or address.path == "/events":
            continue
        answer = browser.ask(address.method, concrete(address), origin=HOME)
        may = ROLES[role] in address.roles and not address.form  # a form without its token is refused to all
        seen[address.method, address.path] = (answer.status_code != 403, may)
        assert answer.status_code < 500
    assert {key: told for key, told in seen.items() if told[0] != told[1]} == {}


def test_whoever_signs_in_gets_a_cookie_that_no_script_and_no_other_site_gets(team: Team):
    answer = team.browser().enter("analyst", to="/review")
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith("__host-sabaq=")
    assert all(part in cookie for part in ("httponly", "secure", "samesite=strict", "path=/"))
    assert "domain" not in cookie
    assert "max-age=31536000" in answer.headers["strict-transport-security"]


def test_a_page_names_who_is_signed_in_and_lets_them_out(team: Team):
    browser = team.browser()
    browser.enter("analyst")
    assert "Sign analyst out" in browser.get("/").text
    held = browser.cookies.get("__Host-sabaq")
    assert browser.post("/sign-out", token=browser.token("/")).status_code == 303
    again = team.browser()
    again.cookies.set("__Host-sabaq", held or "", domain="sabaq.example")
    assert again.get("/").status_code == 303


def test_a_session_that_was_there_before_is_not_taken_over(team: Team):
    browser = team.browser()
    browser.cookies.set("__Host-sabaq", "planted", domain="sabaq.example")
    browser.enter("analyst")
    planted = team.browser()
    planted.cookies.set("__Host-sabaq", "planted", domain="sabaq.example")
    assert planted.get("/").status_code == 303
    assert browser.cookies.get("__Host-sabaq") != "planted"


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1", "/ x"])
def test_signing_in_never_leads_to_another_site(team: Team, to: str):
    assert team.browser().enter("analyst", to=to).headers["location"] == "/"
    assert "evil" not in team.browser().get(f"/sign-in?{urlencode({'to': to})}").text


def test_a_wrong_password_and_an_unknown_name_are_told_alike(team: Team):
    told = [team.browser().enter(name, "wrong words here") for name in ("analyst", "stranger", "../../etc", "<b>")]
    assert {answer.status_code for answer in told} == {403}
    assert len({answer.text for answer in told}) == 1
    assert "<b>" not in told[0].text


def test_the_wait_after_many_failures_is_told(team: Team):
    browser = team.browser()
    for _ in range(6):
        answer = browser.enter("reviewer", "wrong words here")
    while answer.status_code != 429:
        answer = browser.enter("reviewer", "wrong words here")
    assert int(answer.headers["retry-after"]) >= 1
    assert "try again in" in answer.text


def test_a_decision_bears_the_name_of_who_took_it(team: Team):
    browser = team.inside("reviewer")
    report = next(team.workspace.now().memberships())[0]
    token = browser.token(f"/incidents/{team.incident()}")
    answer = browser.post("/decisions/retract", name=report, why="it was withdrawn", token=token)
    assert answer.status_code == 303, answer.text
    assert team.workspace.desk().decisions()[0].by == "reviewer"


def test_a_form_of_another_session_or_another_site_changes_nothing(team: Team):
    mine, theirs = team.inside("analyst"), team.inside("reviewer")
    token, before = theirs.token(f"/incidents/{team.incident()}"), len(team.workspace.desk().decisions())
    assert mine.post("/decisions/retract", name="p4", why="x", token=token).status_code == 403
    own = urlencode({"name": "p4", "why": "x", "token": mine.token(f"/incidents/{team.incident()}")}).encode()
    foreign = FORM | {"origin": "https://evil.example"}
    assert mine.ask("POST", "/decisions/retract", own, **foreign).status_code == 403
    assert mine.ask("POST", "/sign-in", b"name=a&password=b", **foreign).status_code == 403
    assert len(team.workspace.desk().decisions()) == before


def test_a_program_may_what_its_token_names_and_its_user_may(team: Team):
    def asked(name: str, *allow: str) -> dict[str, str]:
        return {"authorization": f"Bearer {team.people.issue(name, allow, label='', days=1)[1]}"}

    reads, adds = asked("analyst", "read"), asked("analyst", "add")
    body, kind = b'{"id": "n1"}\n', {"content-type": "application/x-ndjson"}
    assert team.browser().get("/api/incidents", **reads).status_code == 200
    assert team.browser().get("/api/incidents", **adds).status_code == 403
    assert team.browser().ask("POST", "/reports", body, **kind, **adds).status_code == 422
    assert team.browser().ask("POST", "/reports", body, **kind, **reads).status_code == 403
    assert team.browser().ask("POST", "/reports", body, **kind, **asked("auditor", "add")).status_code == 403
    assert team.browser().ask("POST", "/reports", body, **kind).status_code == 401
    assert team.browser().get("/api/incidents", authorization="Bearer guessed").status_code == 401


def test_a_name_it_does_not_answer_to_is_turned_away(team: Team):
    assert Browser(team.app, "https://evil.example").get("/sign-in").status_code == 421


@pytest.mark.parametrize(
    ("at", "team", "told"),
    [
        (Listening(host="0.0.0.0", port=0), True, "nothing encrypts"),
        (Listening(host="0.0.0.0", port=0, behind_proxy=True), True, "hosts names no name"),
        (Listening(host="0.0.0.0", port=0, behind_proxy=True, hosts=frozenset({"x.example"})), False, "team server"),
        (Listening(tls_cert=Path("none.pem")), True, "both files"),
        (Listening(tls_cert=Path("none.pem"), tls_key=Path("none.pem")), True, "is no file"),
    ],
)
def test_a_server_that_could_be_overheard_does_not_start(at: Listening, team: bool, told: str):  # noqa: FBT001
    with pytest.raises(BadConfig, match=told):
        at.check(team=team)


def test_a_server_beyond_this_machine_needs_people_who_sign_in():
    with pytest.raises(BadConfig, match="team server needs its own set-up"):
        serve(InventedViews(), at=Listening(host="0.0.0.0", behind_proxy=True, hosts=frozenset({"x.example"})))


@pytest.fixture
def alone() -> tuple[Browser, LocalDoors]:
    doors = LocalDoors(alone=Guest(views=InventedViews()), key="k" * 43)
    return Browser(create_app(InventedViews(), doors=doors), "http://localhost:8420"), doors


def test_a_local_server_lets_in_one_browser_by_each_printed_address(alone: tuple[Browser, LocalDoors]):
    browser, doors = alone
    printed: list[str] = []
    doors.on_entered = printed.append
    assert browser.get("/").status_code == 401
    first = doors.entry
    assert browser.get(first).headers["location"] == "/"
    assert browser.get("/").status_code == 200
    late = Browser(browser.app, browser.home)
    assert late.get(first).status_code == 401
    assert late.get("/").status_code == 401
    assert late.get(printed[0]).status_code == 303
    assert late.get("/api/incidents").status_code == 200


def test_a_local_server_lets_programs_in_that_hold_the_key(alone: tuple[Browser, LocalDoors]):
    browser, doors = alone
    assert browser.get("/api/incidents", authorization=f"Bearer {doors.key}").status_code == 200
    for wrong in ("Bearer ", "Bearer x", f"Basic {doors.key}"):
        assert browser.get("/api/incidents", authorization=wrong).status_code == 401
    assert browser.get("/enter?key=%C3%A9").status_code == 401
    assert browser.get("/health").status_code == 200


def test_the_key_for_programs_is_for_the_owner_of_the_folder_only(tmp_path: Path):
    key = program_key(tmp_path)
    assert program_key(tmp_path) == key
    assert len(key) > 40
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_an_idle_session_leads_back_to_the_sign_in(tmp_path: Path):
    made = Team(tmp_path)
    browser = made.inside("analyst")
    assert browser.get("/decisions").status_code == 200
    made.workspace.guard.clock.now += timedelta(hours=1)  # type: ignore[attr-defined]
    assert browser.get("/decisions").status_code == 303
    made.workspace.close()
