"""Pieces: the same pairs and bits whatever the cut."""

from __future__ import annotations

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from benchmarks.evidence import evidence_of
from sabaq import flow
from sabaq.fusion.codes import coded, gap_days
from sabaq.fusion.lessons import taught, train
from sabaq.fusion.likeness import (
    HOPELESS_BITS,
    LEAN_BITS,
    Model,
    crowding,
    deal_pairs,
    kept,
    scored,
    stopped,
    total_bits,
    weighed,
)
from sabaq.fusion.nearby import Nearby
from sabaq.fusion.pairs import WINDOW_DAYS, first_day, vague
from sabaq.fusion.pieces import find_pairs, pairs_in, piece_of, spans
from sabaq.fusion.unplaced import LONGEST_HALF_DAYS, MOST, likeliest, out_of_reach, worth_comparing
from sabaq.sources.synthetic import generate

Tables = dict[str, pa.Table]


@pytest.fixture(scope="module")
def tables() -> Tables:
    """An invented world up to its scored pairs."""
    return flow.run(evidence_of(generate(seed=5, reports=5_000, style="b")), upto="likeness")


def keys(pairs: pa.Table, size: int) -> np.ndarray:
    return np.sort(pairs["a"].to_numpy().astype(np.int64) * size + pairs["b"].to_numpy())


@pytest.mark.parametrize("most", [400, 1_200])
def test_each_pair_is_found_once_whatever_the_cut(tables: Tables, most: int):
    codes = tables["codes"]
    parts = [pairs_in(piece_of(codes, span)) for span in spans(codes, most)]
    assert len(parts) > 3
    assert np.array_equal(keys(pa.concat_tables(parts), codes.num_rows), keys(tables["pairs"], codes.num_rows))


def test_each_placed_mention_meets_those_within_days_and_reach_and_no_others(tables: Tables):
    told, near = coded(tables["codes"]), Nearby()
    near.fill(told, len(told.source))
    a, b = (tables["pairs"][end].to_numpy() for end in ("a", "b"))
    loose = vague(told)
    for row in np.flatnonzero(~loose)[::211].tolist():
        met = np.concatenate([b[a == row], a[b == row]])
        assert set(met[~loose[met]].tolist()) == {at for at in near.of(told, row).tolist() if not loose[at]}


def crowded(codes: pa.Table) -> pa.Table:
    """Let three years pass in three months, so that a report without a place may meet hundreds."""
    half = np.asarray(codes["half_days"].to_numpy())
    begins = np.floor(first_day(np.asarray(codes["middle_day"].to_numpy()), half) / 12)
    days = {"middle_day": begins + half - 0.5, "published": np.floor(codes["published"].to_numpy() / 12)}
    for name, each in days.items():
        codes = codes.set_column(codes.column_names.index(name), name, pa.array(each, from_pandas=True))
    return codes


def test_a_mention_without_a_place_meets_its_likeliest_of_all(tables: Tables):
    codes = crowded(tables["codes"])
    told, size = coded(codes), codes.num_rows
    pairs, loose, many = find_pairs(codes), vague(told), 0
    a, b = (pairs[end].to_numpy() for end in ("a", "b"))
    for row in np.flatnonzero(loose & (told.half_days <= LONGEST_HALF_DAYS))[::29].tolist():
        once = ~(loose & (np.arange(size) <= row))
        others = np.flatnonzero(once & (gap_days(told, np.full(size, row), np.arange(size)) <= WINDOW_DAYS))
        others = others[told.half_days[others] <= LONGEST_HALF_DAYS]
        others = others[~out_of_reach(told, np.full(len(others), row), others)]
        one, two = np.minimum(others, row), np.maximum(others, row)
        chosen = others[likeliest(told, one, two, asked=np.full(len(others), row))]
        found = np.concatenate([b[a == row], a[b == row]])
        assert set(chosen[~loose[chosen]].tolist()) == set(found[~loose[found]].tolist())
        assert set(chosen.tolist()) <= set(found.tolist())  # others without a place may ask for this one
        many += int(worth_comparing(told, one, two)[0].sum() > 2 * MOST)
    assert many > 3


def test_of_what_is_out_of_reach_a_mention_that_knows_its_province_hears_nothing(tables: Tables):
    codes = crowded(tables["codes"])
    spot = codes["xyz_km"].combine_chunks()
    there = pa.FixedSizeListArray.from_arrays(pc.negate(spot.flatten()), 3)  # the other side of the globe
    far = codes.set_column(codes.column_names.index("xyz_km"), "xyz_km", there)
    named = pa.array(np.full(codes.num_rows, -1, dtype=np.int32))
    far = far.set_column(codes.column_names.index("province"), "province", named)
    loose, known = vague(coded(codes)), ~np.isnan(coded(codes).xyz_km[:, 0])
    usual, found = loose & known, []
    for pairs in (find_pairs(codes), find_pairs(pa.concat_tables([codes, far.filter(pa.array(known))]))):
        a, b = (pairs[end].to_numpy() for end in ("a", "b"))
        inside = np.flatnonzero((a < len(loose)) & (b < len(loose)))
        a, b = a[inside], b[inside]
        asked = (usual[a] & ~loose[b]) | (usual[b] & ~loose[a])
        found.append(keys(pa.table({"a": a[asked], "b": b[asked]}), len(loose)))
    assert np.array_equal(*found)
    assert len(found[0]) > 1_000


def test_tables_of_values_give_the_bits_that_comparing_each_pair_gives(tables: Tables):
    told, crowd = coded(tables["codes"]), crowding(tables["crowds"])
    card = msgspec.json.decode(tables["model"]["model"][0].as_py(), type=Model)
    a, b = (np.tile(tables["pairs"][end].to_numpy().astype(np.int64), 5) for end in ("a", "b"))
    some = len(told.source)  # as many pairs as mentions are compared pair by pair
    by_table, each = total_bits(told, card, a, b, crowd=crowd), total_bits(told, card, a[:some], b[:some], crowd=crowd)
    assert len(a) > 8 * some
    assert by_table[:some].tolist() == each.tolist()
    bits = weighed(told, card, a[:some], b[:some], crowd=crowd)[1]
    whole = stopped(card, np.stack([*bits.values()]), a[:some], b[:some], crowd=crowd)
    assert np.allclose(each, whole, rtol=0, atol=1e-9)


def test_each_pair_weighs_the_same_whatever_comes_with_it(tables: Tables):
    given = [tables[name] for name in ("codes", "pairs", "crowds", "model")]
    (together,) = [scored(part) for part in deal_pairs(*given)]
    apart = [scored(part) for part in deal_pairs(*given, least=30)]
    assert len(apart) == 30
    assert pa.concat_tables(apart).equals(together)
    assert together.select(["a", "b"]).equals(tables["pairs"])


def test_the_model_depends_on_no_order_of_pairs_and_on_no_pair_of_mentions_not_taught(tables: Tables):
    codes, pairs, crowds = (tables[name] for name in ("codes", "pairs", "crowds"))
    order = np.random.default_rng(3).permutation(pairs.num_rows)
    inside = taught(codes)
    shuffled = pairs.take(pa.array(order))
    some = shuffled.filter(pa.array(inside[shuffled["a"].to_numpy()] & inside[shuffled["b"].to_numpy()]))
    assert train(codes, some, crowds).equals(tables["model"])


def test_what_is_left_out_is_beyond_hope_between_parts_of_which_no_pair_is_hopeful():
    told = {
        (0, 1): 5.0, (1, 2): 3.0, (0, 2): -30.0,  # one part
        (2, 3): HOPELESS_BITS - 1, (1, 3): HOPELESS_BITS + 1,  # beside it 3, of whom one pair is hopeful
        (2, 4): HOPELESS_BITS - 1, (3, 4): -LEAN_BITS - 1, (4, 5): HOPELESS_BITS - 1,
    }  # fmt: skip
    ends = np.array(list(told))
    left = kept(pa.table({"a": ends[:, 0], "b": ends[:, 1], "bits": np.array([*told.values()], dtype=np.float32)}))
    pairs = list(zip(left["a"].to_pylist(), left["b"].to_pylist(), strict=True))
    assert pairs == [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3), (3, 4)]
