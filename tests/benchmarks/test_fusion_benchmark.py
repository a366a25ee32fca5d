"""The benchmark measures what it says it measures."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks import fusion, grounds, losses
from benchmarks.evidence import evidence_of
from benchmarks.measures import NAMES, drawn_again, interval, parts, scored
from sabaq.fusion.accuracy import measure
from sabaq.fusion.mentions import read_mentions
from sabaq.sources.synthetic import generate, write_csv
from sabaq.workspace import Workspace

COMPARED = ("report", "subject", "report_seq", "known_at", "published_day")


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> grounds.Ground:
    return grounds.synthetic(tmp_path_factory.mktemp("ground"), generate(seed=5, reports=400))


def test_the_scores_are_those_of_the_accuracy_that_the_demo_prints():
    rng = np.random.default_rng(3)
    truth = rng.integers(0, 60, 200)
    found = np.where(rng.uniform(size=200) < 0.8, truth, rng.integers(0, 60, 200))
    ours, theirs = scored(parts(found, truth)), measure(found, truth)
    names = ("pair_precision", "pair_recall", "pair_f1", "b3_precision", "b3_recall", "b3_f1")
    assert [ours[name] for name in NAMES] == pytest.approx([getattr(theirs, name) for name in names])


def test_a_perfect_grouping_scores_one_in_every_draw():
    truth = np.repeat(np.arange(40), 3)
    assert interval(drawn_again(parts(truth, truth), draws=50)[0]) == (1.0, 1.0)


def test_the_interval_holds_the_score():
    rng = np.random.default_rng(4)
    truth = np.repeat(np.arange(300), 3)
    found = np.where(rng.uniform(size=900) < 0.85, truth, 1000 + np.arange(900))
    side = parts(found, truth)
    low, high = interval(drawn_again(side, draws=200)[0][:, NAMES.index("f1")])
    assert low < scored(side)["f1"] < high


def test_the_pairs_of_a_group_are_all_given_once():
    a, b = losses.pairs_within(np.array([2, 0, 2, 1, 2, 0]))
    assert sorted(zip(a.tolist(), b.tolist(), strict=True)) == [(0, 2), (0, 4), (1, 5), (2, 4)]


@pytest.mark.parametrize("style", ["a", "b"])
def test_evidence_made_directly_is_what_the_workspace_would_hand_over(tmp_path: Path, style: str):
    world = generate(seed=5, reports=300, style=style)
    write_csv(world, tmp_path / "world.csv")
    workspace = Workspace.init(tmp_path / "w")
    try:
        workspace.add((tmp_path / "world.csv",), mapping="generic")
        through = workspace.ledger.evidence()
    finally:
        workspace.close()
    rows = []
    for evidence in (through, evidence_of(world)):
        mentions = read_mentions(evidence["claims"], evidence["reports"], evidence["sources"])
        names = dict(
            zip(evidence["reports"]["id"].to_pylist(), evidence["reports"]["external_id"].to_pylist(), strict=True)
        )
        by_report = {names[row["report"]]: row for row in mentions.to_pylist()}
        rows.append({name: {k: v for k, v in row.items() if k not in COMPARED} for name, row in by_report.items()})
    for name, row in rows[0].items():
        assert row == rows[1][name]
    assert rows[0].keys() == rows[1].keys()


def test_sabaq_is_measured_even_where_the_rival_is_absent(ground: grounds.Ground):
    result = fusion.measured(ground, ["sabaq"], repeat=1, draws=200, errors=True)
    told = result["sides"]["sabaq"]
    assert told["cpu_s"] > 0
    assert told["scores"]["f1"] > 0.5
    assert told["errors"]["true_pairs_together"] <= told["errors"]["true_pairs"]
    assert "sabaq" in fusion.table(result)
    json.dumps(result)


@pytest.mark.skipif(importlib.util.find_spec("splink") is None, reason="splink is not installed (setup --bench)")
def test_both_sides_are_measured_on_the_same_reports(ground: grounds.Ground):
    result = fusion.measured(ground, ["sabaq", "usual", "best"], repeat=1, draws=200)
    for told in result["sides"].values():
        assert told["blocking"]["true_pairs"] == result["sides"]["sabaq"]["blocking"]["true_pairs"]
        assert 0 <= told["blocking"]["recall"] <= 1
    assert len(result["sides"]["usual"]["cpu_ratio"]) == 3


@pytest.mark.parametrize(("size", "reports"), [("20k", 20_000), ("1M", 1_000_000), ("5000", 5_000)])
def test_a_size_may_be_written_short(size: str, reports: int):
    assert fusion.reports_in(size) == reports
