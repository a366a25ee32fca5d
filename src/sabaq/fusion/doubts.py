"""Doubts: where the picture could as well be drawn otherwise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from sabaq.fusion.clusters import UNSEEN_BITS
from sabaq.fusion.likeness import LEAN_BITS
from sabaq.fusion.memberships import judged
from sabaq.fusion.mentions import real
from sabaq.fusion.ties import explain
from sabaq.model.doubts import Change
from sabaq.store.base import Step

Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

NEAR_BITS = -6.0  # two incidents whose best pair speaks more against than this are not asked about
LOOSE_BITS = 8.0  # nor is a tie that speaks more for
MOST_AGAINST_BITS = -12.0  # one pair's word in the sum of many
WITNESSES = 3.0  # the best pair and the sum repeat each other; found on invented countries, where chances then hold
LEAST_CHANCE = 0.05
PARTS_LOOKED_AT = 5_000  # the weakest ties
KEPT = 1_000  # those worth most
FEW = 3  # added to the larger toll, as in a dispute: one dead against two is no deep one

SCHEMA = pa.schema(
    [
        ("change", pa.string()), ("incident", pa.string()), ("other", pa.string()), ("a", pa.string()),
        ("b", pa.string()), ("bits", pa.float64()), ("chance", pa.float64()), ("members", pa.int64()),
        ("killed", pa.int64()), ("dispute", pa.float64()), ("worth", pa.float64()), ("evidence", pa.string()),
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cuts:
    """Pairs of groups that are apart and may be one, or are one and may be apart; one entry each."""

    pair: Whole  # row of likeness: the best pair across
    incident: Whole
    other: Whole  # the same incident where a part is meant
    bits: Floats  # of the best pair
    gain: Floats  # of all pairs across, those never compared included: their sum by the root of their number
    members: Whole  # of the smaller group
    one: Floats  # killed as each group tells it; nan: not told
    two: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """The picture as numbers: which incident each mention is in, and every compared pair."""

    incident: Whole  # of each mention
    names: pa.Array
    a: Whole
    b: Whole
    bits: Floats


def find(  # noqa: PLR0917 (a step is given its tables in the order of `reads`)
    likeness: pa.Table, memberships: pa.Table, mentions: pa.Table, links: pa.Table, ties: pa.Table
) -> pa.Table:
    """Give the joins and parts that nobody has decided and that may be right, those worth most first.

    The chance that the picture is wrong comes from the best pair of reports across and from the sum over all pairs.
    A doubt is worth the reports that would move, times the dead that would be counted otherwise, times that chance.
    """
    named = memberships["incident"].combine_chunks().dictionary_encode()
    drawn = _Drawn(
        incident=named.indices.to_numpy().astype(np.int64),
        names=named.dictionary,
        a=likeness["a"].to_numpy().astype(np.int64),
        b=likeness["b"].to_numpy().astype(np.int64),
        bits=likeness["bits"].to_numpy().astype(np.float64),
    )
    joins = _joins(drawn, judged(mentions, links, "different"), told=real(mentions, "killed_best"))
    parts = _parts(drawn, ties, mentions)
    found = pa.concat_tables([_weighed(drawn, joins, Change.JOIN), _weighed(drawn, parts, Change.PART)])
    order = [("worth", "descending"), ("change", "ascending"), ("pair", "ascending")]
    found = found.take(pc.sort_indices(found, sort_keys=order)[:KEPT])
    pair = found["pair"].to_numpy()
    for name, end in (("a", drawn.a), ("b", drawn.b)):
        found = found.append_column(name, mentions["subject"].take(pa.array(end[pair])))
    return found


def give_evidence(  # noqa: PLR0917 (a step is given its tables in the order of `reads`)
    found: pa.Table, likeness: pa.Table, codes: pa.Table, crowds: pa.Table, model: pa.Table
) -> pa.Table:
    """Give each doubt the evidence of its best pair of reports, field by field, as JSON."""
    if found.num_rows == 0:
        return SCHEMA.empty_table()
    evidence = explain(codes, crowds, model, pairs=likeness, chosen=found["pair"].to_numpy())
    return found.append_column("evidence", evidence).select(SCHEMA.names).cast(SCHEMA)


def _joins(drawn: _Drawn, different: Whole, *, told: Floats) -> _Cuts:
    """Find pairs of incidents that are nearly one."""
    size = np.int64(len(drawn.names))
    one, two = drawn.incident[drawn.a], drawn.incident[drawn.b]
    key = np.minimum(one, two) * size + np.maximum(one, two)
    near = np.flatnonzero((one != two) & (drawn.bits >= NEAR_BITS))
    near = near[np.lexsort((-drawn.bits[near], key[near]))]
    asked, first = np.unique(key[near], return_index=True)
    best = near[first]
    decided = np.sort(drawn.incident[different], axis=1)
    free = ~np.isin(asked, decided[:, 0] * size + decided[:, 1])
    asked, best = asked[free], best[free]
    at = np.searchsorted(asked, key)
    across = np.flatnonzero((one != two) & np.isin(key, asked))
    low, high = asked // size, asked % size
    killed = _medians(drawn.incident, told, np.concatenate([low, high]))
    members = np.bincount(drawn.incident, minlength=int(size))
    gain = _gain(drawn, across, at[across], possible=members[low] * members[high])
    return _Cuts(
        pair=best, incident=low, other=high, bits=drawn.bits[best], gain=gain,
        members=np.minimum(members[low], members[high]), one=killed[: len(low)], two=killed[len(low) :],
    )  # fmt: skip


def _parts(drawn: _Drawn, ties: pa.Table, mentions: pa.Table) -> _Cuts:
    """Find incidents that hang together by a weak tie which nobody has judged."""
    ends = [pc.index_in(ties[end], value_set=mentions["subject"]).to_numpy().astype(np.int64) for end in ("a", "b")]
    tied = np.sort(np.column_stack(ends), axis=1)
    size = np.int64(len(drawn.incident))
    order = np.argsort(drawn.a * size + drawn.b, kind="stable")
    found = np.searchsorted((drawn.a * size + drawn.b)[order], tied[:, 0] * size + tied[:, 1])
    bits = ties["bits"].to_numpy()
    scored = np.asarray(pc.not_equal(ties["decided_by"], "judgement").to_numpy())
    loose = np.flatnonzero((bits < LOOSE_BITS) & scored)
    loose = loose[np.lexsort((loose, bits[loose]))]
    incident = drawn.incident[tied[:, 0]]
    weakest = loose[np.sort(np.unique(incident[loose], return_index=True)[1])][:PARTS_LOOKED_AT]
    left = np.ones(len(tied), dtype=bool)
    left[weakest] = False
    graph = sparse.coo_array((np.ones(int(left.sum())), (tied[left, 0], tied[left, 1])), shape=(size, size))
    side = connected_components(graph, directed=False)[1].astype(np.int64)  # a tree falls in two by one cut
    cut = np.full(len(drawn.names), -1, dtype=np.int64)
    cut[incident[weakest]] = np.arange(len(weakest))
    at = cut[drawn.incident[drawn.a]]
    same = drawn.incident[drawn.a] == drawn.incident[drawn.b]
    across = np.flatnonzero(same & (at >= 0) & (side[drawn.a] != side[drawn.b]))
    members = np.bincount(side, minlength=len(drawn.incident))
    one, two = side[tied[weakest, 0]], side[tied[weakest, 1]]
    killed = _medians(side, real(mentions, "killed_best"), np.concatenate([one, two]))
    return _Cuts(
        pair=order[found[weakest]], incident=incident[weakest], other=incident[weakest], bits=bits[weakest],
        gain=_gain(drawn, across, at[across], possible=members[one] * members[two]),
        members=np.minimum(members[one], members[two]), one=killed[: len(weakest)], two=killed[len(weakest) :],
    )  # fmt: skip


def _gain(drawn: _Drawn, across: Whole, at: Whole, *, possible: Whole) -> Floats:
    bits = np.maximum(drawn.bits[across], MOST_AGAINST_BITS)
    total = np.bincount(at, weights=bits, minlength=len(possible))
    seen = np.bincount(at, minlength=len(possible))
    return np.asarray((total + UNSEEN_BITS * (possible - seen)) / np.sqrt(np.maximum(possible, 1)))


def _medians(group: Whole, told: Floats, asked: Whole) -> Floats:
    """Give the middle figure that each group's mentions tell; nan where none does."""
    rows = np.flatnonzero(~np.isnan(told) & np.isin(group, asked))
    rows = rows[np.lexsort((told[rows], group[rows]))]
    start, stop = (np.searchsorted(group[rows], asked, side=side) for side in ("left", "right"))
    middle = np.minimum((start + stop - 1) // 2, len(rows) - 1)
    return np.where(stop > start, told[rows][middle], np.nan) if len(rows) else np.full(len(asked), np.nan)


def _weighed(drawn: _Drawn, cuts: _Cuts, change: Change) -> pa.Table:
    """Give the cuts that may be wrong, with what each is worth."""
    support = (cuts.bits + cuts.gain) / WITNESSES
    chance = 1 / (1 + np.exp2(-support if change is Change.JOIN else LEAN_BITS + support))
    killed = np.minimum(np.nan_to_num(cuts.one), np.nan_to_num(cuts.two))
    apart = np.abs(cuts.one - cuts.two) / (np.maximum(cuts.one, cuts.two) + FEW)
    dispute = np.nan_to_num(apart)
    table = pa.table(
        {
            "change": pa.array([change.value] * len(chance), pa.string()),
            "pair": cuts.pair,
            "incident": drawn.names.take(pa.array(cuts.incident)),
            "other": drawn.names.take(pa.array(cuts.other)),
            "bits": cuts.bits.round(2),
            "chance": chance.round(3),
            "members": cuts.members,
            "killed": killed.astype(np.int64),
            "dispute": dispute.round(3),
            "worth": (cuts.members * (1 + killed + dispute) * chance).round(3),
        }
    )
    return table.filter(pa.array(chance >= LEAST_CHANCE))


FOUND = Step(name="doubts@1", writes="found", reads=("likeness", "memberships", "mentions", "links", "ties"), run=find)
DOUBTS = Step(
    name="doubt-evidence@1", writes="doubts", reads=("found", "likeness", "codes", "crowds", "model"), run=give_evidence
)
