"""Guarded: every verb asks the guard, or is known not to need it."""

from __future__ import annotations

import inspect
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI
from starlette.routing import Route

from sabaq.errors import Refused
from sabaq.model.authority import Operation, Role
from sabaq.model.decisions import Ruling
from sabaq.model.warrants import Move
from sabaq.server.app import create_app
from sabaq.workspace import Desk, Workspace
from sabaq.workspace.authorities import Application, Chambers
from sabaq.workspace.inbox import Inbox
from sabaq.workspace.live import Live
from sabaq.workspace.reception import Reception
from tests.deciding import HEADER, ROWS, Clock, workspace
from tests.server.visitors import Visitor

NOT_ASKING = {
    "Workspace.open": "opens the folder; nothing of it is told",
    "Workspace.close": "gives the files back",
    "Workspace.acting": "says as whom one asks; the asking comes after",
    "Workspace.under": "says on what one relies; the asking comes after",
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
    "Live.settle": "flushes to the disk what was taken in with leave",
    "Desk.of": "says as whom one asks; the asking comes after",
    "Reception.of": "says as whom one asks; the asking comes after",
    "Reception.load": "learns the groups; where that needs the picture made, the run asks",
    "Reception.settle": "flushes to the disk what was taken in with leave",
    "Reception.pace": "how many wait",
    "Inbox.pace": "how many wait",
}  # fmt: skip
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
            "Live.load": lambda: live.load(anew=True),
            "Live.take": lambda: live.take(self.file, reader="generic"),
            "Live.take_all": lambda: live.take_all([self.file], reader="generic"),
            "Inbox.look": lambda: list(Inbox(folder=self.folder, live=live, clock=lambda: 1e12).look()),
            "Reception.take": lambda: Reception(live=live).take(b'{"id": "1"}\n'),
            "Reception.changes": lambda: Reception(live=live).changes(0),
        }


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Closed]:
    made = Closed(tmp_path_factory.mktemp("closed"))
    yield made
    made.open.close()


def verbs() -> set[str]:
    """Every public verb of the rooms that people and programs come to."""
    found = set()
    for room in (Workspace, Desk, Live, Chambers, Inbox, Reception):
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
    with pytest.raises(Refused, match="as nobody in particular, may not"):
        closed.calls()[verb]()
    assert refusals(closed) > before


def refusals(closed: Closed) -> int:
    return sum(each.decision == "refused" for each in closed.open.ledger.acts())


OPEN_ADDRESSES = {
    "/health": "that the server answers", "/static": "styles and programs", "/api/extra.geojson": "lines of the map",
}  # fmt: skip


def addresses(app: FastAPI) -> list[tuple[str, str]]:
    """Every address of the web face, with made-up names in it."""
    routes = [each for each in app.routes if isinstance(each, Route)]
    made = [(method, re.sub(r"{[^}]+}", "i_1", each.path)) for each in routes for method in each.methods or ()]
    return sorted((method, path) for method, path in made if method != "HEAD" and path not in OPEN_ADDRESSES)


def test_every_address_is_refused_to_one_who_has_no_role(closed: Closed):
    of = closed.closed
    app = create_app(of, desk=of.desk(), reception=Reception(live=Live(workspace=of)))
    visitor = Visitor(of)
    visitor.app = app
    told = {}
    for method, path in addresses(app):
        given = dict.fromkeys(("a", "b", "why", "decision", "name"), "x") | {"ruling": "same"}
        sent = {"content-type": "application/json", "origin": "http://localhost:8420"}
        body = json.dumps(given).encode()
        if method == "POST" and path.startswith("/decisions/"):
            sent["content-type"] = "application/x-www-form-urlencoded"
            body = urlencode(given | {"token": app.state.doors.alone.form_token}).encode()
        answer = visitor.request(method, path, headers=sent, content=body if method == "POST" else None)
        told[f"{method} {path}"] = answer.status_code
    assert {address: answer for address, answer in told.items() if answer != 403} == {}
    assert len(told) > 15
