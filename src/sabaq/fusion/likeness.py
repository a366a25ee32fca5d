"""Likeness: bits of evidence that two mentions are one event."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sabaq.fusion.clusters import connected
from sabaq.fusion.codes import Coded, coded, picked
from sabaq.fusion.comparisons import FIELDS, MADE_FROM, RARER, first_true, levels, one_document, surplus
from sabaq.fusion.habits import HABIT, WORDS, habit_bits, sights, sources_of, unpacked
from sabaq.fusion.habits import MOST_BITS as MOST_HABIT_BITS
from sabaq.fusion.names import distinct
from sabaq.fusion.pairs import in_order
from sabaq.fusion.rarities import MOST_BITS
from sabaq.fusion.values import numbered
from sabaq.store.base import Part, Parts, Step

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Levels = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]
Shares = tuple[float, ...]
Ends = npt.NDArray[np.int32]

CROWD_BITS = -1.0  # twice as many candidates, half the odds; learned from groups it grows with every round
LEAN_BITS = 1.0  # two reports also stand for those they are joined with; found on invented countries and Kenyan reports
PAIRS_OF_PART = 2_000_000
PAIRS_AT_ONCE = 100_000
PAIRS_A_VALUE = 8  # pairs for each two values of a field, at least, that make a table of these worth while
MARKS = 16  # for each key that is asked for, about
HOPELESS_BITS = -6.0  # a pair that cannot get above this is left there
ONE_DOCUMENT_BITS = -20.0  # a document tells an incident once
ONE_REPORT_BITS = -60.0  # a report's own subjects are apart by its own word
ONE_DATASET_BITS = -60.0  # a curated list holds an event once, and its coders made sure of it


SCHEMA = pa.schema([("a", pa.int32()), ("b", pa.int32()), ("bits", pa.float32())])
EVIDENCE = {**FIELDS, HABIT: WORDS}  # words by level; weighed in this order, up to where a pair is beyond hope
SPACE_TIME = list(EVIDENCE).index("space_time")  # with which what is known beforehand counts


class Model(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Weights learned without labels; the card that goes with every picture."""

    bits: dict[str, Shares]  # per field and level
    habits: tuple[Shares, ...]  # per source and how another's report differs from its own
    base: float  # bits of a pair of which nothing is told
    coverage: float  # chance that a source with reports of those days and places tells of a given incident
    contests: int  # times that a mention met the reports of one other source
    pairs: int
    rounds: int

    @functools.cached_property
    def field(self) -> dict[str, Floats]:
        """The bits of each field as an array."""
        return {name: np.asarray(bits, dtype=np.float64) for name, bits in self.bits.items()}

    @functools.cached_property
    def habit(self) -> Floats:
        """The habits as one table."""
        return unpacked(self.habits)

    @functools.cached_property
    def hope(self) -> dict[str, float]:
        """The most that each kind of evidence can add."""
        most = {name: max(self.bits[name]) + (MOST_BITS if name in RARER else 0.0) for name in FIELDS}
        return most | {HABIT: min(2 * float(self.habit.sum(axis=1, where=self.habit > 0).max()), MOST_HABIT_BITS)}

    @functools.cached_property
    def left(self) -> Floats:
        """The most that all kinds of evidence after each can add, one row each."""
        hope = np.array([*self.hope.values()])
        return np.asarray((hope.sum() - np.cumsum(hope))[:, None])


def count_candidates(codes: pa.Table, pairs: pa.Table) -> pa.Table:
    """Give how many others each mention is compared with: one row a mention, in their order."""
    count = np.zeros(codes.num_rows, dtype=np.int32)
    for run in pairs.to_batches(PAIRS_OF_PART):
        for end in ("a", "b"):
            np.add.at(count, run[end].to_numpy(), np.int32(1))
    return pa.table({"candidates": count})


def crowding(crowds: pa.Table) -> Floats:
    """Give for each mention half the doublings of its candidates: a pair's crowd is the sum of its two."""
    return np.asarray(np.log2(np.maximum(crowds["candidates"].to_numpy(), 1)) / 2)


def weighed(
    told: Coded, model: Model, a: Rows, b: Rows, *, crowd: Floats, seen: Mapping[str, Levels] | None = None
) -> tuple[dict[str, Levels], dict[str, Floats]]:
    """Give the level and the bits of every field for each pair; what is known beforehand counts with space and time.

    `seen` are the levels of the fields, where they were looked up.
    """
    seen = dict(seen or {name: levels(told, a, b, name) for name in FIELDS})
    bits = {name: _field_bits(told, model.field[name], a, b, field=name, level=each) for name, each in seen.items()}
    bits["space_time"] = bits["space_time"] + model.base + CROWD_BITS * (crowd[a] + crowd[b])
    bits["source"] = _source_bits(told, bits["source"], a, b)
    bits[HABIT] = _habit_bits(told, model, a, b, order=seen["order"])
    seen[HABIT] = first_true([bits[HABIT] > 0, bits[HABIT] < 0], [1, 2], default=0)
    return seen, bits


def stopped(model: Model, bits: Floats, a: Rows, b: Rows, *, crowd: Floats) -> Floats:
    """Give what `total_bits` gives, from the bits of every field, a row each: it stops where a pair is beyond hope."""
    prior = model.base + CROWD_BITS * (crowd[a] + crowd[b])
    raw = bits.copy()
    raw[SPACE_TIME] -= prior
    sums = prior + np.cumsum(raw, axis=0)
    beyond = sums + model.left <= HOPELESS_BITS
    beyond[-1] = True
    return np.asarray(sums[beyond.argmax(axis=0), np.arange(len(a))])


def score(codes: pa.Table, pairs: pa.Table, crowds: pa.Table, model: pa.Table) -> pa.Table:
    """Give the pairs that can matter (`kept`) with their bits: above zero speaks for one incident."""
    return SCORING.done(codes, pairs, crowds, model)


def deal_pairs(
    codes: pa.Table, pairs: pa.Table, crowds: pa.Table, model: pa.Table, *, least: int = 1
) -> Iterator[Part]:
    """Give runs of pairs with the rows they are of; their places among these are `one` and `two`."""
    most = min(PAIRS_OF_PART, pairs.num_rows // least + 1)
    day = codes["middle_day"].to_numpy()
    for start in range(0, pairs.num_rows, most):
        some = pairs[start : start + most]
        a, b = some["a"].to_numpy(), some["b"].to_numpy()
        there = np.zeros(codes.num_rows, dtype=bool)
        there[a] = there[b] = True
        rows = np.flatnonzero(there)
        rows = rows[np.argsort(day[rows])]  # pairs are of days near each other: what is compared lies near each other
        place = np.empty(codes.num_rows, dtype=np.int64)
        place[rows] = np.arange(len(rows))
        some = some.append_column("one", pa.array(place.take(a))).append_column("two", pa.array(place.take(b)))
        tables = {"codes": picked(codes, rows), "pairs": some, "crowds": picked(crowds, rows), "model": model}
        yield Part(key={"run": start // most}, tables=tables)


def scored(part: Part) -> pa.Table:
    """Give the pairs of a part with their bits; each pair's are the same whatever others come with it."""
    pairs, model = part.tables["pairs"], part.tables["model"]
    told, crowd = coded(part.tables["codes"]), crowding(part.tables["crowds"])
    card = msgspec.json.decode(model["model"][0].as_py(), type=Model)
    bits = total_bits(told, card, pairs["one"].to_numpy(), pairs["two"].to_numpy(), crowd=crowd)
    return pa.table([pairs["a"], pairs["b"], pa.array(bits.astype(np.float32))], schema=SCHEMA)


def kept(likeness: pa.Table) -> pa.Table:
    """Give of scored pairs those that can matter, in order of a and b.

    A pair beyond hope counts against joining its two parts (what evidence in favour connects), so it matters where
    they are one, or where another pair of the two is not beyond hope.
    """
    runs = [_Run(*(run[name].to_numpy() for name in SCHEMA.names)) for run in likeness.to_batches(PAIRS_OF_PART)]
    if not runs:
        return likeness
    size = 1 + max(int(run.b.max(initial=-1)) for run in runs)
    favour = (run.of(np.flatnonzero(run.bits > -LEAN_BITS)) for run in runs)
    part = connected(size, ((run.a, run.b) for run in favour)).astype(np.int32)
    many = np.bincount(part, minlength=size) > 1
    asked = _Asked.of(np.concatenate([run.asked(part) for run in runs]))
    left = [run.of(run.mattering(part, many, asked)) for run in runs]
    a, b, bits = (np.concatenate(each) for each in zip(*left, strict=True))
    del left
    return pa.table([*in_order(size, a, b, bits)], schema=SCHEMA)


class _Run(NamedTuple):
    """Some scored pairs: all at once, their copies would take most of the memory."""

    a: Ends
    b: Ends
    bits: npt.NDArray[np.float32]

    def of(self, at: Rows) -> _Run:
        return _Run(self.a[at], self.b[at], self.bits[at])

    def asked(self, part: Ends) -> Rows:
        """Give the numbers of any two parts between which a pair is not beyond hope."""
        hopeful = np.flatnonzero(self.bits >= HOPELESS_BITS)
        one, two = part.take(self.a.take(hopeful)), part.take(self.b.take(hopeful))
        across = np.flatnonzero(one != two)
        return distinct(_between(one.take(across), two.take(across), len(part)))

    def mattering(self, part: Ends, many: Flags, asked: _Asked) -> Rows:
        """Give the places of those that matter; of two mentions alone there is no pair but theirs."""
        one, two, matters = part.take(self.a), part.take(self.b), self.bits >= HOPELESS_BITS
        matters |= one == two
        left = np.flatnonzero(~matters & (many.take(one) | many.take(two)))
        matters[left[asked.among(_between(one.take(left), two.take(left), len(part)))]] = True
        return np.flatnonzero(matters)


class _Asked(NamedTuple):
    """Keys that are looked for among many others: most are told from them by marks, which some others share."""

    ordered: Rows
    marks: Flags

    @classmethod
    def of(cls, keys: Rows) -> _Asked:
        ordered = distinct(keys)
        marks = np.zeros(1 << (MARKS * len(ordered)).bit_length(), dtype=bool)
        marks[ordered & (len(marks) - 1)] = True
        return cls(ordered, marks)

    def among(self, keys: Rows) -> Rows:
        """Give the places of the keys that are asked for."""
        maybe = np.flatnonzero(self.marks.take(keys & (len(self.marks) - 1)))
        sought = keys.take(maybe)
        there = self.ordered.take(np.searchsorted(self.ordered, sought), mode="clip") == sought
        return np.asarray(maybe[there], dtype=np.int64)


def _between(one: Ends, two: Ends, size: int) -> Rows:
    """Give one number for two of `size` parts, whichever comes first."""
    return np.asarray(np.minimum(one, two) * np.int64(size) + np.maximum(one, two))


def total_bits(told: Coded, model: Model, a: Rows, b: Rows, *, crowd: Floats) -> Floats:
    """Give the sum of `weighed`; fields that could no longer turn a pair are not looked at."""
    total = np.empty(len(a))
    tables = _tables(told, model, len(a) // PAIRS_A_VALUE) if len(a) > len(crowd) else {}
    for start in range(0, len(a), PAIRS_AT_ONCE):
        run = slice(start, start + PAIRS_AT_ONCE)
        one, two = a[run], b[run]
        total[run] = model.base + CROWD_BITS * (crowd.take(one) + crowd.take(two))
        _add_fields(told, model, one, two, tables=tables, total=total[run])
    return total


def _add_fields(told: Coded, model: Model, a: Rows, b: Rows, *, tables: Mapping[str, _Table], total: Floats) -> None:
    """Add to each total what the fields say, up to the one after which its pair is beyond hope."""
    left, at, sums = sum(model.hope.values()), np.arange(len(a)), total.copy()
    for name in EVIDENCE:
        left -= model.hope[name]
        if name == HABIT:
            found = _habit_bits(told, model, a, b)
        elif name in tables:
            found = tables[name].of(a, b)
        else:
            found = _field_bits(told, model.field[name], a, b, field=name, level=levels(told, a, b, name))
        sums += _source_bits(told, found, a, b) if name == "source" else found
        if sums.min(initial=np.inf) + left <= HOPELESS_BITS:
            hopeful = np.flatnonzero(sums + left > HOPELESS_BITS)
            total[at] = sums
            a, b, at, sums = a.take(hopeful), b.take(hopeful), at.take(hopeful), sums.take(hopeful)
    total[at] = sums


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The bits of any two values of a field: those of rows a and b are at `row` of a and `column` of b together."""

    bits: Floats
    row: Rows
    column: Rows

    def of(self, a: Rows, b: Rows) -> Floats:
        """Give the bits of pairs."""
        at = self.row.take(a)
        at += self.column.take(b)
        return self.bits.take(at)


def _tables(told: Coded, model: Model, most: int) -> dict[str, _Table]:
    """Give the tables of the fields that have no more than `most` pairs of values."""
    made = {}
    for name, columns in MADE_FROM.items():
        number, first = numbered(getattr(told, column) for column in columns)
        size = len(first)
        if size * size <= most:
            one, two = np.repeat(first, size), np.tile(first, size)
            bits = _field_bits(told, model.field[name], one, two, field=name, level=levels(told, one, two, name))
            made[name] = _Table(bits=bits, row=number * size, column=number)
    return made


def _field_bits(told: Coded, bits: Floats, a: Rows, b: Rows, *, field: str, level: Levels) -> Floats:
    found = bits.take(level)
    return found + surplus(told, a, b, field=field, level=level) if field in RARER else found


def _habit_bits(told: Coded, model: Model, a: Rows, b: Rows, *, order: Levels | None = None) -> Floats:
    return habit_bits(model.habit, sights(told, a, b, order=order), sources_of(told, a, b))


def _source_bits(told: Coded, learned: Floats, a: Rows, b: Rows) -> Floats:
    """Put in what is known of two reports by one source: a document or a curated list tells an incident once."""
    own = np.flatnonzero(told.source.take(a) == told.source.take(b))
    if not len(own):
        return learned
    one_report, one_dataset, document = told_once(told, a[own], b[own])
    bits = learned.copy()
    known = np.where(one_dataset, ONE_DATASET_BITS, np.where(document, ONE_DOCUMENT_BITS, learned[own]))
    bits[own] = np.where(one_report, ONE_REPORT_BITS, known)
    return bits


def told_once(told: Coded, a: Rows, b: Rows) -> tuple[Flags, Flags, Flags]:
    """Say of which two reports by one source it is known that they cannot both tell an incident, and by what."""
    return told.report[a] == told.report[b], told.curated[a], one_document(told, a, b)


CROWDS = Step(name="crowds@1", writes="crowds", reads=("codes", "pairs"), run=count_candidates)
SCORING = Parts(deal=deal_pairs, work=scored, schema=SCHEMA, gather=kept)
LIKENESS = Step(
    name="likeness@6", writes="likeness", reads=("codes", "pairs", "crowds", "model"), run=score, parts=SCORING
)
