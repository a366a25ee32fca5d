"""Teams: a served workspace with somebody of each role, and browsers to come with."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import httpx

from sabaq.model.authority import Operation, Role
from sabaq.model.evidence import Report
from sabaq.server import create_app
from sabaq.server.listening import Listening
from sabaq.server.team import TeamDoors
from sabaq.server.views import Takes
from sabaq.workspace.live import Live
from sabaq.workspace.people import People
from sabaq.workspace.reception import Reception
from sabaq.workspace.sign_in import SignIn
from sabaq.workspace.verbs import Workspace
from tests.deciding import workspace
from tests.ledgers import WIRE, batch, first_word

WORDS = "a plain lamp burns late"
ROLES = {role.value: role for role in Role if role is not Role.OPERATOR}
FORM = {"content-type": "application/x-www-form-urlencoded", "origin": "https://sabaq.example"}
HOME = "https://sabaq.example"


class Browser:
    """Keeps its cookies, as a browser does."""

    def __init__(self, app: object, home: str = HOME) -> None:
        self.app, self.home, self.cookies = app, home, httpx.Cookies()

    def ask(self, method: str, path: str, content: bytes = b"", **headers: str) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)  # type: ignore[arg-type]
            async with httpx.AsyncClient(transport=transport, base_url=self.home, cookies=self.cookies) as client:
                answer = await client.request(method, path, content=content, headers=headers)
                self.cookies = client.cookies
                return answer

        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, ask()).result()

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.ask("GET", path, **headers)

    def post(self, path: str, **fields: str) -> httpx.Response:
        return self.ask("POST", path, urlencode(fields).encode(), **FORM)

    def enter(self, name: str, words: str = WORDS, **more: str) -> httpx.Response:
        return self.post("/sign-in", name=name, password=words, **more)

    def token(self, path: str) -> str:
        found = re.search(r'name="token" value="([^"]+)"', self.get(path).text)
        assert found
        return found[1]


class Team:
    """A served workspace with somebody of each role."""

    def __init__(self, folder: Path) -> None:
        self.workspace = workspace(folder)
        self.people = People(workspace=self.workspace)
        for name, role in ROLES.items():
            self.people.add(name, [role.value])
        for name in ("analyst", "reviewer"):
            self.people.set_password(name, WORDS)
        self.sign_in = SignIn.of(self.workspace)
        desk, reception = self.workspace.desk(), Reception(live=Live(workspace=self.workspace))
        self.doors = TeamDoors(sign_in=self.sign_in, desk=desk, reception=reception, secure=True)
        takes = Takes(desk=desk, reception=reception)
        at = Listening(host="0.0.0.0", hosts=frozenset({"sabaq.example"}), behind_proxy=True)
        self.app = create_app(self.workspace, takes=takes, doors=self.doors, at=at)

    def browser(self) -> Browser:
        return Browser(self.app)

    def inside(self, name: str) -> Browser:
        """A browser of somebody who has just signed in."""
        made = self.browser()
        user = next(each for each in self.people.users() if each.name == name)
        made.cookies.set("__Host-sabaq", self.sign_in.start(user, "test"), domain="sabaq.example")
        return made

    def incident(self) -> str:
        return next(iter(self.workspace.now().every_incident())).id


def hold(of: Workspace, report: Report) -> None:
    """Take one report in as it is, with its marking, and make the picture anew."""
    grant, its = of.permit(Operation.ADD, "one.csv"), batch(f"{report.external_id}.csv")
    of.ledger.begin_batch(grant, its)
    of.ledger.append(grant, its, sources=[WIRE], reports=[(report, (first_word(report),))], links=[])
    of.ledger.end_batch(grant, its, [])
    of.run()
