"""Pieces: runs of days that are compared apart from the rest.

A pair belongs to one piece: that of two placed mentions to the one whose stated days begin later, that of a vague one
to the one that asks. So a piece holds its own rows and a halo of those they may meet, and the cut changes no pair.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa

from sabaq.fusion.codes import coded, picked
from sabaq.fusion.pairs import SCHEMA, WINDOW_DAYS, first_day, in_order, placed_pairs, vague
from sabaq.fusion.unplaced import LONGEST_HALF_DAYS, unplaced_pairs
from sabaq.store.base import Part, Parts, Step

OWNED = 100_000  # rows of a piece, about: its pairs are held at once
AHEAD_DAYS = WINDOW_DAYS + 2 * LONGEST_HALF_DAYS  # how much later a mention may begin that a vague one asks for


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of days; a piece owns the rows whose stated days begin in it."""

    first: float  # days from 1970-01-01
    beyond: float


def spans(codes: pa.Table, most: int = OWNED) -> list[Span]:
    """Cut the days of a ledger so that each piece owns about `most` rows, and whole days."""
    begins = np.sort(_begins(codes))
    begins = begins[~np.isnan(begins)]
    if not len(begins):
        return []
    edges = np.unique(begins[most::most])
    bounds = [-np.inf, *edges[edges > begins[0]].tolist(), np.inf]
    return [Span(first=first, beyond=beyond) for first, beyond in pairwise(bounds)]


def piece_of(codes: pa.Table, span: Span) -> pa.Table:
    """Give the rows that a piece owns and those they may meet, in order of day, with `row` (in `codes`) and `own`."""
    begins = _begins(codes)
    ends = begins + 2 * np.asarray(codes["half_days"].to_numpy()) - 1
    own = (begins >= span.first) & (begins < span.beyond)
    rows = np.flatnonzero(own | ((ends >= span.first - WINDOW_DAYS) & (begins < span.beyond + AHEAD_DAYS)))
    rows = rows[np.argsort(begins[rows], kind="stable")]
    piece = picked(codes, rows)
    return piece.append_column("row", pa.array(rows.astype(np.int32))).append_column("own", pa.array(own[rows]))


def pairs_in(piece: pa.Table) -> pa.Table:
    """Give the pairs (a < b, numbers in the ledger, in order of day) that a piece owns."""
    told, row, own = coded(piece), piece["row"].to_numpy(), piece["own"].to_numpy()
    loose = vague(told)
    found = [*placed_pairs(told, own & ~loose), *unplaced_pairs(told, loose, WINDOW_DAYS, asking=own & loose, row=row)]
    a, b = (np.concatenate([row[:0], *(pair[end] for pair in found)], dtype=np.int32) for end in (0, 1))
    del found
    a, b, _ = in_order(len(row), a, b, np.ones(len(a), dtype=np.int8))
    a, b = row[a], row[b]
    return pa.table([np.minimum(a, b), np.maximum(a, b)], schema=SCHEMA)


def deal_pieces(codes: pa.Table, *, least: int = 1) -> Iterator[Part]:
    """Give each piece its rows."""
    for number, span in enumerate(spans(codes, min(OWNED, codes.num_rows // least + 1))):
        yield Part(key={"piece": number}, tables={"codes": piece_of(codes, span)})


def _pairs_of(part: Part) -> pa.Table:
    return pairs_in(part.tables["codes"])


def find_pairs(codes: pa.Table) -> pa.Table:
    """Give every pair (a < b, row numbers) within the sliding day window and reach of both places, piece by piece.

    Mentions without a usable place meet those of the same country and days that they do not mostly contradict.
    """
    return PIECES.done(codes)


def _begins(codes: pa.Table) -> np.ndarray:
    return first_day(*(np.asarray(codes[name].to_numpy()) for name in ("middle_day", "half_days")))


PIECES = Parts(deal=deal_pieces, work=_pairs_of, schema=SCHEMA, gather=lambda made: made)
PAIRS = Step(name="pairs@4", writes="pairs", reads=("codes",), run=find_pairs, parts=PIECES)
