"""Slides: pairs of reports that cannot match, and look as chance has it."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from benchmarks.evidence import evidence_of
from sabaq import flow
from sabaq.fusion.codes import coded, gap_days, km_between
from sabaq.fusion.pairs import SLACK_KM, WINDOW_DAYS
from sabaq.fusion.slides import plain, slid
from sabaq.sources.synthetic import generate


@pytest.fixture(scope="module")
def codes() -> pa.Table:
    return flow.run(evidence_of(generate(seed=43, reports=2_000, style="a")), upto="codes")["codes"]


@pytest.mark.parametrize("own", [True, False])
def test_slid_pairs_would_meet_and_are_of_one_source_or_of_two_as_asked(codes: pa.Table, *, own: bool):
    everybody, crowd = np.ones(codes.num_rows, dtype=bool), np.arange(codes.num_rows, dtype=float)
    moved = slid(codes, everybody, crowd=crowd, own=own)
    a, b = moved.ends
    assert len(a) > 200
    assert (gap_days(moved.told, a, b) <= WINDOW_DAYS).all()
    assert (km_between(moved.told, a, b) <= moved.told.radius_km[a] + moved.told.radius_km[b] + SLACK_KM).all()
    assert ((moved.told.source[a] == moved.told.source[b]) == own).all()
    assert plain(moved.told).all()
    assert moved.crowd.tolist() == [crowd[at] for at in np.searchsorted(coded(codes).report, moved.told.report)]


def test_slid_pairs_lie_too_far_apart_in_truth_to_be_of_one_incident(codes: pa.Table):
    told, moved = (
        coded(codes),
        slid(codes, np.ones(codes.num_rows, dtype=bool), crowd=np.zeros(codes.num_rows), own=False),
    )
    day = dict(zip(told.report.tolist(), told.middle_day.tolist(), strict=True))
    a, b = ([day[report] for report in moved.told.report[end].tolist()] for end in moved.ends)
    assert (np.abs(np.subtract(a, b)) > WINDOW_DAYS).all()


def test_nobody_asking_gives_no_pairs(codes: pa.Table):
    moved = slid(codes, np.zeros(codes.num_rows, dtype=bool), crowd=np.zeros(codes.num_rows), own=True)
    assert len(moved.crowd) == len(moved.ends[0]) == 0


def test_a_ledger_without_stated_days_gives_no_pairs(codes: pa.Table):
    undated = codes.set_column(codes.schema.get_field_index("dated"), "dated", pa.array([False] * codes.num_rows))
    assert len(slid(undated, np.ones(codes.num_rows, dtype=bool), crowd=np.zeros(codes.num_rows), own=False).crowd) == 0
