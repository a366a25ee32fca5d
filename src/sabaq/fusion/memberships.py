"""Memberships: which subject belongs to which incident."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sabaq.fusion.clusters import AT_ONCE, FORBIDDEN_BITS, Bits, Ends, Pairs, cluster, connected
from sabaq.fusion.handful import MOST, cluster_few
from sabaq.fusion.likeness import LEAN_BITS
from sabaq.store.base import Step

Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

STRONG_BITS = 6.0  # groups that more than this holds together are drawn first
SAME_BITS = 60.0  # what a standing "same" weighs where a "different" contradicts it somewhere in its group

SCHEMA = pa.schema(
    [("row", pa.int64()), ("subject", pa.string()), ("report", pa.string()), ("incident", pa.string()),
     ("weight", pa.float64())]
)  # fmt: skip


def group(mentions: pa.Table, likeness: pa.Table, links: pa.Table, codes: pa.Table) -> pa.Table:
    """Give every mention its incident, named after the member that was known first.

    Judgements ("same", "different") hold over all evidence, "different" over "same".
    """
    a, b, bits = (likeness[name].to_numpy() for name in ("a", "b", "bits"))
    same, different = (judged(mentions, links, verdict) for verdict in ("same", "different"))
    silent = np.asarray(codes["silent"].to_numpy(), dtype=bool)
    found = grouped(mentions.num_rows, a, b, bits, rulings=(same, different), silent=silent)
    oldest = _oldest(mentions, found)
    subject = mentions["subject"].combine_chunks()
    names = pc.binary_join_element_wise("i", pc.utf8_slice_codeunits(subject.take(pa.array(oldest)), 2), "_")
    columns = [pa.array(np.arange(mentions.num_rows)), subject, mentions["report"].combine_chunks(), names]
    return pa.table([*columns, pa.array(firmness(found, a=a, b=b, bits=bits, same=same))], schema=SCHEMA)


def grouped(size: int, a: Ends, b: Ends, bits: Bits, *, rulings: tuple[Whole, Whole], silent: Flags) -> Whole:
    """Give each of `size` rows the lowest row of its group; `rulings` are the pairs judged same, and different."""
    same, different = rulings
    if not len(same) and not len(different):
        if len(a) <= MOST:
            pairs = zip(a.tolist(), b.tolist(), bits.tolist(), strict=True)
            return cluster_few(size, pairs, lean=LEAN_BITS, strong=STRONG_BITS, silent=silent.tolist())
        return cluster(size, Pairs(a, b, bits), lean=LEAN_BITS, strong=STRONG_BITS, silent=silent)
    start, loose = _contract(size, same, different)
    ruled = np.concatenate([same[loose], different])
    weights = np.repeat([SAME_BITS - LEAN_BITS, FORBIDDEN_BITS], [len(loose), len(different)])
    at = np.searchsorted(a, ruled[:, 0])  # pairs of a whole ledger stand in order of a
    one, two = (np.asarray(np.insert(end, at, ruled[:, side]), dtype=np.int32) for side, end in enumerate((a, b)))
    told = Pairs(one, two, np.asarray(np.insert(bits, at, weights), dtype=np.float64))
    return cluster(size, told, lean=LEAN_BITS, strong=STRONG_BITS, start=start, silent=silent)


def judged(rows: pa.Table, links: pa.Table, verdict: str) -> Whole:
    """Give the row numbers (n, 2) of the pairs with this verdict, of subjects that are there (a column of `rows`)."""
    chosen = links.filter(pc.equal(links["verdict"], verdict))
    if not chosen.num_rows:
        return np.empty((0, 2), dtype=np.int64)
    subjects = rows["subject"].combine_chunks()
    ends = [pc.index_in(chosen[end], value_set=subjects).fill_null(-1).to_numpy() for end in ("a", "b")]
    pairs = np.sort(np.column_stack([np.asarray(end, dtype=np.int64) for end in ends]), axis=1)
    pairs = pairs[(pairs[:, 0] >= 0) & (pairs[:, 0] != pairs[:, 1])]
    return np.unique(pairs, axis=0)


def _contract(size: int, same: Whole, different: Whole) -> tuple[Whole, Whole]:
    """Give groups that "same" alone makes, and the "same" pairs left to be weighed because a "different" cuts in."""
    part = connected(size, [(same[:, 0], same[:, 1])])
    torn = np.unique(part[different[:, 0]][part[different[:, 0]] == part[different[:, 1]]])
    start = np.where(np.isin(part, torn), np.arange(size), part)
    return start, np.flatnonzero(np.isin(part[same[:, 0]], torn))


def _oldest(mentions: pa.Table, found: Whole) -> Whole:
    """Give for each row the member of its group that was known first (ties: lowest subject)."""
    moments = mentions["known_at"].combine_chunks().dictionary_encode()
    known = np.argsort(np.argsort(np.asarray(moments.dictionary.to_pylist(), dtype=object), kind="stable"))
    order = np.argsort(known[moments.indices.to_numpy()], kind="stable")  # mentions stand in order of subject
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    first = np.full(len(order), len(order), dtype=np.int64)
    np.minimum.at(first, found, place)
    return np.asarray(order[first[found]], dtype=np.int64)


def firmness(found: Whole, *, a: Ends, b: Ends, bits: Bits, same: Whole) -> Floats:
    """Give 0..1: how surely the best tie to another member holds; 1 for a member alone or judged so."""
    best = np.full(len(found), -np.inf)
    for start in range(0, len(a), AT_ONCE):
        run = slice(start, start + AT_ONCE)
        inside = np.flatnonzero(found[a[run]] == found[b[run]])
        for end in (a, b):
            np.maximum.at(best, end[run][inside], bits[run][inside])
    best[same.ravel()] = np.inf
    alone = np.bincount(found, minlength=len(found))[found] == 1
    return np.where(alone, 1.0, 1 / (1 + np.exp2(-best)))


MEMBERSHIPS = Step(
    name="memberships@3", writes="memberships", reads=("mentions", "likeness", "links", "codes"), run=group
)
