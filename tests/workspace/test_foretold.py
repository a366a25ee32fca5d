"""Foretold: a review says what was warned of, and where the hours went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sabaq.learning.foretold import Foretold, sentences
from sabaq.model.authority import Role
from sabaq.model.evidence import Marking
from sabaq.model.incident import IncidentQuery
from sabaq.model.outlook import Grain, Outcome, Passed, Problem, Sign, Step, Warned
from sabaq.model.reviews import Review, ReviewKind, Section
from sabaq.workspace import Workspace
from sabaq.workspace.outlooks import Asked
from sabaq.workspace.reviews import Opened, reviews_of
from sabaq.workspace.warnings import Message, warnings_of
from tests.deciding import workspace

DAY = timedelta(days=1)
HAPPENED = datetime(2024, 3, 10, tzinfo=UTC)
ASKED = Asked(
    title="Attack on the station", places=("Quetta",), horizon=30 * DAY, threshold=0.05, addressee="District office",
    base_rate=0.004, basis="a test",
)  # fmt: skip


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Workspace]:
    made = workspace(tmp_path)
    yield made
    made.close()


def sign(key: str, agency: str, before: timedelta, *, marking: Marking = Marking.CLEAR, place: str = "Quetta") -> Sign:
    return Sign(indicator=key, agency=agency, place=place, seen_at=HAPPENED - before, marking=marking)


def opened(of: Workspace) -> Review:
    (incident,) = of.now().incidents(IncidentQuery(text="Quetta")).incidents
    asked = Opened(
        incident=incident.id, kind=ReviewKind.JUDICIAL, lead="Inspectorate", independence="a court", why="due"
    )
    return reviews_of(of.acting("rev", {Role.REVIEWER})).open(asked)


def control(review: Review) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.text, each.claims) for each in review.sentences() if each.section is Section.CONTROL]


def test_a_review_says_when_all_together_could_have_warned_and_what_not_sharing_cost(kept: Workspace):
    room = warnings_of(kept)
    problem = room.outlooks.open(replace(ASKED, threshold=0.16), "after an inquiry")  # too high for one alone
    seen = room.outlooks.observe(
        [
            sign("alert-exact", "Bureau", 4 * DAY),
            sign("rehearsal", "Army", 3 * DAY),
            sign("site-watched", "Police", DAY, place="Khar"),
        ],
        "retold",
    )
    found = room.replay(problem.id, HAPPENED)
    assert found.together.crossed_at is not None
    assert found.first is None
    assert found.unshared_h == 72
    ((text, rests),) = control(opened(kept))
    assert f"could have warned from {found.together.crossed_at:%Y-%m-%d %H:%M} UTC" in text
    assert f"{found.unshared_h:,.0f} hours went to not sharing" in text
    assert "of tries" in text  # how much of it is chance
    assert rests[0] == problem.id
    assert set(rests[1:]) == set(found.together.made_from) <= {each.id for each in seen}


def test_a_problem_watched_without_a_warning_and_one_elsewhere(kept: Workspace):
    room = warnings_of(kept)
    room.outlooks.open(ASKED, "after an inquiry")
    assert control(opened(kept)) == []  # opened long after, and no sign of it is on record


def test_a_warning_that_named_the_incident_is_told_with_the_way_it_went(kept: Workspace):
    room = warnings_of(kept)
    problem = room.outlooks.open(ASKED, "after the spring")
    now = room.outlooks.now()
    room.outlooks.observe(
        [Sign(indicator="alert-exact", agency="Bureau", place="Quetta", seen_at=now - DAY)], "a cable"
    )
    issued = room.issue(problem.id, Message(text="Guard the station", lasts=7 * DAY, place=Grain.EXACT))
    room.step(issued.id, Step.DELIVERED, "by wire")
    (_day, incident), *_ = room.outlooks.attacks(("Quetta",))
    room.resolve(issued.id, Outcome.HIT, "it came", incident=incident)
    ((text, rests),) = control(opened(kept))
    assert "District office was warned: “Guard the station”" in text
    assert "(by wire); read: not on record; acted on: not on record." in text
    assert rests == (issued.id, problem.id, *issued.made_from)


def test_a_review_that_rests_on_a_hidden_sign_is_hidden_with_it(kept: Workspace):
    room = warnings_of(kept)
    room.outlooks.open(ASKED, "after an inquiry")
    signs = [sign("alert-exact", "Bureau", 4 * DAY, marking=Marking.RED), sign("rehearsal", "Army", 3 * DAY)]
    room.outlooks.observe(signs, "retold")
    review = opened(kept)
    assert control(review)
    for role, shown in ((Role.REVIEWER, 1), (Role.ANALYST, 0)):
        assert len(reviews_of(kept.acting("somebody", {role})).every()) == shown


def test_a_problem_open_in_time_without_a_warning_is_told_with_who_was_to_know():
    problem = Problem(
        id="o_1", title="Attack on the station", places=("Quetta",), horizon=30 * DAY, base_rate=0.004, basis="x",
        threshold=0.05, addressee="District office", opened_by="ana",
    )  # fmt: skip
    told = Foretold(problem=problem, opened_at=HAPPENED - 9 * DAY, happened_at=HAPPENED, warned=(), replay=None)
    (silent,) = sentences([told])
    assert "watched from 2024-03-01 00:00 UTC on, and no warning of it stood" in silent.text
    assert silent.rests_on == ("o_1",)
    read = Passed(step=Step.READ, by="duty", at=HAPPENED - DAY, what="the duty officer")
    warned = Warned(
        id="w_1", problem="o_1", text="Guard it", addressee="District office", probability=0.3, base_rate=0.004,
        threshold=0.05, made_from=("b_1",), place=Grain.NONE, time=Grain.NONE, mode=Grain.NONE, actor=Grain.NONE,
        issued_by="ana", issued_at=HAPPENED - 2 * DAY, expires=HAPPENED + 5 * DAY, passed=(read,),
    )  # fmt: skip
    (heard,) = sentences(
        [Foretold(problem=problem, opened_at=HAPPENED, happened_at=HAPPENED, warned=(warned,), replay=None)]
    )
    assert "On 2024-03-08 00:00 UTC District office was warned" in heard.text
    assert "Delivered: not on record; read 2024-03-09 00:00 UTC (the duty officer)" in heard.text
