"""Runs: incidents dealt out with their claims."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sabaq.store.base import Part

Rows = npt.NDArray[np.int64]

MEMBERS = 10_000  # of one run, and of its last incident what is more


def deal_incidents(
    claims: pa.Table, memberships: pa.Table, reports: pa.Table, sources: pa.Table, *, least: int = 1
) -> Iterator[Part]:
    """Give runs of whole incidents, each with the claims on its subjects and the reports that make them."""
    run = _run_of(memberships["incident"].combine_chunks(), min(MEMBERS, memberships.num_rows // least + 1))
    at = pc.index_in(claims["subject"], value_set=memberships["subject"]).to_numpy(zero_copy_only=False)
    known = np.flatnonzero(~np.isnan(at)) if at.dtype.kind == "f" else np.arange(len(at))
    count = int(run.max(initial=-1)) + 1
    claimed = _dealt(run[at[known].astype(np.int64)], count, known)
    joined = _dealt(run, count, np.arange(len(run)))
    seqs = reports["seq"].to_numpy()
    for number in range(count):
        own = claims.take(pa.array(claimed[number]))
        told = np.searchsorted(seqs, np.unique(own["report_seq"].to_numpy()))
        tables = {"claims": own, "memberships": memberships.take(pa.array(joined[number]))}
        yield Part(key={"run": number}, tables=tables | {"reports": reports.take(pa.array(told)), "sources": sources})


def by_incident(made: pa.Table) -> pa.Table:
    """Give the rows in order of incident; those of one incident stay as they are."""
    return made.take(pc.sort_indices(made["incident"]))


def _run_of(incident: pa.Array, members: int) -> Rows:
    """Give for each member the number of its incident's run."""
    encoded = incident.dictionary_encode()
    number = encoded.indices.to_numpy()
    count = np.bincount(number, minlength=len(encoded.dictionary))
    order = pc.sort_indices(encoded.dictionary).to_numpy()
    run = np.empty(len(order), dtype=np.int64)
    run[order] = (np.cumsum(count[order]) - count[order]) // members
    return np.asarray(np.unique(run, return_inverse=True)[1][number])


def _dealt(run: Rows, count: int, rows: Rows) -> list[Rows]:
    """Give the rows of each run, in their order."""
    order = np.argsort(run, kind="stable")
    return np.split(rows[order], np.searchsorted(run[order], np.arange(1, count)))
