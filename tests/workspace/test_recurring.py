"""Recurring: people rule on pairs; findings ask other sites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sabaq.errors import BadConfig, Refused
from sabaq.model.authority import Role
from sabaq.model.lessons import SiteVerdict, Sort, Verdict
from sabaq.model.recommendations import Cause, State
from sabaq.workspace import Workspace
from sabaq.workspace.lessons import Step, lessons_of
from sabaq.workspace.recurring import Recurring, recurring_of
from tests.deciding import workspace
from tests.learning.test_recurrences import FENCE, WALL
from tests.workspace.test_lessons import TOLD

SCHOOL = replace(TOLD, text=WALL, reference="W1", issued="2014-12-20", site="North school", site_class="school")
AGAIN = replace(TOLD, text=FENCE, reference="W2", issued="2023-02-01", made_by="Panel")


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Workspace]:
    made = workspace(tmp_path)
    for told in (SCHOOL, AGAIN):
        lessons_of(made.acting("rev", {Role.REVIEWER})).recommend(told, "why")
    yield made
    made.close()


def room(of: Workspace, actor: str = "rev", role: Role = Role.REVIEWER) -> Recurring:
    return recurring_of(of.acting(actor, {role}))


def test_a_confirmed_recurrence_opens_again_what_was_closed(kept: Workspace):
    lessons_of(kept.acting("rev", {Role.REVIEWER})).move("W1", Step(state=State.NO_LONGER_APPLICABLE, why="moved"))
    (found,) = room(kept).suggestions()
    ruled = room(kept).rule("W2", "W1", Verdict.CONFIRMED, "the same wall")
    assert (ruled.sort, ruled.place, ruled.score, ruled.reasons) == (Sort.RECURRENCE, 1, found.score, found.reasons)
    one = lessons_of(kept).one("W1")
    assert (one.state, one.moves[-1].cause, one.moves[-1].other) == (State.REOPENED, Cause.RECURRENCE, ruled.id)
    assert room(kept).suggestions() == ()


def test_a_rejected_candidate_is_remembered_and_opens_nothing(kept: Workspace):
    ruled = room(kept).rule("W1", "W2", Verdict.REJECTED, "another kind of wall")
    assert (ruled.earlier, ruled.later) == (lessons_of(kept).one("W1").id, lessons_of(kept).one("W2").id)
    assert room(kept).suggestions() == ()
    assert [each.verdict for each in room(kept).rulings()] == [Verdict.REJECTED]


def test_analysts_see_the_queue_and_rule_on_nothing(kept: Workspace):
    assert len(room(kept, "ana", Role.ANALYST).suggestions()) == 1
    with pytest.raises(Refused, match="may not verify"):
        room(kept, "ana", Role.ANALYST).rule("W2", "W1", Verdict.CONFIRMED, "same")


def test_a_re_announced_promise_keeps_its_first_date(kept: Workspace):
    verbs = lessons_of(kept.acting("rev", {Role.REVIEWER}))
    verbs.recommend(replace(TOLD, kind="pledge", reference="P1", issued="2013-10-29"), "said in the assembly")
    verbs.recommend(replace(TOLD, kind="pledge", reference="P2", issued="2018-05-01"), "said again")
    verbs.recommend(replace(TOLD, kind="pledge", reference="P3", issued="2025-05-06"), "opened under a new name")
    room(kept).rule("P3", "P2", Verdict.CONFIRMED, "the same centre")
    room(kept).rule("P2", "P1", Verdict.CONFIRMED, "the same centre")
    assert lessons_of(kept).one("P3").first_date == date(2013, 10, 29)
    assert lessons_of(kept).one("P1").first_promised is None
    room(kept).rule("P2", "P1", Verdict.REJECTED, "not the same after all")
    assert lessons_of(kept).one("P3").first_date == date(2018, 5, 1)


def test_a_finding_at_one_site_is_asked_of_all_of_its_class_and_unseen_is_not_holding(kept: Workspace):
    for name in ("South school", "East school"):
        room(kept).name_site(name, "School")
    room(kept).name_site("Old mill", "factory")
    assert [(row.site, row.verdict) for row in room(kept).checks()] == [
        ("East school", SiteVerdict.UNSEEN), ("South school", SiteVerdict.UNSEEN),
    ]  # fmt: skip
    room(kept).check("W1", "south school", SiteVerdict.FAILS, "one can step over it")
    assert [row.verdict for row in room(kept).checks()] == [SiteVerdict.UNSEEN, SiteVerdict.FAILS]
    with pytest.raises(BadConfig, match="asks nothing of"):
        room(kept).check("W1", "Old mill", SiteVerdict.HOLDS, "seen")


def test_incidents_since_stand_beside_a_promise(kept: Workspace):
    one = lessons_of(kept).one("W1")
    assert room(kept).since(one) == 3
    assert [room(kept).since(replace(one, country=code)) for code in ("PK", "LK")] == [3, 0]
    with pytest.raises(BadConfig, match="wanted two letters"):
        replace(one, country="Pakistan")
    assert room(kept).since(replace(one, issued=date(2024, 5, 1), respond_by=date(2024, 7, 1))) == 1
