"""Outlooks: signs on record, warnings issued, and their fate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sabaq.errors import BadConfig, Refused
from sabaq.model.authority import Role
from sabaq.model.evidence import Marking, Rejected
from sabaq.model.outlook import Grain, Outcome, Problem, Sharing, Sign, Step
from sabaq.sources.signs import signs_in
from sabaq.workspace import Workspace
from sabaq.workspace.outlooks import Asked
from sabaq.workspace.warnings import Message, WarningRoom, warnings_of
from tests.deciding import workspace

DAY = timedelta(days=1)
SEEN = datetime(2024, 7, 30, 12, tzinfo=UTC)
ASKED = Asked(
    title="Attack on the mill", places=("Quetta",), horizon=30 * DAY, threshold=0.5, addressee="District office"
)
MESSAGE = Message(text="Guard the mill", lasts=7 * DAY, place=Grain.EXACT)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Workspace]:
    made = workspace(tmp_path)
    yield made
    made.close()


@pytest.fixture
def room(kept: Workspace) -> WarningRoom:
    return warnings_of(kept)


def sign(indicator: str, agency: str = "Police", **more: object) -> Sign:
    told: dict[str, object] = {"indicator": indicator, "agency": agency, "place": "Quetta", "seen_at": SEEN, **more}
    return Sign(**told)  # type: ignore[arg-type]


@pytest.fixture
def crossed(room: WarningRoom) -> Problem:
    problem = room.outlooks.open(ASKED, "after the spring")
    signs = [sign("alert-exact", "Bureau"), sign("entrance-tried"), sign("rehearsal", "Army")]
    room.outlooks.observe(signs, "from three desks")
    return problem


def test_the_base_rate_comes_from_the_incidents_of_the_picture(room: WarningRoom):
    problem = room.outlooks.open(ASKED, "after the spring")
    assert problem.basis == "1 incident there in 0.4 years of the picture"
    assert 0.2 < problem.base_rate / (1.5 / 0.39 * 30 / 365.25) < 1.0


def test_signs_of_three_agencies_add_up_and_the_office_is_warned(room: WarningRoom):
    asked = replace(ASKED, base_rate=0.01, basis="a test")
    problem = room.outlooks.open(asked, "after the spring")
    assert not room.outlooks.assess(problem.id).crossed
    with pytest.raises(BadConfig, match="nothing is to be told"):
        room.issue(problem.id, MESSAGE)
    room.outlooks.observe([sign("alert-exact", "Bureau"), sign("entrance-tried"), sign("rehearsal", "Army")], "desks")
    found = room.outlooks.assess("attack on")
    assert found.crossed
    assert [part.observation.indicator.key for part in found.sum.parts] == [
        "alert-exact",
        "rehearsal",
        "entrance-tried",
    ]
    issued = room.issue(problem.id, MESSAGE)
    assert room.outlooks.assess(problem.id).standing == (issued,)
    assert (issued.addressee, issued.made_from) == (
        "District office", tuple(part.observation.id for part in found.sum.parts)
    )  # fmt: skip


def test_a_warning_keeps_its_way_and_what_came_of_it_and_none_leaves_the_count(room: WarningRoom, crossed: Problem):
    first, second = room.issue(crossed.id, MESSAGE), room.issue(crossed.id, MESSAGE)
    room.step(first.id, Step.DELIVERED, "by wire")
    room.step(first.id, Step.READ, "the duty officer")
    room.resolve(first.id, Outcome.UNRESOLVED, "nothing heard")
    room.resolve(first.id, Outcome.FALSE_ALARM, "nothing came")
    found = {each.id: each for each in room.warnings()}
    assert [each.step for each in found[first.id].passed] == [Step.DELIVERED, Step.READ]
    assert (found[first.id].outcome, found[first.id].outcome_why) == (Outcome.FALSE_ALARM, "nothing came")
    assert (found[second.id].outcome, found[second.id].passed) == (None, ())
    tally = room.tally()
    assert (tally.issued, tally.hits, tally.false_alarms, tally.standing) == (2, 0, 1, 1)


def test_a_hit_names_its_incident_and_nothing_else_does(room: WarningRoom, crossed: Problem):
    issued = room.issue(crossed.id, MESSAGE)
    incident = room.outlooks.attacks(("Quetta",))[0][1]
    with pytest.raises(BadConfig, match="a hit names its incident"):
        room.resolve(issued.id, Outcome.HIT, "it came")
    with pytest.raises(BadConfig, match="there is no incident 'i_none'"):
        room.resolve(issued.id, Outcome.HIT, "it came", incident="i_none")
    assert room.resolve(issued.id, Outcome.HIT, "it came", incident=incident).incident == incident


def test_an_own_probability_is_pooled_and_its_reason_kept(room: WarningRoom):
    problem = room.outlooks.open(ASKED, "after the spring")
    before = room.outlooks.assess(problem.id).pooled
    room.outlooks.opine(problem.id, 0.9, "the market was full")
    found = room.outlooks.assess(problem.id)
    assert before < found.pooled < 0.9
    assert found.opinions[0].why == "the market was full"


def test_what_was_withdrawn_counts_no_more_and_what_was_shared_is_told(room: WarningRoom, crossed: Problem):
    (last,) = room.outlooks.observe([sign("site-watched")], "from the guard")
    shared = room.outlooks.share(last.id, "Army")
    assert [each.agency for each in shared.shared] == ["Army"]
    with pytest.raises(BadConfig, match="which is to come"):
        room.outlooks.observe([sign("site-watched", seen_at=SEEN + 900 * DAY)], "a slip")
    room.outlooks.withdraw(last.id, "it was the gardener")
    keys = [part.observation.indicator.key for part in room.outlooks.assess(crossed.id).sum.parts]
    assert "site-watched" not in keys
    with pytest.raises(BadConfig, match="it fits none"):
        room.outlooks.share(last.id, "Navy")


def test_a_replay_tells_what_each_agency_could_have_known(room: WarningRoom, crossed: Problem):
    room.outlooks.observe([sign("alert-exact", "Bureau", place="Karachi")], "elsewhere")
    found = room.replay(crossed.id, SEEN + DAY)
    assert [lane.agency for lane in found.lanes] == ["Army", "Bureau", "Police"]
    assert found.together.crossed_at == SEEN
    assert found.shuffles == 200
    assert room.replay(crossed.id, SEEN).together.crossed_at is None


def test_whoever_may_not_read_red_is_not_told_what_it_adds_up_to(kept: Workspace, room: WarningRoom, crossed: Problem):
    ana = warnings_of(kept.acting("ana", {Role.ANALYST}))
    before = ana.outlooks.assess(crossed.id)
    (hidden,) = room.outlooks.observe([sign("site-watched", origin="a source", marking=Marking.RED)], "from a source")
    found = ana.outlooks.assess(crossed.id)
    assert [part.observation.id for part in found.sum.parts] == [part.observation.id for part in before.sum.parts]
    with pytest.raises(BadConfig, match="it fits none"):
        ana.outlooks.share(hidden.id, "Army")
    issued = room.issue(crossed.id, MESSAGE)
    assert hidden.id in issued.made_from
    assert [each.id for each in room.warnings()] == [issued.id]
    assert ana.warnings() == ()
    secret = room.outlooks.open(replace(ASKED, title="Secret", marking=Marking.RED), "a source")
    assert secret.id not in {each.id for each in ana.outlooks.problems()}


def test_the_public_and_the_auditor_put_nothing_on_record(kept: Workspace, crossed: Problem):
    for role in (Role.PUBLIC, Role.AUDITOR):
        other = warnings_of(kept.acting("ben", {role}).under(purpose="AUDIT"))
        with pytest.raises(Refused):
            other.outlooks.observe([sign("site-watched")], "a rumour")
        with pytest.raises(Refused):
            other.issue(crossed.id, MESSAGE)


def test_signs_come_out_of_a_file_and_a_line_that_cannot_be_read_is_named(tmp_path: Path):
    path = tmp_path / "signs.jsonl"
    path.write_text(
        '{"indicator": "site-watched", "agency": "Police", "place": "Khar", "seen_at": "2024-03-10T14:05:00+05:00", '
        '"shared": [{"agency": "Army", "at": "2024-03-11T10:00:00+05:00"}], "url": "https://example.org/1"}\n\n'
        '{"indicator": "site-watched", "agency": "Police", "place": "Khar", "seen_at": "2024-03-10T14:05:00"}\n'
        '{"indicator": "site-watched", "colour": "green"}\nnonsense\n',
        encoding="utf-8",
    )
    first, *rest = signs_in(path)
    assert isinstance(first, Sign)
    assert first.shared == (Sharing(agency="Army", at=datetime(2024, 3, 11, 5, tzinfo=UTC)),)
    assert first.note == "https://example.org/1"
    assert [each.row for each in rest if isinstance(each, Rejected)] == [3, 4, 5]
    with pytest.raises(BadConfig, match="cannot be read"):
        list(signs_in(tmp_path / "none.jsonl"))
