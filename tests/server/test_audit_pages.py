"""Audit pages: overseers see all that was done, others nothing, and each look is on record."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import timedelta

import pytest
from axe_core_python.sync_playwright import Axe
from httpx import Response
from playwright.sync_api import Browser as Chromium

from sabaq.exchange.sheets import sheet
from sabaq.model.authority import Role
from sabaq.model.evidence import Marking
from sabaq.server import create_app
from sabaq.server.doors import OpenDoors
from sabaq.server.visitors import Visitor as Guest
from sabaq.workspace.oversight import audit_room_of
from tests.ledgers import report
from tests.server.conftest import running
from tests.server.teams import Team, hold
from tests.server.test_server_browser import SEVERE

PAGES = ("/audit", "/audit/uses", "/audit/reviews", "/audit/queue", "/audit/log", "/audit/log?check=1")
SHEETS = ("uses", "reviews", "queue", "log")
AMBER = report("amber", "Nine killed in a raid", marking=Marking.AMBER)
RED = report("red", "Told in confidence", marking=Marking.RED)
WHY = "a bomb is said to go off at noon"


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A team in which an analyst looked at a marked report, was refused something, and broke the glass."""
    made = Team(tmp_path_factory.mktemp("audited"))
    hold(made.workspace, AMBER)
    ana = made.workspace.acting("analyst", {Role.ANALYST})
    for _ in range(3):
        assert ana.now().report(AMBER.id) is not None
    made.inside("public").get("/review")
    hold(made.workspace, RED)
    ana.under(break_glass=WHY).now().report(RED.id)
    yield made
    made.workspace.close()


def rows(team: Team, path: str) -> list[dict[str, str]]:
    answer = team.inside("auditor").get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize("name", ["auditor", "reviewer"])
def test_overseers_see_every_page_and_that_they_looked_is_on_record(team: Team, name: str):
    for path in PAGES:
        answer = team.inside(name).get(path)
        assert answer.status_code == 200, (path, answer.text)
        assert 'href="/audit/uses"' in answer.text
    looks = [each.personal.what for each in team.workspace.log().acts(limit=40)
             if each.personal and each.personal.actor == name and each.operation == "review"]  # fmt: skip
    assert looks


@pytest.mark.parametrize("name", ["analyst", "administrator", "public"])
def test_others_are_refused_and_that_is_on_record(team: Team, name: str):
    for path in (*PAGES, *(f"/audit/{each}.csv" for each in SHEETS)):
        assert team.inside(name).get(path).status_code == 403, path
    refused = rows(team, f"/audit/uses.csv?refused=1&actor={name}")
    assert {f"GET {path.partition('?')[0]}" for path in PAGES} <= {each["what"] for each in refused}
    assert {each["allowed"] for each in refused} == {"no"}


def test_who_did_what_is_found_by_person_record_and_purpose(team: Team):
    looked = rows(team, f"/audit/uses.csv?actor=analyst&record={AMBER.id}")
    assert len(looked) == 3
    assert {(each["operation"], each["marking"]) for each in looked} == {("read", "TLP:AMBER")}
    assert rows(team, f"/audit/uses.csv?record={AMBER.id}&purpose=ADMIN") == []
    page = team.inside("auditor").get(f"/audit/uses?actor=analyst&record={AMBER.id}").text
    assert "3 acts" in page
    assert AMBER.id in page


def test_an_emergency_waits_for_its_review_and_shows_when_it_is_overdue(team: Team):
    (act, *_) = (each for each in rows(team, "/audit/reviews.csv") if each["emergency"] == "yes")
    assert WHY in act["reason"]
    assert (act["reviews"], act["overdue_days"]) == ("", "0")
    assert "not reviewed yet" in team.inside("auditor").get("/audit/reviews").text
    team.workspace.guard.clock.now += timedelta(days=9)  # type: ignore[attr-defined]
    late = [each for each in rows(team, "/audit/reviews.csv") if each["act"] == act["act"]]
    assert int(late[0]["overdue_days"]) >= 1
    assert "overdue by" in team.inside("auditor").get("/audit/reviews").text
    assert "overdue" in team.inside("auditor").get("/audit").text


def test_an_auditor_rules_on_an_item_and_on_nothing_of_their_own(team: Team):
    waiting = rows(team, "/audit/queue.csv")
    item = next(each["item"] for each in waiting if each["actors"] == "analyst")
    own = next((each["item"] for each in waiting if each["actors"] == "auditor"), None)

    def ruled(verdict: str, *, on: str = item, token: str = "") -> Response:
        browser = team.inside("auditor")
        given = {"item": on, "verdict": verdict, "why": "it was their case"}
        return browser.post("/audit/rule", **given, token=token or browser.token("/audit/queue"))

    answer = ruled("explained")
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == f"/audit/queue?done={item}"
    after = next(each for each in rows(team, "/audit/queue.csv") if each["item"] == item)
    assert "explained, says auditor: it was their case" in after["rulings"]
    assert ruled("guilty").status_code == 422
    assert ruled("misuse", token="guessed").status_code == 403
    assert own is None or ruled("explained", on=own).status_code == 403


def test_no_text_of_a_sheet_is_taken_for_a_formula_and_numbers_stay_numbers():
    assert sheet(("a", "b", "c", "d"), [("=1+1", -5, -2.5, None), ("@x", 0, 1, "-1")]) == (
        b"a,b,c,d\n'=1+1,-5,-2.5,\n'@x,0,1,'-1\n"
    )


def test_the_log_is_checked_where_it_is_asked_for_and_its_limits_stand_beside(team: Team):
    quick, whole = (team.inside("auditor").get(path).text for path in ("/audit/log", "/audit/log?check=1"))
    assert "Nothing was altered" in whole
    assert "Nothing was altered" not in quick
    assert all("What it cannot show" in page for page in (quick, whole))
    assert "none has seen it" in quick
    found = {each["finding"]: each["words"] for each in rows(team, "/audit/log.csv")}
    assert int(found["entries"]) > 10
    assert "What it cannot show" in found["limits"]


@pytest.mark.browser
def test_no_serious_barrier_on_any_audit_page(browser: Chromium, team: Team):
    acting = team.workspace.acting("auditor", {Role.AUDITOR}).under(purpose="AUDIT")
    alone = Guest(views=acting, name="auditor", roles=frozenset({Role.AUDITOR}), audit=audit_room_of(acting))
    found: dict[str, object] = {}
    for home in running(create_app(acting, doors=OpenDoors(alone=alone))):
        for scheme, width, paths in (("light", 1400, PAGES[1:2]), ("dark", 360, PAGES)):
            context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
            page = context.new_page()
            page.on("console", lambda told: found.update({told.text: told.type}) if told.type == "error" else None)
            for path in paths:
                page.goto(home + path)
                for violation in Axe().run(page)["violations"]:
                    if violation["impact"] in SEVERE:
                        found[f"{path} {violation['id']}"] = [node["html"][:160] for node in violation["nodes"][:3]]
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            context.close()
    assert found == {}
