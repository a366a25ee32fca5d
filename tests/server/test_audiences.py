"""Audiences: whoever asks for whatever, no word and no id of a hidden report is in the answer."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import httpx
import msgspec
import pytest

from sabaq.analysis.forecasts import Tier
from sabaq.analysis.outlooks import Outlook, Span, UnitOutlook
from sabaq.exchange.columns import Kind
from sabaq.model.authority import Role
from sabaq.model.counts import Level, Target
from sabaq.model.evidence import Marking
from sabaq.server import create_app
from sabaq.server.team import TeamDoors
from sabaq.server.views import Takes
from sabaq.store.shelves import Shelf
from sabaq.workspace import Workspace
from sabaq.workspace.forecasting import FOLDER, Forecast, Vintage
from sabaq.workspace.live import Live
from sabaq.workspace.oversight import Wanted, oversight_of
from sabaq.workspace.people import People
from sabaq.workspace.reception import Reception
from sabaq.workspace.sign_in import SignIn
from sabaq.workspace.study import study_of
from tests import places
from tests.server.marked import ALONE, EVERY, MIXED, UNTRUE, Told, marked_workspace
from tests.server.visitors import Visitor
from tests.servers import Server

COMMUNITY = {Marking.CLEAR, Marking.GREEN}
READS = {  # said here once more, apart from the rules of the guard
    Role.PUBLIC: {Marking.CLEAR},
    Role.ADMINISTRATOR: COMMUNITY,
    Role.ANALYST: COMMUNITY | {Marking.AMBER, Marking.AMBER_STRICT},
    Role.AUDITOR: COMMUNITY | {Marking.AMBER, Marking.AMBER_STRICT},
    Role.REVIEWER: set(Marking),
}
JSON = {"content-type": "application/json", "origin": "http://localhost:8420"}
THEN = "as_of=2999-01-01T00:00:00Z"


@dataclass
class House:
    """A served workspace, and a program of each role that asks it."""

    workspace: Workspace
    visitor: Visitor
    secrets: dict[Role, str]

    def ask(self, role: Role, path: str, *, method: str = "GET", **fields: str) -> httpx.Response:
        headers = JSON | {"authorization": f"Bearer {self.secrets[role]}"}
        return self.visitor.request(method, path, headers=headers, content=msgspec.json.encode(fields))

    def paths(self) -> list[str]:
        """Every address that shows something, with every id in it that there is."""
        study = study_of(self.workspace)
        ids = {
            "incidents": [each.incident for each in EVERY], "reports": [each.report.id for each in EVERY],
            "reviews": [each.id for each in study.reviews.every()],
            "recommendations": [each.id for each in study.lessons.every()],
        }  # fmt: skip
        found = []
        for address in self.visitor.app.state.addresses:
            if address.method == "GET" and address.path != "/events" and not address.path.endswith("/pdf"):
                kind = next((kind for kind in ids if f"/{kind}/{{id}}" in address.path), None)
                found += [address.path.replace("{id}", each) for each in ids[kind]] if kind else [address.path]
        return found


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    server: Server | None = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    with places.kept_by(server):
        made = marked_workspace(tmp_path_factory.mktemp("house"))
    keep_forecasts(made)
    people, secrets = People(workspace=made), {}
    for role in READS:
        people.add(role.value, [role.value])
        allowed = ["read", *(["link", "retract"] if role in {Role.ANALYST, Role.REVIEWER} else [])]
        secrets[role] = people.issue(role.value, allowed, label="", days=90)[1]
    desk, reception = made.desk(), Reception(live=Live(workspace=made))
    doors = TeamDoors(sign_in=SignIn.of(made), desk=desk, reception=reception)
    visitor = Visitor(made)
    takes = Takes(desk=desk, reception=reception, study=study_of(made))
    visitor.app = create_app(made, takes=takes, doors=doors)
    yield House(made, visitor, secrets)
    made.close()


def keep_forecasts(made: Workspace) -> None:
    """Keep a forecast from all, and one from what is CLEAR; each names a unit of every report that it knows."""
    span = Span(low=0, low_half=0, middle=1, high_half=2, high=4, mean=1.2, any=0.6)
    for markings in (set(Marking), {Marking.CLEAR}):
        units = tuple(
            UnitOutlook(
                unit=f"{each.word}abad", tiers=dict.fromkeys(Tier, span), ahead=(span,), past=(), last_year=3,
                quiet=False, drivers=(), analogues=(), lat=each.lat, lon=67.0,
            )
            for each in EVERY if each.marking in markings
        )  # fmt: skip
        expected = Outlook(
            level=Level.DISTRICT_28_DAYS, target=Target.DEATHS, origin=date(2024, 12, 1), first=date(2024, 12, 1),
            last=date(2024, 12, 28), units=units, not_reported=(), occasions=(), made_with="test@1",
        )  # fmt: skip
        vintage = Vintage(
            made_at=made.guard.clock(), picture="", picture_made_at="2024-12-01T00:00", reports=1, incidents=1,
            markings=tuple(markings), gaps=(), silent=0, seed=1,
        )  # fmt: skip
        kept = Forecast(outlook=expected, record=None, unscored="invented", vintage=vintage)
        name = f"district-28-days-deaths-{len(markings)}"
        Shelf(folder=made.folder / FOLDER).keep(name, msgspec.json.encode(kept))


def hidden_from(role: Role) -> list[Told]:
    return [each for each in EVERY if each.marking not in READS[role]]


def given_away(role: Role, text: str, asked: str = "") -> set[str]:
    """The words and ids in a text that it may not hold; what was asked for may come back."""
    secret = {part for each in hidden_from(role) for part in (each.word, each.report.id[2:], each.subject[2:])}
    return {part for part in secret | ({UNTRUE} if hidden_from(role) else set()) if part in text.replace(asked, "")}


@pytest.mark.parametrize(("role", "then"), [*((role, "") for role in READS), (Role.PUBLIC, THEN), (Role.ANALYST, THEN)])
def test_no_address_gives_away_what_is_hidden_and_some_show_all_that_is_not(house: House, role: Role, then: str):
    seen, wrong = set(), {}
    for path in house.paths():
        answer = house.ask(role, f"{path}?{then}" if then and "/api/extra" not in path else path)
        assert answer.status_code in {200, 403, 404, 409, 422}, (path, answer.text)
        if found := given_away(role, answer.text, path.rpartition("/")[2]):
            wrong[path] = found
        seen |= {each.word for each in EVERY if each.word in answer.text and answer.status_code == 200}
    assert wrong == {}
    assert seen == {each.word for each in EVERY if each.marking in READS[role]}


@pytest.mark.parametrize("role", READS)
def test_a_hidden_id_is_answered_as_one_that_does_not_exist(house: House, role: Role):
    nothing = "0" * len(ALONE[0].report.id[2:])
    for each in hidden_from(role):
        for path in ("/api/incidents/i_{}", "/incidents/i_{}", f"/incidents/i_{{}}?{THEN}"):
            assert alike(house, role, path, one=each.subject[2:], other=nothing), path
        for path in ("/api/reports/r_{}", "/reports/r_{}", f"/api/reports/r_{{}}?{THEN}"):
            assert alike(house, role, path, one=each.report.id[2:], other=nothing), path


def test_a_review_or_a_recommendation_that_rests_on_something_hidden_is_answered_as_none(house: House):
    study = study_of(house.workspace)
    hidden = [each for each in study.reviews.every() if each.incident != ALONE[0].incident]
    advised = [each for each in study.lessons.every() if each.incident != ALONE[0].incident]
    assert (len(hidden), len(advised)) == (2, 2)
    for path, ids in (("/reviews/{}", [each.id for each in hidden]), ("/recommendations/{}", [r.id for r in advised])):
        for name in ids:
            for role in (Role.ANALYST, Role.AUDITOR):
                mine, theirs = (house.ask(role, path.format(each)) for each in (name, f"{name[:5]}none"))
                assert mine.status_code == theirs.status_code == 409
                assert mine.text.replace(name, "") == theirs.text.replace(f"{name[:5]}none", "")
            assert house.ask(Role.REVIEWER, path.format(name)).status_code == 200


def alike(house: House, role: Role, path: str, *, one: str, other: str) -> bool:
    mine, theirs = (house.ask(role, path.format(each)) for each in (one, other))
    return mine.status_code == 404 and mine.text.replace(one, "") == theirs.text.replace(other, "")


@pytest.mark.parametrize("role", READS)
def test_a_forecast_from_all_is_for_those_who_see_all_and_others_get_the_one_made_for_them(house: House, role: Role):
    page = house.ask(role, "/forecasts").text
    wanted = {each.word for each in EVERY if role is Role.REVIEWER or each.marking is Marking.CLEAR}
    assert {each.word for each in EVERY if f"{each.word}abad" in page} == wanted
    for each in hidden_from(role):
        assert house.ask(role, f"/forecasts/unit?unit={each.word}abad").status_code == 422


def test_a_decision_on_something_hidden_is_answered_as_one_on_nothing(house: House):
    mine, theirs = ALONE[0].report.id, ALONE[4]
    known = [each.id for each in house.workspace.desk().decisions() if UNTRUE in each.why]
    assert len(known) >= 2
    tried: list[tuple[str, dict[str, str], str, str]] = [
        ("link", {"a": mine, "b": "{}", "ruling": "same"}, theirs.report.id, "r_none"),
        ("link", {"a": mine, "b": "{}", "ruling": "same"}, theirs.incident, "i_none"),
        ("link", {"a": mine, "b": "{}", "ruling": "same"}, theirs.subject, "s_none"),
        ("link", {"a": mine, "b": "{}", "ruling": "same"}, theirs.report.external_id, "x-none"),
        ("retract", {"name": "{}"}, theirs.report.id, "r_none"),
        ("retract", {"name": "{}"}, theirs.report.external_id, "x-none"),
        ("retract", {"name": "{}"}, f"The {theirs.word} post", "The other post"),
        ("retract", {"name": "{}"}, f"{theirs.word}.csv", "none.csv"),
        *(("unlink", {"decision": "{}"}, each, "l_none") for each in known),
        *(("unretract", {"decision": "{}"}, each, "t_none") for each in known),
    ]
    for verb, fields, hidden, nothing in tried:
        told = []
        for name in (hidden, nothing):
            given = {key: value.format(name) for key, value in fields.items()} | {"why": "a try"}
            answer = house.ask(Role.ANALYST, f"/api/decisions/{verb}", method="POST", **given)
            told.append((answer.status_code, answer.text.replace(name, "")))
        assert told[0] == told[1], (verb, hidden)
        assert told[0][0] == 409


@pytest.mark.parametrize("role", [Role.ANALYST, Role.AUDITOR])
def test_exports_comparisons_and_the_audit_give_nothing_hidden_away(house: House, role: Role):
    purpose = "AUDIT" if role is Role.AUDITOR else "CT-PLOT"
    acting = house.workspace.acting("somebody", {role}).under(purpose=purpose)
    for kind in Kind:
        for moment in (None, house.workspace.guard.clock()):
            out = io.BytesIO()
            assert acting.export(kind.value, "jsonl", out=None, stdout=out, moment=moment, recorded=False) > 0
            assert given_away(role, out.getvalue().decode()) == set(), kind
            assert ALONE[2].report.external_id in out.getvalue().decode() or kind is Kind.INCIDENTS
    named = [f"The {each.word} post" for each in ALONE[:3]]
    assert given_away(role, str(acting.now().compare(named))) == set()
    since, until = house.workspace.guard.clock().replace(year=2000), house.workspace.guard.clock()
    house.workspace.acting("rev", {Role.REVIEWER}).now().report(ALONE[4].report.id)
    if role is Role.AUDITOR:
        uses = oversight_of(acting).uses(Wanted(since=since, until=until))
        touched = [use for use in uses if use.marking == Marking.RED and use.operation == "read"]
        assert touched
        assert given_away(role, str(touched)) == set()


def test_an_incident_of_which_a_part_is_hidden_is_made_of_the_rest_alone(house: House):
    whole = house.workspace.now().incidents_of([each.subject for each in MIXED])  # joined by a decision on a red one
    assert len(set(whole.values())) == 1
    shown = house.ask(Role.PUBLIC, "/api/incidents").json()
    clear = {each.incident for each in EVERY if each.marking is Marking.CLEAR}
    assert {each["id"] for each in shown["incidents"]} == clear
    assert {each["reports"] for each in shown["incidents"]} == {1}
    page = house.ask(Role.PUBLIC, "/").text
    assert re.search(r"Made on \d{4}-\d\d-\d\d at \d\d:\d\d UTC from what is marked TLP:CLEAR\.", page)
    assert "from what is marked" not in house.ask(Role.REVIEWER, "/").text
