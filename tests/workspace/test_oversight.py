"""Oversight: duties, canaries, the queue, and second readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sabaq.errors import BadConfig, Refused
from sabaq.model.authority import Operation, Role
from sabaq.model.evidence import Marking, Prop
from sabaq.model.ids import IncidentId
from sabaq.model.incident import IncidentQuery
from sabaq.model.uses import DutyKind, Item, Rule, Verdict
from sabaq.workspace import Workspace
from sabaq.workspace.oversight import Given, Oversight, Wanted, oversight_of
from tests.deciding import Clock, workspace
from tests.ledgers import WIRE, batch, first_word, report

AMBER = report("amber", "Nine killed in a raid", marking=Marking.AMBER)
PLACED = replace(first_word(AMBER), prop=Prop.PLACE, low=None, best=None, high=None)
SUBJECT = PLACED.subject


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace that holds a report whose reading leaves an act."""
    made = workspace(tmp_path, run=False)
    grant, its = made.permit(Operation.ADD, "amber.csv"), batch("amber.csv")
    made.ledger.begin_batch(grant, its)
    made.ledger.append(grant, its, sources=[WIRE], reports=[(AMBER, (PLACED,))], links=[])
    made.ledger.end_batch(grant, its, [])
    made.run()
    yield made
    made.close()


def reader(of: Workspace, name: str = "rev", unit: str = "control") -> Oversight:
    return oversight_of(of.acting(name, {Role.REVIEWER}, unit=unit))


def looked(of: Workspace, actor: str = "ana") -> None:
    """Let an analyst open the marked report."""
    assert of.acting(actor, {Role.ANALYST}, unit="desk 3").now().report(AMBER.id) is not None


def case(of: Workspace, scope: str, actor: str = "ana") -> Given:
    now = of.guard.clock()
    return Given(kind=DutyKind.CASE, starts=now, ends=now + timedelta(days=9), scope=(scope,), actor=actor)


def of_ana(items: tuple[Item, ...]) -> list[Item]:
    return [item for item in items if item.actors == ("ana",)]


def test_whoever_changes_units_within_a_day_is_asked_about_once(kept: Workspace):
    looked(kept)
    reader(kept).set_canary(AMBER.id, "nobody's work leads here")
    assert kept.acting("ana", {Role.ANALYST}, unit="desk 4").now().report(AMBER.id) is not None
    kept.guard.clock.now += timedelta(days=1)  # type: ignore[attr-defined]
    looked(kept, "somebody")
    (item,) = of_ana(reader(kept).items())
    assert {use.unit for use in item.acts} == {"desk 3", "desk 4"}
    assert reader(kept).rule(item.id, Verdict.EXPLAINED, "moved at noon").rulings


def test_a_look_that_no_duty_explains_waits_for_a_second_reader(kept: Workspace):
    looked(kept)
    (item,) = of_ana(reader(kept).items())
    assert [each.rule for each in item.reasons] == [Rule.UNEXPLAINED]
    assert item.acts[0].what == f"report {AMBER.id}"


@pytest.mark.parametrize("scope", ["report", "incident", "place"])
def test_a_duty_for_the_record_its_incident_or_its_place_explains_it(kept: Workspace, scope: str):
    incident = kept.now().incidents_of([SUBJECT])[SUBJECT]
    where = kept.now().incident(IncidentId(incident))
    assert where is not None
    assert where.incident.place
    names = {"report": AMBER.id, "incident": incident, "place": where.incident.place.upper()}
    reader(kept).give(case(kept, names[scope]), "it is hers")
    looked(kept)
    assert of_ana(reader(kept).items()) == []


def test_nobody_gives_themselves_a_duty_and_an_analyst_gives_none(kept: Workspace):
    with pytest.raises(Refused, match="may not rule what ana applied for or did"):
        reader(kept, "Ana ").give(case(kept, "i_1"), "mine")
    with pytest.raises(Refused, match="may not rule"):
        oversight_of(kept.acting("ana", {Role.ANALYST})).give(case(kept, "i_1", actor="ben"), "his")
    now = kept.guard.clock()
    long = Given(kind=DutyKind.SHIFT, starts=now, ends=now + timedelta(days=91), actor="ana")
    with pytest.raises(BadConfig, match="90 days later at most"):
        reader(kept).give(long, "long")


def test_who_is_asked_about_does_not_rule_and_the_ruling_stays_with_the_item(kept: Workspace):
    looked(kept)
    looked(kept, "rev")
    item = of_ana(reader(kept).items())[0]
    own = next(each for each in reader(kept).items() if each.actors == ("rev",))
    with pytest.raises(Refused, match="may not review what rev applied for or did"):
        reader(kept).rule(own.id, Verdict.EXPLAINED, "I had to")
    ruled = reader(kept).rule(item.id[:9], Verdict.EXPLAINED, "asked by the hospital")
    assert [(each.by, each.unit, each.verdict) for each in ruled.rulings] == [("rev", "control", Verdict.EXPLAINED)]
    assert of_ana(reader(kept).items()) == []
    assert [each.id for each in of_ana(reader(kept).items(ruled=True))[0].rulings] == [ruled.rulings[0].id]
    (tally,) = reader(kept).tallies()
    assert (tally.rule, tally.items, tally.explained, tally.misuse) == ("unexplained", 1, 1, 0)


def test_a_ruled_item_opens_again_when_more_is_done(kept: Workspace):
    looked(kept)
    reader(kept).rule(of_ana(reader(kept).items())[0].id, Verdict.EXPLAINED, "asked")
    looked(kept)
    assert len(of_ana(reader(kept).items())) == 1


def test_a_canary_is_told(kept: Workspace):
    reader(kept).set_canary(AMBER.id, "nobody works on it")
    looked(kept)
    assert Rule.CANARY in {each.rule for each in of_ana(reader(kept).items())[0].reasons}
    with pytest.raises(BadConfig, match="is no record"):
        reader(kept).set_canary("two words", "why")


def test_the_list_of_uses_tells_who_what_for_and_what_was_refused(kept: Workspace):
    now = kept.guard.clock()
    looked(kept)
    with pytest.raises(Refused):
        kept.acting("ana", {Role.ANALYST}).under(purpose="ADMIN").now()
    since = Wanted(since=now - timedelta(days=1), until=now + timedelta(days=1), actor="ana")
    found = reader(kept).uses(since)
    assert [(use.what, use.purpose, use.allowed) for use in found] == [
        ("picture", "ADMIN", False), (f"report {AMBER.id}", "CT-PLOT", True),
    ]  # fmt: skip
    refused = Wanted(since=since.since, until=since.until, refused=True)
    assert {use.allowed for use in reader(kept).uses(refused)} == {False}


def test_each_look_is_itself_an_act_and_only_those_who_judge_may_look(kept: Workspace):
    auditor = oversight_of(kept.acting("aud", {Role.AUDITOR}))
    auditor.items()
    newest = kept.ledger.acts(limit=1)[0]
    assert newest.personal is not None
    assert (newest.personal.actor, newest.operation, newest.purpose) == ("aud", "review", "AUDIT")
    for role in (Role.ANALYST, Role.ADMINISTRATOR, Role.PUBLIC):
        with pytest.raises(Refused):
            oversight_of(kept.acting("x", {role})).items()
    assert kept.now().incidents(IncidentQuery(limit=1)).total >= 1


def test_the_lots_of_a_day_are_drawn_by_the_first_entry_after_it(kept: Workspace):
    looked(kept)
    assert all(Rule.LOT not in {r.rule for r in item.reasons} for item in reader(kept).items())
    clock = kept.guard.clock
    assert isinstance(clock, Clock)
    clock.now += timedelta(days=1)
    looked(kept, "ben")
    drawn = [item for item in reader(kept).items() if Rule.LOT in {r.rule for r in item.reasons}]
    assert len(drawn) == 1
    assert drawn[0].day == drawn[0].acts[0].at.date()
