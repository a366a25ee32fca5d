"""Vouching: the agency's sign-in lets people in, and nothing that was altered does."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from httpx import Response
from joserfc import jwk, jwt
from starlette.requests import Request

from sabaq.errors import BadConfig, Refused, Unavailable
from sabaq.server import create_app
from sabaq.server.listening import Listening
from sabaq.server.views import Takes
from sabaq.server.vouching import BACK, LASTS_S, START, Vouching
from sabaq.workspace.agency import Agency
from tests.server.issuers import CLIENT, SECRET, Alter, Issuer
from tests.server.teams import HOME, Browser, Team

COOKIE = "__Host-sabaq"


class Vouched(Team):
    """A team whose agency vouches for people."""

    issuer: Issuer

    def vouch(self) -> None:
        self.issuer = Issuer(lambda: self.workspace.guard.clock().timestamp())
        self.people.add("ana", ["analyst"], subject="sub-ana")
        self.agency = Agency(issuer=self.issuer.url, client=CLIENT, secret=SECRET, clock=self.workspace.guard.clock)
        self.doors = replace(self.doors, agency=self.agency)
        at = Listening(host="0.0.0.0", hosts=frozenset({"sabaq.example"}), behind_proxy=True)
        takes = Takes(desk=self.workspace.desk())
        self.app = create_app(self.workspace, takes=takes, doors=self.doors, at=at)

    def begin(self, to: str = "/") -> tuple[Browser, str]:
        """A browser that was led to the agency, and where it was led."""
        browser = self.browser()
        answer = browser.get(f"{START}?{urlencode({'to': to})}")
        assert answer.status_code == 303, answer.text
        return browser, answer.headers["location"]

    def come(self, subject: str = "sub-ana", to: str = "/", **more: str) -> tuple[Browser, Response]:
        """A browser that comes back after somebody signed in at the agency."""
        browser, led = self.begin(to)
        brought = self.issuer.agree(led, subject) | more
        return browser, browser.get(f"{BACK}?{urlencode(brought)}")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vouched]:
    made = Vouched(tmp_path_factory.mktemp("vouched"))
    made.vouch()
    yield made
    made.issuer.close()
    made.workspace.close()


@pytest.fixture
def team(held: Vouched) -> Vouched:
    held.issuer.altered, held.issuer.signed, held.issuer.known = lambda _claims: None, held.issuer.well_signed, {}
    held.issuer.asked.clear()
    held.agency._kept.clear()
    return held


def test_beginning_many_tries_does_not_ask_the_issuer_each_time(team: Vouched):
    for _ in range(3):
        team.begin()
    assert team.issuer.asked == ["/.well-known/openid-configuration"]
    team.workspace.guard.clock.now += timedelta(minutes=11)  # type: ignore[attr-defined]
    team.begin()
    assert len(team.issuer.asked) == 2


def let_in(browser: Browser) -> bool:
    return browser.get("/decisions").status_code == 200


def test_somebody_whom_the_agency_vouches_for_is_let_in_as_who_was_enrolled(team: Vouched):
    assert START in team.browser().get("/sign-in?to=/review").text
    browser, answer = team.come(to="/review")
    assert answer.status_code == 200
    assert answer.headers["refresh"] == "0; url=/review"  # from our own page, or the strict cookie would stay behind
    cookies = [each.lower() for each in answer.headers.get_list("set-cookie")]
    assert any(each.startswith("__host-sabaq=") and "samesite=strict" in each for each in cookies)
    assert "Sign ana out" in browser.get("/").text
    acts = [each for each in team.workspace.ledger.acts() if each.operation == "sign-in"]
    assert acts[0].personal
    assert acts[0].personal.actor == "ana"
    assert "agency" in acts[0].personal.reason


def test_the_way_there_holds_a_challenge_and_no_secret(team: Vouched):
    _, led = team.begin()
    asked = parse_qs(urlsplit(led).query)
    assert asked["redirect_uri"] == [f"{HOME}{BACK}"]
    assert asked["code_challenge_method"] == ["S256"]
    assert {"state", "nonce", "code_challenge"} <= set(asked)
    assert not {"code_verifier", "client_secret"} & set(asked)
    again = parse_qs(urlsplit(team.begin()[1]).query)
    assert not {asked[name][0] for name in ("state", "nonce", "code_challenge")} & {each[0] for each in again.values()}


def set_to(**claims: Any) -> Alter:
    return lambda held: held.update(claims)


@pytest.mark.parametrize(
    "altered",
    [
        set_to(iss="https://evil.example"), set_to(aud="another"), set_to(aud="another", azp=CLIENT),
        set_to(aud=["another", "third"]),
        set_to(aud=[CLIENT, "another"], azp="another"), set_to(nonce="of another try"), set_to(sub=""), set_to(sub=7),
        lambda held: held.update(exp=held["iat"] - 3600), lambda held: held.update(iat=held["iat"] + 9_000_000),
        lambda held: held.update(nbf=held["iat"] + 9_000_000),
        *(lambda held, name=name: held.pop(name) for name in ("iss", "aud", "exp", "iat", "sub", "nonce")),
    ],
)  # fmt: skip
def test_a_token_altered_in_any_one_claim_lets_nobody_in(team: Vouched, altered: Alter):
    team.issuer.altered = altered
    browser, answer = team.come()
    assert answer.status_code == 403, answer.text
    assert COOKIE not in answer.headers.get("set-cookie", "")
    assert not let_in(browser)


def by_another_key(issuer: Issuer, claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "ES256", "kid": "k1"}, claims, issuer.other)


def by_nobody(_issuer: Issuer, claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "none"}, claims, jwk.OctKey.import_key("x"), algorithms=["none"])


def by_the_public_key(issuer: Issuer, claims: dict[str, Any]) -> str:
    parts = [{"alg": "HS256", "kid": "k1"}, claims]
    body = ".".join(base64.urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=").decode() for each in parts)
    tail = hmac.new(issuer.key.as_pem(private=False), body.encode(), hashlib.sha256).digest()
    return f"{body}.{base64.urlsafe_b64encode(tail).rstrip(b'=').decode()}"


def by_itself(issuer: Issuer, claims: dict[str, Any]) -> str:
    own = issuer.other.as_dict(private=False)
    return jwt.encode({"alg": "ES256", "kid": "k1", "jwk": own}, claims, issuer.other)


def changed_after(issuer: Issuer, claims: dict[str, Any]) -> str:
    head, body, tail = issuer.well_signed(claims | {"sub": "sub-else"}).split(".")
    return f"{head}.{issuer.well_signed(claims).split('.')[1]}.{tail}" if body else ""


@pytest.mark.filterwarnings("ignore")  # the library warns of what is tried here
@pytest.mark.parametrize("forge", [by_another_key, by_nobody, by_the_public_key, by_itself, changed_after, None])
def test_a_token_that_the_issuer_did_not_sign_lets_nobody_in(team: Vouched, forge: Any):
    team.issuer.signed = lambda claims: forge(team.issuer, claims) if forge else "no.token.atall"
    browser, answer = team.come()
    assert answer.status_code == 403, answer.text
    assert not let_in(browser)


@pytest.mark.parametrize("more", [{"state": "guessed"}, {"state": ""}, {"iss": "https://evil.example"}])
def test_what_comes_back_to_another_try_or_from_another_issuer_is_refused(team: Vouched, more: dict[str, str]):
    browser, answer = team.come(**more)
    assert answer.status_code == 403
    assert "/token" not in team.issuer.asked  # the code is not even shown to anybody
    assert not let_in(browser)


def test_a_way_is_gone_once_and_by_the_browser_that_began_it(team: Vouched):
    browser, led = team.begin()
    address = f"{BACK}?{urlencode(team.issuer.agree(led, 'sub-ana'))}"
    assert team.browser().get(address).status_code == 403  # a stranger's link signs nobody in
    assert browser.get(address).status_code == 200
    again = team.browser()
    again.cookies = browser.cookies
    assert browser.get(address).status_code == 403


def test_a_code_cannot_be_brought_into_another_try(team: Vouched):
    _, first = team.begin()
    stolen = team.issuer.agree(first, "sub-ana")
    browser, second = team.begin()
    own = team.issuer.agree(second, "sub-else")
    answer = browser.get(f"{BACK}?{urlencode(own | {'code': stolen['code']})}")
    assert answer.status_code == 403  # the verifier does not fit
    assert not let_in(browser)


def test_whoever_is_not_enrolled_or_disabled_is_turned_away_on_record(team: Vouched):
    team.people.add("leaver", ["analyst"], subject="sub-leaver")
    team.people.disable("leaver")
    for subject in ("sub-unknown", "sub-leaver"):
        browser, answer = team.come(subject)
        assert answer.status_code == 403
        assert not let_in(browser)
        newest = next(each for each in team.workspace.ledger.acts() if each.operation == "sign-in")
        assert newest.decision == "refused"


def test_a_refusal_of_the_agency_is_told_and_lets_nobody_in(team: Vouched):
    browser, led = team.begin()
    state = parse_qs(urlsplit(led).query)["state"][0]
    answer = browser.get(f"{BACK}?{urlencode({'error': 'access_denied<script>', 'state': state})}")
    assert answer.status_code == 403
    assert "access_denied" in answer.text
    assert "<script>" not in answer.text.replace('<script src="/static', "")


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1", "/x; url=//e"]
)
def test_the_agency_never_leads_to_another_site(team: Vouched, to: str):
    _, answer = team.come(to=to)
    assert answer.headers["refresh"] == "0; url=/"
    assert "evil" not in answer.text


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"issuer": "https://evil.example"}, "calls itself"),
        ({"token_endpoint": "http://evil.example/t"}, "not encrypted"),
        ({"jwks_uri": "file:///etc/passwd"}, "not encrypted"), ({"authorization_endpoint": 7}, "cannot be read"),
    ],
)  # fmt: skip
def test_an_issuer_that_is_not_what_the_settings_name_is_not_asked(team: Vouched, known: dict[str, Any], told: str):
    team.issuer.known = known
    with pytest.raises(Unavailable, match=told):
        team.agency.way(f"{HOME}{BACK}")
    assert team.issuer.asked == ["/.well-known/openid-configuration"]


@pytest.mark.parametrize("issuer", ["http://login.example", "login.example", "file:///x", "https://", ""])
def test_the_settings_name_an_encrypted_issuer_and_a_secret(issuer: str, team: Vouched):
    with pytest.raises(BadConfig, match="oidc_issuer"):
        Agency(issuer=issuer, client=CLIENT, secret=SECRET, clock=team.workspace.guard.clock)
    with pytest.raises(BadConfig, match="oidc_key_name"):
        Agency(issuer="https://login.example", client=CLIENT, secret="", clock=team.workspace.guard.clock)
    assert SECRET not in repr(team.agency)


def test_a_try_ends_after_ten_minutes(team: Vouched):
    moment = [0.0]
    vouching = Vouching(
        agency=team.agency, secure=True, enter=team.doors.vouched, own=lambda to: to, now=lambda: moment[0]
    )

    def asked(path: str, query: str, cookie: str = "") -> Request:
        headers = [(b"host", b"sabaq.example"), (b"cookie", cookie.encode())]
        return Request(
            {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": headers}
        )

    led = vouching.start(asked(START, ""))
    cookie = led.headers["set-cookie"].partition(";")[0]
    moment[0] = LASTS_S + 1
    brought = urlencode(team.issuer.agree(led.headers["location"], "sub-ana"))
    with pytest.raises(Refused, match="took too long"):
        vouching.back(asked(BACK, brought, cookie))
