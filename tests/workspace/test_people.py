"""People: enrolled, changed, signed in and out, each on record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sabaq.errors import BadConfig, Refused
from sabaq.guard.audits import Pins
from sabaq.guard.passwords import fits, hashed
from sabaq.model.authority import Operation, Role
from sabaq.workspace import Workspace
from sabaq.workspace.people import People
from sabaq.workspace.sign_in import FREE_TRIES, SignIn, TooManyTries
from tests.ledgers import Clock

WORDS, OTHER_WORDS = "a plain lamp burns late", "nine quiet rivers to cross"


class Team:
    """A workspace with an analyst, an auditor and an administrator."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        self.workspace = Workspace.init(folder / "workspace", clock=self.clock)
        self.people = People(workspace=self.workspace)
        self.people.add("ana", ["analyst"], unit="desk 3")
        self.people.set_password("ana", WORDS)
        self.people.add("aud", ["auditor"])
        self.people.add("adm", ["administrator"], subject="sub-7")
        self.sign_in = SignIn.of(self.workspace)

    def enter(self, name: str = "ana", words: str = WORDS, address: str = "10.0.0.1") -> str:
        return self.sign_in.by_password(name, words, address=address)

    def acts(self, operation: str) -> list[tuple[str, str]]:
        told = [each for each in self.workspace.ledger.acts() if each.operation == operation]
        return [(each.decision, each.personal.actor if each.personal else "") for each in told]


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path)
    yield made
    made.workspace.close()


def test_what_is_enrolled_is_listed_without_any_secret(team: Team):
    ana = team.people.user("ana")
    assert ana.roles == {Role.ANALYST}
    assert (ana.unit, ana.disabled) == ("desk 3", False)
    assert ana.password_at
    assert [each.name for each in team.people.users()] == ["adm", "ana", "aud"]
    assert "argon2" not in repr(team.people.users())


def test_a_change_of_roles_is_another_row_and_holds_from_now_on(team: Team):
    secret = team.enter()
    team.people.change("ana", roles=["reviewer"])
    signed = team.sign_in.signed(secret)
    assert signed
    assert signed.user.roles == {Role.REVIEWER}
    with team.workspace.ledger.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT roles FROM user_changes ORDER BY seq").scalars().all()
    assert sorted(rows) == ["administrator", "analyst", "auditor", "reviewer"]


@pytest.mark.parametrize(
    ("name", "roles", "wanted"),
    [
        ("Ana", ["analyst"], "2 to 64"), ("a b", ["analyst"], "2 to 64"), ("../x", ["analyst"], "2 to 64"),
        ("new", [], "no role"), ("new", ["operator"], "no role"), ("new", ["king"], "king"),
        ("ana", ["analyst"], "already"),
    ],
)  # fmt: skip
def test_who_cannot_be_enrolled_is_told_why(team: Team, name: str, roles: list[str], wanted: str):
    with pytest.raises(BadConfig, match=wanted):
        team.people.add(name, roles)


def test_only_an_administrator_enrols(team: Team):
    for roles in ({Role.ANALYST}, {Role.REVIEWER}, {Role.AUDITOR}, {Role.PUBLIC}):
        other = People(workspace=team.workspace.acting("somebody", roles).under(purpose="AUDIT"))
        with pytest.raises(Refused, match="may not enrol"):
            other.change("ana", roles=["administrator"])
    assert ("refused", "somebody") in team.acts("enrol")


def test_a_password_is_kept_as_a_hash_that_only_it_fits():
    held = hashed(WORDS, name="ana")
    assert held.startswith("$argon2id$")
    assert WORDS not in held
    assert fits(WORDS, held)
    assert not fits(OTHER_WORDS, held)
    assert not fits(WORDS, None)
    assert not fits(WORDS, "no hash at all")


@pytest.mark.parametrize("words", ["short", "aaaaaaaaaaaaaaaa", "ana-ana-ana-ana", "x" * 2000])
def test_a_password_that_is_easily_guessed_is_refused(words: str):
    with pytest.raises(BadConfig):
        hashed(words, name="ana")


def test_signing_in_gives_a_secret_that_is_not_kept(team: Team):
    secret = team.enter()
    signed = team.sign_in.signed(secret)
    assert signed
    assert signed.user.name == "ana"
    assert team.acts("sign-in") == [("allowed", "ana")]
    for path in team.workspace.folder.rglob("*"):
        assert not path.is_file() or secret.encode() not in path.read_bytes()


def test_each_sign_in_has_a_session_of_its_own(team: Team):
    one, two = team.enter(), team.enter()
    assert one != two
    team.sign_in.end(one)
    assert team.sign_in.signed(one) is None
    assert team.sign_in.signed(two)


def test_a_session_runs_out_when_it_is_idle_and_after_a_day_at_work(team: Team):
    idle, used = team.enter(), team.enter()
    for _ in range(2):
        team.clock.pass_(minutes=20)
        assert team.sign_in.signed(used)
    assert team.sign_in.signed(idle) is None
    for _ in range(35):
        team.clock.pass_(minutes=20)
        if team.sign_in.signed(used) is None:
            break
    assert team.clock.now - team.workspace.ledger.guard.clock() == timedelta(0)
    assert team.sign_in.signed(used) is None


@pytest.mark.parametrize("change", ["disable", "password"])
def test_who_is_disabled_or_has_another_password_is_signed_out(team: Team, change: str):
    secret = team.enter()
    team.clock.pass_(seconds=1)
    if change == "disable":
        team.people.disable("ana")
        with pytest.raises(Refused, match="not right"):
            team.enter()
    else:
        team.people.set_password("ana", OTHER_WORDS)
        assert team.enter(words=OTHER_WORDS)
    assert team.sign_in.signed(secret) is None


def test_a_failure_says_the_same_whatever_was_wrong_and_is_on_record(team: Team):
    told = set()
    for name, words in (("ana", "wrong words here"), ("nobody", WORDS), ("aud", WORDS)):
        with pytest.raises(Refused) as refused:
            team.enter(name, words)
        told.add(str(refused.value))
    assert len(told) == 1
    assert team.acts("sign-in") == [("refused", "aud"), ("refused", "an unknown name"), ("refused", "ana")]


def test_after_some_failures_each_further_one_doubles_the_wait(team: Team):
    for _ in range(FREE_TRIES["user"]):
        with pytest.raises(Refused, match="not right"):
            team.enter(words="wrong words here")
    waits = []
    for _ in range(12):
        with pytest.raises(TooManyTries) as busy:
            team.enter()
        waits.append(busy.value.wait_s)
        team.clock.pass_(seconds=busy.value.wait_s)
        with pytest.raises(Refused, match="not right"):
            team.enter(words="wrong words here")
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]
    team.clock.pass_(minutes=6)
    assert team.enter()
    assert team.sign_in.wait_s("ana", "10.0.0.1", team.clock.now) == 0


def test_one_address_that_tries_many_names_has_to_wait_too(team: Team):
    for number in range(FREE_TRIES["from"]):
        with pytest.raises(Refused, match="not right"):
            team.enter(f"name{number}")
    with pytest.raises(TooManyTries):
        team.enter()
    assert team.enter(address="10.0.0.2")


def test_the_agencys_own_sign_in_lets_in_whom_it_calls_by_the_enrolled_subject(team: Team):
    signed = team.sign_in.signed(team.sign_in.by_subject("sub-7", address="10.0.0.1"))
    assert signed
    assert signed.user.name == "adm"
    with pytest.raises(Refused, match="nobody is enrolled"):
        team.sign_in.by_subject("sub-8", address="10.0.0.1")


def test_somebody_signed_in_acts_under_their_own_name_and_for_a_purpose_of_their_roles(team: Team):
    signed = team.sign_in.signed(team.sign_in.by_subject("sub-7", address="10.0.0.1"))
    assert signed
    acting = team.sign_in.acting(signed).capacity
    assert (acting.actor, acting.purpose, acting.roles) == ("adm", "ADMIN", {Role.ADMINISTRATOR})


def test_a_token_is_shown_once_and_opens_what_it_names_until_it_ends(team: Team):
    token, secret = team.people.issue("ana", ["read", "add"], label="feed", days=10)
    shown = team.sign_in.program(secret)
    assert shown
    assert shown.token
    assert shown.token.operations == {Operation.READ, Operation.ADD}
    assert secret not in repr(team.people.tokens())
    assert team.sign_in.program(secret + "x") is None
    team.clock.pass_(days=10)
    assert team.sign_in.program(secret) is None
    assert token.expires == team.clock.now


def test_a_token_is_revoked_for_good_and_with_its_user(team: Team):
    token, secret = team.people.issue("ana", ["read"], label="", days=10)
    _, other = team.people.issue("ana", ["read"], label="", days=10)
    team.people.revoke(token.id, "the laptop was lost")
    assert team.sign_in.program(secret) is None
    assert team.sign_in.program(other)
    with pytest.raises(BadConfig, match="revoked already"):
        team.people.revoke(token.id, "again")
    team.people.disable("ana")
    assert team.sign_in.program(other) is None


@pytest.mark.parametrize("allow", [[], ["enrol"], ["read", "sign-in"], ["fly"]])
def test_no_token_is_given_for_nothing_or_to_enrol(team: Team, allow: list[str]):
    with pytest.raises(BadConfig):
        team.people.issue("ana", allow, label="", days=10)


def test_a_password_that_is_put_there_past_the_program_is_seen_in_the_log(team: Team):
    assert team.workspace.log().verify(Pins()).trouble == ()
    with team.workspace.ledger.engine.connect() as connection:
        connection.exec_driver_sql(
            "INSERT INTO user_passwords SELECT 99, user_id, hash, recorded_at, act_id FROM user_passwords"
        )
    assert team.workspace.log().verify(Pins()).trouble
