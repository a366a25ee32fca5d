"""Clusters and memberships: judgements hold, and order changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from sabaq.fusion import clusters, memberships
from sabaq.fusion.clusters import FORBIDDEN_BITS, Pairs, cluster
from sabaq.fusion.handful import cluster_few
from sabaq.fusion.memberships import group
from sabaq.store.evidence import LINK_TYPES

few = settings(max_examples=40)
STRONGEST = 80.0  # bits; no pair of a picture weighs more


@dataclass(frozen=True, kw_only=True)
class Graph:
    """Some rows, the pairs compared, and what people judged."""

    size: int
    a: np.ndarray
    b: np.ndarray
    bits: np.ndarray
    same: list[tuple[int, int]]
    different: list[tuple[int, int]]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Draw up to 14 rows with evidence from a seed, so that no two sums are equal by design."""
    size = draw(st.integers(2, 14))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    every = [(low, high) for low in range(size) for high in range(low + 1, size)]
    share = draw(st.sampled_from([0.2, 0.6, 1.0]))
    a, b = (np.array(end, dtype=np.int64) for end in zip(*every, strict=True))
    kept = np.flatnonzero(rng.uniform(size=len(every)) < share)
    bits = rng.uniform(-STRONGEST / 2, STRONGEST, size=len(every))
    judged = draw(st.lists(st.tuples(st.sampled_from(every), st.booleans()), max_size=8))
    return Graph(
        size=size, a=a[kept], b=b[kept], bits=bits[kept],
        same=[pair for pair, same in judged if same], different=[pair for pair, same in judged if not same],
    )  # fmt: skip


def tables(graph: Graph) -> tuple[pa.Table, pa.Table, pa.Table, pa.Table]:
    """Give mentions, likeness and links of a graph; row n was known on the n-th day counted from the last."""
    names = [f"s_{at:02}" for at in range(graph.size)]
    days = [f"2023-03-{graph.size - at:02}T00:00:00.000000Z" for at in range(graph.size)]
    mentions = pa.table({"subject": names, "report": [f"r_{at}" for at in range(graph.size)], "known_at": days})
    likeness = pa.table({"a": graph.a, "b": graph.b, "bits": graph.bits})
    rows = [
        {"id": f"l_{at}", "a": names[one], "b": names[two], "verdict": verdict, "decided_by": "analyst"}
        for verdict, pairs in (("same", graph.same), ("different", graph.different))
        for at, (one, two) in enumerate(pairs)
    ]
    codes = pa.table({"silent": pa.array([False] * graph.size, pa.bool_())})
    return mentions, likeness, pa.Table.from_pylist(rows, schema=pa.schema(LINK_TYPES)), codes


def groups_of(names: list[object]) -> set[frozenset[int]]:
    """Give the groups as sets of row numbers."""
    found: dict[object, set[int]] = {}
    for at, name in enumerate(names):
        found.setdefault(name, set()).add(at)
    return {frozenset(each) for each in found.values()}


def found_in(graph: Graph) -> np.ndarray:
    """Cluster with every "different" as a pair that may not be."""
    a = np.concatenate([graph.a, np.array([low for low, _ in graph.different], dtype=np.int64)])
    b = np.concatenate([graph.b, np.array([high for _, high in graph.different], dtype=np.int64)])
    forbidden = np.full(len(graph.different), FORBIDDEN_BITS)
    return cluster(graph.size, Pairs(a, b, np.concatenate([graph.bits, forbidden])))


@few
@given(graphs())
def test_a_pair_that_may_not_be_is_never_together(graph: Graph):
    found = found_in(graph)
    assert all(found[low] != found[high] for low, high in graph.different)


@few
@given(graphs())
def test_a_group_is_named_by_its_lowest_row(graph: Graph):
    found = found_in(graph)
    assert all(name == min(its) for its in groups_of(found.tolist()) for name in {found[at] for at in its})


@few
@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_and_direction_of_pairs_change_nothing(graph: Graph, random: Random):
    order = list(range(len(graph.a)))
    random.shuffle(order)
    turned = cluster(graph.size, Pairs(graph.b[order], graph.a[order], graph.bits[order]))
    assert turned.tolist() == cluster(graph.size, Pairs(graph.a, graph.b, graph.bits)).tolist()


@few
@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_group(graph: Graph, random: Random):
    place = list(range(graph.size))
    random.shuffle(place)
    moved = np.array(place)
    found = cluster(graph.size, Pairs(moved[graph.a], moved[graph.b], graph.bits))
    back = [found[moved[at]] for at in range(graph.size)]
    assert groups_of(back) == groups_of(cluster(graph.size, Pairs(graph.a, graph.b, graph.bits)).tolist())


@few
@given(graphs())
def test_each_group_hangs_together_by_pairs_that_were_compared(graph: Graph):
    found = cluster(graph.size, Pairs(graph.a, graph.b, graph.bits))
    inside = found[graph.a] == found[graph.b]
    edges = sparse.coo_array(
        (np.ones(int(inside.sum())), (graph.a[inside], graph.b[inside])), shape=(graph.size, graph.size)
    )
    assert connected_components(edges, directed=False)[0] == len(set(found.tolist()))


def test_what_nobody_compared_stays_apart():
    nothing = np.empty(0, dtype=np.int64)
    assert cluster(3, Pairs(nothing, nothing, np.empty(0))).tolist() == [0, 1, 2]
    assert cluster(0, Pairs(nothing, nothing, np.empty(0))).tolist() == []


def test_groups_given_at_the_start_stay():
    nothing = np.empty(0, dtype=np.int64)
    assert cluster(3, Pairs(nothing, nothing, np.empty(0)), start=np.array([0, 1, 0])).tolist() == [0, 1, 0]


@few
@given(graphs())
def test_different_holds_over_any_evidence_and_over_same(graph: Graph):
    incident = group(*tables(graph))["incident"].to_pylist()
    assert all(incident[low] != incident[high] for low, high in graph.different)


@few
@given(graphs())
def test_same_binds_where_no_different_cuts_in(graph: Graph):
    incident = group(*tables(graph))["incident"].to_pylist()
    parts = np.arange(graph.size)
    for low, high in graph.same * graph.size:
        parts[parts == parts[high]] = parts[low]
    torn = {parts[low] for low, high in graph.different if parts[low] == parts[high]}
    assert all(incident[low] == incident[high] for low, high in graph.same if parts[low] not in torn)


@few
@given(graphs())
def test_an_incident_is_named_by_the_member_known_first(graph: Graph):
    found = group(*tables(graph))
    for its in groups_of(found["incident"].to_pylist()):
        oldest = max(its)  # the last row was known first
        assert {found["incident"][at].as_py() for at in its} == {f"i_{oldest:02}"}


@few
@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_judgements_changes_nothing(graph: Graph, random: Random):
    mentions, likeness, links, codes = tables(graph)
    order = list(range(links.num_rows))
    random.shuffle(order)
    assert group(mentions, likeness, links.take(pa.array(order, pa.int64())), codes).equals(
        group(mentions, likeness, links, codes)
    )


@few
@given(graphs())
def test_weights_are_shares_and_a_report_alone_belongs_wholly_to_its_incident(graph: Graph):
    found = group(*tables(graph))
    weight = found["weight"].to_pylist()
    assert all(0 <= each <= 1 for each in weight)
    alone = [its for its in groups_of(found["incident"].to_pylist()) if len(its) == 1]
    assert all(weight[next(iter(its))] == 1.0 for its in alone)


@settings(max_examples=200)
@given(graphs(), st.integers(0, 2**32 - 1))
def test_a_handful_is_grouped_as_a_ledger_is(graph: Graph, seed: int):
    rng, rough = np.random.default_rng(seed), seed % 2  # rough: sums that are equal
    silent = rng.uniform(size=graph.size) < 0.3
    bits = rng.choice([-8.0, -4.0, -1.0, 0.0, 3.0, 5.0, 9.0, 14.0], size=len(graph.a)) if rough else graph.bits - 20
    turned = rng.uniform(size=len(graph.a)) < 0.5
    a, b = np.where(turned, graph.b, graph.a), np.where(turned, graph.a, graph.b)
    for strong in (6.0, np.inf):
        pairs = zip(a.tolist(), b.tolist(), bits.tolist(), strict=True)
        found = cluster_few(graph.size, pairs, lean=1.0, strong=strong, silent=silent.tolist())
        wanted = cluster(graph.size, Pairs(a, b, bits), lean=1.0, strong=strong, silent=silent)
        assert found.tolist() == wanted.tolist()


@few
@given(graphs(), st.integers(1, 20))
def test_grouping_some_parts_at_a_time_changes_nothing(graph: Graph, at_once: int):
    bits = graph.bits - STRONGEST / 2  # little in favour, so that there are several parts
    graph = replace(graph, bits=bits)
    whole = group(*tables(graph))
    with pytest.MonkeyPatch.context() as patched:
        for each in (clusters, memberships):
            patched.setattr(each, "AT_ONCE", at_once)
        assert group(*tables(graph)).equals(whole)


def test_a_judgement_on_reports_not_held_is_left_aside():
    graph = Graph(size=2, a=np.array([0]), b=np.array([1]), bits=np.array([9.0]), same=[], different=[])
    mentions, likeness, _, codes = tables(graph)
    far = {"id": "l", "a": "s_00", "b": "s_elsewhere", "verdict": "different", "decided_by": "analyst"}
    found = group(mentions, likeness, pa.Table.from_pylist([far], schema=pa.schema(LINK_TYPES)), codes)
    assert len(set(found["incident"].to_pylist())) == 1
