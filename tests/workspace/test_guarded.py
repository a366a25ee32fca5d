"""Guarded: every verb asks the guard, or is known not to need it."""

from __future__ import annotations

import inspect
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI
from starlette.routing import Route

from sabaq.errors import Refused
from sabaq.guard.audits import Pins
from sabaq.model.authority import Operation, Role
from sabaq.model.counts import Level, Target
from sabaq.model.decisions import Ruling
from sabaq.model.incident import IncidentQuery
from sabaq.model.lessons import SiteVerdict
from sabaq.model.lessons import Verdict as LessonVerdict
from sabaq.model.recommendations import EvidenceStrength, Recommendation, State
from sabaq.model.reviews import Review, ReviewKind, Section
from sabaq.model.uses import DutyKind, Verdict
from sabaq.model.warrants import Move
from sabaq.server.app import create_app
from sabaq.server.views import Takes
from sabaq.workspace import Desk, Workspace
from sabaq.workspace.authorities import Application, Chambers
from sabaq.workspace.bulletins import Imprint, PressRoom
from sabaq.workspace.delaying import DelayRoom
from sabaq.workspace.forecasting import Forecasts
from sabaq.workspace.inbox import Inbox
from sabaq.workspace.lessons import Lessons, Shown, Step, lessons_of
from sabaq.workspace.live import Live
from sabaq.workspace.logs import LogDesk
from sabaq.workspace.oversight import AuditRoom, Given, Oversight, Wanted, audit_room_of
from sabaq.workspace.people import People
from sabaq.workspace.publishing import Press, Withholding
from sabaq.workspace.reception import Reception
from sabaq.workspace.recurring import Recurring, recurring_of
from sabaq.workspace.reviews import Opened, Reviews, Written, reviews_of
from sabaq.workspace.scoring import Scoring
from sabaq.workspace.study import Study, study_of
from sabaq.workspace.witnesses import Witness
from tests.deciding import HEADER, ROWS, Clock, workspace
from tests.server.visitors import Visitor
from tests.workspace.test_lessons import TOLD

NOT_ASKING = {
    "Workspace.open": "opens the folder; nothing of it is told",
    "Workspace.close": "gives the files back",
    "Workspace.acting": "says as whom one asks; the asking comes after",
    "Workspace.under": "says on what one relies; the asking comes after",
    "Workspace.sight": "which markings whoever acts may read, and no report",
    "Workspace.desk": "gives the place; each of its verbs asks",
    "Workspace.chambers": "gives the place; each of its verbs asks",
    "Workspace.log": "gives the place; each of its verbs asks",
    "Workspace.register": "the shipped and the workspace's own table of sources; nothing of the ledger",
    "Workspace.gazetteer": "names of places, by which add and extract read, and both ask",
    "Workspace.assistant": "the settings of the language model",
    "Workspace.moment": "reads a date that was typed",
    "Workspace.one": "picks from a view, which was asked for",
    "Live.loaded": "whether the groups are in memory",
    "Live.finish": "ends its threads",
    "Desk.of": "says as whom one asks; the asking comes after",
    "Reception.of": "says as whom one asks; the asking comes after",
    "Reception.load": "learns the groups; where that needs the picture made, the run asks",
    "Reception.pace": "how many wait",
    "Inbox.pace": "how many wait",
    "Lessons.today": "the day it is",
    "Study.delays": "gives the place; its verb asks",
    "AuditRoom.now": "tells the time",
    "LogDesk.make_key": "gives a new log its key; nothing of the ledger is told",
    "LogDesk.public": "the public half of the log's key, which is for everybody",
    "LogDesk.signed": "the log with its key, for the verbs here, which ask",
    "LogDesk.sign": "puts what was entered with leave under a checkpoint",
    "LogDesk.beating": "enters signs of life; nothing of the ledger is told",
    "Witness.init": "a witness is another party, in a folder of its own",
    "Witness.open": "a witness is another party",
    "Witness.public": "a witness is another party",
    "Witness.trust": "a witness is another party",
    "Witness.logs": "a witness is another party",
    "Witness.answer": "a witness is another party",
    "Witness.cosigned": "a witness is another party",
}  # fmt: skip
KIND = (Level.DISTRICT_28_DAYS, Target.DEATHS)
ASKED = Application(
    reference="1", legal_basis="law", issuer="office", purpose="CT-PLOT", scope="x", operations=frozenset({"read"}),
    starts=Clock()(), expires=Clock()(),
)  # fmt: skip


class Closed:
    """A workspace in which whoever asks has no role, and so may do nothing."""

    def __init__(self, folder: Path) -> None:
        made = workspace(folder)
        self.file = folder / "more.csv"
        self.file.write_text(HEADER + ROWS[0], encoding="utf-8")
        self.folder = folder
        self.open = made
        self.closed = made.acting("nobody", frozenset[Role]())

    def calls(self) -> dict[str, Callable[[], object]]:
        """Every verb that must be refused, called as somebody would."""
        of, desk, rooms = self.closed, self.closed.desk(), self.closed.chambers()
        live = Live(workspace=of)
        now = of.guard.clock()
        return {
            "Workspace.init": lambda: of.permit(Operation.INIT, "x", purpose="ADMIN"),
            "Workspace.permit": lambda: of.permit(Operation.INIT, "x"),
            "Workspace.ask": lambda: of.ask(of.capacity.request(Operation.INIT, "x")),
            "Workspace.add": lambda: of.add([self.file]),
            "Workspace.run": lambda: of.run(fresh=True),
            "Workspace.now": of.now,
            "Workspace.as_of": lambda: of.as_of(now),
            "Workspace.export": lambda: of.export(
                "incidents", "csv", out=None, stdout=io.BytesIO(), moment=None, recorded=False
            ),
            "Workspace.extract": lambda: of.extract(self.file, self.folder / "out.jsonl"),
            "Workspace.doctor": of.doctor,
            "Desk.link": lambda: desk.link("p1", "p2", Ruling.SAME, "why"),
            "Desk.unlink": lambda: desk.unlink("l_1", "why"),
            "Desk.retract": lambda: desk.retract("p1", "why"),
            "Desk.unretract": lambda: desk.unretract("t_1", "why"),
            "Desk.decisions": desk.decisions,
            "Desk.decision": lambda: desk.decision("l_1"),
            "Desk.review": desk.review,
            "Chambers.apply": lambda: rooms.apply(ASKED, "why"),
            "Chambers.rule": lambda: rooms.rule(Move.APPROVE, "1", "why"),
            "Chambers.authorities": rooms.authorities,
            "Chambers.authority": lambda: rooms.authority("1"),
            "Chambers.exceptional": rooms.exceptional,
            "Chambers.review": lambda: rooms.review("1", justified=True, why="why"),
            **self.lesson_calls(),
            "Live.load": lambda: live.load(anew=True),
            "Live.take": lambda: live.take(self.file, reader="generic"),
            "Live.take_all": lambda: live.take_all([self.file], reader="generic"),
            "Live.read": lambda: live.read(self.file, reader="generic"),
            "Live.take_in": lambda: live.take_in([live.read(self.file, reader="generic")]),
            "Inbox.look": lambda: list(Inbox(folder=self.folder, live=live, clock=lambda: 1e12).look()),
            **self.oversight(),
            **self.people(),
            **self.log(),
            "Reception.take": lambda: Reception(live=live).take(b'{"id": "1"}\n'),
            "Reception.changes": lambda: Reception(live=live).changes(0),
        }

    def lesson_calls(self) -> dict[str, Callable[[], object]]:
        """The same for what is recommended and reviewed."""
        lessons, again, reviews = lessons_of(self.closed), recurring_of(self.closed), reviews_of(self.closed)
        step, shown = Step(state=State.ACCEPTED, why="why"), Shown(what="x", strength=EvidenceStrength.D)
        opened = Opened(incident="i_1", kind=ReviewKind.EXERCISE, lead="x", independence="x", why="why")
        incident = self.open.now().incidents(IncidentQuery(limit=1)).incidents[0]
        review, one = lesson_rows_of(self.open)
        return {
            "Lessons.recommend": lambda: lessons.recommend(TOLD, "why"),
            "Lessons.take": lambda: lessons.take(self.file),
            "Lessons.move": lambda: lessons.move("R1", step),
            "Lessons.show": lambda: lessons.show("R1", shown),
            "Lessons.every": lessons.every,
            "Lessons.one": lambda: lessons.one("R1"),
            "Lessons.rates": lessons.rates,
            "Lessons.closures": lessons.closures,
            "Lessons.overdue": lessons.overdue,
            "Recurring.suggestions": again.suggestions,
            "Recurring.rulings": again.rulings,
            "Recurring.rule": lambda: again.rule("R1", "R2", LessonVerdict.REJECTED, "why"),
            "Recurring.name_site": lambda: again.name_site("x", "school"),
            "Recurring.checks": again.checks,
            "Recurring.check": lambda: again.check("R1", "x", SiteVerdict.HOLDS, "why"),
            "Recurring.since": lambda: again.since(one),
            "Reviews.duties": reviews.duties,
            "Reviews.duties_of": lambda: reviews.duties_of(incident),
            "Reviews.open": lambda: reviews.open(opened),
            "Reviews.write": lambda: reviews.write(review.id, Written(section=Section.WHY, text="x")),
            "Reviews.code": lambda: reviews.code(review.id, "s", "insider"),
            "Reviews.done": lambda: reviews.done(review.id, "why"),
            "Reviews.reopen": lambda: reviews.reopen(review.id, "why"),
            "Reviews.every": reviews.every,
            "Reviews.one": lambda: reviews.one(review.id),
            "Reviews.against": lambda: reviews.against(review),
            "Study.leaflet": lambda: study_of(self.closed).leaflet(review.id),
            "Study.recommended": lambda: study_of(self.closed).recommended(review.id),
            "Forecasts.make": lambda: study_of(self.closed).forecasts.make(*KIND),
            "Forecasts.kept": lambda: study_of(self.closed).forecasts.kept(*KIND),
            "Forecasts.kinds": study_of(self.closed).forecasts.kinds,
            "DelayRoom.hours": study_of(self.closed).delays.hours,
            "Scoring.scorecard": lambda: Scoring(workspace=self.closed).scorecard("TTP", Clock()().date()),
            "Reviews.titled": lambda: reviews.titled(review),
            "Reviews.reports": lambda: reviews.reports(review),
            "Reviews.remarks": lambda: reviews.remarks(review.id),
            "Reviews.agreement": lambda: reviews.agreement(review.id),
            "Reviews.forget": lambda: reviews.forget("w_1", "why"),
            "Reviews.reporter": lambda: reviews.reporter("w_1", "why"),
        }

    def oversight(self) -> dict[str, Callable[[], object]]:
        """The verbs of those who judge the use."""
        room, now = audit_room_of(self.closed), self.closed.guard.clock()
        over, day = room.oversight, timedelta(days=1)
        return {
            "AuditRoom.handed_on": lambda: room.handed_on("x"),
            "Oversight.give": lambda: over.give(
                Given(kind=DutyKind.SHIFT, starts=now, ends=now + day, actor="x"), "why"
            ),
            "Oversight.duties": over.duties,
            "Oversight.set_canary": lambda: over.set_canary("i_1", "why"),
            "Oversight.canaries": over.canaries,
            "Oversight.uses": lambda: over.uses(Wanted(since=now - day, until=now)),
            "Oversight.items": over.items,
            "Oversight.tallies": over.tallies,
            "Oversight.rule": lambda: over.rule("q_1", Verdict.EXPLAINED, "why"),
        }

    def people(self) -> dict[str, Callable[[], object]]:
        """The verbs that say who may come in."""
        people = People(workspace=self.closed)
        return {
            "People.add": lambda: people.add("somebody", ["analyst"]),
            "People.change": lambda: people.change("somebody", roles=["analyst"]),
            "People.disable": lambda: people.disable("somebody"),
            "People.enable": lambda: people.enable("somebody"),
            "People.set_password": lambda: people.set_password("somebody", "four words and more"),
            "People.users": people.users,
            "People.user": lambda: people.user("somebody"),
            "People.issue": lambda: people.issue("somebody", ["read"], label="", days=1),
            "People.revoke": lambda: people.revoke("k_1234", "why"),
            "People.tokens": people.tokens,
            "People.token": lambda: people.token("k_1234"),
        }

    def log(self) -> dict[str, Callable[[], object]]:
        """The verbs on the log, and those that publish under it."""
        log, out = self.closed.log(), self.folder / "out"
        press = Press(log=log)
        withholding = Withholding(paragraphs=(1,), authority="law", until="2030-01-01")
        return {
            "LogDesk.checkpoint": log.checkpoint,
            "LogDesk.offer": lambda: log.offer(0),
            "LogDesk.cosigned_by": lambda: log.cosigned_by("http://127.0.0.1:1"),
            "LogDesk.take_back": lambda: log.take_back("x"),
            "LogDesk.verify": lambda: log.verify(Pins()),
            "LogDesk.state": log.state,
            "LogDesk.acts": lambda: log.acts(limit=1),
            "LogDesk.prove": lambda: log.prove("1"),
            "LogDesk.export": lambda: log.export(out),
            "LogDesk.erase": lambda: log.erase("1", "why"),
            "Press.publish": lambda: press.publish(self.file, out, withholding),
            "PressRoom.issue": lambda: PressRoom(workspace=self.closed).issue(out, Imprint()),
            "Press.reveal": lambda: press.reveal("p_1", 1, out, "why"),
        }


def lesson_rows_of(of: Workspace) -> tuple[Review, Recommendation]:
    """A review and a recommendation that are on record."""
    incident = of.now().incidents(IncidentQuery(limit=1)).incidents[0].id
    asked = Opened(incident=incident, kind=ReviewKind.EXERCISE, lead="x", independence="x", why="why")
    lessons = lessons_of(of)
    held = lessons.every() or (lessons.recommend(TOLD, "why"),)
    return reviews_of(of).open(asked), held[0]


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Closed]:
    made = Closed(tmp_path_factory.mktemp("closed"))
    yield made
    made.open.close()


def verbs() -> set[str]:
    """Every public verb of the rooms that people and programs come to."""
    found = set()
    for room in (
        Workspace, Desk, Live, Chambers, Inbox, Reception, Lessons, Recurring, Reviews, Study, Oversight, AuditRoom,
        People, LogDesk, Press, PressRoom, Witness, Forecasts, DelayRoom, Scoring,
    ):  # fmt: skip
        fields = set(getattr(room, "__dataclass_fields__", ()))
        found |= {
            f"{room.__name__}.{name}"
            for name, value in inspect.getmembers(room)
            if not name.startswith("_") and name not in fields and (callable(value) or isinstance(value, property))
        }
    return found


def test_every_verb_is_either_refused_here_or_known_not_to_ask(closed: Closed):
    assert verbs() == closed.calls().keys() | NOT_ASKING.keys()
    assert closed.calls().keys() & NOT_ASKING.keys() == set()


@pytest.mark.parametrize("verb", sorted(verbs() - NOT_ASKING.keys()))
def test_a_verb_is_refused_to_one_who_has_no_role_and_the_refusal_is_recorded(closed: Closed, verb: str):
    before = refusals(closed)
    with pytest.raises(Refused, match=r"as nobody in particular, may not|not for the public"):
        closed.calls()[verb]()
    assert refusals(closed) > before


def refusals(closed: Closed) -> int:
    return sum(each.decision == "refused" for each in closed.open.ledger.acts())


OPEN_ADDRESSES = {
    "/health": "that the server answers", "/static": "styles and programs", "/api/extra.geojson": "lines of the map",
    "/api/openapi.json": "which addresses there are; nothing of the workspace",
}  # fmt: skip


def addresses(app: FastAPI) -> list[tuple[str, str]]:
    """Every address of the web face, with made-up names in it."""
    routes = [each for each in app.routes if isinstance(each, Route)]
    made = [(method, re.sub(r"{[^}]+}", "i_1", each.path)) for each in routes for method in each.methods or ()]
    return sorted((method, path) for method, path in made if method != "HEAD" and path not in OPEN_ADDRESSES)


def test_every_address_is_refused_to_one_who_has_no_role(closed: Closed):
    of = closed.closed
    app = create_app(of, takes=Takes(desk=of.desk(), reception=Reception(live=Live(workspace=of)), study=study_of(of)))
    visitor = Visitor(of)
    visitor.app = app
    told = {}
    for method, path in addresses(app):
        given = dict.fromkeys(("a", "b", "why", "decision", "name"), "x") | {"ruling": "same"}
        sent = {"content-type": "application/json", "origin": "http://localhost:8420"}
        body = json.dumps(given).encode()
        if path.startswith("/reviews"):
            given = dict.fromkeys(("incident", "lead", "independence", "why", "text", "to", "sentence"), "x")
            given |= {"kind": "exercise", "section": "why", "strength": "weaker", "codes": "insider"}
        if path.startswith("/rec"):
            given = dict.fromkeys(("why", "what", "later", "earlier"), "x")
            given |= {"state": "accepted", "strength": "C", "verdict": "rejected"}
        if method == "POST" and path.startswith(("/decisions/", "/reviews", "/rec")):
            sent["content-type"] = "application/x-www-form-urlencoded"
            body = urlencode(given | {"token": app.state.doors.alone.form_token}).encode()
        answer = visitor.request(method, path, headers=sent, content=body if method == "POST" else None)
        told[f"{method} {path}"] = answer.status_code
    assert {address: answer for address, answer in told.items() if answer != 403} == {}
    assert len(told) > 15
