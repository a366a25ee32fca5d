"""Habits: what sources usually do, learned from groups."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from sabaq.fusion.codes import Coded, coded, encode
from sabaq.fusion.habits import MOST_BITS, WIDTH, habit_bits, learn_habits, packed, sights, sources_of, unpacked
from sabaq.fusion.mentions import read_mentions
from sabaq.sources.synthetic import generate, write_csv
from sabaq.workspace import Workspace

Rows = npt.NDArray[np.int64]
LATE, PLAIN = 0, 1  # of three sources, the first dates everything a day late
REPORTS = 300


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Coded:
    """A small world of which only sources and days are kept, and these written over: three reports an incident."""
    folder: Path = tmp_path_factory.mktemp("habits")
    write_csv(generate(seed=3, reports=REPORTS), folder / "world.csv")
    workspace = Workspace.init(folder / "workspace")
    workspace.add((folder / "world.csv",), mapping="generic")
    truth = workspace.ledger.evidence()
    workspace.close()
    made = coded(encode(read_mentions(truth["claims"], truth["reports"], truth["sources"])))
    number, nothing = np.arange(REPORTS), np.full(REPORTS, np.nan)
    return replace(
        made, source=(number % 3).astype(np.int32), dated=np.ones(REPORTS, dtype=bool), half_days=np.full(REPORTS, 0.5),
        published=nothing, killed=np.column_stack([nothing] * 3), middle_day=number // 3 * 10.0 + (number % 3 == LATE),
    )  # fmt: skip


def pairs(told: Coded) -> tuple[Rows, Rows, npt.NDArray[np.bool_]]:
    """Give pairs near in time, and which of them are of one incident."""
    a, b = np.triu_indices(REPORTS, 1)
    near = (np.abs(told.middle_day[a] - told.middle_day[b]) < 25) & (told.source[a] != told.source[b])
    return a[near], b[near], (a // 3 == b // 3)[near]


def learned(told: Coded) -> npt.NDArray[np.float64]:
    """Give the habits of the three."""
    a, b, together = pairs(told)
    return learn_habits(sights(told, a, b), sources_of(told, a, b), together)


def bits_between(told: Coded, one: int, two: int, *, gap: float) -> float:
    """Give the bits of reports of two sources, the second telling a day so much later."""
    a, b = np.array([one]), np.array([two])
    days = told.middle_day.copy()
    days[two] = days[one] + gap
    return float(habit_bits(learned(told), sights(replace(told, middle_day=days), a, b), sources_of(told, a, b))[0])


def test_a_source_that_dates_a_day_late_is_believed_where_it_does_and_doubted_where_it_does_not(told: Coded) -> None:
    assert bits_between(told, PLAIN, LATE, gap=1) > 1
    assert bits_between(told, LATE, PLAIN, gap=-1) > 1
    assert bits_between(told, PLAIN, LATE, gap=0) < -1
    assert bits_between(told, PLAIN, LATE, gap=-1) < bits_between(told, PLAIN, LATE, gap=1)


def test_the_bits_of_a_pair_are_the_same_whichever_report_comes_first(told: Coded) -> None:
    habits = learned(told)
    a, b, _ = pairs(told)
    one = habit_bits(habits, sights(told, a, b), sources_of(told, a, b))
    assert np.allclose(one, habit_bits(habits, sights(told, b, a), sources_of(told, b, a)))
    assert 1 < np.abs(one).max() <= MOST_BITS


def test_the_order_of_pairs_teaches_nothing(told: Coded) -> None:
    a, b, together = pairs(told)
    turned = np.random.default_rng(1).permutation(len(a))
    a, b = a[turned], b[turned]
    assert np.array_equal(learned(told), learn_habits(sights(told, a, b), sources_of(told, a, b), together[turned]))


def test_of_sources_never_met_and_of_one_source_alone_nothing_is_said(told: Coded) -> None:
    habits = learned(told)
    a, b, _ = pairs(told)
    strangers = np.stack([np.full(len(a), 98), np.full(len(a), 99)])
    assert not habit_bits(habits, sights(told, a, b), strangers).any()
    assert not habit_bits(habits, sights(told, a, b), sources_of(told, a, a)).any()


def test_a_source_of_few_pairs_is_taken_to_be_like_all(told: Coded) -> None:
    a, b, together = pairs(told)
    a, b = a[:4], b[:4]
    few = learn_habits(sights(told, a, b), sources_of(told, a, b), together[:4])
    assert np.abs(few).max() < 0.2 < np.abs(learned(told)).max()


def test_habits_come_back_from_a_model_and_a_source_without_takes_no_room() -> None:
    habits = np.zeros((4, WIDTH))
    habits[1, 3] = 0.1235
    rows = packed(habits)
    assert [len(row) for row in rows] == [0, WIDTH, 0, 0]
    assert unpacked(rows)[1, 3] == 0.1235
    assert not unpacked(rows)[-1].any()
