"""Live: a report shows in the picture as soon as it is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from sabaq.errors import Refused, Unavailable
from sabaq.fusion.accuracy import measure
from sabaq.fusion.likeness import LIKENESS
from sabaq.model.ids import IncidentId
from sabaq.store import amendments
from sabaq.workspace import Workspace
from sabaq.workspace import files as files_module
from sabaq.workspace import live as live_module
from tests.living import FIRST, HEADER, LATE, Followed, small, world
from tests.places import settled

pytestmark = pytest.mark.usefixtures("ledger_server")

AGREE = 0.97  # pairwise F1 of live and batch groups; measured 0.988 to 0.995
OTHER = "q{0},A daily,2024-06-02T09:00:00+00:00,2024-06-01,25.{0},66.{0},Town {0},PK,,1,1,Shots in town {0}"


@pytest.fixture
def followed(tmp_path: Path) -> Iterator[Followed]:
    made = small(tmp_path)
    yield made
    made.workspace.close()


def test_a_late_report_joins_its_incident_at_once(followed: Followed):
    before = followed.members()
    took = followed.take(LATE)
    assert [each.incidents for each in took.became] == [(before["p1"],)]
    assert followed.members() == before | {"p3": before["p1"]}
    found = followed.workspace.now().incident(IncidentId(before["p1"]))
    assert found is not None
    assert (found.incident.reports, found.incident.origins) == (2, 2)
    assert {value.best for value in found.values if value.prop == "killed" and value.policy == "max-graded"} == {6}
    assert [tie.decided_by for tie in found.ties] == [LIKENESS.name]
    assert found.ties[0].evidence
    assert found.curve[-1].best == 6


def test_a_report_of_something_else_becomes_an_incident_of_its_own(followed: Followed):
    took = followed.take(OTHER.format(1))
    (incident,) = took.became[0].incidents
    assert list(followed.members().values()).count(incident) == 1
    state = followed.workspace.now().picture.state()
    assert state is not None
    assert (state.incidents, state.reports) == (3, 3)


def test_the_same_report_twice_is_one(followed: Followed):
    first = followed.take(LATE)
    again = followed.take(LATE)
    assert again.held_already
    beside = followed.take(LATE, OTHER.format(2), name="another.csv")
    assert beside.reports == 1
    assert beside.became[0] == again.became[0] == first.became[0]
    assert sorted(followed.members()) == ["p1", "p2", "p3", "q2"]


def test_what_a_run_makes_of_the_same_groups_is_the_same_to_the_byte(followed: Followed):
    followed.take(LATE)
    followed.take(OTHER.format(3))
    names = ("picture_incidents", "picture_details", "picture_memberships")
    values = "incident, prop, grp, policy, value, low, best, high, dispute, origins, claims"
    live = [followed.table(name) for name in names] + [followed.table("picture_consensus", values)]
    ran = followed.workspace.run()
    assert not ran.up_to_date
    run = [followed.table(name) for name in names] + [followed.table("picture_consensus", values)]
    assert live[:2] == run[:2]
    assert [row[:3] for row in live[2]] == [row[:3] for row in run[2]]  # its weight follows what the run learned
    assert live[3] == run[3]


def test_a_picture_that_followed_is_up_to_date_and_says_how_it_was_made(followed: Followed):
    followed.take(LATE)
    state = followed.workspace.now().picture.state()
    assert state is not None
    assert state.made_with.endswith(" live@1")
    followed.live.finish()
    assert followed.workspace.doctor().trouble == ()


def test_a_restarted_process_goes_on_where_the_last_one_stopped(followed: Followed):
    followed.take(LATE)
    after = followed.members()
    followed.workspace.close()
    again = Followed(
        workspace := Workspace.open(followed.workspace.folder), live_module.Live(workspace=workspace), followed.folder
    )
    try:
        again.take(OTHER.format(4))
        members = again.members()
        assert {report: members[report] for report in after} == after
        ((made_with,),) = again.table("picture_states", "made_with")
        assert str(made_with).endswith("live@1")  # no run was needed
    finally:
        workspace.close()


def test_what_another_process_adds_meanwhile_is_shown_too(followed: Followed):
    followed.take(LATE)
    (followed.folder / "other.csv").write_text(HEADER + OTHER.format(5) + "\n", encoding="utf-8")
    other = Workspace.open(followed.workspace.folder)
    other.add([followed.folder / "other.csv"], mapping="generic")
    other.close()
    followed.take(OTHER.format(6))
    assert sorted(followed.members()) == ["p1", "p2", "p3", "q5", "q6"]


def test_a_report_of_an_import_that_was_cut_short_is_shown_when_it_comes_again(
    followed: Followed, monkeypatch: pytest.MonkeyPatch
):
    (followed.folder / "cut.csv").write_text(HEADER + OTHER.format(7) + "\n", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(type(followed.workspace.ledger), "end_batch", lambda *_words: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            followed.workspace.add([followed.folder / "cut.csv"], mapping="generic")
    assert followed.take(OTHER.format(7)).by_run
    assert "q7" in followed.members()


def test_many_reports_at_once_are_a_run(followed: Followed, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(live_module, "AT_ONCE", 3)
    took = followed.take(*(OTHER.format(number) for number in range(4)))
    assert (took.by_run, took.reports) == (True, 4)
    assert len(followed.members()) == 6
    assert followed.take(LATE).became[0].incidents == (followed.members()["p1"],)


def test_nothing_is_written_when_the_picture_cannot_follow(followed: Followed, monkeypatch: pytest.MonkeyPatch):
    before = (followed.table("reports"), followed.table("batch_ends"), followed.members())
    with monkeypatch.context() as patched:
        patched.setattr(amendments, "_amend", lambda *_words, **_more: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            followed.take(LATE)
    assert (followed.table("reports"), followed.table("batch_ends"), followed.members()) == before
    assert followed.take(LATE).became[0].incidents == (before[2]["p1"],)


def test_a_report_that_tells_of_no_incident_is_kept_and_in_none(followed: Followed):
    path = followed.folder / "said.jsonl"
    path.write_text('{"id": "n1", "text": "The minister spoke of peace.", "source": "A daily"}\n', encoding="utf-8")
    took = followed.live.take(path)
    assert (took.reports, took.became[0].incidents) == (1, ())
    assert len(followed.table("reports")) == 3


def test_a_row_that_cannot_be_read_is_named_and_the_others_count(followed: Followed):
    took = followed.take(OTHER.format(8), OTHER.format(9).replace("2024-06-01", "on a day"))
    assert (took.reports, len(took.rejected)) == (1, 1)
    assert took.rejected[0].column == "date"


def test_a_purpose_that_is_not_on_the_list_is_refused_and_nothing_is_taken_in(followed: Followed):
    path = followed.folder / "late.csv"
    path.write_text(HEADER + LATE, encoding="utf-8")
    with pytest.raises(Refused, match="closed list"):
        followed.live.take(path, purpose="WATCH-PARTY")
    assert len(followed.table("reports")) == 2


def test_a_file_that_changes_while_it_is_read_is_not_taken_in(followed: Followed, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(files_module, "digest_of", lambda _path: "another")
    with pytest.raises(Unavailable, match="changed while"):
        followed.take(LATE)
    assert len(followed.table("reports")) == 2


def test_an_empty_workspace_can_follow_from_its_first_report(tmp_path: Path):
    workspace = Workspace.init(settled(tmp_path / "workspace"))
    followed = Followed(workspace, live_module.Live(workspace=workspace), tmp_path)
    first = followed.take(FIRST.splitlines()[0])
    assert followed.take(LATE).became[0].incidents == first.became[0].incidents
    workspace.close()


@pytest.mark.parametrize("style", ["a", "b"])
def test_live_and_batch_agree_and_every_incident_that_was_shown_is_still_found(tmp_path: Path, style: str):
    followed, late = world(tmp_path, reports=1_400, late=280, style=style)
    shown = set(followed.members().values())
    for at in range(0, len(late), 4):
        took = followed.take(*late[at : at + 4])
        shown |= {incident for each in took.became for incident in each.incidents}
    alive, forwards = set(followed.members().values()), followed.forwards()
    assert {forwards.get(incident, incident) for incident in shown} == alive
    assert not set(forwards) & alive
    assert {row[0] for row in followed.table("picture_incidents", "id")} == alive
    assert {row[0] for row in followed.table("picture_details", "incident")} == alive
    assert {row[0] for row in followed.table("picture_ties", "incident")} <= alive
    live, rows = followed.members(), {row[0]: row for row in followed.table("picture_incidents")}
    followed.workspace.run()
    batch, again = followed.members(), {row[0]: row for row in followed.table("picture_incidents")}
    reports = sorted(batch)
    assert measure([live[each] for each in reports], [batch[each] for each in reports]).pair_f1 >= AGREE
    same = [each for each in alive if groups(live).get(each) == groups(batch).get(each)]
    assert len(same) > 0.9 * len(alive)
    assert [rows[each] for each in same] == [again[each] for each in same]
    assert {followed.forwards().get(incident, incident) for incident in shown} <= set(batch.values())
    followed.workspace.close()


def groups(members: dict[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for report, incident in members.items():
        found[incident].add(report)
    return found


def test_the_order_of_arrival_changes_nothing_after_the_next_run(tmp_path: Path):
    pictures = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        followed, late = world(tmp_path / name, reports=500, late=60)
        for row in late if name == "one" else reversed(late):
            followed.take(row)
        followed.workspace.run()
        pictures.append(sorted(sorted(members) for members in groups(followed.members()).values()))
        followed.workspace.close()
    assert pictures[0] == pictures[1]
