"""Authorities: asked for, ruled on, relied on, contested."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sabaq.errors import BadConfig, Refused
from sabaq.guard.permit import EMERGENCY_LASTS
from sabaq.model.authority import Operation, Role
from sabaq.model.evidence import Marking
from sabaq.model.incident import IncidentQuery
from sabaq.model.warrants import Authority, Move, Status
from sabaq.workspace import Workspace
from sabaq.workspace.authorities import Application
from tests.deciding import Clock, workspace
from tests.ledgers import WIRE, batch, first_word, report

RED = report("red", "Nine killed in a raid", marking=Marking.RED)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace that holds, besides others, one report marked red."""
    made = workspace(tmp_path, run=False)
    grant, its = made.permit(Operation.ADD, "red.csv"), batch("red.csv")
    made.ledger.begin_batch(grant, its)
    made.ledger.append(grant, its, sources=[WIRE], reports=[(RED, (first_word(RED),))], links=[])
    made.ledger.end_batch(grant, its, [])
    made.run()
    yield made
    made.close()


def application(of: Workspace, **changes: object) -> Application:
    now = of.guard.clock()
    plain: dict[str, object] = {
        "reference": "12/2024", "legal_basis": "Act, s. 5", "issuer": "Home Department", "purpose": "CT-PLOT",
        "scope": "the raid", "operations": frozenset({"read", "export"}), "starts": now,
        "expires": now + timedelta(days=30),
    }  # fmt: skip
    return Application(**(plain | changes))  # type: ignore[arg-type]


def analyst(of: Workspace) -> Workspace:
    return of.acting("ana", {Role.ANALYST}, unit="desk 3")


def reviewer(of: Workspace) -> Workspace:
    return of.acting("rev", {Role.REVIEWER})


def approved(of: Workspace, **changes: object) -> Authority:
    analyst(of).chambers().apply(application(of, **changes), "needed")
    return reviewer(of).chambers().rule(Move.APPROVE, "12/2024", "checked")


def test_red_is_closed_to_an_analyst_until_somebody_else_approves(kept: Workspace):
    with pytest.raises(Refused, match="marked TLP:RED, which is for reviewers only; ask for an authority"):
        analyst(kept).permit(Operation.READ, "x", marking=Marking.RED)
    assert analyst(kept).now().report(RED.id) is None
    analyst(kept).chambers().apply(application(kept), "needed")
    under = analyst(kept).under(authority="12/2024")
    with pytest.raises(Refused, match="authority 12/2024 is applied"):
        under.now()
    with pytest.raises(Refused, match=r"may not rule"):
        analyst(kept).chambers().rule(Move.APPROVE, "12/2024", "my own")
    with pytest.raises(Refused, match="may not rule what ana applied for"):
        kept.acting("Ana ", {Role.REVIEWER}).chambers().rule(Move.APPROVE, "12/2024", "my own")
    reviewer(kept).chambers().rule(Move.APPROVE, "12/2024", "checked")
    assert under.now().incidents(IncidentQuery(limit=9)).total > 1
    found = under.now().report(RED.id)
    assert found is not None
    rows = kept.ledger.engine.connect().exec_driver_sql(
        "SELECT authority, marking, unit, roles FROM acts WHERE authority IS NOT NULL AND decision = 'allowed'"
    )
    held = kept.ledger.authorities()[0]
    assert rows.all() == [(held.id, "TLP:RED", "desk 3", "analyst")]


def test_a_challenge_takes_effect_even_on_leave_given_before(kept: Workspace):
    approved(kept)
    under = analyst(kept).under(authority="12/2024")
    grant = under.permit(Operation.READ, "x", marking=Marking.RED)
    kept.ledger.record_act(grant, "read")
    kept.acting("aud", {Role.AUDITOR}).under(purpose="AUDIT").chambers().rule(Move.CHALLENGE, "12/2024", "wrong file")
    with pytest.raises(Refused, match="is challenged"):
        kept.ledger.record_act(grant, "read")
    with pytest.raises(Refused, match="may not lift what ana applied for"):
        kept.acting("ana", {Role.REVIEWER}).chambers().rule(Move.LIFT, "12/2024", "it is right")
    lifted = reviewer(kept).chambers().rule(Move.LIFT, "12/2024", "corrected")
    assert lifted.status is Status.APPROVED
    kept.ledger.record_act(grant, "read")


def test_leave_ends_with_the_authority(kept: Workspace):
    now = kept.guard.clock()
    held = approved(kept, starts=now, expires=now + timedelta(hours=2))
    grant = analyst(kept).under(authority=held.id).permit(Operation.READ, "x", marking=Marking.RED)
    assert grant.expires_at == held.expires


@pytest.mark.parametrize("move", [Move.REFUSE, Move.QUASH])
def test_what_is_final_stays_so(kept: Workspace, move: Move):
    analyst(kept).chambers().apply(application(kept), "needed")
    rooms = reviewer(kept).chambers()
    rooms.rule(move, "12/2024", "no")
    for later in (Move.APPROVE, Move.LIFT, Move.CHALLENGE):
        with pytest.raises(BadConfig, match="which is final; apply for another"):
            rooms.rule(later, "12/2024", "after all")


def test_of_rulings_that_crossed_the_one_that_closes_counts(kept: Workspace):
    held = approved(kept)
    rooms = reviewer(kept).chambers()
    said = rooms.rule(Move.STAY, held.id, "order of the court")
    assert said.status is Status.STAYED
    both = replace(said, rulings=(*said.rulings, replace(said.rulings[0], move=Move.QUASH)))
    assert both.status is Status.QUASHED


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"issuer": " "}, "lacks issuer"),
        ({"operations": frozenset()}, "names no operation"),
        ({"operations": frozenset({"watch"})}, "operation 'watch' is not on the closed list"),
        ({"purpose": "WATCH-PARTY"}, "purpose 'WATCH-PARTY' is not on the closed list"),
        ({"subject_class": "family"}, "subject class 'family' is not on the closed list"),
        ({"subject_class": "party"}, "only a judicial authority that names the offence opens it"),
        ({"offence": " "}, "a judicial authority names the offence"),
        ({"expires": Clock().now + timedelta(days=91)}, "90 days later at most"),
    ],
)
def test_an_application_that_cannot_be_is_explained(kept: Workspace, changes: dict[str, object], told: str):
    with pytest.raises(BadConfig, match=told):
        analyst(kept).chambers().apply(application(kept, **changes), "needed")
    assert kept.ledger.authorities() == ()


def test_an_unknown_authority_is_refused_and_the_refusal_recorded(kept: Workspace):
    with pytest.raises(Refused, match="there is no authority '99'"):
        analyst(kept).under(authority="99").now()
    newest = kept.ledger.acts(limit=1)[0]
    assert newest.decision == "refused"
    assert newest.personal is not None
    assert "there is no authority" in newest.personal.reason


def test_a_court_order_opens_one_protected_subject_and_every_such_act_is_reviewed(kept: Workspace):
    approved(kept, subject_class="party", scope="the office in Quetta", offence="Act, s. 11")
    under = analyst(kept).under(authority="12/2024")
    plain = replace(under.capacity.request(Operation.READ, "its funds"), subject_class="party")
    with pytest.raises(Refused, match="names the offence and the same subject"):
        under.ask(replace(plain, subject="another office"))
    assert under.ask(replace(plain, subject="The office in  Quetta")).authority is not None
    (act,) = kept.chambers().exceptional(due=True)
    assert (act.actor, act.subject_class, act.reviews) == ("ana", "party", ())


def test_broken_glass_opens_red_for_four_hours_and_waits_for_review(kept: Workspace):
    hurried = analyst(kept).under(break_glass="people in danger")
    grant = hurried.permit(Operation.READ, "x", marking=Marking.RED)
    assert grant.expires_at - grant.granted_at == EMERGENCY_LASTS
    with pytest.raises(Refused, match="allows to read and to export, not to add"):
        hurried.permit(Operation.ADD, "x")
    (act,) = reviewer(kept).chambers().exceptional(due=True)
    assert act.reason.startswith("emergency: people in danger")
    with pytest.raises(Refused, match="may not review what ana applied for or did"):
        kept.acting("ANA", {Role.REVIEWER}).chambers().review(act.act, justified=True, why="it was I")
    judged = reviewer(kept).chambers().review(act.act, justified=False, why="nobody was")
    assert [each.justified for each in judged.reviews] == [False]
    assert reviewer(kept).chambers().exceptional(due=True) == ()
    assert reviewer(kept).chambers().exceptional()[0].reviews == judged.reviews


def test_every_emergency_and_every_act_on_a_protected_subject_is_overdue_after_a_week_until_it_is_reviewed(
    kept: Workspace,
):
    approved(kept, subject_class="party", scope="the office", offence="Act, s. 11")
    under = analyst(kept).under(authority="12/2024")
    asked = under.capacity.request(Operation.READ, "its funds")
    under.ask(replace(asked, subject_class="party", subject="the office"))
    analyst(kept).under(break_glass="people in danger").permit(Operation.READ, "x", marking=Marking.RED)
    acts, clock = kept.chambers().exceptional(due=True), kept.guard.clock
    assert len(acts) == 2
    assert not any(each.overdue_by(clock()) for each in acts)
    assert not any("should be reviewed by now" in each for each in kept.doctor().trouble)
    assert isinstance(clock, Clock)
    clock.now += timedelta(days=9)
    assert [each.overdue_by(clock()).days for each in acts] == [2, 2]
    assert any(each.startswith("2 acts") and "should be reviewed by now" in each for each in kept.doctor().trouble)
    for each in acts:
        reviewer(kept).chambers().review(each.act, justified=True, why="checked")
    assert not any(each.overdue_by(clock()) for each in kept.chambers().exceptional())
    assert not any("should be reviewed by now" in each for each in kept.doctor().trouble)


def test_one_who_acts_for_another_is_written_beside_the_act(kept: Workspace):
    kept.acting("rev", {Role.REVIEWER}).desk().retract("p6", "a hoax")
    assert {each.by for each in kept.desk().decisions()} == {"rev"}
