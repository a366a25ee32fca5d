"""Mentions: what each report tells of one thing, as columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sabaq.fusion.names import distinct
from sabaq.model.evidence import Prop
from sabaq.store.base import Step

Rows = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

PUBLISHED_LAG_DAYS = 3  # an undated report tells of the days before it was published
UNITS = ("place", "district", "province", "country")
DOERS = ("perpetrator", "initiator", "side_a", "side_b", "all")

SCHEMA = pa.schema(
    [
        ("subject", pa.string()), ("report", pa.string()), ("report_seq", pa.int64()), ("known_at", pa.string()),
        ("source", pa.string()), ("origin", pa.string()), ("kind", pa.string()),
        ("first_day", pa.int32()), ("last_day", pa.int32()), ("dated", pa.bool_()), ("published_day", pa.int32()),
        ("lat", pa.float64()), ("lon", pa.float64()), ("radius_m", pa.float64()), ("place", pa.string()),
        ("district", pa.string()), ("province", pa.string()), ("country", pa.string()),
        ("killed_low", pa.float64()), ("killed_best", pa.float64()), ("killed_high", pa.float64()),
        ("wounded_low", pa.float64()), ("wounded_best", pa.float64()), ("wounded_high", pa.float64()),
        ("actors", pa.list_(pa.string())), ("others", pa.list_(pa.string())), ("types", pa.list_(pa.string())),
        ("targets", pa.list_(pa.string())), ("occasion", pa.string()), ("words", pa.string()),
    ]
)  # fmt: skip


def read_mentions(claims: pa.Table, reports: pa.Table, sources: pa.Table) -> pa.Table:
    """Give one row a subject with the first news claim of each kind; order is by subject id.

    Days count from 1970-01-01; a null stays a null, for absence is not a claim.
    """
    news = _News.of(claims)
    if not news.size:
        return SCHEMA.empty_table()
    columns: dict[str, pa.Array] = {"subject": news.subjects}
    columns |= _report_columns(news, reports, sources)
    columns |= {name: news.first(name, Prop.PLACE) for name in ("lat", "lon", "radius_m", *UNITS)}
    columns |= _day_columns(news, columns["published_day"])
    for prop in (Prop.KILLED, Prop.WOUNDED):
        columns |= _count_columns(news, prop)
    columns |= _term_columns(news)
    return pa.table([columns[name] for name in SCHEMA.names], schema=SCHEMA)


def real(mentions: pa.Table, name: str) -> npt.NDArray[np.float64]:
    """Give a column of numbers, nan where there is none."""
    return np.asarray(mentions[name].cast(pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)


@dataclass(frozen=True, slots=True, kw_only=True)
class _News:
    """The claims that assert news, found in the table of all: a copy of them would be the greatest thing in memory."""

    claims: pa.Table
    subjects: pa.Array  # in order
    row: Codes  # of each claim: the number of its subject
    prop: Codes  # of each claim, -1 where it asserts no news
    props: tuple[str, ...]

    @classmethod
    def of(cls, claims: pa.Table) -> _News:
        chosen = _holds(claims["framing"], "news") & _holds(claims["polarity"], "asserts")
        prop, props = _coded(claims["prop"])
        row, told = _coded(claims["subject"])
        there = np.bincount(row[chosen], minlength=len(told)) > 0
        order = pc.array_sort_indices(told).to_numpy()
        order = order[there[order]]
        rank = np.full(len(told), -1, dtype=np.int32)
        rank[order] = np.arange(len(order))
        return cls(
            claims=claims, subjects=told.take(pa.array(order)), row=rank[row],
            prop=np.where(chosen, prop, prop.dtype.type(-1)), props=tuple(props.to_pylist()),
        )  # fmt: skip

    @property
    def size(self) -> int:
        """How many subjects there are."""
        return len(self.subjects)

    def of_prop(self, prop: Prop, group: str | None = None) -> Rows:
        """Give the places of the claims of a kind."""
        if prop.value not in self.props:
            return np.empty(0, dtype=np.int64)
        at = np.flatnonzero(self.prop == self.props.index(prop.value))
        return at if group is None else at[_holds(self.claims["grp"].take(pa.array(at)), group)]

    def first(self, name: str, prop: Prop, group: str | None = None) -> pa.Array:
        """Give each subject's value in a column from the first of its claims of a kind, else null."""
        at = self.of_prop(prop, group)
        source = np.full(self.size, -1, dtype=np.int64)
        source[self.row[at][::-1]] = at[::-1]
        return self.claims[name].take(pa.array(source, mask=source < 0)).combine_chunks()


def _holds(column: pa.ChunkedArray, text: str) -> Flags:
    return np.asarray(pc.equal(column, text).to_numpy(), dtype=bool)


def _coded(column: pa.ChunkedArray) -> tuple[Codes, pa.Array]:
    """Give the number of each text, and the texts; chunk by chunk, which share one dictionary."""
    encoded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    if not encoded.num_chunks:
        return np.empty(0, dtype=np.int32), column.combine_chunks()
    texts = encoded.chunks[0].dictionary
    alike = all(chunk.dictionary.equals(texts) for chunk in encoded.chunks)  # as those of a file: at once
    chunks = (encoded if alike else encoded.unify_dictionaries()).chunks
    return np.concatenate([chunk.indices.to_numpy() for chunk in chunks]), chunks[-1].dictionary


def _report_columns(news: _News, reports: pa.Table, sources: pa.Table) -> dict[str, pa.Array]:
    first = np.full(news.size, len(news.row), dtype=np.int64)
    at = np.flatnonzero(news.prop >= 0)[::-1]
    first[news.row[at]] = at  # the last to be written stays: the first claim
    seqs = news.claims["report_seq"].to_numpy()[first]
    some = reports.select(["id", "source", "known_at", "published_at"])
    told = some.take(pa.array(np.searchsorted(reports["seq"].to_numpy(), seqs)))
    position = pc.index_in(told["source"], value_set=sources["id"])
    published = pc.cast(pc.utf8_slice_codeunits(told["published_at"], 0, 10), pa.date32())
    return {
        "report": told["id"].combine_chunks(),
        "report_seq": pa.array(seqs),
        "known_at": told["known_at"].combine_chunks(),
        "source": told["source"].combine_chunks(),
        "origin": sources["independence_group"].take(position).combine_chunks(),
        "kind": sources["kind"].take(position).combine_chunks(),
        "published_day": pc.cast(published, pa.int32()).combine_chunks(),
    }


def _day_columns(news: _News, published: pa.Array) -> dict[str, pa.Array]:
    first, last = (
        pc.cast(pc.cast(news.first(name, Prop.DATE), pa.date32()), pa.int32()) for name in ("first_day", "last_day")
    )
    return {
        "dated": pc.is_valid(first),
        "first_day": pc.coalesce(first, pc.subtract(published, PUBLISHED_LAG_DAYS)),
        "last_day": pc.coalesce(last, published),
    }


def _count_columns(news: _News, prop: Prop) -> dict[str, pa.Array]:
    low, best, high = (pc.cast(news.first(name, prop, "all"), pa.float64()) for name in ("low", "best", "high"))
    best = pc.coalesce(best, low, high)
    return {f"{prop.value}_low": pc.coalesce(low, best), f"{prop.value}_best": best, f"{prop.value}_high": high}


def _term_columns(news: _News) -> dict[str, pa.Array]:
    party = news.of_prop(Prop.PARTY)
    role, roles = _coded(news.claims["grp"].take(pa.array(party)))
    does = np.array([any(each in DOERS for each in group.split("+")) for group in roles.to_pylist()], dtype=bool)[role]
    return {
        "actors": _lists(news, np.concatenate([news.of_prop(Prop.ACTOR), party[does]])),
        "others": _lists(news, party[~does]),
        "types": _lists(news, news.of_prop(Prop.ATTACK_TYPE)),
        "targets": _lists(news, news.of_prop(Prop.TARGET)),
        "occasion": news.first("value", Prop.OCCASION),
        "words": news.first("value", Prop.TITLE),
    }


def _lists(news: _News, at: Rows) -> pa.Array:
    """Give each row's distinct values of some claims, in order of text."""
    encoded = news.claims["value"].take(pa.array(at)).combine_chunks().dictionary_encode()
    order = pc.array_sort_indices(encoded.dictionary).to_numpy()
    rank = np.empty(len(order) + 1, dtype=np.int64)
    rank[order], rank[-1] = np.arange(len(order)), -1
    code = rank[encoded.indices.fill_null(-1).to_numpy()]
    width = len(order) + 1
    key = distinct((news.row[at].astype(np.int64) * width + code)[code >= 0])
    offsets = np.searchsorted(key, np.arange(news.size + 1) * width).astype(np.int32)
    return pa.ListArray.from_arrays(
        pa.array(offsets), encoded.dictionary.take(pa.array(order)).take(pa.array(key % width))
    )


MENTIONS = Step(name="mentions@1", writes="mentions", reads=("claims", "reports", "sources"), run=read_mentions)
