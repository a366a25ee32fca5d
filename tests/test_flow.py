"""Flow: steps stand in an order in which each reads what is there."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pytest

from sabaq import flow
from sabaq.errors import BadConfig
from sabaq.store.base import Step
from tests.fusion.telling import Told, evidence, same_codes


def step(writes: str, *reads: str) -> Step:
    return Step(name=f"{writes}@1", writes=writes, reads=reads, run=lambda *_tables: pa.table({}))


def test_the_steps_of_the_picture_stand_in_order():
    flow.check(flow.STEPS)


def test_a_step_that_reads_what_nobody_wrote_is_refused():
    with pytest.raises(BadConfig, match=r"pairs@1 reads mentions"):
        flow.check((step("pairs", "mentions"),))


def test_a_step_that_reads_what_only_a_later_one_writes_is_refused():
    with pytest.raises(BadConfig, match="mentions"):
        flow.check((step("pairs", "mentions"), step("mentions", "claims")))


def test_a_step_that_reads_its_own_table_is_refused():
    with pytest.raises(BadConfig, match="pairs"):
        flow.check((step("pairs", "pairs"),))


@pytest.mark.parametrize("table", sorted(flow.TRUTH))
def test_no_step_writes_truth(table: str):
    with pytest.raises(BadConfig, match="written already"):
        flow.check((step(table),))


def test_no_two_steps_write_one_table():
    with pytest.raises(BadConfig, match="written already"):
        flow.check((step("pairs"), step("pairs")))


@pytest.mark.parametrize("left_out", range(len(flow.STEPS) - 1))
def test_no_step_but_the_last_can_be_left_out_unless_nobody_reads_it(left_out: int):
    rest = (*flow.STEPS[:left_out], *flow.STEPS[left_out + 1 :])
    if any(flow.STEPS[left_out].writes in each.reads for each in rest):
        with pytest.raises(BadConfig):
            flow.check(rest)
    else:
        flow.check(rest)


def test_every_step_names_its_version_and_the_picture_names_every_step():
    names = [each.name for each in flow.STEPS]
    assert all(name.rpartition("@")[2].isdigit() for name in names)
    assert flow.made_with().split() == names


def test_a_run_gives_what_every_step_wrote_and_leaves_truth_alone():
    truth = evidence([Told(id="a", source="A", killed=3), Told(id="b", source="B", killed=3)])
    kept, told = dict(truth), []
    tables = flow.run(truth, told.append)
    assert told == [each.name for each in flow.STEPS]
    assert set(tables) == flow.TRUTH | {each.writes for each in flow.STEPS}
    assert truth == kept
    assert all(tables[name] is truth[name] for name in flow.TRUTH)


def test_a_run_refuses_steps_in_the_wrong_order(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(flow, "STEPS", (replace(flow.STEPS[0], reads=("nothing",)),))
    with pytest.raises(BadConfig, match="nothing"):
        flow.run(evidence([]))


def test_the_same_evidence_gives_the_same_picture():
    truth = evidence([Told(id=f"{n}", source=f"S{n % 4}", killed=n % 3, attack="ied") for n in range(12)])
    one, two = flow.run(truth), flow.run(truth)
    assert same_codes(one.pop("codes"), two.pop("codes"))
    assert all(one[name].equals(two[name]) for name in one)
