"""Budgets: the threshold follows from how many false alarms are allowed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sabaq.errors import BadConfig
from sabaq.model.outlook import Sign
from sabaq.workspace import Workspace
from sabaq.workspace.budgets import within
from sabaq.workspace.outlooks import Asked, OutlookRoom
from sabaq.workspace.warnings import warnings_of
from tests.deciding import Clock, workspace

DAY = timedelta(days=1)
ASKED = Asked(
    title="Attack on the mill", places=("Quetta",), horizon=10 * DAY, threshold=0.25, addressee="District office",
    base_rate=0.01, basis="a test",
)  # fmt: skip
START = Clock().now - 203 * DAY  # twenty windows of ten days; the one attack in Quetta falls into one of them


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made = workspace(tmp_path_factory.mktemp("budgets"))
    outlooks = warnings_of(made).outlooks
    seen = [
        (0, "site-watched"),
        (51, "site-watched"),
        (101, "alert-narrow"),
        (102, "entrance-tried"),
        (151, "rehearsal"),
    ]
    outlooks.observe([sign(START + after * DAY, key) for after, key in seen], "one desk")
    yield made
    made.close()


def sign(at: datetime, key: str) -> Sign:
    return Sign(indicator=key, agency="Police", place="Quetta", seen_at=at, origin=f"{key} {at}")


@pytest.fixture
def room(kept: Workspace) -> OutlookRoom:
    return warnings_of(kept).outlooks


def test_the_fewer_false_alarms_are_allowed_the_higher_the_threshold_and_the_record_keeps_to_it(room: OutlookRoom):
    budgets = [within(room, ASKED, allowed=allowed)[1] for allowed in (2.0, 4.0, 6.0, 8.0)]
    assert [each.windows for each in budgets] == [19] * 4  # one of twenty held the attack
    assert all(0 < each.achieved <= each.allowed for each in budgets)
    thresholds = [each.threshold for each in budgets]
    assert thresholds == sorted(set(thresholds), reverse=True)
    assert budgets[0].years == pytest.approx(190 / 365.25)


def test_the_threshold_is_the_one_that_the_problem_is_opened_with(room: OutlookRoom):
    asked, budget = within(room, ASKED, allowed=4.0)
    problem = room.open(replace(asked, title="Attack on the mill by night"), "a budget of four")
    assert problem.threshold == budget.threshold > problem.base_rate


def test_a_record_too_short_for_the_budget_is_refused_with_what_would_do(room: OutlookRoom):
    with pytest.raises(BadConfig, match="allow more of them, or bring a longer record"):
        within(room, ASKED, allowed=1.0)
    with pytest.raises(BadConfig, match="wanted more than 0"):
        within(room, ASKED, allowed=0.0)


def test_without_signs_there_is_no_record_to_take_it_from(tmp_path: Path):
    made = workspace(tmp_path)
    with pytest.raises(BadConfig, match="no record of signs"):
        within(warnings_of(made).outlooks, ASKED, allowed=2.0)
    made.close()
