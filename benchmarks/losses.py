"""Losses: where true pairs were lost and false ones made."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sabaq.fusion.codes import coded, gap_days, km_between
from sabaq.fusion.comparisons import FIELDS
from sabaq.fusion.likeness import Model, crowding, weighed
from sabaq.fusion.pairs import MAX_RADIUS_KM

Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
MOST_LEVELS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the steps made, and the answer by row of mentions."""

    codes: pa.Table
    crowds: pa.Table
    model: pa.Table
    likeness: pa.Table
    groups: pa.ChunkedArray
    truth: Whole


def truth_codes(truth: pa.Table, reports: pa.ChunkedArray) -> Whole:
    """Give the true incident of each report as a number."""
    at = pc.index_in(reports.combine_chunks(), value_set=truth["report"])
    codes = truth["incident"].combine_chunks().dictionary_encode().indices
    return np.asarray(codes.take(at).to_numpy(zero_copy_only=False), dtype=np.int64)


def pairs_within(group: Whole) -> tuple[Whole, Whole]:
    """Give every pair (a < b) of rows in one group."""
    order = np.argsort(group, kind="stable")
    size = np.bincount(group)
    size = size[size > 0]
    left = np.repeat(np.arange(len(order)), np.repeat(np.cumsum(size), size) - np.arange(len(order)) - 1)
    starts = np.cumsum(np.bincount(left, minlength=len(order))) - np.bincount(left, minlength=len(order))
    right = left + 1 + np.arange(len(left)) - starts[left]
    one, two = order[left], order[right]
    return np.minimum(one, two), np.maximum(one, two)


def blocking(truth: Whole, a: Whole, b: Whole) -> dict[str, float]:
    """Give how many pairs are compared and what share of the true ones is among them (no pair twice)."""
    size = np.bincount(truth).astype(np.float64)
    true = float((size * (size - 1) / 2).sum())
    held = int((truth[a] == truth[b]).sum())
    return {"pairs": len(a), "true_pairs": true, "recall": held / true if true else 1.0}


def account(told: Told) -> dict[str, object]:
    """Say where true pairs went, and how false ones came."""
    a, b = pairs_within(told.truth)
    group = np.asarray(told.groups.combine_chunks().dictionary_encode().indices.to_numpy(), dtype=np.int64)
    at = _places(told, a, b)
    compared, together = at >= 0, group[a] == group[b]
    bits = np.where(compared, told.likeness["bits"].to_numpy()[at], np.nan)
    against, unused = compared & ~together & (bits <= 0), compared & ~together & (bits > 0)
    one, two = pairs_within(group)
    false = told.truth[one] != told.truth[two]
    one, two = one[false], two[false]
    there = _places(told, one, two)
    false_bits = np.where(there >= 0, told.likeness["bits"].to_numpy()[there], np.nan)
    return {
        "true_pairs": len(a),
        "true_pairs_together": int(together.sum()),
        "never_compared": _why_never(told, a[~compared], b[~compared]),
        "scored_against": int(against.sum()),
        "scored_for_but_parted": int(unused.sum()),
        "false_pairs": len(one),
        "false_scored_for": int((false_bits > 0).sum()),
        "false_scored_against": int((false_bits <= 0).sum()),
        "false_never_compared": int((there < 0).sum()),
        "mean_bits_of_true_scored_against": _mean_bits(told, at[against]),
        "mean_bits_of_false_scored_for": _mean_bits(told, there[false_bits > 0]),
        "space_time_of_true_scored_against": _levels(told, at[against]),
        "space_time_of_false_scored_for": _levels(told, there[false_bits > 0]),
    }


def _places(told: Told, a: Whole, b: Whole) -> Whole:
    """Give the row of likeness that holds each pair, -1 for none."""
    size = len(told.truth)
    key = told.likeness["a"].to_numpy().astype(np.int64) * size + told.likeness["b"].to_numpy()
    order = np.argsort(key, kind="stable")
    wanted = a * np.int64(size) + b
    at = np.minimum(np.searchsorted(key[order], wanted), max(len(key) - 1, 0))
    if not len(key):
        return np.full(len(a), -1)
    return np.where(key[order][at] == wanted, order[at], -1)


def _why_never(told: Told, a: Whole, b: Whole) -> dict[str, int]:
    where = coded(told.codes)
    gap, km = gap_days(where, a, b), km_between(where, a, b)
    bands = {f"days_apart_{days}": int(((gap > days - 1) & (gap <= days)).sum()) for days in range(1, 8)}
    placed = ~np.isnan(km)
    both = where.radius_km[a] + where.radius_km[b]
    beyond = km - np.where(placed, both, 0)
    return {
        "pairs": len(a),
        "a_place_unknown": int((~placed).sum()),
        "beyond_both_radii_by_25_to_50_km": int((placed & (beyond > 25) & (beyond <= 50)).sum()),
        "beyond_both_radii_by_more": int((placed & (beyond > 50)).sum()),
        "within_25_km_of_both_radii": int((placed & (beyond <= 25)).sum()),
        "a_place_too_vague": int((placed & (np.fmax(where.radius_km[a], where.radius_km[b]) > MAX_RADIUS_KM)).sum()),
        "over_seven_days_apart": int((gap > 7).sum()),
    } | bands


def _evidence(told: Told, at: Whole) -> tuple[dict[str, npt.NDArray[np.uint8]], dict[str, npt.NDArray[np.float64]]]:
    a, b = (told.likeness[name].to_numpy().astype(np.int64) for name in ("a", "b"))
    model = msgspec.json.decode(told.model["model"][0].as_py(), type=Model)
    return weighed(coded(told.codes), model, a[at], b[at], crowd=crowding(told.crowds))


def _mean_bits(told: Told, at: Whole) -> dict[str, float]:
    if not len(at):
        return {}
    return {name: round(float(bits.mean()), 2) for name, bits in _evidence(told, at)[1].items()}


def _levels(told: Told, at: Whole) -> dict[str, int]:
    count = np.bincount(_evidence(told, at)[0]["space_time"], minlength=len(FIELDS["space_time"]))
    most = np.argsort(-count, kind="stable")[:MOST_LEVELS]
    return {FIELDS["space_time"][n]: int(count[n]) for n in most.tolist() if count[n]}
