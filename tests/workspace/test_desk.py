"""The desk: decisions, what they change, and how they are refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sabaq.errors import BadConfig, Refused
from sabaq.model.decisions import Ruling, Standing
from sabaq.model.ids import IncidentId, ReportId
from sabaq.store.holdings import placed_names
from sabaq.workspace import Workspace, desks
from tests.deciding import HEADER, ROWS, exported, together, workspace

SAME, DIFFERENT = Ruling.SAME, Ruling.DIFFERENT


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Workspace]:
    """Three reports of one attack, two of another, one of a third."""
    made = workspace(tmp_path)
    yield made
    made.close()


def home(of: Workspace, report: str) -> str:
    return next(incident for name, incident, _ in of.now().memberships() if name == report)


def groups(*sets: str) -> set[frozenset[str]]:
    return {frozenset(each.split()) for each in sets}


def test_two_reports_are_parted_and_joined_at_once(kept: Workspace):
    parted = kept.desk().link("p1", "p2", DIFFERENT, "two blasts")
    assert not any({"p1", "p2"} <= each for each in together(kept))
    assert (parted.drawn, parted.unmet, len(parted.incidents)) == (True, (), 2)
    assert parted.seconds is not None
    joined = kept.desk().link("p4", "p6", SAME, "one cell did both")
    assert any({"p4", "p6"} <= each for each in together(kept))
    assert (joined.unmet, len(joined.incidents)) == ((), 1)


def test_incidents_are_joined_and_kept_apart_whole(kept: Workspace):
    attacks = [home(kept, name) for name in ("p1", "p4")]
    joined = kept.desk().link(*attacks, SAME, "one campaign, one event")
    assert together(kept) == groups("p1 p2 p3 p4 p5", "p6")
    assert len(joined.decision.pairs) == 4
    kept.desk().unlink(joined.decision.id, "no")
    apart = kept.desk().link(*attacks, DIFFERENT, "never")
    assert together(kept) == groups("p1 p2 p3", "p4 p5", "p6")
    with pytest.raises(BadConfig, match=f"judged different.*sabaq unlink {apart.decision.id}"):
        kept.desk().link("p3", attacks[1], SAME, "after all")


def test_a_report_is_taken_out_of_its_incident(kept: Workspace):
    kept.desk().link("p3", home(kept, "p3"), DIFFERENT, "another day's blast")
    assert together(kept) == groups("p1 p2", "p3", "p4 p5", "p6")


def test_an_old_id_answers_after_a_link_and_after_its_undo(kept: Workspace):
    old = [IncidentId(home(kept, name)) for name in ("p4", "p6")]
    joined = kept.desk().link("p4", "p6", SAME, "one")
    assert {kept.now().incident(each).incident.id for each in old} == set(joined.incidents)  # type: ignore[union-attr]
    kept.desk().unlink(joined.decision.id, "two")
    assert [kept.now().incident(each).incident.id for each in old] == old  # type: ignore[union-attr]
    parted = kept.desk().link("p1", "p2", DIFFERENT, "two")
    new = parted.incidents
    kept.desk().unlink(parted.decision.id, "one")
    assert {kept.now().incident(each).incident.id for each in new} == {home(kept, "p1")}  # type: ignore[union-attr]


def test_an_old_id_leads_on_even_from_a_picture_made_from_nothing(kept: Workspace):
    old = IncidentId(home(kept, "p6"))
    kept.desk().link("p4", "p6", SAME, "one")
    with kept.ledger.engine.connect() as connection:
        connection.exec_driver_sql("DROP TABLE picture_forwards")
    kept.run(fresh=True)
    assert kept.now().incident(old).incident.id == home(kept, "p4")  # type: ignore[union-attr]


def test_a_retraction_leaves_the_picture_and_stays_on_record(kept: Workspace):
    before = exported(kept)
    decision = kept.desk().retract("p2", "a hoax").decision
    assert together(kept) == groups("p1 p3", "p4 p5", "p6")
    report = kept.now().report(ReportId(str(decision.target)))
    assert report is not None
    assert report.retracted == decision
    assert report.incidents == ()
    assert report.claims
    then = kept.as_of(decision.at - timedelta(seconds=1))
    assert "p2" in {name for name, _, _ in then.memberships()}
    assert then.report(report.report.id).retracted is None  # type: ignore[union-attr]
    kept.desk().unretract(decision.id, "no hoax")
    assert exported(kept) == before
    assert kept.now().report(report.report.id).retracted is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("A daily", groups("p1 p3", "p5", "p6")),
        ("a-daily", groups("p1 p3", "p5", "p6")),
        ("file1.csv", set()),
        ("p6", groups("p1 p2 p3", "p4 p5")),
    ],
)
def test_sources_files_and_reports_are_retracted_by_name_or_id(kept: Workspace, name: str, left: set[frozenset[str]]):
    decision = kept.desk().retract(name, "not to be trusted").decision
    assert together(kept) == left
    with pytest.raises(BadConfig, match=f"retracted already, by local-operator .*{decision.id}"):
        kept.desk().retract(name, "again")


def test_a_retracted_file_teaches_no_places(kept: Workspace):
    assert "Quetta" in {place.name for place in placed_names(kept.ledger)}
    kept.desk().retract("file1.csv", "all wrong")
    assert placed_names(kept.ledger) == ()


def test_decisions_tell_who_when_what_and_why(kept: Workspace):
    first = kept.desk().link("p1", "p2", DIFFERENT, "two  blasts\n").decision
    kept.desk().retract("A weekly", "closed")
    kept.desk().unlink(first.id, "one blast")
    second, again = kept.desk().decisions()
    assert (second.ruling, second.what, second.standing) == (Ruling.RETRACT, "source A weekly", Standing.STANDING)
    assert (again.id, again.why, again.by) == (first.id, "two blasts", "local-operator")
    assert again.undone is not None
    assert (again.standing, again.undone.why) == (Standing.TAKEN_BACK, "one blast")
    assert "A wire (p1)" in again.what
    assert again.undone.at > again.at


def test_a_decision_and_its_undoing_each_leave_an_act_with_the_reason(kept: Workspace):
    decision = kept.desk().link("p1", "p2", DIFFERENT, "two blasts").decision
    kept.desk().unlink(decision.id, "one blast")
    gone = kept.desk().retract("p6", "a hoax").decision
    kept.desk().unretract(gone.id, "no hoax")
    told = [act for act in reversed(kept.ledger.acts()) if act.operation in {"link", "retract"}]
    assert [act.operation for act in told] == ["link", "link", "retract", "retract"]
    reasons = ("two blasts", "one blast", "a hoax", "no hoax")
    assert all(act.personal and said in act.personal.reason for said, act in zip(reasons, told, strict=True))


def test_what_the_guard_refuses_changes_nothing(tmp_path: Path):
    made = workspace(tmp_path)
    made.close()
    (tmp_path / "workspace" / "sabaq.toml").write_text('purpose = "WATCH-PARTY"\n', encoding="utf-8")
    closed = Workspace.open(tmp_path / "workspace")
    for decide in (
        lambda: closed.desk().link("p1", "p2", DIFFERENT, "why"),
        lambda: closed.desk().retract("p1", "why"),
    ):
        with pytest.raises(Refused, match="not on the closed list"):
            decide()
    assert closed.ledger.evidence()["links"].num_rows == 0
    assert closed.ledger.evidence()["reports"].num_rows == len(ROWS)
    closed.close()


@pytest.mark.parametrize("why", ["", " \n ", "x" * 1001])
def test_a_decision_needs_a_reason_that_can_be_read(kept: Workspace, why: str):
    for decide in (
        lambda: kept.desk().link("p1", "p2", DIFFERENT, why),
        lambda: kept.desk().retract("p1", why),
        lambda: kept.desk().unlink("l_x", why),
        lambda: kept.desk().unretract("t_x", why),
    ):
        with pytest.raises(BadConfig, match="reason"):
            decide()
    assert kept.desk().decisions() == ()


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("p404", "p1", "there is no report 'p404'"),
        ("i_404404", "p1", "there is no incident 'i_404404'"),
        ("s_404404", "p1", "there is no subject 's_404404'"),
        ("p1", "p1", "one and the same; name two reports"),
    ],
)
def test_what_is_not_there_is_said(kept: Workspace, a: str, b: str, told: str):
    with pytest.raises(BadConfig, match=told):
        kept.desk().link(a, b, SAME, "why")


def test_an_incident_and_itself_are_no_two_things(kept: Workspace):
    incident = home(kept, "p1")
    with pytest.raises(BadConfig, match="one and the same"):
        kept.desk().link(incident, incident, SAME, "why")


def test_the_beginning_of_an_id_will_do_where_it_is_the_only_one(kept: Workspace):
    report = next(row.claim.report for row in kept.now().rows("claims") if row.report_id == "p1")  # type: ignore[arg-type,union-attr]
    decided = kept.desk().link(report[:12], home(kept, "p4")[:14], SAME, "one")
    assert any({"p1", "p4", "p5"} <= each for each in together(kept))
    assert kept.desk().unlink(decided.decision.id[:20], "no").decision.undone is not None


def test_a_name_that_stands_for_several_things_is_refused_with_their_ids(tmp_path: Path):
    made = workspace(tmp_path, (ROWS, [ROWS[0].replace("A wire", "A radio")]))
    with pytest.raises(BadConfig, match=r"report 'p1' may be one of several: r_\w+; r_\w+; give more of the id"):
        made.desk().link("p1", "p2", SAME, "one")
    with pytest.raises(BadConfig, match=r"'p1' may be one of several: report r_\w+; report r_\w+"):
        made.desk().retract("p1", "wrong")
    made.close()


def test_a_report_that_came_after_the_run_is_not_in_the_picture_yet(kept: Workspace, tmp_path: Path):
    path = tmp_path / "late.csv"
    path.write_text(HEADER + ROWS[1].replace("p2", "p7"), encoding="utf-8")
    kept.add([path], mapping="generic", back_filled=True)
    with pytest.raises(BadConfig, match=r"report p7 is in no incident of the picture: .*came after"):
        kept.desk().link("p7", "p2", SAME, "one")


def test_what_stands_already_is_not_decided_again_and_what_is_undone_not_undone_again(kept: Workspace):
    decision = kept.desk().link("p1", "p2", DIFFERENT, "two blasts").decision
    with pytest.raises(BadConfig, match=f"judged different already, by local-operator .*{decision.id}.: two blasts"):
        kept.desk().link("p2", "p1", DIFFERENT, "again")
    kept.desk().unlink(decision.id, "one blast")
    with pytest.raises(BadConfig, match="taken back already, by local-operator on 2024-08-01: one blast"):
        kept.desk().unlink(decision.id, "again")
    assert kept.desk().link("p2", "p1", DIFFERENT, "two after all").decision.id != decision.id


def test_links_and_retractions_are_taken_back_by_their_own_verbs(kept: Workspace):
    link = kept.desk().link("p1", "p2", DIFFERENT, "two").decision.id
    gone = kept.desk().retract("p6", "hoax").decision.id
    with pytest.raises(BadConfig, match=f"is a retraction; .*sabaq unretract {gone}"):
        kept.desk().unlink(gone, "no")
    with pytest.raises(BadConfig, match=f"is a link; .*sabaq unlink {link}"):
        kept.desk().unretract(link, "no")
    with pytest.raises(BadConfig, match="there is no decision 'l_404'; `sabaq decisions` lists"):
        kept.desk().unlink("l_404", "no")


def test_a_same_that_other_decisions_forbid_is_told(kept: Workspace):
    first = kept.desk().link("p1", "p4", SAME, "one").decision.id
    assert kept.desk().link("p4", "p6", DIFFERENT, "two").unmet == ()
    last = kept.desk().link("p1", "p6", SAME, "one")
    assert len(last.unmet) == 1
    assert set(last.unmet) < {first, last.decision.id}
    assert not any({"p4", "p6"} <= each for each in together(kept))


def test_a_decision_can_wait_for_the_next_run(kept: Workspace, monkeypatch: pytest.MonkeyPatch):
    before = together(kept)
    waiting = kept.desk().link("p1", "p2", DIFFERENT, "two", later=True)
    assert (waiting.drawn, waiting.seconds, together(kept)) == (False, None, before)
    kept.run()
    assert together(kept) != before
    monkeypatch.setattr(desks, "AT_ONCE", 2)
    assert not kept.desk().unlink(waiting.decision.id, "one").drawn


def test_a_judged_tie_says_who_judged_it_and_why(kept: Workspace):
    decision = kept.desk().link("p4", "p6", SAME, "one cell did both").decision
    found = kept.now().incident(IncidentId(home(kept, "p6")))
    assert found is not None
    judged = next(tie for tie in found.ties if {tie.a, tie.b} == set(decision.pairs[0]))
    assert judged.decided_by == "local-operator"
    assert [(line.field, line.words) for line in judged.evidence] == [("judgement", "one cell did both")]
