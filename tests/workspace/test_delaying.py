"""Delaying: every step has its hours, and what is still open counts."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.analysis.delays import Delay, Stage, Took, delays
from sabaq.model.authority import Role
from sabaq.model.evidence import Marking
from sabaq.model.outlook import Sharing, Sign, Step
from sabaq.model.survival import survival, time_until
from sabaq.workspace import Workspace
from sabaq.workspace.delaying import DelayRoom, Hours, table
from sabaq.workspace.live import Live
from sabaq.workspace.outlooks import Asked
from sabaq.workspace.warnings import Message, warnings_of
from tests.deciding import HEADER, workspace

HOUR = timedelta(hours=1)
START = datetime(2024, 3, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Six reports loaded afterwards, one added and drawn by a run, one taken live, and one that no run has drawn."""
    folder = tmp_path_factory.mktemp("delays")
    made = workspace(folder)

    def file(name: str, source: str, published: str, day: str) -> Path:
        path = folder / f"{name}.csv"
        row = f"{name},{source},{published},{day},30.2,67.0,Quetta,9,PK,bombing,TTP,5,7,Bomb kills 5 ({name})\n"
        path.write_text(HEADER + row, encoding="utf-8")
        return path

    made.add([file("a", "A desk", "2024-08-01T06:00:00+00:00", "2024-07-31")], mapping="generic", back_filled=False)
    made.run()
    live = Live(workspace=made, mapping="generic")
    live.take(file("b", "A wire", "2024-08-01T11:30:00+00:00", "2024-08-01"))
    live.finish()
    made.add([file("c", "A desk", "2024-08-01T06:00:00+00:00", "2024-07-31")], mapping="generic", back_filled=False)
    room = warnings_of(made)
    now = room.outlooks.now()
    room.outlooks.open(
        Asked(title="Raid", places=("Khar",), horizon=30 * 24 * HOUR, threshold=0.02, addressee="Office",
              base_rate=0.01, basis="a test"), "spring",
    )  # fmt: skip
    seen = now - 10 * HOUR
    room.outlooks.observe(
        [
            Sign(indicator="alert-exact", agency="Bureau", place="Khar", seen_at=seen, held_at=seen + 2 * HOUR,
                 shared=(Sharing(agency="Army", at=seen + 5 * HOUR),)),
            Sign(indicator="rehearsal", agency="Army", place="Khar", seen_at=seen, held_at=seen + 4 * HOUR,
                 marking=Marking.RED),
        ], "two desks",
    )  # fmt: skip
    warned = room.issue("Raid", Message(text="Guard it", lasts=48 * HOUR))
    room.step(warned.id, Step.READ, "the duty officer")
    yield made
    made.close()


def measured(of: Workspace, days: int | None = None) -> Hours:
    return DelayRoom(warnings=warnings_of(of)).hours(days=days)


def every(found: Hours) -> dict[Stage, Delay]:
    return {each.stage: each for each in found.delays if (each.agency, each.kind) == ("", "")}


def test_each_report_is_followed_until_the_picture_shows_it(kept: Workspace):
    found = measured(kept)
    drawn = every(found)[Stage.DRAWN]
    assert (drawn.done, drawn.open) == (2, 1)
    parts = {each.agency: each for each in found.delays if each.stage is Stage.DRAWN and each.agency}
    assert (parts["A wire"].done, parts["A wire"].median_h) == (1, 0.0)  # live: with its own act
    assert (parts["A desk"].done, parts["A desk"].open) == (1, 1)
    assert 0 < (parts["A desk"].median_h or 0) < 1
    assert found.loaded_later == 6
    assert every(found)[Stage.REPORTED].done == 3


def test_signs_and_warnings_go_their_way_and_a_step_that_nobody_put_down_is_passed_over(kept: Workspace):
    stages = every(measured(kept))
    assert stages[Stage.HELD].median_h == 2
    assert (stages[Stage.SHARED].done, stages[Stage.SHARED].open, stages[Stage.SHARED].median_h) == (1, 1, 3)
    assert 6 < (stages[Stage.WARNED].median_h or 0) < 7
    assert Stage.DELIVERED not in stages
    assert (stages[Stage.READ].done, stages[Stage.ACTED].done, stages[Stage.ACTED].open) == (1, 0, 1)
    assert stages[Stage.ACTED].median_h is None


def test_a_narrower_audience_is_told_nothing_of_hidden_signs_and_of_warnings_made_from_them(kept: Workspace):
    found = every(measured(kept.acting("ana", {Role.ANALYST})))
    assert found[Stage.HELD].done == 1
    assert not {Stage.WARNED, Stage.READ, Stage.ACTED} & set(found)


def test_only_what_came_in_the_last_days_counts_where_that_is_asked(kept: Workspace):
    assert every(measured(kept, 1))[Stage.HELD].done == 2
    later = Workspace.open(kept.folder, clock=lambda: datetime(2025, 1, 1, tzinfo=UTC))
    assert measured(later, 30).delays == ()
    later.close()


def test_the_table_holds_every_row_with_its_figures(kept: Workspace):
    found = measured(kept)
    rows = list(csv.DictReader(io.StringIO(table(found))))
    assert [(row["stage"], row["agency"]) for row in rows] == [(d.stage.value, d.agency) for d in found.delays]
    acted = next(row for row in rows if row["stage"] == Stage.ACTED.value)
    assert (acted["median_h"], acted["open"]) == ("", "1")


def test_leaving_work_undone_does_not_make_anybody_look_faster():
    done = [took(hours, open_=False) for hours in (1, 2, 3, 4)]
    waiting = [took(hours, open_=True) for hours in (50, 60, 70, 80)]
    fast, honest = delays(done)[0], delays(done + waiting)[0]
    assert (fast.median_h, fast.p90_h) == (2, 4)
    assert (honest.median_h, honest.p90_h) == (4, None)
    assert honest.hours == 270


def took(hours: float, *, open_: bool) -> Took:
    end = START + hours * HOUR
    return Took(stage=Stage.READ, agency="Office", kind="Raid", start=START, end=None if open_ else end, until=end)


@given(st.lists(st.tuples(st.integers(0, 50), st.booleans()), min_size=1, max_size=40), st.randoms())
def test_the_share_still_open_falls_and_order_does_not_matter(spans: list[tuple[int, bool]], chance: random.Random):
    left = survival(spans)
    shares = [1.0, *(each.share for each in left)]
    assert shares == sorted(shares, reverse=True)
    assert sum(each.done for each in left) == sum(done for _, done in spans)
    if all(done for _, done in spans):
        assert time_until(left, 0.5) == sorted(spans)[(len(spans) - 1) // 2][0]
    mixed = list(spans)
    chance.shuffle(mixed)
    assert survival(mixed) == left
