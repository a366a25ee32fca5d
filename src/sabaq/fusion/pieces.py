"""Pieces: runs of days that are compared apart from the rest.

A pair belongs to one piece: that of two placed mentions to the one whose stated days begin later, that of a vague one
to the one that asks. So a piece holds its own rows and a halo of those they may meet, and the cut changes no pair.
How many more a vague mention fits than it is compared with is told by the one piece in which it asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sabaq.fusion.codes import coded
from sabaq.fusion.pairs import WINDOW_DAYS, by_first, first_day, placed_pairs, vague
from sabaq.fusion.unplaced import LONGEST_HALF_DAYS, unplaced_pairs
from sabaq.store.base import Part, Parts, Step

OWNED = 100_000  # rows of a piece, about: its pairs are held at once
AHEAD_DAYS = WINDOW_DAYS + 2 * LONGEST_HALF_DAYS  # how much later a mention may begin that a vague one asks for

SCHEMA = pa.schema([("row", pa.int32()), ("others", pa.list_(pa.int32())), ("beyond", pa.int32())])


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
    """Give the rows that a piece owns and those they may meet, in their order, with `row` (in `codes`) and `own`."""
    begins = _begins(codes)
    ends = begins + 2 * np.asarray(codes["half_days"].to_numpy()) - 1
    own = (begins >= span.first) & (begins < span.beyond)
    rows = np.flatnonzero(own | ((ends >= span.first - WINDOW_DAYS) & (begins < span.beyond + AHEAD_DAYS)))
    piece = codes.take(pa.array(rows))
    return piece.append_column("row", pa.array(rows.astype(np.int32))).append_column("own", pa.array(own[rows]))


def meetings_in(piece: pa.Table) -> pa.Table:
    """Give of each mention the later ones that it is compared with, and how many more it fits, as far as a piece owns.

    All are numbers in the ledger, in order.
    """
    told, row, own = coded(piece), piece["row"].to_numpy(), piece["own"].to_numpy()
    loose = vague(told)
    asked = [*unplaced_pairs(told, loose, WINDOW_DAYS, asking=own & loose)]
    beyond = np.zeros(len(row), dtype=np.int32)
    for each in asked:
        beyond[each.asking] = each.beyond
    found = [*placed_pairs(told, own & ~loose), *((each.a, each.b) for each in asked)]
    a, b = (np.concatenate([row[:0], *(pair[end] for pair in found)], dtype=np.int32) for end in (0, 1))
    del found, asked
    starts, others, _ = by_first(len(row), a, b, np.ones(len(a), dtype=np.int8))
    met = pa.table([row, pa.ListArray.from_arrays(starts, row[others]), beyond], schema=SCHEMA)
    return met.filter(pa.array((np.diff(starts) > 0) | (beyond > 0)))


def deal_pieces(codes: pa.Table, *, least: int = 1) -> Iterator[Part]:
    """Give each piece its rows."""
    for number, span in enumerate(spans(codes, min(OWNED, codes.num_rows // least + 1))):
        yield Part(key={"piece": number}, tables={"codes": piece_of(codes, span)})


def _meetings_of(part: Part) -> pa.Table:
    return meetings_in(part.tables["codes"])


def find_meetings(codes: pa.Table) -> pa.Table:
    """Give who is compared with whom, piece by piece: all within the sliding day window and reach of both places.

    Mentions without a usable place meet those of the same country and days that they do not mostly contradict.
    """
    return PIECES.done(codes)


def pair_up(meetings: pa.Table) -> pa.Table:
    """Give every pair (a < b, row numbers) that is compared."""
    runs = meetings.to_batches()
    first = [np.repeat(run["row"].to_numpy(), pc.list_value_length(run["others"]).to_numpy()) for run in runs]
    second = [run["others"].flatten() for run in runs]
    return pa.table({"a": pa.chunked_array(first, pa.int32()), "b": pa.chunked_array(second, pa.int32())})


def count_candidates(codes: pa.Table, meetings: pa.Table) -> pa.Table:
    """Give how many others each mention may be one with: one row a mention, in their order.

    Those it is compared with, and those that it fits beyond them: chosen from thousands, the likeliest sixty are no
    likelier for it.
    """
    count = np.zeros(codes.num_rows, dtype=np.int32)
    for run in meetings.to_batches():
        fitting = pc.add(pc.list_value_length(run["others"]), run["beyond"])
        np.add.at(count, run["row"].to_numpy(), fitting.to_numpy())
        count += np.bincount(run["others"].flatten().to_numpy(), minlength=len(count)).astype(np.int32)
    return pa.table({"candidates": count})


def _begins(codes: pa.Table) -> np.ndarray:
    return first_day(*(np.asarray(codes[name].to_numpy()) for name in ("middle_day", "half_days")))


PIECES = Parts(deal=deal_pieces, work=_meetings_of, schema=SCHEMA, gather=lambda made: made)
MEETINGS = Step(name="meetings@1", writes="meetings", reads=("codes",), run=find_meetings, parts=PIECES)
PAIRS = Step(name="pairs@4", writes="pairs", reads=("meetings",), run=pair_up)
CROWDS = Step(name="crowds@2", writes="crowds", reads=("codes", "meetings"), run=count_candidates)
