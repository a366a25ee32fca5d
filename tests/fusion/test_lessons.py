"""Lessons: a ledger is taught how many of its pairs match."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.evidence import evidence_of
from benchmarks.measures import parts, scored
from sabaq import flow
from sabaq.fusion.shares import missing_bits
from sabaq.sources.synthetic import generate


@pytest.mark.parametrize("share", [0.02, 0.2, 0.6])
def test_what_a_share_lacks_is_read_from_evidence_that_parts_matches_from_the_rest(share: float):
    rng = np.random.default_rng(3)
    match = rng.uniform(size=40_000) < share
    evidence = np.where(match, rng.normal(6, 4, len(match)), rng.normal(-6, 4, len(match)))
    evidence *= 12 / 16 / np.log(2)  # the log of the two densities' ratio, in bits
    true = np.log2(share / (1 - share))
    assert missing_bits(evidence, np.full(len(match), true - 3.0)) == pytest.approx(3.0, abs=0.2)
    assert missing_bits(evidence, np.full(len(match), true + 1.0)) == 0.0


def test_a_few_pairs_do_not_overturn_what_was_thought():
    assert missing_bits(np.full(3, 30.0), np.full(3, -4.0)) < 2.0
    assert missing_bits(np.empty(0), np.empty(0)) == 0.0


def test_reports_are_joined_though_each_source_tells_an_incident_again_and_again():
    world = generate(seed=41, reports=3_000, style="a", per_incident=20)
    evidence = evidence_of(world)
    told, known = flow.run(evidence, upto="memberships")["memberships"], evidence["reports"]
    group = dict(zip(told["report"].to_pylist(), told["incident"].to_pylist(), strict=True))
    report = dict(zip(known["external_id"].to_pylist(), known["id"].to_pylist(), strict=True))
    found = np.array([group[report[each]] for each in world.truth["report_id"].to_pylist()])
    assert scored(parts(found, np.array(world.truth["incident"].to_pylist())))["f1"] > 0.9
