"""Lessons: a ledger is taught how many of its pairs match."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from benchmarks.evidence import evidence_of
from benchmarks.measures import parts, scored
from sabaq import flow
from sabaq.fusion.codes import coded
from sabaq.fusion.lessons import in_company, known, taught
from sabaq.fusion.likeness import Model
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
    assert missing_bits(np.empty(0), np.empty(0), thought=-3.0) == -3.0
    assert missing_bits(np.full(3, -30.0), np.full(3, -4.0), thought=-3.0, least=-16.0) == pytest.approx(-3.0, abs=0.2)


def test_evidence_that_no_pair_matches_goes_as_low_as_is_let():
    evidence, prior = np.full(40_000, -9.0), np.full(40_000, 2.0)
    assert missing_bits(evidence, prior, least=-4.0) == -4.0
    assert missing_bits(evidence, prior, least=-16.0) < -6.0


def test_pairs_that_are_only_alike_are_no_sign_of_matches():
    rng = np.random.default_rng(5)
    alike = np.where(rng.uniform(size=20_000) < 0.02, 9.0, -9.0)  # one in fifty looks like a match
    evidence, prior = np.concatenate([alike, np.full(1_000, 9.0)]), np.zeros(21_000)
    share = np.log2(1_000 / 20_000)
    assert missing_bits(evidence, prior, least=-16.0) > share + 0.3
    assert missing_bits(evidence, prior, least=-16.0, unmatched=alike) == pytest.approx(share, abs=0.1)
    assert missing_bits(alike, np.zeros(20_000), least=-16.0, unmatched=alike) < -9.0


def test_reports_that_know_no_place_are_taught_in_their_share_however_wide_the_country(monkeypatch: pytest.MonkeyPatch):
    codes = flow.run(evidence_of(generate(seed=43, reports=12_000, style="b", area_factor=12)), upto="codes")["codes"]
    monkeypatch.setattr("sabaq.fusion.lessons.TAUGHT", 2_400)
    lost, inside = ~known(coded(codes)), taught(codes)
    assert 2_000 < inside.sum() < 3_000
    assert lost[inside].mean() == pytest.approx(lost.mean(), rel=0.5)


def test_reports_that_know_no_place_are_taught_beside_all_that_they_are_compared_with():
    a, b = np.array([0, 0, 1, 3], dtype=np.int32), np.array([1, 4, 2, 5], dtype=np.int32)
    inside, lost = np.zeros((2, 6), dtype=bool)
    inside[[0, 1, 3]] = lost[0] = True
    assert np.flatnonzero(in_company(inside, lost, [(a[:2], b[:2]), (a[2:], b[2:])])).tolist() == [0, 1, 3, 4]


@pytest.mark.parametrize(("per_incident", "low", "high"), [(None, -12.0, -5.0), (20, -1.0, 0.0)])
def test_whether_a_source_tells_an_incident_again_is_learned(per_incident: float | None, low: float, high: float):
    world = generate(seed=42, reports=2_000, style="a", per_incident=per_incident)
    told = flow.run(evidence_of(world), upto="model")["model"]["model"][0].as_py()
    assert low <= msgspec.json.decode(told, type=Model).bits["source"][-1] <= high


def test_reports_are_joined_though_each_source_tells_an_incident_again_and_again():
    world = generate(seed=41, reports=3_000, style="a", per_incident=20)
    evidence = evidence_of(world)
    told, known = flow.run(evidence, upto="memberships")["memberships"], evidence["reports"]
    group = dict(zip(told["report"].to_pylist(), told["incident"].to_pylist(), strict=True))
    report = dict(zip(known["external_id"].to_pylist(), known["id"].to_pylist(), strict=True))
    found = np.array([group[report[each]] for each in world.truth["report_id"].to_pylist()])
    assert scored(parts(found, np.array(world.truth["incident"].to_pylist())))["f1"] > 0.9
