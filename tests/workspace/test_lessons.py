"""Lessons: recommendations put on record and moved by verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sabaq.errors import BadConfig, Refused
from sabaq.learning.registers import Told
from sabaq.model.authority import Operation, Role
from sabaq.model.recommendations import Cause, EvidenceStrength, Recommendation, State
from sabaq.store.recommendations import move_row, recommendations_in, record_once
from sabaq.workspace import Workspace
from sabaq.workspace.lessons import Lessons, Listed, Shown, Step, lessons_of
from tests.deciding import workspace

OFFICE = "Home Department"
TOLD = Told(
    reference="R1", text="Close the rear gate.", addressee=OFFICE, made_by="Inquiry", issued="2024-03-10",
    test="It is locked at night.",
)  # fmt: skip


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Workspace]:
    made = workspace(tmp_path, run=False)
    yield made
    made.close()


def room(of: Workspace, actor: str = "rev", role: Role = Role.REVIEWER, unit: str = "") -> Lessons:
    return lessons_of(of.acting(actor, {role}, unit=unit))


def office(of: Workspace) -> Lessons:
    return room(of, "clerk", Role.ANALYST, OFFICE)


def submitted(of: Workspace) -> Recommendation:
    """One that its office claims to have done and shows a photograph of."""
    room(of).recommend(TOLD, "after the inquiry")
    office(of).move("R1", Step(state=State.ACCEPTED, why="agreed"))
    office(of).move("R1", Step(state=State.CLAIMED_DONE, why="locked"))
    return office(of).show("R1", Shown(what="a photograph", strength=EvidenceStrength.C))


def test_a_recommendation_goes_from_issued_to_verified_and_every_step_tells_who_and_why(kept: Workspace):
    assert submitted(kept).state is State.EVIDENCE_SUBMITTED
    found = room(kept).move("R1", Step(state=State.VERIFIED_DONE, why="seen on the spot"))
    told = [(each.state.value, each.by, each.recorded_by, each.why) for each in found.moves]
    assert told == [
        ("accepted", OFFICE, "clerk", "agreed"),
        ("claimed_done", OFFICE, "clerk", "locked"),
        ("evidence_submitted", "clerk", "clerk", "a photograph"),
        ("verified_done", "rev", "rev", "seen on the spot"),
    ]
    assert found.moves[-1].evidence == (found.evidence[0].id,)
    assert str(room(kept).rates()[0]) == "all: 1 of 1 claimed done, 1 of 1 verified done, 0 found to work"


@pytest.mark.parametrize(("actor", "unit"), [("clerk", ""), ("rev", OFFICE), (OFFICE.upper(), "")])
def test_the_guard_refuses_a_verifier_with_an_interest_and_the_refusal_is_recorded(
    kept: Workspace, actor: str, unit: str
):
    submitted(kept)
    with pytest.raises(Refused, match="may not verify what"):
        room(kept, actor, unit=unit).move("R1", Step(state=State.VERIFIED_DONE, why="fine"))
    assert kept.ledger.acts(limit=1)[0].act
    assert room(kept).one("R1").state is State.EVIDENCE_SUBMITTED


def test_who_only_records_a_verdict_cannot_put_it_in_the_mouth_of_the_addressee(kept: Workspace):
    submitted(kept)
    with pytest.raises(BadConfig, match="somebody else has to say"):
        room(kept).move("R1", Step(state=State.VERIFIED_DONE, why="fine", by="home department"))


def test_analysts_neither_recommend_nor_verify_and_auditors_verify_for_audit(kept: Workspace):
    with pytest.raises(Refused, match="may not recommend"):
        room(kept, "ana", Role.ANALYST).recommend(TOLD, "why")
    submitted(kept)
    with pytest.raises(Refused, match="may not verify"):
        room(kept, "ana", Role.ANALYST).move("R1", Step(state=State.VERIFIED_DONE, why="fine"))
    audit = kept.under(purpose="AUDIT").acting("auditor", {Role.AUDITOR})
    found = lessons_of(audit).move("R1", Step(state=State.IN_PROGRESS, why="the gate was open"))
    assert found.state is State.IN_PROGRESS


def test_an_answer_is_the_addressees_or_names_where_it_was_given(kept: Workspace):
    room(kept).recommend(TOLD, "why")
    with pytest.raises(BadConfig, match="it is for Home Department to say"):
        room(kept).move("R1", Step(state=State.ACCEPTED, why="they agreed"))
    found = room(kept).move("R1", Step(state=State.ACCEPTED, why="they agreed", told_in="letter 12"))
    assert (found.moves[0].by, found.moves[0].recorded_by) == (OFFICE, "rev")


def test_of_two_who_move_it_at_once_one_is_told(kept: Workspace):
    room(kept).recommend(TOLD, "why")
    office(kept).move("R1", Step(state=State.ACCEPTED, why="agreed"))
    one = recommendations_in(kept.ledger)[0]
    again = replace(one.moves[0], id="mv_other", state=State.REJECTED)
    grant = kept.permit(Operation.ANSWER, "R1")
    with pytest.raises(BadConfig, match="somebody else put the same step"):
        record_once(kept.ledger, grant, "late", [move_row(one.id, again)])
    assert room(kept).one("R1").state is State.ACCEPTED


def test_evidence_may_be_a_file_and_lies_in_the_archive(kept: Workspace, tmp_path: Path):
    file = tmp_path / "gate.txt"
    file.write_text("locked", encoding="utf-8")
    room(kept).recommend(TOLD, "why")
    shown = Shown(what="a note", strength=EvidenceStrength.B, author="Inspectorate", file=file)
    (evidence,) = office(kept).show("R1", shown).evidence
    assert kept.archive.path(evidence.sha256).read_text(encoding="utf-8") == "locked"
    assert evidence.author == "Inspectorate"


def test_what_is_closed_is_opened_again_for_a_named_cause_only(kept: Workspace):
    room(kept).recommend(TOLD, "why")
    room(kept).move("R1", Step(state=State.WITHDRAWN, why="asked twice"))
    with pytest.raises(BadConfig, match="has a cause"):
        room(kept).move("R1", Step(state=State.REOPENED, why="again"))
    step = Step(state=State.REOPENED, why="the gate was open again", cause=Cause.FAILED_AUDIT, other="item 7")
    assert room(kept).move("R1", step).state is State.REOPENED


REGISTER = """no,what,who,status,when
1,Train the guards,Police,Implemented,2022-05-01
2,Build a wall,Works,Open,
3,Fit cameras,Police,Lost,
,No number,Police,Open,
"""
MAPPING = """name = "a register"
[columns]
reference = "no"
text = "what"
addressee = "who"
state = "status"
state_on = "when"
[states]
"Implemented" = "claimed_done"
"Open" = "issued"
[defaults]
made_by = "Assembly"
issued = "2021"
"""


def test_a_register_is_taken_in_by_its_mapping_and_bad_rows_are_told(kept: Workspace, tmp_path: Path):
    (tmp_path / "r.csv").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "m.toml").write_text(MAPPING, encoding="utf-8")
    found = room(kept).take(tmp_path / "r.csv", tmp_path / "m.toml")
    assert (found.recommendations, found.moves, found.held_already) == (2, 2, 0)
    assert [each.row for each in found.rejected] == [3, 4]
    assert "state 'Lost' is not known" in found.rejected[0].wanted
    one = room(kept).one("1")
    assert [each.state for each in one.moves] == [State.ACCEPTED, State.CLAIMED_DONE]
    assert one.reached(frozenset({State.CLAIMED_DONE})) == date(2022, 5, 1)
    assert room(kept).take(tmp_path / "r.csv", tmp_path / "m.toml").held_already == 2
    assert len(room(kept).every(Listed(addressee="police"))) == 1


def test_a_register_cannot_bring_a_verification_that_nothing_shows(kept: Workspace, tmp_path: Path):
    (tmp_path / "r.csv").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "m.toml").write_text(MAPPING.replace("claimed_done", "verified_done"), encoding="utf-8")
    found = room(kept).take(tmp_path / "r.csv", tmp_path / "m.toml")
    assert found.recommendations == 1
    assert "needs evidence" in found.rejected[0].wanted
