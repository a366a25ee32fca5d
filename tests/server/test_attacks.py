"""Attacks on the web face: each is tried, and nothing comes of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from sabaq.errors import Refused
from sabaq.guard import passwords
from sabaq.model.authority import Operation
from sabaq.model.evidence import Marking
from sabaq.server.addresses import Address
from sabaq.workspace.sign_in import FREE_TRIES, TooManyTries
from tests.ledgers import report
from tests.server.teams import FORM, HOME, WORDS, Browser, Team, hold

COOKIE = "__Host-sabaq"
GUESS = "wrong words every time"
JSON = {"content-type": "application/json"}
SECRET = report("red-1", "Zanzibar convoy told of in confidence", marking=Marking.RED)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    made = Team(tmp_path_factory.mktemp("attacked"))
    yield made
    made.workspace.close()


def sent_by_form(team: Team) -> list[Address]:
    return [each for each in team.app.state.addresses if each.form]


def everything(team: Team) -> tuple[int, int, int]:
    """Whatever an attack might change: decisions, reports, people."""
    held = team.workspace.ledger
    return len(team.workspace.desk().decisions()), len(list(team.workspace.now().memberships())), len(
        [each for each in held.acts() if each.operation in {"enrol", "link", "retract"} and each.decision == "allowed"]
    )  # fmt: skip


def asked(team: Team, name: str, *allow: str) -> dict[str, str]:
    """The header of a program that holds a token of somebody."""
    return {"authorization": f"Bearer {team.people.issue(name, allow, label='', days=1)[1]}"}


@pytest.mark.parametrize("token", [None, "", "guessed", "of another session", "of the session before", "of none"])
def test_a_form_is_taken_with_the_token_of_its_own_session_only(team: Team, token: str | None):
    mine, theirs = team.inside("reviewer"), team.inside("analyst")
    page = f"/incidents/{team.incident()}"
    given = {"of another session": theirs.token(page), "of none": Browser(team.app).get("/sign-in").text[-64:]}
    if token == "of the session before":
        given[token] = mine.token(page)
        mine = team.inside("reviewer")
    fields = {"name": "p4", "why": "x", "decision": "t_1", "a": "p1", "b": "p4", "ruling": "same"}
    sent = fields if token is None else fields | {"token": given.get(token, token)}
    before = everything(team)
    for address in sent_by_form(team):
        assert mine.post(address.path, **sent).status_code == 403, address.path
    assert everything(team) == before
    assert mine.get("/decisions").status_code == 200  # nor were they signed out


@pytest.mark.parametrize(
    "told",
    [
        {"origin": "https://evil.example"}, {"origin": "http://sabaq.example"}, {"origin": "https://sabaq.example:99"},
        {"origin": "null"}, {"origin": HOME, "sec-fetch-site": "cross-site"},
        {"origin": HOME, "sec-fetch-site": "same-site"}, {"sec-fetch-site": "none"},
    ],
)  # fmt: skip
def test_nothing_is_taken_from_a_page_of_another_site(team: Team, told: dict[str, str]):
    mine, before = team.inside("reviewer"), everything(team)
    fields = {"name": "p4", "why": "x", "token": mine.token(f"/incidents/{team.incident()}")}
    for address in team.app.state.addresses:
        if address.method == "POST":
            kind = FORM["content-type"] if address.form else "application/json"
            body = urlencode(fields).encode() if address.form else json.dumps(fields).encode()
            answer = mine.ask("POST", address.path, body, **{"content-type": kind}, **told)
            assert answer.status_code == 403, address.path
            assert "page of this server" in answer.text
    assert everything(team) == before


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_a_record_is_never_taken_as_a_kind_that_a_foreign_form_can_send(team: Team, kind: str):
    mine, before = team.inside("reviewer"), everything(team)
    for path in ("/api/decisions/retract", "/reports"):
        answer = mine.ask("POST", path, b'{"name": "p4", "why": "x"}', **({"content-type": kind} if kind else {}))
        assert answer.status_code in {403, 415, 422}, path
    assert everything(team) == before


def test_a_secret_opens_only_the_door_it_was_made_for(team: Team):
    token = asked(team, "analyst", "read")["authorization"].removeprefix("Bearer ")
    session = team.inside("analyst").cookies.get(COOKIE)
    as_cookie = team.browser()
    as_cookie.cookies.set(COOKIE, token, domain="sabaq.example")
    assert as_cookie.get("/").status_code == 303
    assert team.browser().get("/api/incidents", authorization=f"Bearer {session}").status_code == 401
    plain = team.browser()
    plain.cookies.set("sabaq", session or "", domain="sabaq.example")  # a name that other hosts may set
    assert plain.get("/").status_code == 303
    assert team.browser().get(f"/?token={token}").status_code == 303
    assert team.browser().get(f"/api/incidents?access_token={token}").status_code == 401


def test_a_token_opens_what_it_names_and_no_more_than_its_user_may(team: Team):
    needs = {each.path: each.operation for each in team.app.state.addresses if each.path.startswith("/api/decisions/")}
    for path, operation in needs.items():
        for name, allow in (("reviewer", "read"), ("auditor", operation), ("public", operation)):
            answer = team.browser().ask("POST", path, b"{}", **JSON, **asked(team, name, allow))
            assert answer.status_code == 403, (path, name)
        assert team.browser().ask("POST", path, b"{}", **JSON, **asked(team, "reviewer", operation)).status_code == 422
    assert Operation.LINK in needs.values()


def test_a_token_ends_with_its_user_and_when_it_is_revoked(team: Team):
    team.people.add("leaver", ["analyst"])
    token, secret = team.people.issue("leaver", ["read"], label="", days=1)
    shown = {"authorization": f"Bearer {secret}"}
    assert team.browser().get("/api/incidents", **shown).status_code == 200
    team.people.disable("leaver")
    assert team.browser().get("/api/incidents", **shown).status_code == 401
    team.people.enable("leaver")
    team.people.revoke(token.id, "left")
    assert team.browser().get("/api/incidents", **shown).status_code == 401


def test_every_try_hashes_once_whoever_is_named(team: Team, monkeypatch: pytest.MonkeyPatch):
    team.people.add("gone", ["analyst"])
    team.people.set_password("gone", WORDS)
    team.people.disable("gone")
    passwords.fits("x", None)  # the hash that nobody has is made once
    counted, hasher = Counter[str](), passwords._hasher()

    class Counting:
        def hash(self, password: str) -> str:
            counted["hash"] += 1
            return hasher.hash(password)

        def verify(self, held: str, password: str) -> bool:
            counted["verify"] += 1
            return hasher.verify(held, password)

    monkeypatch.setattr(passwords, "_hasher", Counting)
    told = set()
    for at, name in enumerate(("analyst", "nobody-of-that-name", "gone", "auditor", "A" * 5000)):
        with pytest.raises(Refused) as refused:  # the auditor has no password
            team.sign_in.by_password(name, WORDS if name == "gone" else GUESS, address=f"10.0.0.{at}")
        told.add(str(refused.value))
        assert counted == {"verify": 1}, name
        counted.clear()
    assert len(told) == 1


def test_guessing_many_at_once_gains_nothing_over_one_after_another(team: Team, monkeypatch: pytest.MonkeyPatch):
    tried: list[str] = []
    monkeypatch.setattr("sabaq.workspace.sign_in.fits", lambda password, _held: bool(tried.append(password)))
    still = team.workspace.guard.clock()
    monkeypatch.setattr(team.workspace.guard.clock, "__class__", Still)

    def guess(at: int) -> type[Exception]:
        try:
            team.sign_in.by_password("public", f"guess {at}", address=f"10.9.0.{at}")
        except Refused as refused:
            return type(refused)
        raise AssertionError

    with ThreadPoolExecutor(16) as threads:
        became = Counter(threads.map(guess, range(32)))
    assert still
    assert len(tried) == FREE_TRIES["user"]
    assert became[TooManyTries] == 32 - FREE_TRIES["user"]


class Still:
    """A clock that stands."""

    def __call__(self) -> object:
        return self.now  # type: ignore[attr-defined]


def test_whoever_guesses_cannot_write_where_they_come_from(team: Team):
    proxied = replace(team.doors, behind_proxy=True)

    class Asked:
        client = None

        def __init__(self, *lines: str) -> None:
            from starlette.datastructures import Headers  # noqa: PLC0415

            self.headers = Headers(raw=[(b"x-forwarded-for", line.encode()) for line in lines])

    assert proxied.address_of(Asked("1.1.1.1, 10.0.0.7")) == "10.0.0.7"  # type: ignore[arg-type]
    assert proxied.address_of(Asked("1.1.1.1", "10.0.0.7")) == "10.0.0.7"  # type: ignore[arg-type]
    assert team.doors.address_of(Asked("1.1.1.1")) == "nowhere"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1", "/review\r\nSet-Cookie: a=b",
     "/incidents/x\n", "/incidents/x?next=//evil.example"],
)  # fmt: skip
def test_a_decision_never_leads_to_another_site(team: Team, back: str):
    mine = team.inside("reviewer")
    fields = {"name": "p6", "why": "leads on", "back": back, "token": mine.token(f"/incidents/{team.incident()}")}
    answer = mine.post("/decisions/retract", **fields)
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"].startswith("/decisions?decided=")
    assert "set-cookie" not in answer.headers
    team.workspace.desk().unretract(team.workspace.desk().decisions()[0].id, "tried")


@pytest.mark.parametrize("bad", ["a\r\nSet-Cookie: planted=1", "a\nX-Planted: 1", "a%0d%0aSet-Cookie:%20planted=1"])
def test_no_header_of_an_answer_is_written_by_whoever_asks(team: Team, bad: str):
    mine = team.inside("analyst")
    for path in (f"/?text={quote(bad)}", f"/sign-in?to={quote('/' + bad)}", f"/incidents/{quote(bad)}"):
        answer = mine.get(path, **{"hx-request": "true"})
        assert not {"set-cookie", "x-planted"} & set(answer.headers), path
        assert not [value for _, value in answer.headers.raw if b"\r" in value or b"\n" in value], path
    entered = team.browser().enter("analyst", to="/" + bad)
    assert entered.headers["location"] in {"/", "/" + bad}  # the last of them stays one address of ours
    assert len(entered.headers.get_list("set-cookie")) == 1


@pytest.mark.parametrize("climb", ["../../ledger.sqlite", "..%2f..%2flog.key", "%2e%2e/server.key", "....//sabaq.toml"])
def test_no_address_climbs_out_into_the_folder_of_the_workspace(team: Team, climb: str):
    mine = team.inside("reviewer")
    for where in ("/static/", "/reports/", "/incidents/", "/api/reports/", "/api/incidents/", "/static/vendor/"):
        answer = mine.get(where + climb)
        assert answer.status_code == 404, where
        assert b"SQLite format" not in answer.content
        assert "PRIVATE+KEY" not in answer.text


@pytest.mark.parametrize(
    "body", [b"[" * 15_000, b'{"a":' * 3_000, b"\xfe\xff\xd8", b'{"a": 1e999}', b'"' + b"a" * 15_000]
)
def test_what_is_sent_to_break_the_reader_is_told_apart_and_not_taken(team: Team, body: bytes):
    shown = asked(team, "analyst", "add", "link")
    before = everything(team)
    for path in ("/reports", "/api/decisions/link"):
        answer = team.browser().ask("POST", path, body, **JSON, **shown)
        assert answer.status_code == 422, (path, answer.text)
    assert everything(team) == before


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A team whose ledger holds a report that is for few."""
    made = Team(tmp_path_factory.mktemp("marked"))
    hold(made.workspace, SECRET)
    yield made
    made.workspace.close()


@pytest.mark.parametrize("name", ["public", "analyst", "administrator"])
def test_what_is_for_few_is_told_to_nobody_else_at_any_address_by_any_id(marked: Team, name: str):
    incident = {one: home for one, home, _ in marked.workspace.now().memberships()}[SECRET.external_id]
    mine, few = marked.inside(name), marked.inside("reviewer")
    control = [few.get(f"/reports/{SECRET.id}").text, few.get(f"/api/reports/{SECRET.id}").text]
    assert all("Zanzibar" in text for text in control)
    for address in marked.app.state.addresses:
        if address.method != "GET" or address.path == "/events":
            continue
        ids = (SECRET.id, incident) if "{" in address.path else ("",)
        for named in ids:
            told = mine.get(f"{address.path.replace('{id}', named)}?text=convoy").text
            assert "Zanzibar" not in told, address.path


def test_nothing_under_the_folder_of_the_workspace_is_named_by_what_was_sent(team: Team, tmp_path: Path):
    body = json.dumps({"id": "../../../evil", "source": "../x", "published": "2024-03-10T10:00:00Z",
                       "text": "Bomb kills 5 in Quetta on Sunday"}).encode()  # fmt: skip
    folder = team.workspace.folder
    before = {path for path in folder.parent.rglob("*") if "archive" not in path.parts}
    answer = team.browser().ask("POST", "/reports", body, **JSON, **asked(team, "analyst", "add"))
    assert answer.status_code == 200, answer.text
    fresh = {path for path in folder.parent.rglob("*") if "archive" not in path.parts} - before
    assert not [path for path in fresh if "evil" in path.name]
    kept = [path for path in (folder / "archive").rglob("*") if path.is_file()]
    assert all(set(path.name) <= set("0123456789abcdef") for path in kept)
    assert not list(tmp_path.iterdir())
